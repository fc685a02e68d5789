"""The conference table: the ledger of articles, and beside it what this side must do now."""

from __future__ import annotations

from dataclasses import replace

from game.engine import actions as a
from game.engine.refusals import Refused
from game.engine.treaty import Offer
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts
from game.ui.scenes.barring import Barring
from game.ui.scenes.base import Asked, Changed, Command, Context, Focused, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.compare import Compare
from game.ui.scenes.confirm import Confirm
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
from game.ui.scenes.parts_reply import last_reply, reply_slip
from game.ui.scenes.parts_speech import news, refusal
from game.ui.scenes.parts_strip import heading_row, room_words
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name, term_text
from game.ui.scenes.templates import Templates
from game.ui.widgets.basic import column, columns, eyebrow, note, page, panel, row, scroll, text
from game.ui.widgets.controls import button
from game.views.options import Legal
from game.views.view import SideView

THEIR_OFFER = ("minutes.offer.", "reason.offer.", "reason.firm.", "reason.final.")
THEIR_REPLY = ("minutes.declined.", "minutes.reserved", "reason.decline.", "reason.reserve.")
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
            self.first_focus = f"ladder.{self.desk.article}"
        self._here = self.first_focus

    def _open(self, view: SideView) -> int:
        """The article under the hand: the one of before while it is open, else the first open one."""
        open_articles = view.seat.open_articles()
        if self.desk.article in open_articles or not open_articles:
            return self.desk.article
        return open_articles[0]

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
            ticked = self._ticked(offer)
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
        wrong = refusal(ctx, self.playing, self._why_not(), self.side)
        key = "table.need" if legal.reply_need else "table.act"
        reply = reply_slip(ctx, self.playing, self.side)
        return [
            *self._turn(ctx, key, fresh),
            reply,
            standing_line(ctx, self.playing, view, replied=reply is not None),
            article_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article, live=True),
            draft_panel(ctx, self.playing, view, self.desk.sheet.now, self.desk.article, wrong),
        ]  # fmt: skip

    def _turn(self, ctx: Context, key: str, fresh: tuple[Minute, ...]) -> list[Node | None]:
        head = turn_words(ctx, self.playing, self.side, ctx.t(key), fresh, ctx.t(f"{key}_how"))
        return [*head, adviser_node(ctx, self.playing, self.side)]

    def _news(self, legal: Legal) -> tuple[Minute, ...]:
        """What the others said and did since this side last acted, but for what the desk shows by itself."""
        fresh = news(self.playing, self.side)
        shown = THEIR_OFFER if legal.answer else ()
        if (legal.act or legal.reply_need) and last_reply(self.playing, self.side) is not None:
            shown = THEIR_REPLY
        return tuple(minute for minute in fresh if not minute.message.key.startswith(shown))

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
                else answers(ctx, self.playing, view, offer, self._ticked(offer), reserve=legal.reserve)
            )
        if not (legal.act or legal.reply_need):
            return None
        words = ctx.t("table.no_draft")
        if not draft.empty:
            weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)
            words = in_short(ctx, self.playing, view, weighed)
        wrong = refusal(ctx, self.playing, self._why_not(), self.side)
        acts = [
            button(
                "act.adjourn",
                ctx.t("table.silent" if legal.reply_need else "table.adjourn"),
                hint=ctx.t("table.adjourn_hint"),
            ),
            button("act.more", ctx.t("table.more")) if legal.act else None,
            button("act.lay", ctx.t("table.lay"), primary=True, enabled=not wrong, hint=wrong),
        ]
        said = text(words, size=17, leading=1.1, grow=1, min_w=260, colour="ink" if not draft.empty else "ink_soft")
        return row(said, row(*acts, gap=10), gap=18, align="centre")

    def _ticked(self, offer: Offer) -> tuple[int, ...]:
        return offer.articles if self.desk.ticked is None else self.desk.ticked

    def _why_not(self) -> Refused | None:
        draft = self.desk.sheet.now
        return self.playing.controller.why_not(self.side, draft.offer())

    # What is done

    def handle(self, command: Command) -> Transition:
        """The bar, the draft, the answers, the acts."""
        moved = navigate(self.playing, self.side, command, self.topic)
        if moved is not None:
            return moved
        if isinstance(command, Focused | Changed) or (isinstance(command, Pressed) and self._drafts(command.id)):
            self._edit(command)
            return Stay(self._next(command))
        if isinstance(command, Asked):
            return self._asked(command.intent)
        if isinstance(command, Pressed):
            if command.id == FOLD:
                self.desk.unfolded = not self.desk.unfolded
            return self._answer(command.id) or self._act(command.id) or Stay()
        return Stay()

    def _next(self, command: Command) -> str:
        """Where the hand goes after a rung was chosen by its number on a ladder: to the next article that is open."""
        by_number = isinstance(command, Pressed) and command.id.startswith("rung.") and not command.pointer
        if not by_number or not self._here.startswith(("ladder.", "name.")):
            return ""
        opened = self.playing.controller.view(self.side).seat.open_articles()
        after = [n for n in opened if n > self.desk.article]
        self.desk.article = after[0] if after else self.desk.article
        self._here = f"ladder.{self.desk.article}"
        return self._here

    def _asked(self, intent: Intent) -> Transition:
        sheet, legal = self.desk.sheet, self.playing.controller.legal(self.side)
        if intent is Intent.REMOVE and (legal.act or legal.reply_need):
            sheet.change(sheet.now.put(self.desk.article, None))
        return Stay()

    @staticmethod
    def _drafts(node_id: str) -> bool:
        kinds = ("rung.", "name.", "tone.", "draft.undo", "draft.redo", "draft.clear", "draft.aside")
        return node_id.startswith(kinds)

    def _edit(self, command: Command) -> None:
        sheet = self.desk.sheet
        draft = sheet.now
        if isinstance(command, Focused):
            self._here = command.id
        match command:
            case Focused(node_id) if node_id.startswith(("ladder.", "name.")):
                self.desk.article = int(node_id.split(".")[1])
            case Pressed(node_id) if node_id.startswith("name."):
                self.desk.article = int(node_id.split(".")[1])
            case Pressed(node_id) if node_id.startswith("rung."):
                option = int(node_id.split(".")[1])
                same = draft.option(self.desk.article) == option
                sheet.change(draft.put(self.desk.article, None if same else option))
            case Pressed("draft.undo"):
                sheet.undo()
            case Pressed("draft.redo"):
                sheet.redo()
            case Pressed("draft.clear"):
                sheet.change(Draft())
            case Pressed("draft.aside"):
                sheet.aside = draft
            case Pressed(node_id) if node_id.startswith("tone."):
                sheet.change(_with(draft, tone=node_id.removeprefix("tone.")))
            case Changed("draft.linked", bool(on)):
                sheet.change(_with(draft, linked=on))
            case Changed("draft.adref", bool(on)):
                sheet.change(_with(draft, ad_referendum=on))
            case Changed("draft.give_up"):
                sheet.change(draft.give_up(self.desk.article))
            case Changed(node_id, bool(on)) if node_id.startswith("take."):
                self._tick(int(node_id.split(".")[1]), on)
            case Changed(node_id, int(value)) if node_id.startswith("ladder."):
                self._slide(int(node_id.split(".")[1]), value)

    def _slide(self, article: int, value: int) -> None:
        """A ladder was moved; a closed rung is passed over."""
        sheet = self.desk.sheet
        self.desk.article = article
        matter = self.playing.controller.view(self.side).common.matters[article]
        before = sheet.now.option(article)
        count = len(self.playing.controller.presentation.articles[article].options)
        step = 1 if before is not None and value - 1 > before else -1
        while 0 < value <= count and value - 1 in matter.closed:
            value += step
        if 0 < value <= count:
            sheet.change(sheet.now.put(article, value - 1))

    def _tick(self, article: int, on: bool) -> None:
        offer = self.playing.controller.view(self.side).seat.against
        if offer is None:
            return
        now = self._ticked(offer)
        self.desk.ticked = tuple(each for each in offer.articles if (on if each == article else each in now))

    def _answer(self, node_id: str) -> Transition | None:
        view = self.playing.controller.view(self.side)
        offer = view.seat.against
        if node_id == "answer.accept" and offer is not None:
            return self._accept(view, offer)
        if node_id == "answer.reserve":
            return self._do(a.Answer("reserve"))
        if node_id == "answer.instructions" and offer is not None and len(offer.terms) > 1:
            return Push(Barring(self.playing, self.side, offer))
        if node_id in ("answer.price", "answer.instructions", "answer.not_now"):
            return self._do(a.Answer("decline", (), node_id.removeprefix("answer.")))
        if node_id == "signing.sign":
            return self._ask(a.AnswerSigning(True), "confirm.treaty", "confirm.treaty_yes")
        if node_id == "signing.refuse":
            return self._ask(a.AnswerSigning(False), "confirm.refuse", "confirm.refuse_yes", "confirm.refuse_how")
        if node_id == "train.stay":
            return self._do(a.Stay())
        if node_id == "train.leave":
            return self._ask(a.Leave(), "confirm.leave", "confirm.leave_yes", "confirm.leave_how")
        return None

    def _accept(self, view: SideView, offer: Offer) -> Transition:
        ticked = self._ticked(offer)
        part = not offer.linked and len(ticked) < len(offer.terms)
        action = a.Answer("accept", ticked if part else ())
        terms = tuple(term for term in offer.terms if not part or term[0] in ticked)

        def lines(ctx: Context) -> list[Node]:
            weighed = weigh(view, terms, () if part else offer.withdraws)
            return [_listed(self.playing, terms), in_lines(ctx, self.playing, view, weighed)]

        return Push(Confirm(self.playing, self.side, action, "confirm.accept", lines, "confirm.accept_yes"))

    def _ask(self, action: a.Action, caption: str, yes: str, how: str = "") -> Transition:
        view = self.playing.controller.view(self.side)

        def lines(ctx: Context) -> list[Node]:
            return [text(ctx.t(how))] if how else [in_lines(ctx, self.playing, view, weigh(view))]

        return Push(Confirm(self.playing, self.side, action, caption, lines, yes))

    def _act(self, node_id: str) -> Transition | None:
        match node_id:
            case "act.lay":
                return self._lay()
            case "act.adjourn":
                return self._do(a.Adjourn())
            case "act.more":
                return Push(Acts(self.playing, self.side))
            case "draft.templates":
                return Push(Templates(self.playing, self.side))
            case "draft.compare":
                return Push(Compare(self.playing, self.side))
        return None

    def _lay(self) -> Transition:
        view, draft = self.playing.controller.view(self.side), self.desk.sheet.now
        weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)

        def lines(ctx: Context) -> list[Node]:
            form = ctx.t("answer.linked" if draft.linked else "answer.separable")
            tone = f"{ctx.t(f'answer.{draft.tone}' if draft.tone != 'final' else 'tone.final_hint')} \u00b7 {form}"
            return [
                _listed(self.playing, draft.terms),
                note(tone), eyebrow(ctx.t("answer.if_taken")), in_lines(ctx, self.playing, view, weighed),
            ]  # fmt: skip

        return Push(
            Confirm(
                self.playing, self.side, draft.offer(), "confirm.lay", lines, "confirm.lay_yes", self.desk.sheet.sent
            )
        )

    def _do(self, action: a.Action) -> Transition:
        refused = flow.act(self.playing, self.side, action)
        if refused is None:
            self.desk.ticked = None
            return flow.go_on(self.playing)
        return Stay()


def _with(
    draft: Draft, *, linked: bool | None = None, tone: str | None = None, ad_referendum: bool | None = None
) -> Draft:
    return Draft(
        draft.terms,
        draft.linked if linked is None else linked,
        draft.tone if tone is None else tone,
        draft.ad_referendum if ad_referendum is None else ad_referendum,
        draft.withdraws,
    )


def _listed(playing: Playing, terms: tuple[tuple[int, int], ...]) -> Node:
    """Terms one under another."""
    shown = playing.controller.presentation
    return column(*(text(term_text(shown, n, option), size=18) for n, option in terms), gap=2)
