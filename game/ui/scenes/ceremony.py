"""The signing: the articles are told over, each side writes its names and presses its seal. A few seconds, or none.

With reduced motion each thing is there at once when its moment comes; with none all is done from the beginning.
"""

from __future__ import annotations

from collections.abc import Callable

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pressed, Reset, Scene, Stay, Still, Ticked, Transition
from game.ui.scenes.parts_sealing import TALL, Sealing, foot
from game.ui.scenes.parts_words import roman
from game.ui.scenes.treaty import heading
from game.ui.settings import Motion
from game.ui.text import FAST
from game.ui.widgets.basic import column, page, panel, row, rule, scroll, spacer, text
from game.ui.widgets.controls import button
from game.ui.widgets.instruments import tick

TOLD = 1600
WRITING, PRESSING, PAUSE = 1000, 350, 250
FRAME, REST = 40, 1000
LOW = 480.0
"""Under so many units of height the articles are named in one paragraph."""


class Ceremony(Scene):
    """What both sides see between the last word and the verdict. `then` makes the scene that follows."""

    id = "ceremony"
    ticks = True
    first_focus = "ceremony.on"

    def __init__(self, playing: Playing, then: Callable[[], Scene]) -> None:
        self.playing, self.then = playing, then
        self.treaty = playing.controller.view(Side.FIRST).common.treaty or ()
        self.passed = 0
        self.motion = Motion.FULL
        self.tick_ms = FRAME
        self._shown: object = None

    @property
    def done(self) -> bool:
        """Whether all is signed and sealed."""
        return self.passed >= _begins(1) + WRITING + PRESSING

    def build(self, ctx: Context) -> Node:
        """The last leaf of the treaty."""
        self.motion = ctx.settings.motion
        if self.motion is Motion.NONE and not self.done:
            self.finish()
        shown = self.playing.controller.presentation
        sides = shown.sides
        names, big = {"first": sides.first.formal, "second": sides.second.formal}, ctx.units[1] >= TALL
        first, second = (self.sealing(side) for side in BOTH_SIDES)
        side = 24 if ctx.narrow else 60
        parts = (self._articles(ctx), rule("swelled"), foot(ctx, self.playing, first, second))
        sheet = panel(
            text(heading(ctx, shown), face="treaty_bold", size=36 if big else 30, text_align="centre", leading=1.0),
            text(ctx.t("treaty.between", **names), face="treaty_italic", size=20, text_align="centre", leading=1.0),
            rule("swelled"),
            *(reversed(parts) if ctx.units[1] < LOW else parts),
            surface="treaty", gap=12 if big else 7,
            padding=(36, side, 32, side) if big else (26, side, 22, side), max_w=1060, basis=1060,
        )  # fmt: skip
        words = ctx.t("ceremony.on" if self.done else "ceremony.skip")
        on = button("ceremony.on", words, primary=self.done, shortcut=Intent.BACK)
        body = scroll("ceremony.sheet", spacer(), sheet, spacer(), align="centre", padding=(2, 12, 12, 4))
        return page(body, foot=row(spacer(), on), gap=10)

    def _articles(self, ctx: Context) -> Node:
        """Numeral and name of every article; each is ticked when it has been told over. In a low window the names
        alone, so that the seals are seen.
        """
        shown = self.playing.controller.presentation
        told = len(self.treaty) * min(self.passed, TOLD) // TOLD
        if ctx.units[1] < LOW:
            names = (f"**{roman(n + 1)}**{FAST}{shown.articles[n].short}" for n in range(len(self.treaty)))
            return text(" \u00b7 ".join(names), face="treaty", size=16, leading=1.1)
        cells = []
        for article, option in enumerate(self.treaty):
            card = shown.articles[article]
            past = article < told or self.done
            sign = tick(ctx.t("ceremony.told"), size=15) if past else text("", size=15, width=15)
            words = text(
                f"**{roman(article + 1)}**{FAST}{card.short}: {card.options[option].name}", face="treaty", size=18,
                colour="ink" if past else "ink_soft", grow=1, leading=1.15,
            )  # fmt: skip
            cells.append(row(sign, words, gap=6, align="start"))
        count = 1 if ctx.units[0] < 1000 else 2
        high = -(-len(cells) // count)
        parts = [column(*cells[at : at + high], gap=2, grow=1, basis=330) for at in range(0, len(cells), high)]
        return row(*parts, gap=26, align="start")

    def sealing(self, side: Side) -> Sealing:
        """How far a side has come by now."""
        begun = self.passed - _begins(int(side))
        written, pressed = begun * 100 // WRITING, (begun - WRITING) * 100 // PRESSING
        if self.motion is not Motion.FULL:
            written, pressed = 100 * (written >= 100), 100 * (pressed >= 100)
        return Sealing(max(0, min(100, written)), max(0, min(100, pressed)))

    def finish(self) -> None:
        """Bring it to its end at once."""
        self.passed = max(self.passed, _begins(1) + WRITING + PRESSING)
        self.tick_ms = REST

    def handle(self, command: Command) -> Transition:
        """Time brings it on; a press brings it to its end, and the next one goes on."""
        match command:
            case Ticked(ms) if not self.done:
                return self._on(ms)
            case Ticked():
                return Still()
            case Pressed("ceremony.on") | Asked(Intent.BACK | Intent.CONFIRM) if self.done:
                self.playing.sealed = True
                return Reset(self.then())
            case Pressed("ceremony.on") | Asked(Intent.BACK | Intent.CONFIRM):
                self.finish()
        return Stay()

    def _on(self, ms: int) -> Transition:
        self.passed += min(ms, 5 * FRAME)
        told = len(self.treaty) * min(self.passed, TOLD) // TOLD
        shown = (told, self.sealing(Side.FIRST), self.sealing(Side.SECOND), self.done)
        self._sound()
        if self.done:
            self.tick_ms = REST
        if shown == self._shown:
            return Still()
        self._shown = shown
        return Stay()

    def _sound(self) -> None:
        """The pen while a side writes, the seal when it comes down."""
        for side in BOTH_SIDES:
            begun = self.passed - _begins(int(side))
            if 0 <= begun < WRITING:
                self.cue = "pen"
            elif begun >= WRITING:
                self.cue = "seal" if begun < WRITING + PRESSING + PAUSE else self.cue


def _begins(side: int) -> int:
    """When a side takes up the pen, in milliseconds."""
    return TOLD + side * (WRITING + PRESSING + PAUSE)
