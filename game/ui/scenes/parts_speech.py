"""Sentences from the game, as the reader of this seat may hear them."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.kernel.message import Message, Param
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.strings import escape

_OWN_WORDS = "text"


def say(ctx: Context, playing: Playing, words: Message | str, side: Side | None = None) -> str:
    """A message as a sentence; what a person wrote is kept from meaning anything but itself."""

    def lookup(key: str, **params: Param) -> str:
        safe = {name: escape(str(value)) if name == _OWN_WORDS else value for name, value in params.items()}
        return ctx.strings.text(key, **safe)

    return playing.controller.say(words, side, lookup)


def refusal(ctx: Context, playing: Playing, refused: Refused | None, side: Side) -> str:
    """The sentence of a refusal, or nothing."""
    return "" if refused is None else say(ctx, playing, refused.message, side)


def news(playing: Playing, side: Side) -> tuple[Minute, ...]:
    """What has been said and done by others since this side last acted, remarks included."""
    controller, since = playing.controller, playing.desk(side).since
    now = controller.view(side).common.sitting
    skipped = ("minutes.event", "minutes.sitting", "minutes.choice")
    lines = (line for sitting in (now - 1, now) for line in controller.minutes(sitting))
    return tuple(
        line for line in lines if line.entry > since and line.by is not side and line.message.key not in skipped
    )


def remark_of(playing: Playing, by: Side, sitting: int, acts: tuple[str, ...]) -> Message | None:
    """The last thing that a computer player said aloud at a sitting with an act of one of these kinds."""
    found = None
    for line in playing.controller.minutes(sitting):
        if line.remark and line.by is by and line.message.key.split(".")[1] in acts:
            found = line.message
    return found
