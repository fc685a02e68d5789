"""Every screen of a game at every size: nothing cut off, nothing over another, nothing outside, no word missing."""

from pathlib import Path

import pytest

from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import focusables, walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts, Pick
from game.ui.scenes.base import Scene
from game.ui.scenes.briefing import Dossier
from game.ui.scenes.debrief import DebriefScene
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.table import Table
from game.ui.scenes.templates import Templates
from game.ui.scenes.treaty import TreatyScene
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Services
from tests.ui.game_hands import Hands, begin, pilot, quietly, services, signed
from tests.ui.test_game_settlement import ratified

SIZES = (
    ((1024, 768), 200),
    ((1280, 720), 100),
    ((1366, 768), 100),
    ((1920, 1080), 100),
    ((800, 600), 100),
    ((640, 480), 100),
)
BETWEEN = ((1366, 768), (800, 600))
"""Windows that are looked at in `make test-full` only."""
EACH = [pytest.param(size, text, marks=[pytest.mark.slow] if size in BETWEEN else []) for size, text in SIZES]
SIDE = Side.SECOND


@pytest.fixture(scope="module")
def with_(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services over the shipped scenarios."""
    return services(tmp_path_factory.mktemp("layout"), "portsmouth-1905")


@pytest.fixture(scope="module")
def played(with_: Services) -> tuple[Playing, list[Scene]]:
    """A game of Portsmouth at its second sitting, and its screens there."""
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="layout")
    flow.begin(playing)
    controller = playing.controller
    scenes: list[Scene] = [Dispatches(playing, SIDE)]
    quietly(controller, SIDE, lambda legal: legal.evening)
    evening = EveningScene(playing, SIDE)
    controller.submit(SIDE, a.SaveInfluence())
    quietly(controller, SIDE, lambda legal: legal.act)
    playing.desk(SIDE).sheet.change(Draft(controller.view(SIDE).board.openings.of(SIDE), linked=True))
    scenes += [Table(playing, SIDE), Acts(playing, SIDE), Templates(playing, SIDE), MinutesScene(playing, SIDE)]
    scenes.append(Pick(playing, SIDE, Acts(playing, SIDE).items()[-1]))
    scenes += [TreatyScene(playing, SIDE), Dispatches(playing, SIDE, every=True), evening]
    for leaf in Dossier(playing, SIDE).leaves():
        dossier = Dossier(playing, SIDE, first=True)
        dossier.leaf = leaf
        scenes.append(dossier)
    return playing, scenes


@pytest.mark.parametrize(("size", "text"), EACH)
def test_screens_in_play_are_whole(
    with_: Services, played: tuple[Playing, list[Scene]], size: tuple[int, int], text: int
) -> None:
    """Papers, dossier, table, acts, templates, minutes, treaty and evening."""
    found = {}
    for scene in played[1]:
        at = pilot(with_, scene, size, text)
        if at.problems():
            found[f"{scene.id} {getattr(scene, 'leaf', '')}"] = at.problems()
        assert at.strings.missing == {}
    assert found == {}


@pytest.mark.parametrize(("size", "text"), EACH)
def test_answering_and_sending_are_whole(with_: Services, size: tuple[int, int], text: int) -> None:
    """The offer that waits for an answer, and the question before a draft is laid."""
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="answer")
    flow.begin(playing)
    quietly(playing.controller, SIDE, lambda legal: legal.answer)
    at = pilot(with_, Table(playing, SIDE), size, text)
    assert at.node("answer.accept").enabled
    assert at.problems() == []
    Hands(at).use("answer.accept")
    assert at.scene.id == "confirm"
    assert at.problems() == []


@pytest.mark.parametrize(("size", "text"), EACH)
def test_the_verdict_is_whole(with_: Services, ended: Playing, size: tuple[int, int], text: int) -> None:
    """Every leaf of it."""
    for leaf in VerdictScene(ended, SIDE).leaves():
        at = pilot(with_, VerdictScene(ended, SIDE, leaf), size, text)
        assert at.problems() == []
        assert at.strings.missing == {}


@pytest.mark.parametrize(("size", "text"), EACH)
def test_the_verdict_on_a_treaty_is_whole(repudiated: Playing, size: tuple[int, int], text: int) -> None:
    """Every leaf of it, sixteen articles signed and sent back among them."""
    leaves = VerdictScene(repudiated, SIDE).leaves()
    assert "treaty" in leaves
    for leaf in leaves:
        at = pilot(repudiated.services, VerdictScene(repudiated, SIDE, leaf), size, text)
        assert at.problems() == []
        assert at.strings.missing == {}


@pytest.fixture(scope="module")
def repudiated(with_: Services) -> Playing:
    """A game in which both signed the middle of everything on the first day; no capital takes that."""
    playing = begin(with_, *BOTH_SIDES, scenario="portsmouth-1905", seed="1")
    cards = playing.controller.presentation.articles
    signed(playing.controller, tuple((n, len(card.options) // 2) for n, card in enumerate(cards)))
    return playing


def test_the_settlement_after_the_settlement_is_whole(tmp_path: Path) -> None:
    """What a ratified treaty adds: asked for, marked in secret, and stood beside the treaty, at every size."""
    playing = ratified(tmp_path)
    controller, seen = playing.controller, []
    acts: tuple[tuple[Side, a.Action | None], ...] = (
        (Side.FIRST, a.RequestImprovement()),
        (Side.FIRST, a.MarkImprovement(True)),
        (Side.SECOND, a.MarkImprovement(True)),
        (Side.FIRST, None),
    )
    for side, act in acts:
        for size, text in SIZES:
            at = pilot(playing.services, VerdictScene(playing, side, "improve"), size, text)
            assert at.problems() == []
            assert at.strings.missing == {}
        seen.append([node.id for node in focusables(at.tree()) if node.id.startswith("improve.")])
        assert act is None or controller.submit(side, act) is None
    assert seen == [["improve.ask"], ["improve.no", "improve.yes"], ["improve.no", "improve.yes"], []]
    assert controller.view(Side.FIRST).common.improved is not None


def test_what_followed_says_how_sure_it_is(repudiated: Playing) -> None:
    """Each line has the word of its own mark, so that what is inferred is neither fact nor fancy."""
    found = repudiated.controller.debrief()
    assert found is not None
    at = pilot(repudiated.services, DebriefScene(repudiated, SIDE, "followed"))
    labels = [node.label for node in walk(at.tree())]
    marks = {line.fact.mark for line in found.verdict.epilogue}
    assert len(marks) > 1
    for line in found.verdict.epilogue:
        said = at.strings.text(f"verdict.mark_{line.fact.mark}")
        assert said == labels[labels.index(line.text.strip()) - 1]


@pytest.fixture(scope="module")
def ended(with_: Services) -> Playing:
    """A game in which one side has left."""
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="ended")
    flow.begin(playing)
    controller = playing.controller
    quietly(controller, SIDE, lambda legal: legal.act)
    controller.submit(SIDE, a.OrderTrain(8))
    quietly(controller, SIDE, lambda legal: legal.leave)
    controller.submit(SIDE, a.Leave())
    assert controller.over
    return playing
