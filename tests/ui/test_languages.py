"""The game in Japanese and in Russian, played with keys: nothing left in English, no letter without a face."""

import json
import re
from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.session.presentation import Note
from game.ui import start
from game.ui.describe import walk
from game.ui.places import Places
from game.ui.scenes import flow
from game.ui.scenes.glossary import Entry, Index
from game.ui.scenes.parts_paper import undated
from game.ui.scenes.parts_press import after_masthead, masthead
from game.ui.scenes.parts_telegram import count_of
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import Title
from game.ui.services import Services, open_services
from game.ui.strings import LANGUAGES
from game.ui.text import clean, typeset
from tests.ui.game_hands import Hands, begin, quietly
from tests.ui.pilot import Pilot

ROOT = Path(__file__).parents[2]
ABROAD = ("ja", "ru")
KEY = re.compile(r"\[[a-z_]+(\.[a-z_0-9]+)+\]")
RULE = re.compile(r"R\d+[a-z]?")
ENGLISH = re.compile(r"(?:\b[A-Za-z][a-z]+\b[ ,.;:]+){3,}")
"""Three words of English in a row."""


def _services(folder: Path) -> Services:
    return open_services(Places(folder / "saves", folder / "settings.json", (ROOT / "scenarios",)))


def _look(at: Pilot, sources: set[str]) -> list[str]:
    """What is wrong with the words of the screen: keys, letters without a face, English."""
    wrong, fonts = list(at.problems()), at.app.typesetter().fonts
    for node in walk(at.tree()):
        for words in (node.label, node.value, node.hint):
            letters = typeset(clean(words)).replace("\n", "").replace(" ", "")
            if "".join(part for part, _ in fonts.pieces(letters, fonts.real(node.look.face))) != letters:
                wrong.append(f"a letter without a face: {words}")
            told = words
            for title in sources:
                told = told.replace(title, "")
            if KEY.search(words) or ENGLISH.search(told):
                wrong.append(f"not translated: {words}")
    return wrong


@pytest.mark.parametrize("language", ["ja", pytest.param("ru", marks=pytest.mark.slow)])
def test_a_newcomer_chooses_a_language_and_plays_in_it(language: str, tmp_path: Path) -> None:
    """From the settings of a first run through the lesson to the verdict, every word of every screen is translated."""
    with_ = _services(tmp_path)
    at = Pilot(
        SettingsScene(with_, leads_to=lambda: Title(with_)), settings=with_.settings, strings=with_.strings,
        hooks=start.hooks(with_),
    )  # fmt: skip
    hands = Hands(at)
    hands.use(f"settings.language.{language}")
    assert _look(at, set()) == []
    hands.use("settings.done")
    assert _look(at, set()) == []
    hands.use("title.learn")
    seen: set[str] = set()
    for _ in range(200):
        seen.add(at.scene.id)
        hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
        playing = getattr(at.scene, "playing", None)
        sources = {one.title for one in playing.controller.presentation.sources} if playing else set()
        assert _look(at, sources) == [], f"{at.scene.id} in {language}"
        if at.scene.id == "verdict":
            break
        hands.step(at.scene)
    assert {"dossier", "dispatches", "table", "evening", "verdict"} <= seen
    assert at.strings.missing == {}
    assert _services(tmp_path).settings.language == language


@pytest.mark.parametrize("language", ["ru", pytest.param("ja", marks=pytest.mark.slow)])
def test_portsmouth_is_played_in_it(language: str, tmp_path: Path) -> None:
    """Two sittings of the great conference, an offer and an evening: all in the language, and no letter missing."""
    with_ = _services(tmp_path)
    with_.speak(language)
    playing = begin(with_, Side.FIRST, scenario="portsmouth-1905")
    at = Pilot(flow.begin(playing), settings=with_.settings, strings=with_.strings, hooks=start.hooks(with_))
    sources = {one.title for one in playing.controller.presentation.sources}
    hands, seen = Hands(at), set()
    for _ in range(40):
        if playing.controller.view(Side.FIRST).common.sitting > 2:
            break
        seen.add(at.scene.id)
        hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
        assert _look(at, sources) == [], f"{at.scene.id} in {language}"
        hands.step(at.scene)
    assert {"dossier", "dispatches", "table", "confirm", "evening"} <= seen
    assert at.strings.missing == {}


