"""Dispatches: the papers of the day, one laid open at a time, and the questions that some of them put."""

from __future__ import annotations

from game.engine import actions as a
from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.session.papers import Paper, Question
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, ReadOn, Resumed, Scene, Stay, Transition
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.glossary import Entry, Index, entries, links
from game.ui.scenes.help import HelpScene
from game.ui.scenes.parts_coach import coach
from game.ui.scenes.parts_frame import close, more_below, navigate, play_head, play_tail, snug
from game.ui.scenes.parts_news import slip
from game.ui.scenes.parts_paper import WIDE, paper_node, slants_node, stamp
from game.ui.scenes.parts_reply import just_answered, reply_slip, told
from game.ui.scenes.parts_speech import refusal, say
from game.ui.scenes.parts_strip import changes
from game.ui.scenes.parts_words import short_day
from game.ui.widgets.basic import (
    column,
    columns,
    eyebrow,
    heading,
    note,
    page,
    panel,
    roving,
    row,
    scroll,
    spacer,
    text,
)
from game.ui.widgets.controls import Option, button, choice, listitem

SHEET, MATTER = "dispatches.open", "dispatches.matter"
NAMED = 6


class Giving(Confirm):
    """The question before an answer is given. It pops with `given`, and the page of the paper gives it."""

    def handle(self, command: Command) -> Transition:
        """Yes is left to the page below; nothing else does anything but go back."""
        match command:
            case Pressed("confirm.yes"):
                return Pop("given")
        return super().handle(command)


