"""Computer players as the session sees them, and what is done when one of them proposes what cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.policy import MediatorPolicy, Policy
from game.engine import actions as a
from game.kernel.errors import BadRequest
from game.kernel.sides import BySide
from game.session.chain import Settings
from game.views.options import Legal
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Policies:
    """Who decides for a delegation that the computer plays, and for the mediator."""

    sides: BySide[Policy]
    mediator: MediatorPolicy


def default_policies(settings: Settings) -> Policies:
    """The game's own computer players at the levels of the settings. Raises `BadRequest` for a level there is not."""
    from game.ai.roster import delegation, mediator  # here, so that a game of two people does not wait for them

    def one(level: str) -> Policy:
        try:
            return delegation(level)
        except KeyError:
            raise BadRequest(f"There is no level called '{level[:40]}'.") from None

    return Policies(settings.levels.map(one), mediator())


def plain_acts(view: SideView, legal: Legal) -> Iterator[a.Action]:
    """Acts that commit a side to nothing, the first fitting one to be taken."""
    for event, answers in legal.choices:
        yield from (a.Choose(event, answer) for answer in answers)
    if legal.answer:
        yield a.Answer("decline", (), "not_now")
    if legal.answer_signing:
        yield a.AnswerSigning(True)
    if legal.leave:
        yield a.Stay()
    if legal.mark_text:
        yield a.MarkText(False)
    if legal.evening:
        yield a.SaveInfluence()
    if legal.mark_improvement:
        yield a.MarkImprovement(False)
    if legal.act or legal.reply_need:
        yield a.Adjourn()
