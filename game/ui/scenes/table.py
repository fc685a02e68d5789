"""The conference table: the ledger of articles, and beside it what this side must do now."""

from __future__ import annotations

from dataclasses import replace

from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.display import narrow
from game.ui.intents import Intent
from game.ui.layout import SCROLLBAR
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_answer import OFFER, grounds, offer_panel, standing_line
from game.ui.scenes.parts_coach import coach, moment_at_table
from game.ui.scenes.parts_composer import article_panel, draft_panel
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_counsel import adviser_node
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_frame import close, low, navigate, play_head, play_tail, snug
from game.ui.scenes.parts_ledger import ledger
from game.ui.scenes.parts_map import map_panel
from game.ui.scenes.parts_news import FOLD, NEWS, news_panel, turn_words
from game.ui.scenes.parts_pressure import pressure
from game.ui.scenes.parts_reply import first_read, reply_slip, told
from game.ui.scenes.parts_speech import news
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name
from game.ui.scenes.table_acts import Doings
from game.ui.scenes.table_draft import Composing
from game.ui.scenes.table_foot import GROUNDS, decisive, foot
from game.ui.widgets.basic import column, columns, page, panel, row, scroll, text
from game.views.options import Legal
from game.views.view import SideView

THEIR_OFFER = ("minutes.offer.", "reason.offer.", "reason.firm.", "reason.final.")
WIDE = 1480.0
"""Units of width from which the map and the gauges stand beside the table."""
MAP_SIZE = (352.0, 300.0)
HEAD, LEAST_NEWS = 560.0, 110.0
"""How high the window is beside the news that stand over the ledger, and how high they are at least."""
AREA = "desk"
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
        elif legal.answer_signing or legal.leave:
            self.topic = "R6" if legal.answer_signing else "R15a"
        else:
            self.desk.article = self._open(view)
        self.desk.unfolded = bool(news(playing, side))
        self.first_focus, *others = self._first()
        self.else_focus = tuple(others)
        self._courteous()
        self.doings = Doings(playing, side)
        self.composing = Composing(playing, side, self.else_focus[-1])

    def _open(self, view: SideView) -> int:
        """The article under the hand: the one of before while it is open, else the first open one."""
        open_articles = view.seat.open_articles()
        if self.desk.article in open_articles or not open_articles:
            return self.desk.article
        return open_articles[0]

    def _first(self) -> tuple[str, ...]:
        """Where the keyboard begins: the first that is there. News can be rested on in one column only."""
        slip = first_read(self.playing, self.side)
        rung = f"rung.{self.desk.sheet.now.option(self.desk.article) or 0}"
        hand = rung if narrow(self.playing.services.settings) else f"ladder.{self.desk.article}"
        return (NEWS, OFFER, "signing.sign", "train.stay", *([slip] if slip else []), hand)

    def _courteous(self) -> None:
        """At a new sitting the draft's tone is courteous again, whatever it was at the last."""
        now, before, sheet = self.playing.controller.view(self.side).common.sitting, self.desk.toned, self.desk.sheet
        if before not in (0, now):
            sheet.now = replace(sheet.now, tone="courteous")
        self.desk.toned = now

    # What is seen

    def build(self, ctx: Context) -> Node:
        """Head, bar, ledger, what is to be done, and the buttons that do it."""
        ctx = snug(ctx)
        view = self.playing.controller.view(self.side)
        legal = self.playing.controller.legal(self.side)
        live = legal.act or legal.reply_need
        draft = self.desk.sheet.now if live else Draft()
        left = ledger(ctx, self.playing, view, draft, self.desk.article, live=live)
        lesson = coach(ctx, self.playing, self.side, moment_at_table(view, legal, drafted=not draft.empty))
        head = play_head(ctx, self.playing, view, self._name(ctx, view), lesson=lesson)
        offer = view.seat.against
        ticked = self.doings.ticked(offer) if offer is not None else ()
        below = foot(ctx, self.playing, view, legal, ticked, self._why_not() if live else None)
        if ctx.narrow:
            said = lesson if close(ctx) else None
            desk = (*self._desk(ctx, view, legal), *self._composer(ctx, view, legal))
            tail = play_tail(ctx, self.playing, view)
            return page(scroll(AREA, said, *desk, left, tail, gap=8), head=head, foot=below, gap=6)
        wings = self._wings(ctx, view)
        near = ctx if wings is None or ctx.units[1] >= HIGH else ctx._replace(units=DESK)
        high = max(LEAST_NEWS, ctx.units[1] - HEAD)
        above = news_panel(near, self.playing, self.side, self._news(legal), high)
        left = column(above, left, gap=8, basis=560, grow=1) if above is not None else left
        right = self._right(near, self._desk(near, view, legal), self._composer(near, view, legal))
        return page(columns(left, right, wings, gap=14), head=head, foot=below, gap=10)

    def _right(self, ctx: Context, desk: list[Node | None], composer: list[Node]) -> Node:
        """What is to be done, and under it the draft, which stays in sight unless the window is very low."""
        if low(ctx) or not composer:
            return scroll(AREA, *desk, *composer, gap=8, basis=560, grow=1)
        drafted = column(*composer, padding=(0, SCROLLBAR, 0, 0))
        return column(scroll(AREA, *desk, gap=8, grow=0), drafted, gap=8, basis=560, grow=1)

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
        """What happened, what is to be done, and what it is about."""
        fresh = self._news(legal)
        offer = view.seat.against
        if legal.answer and offer is not None:
            shown = offer_panel(ctx, self.playing, view, offer, self.doings.ticked(offer), asked=True)
            return [*self._turn(ctx, "table.answer", fresh), shown, grounds(ctx) if ctx.narrow else None]
        if legal.answer_signing:
            return [*self._turn(ctx, "table.signing", fresh), self._signing(ctx, view, legal)]
        if legal.leave:
            return [*self._turn(ctx, "table.train", fresh), self._train(ctx, view, legal)]
        if not (legal.act or legal.reply_need):
            return turn_words(ctx, self.playing, self.side, ctx.t("table.wait"), fresh, area=AREA, apart=True)
        key = "table.need" if legal.reply_need else "table.act"
        reply = reply_slip(ctx, self.playing, self.side)
        now, *more = self._turn(ctx, key, fresh)
        return [
            now,
            *((more[0], reply, *more[1:]) if ctx.narrow else (reply, *more)),
            standing_line(ctx, self.playing, view, replied=reply is not None),
            article_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article, live=True),
        ]  # fmt: skip

    def _composer(self, ctx: Context, view: SideView, legal: Legal) -> list[Node]:
        """The draft, which is in sight whatever stands over it; nothing where none may be laid."""
        if not (legal.act or legal.reply_need):
            return []
        return [draft_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article)]

    def _turn(self, ctx: Context, key: str, fresh: tuple[Minute, ...]) -> list[Node | None]:
        words, how = ctx.t(key), ctx.t(f"{key}_how")
        head = turn_words(ctx, self.playing, self.side, words, fresh, how, area=AREA, apart=True)
        return [*head, adviser_node(ctx, self.playing, self.side)]

    def _news(self, legal: Legal) -> tuple[Minute, ...]:
        """What the others said and did since this side last acted, but for what the desk shows by itself."""
        if legal.act or legal.reply_need:
            return told(self.playing, self.side)
        shown = THEIR_OFFER if legal.answer else ()
        return tuple(line for line in news(self.playing, self.side) if not line.message.key.startswith(shown))

    def _signing(self, ctx: Context, view: SideView, legal: Legal) -> Node:
        ways = None if ctx.narrow else row(*decisive(ctx, legal), gap=12)
        return panel(in_lines(ctx, self.playing, view, weigh(view)), ways, gap=12, surface="sheet")

    def _train(self, ctx: Context, view: SideView, legal: Legal) -> Node:
        train = view.common.train
        over = article_name(self.playing.controller.presentation, train.article) if train is not None else ""
        ways = None if ctx.narrow else row(*decisive(ctx, legal), gap=12)
        return panel(text(ctx.t("table.train_over", article=over)), ways, gap=12, surface="sheet")

    def _why_not(self) -> Refused | None:
        draft = self.desk.sheet.now
        return self.playing.controller.why_not(self.side, draft.offer())

    def _last_rung(self) -> str:
        """The end of the ladder under the hand, which is to be in sight with the rest of it where it has a column of
        its own; nothing where the hand is elsewhere.
        """
        if narrow(self.playing.services.settings) or not self.composing.here.startswith(("ladder.", "name.", "rung.")):
            return ""
        card = self.playing.controller.presentation.articles[self.desk.article]
        return f"rung.{len(card.options) - 1}"

    # What is done

    def handle(self, command: Command) -> Transition:
        """The bar, the draft, the answers, the acts."""
        moved = navigate(self.playing, self.side, command, self.topic)
        if moved is not None:
            return moved
        if self.composing.takes(command):
            before = self.desk.sheet.now
            self.composing.edit(command)
            # In two columns the rows under the hand would move by what is folded.
            if narrow(self.playing.services.settings):
                self.desk.unfolded = self.desk.unfolded and self.desk.sheet.now == before
            return Stay(self.composing.next(command), self._last_rung())
        if isinstance(command, Asked):
            legal = self.playing.controller.legal(self.side)
            if command.intent is Intent.REMOVE and (legal.act or legal.reply_need):
                self.composing.remove()
            return Stay()
        if isinstance(command, Pressed):
            if command.id == GROUNDS:
                return Stay("answer.price")
            if command.id == FOLD:
                self.desk.unfolded = not self.desk.unfolded
            return self.doings.done(command.id)
        return Stay()
