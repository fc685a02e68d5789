"""The shared screens on which nobody acts: the question, who sits where, the papers, the code groups, the caucus."""

from __future__ import annotations

from abc import abstractmethod

from game.classroom import deeds
from game.classroom.roles import PAIRED, Role, numbers_of
from game.kernel.sides import BOTH_SIDES, Side
from game.session.papers import Paper
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import (
    Asked,
    Command,
    Context,
    Pressed,
    Push,
    ReadOn,
    Scene,
    Stay,
    Still,
    Ticked,
    Transition,
)
from game.ui.scenes.lesson_parts import (
    aside,
    beat_params,
    clock_state,
    mark,
    next_words,
    press,
    reel,
    said,
    shared,
    sheet,
    side_name,
    sign,
    sizes,
    term_words,
    words,
)
from game.ui.scenes.parts_speech import say
from game.ui.strings import escape
from game.ui.widgets.basic import column, row, rule, text

LARGER = 1.3
"""How much larger than other large type the groups are: they are copied from the last row."""
SLIGHTLY = 1.15
"""The face of the groups is small for its size."""


class SharedScene(Scene):
    """A page that a whole room reads. It changes once a minute, when its clock's sentence does."""

    ticks = True
    for_all = True
    tick_ms = 1000
    first_focus = "class.on"
    reads_on = True
    area = ""
    named, task = "class.beat.{beat}", "class.do.{beat}"

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.was = clock_state(klass)

    def build(self, ctx: Context) -> Node:
        """Name, what to do now, body, clock, and the button that names what comes next."""
        klass, told = self.klass, beat_params(ctx, self.klass)
        name = klass.beat.name
        more = self.area in ctx.unseen
        onward = self.onward(ctx)
        label = ctx.t("nav.read_on") if more else onward
        main = press(ctx, "class.on", label, primary=True, on=ReadOn(self.area) if more else None)
        skip = press(ctx, "class.skip", onward, quiet=True)
        return shared(
            ctx, klass, self.body(ctx), name=said(ctx, klass, self.named.format(beat=name), **told),
            do=said(ctx, klass, self.asked().format(beat=name), **told), main=main, other=(skip,) if more else (),
        )  # fmt: skip

    def asked(self) -> str:
        """The key of what the room is to do now; `{beat}` in it stands for the beat's name."""
        return self.task

    def onward(self, ctx: Context) -> str:
        """What the button says that leaves this page."""
        return next_words(ctx, self.klass)

    def leave(self) -> Transition:
        """What that button leads to."""
        return flow.go_on(self.klass)

    @abstractmethod
    def body(self, ctx: Context) -> Node:
        """What the room reads."""

    def handle(self, command: Command) -> Transition:
        """Go on when the teacher says so; never otherwise."""
        match command:
            case Ticked():
                was, self.was = self.was, clock_state(self.klass)
                return Stay() if was != self.was else Still()
            case Pressed("class.on" | "class.skip"):
                return self.leave()
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass)
        return Stay()


class Hook(SharedScene):
    """The conference and its question."""

    id = "lesson_hook"
    area = "hook.body"

    def body(self, ctx: Context) -> Node:
        """Title and place in the largest letters, then the quarrel, then the question."""
        shown, known = self.klass.shown, sizes(ctx)
        first, second = (side_name(self.klass, side) for side in BOTH_SIDES)
        card = sheet(
            text(escape(shown.title), face="display", size=known.huge, colour="accent", text_align="centre",
                 leading=1.1),
            words(ctx, escape(shown.place), face="italic", text_align="centre"),
            rule("swelled"),
            words(ctx, escape(shown.summary)),
            text(ctx.t("class.question", first=first, second=second), face="bold", size=known.large, leading=1.15,
                 text_align="centre"),
            words(ctx, ctx.t("class.hook_sittings", n=self.klass.lesson.plan.sittings), text_align="centre",
                  node_id="hook.sittings"),
            gap=12, max_w=1300, basis=900,
        )  # fmt: skip
        return reel("hook.body", card, align="centre")


