"""The wall of treaties as a chart with a table, for the window, for paper and for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from game.classroom.wall import LAST_SITTING, Dot, Wall
from game.kernel.sides import BOTH_SIDES, Side
from game.report.blocks import Figure, Page, Row, Table, Words
from game.report.charts import Chart, Dot as Mark, Line, round_axis
from game.report.html import written
from game.report.plane_chart import stairs
from game.report.teller import Lookup
from game.scenario.definition import Scenario

TEMPLATE = "wall.html.j2"
MARGIN = 12


def wall_chart(t: Lookup, scenario: Scenario, wall: Wall) -> Chart:
    """Every treaty at its place under the historical instructions; those at one place are one dot with all codes."""
    names = [side.name for side in scenario.sides]
    places: dict[tuple[int, int], list[Dot]] = {}
    for dot in wall.dots:
        if dot.points is not None:
            places.setdefault((dot.points.first, dot.points.second), []).append(dot)
    history = (wall.history.first, wall.history.second)
    marks = [_history(t, names, history)]
    marks += [_mark(t, names, at, dots) for at, dots in sorted(places.items())]
    spots = [*wall.edge, *(mark.at for mark in marks)]
    x, y = (round_axis([spot[n] for spot in spots], names[n], margin=MARGIN) for n in (0, 1))
    treaties = sum(len(dots) for dots in places.values())
    summary = t("wall.summary", n=len(wall.dots), treaties=treaties, places=len(places))
    legend = (("star", t("wall.ratified")), ("cross", t("wall.repudiated")), ("ring", t("wall.history")))
    edge = Line(tuple(stairs(list(wall.edge))), label=t("wall.edge"))
    return Chart("wall", t("wall.chart"), summary, x, y, lines=(edge,), dots=tuple(marks), legend=legend)


def _history(t: Lookup, names: list[str], at: tuple[int, int]) -> Mark:
    told = t("wall.worth", what=t("wall.history"), first=names[0], a=at[0], second=names[1], b=at[1])
    return Mark("wall.history", at, "ring", told, t("wall.history"), "soft", 0, True)


def _mark(t: Lookup, names: list[str], at: tuple[int, int], dots: list[Dot]) -> Mark:
    codes = t("wall.join").join(dot.code for dot in dots)
    told = t("wall.worth", what=t("wall.codes", n=len(dots), codes=codes), first=names[0], a=at[0], second=names[1],
             b=at[1])  # fmt: skip
    shape = "star" if any(dot.result.ratified for dot in dots) else "cross"
    label = dots[0].code[:4] if len(dots) == 1 else t("wall.times", n=len(dots))
    return Mark(f"wall.{dots[0].code}", at, shape, told, label, "accent", 2, len(dots) > 1)


def wall_table(t: Lookup, scenario: Scenario, wall: Wall) -> Table:
    """One row a code: how it ended, when, what it was worth to both."""
    head = (t("wall.code"), t("wall.sitting"), *(side.name for side in scenario.sides))
    rows = [Row((t("wall.row", code=dot.code, ending=t(f"ending.{dot.result.kind}")), sitting_words(t, dot),
                 *_points(dot))) for dot in wall.dots]  # fmt: skip
    history = Row((t("wall.history"), "", str(wall.history.first), str(wall.history.second)), True)
    return Table(t("wall.title"), head, (*rows, history), (None, None, Side.FIRST, Side.SECOND))


def sitting_words(t: Lookup, dot: Dot) -> str:
    """The sitting of a result; the last that a code can tell is `or later`."""
    later = dot.result.sitting >= LAST_SITTING
    return t("wall.later", n=LAST_SITTING) if later else str(dot.result.sitting)


def _points(dot: Dot) -> tuple[str, str]:
    return ("\N{EN DASH}",) * 2 if dot.points is None else (str(dot.points.first), str(dot.points.second))


def wall_html(t: Lookup, scenario: Scenario, wall: Wall) -> str:
    """The wall as one page to print; the same for the same codes."""
    chart = wall_chart(t, scenario, wall)
    blocks = (Words(t("wall.lead"), "lead"), Figure(chart), wall_table(t, scenario, wall), *_clauses(t, scenario, wall))
    page = Page("wall", t("wall.title"), chart.summary, blocks)
    return written(TEMPLATE, t, title=scenario.title, pages=(page,))


def _clauses(t: Lookup, scenario: Scenario, wall: Wall) -> Iterator[Words | Table]:
    """How often each option was signed."""
    treaties = [dot.result.treaty for dot in wall.dots if dot.result.treaty is not None]
    if not treaties:
        return
    rows: list[Row] = []
    for n, article in enumerate(scenario.articles):
        counted = Counter(treaty[n] for treaty in treaties)
        rows.append(Row((article.name,)))
        rows += [Row((article.options[option].name, str(times)), option == scenario.history[n])
                 for option, times in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]  # fmt: skip
    yield Words(t("wall.clauses"), "heading")
    yield Table(t("wall.clauses"), (t("wall.clause"), t("wall.signed")), tuple(rows), (None, None))


def wall_csv(scenario: Scenario, wall: Wall) -> str:
    """One line a code, for a spreadsheet: code, ending, sitting, points, and the option of each article."""
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    sides = [scenario.sides.of(side).id for side in BOTH_SIDES]
    lines.writerow(["code", "ending", "sitting", *(f"points_{side}" for side in sides),
                    *(article.id for article in scenario.articles)])  # fmt: skip
    for dot in wall.dots:
        points = ["", ""] if dot.points is None else [dot.points.first, dot.points.second]
        treaty = dot.result.treaty
        options = [
            "" if treaty is None else article.options[treaty[n]].id for n, article in enumerate(scenario.articles)
        ]
        lines.writerow([dot.code, dot.result.kind, dot.result.sitting, *points, *options])
    return out.getvalue()
