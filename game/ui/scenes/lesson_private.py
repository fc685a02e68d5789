"""A lesson without cards: a team is alone behind the curtain once in the morning and once in the evening.

One visit has as many pages as there is to do on it, and one length, the same for both teams: in the morning what is
new, what it asks, and what came of the answers; in the evening what is new since, the act, and for the team that is
last what tomorrow asks. Everything is in the type of the lesson, since six pupils stand before the screen.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from game.engine import actions as a
from game.engine.treaty import Terms
from game.kernel.sides import Side
from game.session.papers import Question
from game.ui.describe import Node, Role, walk
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Changed, Command, Context, Pressed, Reset, Stay, Transition
from game.ui.scenes.lesson_own import own_sheet
from game.ui.scenes.lesson_parts import (
    article_words,
    aside,
    beat_params,
    look_of,
    reel,
    sheet,
    sizes,
    term_words,
    words,
)
from game.ui.scenes.lesson_phase import PhaseScene
from game.ui.scenes.lesson_reading import Reading, new_papers
from game.ui.scenes.parts_speech import refusal
from game.ui.strings import escape
from game.ui.widgets.basic import column, row
from game.ui.widgets.controls import Option, choices, toggle
from game.views.options import InstrumentOption, Legal

SAVE = "save"
MARKS = ("yes", "no")
KEYS = 9
"""As many options have a number key."""
BESIDE = {"grow": 1, "basis": 480}
"""What an act is about stands beside the acts where there is room."""


def behind(klass: Class, side: Side) -> PhaseScene:
    """The page that a visit is at: what is new and what it asks, then in the evening the act, then what tomorrow asks.

    One visit is one turn of a fixed length, however many pages there are to it. In the evening nothing new is no page.
    """
    legal, evening = klass.controller.legal(side), klass.beat.name == "evening"
    if legal.choices:
        return Answering(klass, side)
    if evening and (legal.evening or legal.mark_text) and new_papers(klass, side):
        return News(klass, side)
    return Deciding(klass, side) if evening else News(klass, side)


class Private(PhaseScene):
    """A page behind the curtain on which something is read or chosen."""

    def picks(
        self, ctx: Context, node_id: str, options: list[Option], chosen: str, label: str, numbers: Sequence[int] = ()
    ) -> Node:  # fmt: skip
        """Options to choose one of, in the type of the lesson, each with its number where there are `numbers`."""
        marked = [one._replace(label=f"{number}  {one.label}") for one, number in zip(options, numbers, strict=False)]
        node = _large(ctx, choices(node_id, marked or options, chosen, label=label))
        for each, number in zip(node.children, numbers, strict=False):
            each.shortcut = Intent(f"choice_{number}") if number <= KEYS else None
        return node

    @abstractmethod
    def acts(self) -> tuple[a.Action, ...]:
        """What was chosen."""

    def end(self) -> Transition:
        """What was chosen is done. The curtain comes down, or the next page of the visit opens."""
        self.klass.has_read(self.side)
        for act in self.acts():
            self.klass.controller.submit(self.side, act)
        following = self.following()
        if following is not None:
            following.spent = self.spent
            return Reset(following)
        self.klass.enter(self.side, self.klass.beat.name, None)
        return flow.show(self.klass)

    def following(self) -> PhaseScene | None:
        """The next page of this visit; None where the curtain comes down. What was chosen has been done."""
        return None


class News(Private, Reading):
    """What is new for a team alone."""

    id = "lesson_news"
    area = "reading.body"

    @property
    def last(self) -> bool:
        """In the evening the act is still to come."""
        return self.klass.beat.name != "evening"

    def ends(self, ctx: Context) -> str:
        """On to the act, or down with the curtain."""
        return super().ends(ctx) if self.last else ctx.t("class.to_act")

    def do(self, ctx: Context) -> str:
        """Read, and take notes."""
        return ctx.t("class.do.reading_curtain", **beat_params(ctx, self.klass))

    def acts(self) -> tuple[a.Action, ...]:
        """Nothing is chosen here."""
        return ()

    def following(self) -> PhaseScene | None:
        """In the evening the act."""
        return None if self.last else Deciding(self.klass, self.side)


class Answering(Private, Reading):
    """What is new for a team alone, and what it answers to what asks it something."""

    id = "lesson_answer"
    area = "answer.body"

    def __init__(self, klass: Class, side: Side) -> None:
        super().__init__(klass, side)
        self.picked: dict[str, str] = {}

    @property
    def last(self) -> bool:
        """Whether nothing can follow from the answers at once: on the first morning, and for what tomorrow asks."""
        klass = self.klass
        return klass.beat.sitting == 1 if klass.beat.name == "morning" else klass.ahead

    def ends(self, ctx: Context) -> str:
        """Down with the curtain, or the answers first."""
        return super().ends(ctx) if self.last else ctx.t("dispatches.give")

    def do(self, ctx: Context) -> str:
        """Read and answer; in the evening what tomorrow brings."""
        key = "class.do.ahead" if self.klass.ahead else "class.do.morning_curtain"
        return ctx.t(key, **beat_params(ctx, self.klass))

    def body(self, ctx: Context) -> Node:
        """Each paper; those that ask come first, with their answers; where the team stands, if nothing follows."""
        own = own_sheet(ctx, self.klass, self.side) if self.last else None
        return reel(self.area, *(self._paper(ctx, paper) for paper in self.papers()), own, gap=12)

    def _question(self, ctx: Context, question: Question) -> Node:
        event = question.event
        if question.answered:
            return super()._question(ctx, question)
        options = [Option(one.id, one.name, one.text, on=(event, one.id)) for one in question.answers]
        first = 1 + sum(len(answers) for _, answers in self._asked()[: self._place(event)])
        numbers = range(first, first + len(options))
        picks = self.picks(ctx, f"answer.{event}", options, self.picked.get(event, ""), question.text, numbers)
        return column(words(ctx, question.text, face="bold"), picks, gap=4)

    def _asked(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The questions with their answers, in order."""
        return self.klass.controller.legal(self.side).choices

    def _place(self, event: str) -> int:
        return [one for one, _ in self._asked()].index(event)

    def missing(self, ctx: Context) -> str:
        """Every question wants its answer."""
        open_yet = sum(event not in self.picked for event, _ in self._asked())
        return ctx.t("class.answers_missing", n=open_yet) if open_yet else ""

    def acts(self) -> tuple[a.Action, ...]:
        """The answers, in the order of the questions."""
        return tuple(a.Choose(event, self.picked[event]) for event, _ in self._asked() if event in self.picked)

    def following(self) -> PhaseScene | None:
        """What came of the answers, or in the evening the act."""
        if self.klass.beat.name == "evening":
            return None if self.klass.ahead else Deciding(self.klass, self.side)
        if self.last:
            return None
        self.klass.settle()
        return News(self.klass, self.side)

    def handle(self, command: Command) -> Transition:
        """Choose an answer; by keys the last one leads to the button."""
        if isinstance(command, Pressed) and isinstance(command.on, tuple):
            event, answer = command.on
            self.picked[event] = answer
            whole = all(one in self.picked for one, _ in self._asked())
            return Stay("" if command.pointer else "class.on" if whole else command.id)
        return super().handle(command)


