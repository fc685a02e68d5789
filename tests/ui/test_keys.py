"""The keyboard alone: stops, regions, arrows, and what each key says when it can do nothing."""

from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui import focus, slips
from game.ui.describe import Node, Role, focusables, walk
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts
from game.ui.scenes.base import Push
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.map import MapScene
from game.ui.scenes.message import Message
from game.ui.scenes.pause import PauseScene
from game.ui.scenes.saves import Saves
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.table import Table
from game.ui.scenes.templates import Templates
from game.ui.start import everywhere
from game.ui.voice import Narrator
from tests.ui.game_hands import at_the_table, pilot, quietly, services
from tests.ui.pilot import Pilot

SIDE = Side.FIRST
NEAR = 6
"""How many Tabs it is at most from the ladders to the button that lays the offer."""
LARGE = [((1366, 768), 200), pytest.param((1024, 768), 200, marks=pytest.mark.slow), ((1280, 720), 100)]


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """Portsmouth with Japan to act."""
    return at_the_table(services(tmp_path, "portsmouth-1905"), SIDE)


def seen(at: Pilot, node_id: str = "") -> bool:
    """Whether what has the focus, or something else, is in sight."""
    node = at.node(node_id or at.focused)
    return node.rect.meet(node.clip).h >= min(node.rect.h, 60) - 2


def test_the_ladders_are_one_stop_and_the_offer_is_near(playing: Playing) -> None:
    """With a term drafted at Portsmouth, a few Tabs lead from the ladders to the button, and show no other article."""
    at = pilot(playing.services, Table(playing, SIDE))
    at.focus("ladder.4").press("choice_2").press("up")
    desk, count = playing.desk(SIDE), 0
    assert desk.article == 4 and at.focused == "ladder.4"
    while at.focused != "act.lay":
        at.press("next")
        count += 1
        assert desk.article == 4
        assert count <= NEAR, at.focused
    assert playing.desk(SIDE).sheet.now.terms
    for _ in range(len(focusables(at.tree()))):
        at.press("previous")
        assert desk.article == 4


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_one_key_goes_round_the_regions(playing: Playing, size: tuple[int, int], text: int) -> None:
    """F6 comes to ladders, article, draft, buttons and back to where one was in each; Shift+F6 goes the other way."""
    at = pilot(playing.services, Table(playing, SIDE), size, text)
    at.focus("ladder.4").press("choice_2").press("up")
    came: list[str] = []
    for _ in range(9):
        at.key("f6")
        came.append(at.focused)
        assert seen(at) and playing.desk(SIDE).article == 4
        if at.focused == "ladder.4":
            break
    assert came[-1] == "ladder.4"
    assert "act.lay" in came and "draft.templates" in came
    assert any(each.startswith("rung.") for each in came)
    assert len(came) < 9
    back = []
    for _ in came:
        at.key("shift+f6")
        back.append(at.focused)
    assert back[-1] == "ladder.4"
    assert set(back) == set(came)


def test_templates_other_acts_and_linked_have_keys(playing: Playing) -> None:
    """Each is pressed by a key from anywhere, says which on its face, and the key can be another."""
    at = pilot(playing.services, Table(playing, SIDE))
    assert at.node("draft.templates").label.endswith("[D]") and at.node("act.more").label.endswith("[O]")
    linked = playing.desk(SIDE).sheet.now.linked
    at.key("l")
    assert playing.desk(SIDE).sheet.now.linked is not linked
    at.key("d")
    assert isinstance(at.scene, Templates)
    at.press("back").key("o")
    assert isinstance(at.scene, Acts)
    assert at.app.settings.keymap.conflicts() == ()
    assert at.app.settings.keymap.rebind(Intent.LINKED, ["d"]).conflicts() != ()


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_arrows_stay_in_their_column(playing: Playing, size: tuple[int, int]) -> None:
    """Down the ladders to the buttons below, from an option to the ladders and back to it; never up to the bar."""
    at = pilot(playing.services, Table(playing, SIDE), size)
    at.focus("rung.0")
    article = playing.desk(SIDE).article
    at.press("left")
    assert at.focused == f"ladder.{article}"
    at.press("end")
    last = at.focused
    assert last.startswith("ladder.")
    at.press("down")
    assert not at.focused.startswith(("rung.", "nav.", "draft."))
    at.focus("rung.0").press("right")
    assert not at.focused.startswith("nav.")


