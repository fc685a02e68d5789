"""The test dispute made sound, so that every defect the doctor finds in it has been put there by a test."""

from __future__ import annotations

from pathlib import Path

from game.scenario.loader import load_text
from game.scenario.problems import Problem, ordered, without_ignored
from game.scenario.source import read_source
from game.workshop.doctor import Examined, examine

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
PEACE = "  - {id: peace, kind: ratified, title: Peace in the bay, text: The boats go out., fact: {mark: invented}}\n"
LEASE = (
    "  - {id: lease-peace, kind: ratified, title: A lease and a handshake, text: The boats go out., when: quay is b,"
    " fact: {mark: invented}}\n"
)
MENDED = (
    ("grain < 45 and not fired(rain)", "grain < 45"),
    ("when: grain < 0\n", "when: unrest < 45\n"),
    (PEACE + LEASE, LEASE + PEACE),
    ("day: Rain., fact: {mark: invented}", "day: Rain., fact: {mark: invented, sources: [NONE]}"),
    ("tolls: {line: b, kind: soft}}", "tolls: {line: c, kind: soft}}"),
    ("base: 8000              #", "base: 4000              #"),
    ("{base: 8000, terms: {grain: 20, chest: -20}}", "{base: 4000, terms: {grain: 20, chest: -20}}"),
)


def sound(*changes: tuple[str, str]) -> str:
    """The sound dispute with passages changed, each of them where it stands first."""
    text = HARBOUR.read_text(encoding="utf-8")
    for before, after in (*MENDED, *changes):
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def examined(text: str, path: Path | None = None) -> Examined:
    """What the doctor says of a text, which must be free of errors."""
    loaded = load_text(text, "harbour.yaml")
    assert loaded.scenario is not None, loaded.errors
    return examine(loaded.scenario, read_source(text).source, path)


def findings(text: str, path: Path | None = None) -> tuple[Problem, ...]:
    """The doctor's findings on a text, in the order of the file, what is ignored there left out."""
    return ordered(without_ignored(examined(text, path).problems, text))


def line_of(text: str, passage: str) -> int:
    """The line on which a passage begins."""
    return text.count("\n", 0, text.index(passage)) + 1
