"""What a scenario's effects do (R14)."""

from __future__ import annotations

from game.engine import events as e
from game.engine.parts import Phase
from game.engine.play import Play
from game.engine.treaty import ladder_better
from game.kernel.conditions import ALWAYS
from game.kernel.effects import (
    EaseCable,
    Effect,
    Gamble,
    Guarded,
    Later,
    MoveMandate,
    MoveMeter,
    MovePoints,
    MoveTrack,
    SendOrder,
    SendReport,
    SetInstrument,
    SetOption,
    ShareBlame,
)
from game.kernel.sides import Side

LEAK_CHANCE = 300
LEAK_CHANCE_BY_LETTER = 150


def run_effects(play: Play, effects: tuple[Guarded, ...], stream: str) -> None:
    """Run effects in order, each if its guard holds when its turn comes. `stream` names their draws."""
    for position, guarded in enumerate(effects):
        if play.holds(guarded.when):
            run_effect(play, guarded.effect, f"{stream}.{position}")


def run_effect(play: Play, effect: Effect, stream: str) -> None:
    """Run one effect."""
    match effect:
        case MoveTrack(track, change):
            play.track(track, change, stream)
        case MoveMeter(meter, side, change):
            play.meter(meter, side, change, _cause(play, side, stream))
        case MoveMandate():
            _mandate(play, effect)
        case MovePoints(side, article, option, change):
            value = play.state.own.of(side).points[article][option] + change
            play.emit(e.PointsMoved(side, article, option, value))
        case SetOption(article, option, open_):
            play.emit(e.OptionSet(article, option, open_))
        case SetInstrument(side, instrument, allowed):
            play.emit(e.InstrumentSet(side, instrument, allowed))
        case SendOrder(side, send):
            _order(play, side, send)
        case SendReport(to, subject, article, track, truth):
            sitting = play.state.common.sitting + 1
            play.emit(e.ReportSet(to, subject, article, track, truth, sitting))
        case EaseCable(side, article, per_mille):
            play.emit(e.CableEased(side, article, per_mille))
        case Later(sittings, inner):
            play.emit(e.EffectsDue(play.state.common.sitting + sittings, inner, stream))
        case ShareBlame(side):
            if not play.state.own.of(side).blame_shared:
                play.emit(e.BlameShared(side))
        case Gamble(per_mille, success, failure):
            won = play.happens(stream, per_mille)
            _tell(play, stream, won)
            run_effects(play, success if won else failure, f"{stream}.{'won' if won else 'lost'}")


def _cause(play: Play, side: Side | None, stream: str) -> str:
    """What moved a meter, as its owner may know it: `elsewhere` when it was the other side's secret doing."""
    origin, name, detail = (*stream.split("."), "", "")[:3]
    if side is None:
        return stream
    if origin == "instrument":
        known = name == str(int(side))
    elif origin == "answer":
        spec = play.state.scenario.event_by_id[name]
        known = spec.asks is side or any(item.public for item in spec.answers if item.id == detail)
    else:
        known = origin != "event" or play.state.scenario.event_by_id[name].to in (None, side)
    return stream if known else "elsewhere"


def _tell(play: Play, stream: str, won: bool) -> None:
    """Tell a side how chance decided over an instrument of its own, when nothing but chance did."""
    origin, number, name, *path = (*stream.split("."), "", "")
    instrument = play.state.board.instrument(name) if origin == "instrument" else None
    if instrument is None:
        return
    side = Side(int(number))
    if _in_the_open(instrument.dress.of(side).effects, path):
        play.emit(e.ActTold(side, name, (), won, "won" if won else "lost"))


def _in_the_open(effects: tuple[Guarded, ...], path: list[str]) -> bool:
    """Whether what `path` leads to comes about whatever holds: that it came about then tells its author nothing."""
    for step in path:
        if step in ("won", "lost"):
            return False
        if step.isdigit():
            guarded = effects[int(step)]
            if guarded.when != ALWAYS:
                return False
            effects = guarded.effect.effects if isinstance(guarded.effect, Later) else ()
    return True


def _order(play: Play, side: Side, send: bool) -> None:
    """Send an order to go home, for the next sitting when the table has risen; or take one back."""
    order = play.state.own.of(side).order
    if not send:
        if order is not None:
            play.emit(e.OrderDropped(side))
    elif order is None:
        evening = play.state.common.phase is Phase.EVENING
        sitting = play.state.common.sitting + (1 if evening else 0)
        final = play.state.hidden.defiant.of(side)
        play.emit(e.OrderCame(side, sitting, final, play.draw(f"order.variant.{side}", 1000)))


def _mandate(play: Play, effect: MoveMandate) -> None:
    line = play.state.own.of(effect.side).mandate[effect.article]
    last = len(play.state.board.articles[effect.article].options) - 1
    if effect.to is not None:
        option = effect.to
    elif line is None:
        return
    else:
        step = effect.steps if effect.side is Side.FIRST else -effect.steps
        option = max(0, min(last, line.option + step))
    kind = effect.kind or ("firm" if line is None else line.kind)
    move_line(play, effect.side, effect.article, option, kind, LEAK_CHANCE)


def move_line(
    play: Play, side: Side, article: int, option: int, kind: str, leak: int, *, granted: int | None = None
) -> None:
    """Set a side's line. A wider one releases a public red line; one that moves may leak (R10a, R12)."""
    line = play.state.own.of(side).mandate[article]
    if line is not None and (line.option, line.kind) == (option, kind) and granted is None:
        return
    wider = line is not None and ladder_better(side.other, option, line.option)
    steps = granted if granted is not None else 0 if line is None else line.granted
    announced = line is not None and line.announced and not wider
    play.emit(e.MandateMoved(side, article, option, kind, steps, wider, announced))
    if wider and line is not None and line.announced:
        play.emit(e.RedLineReleased(side, article))
    if line is None or line.option != option:
        play.emit(e.LeakSet(side.other, article, option, leak, play.state.common.sitting + 1))
