"""The flex layout: nothing overlaps, nothing is lost, text has its height."""

import math

from hypothesis import given, settings, strategies as st

from game.ui.describe import Node, Rect, Role, Style, walk
from game.ui.layout import Scale, layout, name_scrolls, scrolled
from game.ui.widgets.basic import column, columns, page, row, scroll, spacer, text


class Grid:
    """Every letter is ten pixels wide and twenty high; words are never broken, unless too long for the line."""

    def natural(self, node: Node) -> float:
        return 10.0 * len(node.label)

    def narrowest(self, node: Node) -> float:
        return min(100.0, 10.0 * max((len(word) for word in node.label.split()), default=0))

    def height(self, node: Node, width: float) -> float:
        per_line = max(1, int((width + 0.01) // 10))
        return 20.0 * math.ceil(len(node.label) / per_line)


def laid(root: Node, w: float = 800, h: float = 600, scale: Scale | None = None) -> Node:
    """Lay out and scroll to the top."""
    layout(root, Rect(0, 0, w, h), Grid(), scale or Scale())
    name_scrolls(root)
    scrolled(root, {})
    return root


leaves = st.builds(
    lambda label, grow, basis, least: text(label, grow=grow, basis=basis, min_w=least),
    st.text("abc ", max_size=60),
    st.sampled_from([0, 0, 1, 2]),
    st.sampled_from([None, None, 0.0, 120.0]),
    st.sampled_from([None, None, 60.0]),
)


def boxes(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Rows, columns and scroll areas."""
    many = st.lists(children, min_size=1, max_size=4)
    style = st.fixed_dictionaries(
        {
            "gap": st.sampled_from([0, 7]),
            "padding": st.sampled_from([0, 9]),
            "align": st.sampled_from(["stretch", "start", "centre", "end"]),
            "justify": st.sampled_from(["start", "centre", "end", "between"]),
            "grow": st.sampled_from([0, 1]),
        }
    )
    return st.one_of(
        st.builds(lambda kids, s: column(*kids, **s), many, style),
        st.builds(lambda kids, s, wrap: row(*kids, wrap=wrap, **s), many, style, st.booleans()),
        st.builds(lambda kids, s: scroll("", *kids, **s), many, style),
    )


trees = st.recursive(leaves, boxes, max_leaves=12)


@settings(max_examples=120, deadline=None)
@given(trees, st.sampled_from([(900.0, 700.0), (420.0, 300.0), (250.0, 2000.0)]), st.sampled_from([1.0, 1.7]))
def test_children_stay_apart_and_inside(tree: Node, size: tuple[float, float], scale: float) -> None:
    """Siblings never overlap; a child leaves its parent only where that scrolls; words have their height."""
    root = column(tree)
    laid(root, *size, Scale(scale, scale))
    for node in walk(root):
        children = node.children
        for i, one in enumerate(children):
            assert not any(one.home.overlaps(other.home, 1.0) for other in children[i + 1 :])
            assert one.home.x >= node.home.x - 0.6
            assert one.home.right <= node.home.right + 0.6
            bottom = node.home.y + max(node.home.h, node.content_h)
            assert one.home.bottom <= bottom + 0.6
        if not children and node.label and node.home.w > 20:
            assert node.home.h >= Grid().height(node, node.home.w) - 0.6


def test_growth_is_shared() -> None:
    """Spare width goes by weight to those that grow."""
    root = laid(row(text("ab", grow=1), text("ab", grow=3), gap=0), w=440)
    assert [child.home.w for child in root.children] == [120, 320]


def test_growth_stops_at_the_most() -> None:
    """What one may not take goes to the other."""
    root = laid(row(text("ab", grow=1, max_w=50), text("ab", grow=1), gap=0), w=440)
    assert [child.home.w for child in root.children] == [50, 390]


def test_text_is_measured_at_its_width() -> None:
    """A paragraph beside another is as high as its own column makes it."""
    root = laid(row(text("x" * 100, basis=200.0), text("y"), gap=0, align="start"), w=210)
    assert root.children[0].home.h == 100


def test_columns_without_room_stack_and_scroll_as_one() -> None:
    """Two scrolling columns in a narrow window go one under another and are one scroll area."""
    many = [text("word " * 10) for _ in range(20)]
    body = columns(scroll("a", *many, basis=300.0), scroll("b", *[text("z") for _ in range(20)], basis=300.0))
    root = laid(page(body, head=text("head"), foot=text("foot")), w=320, h=500)
    assert body.scrolling
    assert not any(child.scrolling for child in body.children)
    assert body.children[0].home.bottom <= body.children[1].home.y
    assert root.children[-1].home.bottom <= 500


def test_scroll_areas_give_way_first() -> None:
    """A long list scrolls, and the foot stays on the screen."""
    area = scroll("list", *[text("item") for _ in range(100)])
    root = laid(page(area, foot=text("foot")), h=400)
    assert area.scrolling
    assert not root.scrolling
    assert root.children[-1].home.bottom <= 400


def test_a_window_far_too_small_scrolls_as_a_whole() -> None:
    """Where even the least does not fit, the page scrolls."""
    root = laid(column(*[text("word") for _ in range(40)]), h=200)
    assert root.scrolling
    assert root.content_h == 40 * 20 + 39 * 10
    assert root.id


def test_offsets_are_clamped() -> None:
    """One cannot scroll past the end."""
    root = laid(scroll("list", *[text("item") for _ in range(100)], gap=0), h=400)
    offsets = {"list": 1e9}
    scrolled(root, offsets)
    assert offsets["list"] == 100 * 20 - 400
    assert root.children[-1].rect.bottom == 400


def test_a_spacer_pushes() -> None:
    """White takes what is left."""
    root = laid(row(text("a"), spacer(), text("b"), gap=0), w=500)
    assert root.children[-1].home.right == 500


def test_fixed_sizes() -> None:
    """Width and height are kept, scaled with the text."""
    root = laid(row(Node(Role.IMAGE, style=Style(width=40, height=30)), align="start"), scale=Scale(2, 1))
    assert root.children[0].home == Rect(0, 0, 80, 60)


def test_pinned_children_lie_at_their_share_of_the_board() -> None:
    """What is pinned lies with its middle where it is pinned, moves nothing, and the board keeps its own size."""
    dots = [Node(Role.IMAGE, f"dot{n}", style=Style(width=20, height=20, pin=pin)) for n, pin in enumerate(
        [(0.0, 0.0), (0.5, 0.25), (0.51, 0.25), (1.0, 1.0)])]  # fmt: skip
    board = Node(Role.PANEL, "board", children=tuple(dots), style=Style(grow=1, min_h=100))
    laid(column(text("abc"), board, gap=0), 400, 220)
    assert board.rect == Rect(0, 20, 400, 200)
    assert [dot.rect.centre for dot in dots] == [(0, 20), (200, 70), (204, 70), (400, 220)]
    assert {dot.rect[2:] for dot in dots} == {(20, 20)}
