"""Templates for a draft: a short list over the table."""

from __future__ import annotations

from game.engine import events as e
from game.engine.treaty import Offer, terms_of
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_draft import Draft, from_offer
from game.ui.scenes.parts_entry import entry
from game.ui.widgets.basic import scroll
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog
from game.views.view import SideView


class Templates(Scene):
    """What a draft may begin from. Taking one can be undone."""

    id = "templates"
    modal = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        found = [name for name, draft in self.drafts() if draft.terms]
        self.first_focus = f"templates.{found[0]}" if found else "templates.back"

    def drafts(self) -> tuple[tuple[str, Draft], ...]:
        """Every template with its terms, what cannot be laid left out."""
        view = self.playing.controller.view(self.side)
        return tuple((name, playable(view, draft)) for name, draft in self._whole())

    def _whole(self) -> tuple[tuple[str, Draft], ...]:
        """Every template with all its terms."""
        view = self.playing.controller.view(self.side)
        theirs, mine = last_offer(view, self.side.other), last_offer(view, self.side)
        openings = view.board.openings.of(self.side)
        said = {n: option for n, option in enumerate(view.common.desks.of(self.side).positions) if option is not None}
        lines = {n: line.option for n, line in enumerate(view.own.mandate) if line is not None}
        return (
            ("theirs", Draft() if theirs is None else from_offer(theirs)),
            ("mine", Draft() if mine is None else from_offer(mine)),
            ("positions", Draft(terms_of(said), linked=len(said) > 3)),
            ("opening", Draft(openings, linked=len(openings) > 3)),
            ("orders", Draft(terms_of(lines), linked=len(lines) > 3)),
        )

    def build(self, ctx: Context) -> Node:
        """The list, each with how many articles it has."""
        rows, whole = [], dict(self._whole())
        for name, draft in self.drafts():
            count = len(draft.terms)
            wrong = "" if count else ctx.t("templates.done" if whole[name].terms else "templates.nothing")
            how = ctx.t("templates.linked" if draft.linked else "templates.count", n=count)
            rows.append(entry(f"templates.{name}", ctx.t(f"templates.{name}"), how, wrong))
        return dialog(
            "templates", ctx.t("templates.title"), scroll("templates.list", *rows, gap=2),
            buttons=(button("templates.back", ctx.t("app.back"), shortcut=Intent.BACK),),
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Put a template on the sheet."""
        if isinstance(command, Pressed):
            found = dict(self.drafts()).get(command.id.removeprefix("templates."))
            if found is not None:
                self.playing.desk(self.side).sheet.change(found)
            return Pop()
        return Stay()


def last_offer(view: SideView, side: Side) -> Offer | None:
    """The last offer that a side laid in this game."""
    laid = (event.offer for event in reversed(view.history) if isinstance(event, e.OfferLaid))
    return next((offer for offer in laid if offer.side is side), None)


def playable(view: SideView, draft: Draft) -> Draft:
    """A draft without articles that are settled or withdrawn and without closed options."""
    matters = view.common.matters
    kept = tuple((n, o) for n, o in draft.terms if matters[n].open and o not in matters[n].closed)
    return Draft(kept, draft.linked or len(kept) > 3)
