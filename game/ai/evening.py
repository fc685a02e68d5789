"""The evening and the dispatches: which instrument, if any, and how to answer an event (R12, R14).

Worths are in hundredths of a point, so that a cable, a probe and a loan can be set against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.acceptance import mandate_weight, price_margin
from game.ai.beliefs import barred
from game.ai.effects_worth import INFLUENCE, meter_worth, worth_of
from game.ai.hunches import thought
from game.ai.knowledge import aside_worth, order_news, report_worth, war_report_worth, war_sight_worth
from game.ai.own_offers import effects_of
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.situation import WHOLE, Situation
from game.ai.stakes import BLOCK, POINT, Stakes, stakes_of
from game.ai.tables import needed
from game.ai.text_hopes import text_worth
from game.engine import actions as a
from game.engine.board import BoardInstrument
from game.engine.treaty import steps_beyond
from game.kernel.draws import Term
from game.kernel.effects import MoveMeter
from game.views.estimates import cable_estimate, package_estimate
from game.views.options import InstrumentOption, Legal, why_not

A_SITTING = 2
CAP = 6
WORTH_PLAYING = 12
"""Less than this is not worth showing one's hand for."""
STUCK = 2
STALL = 1500
REFUSED = -2
"""Standing lost by a cable refused."""
LEAK_COST = 30
"""What the leak that may follow a step granted costs."""
LETTER = 300
"""What a letter is worth of the step it asks for (per mille): it makes the cable likelier, and its leak less so."""
CONFIDED = 120
SLIP_COST = 40
OATH_FROM = 250
OATH_STEP = 16
ANSWERED, UNANSWERED = 1000, 400
"""The chance that the other side comes to a word outside the room: having asked for one yesterday, or not."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An instrument as it might be played this evening, what that is worth, and why."""

    action: a.PlayInstrument
    worth: int
    reason: str


def evening(situation: Situation, legal: Legal) -> Choice:
    """The instrument of this evening, or influence saved."""
    stakes = stakes_of(situation)
    best: Idea | None = None
    for option in legal.instruments:
        if option.refused is not None or not _likely(situation, option.id):
            continue
        if not situation.level.channels and option.kind != "cable":
            continue
        for idea in _ideas(situation, stakes, option):
            net = idea.worth - _price(situation, option.cost)
            if why_not(situation.view, idea.action) is not None:
                continue
            if net >= WORTH_PLAYING and (best is None or net > best.worth):
                best = Idea(idea.action, net, idea.reason)
    if best is None:
        return Choice(a.SaveInfluence(), (Term("nothing_worth_it", -1),))
    return Choice(best.action, (Term(best.reason, best.worth),))


def _price(situation: Situation, cost: int) -> int:
    """What an instrument's cost is worth: what would run over by tomorrow is free, and on the last day all is."""
    if situation.view.sittings_left <= 0:
        return 0
    spare = max(0, situation.view.own.influence + A_SITTING - CAP)
    return INFLUENCE * max(0, cost - spare)


def _likely(situation: Situation, instrument: str) -> bool:
    """Whether the side thinks that the instrument is to be had; what it has nothing to judge by it does not try."""
    found = situation.view.board.instrument(instrument)
    return found is not None and thought(situation.view, found.dress.of(situation.side).when) is True


def _ideas(situation: Situation, stakes: Stakes, option: InstrumentOption) -> Iterator[Idea]:
    instrument = situation.view.board.instrument(option.id)
    if instrument is None:
        return
    extra = worth_of(stakes, instrument.dress.of(situation.side).effects)
    match option.kind:
        case "cable":
            yield from _cables(situation, stakes, option)
        case "probe":
            yield from _probes(situation, option, instrument.odds)
        case "appeal":
            yield from _appeals(situation, stakes, option, extra)
        case "confide":
            yield from _confidences(situation, option, extra)
        case "ask_text":
            if situation.view.common.barren:
                yield Idea(a.PlayInstrument(option.id), text_worth(situation, stakes) + extra, "stuck")
        case "sound_out":
            yield from _words_outside(situation, option, extra)
        case "stall":
            yield from _stalls(situation, instrument, extra)
        case "announce":
            yield from _oaths(situation, option, extra)
        case "probe_war":
            yield Idea(a.PlayInstrument(option.id), war_sight_worth(situation) + extra, "uncertainty")
        case _:
            yield Idea(a.PlayInstrument(option.id), extra, "pressure")


