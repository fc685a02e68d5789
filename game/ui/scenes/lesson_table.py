"""The public table of a class: where each article stands, what has been said, whose turn it is, what they called out.

Only public facts are here. What a team calls out is entered by the teacher or by a pupil; what cannot be done is said
in public words, or in one sentence that is the same whatever the reason.
"""

from __future__ import annotations

from game.classroom.calls import CALLS, WORD, number_of
from game.engine.refusals import Refused
from game.engine.treaty import Offer
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Asked, Command, Context, Pressed, Push, Resumed, Scene, Stay, Still, Ticked, Transition
from game.ui.scenes.lesson_acts import Starters, act_scene, barred
from game.ui.scenes.lesson_called import DONE, Closing, call_words, mover_of
from game.ui.scenes.lesson_parts import (
    article_words,
    aside,
    beat_params,
    clock_state,
    closed_words,
    mark,
    neutral,
    next_words,
    option_words,
    press,
    reel,
    shared,
    sheet,
    side_name,
    sizes,
    term_words,
    words,
)
from game.ui.scenes.lesson_typed import SLOW_MS, Typed
from game.ui.scenes.parts_speech import say
from game.ui.widgets.basic import column, columns, row
from game.ui.widgets.dialog import key_caption

LATEST = 5
TURN = "table.turn"
"""The sentence that says whose turn it is. The focus begins there: a key pressed from habit enters nothing."""


