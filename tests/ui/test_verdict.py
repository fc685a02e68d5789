"""The verdict: buttons that keep their places, a question before leaving, and what the game came to in plain words."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Rect, find
from game.ui.playing import Playing
from game.ui.scenes.parts_balance import differing, part_word, together
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Order
from tests.ui.game_hands import Hands, pilot, quietly, services
from tests.ui.test_game_settlement import PACKAGE, ratified

FOOT = ("verdict.leave", "verdict.minutes", "verdict.again", "verdict.saga")
PRESSES = 30
SIZES = (((1366, 768), 100), ((1024, 768), 200), ((1920, 1080), 100))


def verdict(folder: Path) -> Hands:
    """The first leaf of the verdict on a treaty that was ratified."""
    playing = ratified(folder)
    return Hands(pilot(playing.services, VerdictScene(playing, Side.FIRST)))


def whole(box: Rect) -> tuple[int, ...]:
    """A place in whole pixels."""
    return tuple(round(value) for value in (box.x, box.y, box.w, box.h))


@pytest.mark.parametrize(("window", "scale"), SIZES)
def test_the_buttons_at_the_foot_keep_their_places(tmp_path: Path, window: tuple[int, int], scale: int) -> None:
    """On every leaf each button is where it was, and the red one too, whatever it says."""
    playing = ratified(tmp_path)
    found: set[tuple[tuple[int, ...], ...]] = set()
    for leaf in VerdictScene(playing, Side.FIRST).leaves():
        scene = VerdictScene(playing, Side.FIRST, leaf)
        at = pilot(playing.services, scene, window, scale)
        red = "verdict.next" if find(at.tree(), "verdict.next") else "verdict.debrief"
        found.add(tuple(whole(at.node(name).rect) for name in (*FOOT, red)))
        assert at.node(red).look.surface == "primary"
        assert at.problems() == []
    assert len(found) == 1


def test_the_red_button_alone_leads_from_the_first_leaf_to_the_debrief(tmp_path: Path) -> None:
    """Pressed again and again it reads every leaf to its end and turns it, and after the last one opens the debrief."""
    hands = verdict(tmp_path)
    seen: dict[str, None] = {}
    for _ in range(PRESSES):
        if isinstance(hands.at.scene, VerdictScene):
            seen[hands.at.scene.leaf] = None
            hands.at.press("confirm")
    assert list(seen) == ["end", "treaty", "improve"]
    assert hands.at.scene.id == "debrief"


@pytest.mark.parametrize("scale", [100, 200])
def test_no_leaf_is_turned_before_its_end_was_in_sight(tmp_path: Path, scale: int) -> None:
    """While something of a leaf lies below the edge unseen, the red button says that it reads on, and it does."""
    playing = ratified(tmp_path)
    hands = Hands(pilot(playing.services, VerdictScene(playing, Side.FIRST), (1366, 768), scale))
    turned = 0
    for _ in range(PRESSES):
        if not isinstance(hands.at.scene, VerdictScene):
            break
        leaf, red, area = hands.at.scene.leaf, hands.at.node(hands.at.focused), f"verdict.{hands.at.scene.leaf}"
        below = hands.at.node(area).content_h - hands.at.node(area).home.h - hands.at.app.screen()._offsets.get(area, 0)
        assert (red.label == "Read on") == (area in hands.at.app.screen().unseen)
        assert below < 60 or red.label == "Read on"
        hands.at.press("confirm")
        turned += isinstance(hands.at.scene, VerdictScene) and hands.at.scene.leaf != leaf
    assert turned == 2


def test_leaving_asks_while_the_debrief_has_not_been_opened(tmp_path: Path) -> None:
    """The question keeps the verdict when it is answered with no; once the debrief was open nothing is asked."""
    hands = verdict(tmp_path)
    hands.use("verdict.leave")
    assert hands.at.scene.id == "question"
    hands.use("question.no")
    assert hands.at.scene.id == "verdict"
    hands.use("verdict.debrief")
    hands.at.use("debrief.back")
    hands.use("verdict.leave")
    assert hands.at.scene.id == "title"


def test_yes_to_the_question_leaves(tmp_path: Path) -> None:
    """Who wants to go without the debrief can."""
    hands = verdict(tmp_path)
    hands.use("verdict.leave")
    hands.use("question.yes")
    assert hands.at.scene.id == "title"


def test_the_first_leaf_says_what_it_came_to(tmp_path: Path) -> None:
    """Points above no treaty, the per cent of the joint gain, the articles that are not history's, and the standing."""
    hands = verdict(tmp_path)
    scene = hands.at.scene
    assert isinstance(scene, VerdictScene)
    found = scene.debrief
    assert found is not None
    words = hands.at.text()
    for side in BOTH_SIDES:
        assert f"{abs(found.verdict.sides.of(side).gain)} points" in words
        standing = scene.playing.controller.view(side).own.standing
        assert f"{standing} of 100 (" in words or f"with {standing} (" in words
    gained, best = together(found)
    assert 0 < gained <= best
    assert f"{100 * gained // best} per cent" in words
    other = differing(found)
    assert other == tuple(n for n, option in PACKAGE if option != found.history[n])
    assert ("article for article" in words) is (not other)
    for n in other:
        assert scene.playing.controller.presentation.articles[n].short in words


def test_without_a_treaty_the_first_leaf_says_so(tmp_path: Path) -> None:
    """Nothing signed: the result against no treaty, whether one had been there to be had, and nothing of history."""
    with_ = services(tmp_path)
    opened = with_.new_game(Order("harbour", (Side.FIRST,), seed="1"))
    playing = Playing(opened.controller, opened.human, with_)
    quietly(playing.controller, Side.FIRST, lambda legal: False)
    hands = Hands(pilot(with_, VerdictScene(playing, Side.FIRST)))
    scene = hands.at.scene
    assert isinstance(scene, VerdictScene)
    assert scene.debrief is not None
    assert scene.debrief.verdict.treaty is None
    words = hands.at.text()
    assert "No treaty came into force" in words
    assert f"{abs(scene.debrief.verdict.sides.first.gain)} points" in words
    assert f"{together(scene.debrief)[1]} points more" in words
    assert "made in fact" not in words
    hands.open_debrief()
    assert hands.at.scene.id == "debrief"


@pytest.mark.parametrize(
    ("percent", "word"), [(-5, "none"), (0, "none"), (1, "little"), (40, "under_half"), (50, "half"), (55, "over_half"),
                          (94, "nearly"), (100, "all"), (130, "beyond")]
)  # fmt: skip
def test_a_part_has_its_word(percent: int, word: str) -> None:
    """Every per cent has words for it."""
    assert part_word(percent) == word