def test_a_list_has_the_same_ends_with_and_without_a_scrollbar(playing: Playing) -> None:
    """Home and End, and as many Page Ups and Page Downs as it takes, lead to the first and the last ladder."""
    last = len(playing.controller.presentation.articles) - 1
    for size, text in ((1920, 1400), 100), ((1280, 720), 100):
        at = pilot(playing.services, Table(playing, SIDE), size, text)
        at.focus("ladder.4").press("end")
        assert at.focused == f"ladder.{last}" and seen(at)
        at.press("home")
        assert at.focused == "ladder.0" and seen(at)
        for _ in range(4):
            at.press("page_down")
        assert at.focused == f"ladder.{last}" and seen(at)
        for _ in range(4):
            at.press("page_up")
        assert at.focused == "ladder.0" and seen(at)


def test_the_main_key_always_answers(playing: Playing) -> None:
    """Where the offer cannot be laid, Ctrl+Return shows why not beside the button, until another key is pressed."""
    at = pilot(playing.services, Table(playing, SIDE))
    before = at.app.frames
    assert not at.node("act.lay").enabled
    at.press("proceed")
    assert at.hinted() == "act.lay" and at.app.frames > before
    at.press("next")
    assert at.hinted() != "act.lay"


@pytest.mark.parametrize("leave", ["help", "settings", "map"])
@pytest.mark.parametrize(("size", "text"), LARGE)
def test_back_from_elsewhere_the_focus_is_where_it_was(
    playing: Playing, leave: str, size: tuple[int, int], text: int
) -> None:
    """Help, settings and the map leave the focus on the same thing, and in sight."""
    at = pilot(playing.services, Table(playing, SIDE), size, text)
    at.focus("ladder.9")
    at.press(leave)
    assert not isinstance(at.scene, Table)
    at.press("back")
    assert isinstance(at.scene, Table)
    assert at.focused == "ladder.9" and seen(at)


def test_larger_type_keeps_the_focus_in_sight(playing: Playing) -> None:
    """Whatever size the letters get meanwhile, what had the focus is seen."""
    at = pilot(playing.services, Table(playing, SIDE))
    at.focus("ladder.12").press("settings")
    at.app.configure(at.app.settings.scaled_text(200))
    at.press("back")
    assert at.focused == "ladder.12" and seen(at)


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_after_an_option_is_taken_there_is_a_ring_and_no_old_slip(
    playing: Playing, size: tuple[int, int], text: int
) -> None:
    """A number on the article's options moves the ring to the one taken, which is in sight without a hint."""
    at = pilot(playing.services, Table(playing, SIDE), size, text)
    at.focus("rung.0").press("choice_2")
    assert playing.desk(SIDE).sheet.now.terms
    assert at.focused.startswith(("rung.", "ladder.")) and seen(at)
    assert at.hinted() == ""
    at.press("down")
    assert at.app.screen().focused is not None


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_a_slip_hides_nothing_that_is_in_use(playing: Playing, size: tuple[int, int], text: int) -> None:
    """On the table every hint lies in the window, off what it explains and off the rows and buttons beside it."""
    at = pilot(playing.services, Table(playing, SIDE), size, text)
    frame = at.app.frame()
    told = [node.id for node in focusables(at.tree()) if node.hint]
    assert len(told) > 4
    for node_id in told:
        at.app.screen().go(node_id)
        node = at.node(node_id)
        box = slips.place(node, at.tree(), [(340.0, 60.0), (560.0, 36.0)], frame, 7.0)
        assert box.x >= 0 and box.y >= 0 and box.right <= frame.w and box.bottom <= frame.h
        assert not box.overlaps(node.rect.meet(node.clip))
        kin = slips.kin(node, at.tree())
        hidden = [e.id for e in focusables(at.tree()) if e.id in kin and box.overlaps(e.rect.meet(e.clip), 6.0)]
        assert hidden == []


