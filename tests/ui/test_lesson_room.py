"""What a class sees from the last row, and what a teacher may do: sizes, the set-up, the desk."""

import re
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.classroom.groups import SIZE
from game.classroom.pack.kit import kit_for
from game.classroom.pack.style import PAPERS
from game.classroom.pack.teacher import seats
from game.classroom.plan import SHORTEST
from game.classroom.wall import code_of_game
from game.engine.actions import OrderTrain
from game.engine.parts import Phase
from game.engine.refusals import Code, refuse
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node, Role, walk
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.lesson_begin import PAPERS as OFFERED, Preview, begin_lesson
from game.ui.scenes import opening
from game.ui.scenes.base import Context, Reset, Scene
from game.ui.scenes.class_debrief import ClassDebrief
from game.ui.scenes.lesson_acts import Choosing, Starters, act_scene
from game.ui.scenes.lesson_cover import Cover
from game.ui.scenes.lesson_desk import Desk, DeskCurtain
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_inject import Inject
from game.ui.scenes.lesson_parts import late_words, neutral
from game.ui.scenes.lesson_setup import LessonSetup
from game.ui.scenes.lesson_table import LessonTable
from game.ui.scenes.title import Title
from game.ui.text import value_below
from game.ui.widgets.dialog import key_caption
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import Time, bring, lesson, sign, step
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")

SIZES = ((1024, 768), (1366, 768), (1920, 1080))
LEAST, BODY = 0.026, 0.035
LISTS = ("briefing",)
EDITION = "portsmouth-lesson"


def shared_scenes(folder: Path, scenario: str) -> Iterator[tuple[str, Class, Scene]]:
    """Every shared screen of two sittings, covers too, and the pages over the table, while the lesson stands there."""
    klass = lesson(services(folder, scenario), scenario)
    seen: dict[tuple[str, bool, int], None] = {}
    while True:
        beat, is_open = klass.beat, klass.lesson.open
        key = (beat.name, is_open, min(2, beat.sitting))
        if key not in seen:
            seen[key] = None
            yield from ((name, klass, scene) for name, scene in here(klass))
        if beat.name == "ticket" and is_open:
            return
        step(klass)


def here(klass: Class) -> Iterator[tuple[str, Scene]]:
    """The screen as it is, and at the table the pages that lie over it."""
    scene = scene_of(klass)
    yield f"{klass.beat.name} {klass.lesson.open}", scene
    if isinstance(scene, LessonTable) and scene.mover is not None:
        for name in ("offer", "present", "train", "sign_yes"):
            made = act_scene(klass, scene.mover, name)
            if isinstance(made, Scene):
                yield name, made
        yield "statement", Starters(klass, scene.mover)
        yield "desk curtain", DeskCurtain(klass)


def worded(tree: Node) -> list[Node]:
    """Leaves that draw words."""
    return [node for node in walk(tree) if node.label and not node.children and node.role is not Role.IMAGE]


def remark(klass: Class, node: Node) -> bool:
    """Whether words are beside what is read: soft ink, underlined ways, the protocol, the list of seats."""
    look = node.look
    return look.colour == "ink_soft" or look.surface == "quiet" or look.face == "treaty" or klass.beat.name in LISTS


@pytest.mark.slow
@pytest.mark.parametrize("scenario", ["harbour", EDITION])
@pytest.mark.parametrize("size", SIZES)
def test_shared_screens_are_read_from_the_last_row(tmp_path: Path, scenario: str, size: tuple[int, int]) -> None:
    """No words under 2.6 per cent of the height; what is read, asked and pressed at 3.5; nothing is cut off."""
    for name, klass, scene in shared_scenes(tmp_path, scenario):
        at = pilot(klass.services, scene, size)
        setter, tree = at.app.typesetter(), at.tree()
        for node in worded(tree):
            floor = LEAST if remark(klass, node) else BODY
            assert setter.pixels(node.look) >= floor * size[1], (name, node.label, setter.pixels(node.look))
        assert at.problems() == [], name


def offer_page(folder: Path, scenario: str) -> tuple[Pilot, Choosing]:
    """An offer with the longest option of every article in it, on a small projector."""
    klass = bring(lesson(services(folder, scenario), scenario), "table", 1)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    page = act_scene(klass, side, "offer")
    assert isinstance(page, Choosing)
    for n, article in enumerate(klass.shown.articles):
        page.terms[n] = max(page.legal.options[n], key=lambda option: len(article.options[option].name))
    return pilot(klass.services, page, (1366, 768)), page


