"""The map in the window: what it shows of the table, how one moves on it, what a reader is told, what it costs."""

import time
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game import paths
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.session.atlas import find_geography
from game.session.minutes import Minute
from game.ui.describe import Role, find, focusables, spoken, walk
from game.ui.fonts import Fonts
from game.ui.map.chart import Chart, Layers, Sheet
from game.ui.map.painter import INITIALLED, LAID, SIGNED, Mark, Pens, draw_map, fitted, tags
from game.ui.map.palette import palette
from game.ui.map.widget import View
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes.map import MapScene
from game.ui.scenes.parts_map import chart_of, marks_of_table, things
from game.ui.scenes.table import Table
from game.ui.scenes.treaty import TreatyScene
from game.ui.services import Services, open_services
from game.ui.settings import ThemeName
from game.ui.text import Typesetter
from game.ui.theme import contrast, theme
from tests.scenario.test_map import CHART, written
from tests.ui.game_hands import begin, flow, pilot, quietly, services, signed
from tests.ui.pilot import Pilot

SIZES = [
    ((1024, 768), 200), ((1366, 768), 100), ((800, 600), 100),
    *(pytest.param(size, text, marks=pytest.mark.slow) for size, text in (((1366, 768), 150), ((1920, 1080), 100))),
]  # fmt: skip