def _cables(situation: Situation, stakes: Stakes, option: InstrumentOption) -> Iterator[Idea]:
    view = situation.view
    lag = view.board.lag.of(view.side)
    refused = meter_worth(stakes, MoveMeter("standing", view.side, REFUSED))
    if view.sittings_left <= lag:
        return
    if option.on_offer and view.seat.against is not None and not lag:
        terms = view.seat.against.terms
        chance = package_estimate(view, terms)
        effects = effects_of(view, view.seat.against)
        if chance is not None and price_margin(situation, effects) >= 0 and mandate_weight(situation, effects):
            gain = max(1, situation.plan_points - situation.walk_away)
            worth = POINT * gain * chance.per_mille // WHOLE + BLOCK
            yield Idea(a.PlayInstrument(option.id, (), "offer"), worth, "refer")
    for article in option.articles:
        chance = cable_estimate(view, article)
        worth = stakes.own_steps[article]
        asked = dict(view.own.cabled).get(article)
        if chance is None or worth <= 0 or asked == view.common.sitting - 1:
            continue
        odds = chance.per_mille
        hoped = ((worth - LEAK_COST) * odds + refused * (WHOLE - odds)) // WHOLE
        yield Idea(a.PlayInstrument(option.id, (article,)), hoped, "latitude")


def _probes(situation: Situation, option: InstrumentOption, odds: int) -> Iterator[Idea]:
    """Ask about the article on which the guess is furthest off, or about their walk-away."""
    news = order_news(situation)
    for article in option.articles:
        if needed(situation.view, article):
            worth = report_worth(situation, article, odds) + news
            yield Idea(a.PlayInstrument(option.id, (article,)), worth, "uncertainty")
    if option.on_walk_away:
        worth = war_report_worth(situation, odds) + news
        yield Idea(a.PlayInstrument(option.id, (), "walk_away"), worth, "uncertainty")


def _appeals(situation: Situation, stakes: Stakes, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    """A letter to their capital on the article where its orders are most in the plan's way, if he would write it."""
    ranked = sorted((-stakes.their_steps[article], article) for article in option.articles)
    if not ranked or not ranked[0][0] or situation.view.sittings_left <= 0:
        return
    article = ranked[0][1]
    use = situation.view.own.use(option.id)
    times = 0 if use is None else use.times
    worth = stakes.their_steps[article] * LETTER // WHOLE * 2 // (2 + times)
    yield Idea(a.PlayInstrument(option.id, (article,)), worth + extra, "blocked")


def _confidences(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    """Tell the mediator the two orders that a text of his would be likeliest to run against."""
    view = situation.view
    held = [n for n in option.articles if view.own.mandate[n] is not None and needed(view, n)]
    ranked = sorted(held, key=lambda n: (-barred(view, situation.beliefs, n, situation.plan[n]), n))
    if ranked and view.common.barren >= STUCK and view.sittings_left > 0:
        worth = CONFIDED - SLIP_COST + extra
        yield Idea(a.PlayInstrument(option.id, tuple(sorted(ranked[: option.most]))), worth, "stuck")


def _words_outside(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    """A word on the article about which both have most to learn; surely heard only if they asked for one yesterday."""
    if not option.articles or situation.view.sittings_left <= 0:
        return
    invited = situation.view.common.desks.of(situation.side.other).invited == situation.view.common.sitting - 1 > 0
    worths = {article: aside_worth(situation, article) for article in option.articles}
    article = max(worths, key=lambda n: (worths[n], -n))
    heard = ANSWERED if invited else UNANSWERED
    yield Idea(a.PlayInstrument(option.id, (article,)), worths[article] * heard // WHOLE + extra, "uncertainty")


def _oaths(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    """Swear in public where it binds to nothing more than the orders do: they never move, and more is still asked."""
    if not situation.level.foresight or situation.time < OATH_FROM:
        return
    view, desks = situation.view, situation.view.common.desks
    for article in option.articles:
        line, asked = view.own.mandate[article], desks.of(situation.side.other).positions[article]
        if line is None or line.kind != "never" or desks.of(situation.side).positions[article] != line.option:
            continue
        if asked is not None and needed(view, article):
            steps = steps_beyond(situation.side, asked, line.option)
            believed = view.common.room.credibility.of(situation.side)
            yield Idea(a.PlayInstrument(option.id, (article,)), OATH_STEP * steps * believed + extra, "red_line")


def _stalls(situation: Situation, instrument: BoardInstrument, extra: int) -> Iterator[Idea]:
    order = situation.view.own.order
    if order is not None and not order.asleep and not situation.view.common.fruitful:
        yield Idea(a.PlayInstrument(instrument.id), STALL + extra, "order")


def choose(situation: Situation, legal: Legal) -> Choice:
    """The answer to an event: the one whose effects are worth most, the first on a tie."""
    event, answers = legal.choices[0]
    stakes = stakes_of(situation)
    worths = [
        (worth_of(stakes, item.effects), item.id)
        for asked in situation.view.asked
        if asked.event == event
        for item in asked.answers
    ]
    if not worths:
        return Choice(a.Choose(event, answers[0]))
    best = max(worth for worth, _ in worths)
    answer = next(name for worth, name in worths if worth == best)
    others = max((worth for worth, name in worths if name != answer), default=best)
    return Choice(a.Choose(event, answer), heaviest_first(Term("consequence", best - others)))
