"""What it is worth to put one's name to a treaty, the capital's answer included (R6, R11)."""

from __future__ import annotations

from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.situation import Situation
from game.bargaining.points import Choice as Treaty
from game.engine import actions as a
from game.kernel.draws import Term
from game.views.estimates import ratification_estimate

WHOLE = 1000
DISGRACE = 30
"""What it is thought to cost when one's own capital will not have the treaty."""


def text_as_it_stands(situation: Situation) -> Treaty:
    """The treaty there would be if the initialled text were signed now; open articles fall silent."""
    view = situation.view
    treaty = []
    for matter, article in zip(view.common.matters, view.board.articles, strict=True):
        option = matter.settled if matter.settled is not None else article.silent
        treaty.append(0 if option is None else option)
    return tuple(treaty)


def signed_worth(situation: Situation, treaty: Treaty, referred: tuple[int, ...] = ()) -> int:
    """Expected points of signing `treaty`: its worth if ratified, war and disgrace if not."""
    odds = ratification_estimate(situation.view, treaty, referred)
    if_refused = situation.walk_away - DISGRACE
    return (odds * situation.worth(treaty) + (WHOLE - odds) * if_refused) // WHOLE


def reasons_to_sign(situation: Situation, treaty: Treaty) -> tuple[Term, ...]:
    """What speaks for and against signing: the treaty against war, and the risk at home."""
    odds = ratification_estimate(situation.view, treaty)
    return heaviest_first(
        Term("peace", situation.worth(treaty) - situation.walk_away),
        Term("home", -(WHOLE - odds) * (situation.worth(treaty) - situation.walk_away + DISGRACE) // WHOLE),
    )


def would_sign(situation: Situation) -> bool:
    """Whether signing the text as it stands is better than war."""
    return signed_worth(situation, text_as_it_stands(situation)) >= situation.walk_away


def answer_motion(situation: Situation) -> Choice:
    """The answer to a motion to sign."""
    treaty = text_as_it_stands(situation)
    return Choice(a.AnswerSigning(would_sign(situation)), reasons_to_sign(situation, treaty))
