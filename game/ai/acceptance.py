"""Whether to take what lies on the table (R3): accept, reserve it to be referred home, or decline on one ground."""

from __future__ import annotations

from collections.abc import Mapping

from game.ai.own_offers import effects_of, standing_word
from game.ai.policy import Choice
from game.ai.reasons import ground_of, heaviest_first
from game.ai.signing import signed_worth
from game.ai.situation import VERY_LATE, Situation
from game.ai.tables import needed
from game.bargaining.points import Choice as Treaty
from game.engine import actions as a
from game.engine.treaty import Offer
from game.kernel.draws import Term
from game.views.estimates import breaches_of
from game.views.options import Legal, why_not

MANDATE_POINTS = 8
PATIENCE_STEP = 300
PRESSED = 6


def answer(situation: Situation, legal: Legal) -> Choice:
    """The answer to the offer standing against this side."""
    offer = situation.view.seat.against
    if offer is None:
        return Choice(a.Answer("decline", (), "not_now"))
    if returns_our_word(situation, offer):
        return Choice(a.Answer("accept"), (Term("our_word", 1),))
    if offer.linked or _acceptable(situation, dict(offer.terms)):
        return _answer_whole(situation, offer, legal)
    taken = _acceptable_articles(situation, offer)
    if not taken:
        return _decline(situation, offer)
    articles = () if len(taken) == len(offer.terms) else taken
    terms = {article: option for article, option in offer.terms if article in taken}
    return Choice(a.Answer("accept", articles), _reasons(situation, terms))


def returns_our_word(situation: Situation, offer: Offer) -> bool:
    """Whether an offer gives back what this side last laid or, article for article, something no worse for it."""
    word = standing_word(situation.view)
    if word is None:
        return False
    ours, theirs = effects_of(situation.view, word), effects_of(situation.view, offer)
    if set(ours) != set(theirs):
        return False
    if ours == theirs:
        return True
    row = situation.view.own.points
    if any(row[article][option] < row[article][ours[article]] for article, option in theirs.items()):
        return False
    return situation.worth(situation.with_terms(theirs)) >= situation.worth(situation.with_terms(ours))


def completes(situation: Situation, terms: Mapping[int, int]) -> bool:
    """Whether nothing would stand in the way of signing once these terms are initialled."""
    matters = range(len(situation.view.common.matters))
    return all(article in terms for article in matters if needed(situation.view, article))


def outcome(situation: Situation, terms: Mapping[int, int]) -> Treaty:
    """The treaty these terms lead to: as they are when they complete it, else with the rest as planned."""
    if not completes(situation, terms):
        return situation.with_terms(terms)
    treaty = []
    for article, matter in enumerate(situation.view.common.matters):
        silent = situation.view.board.articles[article].silent
        settled = matter.settled if matter.settled is not None else silent
        treaty.append(terms.get(article, 0 if settled is None else settled))
    return tuple(treaty)


def price_margin(situation: Situation, terms: Mapping[int, int]) -> int:
    """Points above (or, negative, below) what this side asks for now, were these terms taken."""
    if completes(situation, terms):
        return situation.worth(outcome(situation, terms)) - _asked_of_a_whole(situation)
    held = situation.worth(situation.with_terms(terms)) - situation.plan_points
    return held + _slack(situation)


def _asked_of_a_whole(situation: Situation) -> int:
    if situation.last_chance or situation.time >= VERY_LATE:
        return situation.walk_away
    return min(situation.enough, situation.plan_points)


def _slack(situation: Situation) -> int:
    """How far a part of a treaty may fall short of the plan: a little more as time goes, more with an order in hand,
    since an article initialled today puts the order aside.
    """
    order = situation.view.own.order
    pressed = order is not None and not order.asleep and not situation.view.common.fruitful
    return situation.time // PATIENCE_STEP + (PRESSED if pressed else 0)


def mandate_weight(situation: Situation, terms: Mapping[int, int]) -> int:
    """How many weighted steps these terms go past one's instructions."""
    found = breaches_of(situation.view, situation.with_terms(terms))
    return sum(breach.weight for breach in found if breach.article in terms)


