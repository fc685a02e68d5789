"""Figures, dates and likelihoods in words."""

from __future__ import annotations

from datetime import date

from game.kernel.sides import Side
from game.session.presentation import Presentation
from game.ui.scenes.base import Context

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LIKELY = ((1000, "sure"), (900, "all_but"), (720, "likely"), (560, "rather"), (440, "even"), (280, "doubtful"),
           (120, "unlikely"), (1, "hardly"))  # fmt: skip


def roman(number: int) -> str:
    """1 to 39 in Roman numerals."""
    found = ""
    for value, letters in _ROMAN:
        while number >= value:
            found, number = found + letters, number - value
    return found


def side_key(side: Side) -> str:
    """`first` or `second`, as painters know the sides."""
    return "first" if side is Side.FIRST else "second"


def day(ctx: Context, iso: str) -> str:
    """A date written out: Thursday 10 August 1905."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    weekday, month = ctx.t(f"day.w{when.weekday()}"), ctx.t(f"day.m{when.month}")
    return ctx.t("day.long", weekday=weekday, day=when.day, month=month, year=when.year)


def short_day(ctx: Context, iso: str) -> str:
    """A date without its weekday and year: 10 August."""
    try:
        when = date.fromisoformat(iso)
    except ValueError:
        return iso
    return ctx.t("day.short", day=when.day, month=ctx.t(f"day.m{when.month}"))


def ordinal(ctx: Context, number: int) -> str:
    """First, second ... in words as far as the catalogue goes."""
    key = f"ordinal.n{number}"
    return ctx.t(key) if key in ctx.strings else ctx.t("ordinal.more", n=number)


def likelihood(ctx: Context, per_mille: int) -> str:
    """A chance in words; 1000 is certainty and 0 is none."""
    for least, word in _LIKELY:
        if per_mille >= least:
            return ctx.t(f"likely.{word}")
    return ctx.t("likely.never")


def signed(number: int) -> str:
    """A figure with its sign; a true minus."""
    return f"+{number}" if number > 0 else f"\u2212{-number}" if number < 0 else "0"


def band(low: int, high: int) -> str:
    """A range of figures."""
    return str(low) if low == high else f"{low}\u2013{high}"


def article_name(shown: Presentation, article: int) -> str:
    """Numeral and name."""
    return f"{roman(article + 1)}. {shown.articles[article].name}"


def option_name(shown: Presentation, article: int, option: int) -> str:
    """The name of an option."""
    return shown.articles[article].options[option].name


def term_text(shown: Presentation, article: int, option: int) -> str:
    """Numeral, short name and option in one line."""
    card = shown.articles[article]
    return f"**{roman(article + 1)} {card.short}:** {card.options[option].name}"
