"""What a side may try now, computed from its own view alone. Offers come as ranges, not lists."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import actions as a
from game.engine.legality import ready_to_sign, refusal
from game.engine.legality_evening import ARTICLE_COUNTS, available
from game.engine.parts import Stage
from game.engine.refusals import Refused
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class InstrumentOption:
    """An instrument this evening: `refused` says why it is not to be had; `articles` on which it may be played."""

    id: str
    kind: str
    cost: int
    refused: Refused | None
    articles: tuple[int, ...]
    least: int
    most: int
    on_offer: bool
    on_walk_away: bool


@dataclass(frozen=True, slots=True)
class Legal:
    """Everything a side may try now. Empty when nothing is asked of it."""

    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    answer: bool = False
    reserve: bool = False
    act: bool = False
    options: tuple[tuple[int, ...], ...] = ()
    withdraw: tuple[int, ...] = ()
    take_back: bool = False
    sign: bool = False
    answer_signing: bool = False
    need: bool = False
    reply_need: bool = False
    train: tuple[int, ...] = ()
    leave: bool = False
    evening: bool = False
    instruments: tuple[InstrumentOption, ...] = ()
    mark_text: bool = False
    request_improvement: bool = False
    mark_improvement: bool = False

    @property
    def anything(self) -> bool:
        """Whether this side has something to do now."""
        busy = self.answer or self.act or self.answer_signing or self.reply_need or self.leave
        return bool(self.choices) or busy or self.evening or self.mark_text or self.mark_improvement


def why_not(view: SideView, action: a.Action) -> Refused | None:
    """Why this side may not do this, as far as it can know; None when it may try."""
    return refusal(view.seat, action)


def legal(view: SideView) -> Legal:
    """What this side may try now."""
    seat, common, own = view.seat, view.common, view.own
    mine = common.to_move is a.actor_of(view.side)
    choices = tuple((asked.event, tuple(answer.id for answer in asked.answers)) for asked in view.asked)
    evening = common.stage is Stage.EVENING
    if evening:
        return Legal(
            choices=choices,
            evening=not own.evening.chosen,
            instruments=() if own.evening.chosen else _instruments(view),
            mark_text=common.text is not None and own.evening.marked is None,
        )
    if common.stage is Stage.CLOSED:
        return Legal(request_improvement=why_not(view, a.RequestImprovement()) is None)
    if common.stage is Stage.IMPROVE:
        return Legal(mark_improvement=own.improve_marked is None)
    if not mine:
        return Legal(choices=choices)
    if common.stage is Stage.ANSWER:
        against = seat.against
        return Legal(choices=choices, answer=True, reserve=against is not None and not against.reserved)
    if common.stage is Stage.SIGNING:
        return Legal(choices=choices, answer_signing=True)
    if common.stage is Stage.NEED:
        return Legal(choices=choices, reply_need=True, options=_options(view))
    if common.train is not None and common.train.side is view.side:
        return Legal(choices=choices, leave=common.train.called)
    return Legal(
        choices=choices,
        act=True,
        options=_options(view),
        withdraw=tuple(n for n in seat.open_articles() if why_not(view, a.Withdraw(n)) is None),
        take_back=seat.mine is not None and seat.mine.standing,
        sign=ready_to_sign(seat),
        need=common.desks.of(view.side).need_open,
        train=() if common.train is not None else seat.open_articles(),
    )


def _options(view: SideView) -> tuple[tuple[int, ...], ...]:
    """Per article, the options that may stand in an offer (an initialled article only in a linked one reopening it)."""
    rows = []
    for matter, article in zip(view.common.matters, view.board.articles, strict=True):
        allowed = (n for n in range(len(article.options)) if n not in matter.closed)
        rows.append(() if matter.withdrawn else tuple(allowed))
    return tuple(rows)


def _instruments(view: SideView) -> tuple[InstrumentOption, ...]:
    found = []
    for instrument in view.board.instruments:
        least, most = ARTICLE_COUNTS.get(instrument.kind, (0, 0))
        refused = available(view.seat, instrument)
        articles = tuple(
            n
            for n in view.seat.open_articles()
            if least and why_not(view, a.PlayInstrument(instrument.id, _pair(view, n, least))) is None
        )
        against = view.seat.against
        referable = instrument.kind == "cable" and against is not None and against.reserved > 0
        found.append(
            InstrumentOption(
                id=instrument.id,
                kind=instrument.kind,
                cost=view.seat.dress(instrument).cost,
                refused=refused,
                articles=() if refused else articles,
                least=least,
                most=most,
                on_offer=refused is None and referable,
                on_walk_away=refused is None and instrument.kind == "probe",
            )
        )
    return tuple(found)


def _pair(view: SideView, article: int, least: int) -> tuple[int, ...]:
    others = [n for n in view.seat.open_articles() if n != article]
    return (article, *others[: least - 1])
