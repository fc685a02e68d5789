"""Every screen that has its picture taken. A new scene: one line here, or a test fails.

`Shot(name, kind, make)`: the file's first part, the scene's class, and how to come to it on a `Stage`; `use`: nodes to
be used with the keyboard first, after which a scene of class `kind` is on top; `below`: what a modal scene lies over.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.classroom.lesson import CURTAIN
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.paths import assets
from game.session.catalogue import PackCard
from game.ui.faults import Told, WayOn
from game.ui.intents import Intent
from game.ui.keymap import Keymap
from game.ui.lesson import Class
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts, Pick
from game.ui.scenes.author import LEAVES as WORKBENCH, Workbench
from game.ui.scenes.barring import Barring
from game.ui.scenes.base import Scene
from game.ui.scenes.briefing import LEAVES as DOSSIER, Dossier
from game.ui.scenes.ceremony import Ceremony
from game.ui.scenes.class_debrief import ClassDebrief
from game.ui.scenes.class_debrief_secret import CodeMark, Mark
from game.ui.scenes.compare import Compare
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.days import Days
from game.ui.scenes.debrief import ORDER as DEBRIEF, DebriefScene
from game.ui.scenes.dispatches import SHEET, Dispatches, Giving
from game.ui.scenes.erase import EraseScene
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.fault import FaultPage, FaultSlip
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.help import HelpScene
from game.ui.scenes.historian import Historian
from game.ui.scenes.hush import Hush
from game.ui.scenes.keys import KeysScene, Rebind
from game.ui.scenes.lesson_acts import Choosing, Over, Several, Starters, act_scene
from game.ui.scenes.lesson_called import Closing, Sure, mover_of
from game.ui.scenes.lesson_cover import Cover, DrawnAgain, LessonCurtain
from game.ui.scenes.lesson_desk import Desk, DeskCurtain
from game.ui.scenes.lesson_end import LessonEnd
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_inject import Inject, Letters
from game.ui.scenes.lesson_mediator import Mediator
from game.ui.scenes.lesson_numbers import Numbers
from game.ui.scenes.lesson_private import Answering, Deciding, News, behind
from game.ui.scenes.lesson_reading import Reading as LessonReading
from game.ui.scenes.lesson_setup import LessonSetup
from game.ui.scenes.lesson_shared import Briefing, Caucus, Groups, Hook, Injected, Papers, Ticket
from game.ui.scenes.lesson_table import LessonTable
from game.ui.scenes.lesson_vote import Ratification
from game.ui.scenes.map import MapScene
from game.ui.scenes.message import Message, Question
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.new_game import NewGame
from game.ui.scenes.pack_card import PackSheet
from game.ui.scenes.pause import PauseScene
from game.ui.scenes.problems import Problems
from game.ui.scenes.public import PublicScene
from game.ui.scenes.rashomon import Rashomon
from game.ui.scenes.reading import Reading
from game.ui.scenes.saves import Saves
from game.ui.scenes.scenarios import Scenarios
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.situation import Situation
from game.ui.scenes.table import Table
from game.ui.scenes.templates import Templates
from game.ui.scenes.title import Title
from game.ui.scenes.treaty import TreatyScene
from game.ui.scenes.verdict import LEAVES as VERDICT, VerdictScene
from game.ui.scenes.wall import WallScene
from game.ui.services import Order
from tests.pictures.stage import SIDE, Stage
from tests.ui.lesson_hands import sign

CARD = PackCard(
    "The Ferry at Lydbury", "A teacher of history, with class 9b", "CC BY-SA 4.0",
    "A drowning is spoken of. The quarrel is invented; the laws about ferries are those of 1880.",
    (assets() / "images" / "icon.png").read_bytes(), "A seal of red wax", "digest",
)  # fmt: skip
CLASS_LEAVES = ("guess", "ending", "articles", "lines", "letters", "scores", "plane", "history", "absent", "press",
                "fact", "vote", "questions", "code")  # fmt: skip
FELL = Told("ZeroDivisionError", "game/ui/scenes/table.py:127",
            "/home/teacher/.local/share/portsmouth-1905/saves/faults/fault-2026-03-01-140512.txt")  # fmt: skip
SORRY = "The folder of saved games cannot be written: permission denied. The game goes on without saving."


@dataclass(frozen=True)
class Shot:
    """One screen."""

    name: str
    kind: type[Scene]
    make: Callable[[Stage], Scene]
    use: tuple[str, ...] = ()
    below: Callable[[Stage], Scene] | None = None


def table(stage: Stage) -> Scene:
    """The table at the third sitting."""
    return Table(stage.third, SIDE)


def barring(stage: Stage) -> Scene:
    """Their offer of several articles, about to be declined on instructions."""
    offer = stage.asked.controller.view(SIDE).seat.against
    if offer is None:
        raise LookupError("no offer stands against this side")
    return Barring(stage.asked, SIDE, offer)


def dossier(stage: Stage, leaf: str) -> Scene:
    """The dossier open at a leaf."""
    scene = Dossier(stage.third, SIDE)
    scene.leaf, scene.first_focus = leaf, f"leaf.{leaf}"
    return scene


def morning(stage: Stage) -> Scene:
    """The first morning's papers, none read."""
    stage.first.desk(SIDE).read.clear()
    return Dispatches(stage.first, SIDE)


