"""How much faster the exact frontier is than NegMAS's on the same table, measured in one run.

Run it with an interpreter that has NegMAS: `python -m tests.benchmarks.frontier_ratio`. It prints the time of each
and their ratio at 10^3 to 10^6 packages; the goal at 10^6 is a ratio of at least 10,000.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from random import Random
from statistics import median
from typing import TypeVar

from game.bargaining.frontier import frontier
from game.bargaining.points import Pair, Tables, everything, packages

T = TypeVar("T")

SIZES: tuple[tuple[int, ...], ...] = (
    (4, 5, 5, 5, 2),
    (4, 5, 5, 5, 5, 4),
    (4, 5, 5, 5, 5, 4, 5, 2),
    (4, 5, 5, 5, 5, 4, 5, 5, 4),
)
SEED = 1905
MOST_POINTS = 100
OPPOSITION = 0.5
REPEATS = 101
GOAL = 10_000


def domain(options: tuple[int, ...], seed: int = SEED) -> Tables:
    """Whole points from 0 to 100; what one side wants costs the other half of it, and chance is the rest."""
    chance = Random(seed)
    tables = []
    for count in options:
        first = [chance.randint(0, MOST_POINTS) for _ in range(count)]
        second = [_against(one, chance) for one in first]
        tables.append(tuple(zip(first, second, strict=True)))
    return tuple(tables)


def _against(one: int, chance: Random) -> int:
    return round(OPPOSITION * (MOST_POINTS - one) + (1 - OPPOSITION) * chance.randint(0, MOST_POINTS))


def negmas_frontier(tables: Tables) -> Callable[[], set[Pair]]:
    """NegMAS's own search on the same table, ready to be timed; it gives the efficient pairs of points."""
    from negmas import LinearAdditiveUtilityFunction, make_issue
    from negmas.preferences.ops import pareto_frontier
    from negmas.preferences.value_fun import TableFun

    issues = [make_issue(len(table), f"a{number:02}") for number, table in enumerate(tables)]
    ufuns = [
        LinearAdditiveUtilityFunction(
            values=[TableFun({option: float(pair[side]) for option, pair in enumerate(table)}) for table in tables],
            issues=issues,
        )
        for side in (0, 1)
    ]

    def search() -> set[Pair]:
        found, _ = pareto_frontier(ufuns, issues=issues)
        return {(round(one), round(two)) for one, two in found}

    return search


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds that `work` takes, and what it gives."""
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def main() -> int:
    """Print a line a size; 0 when the goal is met at the largest, 1 when it is not, 2 without NegMAS."""
    try:
        import negmas
    except ImportError:
        print("NegMAS is not installed for this interpreter.", file=sys.stderr)
        return 2
    print(f"NegMAS {negmas.__version__}, Python {sys.version.split()[0]}; ours is the median of {REPEATS}")
    print(f"{'packages':>10} {'points':>7} {'NegMAS s':>10} {'ours ms':>9} {'ratio':>9}")
    ratio = 0.0
    for options in SIZES:
        tables = domain(options)
        search = negmas_frontier(tables)
        ours = median(timed(partial(frontier, tables))[0] for _ in range(REPEATS))
        theirs, found = timed(search)
        mine = {point.points for point in frontier(tables)}
        if mine != found:
            print(f"The frontiers differ at {packages(everything(tables))} packages.", file=sys.stderr)
            return 1
        ratio = theirs / ours
        size = packages(everything(tables))
        print(f"{size:>10} {len(mine):>7} {theirs:>10.3f} {1000 * ours:>9.3f} {ratio:>9.0f}")
    print(f"goal {GOAL}: {'met' if ratio >= GOAL else 'missed'}")
    return 0 if ratio >= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
