"""What a mediator makes of the orders that each side has: the public list, what was confided to him or sworn in public,
what was refused for want of powers, and how far a side has gone by itself.
"""

from __future__ import annotations

from game.bargaining.beliefs import WHOLE, Weights, normalised
from game.engine.treaty import ladder_better, steps_beyond
from game.kernel.formulas import weight_of
from game.kernel.sides import Side
from game.views.mediator import MediatorView

THOUSAND = 1000
EXCUSED = 880
"""The chance that a clause one step past an order is taken: his name excuses the step."""
PAST: tuple[tuple[str, int], ...] = (("soft", 420), ("firm", 260), ("hard", 120), ("never", 30))
"""The chance on the first day that an order of each kind has been moved far enough, per step too many."""
LOOSENS = 28
"""What every sitting adds to that."""
PLEADED = 180
"""What is left of a chance on an article for which a side has just pleaded its orders."""


def public_weights(view: MediatorView, side: Side) -> Weights:
    """The doctrines of a side, by the public list alone."""
    return normalised([card.prior for card in view.board.doctrines.of(side)])


def _position(view: MediatorView, side: Side, article: int) -> int | None:
    return view.common.desks.of(side).positions[article]


def _pleaded(view: MediatorView, side: Side, article: int) -> int | None:
    """The option from which on a side says that its orders bar it, unless it has since gone there."""
    claimed = dict(view.common.desks.of(side).claims).get(article)
    position = _position(view, side, article)
    if claimed is None or (position is not None and not ladder_better(side, position, claimed)):
        return None
    return claimed


def barred(view: MediatorView, side: Side, article: int, option: int) -> int:
    """Expected weighted steps past a side's orders, per mille; what he was told stands above the public list."""
    for told in view.mind.told:
        if (told.side, told.article) == (side, article):
            return THOUSAND * steps_beyond(side, option, told.option) * weight_of("firm")
    position = _position(view, side, article)
    claimed = _pleaded(view, side, article)
    pleaded = 0
    if claimed is not None and not ladder_better(side, option, claimed):
        pleaded = THOUSAND * (1 + steps_beyond(side, option, claimed)) * weight_of("hard")
    total = 0
    weights = public_weights(view, side)
    for weight, card in zip(weights, view.board.doctrines.of(side), strict=True):
        for where, line, kind in card.mandate:
            if where == article:
                steps = steps_beyond(side, option, line)
                if position is not None:
                    steps = min(steps, steps_beyond(side, option, position))
                total += weight * steps * weight_of(kind)
    return max(pleaded, THOUSAND * total // WHOLE)


def may_take(view: MediatorView, side: Side, article: int, option: int) -> int:
    """The chance (per mille) that a side's orders let it mark such a clause of his with a yes."""
    position = _position(view, side, article)
    if position is not None and steps_beyond(side, option, position) == 0:
        return THOUSAND
    for told in view.mind.told:
        if (told.side, told.article) == (side, article):
            return _let(view, steps_beyond(side, option, told.option), "firm")
    sworn = dict(view.common.desks.of(side).announced).get(article)
    if sworn is not None:
        return _let(view, steps_beyond(side, option, sworn), "never")
    total = 0
    weights = public_weights(view, side)
    for weight, card in zip(weights, view.board.doctrines.of(side), strict=True):
        found = [(line, kind) for where, line, kind in card.mandate if where == article]
        total += weight * (_let(view, steps_beyond(side, option, found[0][0]), found[0][1]) if found else THOUSAND)
    chance = total // WHOLE
    claimed = _pleaded(view, side, article)
    if claimed is not None and not ladder_better(side, option, claimed):
        return chance * PLEADED // THOUSAND
    return chance


def _let(view: MediatorView, steps: int, kind: str) -> int:
    """The chance that a clause so many steps past an order of that kind is taken; orders loosen with time."""
    if steps == 0:
        return THOUSAND
    if steps == 1 and kind != "never":
        return EXCUSED
    beyond = steps if kind == "never" else steps - 1
    loose = dict(PAST)[kind] + LOOSENS * (view.common.sitting - 1)
    return min(EXCUSED, loose // beyond)
