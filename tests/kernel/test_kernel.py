"""Draws, conditions, formulas, sides, messages, canonical writing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import pytest
from hypothesis import given, strategies as st

from game.kernel import conditions as c
from game.kernel.canonical import digest, dumps, plain, sorted_dumps
from game.kernel.draws import Chance, Draws, Term, draw, pick, private_draws
from game.kernel.formulas import TrackTerm, WalkAway, weight_of
from game.kernel.message import message
from game.kernel.sides import BySide, Side, each

NUMBERS = st.integers(-50, 50)


class Words:
    """Facts for conditions: numbers by name, one word, one test."""

    def number(self, ref: c.Ref) -> int:
        """The length of the last part of the name."""
        return len(ref[-1])

    def symbol(self, ref: c.Ref) -> str:
        """The name itself."""
        return ref[-1]

    def test(self, name: str, args: tuple[str, ...]) -> bool:
        """Whether the name is among the words."""
        return name in args


@given(seed=st.text(), stream=st.text(), index=st.integers(0, 99), bound=st.integers(1, 2000))
def test_a_draw_is_in_range_and_repeats(seed: str, stream: str, index: int, bound: int) -> None:
    """A draw lies in 0..bound-1 and is the same for the same name."""
    if any("\ud800" <= letter <= "\udfff" for letter in seed + stream):
        return
    number = draw(seed, stream, index, bound)
    assert 0 <= number < bound
    assert draw(seed, stream, index, bound) == number


def test_draws_are_fair_enough() -> None:
    """Over two thousand names a chance of 300 per mille comes out near 300 per mille."""
    hits = sum(Draws("k").happens("x", n, 300) for n in range(2000))
    assert 520 <= hits <= 680


def test_a_draw_needs_a_bound() -> None:
    """A bound below one is an error of ours and raises."""
    with pytest.raises(ValueError, match="at least 1"):
        draw("s", "x", 0, 0)


@given(weights=st.lists(st.integers(0, 9), min_size=1, max_size=6).filter(any), index=st.integers(0, 200))
def test_a_pick_has_weight(weights: list[int], index: int) -> None:
    """What is picked has a weight above nought."""
    assert weights[pick("s", "p", index, tuple(weights))] > 0


def test_a_private_well_hides_the_seed() -> None:
    """A computer player's draws are keyed by a hash from which the seed cannot be read, one for each player."""
    assert "secret" not in private_draws("secret", "first").key
    assert private_draws("secret", "first").key != private_draws("secret", "second").key


def test_a_chance_is_the_sum_of_its_terms() -> None:
    """The plain sum is kept beside the clamped one."""
    chance = Chance((Term("a", 900), Term("b", 300)))
    assert (chance.raw, chance.per_mille) == (1200, 980)


@given(left=NUMBERS, right=NUMBERS)
def test_comparisons(left: int, right: int) -> None:
    """The six comparisons mean what they mean in arithmetic."""
    found = {op: c.holds(c.Compare(left, op, right), Words()) for op in ("<", "<=", ">", ">=", "==", "!=")}
    assert found["<"] == (left < right)
    assert found["<="] == (left <= right) == (not found[">"])
    assert found[">="] == (not found["<"])
    assert found["=="] == (left == right) == (not found["!="])


def test_conditions_combine() -> None:
    """And, or, not, words and named tests."""
    yes, no = c.Test("a", ("a", "b")), c.Test("z", ("a",))
    assert c.holds(c.All((yes, c.Not(no))), Words())
    assert c.holds(c.Any((no, yes)), Words())
    assert not c.holds(c.All((yes, no)), Words())
    assert c.holds(c.Is(("article", "south"), ("north", "south")), Words())
    assert not c.holds(c.Is(("article", "south"), ("south",), negated=True), Words())
    assert c.holds(c.Compare(("track", "four"), "==", 4), Words())


def test_references_are_listed_in_order() -> None:
    """Every name that a condition reads is listed, in the order written."""
    condition = c.All((c.Compare(("a",), "<", ("b",)), c.Not(c.Is(("d",), ("x",))), c.Test("t", ("e",))))
    assert c.references(condition) == (("a",), ("b",), ("d",))


def test_a_walk_away_divides_once() -> None:
    """Hundredths are summed first and divided once, downwards."""
    formula = WalkAway(50, (TrackTerm(0, 33), TrackTerm(1, 33, 10)))
    assert formula.points((1, 11)) == (50 + 33 + 33) // 100
    assert formula.points((0, 0), 2) == (50 + 200 - 330) // 100 == -1


def test_stubbornness() -> None:
    """A step past a soft line weighs 1, firm 2, hard 3, never 6."""
    assert [weight_of(kind) for kind in ("soft", "firm", "hard", "never")] == [1, 2, 3, 6]


def test_by_side() -> None:
    """A container of two: of, other, put, map, in the order of the sides."""
    pair = each(lambda side: side.name)
    assert (pair.of(Side.SECOND), pair.other(Side.SECOND)) == ("SECOND", "FIRST")
    assert pair.put(Side.FIRST, "x") == BySide("x", "SECOND")
    assert list(pair.map(len)) == [5, 6]
    assert Side.FIRST.other is Side.SECOND


def test_equal_messages_are_equal() -> None:
    """The order in which parameters are given does not matter."""
    assert message("k", a=1, b="x") == message("k", b="x", a=1)
    assert message("k", a=1).get("a") == 1
    assert message("k", a=1).get("b") is None


class Colour(Enum):
    """Something to write down."""

    RED = 3


@dataclass(frozen=True)
class Thing:
    """Something to write down."""

    name: str
    parts: tuple[int, ...]
    colour: Colour = Colour.RED


def test_canonical_writing() -> None:
    """Data classes are written with their kind, enums by name, keys in order; what has no form is refused."""
    assert dumps(plain(Thing("é", (1, 2)))) == '{"kind":"Thing","name":"é","parts":[1,2],"colour":"red"}'
    assert sorted_dumps({"b": 1, "a": 2}) == '{"a":2,"b":1}'
    with pytest.raises(TypeError):
        plain(1.5)
    with pytest.raises(TypeError):
        plain({"x"})


def test_digests_do_not_run_together() -> None:
    """Two texts are not the same as their sum."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", "c") == digest("ab", "c")
