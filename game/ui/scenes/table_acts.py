"""What is done at the table: an offer answered, laid, signed; a train ordered or sent away."""

from __future__ import annotations

from game.engine import actions as a
from game.engine.treaty import Offer
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts, question
from game.ui.scenes.barring import Barring
from game.ui.scenes.base import Context, Push, Stay, Transition
from game.ui.scenes.compare import Compare
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import term_text
from game.ui.scenes.templates import Templates
from game.ui.widgets.basic import column, eyebrow, note, text
from game.views.view import SideView


class Doings:
    """The hands of one side."""

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.desk = playing.desk(side)

    def done(self, node_id: str) -> Transition:
        """What using this button leads to."""
        return self._answer(node_id) or self._act(node_id) or Stay()

    def ticked(self, offer: Offer) -> tuple[int, ...]:
        """The articles of an offer that are to be taken."""
        return offer.articles if self.desk.ticked is None else self.desk.ticked

    def _answer(self, node_id: str) -> Transition | None:
        view = self.playing.controller.view(self.side)
        offer = view.seat.against
        if node_id == "answer.accept" and offer is not None:
            return self._accept(view, offer)
        if node_id == "answer.reserve":
            return self._do(a.Answer("reserve"))
        if node_id == "answer.instructions" and offer is not None and len(offer.terms) > 1:
            return Push(Barring(self.playing, self.side, offer))
        if node_id in ("answer.price", "answer.instructions", "answer.not_now"):
            return self._do(a.Answer("decline", (), node_id.removeprefix("answer.")))
        if node_id == "signing.sign":
            return self._ask(a.AnswerSigning(True), "confirm.treaty", "confirm.treaty_yes")
        if node_id == "signing.refuse":
            return self._ask(a.AnswerSigning(False), "confirm.refuse", "confirm.refuse_yes", "confirm.refuse_how")
        if node_id == "train.stay":
            return self._do(a.Stay())
        if node_id == "train.leave":
            return self._ask(a.Leave(), "confirm.leave", "confirm.leave_yes", "confirm.leave_how")
        return None

    def _accept(self, view: SideView, offer: Offer) -> Transition:
        ticked = self.ticked(offer)
        part = not offer.linked and len(ticked) < len(offer.terms)
        action = a.Answer("accept", ticked if part else ())
        terms = tuple(term for term in offer.terms if not part or term[0] in ticked)

        def lines(ctx: Context) -> list[Node]:
            weighed = weigh(view, terms, () if part else offer.withdraws)
            return [_listed(self.playing, terms), in_lines(ctx, self.playing, view, weighed)]

        return Push(Confirm(self.playing, self.side, action, "confirm.accept", lines, "confirm.accept_yes"))

    def _ask(self, action: a.Action, caption: str, yes: str, how: str = "") -> Transition:
        view = self.playing.controller.view(self.side)

        def lines(ctx: Context) -> list[Node]:
            return [text(ctx.t(how))] if how else [in_lines(ctx, self.playing, view, weigh(view))]

        return Push(Confirm(self.playing, self.side, action, caption, lines, yes))

    def _act(self, node_id: str) -> Transition | None:
        match node_id:
            case "act.lay":
                return self._lay()
            case "act.sign":
                return Push(question(self.playing, self.side, "sign", a.MoveToSign()))
            case "act.adjourn":
                return self._do(a.Adjourn())
            case "act.more":
                return Push(Acts(self.playing, self.side))
            case "draft.templates":
                return Push(Templates(self.playing, self.side))
            case "draft.compare":
                return Push(Compare(self.playing, self.side))
        return None

    def _lay(self) -> Transition:
        view, draft = self.playing.controller.view(self.side), self.desk.sheet.now
        weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)

        def lines(ctx: Context) -> list[Node]:
            form = ctx.t("answer.linked" if draft.linked else "answer.separable")
            tone = f"{ctx.t(f'answer.{draft.tone}' if draft.tone != 'final' else 'tone.final_hint')} \u00b7 {form}"
            return [
                _listed(self.playing, draft.terms),
                note(tone), eyebrow(ctx.t("answer.if_taken")), in_lines(ctx, self.playing, view, weighed),
            ]  # fmt: skip

        return Push(
            Confirm(
                self.playing, self.side, draft.offer(), "confirm.lay", lines, "confirm.lay_yes", self.desk.sheet.sent
            )
        )

    def _do(self, action: a.Action) -> Transition:
        refused = flow.act(self.playing, self.side, action)
        if refused is None:
            self.desk.ticked = None
            return flow.go_on(self.playing)
        return Stay()


def _listed(playing: Playing, terms: tuple[tuple[int, int], ...]) -> Node:
    """Terms one under another."""
    shown = playing.controller.presentation
    return column(*(text(term_text(shown, n, option), size=18) for n, option in terms), gap=2)
