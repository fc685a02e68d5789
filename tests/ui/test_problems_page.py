"""The page of what is wrong with a scenario: what its words are in, and what kind each problem is, in any language."""

from pathlib import Path

import pytest

from game.scenario.problems import CODES
from game.ui.scenes.problems import Problems
from tests.catalogue import sentences
from tests.ui import front
from tests.ui.pilot import Pilot


def page(folder: Path, language: str, size: tuple[int, int] = (1366, 768), text: int = 100) -> Pilot:
    """The page of the broken scenario, read in a language."""
    with_ = front.services(folder)
    with_.speak(language)
    return front.pilot(Problems(next(one for one in with_.scenarios() if not one.ok)), with_, size, text)


def test_every_kind_of_problem_is_known_to_the_catalogue() -> None:
    """The sentence of each code stands there in the same words, and in every other language in words of its own."""
    english = sentences("en")
    for code in CODES:
        key = f"problem.{code.code}"
        assert english[key] == code.sentence
        for language in ("ja", "ru"):
            other = sentences(language)[key]
            assert other and other != code.sentence
            assert str(other).count("`") == code.sentence.count("`")
    assert {key for key in english if key.startswith("problem.")} == {f"problem.{code.code}" for code in CODES}


@pytest.mark.parametrize(
    ("language", "kind"), [("ru", "Ключ, которого формат не знает."), ("ja", "この形式にないキーです。")]
)
def test_the_kind_is_said_in_the_language_that_is_read(tmp_path: Path, language: str, kind: str) -> None:
    """Over the English words of a problem stands its kind, and at the head that the words are English."""
    for size, text in front.SIZES:
        at = page(tmp_path, language, size, text)
        assert kind in at.text()
        assert at.strings.text("problems.in_english") in at.text()
        assert "There is no key “monogramm” here." in at.text()
        assert at.problems() == []


def test_in_english_nothing_is_said_twice(tmp_path: Path) -> None:
    """Neither the kind nor the remark about the language stands on the English page."""
    at = page(tmp_path, "en")
    assert "A key that the format does not know." not in at.text()
    assert at.strings.text("problems.in_english") not in at.text()