def test_the_offer_of_the_lesson_s_conference_is_seen_whole(tmp_path: Path) -> None:
    """All articles and how it is laid at 1366 by 768 without scrolling, whatever is chosen; no word over another."""
    at, page = offer_page(tmp_path, EDITION)
    area = at.node("terms.body").rect
    lines = [f"terms.{n}" for n in range(len(page.legal.options))]
    for name in (*lines, "terms.linked", "terms.tone", "terms.subject"):
        assert area.y <= at.node(name).rect.y and at.node(name).rect.bottom <= area.bottom, name
    assert "#called.below" not in at.text() and at.problems() == []
    setter = at.app.typesetter()
    wide = [n for n in range(6) if value_below(setter, at.node(f"terms.{n}"), content_width(at.node(f"terms.{n}")))]
    assert wide, "one option is too long to stand beside its article"
    short = next(n for n in range(6) if n not in wide)
    assert at.node(f"terms.{wide[0]}").rect.h > at.node(f"terms.{short}").rect.h


@pytest.mark.parametrize("size", [(1366, 768), (1280, 720)])
def test_nothing_moves_while_an_offer_is_made_up(tmp_path: Path, size: tuple[int, int]) -> None:
    """Every line keeps its place and its height whatever its article stands at."""
    klass = bring(lesson(services(tmp_path, EDITION), EDITION), "table", 1)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    page = act_scene(klass, side, "offer")
    assert isinstance(page, Choosing)
    at = pilot(klass.services, page, size)
    names = [*(f"terms.{n}" for n in range(len(page.legal.options))), "terms.linked", "terms.tone"]
    before = {name: at.node(name).rect for name in names}
    for n, options in enumerate(page.legal.options):
        at.focus(f"terms.{n}")
        for _ in options:
            at.press("right", 1)
            assert {name: at.node(name).rect for name in names} == before, n


def content_width(node: Node) -> float:
    """The room that a node's words have."""
    return node.rect.w - node.style.padding[1] - node.style.padding[3]


def test_an_offer_too_long_for_the_wall_says_which_key_shows_the_rest(tmp_path: Path) -> None:
    """Sixteen articles: the key is named, it brings the rest, and then nothing is said any more."""
    at, _ = offer_page(tmp_path, "portsmouth-1905")
    cap = key_caption(at.app.settings.keymap.keys(Intent.PAGE_DOWN)[0])
    assert at.node("called.below").label == at.strings.text("nav.more_below", cap=cap)
    for _ in range(3):
        at.press("page_down")
    assert "#called.below" not in at.text()


# The set-up


@pytest.mark.slow
def test_a_lesson_is_set_up_in_three_choices_and_begun(tmp_path: Path) -> None:
    """From the title page: conference, minutes, pupils; the plan and the roles follow; the first cover comes up."""
    with_ = services(tmp_path, EDITION)
    at = pilot(with_, Title(with_))
    at.use("title.lesson")
    scene = at.scene
    assert isinstance(scene, LessonSetup) and scene.order.scenario == EDITION
    at.use(f"lesson.scenario.{EDITION}").use("lesson.minutes.60").focus("lesson.pupils").press("left", 6)
    assert (scene.order.minutes, scene.order.pupils) == (60, 24)
    assert at.strings.text("class.roles", n=24) in at.text()
    at.use("lesson.start")
    assert at.scene.id == "lesson_cover"


@pytest.mark.slow
def test_the_conference_that_is_made_for_a_lesson_comes_first_and_says_why(tmp_path: Path) -> None:
    """First what is played whole in the shortest lesson and has a part for every group; each entry says how it fits."""
    scene = LessonSetup(services(tmp_path, EDITION))
    at = pilot(scene.services, scene)
    first, rest = scene.every[0], scene.every[1:]
    assert first.id == EDITION and first.whole_class and first.sittings <= 4
    assert at.strings.text("class.fits_class", n=first.sittings) in at.text()
    longer = [one for one in rest if one.sittings > 4]
    assert longer == list(rest[-len(longer) :]) and len(longer) >= 3
    assert at.strings.text("class.fits_part", n=4, all=longer[0].sittings) in at.text()
    at.use("lesson.minutes.90")
    assert at.strings.text("class.fits_part", n=4, all=longer[0].sittings) not in at.text()


