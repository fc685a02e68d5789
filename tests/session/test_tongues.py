"""A game read in another language is the same game: other words, and no other digest, save or luck."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Scenario
from game.scenario.retelling import retold, texts_of
from game.scenario.translating import begun
from game.scenario.translation import UNTRANSLATED
from game.session.catalogue import summarise
from game.session.controller import Controller
from game.session.debrief import make_debrief
from game.session.match import Match
from game.session.phrases import quoted
from game.session.tongues import Tongues, translation_of
from game.ui.strings import LANGUAGES, Strings
from tests.catalogue import LOCALE
from tests.session.helpers import harbour_edition, played

SIGN = "日本"


def abroad(scenario: Scenario) -> Scenario:
    """The scenario with every text in other words."""
    return retold(scenario, lambda path, text: SIGN + text)


def pair(seed: int, most: int = 400) -> tuple[Match, Controller, Controller]:
    """One match, read as it is and read abroad."""
    match, words = played(seed, most), abroad(harbour_edition().scenario)
    return match, Controller(match), Controller(match).retold(lambda scenario: words)


def strings(value: object) -> list[str]:
    """Every text anywhere in plain data."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, (tuple, list)):
        return [text for one in value for text in strings(one)]
    if hasattr(value, "__dataclass_fields__") and not isinstance(value, Message):
        return [text for name in value.__dataclass_fields__ for text in strings(getattr(value, name))]
    return []


@pytest.mark.parametrize("seed", range(4))
def test_nothing_of_a_scenario_is_shown_in_the_old_language(seed: int) -> None:
    """Cards, dossier, papers, questions and the debrief: wherever a text of it stands, it is the other."""
    match, _, door = pair(seed)
    english = {text for text in texts_of(match.edition.scenario).values() if " " in text}
    shown = strings(door.presentation) + strings(door.debrief())
    for side in BOTH_SIDES:
        shown += strings(door.briefing(side)) + strings(door.papers(side)) + strings(door.questions(side))
    assert [text for text in shown if text in english] == []
    assert sum(text.startswith(SIGN) for text in shown) > 150


@pytest.mark.parametrize("seed", range(4))
def test_the_same_is_shown_but_for_the_words(seed: int) -> None:
    """Papers, minutes and views are the same, one for one; so are all figures of the debrief."""
    match, old, new = pair(seed)
    for side in BOTH_SIDES:
        assert old.view(side) == new.view(side)
        assert old.legal(side) == new.legal(side)
        ours, theirs = old.papers(side), new.papers(side)
        assert [(it.kind, it.form, it.sitting) for it in ours] == [(it.kind, it.form, it.sitting) for it in theirs]
    assert old.minutes() == new.minutes()
    plain, abroad_ = make_debrief(match), new.debrief()
    if plain is not None and abroad_ is not None:
        assert (plain.plane, plain.zones, plain.history) == (abroad_.plane, abroad_.zones, abroad_.history)
        assert [one.points for one in plain.revealed] == [one.points for one in abroad_.revealed]


def test_what_a_reference_means_is_said_in_the_language_that_is_read() -> None:
    """A message names articles and sides as the reader knows them, and again as soon as that changes."""
    match = played(3)
    words = [harbour_edition().scenario, abroad(harbour_edition().scenario)]
    door = Controller(match, lookup=lambda key, **params: " ".join(map(str, params.values())))
    door.retold(lambda scenario: words[-1])
    message = Message("x", (("article", "@article:0"), ("side", "@side:1")))
    assert door.say(message, Side.FIRST) == f"{words[1].articles[0].name} {words[1].sides.second.name}"
    words.pop()
    assert door.say(message, Side.FIRST) == f"{words[0].articles[0].name} {words[0].sides.second.name}"


@pytest.mark.parametrize(
    ("name", "said"), [("Tolls by half", "\u201cTolls by half\u201d"), ("Пошлины", "«Пошлины»"), ("関税", "「関税」")]
)
def test_names_stand_in_the_marks_of_their_script(name: str, said: str) -> None:
    """An option's name is quoted as its language quotes."""
    assert quoted(name) == said


def test_dates_are_written_as_the_language_writes_them() -> None:
    """A sitting named in a sentence is a date of the catalogue, never year-month-day."""
    message, match = Message("minutes.sitting", (("number", 2), ("date", "@sitting:2"))), played(3)
    said = [Controller(match, lookup=Strings(LOCALE, language).text).say(message) for language in LANGUAGES]
    assert said[0] == "Sitting 2, 2 May 1900."
    assert "1900年5月2日" in said[1]
    assert "2 мая 1900" in said[2]


def test_translations_are_found_where_scenarios_lie(tmp_path: Path) -> None:
    """One that says that it is of this scenario, whatever it is called; broken ones and others' are passed over."""
    scenario = harbour_edition().scenario
    assert translation_of(scenario, "ja", (tmp_path, tmp_path / "nowhere")) is None
    other = begun(scenario, "ja", "A").replace("of: harbour", "of: elsewhere")
    (tmp_path / "a.ja.yaml").write_text(other, encoding="utf-8")
    (tmp_path / "b.ja.yaml").write_text("translation: 1\nof: harbour\n\tbroken", encoding="utf-8")
    assert translation_of(scenario, "ja", (tmp_path,)) is None
    good = begun(scenario, "ja", "A").replace('  #~ title: "', '  title: "日')
    (tmp_path / "c.ja.yaml").write_text(good, encoding="utf-8")
    found = translation_of(scenario, "ja", (tmp_path,))
    assert found is not None
    assert (found.scenario.title, found.done, found.translator) == (f"日{scenario.title}", 1, "A")
    assert translation_of(scenario, "ru", (tmp_path,)) is None


def test_a_language_without_a_translation_leaves_a_scenario_as_it_is(tmp_path: Path) -> None:
    """No marks and no copy where nothing is translated; what is partly translated is marked and counted in the list."""
    edition = harbour_edition()
    language = ["en"]
    tongues = Tongues(lambda: language[0], lambda: (tmp_path,))
    assert tongues.told(edition.scenario) is edition.scenario
    text = begun(edition.scenario, "ru", "Б").replace('  #~ title: "', '  title: "Бухта ')
    (tmp_path / "harbour.ru.yaml").write_text(text, encoding="utf-8")
    language[0] = "ru"
    told = tongues.told(edition.scenario)
    assert told.title.startswith("Бухта") and told.summary.endswith(UNTRANSLATED)
    assert tongues.told(edition.scenario) is told
    source = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
    listed = summarise(source, tongues.translated)
    assert (listed.title, listed.translated, listed.translator) == (told.title, (1, len(texts_of(told))), "Б")
    assert listed == replace(listed, id="harbour")