def test_a_group_is_entered_where_it_says_or_where_one_was() -> None:
    """Tab comes to the place a list names, else to what is chosen, else to where one was, else to what can be used."""

    def listed(entry: str, chosen: str = "") -> Node:
        items = tuple(Node(Role.LISTITEM, name, name, enabled=name != "a", selected=name == chosen) for name in "abcd")
        group = Node(Role.PANEL, children=items, rove=entry)
        return Node(Role.PANEL, children=(Node(Role.BUTTON, "x", "x"), group, Node(Role.BUTTON, "y", "y")))

    assert focus.step(listed("c"), "x", 1) == "c"
    assert focus.step(listed("", "d"), "x", 1) == "d"
    assert focus.step(listed(""), "x", 1, ("y", "c", "b")) == "c"
    assert focus.step(listed(""), "x", 1) == "b"
    assert focus.step(listed(""), "b", 1) == "y"
    assert focus.step(listed("c"), "y", -1) == "c"
    assert focus.stops(listed("c")) == ("x", "c", "y")


@pytest.fixture
def night(playing: Playing) -> Playing:
    """The evening of Portsmouth's first day."""
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    return playing


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_an_act_of_the_evening_leads_on(night: Playing, size: tuple[int, int], text: int) -> None:
    """Enter on an act brings its words into view and the hand to its objects, or to the button where it has none."""
    scene = EveningScene(night, SIDE)
    at = pilot(night.services, scene, size, text)
    at.focus("card.save").press("down").press("confirm")
    assert night.desk(SIDE).instrument != "save" and at.focused.startswith("aim.") and seen(at)
    heading = next(node for node in walk(at.node("evening.told")) if node.role is Role.HEADING)
    assert heading.rect.meet(heading.clip).h >= heading.rect.h - 1
    assert seen(at, "evening.do") and not at.node("evening.do").enabled
    legal = night.controller.legal(SIDE)
    plain = next(each.id for each in legal.instruments if not each.least and each.refused is None)
    at.focus(f"card.{plain}").press("confirm")
    assert at.focused == "evening.do" and seen(at, "evening.do")
    barred = next(each.id for each in legal.instruments if each.refused is not None)
    at.focus(f"card.{barred}").press("confirm")
    assert at.focused == f"card.{barred}" and seen(at)
    assert at.problems() == []


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_in_the_evening_the_main_key_always_answers(night: Playing, size: tuple[int, int], text: int) -> None:
    """Without an object it goes to the objects and says what is missing; with one the act is done, or asked about."""
    at = pilot(night.services, EveningScene(night, SIDE), size, text)
    at.focus("card.save").press("down").press("confirm")
    at.focus("evening.guess").press("proceed")
    assert at.focused.startswith("aim.") and seen(at)
    assert at.hinted() == "evening.do"
    moves = night.controller.moves
    at.press("confirm").press("proceed")
    assert night.controller.moves > moves or at.scene.id == "confirm"


def test_arrows_of_the_evening_go_where_one_looks(night: Playing) -> None:
    """Beside the acts stand the objects: Right goes to them, Left back, and Down at their end to the buttons."""
    at = pilot(night.services, EveningScene(night, SIDE))
    at.focus("card.save").press("down").press("confirm")
    card = night.desk(SIDE).instrument
    at.press("left")
    assert at.focused == f"card.{card}"
    at.press("right")
    assert at.focused.startswith("aim.")
    at.press("end")
    assert at.focused.startswith("aim.")
    at.press("down")
    assert at.focused == "evening.do"


