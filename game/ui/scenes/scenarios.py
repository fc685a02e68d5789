"""Every scenario that was found, the broken ones with their problems."""

from game.session.catalogue import Summary
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.new_game import NewGame, badge, translation_notes
from game.ui.scenes.problems import Problems
from game.ui.services import Services
from game.ui.strings import escape
from game.ui.widgets.basic import column, note, scroll, text
from game.ui.widgets.controls import button, listitem


class Scenarios(Scene):
    """A list to read and to choose from."""

    id = "scenarios"

    def __init__(self, services: Services) -> None:
        self.services = services
        self.every = services.scenarios()

    def build(self, ctx: Context) -> Node:
        """One line a scenario: name, dates, size, and whether it can be played."""
        lines = [_line(ctx, one) for one in self.every]
        none = None if lines else text(ctx.t("new_game.none"))
        where = note(ctx.t("new_game.folder", folder=self.services.scenario_folder), markup=False, size=16)
        return front_page(
            ctx, ctx.t("scenarios.title"), scroll("scenarios.list", *lines, none, where, gap=4, max_w=1120),
            under=ctx.t("scenarios.under"),
            buttons=(
                button("scenarios.again", ctx.t("scenarios.again")),
                button("scenarios.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK),
            ),
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """A whole scenario leads to a new game, a broken one to its problems."""
        match command:
            case Resumed():
                self.every = self.services.scenarios()
            case Pressed(on=Summary() as one):
                return Push(NewGame(self.services, one.id) if one.ok else Problems(one))
            case Pressed("scenarios.again"):
                self.every = self.services.scenarios()
            case Pressed("scenarios.back"):
                return Pop()
        return Stay()


def _line(ctx: Context, one: Summary) -> Node:
    size = ctx.t("scenarios.size", sittings=one.sittings, articles=one.articles) if one.ok else ""
    words = column(
        text(escape(one.title), face="heading", size=22),
        note(escape(one.subtitle), size=18) if one.subtitle else None,
        text(escape(one.summary), size=18) if one.summary and not ctx.narrow else None,
        gap=1, grow=1, basis=480,
    )  # fmt: skip
    marks = translation_notes(ctx, one)
    aside = column(badge(ctx, one), note(size, size=16) if size else None, *marks, gap=0, basis=240)
    return listitem(f"scenarios.{one.id}", one.title, words, aside, on=one, padding=(12, 14))