class Deciding(Private):
    """The mediator's text to be marked, where one lies, and one act or none."""

    id = "lesson_evening"
    area = "deciding.body"

    def __init__(self, klass: Class, side: Side) -> None:
        super().__init__(klass, side)
        self.act, self.mark = SAVE, MARKS[1]
        self.articles: tuple[int, ...] = ()
        self.target = ""
        self.taken = not (self.legal.evening or self.legal.mark_text)
        self.first_focus = "class.on" if self.last else f"act.{SAVE}"

    @property
    def last(self) -> bool:
        """Who is last tonight may be asked for tomorrow once it has acted, within the same time: its act is not the
        end of its visit, whether or not it is asked.
        """
        return self.taken or not self.klass.last_tonight

    def ends(self, ctx: Context) -> str:
        """Down with the curtain, or the act first."""
        return super().ends(ctx) if self.last else ctx.t("class.act_do")

    @property
    def legal(self) -> Legal:
        """What this team may do tonight."""
        return self.klass.controller.legal(self.side)

    # What is seen

    def body(self, ctx: Context) -> Node:
        """The text, the acts, and what the chosen one is to be about."""
        legal = self.legal
        if self.taken:
            return reel(self.area, sheet(words(ctx, ctx.t("class.evening_done"))))
        chosen = row(self._acts(ctx, legal), self._about(ctx), gap=14, wrap=True, align="start")
        return reel(self.area, self._text(ctx, legal), chosen, gap=12)

    def _text(self, ctx: Context, legal: Legal) -> Node | None:
        view, shown = self.klass.controller.view(self.side), self.klass.shown
        terms: Terms = view.common.text or ()
        if not (legal.mark_text and terms):
            return None
        name = "" if shown.mediator is None else escape(shown.mediator.name)
        lines = [words(ctx, term_words(ctx, self.klass, n, option)) for n, option in terms]
        options = [Option(one, ctx.t(f"evening.text_{one}"), on=("mark", one)) for one in MARKS]
        title = ctx.t("evening.text", mediator=name)
        return sheet(words(ctx, title, face="bold"), *lines, aside(ctx, ctx.t("evening.text_how")),
                     self.picks(ctx, "mark", options, self.mark, title), gap=6)  # fmt: skip

    def _acts(self, ctx: Context, legal: Legal) -> Node | None:
        """Doing nothing first, then every act with its cost, all with the numbers of the team's sheet; one that is not
        to be had says why.
        """
        if not legal.evening:
            return None
        options = [Option(SAVE, ctx.t("evening.save"), ctx.t("evening.save_how"), on=("act", SAVE))]
        options += [self._option(ctx, each) for each in legal.instruments]
        printed = [each.id for each in self.klass.shown.instruments]
        numbers = [0, *(1 + printed.index(each.id) for each in legal.instruments)]
        asked = ctx.t("evening.now")
        return sheet(words(ctx, asked, face="bold"), self.picks(ctx, "act", options, self.act, asked, numbers), gap=4,
                     **BESIDE)  # fmt: skip

    def _option(self, ctx: Context, each: InstrumentOption) -> Option:
        card = self.klass.shown.instrument(each.id)
        name = each.id if card is None else card.dress.of(self.side).name
        wrong = refusal(ctx, self.playing, each.refused, self.side)
        cost = ctx.t("evening.cost" if each.cost else "evening.free", n=each.cost)
        label = ctx.t("class.act_cost", act=name, cost=cost)
        return Option(each.id, label, wrong or ctx.t(f"instrument.{each.kind}"), not wrong, (), wrong, ("act", each.id))

    def _chosen(self) -> InstrumentOption | None:
        return next((each for each in self.legal.instruments if each.id == self.act), None)

    def _about(self, ctx: Context) -> Node | None:
        """What the act costs, and on what it is played: articles, their walk-away, the reserved offer."""
        chosen = self._chosen()
        if chosen is None:
            return None
        own = self.klass.controller.view(self.side).own
        costs = aside(ctx, ctx.t("evening.terms", n=chosen.cost, influence=own.influence), colour="ink")
        if not chosen.least:
            return sheet(costs, **BESIDE)
        several, large = chosen.most > 1, sizes(ctx).body
        asked = ctx.t("evening.choose_two" if several else "evening.choose")
        head = (costs, words(ctx, asked, face="bold"))
        named = [(n, article_words(ctx, self.klass, n)) for n in chosen.articles]
        if several:
            rows = [toggle(f"aim.{n}", name, n in self.articles, on=n) for n, name in named]
            return sheet(*head, *(look_of(one, size=large) for one in rows), gap=2, **BESIDE)
        others = (("walk_away", "evening.walk_away", chosen.on_walk_away), ("offer", "evening.refer", chosen.on_offer))
        options = [Option(str(n), name, on=("about", n)) for n, name in named]
        options += [Option(key, ctx.t(label), on=("about", key)) for key, label, there in others if there]
        now = self.target or next((str(n) for n in self.articles), "")
        return sheet(*head, self.picks(ctx, "aim", options, now, asked), gap=4, **BESIDE)

    def missing(self, ctx: Context) -> str:
        """Why the act cannot be done as it stands."""
        chosen = self._chosen()
        if chosen is None:
            return ""
        if chosen.least and not (self.articles or self.target):
            return ctx.t("evening.aim")
        return refusal(ctx, self.playing, self.klass.controller.why_not(self.side, self._played()), self.side)

    # What is done

    def _played(self) -> a.Action:
        return a.SaveInfluence() if self.act == SAVE else a.PlayInstrument(self.act, self.articles, self.target)

    def acts(self) -> tuple[a.Action, ...]:
        """The act of the evening, and the mark on the text."""
        legal = self.legal
        act = (self._played(),) if legal.evening else ()
        return (*act, a.MarkText(self.mark == MARKS[0])) if legal.mark_text else act

    def following(self) -> PhaseScene | None:
        """Of the team that is last: what tomorrow asks it, or that its act has been taken."""
        klass, side = self.klass, self.side
        klass.settle()
        if klass.ahead and self.legal.choices:
            return Answering(klass, side)
        return Deciding(klass, side) if klass.last_tonight and not self.taken else None

    def _aims(self, command: Pressed) -> Transition:
        """By keys on to what the act is about, where it is about anything."""
        chosen = self._chosen()
        there = [] if chosen is None or not chosen.least else [f"aim.{n}" for n in chosen.articles]
        return Stay("" if command.pointer else next(iter(there), command.id))

    def handle(self, command: Command) -> Transition:
        """Choose the act, what it is about, and the mark."""
        match command:
            case Pressed(on=("mark", str(mark))):
                self.mark = mark
            case Pressed(on=("act", str(act))):
                self.act, self.articles, self.target = act, (), ""
                return self._aims(command)
            case Pressed(on=("about", int(article))):
                self.articles, self.target = (article,), ""
            case Pressed(on=("about", str(target))):
                self.articles, self.target = (), target
            case Changed(_, bool(on), int(article)):
                rest = tuple(n for n in self.articles if n != article)
                self.articles = tuple(sorted((*rest, article))) if on else rest
            case _:
                return super().handle(command)
        return Stay()


def _large(ctx: Context, node: Node) -> Node:
    """The words of options in the type of the lesson: what is chosen as body, remarks smaller."""
    known = sizes(ctx)
    for each in walk(node):
        if each.role is Role.TEXT:
            remark = each.look.face == "italic"
            each.look = each.look._replace(size=known.small if remark else known.body)
    return node
