"""What a side may do in the evening (R12, R13)."""

from __future__ import annotations

from game.engine.actions import MarkText, PlayInstrument, SaveInfluence
from game.engine.board import BoardInstrument
from game.engine.parts import Phase, Stage
from game.engine.refusals import Code, Refused, refuse
from game.engine.seat import Seat

ARTICLE_COUNTS: dict[str, tuple[int, int]] = {
    "announce": (1, 1),
    "confide": (1, 2),
    "appeal": (1, 1),
    "sound_out": (1, 1),
    "cable": (1, 1),
    "probe": (1, 1),
}
"""How few and how many articles each kind of instrument is played on; the others are played on none."""


def _tonight(seat: Seat) -> Refused | None:
    if seat.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    return None if seat.common.stage is Stage.EVENING else refuse(Code.NOT_NOW)


def check_save(seat: Seat, action: SaveInfluence) -> Refused | None:
    """Why influence may not be saved now, or None."""
    return _tonight(seat) or (refuse(Code.DONE_FOR_TONIGHT) if seat.own.evening.chosen else None)


def check_mark(seat: Seat, action: MarkText) -> Refused | None:
    """Why the mediator's text may not be marked now, or None."""
    wrong = _tonight(seat)
    if wrong:
        return wrong
    if seat.common.text is None:
        return refuse(Code.NO_TEXT)
    return refuse(Code.DONE_FOR_TONIGHT) if seat.own.evening.marked is not None else None


def check_instrument(seat: Seat, action: PlayInstrument) -> Refused | None:
    """Why this instrument may not be played so, or None."""
    wrong = _tonight(seat)
    if wrong:
        return wrong
    if seat.own.evening.chosen:
        return refuse(Code.DONE_FOR_TONIGHT)
    instrument = seat.board.instrument(action.instrument)
    if instrument is None:
        return refuse(Code.NO_SUCH_INSTRUMENT)
    return available(seat, instrument) or _targets(seat, instrument, action)


def available(seat: Seat, instrument: BoardInstrument) -> Refused | None:
    """Why an instrument is not to be had this evening, whatever it is played on, or None."""
    dress = seat.dress(instrument)
    use = seat.own.use(instrument.id)
    if instrument.id in seat.own.forbidden:
        return refuse(Code.FORBIDDEN)
    if dress.cost > seat.own.influence:
        return refuse(Code.TOO_DEAR, cost=dress.cost)
    if use is not None and seat.common.sitting - use.sitting <= dress.rest:
        return refuse(Code.RESTING, sittings=dress.rest + 1 - (seat.common.sitting - use.sitting))
    if use is not None and dress.limit and use.times >= dress.limit:
        return refuse(Code.USED_UP)
    if seat.judge(dress.when) is False:
        return refuse(Code.CONDITION)
    if instrument.kind == "cable" and seat.own.cable is not None:
        return refuse(Code.CABLE_WAITS)
    if instrument.kind in ("confide", "appeal", "ask_text") and not seat.board.mediator:
        return refuse(Code.CONDITION)
    return None


def _targets(seat: Seat, instrument: BoardInstrument, action: PlayInstrument) -> Refused | None:
    if action.target == "offer":
        return _refer(seat, instrument, action)
    if action.target == "walk_away":
        fits = instrument.kind == "probe" and not action.articles
        return None if fits else refuse(Code.WRONG_ARTICLES)
    if action.target:
        return refuse(Code.WRONG_ARTICLES)
    least, most = ARTICLE_COUNTS.get(instrument.kind, (0, 0))
    articles = action.articles
    if not least <= len(articles) <= most or len(set(articles)) != len(articles):
        return refuse(Code.WRONG_ARTICLES)
    if any(not 0 <= article < len(seat.board.articles) for article in articles):
        return refuse(Code.NO_SUCH_ARTICLE)
    if any(not seat.common.matters[article].open for article in articles):
        return refuse(Code.NO_OPEN_ARTICLE)
    return _line(seat, instrument.kind, articles)


def _line(seat: Seat, kind: str, articles: tuple[int, ...]) -> Refused | None:
    if kind == "cable":
        line = seat.own.mandate[articles[0]]
        if line is None:
            return refuse(Code.NO_LINE, article=f"@article:{articles[0]}")
        if line.announced:
            return refuse(Code.RED_LINE, article=f"@article:{articles[0]}")
        if line.kind == "never":
            return refuse(Code.LINE_NEVER, article=f"@article:{articles[0]}")
        last = len(seat.board.articles[articles[0]].options) - 1
        if line.option == (last if seat.side == 0 else 0):
            return refuse(Code.NO_LINE, article=f"@article:{articles[0]}")
    if kind == "announce" and articles[0] in dict(seat.common.desks.of(seat.side).announced):
        return refuse(Code.RED_LINE, article=f"@article:{articles[0]}")
    return None


def _refer(seat: Seat, instrument: BoardInstrument, action: PlayInstrument) -> Refused | None:
    if instrument.kind != "cable" or action.articles:
        return refuse(Code.WRONG_ARTICLES)
    offer = seat.against
    return None if offer is not None and offer.reserved > 0 else refuse(Code.NO_RESERVED_OFFER)
