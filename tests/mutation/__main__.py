"""`python -m tests.mutation`: make mutants, ask of each the tests that reach it, and say which nobody noticed."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import monotonic

import pytest

from tests.mutation.graft import graft
from tests.mutation.mutants import AREAS, ROOT, Mutant, all_mutants, described
from tests.mutation.reach import WAITING, Reach, measured, tests_for
from tests.mutation.warm import Told, Warm, first_failure, forked

PLACES = ("kernel", "bargaining", "engine", "rulebook", "views", "ai", "analysis", "property", "playthroughs")
"""The folders of tests that are asked: those that mirror what is changed, and those that play whole games."""
PATIENCE, SLOWER = 2, 5
"""Seconds of the processor that each test has at least, and how many times what it takes otherwise."""
OUTCOMES = ("killed", "recorded", "survived", "unreached", "unmade")


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--sample", type=int, default=400, help="how many mutants to try, all areas alike")
    parser.add_argument("--seconds", type=int, default=1800, help="begin no further mutant after so many seconds")
    parser.add_argument("--area", choices=AREAS, action="append", help="this area only (may be given again)")
    parser.add_argument("--ask", action="append", help="ask the tests of this place under tests/ only (also repeated)")
    parser.add_argument("--again", action="store_true", help="try again those that survived, and no others")
    parser.add_argument("--budget", type=int, default=40, help="seconds of tests that one mutant is given")
    parser.add_argument("--known", action="store_true", help="ask only tests that were measured before")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "mutation", help="where figures are kept")
    return parser.parse_args()


def main() -> int:
    """Run; 0 also when mutants survived, since some are equivalent and a person reads them."""
    asked = arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    places = [f"tests/{name}" for name in asked.ask or PLACES]
    options = ["-q", "-s", "-m", "not slow and not full", "-p", "no:cacheprovider", f"--basetemp={asked.out / 'tmp'}"]
    return int(pytest.main([*options, *places], plugins=[Warm(lambda session: work(session, asked))]))


def work(session: pytest.Session, asked: argparse.Namespace) -> None:
    """Measure what has changed, then try mutants until there are no more or time is up."""
    reached = measured(session, asked.out / "reach.json", known=asked.known)
    log = asked.out / "results.jsonl"
    before = read(log)
    mutants = all_mutants(tuple(asked.area or AREAS))[: asked.sample]
    if asked.again:
        mutants = tuple(one for one in mutants if before.get(one.id, {}).get("outcome") in OUTCOMES[1:4])
    else:
        mutants = tuple(one for one in mutants if one.id not in before)
    items = {item.nodeid: item for item in session.items}
    until = monotonic() + asked.seconds
    with log.open("a", encoding="utf-8") as stream:
        for mutant in mutants:
            if monotonic() > until:
                break
            found = tried(session, mutant, items, reached, asked.budget)
            print(found["outcome"], mutant.file, mutant.line, mutant.kind, found["by"], flush=True)
            stream.write(json.dumps(found) + "\n")
            stream.flush()
    print(table(list(read(log).values())))


def tried(
    session: pytest.Session, mutant: Mutant, items: dict[str, pytest.Item], reached: Sequence[Reach], budget: int
) -> dict[str, object]:
    """What became of one mutant: the tests that promise something are asked first, then those that compare records."""
    tests = tests_for(mutant, reached)
    outcome, by = "unreached" if not tests else "survived", ""
    for recorded in (False, True):
        chosen, cut = _within([one for one in tests if one.recorded is recorded], budget)
        if not chosen:
            continue
        given = [(items[one.test], PATIENCE + SLOWER * one.seconds) for one in chosen]
        told = forked(partial(_asked, session, mutant, given), int(WAITING * sum(seconds for _, seconds in given)))
        verdict = _verdict(told)
        if verdict is not None:
            outcome, by = ("recorded" if recorded and verdict[0] == "killed" else verdict[0]), verdict[1]
            break
        by = by or ("cut" if cut else "")
    before, after = described(mutant)
    return {
        "id": mutant.id, "area": mutant.area, "file": mutant.file, "line": mutant.line, "owner": mutant.owner,
        "kind": mutant.kind, "outcome": outcome, "by": by, "before": before, "after": after, "tests": len(tests),
    }  # fmt: skip


def _within(tests: list[Reach], budget: int) -> tuple[list[Reach], bool]:
    """The quickest tests that fit the budget, and whether some did not."""
    chosen, spent = [], 0.0
    for one in tests:
        spent += one.seconds
        if chosen and spent > budget:
            return chosen, True
        chosen.append(one)
    return chosen, False


def _asked(session: pytest.Session, mutant: Mutant, items: Sequence[tuple[pytest.Item, float]]) -> str:
    try:
        graft(mutant)
    except Exception as fault:
        return f"unmade {fault!r}"
    return first_failure(session, items)


def _verdict(told: Told) -> tuple[str, str] | None:
    """What a child's word means; None when all tests passed."""
    if told.text is None:
        return "killed", "time" if told.late else "fall"
    if told.text.startswith("unmade"):
        return "unmade", told.text
    return ("killed", told.text) if told.text else None


def read(log: Path) -> dict[str, dict[str, str]]:
    """What is known of each mutant, the last word on it."""
    if not log.exists():
        return {}
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {line["id"]: line for line in lines}


def table(results: Sequence[dict[str, str]]) -> str:
    """The figures of each area as a table."""
    counts = Counter((one["area"], one["outcome"]) for one in results)
    rows = ["| area | made | " + " | ".join(OUTCOMES[:4]) + " |", "|---|---|---|---|---|---|"]
    for area in AREAS:
        row = [counts[area, outcome] for outcome in OUTCOMES[:4]]
        rows.append(f"| {area} | {sum(row)} | " + " | ".join(map(str, row)) + " |")
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main())
