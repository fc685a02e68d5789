"""The charts of a certificate: the zone by date and by pair of doctrines, the plane with history on it, agreement."""

from __future__ import annotations

from math import log10

from game.bargaining.frontier import FrontierPoint
from game.kernel.sides import Side
from game.report.charts import At, Axis, Chart, Dot, Line, round_axis
from game.report.plane_chart import stairs, under
from game.report.teller import Lookup, figure, grouped
from game.scenario.definition import Scenario
from game.session.days import short_day
from game.workshop.doctor_bargain import Bargain
from game.workshop.doctor_games import Games

DECADE = 100
"""Ten times as many treaties are so many units further up; the first unit tells none from one."""
UNITS = 10
"""A sitting is so many units of its axis."""
MARKS = ("triangle", "cross", "square", "ring", "star", "bar")
SOLUTIONS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def height(count: int) -> int:
    """Where a number of treaties lies on an axis of powers of ten; none lies at 0."""
    return 0 if count <= 0 else DECADE + round(DECADE * log10(count))


def counts_axis(t: Lookup, largest: int, title: str) -> Axis:
    """An axis of powers of ten, with no treaties at its foot."""
    powers = len(str(max(1, largest)))
    step = 1 if powers <= 7 else 2
    ticks = [(0, "0"), *((height(10**n), grouped(10**n)) for n in range(0, powers + 1, step))]
    return Axis(-30, height(10**powers) + 70, title, tuple(ticks))


def zone_chart(t: Lookup, scenario: Scenario, found: Bargain) -> Chart:
    """How many treaties lie inside both mandates, and how many of those both capitals would take, by sitting."""
    dots, inside, open_ = [], [], []
    for zone in found.zones:
        x = zone.sitting * UNITS
        inside.append((x, height(zone.inside)))
        open_.append((x, height(zone.ratifiable)))
        caption = t("certificate.zone.day", n=zone.sitting, date=short_day(t, zone.date), inside=grouped(zone.inside),
                    both=grouped(zone.ratifiable))  # fmt: skip
        dots.append(Dot(f"zone.{zone.sitting}", open_[-1], "square", caption, tone="accent"))
    lines = (
        Line(tuple(inside), "soft", "dash", 2, t("certificate.zone.inside")),
        Line(tuple(open_), "accent", "solid", 3, t("certificate.zone.both")),
    )
    largest = max(zone.inside for zone in found.zones)
    opened = next((zone for zone in found.zones if zone.ratifiable), None)
    words = t("certificate.zone.never") if opened is None else t(
        "certificate.zone.opened", n=opened.sitting, date=short_day(t, opened.date))  # fmt: skip
    y = counts_axis(t, largest, t("certificate.treaties"))
    return Chart(
        "zone", t("certificate.zone.title"), words, sittings_axis(t, scenario), y, lines=lines, dots=tuple(dots)
    )


