"""A plain bargainer for measurement: a delegation's bidding, beliefs and acceptance on a bare table of values, without
the tracks.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from game.ai.concession import Candidate
from game.ai.counter import CANDIDATES, Counter, Talks, candidates_of, counter, dearest_only, their_points, unplanned
from game.ai.revealed import Package, Revealed, first_heard, heard
from game.bargaining.frontier import frontier

POINTS = 2000
"""My best package, in whole points; values are rounded down to them and the reservation up."""


class Bargainer:
    """One side of alternating offers over articles and options, told only its own values.

    Call `start` once, then `act` at each of one's own steps.  The same calls give the same answers.
    """

    def start(self, values: Sequence[Sequence[float]], reservation: float, n_steps: int, side: int, seed: int) -> None:
        """Begin: `values[i][o]` is what option o of article i is worth (the best package 1, none below 0).

        `side` is 0 for the one who lays the first package, 1 for the other, whose package of the last step is never
        answered; `seed` is not needed, for nothing is drawn.  Raises ValueError when an article has no option.
        """
        if not all(values):
            raise ValueError("every article needs an option")
        self._rows = [[int(value * POINTS) for value in row] for row in values]
        self._nothing = ceil(reservation * POINTS)
        self._steps = n_steps
        self._second = side == 1
        self._best: Package = tuple(row.index(max(row)) for row in self._rows)
        self._next = _next_best(self._rows)
        self._belief: Revealed | None = None
        self._heard: list[Package] = []
        self._brought: list[int] = []
        self._laid: list[tuple[int, Package]] = []

    def act(self, step: int, offer: Sequence[int] | None) -> str | Package:
        """Return "accept" (of the package `offer`, never below the reservation) or the package to lay at this step.

        `step` counts from 0 to `n_steps` - 1; `offer` is their latest package, None before their first.  Never "walk":
        with no cost of waiting, another offer is never worse than leaving.
        """
        if offer is None:
            return self._lay(self._best)
        package = tuple(int(option) for option in offer)
        self._belief = (
            first_heard(self._rows, package, self._steps) if self._belief is None else (heard(self._belief, package))
        )
        worth = self._worth(package)
        self._heard.append(package)
        self._brought.append(worth)
        if self._laid and package == self._laid[-1][1] and worth >= self._nothing:
            return "accept"
        talks = self._talks(step, self._belief)
        if dearest_only(talks, self._worth(self._best), self._next):
            return self._lay(self._best)
        efficient = self._efficient(self._belief)
        plain = unplanned(talks, efficient)
        if plain is not None:
            return self._lay(plain)
        answer = self._counter(talks, efficient)
        if worth >= answer.enough:
            return "accept"
        return self._lay(answer.chosen.package)

    def _lay(self, package: Package) -> Package:
        self._laid.append((len(self._heard), package))
        return package

    def _worth(self, package: Package) -> int:
        return sum(row[option] for row, option in zip(self._rows, package, strict=True))

    def _talks(self, step: int, belief: Revealed) -> Talks:
        return Talks(
            step=step,
            left=self._steps - step - self._second,
            answered=self._second,
            best=POINTS,
            nothing=self._nothing,
            heard=tuple(self._heard),
            brought=tuple(self._brought),
            laid=tuple(self._laid),
            belief=belief,
        )

    def _efficient(self, belief: Revealed) -> list[tuple[Package, int]]:
        """As many packages as are weighed, efficient as far as I can tell and no worse for me than none, with their
        worth.
        """
        tables = tuple(
            tuple(zip(own, theirs, strict=True)) for own, theirs in zip(self._rows, their_points(belief), strict=True)
        )
        return [(point.choice, point.first) for point in frontier(tables, least=self._nothing, at_most=CANDIDATES)]

    def _counter(self, talks: Talks, efficient: Sequence[tuple[Package, int]]) -> Counter:
        """The counter among the efficient packages."""
        found = candidates_of(talks, efficient)
        return counter(
            talks, found or [Candidate(self._best, self._worth(self._best), *talks.belief.margin(self._best))]
        )


def _next_best(rows: Sequence[Sequence[int]]) -> int:
    """The most that any package but the best is worth; -1 where there is no other."""
    steps = [top - second for row in rows if len(row) > 1 for second, top in [sorted(row)[-2:]]]
    return sum(map(max, rows)) - min(steps) if steps else -1
