"""The plane of both sides' points as a chart: frontier, zone of agreement, the path of offers, and the landmarks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from game.analysis.path import Stop
from game.analysis.plane import Spot
from game.kernel.sides import BySide, Side
from game.report.charts import At, Axis, Chart, Dot, Line, Region, round_axis
from game.report.teller import Teller, figure, grouped

SHAPES = {"made": "star", "history": "ring", "nash": "triangle", "kalai_smorodinsky": "triangle",
          "egalitarian": "triangle", "utilitarian": "triangle", "improved": "cross", "war": "cross"}  # fmt: skip
BOTH = ("initials", "text", "withdrawn", "treaty")
FEW = 3
"""An offer over so many articles is spelt out whole in its caption; of a larger one only the first articles are."""


def plane_chart(
    tell: Teller, *, near: bool = False, path: bool = True, solutions: bool = True, history: bool = True
) -> Chart:
    """The whole plane, or `near`: the part of it where both are better off than without a treaty, and what is by it.

    Without `history` its treaty is not marked, but there is room for it.
    """
    found = tell.found.plane
    marks = landmarks(tell, near=near, solutions=solutions, history=history)
    dots = [*(path_dots(tell) if path else ()), *marks]
    lines = [*_edge(tell), *(_tracks(dots) if path else ())]
    points = [dot.at for dot in dots] + [at for line in lines for at in line.points]
    points += [_at(found.opening), _at(found.closing), _at(found.history.points)]
    names = [tell.t("debrief.axis", side=tell.side(side)) for side in Side]
    if near:
        points = _near(tell) or points
    x, y = (round_axis([at[n] for at in points], names[n], margin=10 if near else _margin(points, n)) for n in (0, 1))
    inside = tuple(dot for dot in dots if x.holds(dot.at[0]) and y.holds(dot.at[1]))
    title = tell.t("debrief.plane.title_near" if near else "debrief.plane.title")
    chart = Chart("plane.near" if near else "plane", title, summary(tell), x, y, dots=inside)
    lines += _thresholds(tell, x, y)
    return replace(chart, regions=_zones(tell), lines=tuple(lines), legend=_legend(tell, inside, path=path))


def summary(tell: Teller) -> str:
    """What the plane shows, in words with figures."""
    found = tell.found.plane
    first, last = found.edge[0].points, found.edge[-1].points
    one, two = tell.side(Side.FIRST), tell.side(Side.SECOND)
    words = [
        tell.t("debrief.plane.edge", n=len(found.edge), first=one, second=two, a=figure(first.first),
               b=figure(first.second), c=figure(last.first), d=figure(last.second)),
        tell.t("debrief.plane.walls", first=one, second=two, a=found.opening.first, b=found.opening.second,
               c=found.closing.first, d=found.closing.second),
        zone_words(tell),
    ]  # fmt: skip
    return " ".join(words)


def zone_words(tell: Teller) -> str:
    """How many treaties both capitals would have taken, on the first day, and at the end."""
    zones = tell.found.zones
    first, last = zones[0].ratifiable, zones[-1].ratifiable
    between = tell.t("say.thousands")
    key = "debrief.plane.zone" if last else "debrief.plane.zone_none"
    text = tell.t(key, n=last, count=grouped(last, between))
    opened = next((zone for zone in zones if zone.ratifiable), None)
    if first or opened is None:
        key = "debrief.plane.zone_first" if first else "debrief.plane.zone_first_none"
        return f"{tell.t(key, n=first, count=grouped(first, between))} {text}"
    return f"{tell.t('debrief.plane.zone_opened', day=tell.when(opened.sitting))} {text}"


# Dots


def path_dots(tell: Teller) -> list[Dot]:
    """Every position, offer, text and initial, in order; what was only laid again is joined to the first time."""
    dots: list[Dot] = []
    kept: dict[tuple[object, ...], int] = {}
    for n, stop in enumerate(tell.found.story.path.stops):
        if stop.what == "treaty":
            continue
        key = (stop.what, stop.by, tuple(stop.points), stop.treaty)
        if key in kept:
            old = dots[kept[key]]
            again = tell.t("debrief.plane.again", when=tell.when(stop.sitting))
            dots[kept[key]] = replace(old, caption=f"{old.caption} {again}")
            continue
        kept[key] = len(dots)
        dots.append(_path_dot(tell, n, stop))
    return dots


def _path_dot(tell: Teller, n: int, stop: Stop) -> Dot:
    shape = "square" if stop.by is None or stop.what in BOTH else shape_of(stop.by)
    few = stop.articles if len(stop.articles) <= FEW else stop.articles[: FEW - 1]
    said = tell.terms(stop.treaty, few)
    if len(few) < len(stop.articles):
        said = tell.t("debrief.plane.more", terms=said, n=len(stop.articles) - len(few))
    who = tell.side(stop.by) if stop.by is not None else ""
    caption = tell.t(f"debrief.plane.{stop.what}", when=tell.when(stop.sitting), side=who, terms=said,
                     worth=worth(tell, stop.points))  # fmt: skip
    tone = "ink" if shape == "square" else shape
    return Dot(f"stop.{n}", (stop.points.first, stop.points.second), shape, caption, str(stop.sitting), tone, 6)


def shape_of(side: Side) -> str:
    """The shape and tone of a side."""
    return "first" if side is Side.FIRST else "second"


def worth(tell: Teller, points: BySide[int]) -> str:
    """Both sides' points in words."""
    return tell.t("debrief.worth", first=tell.side(Side.FIRST), a=figure(points.first), second=tell.side(Side.SECOND),
                  b=figure(points.second))  # fmt: skip