def _reasons(situation: Situation, terms: Mapping[int, int]) -> tuple[Term, ...]:
    """What speaks for and against taking terms; the sum is at least 0 when `_acceptable`, below 0 when not.

    What orders forbid no price buys: the term of the mandate takes the price back. Where the risk at home is worth
    running, that risk stands in its place.
    """
    price, weight = price_margin(situation, terms), mandate_weight(situation, terms)
    if not weight:
        return heaviest_first(Term("price", price))
    if price >= 0 and _worth_the_risk(situation, terms):
        treaty = outcome(situation, terms)
        peace = situation.worth(treaty) - situation.walk_away
        risk = signed_worth(situation, treaty) - situation.worth(treaty)
        return heaviest_first(Term("price", peace), Term("home", risk))
    return heaviest_first(Term("price", price), Term("mandate", -max(0, price) - MANDATE_POINTS * weight))


def _acceptable_articles(situation: Situation, offer: Offer) -> tuple[int, ...]:
    """The articles of an unlinked offer that may be taken together, the best for this side first."""
    taken: dict[int, int] = {}
    ranked = sorted(offer.terms, key=lambda term: (-price_margin(situation, dict([term])), term[0]))
    for article, option in ranked:
        terms = {**taken, article: option}
        if _acceptable(situation, terms):
            taken = terms
    return tuple(sorted(taken))


def _acceptable(situation: Situation, terms: Mapping[int, int]) -> bool:
    if price_margin(situation, terms) < 0:
        return False
    if mandate_weight(situation, terms) == 0:
        return True
    return _worth_the_risk(situation, terms)


def _worth_the_risk(situation: Situation, terms: Mapping[int, int]) -> bool:
    """Whether terms past one's instructions are worth taking: only a whole treaty, only when time is short."""
    if not completes(situation, terms):
        return False
    if not (situation.last_chance or situation.time >= VERY_LATE):
        return False
    return signed_worth(situation, outcome(situation, terms)) >= situation.walk_away


def _answer_whole(situation: Situation, offer: Offer, legal: Legal) -> Choice:
    terms = effects_of(situation.view, offer)
    reasons = _reasons(situation, terms)
    if _acceptable(situation, terms):
        return Choice(a.Answer("accept"), reasons)
    if price_margin(situation, terms) >= 0 and legal.reserve and _can_refer(situation, terms):
        return Choice(a.Answer("reserve"), reasons, "instructions", _barred(situation, terms))
    return _decline(situation, offer)


def _can_refer(situation: Situation, terms: Mapping[int, int]) -> bool:
    """Whether the capital could still be asked about a package, and might say yes while the offer stands."""
    view = situation.view
    if view.board.lag.of(view.side):
        return False
    if not situation.level.packages or situation.last_chance or view.own.cable is not None:
        return False
    found = breaches_of(view, situation.with_terms(terms))
    if any(breach.kind == "never" for breach in found if breach.article in terms):
        return False
    cables = [item for item in view.board.instruments if item.kind == "cable"]
    return any(view.seat.dress(item).cost <= view.own.influence for item in cables)


def _decline(situation: Situation, offer: Offer) -> Choice:
    terms = effects_of(situation.view, offer)
    reasons = _reasons(situation, terms)
    ground = ground_of(reasons)
    if ground != "instructions":
        return Choice(a.Answer("decline", (), ground), reasons, ground)
    barred = _barred(situation, terms)
    named = tuple(n for n in barred if n in offer.articles)
    return Choice(a.Answer("decline", named, ground), reasons, ground, barred)


def _barred(situation: Situation, terms: Mapping[int, int]) -> tuple[int, ...]:
    """The articles on which these terms go past one's instructions: those that a plea of instructions names."""
    found = breaches_of(situation.view, situation.with_terms(terms))
    return tuple(breach.article for breach in found if breach.article in terms)


def mark_text(situation: Situation) -> Choice:
    """The secret mark on the mediator's text. A clause of his weighs a step less at home, so one step is let pass."""
    terms = dict(situation.view.common.text or ())
    margin = price_margin(situation, terms) + _text_slack(situation)
    weight = _heavy_steps(situation, terms)
    barred = -max(0, margin) - MANDATE_POINTS * weight if weight else 0
    reasons = heaviest_first(Term("price", margin), Term("mandate", barred))
    action = a.MarkText(margin >= 0 and weight == 0)
    return Choice(action, reasons) if why_not(situation.view, action) is None else Choice(a.MarkText(False), reasons)


def _text_slack(situation: Situation) -> int:
    return situation.time // PATIENCE_STEP


def _heavy_steps(situation: Situation, terms: Mapping[int, int]) -> int:
    """Weighted steps beyond the instructions that even his name does not excuse."""
    found = breaches_of(situation.view, situation.with_terms(terms))
    return sum(
        breach.weight for breach in found if breach.article in terms and (breach.steps > 1 or breach.kind == "never")
    )