def test_the_mediators_chair_is_the_games_unless_the_teacher_enters_for_it(tmp_path: Path) -> None:
    """Off at first, with a sentence of what the pupils at that table do; on, the lesson begins with the chair given;
    where nobody sits there it cannot be switched on, and it is said why. A conference without a mediator has none.
    """
    with_ = services(tmp_path, EDITION)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    assert scene.preview is not None and scene.preview.shown.mediator is not None
    name = scene.preview.shown.mediator.name
    assert not scene.order.chair
    assert at.strings.text("class.chair_how", mediator=name) in at.text()
    at.focus("lesson.chair").press("confirm")
    assert scene.order.chair and begin_lesson(with_, scene.order).lesson.chair
    at.focus("lesson.pupils").press("left", 22)
    assert scene.order.pupils == 8 and not scene.preview.seats_mediator(8)
    node = at.node("lesson.chair")
    assert not node.enabled and node.hint == at.strings.text("class.chair_nobody", mediator=name)
    assert not begin_lesson(with_, scene.order).lesson.chair


@pytest.mark.parametrize("pupils", [8, 23, 30, 36])
def test_the_seats_on_the_screen_are_the_numbers_of_the_printed_plan(tmp_path: Path, pupils: int) -> None:
    """Each group with the numbers that count-off gives it, from one to the last pupil, as the plan is printed."""
    with_ = services(tmp_path, EDITION)
    klass = bring(lesson(with_, EDITION, pupils=pupils), "briefing")
    at = pilot(klass.services, scene_of(klass))
    preview = Preview(with_, EDITION)
    kit = kit_for(at.strings.text, preview.edition.scenario, klass.lesson.number, 45, pupils)
    printed = seats(kit.public).rows
    assert len(printed) >= 4
    for _, count, numbers in printed:
        first, last = re.findall(r"\d+", str(numbers))
        key = "class.number_sits" if count == "1" else "class.numbers_sit"
        assert at.strings.text(key, first=first, last=last) in at.text(), numbers
    assert at.strings.text("class.do.briefing", pupils=pupils) in at.text()


def test_the_question_says_how_many_sittings_are_in_force(tmp_path: Path) -> None:
    """As planned, and after the teacher has chosen fewer at the desk; no other number of sittings is named."""
    klass = bring(lesson(services(tmp_path, EDITION), EDITION), "hook")
    at = pilot(klass.services, scene_of(klass))
    assert at.node("hook.sittings").label == at.strings.text("class.hook_sittings", n=4)
    assert not {"four", "three"} & set(at.text().lower().replace(",", " ").split())
    at = pilot(klass.services, Desk(klass))
    at.focus("desk.sittings").press("left").use("desk.hold").use("desk.close")
    shown = pilot(klass.services, scene_of(klass))
    assert shown.node("hook.sittings").label == shown.strings.text("class.hook_sittings", n=3)


def test_the_groups_stay_before_everybody_until_the_caucus_ends(tmp_path: Path) -> None:
    """The same of each team on the page of the groups, in the caucus, and when the teacher goes back a step,
    from the table's cover too; with the sign of the line of the sheet, as large as what is read.
    """
    klass = bring(lesson(services(tmp_path)), "groups", 2)
    at = pilot(klass.services, scene_of(klass), (1366, 768))
    told = groups_on(at)
    assert len(told) == 2 * SIZE and at.node("groups.sign").label == at.node("class.sign").label
    at.use("class.on")
    at.use("class.back")
    assert at.scene.id == "lesson_groups" and groups_on(at) == told
    at.use("class.on").use("class.open")
    assert at.scene.id == "lesson_caucus" and groups_on(at) == told
    assert at.node("groups.sign").label == at.node("class.sign").label
    assert at.strings.text("class.groups_still") in at.text()
    setter = at.app.typesetter()
    assert all(setter.pixels(at.node(name).look) >= BODY * 768 for name in told)
    bring(klass, "table", 2, open=False)
    at = pilot(klass.services, scene_of(klass), (1366, 768))
    at.use("class.back")
    assert at.scene.id == "lesson_caucus" and groups_on(at) == told
    bring(klass, "table", 2)
    assert not any(klass.lesson.shown), "an open table is the end of them"
    bring(klass, "groups", 3)
    assert groups_on(pilot(klass.services, scene_of(klass))) != told


def groups_on(at: Pilot) -> dict[str, str]:
    """The code groups on a page, by their places."""
    return {node.id: node.label for node in walk(at.tree()) if node.id.startswith("group.")}


