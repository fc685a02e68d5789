"""A lesson as it stands: its sheets, its plan, the beat it is at. Nothing goes on by itself; a teacher goes on.

A *beat* is one thing on the screen. It first stands there with its name, covered; going on opens it; going on again
leads to the next. What has only been announced can be taken back, what was opened cannot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.classroom.number import HISTORICAL, Number
from game.classroom.plan import Plan, spread, trimmed
from game.kernel.sides import BySide, Side

CARDS, CURTAIN = "cards", "curtain"
TIMERS = {"off": 0, "normal": 1, "double": 2, "quadruple": 4}
SHOWN_TO_ALL = ("hook", "briefing", "papers", "groups", "caucus", "table", "debrief", "ticket")
PRIVATE = ("reading", "morning", "evening")
RATIFICATION, DEBRIEF = "ratification", "debrief"
CALLED, CLOSED, NUMBERS = ENTRIES = ("called", "closed", "numbers")
"""What may be entered: something called out at the table, its closing, a team's numbers."""


@dataclass(frozen=True, slots=True)
class Beat:
    """One thing on the screen. `step`: the position of its step in the plan; `side`: whose private phase it is."""

    step: int
    name: str
    sitting: int = 0
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Last:
    """What was entered last, and how the lesson stood before it: `plan`, `at`, `step_begun`, `refused`, `told`.

    `kind`: one of `ENTRIES`; `led`: the beat that it led to; `moves`, `after`: the entries of the game's log before and
    after it, 0 while it is being done; `seen`: the cursor of `Controller.events_since` before it.
    """

    kind: str
    plan: Plan
    at: int
    step_begun: int
    refused: BySide[bool]
    told: BySide[int]
    moves: int
    seen: int
    led: int
    after: int = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """Where a lesson stands. Times are whole seconds of a clock that only moves on.

    `chance`: the second seed; `how`: instructions historical or drawn; `private`: private choices on code cards or
    behind the curtain. `begun`, `step_begun`: when the lesson and its step were begun; `paused`: since when, 0: not;
    `lost`: seconds spent in pauses so far. `refused`: whether the last act a team sent could not be done. `told`: the
    cursor of `Controller.events_since` up to which its groups have told a team everything. `chair`: a pupil sits in the
    mediator's chair. `votes`: what each home government was heard to say of a signed treaty (`actions.VOTES`).
    `shown`: the cursor up to which the groups of this sitting tell everything, once they were shown; 0 before.
    `papers`: how many papers each team read behind the curtain when it was last there. `last`: what was entered last,
    as long as it can be known. `debrief`: the leaf of the debrief that is open, and what was typed on its leaves, by
    name. `done`: the lesson has been ended.
    """

    scenario: str
    number: Number
    plan: Plan
    pupils: int
    chance: str
    how: str = HISTORICAL
    private: str = CARDS
    timers: str = "normal"
    at: int = 0
    open: bool = False
    begun: int = 0
    step_begun: int = 0
    paused: int = 0
    lost: int = 0
    refused: BySide[bool] = BySide(False, False)
    told: BySide[int] = BySide(0, 0)
    chair: bool = False
    votes: BySide[str] = BySide("none", "none")
    shown: BySide[int] = BySide(0, 0)
    papers: BySide[int] = BySide(0, 0)
    last: Last | None = None
    debrief: tuple[tuple[str, str], ...] = ()
    done: bool = False

    @property
    def beats(self) -> tuple[Beat, ...]:
        """Everything that comes, in order."""
        return beats_of(self.plan, self.private)

    @property
    def beat(self) -> Beat:
        """What is on the screen, or announced."""
        return self.beats[self.at]

    @property
    def over(self) -> bool:
        """Whether nothing comes after this."""
        return self.at + 1 >= len(self.beats)


def beats_of(plan: Plan, private: str = CARDS) -> tuple[Beat, ...]:
    """The beats of a plan. Private ones come for both teams always, whether or not there is anything in them; who is
    first changes from sitting to sitting. Code groups come after the morning's numbers: capitals, friends and the
    mediator write only when every question of the morning has its answer. Ratification is passed over where nothing was
    signed. Behind the curtain (`private`) nothing is in code, and each team has one visit in the morning and one in the
    evening. Who is last in an evening is asked there and then what tomorrow asks, so that the morning can bring
    everything in one visit; that team is last in the morning too.
    """
    return tuple(beat for n, step in enumerate(plan.steps) for beat in _beats(n, step.kind, step.sitting, private))


def _beats(step: int, kind: str, sitting: int, private: str) -> Iterator[Beat]:
    order = _order(sitting)
    match kind:
        case "dispatch":
            yield Beat(step, "papers", sitting)
            names = ("morning",) if private == CURTAIN else ("reading", "morning")
            yield from (Beat(step, name, sitting, side) for name in names for side in order)
            if private == CARDS:
                yield Beat(step, "groups", sitting)
        case "turns":
            yield Beat(step, "table", sitting)
        case "evening":
            order = _order(sitting + 1) if private == CURTAIN else order
            yield from (Beat(step, "evening", sitting, side) for side in order)
        case "debrief":
            yield Beat(step, RATIFICATION)
            yield Beat(step, DEBRIEF)
        case _:
            yield Beat(step, kind, sitting)


