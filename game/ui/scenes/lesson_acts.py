"""What a team calls out at the table, entered before everybody: acts, the terms of an offer, a line for the minutes."""

from __future__ import annotations

from collections.abc import Callable

from game.classroom.calls import WORD
from game.classroom.cards import LETTERS
from game.engine import actions as a
from game.engine.legality import STATEMENT_LIMIT
from game.engine.refusals import Refused
from game.engine.treaty import TONES, UNLINKED_LIMIT, Offer, Terms
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Asked, Changed, Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.lesson_called import CalledScene, Sure, call_words
from game.ui.scenes.lesson_parts import (
    PRIVATE,
    article_words,
    aside,
    closed_words,
    look_of,
    neutral,
    option_words,
    press,
    reel,
    shared,
    side_name,
    sizes,
    term_words,
    words,
)
from game.ui.strings import escape
from game.ui.widgets.basic import column, row, spacer
from game.ui.widgets.controls import Option, stepper, text_box, toggle
from game.views.options import Legal

STARTERS = 8
NONE = 0
TICK = 24.0
HALF = 560.0
"""Units of width that a line of an offer needs to stand beside another."""
UNFOLD = "terms.settled"
"""The way to the settled articles, and back."""
GONE = -1
"""Stands for an option where an article is given up in return."""


def barred(klass: Class, side: Side, name: str) -> bool:
    """Whether this is not to be called out now. It hangs on public things alone."""
    legal = klass.controller.legal(side)
    offer = klass.controller.view(side).seat.against
    open_now: dict[str, bool] = {
        **dict.fromkeys(("accept", "price", "instructions", "not_now"), legal.answer),
        "part": legal.answer and offer is not None and not offer.linked and len(offer.terms) > 1,
        "reserve": legal.reserve,
        **dict.fromkeys(("sign_yes", "sign_no"), legal.answer_signing),
        **dict.fromkeys(("stay", "leave"), legal.leave),
        "offer": legal.act or legal.reply_need, "adjourn": legal.act or legal.reply_need, "present": legal.act,
        "need": legal.act and legal.need, "sign": legal.act and legal.sign, "withdraw": bool(legal.withdraw),
        "take_back": legal.act and legal.take_back, "train": bool(legal.train),
    }  # fmt: skip
    return not open_now[name]


def act_scene(klass: Class, side: Side, name: str) -> Scene:
    """The page on which something called out is made up, or read back at once where there is nothing to make up."""
    plain: dict[str, a.Action] = {
        "accept": a.Answer("accept"), "reserve": a.Answer("reserve"), "price": a.Answer("decline", (), "price"),
        "not_now": a.Answer("decline", (), "not_now"), "adjourn": a.Adjourn(), "need": a.AskNeed(),
        "sign": a.MoveToSign(), "sign_yes": a.AnswerSigning(True), "sign_no": a.AnswerSigning(False),
        "take_back": a.Withdraw(None), "stay": a.Stay(), "leave": a.Leave(),
    }  # fmt: skip
    if name in plain:
        return Sure(klass, side, name, plain[name])
    legal = klass.controller.legal(side)
    if name == "withdraw":
        return Over(klass, side, name, legal.withdraw, a.Withdraw)
    if name == "train":
        return Over(klass, side, name, legal.train, a.OrderTrain)
    offer = klass.controller.view(side).seat.against
    if name == "instructions" and (offer is None or len(offer.terms) == 1):
        return Sure(klass, side, name, a.Answer("decline", (), "instructions"))
    if name in ("part", "instructions") and offer is not None:
        return Several(klass, side, name, offer)
    return Choosing(klass, side, name)