def sittings_axis(t: Lookup, scenario: Scenario, room: int = 0) -> Axis:
    """The sittings of the calendar; `room` per cent more at the end, for names."""
    last = len(scenario.calendar)
    step = 1 if last <= 18 else 2 if last <= 36 else 5
    ticks = tuple((n * UNITS, str(n)) for n in range(step, last + 1, step))
    return Axis(0, last * UNITS * (100 + room) // 100 + UNITS, t("debrief.sitting"), ticks)


def pairs_chart(t: Lookup, scenario: Scenario, found: Bargain) -> Chart:
    """How many treaties each pair of doctrines leaves: a row for the orders of one side, a mark for the other's."""
    rows, marks = scenario.doctrines.first, scenario.doctrines.second
    dots = []
    for n, zone in enumerate(found.pairs):
        row, mark = divmod(n, len(marks))
        place = (len(rows) - row) * DECADE + (len(marks) - 1) * 6 - mark * 12
        caption = t("certificate.pair", one=rows[row].name, two=marks[mark].name, n=grouped(zone.ratifiable))
        shape = MARKS[mark % len(MARKS)]
        tone = "accent" if zone.ratifiable else "soft"
        dots.append(Dot(f"pair.{n}", (height(zone.ratifiable), place), shape, caption, tone=tone))
    largest = counts_axis(t, max(zone.ratifiable for zone in found.pairs), t("certificate.treaties"))
    y = Axis(DECADE // 2 - 10, len(rows) * DECADE + DECADE // 2 + 10, "",
             tuple(((len(rows) - n) * DECADE, card.name) for n, card in enumerate(rows)))  # fmt: skip
    legend = tuple((MARKS[n % len(MARKS)], card.name) for n, card in enumerate(marks))
    open_ = sum(zone.ratifiable > 0 for zone in found.pairs)
    words = t("certificate.pairs_open", n=open_, whole=len(found.pairs))
    return Chart(
        "pairs", t("certificate.pairs"), words, largest, y, dots=tuple(dots), legend=legend, rows=2 * len(rows)
    )


# The plane


def frontier_chart(t: Lookup, scenario: Scenario, found: Bargain, *, near: bool = False) -> Chart:
    """The frontier, what both are better off with than without a treaty, fair points, and history's treaty.

    `near` shows only the part that is better for both, and what is by it.
    """
    edge = [(point.first, point.second) for point in found.edge]
    last = (found.zones[-1].walk_away.first, found.zones[-1].walk_away.second)
    region, dots = under(edge, last, "slant"), _landmarks(t, scenario, found)
    spots = [*(dot.at for dot in dots), last]
    points = [*spots, *(edge if region is None or not near else region.points)]
    x, y = (_axis(t, scenario, points, side) for side in Side)
    lines = (
        Line(tuple(stairs(edge)), "ink", "solid", 3, t("debrief.plane.frontier")),
        Line(((last[0], y.low), (last[0], y.high)), "first", "dash", 2, _wall(t, scenario, Side.FIRST)),
        Line(((x.low, last[1]), (x.high, last[1])), "second", "dot", 2, _wall(t, scenario, Side.SECOND)),
    )
    legend = [("ring", t("certificate.plane.ring")), *((s, t(f"debrief.legend.{s}")) for s in ("triangle", "slant"))]
    title = t("certificate.plane.near" if near else "certificate.plane.title")
    words = "" if near else t("certificate.plane.edge", n=len(edge))
    regions = () if region is None else (region,)
    name = "plane.near" if near else "plane"
    return Chart(name, title, words, x, y, regions, lines, tuple(dots), tuple(legend))


def _axis(t: Lookup, scenario: Scenario, points: list[At], side: Side) -> Axis:
    values = [at[side] for at in points]
    margin = (max(values) - min(values)) // 20 + 1
    return round_axis(values, t("debrief.axis", side=scenario.sides.of(side).name), margin=margin)


def _wall(t: Lookup, scenario: Scenario, side: Side) -> str:
    return t("debrief.plane.wall", side=scenario.sides.of(side).name)


def _landmarks(t: Lookup, scenario: Scenario, found: Bargain) -> list[Dot]:
    """The fair points, those at one place as one dot, and history's treaty over them."""
    places: dict[At, list[str]] = {}
    for name in SOLUTIONS:
        point: FrontierPoint | None = getattr(found.solutions, name)
        if point is not None:
            places.setdefault((point.first, point.second), []).append(name)
    dots = []
    for at, names in places.items():
        label = t("debrief.join").join(t(f"debrief.spot.{name}") for name in names)
        said = " ".join([*(t(f"debrief.spot_how.{name}") for name in names), worth(t, scenario, at)])
        dots.append(Dot(f"spot.{names[0]}", at, "triangle", said, label, "ink", 4))
    caption = f"{t('debrief.spot_how.history')} {worth(t, scenario, found.history)}"
    dots.append(Dot("spot.history", found.history, "ring", caption, t("debrief.spot.history"), "accent", 0, True))
    return dots


def worth(t: Lookup, scenario: Scenario, points: At) -> str:
    """Both sides' points in words."""
    one, two = scenario.sides.first.name, scenario.sides.second.name
    return t("debrief.worth", first=one, a=figure(points[0]), second=two, b=figure(points[1]))


def agreement_chart(t: Lookup, scenario: Scenario, played: Games) -> Chart:
    """The share of the games that had ended in a treaty by each sitting."""
    count = max(1, len(played.games))
    points, dots = [], []
    for n, sitting in enumerate(scenario.calendar, 1):
        agreed = played.agreed_by(n)
        points.append((n * UNITS, 100 * agreed // count))
        date = short_day(t, sitting.date)
        caption = t("certificate.games.by", n=n, date=date, agreed=agreed, games=len(played.games))
        dots.append(Dot(f"agreed.{n}", points[-1], "square", caption, tone="accent"))
    y = Axis(-4, 104, t("debrief.per_cent"), tuple((value, str(value)) for value in range(0, 101, 25)))
    lines = (Line(tuple(points), "accent", "solid", 3),)
    words = t("certificate.games.agreed", agreed=played.agreed, games=len(played.games))
    return Chart("agreement", t("certificate.games.course"), words, sittings_axis(t, scenario), y,
                 lines=lines, dots=tuple(dots))  # fmt: skip
