"""What to say in one's own turn (R3): positions, an article or two for momentum, a package, a last word, or nothing."""

from __future__ import annotations

from game.ai.momentum import small
from game.ai.own_offers import asked_lately, laid_lately, motion_refused, spoken_terms
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.reopening import reopen, sweeten
from game.ai.signing import reasons_to_sign, text_as_it_stands, would_sign
from game.ai.situation import LATE, VERY_LATE, Situation
from game.ai.tables import needed
from game.bargaining.points import Choice as Treaty
from game.engine import actions as a
from game.engine.legality_offers import final_word
from game.engine.treaty import Terms, terms_of
from game.kernel.draws import Term
from game.views.estimates import breaches_of
from game.views.options import Legal, why_not

PACKAGES_FROM = 220
ASK_REST = 2
CHEAPER = 3
DEARER = 6
SOFTEN_FOR = 20
STERN = 80


def act(situation: Situation, legal: Legal) -> Choice:
    """The act of this turn."""
    if legal.sign and not motion_refused(situation.view) and would_sign(situation):
        return Choice(a.MoveToSign(), reasons_to_sign(situation, text_as_it_stands(situation)))
    if legal.sign:
        reopening = sweeten(situation) if would_sign(situation) else reopen(situation)
        if reopening is not None:
            return reopening
    for attempt in (_stand, _opening, _small_before_package, _package, _small, _ask):
        choice = attempt(situation, legal)
        if choice is not None and why_not(situation.view, choice.action) is None:
            return choice
    return Choice(a.Adjourn(), (Term("nothing_new", -1),))


def say_what_we_need(situation: Situation) -> Choice:
    """The answer to "what would you need?": what this side would lay now, at its aspiration."""
    small = situation.view.common.desks.of(situation.side.other).offer
    asked = () if small is None else small.articles
    for terms in (_about(situation, asked), _open_terms(situation)):
        action = a.LayOffer(terms, linked=len(terms) > 1, tone="courteous")
        if terms and why_not(situation.view, action) is None:
            return Choice(action, heaviest_first(Term("need", situation.today_points - situation.walk_away)))
    return reopen(situation) or _silence(situation, asked)


def _silence(situation: Situation, asked: tuple[int, ...]) -> Choice:
    """Nothing can be laid: a word that binds, or orders, and the articles that they forbid."""
    word = final_word(situation.view.seat)
    if word is not None:
        return Choice(a.Adjourn(), (Term("last_word", -1),), about=word.articles)
    opened = situation.view.seat.open_articles()
    lines = tuple(n for n in opened if situation.view.own.mandate[n] is not None)
    barred = tuple(n for n in lines if n in asked) or lines or opened or asked
    if not barred:
        return Choice(a.Adjourn(), (Term("nothing_new", -1),), about=_initialled(situation))
    return Choice(a.Adjourn(), (Term("mandate", -1),), "instructions", barred)


def _initialled(situation: Situation) -> tuple[int, ...]:
    return tuple(n for n, matter in enumerate(situation.view.common.matters) if matter.settled is not None)


def _about(situation: Situation, articles: tuple[int, ...]) -> Terms:
    """What this side would take now on the articles that the other side has just spoken of."""
    still = [article for article in articles if situation.view.common.matters[article].open]
    return terms_of({article: situation.sayable(article) for article in still})


def _stand(situation: Situation, legal: Legal) -> Choice | None:
    """By a last word one stands: nothing else is laid on its articles, unless orders have changed a good deal."""
    if not _bound(situation):
        return None
    return small(situation) or Choice(a.Adjourn(), (Term("last_word", -1),), about=_word_articles(situation))


def _word_articles(situation: Situation) -> tuple[int, ...]:
    word = final_word(situation.view.seat)
    return () if word is None else word.articles


def _bound(situation: Situation) -> bool:
    """Whether a last word stands that this side means to keep. It is softened only for much better hopes of peace."""
    word = final_word(situation.view.seat)
    if word is None:
        return False
    said, now = dict(word.terms), dict(_open_terms(situation))
    theirs = situation.side.other
    gain = sum(
        situation.tables[article][now[article]][theirs] - situation.tables[article][option][theirs]
        for article, option in said.items()
        if article in now
    )
    return gain < SOFTEN_FOR


def _opening(situation: Situation, legal: Legal) -> Choice | None:
    """The positions that the capital sent one with, once."""
    view = situation.view
    if any(position is not None for position in view.common.desks.of(situation.side).positions):
        return None
    opening = view.board.openings.of(situation.side)
    said = tuple((n, option) for n, option in opening if view.common.matters[n].open)
    kept = tuple((n, option) for n, option in said if option not in view.common.matters[n].closed)
    return Choice(a.Present(kept), (Term("opening", 1),)) if kept else None