class Briefing(SharedScene):
    """Who sits where."""

    id = "lesson_briefing"
    area = "briefing.body"

    def body(self, ctx: Context) -> Node:
        """Each group with its numbers and its seats; the two delegations beside each other."""
        roles = self.klass.roles()
        paired = [
            row(*(self._group(ctx, roles, group, side) for side in BOTH_SIDES), gap=14, align="stretch")
            for group in PAIRED
        ]  # fmt: skip
        others = dict.fromkeys(one.group for one in roles if one.group not in PAIRED)
        rest = row(*(self._group(ctx, roles, group, None) for group in others), gap=14, align="stretch")
        return reel("briefing.body", *paired, rest, gap=12)

    def _group(self, ctx: Context, roles: tuple[Role, ...], group: str, side: Side | None) -> Node:
        """A group by name, the numbers that sit there, and what they are."""
        klass, told = self.klass, role_params(self.klass, side)
        numbers = numbers_of(roles, group, side)
        name = words(ctx, ctx.t(f"class.group.{group}", **told), face="bold", grow=int(side is not None))
        head = name if side is None else row(mark(klass, side, sizes(ctx).small), name, gap=8, align="centre")
        key = "class.numbers_sit" if len(numbers) > 1 else "class.number_sits"
        sits = words(ctx, ctx.t(key, first=numbers[0], last=numbers[-1]), colour="accent", face="bold")
        mine = [roles[n - 1] for n in numbers]
        keys = (one.name_key for one in mine if one.name_key in ctx.strings)
        named = ctx.listed(dict.fromkeys(said(ctx, klass, key, **told) for key in keys))
        jobs = aside(ctx, named, colour="ink") if named else None
        return sheet(head, sits, jobs, gap=4, grow=1, basis=300)


class Papers(SharedScene):
    """What everybody may read this morning."""

    id = "lesson_papers"
    area = "papers.body"

    def body(self, ctx: Context) -> Node:
        """Each public paper: where it comes from, its headline, its words."""
        nodes = [self._paper(ctx, paper) for paper in self.papers()]
        return reel("papers.body", *(nodes or [words(ctx, ctx.t("class.no_papers"))]), gap=14)

    def asked(self) -> str:
        """To read them aloud, where there are any."""
        return self.task if self.papers() else "class.do.no_papers"

    def papers(self) -> tuple[Paper, ...]:
        """What is to be read aloud."""
        return deeds.morning_papers(self.klass.controller, self.klass.beat.sitting)

    def _paper(self, ctx: Context, paper: Paper) -> Node:
        playing, known = self.klass.playing, sizes(ctx)
        return sheet(
            aside(ctx, say(ctx, playing, paper.origin), face="bold"),
            text(say(ctx, playing, paper.headline), face="heading", size=known.large, leading=1.1),
            words(ctx, say(ctx, playing, paper.body)),
            gap=6,
        )  # fmt: skip


class Injected(Papers):
    """What the teacher has let happen before everybody, in full; then the lesson goes on where it was."""

    named, task = "class.injected", "class.injected_do"

    def __init__(self, klass: Class, paper: Paper) -> None:
        super().__init__(klass)
        self.paper = paper

    def onward(self, ctx: Context) -> str:
        """Back to where the lesson was."""
        return ctx.t("class.injected_on")

    def leave(self) -> Transition:
        """The lesson as it stands."""
        return flow.show(self.klass)

    def body(self, ctx: Context) -> Node:
        """The one paper."""
        return reel(self.area, self._paper(ctx, self.paper))


class Groups(SharedScene):
    """Both teams' code groups: the same number, whatever there is to say."""

    id = "lesson_groups"
    area = "groups.body"

    def body(self, ctx: Context) -> Node:
        """Side by side where there is room, in the largest type; then the line of the sheet they are copied to."""
        sheets = group_sheets(ctx, self.klass, sizes(ctx).large * LARGER, 4)
        return reel(self.area, sheets, sheet_line(ctx, self.klass), gap=14)