class Over(CalledScene):
    """An act about one article."""

    id = "lesson_over"

    def __init__(
        self, klass: Class, side: Side, name: str, articles: tuple[int, ...], make: Callable[[int], a.Action]
    ) -> None:  # fmt: skip
        super().__init__(klass, side, name)
        self.articles, self.make = articles, make
        self.first_focus = f"over.{articles[0]}" if articles else "called.back"
        self.picked: int | None = None

    def build(self, ctx: Context) -> Node:
        """The articles it may be about."""
        rows = [
            look_of(toggle(f"over.{n}", article_words(ctx, self.klass, n), n == self.picked, on=n),
                    size=sizes(ctx).body)
            for n in self.articles
        ]  # fmt: skip
        return self.page(ctx, reel("over.body", *rows, gap=4), ready=self.picked is not None)

    def handle(self, command: Command) -> Transition:
        """Pick one."""
        if isinstance(command, Changed) and isinstance(command.on, int):
            self.picked = command.on if command.value else None
            return Stay()
        return super().handle(command)

    def action(self) -> a.Action | None:
        """The act over the article picked."""
        return None if self.picked is None else self.make(self.picked)


class Several(CalledScene):
    """Some articles of an offer: those of a separable one that are taken, or those that a team's orders forbid."""

    id = "lesson_part"

    def __init__(self, klass: Class, side: Side, name: str, offer: Offer) -> None:
        super().__init__(klass, side, name)
        self.offer = offer
        self.taken: tuple[int, ...] = ()
        self.first_focus = f"part.{offer.articles[0]}"

    def build(self, ctx: Context) -> Node:
        """Each article of the offer with a tick."""
        rows = []
        for n, option in self.offer.terms:
            label = term_words(ctx, self.klass, n, option, "class.term_plain")
            rows.append(look_of(toggle(f"part.{n}", label, n in self.taken, on=n), size=sizes(ctx).body))
        return self.page(ctx, reel("part.body", *rows, gap=4), ready=bool(self.taken))

    def handle(self, command: Command) -> Transition:
        """Tick and untick."""
        if isinstance(command, Changed) and isinstance(command.on, int):
            rest = tuple(n for n in self.taken if n != command.on)
            self.taken = tuple(sorted((*rest, command.on))) if command.value else rest
            return Stay()
        return super().handle(command)

    def action(self) -> a.Action | None:
        """Acceptance of what was ticked, or the plea that orders forbid it."""
        if not self.taken:
            return None
        if self.name == "instructions":
            return a.Answer("decline", self.taken, "instructions")
        return a.Answer("accept", self.taken)