def asking(stage: Stage) -> Scene:
    """A paper of the first morning that asks something, not yet answered."""
    scene = Dispatches(stage.first, SIDE)
    found = flow.papers_of(stage.first, SIDE)
    scene.open = next(key for key, paper in found if paper.question is not None and not paper.question.answered)
    scene.first_focus = SHEET
    return scene


def ceremony(stage: Stage, passed: int = 60_000) -> Scene:
    """The signing, so many milliseconds after it began."""
    scene = Ceremony(stage.signed, then=lambda: VerdictScene(stage.signed, SIDE))
    scene.passed = passed
    return scene


def help_words(stage: Stage) -> Scene:
    """Help open at the glossary."""
    scene = HelpScene(stage.shelf, playing=stage.third)
    scene.leaf, scene.entry = "words", scene.words[0].id
    return scene


def ratifying(stage: Stage) -> Class:
    """A lesson in which a treaty has been signed that neither capital is sure of, and both have voted."""
    klass = sign(stage.lesson("table", 1), dict.fromkeys(range(6), 0))
    klass.go_on()
    for side in BOTH_SIDES:
        klass.vote(side, "yes")
    return klass


def ratified(stage: Stage) -> Scene:
    """What became of it."""
    klass = ratifying(stage)
    klass.put_to_vote()
    return scene_of(klass)


def lesson_news(stage: Stage) -> Scene:
    """What a team alone reads once it has answered."""
    klass = stage.lesson("morning", 2, private=CURTAIN)
    side = klass.beat.side or SIDE
    while choices := klass.controller.legal(side).choices:
        klass.controller.submit(side, a.Choose(choices[0][0], choices[0][1][0]))
    return behind(klass, side)


def lesson_curtain_again(stage: Stage) -> Scene:
    """The curtain before a team's page that the teacher's desk interrupted."""
    klass = stage.lesson("evening", 1, private=CURTAIN)
    return DrawnAgain(klass, Deciding(klass, SIDE))


def lesson_table(stage: Stage) -> Scene:
    """The table of a class on the first day."""
    return scene_of(stage.lesson("table", 1))


def lesson_ticket(stage: Stage) -> Scene:
    """The exit ticket."""
    return scene_of(stage.lesson("ticket"))


def offered(stage: Stage) -> Class:
    """A lesson's table on which an offer of two articles lies."""
    klass = stage.lesson("table", 1)
    side = LessonTable(klass).mover
    if side is not None:
        klass.act(side, a.LayOffer(((0, 1), (3, 2))))
    return klass


def closing(stage: Stage) -> Scene:
    """The question before a table is closed on which an offer waits for its answer."""
    klass = offered(stage)
    side = mover_of(klass)
    if side is None:
        raise LookupError("nobody is to answer")
    return Closing(klass, side)


