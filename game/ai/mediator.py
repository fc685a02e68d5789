"""A mediator who works by letter, from what he has been told and has seen, and with interests of his own (R13)."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.mediator_estimates import Reckoning, reckon
from game.ai.policy import Choice
from game.engine import actions as a
from game.engine.treaty import Terms
from game.kernel.draws import Draws, Term
from game.kernel.sides import BOTH_SIDES, Side
from game.views.mediator import MediatorView

WEARY = 20
STUCK = 2
TEXT_REST = 2
LETTER_REST = 2
FIRST_LETTER = 3
FAR = 1
WARNING_AFTER = 3


@dataclass(frozen=True, slots=True)
class Mediator:
    """Asks little, writes seldom, and never proposes what his own estimates show to be worse for both."""

    def decide(self, view: MediatorView, draws: Draws) -> Choice:
        """A letter he was asked for, a text when the table is stuck, a letter of his own, a warning, or nothing."""
        opened = _open_articles(view)
        if not opened or (view.patience <= WEARY and not view.at_table):
            return Choice(a.Wait(), (Term("patience", -1),))
        reckoning = reckon(view)
        if view.at_table:
            return _at_once(view, reckoning)
        for choice in (_asked(view), _text(view, reckoning), _letter(view, reckoning, opened), _warning(view, opened)):
            if choice is not None:
                return choice
        return Choice(a.Wait(), (Term("timing", -1),))


def _open_articles(view: MediatorView) -> tuple[int, ...]:
    return tuple(n for n, matter in enumerate(view.common.matters) if matter.open)


def _at_once(view: MediatorView, reckoning: Reckoning) -> Choice:
    """A train is ordered: he writes about the article it was ordered over, to whichever capital stands further off."""
    train = view.common.train
    if train is None or not view.common.matters[train.article].open:
        return Choice(a.Wait())
    side = max(BOTH_SIDES, key=lambda each: (reckoning.distance(view, each, train.article), -each))
    return Choice(a.Write(side, train.article), (Term("train", 1),))


def _asked(view: MediatorView) -> Choice | None:
    """The first letter he has been asked for that can still be written."""
    for side, article in view.mind.appeals:
        if view.common.matters[article].open:
            return Choice(a.Write(side, article), (Term("appeal", 1),))
    return None


def _text(view: MediatorView, reckoning: Reckoning) -> Choice | None:
    """A text when one was asked for, or after two barren sittings, not twice running."""
    sitting, last = view.common.sitting, view.mind.text_sitting
    due = view.mind.text_asked or view.common.barren >= STUCK
    if not due or view.common.text is not None or (last and sitting - last < TEXT_REST):
        return None
    terms = text_terms(view, reckoning)
    return Choice(a.SendText(terms), (Term("fairness", reckoning.product),)) if terms else None


def text_terms(view: MediatorView, reckoning: Reckoning) -> Terms:
    """The fair settlement on the open articles where the two stand furthest apart, as many as the scenario allows."""
    ranked = sorted(
        (-sum(reckoning.distance(view, side, article) for side in BOTH_SIDES), article)
        for article in _open_articles(view)
        if reckoning.fair[article] not in view.common.matters[article].closed
    )
    chosen = [article for distance, article in ranked if distance < 0][: view.board.text_articles]
    return tuple(sorted((article, reckoning.fair[article]) for article in chosen))


def _letter(view: MediatorView, reckoning: Reckoning, opened: tuple[int, ...]) -> Choice | None:
    """A letter to the capital that he thinks furthest from a fair settlement, once the table has had time to try."""
    sitting = view.common.sitting
    if sitting < FIRST_LETTER or view.common.barren == 0:
        return None
    if any(sitting - when < LETTER_REST for _, _, when in view.mind.letters):
        return None
    written = {(side, article) for side, article, when in view.mind.letters if sitting - when <= 2 * LETTER_REST}
    candidates = [(side, n) for side in BOTH_SIDES for n in opened if (side, n) not in written]
    if not candidates:
        return None
    side, article = max(candidates, key=lambda item: (reckoning.distance(view, *item), -item[1], -item[0]))
    distance = reckoning.distance(view, side, article)
    return Choice(a.Write(side, article), (Term("distance", distance),)) if distance > FAR else None


def _warning(view: MediatorView, opened: tuple[int, ...]) -> Choice | None:
    """When nothing moves he warns the side that stands worse with him, over the first open article that it swore on."""
    if view.common.barren < WARNING_AFTER:
        return None
    side = Side.FIRST if view.goodwill.first <= view.goodwill.second else Side.SECOND
    sworn = [article for article, _ in view.common.desks.of(side).announced if article in opened]
    return Choice(a.Warn(side, sworn[0]), (Term("stubborn", -1),)) if sworn else None
