"""A font of a few letters: they are those of the face, they look the same, and nothing else is carried along."""

from __future__ import annotations

import io

import pygame
import pytest

from game.classroom.pack.metrics import FACES, OTHERS, face, font_file, others_for
from game.classroom.pack.truetype import letters_of, outline_of, subset, tables_of, widths_of

JAPANESE = "平和会議の席で、条約を結ぶ。"
RUSSIAN = "Мирный договор, ёлка."


@pytest.mark.parametrize(
    ("name", "text"), [("serif_other", JAPANESE), ("sans_other", JAPANESE), ("humanist", RUSSIAN), ("text", "fi é Ж")]
)
def test_a_small_font_draws_its_letters_as_the_whole_one_does(name: str, text: str) -> None:
    """Every letter, compound ones too, has its width and its outline; a letter that was not asked for has none."""
    whole = font_file(name).read_bytes()
    small = subset(whole, map(ord, text))
    assert len(small) < len(whole) // 5
    before, after = tables_of(whole), tables_of(small)
    assert set(letters_of(after)) == set(map(ord, text)) & set(letters_of(before))
    assert widths_of(after) == {letter: widths_of(before)[letter] for letter in letters_of(after)}
    assert {letter: outline_of(after, letter) for letter in letters_of(after)} == {
        letter: outline_of(before, letter) for letter in letters_of(after)
    }
    pygame.font.init()
    font = pygame.font.Font(io.BytesIO(small), 40)
    assert font.render(text, True, "black").get_bounding_rect().w > 60


def test_a_small_font_is_the_same_each_time() -> None:
    """The same letters in any order and number give the same bytes, with sums that add up."""
    data = font_file("serif_other").read_bytes()
    assert subset(data, map(ord, "平和")) == subset(data, map(ord, "和平和"))
    assert int.from_bytes(_summed(subset(data, map(ord, "平和"))), "big") == 0xB1B0AFBA


def _summed(file: bytes) -> bytes:
    padded = file + bytes(-len(file) % 4)
    total = sum(int.from_bytes(padded[at : at + 4], "big") for at in range(0, len(padded), 4))
    return (total & 0xFFFFFFFF).to_bytes(4, "big")


def test_a_pack_brings_along_only_what_its_text_needs() -> None:
    """English needs no other face but for a sign; Russian a plain one with its letters, Japanese two of its own."""
    assert others_for("To make peace, at last: “never further”, 45 %") == {}
    assert set(others_for(RUSSIAN)) == {"humanist", "humanist_bold", *_typed(RUSSIAN)}
    assert set(others_for(JAPANESE)) == {"serif_other", "sans_other"}
    assert all(len(file) < 60_000 for file in others_for(JAPANESE).values())
    assert set(OTHERS) & set(FACES) == set()


def _typed(text: str) -> set[str]:
    """Whether the letters of a typewriter are lacking, which no other face of the pack has."""
    return set() if all(ord(one) in face("code").widths for one in text if one != " ") else {"sans_other"}


def test_japanese_is_measured_letter_by_letter() -> None:
    """A letter is as wide as high; lines end anywhere, but no line begins with a full stop or ends with a bracket."""
    text = face("text")
    assert text.width("平", 1.0) == text.width("。", 1.0)
    wide = text.width("平" * 10, 10.0) + 0.01
    assert text.lines("平" * 10, 10, wide) == 1 and text.lines("平" * 11, 10, wide) == 2
    assert text.lines("平" * 10 + "。" + "和" * 9, 10, wide) == 3
    assert text.lines("平" * 9 + "「" + "和" * 10, 10, wide) == 3
