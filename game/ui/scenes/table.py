"""The conference table: the ledger of articles, and beside it what this side must do now."""

from __future__ import annotations

from dataclasses import replace

from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_answer import OFFER, answers, offer_panel, standing_line
from game.ui.scenes.parts_coach import coach, moment_at_table
from game.ui.scenes.parts_composer import article_panel, draft_panel
from game.ui.scenes.parts_consequence import in_lines, in_short
from game.ui.scenes.parts_counsel import adviser_node
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_frame import navigate, navigation
from game.ui.scenes.parts_ledger import ledger
from game.ui.scenes.parts_map import map_panel
from game.ui.scenes.parts_news import FOLD, turn_words
from game.ui.scenes.parts_pressure import pressure
from game.ui.scenes.parts_reply import first_read, reply_slip, told
from game.ui.scenes.parts_speech import news, refusal
from game.ui.scenes.parts_strip import heading_row, room_words
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name
from game.ui.scenes.table_acts import Doings
from game.ui.scenes.table_draft import Composing
from game.ui.widgets.basic import column, columns, page, panel, row, scroll, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption
from game.views.options import Legal
from game.views.view import SideView

THEIR_OFFER = ("minutes.offer.", "reason.offer.", "reason.firm.", "reason.final.")
WIDE = 1480.0
"""Units of width from which the map and the gauges stand beside the table."""
MAP_SIZE = (352.0, 300.0)
DESK, HIGH = (1250.0, 700.0), 980.0
"""The desk beside them is set as in a smaller window, unless this one is as high as `HIGH`."""


