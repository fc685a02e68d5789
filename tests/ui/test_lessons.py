"""The game that teaches: from the title to the verdict, a word at every moment, and quiet when that is wanted."""

from pathlib import Path

from game.kernel.sides import Side
from game.ui import start
from game.ui.describe import find, walk
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.parts_coach import QUIET, coach
from game.ui.scenes.title import Title
from game.ui.services import Order, Services, open_services
from game.ui.strings import Strings
from tests.ui.game_hands import Hands
from tests.ui.pilot import Pilot

ROOT = Path(__file__).parents[2]


def _services(folder: Path) -> Services:
    return open_services(Places(folder / "saves", folder / "settings.json", (ROOT / "scenarios",)))


def _window(with_: Services) -> Pilot:
    return Pilot(Title(with_), settings=with_.settings, strings=with_.strings, hooks=start.hooks(with_))


def test_the_lesson_leads_from_the_title_to_a_verdict_with_a_word_on_every_screen(tmp_path: Path) -> None:
    """One key starts it; dossier, papers, table and evening each say what they are for; the end is a verdict."""
    with_ = _services(tmp_path)
    at = _window(with_)
    at.use("title.learn")
    hands, coached = Hands(at), set()
    for _ in range(200):
        if at.scene.id == "verdict":
            break
        hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
        if find(at.tree(), QUIET) is not None:
            coached.add(at.scene.id)
        assert at.problems() == []
        hands.step(at.scene)
    assert at.scene.id == "verdict"
    assert {"dossier", "dispatches", "table", "evening"} <= coached
    assert at.strings.missing == {}


def test_who_wants_no_more_lessons_is_left_in_peace(tmp_path: Path) -> None:
    """A button and a yes, and no later screen of this game teaches, until the pause brings the lessons back."""
    with_ = _services(tmp_path)
    at = _window(with_)
    at.use("title.learn")
    at.use(QUIET)
    at.use("hush.quiet")
    hands = Hands(at)
    for _ in range(12):
        assert find(at.tree(), QUIET) is None
        hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
        hands.step(at.scene)
    at.press("menu")
    at.use("pause.lessons")
    assert find(at.tree(), QUIET) is not None
    at.press("menu")
    assert find(at.tree(), "pause.lessons") is None


def test_no_habitual_key_ends_the_lessons(tmp_path: Path) -> None:
    """The button asks first, the harmless answer has the focus, and with large text no screen begins on the button."""
    with_ = _services(tmp_path)
    with_.keep(with_.settings.scaled_text(200))
    at = _window(with_)
    at.use("title.learn")
    at.use(QUIET)
    at.press("confirm")
    hands = Hands(at)
    for _ in range(30):
        if at.scene.id == "verdict":
            break
        hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
        hands.step(at.scene)
        assert at.focused != QUIET
    assert find(at.tree(), QUIET) is not None or at.scene.id == "verdict"


def test_the_guess_of_the_evening_has_its_lesson(tmp_path: Path) -> None:
    """Who opens the notebook for a guess is told what it is for, in the words of the scenario."""
    with_ = _services(tmp_path)
    opened = with_.new_game(Order("dogger-bank-1904", (Side.FIRST,), seed="guess"))
    playing = Playing(controller=opened.controller, human=opened.human, services=with_)
    at = Pilot(GuessScene(playing, Side.FIRST), settings=with_.settings, strings=with_.strings)
    assert find(at.tree(), QUIET) is not None
    assert playing.controller.presentation.lesson("guess", 1) in {node.label for node in walk(at.tree())}


def test_a_scenario_without_lessons_says_nothing(tmp_path: Path) -> None:
    """Portsmouth is played without a word from the coach; every moment named in the lessons is a moment that comes."""
    with_ = _services(tmp_path)
    opened = with_.new_game(Order("portsmouth-1905", (Side.FIRST,), seed="quiet"))
    playing = Playing(controller=opened.controller, human=opened.human, services=with_)
    at = Pilot(flow.begin(playing), settings=with_.settings, strings=with_.strings)
    assert find(at.tree(), QUIET) is None
    from game.ui.scenes.base import Context

    assert coach(Context(Strings(ROOT / "assets/locale"), with_.settings), playing, Side.FIRST, "dossier") is None
