"""The two capitals: cables, leaks, reports, orders to go home, ratification (R1b, R10, R10a, R11)."""

from __future__ import annotations

from game.engine import events as e
from game.engine.board import points_of
from game.engine.capital_sums import (
    Home,
    Opinion,
    breaches,
    cable_chance,
    order_chance,
    package_breaches,
    package_chance,
    ratification_chance,
    world_for,
)
from game.engine.facts import walk_away
from game.engine.parts import Cable, Line, Order
from game.engine.play import Play
from game.engine.run_effects import LEAK_CHANCE, LEAK_CHANCE_BY_LETTER, move_line
from game.engine.state import GameState, LeakDue, ReportDue
from game.engine.treaty import Terms
from game.kernel.draws import HIGHEST_CHANCE, Chance
from game.kernel.sides import BOTH_SIDES, Side

REFUSED_STANDING = -2
DEFIED_STANDING = -8
LEAK_TRUTH = 800
LEAK_RAPPORT = -1
VARIANTS = 1000
REPORT_BAND = 15


def home(play: Play, side: Side, article: int | None) -> Home:
    """What a capital looks at when a cable on `article` (or a package) comes in."""
    state = play.state
    own = state.own.of(side)
    ease = sum(item.per_mille for item in state.hidden.eases if item.side is side and item.article in (None, article))
    bonus = state.board.card(side, own.doctrine).cable_bonus
    return Home(state.hidden.tracks, play.holds, own.standing, ease, bonus)


def answer_cables(play: Play) -> None:
    """Deliver the answers to cables whose time has come."""
    for side in BOTH_SIDES:
        cable = play.state.own.of(side).cable
        if cable is None or play.state.common.sitting < cable.sitting + 1 + play.state.board.lag.of(side):
            continue
        if cable.article is None:
            _answer_package(play, side, cable)
        else:
            _answer_latitude(play, side, cable.article)


def _answer_latitude(play: Play, side: Side, article: int) -> None:
    line = play.state.own.of(side).mandate[article]
    variant = play.draw(f"cable.variant.{side}", VARIANTS)
    chance = _latitude_chance(play, side, article, line)
    granted = chance is not None and play.happens(f"cable.{side}.{article}", chance.per_mille)
    option: int | None = None
    if granted and line is not None:
        option = line.option + 1 if side is Side.FIRST else line.option - 1
    play.emit(e.CableAnswered(side, article, (), option is not None, option, variant))
    by_letter = any(item.side is side and item.article == article for item in play.state.hidden.eases)
    if line is not None and option is not None:
        leak = LEAK_CHANCE_BY_LETTER if by_letter else LEAK_CHANCE
        move_line(play, side, article, option, line.kind, leak, granted=line.granted + 1)
    else:
        play.meter("standing", side, REFUSED_STANDING, "cable_refused")
    if play.state.hidden.eases:
        play.emit(e.EaseSpent(side, article))


def _latitude_chance(play: Play, side: Side, article: int, line: Line | None) -> Chance | None:
    if line is None or line.kind == "never" or line.announced:
        return None
    last = len(play.state.board.articles[article].options) - 1
    if line.option == (last if side is Side.FIRST else 0):
        return None
    rule = play.state.board.capital.of(side)
    return cable_chance(rule, home(play, side, article), line, article)


def _answer_package(play: Play, side: Side, cable: Cable) -> None:
    own = play.state.own.of(side)
    treaty = fill(play.state, cable.package)
    found = package_breaches(side, own.mandate, treaty, own.waivers, cable.package)
    variant = play.draw(f"cable.variant.{side}", VARIANTS)
    margin = worth(play.state, side, treaty) - walk_away(play.state, side)
    chance = package_chance(
        play.state.board.capital.of(side), home(play, side, None), sum(b.weight for b in found), margin
    )
    never = any(breach.kind == "never" for breach in found)
    per_mille = HIGHEST_CHANCE if not found and margin >= 0 else chance.per_mille
    granted = not never and play.happens(f"cable.package.{side}", per_mille)
    play.emit(e.CableAnswered(side, None, cable.package, granted, None, variant))
    if granted:
        play.emit(e.PackageWaived(side, cable.package))
        for breach in found:
            due = play.state.common.sitting + 1
            play.emit(e.LeakSet(side.other, breach.article, treaty[breach.article], LEAK_CHANCE, due))
    else:
        play.meter("standing", side, REFUSED_STANDING, "cable_refused")
    if play.state.hidden.eases:
        play.emit(e.EaseSpent(side, None))