class Dispatches(Scene):
    """The papers of this sitting, or (`every`) of the whole game."""

    id = "dispatches"
    topic = "R2"
    read_whole = True
    reads_on = True

    def __init__(self, playing: Playing, side: Side, *, every: bool = False) -> None:
        self.playing, self.side, self.every = playing, side, every
        self.picked: dict[str, str] = {}
        self._index: Index | None = None
        self.wrong: Refused | None = None
        self.gave = ""
        fresh = flow.unread(playing, side)
        waiting = [key for key, paper in self._papers() if _asks(paper)]
        papers = self._papers()
        latest = papers[0 if every else -1][0] if papers else ""
        self.open = latest if every else fresh[0][0] if fresh else waiting[0] if waiting else latest
        self._read()
        self.first_focus = "dispatches.back" if every else self._focus()

    def _papers(self) -> list[tuple[str, Paper]]:
        """What lies here: everything, newest sitting first, or what is new and what belongs to today."""
        papers = flow.papers_of(self.playing, self.side)
        now = self.playing.controller.view(self.side).common.sitting
        if self.every:
            return sorted(papers, key=lambda each: -each[1].sitting)
        read = self.playing.desk(self.side).read
        return [(key, paper) for key, paper in papers if paper.sitting >= now or key not in read or _asks(paper)]

    def _paper(self) -> Paper | None:
        return dict(flow.papers_of(self.playing, self.side)).get(self.open)

    def _read(self) -> None:
        if self.open:
            self.playing.desk(self.side).read[self.open] = None
        paper = self._paper()
        self.cue = "" if paper is None else "telegraph" if paper.form == "telegram" else "paper"

    def _focus(self) -> str:
        paper = self._paper()
        return SHEET if paper is not None and _asks(paper) else "dispatches.next"

    # What is seen

    def build(self, ctx: Context) -> Node:
        """The list at the left, the paper at the right; in one column the paper, and the list after it."""
        ctx = snug(ctx)
        view = self.playing.controller.view(self.side)
        papers = self._papers()
        name = ctx.t("dispatches.all" if self.every else "dispatches.title")
        lesson = None if self.every else coach(ctx, self.playing, self.side, self._moment())
        head = play_head(ctx, self.playing, view, name, leave_out="papers", lesson=lesson)
        if ctx.narrow:
            above = (lesson if close(ctx) else None, self._pager(ctx, papers))
            after = (self._list(ctx, papers), play_tail(ctx, self.playing, view, leave_out="papers"))
            return page(self._sheet(ctx, above, after), head=head, foot=self._foot(ctx), gap=6)
        return page(columns(self._list(ctx, papers), self._sheet(ctx), gap=16), head=head, foot=self._foot(ctx), gap=10)

    def _moment(self) -> str:
        paper = self._paper()
        return "question" if paper is not None and _asks(paper) else "papers"

    def _list(self, ctx: Context, papers: list[tuple[str, Paper]]) -> Node:
        rows: list[Node] = []
        before = 0
        for key, paper in papers:
            if paper.sitting != before:
                before = paper.sitting
                date = short_day(ctx, self.playing.controller.presentation.date(before))
                rows.append(
                    text(
                        ctx.t("dispatches.day", date=date),
                        size=15,
                        face="italic",
                        colour="ink_soft",
                        padding=(6, 6, 2, 8),
                    )
                )
            rows.append(self._item(ctx, key, paper))
        if not rows:
            rows.append(note(ctx.t("dispatches.none")))
        if ctx.narrow:
            return roving(panel(*rows, gap=0, padding=(8, 8, 8, 8)))
        listed = roving(scroll("dispatches.list", *rows, gap=0))
        return panel(listed, padding=(8, 8, 8, 8), basis=310, max_w=440, grow=0.4)

    def _pager(self, ctx: Context, papers: list[tuple[str, Paper]]) -> Node | None:
        """Which of how many lies open, and the ways to the one before and the one after."""
        keys = [key for key, _ in papers]
        if len(keys) < 2 or self.open not in keys:
            return None
        at = keys.index(self.open)
        ways = (("before", at > 0), ("after", at + 1 < len(keys)))
        turns = [
            button(f"dispatches.{way}", ctx.t(f"dispatches.{way}"), quiet=True, enabled=there, padding=(1, 4, 1, 4))
            for way, there in ways
        ]  # fmt: skip
        for turn in turns:
            turn.look = type(turn.look)("body", 17, surface="quiet")
        where = note(ctx.t("dispatches.pager", n=at + 1, all=len(keys)), size=17)
        return row(where, spacer(), *turns, gap=12, align="centre")

    def _item(self, ctx: Context, key: str, paper: Paper) -> Node:
        fresh = key not in self.playing.desk(self.side).read
        asks = _asks(paper)
        mark = ctx.t("dispatches.asks") if asks else ctx.t("dispatches.new") if fresh else ""
        words = column(
            row(
                stamp(ctx, paper.form),
                spacer(),
                text(mark, size=14, face="bold", colour="accent") if mark else None,
                gap=6,
            ),
            text(
                say(ctx, self.playing, paper.headline, self.side),
                size=18,
                leading=1.1,
                face="bold" if fresh or asks else "body",
            ),
            gap=0,
            grow=1,
        )
        return listitem(
            f"paper.{key}",
            say(ctx, self.playing, paper.headline, self.side),
            words,
            selected=key == self.open,
            value=mark,
            padding=(5, 10),
        )

    @property
    def _area(self) -> str:
        """The id of what scrolls: each paper has its own, so that each is opened at its first line."""
        return f"dispatches.sheet.{self.open}"

    def _sheet(self, ctx: Context, above: tuple[Node | None, ...] = (), after: tuple[Node | None, ...] = ()) -> Node:
        """The paper with what was answered and what it asks; `above` and `after` it what else stands in its column."""
        paper = self._paper()
        if paper is None:
            return scroll("dispatches.sheet", *above, note(ctx.t("dispatches.none")), *after, basis=560)
        laid = paper_node(ctx, self.playing, self.side, paper)
        wide = laid.style.max_w or WIDE
        if _asks(paper) and not self.every:
            laid.id, laid.focus, laid.on = SHEET, True, ReadOn(self._area)
        asked = None if paper.question is None else self._question(ctx, paper.question, wide)
        matter = column(
            *self._heard(ctx), laid, asked, slants_node(ctx, self.playing, paper), gap=14, align="centre"
        )  # fmt: skip
        matter.id = MATTER
        column_of = (*above, matter, self._words(ctx, paper, wide), *after)
        return scroll(
            self._area, *column_of, gap=6 if above else 14, basis=560, align="stretch" if above else "centre",
            padding=(2, 4, 6, 4),
        )  # fmt: skip

    def _heard(self, ctx: Context) -> list[Node | None]:
        """What this side's answer to the paper before has moved, and what its offer was answered."""
        if self.every:
            return []
        gave = [panel(text(self._moved(ctx), size=17), surface="raised", padding=(7, 14, 8, 14))] if self.gave else []
        if not just_answered(self.playing, self.side):
            return [*gave]
        fresh = told(self.playing, self.side)
        return [*gave, reply_slip(ctx, self.playing, self.side), slip(ctx, self.playing, self.side, fresh)]

    def _moved(self, ctx: Context) -> str:
        before, view = self.playing.desk(self.side).before, self.playing.controller.view(self.side)
        moved = changes(ctx, view, before) if before is not None else ""
        return ctx.t("dispatches.gave" if moved else "dispatches.gave_same", answer=self.gave, changes=moved)

    def _words(self, ctx: Context, paper: Paper, wide: float) -> Node | None:
        """Ways to the people, places and words that a paper names."""
        if _asks(paper) and not self.every:
            return None
        if self._index is None:
            self._index = Index(entries(self.playing.controller.presentation))
        said = f"{say(ctx, self.playing, paper.headline, self.side)} {say(ctx, self.playing, paper.body, self.side)}"
        found = links(ctx, self._index.named(said)[:NAMED], "word", ctx.t("dispatches.words"))
        return None if found is None else column(found, max_w=wide, basis=wide, padding=(0, 6, 0, 6))

    def _question(self, ctx: Context, question: Question, wide: float) -> Node:
        """A question with its answers; answered, it shows which was given."""
        rows: list[Node] = []
        for n, answer in enumerate(question.answers, 1):
            public = f" {ctx.t('dispatches.public')}" if answer.public else ""
            name = answer.name if question.answered else f"{n}  {answer.name}"
            option = Option(answer.id, name, answer.text + public, enabled=not question.answered, on=answer.id)
            chosen = answer.id == (question.answered or self.picked.get(question.event, ""))
            rows.append(choice(f"reply.{answer.id}", option, chosen=chosen))
            if not question.answered and n < 10:  # the number keys choose, as on the table
                rows[-1].shortcut = Intent(f"choice_{n}")
        wrong = refusal(ctx, self.playing, self.wrong, self.side)
        return panel(
            heading(question.text, size=21, leading=1.15),
            None if question.answered else eyebrow(ctx.t("dispatches.answers", n=len(rows)), size=13),
            *rows,
            note(ctx.t("dispatches.answered")) if question.answered else None,
            text(wrong, colour="warn", size=18) if wrong else None,
            gap=5,
            padding=(14, 20, 14, 20),
            max_w=wide,
            basis=wide,
        )

    def _foot(self, ctx: Context) -> Node:
        if self.every:
            back = button("dispatches.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
            return row(more_below(ctx, MATTER), spacer(), back, align="centre")
        left = len(flow.unread(self.playing, self.side))
        paper = self._paper()
        asking = paper is not None and _asks(paper)
        picked = asking and paper is not None and paper.question is not None and paper.question.event in self.picked
        waiting = self._waiting()
        more = MATTER in ctx.unseen and not picked
        hint = ctx.t("dispatches.choose_first") if asking and not picked and not more else ""
        key = "give" if asking else "next" if left or waiting else "go"
        words = ctx.t("nav.read_on" if more else f"dispatches.{key}")
        skip = button("dispatches.skip", ctx.t("dispatches.skip", n=left), enabled=not waiting,
                      hint=ctx.t("dispatches.waiting") if waiting else "")  # fmt: skip
        remark = ctx.t("dispatches.left", n=left) if left and not ctx.narrow else ""
        on = ReadOn(self._area) if more else None
        return row(
            note(remark, grow=1) if remark else spacer(), skip if left else None,
            button("dispatches.next", words, primary=True, enabled=not hint, hint=hint, on=on), gap=12, align="centre",
        )  # fmt: skip

    def _waiting(self) -> bool:
        return bool(self.playing.controller.legal(self.side).choices)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Open papers, answer questions, go on."""
        match command:
            case Pressed(node_id) if node_id.startswith("paper."):
                self._turn_to(node_id.removeprefix("paper."))
            case Pressed(node_id, str(answer)) if node_id.startswith("reply."):
                paper = self._paper()
                if paper is not None and paper.question is not None:
                    if self.picked.get(paper.question.event) == answer and not command.pointer:
                        return self._ask(paper.question, answer)
                    self.picked[paper.question.event] = answer
                    return Stay("" if command.pointer else node_id)
            case Pressed(on=Entry() as word):
                return Push(HelpScene(self.playing.services, word.term, playing=self.playing))
            case Pressed("dispatches.before"):
                self._leaf(-1)
            case Pressed("dispatches.after"):
                self._leaf(1)
            case Pressed("dispatches.next") | Resumed("given"):
                return self._next()
            case Pressed("dispatches.skip"):
                for key, _ in flow.unread(self.playing, self.side):
                    self.playing.desk(self.side).read[key] = None
                return flow.go_on(self.playing)
            case Pressed("dispatches.back"):
                return Pop()
            case _:
                return navigate(self.playing, self.side, command, self.topic) or Stay()
        return Stay()

    def _ask(self, question: Question, answer: str) -> Transition:
        """Before an answer that was chosen already is given by the same key: what it is, once more; No has the key."""
        found = next(each for each in question.answers if each.id == answer)

        def lines(ctx: Context) -> list[Node]:
            public = [text(ctx.t("dispatches.public"))] if found.public else []
            return [text(f"**{found.name}**"), *public, text(ctx.t("dispatches.sure_how"))]

        action = a.Choose(question.event, answer)
        return Push(Giving(self.playing, self.side, action, "dispatches.sure", lines, "dispatches.give", wary=True))

    def _turn_to(self, key: str) -> None:
        self.open, self.wrong, self.gave = key, None, ""
        self._read()

    def _leaf(self, by: int) -> None:
        keys = [key for key, _ in self._papers()]
        at = keys.index(self.open) + by if self.open in keys else -1
        if 0 <= at < len(keys):
            self._turn_to(keys[at])

    def _next(self) -> Transition:
        """Give the answer picked, then the next paper that is new or asks, then on."""
        paper, gave = self._paper(), ""
        if paper is not None and _asks(paper) and paper.question is not None:
            answer = self.picked.get(paper.question.event)
            if answer is None:
                return Stay()
            self.wrong = flow.act(self.playing, self.side, a.Choose(paper.question.event, answer))
            if self.wrong is not None:
                return Stay()
            gave = next(each.name for each in paper.question.answers if each.id == answer)
        asking = [key for key, each in flow.papers_of(self.playing, self.side) if _asks(each)]
        fresh = [key for key, _ in flow.unread(self.playing, self.side)]
        if not (fresh or asking):
            return flow.go_on(self.playing)
        self._turn_to((fresh or asking)[0])
        self.gave = gave
        return Stay(self._focus())


def _asks(paper: Paper) -> bool:
    return paper.question is not None and not paper.question.answered
