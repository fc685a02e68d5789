"""Dispatches (R2): drift, events, cables and reports, the mediator, orders, endings; then the table is opened."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.parts import Phase, Stage
from game.engine.play import Play
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_capital import answer_cables, arrive_orders, deliver_leaks, deliver_reports
from game.engine.rules_endings import pull_triggers
from game.engine.rules_turns import answer_lapsed, open_table
from game.engine.run_effects import run_effects
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import EventSpec

INFLUENCE_A_SITTING = 2


def open_sitting(play: Play, sitting: int) -> None:
    """Begin a sitting: tracks drift, what was due happens, events fire. Choices may then be waited for."""
    play.emit(e.SittingOpened(sitting))
    if sitting > 1:
        _drift(play)
        for side in BOTH_SIDES:
            play.meter("influence", side, INFLUENCE_A_SITTING, "sitting")
    _run_due(play)
    _fire_events(play)
    play.refresh()
    play.emit(e.StageSet(Phase.DISPATCHES, Stage.READING, None))
    go_on_reading(play)


def go_on_reading(play: Play) -> None:
    """When every choice has been answered, go on to what else the dispatches bring."""
    if any(play.state.own.of(side).asked for side in BOTH_SIDES):
        return
    answer_cables(play)
    deliver_leaks(play)
    deliver_reports(play)
    play.refresh()
    if play.state.board.mediator:
        play.emit(e.StageSet(Phase.DISPATCHES, Stage.MEDIATOR, a.Actor.MEDIATOR))
    else:
        close_dispatches(play)


def close_dispatches(play: Play) -> None:
    """Orders to go home arrive, endings are tested, and the table opens."""
    arrive_orders(play)
    pull_triggers(play)
    if not play.state.over:
        play.refresh()
        open_table(play)


def _drift(play: Play) -> None:
    for number, track in enumerate(play.state.scenario.tracks):
        change = sum(drift.change for drift in track.drifts if play.holds(drift.when))
        play.track(number, change, "drift")


def _run_due(play: Play) -> None:
    sitting = play.state.common.sitting
    due = [item for item in play.state.hidden.due if item.sitting <= sitting]
    if due:
        play.emit(e.EffectsTaken(sitting))
    for item in due:
        run_effects(play, item.effects, f"{item.stream}.due")


def _fire_events(play: Play) -> None:
    for spec in play.state.scenario.events:
        if _considered(play, spec):
            if _fires(play, spec):
                fire(play, spec)
            elif spec.dated:
                play.emit(e.EventNoted(spec.id, play.state.common.sitting, missed=True))


def _considered(play: Play, spec: EventSpec) -> bool:
    """Whether this is a sitting at which the event may fire at all."""
    hidden, sitting = play.state.hidden, play.state.common.sitting
    last = max((when for fired, when in hidden.fired if fired == spec.id), default=None)
    if last is not None and (not spec.repeat or sitting - last < spec.repeat):
        return False
    if spec.id in hidden.missed:
        return False
    if spec.instead_of is not None:
        return spec.instead_of in hidden.missed
    if not spec.sitting <= sitting <= spec.until:
        return False
    return not spec.dated or last is None


def _fires(play: Play, spec: EventSpec) -> bool:
    if not play.holds(spec.when):
        return False
    return spec.chance >= 1000 or play.happens(f"event.{spec.id}", spec.chance)


def fire(play: Play, spec: EventSpec) -> None:
    """An event arrives: its text, its effects, its question."""
    play.emit(e.EventNoted(spec.id, play.state.common.sitting))
    play.emit(e.EventFired(spec.to, spec.id))
    run_effects(play, spec.effects, f"event.{spec.id}")
    if spec.asks is not None:
        play.emit(e.ChoicePut(spec.asks, spec.id))


def choose(play: Play, side: Side, action: a.Choose) -> Refused | None:
    """Answer the choice that an event puts."""
    spec = play.state.scenario.event_by_id[action.event]
    answer = next((item for item in spec.answers if item.id == action.answer), None)
    if answer is None:
        return refuse(Code.NO_SUCH_ANSWER)
    play.emit(e.ChoiceMade(side, spec.id, answer.id))
    play.emit(e.ChoiceNoted(spec.id, answer.id))
    if answer.public:
        play.emit(e.ChoiceKnown(side, spec.id, answer.id))
    run_effects(play, answer.effects, f"answer.{spec.id}.{answer.id}")
    play.refresh()
    if play.state.common.stage is Stage.READING:
        go_on_reading(play)
    else:
        answer_lapsed(play)
    return None
