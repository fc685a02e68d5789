"""A private phase: as long for one team as for the other, with a bar that shows how long; only the teacher ends it."""

from __future__ import annotations

from abc import abstractmethod

from game.kernel.sides import Side
from game.ui.describe import Node, Rect, Role, Style
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.paint import Canvas
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Asked, Command, Context, Pressed, Scene, Stay, Still, Ticked, Transition
from game.ui.scenes.lesson_cover import DrawnAgain
from game.ui.scenes.lesson_parts import beat_params, below, clock_state, press, said, shared

NOTCHES = 20
"""In so many steps the bar grows; nothing else on the page moves."""


class PhaseScene(Scene):
    """One team's turn of a fixed length. `playing` tells sound, speech and the second window that this is private."""

    ticks = reads_on = True
    for_all = False
    first_focus = "class.on"
    area = ""
    """What of it scrolls and is read behind the curtain alone, so that more below may be said to be there."""

    def __init__(self, klass: Class, side: Side) -> None:
        self.klass, self.side = klass, side
        self.playing = klass.playing
        self.spent = 0
        self.was = clock_state(klass)

    @property
    def notch(self) -> int:
        """How far the bar is, 0 to NOTCHES."""
        least = self.klass.least() * 1000
        return NOTCHES if least <= 0 else min(NOTCHES, self.spent * NOTCHES // least)

    @property
    def done(self) -> bool:
        """Whether the phase has lasted as long as it must."""
        return self.notch >= NOTCHES

    def build(self, ctx: Context) -> Node:
        """What to do, the body, the bar, and the button that ends it once the time is the same for both."""
        klass, told = self.klass, beat_params(ctx, self.klass)
        missing, free = self.missing(ctx), self.done or not self.last
        main = press(ctx, "class.on", self.ends(ctx), primary=True, enabled=free and not missing)
        waits = missing or ("" if free else ctx.t("class.as_long"))
        return shared(
            ctx, klass, self.body(ctx), self._bar(ctx),
            name=said(ctx, klass, f"class.beat.{klass.beat.name}", **told),
            do=self.do(ctx), main=main, other=below(ctx, self.area, "class.below"), waits=waits,
        )  # fmt: skip

    @property
    def last(self) -> bool:
        """Whether the phase ends with this page; a page before the last can be left at any time."""
        return True

    def ends(self, ctx: Context) -> str:
        """What the button says that leaves this page."""
        return said(ctx, self.klass, f"class.end.{self.klass.beat.name}", **beat_params(ctx, self.klass))

    @abstractmethod
    def body(self, ctx: Context) -> Node:
        """What this team reads or types."""

    def do(self, ctx: Context) -> str:
        """What is to be done now."""
        return said(ctx, self.klass, f"class.do.{self.klass.beat.name}", **beat_params(ctx, self.klass))

    def missing(self, ctx: Context) -> str:
        """Why it cannot be ended as it stands; empty where nothing is missing."""
        return ""

    def end(self) -> Transition:
        """The teacher has called time."""
        return flow.go_on(self.klass)

    def _bar(self, ctx: Context) -> Node:
        share = self.notch * 100 // NOTCHES
        return Node(Role.IMAGE, "class.bar", ctx.t("class.bar", n=share), paint=_bar, data=share,
                    style=Style(height=12))  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Time passes, and is called."""
        match command:
            case Ticked(ms):
                return self._ticked(ms)
            case Pressed("class.on") if self.done or not self.last:
                return self.end()
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass, None if self.for_all else DrawnAgain(self.klass, self))
        return Stay()

    def _ticked(self, ms: int) -> Transition:
        notch, clock = self.notch, self.was
        self.spent += ms if not self.klass.lesson.paused else 0
        self.was = clock_state(self.klass)
        return Stay() if (notch, clock) != (self.notch, self.was) else Still()


def _bar(canvas: Canvas, node: Node) -> None:
    box = node.rect
    canvas.fill(Rect(box.x, box.centre[1] - canvas.px(1), box.w, canvas.px(2)), "rule_strong")
    if node.data:
        canvas.fill(Rect(box.x, box.y, box.w * node.data / 100, box.h), "accent")
