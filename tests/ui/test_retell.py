"""A language that is changed in the middle of a game changes every word of it, at once and on every screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui import start
from game.ui.describe import walk
from game.ui.places import Places
from game.ui.scenes.briefing import LEAVES, Dossier
from game.ui.scenes.debrief import ORDER, DebriefScene
from game.ui.scenes.historian import Historian
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Services, open_services
from tests.ui.game_hands import begin, signed
from tests.ui.pilot import Pilot

LESSON = "portsmouth-lesson"
SHIPPED = Path(__file__).parents[2] / "scenarios"


@pytest.fixture
def with_(tmp_path: Path) -> Services:
    """Services over the shipped scenarios and their translations."""
    return open_services(Places(tmp_path / "saves", tmp_path / "settings.json", (SHIPPED,)))


def _english(at: Pilot) -> list[str]:
    """Sentences on the screen in which an English word stands."""
    marks = (" the ", " of ", " and ", " you ", "You ", "The ")
    return [node.label for node in walk(at.tree()) if any(mark in node.label for mark in marks)]


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_an_open_dossier_is_told_anew(with_: Services, language: str) -> None:
    """Every leaf of it: brief, orders, why an article matters, what is unknown; and back in English as it was."""
    playing = begin(with_, Side.FIRST, scenario=LESSON)
    scene = Dossier(playing, Side.FIRST)
    scene.leaf = LEAVES[0]
    at = Pilot(scene, strings=with_.strings, hooks=start.hooks(with_))
    first = at.text()
    at.app.configure(at.app.settings._replace(language=language))
    for leaf in LEAVES:
        scene.leaf = leaf
        at.app.dirty()
        assert [line for line in _english(at) if not _source(line)] == [], leaf
    at.app.configure(at.app.settings._replace(language="en"))
    scene.leaf = LEAVES[0]
    at.app.dirty()
    assert at.text() == first


@pytest.mark.parametrize("language", ["ja", "ru"])
def test_what_is_shown_after_the_end_is_told_anew(with_: Services, language: str) -> None:
    """Verdict, debrief and minutes of a signed treaty."""
    playing = begin(with_, *BOTH_SIDES, scenario=LESSON, seed="1")
    signed(playing.controller, tuple((n, 1) for n in range(len(playing.controller.presentation.articles))))
    scenes = [VerdictScene(playing, Side.FIRST), MinutesScene(playing, Side.FIRST), Historian(playing, Side.FIRST)]
    scenes += [DebriefScene(playing, Side.FIRST, stage) for stage in ORDER]
    for scene in scenes[:1] + scenes[3:]:
        with_.strings.speak("en")
        scene.retell()
        at = Pilot(scene, strings=with_.strings, hooks=start.hooks(with_))
        before = at.text()
        at.app.configure(at.app.settings._replace(language=language))
        assert at.text() != before
        left = [line for line in _english(at) if line in before and "(" not in line and len(line) > 60]
        assert [line for line in left if not _source(line)] == [], scene.id


def _source(line: str) -> bool:
    """Titles of sources stay as their authors wrote them."""
    return any(word in line for word in ("Press", "history", "Treaty", "telegram", "web", "book", "page", "General",
                                       "Japanese"))  # fmt: skip
