"""The debrief on the screen: staged, whole at every size, every dot readable with keys and mouse, kept as files."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game.kernel.sides import Side
from game.report.blocks import Figure, Gallery
from game.report.pages import STAGES, pages
from game.session.controller import Controller
from game.session.match import Match
from game.ui.describe import Node, Rect, Role, below, find, focusables, walk
from game.ui.playing import Playing
from game.ui.plot_marks import COLOURS, mark
from game.ui.plots import pieces
from game.ui.scenes.debrief import ORDER, DebriefScene
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Services
from game.ui.settings import ThemeName
from game.ui.theme import theme
from tests.analysis.test_story import portsmouth
from tests.session.helpers import played
from tests.ui.game_hands import Hands, pilot, services
from tests.ui.pilot import Pilot

SIDE = Side.FIRST
SIZES = (((1024, 768), 200), ((1366, 768), 100), ((1920, 1080), 100), ((800, 600), 100))


@pytest.fixture(scope="module")
def with_(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services of their own."""
    return services(tmp_path_factory.mktemp("debrief"))


def ended(with_: Services, match: Match, *human: Side) -> Playing:
    """A finished match on the screen."""
    controller = Controller(match, lookup=with_.strings.text)
    return Playing(controller=controller, human=human or (SIDE,), services=with_, seat=SIDE)


@pytest.fixture(scope="module")
def conference(with_: Services) -> Playing:
    """The conference as it was held."""
    return ended(with_, portsmouth())


@pytest.fixture(scope="module")
def harbour(with_: Services) -> Playing:
    """A small game that came to nothing."""
    return ended(with_, played(0))


def dots(at: Pilot) -> list[Node]:
    """The dots of the charts on the screen."""
    boards = [node for node in walk(at.tree()) if node.id.startswith("board.")]
    return [dot for board in boards for dot in below(board)]


@pytest.mark.parametrize("stage", ["", *ORDER])
@pytest.mark.parametrize("game", ["conference", "harbour"])
def test_every_leaf_is_whole(with_: Services, request: pytest.FixtureRequest, game: str, stage: str) -> None:
    """Nothing is cut off, covered or outside, at any size, with a treaty and without; every text is there."""
    playing = request.getfixturevalue(game)
    for size, text in SIZES:
        at = pilot(with_, DebriefScene(playing, SIDE, stage), size, text)
        assert at.problems() == [], (size, text)
        assert [key for key in at.strings.missing if not key.startswith("test")] == []


def test_nothing_is_shown_before_its_button_is_pressed(with_: Services, conference: Playing) -> None:
    """The list shows promises only; each button says what it shows, and shows that."""
    at = pilot(with_, DebriefScene(conference, SIDE))
    assert dots(at) == []
    assert "581" not in at.text()
    for stage in STAGES:
        assert at.strings.text(f"debrief.promise.{stage}") in at.text()
        Hands(at).use(f"stage.{stage}")
        assert at.scene.stage == stage  # type: ignore[attr-defined]
        at.press("back")
        assert at.focused == f"stage.{stage}"
    assert at.text().count(at.strings.text("debrief.seen")) == len(STAGES)


def test_five_presses_are_enough_in_class(with_: Services, conference: Playing) -> None:
    """Scores, both mandates, frontier, zone and history's treaty are reached in four presses from the verdict."""
    at = pilot(with_, VerdictScene(conference, SIDE))
    hands, seen = Hands(at), ""
    for press in ("verdict.debrief", "debrief.next", "debrief.next", "debrief.next"):
        hands.use(press)
        seen += at.text()
    for words in ("581", "The Tsar's word", at.strings.text("debrief.legend.slant"), "238",
                  at.strings.text("debrief.spot_how.history")):  # fmt: skip
        assert words in seen


def test_keys_alone_go_through_everything_and_back(with_: Services, conference: Playing) -> None:
    """From the verdict through all nine leaves in order, to the list, and to the verdict again."""
    at = pilot(with_, VerdictScene(conference, SIDE))
    hands = Hands(at)
    hands.open_debrief()
    for stage in ORDER:
        hands.use("debrief.next")
        assert at.scene.stage == stage  # type: ignore[attr-defined]
    hands.use("debrief.list")
    at.press("back")
    assert isinstance(at.scene, VerdictScene)


@pytest.mark.parametrize(("size", "text"), [((1366, 768), 200), ((1280, 720), 100)])
def test_enter_alone_goes_through_all_leaves(
    with_: Services, conference: Playing, size: tuple[int, int], text: int
) -> None:
    """The same key, pressed once a leaf, leads from the list to the last of them and back to the verdict."""
    at = pilot(with_, VerdictScene(conference, SIDE), size, text)
    Hands(at).open_debrief()
    for stage in ORDER:
        at.press("confirm")
        assert at.scene.stage == stage  # type: ignore[attr-defined]
    at.press("confirm")
    assert isinstance(at.scene, VerdictScene)


