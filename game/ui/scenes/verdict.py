"""The verdict: how it ended and was received, the treaty, a better one; and the way on to the debrief."""

from __future__ import annotations

from game.classroom.wall import code_of_game
from game.engine import actions as a
from game.kernel.sides import Side
from game.session.debrief import Debrief
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Asked, Command, Context, Pressed, Push, ReadOn, Reset, Resumed, Scene, Stay, Transition
from game.ui.scenes.message import Answer, Question
from game.ui.scenes.parts_frame import pause
from game.ui.scenes.parts_reckoning import leaf_improve
from game.ui.scenes.parts_story import leaf_end
from game.ui.scenes.treaty import treaty_sheet
from game.ui.widgets.basic import column, note, page, row, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs

LEAVES = ("end", "treaty", "improve")
RED = 190.0
"""Units of width of the red button, so that it keeps its place whatever it says."""


class VerdictScene(Scene):
    """What is said first once a game is over. Nothing here is secret any more, but for a mark being made."""

    id = "verdict"
    topic = "R16"
    reads_on = True

    def __init__(self, playing: Playing, side: Side, page: str = "end") -> None:
        self.playing, self.side, self.leaf = playing, side, page
        self.debrief: Debrief | None = playing.controller.debrief()
        self.code = code_of_game(playing.controller) or ""
        self.wrong = ""
        self.opened = False
        self.first_focus = self._home()

    @property
    def secret(self) -> bool:
        """Whether a mark is being made of which the other of two people at this machine must not learn."""
        return self._marking() and bool(self.playing.two_seats)

    def retell(self) -> None:
        """The end is told anew."""
        self.debrief = self.playing.controller.debrief()

    def leaves(self) -> tuple[str, ...]:
        """The leaves there are: without a signature no treaty and nothing to better."""
        found = self.debrief
        signed = found is not None and found.verdict.treaty is not None
        ratified = found is not None and found.verdict.closing.kind == "ratified"
        left_out = [] if signed else ["treaty"]
        left_out += [] if ratified else ["improve"]
        return tuple(leaf for leaf in LEAVES if leaf not in left_out)

    def build(self, ctx: Context) -> Node:
        """The tabs and the leaf that is open."""
        shown = self.playing.controller.presentation
        head = row(
            title(ctx.t("verdict.title")), note(shown.title, grow=1), gap=18, align="end",
        )  # fmt: skip
        names = [Option(leaf, ctx.t(f"verdict.{leaf}")) for leaf in self.leaves()]
        body = scroll(self._area, *self._leaf(ctx), gap=12, align="centre", padding=(4, 4, 8, 4))
        leaves = tabs("leaf", names, self.leaf) if len(names) > 1 else None
        return page(leaves, body, head=head, foot=self._foot(ctx), gap=10)

    @property
    def _area(self) -> str:
        """The id of what scrolls: each leaf has its own."""
        return f"verdict.{self.leaf}"

    def _leaf(self, ctx: Context) -> list[Node]:
        found = self.debrief
        if found is None:
            return []
        match self.leaf:
            case "end":
                return [leaf_end(ctx, self.playing, found), *self._code(ctx)]
            case "treaty":
                treaty = found.verdict.treaty or ()
                return [treaty_sheet(ctx, self.playing, tuple(("settled", option) for option in treaty))]
        return [leaf_improve(ctx, self.playing, self.side, found), *self._wrong()]

    def _code(self, ctx: Context) -> list[Node]:
        """The twelve characters that this game came to, and the way to the wall they belong on."""
        if not self.code:
            return []
        said = text(ctx.t("wall.this", code=self.code), size=19, node_id="verdict.code")
        return [row(said, button("verdict.wall", ctx.t("wall.go"), quiet=True), gap=16, align="centre")]

    def _home(self) -> str:
        """Where the keyboard begins: at the mark that is asked for, otherwise at what leads on."""
        return "improve.yes" if self._marking() else self._red()

    def _red(self) -> str:
        """The one red button: it reads on, then turns the page, and on the last leaf opens the debrief."""
        return "verdict.debrief" if self.leaf == self.leaves()[-1] else "verdict.next"

    def _marking(self) -> bool:
        """Whether the leaf asks for a mark, which comes before going on."""
        return self.leaf == "improve" and self.playing.controller.legal(self.side).mark_improvement

    def _wrong(self) -> list[Node]:
        return [text(self.wrong, colour="warn", size=18)] if self.wrong else []

    def _foot(self, ctx: Context) -> Node:
        """The same places on every leaf; only the words on the red button and the button beside it come and go."""
        lead, last = not self._marking(), self._red() == "verdict.debrief"
        more = lead and self._area in ctx.unseen
        words = ctx.t("nav.read_on" if more else "debrief.open" if last else "verdict.next")
        onward = button(self._red(), words, primary=lead, min_w=RED, on=ReadOn(self._area) if more else None)
        debrief = None if last else button("verdict.debrief", ctx.t("debrief.open"))
        aside = [
            button("verdict.leave", ctx.t("verdict.leave"), quiet=True),
            button("verdict.minutes", ctx.t("verdict.minutes"), quiet=True, shortcut=Intent.MINUTES),
            button("verdict.again", ctx.t("verdict.again"), quiet=True),
            button("verdict.saga", ctx.t("verdict.menu"), quiet=True),
        ]
        if ctx.narrow:
            return column(row(*aside, gap=12), row(spacer(), debrief, onward, gap=12), gap=6)
        return row(*aside, spacer(), debrief, onward, gap=12, align="centre")

    def handle(self, command: Command) -> Transition:
        """Turn leaves; ask for the settlement after the settlement; go on to the debrief, or leave."""
        match command:
            case Pressed(node_id) if node_id.startswith("leaf."):
                self.leaf = node_id.removeprefix("leaf.")
            case Pressed("verdict.next"):
                at = self.leaves().index(self.leaf)
                self.leaf = self.leaves()[min(len(self.leaves()) - 1, at + 1)]
                return Stay(focus=self._red())
            case Pressed("verdict.wall"):
                from game.ui.scenes.wall import WallScene

                return Push(WallScene(self.playing.services, self.playing.controller.presentation.id, self.code))
            case Pressed("verdict.debrief"):
                from game.ui.scenes.debrief import DebriefScene

                self.opened = True
                return Push(DebriefScene(self.playing, self.side))
            case Pressed("verdict.leave"):
                return self._leave()
            case Resumed(Answer("verdict.leave", True)):
                return self._to_title()
            case Pressed("verdict.minutes"):
                from game.ui.scenes.minutes import MinutesScene

                return Push(MinutesScene(self.playing, self.side))
            case Pressed("verdict.again"):
                from game.ui.scenes.rashomon import Rashomon

                return Push(Rashomon(self.playing, self.side))
            case Pressed("verdict.saga") | Asked(Intent.MENU | Intent.BACK):
                return Push(pause(self.playing))
            case Pressed("improve.ask"):
                return self._improve(a.RequestImprovement())
            case Pressed("improve.yes"):
                return self._improve(a.MarkImprovement(True))
            case Pressed("improve.no"):
                return self._improve(a.MarkImprovement(False))
        return Stay()

    def _leave(self) -> Transition:
        """To the title; asked first while the debrief has not been opened."""
        if self.opened:
            return self._to_title()
        t = self.playing.services.strings.text
        return Push(Question("verdict.leave", t("verdict.leave_head"), t("verdict.leave_sure"), t("verdict.leave_yes")))

    def _to_title(self) -> Transition:
        from game.ui.scenes.title import Title

        return Reset(Title(self.playing.services))

    def _improve(self, action: a.Action) -> Transition:
        refused = flow.act(self.playing, self.side, action)
        if refused is not None:
            self.wrong = self.playing.controller.say(refused.message, self.side)
            return Stay()
        following = flow.next_scene(self.playing)
        if isinstance(following, VerdictScene):
            following.leaf, following.opened = "improve", self.opened
            following.first_focus = following._home()
        return Reset(following)