class Caucus(SharedScene):
    """Both teams talk at once; what each group does meanwhile."""

    id = "lesson_caucus"
    area = "caucus.body"

    def body(self, ctx: Context) -> Node:
        """The mediator's text, if one lies before both; what everybody does; the code groups, for who copies still."""
        klass = self.klass
        have = dict.fromkeys(one.group for one in klass.roles())
        told = role_params(klass, None)
        rows = [
            row(words(ctx, ctx.t(f"class.groups.{group}", **told), face="bold", basis=240, grow=1),
                words(ctx, said(ctx, klass, self._now(group), **told), grow=6, basis=520), gap=16, align="start")
            for group in have
        ]  # fmt: skip
        return reel(self.area, self._text(ctx), sheet(*rows, gap=8), *self._groups(ctx), gap=12)

    def _now(self, group: str) -> str:
        """The key of what a group does now; on the first day there is no yesterday to report of."""
        return "class.now.press_first" if (group, self.klass.beat.sitting) == ("press", 1) else f"class.now.{group}"

    def _groups(self, ctx: Context) -> tuple[Node, ...]:
        """The groups that were shown before the caucus, as large as what is read, eight on a line."""
        if not any(self.klass.lesson.shown):
            return ()
        still = words(ctx, ctx.t("class.groups_still"), grow=1, leading=1.08)
        line = row(sign(ctx, self.klass, sizes(ctx).body, "groups.sign"), still, gap=12, align="centre")
        return (line, group_sheets(ctx, self.klass, sizes(ctx).body * SLIGHTLY, 8))

    def _text(self, ctx: Context) -> Node | None:
        """Both delegations hold the same text and mark it in secret tonight."""
        klass = self.klass
        terms = klass.common.text
        if not terms:
            return None
        lines = [words(ctx, term_words(ctx, klass, n, option)) for n, option in terms]
        return sheet(words(ctx, ctx.t("class.text", **role_params(klass, None)), face="bold"), *lines, gap=6)


class Ticket(SharedScene):
    """The exit ticket: what every pupil writes before the bell."""

    id = "lesson_ticket"
    area = "ticket.body"

    def body(self, ctx: Context) -> Node:
        """Three questions."""
        first, second = (side_name(self.klass, side) for side in BOTH_SIDES)
        asked = [
            row(words(ctx, str(n), face="bold", width=40),
                words(ctx, ctx.t(f"class.ticket_{n}", first=first, second=second), grow=1), gap=10, align="start")
            for n in (1, 2, 3)
        ]  # fmt: skip
        return reel("ticket.body", sheet(*asked, gap=18))

    def leave(self) -> Transition:
        """The end of the lesson is asked for once."""
        from game.ui.scenes.lesson_end import LessonEnd

        return Push(LessonEnd(self.klass)) if self.klass.lesson.over else super().leave()


def group_sheets(ctx: Context, klass: Class, size: float, across: int) -> Node:
    """Both teams' code groups beside each other, in digits of this size, so many on a line."""
    both = []
    for side in BOTH_SIDES:
        mine = deeds.groups_of(klass.lesson, klass.controller, side)
        head = row(mark(klass, side, size * 0.6), text(side_name(klass, side), face="bold", size=sizes(ctx).body),
                   gap=10, align="centre")  # fmt: skip
        lines = [
            row(*(_group(ctx, side, n, mine[n], size) for n in range(at, min(len(mine), at + across))),
                *(column(grow=1, basis=44) for _ in range(len(mine), at + across)), gap=4)
            for at in range(0, len(mine), across)
        ]  # fmt: skip
        both.append(sheet(head, *lines, gap=4, grow=1, basis=420, padding=(8, 18, 10, 18)))
    return row(*both, gap=18, align="stretch")


def _group(ctx: Context, side: Side, n: int, group: str, size: float) -> Node:
    """One group under its number."""
    return column(
        aside(ctx, str(n + 1), text_align="centre", leading=1.0),
        text(group, node_id=f"group.{int(side)}.{n + 1}", face="telegram", size=size, text_align="centre",
             leading=1.1),
        gap=0, grow=1, basis=44,
    )  # fmt: skip


def sheet_line(ctx: Context, klass: Class) -> Node:
    """The sign beside whose line on the sheet the groups are copied, and how they are read."""
    told = words(ctx, ctx.t("class.groups_how", number=klass.beat.sitting), grow=1)
    return row(sign(ctx, klass, sizes(ctx).large, "groups.sign"), told, gap=12, align="centre")


def role_params(klass: Class, side: Side | None) -> dict[str, object]:
    """What the name and the task of a role may name."""
    shown = klass.shown
    mediator = shown.mediator
    return {
        "side": side_name(klass, side),
        "capital": "" if side is None else escape(shown.sides.of(side).capital),
        "mediator": "" if mediator is None else escape(mediator.name),
        "place": escape(shown.place.split(",")[0]),
    }
