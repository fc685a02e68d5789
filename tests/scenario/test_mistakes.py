"""Seeded mistakes: each is found, on the right line, with the right code and a hint that helps."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from game.scenario.loader import load_text
from game.scenario.problems import CODES
from game.scenario.render import render, render_all

from .helpers import harbour, seeded


@dataclass(frozen=True)
class Mistake:
    """A passage, what becomes of it, and what should be said; `at` is the marked word on the reported line."""

    before: str
    after: str
    code: str
    hint: str = ""
    at: str = ""
    below: int = 0


MISTAKES = [
    Mistake("lag: 0", "lagg: 0", "E201", "`lag`", "lagg"),
    Mistake("      prior: 60\n", "", "E202", "prior", below=-4),
    Mistake("start: 40", "start: forty", "E203", "`40`", "forty"),
    Mistake("start: 40", "start: 40.5", "E203", "`40`", "40.5"),
    Mistake("patience: 70", "patience: 170", "E204", "100", "170"),
    Mistake("historical: true\n      weights", "historical: yes\n      weights", "E205", "`true`", "yes"),
    Mistake("line: b, kind: hard}, tolls", "line: b, kind: hart}, tolls", "E206", "`hard`", "hart"),
    Mistake("southam: band 15", "southam: about 15", "E206", "", "about 15"),
    Mistake("terms: {chest: 20, grain: -20}", "terms: [20, -20]", "E207", "", "[20"),
    Mistake("words: [empty, low, fair, good, full]", "words: [empty, low, good, full]", "E208"),
    Mistake("- id: new-orders", "- id: New Orders", "E209", "`new-orders`", "New Orders"),
    Mistake("date: 1900-05-02\n    form", "date: 2 May 1900\n    form", "E209", "year-month-day"),
    Mistake("date: 1900-05-02\n    form", "date: 1900-02-30\n    form", "E209", "", "1900-02-30"),
    Mistake("[{meter: rapport, change: 2}]", "[{metre: rapport, change: 2}]", "E210", "`meter`", "{metre"),
    Mistake("format: 1", "format: 2", "E211", "format: 1"),
    Mistake("owner: northam", "owner: northham", "E301", "`northam`", "northham"),
    Mistake("opening: {quay: a,", "opening: {quai: a,", "E302", "`quay`", "quai"),
    Mistake("silent: c                 #", "silent: f                 #", "E303", "`a`", "f  "),
    Mistake("[{track: grain, change: -6}]", "[{track: grains, change: -6}]", "E304", "`grain`", "grains"),
    Mistake("if: southam.doctrine is guild}", "if: southam.doctrine is gild}", "E321", "`guild`", "gild"),
    Mistake("instead_of: dry", "instead_of: dri", "E307", "`dry`", "dri"),
    Mistake("- id: spy\n", "- id: rain\n", "E310", "another id", "rain"),
    Mistake("- id: bell\n", "- id: sitting\n", "E311", "another", "sitting"),
    Mistake(
        "why: {northam: Your chest is low., southam: A toll is a tribute.}", "why: {northam: Low.}", "E312", "southam"
    ),
    Mistake("meter: world, change: -8", "meter: wold, change: -8", "E314", "`world`", "wold"),
    Mistake("meter: goodwill, side: own, change: -4", "meter: goodwill, change: -4", "E314", "side"),
    Mistake("when: rapport >= 35", "when: rapport >> 35", "E320", "", "> 35"),
    Mistake("when: rapport >= 35", "when: raport >= 35", "E321", "`rapport`", "raport"),
    Mistake("when: quay is b,", "when: quay >= 2,", "E322", "is", "quay"),
    Mistake("grain < 45 and not fired(rain)", "grain < 45 and not fired(rains)", "E321", "`rain`", "rains"),
    Mistake("when: unrest >= 60", "when: unrest is 60", "E320", "name", "60"),
    Mistake("when: own.goodwill >= 25", "when: own.good_will >= 25", "E321", "`goodwill`", "good_will"),
    Mistake("points: {northam: [60, 45, 24, 0]", "points: {northam: [60, 45, 24]", "E401", "one number", "[60"),
    Mistake("kind: adjourned,", "kind: recalled,", "E402", "adjourned", below=-7),
    Mistake("      historical: true\n      weights", "      weights", "E403", "historical", below=-6),
    Mistake("{date: 1900-05-03,", "{date: 1900-05-01,", "E404", "order", "1900-05-01"),
    Mistake("date: 1900-05-05\n    to", "date: 1900-06-05\n    to", "E404", "earlier", "1900-06-05"),
    Mistake("    date: 1900-05-03\n", "    date: 1900-05-03\n    repeat: 2\n", "E405", "keep one", "repeat", below=1),
    Mistake("    asks: southam\n", "", "E405", "asks", "question"),
    Mistake("text: Nothing moves.", "text: Nothing *moves.", "E406", "`*`", "*moves"),
    Mistake(
        "The Council will not hear of {option}.",
        "The Council will not hear of {opton}.",
        "E406",
        "{opton}"[1:-3],
        "{opton",
    ),
    Mistake("body: The boats stay in.", "body: The {article} stay in.", "E406", "word", "{article"),
    Mistake("points: {southam: -12}", "points: {southam: 0}", "E408", "some"),
    Mistake("title: Another winter, text", "title: Another winter, and more, text", "E201", "quotes", "and more"),
    Mistake("summary: Trade first.", "summary: Trade: first.", "E103", '"Trade: first."'),
    Mistake("summary: Trade first.", "summary: Trade first.\n      summary: Again.", "E108", "keep one", below=1),
    Mistake("summary: Trade first.", "summary: &a Trade first.", "E105", "quotes", "&a"),
    Mistake("      summary: Trade first.", "\tsummary: Trade first.", "E104", "spaces"),
    Mistake("day: Rain., fact", "day: Nobody shoots, ever., fact", "E201", "quotes", "ever."),
    Mistake("day: Rain., fact", "day: Rain, never, fact", "E201", "quotes", "never"),
    Mistake(
        "day: Rain., fact", "day: Rain: it's Northam's, fact", "E103", "put the text in quotes: `day: \"Rain: it's"
    ),
    Mistake("day: Rain., fact", "day: Rain [and hail], fact", "E103", 'put the text in quotes: `day: "Rain [and'),
    Mistake("when: chest >= 10,", "when: chest >= 10 %,", "E320", "digits", "%"),
    Mistake("cable_refused:", "cable_refusal:", "E206", "`cable_refused`", "cable_refusal"),
    Mistake("    to: southam\n    form", "    to: own\n    form", "E301", "southam", "own"),
]


PRESS = """press:
  - {id: gull, name: The Gull, place: Northam, fact: {mark: invented}}
