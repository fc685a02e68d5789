"""Reading: syllables as they are spoken, sentences as they end, grades that follow."""

from __future__ import annotations

import pytest

from game.report.reading import measure, syllables

SPOKEN = {
    1: ("the", "peace", "named", "makes", "guards", "war", "signed", "use", "due", "sale"),
    2: ("treaty", "table", "wanted", "houses", "people", "foreign", "battle", "settled", "every", "quiet", "being"),
    3: ("officer", "serious", "various", "area", "telegram", "created", "ideal", "museum"),
    4: ("delegation", "society", "victorious"),
}


@pytest.mark.parametrize(("count", "words"), SPOKEN.items())
def test_syllables_are_counted_as_spoken(count: int, words: tuple[str, ...]) -> None:
    """Silent endings do not count, vowels spoken apart do."""
    wrong = [word for word in words if syllables(word) != count]
    assert wrong == []


def test_a_title_ends_no_sentence() -> None:
    """`Mr.` is followed by a name and a decimal point by a digit; a blank line ends a sentence without a stop."""
    assert measure("Mr. Reed left. He came back.").sentences == 2
    assert measure("A heading\n\nThen a sentence.").sentences == 2
    assert measure("").grade == 0


def test_longer_words_and_sentences_read_harder() -> None:
    """The grade rises with both, and the well-known formula is kept: 0.39 words a sentence, 11.8 syllables a word."""
    easy = measure("The cat sat. The dog ran. It was hot.")
    hard = measure("Considerable international complications necessitated interminable consultations.")
    assert easy.grade == 0
    assert hard.grade > 200
    plain = measure("We go to the table and we talk to them.")
    assert plain.grade == round(10 * (0.39 * plain.words + 11.8 * plain.syllables / plain.words - 15.59))


def test_what_is_not_english_is_known_by_its_words() -> None:
    """A text without the commonest English words is not graded as English."""
    assert measure("The peace of the two towns is in danger.").english
    assert not measure("Der Friede zwischen beiden Orten steht auf dem Spiel.").english
    assert not measure("Мир двух городов под угрозой.").english
