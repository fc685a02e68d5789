"""A plain bargainer for measurement: bidding, beliefs and acceptance on a bare table of values, without the tracks."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from game.ai.concession import Candidate, Course, lowest_now, planned
from game.ai.courses import Watched, courses
from game.ai.revealed import Package, Revealed, first_heard, heard
from game.bargaining.frontier import frontier

POINTS = 2000
"""My best package, in whole points; values are rounded down to them and the reservation up."""
FINE = 500
"""Millionths of their stake told apart when packages are compared."""
CANDIDATES = 24
MEMORY = 10
"""How many of my latest packages still tell something by having been turned down."""
DREAD = 200
"""By how many points no treaty is feared more than it costs."""
FRESH = 8
"""How many points a package not yet laid may be worse in prospect than one already laid."""
LATE = 2
PATIENCE = 40
"""Points above the worth of going on that an offer must bring per offer still to come, until `LATE` are left."""
PATIENT = 10


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
        self._belief: Revealed | None = None
        self._heard: list[Package] = []
        self._laid: list[Package] = []

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
        self._heard.append(package)
        if self._worth(package) < self._nothing:
            return self._lay(self._counter(step, self._belief)[0])
        if self._laid and package == self._laid[-1]:
            return "accept"
        answer, enough = self._counter(step, self._belief)
        return "accept" if self._worth(package) >= enough else self._lay(answer)

    def _lay(self, package: Package) -> Package:
        self._laid.append(package)
        return package

    def _worth(self, package: Package) -> int:
        return sum(row[option] for row, option in zip(self._rows, package, strict=True))

    def _counter(self, step: int, belief: Revealed) -> tuple[Package, int]:
        """The package to lay now, and from what worth on theirs is the better choice."""
        left = self._steps - step - self._second
        if left <= 0:
            return self._best, self._nothing
        candidates = self._candidates(belief)
        plan = planned(candidates, self._courses(step, left, belief), self._nothing - DREAD)
        chosen = self._chosen(candidates, plan.scores, lowest_now(POINTS, self._nothing, step, step + left - 1))
        patience = PATIENCE * min(left - 1, PATIENT) if left > LATE else 0
        return chosen.package, min(chosen.worth, plan.worth + patience)

    def _chosen(self, candidates: Sequence[Candidate], scores: Sequence[int], lowest: int) -> Candidate:
        """The candidate with the best prospect that does not give too much for now; a new one if nearly as good."""
        able = [one for one, candidate in enumerate(candidates) if candidate.worth >= lowest]
        if not able:
            able = [max(range(len(candidates)), key=lambda one: candidates[one].worth)]
        top = max(scores[one] for one in able)
        near = [one for one in able if scores[one] >= top - FRESH]
        new = [one for one in near if candidates[one].package not in self._laid]
        return candidates[max(new or near, key=lambda one: scores[one])]

    def _candidates(self, belief: Revealed) -> list[Candidate]:
        """Packages efficient as far as I can tell, and the best of theirs, none below the reservation if possible."""
        tables = tuple(
            tuple((own, (max(losses) - loss) // FINE) for own, loss in zip(row, losses, strict=True))
            for row, losses in zip(self._rows, belief.cautious(), strict=True)
        )
        points = [point for point in frontier(tables) if point.first >= self._nothing]
        if len(points) > CANDIDATES:
            points = [points[k * (len(points) - 1) // (CANDIDATES - 1)] for k in range(CANDIDATES)]
        found = [Candidate(point.choice, point.first, *belief.margin(point.choice)) for point in points]
        theirs = max(self._heard, key=self._worth)
        if self._worth(theirs) >= self._nothing:
            found.append(Candidate(theirs, self._worth(theirs), 0, 1, theirs=True))
        return found or [Candidate(self._best, self._worth(self._best), *belief.margin(self._best))]

    def _courses(self, step: int, left: int, belief: Revealed) -> tuple[Course, ...]:
        path = tuple(belief.cost(package) for package in self._heard)
        refused = []
        for turn, package in list(enumerate(self._laid, start=int(self._second)))[-MEMORY:]:
            if turn < len(path):
                _, doubt = belief.margin(package)
                refused.append((path[turn] - belief.cost(package), doubt))
        brought = tuple(self._worth(package) for package in self._heard)
        return courses(Watched(step, left, self._second, belief.level, path, brought, tuple(refused)))
