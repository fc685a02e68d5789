"""Numbers as they are printed, alike in the window and on paper."""

from __future__ import annotations

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """1 to 39 in Roman numerals."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found


def signed(number: int) -> str:
    """A figure with its sign; a true minus."""
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"
