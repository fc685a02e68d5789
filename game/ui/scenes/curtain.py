"""The curtain between two players at one machine. It draws nothing of the game but the name of who comes next.

A key pressed by habit lifts nothing: the first half second is deaf, the focus
begins on the words, and the button answers a key only after a moment of quiet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.kernel.sides import Side
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.intents import Intent
from game.ui.paint import Canvas
from game.ui.scenes.base import (
    Asked,
    Command,
    Context,
    Pressed,
    Push,
    Replace,
    Reset,
    Scene,
    Stay,
    Still,
    Ticked,
    Transition,
)
from game.ui.strings import escape
from game.ui.widgets.basic import eyebrow, note, page, panel, row, rule, spacer, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption

if TYPE_CHECKING:
    from game.ui.playing import Playing
    from game.ui.services import Services

HOLD_MS = 700
QUIET_MS = 600


class Curtain(Scene):
    """Stands until the named side's player lifts it; then the scene that `then` makes takes its place. `menu`: what the
    menu's key leads to, where there is anything.
    """

    id = "curtain"
    ticks = True
    follows_focus = True
    deaf_ms = 500
    sealed = wary = True
    first_focus = "curtain.words"

    def __init__(
        self, playing: "Playing", side: Side, then: Callable[[], Scene], menu: Callable[[], Transition] | None = None
    ) -> None:  # fmt: skip
        self.playing, self.side, self.then, self.menu = playing, side, then, menu
        self.name = escape(playing.controller.presentation.sides.of(side).name)
        self.lift = Lift()

    def build(self, ctx: Context) -> Node:
        """Who is to sit down, how the curtain is lifted, and how far it is."""
        words = text(self.name, face="display", size=38 if ctx.narrow else 60, colour="accent", text_align="centre")
        words.id, words.focus = "curtain.words", True
        words.style = Style(padding=(4, 20, 8, 20))
        keys = key_caption(ctx.key(Intent.CONFIRM))
        lift = button("curtain.lift", ctx.t("curtain.lift", side=self.name), primary=True)
        leave = button("curtain.leave", ctx.t("curtain.leave"), quiet=True)
        side = 16 if ctx.narrow else 56
        card = panel(
            eyebrow(ctx.t("curtain.pass"), text_align="centre"),
            words,
            rule("swelled"),
            text(ctx.t("curtain.alone", side=self.name), text_align="centre"),
            row(spacer(), lift, spacer()),
            thread(ctx, self.lift.held),
            note(ctx.t("curtain.hold", cap=keys), text_align="centre"),
            row(spacer(), leave, spacer()),
            surface="treaty", gap=14, padding=(36, side, 26, side), max_w=760, basis=620,
        )  # fmt: skip
        screen = page(spacer(2), row(spacer(), card, spacer()), spacer(1))
        screen.look, screen.label = Look(surface="drapes"), ctx.t("curtain.drawn")
        return screen

    def handle(self, command: Command) -> Transition:
        """Lift by a held key, by a click, or by a key on the button after a moment of quiet."""
        match command:
            case Ticked(ms, held):
                moved = self.lift.ticked(ms, held.get(Intent.CONFIRM, 0))
                if self.lift.up:
                    return Replace(self.then())
                return Stay() if moved else Still()
            case Pressed("curtain.lift", _, pointer) if self.lift.answers(pointer):
                return Replace(self.then())
            case Pressed("curtain.leave", _, pointer) if self.lift.answers(pointer):
                return Reset(self._title())
            case Asked(Intent.MENU) if self.menu is not None:
                return self.menu()
            case Asked(Intent.SETTINGS):
                return settings_over(self.playing.services)
        self.lift.stirred()
        return Stay()

    def _title(self) -> Scene:
        from game.ui.scenes.title import Title

        return Title(self.playing.services)


def settings_over(services: "Services") -> Transition:
    """The settings over a curtain, which they leave as it is: nothing of the game is on them."""
    from game.ui.scenes.settings import SettingsScene

    return Push(SettingsScene(services))


@dataclass(slots=True)
class Lift:
    """How far a curtain is lifted: a key held for so many milliseconds, and the quiet since the last key."""

    held: int = 0
    quiet: int = 0

    def ticked(self, ms: int, held: int) -> bool:
        """Time has passed with the key held for so long, 0: not; whether that shows on the thread."""
        before, self.held = self.held, held
        self.quiet += ms
        return self.held != before

    @property
    def up(self) -> bool:
        """Whether the key was held long enough."""
        return self.held >= HOLD_MS

    def answers(self, pointer: bool) -> bool:
        """Whether a button answers: a click at once, a key only after a moment of quiet."""
        return pointer or self.quiet >= QUIET_MS

    def stirred(self) -> None:
        """Another key was pressed: the quiet begins anew."""
        self.quiet = 0


def thread(ctx: Context, held: int) -> Node:
    """How far a key held for so many milliseconds has lifted the curtain."""
    share = min(100, held * 100 // HOLD_MS)
    return Node(
        Role.IMAGE, "curtain.thread", ctx.t("curtain.thread", n=share), paint=_thread, data=share, style=Style(height=8)
    )


def _thread(canvas: Canvas, node: Node) -> None:
    box, wide = node.rect, node.rect.w * node.data / 100
    canvas.fill(Rect(box.x, box.centre[1], box.w, canvas.px(1)), "rule")
    if wide:
        canvas.fill(Rect(box.x + (box.w - wide) / 2, box.centre[1] - canvas.px(1), wide, canvas.px(3)), "accent")
