"""The maker of mutants itself: what it changes, in what order, and that a loaded game takes the change."""

from __future__ import annotations

import ast

import pytest

from game.kernel import formulas
from tests.mutation.graft import graft
from tests.mutation.mutants import AREAS, Mutant, all_mutants, described, parsed, sites, source


def made(text: str, file: str = "game/ai/mediator.py") -> list[str]:
    """A text with each change that can be made in it, one at a time."""
    found = []
    for number in range(len(list(sites(file, ast.parse(text))))):
        tree = ast.parse(text)
        list(sites(file, tree))[number].change()
        found.append(ast.unparse(ast.fix_missing_locations(tree)))
    return found


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a = b < 3", {"a = b <= 3", "a = b < 4"}),
        ("a = 40", {"a = 80"}),
        ("a = b and -c", {"a = b or -c", "a = b and +c"}),
        ("a = [b for b in c if b]", {"a = [b for b in c]"}),
        ("a = side.other", {"a = side.other.other"}),
        ("a = max(b.first, c)", {"a = min(b.first, c)", "a = max(b.second, c)"}),
        ("def f(a: int = 1) -> int:\n    'Said.'\n    g(a)", {'def f(a: int=1) -> int:\n    """Said."""\n    None'}),
        ("def f(a):\n    if a:\n        return a // b", {
            "def f(a):\n    if not a:\n        return a // b",
            "def f(a):\n    if a:\n        return a * b",
        }),
        ("def f(a):\n    raise ValueError(f'{a} 1' 'x')", set()),
        ("class A:\n    a: int = 1", set()),
    ],
)  # fmt: skip
def test_each_change_is_small_and_meant(before: str, after: set[str]) -> None:
    """One comparison, number, sign, condition, side or call at a time; texts for people and fields are left alone."""
    assert set(made(before)) == after


def test_the_rules_grow_by_one() -> None:
    """A number of the rules is changed by one, since the rule book promises it exactly."""
    assert made("A = 40", "game/engine/rules_table.py") == ["A = 41"]


def test_mutants_come_in_one_order() -> None:
    """The list is the same every time, no two mutants have one name, and the areas come in turn."""
    found = all_mutants()
    assert [one.id for one in found] == [one.id for one in all_mutants()]
    assert len({one.id for one in found}) == len(found)
    assert [one.area for one in found[: 2 * len(AREAS)]] == [*AREAS, *AREAS]


@pytest.mark.slow
def test_a_mutant_says_what_it_changes() -> None:
    """Every mutant of a sample differs from what stands in the file, on the lines that it names."""
    for mutant in all_mutants()[:60]:
        before, after = described(mutant)
        tree = parsed(mutant.file)
        list(sites(mutant.file, tree))[mutant.number].change()
        assert ast.unparse(tree) != ast.unparse(ast.parse(source(mutant.file))), (before, after)
        assert mutant.lines[0] <= mutant.line


def mutant_of(file: str, owner: str, text: str) -> Mutant:
    """The mutant whose changed statement has that text in it."""
    return next(one for one in all_mutants() if (one.file, one.owner) == (file, owner) and text in described(one)[1])


def test_a_loaded_function_takes_the_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever holds a function already has the mutant; nothing on the disk has moved."""
    method = formulas.WalkAway.points
    monkeypatch.setattr(method, "__code__", method.__code__)
    text = source("game/kernel/formulas.py")
    walk_away = formulas.WalkAway(500, ())
    assert walk_away.points((), 1) == 6
    graft(mutant_of("game/kernel/formulas.py", "WalkAway.points", "101 * extra"))
    assert walk_away.points((), 100) == 106
    assert source("game/kernel/formulas.py") == text


def test_a_loaded_number_takes_the_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """A value outside functions is bound anew wherever it was bound."""
    monkeypatch.setattr(formulas, "STUBBORNNESS", formulas.STUBBORNNESS)
    graft(mutant_of("game/kernel/formulas.py", "", "('hard', 4)"))
    assert [formulas.weight_of(kind) for kind in ("soft", "firm", "hard", "never")] == [1, 2, 4, 6]