@pytest.fixture(scope="module")
def with_(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Services on the scenarios of the game."""
    return services(tmp_path_factory.mktemp("map"), "portsmouth-1905")


@pytest.fixture(scope="module")
def playing(with_: Services) -> Playing:
    """A game at its third sitting, that no test plays on."""
    made = begin(with_, Side.FIRST, scenario="portsmouth-1905", seed="map")
    flow.begin(made)
    control = made.controller
    quietly(control, Side.FIRST, lambda legal: legal.act and control.view(Side.FIRST).common.sitting >= 3)
    return made


@pytest.fixture(scope="module")
def chart(playing: Playing) -> Chart:
    """Its chart."""
    found = chart_of(playing)
    assert found is not None
    return found


@pytest.fixture
def opened(with_: Services, playing: Playing) -> Pilot:
    """Its map in a window."""
    return pilot(with_, MapScene(playing, Side.FIRST), (1366, 768))


def pens(name: ThemeName = ThemeName.DAY) -> Pens:
    """What to draw with at the usual size."""
    return Pens(theme(name), Typesetter(Fonts(paths.assets() / "fonts"), 1.0))


def option(chart: Chart, with_region: str, manner: str) -> tuple[int, int]:
    """An article and option whose clause paints a region in a manner."""
    for clause in chart.atlas.clauses:
        for paint in clause.paints:
            if (paint.id, paint.manner) == (with_region, manner):
                return clause.article, clause.option
    raise AssertionError(f"no clause paints {with_region} as {manner}")


def test_f3_opens_the_map_and_back_leads_back(with_: Services, playing: Playing) -> None:
    """The key of the map works at the table and wherever a game is on the screen."""
    for scene in (Table(playing, Side.FIRST), TreatyScene(playing, Side.FIRST)):
        at = pilot(with_, scene, (1366, 768))
        at.press("map")
        assert at.scene.id == "map"
        at.press("map")
        assert at.scene.id == "map"
        at.press("back")
        assert at.scene.id == scene.id


def test_a_scenario_without_a_map_shows_none(tmp_path: Path) -> None:
    """No panel, no button, and the key does nothing."""
    harbour = services(tmp_path)
    playing = begin(harbour, Side.FIRST)
    at = pilot(harbour, TreatyScene(playing, Side.FIRST), (1366, 768))
    assert chart_of(playing) is None and find(at.tree(), "map.large") is None
    at.press("map")
    assert at.scene.id == "treaty"


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_nothing_is_cut_off(with_: Services, playing: Playing, size: tuple[int, int], text: int) -> None:
    """At every size and text the check over the tree finds nothing wrong, whatever is in focus."""
    at = pilot(with_, MapScene(playing, Side.FIRST), size, text)
    assert at.problems() == []
    at.press("next", 2)
    assert at.problems() == []


@pytest.mark.parametrize("name", list(ThemeName))
def test_names_are_legible_in_every_theme(name: ThemeName) -> None:
    """The map's inks stand out from land and sea as 4.5 to 1 at least, 7 to 1 in the theme of high contrast."""
    ink = palette(theme(name))
    least = 7.0 if name is ThemeName.CONTRAST else 4.5
    assert contrast(ink.ink, ink.land) >= least and contrast(ink.ink, ink.sea) >= least
    assert contrast(ink.water_ink, ink.sea) >= least and contrast(ink.soft, ink.land) >= least


def test_a_reader_is_told_of_everything_on_the_map(playing: Playing, chart: Chart, opened: Pilot) -> None:
    """Every place, region and line is a node with its name, and says in words what lies on the table over it."""
    view, at = playing.controller.view(Side.FIRST), opened
    marks = marks_of_table(view, chart.atlas)
    assert marks, "the opening positions are on the table by the third sitting"
    for kind, thing in things(chart.atlas):
        node = at.node(f"map.{kind}.{thing.id}")
        assert node.label == thing.name and node.focusable
    laid = next(mark for mark in marks if mark.by is not None)
    clause = chart.atlas.clause(laid.article, laid.option)
    if clause is not None:
        paint = clause.paints[0]
        card = playing.controller.presentation.articles[laid.article]
        assert card.options[laid.option].name in spoken(at.node(f"map.{paint.target}.{paint.id}"))


def test_focus_tells_a_place_and_why_it_matters(chart: Chart, opened: Pilot) -> None:
    """The caption beside the sheet follows the keyboard; the pointer is answered with a slip."""
    at = opened
    at.focus("map.place.harbin")
    place = next(one for one in chart.atlas.places if one.id == "harbin")
    words = [node.label for node in walk(at.tree()) if node.label]
    assert place.why.strip() in words and at.node("map.place.harbin").hint == ""
    assert place.name in at.node("map.place.harbin").label
    assert "\n" in at.node("map.place.mukden").hint


def test_arrows_go_to_the_next_place_that_way(opened: Pilot) -> None:
    """From a place an arrow leads to something that lies that way on the sheet."""
    at = opened
    at.focus("map.place.tokyo")
    for arrow, axis, sign in (("left", 0, -1), ("up", 1, -1)):
        before = at.node(at.focused).rect.centre
        at.press(arrow)
        assert at.focused.startswith("map.")
        assert (at.node(at.focused).rect.centre[axis] - before[axis]) * sign > 0


def test_a_part_can_be_looked_at_more_closely(chart: Chart, opened: Pilot) -> None:
    """The button turns to the part, where only what lies in it can be gone to, and back to the whole."""
    at = opened
    assert find(at.tree(), "map.place.tokyo") is not None
    at.use("map.closer")
    assert at.node("map.sheet").data.closer == chart.atlas.closer[0].id
    assert find(at.tree(), "map.place.tokyo") is None
    assert find(at.tree(), "map.place.port-arthur") is not None
    assert at.problems() == []
    at.press("tab_next")
    assert at.node("map.sheet").data.closer == ""


def test_stations_keep_their_distance_at_any_nearness(chart: Chart) -> None:
    """What is looked at more closely is the same map at a larger scale, middle on middle."""
    part = chart.atlas.closer[0]
    near, whole = Sheet(chart, (900, 680), part.id), Sheet(chart, (900, 680))
    assert near.nearness > 2 and whole.nearness == 1
    x, y = near.to(chart.spot(part.at))
    assert abs(x - 450) < 1e-6 and abs(y - 340) < 1e-6
    assert near.scale / whole.scale == pytest.approx(near.nearness)


def test_an_article_alone(playing: Playing, chart: Chart, opened: Pilot) -> None:
    """With an article in focus only what it changes is painted."""
    at = opened
    article = marks_of_table(playing.controller.view(Side.FIRST), chart.atlas)[0].article
    at.focus(f"map.article.{article}")
    shown = at.node("map.sheet").data
    assert shown.marks and {mark.article for mark in shown.marks} == {article} and shown.spelled


def test_the_map_follows_the_table(with_: Services) -> None:
    """What is laid, initialled and signed comes up as such, each with whose word it is."""
    playing = begin(with_, *BOTH_SIDES, scenario="portsmouth-1905", seed="map")
    chart = chart_of(playing)
    assert chart is not None
    control = playing.controller
    article = chart.atlas.drawn[0]
    laid = 0
    while not control.over:
        if control.advance():
            continue
        side = control.waiting_humans()[0]
        legal = control.legal(side)
        if legal.answer:
            marks = marks_of_table(control.view(side), chart.atlas)
            assert Mark(article, 1, LAID, side.other) in marks
            laid += 1
            control.submit(side, a.Answer("accept"))
            break
        quiet = a.LayOffer(((article, 1),), False) if legal.act else None
        if quiet is None or control.submit(side, quiet) is not None:
            quietly(control, side, lambda found: found.act or found.answer, most=6)
    assert laid == 1
    assert Mark(article, 1, INITIALLED) in marks_of_table(control.view(Side.FIRST), chart.atlas)


def test_a_signed_treaty_is_shown_as_signed(with_: Services) -> None:
    """After the signing every drawn article shows what the treaty says."""
    playing = begin(with_, *BOTH_SIDES, scenario="portsmouth-1905", seed="1")
    control = playing.controller
    signed(control, tuple((n, len(card.options) // 2) for n, card in enumerate(control.presentation.articles)))
    chart = chart_of(playing)
    assert chart is not None
    marks = marks_of_table(control.view(Side.FIRST), chart.atlas)
    treaty = control.view(Side.FIRST).common.treaty
    assert treaty is not None
    assert {mark.stage for mark in marks} == {SIGNED}
    assert [(mark.article, mark.option) for mark in marks] == [(n, treaty[n]) for n in chart.atlas.drawn]


def test_both_seats_see_the_same_map(playing: Playing, chart: Chart) -> None:
    """What the map paints is public: it does not depend on whose papers lie open."""
    first, second = (marks_of_table(playing.controller.view(side), chart.atlas) for side in BOTH_SIDES)
    assert first == second


def test_marks_change_the_picture_where_they_should(chart: Chart) -> None:
    """A hatch and a wash change the region's pixels and not those of a sea far away; the sides differ."""
    size = (640, 480)
    article, choice = option(chart, "sakhalin-south", "ceded")
    at = Sheet(chart, size).to(chart.spot(next(one for one in chart.atlas.areas if one.id == "sakhalin-south").at))
    around = pygame.Rect(round(at[0]) - 6, round(at[1]) - 6, 12, 12)
    far = pygame.Rect(size[0] - 30, size[1] - 30, 20, 20)

    def patch(area: pygame.Rect, *marks: Mark) -> bytes:
        return pygame.image.tobytes(draw_map(Sheet(chart, size), pens(), marks).subsurface(area), "RGB")

    plain, done = patch(around), patch(around, Mark(article, choice, INITIALLED))
    first, second = (patch(around, Mark(article, choice, LAID, side)) for side in BOTH_SIDES)
    assert len({plain, done, first, second}) == 4
    assert patch(far) == patch(far, Mark(article, choice, INITIALLED))


def test_part_of_a_line_ends_at_its_station(chart: Chart) -> None:
    """A railway given up to a station is painted to that station and no further."""
    line = next(one for one in chart.atlas.stretches if one.id == "south-manchurian")
    spot = {place.id: chart.spot(place.at) for place in chart.atlas.places}
    whole = chart.stretch(line)
    part = chart.stretch(line, "kuanchengtzu", "port-arthur")
    assert len(part) < len(whole)
    assert abs(part[0][0] - spot["kuanchengtzu"][0]) < 8 and abs(part[0][1] - spot["kuanchengtzu"][1]) < 8
    assert part == chart.stretch(line, "port-arthur", "kuanchengtzu")


def test_a_known_picture_is_not_drawn_again(chart: Chart) -> None:
    """The same state at the same size is the same surface, at once; another state is much cheaper than the first."""
    size = (900, 680)
    start = time.perf_counter()
    first = draw_map(Sheet(chart, size), pens())
    drawn = time.perf_counter() - start
    assert draw_map(Sheet(chart, size), pens()) is first
    article, choice = option(chart, "korea", "joint")
    start = time.perf_counter()
    draw_map(Sheet(chart, size), pens(), (Mark(article, choice, INITIALLED),))
    assert time.perf_counter() - start < drawn


def test_layers_do_not_grow_without_end(chart: Chart) -> None:
    """However many sizes are asked for, the kept layers stay under their limit of pixels."""
    for step in range(8):
        draw_map(Sheet(chart, (1500 + step * 20, 1130 + step * 15)), pens(ThemeName.CONTRAST))
    assert sum(each.get_width() * each.get_height() for each, _ in chart.layers.parts.values()) <= 26_000_000


def test_a_small_window_keeps_fewer_layers() -> None:
    """Layers of a small window take a sixth of the limit, however many there are; a large one may have more."""
    layers, large = Layers(), pygame.Surface((1900, 1000))
    for step in range(60):
        layers.keep(("small", step), pygame.Surface((400, 300)))
    assert sum(each.get_width() * each.get_height() for each, _ in layers.parts.values()) <= 4_000_000
    layers.keep(("large",), large)
    assert layers.get(("small", 59)) is not None


def test_the_large_map_is_let_go_when_it_is_left() -> None:
    """Layers of a large sheet are forgotten, that of one beside the table stays."""
    layers = Layers()
    layers.keep(("large",), pygame.Surface((1300, 950)))
    layers.keep(("small",), pygame.Surface((300, 330)))
    layers.let_go()
    assert layers.get(("large",)) is None and layers.get(("small",)) is not None


def test_an_idle_map_draws_nothing(opened: Pilot) -> None:
    """While nothing happens no frame is drawn."""
    at = opened
    frames = at.app.frames
    at.wait(2000)
    assert at.app.frames == frames


def test_the_small_map_has_a_label_and_a_button(with_: Services, playing: Playing) -> None:
    """Beside the treaty it is one picture whose label says the state of the table, and a button to the large one."""
    at = pilot(with_, TreatyScene(playing, Side.FIRST), (1920, 1080))
    button = at.node("map.large")
    picture = next(node for node in walk(at.tree()) if node.role.value == "image" and "IX" in node.label)
    assert "asks" in picture.label or "offers" in picture.label or "initialled" in picture.label
    assert not picture.focusable and button.focusable
    at.use("map.large")
    assert at.scene.id == "map"


def test_the_sheet_keeps_its_shape(chart: Chart) -> None:
    """In any room the sheet fits, and its shape stays within a twelfth of the map's own."""
    for wide, high in ((300.0, 220.0), (1000.0, 300.0), (300.0, 1000.0)):
        w, h = fitted(chart, wide, high)
        assert w <= wide and h <= high and abs(w / h / chart.aspect - 1) < 0.1


def test_numerals_stand_where_the_article_changes_something(chart: Chart) -> None:
    """Each mark with a clause has a tag for each thing that it paints, on the sheet."""
    article, choice = option(chart, "korea", "joint")
    found = tags(Sheet(chart, (800, 600)), (Mark(article, choice, LAID, Side.SECOND),))
    clause = chart.atlas.clause(article, choice)
    assert clause is not None and len(found) == len(clause.paints)
    assert all(0 < tag.at[0] < 800 and 0 < tag.at[1] < 600 and tag.by is Side.SECOND for tag in found)


def test_a_missing_map_file_leaves_the_game_without_a_map(playing: Playing, tmp_path: Path) -> None:
    """A save whose scenario's map file is gone plays on; the map is simply not offered."""
    atlas = playing.controller.presentation.map
    assert atlas is not None and find_geography(atlas.file, (tmp_path,)) is None
    elsewhere = services(tmp_path, "harbour")
    stranded = replace(playing, services=elsewhere)
    assert chart_of(stranded) is None
    at = pilot(elsewhere, MapScene(stranded, Side.FIRST))
    assert at.problems() == [] and focusables(at.tree())


def test_the_panel_fits_the_place_it_is_given(with_: Services, playing: Playing) -> None:
    """The small map is no larger than its caller asks."""
    at = pilot(with_, TreatyScene(playing, Side.FIRST), (1366, 768))
    picture = next(node for node in walk(at.tree()) if isinstance(node.data, View))
    scale = at.app.scale().text
    assert picture.rect.w <= 300 * scale + 1 and picture.rect.h <= 222 * scale + 1


def test_another_conference_brings_its_own_map(tmp_path: Path) -> None:
    """A small map of some made-up place, with nothing but land, a region and a line, is drawn and can be walked."""
    home = tmp_path / "scenarios"
    written(home, CHART)
    made = open_services(Places(tmp_path / "saves", tmp_path / "settings.json", (home,)))
    playing = begin(made, Side.FIRST)
    chart = chart_of(playing)
    assert chart is not None and chart.atlas.closer == ()
    at = pilot(made, MapScene(playing, Side.FIRST), (1366, 768))
    assert at.problems() == [] and find(at.tree(), "map.closer") is None
    at.focus("map.place.head")
    at.focus("map.region.basin")
    at.focus("map.line.quay-line")
    article, choice = chart.atlas.clauses[1].article, chart.atlas.clauses[1].option
    mark = Mark(article, choice, LAID, Side.FIRST)
    plain, hatched = (draw_map(Sheet(chart, (500, 400)), pens(), marks) for marks in ((), (mark,)))
    assert pygame.image.tobytes(plain, "RGB") != pygame.image.tobytes(hatched, "RGB")


def test_only_the_map_in_use_keeps_its_layers(with_: Services, playing: Playing, chart: Chart) -> None:
    """When another conference's map is asked for, what was drawn of the first is let go, and drawn again alike."""
    mine = playing.controller.presentation.map
    assert mine is not None
    sheet = Sheet(chart, (400, 300))
    before = pygame.image.tobytes(draw_map(sheet, pens()), "RGB")
    assert with_.chart(mine) is chart and chart.layers.parts
    assert with_.chart(replace(mine, file="maps/shimonoseki-1895.json")) not in (None, chart)
    assert not chart.layers.parts
    assert pygame.image.tobytes(draw_map(sheet, pens()), "RGB") == before


@pytest.mark.parametrize(("size", "text"), SIZES)
def test_the_map_opens_where_the_last_word_at_the_table_lies(
    with_: Services, playing: Playing, chart: Chart, size: tuple[int, int], text: int
) -> None:
    """The keyboard is on a thing that the last article spoken of lies on; it is in sight, and its card says why."""
    last = next(at for line in reversed(playing.controller.minutes()) for at in articles_of(line) if over(chart, at))
    at = pilot(with_, MapScene(playing, Side.FIRST), size, text)
    assert at.focused in over(chart, last)
    node = at.node(at.focused)
    assert node.rect.meet(node.clip).h >= node.rect.h - 1
    headings = [each.label for each in walk(at.tree()) if each.role is Role.HEADING]
    assert headings[0] == node.label
    assert at.problems() == []
    at.press("right")
    assert at.focused.startswith("map.") and at.focused != node.id


def test_the_map_opens_at_the_first_place_before_anything_is_said(tmp_path: Path) -> None:
    """On the first morning no article has been spoken of."""
    fresh = begin(services(tmp_path, "portsmouth-1905"), Side.FIRST, scenario="portsmouth-1905", seed="map")
    chart = chart_of(fresh)
    assert chart is not None
    at = pilot(fresh.services, MapScene(fresh, Side.FIRST), (1366, 768), 200)
    assert at.focused == next(f"map.{kind}.{one.id}" for kind, one in things(chart.atlas) if kind == "place")


def over(chart: Chart, article: int) -> list[str]:
    """The nodes that an article lies on."""
    return [f"map.{kind}.{thing}" for (kind, thing), on in chart.over.items() if article in on]


def articles_of(line: Minute) -> list[int]:
    """The articles that a line of the minutes names."""
    words = [str(value) for _, value in line.message.params]
    refs = [word.partition(":")[2] for word in words if word.startswith(("@terms:", "@article"))]
    return [int(part.partition(".")[0]) for ref in refs for part in ref.split(",")]
