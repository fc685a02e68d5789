"""An opponent who does anything legal at random, to bring about positions that sensible play does not."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from game.ai.policy import Choice
from game.engine import actions as a
from game.kernel.draws import Draws
from game.views.options import Legal, why_not
from game.views.view import SideView


@dataclass
class Rambler:
    """Picks among legal actions with its own chance; prefers to go on rather than to leave."""

    chance: Random

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """Something legal. What only a hidden reason could forbid it does not try."""
        found = [action for action in self._tries(view, legal) if why_not(view, action) is None]
        return Choice(self.chance.choice(found))

    def _tries(self, view: SideView, legal: Legal) -> list[a.Action]:
        if legal.choices:
            event, answers = legal.choices[0]
            return [a.Choose(event, answer) for answer in answers]
        if legal.mark_text:
            return [a.MarkText(True), a.MarkText(False)]
        if legal.answer:
            return [a.Answer("accept"), a.Answer("decline", (), "price"), a.Answer("reserve")]
        if legal.answer_signing:
            return [a.AnswerSigning(True), a.AnswerSigning(False)]
        if legal.leave:
            return [a.Leave(), a.Stay(), a.Stay()]
        if legal.evening:
            return [a.SaveInfluence(), *self._instruments(view, legal)]
        return [a.Adjourn(), *self._acts(view, legal)]

    def _instruments(self, view: SideView, legal: Legal) -> list[a.Action]:
        found: list[a.Action] = []
        for item in legal.instruments:
            tool = view.board.instrument(item.id)
            sure = tool is not None and view.seat.judge(tool.dress.of(view.side).when) is True
            if item.refused is None and sure and len(item.articles) >= item.least:
                found.append(a.PlayInstrument(item.id, tuple(self.chance.sample(item.articles, item.least))))
        return found

    def _acts(self, view: SideView, legal: Legal) -> list[a.Action]:
        found: list[a.Action] = [a.MoveToSign(), a.AskNeed(), a.Withdraw(None)]
        found += [a.Withdraw(article) for article in legal.withdraw]
        found += [a.OrderTrain(article) for article in legal.train[:1]]
        laid = [article for article, options in enumerate(legal.options) if options]
        for _ in range(8):
            chosen = self.chance.sample(laid, min(len(laid), self.chance.randint(1, 4))) if laid else []
            terms = tuple(sorted((article, self.chance.choice(legal.options[article])) for article in chosen))
            tone = self.chance.choice(["courteous", "firm", "final"])
            found += [a.LayOffer(terms, self.chance.random() < 0.6, tone), a.Present(terms)]
        return found