class LessonTable(Scene):
    """The table. `said`: what became of the last thing called out."""

    id = "lesson_table"
    ticks = True
    for_all = True
    tick_ms = SLOW_MS

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.said: Refused | None = None
        self.was = clock_state(klass)
        self.first_focus = self._first()
        self.typed = Typed()

    def _first(self) -> str:
        return TURN if self.mover is not None or self.klass.mediating else "class.on"

    @property
    def mover(self) -> Side | None:
        """The side that is to answer or to act; None when the table has risen."""
        return mover_of(self.klass)

    # What is seen

    def build(self, ctx: Context) -> Node:
        """What is to be done now, the articles at the left, the protocol and the acts at the right."""
        klass, side = self.klass, self.mover
        told = beat_params(ctx, klass)
        body = columns(
            reel("table.articles", *(self._article(ctx, n) for n in range(len(klass.shown.articles))), gap=4,
                 basis=560, grow=3),
            reel("table.right", *self._acts(ctx, side), self._protocol(ctx), gap=10, basis=430, grow=2),
            gap=16,
        )  # fmt: skip
        return shared(
            ctx, klass, body, name=ctx.t("class.beat.table", **told), do=self._do(ctx, side),
            main=self._main(ctx, side), other=self._other(ctx, side), gap=8,
            do_id=TURN if self._first() == TURN else "",
        )  # fmt: skip

    def _do(self, ctx: Context, side: Side | None) -> str:
        """Whose turn it is, and for what."""
        if side is None:
            told = beat_params(ctx, self.klass)
            return ctx.t("class.table.chair" if self.klass.mediating else "class.table.risen", **told)
        legal = self.klass.controller.legal(side)
        key = ("answer" if legal.answer else "sign" if legal.answer_signing else "need" if legal.reply_need
               else "train" if legal.leave else "act")  # fmt: skip
        return self._turns(ctx, ctx.t(f"class.table.{key}", side=side_name(self.klass, side)), key)

    def _turns(self, ctx: Context, do: str, key: str) -> str:
        """The sentence with how many turns are left today; before the last one, whose it is after an answer, or what
        becomes of an offer laid in it. A signature or a departure may end all: nothing is said of a turn after it; nor
        of an offer where every article is closed.
        """
        common = self.klass.common
        left = common.desks.map(lambda desk: desk.turns)
        if sum(left) > 1:
            first, second = (side_name(self.klass, side) for side in BOTH_SIDES)
            return ctx.t("class.table_turns", do=do, first=first, n=left.of(Side.FIRST), second=second,
                         m=left.of(Side.SECOND))  # fmt: skip
        if not sum(left) or key in ("sign", "train"):
            return do
        if key == "answer":
            owner = Side.FIRST if left.of(Side.FIRST) else Side.SECOND
            return ctx.t("class.table_one_left", do=do, side=side_name(self.klass, owner))
        if not any(matter.open for matter in common.matters):
            return do
        last = "table_last_of_all" if common.sitting >= common.last else "table_last_turn"
        return ctx.t(f"class.{last}", do=do)

    def _article(self, ctx: Context, article: int) -> Node:
        klass, known = self.klass, sizes(ctx)
        matter = klass.common.matters[article]
        name = words(ctx, article_words(ctx, klass, article), face="bold", leading=1.1)
        if not matter.open:
            return sheet(row(name, words(ctx, closed_words(ctx, klass, article), grow=1, face="bold"), gap=12),
                         padding=(5, 12, 6, 12))  # fmt: skip
        sides = []
        for side in BOTH_SIDES:
            position = klass.common.desks.of(side).positions[article]
            label = ctx.t("public.nothing") if position is None else option_words(ctx, klass, article, position)
            sign = mark(klass, side, known.small * 0.8, filled=position is not None)
            said = words(ctx, label, grow=1, leading=1.08)
            sides.append(row(sign, said, gap=6, align="start", grow=1, basis=220))
        return sheet(name, row(*sides, gap=12, align="start"), gap=1, padding=(5, 12, 6, 12))

    def _protocol(self, ctx: Context) -> Node:
        """The last lines of the minutes of this sitting."""
        klass = self.klass
        every = klass.controller.minutes(klass.common.sitting)
        lines = [line.message for line in every if line.message.key != "minutes.sitting"][-LATEST:]
        told = [aside(ctx, say(ctx, klass.playing, line), face="treaty", colour="ink") for line in lines]
        return sheet(*(told or [aside(ctx, ctx.t("minutes_page.none"))]), gap=5)

    def _acts(self, ctx: Context, side: Side | None) -> list[Node]:
        """What may be called out now; a refusal over it."""
        found: list[Node] = []
        if self.said is not None:
            wrong = neutral(ctx, self.klass, self.said)
            found.append(words(ctx, wrong, colour="warn", face="bold", node_id="table.refused"))
        if side is None:
            return [*found, *self._offers(ctx)]
        buttons = [
            press(ctx, f"call.{name}", call_words(ctx, name), padding=(4, 12, 4, 12))
            for name in self._calls(side) if name != WORD
        ]  # fmt: skip
        return [*found, *self._offers(ctx), column(self._typing(ctx), *buttons, gap=5)]

    def _calls(self, side: Side) -> tuple[str, ...]:
        """What this side may call out now; a line for the minutes at any time."""
        return tuple(name for name in CALLS if name == WORD or not barred(self.klass, side, name))

    def _typing(self, ctx: Context) -> Node:
        """How a call is chosen, or what has been typed of its number."""
        known, cap = self.typed, key_caption(ctx.key(Intent.CONFIRM))
        if known.unknown:
            label = ctx.t("class.table.typed_none", n=known.unknown)
        elif known.digits:
            side = self.mover
            whole = side is not None and known.digits in [str(number_of(name)) for name in self._calls(side)]
            label = ctx.t("class.table.typed_whole" if whole else "class.table.typed", n=known.digits, cap=cap)
        else:
            label = ctx.t("class.table.by_number")
        colour = "accent" if known.unknown or known.digits else "ink_soft"
        return aside(ctx, label, node_id="table.typed", colour=colour)

    def _offers(self, ctx: Context) -> list[Node]:
        """What stands on the table, whose it is, and how it was laid."""
        klass, found = self.klass, []
        for side in BOTH_SIDES:
            offer = klass.common.desks.of(side).offer
            if offer is None or not offer.standing:
                continue
            terms = [words(ctx, term_words(ctx, klass, n, option), leading=1.1) for n, option in offer.terms]
            terms += [
                words(ctx, ctx.t("answer.withdraws", article=article_words(ctx, klass, n)), leading=1.1)
                for n in offer.withdraws
            ]
            head = row(mark(klass, side, sizes(ctx).small * 0.8),
                       words(ctx, ctx.t("class.table.offers", side=side_name(klass, side)), face="bold", grow=1),
                       gap=8, align="centre")  # fmt: skip
            found.append(sheet(head, *terms, aside(ctx, _manner(ctx, offer)), gap=3, padding=(8, 14, 10, 14)))
        return found

    def _main(self, ctx: Context, side: Side | None) -> Node:
        """Leaving the table: the main thing once it has risen. While the mediator's chair is asked, on at the table."""
        if self.klass.mediating:
            return press(ctx, "table.no_letter", ctx.t("class.table.no_letter"))
        signing = side is not None and self.klass.controller.legal(side).answer_signing
        label = next_words(ctx, self.klass) if side is None else ctx.t("class.table.close")
        return press(ctx, "class.on", label, primary=side is None, enabled=not signing,
                     hint=ctx.t("class.table.sign_first") if signing else "")  # fmt: skip

    def _other(self, ctx: Context, side: Side | None) -> tuple[Node, ...]:
        if side is None:
            return ()
        return (press(ctx, "call.state", call_words(ctx, WORD), quiet=True),)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Enter what was called out, or close the table."""
        match command:
            case Ticked(ms):
                return self._ticked(ms)
            case Asked(intent) if intent.digit is not None and self.mover is not None:
                return self._opened(self.typed.digit(intent.digit, self._calls(self.mover)))
            case Pressed(node_id) if node_id == TURN and self.typed.digits and self.mover is not None:
                return self._opened(self.typed.whole(self._calls(self.mover)))
            case Pressed(node_id) if node_id.startswith("call."):
                return self._called(node_id.removeprefix("call."))
            case Resumed(result):
                return self._after(result)
            case Pressed("table.no_letter"):
                self.klass.release()
                return self._done()
            case Pressed("class.on"):
                return self._on()
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass)
        return Stay()

    def _ticked(self, ms: int) -> Transition:
        """The clock; and digits that nothing has followed stand for the call that they name, or are gone."""
        side = self.mover
        if side is not None and self.typed.waited(ms):
            return self._opened(self.typed.whole(self._calls(side)))
        was, self.was = self.was, clock_state(self.klass)
        return Stay() if was != self.was else Still()

    def _opened(self, name: str) -> Transition:
        """The page of a call that was typed; while there is none what has been typed is said."""
        self.tick_ms = self.typed.tick_ms
        return self._called(name) if name else Stay()

    def _called(self, name: str) -> Transition:
        self.typed.clear()
        side = self.mover
        if side is None:
            return Stay()
        return Push(Starters(self.klass, side) if name == WORD else act_scene(self.klass, side, name))

    def _on(self) -> Transition:
        """On to the evening; while turns are left it is asked for once."""
        return flow.go_on(self.klass) if self.mover is None else Push(Closing(self.klass, self.mover))

    def _after(self, result: object) -> Transition:
        """What was done on the page above, or why it could not be."""
        if isinstance(result, Refused):
            self.said = result
        return self._done() if result == DONE else Stay(self._first())

    def _done(self) -> Transition:
        self.said = None
        if self.klass.beat.name != "table":
            return flow.show(self.klass)
        return Stay(self._first())


def _manner(ctx: Context, offer: Offer) -> str:
    """How an offer was laid: its tone, whether it holds together, whether a capital must still agree."""
    tone = ctx.t("answer.final", n=offer.number) if offer.tone == "final" else ctx.t(f"answer.{offer.tone}")
    form = ctx.t("answer.linked" if offer.linked else "answer.separable")
    return ctx.listed((tone, form, *([ctx.t("answer.adref")] if offer.ad_referendum else [])))