events:
"""
SLANTS = "    slants:\n      - {paper: gul, headline: Rain, body: It rains.}\n"


@pytest.mark.parametrize(("before", "code"), [("", "E317"), ("    to: southam\n", "E405")])
def test_newspapers_tell_what_is_public_and_are_listed(before: str, code: str) -> None:
    """A slant of a newspaper that nobody named, or on news that only one side has, is a mistake."""
    text = harbour().replace("events:\n", PRESS, 1)
    at = text.index("    form:", text.index(before, text.index(PRESS))) if before else text.index("    form:")
    wrong = SLANTS if code == "E317" else SLANTS.replace("gul,", "gull,")
    loaded = load_text(text[:at] + wrong + text[at:], "press")
    assert [one.code for one in loaded.problems] == [code]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.code}-{one.after[:24]!r}")
def test_a_seeded_mistake_is_found(mistake: Mistake) -> None:
    """A mistake is one problem, with its code, on its line, at its word, with a hint."""
    loaded, line = seeded(mistake.before, mistake.after)
    assert loaded.scenario is None
    shown = "\n".join(render(one, loaded.name, loaded.text) for one in loaded.problems)
    assert [one.code for one in loaded.problems] == [mistake.code], shown
    found = loaded.problems[0]
    changed = line + mistake.after[: len(mistake.after) - len(mistake.after.lstrip("\n"))].count("\n") + mistake.below
    assert found.line == changed, shown
    if mistake.at:
        assert loaded.text.split("\n")[found.line - 1][found.column - 1 :].startswith(mistake.at), shown
    assert mistake.hint in found.hint, shown
    assert found.hint, shown


def test_texts_that_want_quotes_are_told_all_at_once() -> None:
    """Colons and brackets between braces, on several lines or twice on one, are told with all other mistakes."""
    wrong = {
        "character: Dry and patient.": "character: Dry: patient [and kind].",
        "day: Rain., fact": "day: They say: it's over, at last., fact",
        "southam: A toll is a tribute.": "southam: A toll: a tribute",
        "northam: Without it you have no trade., southam: It was": "northam: Without it: no trade., southam: It: was",
        "    to: southam\n": "    to: southham\n",
    }
    text, lines = harbour(), []
    for before, after in wrong.items():
        lines.append(text.count("\n", 0, text.index(before)) + 1)
        text = text.replace(before, after, 1)
    found = [(one.line, one.code) for one in load_text(text, "harbour.yaml").problems]
    assert found == sorted((line, "E301" if line == lines[-1] else "E103") for line in lines)


def test_twenty_mistakes_in_one_file_are_all_found_at_once() -> None:
    """Many mistakes together are each told, and nothing else is."""
    text = harbour()
    wanted: list[tuple[int, str]] = []
    for one in MISTAKES:
        first = "\n" not in one.before and "\n" not in one.after and one.before in text
        if one.code[:2] in ("E2", "E3", "E4") and first and one.code not in ("E211", "E402", "E404", "E311"):
            changed = text.replace(one.before, one.after, 1)
            line = text.count("\n", 0, text.index(one.before)) + 1
            if line not in [known for known, _ in wanted]:
                text, wanted = changed, [*wanted, (line, one.code)]
    loaded = load_text(text, "harbour.yaml")
    found = [(one.line, one.code) for one in loaded.problems]
    assert len(wanted) >= 20
    assert [pair for pair in wanted if pair not in found] == []
    assert [pair for pair in found if pair not in wanted] == []


def test_a_broken_part_is_not_complained_about_twice() -> None:
    """What follows from a mistake is not told beside it."""
    loaded, _ = seeded("  - id: chest\n", "  - idd: chest\n")
    assert [one.code for one in loaded.problems] == ["E201"]
    loaded, _ = seeded("  - id: northam\n", "  - id: Northam\n")
    assert [one.code for one in loaded.problems] == ["E209"]
    loaded, _ = seeded("doctrines:\n  northam:", "doctrines:\n  nortam:")
    assert [one.code for one in loaded.problems] == ["E301"]


def test_a_warning_can_be_ignored_with_a_reason_only() -> None:
    """A comment silences a warning of its own line, if it names the code and says why."""
    row = "fact: {mark: documented}"
    before = "summary: Who rings it."
    plain, _ = seeded(before, f"{before}")
    assert plain.problems == ()
    text = harbour().replace(
        "\n    historical: b\n    fact: {mark: invented}\n\nlinks", f"\n    historical: b\n    {row}\n\nlinks"
    )
    warned = load_text(text, "x")
    assert [one.code for one in warned.problems] == ["E409"]
    assert warned.scenario is not None
    silent = load_text(text.replace(row, f"{row}  # ignore E409: a test"), "x")
    assert silent.problems == ()
    bare = load_text(text.replace(row, f"{row}  # ignore E409"), "x")
    assert sorted(one.code for one in bare.problems) == ["E110", "E409"]
    stubborn = load_text(text.replace(row, f"{row}  # ignore E303: no"), "x")
    assert sorted(one.code for one in stubborn.problems) == ["E110", "E409"]


@pytest.mark.parametrize(
    ("remark", "codes"),
    [
        ("# ignore E409: a test", []),
        ("# ignore E409, E411: a test", []),
        ("# ignore E409:", ["E110", "E409"]),
        ("# ignore: E409 a test", ["E110", "E409"]),
        ("# Ignore e409: a test", ["E110", "E409"]),
        ("# ignore E409 because", ["E110", "E409"]),
        ("# ignore E409, E303: a test", ["E110"]),
        ("# ignore E999: a test", ["E110", "E409"]),
        ("# ignore the weather", ["E409"]),
    ],
)
def test_an_ignore_that_silences_nothing_says_so(remark: str, codes: list[str]) -> None:
    """Several codes may share a reason; a comment without one, or in another form, is a warning itself."""
    before = "summary: Who rings it."
    rows = harbour().split("\n")
    at = next(number for number, row in enumerate(rows) if before in row)
    end = next(number for number in range(at, len(rows)) if rows[number] == "    fact: {mark: invented}")
    rows[end] = f"    fact: {{mark: documented}}  {remark}"
    assert sorted(one.code for one in load_text("\n".join(rows), "x").problems) == codes


def test_a_scenario_without_a_mediator_must_not_need_one() -> None:
    """Everything that would need a mediator is told, each at its place."""
    text = harbour()
    start, end = text.index("mediator:  "), text.index("shared_meters:")
    loaded = load_text(text[:start] + text[end:], "x")
    assert {one.code for one in loaded.problems} == {"E313"}
    assert len(loaded.problems) >= 6


def test_rendering_shows_the_line_and_a_caret() -> None:
    """A problem is shown with file, line, column, the line itself, a caret and a hint."""
    loaded, line = seeded("owner: northam", "owner: northham")
    assert render_all(loaded.problems, loaded.name, loaded.text) == (
        f"harbour.yaml:{line}:12: error E301: there is no side `northham`\n"
        f"  {line} |     owner: northham            # or none\n"
        f"  {' ' * len(str(line))} |            ^\n"
        "  hint: did you mean `northam`?\n\n"
        "harbour.yaml: 1 error"
    )


def test_codes_are_in_order_and_used_once() -> None:
    """No code stands for two things."""
    codes = [one.code for one in CODES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("part", ["tracks", "instruments", "sources", "events"])
def test_a_part_that_is_no_list_hides_what_points_into_it(part: str) -> None:
    """A part that cannot be read is one problem, and what points into it none."""
    text = harbour()
    start = text.index(f"\n{part}:\n") + 1
    end = text.find("\n\n", start)
    loaded = load_text(text[:start] + f"{part}: soon\n" + (text[end:] if end > 0 else ""), "x")
    assert [one.code for one in loaded.problems] == ["E207"]
