"""A lesson's machine may die between any two changes of the disk: each state it can leave comes back to a cover."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from game.classroom.lesson import DEBRIEF, RATIFICATION
from game.ui.lesson import Class
from game.ui.scenes import opening
from game.ui.scenes.base import Reset
from game.ui.scenes.lesson_cover import Cover
from game.ui.scenes.lesson_flow import scene_of
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import Teacher, lesson

CHANGES = ("replace", "link", "unlink")
"""The calls by which the folder of saves comes from one state to the next."""
KINDS = (".json", ".lesson")
Files = dict[str, bytes]


@contextmanager
def followed(folder: Path, patch: pytest.MonkeyPatch) -> Iterator[list[Files]]:
    """Every state that the saves and lessons of a folder come to meanwhile, in turn."""
    states: list[Files] = []

    def look() -> None:
        now = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.suffix in KINDS}
        if not states or now != states[-1]:
            states.append(now)

    def watched(real: Callable[..., None]) -> Callable[..., None]:
        def call(*args: object, **more: object) -> None:
            look()
            real(*args, **more)
            look()

        return call

    with patch.context() as inside:
        for name in CHANGES:
            inside.setattr(os, name, watched(getattr(os, name)))
        yield states


def taken_up(folder: Path, files: Files) -> Class | None:
    """The lesson that a machine with these files comes back to with one key; None where the title offers none."""
    saves = folder / "saves"
    saves.mkdir(parents=True)
    for name, data in files.items():
        (saves / name).write_bytes(data)
    with_ = services(folder)
    latest = with_.latest()
    if latest is None or not latest.lesson:
        return None
    went = opening.resume(with_, latest.id)
    with_.shelf.store.close()
    assert isinstance(went, Reset) and isinstance(went.scene, Cover)
    return went.scene.klass


@pytest.mark.parametrize(
    ("private", "offers"), [pytest.param("cards", 0, marks=pytest.mark.slow), ("cards", 40), ("curtain", 40)]
)
def test_whatever_was_written_last_the_lesson_comes_back_to_its_cover(
    private: str, offers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first save to the end of the debrief, with a treaty and without: at the beat of its file, covered, and
    never behind where it was; only a conference that the game has ended already leads on to what comes after it.
    """
    with_ = services(tmp_path / "played")
    klass = lesson(with_, private=private)
    teacher = Teacher(pilot(with_, scene_of(klass)), klass, offers=offers)
    with followed(with_.shelf.store.folder, monkeypatch) as states:
        assert teacher.play(lambda scene: scene.id == "title")
    furthest, went_on = 0, 0
    for n, files in enumerate(states):
        kept = [json.loads(data) for name, data in files.items() if name.endswith(".lesson")]
        back = taken_up(tmp_path / str(n), files)
        if back is None:
            assert not kept or kept[0]["done"]
            continue
        now = back.lesson
        ended = now.at != kept[0]["at"]
        went_on += ended
        assert not now.open and now.at >= furthest
        assert not ended or (back.controller.over and now.beat.name in (RATIFICATION, DEBRIEF))
        furthest = now.at
    assert furthest == len(klass.lesson.beats) - 1 and went_on > 0
