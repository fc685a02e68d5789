"""The leaves of the author's workbench: the bargain, the secrets, the tracks, the course of the game."""

from __future__ import annotations

from game.analysis.zones import Zone
from game.kernel.sides import BOTH_SIDES, Side
from game.report.blocks import Letter, Row, Table
from game.report.charts import Chart, Dot, Line, round_axis
from game.report.teller import grouped
from game.session.author import Chamber, Truth
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.plots import chart_node
from game.ui.scenes.base import Context
from game.ui.scenes.debrief_blocks import caption, legend, letter_node, sides_by_side, table_node
from game.ui.scenes.parts_words import short_day, side_key
from game.ui.strings import escape
from game.ui.widgets.basic import column, columns, heading, note, panel, row, rule, text
from game.ui.widgets.controls import button, listitem
from game.ui.widgets.instruments import side_mark

OF_MEDIATOR = ("goodwill", "mediator_patience")
MARGIN, SHOWN = 12, 400
POINTS, COUNT = 48, 96


def bargain(ctx: Context, playing: Playing, truth: Truth, at: str) -> list[Node]:
    """The frontier with both walk-aways, what is laid and history's treaty; the zone of agreement by date."""
    dates = _zone_table(ctx, playing, truth)
    chart = _plane(ctx, playing, truth)
    if chart is None:
        return [text(ctx.t("author.knot")), dates]
    high = min(340.0, max(230.0, ctx.units[1] - 190))
    drawn = panel(chart_node(ctx, chart, focused=at, high=high), caption(chart, at), *legend(chart), gap=8, basis=480,
                  grow=1, padding=(10, 14, 14, 14))  # fmt: skip
    return [columns(drawn, dates, gap=14)]


def _zone_table(ctx: Context, playing: Playing, truth: Truth) -> Node:
    """One line a sitting: walk-aways, how many treaties lie in both mandates, how many both would sign."""
    shown = playing.controller.presentation
    marks = [side_mark(side_key(side), shown.sides.of(side).name, size=15) for side in BOTH_SIDES]
    heads = [text(ctx.t(f"author.{key}"), size=15, face="italic", width=wide, text_align="right", leading=1.1)
             for key, wide in (("inside", COUNT), ("ratifiable", COUNT))]  # fmt: skip
    cells = [row(mark, width=POINTS, justify="end") for mark in marks]
    head = row(text(ctx.t("author.day"), size=15, face="italic", grow=1), *cells, *heads, gap=6, align="end")
    rows = [_zone_row(ctx, zone, f"{zone.sitting}. {short_day(ctx, zone.date)}", "body") for zone in truth.zones]
    now = _zone_row(ctx, truth.now, ctx.t("author.now"), "bold")
    return panel(heading(ctx.t("author.zone"), size=20), head, rule("heavy"), *rows, rule(), now,
                 note(ctx.t("author.zone_how"), size=16), gap=3, basis=480, grow=1)  # fmt: skip


def _zone_row(ctx: Context, zone: Zone, day: str, face: str) -> Node:
    figures = [(zone.walk_away.first, POINTS), (zone.walk_away.second, POINTS), (zone.inside, COUNT),
               (zone.ratifiable, COUNT)]  # fmt: skip
    cells = [text(_large(ctx, n), size=17, face=face, width=wide, text_align="right") for n, wide in figures]
    node = row(text(day, size=17, face=face, grow=1, min_w=110), *cells, gap=6, align="end")
    node.label = ctx.t("author.zone_said", day=day, a=zone.walk_away.first, b=zone.walk_away.second,
                       inside=zone.inside, n=zone.ratifiable)  # fmt: skip
    return node


def _large(ctx: Context, number: int) -> str:
    return grouped(number, ctx.t("say.thousands"))


def _plane(ctx: Context, playing: Playing, truth: Truth) -> Chart | None:
    plane, shown = truth.plane, playing.controller.presentation
    if plane.edge is None:
        return None
    names = [shown.sides.of(side).name for side in BOTH_SIDES]
    dots = [_dot(ctx, "history", plane.history, "ring", "author.history", names, "soft"),
            _dot(ctx, "walk", plane.walk_away, "cross", "author.walk", names, "accent")]  # fmt: skip
    for side, shape in zip(BOTH_SIDES, ("first", "second"), strict=True):
        laid = plane.laid.of(side)
        if laid is not None:
            dots.append(_dot(ctx, f"laid.{shape}", laid, shape, "author.laid", names, shape, names[side.value]))
    spots = [*plane.edge, *(dot.at for dot in dots)]
    x, y = (round_axis([spot[n] for spot in spots], names[n], margin=MARGIN) for n in (0, 1))
    walk = plane.walk_away
    lines = (
        Line(plane.edge, label=ctx.t("author.edge")),
        Line(((walk[0], y.low), (walk[0], y.high)), "soft", "dash", 1),
        Line(((x.low, walk[1]), (x.high, walk[1])), "soft", "dash", 1),
    )
    words = ctx.t("author.plane_said", n=len(plane.edge), a=walk[0], b=walk[1], first=names[0], second=names[1])
    keys = [("ring", ctx.t("author.history")), ("cross", ctx.t("author.walk"))]
    keys += [(one, ctx.t("author.laid", side=name)) for one, name in zip(("first", "second"), names, strict=True)]
    return Chart("author.plane", ctx.t("author.plane"), words, x, y, lines=lines, dots=tuple(dots), legend=tuple(keys))