def landmarks(tell: Teller, *, near: bool = True, solutions: bool = True, history: bool = True) -> list[Dot]:
    """The solutions, the better treaty, history's, and the one made or the war; those at one place are one dot.

    The solutions lie close together, so they are named for certain only when seen from `near`.
    """
    found = tell.found.plane
    known = (found.made, found.history if history else None, found.improved)
    spots: list[Spot] = [spot for spot in known if spot is not None]
    if found.war is not None:
        spots.insert(0, Spot(found.war, (), "war"))
    spots += found.solutions if solutions else ()
    places: dict[At, list[Spot]] = {}
    for spot in spots:
        places.setdefault((spot.points.first, spot.points.second), []).append(spot)
    return [_landmark(tell, at, here, near=near) for at, here in reversed(places.items())]


def _landmark(tell: Teller, at: At, here: list[Spot], *, near: bool) -> Dot:
    head, main = here[0].name, here[0].name in ("made", "war", "history")
    label = tell.t("debrief.join").join(tell.t(f"debrief.spot.{spot.name}") for spot in here)
    war = tell.found.verdict.war
    said = [tell.t(f"debrief.spot_how.{spot.name}") for spot in here]
    if head == "war" and war is not None:
        said[0] = tell.t("debrief.spot_how.war_named", war=war.title)
    caption = " ".join([*said, worth(tell, here[0].points)])
    made = tell.found.plane.made
    if made is not None and here[0].treaty and head != "made":
        other = [n for n, (a, b) in enumerate(zip(made.treaty, here[0].treaty, strict=True)) if a != b]
        if other:
            caption += " " + tell.t("debrief.plane.differs", terms=tell.terms(here[0].treaty, tuple(other)))
    tone = "accent" if head in ("made", "war") else "ink"
    return Dot(f"spot.{head}", at, SHAPES[head], caption, label, tone, 0 if main else 1 if near else 4, main)


# Lines and regions


def _edge(tell: Teller) -> list[Line]:
    """The frontier in steps: between two efficient treaties there is nothing."""
    spots = [_at(spot.points) for spot in tell.found.plane.edge]
    points = tuple(stairs(spots))
    return [Line(points, "ink", "solid", 3, tell.t("debrief.plane.frontier"))]


def _thresholds(tell: Teller, x: Axis, y: Axis) -> list[Line]:
    """What war was worth to each when the talks ended, across the whole chart."""
    one, two = tell.found.plane.closing
    label = [tell.t("debrief.plane.wall", side=tell.side(side)) for side in Side]
    return [
        Line(((one, y.low), (one, y.high)), "first", "dash", 2, label[0]),
        Line(((x.low, two), (x.high, two)), "second", "dot", 2, label[1]),
    ]


def _tracks(dots: list[Dot]) -> list[Line]:
    """What each side asked for, from offer to offer."""
    found = []
    for tone in ("first", "second"):
        points = tuple(dot.at for dot in dots if dot.shape == tone and dot.id.startswith("stop."))
        if len(points) > 1:
            found.append(Line(points, tone, "dash" if tone == "first" else "dot", 1))
    return found


def _zones(tell: Teller) -> tuple[Region, ...]:
    """Where both are better off than by war, up to the frontier; and what orders allowed of it."""
    found = tell.found.plane
    limit = _at(found.closing)
    regions = [under([_at(spot.points) for spot in edge], limit, pattern)
               for edge, pattern in ((found.edge, "slant"), (found.allowed, "counter"))]  # fmt: skip
    return tuple(region for region in regions if region is not None)


def under(edge: list[At], limit: At, pattern: str) -> Region | None:
    """The area under the steps of a frontier and above both limits; None when it is empty."""
    inside = [at for at in edge if at[0] >= limit[0] and at[1] >= limit[1]]
    if not inside:
        return None
    last = (limit[0], inside[-1][1])
    return Region((limit, (inside[0][0], limit[1]), *stairs([*inside, last])), pattern)


def stairs(spots: list[At]) -> list[At]:
    """A falling row of points as a stair: along first, then up."""
    points = spots[:1]
    for one, other in pairwise(spots):
        points += [(other[0], one[1])] if other[0] != one[0] else []
        points.append(other)
    return points


def _margin(points: list[At], n: int) -> int:
    """A twenty-fifth of what there is to show."""
    values = [at[n] for at in points]
    return (max(values) - min(values)) // 25 + 1


def _near(tell: Teller) -> list[At]:
    """Corners of the part worth a closer look; empty when nothing betters both."""
    found = tell.found.plane
    zone = under([_at(spot.points) for spot in found.edge], _at(found.closing), "slant")
    corners = list(zone.points) if zone is not None else []
    if not corners:
        return []
    spots = [found.made, found.history, *found.solutions]
    return corners + [_at(spot.points) for spot in spots if spot is not None] + [_at(found.opening)]


def _at(points: BySide[int]) -> At:
    return (points.first, points.second)


def _legend(tell: Teller, dots: tuple[Dot, ...], *, path: bool) -> tuple[tuple[str, str], ...]:
    """What the shapes and hatchings mean that are there."""
    present = {dot.shape for dot in dots} | {region.pattern for region in _zones(tell)}
    shapes = {
        "first": tell.t("debrief.legend.side", side=tell.side(Side.FIRST)),
        "second": tell.t("debrief.legend.side", side=tell.side(Side.SECOND)),
        "square": tell.t("debrief.legend.square"),
    }
    rest = {name: tell.t(f"debrief.legend.{name}") for name in ("triangle", "slant", "counter")}
    kept = shapes if path else {}
    return tuple((name, words) for name, words in {**kept, **rest}.items() if name in present)
