"""Endings: signature, ratification, leaving, and the war played out (R6, R11, R15, R15a)."""

from __future__ import annotations

from dataclasses import replace

from game.engine import events as e
from game.engine.evolve import evolve
from game.engine.facts import judged, walk_away
from game.engine.parts import Closing, Phase, Stage
from game.engine.play import Play
from game.engine.rules_capital import decide_treaty, worth
from game.engine.run_effects import run_effects
from game.kernel.draws import pick
from game.kernel.sides import BOTH_SIDES, BySide, Side, each
from game.scenario.definition import WarOutcome

DISGRACE = 30
VINDICATED = 10
REPUDIATED_WORLD = 20
LEAST_WEIGHT = 1
UNHEARD: BySide[bool | None] = BySide(None, None)


def sign_treaty(play: Play, votes: BySide[bool | None] = UNHEARD) -> None:
    """The treaty is signed; each capital decides with a draw of its own, or by what people voted for it."""
    state = play.state
    treaty = []
    for matter, article in zip(state.common.matters, state.board.articles, strict=True):
        option = matter.settled if matter.settled is not None else article.silent
        treaty.append(0 if option is None else option)
    play.emit(e.Signed(tuple(treaty)))
    desks = state.common.desks
    decided = each(lambda side: decide_treaty(play, side, tuple(treaty), desks.of(side).ad_referendum, votes.of(side)))
    if decided.first and decided.second:
        points = each(lambda side: worth(play.state, side, tuple(treaty)))
        close(play, Closing("", "ratified", BySide(True, True), points=points))
        return
    _repudiated(play, decided)


def _repudiated(play: Play, decided: BySide[bool]) -> None:
    for side in BOTH_SIDES:
        if not decided.of(side):
            play.meter("goodwill", side, -REPUDIATED_WORLD, "repudiated")
            turn = -REPUDIATED_WORLD if side is Side.FIRST else REPUDIATED_WORLD
            play.meter("world", None, turn, "repudiated")
    ratified: BySide[bool | None] = BySide(decided.first, decided.second)
    end_in_war(play, Closing("", "repudiated", ratified))


def leave(play: Play, side: Side) -> None:
    """A side goes home over the article it named; blame follows (R15a)."""
    train = play.state.common.train
    article = 0 if train is None else train.article
    kind = "broken_off_final" if train is not None and train.after_final else "broken_off"
    play.emit(e.DelegationLeft(side, article))
    _blame(play, side, article)
    end_in_war(play, Closing("", kind, left=side, cause=article, blamed=side))


def _blame(play: Play, side: Side, article: int | None) -> None:
    """Run what the scenario says of that side's blame, over that article or over anything."""
    for item in play.state.scenario.blames:
        if item.side is side and item.article in (article, None):
            run_effects(play, item.effects, f"blame.{side}.{article}")
            return


def pull_triggers(play: Play) -> None:
    """Endings that come by themselves: a government falls, everyone is exhausted."""
    for spec in play.state.scenario.endings:
        if spec.kind in ("government_fell", "exhausted") and play.holds(spec.when):
            end_in_war(play, Closing(spec.id, spec.kind))
            return


def end_evening(play: Play) -> bool:
    """Test what ends a conference at the end of a day; True when it has ended."""
    common = play.state.common
    for side in BOTH_SIDES:
        order = play.state.own.of(side).order
        if order is None or order.asleep or order.sitting != common.sitting:
            continue
        if common.fruitful:
            play.emit(e.OrderDropped(side))
        elif order.final:
            end_in_war(play, Closing("", "recalled", left=side))
            return True
    if common.sitting >= common.last:
        end_in_war(play, Closing("", "adjourned"))
        return True
    return False


def end_in_war(play: Play, closing: Closing) -> None:
    """Play the war out from the tracks and end the conference with what it brings each side.

    Where nobody left, the blame is on whoever last refused to sign a finished text (R6).
    """
    refuser = play.state.common.refused_to_sign
    if closing.blamed is None and closing.kind != "repudiated" and refuser is not None:
        closing = replace(closing, blamed=refuser)
        _blame(play, refuser, None)
    outcome = _war(play)
    extra: BySide[int] = BySide(0, 0) if outcome is None else outcome.points
    points = each(lambda side: walk_away(play.state, side) + extra.of(side) + _price(closing, side))
    war = None if outcome is None else outcome.id
    close(play, replace(closing, war=war, points=points))


def _price(closing: Closing, side: Side) -> int:
    """What repudiation costs the side that repudiates, and brings the one that did not (R11)."""
    if closing.kind != "repudiated":
        return 0
    if not closing.ratified.of(side):
        return -DISGRACE
    return VINDICATED


def _war(play: Play) -> WarOutcome | None:
    wars = play.state.scenario.wars
    if not wars:
        return None
    tracks = play.state.hidden.tracks
    weights = tuple(
        max(
            LEAST_WEIGHT,
            war.weight
            + sum(term.coefficient * (tracks[term.track] - term.pivot) for term in war.terms if play.holds(term.when)),
        )
        for war in wars
    )
    return wars[pick(play.state.hidden.seed, "war", 0, weights)]


def close(play: Play, closing: Closing) -> None:
    """End the conference; the ending is the first of its kind whose condition holds."""
    named = replace(closing, id=closing.id or _name(play, closing))
    play.emit(e.ConferenceEnded(named))
    play.refresh()
    play.emit(e.StageSet(Phase.OVER, Stage.CLOSED, None))


def _name(play: Play, closing: Closing) -> str:
    closed = evolve(play.state, e.ConferenceEnded(closing))
    for spec in play.state.scenario.endings:
        if spec.kind != closing.kind:
            continue
        if spec.side is not None and not _about(closing, spec.side):
            continue
        if judged(closed, spec.when):
            return spec.id
    return closing.kind


def _about(closing: Closing, side: Side) -> bool:
    """Whether an ending told of one side fits: it repudiated, left, or was called home."""
    if closing.kind == "repudiated":
        return closing.ratified.of(side) is False
    return closing.left is side