def injected(stage: Stage) -> Scene:
    """What the teacher has let everybody read."""
    klass = stage.lesson("caucus", 1)
    return Injected(klass, next(paper for paper in klass.controller.papers(SIDE) if paper.public))


def called(stage: Stage, name: str) -> Scene:
    """The page of something called out at a lesson's table."""
    klass = offered(stage) if name in ("part", "reserve") else stage.lesson("table", 1)
    side = LessonTable(klass).mover
    if side is None:
        raise LookupError("nobody is to act")
    return act_scene(klass, side, name)


SHOTS: tuple[Shot, ...] = (
    # Before the game
    Shot("title", Title, lambda on: Title(on.front)),
    Shot("title_new", Title, lambda on: Title(on.shelf)),
    Shot("new_game", NewGame, lambda on: NewGame(on.shelf)),
    Shot("scenarios", Scenarios, lambda on: Scenarios(on.front)),
    Shot("problems", Problems, lambda on: on.problems()),
    Shot("saves", Saves, lambda on: Saves(on.front)),
    Shot("saves_in_play", Saves, lambda on: Saves(on.front, on.harbour)),
    Shot("reading", Reading, lambda on: Reading(on.front, on.slot)),
    Shot("settings", SettingsScene, lambda on: SettingsScene(on.shelf)),
    Shot("settings_first", SettingsScene, lambda on: SettingsScene(on.shelf, lambda: Title(on.shelf))),
    Shot("erase", EraseScene, lambda on: EraseScene(on.front)),
    Shot("keys", KeysScene, lambda on: KeysScene(on.shelf)),
    Shot("help", HelpScene, lambda on: HelpScene(on.shelf, "R9")),
    Shot("glossary", HelpScene, help_words),
    Shot("marks", HelpScene, lambda on: HelpScene(on.shelf, "marks", playing=on.third)),
    Shot("pack", PackSheet, lambda on: PackSheet(on.front, Order("none", (SIDE,)), CARD)),
    Shot("message", Message, lambda on: Message("Not saved", SORRY), below=lambda on: Title(on.shelf)),
    Shot("fault", FaultPage, lambda on: FaultPage(on.shelf, FELL, WayOn(lambda: Title(on.shelf), True, ""))),
    Shot("fault_unsaved", FaultPage, lambda on: FaultPage(on.shelf, FELL, WayOn(lambda: Title(on.shelf), True, SORRY))),
    Shot("fault_bare", FaultPage, lambda on: FaultPage(on.shelf, FELL, WayOn(lambda: Title(on.shelf), False, ""))),
    Shot("fault_no_way", FaultPage, lambda on: FaultPage(on.shelf, FELL, WayOn(None, False, ""))),
    Shot("fault_no_game", FaultPage, lambda on: FaultPage(on.shelf, FELL._replace(report=""), None)),
    Shot("fault_beside", FaultSlip, lambda on: FaultSlip(FELL), below=lambda on: Title(on.shelf)),
    Shot("question", Question, lambda on: Question("days", "Go back?", SORRY, "Go back"), below=table),
    Shot("rebind", Rebind, lambda on: Rebind(Intent.HELP, Keymap()), below=lambda on: KeysScene(on.shelf)),
    *(Shot(f"author_{leaf}", Workbench, lambda on, leaf=leaf: on.workbench(leaf)) for leaf in WORKBENCH),
    # Beside the game
    Shot("hush", Hush, lambda on: Hush(on.third), below=table),
    Shot("pause", PauseScene, lambda on: PauseScene(on.third), below=table),
    Shot("days", Days, lambda on: Days(on.third)),
    Shot("curtain", Curtain, lambda on: Curtain(on.two, Side.SECOND, then=lambda: Table(on.two, Side.SECOND))),
    # The day
    *(Shot(f"dossier_{leaf}", Dossier, lambda on, leaf=leaf: dossier(on, leaf)) for leaf in DOSSIER),
    Shot("dossier_first", Dossier, lambda on: Dossier(on.third, SIDE, first=True)),
    Shot("dispatches", Dispatches, morning),
    Shot("dispatches_asks", Dispatches, asking),
    Shot("dispatches_giving", Giving, asking, use=("reply.full", "reply.full")),
    Shot("paper_newspaper", Dispatches, lambda on: on.paper("newspaper")),
    Shot("paper_slants", Dispatches, lambda on: on.paper("newspaper", slanted=True)),
    Shot("paper_telegram", Dispatches, lambda on: on.paper("telegram")),
    Shot("paper_cipher", Dispatches, lambda on: on.paper("telegram", private=True)),
    Shot("paper_question", Dispatches, lambda on: on.paper("telegram", private=True, asks=True)),
    Shot("paper_letter", Dispatches, lambda on: on.paper("letter")),
    Shot("paper_note", Dispatches, lambda on: on.paper("note", private=True, asks=True)),
    Shot("paper_minutes", Dispatches, lambda on: on.paper("minutes")),
    Shot("table", Table, table),
    Shot("table_full", Table, lambda on: Table(on.full, SIDE)),
    Shot("table_answer", Table, lambda on: Table(on.asked, SIDE)),
    Shot("acts", Acts, lambda on: Acts(on.third, SIDE), below=table),
    Shot("acts_pick", Pick, lambda on: Pick(on.third, SIDE, Acts(on.third, SIDE).items()[-1]), below=table),
    Shot("barring", Barring, barring, below=lambda on: Table(on.asked, SIDE)),
    Shot("compare", Compare, lambda on: Compare(on.full, SIDE), below=table),
    Shot("templates", Templates, lambda on: Templates(on.third, SIDE), below=table),
    Shot("confirm", Confirm, table, use=("act.lay",)),
    Shot("evening", EveningScene, lambda on: EveningScene(on.evening, SIDE)),
    Shot("guess", GuessScene, lambda on: GuessScene(on.evening, SIDE)),
    Shot("minutes", MinutesScene, lambda on: MinutesScene(on.third, SIDE)),
    Shot("treaty", TreatyScene, lambda on: TreatyScene(on.third, SIDE)),
    Shot("map", MapScene, lambda on: MapScene(on.third, SIDE)),
    Shot("map_article", MapScene, lambda on: MapScene(on.third, SIDE, 8)),
    Shot("situation", Situation, lambda on: Situation(on.third, SIDE)),
    Shot("historian", Historian, lambda on: Historian(on.third, SIDE)),
    Shot("public", PublicScene, lambda on: PublicScene(on.third)),
    # A lesson
    Shot("lesson_setup", LessonSetup, lambda on: LessonSetup(on.shelf)),
    Shot("lesson_cover", Cover, lambda on: scene_of(on.lesson("papers", 1, open=False))),
    Shot("lesson_curtain", LessonCurtain, lambda on: scene_of(on.lesson("reading", 1, open=False))),
    Shot("lesson_curtain_again", DrawnAgain, lesson_curtain_again),
    Shot("lesson_hook", Hook, lambda on: scene_of(on.lesson("hook"))),
    Shot("lesson_briefing", Briefing, lambda on: scene_of(on.lesson("briefing"))),
    Shot("lesson_papers", Papers, lambda on: scene_of(on.lesson("papers", 2))),
    Shot("lesson_reading", LessonReading, lambda on: scene_of(on.lesson("reading", 1))),
    Shot("lesson_numbers", Numbers, lambda on: scene_of(on.lesson("evening", 1))),
    Shot("lesson_groups", Groups, lambda on: scene_of(on.lesson("groups", 2))),
    Shot("lesson_caucus", Caucus, lambda on: scene_of(on.lesson("caucus", 1))),
    Shot("lesson_table", LessonTable, lambda on: scene_of(on.lesson("table", 2))),
    Shot("lesson_table_offer", LessonTable, lambda on: LessonTable(offered(on))),
    Shot("lesson_terms", Choosing, lambda on: called(on, "offer"), below=lesson_table),
    Shot("lesson_part", Several, lambda on: called(on, "part"), below=lesson_table),
    Shot("lesson_over", Over, lambda on: called(on, "train"), below=lesson_table),
    Shot("lesson_sure", Sure, lambda on: called(on, "sign_yes"), below=lesson_table),
    Shot("lesson_sure_reserve", Sure, lambda on: called(on, "reserve"), below=lesson_table),
    Shot("lesson_closing", Closing, closing, below=lesson_table),
    Shot("lesson_statement", Starters, lambda on: Starters(on.lesson("table", 1), SIDE), below=lesson_table),
    Shot("lesson_answer", Answering, lambda on: Answering(on.lesson("morning", 1, private=CURTAIN), SIDE)),
    Shot("lesson_news", News, lesson_news),
    Shot("lesson_evening", Deciding, lambda on: Deciding(on.lesson("evening", 1, private=CURTAIN), SIDE)),
    Shot("lesson_desk_curtain", DeskCurtain, lambda on: DeskCurtain(on.lesson("caucus", 1)), below=lesson_table),
    Shot("lesson_desk", Desk, lambda on: Desk(on.lesson("caucus", 1)), below=lesson_table),
    Shot("lesson_inject", Inject, lambda on: Inject(on.lesson("caucus", 1)), below=lesson_table),
    Shot("lesson_letters", Letters, lambda on: Letters(on.lesson("caucus", 1)), below=lesson_table),
    Shot("lesson_injected", Injected, injected),
    Shot("lesson_mediator", Mediator, lambda on: Mediator(on.lesson("caucus", 1)), below=lesson_table),
    Shot("lesson_ratification", Ratification, lambda on: scene_of(ratifying(on))),
    Shot("lesson_ratified", Ratification, ratified),
    Shot("lesson_debrief", ClassDebrief, lambda on: scene_of(on.lesson("debrief"))),
    Shot("lesson_end", LessonEnd, lambda on: LessonEnd(on.lesson("ticket")), below=lesson_ticket),
    Shot("lesson_ticket", Ticket, lesson_ticket),
    # The end
    Shot("rashomon", Rashomon, lambda on: Rashomon(on.ended, SIDE)),
    Shot("ceremony", Ceremony, ceremony),
    Shot("ceremony_half", Ceremony, lambda on: ceremony(on, 2900)),
    *(Shot(f"verdict_{leaf}", VerdictScene, lambda on, leaf=leaf: VerdictScene(on.signed, SIDE, leaf))
      for leaf in VERDICT if leaf != "improve"),
    Shot("verdict_improve", VerdictScene, lambda on: VerdictScene(on.ratified, SIDE, "improve")),
    Shot("verdict_left", VerdictScene, lambda on: VerdictScene(on.ended, SIDE)),
    Shot("wall", WallScene, lambda on: on.wall()),
    Shot("debrief", DebriefScene, lambda on: DebriefScene(on.ratified, SIDE)),
    *(Shot(f"debrief_{leaf}", DebriefScene, lambda on, leaf=leaf: DebriefScene(on.signed, SIDE, leaf))
      for leaf in DEBRIEF),
    Shot("debrief_left", DebriefScene, lambda on: DebriefScene(on.ended, SIDE, "plane")),
    *(Shot(f"class_{leaf}", ClassDebrief, lambda on, leaf=leaf: ClassDebrief(on.signed, f"{leaf}.1"))
      for leaf in CLASS_LEAVES),
    Shot("class_offer", ClassDebrief, lambda on: ClassDebrief(on.bettered, "offer.1")),
    Shot("class_mark", Mark, lambda on: Mark(on.bettered, SIDE)),
    Shot("class_code_entry", CodeMark, lambda on: CodeMark(on.lesson("debrief"), SIDE)),
    Shot("debrief_small", DebriefScene, lambda on: DebriefScene(on.ratified, SIDE, "plane")),
)  # fmt: skip