def fill(state: GameState, terms: Terms) -> tuple[int, ...]:
    """The treaty there would be if `terms` were agreed: what is settled, then silence, then the line least agreed."""
    settled = dict(terms)
    treaty = []
    for article, matter in enumerate(state.common.matters):
        silent = state.board.articles[article].silent
        if article in settled:
            treaty.append(settled[article])
        elif matter.settled is not None:
            treaty.append(matter.settled)
        elif silent is not None and (matter.withdrawn or matter.laid_by is None):
            treaty.append(silent)
        else:
            treaty.append(_guess(state, article))
    return tuple(treaty)


def _guess(state: GameState, article: int) -> int:
    """Where an article still open may end: halfway between the two positions, for a rough reckoning."""
    last = len(state.board.articles[article].options) - 1
    first = state.common.desks.first.positions[article]
    second = state.common.desks.second.positions[article]
    return ((0 if first is None else first) + (last if second is None else second)) // 2


def worth(state: GameState, side: Side, treaty: tuple[int, ...]) -> int:
    """What a treaty is worth to a side now (R7)."""
    return points_of(state.own.of(side).points, state.board.links, side, treaty)


def deliver_leaks(play: Play) -> None:
    """Draw for every line moved before these dispatches whether the other side hears of it (R10a)."""
    sitting = play.state.common.sitting
    due = [leak for leak in play.state.hidden.leaks if leak.sitting <= sitting]
    seen: dict[tuple[Side, int], int] = {}
    for leak in due:
        number = seen.get((leak.to, leak.article), 0)
        seen[leak.to, leak.article] = number + 1
        stream = f"leak.{leak.to}.{leak.article}.{number}"
        if play.happens(stream, leak.chance):
            _leak(play, leak, stream)
    if due:
        play.emit(e.LeaksTaken(sitting))


def _leak(play: Play, leak: LeakDue, stream: str) -> None:
    option = _blur(play, leak.article, leak.option, stream, LEAK_TRUTH)
    variant = play.draw(f"{stream}.variant", VARIANTS)
    play.emit(e.LeakHeard(leak.to, leak.article, option, leak.sitting - 1, variant))
    play.meter("rapport", None, LEAK_RAPPORT, "leak")


def _blur(play: Play, article: int, option: int, stream: str, truth: int) -> int:
    """The option itself, or with the chance left over the one beside it."""
    if play.happens(f"{stream}.truth", truth):
        return option
    last = len(play.state.board.articles[article].options) - 1
    if last == 0:
        return option
    step = 1 if play.draw(f"{stream}.way", 2) else -1
    return option - step if not 0 <= option + step <= last else option + step


def deliver_reports(play: Play) -> None:
    """Deliver the reports due now."""
    due = [report for report in play.state.hidden.reports if report.sitting <= play.state.common.sitting]
    seen: dict[str, int] = {}
    for report in due:
        stream = f"report.{report.to}.{report.subject}.{report.article}.{report.track}"
        seen[stream] = seen.get(stream, -1) + 1
        deliver_report(play, report, f"{stream}.{seen[stream]}")
    if due:
        play.emit(e.ReportsTaken(play.state.common.sitting))


