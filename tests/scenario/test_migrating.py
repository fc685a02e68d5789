"""Older files come forward a step at a time: their text changes where it must, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.scenario.edits import Edit, apply_edits, change_values, rename_keys, set_format
from game.scenario.loader import load_text
from game.scenario.migrating import CURRENT, STEPS, FromTheFutureError, Step, difference, format_of, migrate
from tests.scenario.helpers import HARBOUR, harbour

OLD = Path(__file__).parent / "old"
DRAFT = (OLD / "harbour-draft.yaml").read_text(encoding="utf-8")
FIRST = (OLD / "dogger-bank-first.yaml").read_text(encoding="utf-8")
SHIPPED = [path for path in sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml")) if "." not in path.stem]


def remarks(text: str) -> list[str]:
    """Every comment of a text, in order."""
    return [line[line.index("# ") :] for line in text.split("\n") if "# " in line]


@pytest.mark.parametrize(
    "text",
    [DRAFT, DRAFT.replace("format: 1\n", "format: 0\n"), DRAFT.replace("format: 1\n", "")],
    ids=["calls itself 1", "calls itself 0", "says nothing"],
)
def test_the_oldest_draft_there_is_comes_forward(text: str) -> None:
    """The draft from before the first reader loads after migration, means the same, and keeps every comment."""
    assert load_text(text, "draft").scenario is None
    assert format_of(text) == 0
    done = migrate(text)
    loaded = load_text(done.text, "draft")
    assert loaded.problems == ()
    assert loaded.scenario == load_text(harbour(), "harbour").scenario
    assert remarks(done.text) == remarks(text)
    changed = [
        line for line in difference(text, done.text, "x").split("\n") if line[:1] in "+-" and line[1:2] not in "+-"
    ]
    assert 4 <= len(changed) <= 6
    assert len(done.told) == 1


def test_the_first_shipped_file_still_says_what_it_said() -> None:
    """`format: 1` is a promise: the first file ever shipped in it loads today without a problem."""
    assert format_of(FIRST) == CURRENT
    loaded = load_text(FIRST, "dogger-bank-1904")
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert migrate(FIRST).told == ()


@pytest.mark.parametrize("path", [HARBOUR, *SHIPPED], ids=lambda path: path.stem)
def test_files_of_today_have_nothing_to_do(path: Path) -> None:
    """A file of the current format stays as it is, letter by letter."""
    text = path.read_text(encoding="utf-8")
    done = migrate(text)
    assert (done.text, done.told) == (text, ())


@pytest.mark.parametrize("number", [2, 7, 999999])
def test_formats_from_the_future_are_refused(number: int) -> None:
    """A file of a later format is refused with a sentence, by `migrate` and by the loader."""
    text = set_format(harbour(), number)
    with pytest.raises(FromTheFutureError, match="newer"):
        migrate(text)
    assert [one.code for one in load_text(text, "x").problems] == ["E211"]


def test_steps_follow_one_another() -> None:
    """There is one step from every format before the current one, in order."""
    assert [step.since for step in STEPS] == list(range(CURRENT))


def test_a_chain_renames_and_changes_with_comments_kept() -> None:
    """Two made-up formats: keys renamed in mappings of both kinds, values changed; order, quotes and comments stay."""
    steps = (
        Step(1, "`turns` is `rounds`.", lambda text: rename_keys(text, lambda p: p[-1:] == ("turns",), "rounds")),
        Step(2, "Meters to 1000.", lambda text: change_values(text, lambda p: p[-2:-1] == ("meters",), "{}0".format)),
    )
    before = harbour().replace("turns: 2,", '"turns": 2,', 1)
    done = migrate(before, steps, 3)
    tree, old = yaml.safe_load(done.text), yaml.safe_load(before)
    assert tree["format"] == 3
    assert len(done.told) == 2
    assert [one["rounds"] for one in tree["calendar"]] == [one["turns"] for one in old["calendar"]]
    assert tree["sides"][0]["meters"]["patience"] == 10 * old["sides"][0]["meters"]["patience"]
    assert remarks(done.text) == remarks(before)
    assert len(done.text.split("\n")) == len(before.split("\n"))
    assert migrate(done.text, steps, 3).told == ()
    with pytest.raises(FromTheFutureError):
        migrate(done.text, steps, 2)


def test_an_edit_that_finds_something_else_is_an_error() -> None:
    """No edit is made blindly."""
    with pytest.raises(ValueError, match="line 1"):
        apply_edits("a: b", [Edit(1, 1, "c", "d")])
    assert apply_edits("a: b # c", [Edit(1, 4, "b", "d"), Edit(1, 1, "a", "e")]) == "e: d # c"
