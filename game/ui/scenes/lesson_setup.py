"""A lesson in three choices: which conference, how many minutes, how many pupils. Everything else has a good default.

At the right stands what they come to: the plan by the minute, who sits where, what to print.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from game.classroom.crockford import BadCode
from game.classroom.lesson import CARDS, CURTAIN, TIMERS
from game.classroom.number import DRAWN, HISTORICAL, parse
from game.classroom.plan import SHAPES, Plan, Step, plan_of
from game.classroom.roles import FEWEST, MOST, roles_for
from game.kernel.errors import GameError
from game.kernel.sides import BOTH_SIDES
from game.session.catalogue import Summary
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson_begin import PAPERS, LessonOrder, Preview, begin_lesson, made_up, print_pack
from game.ui.lesson_kept import kept, order_kept
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Push, Reset, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.lesson_parts import plan_words
from game.ui.scenes.message import Message
from game.ui.services import Services
from game.ui.strings import escape
from game.ui.widgets.basic import column, columns, eyebrow, heading, note, panel, row, rule, scroll, text
from game.ui.widgets.controls import Option, button, choices, listitem, slider, text_box, toggle

MINUTE = 60
LATEST = 20
USUAL_PUPILS = 30
FREE = ("how", "private", "timers", "paper")
"""What may be changed besides the three choices, by a list of options."""


class LessonSetup(Scene):
    """The three choices, and what may be changed besides."""

    id = "lesson_setup"

    def __init__(self, services: Services) -> None:
        self.services = services
        playable = [one for one in services.scenarios() if one.ok]
        self.every = sorted(playable, key=_suits)
        self.preview: Preview | None = None
        self.order = LessonOrder("", "", pupils=USUAL_PUPILS)
        self.printed, self.typed = "", False
        again = order_kept(services.settings.lesson, [one.id for one in self.every])
        self.again = again is not None and not self._choose(again.scenario)
        """Whether it begins with the lesson that was printed or begun last."""
        if again is not None and self.again:
            self.order, self.typed = again, True
        elif self.every:
            self._choose(self.every[0].id)
        self.first_focus = f"lesson.scenario.{self.order.scenario}" if self.every else "lesson.back"

    def _choose(self, scenario: str) -> str:
        """Another conference, with a fresh number unless one was typed; why not, or nothing."""
        try:
            preview = Preview(self.services, scenario)
        except GameError as problem:
            return self.services.strings.told(problem.sentence)
        self.preview, self.printed = preview, ""
        number = self.order.number if self.typed else str(made_up(self.services, scenario))
        self.order = replace(self.order, scenario=scenario, number=number)
        return ""

    # What is seen

    def build(self, ctx: Context) -> Node:
        """Choices at the left, what they come to at the right."""
        wrong = self._wrong()
        left = [*self._three(ctx), rule(), *self._more(ctx)]
        right = [*self._now(ctx, wrong), *self._result(ctx)]
        if ctx.narrow:
            body: Node = scroll("lesson.all", *self._now(ctx, wrong), *left, *self._result(ctx), gap=10)
        else:
            body = columns(scroll("lesson.choices", *left, gap=10, basis=470, grow=1),
                           scroll("lesson.result", *right, gap=10, basis=500, grow=1), gap=26)  # fmt: skip
        ready = bool(self.preview) and not wrong
        back = button("lesson.back", ctx.t("app.back"), shortcut=Intent.BACK)
        paper = button("lesson.print", ctx.t("class.print"), enabled=ready, hint=wrong)
        start = button("lesson.start", ctx.t("class.start"), primary=True, enabled=ready, hint=wrong)
        return front_page(ctx, ctx.t("class.setup"), body, under=ctx.t("class.setup_under"),
                          buttons=(back, paper, start))  # fmt: skip

    def _three(self, ctx: Context) -> list[Node]:
        order = self.order
        shelf = [self._entry(ctx, one) for one in self.every] or [text(ctx.t("new_game.none"))]
        lengths = [Option(str(n), ctx.t("class.minutes", n=n), on=("minutes", n)) for n in SHAPES]
        return [
            heading(ctx.t("class.choice_1")), column(*shelf, gap=2),
            heading(ctx.t("class.choice_2")),
            choices("lesson.minutes", lengths, str(order.minutes), across=True, label=ctx.t("class.choice_2"),
                    follows=True),
            heading(ctx.t("class.choice_3")),
            slider("lesson.pupils", ctx.t("class.pupils"), order.pupils, FEWEST, MOST),
        ]  # fmt: skip

    def _entry(self, ctx: Context, one: Summary) -> Node:
        told = column(
            text(escape(one.title), face="bold"),
            note(self._why(ctx, one), size=16), gap=0, grow=1,
        )  # fmt: skip
        return listitem(f"lesson.scenario.{one.id}", one.title, told, selected=one.id == self.order.scenario, on=one)

    def _why(self, ctx: Context, one: Summary) -> str:
        """Why a conference stands where it does in the list: how much of it is played, and whether all have a part."""
        played = _sittings(self.order, one.sittings)
        if played < one.sittings:
            return ctx.t("class.fits_part", n=played, all=one.sittings)
        return ctx.t("class.fits_class" if one.whole_class else "class.fits", n=played)

    def _now(self, ctx: Context, wrong: str) -> list[Node | None]:
        """What belongs to this very lesson, in sight at once: its number, and how late it begins."""
        order = self.order
        return [
            text_box("lesson.number", ctx.t("class.number_label"), order.number, limit=12, max_w=300, fresh=True),
            text(escape(wrong), colour="warn") if wrong else note(ctx.t(
                "class.number_again" if self.again else "class.number_note")),
            button("lesson.fresh", ctx.t("class.number_fresh"), quiet=True) if self.again else None,
            slider("lesson.late", ctx.t("class.late"), order.late, 0, LATEST,
                   shown=ctx.t("class.minutes", n=order.late)),
            self._late(ctx),
        ]  # fmt: skip

    def _late(self, ctx: Context) -> Node | None:
        """What a late start leaves of the lesson."""
        if self.preview is None or not self.order.late:
            return None
        plan = self.preview.plan(self.order)
        each = sum(step.seconds for step in plan.steps if step.sitting == 1)
        told = plan_words(ctx, plan.late, plan.sittings, each, plan.of("debrief"))
        return text(told, node_id="lesson.late_plan", face="bold")

    def _more(self, ctx: Context) -> list[Node | None]:
        """What has a default: the instructions, where private choices are made, timers, paper."""
        order = self.order

        def options(name: str, values: tuple[str, ...]) -> list[Option]:
            return [Option(one, ctx.t(f"class.{name}.{one}"), ctx.t(f"class.{name}.{one}_note"), on=(name, one))
                    for one in values]  # fmt: skip

        timers = [Option(one, ctx.t(f"class.timers.{one}"), on=("timers", one)) for one in TIMERS]
        papers = [Option(one, ctx.t(f"class.paper.{one}"), on=("paper", one)) for one in PAPERS]
        return [
            eyebrow(ctx.t("class.besides")),
            choices("lesson.how", options("how", (HISTORICAL, DRAWN)), order.how, label=ctx.t("class.how_label"),
                    follows=True),
            text(ctx.t("class.private_label"), face="bold"),
            choices("lesson.private", options("private", (CARDS, CURTAIN)), order.private,
                    label=ctx.t("class.private_label"), follows=True),
            self._behind(ctx),
            *self._chair(ctx),
            text(ctx.t("class.timers_label"), face="bold"),
            choices("lesson.timers", timers, order.timers, across=True, label=ctx.t("class.timers_label"),
                    follows=True),
            text(ctx.t("class.paper_label"), face="bold"),
            choices("lesson.paper", papers, order.paper, across=True, label=ctx.t("class.paper_label"), follows=True),
        ]  # fmt: skip

    def _behind(self, ctx: Context) -> Node | None:
        """What the curtain costs: fewer sittings than with cards, where it does."""
        if self.preview is None:
            return None
        there, order = len(self.preview.shown.calendar), self.order
        count, cards = _sittings(order, there), _sittings(replace(order, private=CARDS), there)
        if count == cards:
            return None
        return text(ctx.t("class.curtain_fewer", n=count, cards=cards), node_id="lesson.behind", face="bold")

    def _chair(self, ctx: Context) -> list[Node]:
        """Who acts for the mediator: the game, while pupils mediate at their table, or what these pupils write down."""
        preview, order = self.preview, self.order
        if preview is None or preview.shown.mediator is None:
            return []
        name = escape(preview.shown.mediator.name)
        seats = preview.seats_mediator(order.pupils)
        label = ctx.t("class.desk_chair", mediator=name)
        hint = "" if seats else ctx.t("class.chair_nobody", mediator=name)
        switch = toggle("lesson.chair", label, order.chair and seats, enabled=seats, hint=hint)
        return [switch, note(hint or ctx.t("class.chair_how", mediator=name))]

    def _result(self, ctx: Context) -> list[Node | None]:
        preview = self.preview
        if preview is None:
            return []
        plan = preview.plan(self.order)
        return [
            panel(heading(ctx.t("class.plan", n=plan.minutes)), *_plan_lines(ctx, plan), gap=3),
            panel(heading(ctx.t("class.roles", n=self.order.pupils)), *self._roles(ctx, preview), gap=3),
            self._papers(ctx),
        ]  # fmt: skip

    def _papers(self, ctx: Context) -> Node:
        """What there is to print, and where it lies once it has been made."""
        wrong = self._wrong()
        small = button("lesson.print_small", ctx.t("class.print_small"), enabled=not wrong, hint=wrong)
        said = text(escape(self.printed), face="bold", node_id="lesson.printed") if self.printed else None
        curtain = self.order.private == CURTAIN
        how = text(ctx.t("class.to_print_how_curtain" if curtain else "class.to_print_how", number=self.order.number))
        less = note(ctx.t("class.print_small_how_curtain" if curtain else "class.print_small_how"))
        return panel(heading(ctx.t("class.to_print")), how, self._of_late(ctx), said, less, row(small), gap=6)

    def _of_late(self, ctx: Context) -> Node | None:
        """That what is printed is of a lesson that begins late, where it does."""
        late = self.order.late
        return text(ctx.t("class.print_late", n=late), node_id="lesson.print_late", face="bold") if late else None

    def _roles(self, ctx: Context, preview: Preview) -> list[Node]:
        """How many sit in each group, the two teams under each other."""
        shown, found = preview.shown, []
        mediator = "" if shown.mediator is None else escape(shown.mediator.name)
        roles = roles_for(shown, self.order.pupils, outside=preview.outside)
        for (group, side), seats in groupby(roles, key=lambda one: (one.group, one.side)):
            card = shown.sides.of(side or BOTH_SIDES[0])
            told = {"side": "" if side is None else escape(card.name), "capital": escape(card.capital),
                    "mediator": mediator, "place": escape(shown.place)}  # fmt: skip
            name = text(ctx.t(f"class.group.{group}", **told), grow=1)
            found.append(row(name, text(ctx.t("class.seats", n=len(list(seats))), colour="ink_soft"), gap=10))
        return found

    # What is done

    def _wrong(self) -> str:
        """What is wrong with the number, as a sentence; empty when it can be used."""
        try:
            parse(self.order.number)
        except BadCode as problem:
            return self.services.strings.told(problem.sentence)
        return ""

    def handle(self, command: Command) -> Transition:
        """Remember each choice; print; begin."""
        order = self.order
        match command:
            case Pressed("lesson.back"):
                return Pop()
            case Pressed("lesson.print" | "lesson.print_small" as which):
                return self._print(small=which == "lesson.print_small")
            case Pressed("lesson.fresh"):
                self.again = self.typed = False
                self._choose(order.scenario)
                return Stay(focus="lesson.number")
            case Pressed("lesson.start"):
                return self._start()
            case Pressed(on=Summary() as one):
                wrong = self._choose(one.id)
                return Push(Message(one.title, wrong)) if wrong else Stay()
            case Pressed(on=("minutes", int(n))):
                self.order = replace(order, minutes=n)
            case Pressed(on=(str(name), str(value))) if name in FREE:
                self.order = _with(order, name, value)
            case Changed("lesson.pupils", int(n)):
                self.order = replace(order, pupils=n)
            case Changed("lesson.chair", bool(on)):
                self.order = replace(order, chair=on)
            case Changed("lesson.late", int(n)):
                self.order = replace(order, late=n)
            case Changed("lesson.number", str(words)):
                self.order, self.typed = replace(order, number=words), True
        if self.order != order:
            self.printed = ""
        return Stay()

    def _print(self, *, small: bool) -> Transition:
        t = self.services.strings.text
        try:
            made = print_pack(self.services, self.order, small=small)
        except GameError as problem:
            return Push(Message(t("class.print"), self.services.strings.told(problem.sentence)))
        self._keep()
        key = "class.printed_small" if small else "class.printed"
        self.printed = t(key, file=str(made.path), n=made.pages, papers=made.papers, pupils=self.order.pupils)
        return Push(Message(t("class.to_print"), self.printed))

    def _keep(self) -> None:
        """Have this lesson found again by who comes back with its sheets."""
        self.services.remember(lesson=kept(self.order))

    def _start(self) -> Transition:
        from game.ui.scenes.lesson_flow import scene_of

        try:
            klass = begin_lesson(self.services, self.order)
        except GameError as problem:
            strings = self.services.strings
            return Push(Message(strings.text("class.start"), strings.told(problem.sentence)))
        self._keep()
        first = scene_of(klass)
        if klass.notice:
            return Reset(Message(self.services.strings.text("message.storage"), klass.notice, leads_to=first))
        return Reset(first)


def _suits(one: Summary) -> tuple[bool, bool, int, str]:
    """How well a conference suits a lesson: it is played whole in the shortest one, every group has a part, few
    articles lie on its table.
    """
    shortest = min(shape.sittings for shape in SHAPES.values())
    return one.sittings > shortest, not one.whole_class, one.articles, one.title.lower()


def _sittings(order: LessonOrder, there: int) -> int:
    """How many of so many sittings are held in the lesson that was ordered, were it on time."""
    return plan_of(order.minutes, there, curtain=order.private == CURTAIN).sittings


def _with(order: LessonOrder, name: str, value: str) -> LessonOrder:
    match name:
        case "how":
            return replace(order, how=value)
        case "private":
            return replace(order, private=value)
        case "paper":
            return replace(order, paper=value)
    return replace(order, timers=value)


def _plan_lines(ctx: Context, plan: Plan) -> list[Node]:
    """The plan by the minute, a line a sitting."""
    found = []
    timed = list(zip(plan.steps, plan.starts(), strict=True))
    for (sitting, kind), part in groupby(timed, key=_part):
        steps = list(part)
        start = steps[0][1] // MINUTE
        end = (steps[-1][1] + steps[-1][0].seconds) // MINUTE
        name = ctx.t("class.plan_sitting", number=sitting) if sitting else ctx.t(f"class.plan_{kind}")
        found.append(row(text(ctx.t("class.from_to", start=start, end=end), width=130, colour="ink_soft"),
                         text(name, grow=1), gap=10))  # fmt: skip
    return found


def _part(timed: tuple[Step, int]) -> tuple[int, str]:
    """What stands on one line of the plan: a whole sitting, or a step outside them."""
    step = timed[0]
    return (step.sitting, "" if step.sitting else step.kind)
