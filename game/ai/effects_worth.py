"""What effects are worth to a side, in hundredths of a point: by both walk-aways and both capitals (R8, R10)."""

from __future__ import annotations

from collections.abc import Sequence

from game.kernel.conditions import Condition
from game.kernel.effects import (
    EaseCable,
    Effect,
    Gamble,
    Guarded,
    Later,
    MoveMandate,
    MoveMeter,
    MovePoints,
    MoveTrack,
    SendOrder,
    SendReport,
    SetInstrument,
    SetOption,
    ShareBlame,
)
from game.kernel.sides import Side
from game.views.view import SideView

WHOLE = 1000
OWN_WALK_AWAY = 300
THEIR_WALK_AWAY = 300
CABLE_TERM = 4
RATIFY_TERM = 6
UNSURE = 500
LATER = 800
METERS: tuple[tuple[str, int], ...] = (
    ("standing", 40),
    ("influence", 100),
    ("patience", 25),
    ("credibility", 15),
    ("goodwill", 25),
)
SHARED: tuple[tuple[str, int], ...] = (("rapport", 10), ("mediator_patience", 8))
WORLD = 20
STEP_WIDER = 250
STEP_SET = 150
REPORT = 200
ORDER = 900
INSTRUMENT = 100
OPTION = 100
BLAME = 600
EASE_PER_MILLE = 2


def worth_of(view: SideView, effects: Sequence[Guarded]) -> int:
    """The sum of what effects are worth to this side; one whose guard it cannot judge counts half."""
    return sum(_guarded(view, guarded) for guarded in effects)


def _guarded(view: SideView, guarded: Guarded) -> int:
    holds = _judged(view, guarded.when)
    if holds is False:
        return 0
    value = _worth(view, guarded.effect)
    return value if holds else value * UNSURE // WHOLE


def _judged(view: SideView, condition: Condition) -> bool | None:
    return view.seat.judge(condition)


def _worth(view: SideView, effect: Effect) -> int:
    match effect:
        case MoveTrack(track, change):
            return change * track_worth(view, track)
        case MoveMeter():
            return _meter(view, effect)
        case MoveMandate():
            return _mandate(view, effect)
        case MovePoints(side, _, _, change):
            return 50 * change if side is view.side else 0
        case SetOption(article, option, open_):
            return _option(view, article, option) * (1 if open_ else -1)
        case SetInstrument(side, _, allowed):
            return (INSTRUMENT if allowed else -INSTRUMENT) * _mine(view, side)
        case SendOrder(side, send):
            return (-ORDER if send else ORDER) * (1 if side is view.side else 0)
        case SendReport(to, _, _, _, truth):
            return REPORT * truth // WHOLE * _mine(view, to)
        case EaseCable(side, _, per_mille):
            return EASE_PER_MILLE * per_mille if side is view.side else 0
        case Later(_, effects):
            return worth_of(view, effects) * LATER // WHOLE
        case Gamble(per_mille, success, failure):
            return (per_mille * worth_of(view, success) + (WHOLE - per_mille) * worth_of(view, failure)) // WHOLE
        case ShareBlame(side):
            return BLAME if side is view.side else 0


def _mine(view: SideView, side: Side) -> int:
    return 1 if side is view.side else -1


def track_worth(view: SideView, track: int) -> int:
    """What one point more on a track is worth to this side, in hundredths of a point."""
    board, side = view.board, view.side
    own = sum(term.coefficient for term in board.walk_away.of(side).terms if term.track == track)
    their = sum(term.coefficient for term in board.walk_away.of(side.other).terms if term.track == track)
    value = (OWN_WALK_AWAY * own - THEIR_WALK_AWAY * their) // WHOLE
    for who in (side, side.other):
        rule = board.capital.of(who)
        cables = sum(term.coefficient for term, _ in rule.cable_terms if term.track == track)
        ratify = sum(term.coefficient for term in rule.ratify_terms if term.track == track)
        value += CABLE_TERM * cables // (1 if who is side else 2) + RATIFY_TERM * ratify // (1 if who is side else 2)
    return value


def _meter(view: SideView, effect: MoveMeter) -> int:
    if effect.side is None:
        if effect.meter == "world":
            return WORLD * effect.change * (1 if view.side is Side.FIRST else -1)
        return dict(SHARED).get(effect.meter, 0) * effect.change
    return dict(METERS).get(effect.meter, 0) * effect.change if effect.side is view.side else 0


def _mandate(view: SideView, effect: MoveMandate) -> int:
    """Latitude on either side helps towards a treaty; the other's is worth more than one's own."""
    if effect.to is not None:
        return STEP_SET * (1 if effect.side is view.side else 2)
    return STEP_WIDER * effect.steps * (1 if effect.side is view.side else 2)


def _option(view: SideView, article: int, option: int) -> int:
    row = view.own.points[article]
    return OPTION * (2 * row[option] - max(row) - min(row)) // max(1, max(row))
