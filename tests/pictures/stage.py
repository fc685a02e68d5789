"""The games that the pictures are taken in, each begun when it is first asked for and then kept."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from game.classroom.lesson import CARDS
from game.classroom.wall import Result, code_of
from game.engine import actions as a
from game.engine.state import RULES
from game.kernel.draws import draw
from game.kernel.sides import BOTH_SIDES, Side
from game.session.author import jump
from game.session.controller import Controller
from game.session.papers import Paper
from game.session.record import write
from game.ui.author import Author
from game.ui.lesson import Class
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.author import Workbench
from game.ui.scenes.base import Scene
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.problems import Problems
from game.ui.scenes.wall import WallScene
from game.ui.services import Order, Services, Slot
from game.ui.strings import ENGLISH
from tests.session.helpers import played
from tests.ui import front
from tests.ui.game_hands import begin, quietly, services, signed
from tests.ui.lesson_hands import bring, lesson

GAME = "portsmouth-1905"
SIDE = Side.FIRST


@dataclass
class Stage:
    """Everything is lazy, because a process may be asked for a few screens only."""

    folder: Path
    papers: dict[str, tuple[Playing, Side, str]] = field(default_factory=dict)
    language: str = ENGLISH
    window: tuple[tuple[int, int], int] = ((1024, 768), 100)
    _with: list[Services] = field(default_factory=list)

    def speak(self, language: str) -> None:
        """Read everything in a language from now on."""
        self.language = language
        for each in self._with:
            each.speak(language)

    def fit(self, window: tuple[int, int], text: int) -> None:
        """Have a window of this size and text of this scale from now on."""
        self.window = (window, text)
        for each in self._with:
            self._fitted(each)

    def _fitted(self, with_: Services) -> None:
        with_.settings = with_.settings._replace(window=self.window[0], text_scale=self.window[1])

    def _spoken(self, with_: Services) -> Services:
        with_.speak(self.language)
        self._fitted(with_)
        self._with.append(with_)
        return with_

    @cached_property
    def shelf(self) -> Services:
        """Services over the shipped scenarios and folders of the stage's own."""
        return self._spoken(services(self._folder("game"), GAME))

    @cached_property
    def front(self) -> Services:
        """Services with a whole scenario and a broken one, and saved games of every state."""
        with_ = self._spoken(front.services(self._folder("front")))
        for name in ("Before the quay", "Third evening"):
            controller = front.playing(with_).controller
            quietly(controller, SIDE, lambda legal, at=controller: at.view(SIDE).common.sitting >= 3)
            controller.save_as(name)
        old = controller._match
        old = replace(old, header=replace(old.header, rules=RULES - 1))
        (self.folder / "front" / "saves" / "Before the rules were mended.json").write_text(write(old), encoding="utf-8")
        (self.folder / "front" / "saves" / "Kitchen table.json").write_text('{"portsmouth_save": 1', encoding="utf-8")
        return with_

    @cached_property
    def slot(self) -> Slot:
        """A saved game that was played under other rules, so that it can only be read."""
        return next(slot for slot in self.front.slots() if slot.state == "old")

    @cached_property
    def harbour(self) -> Playing:
        """A small game that has just begun."""
        return front.playing(self.front)

    @cached_property
    def first(self) -> Playing:
        """The first morning."""
        return self._begun("pictures")

    @cached_property
    def third(self) -> Playing:
        """The third sitting, a turn to act, a draft half made."""
        playing = self._begun("pictures")
        quietly(playing.controller, SIDE, lambda legal: legal.act and _sitting(playing.controller) >= 3)
        playing.desk(SIDE).sheet.change(Draft(((3, 1), (8, 2))))
        playing.desk(SIDE).article = 8
        return playing

    @cached_property
    def full(self) -> Playing:
        """The third sitting with a draft of all articles on the sheet."""
        playing = self._begun("pictures")
        quietly(playing.controller, SIDE, lambda legal: legal.act and _sitting(playing.controller) >= 3)
        cards = playing.controller.presentation.articles
        terms = tuple((n, len(card.options) // 2) for n, card in enumerate(cards))
        playing.desk(SIDE).sheet.change(Draft(terms, linked=True))
        return playing

    @cached_property
    def asked(self) -> Playing:
        """An offer of theirs waits for an answer."""
        playing = self._begun("answer")
        quietly(playing.controller, SIDE, lambda legal: legal.answer)
        return playing

    @cached_property
    def evening(self) -> Playing:
        """The evening of the second sitting."""
        playing = self._begun("pictures")
        quietly(playing.controller, SIDE, lambda legal: legal.evening and _sitting(playing.controller) >= 2)
        return playing

    @cached_property
    def two(self) -> Playing:
        """Two people at one machine."""
        playing = begin(self.shelf, *BOTH_SIDES, scenario=GAME, seed="two")
        quietly(playing.controller, SIDE, lambda legal: legal.act)
        return playing

    @cached_property
    def ended(self) -> Playing:
        """One side has left over the money."""
        playing = self._begun("ended")
        controller = playing.controller
        quietly(controller, SIDE, lambda legal: legal.act)
        controller.submit(SIDE, a.OrderTrain(8))
        quietly(controller, SIDE, lambda legal: legal.leave)
        controller.submit(SIDE, a.Leave())
        return playing

    @cached_property
    def signed(self) -> Playing:
        """A treaty of all articles, guesses written, the capitals have spoken."""
        playing = begin(self.shelf, *BOTH_SIDES, scenario=GAME, seed="1")
        controller = playing.controller
        while controller.advance():
            pass
        for side in BOTH_SIDES:
            controller.submit(side, a.Guess(300, ((0, 1), (3, 2), (8, 1))))
        cards = controller.presentation.articles
        signed(controller, tuple((n, len(card.options) // 2) for n, card in enumerate(cards)))
        return playing

    @cached_property
    def ratified(self) -> Playing:
        """A small treaty that both capitals took."""
        with_ = self._spoken(services(self._folder("ratified")))
        playing = begin(with_, *BOTH_SIDES, seed="2")
        signed(playing.controller, ((0, 1), (1, 2), (2, 2), (3, 2)))
        debrief = playing.controller.debrief()
        if debrief is None or debrief.verdict.closing.kind != "ratified":
            raise AssertionError("the small treaty of the pictures has not been ratified")
        return playing

    @cached_property
    def bettered(self) -> Playing:
        """A small treaty that both capitals took, and than which both would have preferred another."""
        controller = Controller(played(58), lookup=self.shelf.strings.text)
        return Playing(controller=controller, human=BOTH_SIDES, services=self.shelf)

    def paper(self, form: str, *, asks: bool = False, private: bool = False, slanted: bool = False) -> Scene:
        """Dispatches with a paper of this form laid open, looked for among all that either side was sent."""
        wanted = f"{form} {asks} {private} {slanted}"
        if wanted not in self.papers:
            self.papers[wanted] = self._find(form, asks=asks, private=private, slanted=slanted)
        playing, side, key = self.papers[wanted]
        scene = Dispatches(playing, side, every=True)
        scene.open = key
        return scene

    def lesson(self, name: str, sitting: int = 0, *, open: bool = True, private: str = CARDS) -> Class:
        """A lesson brought to a beat; each call begins its own."""
        klass = lesson(self.shelf, "portsmouth-lesson", "TKZDA-X", private=private)
        return bring(klass, name, sitting, open=open)

    def problems(self) -> Scene:
        """What is wrong with a scenario."""
        return Problems(next(one for one in self.front.scenarios() if not one.ok))

    def wall(self) -> Scene:
        """A wall with some games on it."""
        scene = WallScene(self.shelf, GAME)
        found = scene.collection
        assert found is not None
        found.clear()
        sizes = [len(article.options) for article in found.scenario.articles]
        for n in range(9):
            treaty = tuple(draw("wall", "option", 50 * n + at, size) for at, size in enumerate(sizes))
            found.add(code_of(found.scenario, Result("ratified" if n % 3 else "repudiated", 9 + n % 4, treaty)))
        found.add(code_of(found.scenario, Result("recalled", 8, None)))
        return scene

    def workbench(self, leaf: str) -> Scene:
        """The author's page over a game two sittings on."""
        scene = self.bench.first_scene()
        assert isinstance(scene, Workbench)
        jump(scene.playing.controller, 3)
        scene.leaf = leaf
        return scene

    @cached_property
    def bench(self) -> Author:
        """Author mode over the shipped scenario."""
        file = self.shelf.places.scenarios[0] / f"{GAME}.yaml"
        return Author(self.shelf, Order(str(file), (SIDE,), seed="bench", historical=True), file)

    def _find(self, form: str, *, asks: bool, private: bool, slanted: bool) -> tuple[Playing, Side, str]:
        def fits(paper: Paper) -> bool:
            seen = paper.form == form and paper.public != private and (paper.question is not None) == asks
            return seen and bool(paper.slants) == slanted

        for playing in (self.third, self.long, self.signed):
            for side in playing.human:
                for key, paper in flow.papers_of(playing, side):
                    if fits(paper):
                        return playing, side, key
        raise LookupError(f"no paper of the form {form} came in any of the games")

    @cached_property
    def long(self) -> Playing:
        """A long silent game."""
        playing = self._begun("long")
        quietly(playing.controller, SIDE, lambda legal: _sitting(playing.controller) >= 11, most=900)
        return playing

    def _begun(self, seed: str) -> Playing:
        playing = begin(self.shelf, SIDE, scenario=GAME, seed=seed)
        flow.begin(playing)
        return playing

    def _folder(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir(parents=True, exist_ok=True)
        return path


def _sitting(controller: Controller) -> int:
    return controller.view(SIDE).common.sitting
