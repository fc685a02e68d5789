"""The debrief of a class: staged, legible from the last row, whole at every size, and its offer decided in secret."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.cards import EVENING, Meaning
from game.classroom.debrief_plan import STAGES
from game.classroom.lesson import CARDS, CURTAIN
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.session.match import Match
from game.ui.companions import private
from game.ui.describe import Node, Role, walk
from game.ui.lesson import Class
from game.ui.playing import Playing
from game.ui.scenes.class_debrief import ClassDebrief
from game.ui.scenes.class_debrief_parts import body_of
from game.ui.scenes.class_debrief_secret import CodeMark, Mark
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.wall import WallScene
from game.ui.services import Services
from tests.analysis.test_story import portsmouth
from tests.session.helpers import played
from tests.ui.game_hands import begin, pilot, services, signed
from tests.ui.lesson_hands import bring, lesson
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")

SIZES = ((1024, 768), (1366, 768), (1920, 1080))
BODY, NEEDED = 0.035, 0.026
BETTERED, BROKEN = 58, 0
"""Random games of the harbour: a ratified treaty than which both would prefer another, and one without a treaty."""
READ = (Role.TEXT, Role.TITLE, Role.HEADING)
SMALL_PRINT = ("class.back", "class.skip", "class.desk", "class.clock")


@pytest.fixture(scope="module")
def with_(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services of their own, with the small scenarios."""
    return services(tmp_path_factory.mktemp("class"))


def shown(with_: Services, match: Match) -> Playing:
    """A finished match on the screen."""
    return Playing(Controller(match, lookup=with_.strings.text), BOTH_SIDES, with_)


def finished(with_: Services, seed: int = BETTERED) -> Playing:
    """A small finished game."""
    return shown(with_, played(seed))


def class_of(with_: Services, private: str = CARDS, seed: int = BETTERED) -> Class:
    """A lesson at its open debrief, over a small finished game."""
    klass = bring(lesson(with_, "harbour", private=private), "debrief")
    klass.playing = finished(with_, seed)
    return klass