def deliver_report(play: Play, report: ReportDue, stream: str) -> None:
    """One dated, fallible report about the other side, as things stand at this moment."""
    other = report.to.other
    low = high = 0
    if report.subject in ("mandate", "preference") and report.article is not None:
        limit = limit_of(play.state, other, report.article)
        low = high = _blur(play, report.article, limit, stream, report.truth)
    elif report.subject == "walk_away":
        error = 0 if play.happens(f"{stream}.truth", report.truth) else play.draw(f"{stream}.error", 81) - 40
        middle = (walk_away(play.state, other) + error + play.draw(f"{stream}.off", 11) - 5) // 5 * 5
        low, high = middle - REPORT_BAND, middle + REPORT_BAND
    elif report.subject == "order":
        order = play.state.own.of(other).order
        held = int(order is not None and not order.asleep)
        low = high = held if play.happens(f"{stream}.truth", report.truth) else 1 - held
    elif report.track is not None:
        error = 0 if play.happens(f"{stream}.truth", report.truth) else 20 * play.draw(f"{stream}.way", 2) - 10
        low = max(0, min(90, play.state.hidden.tracks[report.track] // 10 * 10 + error))
        high = min(100, low + 10)
    variant = play.draw(f"{stream}.variant", VARIANTS)
    sitting = play.state.common.sitting
    play.emit(e.ReportHeard(report.to, report.subject, report.article, report.track, low, high, sitting, variant))


def limit_of(state: GameState, side: Side, article: int) -> int:
    """Where `side` would stop on an article: at its line, or where half of what it can win there is gone."""
    line = state.own.of(side).mandate[article]
    if line is not None:
        return line.option
    row = state.own.of(side).points[article]
    half = (max(row) + min(row) + 1) // 2
    good = [option for option, points in enumerate(row) if points >= half]
    return max(good) if side is Side.FIRST else min(good)


def arrive_orders(play: Play) -> None:
    """Orders to go home arrive, wake, or are repeated as final (R1b)."""
    sitting = play.state.common.sitting
    for side in BOTH_SIDES:
        order = play.state.own.of(side).order
        variant = play.draw(f"order.variant.{side}", VARIANTS)
        if order is not None and order.sitting < sitting:
            _renew(play, side, order, variant)
        elif order is None and _order_falls(play, side):
            play.emit(e.OrderCame(side, sitting, play.state.hidden.defiant.of(side), variant))


def _renew(play: Play, side: Side, order: Order, variant: int) -> None:
    sitting = play.state.common.sitting
    if order.asleep:
        play.emit(e.OrderCame(side, sitting, order.final, variant))
        return
    play.meter("standing", side, DEFIED_STANDING, "order_defied")
    play.emit(e.OrderDefied(side))
    play.emit(e.OrderCame(side, sitting, True, variant))


def _order_falls(play: Play, side: Side) -> bool:
    state = play.state
    rule = state.board.orders.of(side)
    if state.common.sitting < rule.first_sitting:
        return False
    own = state.own.of(side)
    look = Home(state.hidden.tracks, play.holds, own.standing)
    chance = order_chance(rule, look, own.patience, state.common.sitting)
    return chance.raw > 0 and play.happens(f"order.{side}", chance.per_mille)


def decide_treaty(
    play: Play, side: Side, treaty: tuple[int, ...], referred: tuple[int, ...], vote: bool | None = None
) -> bool:
    """A capital ratifies or repudiates (R11); the draw is its own. A `vote` of people takes the place of the draw, and
    of nothing else: what is certain stays so.
    """
    chance, never = _treaty_chance(play, side, treaty, referred)
    terms = () if chance is None else chance.terms
    per_mille = 0 if never else 1000 if chance is None else chance.per_mille
    ratified = not never and (chance is None or play.happens(f"ratify.{side}", per_mille))
    if vote is not None:
        counts = 0 < per_mille < 1000
        play.emit(e.CapitalVoted(side, vote, ratified, counts))
        ratified = vote if counts else ratified
    play.emit(e.CapitalDecided(side, ratified, per_mille, terms))
    return ratified


def _treaty_chance(
    play: Play, side: Side, treaty: tuple[int, ...], referred: tuple[int, ...]
) -> tuple[Chance | None, bool]:
    """The chance of a treaty in a capital, None where it is sure of it; and whether it crosses what never may be."""
    state = play.state
    own = state.own.of(side)
    texts = tuple(n for n, matter in enumerate(state.common.matters) if matter.by_text)
    found = breaches(side, own.mandate, treaty, own.waivers, texts, referred)
    margin = worth(state, side, treaty) - walk_away(state, side)
    chance = ratification_chance(
        state.board.capital.of(side),
        Home(state.hidden.tracks, play.holds, own.standing),
        Opinion(own.goodwill, world_for(side, state.hidden.world)),
        margin,
        found,
        own.blame_shared,
    )
    return chance, any(breach.kind == "never" for breach in found)
