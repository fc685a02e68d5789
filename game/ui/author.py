"""Author mode: the file is watched, and the running game follows what is written in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from game.kernel.errors import GameError
from game.ui import editor
from game.ui.playing import Playing
from game.ui.scenes.base import Pop, Push, Replace, Reset, Scene, Stay, Still, Transition
from game.ui.scenes.message import Message
from game.ui.scenes.parts_draft import Sheet
from game.ui.scenes.problems import Problems

if TYPE_CHECKING:
    from game.session.catalogue import Summary
    from game.session.controller import Controller
    from game.session.rewriting import Rewriting, Taken
    from game.ui.services import Order, Services


class Author:
    """One for the run. `playing` None: the file has not been good yet. `said`: what became of the last change."""

    def __init__(self, services: Services, order: Order, path: Path) -> None:
        from game.session.rewriting import Rewriting

        self.services, self.order, self.path = services, order._replace(author=True), path
        self.playing: Playing | None = None
        self.said = ""
        self.summary: Summary | None = None
        self._watch: Rewriting = Rewriting(path, services.author_store(), services.strings.text)

    # Opening

    def first_scene(self) -> Scene:
        """The workbench over a new game; what is wrong with the file while it cannot be played."""
        from game.session.catalogue import summarise

        self.summary = summarise(self.path)
        if not self.summary.ok:
            return self.problems()
        opened = self.services.new_game(self.order)
        opened.controller.settle()
        self.playing = Playing(opened.controller, opened.human, self.services)
        return self.workbench()

    def workbench(self, *, over: bool = False) -> Scene:
        """The page that lays everything open, by itself or over a scene of the game."""
        from game.ui.scenes.author import Workbench

        if self.playing is None:
            return self.problems()
        return Workbench(self, self.playing, over=over)

    def problems(self) -> Problems:
        """What is wrong with the file as it stands."""
        from game.session.catalogue import summarise

        return Problems(self.summary or summarise(self.path), live=self.playing is not None, out="app.close")

    def open_at(self, line: int) -> str:
        """Open the file in an editor; what came of it, as a sentence."""
        found = editor.open_at(self.path, line)
        return self.services.strings.text(f"author.editor_{found}", line=line)

    def word(self) -> str:
        """What became of the file last, for the window's title; empty while nothing has."""
        broken = self.summary is not None and not self.summary.ok
        return self.services.strings.text("author.broken", file=self.path.name) if broken else self.said

    # Following the file

    def pulse(self, scene: Scene) -> Transition:
        """What the scene on top should make way for, now that the file may have changed."""
        playing = getattr(scene, "playing", None)
        if isinstance(playing, Playing):
            self.playing = playing
        if not (isinstance(playing, Playing) or isinstance(scene, Problems)) or not self._watch.changed():
            return Still()
        if self.playing is None:
            return self._opened()
        taken = self._watch.take(self.playing.controller)
        self.summary = taken.summary
        if not taken.summary.ok:
            over = Problems(taken.summary, live=True)
            return Replace(over) if isinstance(scene, Problems) else Push(over)
        if taken.controller is None:
            self.said = self.services.strings.text("author.as_before", file=self.path.name)
            return Pop() if isinstance(scene, Problems) else Still()
        return self._follow(scene, self.playing, taken, taken.controller.retold(self.services.tongues().told))

    def _opened(self) -> Transition:
        """The file was broken from the start: is it good now?"""
        try:
            self._watch.settle()
            return Reset(self.first_scene())
        except GameError as problem:
            said = self.services.strings.told(problem.sentence)
            return Push(Message(self.services.strings.text("author.title"), said))

    def _follow(self, scene: Scene, playing: Playing, taken: Taken, controller: Controller) -> Transition:
        t = self.services.strings.text
        if _table(playing.controller) != _table(controller):
            for desk in playing.desks.values():
                desk.sheet = Sheet()
        playing.controller = controller
        playing.__post_init__()
        self.said = t("author.reloaded", n=taken.kept)
        if taken.anew or taken.lost:
            self.said = t("author.anew") if taken.anew else t("author.lost", n=taken.lost, reason=taken.reason)
        if scene.id == "author":
            return Stay()
        from game.ui.scenes.flow import begin

        back = begin(playing)
        return Reset(Message(t("author.title"), self.said, leads_to=back) if taken.lost or taken.anew else back)


def _table(controller: Controller) -> tuple[tuple[str, int], ...]:
    """What a draft on a desk refers to: the articles and how many options each has."""
    return tuple((card.id, len(card.options)) for card in controller.presentation.articles)


def to_workbench(author: Author, scene: Scene) -> Transition:
    """What the author's key does in a scene."""
    if scene.id == "author" or not isinstance(getattr(scene, "playing", None), Playing):
        return Still()
    return Push(author.workbench(over=True))