def test_the_pack_is_made_by_one_button_and_it_is_said_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is there, with as many pages as is said, for this number, on this paper; nothing else is started."""
    monkeypatch.setattr("subprocess.Popen", _never)
    monkeypatch.setattr("webbrowser.open", _never)
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    at.use("lesson.paper.letter").use("lesson.print")
    file = with_.places.saves / "exports" / f"harbour-{scene.order.number}-letter.html"
    text = file.read_text(encoding="utf-8")
    pages = text.count('<section class="page')
    assert at.scene.id == "message" and str(file) in at.text()
    at.use("message.ok")
    said = at.node("lesson.printed").label
    assert str(file) in said and f"{pages} pages" in said
    assert scene.order.number in text and "size: 215.9mm 279.4mm" in text
    at.use("lesson.print_small")
    small = file.with_stem(f"harbour-{scene.order.number}-small-letter")
    assert small.read_text(encoding="utf-8").count('<section class="page') == 12
    at.use("message.ok")
    assert str(small) in at.node("lesson.printed").label
    at.use("lesson.minutes.60")
    assert "#lesson.printed" not in at.text(), "what was printed was another lesson's"


def test_what_is_printed_is_of_the_way_that_was_chosen(tmp_path: Path) -> None:
    """With the curtain chosen neither pack has code cards, and the small one has as many sides as the page says; the
    packs with code cards lie beside them.
    """
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    at.use("lesson.private.curtain").use("lesson.print").use("message.ok")
    folder, stem = with_.places.saves / "exports", f"harbour-{scene.order.number}"
    assert "code card" not in _read(folder / f"{stem}-curtain.html")
    assert at.strings.text("class.print_small_how_curtain") in at.text()
    at.use("lesson.print_small")
    small = _read(folder / f"{stem}-curtain-small.html")
    assert small.count('<section class="page') == 8 and "code card" not in small
    at.use("message.ok").use("lesson.private.cards").use("lesson.print")
    assert "code card" in _read(folder / f"{stem}.html")
    assert "code card" not in _read(folder / f"{stem}-curtain.html")


def test_what_is_there_to_print_is_named_for_the_way_that_was_chosen(tmp_path: Path) -> None:
    """With code cards they are named among what is printed; behind the curtain the page says that there are none."""
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    t, number = at.strings.text, scene.order.number
    cards, curtain = (t(f"class.to_print_how{more}", number=number) for more in ("", "_curtain"))
    assert "without code cards" in curtain and "without" not in cards
    assert cards in at.text() and curtain not in at.text()
    at.use("lesson.private.curtain")
    assert curtain in at.text() and cards not in at.text()


@pytest.mark.parametrize("private", ["cards", "curtain"])
def test_a_late_lesson_is_printed_with_the_plan_that_it_has(tmp_path: Path, private: str) -> None:
    """The printed plan begins when the lesson does and holds the sittings that the page proposes, and says that it is
    of a late lesson; the page says so beside the button. The pack of the whole lesson is not overwritten.
    """
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    at.use(f"lesson.private.{private}").use("lesson.print").use("message.ok")
    assert "#lesson.print_late" not in at.text()
    whole = Preview(with_, scene.order.scenario).plan(scene.order)
    at.focus("lesson.late").press("right", 12)
    plan = Preview(with_, scene.order.scenario).plan(scene.order)
    assert plan.late == 720 and plan.sittings < whole.sittings
    assert "12 minutes late" in at.node("lesson.print_late").label
    at.use("lesson.print")
    folder = with_.places.saves / "exports"
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2 and sum("-late12.html" in name for name in names) == 1
    late, early = sorted((_read(path) for path in folder.iterdir()), key=lambda text: "12 minutes late" not in text)
    starts = [f"{second // 60}:{second % 60:02d}" for second in plan.starts()]
    assert starts[0] == "12:00" and f">{starts[0]}<" in late and f">{starts[-1]}<" in late
    assert f"Sitting {plan.sittings}" in late and f"Sitting {plan.sittings + 1}" not in late
    assert "12 minutes late" not in early and f"Sitting {whole.sittings}" in early


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_papers_are_those_of_the_pack() -> None:
    """What is offered to print on is what the pack knows, and nothing is missing."""
    assert tuple(PAPERS) == OFFERED


def _never(*words: object, **more: object) -> None:
    raise AssertionError(f"something was started: {words}")


def test_a_mistyped_number_is_one_sentence_and_starts_nothing(tmp_path: Path) -> None:
    """One wrong letter is found; the number of a printed pack begins the lesson that it was printed for."""
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    good = scene.order.number
    at.focus("lesson.number").type(good)
    assert scene.order.number == good, "typing replaces what stood there"
    at.press("end")
    at.key("backspace").type("0" if good[-1] != "0" else "1")
    assert not at.node("lesson.start").enabled and at.node("lesson.start").hint.endswith(".")
    at.key("backspace").type(good[-1])
    assert at.node("lesson.start").enabled
    at.use("lesson.start")
    assert str(at.scene.klass.lesson.number) == good  # type: ignore[attr-defined]


def _clicked(at: Pilot, name: str) -> Pilot:
    """A click as a hand makes it: the pointer shakes a little, and the focus was elsewhere before."""
    x, y = (round(each) for each in at.node(name).rect.centre)
    moved = pygame.event.Event(pygame.MOUSEMOTION, pos=(x + 2, y), rel=(2, 0), buttons=(1, 0, 0))
    return at.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1), moved,
                   pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(x + 2, y), button=1))  # fmt: skip


def test_a_click_chooses_the_number_that_stands_there(tmp_path: Path) -> None:
    """The first click into the field chooses all of it, so that typing replaces it, and so does coming back to it; a
    second click puts the caret.
    """
    with_ = services(tmp_path)
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    _clicked(at, "lesson.number").type("wfpbrk")
    assert scene.order.number == "wfpbrk"
    _clicked(_clicked(at, "lesson.late"), "lesson.number").type("ab")
    assert scene.order.number == "ab"
    _clicked(at.key("home").type("c"), "lesson.number").type("d")
    assert scene.order.number == "cabd"
    at.focus("lesson.late").focus("lesson.number").type("e")
    assert scene.order.number == "e"


def test_a_late_lesson_has_fewer_sittings_and_the_whole_debrief(tmp_path: Path) -> None:
    """Eight minutes late: three sittings in the plan, in the game's calendar and on the first page."""
    klass = lesson(services(tmp_path), late=8)
    assert klass.lesson.plan.sittings == 3 and klass.common.last == 3
    assert klass.lesson.plan.of("debrief") == 12 * 60


