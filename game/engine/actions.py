"""What a side, the mediator or the director may ask for: a closed union of requests.

A request carries positions of articles and options; `game.session.codec` turns them into the names that a save holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.engine.treaty import Terms
from game.kernel.sides import Side


class Actor(Enum):
    """Who acts."""

    FIRST = "first"
    SECOND = "second"
    MEDIATOR = "mediator"
    DIRECTOR = "director"

    @property
    def side(self) -> Side | None:
        """The side this actor is, or None."""
        return {Actor.FIRST: Side.FIRST, Actor.SECOND: Side.SECOND}.get(self)


def actor_of(side: Side) -> Actor:
    """The actor of `side`."""
    return Actor.FIRST if side is Side.FIRST else Actor.SECOND


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer the choice that an event puts."""

    event: str
    answer: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer the offer against you: `accept` (`articles` empty: whole), `decline` on a `ground`, or `reserve`.

    Who declines on `instructions` may name the articles that they bar (empty: every article of the offer).
    """

    verdict: str
    articles: tuple[int, ...] = ()
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Present:
    """Present positions (R3b)."""

    positions: Terms


@dataclass(frozen=True, slots=True)
class LayOffer:
    """Lay an offer (R3a)."""

    terms: Terms
    linked: bool = False
    tone: str = "courteous"
    ad_referendum: bool = False
    withdraws: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Withdraw an article of yours, or (None) your standing offer."""

    article: int | None = None


@dataclass(frozen=True, slots=True)
class MoveToSign:
    """Move that the initialled text be signed."""


@dataclass(frozen=True, slots=True)
class AnswerSigning:
    """Answer a motion to sign."""

    sign: bool


@dataclass(frozen=True, slots=True)
class Adjourn:
    """Say nothing more this turn."""


@dataclass(frozen=True, slots=True)
class OrderTrain:
    """Order the train, over one open article (R15a)."""

    article: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the conference, the train having been ordered."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Send the train away and stay."""


@dataclass(frozen=True, slots=True)
class AskNeed:
    """Ask what they would need (R3): they lay what they would offer now, and it uses this act."""


@dataclass(frozen=True, slots=True)
class PlayInstrument:
    """Play an instrument tonight. `target`: `offer` (refer the reserved offer) or `walk_away`, else the articles."""

    instrument: str
    articles: tuple[int, ...] = ()
    target: str = ""


@dataclass(frozen=True, slots=True)
class SaveInfluence:
    """Play nothing this evening."""


@dataclass(frozen=True, slots=True)
class MarkText:
    """Mark the mediator's text in secret."""

    accept: bool


@dataclass(frozen=True, slots=True)
class RequestImprovement:
    """After a treaty: ask for the best improvement that both would prefer (R20)."""


@dataclass(frozen=True, slots=True)
class MarkImprovement:
    """Mark that improvement in secret."""

    accept: bool


@dataclass(frozen=True, slots=True)
class Write:
    """The mediator writes to the capital of `side` about an article."""

    side: Side
    article: int


@dataclass(frozen=True, slots=True)
class SendText:
    """The mediator sends both sides a text over open articles."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Warn:
    """The mediator warns a side in private about an article."""

    side: Side
    article: int


@dataclass(frozen=True, slots=True)
class Wait:
    """The mediator does nothing now."""


@dataclass(frozen=True, slots=True)
class Inject:
    """The director fires an event."""

    event: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """The director hands a side to the computer, or back to people (`computer` False)."""

    side: Side
    computer: bool


@dataclass(frozen=True, slots=True)
class EndNow:
    """The director ends the game where it stands."""


@dataclass(frozen=True, slots=True)
class SetCalendar:
    """The director shortens or restores the calendar to `sittings`."""

    sittings: int


VOTES = ("none", "yes", "no")
"""What a home government was heard to say of a signed treaty; `none`: it was not asked."""


@dataclass(frozen=True, slots=True)
class PutToVote:
    """The director lets the motion to sign pass; where chance would decide in a capital, votes of people do (R11)."""

    first: str = "none"
    second: str = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """A written statement for the minutes."""

    text: str


@dataclass(frozen=True, slots=True)
class Guess:
    """A side's guess at the other's walk-away and line on an article, for the debrief."""

    walk_away: int
    lines: Terms = ()


Action = (
    Choose
    | Answer
    | Present
    | LayOffer
    | Withdraw
    | MoveToSign
    | AnswerSigning
    | Adjourn
    | OrderTrain
    | Leave
    | Stay
    | AskNeed
    | PlayInstrument
    | SaveInfluence
    | MarkText
    | RequestImprovement
    | MarkImprovement
    | Write
    | SendText
    | Warn
    | Wait
    | Inject
    | TakeOver
    | EndNow
    | SetCalendar
    | PutToVote
    | Statement
    | Guess
)

ACTION_NAMES: tuple[tuple[str, type], ...] = (
    ("choose", Choose),
    ("answer", Answer),
    ("present", Present),
    ("offer", LayOffer),
    ("withdraw", Withdraw),
    ("move_to_sign", MoveToSign),
    ("answer_signing", AnswerSigning),
    ("adjourn", Adjourn),
    ("train", OrderTrain),
    ("leave", Leave),
    ("stay", Stay),
    ("ask_need", AskNeed),
    ("instrument", PlayInstrument),
    ("save_influence", SaveInfluence),
    ("mark_text", MarkText),
    ("request_improvement", RequestImprovement),
    ("mark_improvement", MarkImprovement),
    ("write", Write),
    ("send_text", SendText),
    ("warn", Warn),
    ("wait", Wait),
    ("inject", Inject),
    ("take_over", TakeOver),
    ("end_now", EndNow),
    ("set_calendar", SetCalendar),
    ("put_to_vote", PutToVote),
    ("statement", Statement),
    ("guess", Guess),
)
