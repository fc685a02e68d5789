"""Dates of a calendar, `1905-08-10`, as the language that is read writes them out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

Lookup = Callable[..., str]


def long_day(t: Lookup, iso: str) -> str:
    """A date with its weekday and year: Thursday 10 August 1905. What is no date stays as it is."""
    when = _read(iso)
    return iso if when is None else t("day.long", weekday=t(f"day.w{when.weekday()}"), **_parts(t, when))


def full_day(t: Lookup, iso: str) -> str:
    """A date with its year: 10 August 1905. What is no date stays as it is."""
    when = _read(iso)
    return iso if when is None else t("day.full", **_parts(t, when))


def short_day(t: Lookup, iso: str) -> str:
    """A date without its weekday and year: 10 August. What is no date stays as it is."""
    when = _read(iso)
    return iso if when is None else t("day.short", day=when.day, month=t(f"day.m{when.month}"))


def _parts(t: Lookup, when: date) -> dict[str, object]:
    return {"day": when.day, "month": t(f"day.m{when.month}"), "year": when.year}


def _read(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
