"""Twenty-five mistakes of a history teacher in otherwise good files: all found, where they are, with the fix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from game.scenario.loader import Loaded, load_text
from game.scenario.render import render, render_all

ROOT = Path(__file__).parents[2]
FILES = {
    "harbour": ROOT / "tests" / "scenarios" / "harbour.yaml",
    "bank": ROOT / "scenarios" / "dogger-bank-1904.yaml",
    "lesson": ROOT / "scenarios" / "portsmouth-lesson.yaml",
    "portsmouth": ROOT / "scenarios" / "portsmouth-1905.yaml",
}


@dataclass(frozen=True)
class Slip:
    """What is in the file, what somebody made of it, what should be said of it and the fix that should be offered.

    `line`: a passage of the line that should be named, where that is not the line on which `after` begins.
    """

    name: str
    file: str
    before: str
    after: str
    code: str
    fix: str
    line: str = ""


SLIPS = (
    Slip("a misspelt key", "harbour", "    options:                  # from", "    optoins:                  # from",
         "E201", "`options`"),
    Slip("a tab", "harbour", "    short: Tolls", "\tshort: Tolls", "E104", "4 spaces"),
    Slip("a quote that is not closed", "bank", "headline: The Emperor is grieved",
         'headline: "The Emperor is grieved', "E103", 'add `"`'),
    Slip("a colon in a text", "bank", "summary: What is paid to Hull.", "summary: What is paid: to Hull.", "E103",
         '`summary: "What is paid: to Hull."`'),
    Slip("a line too far to the left", "harbour", "    chief: Mistress Vane", "   chief: Mistress Vane", "E103",
         "4 spaces"),
    Slip("an article that is not there", "bank", "opening: {regret: c, inquiry: c,", "opening: {regret: c, enquiry: c,",
         "E302", "`inquiry`"),
    Slip("one number too few", "lesson", "points: {japan: [28, 26, 12, 0],", "points: {japan: [28, 26, 12],",
         "E401", "one number for each option"),
    Slip("a key written twice", "harbour", "    summary: Who fishes where.",
         "    summary: Who fishes where.\n    summary: Who fishes.", "E108", "keep one", line="summary: Who fishes.\n"),
    Slip("a day after the last sitting", "bank", "    date: 1904-10-26\n    form: telegram",
         "    date: 1904-11-26\n    form: telegram", "E404", "earlier date"),
    Slip("a number in words", "lesson", "    start: 42", "    start: forty", "E203", "`40`"),
    Slip("a side forgotten", "harbour", "why: {northam: Your boats are idle., southam: Your people live by it.}",
         "why: {northam: Your boats are idle.}", "E312", "`southam: "),
    Slip("an asterisk that is not closed", "lesson", "To Baron Komura. First, and", "*To Baron Komura. First, and",
         "E406", "add `*`"),
    Slip("a placeholder that is not there", "harbour", "hear of {option}.", "hear of {opton}.", "E406", "`option`"),
    Slip("quotes of a word processor", "bank", "headline: The Russians are coaling at Vigo",
         "headline: “The Russians: coaling at Vigo”", "E103", '`"The Russians: coaling at Vigo"`'),
    Slip("a list where names belong", "harbour", "goodwill: {northam: 55, southam: 45}", "goodwill: [55, 45]", "E207",
         "{name: value}"),
    Slip("no space after a colon", "portsmouth", "    form: letter\n    origin: ", "    form:letter\n    origin: ",
         "E103", "`form: letter`"),
    Slip("yes for true", "lesson", "      historical: true\n      mandate:\n        korea",
         "      historical: yes\n      mandate:\n        korea", "E205", "`true`"),
    Slip("a fraction", "lesson", "    start: 76", "    start: 76.0", "E203", "`76`"),
    Slip("an option called by its name", "harbour", "historical: b\n    fact: {mark: invented}\n\nlinks",
         "historical: abbey\n    fact: {mark: invented}\n\nlinks", "E303", "`b`"),
    Slip("a slip in a condition", "lesson", "when: unrest < 85", "when: unrests < 85", "E321", "`unrest`"),
    Slip("an ending that is missing", "harbour", "kind: adjourned, title", "kind: recalled, title", "E402",
         "kind: adjourned", line="endings:\n"),
    Slip("two historical doctrines", "lesson", "      prior: 40\n      weights: {sakhalin: 80",
         "      prior: 40\n      historical: true\n      weights: {sakhalin: 80", "E403", "keep one",
         line="      historical: true\n      weights: {sakhalin: 80"),
    Slip("a date as one says it", "lesson", "    date: 1905-08-15\n", "    date: 15 August 1905\n", "E209",
         "`1905-08-15`"),
    Slip("a bracket that is not closed", "portsmouth", "ample]", "ample", "E103", "add `]`"),
    Slip("a source that is not listed", "portsmouth", "sources: [KOJ]}", "sources: [koj]}", "E308", "`KOJ`"),
)  # fmt: skip


@cache
def good(file: str) -> str:
    """A file without a mistake."""
    return FILES[file].read_text(encoding="utf-8")


def spoilt(text: str, slip: Slip) -> str:
    """A text with one slip more."""
    assert slip.before in text, slip.name
    return text.replace(slip.before, slip.after, 1)


def line_of(text: str, slip: Slip) -> int:
    """The line of a spoilt text that should be named."""
    passage = slip.line or slip.after
    return text.count("\n", 0, text.index(passage) + len(passage) - len(passage.lstrip("\n"))) + 1


def read(text: str, file: str) -> Loaded:
    """A text as if it were that file."""
    return load_text(text, f"{file}.yaml", FILES[file].parent)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda one: one.name)
def test_a_slip_alone_is_found_and_nothing_else_is_said(slip: Slip) -> None:
    """One mistake in a good file is one problem, on its line, with its code and the fix."""
    text = spoilt(good(slip.file), slip)
    loaded = read(text, slip.file)
    shown = render_all(loaded.problems, loaded.name, loaded.text)
    assert loaded.scenario is None
    assert [one.code for one in loaded.problems] == [slip.code], shown
    found = loaded.problems[0]
    assert found.line == line_of(text, slip), shown
    assert slip.fix in found.hint, shown
    picture = render(found, loaded.name, loaded.text)
    assert text.split("\n")[found.line - 1].strip()[:40] in picture
    assert "^" in picture


@pytest.mark.parametrize("file", FILES)
def test_the_slips_of_a_file_are_found_together(file: str) -> None:
    """All the mistakes of one file at once: each is found on its line with its fix, and no other is made up."""
    slips = [slip for slip in SLIPS if slip.file == file]
    text = good(file)
    for slip in slips:
        text = spoilt(text, slip)
    loaded = read(text, file)
    shown = render_all(loaded.problems, loaded.name, loaded.text)
    found = {(one.line, one.code): one.hint for one in loaded.problems}
    assert set(found) == {(line_of(text, slip), slip.code) for slip in slips}, shown
    assert len(loaded.problems) == len(slips), shown
    assert all(slip.fix in found[line_of(text, slip), slip.code] for slip in slips), shown


def test_there_are_twenty_five_of_many_kinds() -> None:
    """The table is as long and as mixed as it says."""
    assert len({slip.name for slip in SLIPS}) == 25
    assert len({slip.code for slip in SLIPS}) >= 17
    assert all(slip.fix for slip in SLIPS)


def test_a_misspelt_id_is_told_where_it_is_written() -> None:
    """An id that twenty places name rightly is itself called misspelt, once, on its line."""
    for right, wrong in (("- id: quay\n", "- id: qay\n"), ("- id: southam\n", "- id: sutham\n")):
        text = good("harbour").replace(right, wrong, 1)
        loaded = read(text, "harbour")
        assert len(loaded.problems) == 1, render_all(loaded.problems, "harbour", text)
        assert loaded.problems[0].line == text.count("\n", 0, text.index(wrong)) + 1
        assert right.strip("- id:\n") in loaded.problems[0].hint


def test_a_forgotten_dash_is_told_once() -> None:
    """A part of a list without its dash is not taken for the part before it."""
    text = good("harbour").replace("  - id: tolls\n", "    id: tolls\n", 1)
    loaded = read(text, "harbour")
    assert [one.code for one in loaded.problems] == ["E108"]
    assert "dash" in loaded.problems[0].message


def test_what_is_alike_is_shown_once() -> None:
    """Many lines with the same mistake are one entry that names the other lines."""
    text = good("lesson").replace("sources: [KOJ", "sources: [XYZ")
    loaded = read(text, "lesson")
    shown = render_all(loaded.problems, "lesson.yaml", loaded.text)
    assert len(loaded.problems) > 5
    assert shown.count("E308") == 1
    assert f"{len(loaded.problems)} errors" in shown
    assert "the same on lines" in shown


def test_a_file_full_of_mistakes_is_not_an_avalanche() -> None:
    """However much is wrong, a page or two is shown, and the number of what is not."""
    text = good("portsmouth")
    for number in range(150):
        text = text.replace("fact: {mark:", f"fact: {{mrk{number}:", 1)
    loaded = read(text, "portsmouth")
    shown = render_all(loaded.problems, "portsmouth.yaml", loaded.text)
    assert len(loaded.problems) >= 150
    assert shown.count("error E") <= 100
    assert "are not shown" in shown


@pytest.mark.parametrize(
    ("before", "after", "code", "fix"),
    [
        ("  name: The Abbot of Estmere", "name: The Abbot of Estmere", "E103", "2 spaces"),
        ("    capital_rule:\n      cable", "    capital_rule:\n    cable", "E103", "6 spaces"),
        ("    order_rule: {from: 4", "      order_rule: {from: 4", "E201", "4 spaces"),
        ("  - id: bell\n", "  -id: bell\n", "E103", "`- id: bell`"),
        ("southam: [0, 14, 40, 60]}", "southam: [0, 14, 40, 60}", "E103", "add `]`"),
        ("headline: Rain all day", "headline: 'Rain in Northam's streets'", "E103", "`\"Rain in Northam's streets\"`"),
        ("headline: Rain all day", 'headline: "Rain" all day', "E103", "quotes"),
        ("{id: a, name: to Northam,", "{id: a name: to Northam,", "E103", "`a, name: "),
        ("{id: a, name: to Northam,", "{id: a, name: tolls: to Northam,", "E103", '`name: "tolls: to Northam"`'),
        ("text: Nothing moves.", "text: *Nothing* moves.", "E103", '`"*Nothing* moves."`'),
        ("origin: A clerk", "origin: @clerk", "E103", '`"@clerk"`'),
        ("    short: Bell\n", "    short Bell\n", "E103", "`short: Bell`"),
        ("    short: Bell\n", "    short = Bell\n", "E103", "`short: Bell`"),
        ("{date: 1900-05-03, turns: 2", "{date: 1900-05-03, turns:2", "E201", "`turns: 2`"),
        ("    name: The fog bell", "    Name: The fog bell", "E201", "`name`"),
        ("to: southam\n    form", "to: Southam\n    form", "E301", "`southam`"),
        ("when: quay is b,", "when: quay = b,", "E320", "`is`"),
        ("date: 1900-05-02\n    form", "date: 02.05.1900\n    form", "E209", "`1900-05-02`"),
        ("date: 1900-05-02\n    form", "date: May 2, 1900\n    form", "E209", "`1900-05-02`"),
        ("prior: 60", "prior: 60%", "E203", "`60`"),
        ("prior: 60", "prior: 1,000", "E203", "`1000`"),
        ("change: -3}", "change: −3}", "E203", "`-3`"),
        ("id: grain", "id: “grain”", "E209", "`grain`"),
        ("line: b, kind: hard}, tolls", "line: open, kind: hard}, tolls", "E303", "`a` (Northam's for good)"),
        ("    chief: Mistress Vane", "    chief:", "E208", "after the colon"),
    ],
)  # fmt: skip
def test_more_slips_have_their_fix(before: str, after: str, code: str, fix: str) -> None:
    """Other common slips: one problem each, with the fix."""
    assert before in good("harbour")
    loaded = read(good("harbour").replace(before, after, 1), "harbour")
    shown = render_all(loaded.problems, "harbour", loaded.text)
    assert [one.code for one in loaded.problems] == [code], shown
    assert fix in loaded.problems[0].hint, shown


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("headline: Rain all day", "headline: Rain on quay #3", "E111"),
        ("headline: Rain all day", "headline: “Rain all day”", "E413"),
    ],
)
def test_what_would_look_odd_in_the_game_is_a_warning(before: str, after: str, code: str) -> None:
    """A text cut short by a comment, and quotes that would be shown: the file can be played, with a warning."""
    loaded = read(good("harbour").replace(before, after, 1), "harbour")
    assert [one.code for one in loaded.problems] == [code]
    assert loaded.scenario is not None
    silenced = read(good("harbour").replace(before, f"{after}  # ignore {code}: as printed", 1), "harbour")
    assert [one.code for one in silenced.problems] in ([], [code])
