"""What a teacher or an author may do from outside the game; all of it public in the minutes."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.parts import Closing, Phase
from game.engine.play import Play
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_dispatches import fire
from game.engine.rules_endings import end_in_war
from game.engine.rules_turns import answer_lapsed
from game.engine.state import GameState

DirectorAction = a.Inject | a.TakeOver | a.EndNow | a.SetCalendar


def director_refusal(state: GameState, action: DirectorAction) -> Refused | None:
    """Why the director may not do this, or None."""
    if state.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    if isinstance(action, a.Inject) and action.event not in state.scenario.event_by_id:
        return refuse(Code.NO_SUCH_EVENT)
    if isinstance(action, a.SetCalendar):
        fits = state.common.sitting <= action.sittings <= len(state.board.turns)
        return None if fits else refuse(Code.BAD_CALENDAR)
    return None


def direct(play: Play, action: DirectorAction) -> None:
    """Do it."""
    match action:
        case a.Inject(event):
            spec = play.state.scenario.event_by_id[event]
            play.emit(e.Directed("inject", event if spec.to is None else ""))
            fire(play, spec)
            play.refresh()
            answer_lapsed(play)
        case a.TakeOver(side, computer):
            play.emit(e.Directed("take_over", play.state.board.side_ids.of(side)))
            play.emit(e.SeatTaken(side, computer))
        case a.EndNow():
            play.emit(e.Directed("end_now", ""))
            end_in_war(play, Closing("", "adjourned"))
        case a.SetCalendar(sittings):
            play.emit(e.Directed("set_calendar", str(sittings)))
            play.emit(e.CalendarSet(sittings))
