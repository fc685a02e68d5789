"""The end of a game as plain data, for everyone: the verdict, and what had been secret."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.kernel.sides import BySide, Side, each
from game.scenario.definition import Scenario
from game.session.match import Match

if TYPE_CHECKING:
    from game.analysis.courses import Course
    from game.analysis.plane import Plane
    from game.analysis.story import Story
    from game.analysis.verdict import Verdict
    from game.analysis.zones import Zone
    from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Revealed:
    """What one side's instructions had been: id, name, letter, points and lines on the first day."""

    doctrine: str
    name: str
    letter: str
    points: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """What everyone may know once it is over.

    The `verdict` on its end, the `story` of how it came to it, the `plane` of both sides' points, the `courses` of the
    tracks and, per sitting, the `zones` of treaties that both capitals would have taken.
    """

    verdict: Verdict
    story: Story
    plane: Plane
    courses: tuple[Course, ...]
    zones: tuple[Zone, ...]
    revealed: BySide[Revealed]
    history: tuple[int, ...]
    directed: bool


def make_debrief(match: Match, words: Scenario | None = None) -> Debrief | None:
    """The debrief of a finished match; None while it is being played.

    `words`: the scenario of the match in another language, which differs in nothing but texts.
    """
    if not match.over:
        return None
    words = words or match.edition.scenario
    from game.analysis.courses import courses  # here, so that a game in play does not wait for the analysis
    from game.analysis.plane import plane
    from game.analysis.story import story
    from game.analysis.timeline import sittings, timeline
    from game.analysis.verdict import verdict
    from game.analysis.zones import zone_of

    state = replace(match.state, scenario=words)
    beats = timeline(state, match.events)
    return Debrief(
        verdict=verdict(state, match.events),
        story=story(state, match.events, _believed),
        plane=plane(state),
        courses=courses(beats),
        zones=tuple(zone_of(moment) for _, moment in sittings(beats)),
        revealed=each(lambda side: _revealed(words, side, match.header.instructions.of(side))),
        history=words.history,
        directed=match.header.directed,
    )


def _believed(view: SideView) -> tuple[int, ...]:
    """What a delegation makes of the other side's instructions: the computer's own sums, for people's seats as well."""
    from game.ai.beliefs import beliefs_of

    return beliefs_of(view).weights


def _revealed(words: Scenario, side: Side, instructions: str) -> Revealed:
    doctrine = words.doctrine(side, instructions)
    lines = tuple((line.article, line.option, line.kind) for line in doctrine.mandate)
    return Revealed(doctrine.id, doctrine.name, doctrine.letter, doctrine.points, lines)
