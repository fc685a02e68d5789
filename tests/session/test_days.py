"""Dates of a calendar as each language writes them out."""

import pytest

from game import paths
from game.session.days import full_day, long_day, short_day
from game.ui.strings import Strings

WRITTEN = {
    "en": ("Thursday 10 August 1905", "10 August 1905", "10 August"),
    "ja": ("1905年8月10日（木）", "1905年8月10日", "8月10日"),
    "ru": ("10 августа 1905 г., четверг", "10 августа 1905", "10 августа"),
}


@pytest.mark.parametrize("language", WRITTEN)
def test_a_date_is_written_out(language: str) -> None:
    """With its weekday, without it, and without its year, in the order and the case that the language asks for."""
    t = Strings(paths.assets() / "locale", language).text
    assert tuple(told(t, "1905-08-10") for told in (long_day, full_day, short_day)) == WRITTEN[language]


def test_what_is_no_date_stays_as_it_is() -> None:
    """A calendar of another kind is shown as its author wrote it."""
    t = Strings(paths.assets() / "locale").text
    assert {told(t, "the first of May") for told in (long_day, full_day, short_day)} == {"the first of May"}
