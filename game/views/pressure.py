"""What a side can expect of the gauges it reads, and of its own capital's patience, from its own view alone."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.capital_sums import Home, order_chance
from game.kernel.conditions import Always, Compare, Condition
from game.kernel.message import Message, message
from game.views.estimates import readings
from game.views.view import SideView

OPPOSITE = {"<": "below", "<=": "below", ">": "above", ">=": "above"}


@dataclass(frozen=True, slots=True)
class Expected:
    """By how much a gauge will have moved at the next sitting, at least and at most, acts and events left out.

    `why` has one reason for each cause that counts or may count.
    """

    low: int
    high: int
    why: tuple[Message, ...]


def expected_moves(view: SideView) -> tuple[Expected | None, ...]:
    """Per gauge its drift to the next sitting; None for one that this side does not read."""
    found: list[Expected | None] = []
    for track, reading in zip(view.board.tracks, view.own.readings, strict=True):
        if reading is None:
            found.append(None)
            continue
        low = high = 0
        why = []
        for drift in track.drifts:
            holds = view.seat.judge(drift.when)
            if holds is False:
                continue
            sure = holds is True
            low += drift.change if sure else min(0, drift.change)
            high += drift.change if sure else max(0, drift.change)
            why.append(_reason(view, drift.change, drift.when, sure))
        found.append(Expected(low, high, tuple(why)))
    return tuple(found)


def _reason(view: SideView, change: int, when: Condition, sure: bool) -> Message:
    """Why a gauge moves: by itself, while another stands above or below a mark, or as things stand."""
    certain = "sure" if sure else "may"
    if isinstance(when, Always):
        return message("pressure.itself", change=_signed(change))
    if isinstance(when, Compare) and isinstance(when.right, int) and not isinstance(when.left, int):
        ids = [track.id for track in view.board.tracks]
        if when.left[0] == "track" and when.left[1] in ids and when.op in OPPOSITE:
            track = f"@track:{ids.index(when.left[1])}"
            key = f"pressure.{OPPOSITE[when.op]}_{certain}"
            return message(key, change=_signed(change), track=track, mark=when.right)
    return message(f"pressure.stands_{certain}", change=_signed(change))


def _signed(change: int) -> str:
    return f"+{change}" if change > 0 else f"\u2212{-change}"


def order_estimate(view: SideView) -> int | None:
    """The chance (per mille) that one's own capital orders one home at the next sitting; None before it may."""
    rule, sitting = view.board.orders.of(view.side), view.common.sitting + 1
    if sitting < rule.first_sitting or view.own.order is not None or sitting > view.common.last:
        return None
    home = Home(readings(view), lambda condition: view.seat.judge(condition) is True, view.own.standing)
    return max(0, min(1000, order_chance(rule, home, view.own.patience, sitting).raw))
