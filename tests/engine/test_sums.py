"""The small sums and comparisons that everything else stands on."""

from __future__ import annotations

from hypothesis import given, strategies as st

from game.engine.play import read_by, word_of
from game.engine.treaty import Offer, ladder_better, steps_beyond, terms_of
from game.kernel.sides import Side
from game.scenario.definition import Sight

VALUES = st.integers(0, 100)
SIDES = st.sampled_from(list(Side))
STEPS = st.integers(0, 11)


@given(
    value=VALUES,
    kind=st.sampled_from(("exact", "band", "words", "hidden")),
    width=st.integers(1, 30),
    near=st.booleans(),
)
def test_a_reading_holds_the_truth(value: int, kind: str, width: int, near: bool) -> None:
    """Whatever a side reads holds the true value, within 0..100, and depends on nothing but the cell it lies in."""
    reading = read_by(Sight(kind, width), value, narrowed=near)
    if reading is None:
        assert kind == "hidden"
        assert not near
        return
    assert 0 <= reading.low <= value <= reading.high <= 100
    assert reading.word == word_of((reading.low + reading.high) // 2)
    assert read_by(Sight(kind, width), reading.low, narrowed=near) == reading
    assert read_by(Sight(kind, width), reading.high, narrowed=near) == reading


@given(value=VALUES)
def test_words_go_up_with_values(value: int) -> None:
    """Five words, in order, over 0..100."""
    assert word_of(value) <= word_of(min(100, value + 1)) <= 4


@given(side=SIDES, one=STEPS, other=STEPS)
def test_a_ladder_has_two_ends(side: Side, one: int, other: int) -> None:
    """What is better for one side is worse for the other; steps beyond a line go towards the other's end."""
    assert ladder_better(side, one, other) == ladder_better(side.other, other, one)
    assert (steps_beyond(side, one, other) > 0) == ladder_better(side.other, one, other)
    assert steps_beyond(side, one, one) == 0


def test_an_offer_knows_its_terms() -> None:
    """An offer lists its articles in order and says what it offers on each."""
    offer = Offer(Side.FIRST, terms_of({2: 1, 0: 3}), True, "firm")
    assert offer.terms == ((0, 3), (2, 1))
    assert offer.articles == (0, 2)
    assert (offer.option(2), offer.option(1)) == (1, None)
    assert offer.standing
