"""The text of a scenario: problems or a scenario, never an exception; and what can be played is played to its end."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from pathlib import Path

from game.scenario.loader import Loaded, load_text, load_tree, to_json_tree
from game.scenario.problems import Problem
from game.scenario.render import render_all
from game.scenario.schema import json_schema
from game.scenario.source import decode
from game.workshop.doctor import examine
from tests.fuzz.target import Target
from tests.strategies import HARBOUR, play_out

TEMPLATES = Path(__file__).parents[3] / "scenarios" / "templates"
LONGEST_ANSWER = 120_000
PLAYED_ONE_IN = 3


def check(data: bytes) -> None:
    """A scenario is there unless something is called an error; its problems can be shown; what is let in can be played.

    Every part of what `check` does is done: reading, rendering, the doctor's reckoning, and a whole random game.
    """
    text = decode(data)
    if isinstance(text, Problem):
        assert text.message
        return
    loaded = load_text(text, "fuzzed.yaml")
    assert (loaded.scenario is None) == bool(loaded.errors)
    _told(loaded)
    if loaded.scenario is None:
        return
    tree = to_json_tree(text)
    assert tree is not None
    assert load_tree(tree, "a save").scenario == loaded.scenario
    for problem in examine(loaded.scenario, None, Path("fuzzed.yaml")).problems:
        assert problem.message
    lot = int.from_bytes(blake2b(data, digest_size=4).digest(), "big")
    if lot % PLAYED_ONE_IN == 0:
        play_out(loaded.scenario, lot)


def _told(loaded: Loaded) -> None:
    lines = loaded.text.split("\n")
    for problem in loaded.problems:
        assert problem.message.strip()
        assert 1 <= problem.line <= max(1, len(lines)), problem
        assert problem.column >= 1, problem
    assert len(render_all(loaded.problems, loaded.name, loaded.text)) < LONGEST_ANSWER


@cache
def _words() -> tuple[bytes, ...]:
    """The keys of a scenario file, some values, and what YAML reads as something else."""
    found: dict[str, None] = {}

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for key, value in node.items():
                if key == "properties" and isinstance(value, dict):
                    found.update(dict.fromkeys(value))
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(json_schema())
    odd = (
        "&a", "*a", "<<: ", "!!python/object:x ", "---\n", "...\n", "? ", "| \n", "> \n", "{", "}", "[", "]", '"', "'",
        "#", "\t", "\r", "\x00", "\u2028", "\ufeff", "{side}", "{", "**", "*", "sitting >= 3", "not ", " and ",
        "accepted(", "()", "# ignore E410", "9999999999999999999999", "-1", "0", "~", "yes", "1905-02-30", "../x",
    )  # fmt: skip
    return tuple(word.encode("utf-8") for word in (*(f"{name}: " for name in found), *odd))


def _seeds() -> tuple[bytes, ...]:
    return tuple(path.read_bytes() for path in (HARBOUR, TEMPLATES / "small.yaml"))


TARGET = Target("scenarios", check, _seeds, _words(), longest=60_000, seconds=4.0)
