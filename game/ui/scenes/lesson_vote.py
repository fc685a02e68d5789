"""Ratification before everybody: the votes of both home governments, then what the capitals decide.

Nothing on the page of votes hangs on how likely a capital is to ratify; that is told when both votes are in.
"""

from __future__ import annotations

from game.classroom.ratification import Decision, decisions
from game.engine import events as e
from game.engine.actions import VOTES
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes.base import Changed, Command, Context, Pressed, Stay, Transition
from game.ui.scenes.lesson_parts import aside, look_of, mark, press, reel, sheet, sizes, term_words, words
from game.ui.scenes.lesson_shared import SharedScene, role_params
from game.ui.widgets.basic import column, row, rule, spacer, text
from game.ui.widgets.controls import toggle

ON = "class.on"
HALF = 420.0
"""Units of width that an article needs to stand beside another."""


class Ratification(SharedScene):
    """One question to each home government, each answered by one key; then both answers of the capitals at once.

    `told`: whether the capitals' answers are open.
    """

    id = "lesson_ratification"
    first_focus = "treaty"
    area = "vote.body"

    def __init__(self, klass: Class) -> None:
        super().__init__(klass)
        self.unheard = False
        """Whether it was asked if the capitals are to decide without a vote."""
        self.told = any(one.vote is not None for one in decisions(klass.controller))
        if self.told:
            self.first_focus = ON

    @property
    def task(self) -> str:  # type: ignore[override]
        """What the room does: raise hands, or compare."""
        return "class.vote.compare" if self.told else "class.do.ratification"

    def onward(self, ctx: Context) -> str:
        """First both votes, then the capitals' answers, then what comes after."""
        if self.told:
            return super().onward(ctx)
        return ctx.t("class.vote.on" if self.missing is None else "class.vote.ask")

    @property
    def missing(self) -> Side | None:
        """The first government that has not been heard; None when both have."""
        return next((side for side in BOTH_SIDES if self.klass.lesson.votes.of(side) == "none"), None)

    def leave(self) -> Transition:
        """The vote that is missing is asked for; both go to the capitals; then the lesson goes on."""
        if self.told:
            return super().leave()
        missing = self.missing
        return self._decide() if missing is None else Stay(focus=f"vote.{int(missing)}.yes")

    def _decide(self) -> Transition:
        self.klass.put_to_vote()
        self.told = True
        return Stay(focus=ON)

    def body(self, ctx: Context) -> Node:
        """A sheet for each government, and what follows from them."""
        if not self.told:
            asked = [self._asked(ctx, side) for side in BOTH_SIDES]
            return reel(self.area, self._treaty(ctx), row(*asked, gap=16, align="stretch"),
                        aside(ctx, ctx.t("class.vote.how")), self._unasked(ctx), gap=10)  # fmt: skip
        found = decisions(self.klass.controller)
        key = "class.vote.peace" if all(one.ratified for one in found) else "class.vote.fallen"
        end = text(ctx.t(key), face="bold", size=sizes(ctx).large, text_align="centre", leading=1.1)
        return reel(self.area, row(*(self._found(ctx, one) for one in found), gap=16, align="stretch"), end, gap=14)

    def _unasked(self, ctx: Context) -> Node | None:
        """The way on for a class that does not vote."""
        if self.missing is None:
            return None
        if not self.unheard:
            return row(spacer(), press(ctx, "vote.unasked", ctx.t("class.vote.unasked"), quiet=True))
        back = press(ctx, "vote.back", ctx.t("class.sure_no"), shortcut=Intent.BACK)
        return sheet(
            words(ctx, ctx.t("class.vote.unasked_sure"), face="bold"),
            row(spacer(), back, press(ctx, "vote.alone", ctx.t("class.vote.unasked")), gap=14, wrap=True),
            gap=8,
        )

    def _treaty(self, ctx: Context) -> Node:
        """The articles that were signed, in two columns where there is room. The focus begins there: a key pressed from
        habit votes for nobody.
        """
        treaty = enumerate(signed_treaty(self.klass.controller))
        lines = [
            words(ctx, term_words(ctx, self.klass, n, option), leading=1.1, node_id=f"treaty.{n}")
            for n, option in treaty
        ]  # fmt: skip
        half = (len(lines) + 1) // 2
        parts = [column(*some, gap=2, grow=1, basis=HALF) for some in (lines[:half], lines[half:]) if some]
        head = words(ctx, ctx.t("class.vote.treaty"), face="bold", node_id="treaty")
        head.focus = True
        return sheet(head, row(*parts, gap=20, wrap=True, align="start"), gap=4, padding=(8, 18, 10, 18))

    def _head(self, ctx: Context, side: Side, key: str) -> Node:
        known = sizes(ctx)
        label = ctx.t(key, **role_params(self.klass, side))
        return row(mark(self.klass, side, known.body), text(label, face="bold", size=known.large, leading=1.1, grow=1),
                   gap=10, align="centre")  # fmt: skip

    def _asked(self, ctx: Context, side: Side) -> Node:
        chosen = self.klass.lesson.votes.of(side)
        keys = [
            look_of(toggle(f"vote.{int(side)}.{vote}", ctx.t(f"class.vote.{vote}"), vote == chosen, on=(side, vote)),
                    size=sizes(ctx).body)
            for vote in ("yes", "no", "none")
        ]  # fmt: skip
        return sheet(self._head(ctx, side, "class.group.home"), rule(), *keys, gap=6, grow=1, basis=420)

    def _found(self, ctx: Context, one: Decision) -> Node:
        told = role_params(self.klass, one.side)
        vote = "none" if one.vote is None else "yes" if one.vote else "no"
        lines = [words(ctx, ctx.t(f"class.vote.said_{vote}", **told)), words(ctx, likely_words(ctx, one))]
        if one.how:
            lines.append(words(ctx, ctx.t(f"class.vote.{one.how}"), face="bold"))
        key = "class.vote.ratifies" if one.ratified else "class.vote.refuses"
        return sheet(self._head(ctx, one.side, key), rule(), *lines, gap=10, grow=1, basis=420)

    def handle(self, command: Command) -> Transition:
        """Take a vote; the focus goes to the next question, and from the last to what goes on."""
        match command:
            case Changed(_, _, (Side() as side, str(vote))) if vote in VOTES and not self.told:
                self.unheard = False
                self.klass.vote(side, vote)
                return Stay(focus="vote.1.yes" if side is Side.FIRST else ON)
            case Pressed("vote.unasked") if not self.told:
                self.unheard = True
                return Stay(focus="vote.back")
            case Pressed("vote.back"):
                self.unheard = False
                missing = self.missing
                return Stay(focus="treaty" if missing is None else f"vote.{int(missing)}.yes")
            case Pressed("vote.alone") if not self.told:
                return self._decide()
        return super().handle(command)


def signed_treaty(controller: Controller) -> tuple[int, ...]:
    """The option of every article of the treaty that was signed; empty where none was."""
    events, _ = controller.events_since(Side.FIRST)
    return next((one.treaty for one in reversed(events) if isinstance(one, e.Signed)), ())


def likely_words(ctx: Context, one: Decision) -> str:
    """How likely a capital was to ratify, and what became of it without a vote."""
    if one.certain:
        return ctx.t("class.vote.certain_yes" if one.found else "class.vote.certain_no")
    return ctx.t("class.vote.chance_yes" if one.found else "class.vote.chance_no", n=one.per_mille // 10)