def _dot(
    ctx: Context, name: str, at: tuple[int, int], shape: str, key: str, sides: list[str], tone: str, side: str = ""
) -> Dot:
    label = ctx.t(key, side=side)
    told = ctx.t("author.worth", what=label, first=sides[0], a=at[0], second=sides[1], b=at[1])
    return Dot(f"author.{name}", at, shape, told, label, tone, 1, True)


def secrets(ctx: Context, playing: Playing, truth: Truth, at: str) -> list[Node]:
    """Both sides' instructions as they lie now, and every meter."""
    letters = [letter_node(ctx, _letter(ctx, playing, side, truth.chambers.of(side))) for side in BOTH_SIDES]
    alone = playing.controller.presentation.mediator is None
    shared = [
        ctx.t("author.meter", name=ctx.t(f"author.{name}"), n=value)
        for name, value in truth.shared
        if not (alone and name in OF_MEDIATOR)
    ]
    return [sides_by_side(ctx, letters), panel(heading(ctx.t("author.shared"), size=20), *map(text, shared), gap=4)]


def _letter(ctx: Context, playing: Playing, side: Side, chamber: Chamber) -> Letter:
    name = playing.controller.presentation.sides.of(side).name
    bounds = [
        ctx.t(f"author.bound_{one.kind}", article=escape(one.article), option=escape(one.option), n=one.granted)
        for one in chamber.mandate
    ]
    alone = playing.controller.presentation.mediator is None
    meters = [
        ctx.t("author.meter", name=ctx.t(f"author.{key}"), n=value)
        for key, value in chamber.meters
        if not (alone and key in OF_MEDIATOR)
    ]
    credibility = ctx.t("author.meter", name=ctx.t("author.credibility"), n=chamber.credibility)
    walk = ctx.t("author.walk_away", n=chamber.walk_away, opening=chamber.opening)
    under = ctx.t("author.prior", doctrine=escape(chamber.doctrine), n=chamber.prior)
    return Letter(side, name, under, (walk, *bounds, *meters, credibility))


def tracks(ctx: Context, playing: Playing, truth: Truth, at: str) -> list[Node]:
    """Every track as it truly stands, and as it stood."""
    head = (ctx.t("author.track"), ctx.t("author.started"), ctx.t("author.stands"))
    rows = tuple(Row((one.name, str(one.start), str(one.value)), one.start != one.value) for one in truth.tracks)
    return [panel(table_node(Table(ctx.t("author.leaf_tracks"), head, rows, (None, None, None))), max_w=760)]


def course(ctx: Context, playing: Playing, truth: Truth, at: str) -> list[Node]:
    """Where to jump, whose turn to give to a computer, what to let happen."""
    return [columns(column(_jumps(ctx, playing, truth), _hands(ctx, playing, truth), gap=14, basis=420, grow=1),
                    _events(ctx, playing, truth), gap=14)]  # fmt: skip


def _jumps(ctx: Context, playing: Playing, truth: Truth) -> Node:
    shown = playing.controller.presentation
    days = [
        button(f"jump.{n}", ctx.t("author.jump", n=n, date=short_day(ctx, day.date)), on=n, enabled=not truth.over
               or n <= truth.sitting, hint=ctx.t("author.over") if truth.over and n > truth.sitting else "")
        for n, day in enumerate(shown.calendar, 1)
    ]  # fmt: skip
    return panel(heading(ctx.t("author.jumps"), size=20), note(ctx.t("author.jump_how"), size=16),
                 row(*days, gap=8, wrap=True), gap=8)  # fmt: skip


def _hands(ctx: Context, playing: Playing, truth: Truth) -> Node:
    controller = playing.controller
    waiting = [actor.side for actor in controller.waiting()]
    hands = [
        button(f"hand.{side.value}", ctx.t("author.hand", side=controller.presentation.sides.of(side).name),
               enabled=side in waiting, hint="" if side in waiting else ctx.t("author.not_waited"))
        for side in BOTH_SIDES
    ]  # fmt: skip
    return panel(heading(ctx.t("author.hands"), size=20), row(*hands, gap=8, wrap=True), gap=8)


def _events(ctx: Context, playing: Playing, truth: Truth) -> Node:
    lines = []
    for one in truth.events[:SHOWN]:
        state = ctx.t(f"author.event_{one.state}", n=one.sitting) if one.sitting else ctx.t("author.event_open")
        under = note(ctx.t("author.event", id=escape(one.id), state=state), size=15)
        words = column(text(escape(one.headline or one.id), size=18), under, gap=0, grow=1)
        lines.append(listitem(f"fire.{one.id}", one.headline or one.id, words, on=one.id, enabled=not truth.over,
                              value=state, padding=(4, 10)))  # fmt: skip
    return panel(heading(ctx.t("author.events"), size=20), note(ctx.t("author.fire_how"), size=16), *lines, gap=2,
                 basis=480, grow=1)  # fmt: skip
