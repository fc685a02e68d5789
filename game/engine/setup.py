"""Scenario, seed and instructions become the first state and its opening events."""

from __future__ import annotations

from dataclasses import replace

from game.engine.apply import Applied
from game.engine.capital_sums import MIDDLE
from game.engine.facts import walk_away
from game.engine.make_board import make_board
from game.engine.parts import Common, Desk, Line, Matter, MediatorMind, Own, Phase, Room, Stage
from game.engine.play import Play
from game.engine.rules_dispatches import open_sitting
from game.engine.state import GameState, Hidden
from game.kernel.draws import pick
from game.kernel.sides import BySide, Side, each
from game.scenario.definition import Doctrine, Scenario


def drawn_instructions(scenario: Scenario, seed: str) -> BySide[str]:
    """The doctrines that a seed gives, by their priors (R18)."""

    def one(side: Side) -> str:
        cards = scenario.doctrines.of(side)
        return cards[pick(seed, "doctrine", int(side), tuple(card.prior for card in cards))].id

    return each(one)


def historical_instructions(scenario: Scenario) -> BySide[str]:
    """The doctrines that were in force in fact."""

    def one(side: Side) -> str:
        cards = scenario.doctrines.of(side)
        return next((card.id for card in cards if card.historical), cards[0].id)

    return each(one)


def setup(scenario: Scenario, seed: str, instructions: BySide[str], openers: tuple[Side, ...] = ()) -> Applied:
    """The first state, standing at the first sitting, with the events that opened it.

    `openers` fixes who opens the table at the first sittings (a recorded playthrough); later ones are drawn.
    """
    play = Play(blank(scenario, seed, instructions, openers))
    open_sitting(play, 1)
    return Applied(play.state, tuple(play.events))


def blank(scenario: Scenario, seed: str, instructions: BySide[str], openers: tuple[Side, ...] = ()) -> GameState:
    """The state before the first sitting."""
    board = make_board(scenario)
    count = len(scenario.articles)
    tracks = _tracks(scenario, instructions)
    unread = tuple(None for _ in tracks)
    mediator = scenario.mediator
    shared = dict(scenario.shared_meters)
    desk = Desk(positions=(None,) * count)
    common = Common(
        sitting=0,
        last=len(scenario.calendar),
        phase=Phase.DISPATCHES,
        stage=Stage.READING,
        to_move=None,
        opener=None,
        matters=(Matter(),) * count,
        desks=BySide(desk, desk),
        readings=unread,
        room=Room(),
    )
    nothing = (0,) * count
    hidden = Hidden(
        seed=seed,
        openers=openers,
        tracks=tracks,
        rapport=shared.get("rapport", 50),
        world=shared.get("world", 50),
        mediator_patience=0 if mediator is None else mediator.patience,
        credibility=each(lambda side: scenario.sides.of(side).start("credibility")),
        opening_walk_away=BySide(0, 0),
        mind=MediatorMind((), BySide(nothing, nothing)),
    )
    own = each(lambda side: _own(scenario, side, instructions.of(side)))
    state = GameState(scenario, board, common, own, hidden)
    return _with_openings(state)


def _with_openings(state: GameState) -> GameState:
    opening = each(lambda side: walk_away(state, side))
    return replace(state, hidden=replace(state.hidden, opening_walk_away=opening))


def _tracks(scenario: Scenario, instructions: BySide[str]) -> tuple[int, ...]:
    tracks = [track.start for track in scenario.tracks]
    for side in (Side.FIRST, Side.SECOND):
        for track, value in scenario.doctrine(side, instructions.of(side)).start_tracks:
            tracks[track] = value
    return tuple(tracks)


def _own(scenario: Scenario, side: Side, doctrine_id: str) -> Own:
    doctrine: Doctrine = scenario.doctrine(side, doctrine_id)
    spec = scenario.sides.of(side)
    lines: list[Line | None] = [None] * len(scenario.articles)
    for line in doctrine.mandate:
        lines[line.article] = Line(line.option, line.kind)
    mediator = scenario.mediator
    return Own(
        doctrine=doctrine.id,
        points=doctrine.points,
        mandate=tuple(lines),
        standing=spec.start("standing"),
        influence=spec.start("influence"),
        patience=spec.start("patience"),
        goodwill=MIDDLE if mediator is None else mediator.goodwill.of(side),
        readings=tuple(None for _ in scenario.tracks),
    )
