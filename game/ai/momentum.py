"""Articles offered by themselves, for momentum (R5a), and those kept back to trade."""

from __future__ import annotations

from game.ai.own_offers import laid_lately, refused_alone
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.situation import LATE, Situation
from game.ai.tables import needed
from game.engine import actions as a
from game.engine.legality_offers import final_word
from game.engine.treaty import UNLINKED_LIMIT, terms_of
from game.kernel.draws import Term
from game.views.estimates import breaches_of

EASY = 14
REST_AFTER_REFUSAL = 1
CHIPS = 2
"""How many easy articles are kept back to trade."""
STARVED = 2
"""After so many barren sittings nothing is kept back."""


def small(situation: Situation) -> Choice | None:
    """One to three articles on which both can live, as planned, not linked."""
    refused = refused_alone(situation.view, REST_AFTER_REFUSAL)
    lately = {term for terms in laid_lately(situation.view) for term in terms}
    word = final_word(situation.view.seat)
    found = []
    kept = _kept_back(situation)
    for article in situation.view.seat.open_articles():
        if article in kept or (word is not None and article in word.articles):
            continue
        term = _easy_term(situation, article)
        if term is not None and term not in refused and term not in lately:
            found.append((_their_cost(situation, *term), term))
    if not found:
        return None
    chosen = terms_of(dict(term for _, term in sorted(found)[: _at_once(situation)]))
    gain = sum(situation.view.own.points[article][option] for article, option in chosen)
    return Choice(a.LayOffer(chosen), heaviest_first(Term("momentum", gain)))


def _kept_back(situation: Situation) -> tuple[int, ...]:
    """The open articles that would please them most for their cost: the practised keep them to trade in a package."""
    if not situation.level.foresight or situation.time >= LATE or situation.view.common.barren >= STARVED:
        return ()
    view, side = situation.view, situation.side
    found = []
    for article in view.seat.open_articles():
        row, option = situation.tables[article], situation.sayable(article)
        stands = view.common.desks.of(side).positions[article]
        before = stands if stands is not None else max(range(len(row)), key=lambda n: row[n][side])
        profit = row[option][side.other] - row[before][side.other] - (row[before][side] - row[option][side])
        if profit > 0:
            found.append((-profit, article))
    return tuple(article for _, article in sorted(found)[:CHIPS])


def _at_once(situation: Situation) -> int:
    """How many articles go into one unlinked offer; the practised keep some back to trade."""
    return UNLINKED_LIMIT if not situation.level.foresight else UNLINKED_LIMIT - 1


def _easy_term(situation: Situation, article: int) -> tuple[int, int] | None:
    """The planned option, or their own position where that suits better still; None where it would be refused."""
    view, side = situation.view, situation.side
    option = situation.sayable(article)
    position = view.common.desks.of(side.other).positions[article]
    row = view.own.points[article]
    if position is not None and row[position] >= row[option] and position not in view.common.matters[article].closed:
        inside = not any(b.article == article for b in breaches_of(view, situation.with_terms({article: position})))
        return (article, position) if inside else (article, option)
    silent = view.board.articles[article].silent
    if not needed(view, article) and option == silent:
        return None
    if not situation.level.packages:
        return (article, option)
    return (article, option) if _their_cost(situation, article, option) <= EASY else None


def _their_cost(situation: Situation, article: int, option: int) -> int:
    """What the other side is believed to give up by it, against its own last position."""
    row = situation.tables[article]
    position = situation.view.common.desks.of(situation.side.other).positions[article]
    theirs = [pair[situation.side.other] for pair in row]
    return (max(theirs) if position is None else theirs[position]) - theirs[option]