def test_every_dot_can_be_read_with_keys(with_: Services, conference: Playing) -> None:
    """Tab comes to every dot of the plane in order of time, and the caption says when, who, what and both values."""
    at = pilot(with_, DebriefScene(conference, SIDE, "plane"))
    every = dots(at)
    assert len(every) > 25
    assert at.focused == "debrief.next"
    assert at.node("caption.plane").label == at.node("spot.made").label
    seen: dict[str, str] = {}
    for _ in range(len(focusables(at.tree()))):
        at.press("next")
        caption = at.node("caption.plane").label
        node = at.node(at.focused)
        if node in dots(at):
            assert caption == node.label
            seen[node.id] = caption
    assert set(seen) == {dot.id for dot in every}
    offers = [name for name in seen if name.startswith("stop.")]
    assert [int(name.removeprefix("stop.")) for name in offers] == sorted(int(n.removeprefix("stop.")) for n in offers)
    first = seen["stop.0"]
    for words in ("Sitting 1", "Japan", "735", "165"):
        assert words in first


def test_arrows_go_by_place(with_: Services, conference: Playing) -> None:
    """An arrow leads to a dot on that side."""
    at = pilot(with_, DebriefScene(conference, SIDE, "plane"))
    at.focus("stop.0")
    here = at.node("stop.0").rect
    at.press("up")
    assert at.focused.startswith(("stop.", "spot."))
    assert at.node(at.focused).rect.y < here.y


def test_every_dot_can_be_read_with_the_mouse(with_: Services, harbour: Playing) -> None:
    """A click on a dot reads it, or the one that lies over it; the pointer alone shows a slip with the same words."""
    at = pilot(with_, DebriefScene(harbour, SIDE, "plane"))
    for dot in dots(at):
        at.click(dot.id)
        assert at.node("caption.plane").label == at.node(at.focused).label
        overs = at.node(at.focused).rect
        assert overs.overlaps(at.node(dot.id).rect)
    assert all(dot.hint == dot.label for dot in dots(at) if dot.id != at.focused)


def test_a_reader_who_cannot_see_has_all_of_it(with_: Services, conference: Playing) -> None:
    """The tree of every leaf says every dot and every row of it in words."""
    tell = DebriefScene(conference, SIDE).tell
    assert tell is not None
    for page in pages(tell):
        at = pilot(with_, DebriefScene(conference, SIDE, page.id))
        for block in page.blocks:
            charts = block.charts if isinstance(block, Gallery) else (block.chart,) if isinstance(block, Figure) else ()
            for n, chart in enumerate(charts):
                if isinstance(block, Gallery) and len(charts) > 2:
                    Hands(at).use(f"gallery.{n}")
                labels = [node.label for node in walk(at.tree())]
                assert all(dot.caption in labels for dot in chart.dots)


def test_what_is_shown_on_the_plane_can_be_chosen(with_: Services, conference: Playing) -> None:
    """Offers and fair points can be taken off, and the middle looked at closely."""
    at = pilot(with_, DebriefScene(conference, SIDE, "plane"))
    hands = Hands(at)
    hands.use("plane.path")
    assert not any(dot.id.startswith("stop.") for dot in dots(at))
    hands.use("plane.solutions")
    assert [dot.id for dot in dots(at)] == ["spot.made"]
    hands.use("plane.solutions")
    hands.use("plane.near")
    assert len(dots(at)) > 2
    assert at.problems() == []


def test_keeping_a_picture_and_the_report(tmp_path: Path) -> None:
    """Both are written beside the saves, where it says; the picture has its size and something on it."""
    with_ = services(tmp_path)
    at = pilot(with_, DebriefScene(ended(with_, played(3)), SIDE))
    for what, ending in (("picture", ".png"), ("report", ".html")):
        Hands(at).use(f"keep.{what}")
        kept = [path for path in (tmp_path / "saves" / "exports").iterdir() if path.suffix == ending]
        assert len(kept) == 1
        assert str(kept[0]) in at.node("keep.done").label
        if ending == ".png":
            picture = pygame.image.load(str(kept[0]))
            assert picture.get_size() == (1600, 1200)
            colours = {tuple(picture.get_at((x, 600))) for x in range(0, 1600, 3)}
            assert len(colours) > 8
        else:
            assert "The Harbour of Estmere" in kept[0].read_text(encoding="utf-8")
    assert with_.slots() == ()


def test_what_cannot_be_kept_is_said(tmp_path: Path) -> None:
    """A folder that cannot be made is a sentence on the list, and the game goes on."""
    with_ = services(tmp_path)
    (tmp_path / "saves").mkdir(exist_ok=True)
    (tmp_path / "saves" / "exports").write_text("in the way")
    at = pilot(with_, DebriefScene(ended(with_, played(3)), SIDE))
    Hands(at).use("keep.report")
    assert "exports" in at.node("keep.done").label
    assert at.scene.id == "debrief"


def test_two_people_see_the_same(with_: Services) -> None:
    """Nothing in it depends on whose seat it is."""
    two = ended(with_, played(5), *Side)
    for stage in ORDER:
        texts = [pilot(with_, DebriefScene(two, side, stage)).text() for side in Side]
        assert texts[0] == texts[1]


