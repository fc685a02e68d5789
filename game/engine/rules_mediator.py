"""The mediator's acts (R13): he writes, sends a text, warns, or waits. What he decides on is not in this module."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.parts import Phase, Stage, Use
from game.engine.play import Play
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_dispatches import close_dispatches
from game.engine.rules_table import after_mediator
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES, Side

LETTER_EASE = 150
LETTER_PATIENCE = -2
TEXT_PATIENCE = -5
WARN_PATIENCE = -1
VARIANTS = 1000
DONE = ("sent", "written")

MediatorAction = a.Write | a.SendText | a.Warn | a.Wait


def mediator_refusal(state: GameState, action: MediatorAction) -> Refused | None:
    """Why the mediator may not do this now, or None."""
    if state.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    if state.common.stage is not Stage.MEDIATOR:
        return refuse(Code.NOT_YOUR_TURN)
    matters = state.common.matters
    if isinstance(action, (a.Write, a.Warn)):
        known = 0 <= action.article < len(matters)
        return None if known and matters[action.article].open else refuse(Code.NO_OPEN_ARTICLE)
    if isinstance(action, a.SendText):
        return _text_refusal(state, action)
    return None


def _text_refusal(state: GameState, action: a.SendText) -> Refused | None:
    if state.common.phase is not Phase.DISPATCHES or state.common.text is not None:
        return refuse(Code.NOT_NOW)
    if len({article for article, _ in action.terms}) != len(action.terms):
        return refuse(Code.ARTICLE_TWICE)
    if not 0 < len(action.terms) <= state.board.text_articles:
        return refuse(Code.TOO_MANY_ARTICLES, limit=state.board.text_articles)
    for article, option in action.terms:
        if not 0 <= article < len(state.common.matters) or not state.common.matters[article].open:
            return refuse(Code.NO_OPEN_ARTICLE)
        closed = option in state.common.matters[article].closed
        if closed or not 0 <= option < len(state.board.articles[article].options):
            return refuse(Code.NO_SUCH_OPTION)
    return None


def mediate(play: Play, action: MediatorAction) -> None:
    """Do what the mediator decided, and go on."""
    sitting = play.state.common.sitting
    match action:
        case a.Write(side, article):
            play.emit(e.MediatorWrote(side, article, play.draw(f"letter.variant.{side}", VARIANTS)))
            play.emit(e.CableEased(side, article, LETTER_EASE))
            play.emit(e.MediatorActed(side, article, sitting))
            play.meter("mediator_patience", None, LETTER_PATIENCE, "letter")
        case a.SendText(terms):
            play.emit(e.TextLaid(tuple(sorted(terms)), play.draw("text.variant", VARIANTS)))
            play.emit(e.MediatorActed(None, None, sitting))
            play.meter("mediator_patience", None, TEXT_PATIENCE, "text")
        case a.Warn(side, article):
            play.emit(e.MediatorWarned(side, article, play.draw(f"warn.variant.{side}", VARIANTS)))
            play.meter("mediator_patience", None, WARN_PATIENCE, "warning")
    if play.state.common.phase is Phase.TABLE:
        after_mediator(play)
    else:
        for side in BOTH_SIDES:
            _answer_requests(play, side, action)
        close_dispatches(play)


def _answer_requests(play: Play, side: Side, action: MediatorAction) -> None:
    """Tell a side what has come of what it asked of the mediator on the evening before."""
    for use in play.state.own.of(side).uses:
        tool = play.state.board.instrument(use.instrument)
        if tool is None or tool.kind not in ("appeal", "ask_text") or use.sitting != play.state.common.sitting - 1:
            continue
        why = _outcome(play.state, side, use, tool.kind, action)
        play.emit(e.ActTold(side, tool.id, use.articles, why in DONE, why))


def _outcome(state: GameState, side: Side, use: Use, kind: str, action: MediatorAction) -> str:
    """What came of a request, from what its author may know of it: what was done for him, and public things."""
    if kind == "ask_text" and isinstance(action, a.SendText):
        return "sent"
    if kind == "appeal" and action == a.Write(side.other, use.articles[0]):
        return "written"
    if kind == "appeal" and not state.common.matters[use.articles[0]].open:
        return "settled"
    return "weary" if state.common.room.mediator == 0 else "not_now"
