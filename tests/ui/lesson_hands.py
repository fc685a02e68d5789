"""A teacher's and two teams' hands in a lesson: headless to any beat, or by keyboard through every scene."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from game.classroom.cards import Meaning
from game.classroom.lesson import PRIVATE
from game.engine import actions as a
from game.kernel.sides import Side
from game.ui.lesson import Class
from game.ui.lesson_begin import LessonOrder, begin_lesson, made_up
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_table import LessonTable
from game.ui.services import Services
from tests.ui.pilot import Pilot

NOTHING = (Meaning("nothing"),) * 3
SAVED = (Meaning("save"), Meaning("nothing"), Meaning("nothing"))
NOW = 10_000
STEPS = 600

Says = Callable[[Class, Side], Sequence[Meaning]]


class Time:
    """A clock of seconds that tests move."""

    def __init__(self) -> None:
        self.seconds = NOW

    def __call__(self) -> int:
        return self.seconds


def lesson(
    with_: Services, scenario: str = "harbour", number: str = "", now: Time | None = None, **more: object
) -> Class:
    """A lesson that has just begun."""
    order = LessonOrder(scenario, number or str(made_up(with_, scenario)))
    return begin_lesson(with_, replace(order, **more), now or Time())  # type: ignore[arg-type]


def bring(klass: Class, name: str, sitting: int = 0, *, open: bool = True) -> Class:
    """Bring a lesson to a beat without a window; nobody says anything on the way."""
    for _ in range(STEPS):
        beat = klass.beat
        if beat.name == name and beat.sitting >= sitting and klass.lesson.open == open:
            return klass
        step(klass)
    raise AssertionError(f"the lesson never came to {name} of sitting {sitting}")


def sign(klass: Class, terms: dict[int, int]) -> Class:
    """From an open table to a signed treaty: whoever may lays these terms, everybody accepts, moves, and signs."""
    for _ in range(STEPS):
        mover = klass.common.to_move and klass.common.to_move.side
        if klass.beat.name != "table" or mover is None:
            break
        legal = klass.controller.legal(mover)
        act: a.Action = a.Adjourn()
        if legal.answer:
            act = a.Answer("accept")
        elif legal.answer_signing:
            act = a.AnswerSigning(True)
        elif legal.sign:
            act = a.MoveToSign()
        elif legal.act and klass.common.matters[min(terms)].open:
            act = a.LayOffer(tuple(terms.items()), linked=True)
        if klass.act(mover, act) is not None:
            klass.act(mover, a.Adjourn())
    assert klass.signed, "the teams never signed"
    return klass


def step(klass: Class) -> None:
    """One key of the teacher's; numbers are not sent."""
    beat = klass.beat
    if klass.lesson.open and beat.side is not None and beat.name in ("morning", "evening"):
        klass.enter(beat.side, beat.name, None)
    else:
        klass.go_on()


def saying(klass: Class, side: Side) -> Sequence[Meaning]:
    """Numbers of a team that saves its influence and answers nothing."""
    return NOTHING if klass.beat.name == "morning" else SAVED


class Teacher:
    """Goes through a lesson by keyboard. `called`: what is entered at the table when it is a side's turn to act."""

    def __init__(self, at: Pilot, klass: Class, says: Says = saying, offers: int = 2) -> None:
        self.at, self.klass, self.says, self.offers = at, klass, says, offers
        self.seen: dict[str, int] = {}

    def play(self, until: Callable[[Scene], bool], most: int = STEPS) -> bool:
        """Go on until something is so; False when it never came about."""
        for _ in range(most):
            scene = self.at.scene
            if until(scene):
                return True
            self.seen[scene.id] = self.seen.get(scene.id, 0) + 1
            self.step(scene)
        return False

    def step(self, scene: Scene) -> None:
        """One sensible thing on this screen."""
        match scene.id:
            case "lesson_cover":
                self.at.use("class.open")
            case "lesson_curtain":
                self.at.wait(600).hold("confirm", 1000)
            case "lesson_answer":
                for event, answers in self.klass.controller.legal(self.klass.beat.side or Side.FIRST).choices:
                    self.at.use(f"answer.{event}.{answers[0]}")
                self.at.wait(self.klass.least() * 1000 + 400).use("class.on")
            case "lesson_reading" | "lesson_news" | "lesson_evening":
                self.at.wait(self.klass.least() * 1000 + 400).use("class.on")
            case "lesson_numbers":
                self._numbers()
            case "lesson_table":
                assert isinstance(scene, LessonTable)
                self._table(scene)
            case "lesson_ratification" if scene.first_focus != "class.on" and self.klass.lesson.votes.first == "none":
                self.at.focus("vote.0.yes").press("confirm").focus("vote.1.no").press("confirm")
            case "lesson_end":
                self.at.use("end.yes")
            case _:
                self.at.use("class.skip" if "#class.skip" in self.at.text() else "class.on")

    def _numbers(self) -> None:
        beat, klass = self.klass.beat, self.klass
        assert beat.side is not None and beat.name in PRIVATE
        code = klass.card(beat.side).row(beat.sitting, beat.name).code_for(tuple(self.says(klass, beat.side)))
        self.at.focus("numbers.box").type(code)
        self.at.wait(klass.least() * 1000 + 400).use("class.on")

    def _table(self, scene: LessonTable) -> None:
        side = scene.mover
        if side is None:
            self.at.use("class.on")
            return
        legal = self.klass.controller.legal(side)
        if legal.answer:
            self.at.use("call.accept").use("called.do")
        elif legal.answer_signing:
            self.at.use("call.sign_yes").use("called.do")
        elif legal.sign:
            self.at.use("call.sign").use("called.do")
        elif legal.act and self.offers > 0:
            self.offers -= 1
            self._lay(scene, side)
        else:
            self.at.use("call.adjourn").use("called.do")

    def _lay(self, scene: LessonTable, side: Side) -> None:
        self.at.use("call.offer")
        article = self.klass.controller.view(side).seat.open_articles()[0]
        self.at.focus(f"terms.{article}").press("right", 2).use("called.do").use("called.do")
