"""The mediator's text: a package over a few open articles that both may mark with a yes (R13).

It is never dominated by his own estimates; among those it is the one that does most, weighed by the chance that both
take it and by what he wants himself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import combinations, product

from game.ai.mediator_estimates import Reckoning, interest
from game.ai.mediator_lines import may_take
from game.ai.tables import links_of
from game.bargaining.points import Link, Pair, total
from game.engine.treaty import Terms
from game.kernel.sides import BOTH_SIDES, Side
from game.views.mediator import MediatorView

THOUSAND = 1000
LEAST_CHANCE = 60
"""A clause that orders of either side let pass with no more than this chance (per mille) is not tried."""
LIKED, PER_POINT, LEAST_LIKED = 840, 28, 30
"""The chance that a text as good as a side's last word is taken for its price; what a point less takes away."""
OF_FAIR = 700
"""What of a point less than fair counts, where the side's last word was better for the other (per mille)."""
CROSSED = 6
"""Points that an article at most makes up for another: more than a side asked for is not counted on."""
EARLY = 600
"""What of that chance is lacking on the first day, when both still hope for more."""
EACH = 900
"""What every clause leaves of the chance, whatever it says: one more thing to dislike (per mille)."""
REQUIRED = 3
"""How much more an article is worth settling when no treaty can be without it."""
TRIED = 40
"""How many of the best are examined for dominance."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text he may send, with the chance (per mille) that each side marks it with a yes."""

    terms: Terms
    chances: tuple[int, int]
    merit: int

    @property
    def chance(self) -> int:
        """The chance that both do."""
        return self.chances[0] * self.chances[1] // THOUSAND


@dataclass(frozen=True, slots=True)
class Clause:
    """One article at one option: the chance that orders let either side take it, what each loses by it on its last
    public word, how much there is to settle, and how much better than what is fair it suits himself (per mille).
    """

    article: int
    option: int
    let: tuple[int, int]
    lost: tuple[int, int]
    weight: int
    wished: int


def best_text(view: MediatorView, reckoning: Reckoning) -> Text | None:
    """The text that does most; None when nothing he could write has a chance."""
    clauses = tuple(_clauses(view, reckoning))
    gone = min(THOUSAND, THOUSAND * view.common.sitting // max(1, view.common.last))
    ready = THOUSAND - EARLY * (THOUSAND - gone) // THOUSAND
    wished = interest(view, reckoning.fair)
    found = [_text(parts, ready, wished) for parts in _packages(clauses, view.board.text_articles)]
    ranked = nsmallest(TRIED, found, key=lambda text: (-text.merit, text.terms))
    return next((text for text in ranked if text.merit > 0 and not dominated(view, reckoning, text.terms)), None)


def _clauses(view: MediatorView, reckoning: Reckoning) -> Iterator[Clause]:
    for article, matter in enumerate(view.common.matters):
        if not matter.open:
            continue
        row, stands = reckoning.plain[article], _stands(view, article)
        between = sum(abs(row[stands[0]][side] - row[stands[1]][side]) for side in BOTH_SIDES)
        weight = (between + 1) * (REQUIRED if view.board.articles[article].required else 1)
        for option in range(len(row)):
            if option in matter.closed:
                continue
            let = (may_take(view, Side.FIRST, article, option), may_take(view, Side.SECOND, article, option))
            if min(let) > LEAST_CHANCE:
                first, second = (_lost(reckoning, article, option, side, stands[side]) for side in BOTH_SIDES)
                wished = _wished(view, reckoning, article, option)
                yield Clause(article, option, let, (first, second), weight, wished)


def _lost(reckoning: Reckoning, article: int, option: int, side: Side, stands: int) -> int:
    """Points that a side would think lost by an option: on its last public word or, since words in a package are half
    a bargain, in part on what is fair.
    """
    row = [pair[side] for pair in reckoning.plain[article]]
    unfair = (row[reckoning.fair[article]] - row[option]) * OF_FAIR // THOUSAND
    return max(-CROSSED, row[stands] - row[option], unfair)


def _stands(view: MediatorView, article: int) -> tuple[int, int]:
    """Where both sides stand in public on an article: at their own end of the ladder if they have not spoken of it."""
    first, second = (view.common.desks.of(side).positions[article] for side in BOTH_SIDES)
    last = len(view.board.articles[article].options) - 1
    return 0 if first is None else first, last if second is None else second


def _wished(view: MediatorView, reckoning: Reckoning, article: int, option: int) -> int:
    other = list(reckoning.fair)
    other[article] = option
    return interest(view, tuple(other)) - interest(view, reckoning.fair)


def _packages(clauses: Sequence[Clause], most: int) -> Iterator[tuple[Clause, ...]]:
    for size in range(1, most + 1):
        for parts in combinations(clauses, size):
            if len({part.article for part in parts}) == size:
                yield parts


def _text(parts: Sequence[Clause], ready: int, wished: int) -> Text:
    """A text of these clauses; `ready` (per mille) is how ready both are by now to settle."""
    chances = (_taken(parts, Side.FIRST, ready), _taken(parts, Side.SECOND, ready))
    weight = sum(part.weight for part in parts)
    suits = THOUSAND + wished + sum(part.wished for part in parts)
    terms = tuple((part.article, part.option) for part in parts)
    return Text(terms, chances, chances[0] * chances[1] * weight * suits // THOUSAND)


def _taken(parts: Sequence[Clause], side: Side, ready: int) -> int:
    """The chance that a side marks it with a yes: its orders let it, and the price is near what it asks."""
    chance, lost = ready, 0
    for part in parts:
        chance = chance * part.let[side] * EACH // (THOUSAND * THOUSAND)
        lost += part.lost[side]
    return chance * max(LEAST_LIKED, LIKED - PER_POINT * max(0, lost)) // THOUSAND


def dominated(view: MediatorView, reckoning: Reckoning, terms: Terms) -> bool:
    """Whether other options on the same articles are, by his estimates, worse for neither side and better for one."""
    links = links_of(view.board)
    now = _worth(reckoning, links, terms)
    ladders = [
        [n for n in range(len(reckoning.tables[article])) if n not in view.common.matters[article].closed]
        for article, _ in terms
    ]
    for options in product(*ladders):
        other = tuple((article, option) for (article, _), option in zip(terms, options, strict=True))
        one, two = _worth(reckoning, links, other)
        if one >= now[0] and two >= now[1] and (one, two) != now:
            return True
    return False


def _worth(reckoning: Reckoning, links: Sequence[Link], terms: Terms) -> Pair:
    treaty = list(reckoning.fair)
    for article, option in terms:
        treaty[article] = option
    return total(reckoning.tables, tuple(links), treaty)
