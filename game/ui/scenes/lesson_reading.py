"""Behind the curtain: what one team alone may read this morning, for as long as the other team has."""

from __future__ import annotations

from game.classroom.lesson import CURTAIN
from game.kernel.sides import Side
from game.session.papers import Paper, Question
from game.ui.describe import Node
from game.ui.lesson import Class
from game.ui.scenes.base import Context
from game.ui.scenes.lesson_own import own_sheet
from game.ui.scenes.lesson_parts import aside, reel, sheet, sizes, term_words, words
from game.ui.scenes.lesson_phase import PhaseScene
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import band, short_day
from game.ui.strings import escape
from game.ui.widgets.basic import column, row, text

HALF = 420.0
"""Units of width that a gauge needs to stand beside another."""


def new_papers(klass: Class, side: Side) -> list[Paper]:
    """What a team has to read on this visit. Where nobody knows what it has read, as after a power cut, it is without
    what was answered: behind the curtain that has been read where it was answered.
    """
    answered_there = klass.lesson.private == CURTAIN and klass.read.get(side) is None
    return [one for one in klass.private_papers(side)
            if not (answered_there and one.question is not None and one.question.answered)]  # fmt: skip


class Reading(PhaseScene):
    """A team's private papers, what they ask, and its gauges."""

    id = "lesson_reading"
    area = "reading.body"

    def body(self, ctx: Context) -> Node:
        """The papers, or the sentence that there are none, then the gauges."""
        nodes = [self._paper(ctx, paper) for paper in self.papers()]
        own = own_sheet(ctx, self.klass, self.side) if self.klass.lesson.private == CURTAIN else None
        return reel(self.area, *(nodes or [sheet(words(ctx, ctx.t("class.no_private")))]), self._text(ctx), own,
                    self._gauges(ctx), gap=12)  # fmt: skip

    def papers(self) -> list[Paper]:
        """What is new."""
        return new_papers(self.klass, self.side)

    def _paper(self, ctx: Context, paper: Paper) -> Node:
        known, side = sizes(ctx), self.side
        return sheet(
            aside(ctx, self._origin(ctx, paper), face="bold"),
            text(say(ctx, self.playing, paper.headline, side), face="heading", size=known.large, leading=1.1),
            words(ctx, say(ctx, self.playing, paper.body, side)),
            words(ctx, say(ctx, self.playing, paper.why, side), face="italic") if paper.why is not None else None,
            self._question(ctx, paper.question) if paper.question is not None else None,
            self._overtaken(ctx, paper),
            gap=6,
        )  # fmt: skip

    def _origin(self, ctx: Context, paper: Paper) -> str:
        """Where a paper comes from and of which day it is; without the day where the conference has none, or where the
        paper bears its own.
        """
        origin, date = say(ctx, self.playing, paper.origin, self.side), self.klass.shown.date(paper.sitting)
        dated = any(sign.isdigit() for sign in origin)
        return ctx.t("class.paper_of", origin=origin, date=short_day(ctx, date)) if date and not dated else origin

    def _overtaken(self, ctx: Context, paper: Paper) -> Node | None:
        """How far orders on its article reach now, where that is no longer what the paper says."""
        if paper.line is None:
            return None
        article, option = paper.line
        now = self.playing.controller.view(self.side).own.mandate[article]
        if now is None or now.option == option:
            return None
        told = term_words(ctx, self.klass, article, now.option)
        return words(ctx, ctx.t("class.paper_overtaken", term=told), face="bold", colour="warn")

    def _question(self, ctx: Context, question: Question) -> Node:
        """A question with its answers as their numbers stand on the card; once answered, the answer that was taken."""
        taken = next((one for one in question.answers if one.id == question.answered), None)
        if taken is not None:
            told = ctx.t("class.answer_taken", answer=taken.name, text=taken.text)
            return column(words(ctx, question.text, face="bold"), words(ctx, told), gap=4)
        asked = [event for event, _ in self.playing.controller.legal(self.side).choices]
        part = asked.index(question.event) + 1 if question.event in asked else 0
        rows = [
            words(ctx, ctx.t("class.answer", n=n, answer=one.name, text=one.text))
            for n, one in enumerate(question.answers, 1)
        ]
        how = aside(ctx, ctx.t("class.answer_in", n=part)) if part else None
        return column(words(ctx, question.text, face="bold"), *rows, how, gap=4)

    def _text(self, ctx: Context) -> Node | None:
        """The mediator's text, while one lies."""
        terms = self.playing.controller.view(self.side).common.text
        if not terms:
            return None
        shown = self.playing.controller.presentation
        lines = [words(ctx, term_words(ctx, self.klass, n, option)) for n, option in terms]
        name = "" if shown.mediator is None else escape(shown.mediator.name)
        return sheet(words(ctx, ctx.t("class.text", mediator=name), face="bold"), *lines, gap=6)

    def _gauges(self, ctx: Context) -> Node | None:
        """What this side reads of each gauge, as far as it can."""
        view = self.playing.controller.view(self.side)
        lines = []
        for n, track in enumerate(self.playing.controller.presentation.tracks):
            found = view.own.readings[n] or view.common.readings[n]
            if found is not None:
                told = {"track": track.name, "word": track.words[found.word], "band": band(found.low, found.high)}
                lines.append(words(ctx, ctx.t("class.gauge", **told)))
        if not lines:
            return None
        half = (len(lines) + 1) // 2
        both = [column(*some, gap=2, grow=1, basis=HALF) for some in (lines[:half], lines[half:]) if some]
        known = row(*both, gap=20, wrap=True, align="start")
        return sheet(words(ctx, ctx.t("class.gauges"), face="bold"), known, gap=2)
