"""Which scene a lesson shows: the cover of what is announced, or what is open."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.lesson import Class
from game.ui.scenes.base import Push, Replace, Reset, Scene, Transition


def scene_of(klass: Class) -> Scene:
    """The scene of a lesson as it stands."""
    from game.ui.scenes.lesson_cover import cover

    return opened(klass) if klass.lesson.open else cover(klass)


def opened(klass: Class) -> Scene:
    """What a beat shows once it has been opened."""
    from game.ui.scenes import lesson_shared as shared
    from game.ui.scenes.lesson_numbers import Numbers
    from game.ui.scenes.lesson_reading import Reading
    from game.ui.scenes.lesson_table import LessonTable

    beat = klass.beat
    match beat.name:
        case "reading" if beat.side is not None:
            return Reading(klass, beat.side)
        case "morning" | "evening" if beat.side is not None:
            return private_scene(klass, beat.side) or Numbers(klass, beat.side)
        case "table":
            return LessonTable(klass)
        case "debrief":
            return class_debrief(klass)
        case "ratification":
            from game.ui.scenes.lesson_vote import Ratification

            return Ratification(klass)
        case "hook":
            return shared.Hook(klass)
        case "briefing":
            return shared.Briefing(klass)
        case "papers":
            return shared.Papers(klass)
        case "groups":
            return shared.Groups(klass)
        case "caucus":
            return shared.Caucus(klass)
    return shared.Ticket(klass)


def private_scene(klass: Class, side: Side) -> Scene | None:
    """What a team decides on behind the curtain; None where it has a card of codes."""
    from game.classroom.lesson import CURTAIN
    from game.ui.scenes.lesson_private import behind

    return behind(klass, side) if klass.lesson.private == CURTAIN else None


def class_debrief(klass: Class) -> Scene:
    """The debrief of a class: one scene with a way on to the exit ticket."""
    from game.ui.scenes.class_debrief import ClassDebrief

    return ClassDebrief(klass)


def go_on(klass: Class) -> Transition:
    """What the teacher's key leads to."""
    klass.go_on()
    return Reset(scene_of(klass))


def show(klass: Class) -> Transition:
    """The lesson as it now stands, whatever lay over it; what one team alone may read is behind its curtain again."""
    from game.ui.scenes.lesson_cover import DrawnAgain
    from game.ui.scenes.lesson_phase import PhaseScene

    scene = scene_of(klass)
    private = isinstance(scene, PhaseScene) and not scene.for_all
    return Reset(DrawnAgain(klass, scene) if private else scene)


def desk(klass: Class, back: Scene | None = None) -> Transition:
    """The teacher's desk, its curtain first. `back`: a team's own page gives way to the desk, and this curtain is what
    the way back leads to.
    """
    from game.ui.scenes.lesson_desk import DeskCurtain

    return Push(DeskCurtain(klass)) if back is None else Replace(DeskCurtain(klass, back))
