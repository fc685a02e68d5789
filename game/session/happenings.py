"""The events of a scenario as a teacher may let them happen: what each says, and what it does, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.kernel import effects as f
from game.kernel.conditions import ALWAYS
from game.kernel.message import Message, Param, message
from game.kernel.sides import Side
from game.scenario.definition import EventSpec, Scenario


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. `to`: the side that alone reads it, None: everybody; `fired`: it has happened already.

    `does`: a sentence for each of its effects; `perhaps`: the same for those that hang on a condition; `asks`: the side
    that it asks something, if any.
    """

    id: str
    headline: str
    body: str
    to: Side | None
    fired: bool
    asks: Side | None
    does: tuple[Message, ...]
    perhaps: tuple[Message, ...]


def happenings(words: Scenario, fired: Iterable[str]) -> tuple[Happening, ...]:
    """Every event of a scenario, in the order of its file."""
    known = frozenset(fired)
    return tuple(_happening(spec, spec.id in known) for spec in words.events)


def _happening(spec: EventSpec, fired: bool) -> Happening:
    sure = tuple(_effect(each.effect) for each in spec.effects if each.when == ALWAYS)
    perhaps = tuple(_effect(each.effect) for each in spec.effects if each.when != ALWAYS)
    return Happening(spec.id, spec.headline, spec.body, spec.to, fired, spec.asks, sure, perhaps)


def _effect(effect: f.Effect) -> Message:
    match effect:
        case f.MoveTrack(track, change):
            return _moved("track", change, track=f"@track:{track}")
        case f.MoveMeter(meter, side, change) if side is None:
            return _moved(f"room_{meter}", change)
        case f.MoveMeter(meter, side, change):
            return _moved(f"meter_{meter}", change, side=_side(side))
        case f.MovePoints(side, article, option, change):
            return _moved("points", change, side=_side(side), article=f"@article:{article}",
                          option=f"@option:{article}.{option}")  # fmt: skip
        case f.SetOption(article, option, opened):
            key = "option_opens" if opened else "option_closes"
            return message(f"class.effect.{key}", article=f"@article:{article}", option=f"@option:{article}.{option}")
        case f.MoveMandate(side, article):
            return message("class.effect.mandate", side=_side(side), article=f"@article:{article}")
    return _of_one(effect)


def _of_one(effect: f.Effect) -> Message:
    """Effects that are about one side, and those that are to come."""
    match effect:
        case f.SetInstrument(side, instrument, allowed):
            key = "tool_allowed" if allowed else "tool_forbidden"
            return message(f"class.effect.{key}", side=_side(side), tool=f"@instrument:{int(side)}.{instrument}")
        case f.SendOrder(side, send):
            return message(f"class.effect.{'order' if send else 'order_sleeps'}", side=_side(side))
        case f.SendReport(side):
            return message("class.effect.report", side=_side(side))
        case f.EaseCable(side):
            return message("class.effect.cable", side=_side(side))
        case f.ShareBlame(side):
            return message("class.effect.blame", side=_side(side))
        case f.Later(sittings, _):
            return message("class.effect.later", n=sittings)
    return message("class.effect.chance")


def _moved(what: str, change: int, **more: Param) -> Message:
    return message(f"class.effect.{what}_{'up' if change > 0 else 'down'}", n=abs(change), **more)


def _side(side: Side | None) -> str:
    return "" if side is None else f"@side:{int(side)}"
