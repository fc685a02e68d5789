"""A side's dossier: who it is, its instructions, what everything is worth to it, and what it does not know."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import Side
from game.scenario.definition import Scenario
from game.session.presentation import Note, noted
from game.views.estimates import walk_away_band
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of the mandate now: the least welcome option authorised, how stubbornly, said in public or not."""

    article: int
    option: int
    kind: str
    announced: bool


@dataclass(frozen=True, slots=True)
class BriefLink:
    """Options worth more or less together to this side."""

    text: str
    cells: tuple[tuple[int, tuple[int, ...]], ...]
    points: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """A dossier for one side's eyes. `points` has one row an article; `why` one text an article."""

    side: Side
    brief: str
    unknowns: str
    mediator: str
    doctrine: str
    doctrine_name: str
    doctrine_summary: str
    letter: str
    letter_note: Note
    points: tuple[tuple[int, ...], ...]
    why: tuple[str, ...]
    mandate: tuple[BriefLine, ...]
    links: tuple[BriefLink, ...]
    walk_away: tuple[int, int]


def brief(scenario: Scenario, view: SideView) -> Briefing:
    """The dossier of the side whose view this is, as things stand now."""
    side = view.side
    spec = scenario.sides.of(side)
    doctrine = scenario.doctrine(side, view.own.doctrine)
    titles = {source.code: source.title for source in scenario.sources}
    return Briefing(
        side=side,
        brief=spec.brief,
        unknowns=spec.unknowns,
        mediator="" if scenario.mediator is None else scenario.mediator.brief.of(side),
        doctrine=doctrine.id,
        doctrine_name=doctrine.name,
        doctrine_summary=doctrine.summary,
        letter=doctrine.letter,
        letter_note=noted(doctrine.fact, titles),
        points=view.own.points,
        why=tuple(article.why.of(side) for article in scenario.articles),
        mandate=tuple(
            BriefLine(number, line.option, line.kind, line.announced)
            for number, line in enumerate(view.own.mandate)
            if line is not None
        ),
        links=tuple(
            BriefLink(link.text, link.cells, link.points.of(side)) for link in scenario.links if link.points.of(side)
        ),
        walk_away=walk_away_band(view),
    )
