"""The evening (R12, R13): secret choices, then everything resolves in one order."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.board import BoardInstrument
from game.engine.facts import judged
from game.engine.play import Play
from game.engine.react import react
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_capital import limit_of
from game.engine.rules_dispatches import open_sitting
from game.engine.rules_endings import end_evening
from game.engine.rules_offers import initial
from game.engine.rules_turns import reckon_sitting
from game.engine.run_effects import run_effects
from game.engine.state import evening_done
from game.engine.treaty import ladder_better
from game.kernel.sides import BOTH_SIDES, BySide, Side, each

ORDER = (
    "stall",
    "announce",
    "press",
    "confide",
    "appeal",
    "ask_text",
    "sound_out",
    "cable",
    "probe",
    "probe_war",
    "plain",
)
TEXT_AGREED_GOODWILL = 2
TEXT_REFUSED_GOODWILL = -4
ASKED_AGAIN_STANDING = -2
REPEAT_WINDOW = 3
VARIANTS = 1000
CONFIDED_GOODWILL = 2
SLIP_TRUTH = 900
STAFF_SITTINGS = 3
TRUTHFUL = 650


def choose_instrument(play: Play, side: Side, action: a.PlayInstrument) -> Refused | None:
    """Put an instrument aside for this evening. What the side could not know may still forbid it, in neutral words."""
    instrument = play.state.scenario.instrument_by_id[action.instrument]
    if not judged(play.state, instrument.dress.of(side).when):
        return refuse(Code.UNAVAILABLE)
    play.emit(e.InstrumentChosen(side, action.instrument, action.articles, action.target))
    close_evening(play)
    return None


def save_influence(play: Play, side: Side) -> None:
    """Play nothing."""
    play.emit(e.InfluenceSaved(side))
    close_evening(play)


def mark_text(play: Play, side: Side, action: a.MarkText) -> None:
    """Mark the mediator's text in secret."""
    play.emit(e.TextMarked(side, action.accept))
    close_evening(play)


def close_evening(play: Play) -> None:
    """When both sides have chosen: resolve, test the ends of a day, and open the next sitting."""
    if not all(evening_done(play.state, side) for side in BOTH_SIDES):
        return
    for kind in ORDER:
        _resolve_kind(play, kind)
    _resolve_text(play)
    play.refresh()
    play.emit(e.EveningClosed())
    if not end_evening(play):
        open_sitting(play, play.state.common.sitting + 1)


def _chosen(play: Play, side: Side) -> BoardInstrument | None:
    name = play.state.own.of(side).evening.instrument
    return None if name is None else play.state.board.instrument(name)


def _resolve_kind(play: Play, kind: str) -> None:
    playing: BySide[BoardInstrument | None] = each(lambda side: _chosen(play, side))
    sides = [side for side in BOTH_SIDES if (tool := playing.of(side)) is not None and tool.kind == kind]
    for side in sides:
        tool = playing.of(side)
        if tool is not None:
            _play(play, side, tool)
    if kind == "sound_out" and sides:
        _sound_out(play, sides, playing)


def _play(play: Play, side: Side, tool: BoardInstrument) -> None:
    evening = play.state.own.of(side).evening
    dress = tool.dress.of(side)
    play.meter("influence", side, -dress.cost, tool.id)
    play.emit(e.InstrumentPlayed(side, tool.id, evening.articles, evening.target))
    match tool.kind:
        case "announce":
            _announce(play, side, evening.articles[0])
        case "press":
            play.emit(e.PressPlayed(side, tool.id))
        case "confide":
            _confide(play, side, evening.articles, tool.odds)
        case "appeal":
            play.emit(e.MediatorAsked(side.other, evening.articles[0]))
        case "ask_text":
            play.emit(e.MediatorAsked(side, None))
        case "cable":
            _cable(play, side)
        case "probe":
            _probe(play, side, tool.odds)
        case "probe_war":
            _staff(play, side, tool)
        case "stall":
            _stall(play, side, tool)
    run_effects(play, dress.effects, f"instrument.{side}.{tool.id}")


def _announce(play: Play, side: Side, article: int) -> None:
    """A public red line at what the side has asked for, never past its own line; its mandate is set to it."""
    line = play.state.own.of(side).mandate[article]
    position = play.state.common.desks.of(side).positions[article]
    last = len(play.state.board.articles[article].options) - 1
    option = position if position is not None else (0 if side is Side.FIRST else last)
    if line is not None and ladder_better(side.other, option, line.option):
        option = line.option
    kind = "firm" if line is None else line.kind
    granted = 0 if line is None else line.granted
    play.emit(e.MandateMoved(side, article, option, kind, granted, False, True))
    play.emit(e.RedLineAnnounced(side, article, option))
    react(play, "announced", side, (article,))