# The desk


def test_the_desk_is_one_key_away_behind_its_own_curtain(tmp_path: Path) -> None:
    """From every shared screen and every cover: first nothing but the curtain, then the desk, and back again; from a
    team's own page back to the curtain before it.
    """
    klass = lesson(services(tmp_path))
    for name, is_open in (("hook", False), ("hook", True), ("reading", True), ("morning", True), ("table", True)):
        bring(klass, name, open=is_open)
        at = pilot(klass.services, scene_of(klass))
        before = at.scene.id
        at.press("menu")
        assert at.scene.id == "lesson_desk_curtain", name
        at.wait(600).hold("confirm", 1000)
        assert at.scene.id == "lesson_desk"
        at.use("desk.close")
        assert at.scene.id == ("lesson_curtain_again" if before == "lesson_reading" else before)


def test_the_clock_proposes_and_the_teacher_decides(tmp_path: Path) -> None:
    """Late: the strip says so; the desk cuts a sitting, the game's calendar follows, and it is minuted."""
    now = Time()
    klass = bring(lesson(services(tmp_path), now=now), "table", 1)
    now.seconds += 12 * 60 + 300
    at = pilot(klass.services, scene_of(klass))
    fewer = klass.standing.fewer
    assert fewer is not None
    assert at.node("class.clock").label == at.strings.text(
        "class.clock_late",
        step=at.strings.text("class.step.turns", number=1),
        plan=late_words(Context(at.strings, at.app.settings), klass),
    )
    at = pilot(klass.services, Desk(klass))
    at.use("desk.hold")
    assert klass.lesson.plan.sittings == klass.common.last == fewer
    assert at.node("desk.hold").hint == at.strings.text("class.desk_fewer_kept", n=fewer)
    assert klass.lesson.plan.of("debrief") == 12 * 60 and klass.beat.name == "table"
    assert any(line.message.key == "minutes.calendar" for line in klass.controller.minutes())


def test_fewer_sittings_can_be_made_more_again(tmp_path: Path) -> None:
    """While there is time for them: at the desk the slider goes back up, the game's calendar and the plan follow, each
    sitting has its steps and the debrief its time. Once the last table has been closed there are no more.
    """
    now = Time()
    klass = bring(lesson(services(tmp_path, EDITION), EDITION, now=now), "table", 1)
    before = klass.lesson.plan
    at = pilot(klass.services, Desk(klass))
    at.focus("desk.sittings").press("left", 2).use("desk.hold")
    assert klass.lesson.plan.sittings == klass.common.last == 2
    at.focus("desk.sittings").press("right", 2).use("desk.hold")
    assert klass.lesson.plan.sittings == klass.common.last == 4
    kinds = [(step.kind, step.sitting) for step in klass.lesson.plan.steps]
    assert kinds == [(step.kind, step.sitting) for step in before.steps]
    assert klass.lesson.plan.of("debrief") == before.of("debrief") and klass.beat.name == "table"
    assert klass.lesson.plan.seconds <= before.seconds
    assert klass.hold(2) is None
    now.seconds += 24 * 60
    assert klass.most == 2, "no time is left for more"
    now.seconds -= 24 * 60
    bring(klass, "evening", 2)
    assert klass.most == 2, "the last table has been closed"


