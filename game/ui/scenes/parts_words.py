"""Figures, dates and likelihoods in words."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session import days
from game.session.figures import roman as roman, signed as signed
from game.session.presentation import Presentation
from game.ui.scenes.base import Context
from game.ui.text import FAST

_LIKELY = ((1000, "sure"), (900, "all_but"), (720, "likely"), (560, "rather"), (440, "even"), (280, "doubtful"),
           (120, "unlikely"), (1, "hardly"))  # fmt: skip


def side_key(side: Side) -> str:
    """`first` or `second`, as painters know the sides."""
    return "first" if side is Side.FIRST else "second"


def day(ctx: Context, iso: str) -> str:
    """A date written out: Thursday 10 August 1905."""
    return days.long_day(ctx.t, iso)


def short_day(ctx: Context, iso: str) -> str:
    """A date without its weekday and year: 10 August."""
    return days.short_day(ctx.t, iso)


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


def likelihoods(ctx: Context) -> list[str]:
    """Every word for a chance, the surest first."""
    return [ctx.t(f"likely.{word}") for word in (*(word for _, word in _LIKELY), "never")]


def band(low: int, high: int) -> str:
    """A range of figures."""
    return str(low) if low == high else f"{low}\u2013{high}"


def article_name(shown: Presentation, article: int) -> str:
    """Numeral and name."""
    return f"{roman(article + 1)}.{FAST}{shown.articles[article].name}"


def short_name(shown: Presentation, article: int) -> str:
    """Numeral and short name, which are not parted at the end of a line."""
    return f"{roman(article + 1)}{FAST}{shown.articles[article].short}"


def bound(words: str) -> str:
    """Words whose first one, a number or a letter, stays on a line with the next."""
    return words.replace(" ", FAST, 1)


def option_name(shown: Presentation, article: int, option: int) -> str:
    """The name of an option."""
    return shown.articles[article].options[option].name


def term_text(shown: Presentation, article: int, option: int) -> str:
    """Numeral, short name and option in one line."""
    card = shown.articles[article]
    return f"**{short_name(shown, article)}:** {card.options[option].name}"
