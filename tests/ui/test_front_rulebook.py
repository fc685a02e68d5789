"""The rule book: read by paragraph from simple Markdown, searched, opened at a topic."""

from pathlib import Path

import pytest

from game.ui.describe import Role, walk
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.rulebook import Paragraph, read, sentences
from game.ui.scenes.help import HelpScene
from game.ui.scenes.parts_marks import TOPIC
from tests.ui import front

TEXT = """# Rules

What these are.

## The day

**R1 Sitting.** A conference is a calendar
of sittings.

**R1a** *Opener.* Drawn by lot; see [below](#table).

## The table

3. A turn is answers, then one act.

- accept it whole
- decline it

| Meter | Moves |
|---|---|
| standing | cables `home` |
"""


def test_paragraphs_keep_their_numbers() -> None:
    """Numbers in bold, in plain and of lists, bullets and tables are told apart; lines of a paragraph are joined."""
    book = read(TEXT)
    assert [chapter.name for chapter in book.chapters] == ["Rules", "The day", "The table"]
    assert book.chapters[1].paragraphs == (
        Paragraph("R1", "**Sitting.** A conference is a calendar of sittings."),
        Paragraph("R1a", "*Opener.* Drawn by lot; see below."),
    )
    table = book.chapters[2].paragraphs
    assert [one.number for one in table] == ["3", "•", "•", ""]
    assert table[-1] == Paragraph("", "", ("standing", "cables home"), ("Meter", "Moves"))


def test_searching_finds_paragraphs_with_every_word() -> None:
    """All words must stand in the paragraph, in any case and order."""
    book = read(TEXT)
    assert [chapter.name for chapter in book.search("SITTINGS calendar")] == ["The day"]
    assert book.search("calendar meter") == ()


def test_a_topic_opens_its_chapter() -> None:
    """A paragraph's number or a word of a heading finds the chapter; anything else the first."""
    book = read(TEXT)
    assert [book.holding(topic) for topic in ("r1a", "table", "", "whatever")] == [1, 2, 0, 0]


def test_any_text_can_be_read() -> None:
    """Empty and odd texts give a book, never an error."""
    for text in ("", "#", "|||\n||", "** \n**R1", "- \n1.", "\x00"):
        assert read(text).search("what is not there") == ()


def test_help_searches_rules_and_words_together(tmp_path: Path) -> None:
    """In play the search finds people as well as rules; on the title page there is no glossary."""
    with_ = front.services(tmp_path)
    with_._rules["en"] = read(TEXT)
    playing: Playing = front.playing(with_)
    pilot = front.pilot(HelpScene(with_, playing=playing), with_)
    pilot.focus("help.search").type("harbour-master")
    assert "Harbour-master Reed" in pilot.text()
    pilot.focus("help.search").key("ctrl+a").type("calendar")
    assert "R1" in pilot.text()
    assert "1 place found" in pilot.text()
    assert "People, places" not in front.pilot(HelpScene(with_), with_).text()


def test_help_opens_at_a_person(tmp_path: Path) -> None:
    """A topic that names a person opens the glossary at that entry."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(HelpScene(with_, "Mistress Vane", playing=front.playing(with_)), with_)
    assert "Quick and proud" in pilot.text()


def test_the_rules_that_ship_are_read_whole(tmp_path: Path) -> None:
    """Every numbered paragraph of RULES.md from R1 to R21 is in the book under its number, and every chapter fits."""
    with_ = front.services(tmp_path)
    book = with_.rulebook()
    numbers = [one.number for chapter in book.chapters for one in chapter.paragraphs if one.number.startswith("R")]
    assert {f"R{n}" for n in range(1, 22)} <= set(numbers)
    assert len(numbers) == len(set(numbers))
    assert any(one.labels for chapter in book.chapters for one in chapter.paragraphs)
    for n in range(len(book.chapters)):
        scene = HelpScene(with_)
        scene.chapter = n
        for size, text in front.SIZES[:2]:
            assert front.pilot(scene, with_, size, text).problems() == []


def test_help_opens_at_a_rule_and_shows_it(tmp_path: Path) -> None:
    """A topic that is a rule's number turns to its chapter, scrolls to it and marks it."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(HelpScene(with_, "r15a"), with_, *front.SIZES[0])
    node = pilot.node("help.rule.R15a")
    assert pilot.focused == node.id
    assert node.rect.meet(node.clip).h > 40


