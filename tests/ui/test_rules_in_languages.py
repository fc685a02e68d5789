"""The rules in other languages: paragraph for paragraph and figure for figure those of RULES.md."""

import re
from pathlib import Path

import pytest

from game import paths
from game.ui.rulebook import Paragraph, Rulebook, read

OTHERS = sorted((paths.assets() / "locale").glob("RULES.*.md"))


def _book(path: Path) -> Rulebook:
    return read(path.read_text(encoding="utf-8"))


def _figures(one: Paragraph) -> list[list[str]]:
    return [sorted(re.findall(r"[+−]?\d+[a-z]?", text)) for text in (one.text, *one.cells)]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.name)
def test_the_rules_of_a_language_say_the_same(path: Path) -> None:
    """Chapters, rule numbers and every figure of every paragraph and cell are those of the English rules."""
    english, other = _book(paths.assets().parent / "RULES.md"), _book(path)
    assert len(other.chapters) == len(english.chapters)
    for ours, theirs in zip(english.chapters, other.chapters, strict=True):
        assert [one.number for one in theirs.paragraphs] == [one.number for one in ours.paragraphs]
        for before, after in zip(ours.paragraphs, theirs.paragraphs, strict=True):
            assert _figures(after) == _figures(before), before.number or before.cells[:1]
