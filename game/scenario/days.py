"""Dates as people write them, for a hint at how the file wants them."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_date(text: str) -> str:
    """The day that `text` means, written 1905-08-23; nothing when that is not certain."""
    words = text.strip("“”\"' ").lower()
    found = re.fullmatch(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", words)
    if found is not None:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = re.fullmatch(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})", words)
    if found is not None:
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        if "." in words or first > 12 or first == second:
            return _day(year, second, first)
        return _day(year, first, second) if second > 12 else ""
    found = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]+)\.?,? (\d{4})", words)
    if found is not None:
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    found = re.fullmatch(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", words)
    return _day(int(found[3]), _month(found[1]), int(found[2])) if found is not None else ""


def _month(word: str) -> int:
    return _MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
