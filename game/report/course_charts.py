"""Charts over the sittings: what war promised, every track, and what each side's secretaries believed."""

from __future__ import annotations

from game.analysis.courses import Course, CourseDay
from game.analysis.opinion import PARTS_PER_CENT, Opinion
from game.kernel.sides import Side
from game.report.charts import Axis, Chart, Dot, Line, round_axis
from game.report.plane_chart import shape_of
from game.report.teller import Teller, signed

DASHES = ("dash", "dot", "dashdot", "long", "dash", "dot")
TENTHS = 10
"""A sitting is so many units of its axis."""
SHAPES = ("triangle", "cross", "square", "bar", "first", "second")


def war_chart(tell: Teller) -> Chart:
    """What each side could expect without a treaty, sitting by sitting."""
    days = tell.found.story.path.days
    lines, dots, values = [], [], []
    for side in Side:
        points = tuple((day.sitting * TENTHS, day.walk_away.of(side)) for day in days)
        values += [value for _, value in points]
        lines.append(Line(points, shape_of(side), "solid" if side is Side.FIRST else "dash", 2, tell.side(side)))
        for day in days:
            caption = tell.t("debrief.course.war", when=tell.when(day.sitting), side=tell.side(side),
                             n=day.walk_away.of(side))  # fmt: skip
            shape = shape_of(side)
            at = (day.sitting * TENTHS, day.walk_away.of(side))
            dots.append(Dot(f"war.{shape}.{day.sitting}", at, shape, caption, tone=shape))
    words = tell.t("debrief.course.war_summary", first=tell.side(Side.FIRST), second=tell.side(Side.SECOND),
                   a=days[0].walk_away.first, b=days[-1].walk_away.first, c=days[0].walk_away.second,
                   d=days[-1].walk_away.second)  # fmt: skip
    axis = round_axis(values, tell.t("debrief.points"), 5, margin=2)
    return Chart("war", tell.t("debrief.course.war_title"), words, sittings_axis(tell, 12), axis,
                 lines=tuple(lines), dots=tuple(dots), legend=_sides(tell))  # fmt: skip


