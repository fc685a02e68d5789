"""The author's workbench: frontier, zone by date, every track and secret of the running game, and a hand to move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES
from game.session import author as desk
from game.session.author import Truth, truth_of
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.author_pages import bargain, course, secrets, tracks
from game.ui.scenes.base import Command, Context, Focused, Pop, Pressed, Reset, Scene, Stay, Transition
from game.ui.strings import escape
from game.ui.widgets.basic import column, note, page, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs

if TYPE_CHECKING:
    from game.ui.author import Author

LEAVES = ("bargain", "secrets", "tracks", "course")


class Workbench(Scene):
    """Four leaves. It opens before the game and lies `over` it on a key; going back takes the game up where it is."""

    id = "author"
    topic = "R20"
    follows_focus = True

    def __init__(self, author: Author, playing: Playing, leaf: str = LEAVES[0], *, over: bool = False) -> None:
        self.author, self.playing, self.leaf, self.over = author, playing, leaf, over
        self.at = ""
        self._known: tuple[object, int, Truth] | None = None
        self._from = (playing.controller, playing.controller.moves)
        self.first_focus = f"leaf.{leaf}"

    @property
    def truth(self) -> Truth:
        """Everything, reckoned once for each state of the game."""
        controller = self.playing.controller
        if self._known is None or self._known[0] is not controller or self._known[1] != controller.moves:
            self._known = (controller, controller.moves, truth_of(controller))
        return self._known[2]

    def build(self, ctx: Context) -> Node:
        """The leaf that is turned up."""
        shown, truth = self.playing.controller.presentation, self.truth
        where = ctx.t("author.where", n=truth.sitting, title=shown.title) if not truth.over else ctx.t("author.over")
        name = row(title(ctx.t("author.title")), note(where, grow=1), gap=18, align="end")
        head = column(name, rule("double"), gap=6)
        pages = {"bargain": bargain, "secrets": secrets, "tracks": tracks, "course": course}
        leaves = tabs("leaf", [Option(one, ctx.t(f"author.leaf_{one}")) for one in LEAVES], self.leaf)
        body = pages[self.leaf](ctx, self.playing, truth, self.at)
        return page(leaves, scroll(f"author.{self.leaf}", *body, gap=12, padding=(4, 8, 8, 4)),
                    head=head, foot=self._foot(ctx), gap=8)  # fmt: skip

    def _foot(self, ctx: Context) -> Node:
        said = self.author.said or ctx.t("author.watching", file=escape(self.author.path.name))
        words = text(said, size=16, face="italic", grow=1, node_id="author.said", min_w=200)
        problems = button("author.edit", ctx.t("author.edit"))
        back = button("author.back", ctx.t("author.to_game"), primary=True, shortcut=Intent.BACK)
        return (
            column(words, row(problems, back, gap=10), gap=4)
            if ctx.narrow
            else row(words, spacer(0), problems, back, gap=12, align="centre")
        )

    def handle(self, command: Command) -> Transition:
        """Turn leaves, move the game, open the editor, go back."""
        match command:
            case Focused(node_id):
                self.at = node_id
            case Pressed("author.back"):
                return self._back()
            case Pressed("author.edit"):
                self.author.said = self.author.open_at(1)
            case Pressed(node_id) if node_id.startswith("leaf."):
                self.leaf = node_id.removeprefix("leaf.")
            case Pressed(node_id, on):
                self._do(node_id, on)
        return Stay()

    def _do(self, node_id: str, on: object) -> None:
        controller, t = self.playing.controller, self.playing.services.strings.text
        refused: Refused | None = None
        if node_id.startswith("jump.") and isinstance(on, int):
            refused = desk.jump(controller, on)
            self.author.said = t("author.jumped", n=controller.open_state().common.sitting)
        elif node_id.startswith("fire.") and isinstance(on, str):
            refused = desk.fire(controller, on)
            self.author.said = t("author.fired", event=on)
        elif node_id.startswith("hand."):
            side = BOTH_SIDES[int(node_id.removeprefix("hand."))]
            refused = desk.hand_over(controller, side)
            self.author.said = t("author.handed", side=controller.presentation.sides.of(side).name)
        if refused is not None:
            self.author.said = controller.say(refused.message)

    def _back(self) -> Transition:
        """To the game as it stands now: at once where nothing has moved, otherwise through its front door."""
        from game.ui.scenes.flow import begin

        moved = (self.playing.controller, self.playing.controller.moves) != self._from
        return Pop() if self.over and not moved else Reset(begin(self.playing))
