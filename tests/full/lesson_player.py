"""A lesson played by keyboard in a process of its own: `python -m tests.full.lesson_player FOLDER [OFFERS]`."""

import sys
from pathlib import Path

from game.ui.scenes import opening
from game.ui.scenes.base import Reset
from game.ui.scenes.lesson_cover import Cover
from game.ui.scenes.lesson_flow import scene_of
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import Teacher, lesson


def main(folder: Path, offers: int = 0) -> int:
    """Begin a lesson, or take up the one that is there, and play it; a line for each screen. 0 when it has ended.

    With so many `offers` laid and taken a treaty is signed.
    """
    with_ = services(folder)
    latest = with_.latest()
    if latest is None:
        klass = lesson(with_, number="TKZDA-X")
        first = scene_of(klass)
    else:
        went = opening.resume(with_, latest.id)
        if not isinstance(went, Reset) or not isinstance(went.scene, Cover):
            return 1
        first, klass = went.scene, went.scene.klass
    teacher = Teacher(pilot(with_, first), klass, offers=offers)
    while teacher.at.scene.id != "title":
        print(teacher.at.scene.id, klass.lesson.at, flush=True)
        teacher.step(teacher.at.scene)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *map(int, sys.argv[2:3])))
