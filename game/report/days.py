"""Dates of a calendar, `1905-08-10`, as the language that is read writes them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

Lookup = Callable[..., str]


def long_day(t: Lookup, iso: str) -> str:
    """A date with its weekday and year: Thursday 10 August 1905. What is no date stays as it is."""
    when = _read(iso)
    if when is None:
        return iso
    weekday, month = t(f"day.w{when.weekday()}"), t(f"day.m{when.month}")
    return t("day.long", weekday=weekday, day=when.day, month=month, year=when.year)


def short_day(t: Lookup, iso: str) -> str:
    """A date without its weekday and year: 10 August. What is no date stays as it is."""
    when = _read(iso)
    return iso if when is None else t("day.short", day=when.day, month=t(f"day.m{when.month}"))


def _read(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