def test_a_lesson_that_was_ended_is_opened_again_at_its_debrief(tmp_path: Path) -> None:
    """On the leaf that was open, with what was typed, whether the power failed or the lesson was ended; nothing says
    that the debrief was never opened.
    """
    klass = bring(lesson(services(tmp_path)), "debrief")
    at = pilot(klass.services, scene_of(klass))
    scene = at.scene
    assert isinstance(scene, ClassDebrief)
    at.use("class.on").use("class.on").use("class.on")
    leaf = scene.leaf.key
    assert scene.at == 3
    for ended in (False, True):
        if ended:
            klass.finish()
        (slot,) = klass.services.slots()
        klass.services.shelf.store.close()
        with_ = services(tmp_path)
        assert (with_.latest() is None) == ended
        went = opening.resume(with_, slot.id)
        assert isinstance(went, Reset) and isinstance(went.scene, Cover)
        again = went.scene.klass
        assert again.beat.name == "debrief" and not again.lesson.open and not again.lesson.done
        at = pilot(with_, went.scene)
        at.use("class.open")
        assert isinstance(at.scene, ClassDebrief) and at.scene.leaf.key == leaf
        klass = again


def test_a_lesson_that_was_ended_after_its_debrief_opens_at_the_first_leaf_with_what_was_typed(tmp_path: Path) -> None:
    """The next lesson may begin with its newspapers: what was left out is a key or two away."""
    klass = bring(lesson(services(tmp_path)), "debrief")
    at = pilot(klass.services, scene_of(klass))
    at.focus("guess.0").type("47").use("class.on")
    bring(klass, "ticket")
    klass.finish()
    (slot,) = klass.services.slots()
    klass.services.shelf.store.close()
    with_ = services(tmp_path)
    went = opening.resume(with_, slot.id)
    assert isinstance(went, Reset) and isinstance(went.scene, Cover)
    at = pilot(with_, went.scene)
    at.use("class.open")
    assert isinstance(at.scene, ClassDebrief) and at.scene.at == 0
    assert "text '47'" in at.text()


def test_the_clock_stands_still_and_timers_change(tmp_path: Path) -> None:
    """A pause; doubled timers; both are said on the strip."""
    klass = bring(lesson(services(tmp_path)), "caucus")
    at = pilot(klass.services, Desk(klass))
    at.use("desk.pause")
    assert klass.lesson.paused
    at.use("desk.pause").use("desk.timers.double")
    assert not klass.lesson.paused and klass.lesson.timers == "double"


def test_only_what_was_announced_is_taken_back(tmp_path: Path) -> None:
    """On a cover after a shared screen there is a way back; after a private one there is none."""
    klass = bring(lesson(services(tmp_path)), "briefing", open=False)
    at = pilot(klass.services, scene_of(klass))
    at.use("class.back")
    assert at.scene.id == "lesson_hook"
    bring(klass, "groups", open=False)
    at = pilot(klass.services, scene_of(klass))
    assert "#class.back" not in at.text()
    assert not pilot(klass.services, Desk(klass)).node("desk.back").enabled


def test_an_event_is_previewed_and_stands_in_the_minutes(tmp_path: Path) -> None:
    """What it says and does in words first; then it has happened, before everybody's eyes."""
    klass = bring(lesson(services(tmp_path)), "caucus")
    event = next(one for one in klass.controller.happenings() if one.to is None and one.does and not one.fired)
    at = pilot(klass.services, Inject(klass))
    at.use(f"event.{event.id}")
    assert event.body in at.text()
    at.use("inject.letters").wait(600).hold("confirm", 1000)
    told = at.text()
    assert event.headline in told and klass.controller.say(event.does[0], None, at.strings.text) in told
    assert at.strings.missing == {}
    at.use("inject.do")
    assert event.headline in at.text() and event.body in at.text(), "the room reads it in full"
    at.use("class.on")
    assert at.scene.id == "lesson_caucus"
    assert any(line.message.key == "minutes.directed.inject" for line in klass.controller.minutes())
    assert klass.beat.name == "caucus"