@pytest.mark.parametrize("size", [(1366, 768), pytest.param((1024, 768), marks=pytest.mark.slow), (1280, 720)])
def test_the_map_is_no_smaller_where_type_is_large(playing: Playing, size: tuple[int, int]) -> None:
    """At 200 % the sheet is as large as at 100 %, the key to its parts is in sight, and so is how it is read."""
    plain = pilot(playing.services, MapScene(playing, SIDE), size).node("map.sheet").rect
    at = pilot(playing.services, MapScene(playing, SIDE), size, 200)
    sheet = at.node("map.sheet")
    assert sheet.rect.h >= plain.h and seen(at, "map.sheet")
    assert sheet.rect.meet(sheet.clip).h >= sheet.rect.h - 1
    assert "Ctrl + Tab" in at.node("map.closer").label and seen(at, "map.closer")
    assert at.strings.text("map.how") in [node.label for node in walk(at.tree())]
    assert at.problems() == []


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_the_card_of_the_map_is_of_what_has_the_focus(playing: Playing, size: tuple[int, int], text: int) -> None:
    """Also after another part of the map has come, on which the place in focus may not lie."""
    at = pilot(playing.services, MapScene(playing, SIDE), size, text)
    places = [node.id for node in focusables(at.node("map.sheet"))]
    gone = 0
    for node_id in places[:: max(1, len(places) // 4)]:
        scene = MapScene(playing, SIDE)
        at = pilot(playing.services, scene, size, text)
        at.app.screen().go(node_id)
        at.focus(node_id).press("next").focus(node_id)
        name = at.node(node_id).label
        headings = [node.label for node in walk(at.tree()) if node.role is Role.HEADING]
        assert headings[0] == name
        at.press("tab_next")
        headings = [node.label for node in walk(at.tree()) if node.role is Role.HEADING]
        assert (headings[0] == name) is (at.focused == node_id)
        gone += at.focused != node_id
    assert gone > 0


def test_a_suggested_name_is_replaced_by_typing(playing: Playing) -> None:
    """The name for a new save is chosen as a whole; an arrow keeps it and goes on in it."""
    scene = Saves(playing.services, playing)
    at = pilot(playing.services, scene)
    assert at.focused == "saves.name" and scene.name
    at.type("Mine")
    assert scene.name == "Mine"
    other = Saves(playing.services, playing)
    suggested = other.name
    pilot(playing.services, other).key("end").type("!")
    assert other.name == f"{suggested}!"


def test_a_machine_without_a_voice_says_so(playing: Playing) -> None:
    """It stands beside the toggle, and the key that reads the screen answers in words; with a voice neither is so."""
    for mute in (True, False):
        voice = (lambda: None) if mute else object
        at = pilot(playing.services, SettingsScene(playing.services, voice=voice))
        said = at.strings.text("settings.speech_none") in [node.label for node in walk(at.tree())]
        assert said is mute
    narrator = Narrator(lambda: None, playing.services.strings.text)
    keys = everywhere(playing.services, [narrator])
    found = keys[Intent.READ](Table(playing, SIDE))
    assert isinstance(found, Push) and isinstance(found.scene, Message)
    assert found.scene.sentence == playing.services.strings.text("settings.speech_none")


def test_all_papers_open_on_the_newest(playing: Playing) -> None:
    """Among all papers the first of the latest day lies open, whatever was left unread before; the list is one stop."""
    playing.desk(SIDE).read.clear()
    scene = Dispatches(playing, SIDE, every=True)
    papers = dict(flow.papers_of(playing, SIDE))
    assert papers[scene.open].sitting == max(paper.sitting for paper in papers.values())
    at = pilot(playing.services, scene)
    stops = focus.stops(at.tree())
    assert [stop for stop in stops if stop.startswith("paper.")] == [f"paper.{scene.open}"]


def test_a_game_that_is_not_saved_is_not_called_saved(playing: Playing, tmp_path: Path) -> None:
    """While another running game has the folder of saves, the question before leaving says what is lost."""
    said = {}
    for kept in (True, False):
        at = pilot(playing.services, PauseScene(playing))
        if not kept:
            playing.services.shelf.store.close()
            other = services(tmp_path, "portsmouth-1905").shelf.store
            other.claim()
        at.use("pause.quit")
        said[kept] = " ".join(node.label for node in walk(at.tree()))
    t = playing.services.strings.text
    assert t("pause.quit_sure") in said[True]
    assert t("pause.quit_unsaved") in said[False]
    other.close()