def test_charts_are_drawn_once(with_: Services, conference: Playing) -> None:
    """Going from dot to dot draws no sheet anew: what is kept is used."""
    at = pilot(with_, DebriefScene(conference, SIDE, "plane"))
    store = at.app.canvas().store
    sheets = [key for key in store.parts if key[0] == "chart"]
    assert len(sheets) == 1
    kept = store.parts[sheets[0]]
    at.press("next", 5)
    assert [key for key in store.parts if key[0] == "chart"] == sheets
    assert store.parts[sheets[0]] is kept


@pytest.mark.parametrize("palette", list(ThemeName))
def test_marks_are_told_apart_without_colour(with_: Services, conference: Playing, palette: ThemeName) -> None:
    """In every palette each kind of mark stands out from the field, and has an outline of its own."""
    at = pilot(with_, DebriefScene(conference, SIDE))
    surface = pygame.Surface((41, 41))
    canvas = at.app.canvas().on(surface)
    canvas.theme = theme(palette)
    outlines: dict[str, frozenset[tuple[int, int]]] = {}
    for shape in ("first", "second", "square", "star", "ring", "triangle", "cross", "bar"):
        surface.fill(canvas.colour("field"))
        mark(canvas, Rect(0, 0, 41, 41), shape, COLOURS.get(shape, "ink"))
        field = luminance(surface.get_at((0, 0)))
        dark = [(x, y) for x in range(41) for y in range(41) if abs(luminance(surface.get_at((x, y))) - field) > 90]
        outlines[shape] = frozenset(dark)
        assert len(dark) > 60, shape
    for one, other in combinations(outlines, 2):
        assert len(outlines[one] ^ outlines[other]) > 60, (one, other)


def luminance(colour: pygame.Color) -> int:
    """How bright a pixel is without its colour, 0 to 255."""
    return (colour.r * 30 + colour.g * 59 + colour.b * 11) // 100


def test_any_press_at_all_breaks_nothing(with_: Services, harbour: Playing) -> None:
    """Three hundred random keys on the debrief: no crash, and it can be left."""
    at, chance = pilot(with_, DebriefScene(harbour, SIDE)), random.Random(4)
    keys = ("next", "previous", "up", "down", "left", "right", "page_down", "home", "tab_next")
    for _ in range(300):
        scene = at.scene
        assert isinstance(scene, DebriefScene)
        here = at.node(at.focused) if find(at.tree(), at.focused) else None
        safe = here is not None and not here.id.startswith(("keep.", "debrief.back"))
        at.press(chance.choice([*keys, "confirm"] if safe else keys))
    assert all(node.label for node in walk(at.tree()) if node.role is Role.IMAGE and node.focusable)


def test_a_dashed_line_is_as_long_as_it_is() -> None:
    """Strokes and gaps of a pattern follow the line through its corners and leave nothing over."""
    spots = [(0.0, 0.0), (30.0, 0.0), (30.0, 40.0)]
    strokes = list(pieces(spots, [10.0, 5.0]))
    drawn = sum(((b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2) ** 0.5 for a, b in strokes)
    assert drawn == pytest.approx(10 * 4 + 10)
    assert list(pieces(spots, [])) == [(spots[0], spots[1]), (spots[1], spots[2])]


def test_in_one_column_charts_are_stepped_through(with_: Services, conference: Playing) -> None:
    """Where there is no room for a list, right and left go from chart to chart, and back to the first."""
    at = pilot(with_, DebriefScene(conference, SIDE, "tracks"), (1024, 768), 200)
    at.focus("gallery").press("right", 2)
    name = conference.controller.presentation.tracks[1].name
    assert at.node("gallery").value == name
    assert at.node("board.track.1").label == name
    assert at.problems() == []
    at.press("left", 2)
    assert find(at.tree(), "board.war") is not None


def test_long_leaves_are_read_with_the_keys(with_: Services, conference: Playing) -> None:
    """From the button that leads on, down and page down move the sheet; the focus stays where it was."""
    at = pilot(with_, DebriefScene(conference, SIDE, "orders"))
    sheet = at.node("debrief.orders").children[0]
    top = sheet.rect.y
    at.press("down")
    moved = at.node("debrief.orders").children[0].rect.y
    assert moved < top
    at.press("page_down")
    assert at.node("debrief.orders").children[0].rect.y < moved - 200
    assert at.focused == "debrief.next"


@pytest.mark.parametrize("seed", [0, 3, 6])
def test_the_verdict_is_the_first_page(with_: Services, seed: int) -> None:
    """It says how it ended and how both were received at home; points wait behind the debrief."""
    playing = ended(with_, played(seed))
    found = playing.controller.debrief()
    assert found is not None
    at = pilot(with_, VerdictScene(playing, SIDE))
    assert found.verdict.ending.title in at.text()
    for side in found.verdict.sides:
        word = at.strings.text(f"reception.{side.reception}")
        assert at.strings.text("verdict.at_home", word=word) in at.text()
    Hands(at).open_debrief()
    assert at.scene.id == "debrief"
