"""Labels of charts do not lie over each other, over marks or beyond the edge."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from game.report.labels import Box, Wanted, along, placed

PAPER = Box(0, 0, 400, 300)
spots = st.tuples(st.integers(0, 400), st.integers(0, 300))
wanted = st.builds(
    Wanted, spots, st.just(9.0), st.tuples(st.integers(10, 120), st.just(18)), st.integers(0, 6)
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(wanted, max_size=25), st.lists(spots, max_size=12))
def test_nothing_placed_overlaps(labels: list[Wanted], dots: list[tuple[int, int]]) -> None:
    """Whatever is asked for: what is placed is on the paper, apart from other labels and from all marks."""
    marks = [Box(x - 8, y - 8, 16, 16) for x, y in dots]
    boxes = [box for box in placed(labels, marks, [], PAPER) if box is not None]
    for n, box in enumerate(boxes):
        assert box.inside(PAPER)
        assert not any(box.shares(other) for other in [*marks, *boxes[n + 1 :]])


def test_the_first_rank_goes_first() -> None:
    """Of two that want the one place there is, the more important has it."""
    low, high = Wanted((5, 9), 3, (80, 18), 3), Wanted((5, 9), 3, (80, 18), 0)
    assert [box is None for box in placed([low, high], [], [], Box(0, 0, 90, 18))] == [True, False]


def test_a_minor_label_keeps_off_lines() -> None:
    """Where it could only stand on a line it is left out; a main one stands there."""
    line = along([(0, 10), (200, 10)], 10, 5)
    for rank, there in ((0, True), (5, False)):
        box = placed([Wanted((20, 10), 5, (60, 18), rank)], [], line, Box(0, 0, 200, 20))[0]
        assert (box is not None) is there
