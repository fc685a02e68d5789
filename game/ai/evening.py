"""The evening and the dispatches: which instrument, if any, and how to answer an event (R12, R14).

Worths are in hundredths of a point, so that a cable, a probe and a loan can be set against each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.acceptance import mandate_weight, price_margin
from game.ai.beliefs import barred, reports_on
from game.ai.effects_worth import worth_of
from game.ai.own_offers import effects_of
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.situation import WHOLE, Situation
from game.ai.tables import needed
from game.engine import actions as a
from game.engine.board import BoardInstrument
from game.engine.treaty import steps_beyond
from game.kernel.draws import Term
from game.kernel.sides import Side
from game.views.estimates import cable_estimate, package_estimate
from game.views.options import InstrumentOption, Legal, why_not

POINT = 100
INFLUENCE = 160
A_SITTING = 2
CAP = 6
WORTH_PLAYING = 60
BLOCK = 600
UNCERTAIN = 350
STUCK = 2
STALL = 1500
TEXT = 800
APPEAL = 600
CONFIDE = 250
GOODWILL_ENOUGH = 40
SOUND_OUT = 420
INVITED = 300
OATH_FROM = 250
OATH_STEP = 60


@dataclass(frozen=True, slots=True)
class Idea:
    """An instrument as it might be played this evening, what that is worth, and why."""

    action: a.PlayInstrument
    worth: int
    reason: str


def evening(situation: Situation, legal: Legal) -> Choice:
    """The instrument of this evening, or influence saved."""
    best: Idea | None = None
    for option in legal.instruments:
        if option.refused is not None or not _certain(situation, option.id):
            continue
        if not situation.level.channels and option.kind != "cable":
            continue
        for idea in _ideas(situation, option):
            net = idea.worth - _price(situation, option.cost)
            if why_not(situation.view, idea.action) is not None:
                continue
            if net >= WORTH_PLAYING and (best is None or net > best.worth):
                best = Idea(idea.action, net, idea.reason)
    if best is None:
        return Choice(a.SaveInfluence(), (Term("nothing_worth_it", -1),))
    return Choice(best.action, (Term(best.reason, best.worth),))


def _price(situation: Situation, cost: int) -> int:
    """What an instrument's cost is worth: influence that would run over by tomorrow is free."""
    spare = max(0, situation.view.own.influence + A_SITTING - CAP)
    return INFLUENCE * max(0, cost - spare)


def _certain(situation: Situation, instrument: str) -> bool:
    """Whether the side can tell that the instrument is to be had; what it cannot judge it does not try."""
    found = situation.view.board.instrument(instrument)
    return found is not None and situation.view.seat.judge(found.dress.of(situation.side).when) is True


def _ideas(situation: Situation, option: InstrumentOption) -> Iterator[Idea]:
    instrument = situation.view.board.instrument(option.id)
    if instrument is None:
        return
    extra = worth_of(situation.view, instrument.dress.of(situation.side).effects)
    match option.kind:
        case "cable":
            yield from _cables(situation, option)
        case "probe":
            yield from _probes(situation, option)
        case "appeal":
            yield from _appeals(situation, option, extra)
        case "confide":
            yield from _confidences(situation, option, extra)
        case "ask_text":
            if situation.view.common.barren >= STUCK and situation.view.own.goodwill >= GOODWILL_ENOUGH:
                yield Idea(a.PlayInstrument(option.id), TEXT + extra, "stuck")
        case "sound_out":
            yield from _words_outside(situation, option, extra)
        case "stall":
            yield from _stalls(situation, instrument, extra)
        case "announce":
            yield from _oaths(situation, option, extra)
        case "probe_war":
            yield Idea(a.PlayInstrument(option.id), _dimness(situation) + extra, "uncertainty")
        case _:
            yield Idea(a.PlayInstrument(option.id), extra, "pressure")