def sittings_axis(tell: Teller, room: int = 0) -> Axis:
    """The sittings that there were, each printed while there are few; `room` per cent more at the end, for names."""
    last = tell.found.story.path.days[-1].sitting
    step = 1 if last <= 18 else 2
    ticks = tuple((n * TENTHS, str(n)) for n in range(step, last + 1, step))
    return Axis(0, (last * TENTHS * (100 + room)) // 100 + TENTHS // 2, tell.t("debrief.sitting"), ticks)


def track_charts(tell: Teller) -> tuple[Chart, ...]:
    """One chart a track, with what moved it."""
    return tuple(_track(tell, course) for course in tell.found.courses)


def _track(tell: Teller, course: Course) -> Chart:
    card = tell.shown.tracks[course.track]
    tone = "ink" if card.owner is None else shape_of(card.owner)
    points = ((0, course.start), *((day.sitting * TENTHS, day.value) for day in course.days))
    dots = tuple(_track_dot(tell, course.track, tone, day) for day in course.days)
    last = course.days[-1].value
    change = signed(last - course.start)
    words = tell.t("debrief.course.summary", track=card.name, a=course.start, b=last, change=change)
    axis = Axis(-4, 104, "", tuple((value, str(value)) for value in range(0, 101, 25)))
    return Chart(f"track.{course.track}", card.name, f"{words} {card.summary}", sittings_axis(tell), axis,
                 lines=(Line(points, tone, "solid", 2),), dots=dots,
                 legend=(("large", tell.t("debrief.legend.moved")),))  # fmt: skip


def _track_dot(tell: Teller, track: int, tone: str, day: CourseDay) -> Dot:
    """A sitting of a track; it is large when something else than drift moved it."""
    parts = [tell.t("debrief.course.push", change=signed(push.change), cause=tell.say(push.message))
             for push in day.pushes]  # fmt: skip
    told = " ".join(parts) if parts else tell.t("debrief.course.still")
    moved = sum(push.change for push in day.pushes if not push.drifted)
    strong = any(not push.drifted for push in day.pushes)
    caption = tell.t("debrief.course.day", when=tell.when(day.sitting), n=day.value, told=told)
    label = signed(moved) if abs(moved) > 2 else ""
    shape = "square" if tone == "ink" else tone
    at = (day.sitting * TENTHS, day.value)
    return Dot(f"track.{track}.{day.sitting}", at, shape, caption, label, tone, 4, strong)


def belief_chart(tell: Teller, side: Side) -> Chart:
    """What a side made of the other's instructions, in per cent; the truth is the heavy line, drawn over the others."""
    found: Opinion = tell.found.story.opinions.of(side)
    cards = tell.shown.doctrines.of(side.other)
    others = [n for n in range(len(cards)) if n != found.truth]
    lines, dots, legend = [], [], []
    for order, n in enumerate([*others, found.truth]):
        true = n == found.truth
        dash, shape, tone = ("solid", "star", "accent") if true else (DASHES[order % 6], SHAPES[order % 6], "ink")
        name = tell.t("debrief.belief.true", name=cards[n].name) if true else cards[n].name
        points = tuple((one.sitting * TENTHS, round_share(one.weights[n])) for one in found.readings)
        lines.append(Line(points, tone, dash, 4 if true else 2, name))
        legend.append((shape, name))
        for at, one in zip(points, found.readings, strict=True):
            day = tell.when(one.sitting)
            caption = tell.t("debrief.belief.day", when=day, side=tell.side(side), name=name, n=at[1])
            dots.append(Dot(f"belief.{int(side)}.{n}.{one.sitting}", at, shape, caption, tone=tone))
    words = [
        tell.t("debrief.belief.turn", when=tell.when(turn.sitting), text=tell.say(turn.message))
        if turn.sitting else tell.say(turn.message)
        for turn in found.turns
    ]  # fmt: skip
    title = tell.t("debrief.belief.title", side=tell.side(side), other=tell.side(side.other))
    axis = Axis(-4, 104, tell.t("debrief.per_cent"), tuple((value, str(value)) for value in range(0, 101, 25)))
    return Chart(f"belief.{int(side)}", title, " ".join(words), sittings_axis(tell, 50), axis, lines=tuple(lines),
                 dots=tuple(dots), legend=tuple(legend))  # fmt: skip


def round_share(weight: int) -> int:
    """Parts of a million as whole per cent, halves upwards."""
    return (weight + PARTS_PER_CENT // 2) // PARTS_PER_CENT


def score_chart(tell: Teller) -> Chart:
    """Each side's points on a line of its own: what war promised, history, what was brought home, what could be had."""
    verdict, dots, lines = tell.found.verdict, [], []
    for row, side in ((2, Side.FIRST), (1, Side.SECOND)):
        own, shape = verdict.sides.of(side), shape_of(side)
        marks = {
            "points": (own.points, shape, 0), "opening": (own.opening, "bar", 1), "history": (own.history, "ring", 2),
            "reachable": (own.reachable, "triangle", 3),
        }  # fmt: skip
        lines.append(Line(((min(value for value, _, _ in marks.values()), row),
                           (max(value for value, _, _ in marks.values()), row)), shape, "solid", 2))  # fmt: skip
        joined: dict[int, list[str]] = {}
        for name, (value, _, _) in marks.items():
            joined.setdefault(value, []).append(name)
        for value, names in joined.items():
            label = tell.t("debrief.join").join(tell.t(f"debrief.score.{name}") for name in names)
            caption = tell.t("debrief.score.dot", side=tell.side(side), what=label, n=value)
            _, kind, rank = marks[names[0]]
            main = names[0] == "points"
            words = tell.t("debrief.score.label", what=label, n=value)
            tone = shape if main else "ink"
            dots.append(Dot(f"score.{shape}.{names[0]}", (value, row), kind, caption, words, tone, rank, main))
    values = [dot.at[0] for dot in dots]
    x = round_axis(values, tell.t("debrief.points"), 8, margin=(max(values) - min(values)) // 12 + 1)
    y = Axis(0, 3, "", ((2, tell.side(Side.FIRST)), (1, tell.side(Side.SECOND))))
    return Chart("scores", tell.t("debrief.score.title"), "", x, y, lines=tuple(lines),
                 dots=tuple(dots), rows=2)  # fmt: skip


def _sides(tell: Teller) -> tuple[tuple[str, str], ...]:
    return tuple((shape_of(side), tell.side(side)) for side in Side)
