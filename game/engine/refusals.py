"""A refusal of an action: a value with a stable code, never an exception, never a leak (R19)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.kernel.message import Message, Param, message


class Code(Enum):
    """Why an action was refused. Each has a sentence under `refusal.<value>` in the catalogue."""

    OVER = "over"
    NOT_YOUR_TURN = "not_your_turn"
    NOT_NOW = "not_now"
    NO_SUCH_ARTICLE = "no_such_article"
    NO_SUCH_OPTION = "no_such_option"
    OPTION_CLOSED = "option_closed"
    NOTHING_CHOSEN = "nothing_chosen"
    ARTICLE_TWICE = "article_twice"
    TOO_MANY_ARTICLES = "too_many_articles"
    ARTICLE_SETTLED = "article_settled"
    ARTICLE_WITHDRAWN = "article_withdrawn"
    REOPEN_NEEDS_LINK = "reopen_needs_link"
    REOPEN_NEEDS_GIFT = "reopen_needs_gift"
    REOPEN_ONCE = "reopen_once"
    NO_REOPEN_AT_MOTION = "no_reopen_at_motion"
    FINAL_STANDS = "final_stands"
    NO_OFFER = "no_offer"
    LINKED_WHOLE = "linked_whole"
    NOT_IN_OFFER = "not_in_offer"
    NO_GROUND = "no_ground"
    ALREADY_RESERVED = "already_reserved"
    NOT_YOURS = "not_yours"
    NEVER_LAID = "never_laid"
    CANNOT_WITHDRAW = "cannot_withdraw"
    NOT_READY_TO_SIGN = "not_ready_to_sign"
    NO_TRAIN = "no_train"
    TRAIN_WAITS = "train_waits"
    NO_OPEN_ARTICLE = "no_open_article"
    NEED_CLOSED = "need_closed"
    NO_SUCH_INSTRUMENT = "no_such_instrument"
    TOO_DEAR = "too_dear"
    RESTING = "resting"
    USED_UP = "used_up"
    FORBIDDEN = "forbidden"
    CONDITION = "condition"
    UNAVAILABLE = "unavailable"
    WRONG_ARTICLES = "wrong_articles"
    NO_LINE = "no_line"
    LINE_NEVER = "line_never"
    RED_LINE = "red_line"
    CABLE_WAITS = "cable_waits"
    NO_RESERVED_OFFER = "no_reserved_offer"
    DONE_FOR_TONIGHT = "done_for_tonight"
    NO_TEXT = "no_text"
    NO_CHOICE = "no_choice"
    NO_SUCH_ANSWER = "no_such_answer"
    NO_TREATY = "no_treaty"
    TOO_LONG = "too_long"
    NO_SUCH_EVENT = "no_such_event"
    BAD_CALENDAR = "bad_calendar"
    BAD_TEXT = "bad_text"
    UNKNOWN_ACTION = "unknown_action"


@dataclass(frozen=True, slots=True)
class Refused:
    """An action that was not taken, with the reason in words."""

    code: Code
    message: Message


def refuse(code: Code, **params: Param) -> Refused:
    """A refusal with its sentence."""
    return Refused(code, message(f"refusal.{code.value}", **params))
