"""Missed trades in so many words: what would have been exchanged, what it was worth to both, and who else would pay."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.room import free_limits
from game.analysis.tables import tables_now
from game.analysis.timeline import Timeline, draft, sittings
from game.analysis.trades import MissedTrade, Swap, missed_trades, payers
from game.bargaining.improve import pairwise_trades
from game.engine.state import GameState
from game.engine.treaty import Terms
from game.kernel.message import Message, message
from game.kernel.refs import bystanders_ref, side_ref, terms_ref
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class Missed:
    """A trade that was left on the table.

    `sitting` is when the draft stood so, or 0: against the treaty that was signed. `warning` names whoever outside the
    room would have paid for it (None: nobody).
    """

    sitting: int
    trade: MissedTrade
    message: Message
    warning: Message | None

    @property
    def both(self) -> int:
        """What it was worth to both together."""
        return sum(self.trade.gains)


@dataclass(frozen=True, slots=True)
class MissedTrades:
    """The trades left in the treaty, the best first, and the best one of each sitting's draft among open articles.

    `signed`: a treaty was signed, whether or not the capitals ratified it.
    """

    final: tuple[Missed, ...]
    by_sitting: tuple[Missed, ...]
    signed: bool = False


def missed(beats: Timeline) -> MissedTrades:
    """The missed trades of a game that has ended; `final` is empty when nothing was signed."""
    final = beats[-1].after
    signed = final.common.treaty
    at_last = () if signed is None else tuple(_said(final, 0, trade) for trade in missed_trades(final, signed))
    days = [_best(final, number, state) for number, state in sittings(beats)]
    return MissedTrades(at_last, tuple(day for day in days if day is not None), signed is not None)


def _best(final: GameState, sitting: int, state: GameState) -> Missed | None:
    """The best trade on the draft at the end of a sitting; None when everything was settled or well matched."""
    if state.over:
        return None
    tables, links = tables_now(state)
    now = draft(state)
    allowed = [sorted({*row, now[article]}) for article, row in enumerate(free_limits(state))]
    found = pairwise_trades(tables, links, now, allowed)
    if not found:
        return None
    better = found[0].applied(now)
    swaps = tuple(Swap(n, now[n], better[n]) for n in found[0].articles)
    return _said(final, sitting, MissedTrade(swaps, found[0].gains, payers(final, now, better)))


def _said(final: GameState, sitting: int, trade: MissedTrade) -> Missed:
    to_first, to_second = _sorted(final, trade)
    text = message(
        "debrief.missed.trade" if to_first and to_second else "debrief.missed.both",
        to_first=terms_ref(to_first or to_second),
        to_second=terms_ref(to_second or to_first),
        first=side_ref(Side.FIRST),
        second=side_ref(Side.SECOND),
        first_points=trade.gains[0],
        second_points=trade.gains[1],
        points=sum(trade.gains),
    )
    paying = [one.id for one in final.scenario.bystanders if one.id in trade.pays]
    warning = message("debrief.missed.pays", who=bystanders_ref(paying)) if paying else None
    return Missed(sitting, trade, text, warning)


def _sorted(final: GameState, trade: MissedTrade) -> tuple[Terms, Terms]:
    """The new options by whom each of them suits better: the first side's, the second side's."""
    first: list[tuple[int, int]] = []
    second: list[tuple[int, int]] = []
    for swap in trade.swaps:
        gains = [final.own.of(side).points[swap.article] for side in (Side.FIRST, Side.SECOND)]
        one, two = (row[swap.to] - row[swap.was] for row in gains)
        (first if one >= two else second).append((swap.article, swap.to))
    return tuple(first), tuple(second)
