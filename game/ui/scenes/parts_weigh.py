"""What a step would mean for the side that takes it, from its own view alone: the figures before sending."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.capital_sums import Breach
from game.engine.treaty import Terms
from game.kernel.sides import Side
from game.views.estimates import breaches_of, projected, ratification_estimate, walk_away_band, worth_as_it_lies
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Weighed:
    """The treaty as it lies now and as it would lie: points, walk-away, breaches by what is settled or
    drafted, likelihood at home of the whole as it would lie, what stays open."""

    now: int
    after: int
    low: int
    high: int
    breaches: tuple[Breach, ...]
    chance: int
    required: tuple[int, ...]
    open: int = 0
    unsaid: tuple[Breach, ...] = ()
    """Lines crossed by silence on articles that nobody has laid; told once nothing else must be settled."""


def weigh(view: SideView, terms: Terms = (), withdraws: tuple[int, ...] = (), referred: bool = False) -> Weighed:
    """What it would mean if these terms were agreed and these articles given up."""
    silent = ((n, view.board.articles[n].silent) for n in withdraws)
    given = tuple((n, option) for n, option in silent if option is not None)
    treaty = projected(view, (*terms, *given))
    openly = tuple(article for article, _ in terms) if referred else ()
    said = {article for article, _ in (*terms, *given)}
    low, high = walk_away_band(view)
    required = still_required(view, tuple(article for article, _ in terms), withdraws)
    crossed = breaches_of(view, treaty, openly)
    named = tuple(each for each in crossed if each.article in said or _settled(view, each.article))
    return Weighed(
        now=worth_as_it_lies(view),
        after=worth_as_it_lies(view, (*terms, *given)),
        low=low,
        high=high,
        breaches=named,
        chance=ratification_estimate(view, treaty, openly),
        required=required,
        open=sum(matter.open and n not in said for n, matter in enumerate(view.common.matters)),
        unsaid=() if required else tuple(each for each in crossed if each not in named),
    )


def _settled(view: SideView, article: int) -> bool:
    return view.common.matters[article].settled is not None


def still_required(view: SideView, agreed: tuple[int, ...] = (), withdrawn: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Articles without which nothing can be signed, once `agreed` are initialled and `withdrawn` given up."""
    gone = {*agreed, *withdrawn}
    found = []
    for number, (spec, matter) in enumerate(zip(view.board.articles, view.common.matters, strict=True)):
        if matter.open and number not in gone and (spec.required or matter.laid_by is not None):
            found.append(number)
    return tuple(found)


def inside(view: SideView, article: int, option: int) -> bool:
    """Whether an option lies within this side's orders; true where it has none."""
    line = view.own.mandate[article]
    if line is None:
        return True
    return option <= line.option if view.side is Side.FIRST else option >= line.option
