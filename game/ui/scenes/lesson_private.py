"""A lesson without cards: a team decides on the usual private screens, behind the curtain, for a fixed time."""

from __future__ import annotations

from functools import partial

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Context, Scene, Transition
from game.ui.scenes.lesson_parts import reel, sheet, words
from game.ui.scenes.lesson_phase import PhaseScene


def behind(klass: Class, side: Side) -> Scene:
    """What is left for a team to decide in this phase; when nothing is, the page on which it waits."""
    from game.ui.scenes.dispatches import Dispatches
    from game.ui.scenes.evening import EveningScene
    from game.ui.scenes.flow import papers_of
    from game.ui.scenes.lesson_desk import DeskCurtain

    playing = klass.playing
    playing.seat = side
    playing.after, playing.aside = partial(behind, klass, side), partial(DeskCurtain, klass)
    legal = klass.controller.legal(side)
    if klass.beat.name == "morning" and legal.choices:
        for key, paper in papers_of(playing, side):
            if paper.question is None or paper.question.answered:
                playing.desk(side).read[key] = None
        return Dispatches(playing, side)
    if klass.beat.name == "evening" and (legal.evening or legal.mark_text):
        return EveningScene(playing, side)
    playing.seat = None
    return Waiting(klass, side)


class Waiting(PhaseScene):
    """A team has decided; the phase goes on until it is as long as the other team's."""

    id = "lesson_waiting"
    for_all = True

    def __init__(self, klass: Class, side: Side) -> None:
        super().__init__(klass, side)
        self.spent = max(0, klass.now() - klass.opened) * 1000

    def do(self, ctx: Context) -> str:
        """Nothing more."""
        return ctx.t("class.waiting")

    def body(self, ctx: Context) -> Node:
        """Nothing of what was decided."""
        return reel("waiting.body", sheet(words(ctx, ctx.t("class.waiting_how"))))

    def end(self) -> Transition:
        """What was left undone is the quiet thing; the next beat is announced."""
        self.klass.enter(self.side, self.klass.beat.name, None)
        return flow.show(self.klass)
