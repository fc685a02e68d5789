"""Offers and treaties as plain data. Articles and options are positions on the scenario's ladders."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import Side

Terms = tuple[tuple[int, int], ...]
"""(article, option) pairs, by article, each article once."""

UNLINKED_LIMIT = 3
TONES = ("courteous", "firm", "final")
GROUNDS = ("price", "instructions", "not_now")


def terms_of(pairs: dict[int, int]) -> Terms:
    """Pairs in the order of the articles."""
    return tuple(sorted(pairs.items()))


@dataclass(frozen=True, slots=True)
class Offer:
    """What a side lays on the table.

    `withdraws` are articles its author gives up when it is accepted; `reserved` is the sitting at which the other side
    reserved its answer (0: not); `number` counts final words, or is 0.
    """

    side: Side
    terms: Terms
    linked: bool
    tone: str
    ad_referendum: bool = False
    withdraws: tuple[int, ...] = ()
    number: int = 0
    sitting: int = 0
    reserved: int = 0
    declined: bool = False

    @property
    def articles(self) -> tuple[int, ...]:
        """The articles it settles."""
        return tuple(article for article, _ in self.terms)

    def option(self, article: int) -> int | None:
        """The option it offers on `article`, or None."""
        return dict(self.terms).get(article)

    @property
    def standing(self) -> bool:
        """Whether it can still be accepted."""
        return not self.declined

    def agrees_with(self, other: Offer) -> bool:
        """Whether they nowhere say different things on one article."""
        return all(other.option(article) in (None, option) for article, option in self.terms)

    def same_terms(self, other: Offer) -> bool:
        """Whether both say the same, whoever lays them."""
        return (self.terms, self.linked, self.withdraws) == (other.terms, other.linked, other.withdraws)


def ladder_better(side: Side, option: int, than: int) -> bool:
    """Whether `option` lies nearer to the end of the ladder that suits `side` (first: low, second: high)."""
    return option < than if side is Side.FIRST else option > than


def steps_beyond(side: Side, option: int, line: int) -> int:
    """How many steps `option` goes past `side`'s line: 0 when authorised."""
    return max(0, option - line) if side is Side.FIRST else max(0, line - option)
