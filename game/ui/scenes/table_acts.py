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
from game.ui.scenes.parts_coach import coach, moment_at_table
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import term_text
from game.ui.scenes.templates import Templates
from game.ui.widgets.basic import column, eyebrow, note, text
from game.views.view import SideView

SLIP = 620.0
"""Units of width for which a lesson in a question is set."""


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
            return self._do(a.Answer("reserve"), "reserve", "answer.reserve_hint", "answer.reserve")
        if node_id == "answer.instructions" and offer is not None and len(offer.terms) > 1:
            return Push(Barring(self.playing, self.side, offer))
        if node_id in ("answer.price", "answer.instructions", "answer.not_now"):
            ground = node_id.removeprefix("answer.")
            how = f"answer.decline_{ground}_hint"
            return self._do(a.Answer("decline", (), ground), "decline", how, "confirm.decline_yes")
        if node_id == "signing.sign":
            return self._ask(a.AnswerSigning(True), "confirm.treaty", "confirm.treaty_yes")
        if node_id == "signing.refuse":
            return self._ask(a.AnswerSigning(False), "confirm.refuse", "confirm.refuse_yes", "confirm.refuse_how")
        if node_id == "train.stay":
            return self._do(a.Stay(), "stay", "confirm.stay_how", "table.stay")
        if node_id == "train.leave":
            return self._ask(a.Leave(), "confirm.leave", "confirm.leave_yes", "confirm.leave_how", wary=True)
        return None

    def _accept(self, view: SideView, offer: Offer) -> Transition:
        ticked = self.ticked(offer)
        part = not offer.linked and len(ticked) < len(offer.terms)
        action = a.Answer("accept", ticked if part else ())
        terms = tuple(term for term in offer.terms if not part or term[0] in ticked)

        weighed = weigh(view, terms, () if part else offer.withdraws)

        def lines(ctx: Context) -> list[Node]:
            return [_listed(self.playing, terms), in_lines(ctx, self.playing, view, weighed)]

        given = {article for article, _ in terms}
        wary = any(breach.article in given for breach in weighed.breaches)
        return Push(Confirm(self.playing, self.side, action, "confirm.accept", lines, "confirm.accept_yes", wary=wary))

    def _ask(self, action: a.Action, caption: str, yes: str, how: str = "", *, wary: bool = False) -> Transition:
        view = self.playing.controller.view(self.side)

        def lines(ctx: Context) -> list[Node]:
            return [text(ctx.t(how))] if how else [in_lines(ctx, self.playing, view, weigh(view))]

        return Push(Confirm(self.playing, self.side, action, caption, lines, yes, wary=wary))

    def _act(self, node_id: str) -> Transition | None:
        match node_id:
            case "act.lay":
                return self._lay()
            case "act.sign":
                return Push(question(self.playing, self.side, "sign", a.MoveToSign()))
            case "act.adjourn":
                return self._do(a.Adjourn(), "adjourn", "table.adjourn_hint", "table.adjourn")
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
        moment = moment_at_table(view, self.playing.controller.legal(self.side), drafted=True)
        taught = self.playing.coached and bool(self.playing.controller.presentation.lessons)

        def lines(ctx: Context) -> list[Node]:
            form = ctx.t("answer.linked" if draft.linked else "answer.separable")
            tone = f"{ctx.t(f'answer.{draft.tone}' if draft.tone != 'final' else 'tone.final_hint')} \u00b7 {form}"
            one = ctx._replace(units=(min(ctx.units[0], SLIP), ctx.units[1]))
            lesson = coach(one, self.playing, self.side, moment, quiet=False)
            return [
                *([] if lesson is None else [lesson]), _listed(self.playing, draft.terms),
                note(tone), eyebrow(ctx.t("answer.if_taken")), in_lines(ctx, self.playing, view, weighed),
            ]  # fmt: skip

        return Push(
            Confirm(
                self.playing, self.side, draft.offer(), "confirm.lay", lines, "confirm.lay_yes", self.desk.sheet.sent,
                wary=taught and moment == "present",
            )
        )  # fmt: skip

    def _do(self, action: a.Action, name: str, how: str, yes: str) -> Transition:
        """At once where one may go back; with two people at the screen it is asked for, since they cannot."""
        if self.playing.two_seats:

            def told(ctx: Context) -> list[Node]:
                return [text(ctx.t(how)), text(ctx.t("confirm.two_seats"))]

            return Push(Confirm(self.playing, self.side, action, f"confirm.{name}", told, yes, self._untick, wary=True))
        refused = flow.act(self.playing, self.side, action)
        if refused is None:
            self._untick()
            return flow.go_on(self.playing)
        return Stay()

    def _untick(self) -> None:
        self.desk.ticked = None


def _listed(playing: Playing, terms: tuple[tuple[int, int], ...]) -> Node:
    """Terms one under another."""
    shown = playing.controller.presentation
    return column(*(text(term_text(shown, n, option), size=18) for n, option in terms), gap=2)