def _cables(situation: Situation, option: InstrumentOption) -> Iterator[Idea]:
    view = situation.view
    if option.on_offer and view.seat.against is not None:
        terms = view.seat.against.terms
        chance = package_estimate(view, terms)
        effects = effects_of(view, view.seat.against)
        if chance is not None and price_margin(situation, effects) >= 0 and mandate_weight(situation, effects):
            gain = max(1, situation.plan_points - situation.walk_away)
            worth = POINT * gain * chance.per_mille // WHOLE + BLOCK
            yield Idea(a.PlayInstrument(option.id, (), "offer"), worth, "refer")
    for article in option.articles:
        chance = cable_estimate(view, article)
        worth = step_worth(situation, article)
        asked = dict(view.own.cabled).get(article)
        if chance is None or worth <= 0 or asked == view.common.sitting - 1:
            continue
        yield Idea(a.PlayInstrument(option.id, (article,)), worth * chance.per_mille // WHOLE, "latitude")


def step_worth(situation: Situation, article: int) -> int:
    """What one step more of latitude on an article may be worth: what they would gain by it over what it costs, and
    their own orders that it would meet.
    """
    line = situation.view.own.mandate[article]
    if line is None or not needed(situation.view, article):
        return 0
    further = line.option + (1 if situation.side is Side.FIRST else -1)
    row = situation.tables[article]
    if not 0 <= further < len(row) or further in situation.view.common.matters[article].closed:
        return 0
    cost = row[line.option][situation.side] - row[further][situation.side]
    gain = situation.beliefs.points[article][further] - situation.beliefs.points[article][line.option]
    freed = barred(situation.view, situation.beliefs, article, line.option) - barred(
        situation.view, situation.beliefs, article, further
    )
    if gain <= 0 and freed <= 0:
        return 0
    return POINT * (gain - cost // 2) + BLOCK * freed // WHOLE


def _probes(situation: Situation, option: InstrumentOption) -> Iterator[Idea]:
    """Ask about the article on which most is believed to hang and least is known."""
    doubt = WHOLE - max(situation.beliefs.weights) // WHOLE
    heard = reports_on(situation.view)
    for article in option.articles:
        row = situation.tables[article]
        stake = max(pair[situation.side] for pair in row) - min(pair[situation.side] for pair in row)
        if needed(situation.view, article):
            worth = (UNCERTAIN * doubt // WHOLE + 4 * stake) // (1 + heard.count(article))
            yield Idea(a.PlayInstrument(option.id, (article,)), worth, "uncertainty")
    if option.on_walk_away and situation.time >= WHOLE // 2:
        yield Idea(a.PlayInstrument(option.id, (), "walk_away"), UNCERTAIN // (1 + heard.count(None)), "uncertainty")


def _blocked(situation: Situation, articles: tuple[int, ...]) -> int | None:
    """The article on which the plan goes furthest past what the other side's orders are believed to allow."""
    ranked = sorted(
        (-barred(situation.view, situation.beliefs, article, situation.plan[article]), article) for article in articles
    )
    return ranked[0][1] if ranked and ranked[0][0] < 0 else None


def _appeals(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    article = _blocked(situation, option.articles)
    if article is not None and situation.view.own.goodwill >= GOODWILL_ENOUGH:
        weight = barred(situation.view, situation.beliefs, article, situation.plan[article])
        yield Idea(a.PlayInstrument(option.id, (article,)), extra + min(APPEAL, APPEAL * weight // WHOLE), "blocked")


def _confidences(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    held = [n for n in option.articles if situation.view.own.mandate[n] is not None]
    if held and situation.view.common.barren >= STUCK:
        yield Idea(a.PlayInstrument(option.id, tuple(held[: option.most])), CONFIDE + extra, "stuck")


def _words_outside(situation: Situation, option: InstrumentOption, extra: int) -> Iterator[Idea]:
    invited = situation.view.common.desks.of(situation.side.other).invited == situation.view.common.sitting - 1 > 0
    if option.articles and (invited or situation.view.common.barren >= STUCK):
        article = max(option.articles, key=lambda n: (max(situation.view.own.points[n]), -n))
        worth = SOUND_OUT + (INVITED if invited else 0) + extra
        yield Idea(a.PlayInstrument(option.id, (article,)), worth, "uncertainty")


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


def _dimness(situation: Situation) -> int:
    """How badly this side reads the gauges that its own walk-away hangs on."""
    total = 0
    for term in situation.view.board.walk_away.of(situation.side).terms:
        reading = situation.view.own.readings[term.track]
        width = 40 if reading is None else reading.high - reading.low
        total += abs(term.coefficient) * width // 60
    return total


def choose(situation: Situation, legal: Legal) -> Choice:
    """The answer to an event: the one whose effects are worth most, the first on a tie."""
    event, answers = legal.choices[0]
    worths = [
        (worth_of(situation.view, item.effects), item.id)
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