def test_what_has_happened_already_is_asked_for_before_it_happens_again(tmp_path: Path) -> None:
    """The list marks it; the question begins on No, which leaves all as it was, and Yes lets it happen once more."""
    klass = bring(lesson(services(tmp_path)), "caucus")
    event = next(one for one in klass.controller.happenings() if one.to is None and not one.fired)
    assert klass.inject(event.id) is None
    moves = klass.controller.moves
    at = pilot(klass.services, Inject(klass))
    assert at.node(f"event.{event.id}").value == at.strings.text("class.inject_fired")
    at.use(f"event.{event.id}").use("inject.do")
    assert at.scene.id == "question" and at.focused == "question.no" and event.headline in at.text()
    at.press("confirm")
    assert at.scene.id == "lesson_inject" and klass.controller.moves == moves
    at.use("inject.do").use("question.yes")
    assert klass.controller.moves > moves and event.headline in at.text()
    papers = [one for one in klass.controller.papers(Side.FIRST) if one.kind == f"event:{event.id}"]
    assert len(papers) == 2


def test_letters_are_numbers_until_their_curtain_is_lifted(tmp_path: Path) -> None:
    """No name, word or effect of what one side alone reads is on the list; it cannot be let happen unseen either."""
    klass = bring(lesson(services(tmp_path)), "caucus")
    letters = [one for one in klass.controller.happenings() if one.to is not None]
    assert letters
    at = pilot(klass.services, Inject(klass))
    for one in letters:
        at.use(f"event.{one.id}")
        assert one.headline not in at.text() and one.body not in at.text()
        assert not at.node("inject.do").enabled
    at.use("inject.letters")
    assert at.scene.id == "lesson_desk_curtain" and at.strings.text("class.letters_curtain") in at.text()
    at.wait(600).hold("confirm", 1000)
    assert letters[-1].headline in at.text() and at.node("inject.do").enabled


def test_eight_minutes_lost_are_proposed_as_three_sittings_of_four(tmp_path: Path) -> None:
    """The hook begins late: the clock's line says by itself what that leaves, and changes nothing."""
    now = Time()
    klass = bring(lesson(services(tmp_path), now=now), "hook")
    now.seconds += 11 * 60
    at = pilot(klass.services, scene_of(klass))
    said = "8 minutes late: 3 sittings in all would leave 4 minutes for each still to come, and 12 minutes for the "
    assert at.node("class.clock").label.endswith(f"{said}debrief.")
    assert klass.lesson.plan.sittings == 4


def test_no_sitting_of_a_minute_is_proposed(tmp_path: Path) -> None:
    """When less than two minutes would be left for a sitting the clock's line says to go to the debrief instead."""
    now = Time()
    klass = bring(lesson(services(tmp_path), now=now), "table", 2)
    now.seconds += 28 * 60
    at = pilot(klass.services, scene_of(klass))
    proposed = at.strings.text("class.late_debrief", late="@", cap="F10", debrief="12 minutes").partition("@")[2]
    assert at.node("class.clock").label.endswith(proposed), at.node("class.clock").label


def test_waiting_takes_under_a_third_of_a_sitting(tmp_path: Path) -> None:
    """All private phases of a sitting together, also in the shortest sitting there is."""
    klass = lesson(services(tmp_path))
    least = 0
    bring(klass, "papers", 1)
    while klass.beat.sitting == 1:
        least += klass.least() if klass.lesson.open else 0
        step(klass)
    assert 0 < least * 3 < SHORTEST


@pytest.mark.slow
def test_every_effect_of_every_shipped_event_has_its_sentence(tmp_path: Path) -> None:
    """No preview shows a key in brackets or a parameter in braces."""
    for scenario in ("harbour", EDITION, "portsmouth-1905"):
        klass = lesson(services(tmp_path / scenario, scenario), scenario)
        t = klass.services.strings.text
        for event in klass.controller.happenings():
            for line in (*event.does, *event.perhaps):
                said = klass.controller.say(line, None, t)
                assert said.endswith(".") and not {"[", "{"} & set(said), said


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_an_absent_team_is_played_by_the_computer(tmp_path: Path, side: Side) -> None:
    """Its beats stay as long; the other team plays on; it is said, and it can be given back."""
    klass = bring(lesson(services(tmp_path)), "caucus")
    at = pilot(klass.services, Desk(klass))
    at.focus(f"desk.absent.{int(side)}").press("confirm")
    assert klass.absent(side) and not at.node(f"desk.absent.{int(side.other)}").enabled
    bring(klass, "evening", 2)
    while klass.beat.side is not side:
        step(klass)
    assert klass.beat.name == "evening" and klass.beat.sitting == 2
    key = "class.numbers_absent" if klass.lesson.open else "class.absent"
    told = at.strings.text(key, side=klass.shown.sides.of(side).name)
    assert told in pilot(klass.services, scene_of(klass)).text()
    assert any(line.message.key == "minutes.directed.take_over" for line in klass.controller.minutes())
    klass.take_over(side, computer=False)
    assert not klass.absent(side)