def _small_before_package(situation: Situation, legal: Legal) -> Choice | None:
    """Momentum first: in the early part always, later only in the first turn of a sitting. Where no sitting ever has a
    second turn there is no time for it later on.
    """
    view = situation.view
    first_turn = not laid_lately(view) and max(view.board.turns) > 1
    if situation.level.packages and situation.time >= PACKAGES_FROM and not first_turn:
        return None
    return small(situation)


def _small(situation: Situation, legal: Legal) -> Choice | None:
    return small(situation)


def _open_terms(situation: Situation, treaty: Treaty | None = None) -> Terms:
    """Everything still open that a whole treaty needs, as planned; what may fall silent is left out."""
    view = situation.view
    plan = situation.today if treaty is None else treaty
    terms = {}
    for article in view.seat.open_articles():
        silent = view.board.articles[article].silent
        if needed(view, article) or plan[article] != silent:
            terms[article] = plan[article]
    return terms_of(terms)


def _package(situation: Situation, legal: Legal) -> Choice | None:
    """All that is open, linked, as planned; a chip is withdrawn where silence serves; at the end, a last word."""
    if not situation.level.packages or situation.time < PACKAGES_FROM:
        return None
    terms = _open_terms(situation)
    lately = laid_lately(situation.view)
    if terms in spoken_terms(situation.view, situation.side):
        terms = _another(situation) or terms
    if not terms or terms in lately:
        return None
    chips = _chips(situation, terms)
    kept = tuple(term for term in terms if term[0] not in chips)
    tone = _tone(situation, terms)
    offer = a.LayOffer(kept or terms, len(terms) > 1, tone, _ad_referendum(situation, terms), chips if kept else ())
    if not kept or (chips and not offer.linked):
        offer = a.LayOffer(terms, True, tone, _ad_referendum(situation, terms))
    return Choice(offer, heaviest_first(Term("peace", situation.today_points - situation.walk_away)))


def _another(situation: Situation) -> Terms:
    """Another package about as good for this side that it has not laid yet, the best of them for the other side."""
    said = dict.fromkeys(spoken_terms(situation.view, situation.side))
    least = max(situation.floor, situation.today_points - CHEAPER)
    near = [
        point for point in situation.reachable({}) if least <= situation.own(point) <= situation.today_points + DEARER
    ]
    for point in sorted(near, key=lambda point: (-situation.their(point), -situation.own(point))):
        terms = _open_terms(situation, point.choice)
        if terms not in said:
            return terms
    return ()


def _chips(situation: Situation, terms: Terms) -> tuple[int, ...]:
    """Articles of one's own making whose planned option is silence: given up as a term, later on."""
    if situation.time < LATE // 2:
        return ()
    view = situation.view
    return tuple(
        article
        for article, option in terms
        if view.common.matters[article].laid_by is situation.side and view.board.articles[article].silent == option
    )


def _tone(situation: Situation, terms: Terms) -> str:
    """A last word is said when it is meant: at the least it would take, at the last or with an order in hand. The stern
    call firm what goes as far as their orders do.
    """
    order = situation.view.own.order
    pressed = situation.last_chance or (order is not None and not order.asleep)
    last_turn = situation.view.common.desks.of(situation.side).turns <= 1
    if situation.level.foresight and situation.time >= VERY_LATE and pressed and last_turn:
        return "final"
    if situation.level.foresight and situation.persona.greed >= STERN and _at_our_lines(situation, terms):
        return "firm"
    return "courteous"


def _at_our_lines(situation: Situation, terms: Terms) -> bool:
    """Whether terms go as far as this side's orders do, on everything in them that orders speak of, and time is short
    enough to say so.
    """
    if not LATE // 2 <= situation.time < VERY_LATE:
        return False
    lines = [(option, situation.view.own.mandate[article]) for article, option in terms]
    named = [(option, line) for option, line in lines if line is not None]
    return bool(named) and all(option == line.option for option, line in named)


def _ad_referendum(situation: Situation, terms: Terms) -> bool:
    mine = {article for article, _ in terms}
    return any(breach.article in mine for breach in breaches_of(situation.view, situation.with_terms(dict(terms))))


def _ask(situation: Situation, legal: Legal) -> Choice | None:
    """When there is nothing new to say: what would they need?"""
    if legal.need and situation.level.foresight and not asked_lately(situation.view, ASK_REST):
        return Choice(a.AskNeed(), (Term("uncertainty", 1),))
    return None
