"""How much to ask for now: first the best one may hope for, at the end the least one would take."""

from __future__ import annotations

from game.ai.levels import Level
from game.ai.persona import Persona
from game.engine.capital_sums import Home, order_chance
from game.kernel.sides import BOTH_SIDES
from game.views.estimates import readings
from game.views.view import SideView

WHOLE = 1000
DOUBT = 550
PUBLIC_PATIENCE = 50


def horizon(view: SideView, level: Level, persona: Persona) -> int:
    """The sitting by which the talks are thought to end: the last one, or the one by which an order home is likely.

    An order in hand makes it the sitting it names, or the next for those who mean to let a first order pass.
    """
    order = view.own.order
    if order is not None and not order.asleep:
        defied = level.foresight and not order.final and not persona.obedient
        return min(view.common.last, max(view.common.sitting, order.sitting) + (1 if defied else 0))
    if not level.foresight:
        return view.common.last
    safe = WHOLE
    for sitting in range(view.common.sitting, view.common.last):
        for side in BOTH_SIDES:
            rule = view.board.orders.of(side)
            if sitting < rule.first_sitting:
                continue
            patience = view.own.patience if side is view.side else PUBLIC_PATIENCE
            home = Home(readings(view), lambda condition: view.seat.judge(condition) is True, view.own.standing)
            chance = order_chance(rule, home, patience, sitting)
            safe = safe * (WHOLE - max(0, min(WHOLE, chance.raw))) // WHOLE
        if safe < DOUBT:
            return sitting + 1
    return view.common.last


def turns_in_all(view: SideView, level: Level, persona: Persona) -> int:
    """How many turns a side has in all, up to the sitting by which the talks are thought to end."""
    last = max(view.common.sitting, horizon(view, level, persona))
    return max(1, sum(view.board.turns[:last]))


def time_used(view: SideView, level: Level, persona: Persona) -> int:
    """How much of the time is gone, 0..1000, by turns as well as sittings; 1000 on the last turn."""
    common = view.common
    last = max(common.sitting, horizon(view, level, persona))
    turns = view.board.turns[min(common.sitting, len(view.board.turns)) - 1]
    left = min(turns, common.desks.of(view.side).turns)
    done = (common.sitting - 1) * WHOLE + (turns - left) * WHOLE // max(1, turns)
    whole = max(1, last * WHOLE - WHOLE // max(1, turns))
    time = min(WHOLE, done * WHOLE // whole * persona.haste // WHOLE)
    return (time + WHOLE) // 2 if level.foresight and _trunks_in_the_hall(view) else time


def _trunks_in_the_hall(view: SideView) -> bool:
    """Whether the other side has ordered its train and has not cried wolf before."""
    train = view.common.train
    if train is None or train.side is view.side:
        return False
    return not view.common.desks.of(view.side.other).stayed


def conceded(time: int, firmness: int) -> int:
    """The part (per mille) of the way from best to least given up at `time`: time to the power of firmness."""
    part = time
    for _ in range(firmness - 1):
        part = part * time // WHOLE
    return part


def target(best: int, least: int, time: int, firmness: int) -> int:
    """The points to ask for: `best` at first, `least` at the end, falling all the way; never under `least`."""
    if best <= least:
        return least
    return best - (best - least) * conceded(time, firmness) // WHOLE
