"""The game again, after its end: act by act, from either desk or from both, and a new game from any point."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.session.papers import Paper
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import (
    Asked,
    Changed,
    Command,
    Context,
    Pop,
    Pressed,
    Push,
    Reset,
    Resumed,
    Scene,
    Stay,
    Transition,
)  # fmt: skip
from game.ui.scenes.message import Answer, Message, Question
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_frame import marks_of
from game.ui.scenes.parts_ledger import ledger
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_strip import meters
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import band, day, ordinal, side_key
from game.ui.widgets.basic import (
    column,
    columns,
    eyebrow,
    heading,
    note,
    page,
    panel,
    row,
    rule,
    scroll,
    spacer,
    text,
    title,
)  # fmt: skip
from game.ui.widgets.controls import Option, button, slider, tabs
from game.ui.widgets.instruments import side_mark

BOTH = "both"
LATEST = 5


class Rashomon(Scene):
    """Scrubs through a game that is over. What each knew then stands beside what was done."""

    id = "rashomon"
    first_focus = "rashomon.time"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing = playing
        self.line = playing.controller.line()
        self.at = 0
        self.desk = str(side.value)
        self._past: tuple[int, Playing] | None = None

    # What is seen

    def build(self, ctx: Context) -> Node:
        """The day, the line of time, and one desk or both as they were."""
        past = self._then()
        shown, common = past.controller.presentation, past.controller.view(Side.FIRST).common
        date = day(ctx, shown.date(common.sitting))
        when = ctx.t("rashomon.when", ordinal=ordinal(ctx, common.sitting), date=date)
        head = column(
            row(title(ctx.t("rashomon.title")), note(when, grow=1), gap=18, align="end"), rule("double"), gap=6
        )
        names = [Option(str(side.value), shown.sides.of(side).name) for side in BOTH_SIDES]
        leaves = tabs("desk", [names[0], Option(BOTH, ctx.t("rashomon.both")), names[1]], self.desk)
        last = len(self.line) - 1
        told = ctx.t("rashomon.act", n=self.at, all=last)
        time = slider("rashomon.time", ctx.t("rashomon.time"), self.at, 0, last, shown=told)
        return page(leaves, time, self._body(ctx, past), head=head, foot=self._foot(ctx), gap=8)

    def _body(self, ctx: Context, past: Playing) -> Node:
        done = self._done(ctx, past)
        if self.desk == BOTH:
            desks = (self._desk(ctx, past, Side.FIRST), self._desk(ctx, past, Side.SECOND))
            return column(done, columns(*desks, gap=16), gap=10, grow=1)
        side = Side(int(self.desk))
        view = past.controller.view(side)
        left = ledger(ctx, past, view, Draft(), -1, live=False)
        return columns(left, column(done, self._desk(ctx, past, side), gap=10, basis=480, grow=1), gap=14)

    def _done(self, ctx: Context, past: Playing) -> Node:
        """What had just been said and done in public, the last in full ink."""
        sitting = past.controller.view(Side.FIRST).common.sitting
        said = (line for line in past.controller.minutes() if line.sitting == sitting)
        lines = [line for line in said if line.message.key != "minutes.sitting"][-LATEST:]
        words = [text(say(ctx, past, line.message), size=17, colour="ink_soft", leading=1.12) for line in lines]
        if words:
            words[-1].look = words[-1].look._replace(colour="ink")
        return panel(*(words or [note(ctx.t("minutes_page.none"))]), surface="sheet", gap=4, padding=(10, 16, 10, 16))

    def _desk(self, ctx: Context, past: Playing, side: Side) -> Node:
        """What one side had before it: its figures, its papers of the day, what it thought of the other."""
        controller = past.controller
        view = controller.view(side)
        weighed = weigh(view)
        card = controller.presentation.sides.of(side)
        papers = [paper for paper in controller.papers(side, view.common.sitting) if not paper.public]
        private = [self._paper(ctx, past, paper, side) for paper in papers]
        thought = controller.secretaries(side)[:1] if not controller.over else ()
        figures = meters(ctx, view) if self.desk != BOTH and not ctx.narrow else text(
            ctx.t("rashomon.treaty", points=weighed.now, walk=band(weighed.low, weighed.high)), size=18
        )  # fmt: skip
        return scroll(
            f"rashomon.desk.{side.value}",
            row(side_mark(side_key(side), card.name, size=14), heading(card.name, size=20), gap=8, align="centre"),
            figures, rule(), eyebrow(ctx.t("rashomon.private")), *(private or [note(ctx.t("rashomon.none"))]),
            eyebrow(ctx.t("rashomon.thought")) if thought else None,
            *(text(say(ctx, past, one.text, side), size=17, leading=1.15) for one in thought),
            gap=7, basis=420, grow=1, padding=(2, 6, 6, 2),
        )  # fmt: skip

    def _paper(self, ctx: Context, past: Playing, paper: Paper, side: Side) -> Node:
        words = text(f"**{say(ctx, past, paper.headline, side)}**", size=17, leading=1.12)
        body = say(ctx, past, paper.body, side).strip() if paper.body else ""
        return column(words, text(body, size=16, colour="ink_soft", leading=1.15) if body else None, gap=1)

    def _foot(self, ctx: Context) -> Node:
        days = [number for _, number in self.playing.controller.days()]
        before = [number for number in days if self.line.index(number) < self.at]
        after = [number for number in days if self.line.index(number) > self.at]
        iron = self.playing.controller.settings.iron
        why = ctx.t("refusal.iron") if iron else ""
        return row(
            button("rashomon.before", ctx.t("rashomon.before"), enabled=bool(before), shortcut=Intent.PAGE_UP),
            button("rashomon.after", ctx.t("rashomon.after"), enabled=bool(after), shortcut=Intent.PAGE_DOWN), spacer(),
            button("rashomon.branch", ctx.t("rashomon.branch"), enabled=not iron, hint=why),
            button("rashomon.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK), gap=12, align="centre",
        )  # fmt: skip

    def _then(self) -> Playing:
        number = self.line[self.at]
        if self._past is None or self._past[0] != number:
            found = self.playing.controller.moment(number) or self.playing.controller
            self._past = (number, Playing(found, self.playing.human, self.playing.services, idle=True))
        return self._past[1]

    # What is done

    def handle(self, command: Command) -> Transition:
        """Move in time, change desks, play on from here."""
        match command:
            case Changed("rashomon.time", int(at)):
                self.at = at
            case Pressed(node_id) if node_id.startswith("desk."):
                self.desk = node_id.removeprefix("desk.")
            case Pressed("rashomon.before" | "rashomon.after" as node_id):
                self._jump(node_id == "rashomon.after")
            case Pressed("rashomon.branch"):
                t = self.playing.services.strings.text
                return Push(Question("rashomon", t("rashomon.branch"), t("rashomon.sure"), t("rashomon.go")))
            case Resumed(Answer("rashomon", True)):
                return self._play_on()
            case Pressed("rashomon.back"):
                return Pop()
            case Pressed("ledger.marks") | Asked(Intent.MARKS):
                return Push(marks_of(self.playing))
        return Stay()

    def _jump(self, on: bool) -> None:
        places = [self.line.index(number) for _, number in self.playing.controller.days()]
        if on:
            self.at = min((place for place in places if place > self.at), default=len(self.line) - 1)
        else:
            self.at = max((place for place in places if place < self.at), default=0)

    def _play_on(self) -> Transition:
        from game.ui.scenes.flow import begin

        made = self.playing.controller.branch(self.line[self.at])
        if isinstance(made, Refused):
            return Push(Message(self.playing.services.strings.text("rashomon.branch"), _said(self.playing, made)))
        return Reset(begin(Playing(controller=made, human=self.playing.human, services=self.playing.services)))


def _said(playing: Playing, refused: Refused) -> str:
    controller: Controller = playing.controller
    return controller.say(refused.message)
