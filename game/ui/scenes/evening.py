"""The evening: one back-channel act or none, chosen in secret; and the mediator's text, if one is before us."""

from __future__ import annotations

from functools import partial

from game.engine import actions as a
from game.engine.play import INFLUENCE_CAP
from game.engine.rules_dispatches import INFLUENCE_A_SITTING
from game.engine.treaty import Terms
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.display import narrow
from game.ui.intents import Intent
from game.ui.playing import Desk, Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Asked, Changed, Command, Context, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.parts_answer import standing_line
from game.ui.scenes.parts_coach import coach
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_counsel import adviser_node
from game.ui.scenes.parts_frame import close, navigate, play_head, play_tail, snug
from game.ui.scenes.parts_news import FOLD, news_panel, turn_words
from game.ui.scenes.parts_pressure import pressure
from game.ui.scenes.parts_reply import first_slip, reply_slip, told
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name, day, likelihood, option_name, short_name
from game.ui.widgets.basic import (
    column,
    columns,
    eyebrow,
    heading,
    note,
    page,
    panel,
    region,
    roving,
    row,
    rule,
    scroll,
    spacer,
    text,
)  # fmt: skip
from game.ui.widgets.controls import Option, button, choice, listitem, toggle
from game.views.estimates import cable_estimate, package_estimate
from game.views.options import InstrumentOption, Legal
from game.views.view import SideView

SAVE, DO, TOLD = "save", "evening.do", "evening.told"
WIDE, FEW = 1250, 3
HEAD, LEAST = 560.0, 110.0
"""How high the window is beside news that stand over the cards, and how high they are at least."""
AIMS = {"walk_away": "evening.walk_away", "offer": "evening.refer"}
GRAVE, PUBLIC = 2, ("announce", "press")
"""From this cost on, and where it is said in public, it is asked first whether it is to be done."""


