"""The catalogues of sentences as tests read them: from the `.po` files."""

from functools import cache
from pathlib import Path

from game.workshop.catalogues import FORMS, Entry, read

LOCALE = Path(__file__).resolve().parents[1] / "assets" / "locale"


@cache
def entries(language: str = "en") -> tuple[Entry, ...]:
    """Every entry of a language, in the order of the file."""
    return read(LOCALE / f"{language}.po", language)


def sentences(language: str = "en") -> dict[str, str | dict[str, str]]:
    """Every text by its key; one with plural forms as a mapping of their names."""
    found: dict[str, str | dict[str, str]] = {}
    for one in entries(language):
        found[one.key] = dict(zip(FORMS[language], one.forms, strict=True)) if one.plural else one.forms[0]
    return found