def test_a_long_rule_is_set_sentence_by_sentence(tmp_path: Path) -> None:
    """No line of a chapter on screen is a block: every paragraph of the rules that ship stands in short pieces."""
    with_ = front.services(tmp_path)
    words = next(p.text for c in with_.rulebook().chapters for p in c.paragraphs if p.number == "R12")
    parts = sentences(words)
    assert " ".join(parts) == " ".join(words.split())
    assert len(parts) > 5
    pilot = front.pilot(HelpScene(with_, "R12"), with_)
    labels = {node.label for node in walk(pilot.tree())}
    assert set(parts) <= labels
    assert words not in labels


def test_a_sentence_is_not_cut_at_a_figure_or_in_a_word_set_apart() -> None:
    """A stop before a figure, and one inside words in slanted type, ends nothing."""
    assert sentences("Print no. 1 of it. To *play* costs. Then?") == ("Print no. 1 of it.", "To *play* costs.", "Then?")


def test_every_chapter_is_whole_in_the_smallest_window(tmp_path: Path) -> None:
    """No number of a rule is cut, however many figures and letters it has."""
    with_ = front.services(tmp_path)
    scene = HelpScene(with_)
    pilot = front.pilot(scene, with_, (640, 480))
    for chapter in range(len(scene.rules.chapters)):
        scene.leaf, scene.chapter = "rules", chapter
        pilot.app.dirty()
        assert pilot.problems() == [], scene.rules.chapters[chapter].name


@pytest.mark.parametrize("word", ["sign", "Signs", "mark", "LEGEND", "lozenge", "double bar", "influence", "46/26"])
def test_searching_finds_the_signs_of_the_table(tmp_path: Path, word: str) -> None:
    """By what signs are called, by the name of one and by its looks; each drawn, and counted with the rest."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_)
    pilot = front.pilot(HelpScene(with_, playing=playing), with_)
    leaf = front.pilot(HelpScene(with_, TOPIC, playing=playing), with_)
    known = {node.label for node in walk(leaf.tree()) if len(node.label) > 30}
    pilot.focus("help.search").type(word)
    found = {node.label for node in walk(pilot.tree())} & known
    assert found == known if word.lower() in ("sign", "signs", "mark", "legend") else 0 < len(found) < 6
    assert any(node.role is Role.IMAGE and node.paint for node in walk(pilot.tree())) or word in ("influence", "46/26")
    assert pilot.problems() == []


@pytest.mark.parametrize(("word", "name"), [("F3", "map"), ("map", "map"), ("keyboard", "undo"), ("ctrl z", "undo")])
def test_searching_finds_keys(tmp_path: Path, word: str, name: str) -> None:
    """By the caption of the key, by what it does, and by what keys are called."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(HelpScene(with_), with_)
    pilot.focus("help.search").type(word)
    labels = [node.label for node in walk(pilot.tree())]
    assert pilot.strings.text(Intent(name).name_key) in labels
    assert (labels.count(pilot.strings.text(Intent("news").name_key)) == 1) == (word == "keyboard")


def test_searching_finds_chapters_and_offices_and_letters_without_accents(tmp_path: Path) -> None:
    """A chapter is found by its heading, a table by the words over its columns, a person by the office."""
    book = read(TEXT)
    assert [len(chapter.paragraphs) for chapter in book.search("the day")] == [2]
    assert [chapter.name for chapter in book.search("table meter")] == ["The table"]
    accented = read("# Jutar\u014d\n\n1. Komura Jutar\u014d came.\n\n2. \u0412\u0441\u0451.")
    assert [len(chapter.paragraphs) for chapter in accented.search("jutaro KOMURA")] == [1]
    assert accented.search("\u0432\u0441\u0435") == accented.search("\u0432\u0441\u0451") != ()
    with_ = front.services(tmp_path)
    pilot = front.pilot(HelpScene(with_, playing=front.playing(with_)), with_)
    pilot.focus("help.search").type("first delegate")
    assert "Harbour-master Reed" in pilot.text()


@pytest.mark.parametrize(("language", "word"), [("ja", "凡例"), ("ja", "記号"), ("ru", "легенда"), ("ru", "знаки")])
def test_signs_are_found_in_every_language(tmp_path: Path, language: str, word: str) -> None:
    """The leaf of signs is found by what signs are called there, at the narrowest and the usual window."""
    with_ = front.services(tmp_path)
    with_.speak(language)
    for size, text in (((1366, 768), 100), ((1024, 768), 200)):
        pilot = front.pilot(HelpScene(with_, playing=front.playing(with_)), with_, size, text)
        pilot.focus("help.search").type(word)
        assert pilot.strings.text("marks.ladders") in {node.label for node in walk(pilot.tree())}
        assert pilot.problems() == []