def test_a_game_begun_in_japanese_goes_on_in_english(tmp_path: Path) -> None:
    """The same moves give the same save in either language; it is taken up in the language that is read then."""
    kept: dict[str, tuple[object, object]] = {}
    for language in ("en", "ja"):
        with_ = _services(tmp_path / language)
        with_.speak(language)
        playing = begin(with_, Side.FIRST, scenario="dogger-bank-1904", seed="same")
        at = Pilot(flow.begin(playing), settings=with_.settings, strings=with_.strings, hooks=start.hooks(with_))
        hands = Hands(at)
        for _ in range(25):
            hands.seen[at.scene.id] = hands.seen.get(at.scene.id, 0) + 1
            hands.step(at.scene)
        (save,) = (tmp_path / language / "saves").glob("**/*.json")
        written = json.loads(save.read_text(encoding="utf-8"))
        log = [{key: value for key, value in entry.items() if key != "digest"} for entry in written["log"]]
        kept[language] = (written["scenario"], log)
        assert len(log) > 8
    assert kept["en"] == kept["ja"]
    with_ = _services(tmp_path / "ja")
    slot = with_.slots()[0]
    opened = with_.resume(slot.id)
    english = opened.controller.presentation.title
    with_.speak("ja")
    assert english != opened.controller.presentation.title
    assert ENGLISH.search(opened.controller.presentation.summary) is None


@pytest.mark.parametrize("scene", ["table", "dispatches"])
def test_switching_in_mid_game_redraws_everything(scene: str, tmp_path: Path) -> None:
    """Settings opened over a running game: another language, and the screen is in it, the scenario too."""
    with_ = _services(tmp_path)
    playing = begin(with_, Side.FIRST, scenario="dogger-bank-1904", seed="mid")
    at = Pilot(flow.begin(playing), settings=with_.settings, strings=with_.strings, hooks=start.hooks(with_))
    hands = Hands(at)
    assert hands.play(lambda shown: shown.id == scene)
    sources = {one.title for one in playing.controller.presentation.sources}
    for language in ABROAD:
        at.press("settings")
        hands.use(f"settings.language.{language}")
        hands.use("settings.done")
        assert at.scene.id == scene
        assert _look(at, sources) == []


def test_a_front_page_is_read_by_the_commas_of_its_script() -> None:
    """The name of a Japanese paper ends at its comma, and a day that is printed beside it is left out."""
    assert masthead("東京朝報、第一面") == "東京朝報"
    assert after_masthead("東京朝報、第一面、号外") == "第一面、号外"
    assert undated("ニューヨークの朝刊、8月10日", "8月10日") == "ニューヨークの朝刊"
    assert undated("Новое время, Петербург, 9 августа", "9 августа") == "Новое время, Петербург"


def test_a_telegram_is_counted_by_words_or_by_letters() -> None:
    """Words where spaces part them, letters where nothing does."""
    assert count_of("Мир подписан сегодня.") == 3
    assert count_of("講和、本日調印。") == 8


def test_a_term_is_found_in_a_script_without_spaces() -> None:
    """A glossary's entry is found inside a Japanese sentence, and in an alphabet only as a whole word."""
    note = Note("inferred", ())
    index = Index([Entry("word.a", "仮調印", "x", "term", "", note), Entry("word.b", "cable", "x", "term", "", note)])
    assert [one.id for one in index.named("双方が仮調印した条項。cables")] == ["word.a"]
    assert [one.id for one in index.named("A cable came.")] == ["word.b"]


def test_saves_are_listed_in_the_language_that_is_read(tmp_path: Path) -> None:
    """The title page and the list of saves name a game and its sides as the reader knows them, from the files alone."""
    with_ = _services(tmp_path)
    playing = begin(with_, Side.FIRST, scenario="dogger-bank-1904", seed="list")
    quietly(playing.controller, Side.FIRST, lambda legal: legal.act)
    for language, title in (("ja", "ドッガー"), ("ru", "Доггер"), ("en", "Dogger")):
        with_.speak(language)
        latest = with_.latest()
        assert latest is not None and title in latest.title
        assert latest.sides in {side.name for side in playing.controller.presentation.sides}
        assert [slot.title for slot in with_.slots()] == [latest.title]


def test_rules_are_read_in_their_language_where_there_are_any(tmp_path: Path) -> None:
    """Every language has every numbered paragraph of the rules in the same order, with the same figures in each."""
    with_ = _services(tmp_path)
    numbers: dict[str, list[tuple[str, list[str]]]] = {}
    for language in LANGUAGES:
        with_.speak(language)
        book = with_.rulebook()
        every = [one for chapter in book.chapters for one in chapter.paragraphs if one.number]
        numbers[language] = [(one.number, sorted(re.findall(r"\d+", RULE.sub("", one.text)))) for one in every]
        assert book.holding("R9") > 0
    assert numbers["ja"] == numbers["ru"] == numbers["en"]
    assert len(numbers["en"]) > 20
