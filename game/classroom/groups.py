"""Code groups: what a team has learnt in private, shown to the whole room and read by nobody else.

Every sitting each team gets the same number of two-digit groups, whatever there is to say: four figures, `PLACES`
pieces of news of two groups each, and a check. What is shown is a value plus the key printed on the team's card,
without the hundreds; a place with no news has the value 0. The keys are a one-time pad: to anybody without the card
each group is any number from 00 to 99.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.classroom.news import News, told_of
from game.classroom.number import Number
from game.engine import events as e
from game.kernel.sides import Side
from game.views.estimates import walk_away_middle
from game.views.view import SideView

PLACES = 5
"""So many pieces of news go into the groups of a sitting; what there is more comes first in the next ones."""
HEAD = ("count", "influence", "standing", "walk_away")
SIZE = len(HEAD) + 2 * PLACES + 1
LARGEST = 99
TENS = 10
MOST_PAPERS = 9


@dataclass(frozen=True, slots=True)
class Plain:
    """What the groups of a sitting say. `papers`: how many papers the team read behind the curtain today.

    `news`: at most `PLACES`; `more`: there is more of it, which comes next time. `walk_away`: in tens of points.
    """

    papers: int
    influence: int
    standing: int
    walk_away: int
    news: tuple[News, ...] = ()
    more: bool = False

    @property
    def values(self) -> tuple[int, ...]:
        """A value from 0 to 99 for each of the groups; the last is the sum of the others, without the hundreds.

        The first has the number of papers as its tens and as its ones that of the news, one more where more is to come.
        """
        count = TENS * min(MOST_PAPERS, self.papers) + len(self.news) + self.more
        pairs = [value for one in self.news for value in (one.sign, one.where)]
        padded = [*pairs, *(0,) * (2 * PLACES - len(pairs))]
        found = [_within(one) for one in (count, self.influence, self.standing, self.walk_away, *padded)]
        return (*found, sum(found) % (LARGEST + 1))


def plain_of(
    view: SideView, before: Sequence[e.Event], events: Sequence[e.Event], papers: int, *, refused: bool = False
) -> Plain:
    """What a side is told in groups: its figures now, and what the `events` since those `before` brought it.

    `papers`: how many papers the team read behind the curtain today; `refused`: the act that it sent could not be done.
    """
    news, count = told_of(view, before, events, PLACES, refused=refused)
    middle = (walk_away_middle(view) + TENS // 2) // TENS
    return Plain(papers, view.own.influence, view.own.standing, middle, news, count < len(events))


def understood(values: Sequence[int]) -> Plain:
    """What a team understands by the values that it has read: `Plain.values` backwards."""
    count, influence, standing, walk_away = values[: len(HEAD)]
    papers, told = divmod(count, TENS)
    pairs = values[len(HEAD) : -1]
    news = [News(pairs[2 * n], pairs[2 * n + 1]) for n in range(min(PLACES, told))]
    return Plain(papers, influence, standing, walk_away, tuple(news), told > PLACES)


def _within(value: int) -> int:
    return max(0, min(LARGEST, value))


# The pad


def keys_for(number: Number, scenario: str, side: Side, sitting: int) -> tuple[int, ...]:
    """The keys of a team for the groups of a sitting, one a group, 0 to 99."""
    draws = number.draws(scenario)
    return tuple(draws.below(f"pad.{int(side)}.{sitting}", place, LARGEST + 1) for place in range(SIZE))


def shown(plain: Sequence[int], keys: Sequence[int]) -> tuple[str, ...]:
    """The groups as the room sees them."""
    return tuple(f"{(value + key) % (LARGEST + 1):02d}" for value, key in zip(plain, keys, strict=True))


def read(groups: Sequence[str], keys: Sequence[int]) -> tuple[int, ...] | None:
    """What a team reads out of its groups; None when the last does not agree with the others."""
    values = tuple((int(group) - key) % (LARGEST + 1) for group, key in zip(groups, keys, strict=True))
    return values if values[-1] == sum(values[:-1]) % (LARGEST + 1) else None