class Choosing(CalledScene):
    """The terms of an offer, or positions: one line an article, moved by left and right."""

    id = "lesson_terms"

    area = "terms.body"
    reads_on = True

    def __init__(self, klass: Class, side: Side, name: str) -> None:
        super().__init__(klass, side, name)
        self.legal: Legal = klass.controller.legal(side)
        self.terms: dict[int, int] = {}
        self.linked, self.tone, self.subject = False, TONES[0], False
        self.unfolded = False
        opened, settled = self._articles()
        self.first_focus = f"terms.{opened[0]}" if opened else UNFOLD if settled else "called.back"

    def _articles(self) -> tuple[list[int], list[int]]:
        """Articles that may stand in it, in the order of every sheet: those that are open, and those that are settled,
        which only an offer can open again.
        """
        matters = self.klass.common.matters
        allowed = [n for n, options in enumerate(self.legal.options) if options]
        settled = [] if self.name == "present" else [n for n in allowed if not matters[n].open]
        return [n for n in allowed if matters[n].open], settled

    def build(self, ctx: Context) -> Node:
        """A line an article, in two columns where there is room, then how the offer is laid; settled articles are one
        line after all that, until they are asked for.
        """
        opened, settled = self._articles()
        how = row(*self._how(ctx), gap=28, wrap=True)
        body = [self._lines(ctx, opened), how, self._giving(ctx), *self._settled(ctx, settled)]
        return self.page(ctx, reel(self.area, *body, gap=4), ready=self.action() is not None, bars=self._bars(ctx))

    def _lines(self, ctx: Context, articles: list[int]) -> Node | None:
        lines = [self._line(ctx, n) for n in articles]
        half = (len(lines) + 1) // 2
        both = [column(*some, gap=4, grow=1, basis=HALF) for some in (lines[:half], lines[half:]) if some]
        return row(*both, gap=28, wrap=True, align="start") if both else None

    def _settled(self, ctx: Context, articles: list[int]) -> list[Node | None]:
        """The settled articles by number, with the way to open one again; their lines once that was taken."""
        if not articles:
            return []
        told = ctx.commas(article_words(ctx, self.klass, n) for n in articles)
        way = press(ctx, UNFOLD, ctx.t("class.terms_leave" if self.unfolded else "class.terms_reopen"), quiet=True)
        said = aside(ctx, ctx.t("class.terms_settled", articles=told), grow=1, basis=HALF)
        line = row(said, way, gap=16, wrap=True, align="centre", padding=(4, 0, 4, 0))
        return [line, self._lines(ctx, articles) if self.unfolded else None]

    def _giving(self, ctx: Context) -> Node | None:
        """Which articles may be given up in return, or that there are none; a row says so only where one may be."""
        if self.name != "offer":
            return None
        side = side_name(self.klass, self.side)
        names = [article_words(ctx, self.klass, n) for n in self.legal.withdraw]
        told = ctx.t("class.give_up_which", side=side, articles=ctx.commas(names)) if names else ctx.t(
            "class.give_up_none", side=side)  # fmt: skip
        return aside(ctx, told)

    def task(self, ctx: Context) -> str:
        """What is asked, with how many articles an offer may have that is not linked, before there are too many."""
        asked = super().task(ctx)
        if self.name != "offer" or self.linked or sum(map(len, self._articles())) <= UNLINKED_LIMIT:
            return asked
        named = sum(option != GONE for option in self.terms.values())
        return ctx.t("class.offer_limit", do=asked, limit=UNLINKED_LIMIT, n=named)

    def _bars(self, ctx: Context) -> str:
        """Why the offer cannot be laid as it stands, where everybody may know why; empty where it can be called out."""
        action = self.action()
        refused = None if action is None else self.klass.controller.why_not(self.side, action)
        if refused is None or refused.code in PRIVATE:
            return ""
        return neutral(ctx, self.klass, refused)

    def _line(self, ctx: Context, article: int) -> Node:
        options = [Option("none", ctx.t("class.not_in_it"))]
        options += [Option(str(n), self._step(ctx, article, n)) for n in self._steps(article)]
        chosen = str(self.terms[article]) if article in self.terms else "none"
        name = article_words(ctx, self.klass, article)
        if not self.klass.common.matters[article].open:
            name = ctx.t("class.terms_closed", article=name, state=closed_words(ctx, self.klass, article))
        node = stepper(f"terms.{article}", name, options, chosen, on=article, steady=True)
        return column(look_of(node, size=sizes(ctx).body), self._ticks(ctx, article), gap=0)

    def _ticks(self, ctx: Context, article: int) -> Node:
        """Under each place of the scale the letter that is called out for it."""
        signs = ["\u2013", *("\u00d7" if n == GONE else LETTERS[n] for n in self._steps(article))]
        placed: list[Node] = []
        for n, letter in enumerate(signs):
            placed += [spacer()] * bool(n) + [aside(ctx, letter, width=TICK, text_align="centre", leading=1.0)]
        return row(*placed, padding=(0, TICK / 2, 4, TICK / 2))

    def _steps(self, article: int) -> tuple[int, ...]:
        """What a line may stand at: the options, then that the article is given up, where this side may do so."""
        gone = self.name == "offer" and article in self.legal.withdraw
        return (*self.legal.options[article], *((GONE,) if gone else ()))

    def _step(self, ctx: Context, article: int, option: int) -> str:
        return ctx.t("class.given_up") if option == GONE else option_words(ctx, self.klass, article, option)

    def _how(self, ctx: Context) -> list[Node]:
        if self.name == "present":
            return []
        tones = [Option(tone, ctx.t(f"tone.{tone}")) for tone in TONES]
        tone = stepper("terms.tone", ctx.t("class.tone"), tones, self.tone)
        tone.style = tone.style._replace(grow=1, basis=HALF)
        ticks = (toggle("terms.linked", ctx.t("class.linked"), self.linked),
                 toggle("terms.subject", ctx.t("class.adref"), self.subject))  # fmt: skip
        size = sizes(ctx).body
        ways = column(*(look_of(one, size=size) for one in ticks), gap=0, grow=1, basis=HALF)
        return [ways, look_of(tone, size=size)]

    def handle(self, command: Command) -> Transition:
        """Move a line, link it, choose the tone, leave it to the capital."""
        match command:
            case Pressed(node_id) if node_id == UNFOLD:
                return self._fold()
            case Changed("terms.linked", bool(on)):
                self.linked = on
            case Changed("terms.subject", bool(on)):
                self.subject = on
            case Changed("terms.tone", int(place)):
                self.tone = TONES[place]
            case Changed(_, int(place), int(article)):
                self._set(article, place)
            case _:
                return super().handle(command)
        return Stay()

    def _fold(self) -> Transition:
        """Bring the settled articles up, or leave them as they are."""
        _, settled = self._articles()
        self.unfolded = not self.unfolded
        if self.unfolded:
            return Stay(f"terms.{settled[0]}")
        for article in settled:
            self.terms.pop(article, None)
        return Stay(UNFOLD)

    def _set(self, article: int, place: int) -> None:
        if place == NONE:
            self.terms.pop(article, None)
        else:
            self.terms[article] = self._steps(article)[place - 1]
            self.linked = self.linked or self.terms[article] == GONE

    def action(self) -> a.Action | None:
        """The offer, or the positions."""
        terms: Terms = tuple((article, option) for article, option in sorted(self.terms.items()) if option != GONE)
        gone = tuple(article for article, option in sorted(self.terms.items()) if option == GONE)
        if not terms:
            return None
        if self.name == "present":
            return a.Present(terms)
        return a.LayOffer(terms, self.linked, self.tone, self.subject, gone)