def _order(sitting: int) -> tuple[Side, Side]:
    """Which team is first; it changes from sitting to sitting."""
    return (Side.FIRST, Side.SECOND) if sitting % 2 else (Side.SECOND, Side.FIRST)


# What a teacher does


def begin(lesson: Lesson, now: int) -> Lesson:
    """The lesson begins: its first beat is announced."""
    return replace(lesson, at=0, open=False, begun=now, step_begun=now, paused=0, lost=0)


def go_on(lesson: Lesson, now: int) -> Lesson:
    """Open what is announced, or announce what comes next; at the very end nothing changes. A pause ends."""
    lesson = resume(lesson, now)
    if not lesson.open:
        return replace(lesson, open=True)
    return lesson if lesson.over else _moved(lesson, lesson.at + 1, now)


def may_go_back(lesson: Lesson) -> bool:
    """Whether what is announced can be taken back: it is covered still, and something shown to all came before it."""
    return not lesson.open and lesson.at > 0 and lesson.beats[lesson.at - 1].name in SHOWN_TO_ALL


def back(lesson: Lesson, now: int) -> Lesson:
    """Take back what was only announced; the beat before it is on the screen again. Otherwise nothing changes."""
    return replace(_moved(lesson, lesson.at - 1, now), open=True) if may_go_back(lesson) else lesson


def _moved(lesson: Lesson, at: int, now: int) -> Lesson:
    """Another beat, announced; a step that begins with it begins now, and the plan knows how much time is left."""
    step = lesson.beats[at].step
    if step == lesson.beat.step:
        return replace(lesson, at=at, open=False)
    plan = trimmed(lesson.plan, step, max(0, now - lesson.begun) + lesson.plan.late)
    return replace(lesson, plan=plan, at=at, open=False, step_begun=now)


def pause(lesson: Lesson, now: int) -> Lesson:
    """The clock stands still."""
    return lesson if lesson.paused else replace(lesson, paused=now)


def resume(lesson: Lesson, now: int) -> Lesson:
    """The clock goes on; what the pause took is lost time."""
    if not lesson.paused:
        return lesson
    gone = max(0, now - lesson.paused)
    return replace(lesson, paused=0, lost=lesson.lost + gone, step_begun=lesson.step_begun + gone)


def to_debrief(lesson: Lesson, now: int, *, signed: bool = False) -> Lesson:
    """The play ends here: the debrief is announced, or first ratification where a treaty was `signed`."""
    at = next(n for n, beat in enumerate(lesson.beats) if beat.name == (RATIFICATION if signed else DEBRIEF))
    return _moved(resume(lesson, now), max(at, lesson.at), now)


def reopened(lesson: Lesson, now: int) -> Lesson:
    """A lesson that was ended, at its debrief, which can be gone on with where it was left."""
    at = next(n for n, beat in enumerate(lesson.beats) if beat.name == DEBRIEF)
    return replace(lesson, at=at, open=False, step_begun=now, paused=0, done=False)


def to_sitting(lesson: Lesson, sitting: int, now: int) -> Lesson:
    """The papers of a sitting are announced, whatever was left out before them."""
    wanted = (n for n, beat in enumerate(lesson.beats) if beat.name == "papers" and beat.sitting >= sitting)
    return _moved(resume(lesson, now), max(lesson.at, next(wanted, lesson.at)), now)


def held(lesson: Lesson, sittings: int) -> Lesson:
    """The lesson with so many sittings in all; those that are still to be held share the time, more of them like the
    last one that was planned.
    """
    plan = lesson.plan
    kept = tuple(step for step in plan.steps if step.sitting <= sittings)
    model = [step for step in plan.steps if step.sitting == plan.sittings]
    more = tuple(replace(step, sitting=n) for n in range(plan.sittings + 1, sittings + 1) for step in model)
    end = 1 + max(n for n, step in enumerate(kept) if step.sitting)
    return replanned(lesson, replace(plan, sittings=sittings, steps=(*kept[:end], *more, *kept[end:])))


def replanned(lesson: Lesson, plan: Plan) -> Lesson:
    """The lesson under another plan, at the same beat, or at the debrief when that beat is no longer in it.

    What a plan leaves over goes first to the sittings that are still to be held, the one that is going on among them.
    """
    here = lesson.beat
    beats = beats_of(plan, lesson.private)
    same = (
        n for n, beat in enumerate(beats)
        if (beat.name, beat.sitting, beat.side) == (here.name, here.sitting, here.side)
    )  # fmt: skip
    end = next(n for n, beat in enumerate(beats) if beat.name == DEBRIEF)
    at = next(same, end)
    step = beats[at].step
    behind = max(0, lesson.step_begun - lesson.begun) + plan.late - plan.starts()[step]
    return replace(
        lesson, plan=spread(plan, step, max(0, behind)), at=at, open=lesson.open and beats[at].name == here.name
    )
