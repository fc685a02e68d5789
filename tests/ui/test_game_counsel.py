"""What one's own people think, on the screen: of a draft, of what to do, of the other side's instructions."""

from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui.describe import walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.briefing import Dossier
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.table import Table
from tests.ui.game_hands import begin, pilot, quietly, services
from tests.ui.pilot import Pilot
from tests.ui.test_game_layout import SIZES

SIDE = Side.FIRST


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """Portsmouth with Japan to act at the second sitting."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="counsel")
    flow.begin(playing)
    controller = playing.controller
    quietly(controller, SIDE, lambda legal: legal.act)
    flow.next_scene(playing)
    quietly(controller, SIDE, lambda legal: legal.act and controller.view(SIDE).common.sitting > 1)
    return playing


def _words(at: Pilot) -> str:
    return " ".join(node.label for node in walk(at.tree()))


def test_a_draft_has_their_answer_beside_it(playing: Playing) -> None:
    """The estimate of the controller in words, with what it rests on; nothing where nothing is drafted."""
    at = pilot(playing.services, Table(playing, SIDE))
    assert at.strings.text("composer.likely", answer="", basis="")[:20] not in _words(at)
    draft = Draft(((3, 1), (8, 2)))
    playing.desk(SIDE).sheet.change(draft)
    at.app.dirty()
    at.app.step()
    found = playing.controller.what_would_they_say(SIDE, draft.offer())
    assert found is not None
    for line in (found.text, found.basis):
        assert playing.controller.say(line, SIDE) in _words(at)


def test_the_adviser_can_be_told_to_be_quiet(playing: Playing) -> None:
    """His line stands at the table until the setting takes it away; the setting is kept."""
    line = playing.controller.say(playing.controller.adviser_line(SIDE), SIDE)
    at = pilot(playing.services, Table(playing, SIDE))
    assert line in _words(at)
    at.press("settings")
    at.use("settings.adviser")
    at.press("back")
    assert at.scene.id == "table"
    assert line not in _words(at)
    assert not playing.services.settings.adviser
    assert playing.services.settings._replace(adviser=True) != playing.services.settings


def test_the_secretaries_keep_a_column_for_each_sitting(playing: Playing) -> None:
    """Every instruction that they may have, with a figure now and one of the sitting before, whole at every size."""
    scene = Dossier(playing, SIDE)
    scene.leaf = "secretaries"
    found = playing.controller.secretaries(SIDE)
    assert sum(one.per_cent for one in found) == 100
    before = {one.doctrine: one.per_cent for one in dict(playing.controller.secretaries_before(SIDE))[1]}
    for size, text in SIZES:
        at = pilot(playing.services, scene, size, text)
        assert at.problems() == []
        assert at.strings.missing == {}
        labels = [node.label for node in walk(at.tree())]
        for one in found:
            assert str(one.per_cent) in labels
            assert str(before[one.doctrine]) in labels
