"""From how often each page is needed to what is told the printer, and how much paper that takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Pages to be printed together so many times; `single`: one page on one side of the paper, besides."""

    first: int
    last: int
    times: int
    single: bool = False


def papers(copies: Sequence[int]) -> int:
    """How many sheets of paper are used, printed on both sides, when each page is printed as often as it says."""
    return sum(max(pair) for pair in _pairs(copies))


def runs(copies: Sequence[int]) -> tuple[Run, ...]:
    """The pages in runs of one number of copies, whole papers each; then pages that are needed once more alone."""
    found: list[Run] = []
    alone: list[Run] = []
    for n, (front, back) in enumerate(_pairs(copies)):
        first, both = 2 * n + 1, min(front, back) or max(front, back)
        last = min(first + 1, len(copies))
        if found and found[-1].times == both and found[-1].last == first - 1:
            found[-1] = Run(found[-1].first, last, both)
        else:
            found.append(Run(first, last, both))
        alone += [Run(page, page, count - both, True) for page, count in ((first, front), (last, back)) if count > both]
    return (*found, *alone)


def _pairs(copies: Sequence[int]) -> list[tuple[int, int]]:
    """Front and back of every paper; an empty back is needed no time."""
    filled = [*copies, 0] if len(copies) % 2 else copies
    return list(zip(filled[::2], filled[1::2], strict=True))
