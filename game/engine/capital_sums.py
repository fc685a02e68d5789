"""The sums by which capitals answer (R1b, R10, R11): each a list of named terms, which are also the reasons shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.engine.parts import Line
from game.engine.treaty import Terms, steps_beyond
from game.kernel.conditions import Condition
from game.kernel.draws import Chance, Term
from game.kernel.formulas import CapitalRule, OrderRule, TrackTerm, weight_of
from game.kernel.sides import Side

Judge = Callable[[Condition], bool]

STUBBORN_STEP = 110
PACKAGE_STEP = 90
BREACH = 130
MARGIN_CAP = 60
MIDDLE = 50


@dataclass(frozen=True, slots=True)
class Home:
    """What a capital looks at: its tracks, the delegation's standing, the help of a letter."""

    tracks: Sequence[int]
    judge: Judge
    standing: int
    ease: int = 0
    bonus: int = 0


def _tracks(terms: Sequence[TrackTerm], home: Home) -> int:
    return sum(term.coefficient * (home.tracks[term.track] - term.pivot) for term in terms if home.judge(term.when))


def cable_chance(rule: CapitalRule, home: Home, line: Line, article: int) -> Chance:
    """The chance that one more step is granted on an article. A `never` line has no chance: ask before calling."""
    mine = [term for term, articles in rule.cable_terms if not articles or article in articles]
    return Chance(
        (
            Term("capital", rule.cable_base + home.bonus),
            Term("stubborn", -STUBBORN_STEP * (weight_of(line.kind) - 1)),
            Term("granted", rule.cable_step * line.granted),
            Term("standing", rule.cable_standing * (home.standing - MIDDLE)),
            Term("tracks", _tracks(mine, home)),
            Term("letter", home.ease),
        )
    )


def package_chance(rule: CapitalRule, home: Home, weight: int, margin: int) -> Chance:
    """The chance that a whole package `weight` weighted steps beyond the mandate is authorised; `margin` in points."""
    everywhere = [term for term, articles in rule.cable_terms if not articles]
    return Chance(
        (
            Term("capital", rule.cable_base + home.bonus),
            Term("breaches", -PACKAGE_STEP * weight),
            Term("margin", rule.ratify_margin * max(-MARGIN_CAP, min(MARGIN_CAP, margin))),
            Term("standing", rule.cable_standing * (home.standing - MIDDLE)),
            Term("tracks", _tracks(everywhere, home)),
            Term("letter", home.ease),
        )
    )


@dataclass(frozen=True, slots=True)
class Breach:
    """How far a treaty goes past one line."""

    article: int
    steps: int
    kind: str
    doubled: bool
    halved: bool = False

    @property
    def weight(self) -> int:
        """Weighted steps, doubled on an article the delegation swore never to yield."""
        return self.steps * weight_of(self.kind) * (2 if self.doubled else 1)

    @property
    def cost(self) -> int:
        """What it takes from the chance of ratification, per mille; half when openly made subject to the capital."""
        return self.weight * BREACH // (2 if self.halved else 1)


def breaches(
    side: Side,
    mandate: Sequence[Line | None],
    treaty: Sequence[int],
    waivers: Sequence[tuple[tuple[int, int], ...]],
    eased: Sequence[int] = (),
    referred: Sequence[int] = (),
) -> tuple[Breach, ...]:
    """Where a treaty goes past the mandate. A waived package breaches nothing; `eased` articles weigh one step less and
    `referred` ones half.
    """
    waived = {
        article for package in waivers if all(treaty[n] == option for n, option in package) for article, _ in package
    }
    found = []
    for article, line in enumerate(mandate):
        if line is None or article in waived:
            continue
        steps = steps_beyond(side, treaty[article], line.option) - (1 if article in eased else 0)
        if steps > 0:
            found.append(Breach(article, steps, line.kind, line.announced, article in referred))
    return tuple(found)


def package_breaches(
    side: Side,
    mandate: Sequence[Line | None],
    treaty: Sequence[int],
    waivers: Sequence[tuple[tuple[int, int], ...]],
    package: Terms,
) -> tuple[Breach, ...]:
    """Where a package referred home goes past the mandate; what the treaty may hold beside it is not asked."""
    articles = {article for article, _ in package}
    return tuple(breach for breach in breaches(side, mandate, treaty, waivers) if breach.article in articles)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What others think of a delegation that brings a treaty home: goodwill, and world opinion as its side sees it."""

    goodwill: int
    world: int


def ratification_chance(
    rule: CapitalRule, home: Home, opinion: Opinion, margin: int, found: Sequence[Breach], halved: bool
) -> Chance | None:
    """The chance that a capital ratifies; None when it surely does (nothing breached, and better than war)."""
    if not found and margin >= 0:
        return None
    weight = sum(breach.cost for breach in found)
    if halved:
        weight //= 2
    return Chance(
        (
            Term("capital", rule.ratify_base),
            Term("margin", rule.ratify_margin * max(-MARGIN_CAP, min(MARGIN_CAP, margin))),
            Term("breaches", -weight),
            Term("standing", rule.ratify_standing * (home.standing - MIDDLE)),
            Term("mediator", rule.ratify_goodwill * (opinion.goodwill - MIDDLE)),
            Term("world", rule.ratify_world * (opinion.world - MIDDLE)),
            Term("tracks", _tracks(rule.ratify_terms, home)),
        )
    )


def order_chance(rule: OrderRule, home: Home, patience: int, sitting: int) -> Chance:
    """The chance that a capital orders its delegation home at a sitting on or after the rule's first."""
    return Chance(
        (
            Term("capital", rule.base),
            Term("time", rule.growth * (sitting - rule.first_sitting)),
            Term("patience", rule.patience * (patience - MIDDLE)),
            Term("tracks", _tracks(rule.terms, home)),
        )
    )


def world_for(side: Side, world: int) -> int:
    """World opinion as `side` sees it: 100 is wholly on the first side, 0 wholly on the second."""
    return world if side is Side.FIRST else 100 - world
