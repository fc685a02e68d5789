"""Which lines each test reaches and how long it reckons, measured once, each test in a process of its own."""

from __future__ import annotations

import ast
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.mutation.mutants import ROOT, Mutant, files, source
from tests.mutation.warm import first_failure, forked

PATIENCE = 240
"""Seconds of the processor that one test may take while it is measured."""
WAITING = 20
"""How many times as long a process may take by the clock, however busy the machine is."""
RECORDED = ("tests/playthroughs/", "tests/engine/test_perft.py")
"""Tests that compare with a recorded game or count: they notice nearly everything and say of nothing why it is so."""


@dataclass(frozen=True, slots=True)
class Reach:
    """One test: the processor's seconds that it takes, and the lines it reaches by file."""

    test: str
    seconds: float
    lines: dict[str, frozenset[int]]

    @property
    def recorded(self) -> bool:
        """Whether it compares with a record."""
        return self.test.startswith(RECORDED)


def fingerprint(file: str) -> str:
    """A short mark of a file's text."""
    return hashlib.sha256((ROOT / file).read_bytes()).hexdigest()[:12]


def measured(session: pytest.Session, store: Path, *, known: bool = False) -> tuple[Reach, ...]:
    """The reach of every collected test that passes, from the store where neither test nor sources have changed; of
    those in the store alone if only what is `known` is wanted.
    """
    kept = json.loads(store.read_text(encoding="utf-8")) if store.exists() else {}
    marks = {file: fingerprint(file) for file in files()}
    for number, item in enumerate(session.items):
        key = f"{item.nodeid}@{fingerprint(item.nodeid.split('::')[0])}"
        old = kept.get(key)
        if not known and (old is None or any(marks.get(file) != mark for file, mark in old["marks"].items())):
            found = _measure(session, item)
            kept[key] = {**found, "marks": {file: marks[file] for file in found["lines"]}}
            print(f"{number + 1}/{len(session.items)} {found['seconds']:.2f} s {item.nodeid}", flush=True)
            if number % 20 == 0 or found["seconds"] > 1:
                store.write_text(json.dumps(kept), encoding="utf-8")
    store.write_text(json.dumps(kept), encoding="utf-8")
    keys = {f"{item.nodeid}@{fingerprint(item.nodeid.split('::')[0])}": item.nodeid for item in session.items}
    return tuple(_reach(keys[key], kept[key]) for key in keys if key in kept and kept[key]["passed"])


def _reach(test: str, data: dict[str, Any]) -> Reach:
    return Reach(test, data["seconds"], {file: frozenset(lines) for file, lines in data["lines"].items()})


def _measure(session: pytest.Session, item: pytest.Item) -> dict[str, Any]:
    told = forked(lambda: json.dumps(_looked(session, item)), WAITING * PATIENCE)
    failed = {"seconds": 0.0, "passed": False, "lines": {}}
    found: dict[str, Any] = failed if told.text is None else json.loads(told.text)
    return found


def _looked(session: pytest.Session, item: pytest.Item) -> dict[str, Any]:
    from coverage import Coverage

    cover = Coverage(data_file=None, config_file=False, include=[str(ROOT / file) for file in files()])
    cover.set_option("run:disable_warnings", ["no-data-collected"])
    cover.start()
    began = process_time()
    passed = not first_failure(session, [(item, PATIENCE)])
    seconds = process_time() - began
    cover.stop()
    data = cover.get_data()
    lines = {str(Path(file).relative_to(ROOT)): sorted(data.lines(file) or ()) for file in data.measured_files()}
    return {"seconds": round(seconds, 3), "passed": passed, "lines": lines}


def tests_for(mutant: Mutant, reached: Iterable[Reach]) -> list[Reach]:
    """The tests that reach a mutant, the quickest first."""
    places = _places(mutant)
    found = [one for one in reached if any(one.lines.get(file, frozenset()) & lines for file, lines in places)]
    return sorted(found, key=lambda one: (one.seconds, one.test))


def _places(mutant: Mutant) -> list[tuple[str, frozenset[int]]]:
    """Where a mutant is: its statement, or every line that names what its statement binds outside functions."""
    if mutant.owner:
        return [(mutant.file, frozenset(range(mutant.lines[0], mutant.lines[1] + 1)))]
    found = []
    for file in files():
        lines = frozenset(
            node.lineno
            for node in ast.walk(ast.parse(source(file)))
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in mutant.names
        )
        if lines and any(name in source(file) for name in mutant.names):
            found.append((file, lines))
    return found