class EveningScene(Scene):
    """Cards of instruments at the left, the one in hand at the right."""

    id = "evening"
    topic = "R12"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.desk: Desk = playing.desk(side)
        self.wrong: str = ""
        legal = playing.controller.legal(side)
        known = {each.id for each in legal.instruments}
        if self.desk.instrument not in known:
            self._take_up(SAVE)
        folded = narrow(playing.services.settings)  # in one column what may be done tonight comes first
        self.desk.unfolded = bool(told(playing, side)) and not folded
        self.first_focus = "text.no" if legal.mark_text else first_slip(playing, side) or f"card.{self.desk.instrument}"

    def _take_up(self, instrument: str) -> None:
        if instrument != self.desk.instrument:
            self.desk.instrument, self.desk.targets, self.desk.target = instrument, (), ""

    # What is seen

    def build(self, ctx: Context) -> Node:
        """The mediator's text first when there is one, then the cards."""
        ctx = snug(ctx)
        view = self.playing.controller.view(self.side)
        legal = self.playing.controller.legal(self.side)
        lesson = coach(ctx, self.playing, self.side, self._moment(legal))
        head = play_head(ctx, self.playing, view, ctx.t("evening.title"), lesson=lesson)
        said, tail = lesson if close(ctx) else None, play_tail(ctx, self.playing, view)
        if legal.mark_text and view.common.text is not None:
            heard = reply_slip(ctx, self.playing, self.side)
            body = scroll("evening.text", said, heard, self._text(ctx, view, view.common.text), tail, align="centre")
            return page(body, head=head, gap=10)
        cards, hand, foot = self._cards(ctx, legal), self._hand(ctx, view, legal), self._foot(ctx, legal)
        if ctx.narrow:
            return page(scroll("evening.all", said, *self._one(ctx, cards, hand), tail, gap=7), head=head, foot=foot,
                        gap=6)  # fmt: skip
        listed = roving(scroll("evening.cards", *cards, gap=4), self._in_hand)
        shown = panel(listed, padding=(8, 10, 8, 10), basis=480, grow=1)
        news = news_panel(ctx, self.playing, self.side, told(self.playing, self.side), max(LEAST, ctx.units[1] - HEAD))
        left = shown if news is None else column(news, shown, gap=8, basis=480, grow=1)
        right = scroll("evening.hand", *self._heard(ctx), *hand, gap=10, basis=480, grow=1)
        return page(columns(left, right, gap=16), head=head, foot=foot, gap=10)

    def _one(self, ctx: Context, cards: list[Node], hand: list[Node | None]) -> list[Node | None]:
        """One column: what they did, then the cards; what the card in hand does stands right under it."""
        adviser, told, *after = hand if len(hand) > 1 else [*hand, None]
        at = next((n for n, card in enumerate(cards) if card.selected), len(cards) - 1) + 1
        listed = roving(column(*cards[:at], told, *cards[at:], gap=4), self._in_hand)
        return [*self._heard(ctx), adviser, listed, *after]

    @property
    def _in_hand(self) -> str:
        return f"card.{self.desk.instrument}"

    def _moment(self, legal: Legal) -> str:
        if legal.mark_text:
            return "text"
        return "evening" if self.desk.instrument == SAVE else "card"

    def _cards(self, ctx: Context, legal: Legal) -> list[Node]:
        found = [self._save_card(ctx)]
        found += [self._card(ctx, each) for each in legal.instruments if each.refused is None]
        barred = [self._card(ctx, each) for each in legal.instruments if each.refused is not None]
        if barred:
            found += [
                text(ctx.t("evening.barred"), size=15, face="italic", colour="ink_soft", padding=(8, 8, 2, 8)),
                *barred,
            ]
        return found

    def _save_card(self, ctx: Context) -> Node:
        words = column(
            text(ctx.t("evening.save"), size=19, face="bold"), note(ctx.t("evening.save_how"), size=16), gap=0, grow=1
        )
        return listitem(
            f"card.{SAVE}",
            ctx.t("evening.save"),
            words,
            _cost(ctx, -coming(self.playing, self.side)),
            selected=self.desk.instrument == SAVE,
        )

    def _card(self, ctx: Context, option: InstrumentOption) -> Node:
        card = self.playing.controller.presentation.instrument(option.id)
        dress = card.dress.of(self.side) if card is not None else None
        name = option.id if dress is None else dress.name
        wrong = refusal(ctx, self.playing, option.refused, self.side)
        words = column(
            text(name, size=19, face="bold", colour="disabled" if wrong else "ink", leading=1.12),
            note(wrong or ctx.t(f"instrument.{option.kind}"), size=15), gap=0, grow=1,
        )  # fmt: skip
        return listitem(
            f"card.{option.id}",
            name,
            words,
            _cost(ctx, option.cost),
            selected=self.desk.instrument == option.id,
            value=wrong,
            padding=(6, 10),
        )

    def _heard(self, ctx: Context) -> list[Node | None]:
        """That an act may be chosen, then what they answered and did; in one column it stands above the cards."""
        words, how, fresh = ctx.t("evening.now"), ctx.t("evening.now_how"), told(self.playing, self.side)
        head, *more = turn_words(ctx, self.playing, self.side, words, fresh, how, apart=True)
        reply = reply_slip(ctx, self.playing, self.side)
        return [head, reply, *more]

    def _hand(self, ctx: Context, view: SideView, legal: Legal) -> list[Node | None]:
        option = self._option(legal)
        parts = [adviser_node(ctx, self.playing, self.side)]
        if option is None:
            parts += [
                _told(
                    heading(ctx.t("evening.save"), size=22),
                    text(_save_words(ctx, coming(self.playing, self.side))),
                    gap=10,
                ),
                pressure(ctx, self.playing, view),
            ]
            return parts
        card = self.playing.controller.presentation.instrument(option.id)
        if card is None:
            return parts
        dress = card.dress.of(self.side)
        terms = ctx.t("evening.terms", n=option.cost, influence=view.own.influence)
        rest = ctx.t("evening.rest", n=dress.rest) if dress.rest else ""
        limit = ctx.t("evening.limit", n=dress.limit) if dress.limit else ""
        wrong = refusal(ctx, self.playing, option.refused, self.side)
        parts.append(
            _told(
                heading(dress.name, size=24), text(dress.text.strip()),
                note(" ".join(part for part in (terms, rest, limit) if part), size=16),
                text(wrong, size=18, face="bold", colour="warn") if wrong else None,
                *([] if wrong else self._targets(ctx, view, option)), gap=8,
            )
        )  # fmt: skip
        return parts

    def _targets(self, ctx: Context, view: SideView, option: InstrumentOption) -> list[Node | None]:
        """On what it is played: the articles, their walk-away, or the offer reserved."""
        if not option.least:
            return []
        shown, several = self.playing.controller.presentation, option.most > 1
        rows: list[Node] = []
        for article in option.articles:
            words = article_name(shown, article)
            under = self._prospect(ctx, view, option, article)
            on = article in self.desk.targets
            if several:
                rows.append(toggle(f"aim.{article}", words, on, on=article))
            else:
                rows.append(choice(f"aim.{article}", Option(str(article), words, under, on=article), chosen=on))
        if option.on_walk_away:
            rows.append(
                choice("aim.walk_away", Option("w", ctx.t("evening.walk_away")), chosen=self.desk.target == "walk_away")
            )
        if option.on_offer:
            rows.append(self._referred(ctx, view))
        if not rows:
            return [note(ctx.t("evening.no_article"))]
        key = "evening.choose_two" if several else "evening.choose"
        half, asked = (len(rows) + 1) // 2, [*self._answer_on(ctx, view, option), eyebrow(ctx.t(key))]
        if ctx.units[0] < WIDE or half < FEW:
            return [*asked, roving(column(*rows, gap=1))]
        leaves = [column(*part, gap=1, basis=260, grow=1) for part in (rows[:half], rows[half:])]
        return [*asked, roving(row(*leaves, gap=10))]

    def _prospect(self, ctx: Context, view: SideView, option: InstrumentOption, article: int) -> str:
        """What the capital will likely say to a cable."""
        line = view.own.mandate[article]
        if option.kind != "cable" or line is None:
            return ""
        chance = cable_estimate(view, article)
        last = len(view.board.articles[article].options) - 1
        wanted = min(last, line.option + 1) if view.side is Side.FIRST else max(0, line.option - 1)
        name = option_name(self.playing.controller.presentation, article, wanted)
        words = likelihood(ctx, 0 if chance is None else chance.per_mille)
        return ctx.t("evening.prospect", option=name, likely=words)

    def _answer_on(self, ctx: Context, view: SideView, option: InstrumentOption) -> list[Node]:
        """When home will have answered, where that takes longer than until the next sitting."""
        lag, shown = view.board.lag.of(view.side), self.playing.controller.presentation
        if option.kind != "cable" or not lag:
            return []
        date = shown.date(view.common.sitting + 1 + lag)
        return [text(ctx.t("evening.answer_on", date=day(ctx, date)) if date else ctx.t("evening.answer_never"))]

    def _referred(self, ctx: Context, view: SideView) -> Node:
        """The reserved offer, to be laid before the capital whole."""
        offer = view.seat.against
        chance = None if offer is None else package_estimate(view, offer.terms)
        words = likelihood(ctx, 0 if chance is None else chance.per_mille)
        under = ctx.t("evening.prospect_whole", likely=words)
        return choice("aim.offer", Option("o", ctx.t("evening.refer"), under), chosen=self.desk.target == "offer")

    def _text(self, ctx: Context, view: SideView, terms: Terms) -> Node:
        """The mediator's text with what it is worth, to be marked in secret."""
        shown = self.playing.controller.presentation
        name = "" if shown.mediator is None else shown.mediator.name
        lines = [
            text(f"**{short_name(shown, n)}:** {option_name(shown, n, o)} "
                 f"*({ctx.t('evening.points', points=view.own.points[n][o])})*")
            for n, o in terms
        ]  # fmt: skip
        return panel(
            heading(ctx.t("evening.text", mediator=name)),
            note(ctx.t("evening.text_how")),
            rule("swelled"),
            *lines,
            rule(),
            in_lines(ctx, self.playing, view, weigh(view, terms)),
            standing_line(ctx, self.playing, view),
            row(
                spacer(),
                button("text.no", ctx.t("evening.text_no")),
                button("text.yes", ctx.t("evening.text_yes"), primary=True),
                gap=12,
            ),
            surface="sheet",
            gap=10,
            padding=(26, 36, 24, 36),
            max_w=760,
            basis=760,
        )

    def _foot(self, ctx: Context, legal: Legal) -> Node:
        option, guess = self._option(legal), button("evening.guess", ctx.t("guess.open"), quiet=True)
        if option is None:
            act = button(DO, ctx.t("evening.save_do"), primary=True)
            return row(guess, spacer(), act)
        wrong = refusal(ctx, self.playing, self.playing.controller.why_not(self.side, self._action()), self.side)
        if wrong and option.least and option.refused is None and not (self.desk.targets or self.desk.target):
            wrong = ctx.t("evening.aim")
        act = button(DO, ctx.t("evening.do"), primary=True, enabled=not wrong, hint=wrong)
        return row(
            guess,
            text(wrong, size=17, colour="ink_soft", face="italic", grow=1) if wrong else spacer(),
            act,
            gap=14,
            align="centre",
        )

    def _option(self, legal: Legal) -> InstrumentOption | None:
        return next((each for each in legal.instruments if each.id == self.desk.instrument), None)

    def _action(self) -> a.Action:
        if self.desk.instrument == SAVE:
            return a.SaveInfluence()
        return a.PlayInstrument(self.desk.instrument, () if self.desk.target else self.desk.targets, self.desk.target)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Take up a card, aim it, play it."""
        match command:
            case Pressed(node_id) if node_id.startswith("card."):
                self._take_up(node_id.removeprefix("card."))
                self.desk.unfolded = False
                return Stay("" if command.pointer else self._leads_to(), show=TOLD)
            case Asked(Intent.PROCEED):
                return Stay(self._leads_to(), show=TOLD)
            case Pressed(node_id) if node_id == FOLD:
                self.desk.unfolded = not self.desk.unfolded
            case Pressed(node_id) | Changed(node_id) if node_id.startswith("aim."):
                self._aim(command)
                return Stay("" if isinstance(command, Pressed) and command.pointer else self._aimed())
            case Pressed("evening.guess"):
                return Push(GuessScene(self.playing, self.side))
            case Pressed("evening.do"):
                option = self._option(self.playing.controller.legal(self.side))
                grave = option is not None and (option.cost >= GRAVE or option.kind in PUBLIC)
                return self._ask(option) if grave and option is not None else self._do(self._action())
            case Pressed("text.yes"):
                return self._do(a.MarkText(True))
            case Pressed("text.no"):
                return self._do(a.MarkText(False))
            case _:
                return navigate(self.playing, self.side, command, self.topic) or Stay()
        return Stay()

    def _aim(self, command: Command) -> None:
        """Take what the card in hand is to be played on."""
        match command:
            case Pressed("aim.walk_away"):
                self.desk.target, self.desk.targets = "walk_away", ()
            case Pressed("aim.offer"):
                self.desk.target, self.desk.targets = "offer", ()
            case Pressed(on=int(article)):
                self.desk.target, self.desk.targets = "", (article,)
            case Changed(_, bool(on), int(article)):
                rest = tuple(each for each in self.desk.targets if each != article)
                self.desk.targets = tuple(sorted((*rest, article))) if on else rest

    def _aimed(self) -> str:
        """Where the hand goes from what a card is played on: to the button once no more can be chosen."""
        option = self._option(self.playing.controller.legal(self.side))
        full = option is not None and (bool(self.desk.target) or len(self.desk.targets) >= option.most)
        return DO if full and self.playing.controller.why_not(self.side, self._action()) is None else ""

    def _leads_to(self) -> str:
        """Where the hand goes from a card: to what it is to be done on, or to the button; nowhere from a barred one."""
        option = self._option(self.playing.controller.legal(self.side))
        if option is None:
            return DO
        if option.refused is not None:
            return ""
        if not option.least:
            return DO
        aims = [f"aim.{article}" for article in option.articles]
        aims += [f"aim.{name}" for name, on in (("walk_away", option.on_walk_away), ("offer", option.on_offer)) if on]
        chosen = [f"aim.{each}" for each in (*self.desk.targets, self.desk.target) if each != ""]
        return [*chosen, *aims, ""][0]

    def _ask(self, option: InstrumentOption) -> Transition:
        """The question before what is dear or said in public."""
        shown, desk = self.playing.controller.presentation, self.desk
        card, own = shown.instrument(option.id), self.playing.controller.view(self.side).own

        def lines(ctx: Context) -> list[Node]:
            aims = ctx.listed(article_name(shown, n) for n in desk.targets)
            aim = ctx.t(AIMS[desk.target]) if desk.target else aims
            cost = ctx.t("evening.terms", n=option.cost, influence=own.influence)
            how = ctx.t("evening.public") if option.kind in PUBLIC else ctx.t("evening.for_good")
            return [*([text(f"**{aim}**")] if aim else []), text(f"{cost} {how}")]

        about = {"name": option.id if card is None else card.dress.of(self.side).name}
        return Push(
            Confirm(self.playing, self.side, self._action(), "confirm.evening", lines, "confirm.evening_yes",
                    partial(self._take_up, SAVE), about)
        )  # fmt: skip

    def _do(self, action: a.Action) -> Transition:
        if flow.act(self.playing, self.side, action) is None:
            if not isinstance(action, a.MarkText):
                self._take_up(SAVE)
            return flow.go_on(self.playing)
        return Stay()


def _told(*parts: Node | None, gap: float) -> Node:
    """What the card in hand does, and on what."""
    sheet = region(panel(*parts, gap=gap))
    sheet.id = TOLD
    return sheet


def coming(playing: Playing, side: Side) -> int:
    """How much influence the next sitting really brings: less where the purse is nearly full."""
    return max(0, min(INFLUENCE_A_SITTING, INFLUENCE_CAP - playing.controller.view(side).own.influence))


def _save_words(ctx: Context, n: int) -> str:
    """What doing nothing brings, in a sentence."""
    return ctx.t("evening.save_text", n=n, most=INFLUENCE_CAP) if n else ctx.t("evening.save_full", most=INFLUENCE_CAP)


def _cost(ctx: Context, cost: int) -> Node:
    """What a card costs, in words and a figure; below nothing it is a gain."""
    key = "evening.gain" if cost < 0 else "evening.cost" if cost else "evening.free"
    return text(ctx.t(key, n=abs(cost)), size=17, face="bold", colour="ink_soft", text_align="right", width=84)
