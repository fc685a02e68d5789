"""Which offers and positions a side may lay (R3a, R3b, R4, R5, R6a)."""

from __future__ import annotations

from game.engine.actions import LayOffer, Present
from game.engine.refusals import Code, Refused, refuse
from game.engine.seat import Seat
from game.engine.treaty import TONES, UNLINKED_LIMIT, Offer, Terms, ladder_better


def check_present(seat: Seat, action: Present) -> Refused | None:
    """Why these positions may not be presented, or None."""
    if not action.positions:
        return refuse(Code.NOTHING_CHOSEN)
    wrong = _known(seat, action.positions)
    if wrong:
        return wrong
    word = final_word(seat)
    for article, _ in action.positions:
        if word is not None and article in word.articles:
            return refuse(Code.FINAL_STANDS)
        if seat.common.matters[article].settled is not None:
            return refuse(Code.ARTICLE_SETTLED, article=f"@article:{article}")
    return None


def check_offer(seat: Seat, action: LayOffer) -> Refused | None:
    """Why this offer may not be laid, or None."""
    if not action.terms:
        return refuse(Code.NOTHING_CHOSEN)
    if action.tone not in TONES:
        return refuse(Code.NOT_NOW)
    wrong = _known(seat, action.terms)
    if wrong:
        return wrong
    if not action.linked and len(action.terms) > UNLINKED_LIMIT:
        return refuse(Code.TOO_MANY_ARTICLES, limit=UNLINKED_LIMIT)
    if action.withdraws and not action.linked:
        return refuse(Code.REOPEN_NEEDS_LINK)
    return _withdrawals(seat, action) or _reopening(seat, action) or _final(seat, action)


def final_word(seat: Seat) -> Offer | None:
    """The last word this side stands by: laid, or refused and not yet softened."""
    mine = seat.mine
    if mine is not None and mine.standing and mine.tone == "final":
        return mine
    return seat.common.desks.of(seat.side).final_refused


def _final(seat: Seat, action: LayOffer) -> Refused | None:
    """R4: on the articles of a last word only its own terms may be laid, or terms of which one is better for them."""
    word = final_word(seat)
    if word is None:
        return None
    shared = [article for article, _ in action.terms if article in word.articles]
    said, now = dict(word.terms), dict(action.terms)
    if all(said[article] == now[article] for article in shared):
        return None
    softened = any(ladder_better(seat.side.other, now[article], said[article]) for article in shared)
    return None if softened else refuse(Code.FINAL_STANDS)


def check_terms(seat: Seat, terms: Terms) -> Refused | None:
    """Why terms do not name options of distinct articles, or None."""
    if len({article for article, _ in terms}) != len(terms):
        return refuse(Code.ARTICLE_TWICE)
    for article, option in terms:
        if not 0 <= article < len(seat.board.articles):
            return refuse(Code.NO_SUCH_ARTICLE)
        if not 0 <= option < len(seat.board.articles[article].options):
            return refuse(Code.NO_SUCH_OPTION, article=f"@article:{article}")
    return None


def _known(seat: Seat, terms: Terms) -> Refused | None:
    wrong = check_terms(seat, terms)
    if wrong:
        return wrong
    for article, option in terms:
        matter = seat.common.matters[article]
        if matter.withdrawn:
            return refuse(Code.ARTICLE_WITHDRAWN, article=f"@article:{article}")
        if option in matter.closed:
            return refuse(Code.OPTION_CLOSED, option=f"@option:{article}.{option}")
    return None


def _withdrawals(seat: Seat, action: LayOffer) -> Refused | None:
    for article in action.withdraws:
        if article in dict(action.terms) or action.withdraws.count(article) > 1:
            return refuse(Code.ARTICLE_TWICE)
        wrong = check_withdrawal(seat, article)
        if wrong:
            return wrong
    return None


def _reopening(seat: Seat, action: LayOffer) -> Refused | None:
    """R5: an initialled article is reopened only by a linked offer that gives something on another article."""
    matters = seat.common.matters
    reopened = [article for article, option in action.terms if matters[article].settled not in (None, option)]
    repeated = [article for article, option in action.terms if matters[article].settled == option]
    if repeated and not reopened:
        return refuse(Code.ARTICLE_SETTLED, article=f"@article:{repeated[0]}")
    if not reopened:
        return None
    if not action.linked:
        return refuse(Code.REOPEN_NEEDS_LINK)
    if seat.common.motion is not None:
        return refuse(Code.NO_REOPEN_AT_MOTION)
    if seat.common.desks.of(seat.side).reopened:
        return refuse(Code.REOPEN_ONCE)
    gifts = [article for article, option in action.terms if _gives(seat, article, option)]
    another = any(gift != article for gift in gifts for article in reopened)
    return None if another or action.withdraws else refuse(Code.REOPEN_NEEDS_GIFT)


def _gives(seat: Seat, article: int, option: int) -> bool:
    """Whether the term moves an article in the other side's favour, from initials or the author's last position."""
    matter = seat.common.matters[article]
    before = matter.settled if matter.settled is not None else seat.common.desks.of(seat.side).positions[article]
    return before is not None and ladder_better(seat.side.other, option, before)


def check_withdrawal(seat: Seat, article: int) -> Refused | None:
    """Why this seat may not give an article up, or None."""
    if not 0 <= article < len(seat.board.articles):
        return refuse(Code.NO_SUCH_ARTICLE)
    matter = seat.common.matters[article]
    if not matter.open:
        return refuse(Code.ARTICLE_SETTLED, article=f"@article:{article}")
    if matter.laid_by is None:
        return refuse(Code.NEVER_LAID, article=f"@article:{article}")
    if matter.laid_by is not seat.side:
        return refuse(Code.NOT_YOURS, article=f"@article:{article}")
    if seat.board.articles[article].silent is None:
        return refuse(Code.CANNOT_WITHDRAW, article=f"@article:{article}")
    return None