class Table(Scene):
    """One side's seat at the table."""

    id = "table"
    follows_focus = True
    ambience = "rain"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.topic = "R3"
        self.desk = playing.desk(side)
        self.cue = playing.gavel()
        legal = playing.controller.legal(side)
        view = playing.controller.view(side)
        if legal.answer and view.seat.against is not None:
            self.desk.ticked = view.seat.against.articles
            self.desk.article = view.seat.against.articles[0]
            self.first_focus = OFFER
        elif legal.answer_signing:
            self.first_focus, self.topic = "signing.sign", "R6"
        elif legal.leave:
            self.first_focus, self.topic = "train.stay", "R15a"
        else:
            self.desk.article = self._open(view)
            self.first_focus = first_read(playing, side) or f"ladder.{self.desk.article}"
        self.desk.unfolded = bool(news(playing, side))
        self._courteous()
        self.doings = Doings(playing, side)
        self.composing = Composing(playing, side, self.first_focus)

    def _open(self, view: SideView) -> int:
        """The article under the hand: the one of before while it is open, else the first open one."""
        open_articles = view.seat.open_articles()
        if self.desk.article in open_articles or not open_articles:
            return self.desk.article
        return open_articles[0]

    def _courteous(self) -> None:
        """At a new sitting the draft's tone is courteous again, whatever it was at the last."""
        now, before, sheet = self.playing.controller.view(self.side).common.sitting, self.desk.toned, self.desk.sheet
        if before not in (0, now):
            sheet.now = replace(sheet.now, tone="courteous")
        self.desk.toned = now

    # What is seen

    def build(self, ctx: Context) -> Node:
        """Head, bar, ledger, what is to be done, and the buttons that do it."""
        view = self.playing.controller.view(self.side)
        legal = self.playing.controller.legal(self.side)
        live = legal.act or legal.reply_need
        draft = self.desk.sheet.now if live else Draft()
        left = ledger(ctx, self.playing, view, draft, self.desk.article, live=live)
        wings = self._wings(ctx, view)
        near = ctx if wings is None or ctx.units[1] >= HIGH else replace(ctx, units=DESK)
        right = scroll("desk", *self._desk(near, view, legal), gap=10, basis=560, grow=1)
        head = column(
            heading_row(ctx, self.playing, view, self._name(ctx, view)),
            navigation(ctx, self.playing, right=room_words(ctx, self.playing, view)),
            coach(ctx, self.playing, self.side, moment_at_table(view, legal, drafted=not draft.empty)), gap=4,
        )  # fmt: skip
        order = (right, left) if ctx.narrow else (left, right, wings)
        return page(columns(*order, gap=14), head=head, foot=self._foot(ctx, view, legal), gap=10)

    def _wings(self, ctx: Context, view: SideView) -> Node | None:
        """Where the window is wide enough: the map as it stands, and the gauges."""
        if ctx.units[0] < WIDE:
            return None
        chart = map_panel(ctx, self.playing, self.side, MAP_SIZE)
        return scroll("wings", chart, pressure(ctx, self.playing, view), gap=10, basis=MAP_SIZE[0], max_w=MAP_SIZE[0])

    def _name(self, ctx: Context, view: SideView) -> str:
        name = self.playing.controller.presentation.sides.of(self.side).name
        return ctx.t("table.title", side=name)

    def _desk(self, ctx: Context, view: SideView, legal: Legal) -> list[Node | None]:
        fresh = self._news(legal)
        offer = view.seat.against
        if legal.answer and offer is not None:
            ticked = self.doings.ticked(offer)
            return [
                *self._turn(ctx, "table.answer", fresh),
                offer_panel(ctx, self.playing, view, offer, ticked, asked=True),
                answers(ctx, self.playing, view, offer, ticked, reserve=legal.reserve) if ctx.narrow else None,
            ]  # fmt: skip
        if legal.answer_signing:
            return [
                *self._turn(ctx, "table.signing", fresh),
                self._signing(ctx, view),
            ]
        if legal.leave:
            return [*self._turn(ctx, "table.train", fresh), self._train(ctx, view)]
        if not (legal.act or legal.reply_need):
            return turn_words(ctx, self.playing, self.side, ctx.t("table.wait"), fresh)
        key = "table.need" if legal.reply_need else "table.act"
        reply = reply_slip(ctx, self.playing, self.side)
        now, *more = self._turn(ctx, key, fresh)
        return [
            now,
            reply,
            *more,
            standing_line(ctx, self.playing, view, replied=reply is not None),
            article_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article, live=True),
            draft_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article),
        ]  # fmt: skip

    def _turn(self, ctx: Context, key: str, fresh: tuple[Minute, ...]) -> list[Node | None]:
        head = turn_words(ctx, self.playing, self.side, ctx.t(key), fresh, ctx.t(f"{key}_how"))
        return [*head, adviser_node(ctx, self.playing, self.side)]

    def _news(self, legal: Legal) -> tuple[Minute, ...]:
        """What the others said and did since this side last acted, but for what the desk shows by itself."""
        if legal.act or legal.reply_need:
            return told(self.playing, self.side)
        shown = THEIR_OFFER if legal.answer else ()
        return tuple(line for line in news(self.playing, self.side) if not line.message.key.startswith(shown))

    def _signing(self, ctx: Context, view: SideView) -> Node:
        return panel(
            in_lines(ctx, self.playing, view, weigh(view)),
            row(
                button("signing.sign", ctx.t("table.sign"), primary=True),
                button("signing.refuse", ctx.t("table.refuse_sign")),
                gap=12,
            ),
            gap=12,
            surface="sheet",
        )

    def _train(self, ctx: Context, view: SideView) -> Node:
        train = view.common.train
        over = article_name(self.playing.controller.presentation, train.article) if train is not None else ""
        return panel(
            text(ctx.t("table.train_over", article=over)),
            row(
                button("train.stay", ctx.t("table.stay"), primary=True),
                button("train.leave", ctx.t("table.leave")),
                gap=12,
            ),
            gap=12,
            surface="sheet",
        )

    def _foot(self, ctx: Context, view: SideView, legal: Legal) -> Node | None:
        """The one-line consequence and the acts."""
        draft, offer = self.desk.sheet.now, view.seat.against
        if legal.answer and offer is not None:
            return (
                None
                if ctx.narrow
                else answers(ctx, self.playing, view, offer, self.doings.ticked(offer), reserve=legal.reserve)
            )
        if not (legal.act or legal.reply_need):
            return None
        wrong = refusal(ctx, self.playing, self._why_not(), self.side)
        words, colour = ctx.t("table.no_draft", cap=key_caption(ctx.key(Intent.REMOVE))), "ink_soft"
        if wrong and not draft.empty:
            words, colour = f"**{wrong}**", "warn"
        elif not draft.empty:
            weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)
            words, colour = in_short(ctx, self.playing, view, weighed), "ink"
        acts = [
            button(
                "act.adjourn",
                ctx.t("table.silent" if legal.reply_need else "table.adjourn"),
                hint=ctx.t("table.adjourn_hint"),
            ),
            button("act.more", ctx.t("table.more")) if legal.act else None,
            button("act.lay", ctx.t("table.lay"), primary=True, enabled=not wrong, hint=wrong),
        ]
        said = text(words, size=17, leading=1.1, grow=1, min_w=260, colour=colour)
        return row(said, row(*acts, gap=10), gap=18, align="centre")

    def _why_not(self) -> Refused | None:
        draft = self.desk.sheet.now
        return self.playing.controller.why_not(self.side, draft.offer())

    # What is done

    def handle(self, command: Command) -> Transition:
        """The bar, the draft, the answers, the acts."""
        moved = navigate(self.playing, self.side, command, self.topic)
        if moved is not None:
            return moved
        if self.composing.takes(command):
            before = self.desk.sheet.now
            self.composing.edit(command)
            self.desk.unfolded = self.desk.unfolded and self.desk.sheet.now == before
            return Stay(self.composing.next(command))
        if isinstance(command, Asked):
            legal = self.playing.controller.legal(self.side)
            if command.intent is Intent.REMOVE and (legal.act or legal.reply_need):
                self.composing.remove()
            return Stay()
        if isinstance(command, Pressed):
            if command.id == FOLD:
                self.desk.unfolded = not self.desk.unfolded
            return self.doings.done(command.id)
        return Stay()
