"""What a side can reckon from its own view: its walk-away as a band, and its capital's answers as likelihoods.

The sums are those of the rules (`game.engine.capital_sums`); what a side reads as a band it takes at the middle.
"""

from __future__ import annotations

from game.engine.board import points_of
from game.engine.capital_sums import (
    Breach,
    Home,
    Opinion,
    breaches,
    cable_chance,
    package_breaches,
    package_chance,
    ratification_chance,
    world_for,
)
from game.engine.treaty import Terms
from game.kernel.conditions import Condition
from game.kernel.draws import HIGHEST_CHANCE, Chance
from game.kernel.sides import BOTH_SIDES, Side
from game.views.view import SideView

UNREAD = 50


def readings(view: SideView) -> tuple[int, ...]:
    """Every track at the middle of what this side reads; what it cannot read stands where it started."""
    return tuple(
        view.board.tracks[n].start if reading is None else reading.middle for n, reading in enumerate(view.own.readings)
    )


def _bounds(view: SideView, track: int) -> tuple[int, int]:
    reading = view.own.readings[track]
    return (0, 100) if reading is None else (reading.low, reading.high)


def walk_away_band(view: SideView) -> tuple[int, int]:
    """The least and most that this side's walk-away can be, from what it reads."""
    formula = view.board.walk_away.of(view.side)
    low = high = formula.base + 100 * view.card.walk_away
    for term in formula.terms:
        bounds = _bounds(view, term.track)
        ends = sorted(term.coefficient * (bound - term.pivot) for bound in bounds)
        low, high = low + ends[0], high + ends[1]
    return low // 100, high // 100


def walk_away_middle(view: SideView) -> int:
    """This side's best single figure for its walk-away."""
    return view.board.walk_away.of(view.side).points(readings(view), view.card.walk_away)


def worth(view: SideView, treaty: tuple[int, ...]) -> int:
    """What a treaty is worth to this side."""
    return points_of(view.own.points, view.board.links, view.side, treaty)


def _judge(view: SideView, condition: Condition) -> bool:
    return view.seat.judge(condition) is not False


def _home(view: SideView) -> Home:
    return Home(
        tracks=readings(view),
        judge=lambda condition: _judge(view, condition),
        standing=view.own.standing,
        bonus=view.card.cable_bonus,
    )


def cable_estimate(view: SideView, article: int) -> Chance | None:
    """The chance that a cable for one step on `article` is granted; None when none would be sent or granted."""
    line = view.own.mandate[article]
    if line is None or line.kind == "never" or line.announced:
        return None
    last = len(view.board.articles[article].options) - 1
    if line.option == (last if view.side is Side.FIRST else 0):
        return None
    return cable_chance(view.board.capital.of(view.side), _home(view), line, article)


def package_estimate(view: SideView, terms: Terms) -> Chance | None:
    """The chance that the capital takes a whole package; None when a line that never moves is crossed."""
    treaty = projected(view, terms)
    found = package_breaches(view.side, view.own.mandate, treaty, view.own.waivers, terms)
    if any(breach.kind == "never" for breach in found):
        return None
    margin = worth(view, treaty) - walk_away_middle(view)
    weight = sum(breach.weight for breach in found)
    return package_chance(view.board.capital.of(view.side), _home(view), weight, margin)


def breaches_of(view: SideView, treaty: tuple[int, ...], referred: tuple[int, ...] = ()) -> tuple[Breach, ...]:
    """Where a treaty would go past this side's mandate."""
    mine = (*view.common.desks.of(view.side).ad_referendum, *referred)
    texts = tuple(n for n, matter in enumerate(view.common.matters) if matter.by_text and matter.settled == treaty[n])
    return breaches(view.side, view.own.mandate, treaty, view.own.waivers, texts, mine)


def ratification_estimate(view: SideView, treaty: tuple[int, ...], referred: tuple[int, ...] = ()) -> int:
    """The chance in per mille that this side's capital ratifies `treaty`; 1000 when it surely does, 0 when never."""
    found = breaches_of(view, treaty, referred)
    if any(breach.kind == "never" for breach in found):
        return 0
    margin = worth(view, treaty) - walk_away_middle(view)
    world = world_for(view.side, 20 * view.common.room.world + 10)
    chance = ratification_chance(
        view.board.capital.of(view.side),
        _home(view),
        Opinion(view.own.goodwill, world),
        margin,
        found,
        view.own.blame_shared,
    )
    return 1000 if chance is None else min(HIGHEST_CHANCE, chance.per_mille)


def projected(view: SideView, terms: Terms = ()) -> tuple[int, ...]:
    """The treaty there would be: `terms`, then what is settled, then silence, then halfway between the positions."""
    offered = dict(terms)
    treaty = []
    for article, matter in enumerate(view.common.matters):
        spec = view.board.articles[article]
        if article in offered:
            treaty.append(offered[article])
        elif matter.settled is not None:
            treaty.append(matter.settled)
        elif spec.silent is not None and (matter.withdrawn or matter.laid_by is None):
            treaty.append(spec.silent)
        else:
            treaty.append(_halfway(view, article, len(spec.options) - 1))
    return tuple(treaty)


def worth_as_it_lies(view: SideView, terms: Terms = ()) -> int:
    """What the treaty would bring this side with `terms` agreed: fixed articles and links at their points, silence as
    it falls, and an open article at the mean of what both sides last asked, or opened with.
    """
    fixed = {n: option for n in range(len(view.common.matters)) if (option := _fixed(view, n)) is not None}
    fixed |= dict(terms)
    total = sum(article_as_it_lies(view, n) for n in range(len(view.common.matters)) if n not in fixed)
    for link in view.board.links:
        if all(fixed.get(article) in options for article, options in link.cells):
            total += link.points.of(view.side)
    return total + sum(view.own.points[article][option] for article, option in fixed.items())


def article_as_it_lies(view: SideView, article: int) -> int:
    """What one article counts for this side as it lies."""
    fixed = _fixed(view, article)
    if fixed is not None:
        return view.own.points[article][fixed]
    return sum(view.own.points[article][_asked(view, side, article)] for side in BOTH_SIDES) // 2


def reckoned_halfway(view: SideView, article: int) -> bool:
    """Whether an article is reckoned halfway between both sides, not by an option that is fixed."""
    return _fixed(view, article) is None


def _fixed(view: SideView, article: int) -> int | None:
    """The option of an article that is settled, or that falls silent while nobody has laid it."""
    matter, silent = view.common.matters[article], view.board.articles[article].silent
    if matter.settled is not None:
        return matter.settled
    return silent if matter.withdrawn or matter.laid_by is None else None


def _asked(view: SideView, side: Side, article: int) -> int:
    """Where a side stands on an article: its last word, what it is known to open with, or its own end of the ladder."""
    position = view.common.desks.of(side).positions[article]
    if position is not None:
        return position
    end = 0 if side is Side.FIRST else len(view.board.articles[article].options) - 1
    return dict(view.board.openings.of(side)).get(article, end)


def _halfway(view: SideView, article: int, last: int) -> int:
    first = view.common.desks.of(Side.FIRST).positions[article]
    second = view.common.desks.of(Side.SECOND).positions[article]
    return ((0 if first is None else first) + (last if second is None else second)) // 2
