"""A guess about the other side, for one's own notebook: what they expect of war, and where they would stop."""

from __future__ import annotations

from game.engine import actions as a
from game.engine.events import GuessMade
from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Asked, Changed, Command, Context, Pop, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.hush import Hush
from game.ui.scenes.parts_coach import coach
from game.ui.scenes.parts_frame import close, low, pause
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_words import article_name, band
from game.ui.widgets.basic import column, columns, heading, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, slider, stepper, toggle
from game.views.estimates import walk_away_band

MOST, STEP = 3, 5


class GuessScene(Scene):
    """Written in the evening, or (`last`) before the verdict; it can be left blank."""

    id = "guess"
    topic = "R16"
    first_focus = "guess.walk"

    def __init__(self, playing: Playing, side: Side, *, last: bool = False) -> None:
        self.playing, self.side, self.last = playing, side, last
        self.wrong: Refused | None = None
        view = playing.controller.view(side)
        before = made(playing, side)
        own = sum(walk_away_band(view)) // 2
        self.walk = own // STEP * STEP if before is None else before.walk_away
        self.lines: dict[int, int] = {} if before is None else dict(before.lines)
        self.again = before is not None
        self.limit = max(self.walk, sum(max(row) for row in view.own.points))

    def articles(self) -> tuple[int, ...]:
        """What may be guessed at: everything open or ever disputed, and what was guessed at before."""
        view = self.playing.controller.view(self.side)
        desks = view.common.desks
        found = []
        for n, matter in enumerate(view.common.matters):
            disputed = desks.first.positions[n] != desks.second.positions[n]
            if matter.open or disputed or n in self.lines:
                found.append(n)
        return tuple(found)

    def build(self, ctx: Context) -> Node:
        """Their expectation of war at the left, the articles at the right; in a low window all of it scrolls as one."""
        tight = close(ctx) or low(ctx) or ctx.narrow
        shown = self.playing.controller.presentation
        other = shown.sides.of(self.side.other).name
        lesson = coach(ctx, self.playing, self.side, "guess")
        head = column(
            title(ctx.t("guess.title"), size=25 if tight else 31, leading=1.1),
            note(ctx.t("guess.last" if self.last else "guess.under"), size=16 if tight else 18),
            None if tight else lesson, gap=2,
        )  # fmt: skip
        walk = walk_away_band(self.playing.controller.view(self.side))
        left = panel(
            heading(ctx.t("guess.walk", side=other), size=21, leading=1.15), rule("swelled"),
            slider("guess.walk", other, self.walk, 0, self.limit, step=STEP, shown=ctx.t("guess.points", n=self.walk)),
            note(ctx.t("guess.yours", walk=band(*walk)), size=16),
            *self._picked(ctx), gap=10, basis=430, grow=1,
        )  # fmt: skip
        right = panel(
            heading(ctx.t("guess.where", side=other), size=21, leading=1.15),
            note(ctx.t("guess.where_how", n=MOST), size=16), rule(),
            self._listed(ctx, tight=tight), gap=6, basis=430, grow=1,
        )  # fmt: skip
        both = columns(left, right, gap=16)
        body = scroll("guess.all", lesson, both, gap=10) if tight else both
        return page(body, head=head, foot=self._foot(ctx), gap=12)

    def _listed(self, ctx: Context, *, tight: bool) -> Node:
        """The articles; `tight`: they have no scroll of their own."""
        rows = [self._row(ctx, n) for n in self.articles()]
        if not rows:
            return note(ctx.t("guess.none"))
        return column(*rows, gap=0) if tight else scroll("guess.list", *rows, gap=0)

    def _row(self, ctx: Context, article: int) -> Node:
        on = article in self.lines
        full = len(self.lines) >= MOST and not on
        name = article_name(self.playing.controller.presentation, article)
        hint = ctx.t("guess.full", n=MOST) if full else ""
        node = toggle(f"guess.on.{article}", name, on, on=article, enabled=not full, hint=hint)
        node.style = type(node.style)(padding=(3, 14, 3, 38))
        return node

    def _picked(self, ctx: Context) -> list[Node]:
        """One scale for each article taken up."""
        shown, found = self.playing.controller.presentation, []
        for article, option in sorted(self.lines.items()):
            card = shown.articles[article]
            options = [Option(str(n), each.name) for n, each in enumerate(card.options)]
            found.append(
                column(
                    text(article_name(shown, article), face="bold", size=18, leading=1.1),
                    stepper(f"guess.at.{article}", card.short, options, str(option), on=article), gap=0,
                )
            )  # fmt: skip
        return [rule(), note(ctx.t("guess.picked" if found else "guess.take"), size=17), *found]

    def _foot(self, ctx: Context) -> Node:
        wrong = refusal(ctx, self.playing, self.wrong, self.side)
        leave = button("guess.leave", ctx.t("guess.skip" if self.last else "app.back"), shortcut=Intent.BACK)
        do = button("guess.do", ctx.t("guess.again" if self.again else "guess.do"), primary=True)
        return row(text(wrong, size=17, colour="warn", grow=1) if wrong else spacer(), leave, do, gap=12)

    def handle(self, command: Command) -> Transition:
        """Move the scales, write it down, or leave it."""
        match command:
            case Changed("guess.walk", int(value)):
                self.walk = value
            case Changed(node_id, bool(on), int(article)) if node_id.startswith("guess.on."):
                self._take(article, on=on)
            case Changed(node_id, int(value), int(article)) if node_id.startswith("guess.at."):
                self.lines[article] = value
            case Pressed("guess.do"):
                return self._write()
            case Pressed("guess.leave"):
                return self._leave()
            case Pressed("coach.quiet"):
                return Push(Hush(self.playing))
            case Asked(Intent.MENU):
                return Push(pause(self.playing))
        return Stay()

    def _take(self, article: int, *, on: bool) -> None:
        self.lines.pop(article, None)
        if on and len(self.lines) < MOST:
            self.lines[article] = len(self.playing.controller.presentation.articles[article].options) // 2

    def _write(self) -> Transition:
        lines = tuple(sorted(self.lines.items()))
        self.wrong = self.playing.controller.submit(self.side, a.Guess(self.walk, lines))
        return Stay() if self.wrong is not None else self._leave()

    def _leave(self) -> Transition:
        if not self.last:
            return Pop()
        self.playing.desk(self.side).guessed = True
        return flow.go_on(self.playing)


def made(playing: Playing, side: Side) -> GuessMade | None:
    """The guess that this side wrote last."""
    events, _ = playing.controller.events_since(side)
    return next((event for event in reversed(events) if isinstance(event, GuessMade)), None)
