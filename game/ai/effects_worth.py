"""What effects are worth to a side, in hundredths of a point: by both walk-aways and both capitals (R8, R10, R11)."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.hunches import thought
from game.ai.stakes import POINT, Stakes
from game.engine.parts import Line
from game.engine.treaty import steps_beyond
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
from game.kernel.formulas import TrackTerm
from game.kernel.sides import Side

WHOLE = 1000
UNSURE = 500
LATITUDE = 500
"""Of the steps that could be had by cable, those that will in fact be asked for (per mille)."""
INFLUENCE = 80
CREDIBILITY = 15
ASIDE, STIFF_ASIDE, STIFF = 3, 10, 1
"""A point of rapport; the same while the room is no warmer than word `STIFF`, and a word outside it hard to have."""
SWAY, SCARCE_SWAY, SCARCE = 8, 18, 40
"""A point of goodwill in the mediator's letters and texts; the same below `SCARCE`, where he begins to be deaf."""
EARNEST = 6
"""A point of the mediator's patience."""
WORLD = 20
ORDER = 700
"""What an order to go home costs."""
REPORT = 200
INSTRUMENT = 100
OPTION = 100
SHARE = 300
"""Of a chance that the other side signs, what it is worth to this one (per mille)."""


def worth_of(stakes: Stakes, effects: Sequence[Guarded]) -> int:
    """The sum of what effects are worth to the side; one whose guard it cannot judge counts half."""
    return sum(_guarded(stakes, guarded) for guarded in effects)


def _guarded(stakes: Stakes, guarded: Guarded) -> int:
    holds = thought(stakes.view, guarded.when)
    if holds is False:
        return 0
    value = _worth(stakes, guarded.effect)
    return value if holds else value * UNSURE // WHOLE


def _worth(stakes: Stakes, effect: Effect) -> int:
    mine = stakes.view.side
    match effect:
        case MoveTrack(track, change):
            return change * track_worth(stakes, track) // POINT
        case MoveMeter():
            return meter_worth(stakes, effect)
        case MoveMandate():
            return _mandate(stakes, effect)
        case MovePoints(side, _, _, change):
            return POINT // 2 * change if side is mine else 0
        case SetOption(article, option, open_):
            return _option(stakes, article, option) * (1 if open_ else -1)
        case SetInstrument(side, _, allowed):
            return (INSTRUMENT if allowed else -INSTRUMENT) * (1 if side is mine else -1)
        case SendOrder(side, send):
            return (-ORDER if send else ORDER) * (1 if side is mine else 0)
        case SendReport(to, _, _, _, truth):
            return REPORT * truth // WHOLE * (1 if to is mine else -1)
        case EaseCable(side, article, per_mille):
            return per_mille * latitude(stakes, side, () if article is None else (article,)) // WHOLE
        case Later(sittings, effects):
            return worth_of(stakes, effects) * stakes.running(sittings) // WHOLE
        case Gamble(per_mille, success, failure):
            return (per_mille * worth_of(stakes, success) + (WHOLE - per_mille) * worth_of(stakes, failure)) // WHOLE
        case ShareBlame(side):
            return stakes.blame if side is mine else 0


def latitude(stakes: Stakes, side: Side, articles: Sequence[int] = ()) -> int:
    """What it would be worth if the cables of a side on these articles (none named: on all) were sure to be granted."""
    steps = stakes.own_steps if side is stakes.view.side else stakes.their_steps
    asked = sum(steps[n] for n in (articles or range(len(steps))))
    return asked * LATITUDE // WHOLE


def track_worth(stakes: Stakes, track: int) -> int:
    """What a point more on a track is worth to the side, in ten-thousandths of a point."""
    board, mine = stakes.view.board, stakes.view.side
    own = sum(term.coefficient for term in board.walk_away.of(mine).terms if term.track == track)
    their = sum(term.coefficient for term in board.walk_away.of(mine.other).terms if term.track == track)
    value = POINT * (stakes.own_war * own - stakes.their_war * their) // WHOLE
    for side in (mine, mine.other):
        rule, orders = board.capital.of(side), board.orders.of(side)
        for term, articles in rule.cable_terms:
            if term.track == track and thought(stakes.view, term.when) is not False:
                value += POINT * term.coefficient * latitude(stakes, side, articles) // WHOLE
        ratify = sum(term.coefficient for term in rule.ratify_terms if term.track == track)
        value += POINT * ratify * _consent(stakes, side) // WHOLE
        recall = sum(term.coefficient for term in orders.terms if term.track == track and _holds(stakes, term))
        value -= POINT * recall * _recall(stakes, side) // WHOLE
    return value


def _holds(stakes: Stakes, term: TrackTerm) -> bool:
    return thought(stakes.view, term.when) is not False


def _consent(stakes: Stakes, side: Side) -> int:
    """What a side's sure consent at ratification is worth to this one."""
    return stakes.ratify if side is stakes.view.side else stakes.ratify * SHARE // WHOLE


def _recall(stakes: Stakes, side: Side) -> int:
    """What it costs this side that an order to go home comes to `side`, over the sittings still likely."""
    if stakes.view.own.order is not None and side is stakes.view.side:
        return 0
    price = ORDER if side is stakes.view.side else ORDER * SHARE // WHOLE
    first = stakes.view.board.orders.of(side).first_sitting - stakes.view.common.sitting
    return price * max(0, stakes.left - max(0, first))


def meter_worth(stakes: Stakes, effect: MoveMeter) -> int:
    """What a change of a meter is worth: of one's own, or of a shared one; nothing of the other side's."""
    change, view = effect.change, stakes.view
    if effect.side is None:
        if effect.meter == "world":
            rule = view.board.capital.of(view.side)
            sway = WORLD + rule.ratify_world * stakes.ratify // WHOLE
            return sway * change * (1 if view.side is Side.FIRST else -1)
        if effect.meter == "rapport":
            return change * (STIFF_ASIDE if view.common.room.rapport <= STIFF else ASIDE)
        return change * EARNEST
    if effect.side is not view.side:
        return 0
    return change * _own_meter(stakes, effect.meter)


def _own_meter(stakes: Stakes, meter: str) -> int:
    """What a point of one of the side's own meters is worth."""
    view, rule = stakes.view, stakes.view.board.capital.of(stakes.view.side)
    match meter:
        case "standing":
            return (rule.cable_standing * latitude(stakes, view.side) + rule.ratify_standing * stakes.ratify) // WHOLE
        case "influence":
            return INFLUENCE
        case "patience":
            return -view.board.orders.of(view.side).patience * _recall(stakes, view.side) // WHOLE
        case "goodwill":
            sway = SCARCE_SWAY if view.own.goodwill < SCARCE else SWAY
            return sway + rule.ratify_goodwill * stakes.ratify // WHOLE
        case "credibility":
            return CREDIBILITY
    return 0


def _mandate(stakes: Stakes, effect: MoveMandate) -> int:
    """Latitude for either side by what a step of it is worth."""
    steps = stakes.own_steps if effect.side is stakes.view.side else stakes.their_steps
    if effect.to is None:
        return steps[effect.article] * effect.steps
    line: Line | None = stakes.view.own.mandate[effect.article]
    if effect.side is not stakes.view.side or line is None:
        return steps[effect.article]
    wider = steps_beyond(effect.side, effect.to, line.option)
    return steps[effect.article] * (wider or -steps_beyond(effect.side, line.option, effect.to))


def _option(stakes: Stakes, article: int, option: int) -> int:
    row = stakes.view.own.points[article]
    return OPTION * (2 * row[option] - max(row) - min(row)) // max(1, max(row))
