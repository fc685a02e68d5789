"""The answer key: the exact frontier, history's treaty, both sides' orders, and what history left on the table."""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.analysis.tables import links_of, tables_for
from game.bargaining.frontier import Frontier, frontier
from game.bargaining.improve import WHOLE, Trade, below_frontier_percent_k, pairwise_trades
from game.bargaining.points import total
from game.bargaining.solutions import solutions
from game.classroom.pack.blocks import TEACHER, Block, Cell, Grid, Items, Picture, Sheet, Words
from game.classroom.pack.kit import Kit, line_of
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.report import svg
from game.report.charts import At, Chart, Dot, Line, round_axis
from game.report.plane_chart import stairs, under

CHART_HIGH = 145.0
UNITS_WIDE = 900.0
TRADES = 3


@dataclass(frozen=True, slots=True)
class Truth:
    """What the key knows: the frontier, history's points, where war lies, and the best trades that history missed."""

    edge: Frontier
    history: BySide[int]
    war: BySide[int]
    below: float | None
    trades: tuple[Trade, ...]
    nash: At | None


def truth_of(kit: Kit) -> Truth:
    """Reckon it for the instructions of this lesson."""
    tables, links = tables_for(kit.scenario, kit.instructions), links_of(kit.scenario)
    edge = frontier(tables, links)
    history = total(tables, links, kit.scenario.history)
    war = kit.own.map(lambda own: own.war)
    found = solutions(edge, (war.first, war.second)).nash
    below = below_frontier_percent_k(edge, history)
    trades = pairwise_trades(tables, links, kit.scenario.history)
    return Truth(
        edge,
        BySide(*history),
        war,
        None if below is None else below / (WHOLE // 100),
        tuple(trades[:TRADES]),
        None if found is None else (found.first, found.second),
    )


def key(kit: Kit) -> Sheet:
    """The answer key, for the teacher alone."""
    t, public, truth = kit.public.t, kit.public, truth_of(kit)
    chart = plane(kit, truth)
    high = CHART_HIGH
    drawn = svg.svg(chart, "key", high / 170.0 * UNITS_WIDE)
    drawn = re.sub(r"<svg ", f'<svg width="170mm" height="{high:.0f}mm" ', drawn, count=1)
    names = {"first": public.side(Side.FIRST), "second": public.side(Side.SECOND)}
    blocks: list[Block] = [
        Words(t("print.key.lead"), "lead"),
        Picture(drawn, high, t("print.key.legend", **names)),
        Words(
            t(
                "print.key.figures",
                **names,
                a=truth.history.first,
                b=truth.history.second,
                c=truth.war.first,
                d=truth.war.second,
                n=len(truth.edge),
            )
        ),
        Words(_below(kit, truth)),
        Words(t("print.key.orders"), "head"),
        *(_orders(kit, side) for side in BOTH_SIDES),
        Words(t("print.key.treaty"), "head"),
        _treaty(kit),
    ]
    if truth.trades:
        blocks += [Words(t("print.key.trades"), "head"), Items(tuple(_trade(kit, one) for one in truth.trades))]
    return Sheet("key", t("print.key.title"), t("print.key.sub"), TEACHER, tuple(blocks), most=2)


def _below(kit: Kit, truth: Truth) -> str:
    t = kit.public.t
    if not truth.below:
        return t("print.key.efficient")
    return t("print.key.below", percent=f"{truth.below:.1f}")


def _orders(kit: Kit, side: Side) -> Words:
    doctrine = kit.scenario.doctrine(side, kit.instructions.of(side))
    return Words(kit.public.t("print.key.order", side=kit.public.side(side), name=doctrine.name, text=doctrine.summary))


def _treaty(kit: Kit) -> Grid:
    """History's treaty: each article with its option, what it was worth, and how far each side's orders went."""
    t, public, history = kit.public.t, kit.public, kit.scenario.history
    rows = []
    for n, option in enumerate(history):
        limits = [_limit(kit, side, n) for side in BOTH_SIDES]
        worth = [str(kit.own.of(side).brief.points[n][option]) for side in BOTH_SIDES]
        rows.append(
            (Cell(public.article(n), strong=True), public.option(n, option), worth[0], worth[1], limits[0], limits[1])
        )
    head = (
        t("print.key.head_article"),
        t("print.key.head_option"),
        *(t("print.key.head_points", side=public.side(s)) for s in BOTH_SIDES),
        *(t("print.key.head_limit", side=public.side(s)) for s in BOTH_SIDES),
    )
    return Grid(head, tuple(rows), (23, 33, 10, 10, 12, 12), "small")


def _limit(kit: Kit, side: Side, article: int) -> str:
    line = line_of(kit.own.of(side), article)
    t = kit.public.t
    if line is None:
        return t("print.key.free")
    return t("print.key.limit", letter="abcdefghijklmnopqrstuvwxyz"[line.option], kind=t(f"print.limit.{line.kind}"))


def _trade(kit: Kit, trade: Trade) -> str:
    t, public = kit.public.t, kit.public
    after = trade.applied(kit.scenario.history)
    changes = t("say.separator").join(
        t("print.key.change", article=public.shown.articles[n].short, option=public.option(n, after[n]))
        for n in trade.articles
    )
    return t(
        "print.key.trade",
        changes=changes,
        first=public.side(Side.FIRST),
        a=trade.gains[0],
        second=public.side(Side.SECOND),
        b=trade.gains[1],
    )


def plane(kit: Kit, truth: Truth) -> Chart:
    """The part of the plane that matters: where both are better off than by war, the frontier, history."""
    t, public = kit.public.t, kit.public
    edge = [(point.first, point.second) for point in truth.edge]
    limit = (truth.war.first, truth.war.second)
    region = under(edge, limit, "slant")
    history = (truth.history.first, truth.history.second)
    points = [history, limit, *(edge if region is None else region.points)]
    x, y = (
        round_axis([at[n] for at in points], t("debrief.axis", side=public.side(side)), margin=12)
        for n, side in enumerate(BOTH_SIDES)
    )
    lines = (
        Line(tuple(stairs(edge)), "ink", "solid", 3, t("debrief.plane.frontier")),
        Line(
            ((limit[0], y.low), (limit[0], y.high)),
            "ink",
            "dash",
            2,
            t("debrief.plane.wall", side=public.side(Side.FIRST)),
        ),
        Line(
            ((x.low, limit[1]), (x.high, limit[1])),
            "ink",
            "dot",
            2,
            t("debrief.plane.wall", side=public.side(Side.SECOND)),
        ),
    )
    dots = [Dot("history", history, "ring", t("print.key.history"), t("print.key.history"), "ink", 0, True)]
    if truth.nash is not None and truth.nash != history:
        dots.append(Dot("nash", truth.nash, "triangle", t("print.key.nash"), t("print.key.nash"), "ink", 2))
    return Chart(
        "key", t("print.key.chart"), t("print.key.chart"), x, y, () if region is None else (region,), lines, tuple(dots)
    )