def edition(folder: Path, kind: str) -> Playing:
    """The lesson edition as it ended: repudiated, or with one side gone."""
    playing = begin(services(folder, "portsmouth-1905"), *BOTH_SIDES, scenario="portsmouth-lesson", seed="1")
    controller = playing.controller
    if kind == "signed":
        cards = controller.presentation.articles
        signed(controller, tuple((n, len(card.options) // 2) for n, card in enumerate(cards)))
    else:
        controller.direct(a.EndNow())
    return playing


def gone_through(at: Pilot) -> list[str]:
    """Enter alone, from the first leaf to the last; the keys of the leaves in order."""
    scene = at.scene
    assert isinstance(scene, ClassDebrief)
    keys = [scene.leaf.key]
    for _ in range(400):
        if scene.at + 1 == len(scene.leaves):
            return keys
        at.press("confirm")
        if scene.leaf.key != keys[-1]:
            keys.append(scene.leaf.key)
    raise AssertionError(f"Enter never comes to the end: {keys}")


def pixels(at: Pilot, node: Node) -> int:
    """The size in which a node is set."""
    return at.app.typesetter().pixels(node.look)


# From leaf to leaf


@pytest.mark.parametrize("kind", ["bettered", "broken", "conference", "signed", "ended"])
def test_enter_alone_goes_through_every_stage(with_: Services, tmp_path: Path, kind: str) -> None:
    """With a treaty, without, repudiated, broken off or ended by the teacher: every stage has a leaf, in order."""
    makers = {"bettered": lambda: finished(with_), "broken": lambda: finished(with_, BROKEN),
              "conference": lambda: shown(with_, portsmouth())}  # fmt: skip
    playing = makers[kind]() if kind in makers else edition(tmp_path, kind)
    at = pilot(playing.services, ClassDebrief(playing))
    scene = at.scene
    assert isinstance(scene, ClassDebrief)
    assert gone_through(at) == [leaf.key for leaf in scene.leaves]
    assert tuple(dict.fromkeys(leaf.stage for leaf in scene.leaves)) == STAGES
    assert not [key for key in at.strings.missing if not key.startswith("test")]


def test_each_button_names_the_screen_that_comes(with_: Services) -> None:
    """What the red button and the one beside it announce is the title of the screen that they lead to."""
    at = pilot(with_, ClassDebrief(finished(with_)))
    scene = at.scene
    assert isinstance(scene, ClassDebrief)
    while scene.at + 1 < len(scene.leaves):
        here, told = scene.leaf.key, at.node("class.on").label
        if "#class.skip" in at.text():
            said = at.node("class.skip").label
            at.use("class.skip")
            assert said.endswith(_title(at)) and scene.leaf.page == 1
            at.press("back")
            scene.kept["leaf"] = here
        at.use("class.on")
        assert told == at.strings.text("class_debrief.next", name=_title(at))


def _title(at: Pilot) -> str:
    return next(node.label for node in walk(at.tree()) if node.role is Role.TITLE)


def test_back_goes_one_screen_back_and_at_the_first_leaves(with_: Services) -> None:
    """Screen by screen; a plain game's debrief is then left, a lesson's is not."""
    at = pilot(with_, ClassDebrief(finished(with_)))
    keys = gone_through(at)
    for key in reversed(keys[:-1]):
        at.press("back")
        assert at.scene.leaf.key == key  # type: ignore[attr-defined]
    at.press("back")
    assert at.over
    klass = class_of(with_)
    at = pilot(with_, ClassDebrief(klass))
    at.press("back")
    assert isinstance(at.scene, ClassDebrief) and at.scene.at == 0


def test_nothing_goes_on_by_itself(with_: Services) -> None:
    """Ten minutes on any screen change nothing on it."""
    at = pilot(with_, ClassDebrief(finished(with_)))
    for _ in range(4):
        before = at.text()
        at.wait(600_000)
        assert at.text() == before
        at.press("confirm")


def test_five_presses_reach_what_a_teacher_wants(with_: Services) -> None:
    """Both instructions, scores, frontier with the zone, and history's treaty, leaving the rest out."""
    playing = shown(with_, portsmouth())
    at = pilot(with_, ClassDebrief(playing))
    seen = ""
    for press in ("class.skip", "class.skip", "class.on", "class.on"):
        at.use(press)
        seen += " ".join(node.label for node in walk(at.tree()))
    for key in ("debrief.plane.title", "debrief.legend.slant", "debrief.spot_how.history"):
        assert at.strings.text(key) in seen
    assert "The Tsar's word" in seen and "581" in seen and "238 treaties" in seen


def test_nothing_is_told_before_its_stage(with_: Services) -> None:
    """The first two stages show neither orders nor points; history's treaty is not on the plane before its own leaf."""
    playing = shown(with_, portsmouth())
    at = pilot(with_, ClassDebrief(playing))
    scene, told = at.scene, ""
    assert isinstance(scene, ClassDebrief)
    while scene.leaf.stage in ("guess", "treaty"):
        told += at.text()
        at.press("confirm")
    found = playing.controller.debrief()
    assert found is not None
    for side in BOTH_SIDES:
        assert found.revealed.of(side).name not in told
        assert str(found.verdict.sides.of(side).points) not in told
        assert str(found.verdict.sides.of(side).closing_walk_away) not in told
    in_fact = at.strings.text("debrief.spot_how.history")
    while scene.leaf.id != "plane":
        at.press("confirm")
    assert in_fact not in at.node("spot.made").label
    at.press("confirm")
    assert in_fact in at.node("spot.made").label


def test_those_who_were_not_in_the_room_are_never_left_out(with_: Services) -> None:
    """No button goes past them, and what they are told of has sources."""
    at = pilot(with_, ClassDebrief(shown(with_, portsmouth())))
    scene = at.scene
    assert isinstance(scene, ClassDebrief)
    for leaf in scene.leaves:
        scene.kept["leaf"] = leaf.key
        beyond = scene._beyond()
        order = [STAGES.index(leaf.stage), 99 if beyond is None else STAGES.index(beyond.stage)]
        absent = STAGES.index("absent")
        assert not (order[0] < absent < order[1] < 99)
    sources = [
        part.source for leaf in scene.leaves for part in leaf.parts if leaf.id == "absent" and hasattr(part, "source")
    ]
    assert len({source for source in sources if source}) >= 2


# Legible from the last row


@pytest.mark.parametrize("size", [*SIZES[:2], pytest.param(SIZES[2], marks=pytest.mark.slow)])
@pytest.mark.parametrize("kind", ["bettered", "broken", "signed", "class"])
def test_every_leaf_is_whole_and_legible_from_the_last_row(
    with_: Services, tmp_path: Path, kind: str, size: tuple[int, int]
) -> None:
    """Words to be read are 3.5 per cent of the height or more, everything else 2.6; nothing is cut off or scrolls."""
    if kind == "class":
        scene = ClassDebrief(class_of(with_))
    else:
        seed = BETTERED if kind == "bettered" else BROKEN
        scene = ClassDebrief(edition(tmp_path, kind) if kind == "signed" else finished(with_, seed))
    at = pilot(scene.playing.services, scene, size)
    for leaf in scene.leaves:
        scene.kept["leaf"] = leaf.key
        at.app.dirty()
        at.feed()
        assert at.problems() == [], (leaf.key, size)
        assert not [node.id for node in walk(at.tree()) if node.scrolling], (leaf.key, size)
        _legible(at, size, leaf.key)


def _legible(at: Pilot, size: tuple[int, int], key: str) -> None:
    large = 0
    for node in walk(at.tree()):
        if not node.label or node.children or node.role in (Role.IMAGE, Role.LIST, Role.PANEL):
            continue
        share = pixels(at, node) / size[1]
        assert share >= NEEDED, (key, size, node.label)
        large += share >= BODY and node.role in READ and node.look.face != "heading"
        if node.role is Role.BUTTON and node.id not in SMALL_PRINT:
            assert share >= BODY, (key, node.id)
    charts = [node for node in walk(at.tree()) if node.id.startswith("chart.")]
    for chart in charts:
        assert 15 * chart.data.larger * at.app.scale().text >= NEEDED * size[1], key
    assert large, key


# What the room does


def test_guesses_are_written_down_and_shown_beside_the_truth(with_: Services) -> None:
    """Both figures go into the game when the teacher goes on, and come back with the scores, not before."""
    playing = finished(with_)
    at = pilot(with_, ClassDebrief(playing))
    at.focus("guess.0").type("41").press("confirm").type("1x07")
    assert at.focused == "guess.1"
    at.press("confirm")
    assert at.focused == "class.on"
    at.press("confirm")
    found = playing.controller.debrief()
    assert found is not None
    insights = [found.verdict.sides.of(side).insight for side in BOTH_SIDES]
    assert [one.guessed for one in insights if one is not None] == [41, 107]
    while at.scene.leaf.id != "scores":  # type: ignore[attr-defined]
        assert "107" not in at.text()
        at.press("confirm")
    row = next(node for node in walk(at.tree()) if at.strings.text("class_debrief.score.guessed") in node.label)
    assert row.label.endswith("107, Southam 41")


def test_without_a_guess_nothing_is_written(with_: Services) -> None:
    """Empty fields are no guess, and the scores then have no line for one."""
    playing = finished(with_)
    at = pilot(with_, ClassDebrief(playing))
    gone_through(at)
    found = playing.controller.debrief()
    assert found is not None and found.verdict.sides.first.insight is None
    assert not playing.controller.view(Side.FIRST).own.guessed_last


@pytest.mark.parametrize("marks", [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("private", [CARDS, CURTAIN, ""])
def test_a_better_treaty_stands_only_if_both_say_yes(with_: Services, private: str, marks: tuple[bool, bool]) -> None:
    """By cards, behind the curtain, or in a plain game; the outcome is a leaf of its own behind its own button."""
    held = class_of(with_, private) if private else finished(with_)
    scene = ClassDebrief(held, "offer.1")
    at = pilot(with_, scene)
    assert "outcome" not in [leaf.id for leaf in scene.leaves]
    at.use("class_debrief.decide")
    for side, mark in zip(BOTH_SIDES, marks, strict=True):
        decide(at, side, mark)
    assert at.scene is scene and scene.leaf.id == "offer"
    at.press("confirm")
    assert scene.leaf.id == "outcome"
    both = all(marks)
    assert at.strings.text("class_debrief.taken" if both else "class_debrief.not_taken") in at.text()
    assert (scene.playing.controller.view(Side.FIRST).common.improved is not None) == both


def test_the_desk_lies_over_a_secret_decision_and_leads_back_to_its_curtain(with_: Services) -> None:
    """From the curtain back to it, and from the decision to the curtain before it; nothing has been decided by it."""
    held = class_of(with_, CURTAIN)
    at = pilot(with_, ClassDebrief(held, "offer.1"))
    at.use("class_debrief.decide").wait(600)
    for _ in range(2):
        assert isinstance(at.scene, Curtain)
        at.press("menu")
        assert at.scene.id == "lesson_desk_curtain"
        at.wait(600).hold("confirm", 1000).use("desk.close")
        assert isinstance(at.scene, Curtain)
        at.wait(600).press("settings").press("back").hold("confirm", 1000)
        assert isinstance(at.scene, Mark)
        at.press("menu").wait(600).press("back").wait(600)
    for side in BOTH_SIDES:
        decide(at, side, True)
    assert isinstance(at.scene, ClassDebrief)


def decide(at: Pilot, side: Side, mark: bool) -> None:
    """A team's decision, as the screen asks for it."""
    scene = at.scene
    if isinstance(scene, CodeMark):
        assert scene.side is side
        nothing = Meaning("nothing")
        row = scene.klass.card(side).row(scene.evening, EVENING)
        at.focus("numbers.box").type(row.code_for((Meaning("save", accept=mark), nothing, nothing)))
        at.wait(600).use("class.on")
        return
    assert isinstance(scene, Curtain) and scene.side is side
    at.wait(1000).hold("confirm", 1200)
    assert isinstance(at.scene, Mark) and at.problems() == []
    at.use("mark.yes" if mark else "mark.no")


def test_numbers_that_are_not_on_the_card_are_typed_again(with_: Services) -> None:
    """They are said to be unknown, and the page stands."""
    at = pilot(with_, ClassDebrief(class_of(with_), "offer.1"))
    at.use("class_debrief.decide")
    assert isinstance(at.scene, CodeMark)
    codes = {cell.code for cell in at.scene.klass.card(at.scene.side).row(at.scene.evening, EVENING).columns[0]}
    wrong = next(f"{n:03d}" for n in range(1000) if f"{n:03d}" not in codes)
    at.focus("numbers.box").type(wrong * 3)
    assert at.scene.wrong and at.strings.text("class.number_1") in at.text()


@pytest.mark.slow
def test_a_refusal_never_says_whose_it_was(with_: Services) -> None:
    """Whichever team said no, or both: everything the room sees afterwards is the same, word for word."""
    seen = []
    for marks in ((True, False), (False, True), (False, False)):
        scene = ClassDebrief(class_of(with_), "offer.1")
        at = pilot(with_, scene)
        at.use("class_debrief.decide")
        for side, mark in zip(BOTH_SIDES, marks, strict=True):
            decide(at, side, mark)
        told = [at.text()]
        for _ in range(2):
            told.append(at.press("confirm").text())
        seen.append(told)
    assert seen[0] == seen[1] == seen[2]


def test_a_mark_is_neither_spoken_nor_sounded(with_: Services) -> None:
    """While a team decides, nothing leaves the window but its picture; on the leaves of the debrief all may."""
    klass = class_of(with_)
    assert private(CodeMark(klass, Side.FIRST)) and private(Mark(klass.playing, Side.FIRST))
    assert not private(ClassDebrief(klass))


def test_a_team_that_sends_nothing_says_no(with_: Services) -> None:
    """Time called without a number leaves the treaty as it is."""
    scene = ClassDebrief(class_of(with_), "offer.1")
    at = pilot(with_, scene)
    at.use("class_debrief.decide").use("class.on")
    decide(at, Side.SECOND, True)
    assert scene.playing.controller.view(Side.FIRST).common.improved is None


def test_hands_are_counted_and_drawn_as_bars(with_: Services) -> None:
    """The largest count has the whole bar, the others their share of it; other letters than figures are left out."""
    scene = ClassDebrief(finished(with_), "vote.1")
    at = pilot(with_, scene)
    at.focus("hands.1").type("1a2").press("confirm").type("6").press("confirm")
    assert at.node("bar.1").data == 1000 and at.node("bar.2").data == 500
    assert at.node("bar.1").value == "12"
    at.focus("class.on").press("confirm").press("back")
    assert at.node("bar.2").value == "6"


def test_what_was_typed_survives_a_visit_to_the_desk(with_: Services) -> None:
    """The scene is made anew after the teacher's desk: the same leaf, the same figures."""
    klass = class_of(with_)
    at = pilot(with_, ClassDebrief(klass, "vote.1"))
    at.focus("hands.1").type("9")
    again = pilot(with_, ClassDebrief(klass))
    assert again.scene.leaf.key == "vote.1" and again.node("bar.1").value == "9"  # type: ignore[attr-defined]


def test_the_last_leaf_leads_to_wall_minutes_and_report(with_: Services) -> None:
    """The code is on the wall's box; the report is written; after the last leaf a plain debrief closes."""
    at = pilot(with_, ClassDebrief(finished(with_), "code.1"))
    code = at.node("class_debrief.code").label
    at.use("class_debrief.wall")
    assert isinstance(at.scene, WallScene) and at.scene.typed == code
    at.press("back").use("class_debrief.minutes")
    assert isinstance(at.scene, MinutesScene)
    at.press("back").use("class_debrief.report")
    assert at.node("class_debrief.said").label
    assert list((with_.places.saves / "exports").glob("*.html"))
    at.use("class.on")
    assert at.over


def test_after_the_last_leaf_a_lesson_goes_on_to_its_ticket(with_: Services) -> None:
    """The button names the exit ticket, and leads to it."""
    klass = class_of(with_)
    klass.lesson = replace(klass.lesson, open=True)
    at = pilot(with_, ClassDebrief(klass, "code.1"))
    assert at.strings.text("class.beat.ticket") in at.node("class.on").label
    at.use("class.on")
    assert klass.beat.name == "ticket"


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_no_leaf_is_left_before_its_last_line_was_in_sight(
    with_: Services, size: tuple[int, int], private: str
) -> None:  # fmt: skip
    """At 200 %: while a line lies below the edge the button reads on, on the first picture of a leaf and after it."""
    klass = class_of(with_, private)
    at = pilot(with_, ClassDebrief(klass), size, 200)
    turned = 0
    for _ in range(200):
        if not isinstance(at.scene, ClassDebrief):
            break
        at.wait(1200)
        area, onward = at.node(body_of(at.scene.leaf)), at.node("class.on")
        low = max(node.rect.y + node.rect.h for node in walk(area) if node.role in READ and node.label)
        reads = onward.label == at.strings.text("nav.read_on")
        if low > area.rect.y + area.rect.h + 8:
            assert reads, at.text()
        turned += reads
        at.use("class.on")
    assert turned > 3 and not isinstance(at.scene, ClassDebrief)
