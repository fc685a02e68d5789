"""A mediator who works by letter, from what he has been told and has seen, and with interests of his own (R13)."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.mediator_estimates import Reckoning, reckon, wishes
from game.ai.mediator_lines import barred
from game.ai.mediator_text import best_text
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.engine import actions as a
from game.kernel.draws import Draws, Term
from game.kernel.sides import BOTH_SIDES, Side
from game.views.mediator import MediatorView

WEARY = 20
"""Patience at which he writes no more."""
STUCK = 2
"""Barren sittings after which he thinks of a text unasked."""
HOPEFUL, OBLIGING = 200, 130
"""The chance (per mille) that both take it from which on he sends a text of his own accord, and when asked for one."""
THRIFT = 4
"""How much more chance he wants for every point that his patience has fallen under the middle."""
MIDDLE = 50
TEXT_REST = 2
LETTER_REST = 2
FIRST_LETTER = 3
FAR, LOUD = 1, 150
"""Steps that are not worth a letter; how loudly one more speaks beside his own interests."""
THOUSAND = 1000
DEAF = 40
"""Goodwill under which he presses a capital for a side only where that capital stands further from what is fair."""
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
        letter, asked = _letter(view, reckoning, opened), _asked(view, reckoning)
        for choice in (asked, _text(view, reckoning), letter, _warning(view, opened)):
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


def _asked(view: MediatorView, reckoning: Reckoning) -> Choice | None:
    """The first letter he has been asked for that can still be written and that he thinks right to write."""
    for side, article in view.mind.appeals:
        if view.common.matters[article].open and _right(view, reckoning, side, article):
            return Choice(a.Write(side, article), (Term("appeal", 1),))
    return None


def _right(view: MediatorView, reckoning: Reckoning, side: Side, article: int) -> bool:
    """Whether he would press the capital of `side`: it has a way to go, and, unless he thinks well of who asks, further
    than the other.
    """
    far = reckoning.distance(view, side, article)
    if far <= 0:
        return False
    return view.goodwill.other(side) >= DEAF or far >= reckoning.distance(view, side.other, article)


def _text(view: MediatorView, reckoning: Reckoning) -> Choice | None:
    """A text when one was asked for, or after two barren sittings, not twice running, if he thinks that it may be
    taken; a tired man does not try what will fail.
    """
    sitting, last = view.common.sitting, view.mind.text_sitting
    asked = view.mind.text_asked
    if not (asked or view.common.barren >= STUCK) or view.common.text is not None:
        return None
    if last and sitting - last < TEXT_REST:
        return None
    text = best_text(view, reckoning)
    least = (OBLIGING if asked else HOPEFUL) + THRIFT * max(0, MIDDLE - view.patience)
    if text is None or text.chance < least:
        return None
    return Choice(a.SendText(text.terms), heaviest_first(Term("fairness", text.chance), *wishes(view, text.terms)))


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
    ranked = [(_need(view, reckoning, side, n), -view.goodwill.of(side), -n, side) for side, n in candidates]
    need, _, place, side = max(ranked)
    distance = reckoning.distance(view, side, -place)
    if need <= 0 or distance <= FAR:
        return None
    wanted = wishes(view, ((-place, reckoning.fair[-place]),))
    return Choice(a.Write(side, -place), heaviest_first(Term("distance", LOUD * distance), *wanted))


def _need(view: MediatorView, reckoning: Reckoning, side: Side, article: int) -> int:
    """How much a letter to that capital is called for: how far its side stands from what he thinks fair, and how
    heavily its orders seem to hold it there.
    """
    fair = reckoning.fair[article]
    return reckoning.distance(view, side, article) * (THOUSAND + barred(view, side, article, fair))


def _warning(view: MediatorView, opened: tuple[int, ...]) -> Choice | None:
    """When nothing moves he warns the side that stands worse with him, over the first open article that it swore on."""
    if view.common.barren < WARNING_AFTER:
        return None
    side = Side.FIRST if view.goodwill.first <= view.goodwill.second else Side.SECOND
    sworn = [article for article, _ in view.common.desks.of(side).announced if article in opened]
    return Choice(a.Warn(side, sworn[0]), (Term("stubborn", -1),)) if sworn else None
