"""A scenario's public half, taken out of it."""

from __future__ import annotations

from game.engine.board import (
    Board,
    BoardArticle,
    BoardDress,
    BoardDrift,
    BoardInstrument,
    BoardInterest,
    BoardLink,
    BoardTrack,
    DoctrineCard,
)
from game.kernel.sides import Side, each
from game.scenario.definition import Doctrine, Dress, Instrument, Scenario, Track


def make_board(scenario: Scenario) -> Board:
    """The board of a scenario."""
    mediator = scenario.mediator
    return Board(
        side_ids=scenario.sides.map(lambda side: side.id),
        articles=tuple(
            BoardArticle(article.id, tuple(option.id for option in article.options), article.silent)
            for article in scenario.articles
        ),
        links=tuple(BoardLink(link.cells, link.points) for link in scenario.links),
        doctrines=scenario.doctrines.map(lambda cards: tuple(_card(card) for card in cards)),
        walk_away=scenario.sides.map(lambda side: side.walk_away),
        capital=scenario.sides.map(lambda side: side.capital_rule),
        orders=scenario.sides.map(lambda side: side.order_rule),
        openings=scenario.sides.map(lambda side: side.opening),
        instruments=tuple(_instrument(instrument) for instrument in scenario.instruments),
        tracks=tuple(_track(track) for track in scenario.tracks),
        turns=tuple(sitting.turns for sitting in scenario.calendar),
        dates=tuple(sitting.date for sitting in scenario.calendar),
        lag=scenario.lag,
        mediator=mediator is not None,
        text_articles=0 if mediator is None else mediator.text_articles,
        interests=()
        if mediator is None
        else tuple(BoardInterest(interest.id, interest.weight, interest.points) for interest in mediator.interests),
    )


def _card(doctrine: Doctrine) -> DoctrineCard:
    lines = tuple((line.article, line.option, line.kind) for line in doctrine.mandate)
    named = {article: (option, kind) for article, option, kind in lines}
    return DoctrineCard(
        doctrine.id, doctrine.prior, doctrine.points, lines, doctrine.walk_away, doctrine.cable_bonus,
        tuple(named.get(article) for article in range(len(doctrine.points))),
    )  # fmt: skip


def _instrument(instrument: Instrument) -> BoardInstrument:
    def dress(side: Side) -> BoardDress:
        worn: Dress = instrument.dress.of(side)
        return BoardDress(worn.cost, worn.rest, worn.limit, worn.when, worn.effects)

    return BoardInstrument(instrument.id, instrument.kind, instrument.odds, each(dress))


def _track(track: Track) -> BoardTrack:
    drifts = tuple(BoardDrift(item.change, item.when) for item in track.drifts)
    return BoardTrack(track.id, track.owner, track.start, drifts)
