"""Sentences from the game, as the reader of this seat may hear them."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.kernel.message import Message, Param
from game.kernel.sides import Side
from game.session.minutes import Minute, minutes
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
    """What has been said and done by others since this side last acted."""
    events, _ = playing.controller.events_since(side, playing.desk(side).cursor)
    skipped = ("minutes.event", "minutes.sitting", "minutes.choice")
    return tuple(m for m in minutes(events) if m.by is not side and m.message.key not in skipped)