def _confide(play: Play, side: Side, articles: tuple[int, ...], odds: int) -> None:
    play.emit(e.Confided(side, articles))
    for article in articles:
        play.emit(e.MediatorTold(side, article, limit_of(play.state, side, article)))
    play.meter("goodwill", side, CONFIDED_GOODWILL, "confided")
    if play.happens(f"slip.{side}", odds):
        article = articles[play.draw(f"slip.{side}.which", len(articles))]
        sitting = play.state.common.sitting + 1
        play.emit(e.ReportSet(side.other, "mandate", article, None, SLIP_TRUTH, sitting))


def _cable(play: Play, side: Side) -> None:
    evening = play.state.own.of(side).evening
    if evening.target == "offer":
        offer = play.state.common.desks.other(side).offer
        play.emit(e.CableSent(side, None, () if offer is None else offer.terms))
        return
    article = evening.articles[0]
    asked = dict(play.state.own.of(side).cabled).get(article)
    play.emit(e.CableSent(side, article, ()))
    if asked is not None and play.state.common.sitting - asked <= REPEAT_WINDOW:
        play.meter("standing", side, ASKED_AGAIN_STANDING, "asked_again")


def _probe(play: Play, side: Side, odds: int) -> None:
    evening = play.state.own.of(side).evening
    sitting = play.state.common.sitting + 1
    if evening.target == "walk_away":
        play.emit(e.ReportSet(side, "walk_away", None, None, odds, sitting))
    else:
        play.emit(e.ReportSet(side, "mandate", evening.articles[0], None, odds, sitting))
    play.emit(e.ReportSet(side, "order", None, None, odds, sitting))


def _stall(play: Play, side: Side, tool: BoardInstrument) -> None:
    if play.state.own.of(side).order is None:
        play.emit(e.ActTold(side, tool.id, (), False, "no_order"))
    else:
        play.emit(e.OrderSlept(side))


def _staff(play: Play, side: Side, tool: BoardInstrument) -> None:
    """Read better, for some sittings, the gauge that weighs most in one's walk-away among those not read exactly."""
    best: tuple[int, int] | None = None
    for term in play.state.board.walk_away.of(side).terms:
        sight = play.state.scenario.tracks[term.track].sight.of(side)
        if sight.kind != "exact" and (best is None or abs(term.coefficient) > best[0]):
            best = (abs(term.coefficient), term.track)
    if best is None:
        play.emit(e.ActTold(side, tool.id, (), False, "nothing_hidden"))
    else:
        play.emit(e.StaffReading(side, best[1], play.state.common.sitting + STAFF_SITTINGS))


def _sound_out(play: Play, sides: list[Side], playing: BySide[BoardInstrument | None]) -> None:
    """Both chiefs, or one come to an invitation of yesterday's: each learns one preference. A lone one is seen."""
    sitting = play.state.common.sitting
    first = sides[0]
    invited = play.state.common.desks.other(first).invited == sitting - 1 > 0
    tool = playing.of(first)
    if tool is None:
        return
    if len(sides) == 1 and not invited:
        refund = (tool.dress.of(first).cost + 1) // 2
        play.meter("influence", first, refund, "refund")
        play.emit(e.Refunded(first, tool.id, refund, "nobody_came"))
        play.emit(e.SeenAlone(first))
        return
    play.emit(e.Sounded(play.happens("sound_out.seen", tool.odds)))
    truth = min(950, TRUTHFUL + 5 * play.state.hidden.rapport)
    mine = play.state.own.of(first).evening.articles[0]
    for side in BOTH_SIDES:
        articles = play.state.own.of(side).evening.articles
        article = articles[0] if side in sides and articles else mine
        play.emit(e.ReportSet(side, "preference", article, None, truth, sitting))


def _resolve_text(play: Play) -> None:
    terms = play.state.common.text
    if terms is None:
        return
    reckoned = play.state.common.fruitful
    marks = play.state.own.map(lambda own: own.evening.marked is True)
    if marks.first and marks.second:
        initial(play, terms, None)
        play.emit(e.TextAgreed(terms))
        for article, _ in terms:
            _release(play, article)
        play.both("goodwill", TEXT_AGREED_GOODWILL, "text_agreed")
    else:
        play.emit(e.TextFailed(play.draw("text.failed", VARIANTS), overtaken=False))
        for side in BOTH_SIDES:
            if not marks.of(side):
                play.meter("goodwill", side, TEXT_REFUSED_GOODWILL, "text_refused")
    if not reckoned:
        reckon_sitting(play)


def _release(play: Play, article: int) -> None:
    """The mediator's text releases whoever had sworn in public on an article (R12)."""
    for side in BOTH_SIDES:
        line = play.state.own.of(side).mandate[article]
        if line is not None and line.announced:
            play.emit(e.MandateMoved(side, article, line.option, line.kind, line.granted, False))
            play.emit(e.RedLineReleased(side, article))