class Starters(Scene):
    """A line for the minutes: begun with a starter, passed by the teacher before it reaches them."""

    id = "lesson_statement"

    def __init__(self, klass: Class, side: Side) -> None:
        self.klass, self.side, self.text = klass, side, ""
        self.wrong: Refused | None = None
        self.first_focus = "starter.1"

    def build(self, ctx: Context) -> Node:
        """The starters, and the line itself."""
        begun = [
            press(ctx, f"starter.{n}", ctx.t(f"class.starter_{n}"), on=n, padding=(3, 10, 3, 10))
            for n in range(1, STARTERS + 1)
        ]
        box = text_box("state.text", ctx.t("class.state_text"), self.text, lines=2, limit=STATEMENT_LIMIT,
                       show_label=False)  # fmt: skip
        look_of(box, size=sizes(ctx).body)
        wrong = None if self.wrong is None else words(ctx, self._wrong(), colour="warn")
        body = reel("state.body", row(*begun, gap=6, wrap=True), column(box, wrong, gap=6), gap=10)
        back = press(ctx, "called.back", ctx.t("app.back"), shortcut=Intent.BACK)
        main = press(ctx, "state.pass", ctx.t("class.state_pass"), primary=True, enabled=bool(self.text.strip()),
                     hint="" if self.text.strip() else ctx.t("class.choose_first"))  # fmt: skip
        do = ctx.t("class.state_do", side=side_name(self.klass, self.side))
        return shared(ctx, self.klass, body, name=call_words(ctx, WORD), do=do, main=main, other=(back,))

    def _wrong(self) -> str:
        return "" if self.wrong is None else escape(self.klass.controller.say(self.wrong.message))

    def handle(self, command: Command) -> Transition:
        """Begin a line, change it, pass it. The teacher's desk lies over it, and the line is there again afterwards."""
        match command:
            case Changed("state.text", str(said)):
                self.text, self.wrong = said, None
            case Pressed(_, int(n)):
                self.text = self.klass.services.strings.text(f"class.starter_{n}")
                return Stay("state.text")
            case Pressed("state.pass") if self.text.strip():
                self.wrong = self.klass.act(self.side, a.Statement(self.text.strip()))
                return Stay() if self.wrong is not None else Pop()
            case Pressed("called.back"):
                return Pop()
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass)
        return Stay()
