"""The checks find what they are for, each on a screen with that one fault; palettes hold for all pairs in use."""

from pathlib import Path

import pygame
import pytest

from game import paths
from game.ui import checks
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.fonts import Fonts
from game.ui.layout import Scale, layout, scrolled
from game.ui.paint import Canvas, Store
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import Title
from game.ui.settings import ThemeName
from game.ui.text import TextMeasure, Typesetter
from game.ui.theme import DARKEST_GRAIN, TEXT_PAIRS, Colour, Theme, theme
from game.ui.widgets.basic import column, page, panel, row, text
from game.ui.widgets.controls import button, listitem
from tests.ui import front

FRAME = Rect(0, 0, 800, 600)
BLIND: dict[str, tuple[tuple[float, float, float], ...]] = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
WORDS = "Whatever has been said here has been said before, and at more length."


def laid(root: Node) -> tuple[Node, TextMeasure]:
    """A tree in a window of 800 by 600."""
    pygame.font.init()
    measure = TextMeasure(Typesetter(Fonts(paths.assets() / "fonts"), 1.0))
    layout(root, FRAME, measure, Scale())
    scrolled(root, {})
    return root, measure


def kinds(root: Node) -> set[str]:
    """The first words of what is found."""
    tree, measure = laid(root)
    return {one.partition(":")[0] for one in checks.problems(tree, FRAME, measure, Scale())}


def test_a_whole_screen_has_no_problem() -> None:
    """Nothing is found where nothing is wrong."""
    assert kinds(page(text(WORDS), row(button("a", "One"), button("b", "Two")))) == set()


@pytest.mark.parametrize(
    ("kind", "node"),
    [
        ("clipped", text(WORDS * 4, height=20)),
        ("squeezed", text("Sakhalin", width=4)),
        ("broken", text("Incomprehensibilities", width=60)),
        ("twice", column(button("a", "One"), button("a", "Two"))),
        ("cut short", text("Whatever has been\u2026")),
    ],
)
def test_each_fault_is_found(kind: str, node: Node) -> None:
    """Words that do not fit, boxes beyond the window, one id for two, sentences that only end in dots."""
    assert kind in kinds(page(node))


def test_what_lies_beyond_the_window_is_found() -> None:
    """However little of it."""
    tree, measure = laid(page(text("One")))
    words = tree.children[0].children[0]
    words.home = Rect(700, 20, 150, 24)
    assert any(one.startswith("outside: text 'One' by 74 px") for one in checks.problems(tree, FRAME, measure, Scale()))


def test_words_over_words_are_found() -> None:
    """Also when the two come from different parts of the tree."""
    tree, measure = laid(page(column(text("One")), column(text("Two"))))
    one, two = tree.children[0].children
    two.children[0].rect = one.children[0].rect
    found = checks.problems(tree, FRAME, measure, Scale())
    assert any(sentence.startswith("over:") for sentence in found)


def test_dots_are_allowed_where_a_control_says_the_whole() -> None:
    """A folded line in a list item whose label is not folded is no fault."""
    assert "cut short" not in kinds(page(listitem("a", WORDS, text("Whatever has been said\u2026"))))


def test_faint_words_are_found_on_what_they_lie_on() -> None:
    """The same colour may be legible on one sheet and not on another; an unknown colour is said too."""
    pale = theme(ThemeName.DAY)
    colours = {**pale.colours, "ink_soft": pale.colour("panel")}
    tree = page(text("a", colour="ink_soft"), panel(text("b", colour="ink_soft"), text("c", colour="mauve")))
    found = checks.faint(tree, Theme(ThemeName.DAY, colours, 100))
    assert [one.partition(":")[0] for one in found] == ["faint", "faint", "colour"]
    assert "on panel" in found[1]


@pytest.mark.parametrize("name", list(ThemeName))
def test_what_is_drawn_uses_measured_pairs_only(tmp_path: Path, name: ThemeName) -> None:
    """No screen sets an ink on a ground that the test of contrast does not know."""
    with_ = front.services(tmp_path)
    for scene in (Title(with_), SettingsScene(with_)):
        at = front.pilot(scene, with_)
        at.app.configure(at.app.settings._replace(theme=name))
        used = {(ink, ground) for _, ink, ground in checks.inks(at.tree())}
        assert used
        assert used <= set(TEXT_PAIRS)
        assert checks.faint(at.tree(), theme(name)) == []


def test_the_grain_of_the_paper_is_no_darker_than_contrast_was_measured_for() -> None:
    """Every point of the picture."""
    picture = pygame.image.load(str(paths.assets() / "images" / "paper.png"))
    wide, high = picture.get_size()
    darkest = [255, 255, 255]
    for x in range(wide):
        for y in range(high):
            darkest = [min(known, part) for known, part in zip(darkest, picture.get_at((x, y))[:3], strict=True)]
    assert all(part >= least for part, least in zip(darkest, DARKEST_GRAIN, strict=True)), darkest


@pytest.mark.parametrize("name", list(ThemeName))
@pytest.mark.parametrize("sight", list(BLIND))
def test_the_sides_stay_apart_for_the_colour_blind(name: ThemeName, sight: str) -> None:
    """The colours of the two sides differ by a good deal in some channel for every common kind."""
    one, other = (seen(theme(name).colour(side), sight) for side in ("first_side", "second_side"))
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) >= 45


def seen(colour: Colour, sight: str) -> tuple[float, ...]:
    """A colour as such eyes see it."""
    return tuple(sum(part * weight for part, weight in zip(colour, line, strict=True)) for line in BLIND[sight])


def test_a_look_of_a_label_is_not_a_ground() -> None:
    """A selected choice lies on the colour of what is chosen."""
    chosen = Node(Role.CHOICE, "a", "One", selected=True, look=Look(surface="choice"), style=Style())
    assert [(ink, ground) for _, ink, ground in checks.inks(page(chosen))] == [("ink", "chosen")]


@pytest.mark.parametrize("drawing", ["side_hatch", "seal", "side_shape"])
def test_the_sides_differ_without_colour(drawing: str) -> None:
    """Pattern, seal and sign of the two are told apart in shades of grey, and by their outline alone."""
    pygame.font.init()
    setter = Typesetter(Fonts(paths.assets() / "fonts"), 1.0)
    plain = theme(ThemeName.CONTRAST)
    grey = {**plain.colours, "second_side": plain.colour("first_side"), "second_wax": plain.colour("first_wax")}
    pictures = []
    for side in ("first", "second"):
        surface = pygame.Surface((80, 80))
        surface.fill((255, 255, 255))
        canvas = Canvas(surface, Theme(ThemeName.CONTRAST, grey, 0), setter, 1.0, Store())
        box = Rect(8, 8, 64, 64)
        match drawing:
            case "side_hatch":
                canvas.side_hatch(box, side)
            case "seal":
                canvas.seal(box, "", side)
            case _:
                canvas.side_shape(box, side)
        pictures.append([surface.get_at((x, y))[:3] for x in range(80) for y in range(80)])
    one, other = pictures
    assert sum(a != b for a, b in zip(one, other, strict=True)) > 300
