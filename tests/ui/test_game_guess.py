"""A guess about the other side: written in private, asked for once more at the end, laid beside the truth."""

from pathlib import Path

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import walk
from game.ui.scenes import flow
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.guess import MOST, GuessScene, made
from game.ui.scenes.verdict import VerdictScene
from tests.ui.game_hands import Hands, begin, pilot, quietly, services
from tests.ui.pilot import Pilot
from tests.ui.test_game_layout import SIZES
from tests.ui.test_game_settlement import ratified


def _words(at: Pilot) -> str:
    return " ".join(node.label for node in walk(at.tree()))


def test_a_guess_is_written_in_the_evening_and_read_by_nobody_else(tmp_path: Path) -> None:
    """The scales set it, three articles at most; it is in the writer's own papers alone, and costs no act."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.FIRST, scenario="portsmouth-1905", seed="guess")
    flow.begin(playing)
    quietly(playing.controller, Side.FIRST, lambda legal: legal.evening)
    at = pilot(with_, EveningScene(playing, Side.FIRST))
    hands = Hands(at)
    hands.use("evening.guess")
    assert isinstance(at.scene, GuessScene)
    hands.go("guess.walk")
    at.press("right", 4)
    walk_away = at.scene.walk
    for article in at.scene.articles()[:MOST]:
        hands.use(f"guess.on.{article}")
    assert not at.node(f"guess.on.{at.scene.articles()[MOST]}").enabled
    hands.go(f"guess.at.{at.scene.articles()[0]}")
    at.press("left")
    lines = tuple(sorted(at.scene.lines.items()))
    hands.use("guess.do")
    assert at.scene.id == "evening"
    found = made(playing, Side.FIRST)
    assert found is not None
    assert (found.walk_away, found.lines) == (walk_away, lines)
    assert made(playing, Side.SECOND) is None
    assert playing.controller.legal(Side.FIRST).evening


def test_two_people_guess_behind_the_curtain_before_the_papers_are_opened(tmp_path: Path) -> None:
    """At the end each is asked once, in private, and may leave it; the reckoning says how near it was."""
    playing = ratified(tmp_path)
    at = pilot(playing.services, flow.next_scene(playing))
    hands = Hands(at)
    for n, side in enumerate(BOTH_SIDES):
        assert at.scene.id == "curtain"
        at.wait(600).hold("confirm", 1000)
        assert isinstance(at.scene, GuessScene)
        assert at.scene.side is side
        hands.use("guess.leave" if n else "guess.do")
    while at.scene.id == "ceremony":
        hands.use("ceremony.on")
    assert isinstance(at.scene, VerdictScene)
    hands.open_debrief()
    hands.use("stage.scores")
    found = playing.controller.debrief()
    assert found is not None
    insight = found.verdict.sides.first.insight
    assert insight is not None
    assert found.verdict.sides.second.insight is None
    assert str(insight.guessed) in _words(at)
    assert str(insight.truth) in _words(at)
    assert flow.next_scene(playing).id == "verdict"


def test_the_notebook_is_whole_at_every_size(tmp_path: Path) -> None:
    """With three scales laid out, and as it is asked at the end."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.SECOND, scenario="portsmouth-1905", seed="guess")
    flow.begin(playing)
    quietly(playing.controller, Side.SECOND, lambda legal: legal.evening)
    for last in (False, True):
        scene = GuessScene(playing, Side.SECOND, last=last)
        scene.lines = dict.fromkeys(scene.articles()[:MOST], 1)
        for size, text in SIZES:
            at = pilot(with_, scene, size, text)
            assert at.problems() == []
            assert at.strings.missing == {}
