"""What a teacher or an author may do from outside the game; all of it public in the minutes."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.parts import Closing, Phase, Stage
from game.engine.play import Play
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_dispatches import fire
from game.engine.rules_endings import end_in_war, sign_treaty
from game.engine.rules_turns import answer_lapsed
from game.engine.state import GameState
from game.kernel.sides import BySide

DirectorAction = a.Inject | a.TakeOver | a.EndNow | a.SetCalendar | a.PutToVote


def director_refusal(state: GameState, action: DirectorAction) -> Refused | None:
    """Why the director may not do this, or None."""
    if state.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    if isinstance(action, a.Inject) and action.event not in state.scenario.event_by_id:
        return refuse(Code.NO_SUCH_EVENT)
    if isinstance(action, a.SetCalendar):
        fits = state.common.sitting <= action.sittings <= len(state.board.turns)
        return None if fits else refuse(Code.BAD_CALENDAR)
    if isinstance(action, a.PutToVote):
        return _vote_refusal(state, action)
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
        case a.PutToVote(first, second):
            _put_to_vote(play, BySide(_heard(first), _heard(second)))


def _vote_refusal(state: GameState, action: a.PutToVote) -> Refused | None:
    """Votes are heard on a text that waits for its second signature, and on nothing else."""
    if action.first not in a.VOTES or action.second not in a.VOTES:
        return refuse(Code.NO_SUCH_ANSWER)
    return None if state.common.stage is Stage.SIGNING else refuse(Code.NOT_READY_TO_SIGN)


def _heard(vote: str) -> bool | None:
    return None if vote == "none" else vote == "yes"


def _put_to_vote(play: Play, votes: BySide[bool | None]) -> None:
    """The text is signed by whoever was asked to, and goes to both capitals with what was voted there."""
    asked = play.state.common.to_move
    play.emit(e.Directed("put_to_vote", ""))
    if asked is not None and asked.side is not None:
        play.emit(e.MotionAnswered(asked.side, True))
    sign_treaty(play, votes)
