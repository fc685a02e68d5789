"""The path of a conference in both sides' points: every position, offer and initial, and each sitting's close."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.room import joint_left
from game.analysis.tables import Treaty
from game.analysis.timeline import Beat, Timeline, asked, draft, sittings, whole_terms, worth_to_each
from game.engine import events as e
from game.engine.facts import walk_away
from game.engine.state import GameState
from game.kernel.sides import BySide, Side, each


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the path: what was done, by whom (None: by both), and what it stood for.

    `what` is `positions`, `offer`, `text`, `initials`, `withdrawn` or `treaty`. `treaty` is the whole that it amounts
    to: for positions and offers what their author then asked for, otherwise the draft as it stood; `points` are what it
    is worth to each side.
    """

    sitting: int
    what: str
    by: Side | None
    articles: tuple[int, ...]
    treaty: Treaty
    points: BySide[int]


@dataclass(frozen=True, slots=True)
class Day:
    """The close of a sitting.

    `asks` is what each side then asked for, in the points of both (`asks.first.second`: the second side's points for
    what the first asked); `draft` the treaty as it stood; `settled` how many articles were initialled; `left` the most
    that both could still have had together, all articles not settled being free.
    """

    sitting: int
    date: str
    asks: BySide[BySide[int]]
    draft: BySide[int]
    settled: int
    walk_away: BySide[int]
    left: int


@dataclass(frozen=True, slots=True)
class Path:
    """The whole way, step by step and sitting by sitting."""

    stops: tuple[Stop, ...]
    days: tuple[Day, ...]


def path(beats: Timeline) -> Path:
    """The path of a game that has ended."""
    stops = [stop for beat in beats if (stop := _stop(beat)) is not None]
    return Path(_initials_joined(stops), tuple(_day(number, state) for number, state in sittings(beats)))


def _stop(beat: Beat) -> Stop | None:
    state, event = beat.after, beat.event
    match event:
        case e.Presented(by, positions):
            return _at(beat, "positions", by, tuple(n for n, _ in positions), asked(state, by))
        case e.OfferLaid(offer):
            terms = whole_terms(state, offer)
            return _at(beat, "offer", offer.side, tuple(n for n, _ in terms), asked(state, offer.side, terms))
        case e.TextLaid(terms, _):
            return _at(beat, "text", None, tuple(n for n, _ in terms), draft(state, terms))
        case e.Initialled(article, _):
            return _at(beat, "initials", None, (article,), draft(state))
        case e.ArticleWithdrawn(by, article):
            return _at(beat, "withdrawn", by, (article,), draft(state))
        case e.Signed(treaty):
            return _at(beat, "treaty", None, tuple(range(len(treaty))), treaty)
    return None


def _at(beat: Beat, what: str, by: Side | None, articles: tuple[int, ...], treaty: Treaty) -> Stop:
    return Stop(beat.sitting, what, by, articles, treaty, worth_to_each(beat.after, treaty))


def _initials_joined(stops: list[Stop]) -> tuple[Stop, ...]:
    """Articles initialled in one breath make one stop."""
    joined: list[Stop] = []
    for stop in stops:
        last = joined[-1] if joined else None
        if last is not None and last.what == stop.what == "initials" and last.sitting == stop.sitting:
            articles = (*last.articles, *stop.articles)
            joined[-1] = Stop(stop.sitting, stop.what, None, articles, stop.treaty, stop.points)
        else:
            joined.append(stop)
    return tuple(joined)


def _day(number: int, state: GameState) -> Day:
    return Day(
        sitting=number,
        date=state.board.dates[number - 1],
        asks=each(lambda side: worth_to_each(state, asked(state, side))),
        draft=worth_to_each(state, draft(state)),
        settled=sum(matter.settled is not None for matter in state.common.matters),
        walk_away=each(lambda side: walk_away(state, side)),
        left=joint_left(state),
    )