def test_a_pupil_sits_in_the_mediators_chair(tmp_path: Path) -> None:
    """The game waits for what the pupil writes; when nothing comes by the end of the caucus he waits."""
    klass = lesson(services(tmp_path))
    klass.seat_mediator(pupil=True)
    bring(klass, "caucus", 1)
    assert klass.mediating and klass.common.phase is Phase.DISPATCHES
    at = pilot(klass.services, Desk(klass))
    at.use("desk.mediate").use("mediator.act.warn").use("mediator.do")
    assert at.scene.id == "lesson_desk" and not klass.mediating and klass.common.phase is Phase.TABLE
    bring(klass, "caucus", 2)
    assert klass.mediating
    klass.go_on()
    assert not klass.mediating and klass.common.phase is Phase.TABLE


def test_a_pupil_in_the_chair_is_waited_for_when_a_train_is_ordered(tmp_path: Path) -> None:
    """The table has not risen: it says who may write, a habitual key does nothing, going on leads to the next turn."""
    klass = lesson(services(tmp_path))
    klass.seat_mediator(pupil=True)
    bring(klass, "table", 1)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, OrderTrain(klass.controller.legal(side).train[0])) is None
    assert klass.mediating
    at = pilot(klass.services, scene_of(klass))
    mediator = klass.shown.mediator
    assert mediator is not None and at.strings.text("class.table.chair", mediator=mediator.name) in at.text()
    at.press("confirm", 2)
    assert klass.mediating
    at.use("table.no_letter")
    assert not klass.mediating and at.scene.id == "lesson_table" and klass.beat.name == "table"
    mover = klass.common.to_move
    assert mover is not None and mover.side is side.other


def test_the_conference_is_ended_and_debriefed_at_once(tmp_path: Path) -> None:
    """Asked once; then the debrief is announced, and the minutes say who ended it."""
    klass = bring(lesson(services(tmp_path)), "table", 1)
    at = pilot(klass.services, scene_of(klass))
    at.press("menu").wait(600).hold("confirm", 1000)
    at.use("desk.end").use("question.yes")
    assert klass.controller.over and klass.beat.name == "debrief" and at.scene.id == "lesson_cover"
    assert any(line.message.key == "minutes.directed.end_now" for line in klass.controller.minutes())


def test_a_lesson_is_ended_once_it_was_asked_for(tmp_path: Path) -> None:
    """Not before: first what may be kept, the code among it. The wall has the code typed in; both pages lead back. What
    was ended is not gone on with from the title page, and its debrief can be opened again.
    """
    klass = bring(lesson(services(tmp_path)), "table", 2)
    sign(klass, {0: 1, 1: 1, 2: 1, 3: 1})
    bring(klass, "ticket")
    at = pilot(klass.services, scene_of(klass))
    at.use("class.on")
    assert at.scene.id == "lesson_end" and klass.file.exists()
    code = code_of_game(klass.controller)
    assert code is not None and at.node("end.code").label == code
    at.use("end.minutes")
    assert at.scene.id == "minutes"
    at.use("minutes.back").use("end.wall")
    assert at.scene.id == "wall" and at.node("wall.code").value == code
    at.use("wall.back").use("end.no")
    assert at.scene.id == "lesson_ticket" and klass.file.exists()
    at.use("class.on").use("end.yes")
    assert at.scene.id == "title" and klass.services.latest() is None
    assert at.problems() == [] and at.strings.missing == {}


def test_a_refusal_never_gives_a_secret_away(tmp_path: Path) -> None:
    """What only a delegation knows is one sentence, whatever it is; what everybody can see is said."""
    klass = bring(lesson(services(tmp_path)), "table", 1)
    at = pilot(klass.services, scene_of(klass))
    ctx = Context(at.strings, at.app.settings)
    said = {neutral(ctx, klass, refuse(code)) for code in (Code.TOO_DEAR, Code.NO_LINE, Code.RED_LINE, Code.FORBIDDEN)}
    assert said == {at.strings.text("class.table.refused")}
    assert neutral(ctx, klass, refuse(Code.NOT_READY_TO_SIGN)) != at.strings.text("class.table.refused")
