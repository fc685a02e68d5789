"""Turning points: where what both could have had shrank or grew, and what was offered or known and not taken up.

Every moment is weighed in points, so that unlike things can be ranked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.room import gain_allowed, joint_left
from game.analysis.tables import Treaty
from game.analysis.timeline import Beat, Timeline, draft, whole_terms, worth_to_each
from game.engine import events as e
from game.engine.state import GameState
from game.engine.treaty import Offer, ladder_better, steps_beyond
from game.kernel.message import Message, message
from game.kernel.refs import article_ref, articles_ref, option_ref, side_ref, terms_ref
from game.kernel.sides import BySide, Side

MOST = 10
"""How many moments are kept."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A turning point.

    `kind` is `value_lost`, `value_gained`, `mandate_opened`, `zone_opened`, `zone_closed`, `offer_declined` or
    `signal_missed`; `by` the side whose doing it was, if one's alone; `weight` what it was worth, in points of both
    sides together, or of one for a mandate and a signal.
    """

    sitting: int
    kind: str
    by: Side | None
    articles: tuple[int, ...]
    weight: int
    message: Message


def moments(beats: Timeline, most: int = MOST) -> tuple[Moment, ...]:
    """The heaviest turning points of a game that has ended, in the order in which they came."""
    final = beats[-1].after
    found = [*_values(beats), *_mandates(beats), *_declined(beats, final), *_signals(beats, final)]
    kept = sorted(found, key=lambda moment: -moment.weight)[:most]
    return tuple(sorted(kept, key=lambda moment: moment.sitting))


def _values(beats: Timeline) -> Iterator[Moment]:
    """Per sitting, by how much what was initialled or given up changed the most that both could have together."""
    lost: dict[int, dict[int, int]] = {}
    for beat in beats:
        match beat.event:
            case e.Initialled(article, _) | e.ArticleWithdrawn(_, article) | e.OptionSet(article, _, _):
                change = joint_left(beat.after) - joint_left(beat.before)
                if change:
                    rows = lost.setdefault(beat.sitting, {})
                    rows[article] = rows.get(article, 0) + change
    for sitting, changes in lost.items():
        total = sum(changes.values())
        if total:
            articles = tuple(article for article, change in changes.items() if change * total > 0)
            kind = "value_gained" if total > 0 else "value_lost"
            text = message(f"debrief.moment.{kind}", articles=articles_ref(articles), points=abs(total))
            yield Moment(sitting, kind, None, articles, abs(total), text)


def _mandates(beats: Timeline) -> Iterator[Moment]:
    for beat in beats:
        match beat.event:
            case e.MandateMoved(side=side, article=article, option=option, wider=wider):
                zone = tuple(_zone(beat, side, article, option))
                yield from zone
                worth = _opened(beat, side, article, option)
                if wider and worth > 0 and not zone:
                    text = message(
                        "debrief.moment.mandate_opened",
                        side=side_ref(side),
                        article=article_ref(article),
                        option=option_ref(article, option),
                        other=side_ref(side.other),
                        points=worth,
                    )
                    yield Moment(beat.sitting, "mandate_opened", side, (article,), worth, text)


def _zone(beat: Beat, side: Side, article: int, option: int) -> Iterator[Moment]:
    """Whether the order made a treaty possible that both capitals could take, or the last such treaty impossible."""
    before, after = gain_allowed(beat.before), gain_allowed(beat.after)
    if (before is None) == (after is None):
        return
    kind = "zone_closed" if after is None else "zone_opened"
    gain = before if after is None else after
    text = message(
        f"debrief.moment.{kind}",
        side=side_ref(side),
        article=article_ref(article),
        option=option_ref(article, option),
        points=gain or 0,
    )
    yield Moment(beat.sitting, kind, side, (article,), gain or 0, text)


def _opened(beat: Beat, side: Side, article: int, option: int) -> int:
    """What a wider line was worth to the other side, in its points."""
    line = beat.before.own.of(side).mandate[article]
    row = beat.after.own.of(side.other).points[article]
    if line is None or not beat.after.common.matters[article].open:
        return 0
    return row[option] - row[line.option]


def _declined(beats: Timeline, final: GameState) -> Iterator[Moment]:
    """Offers declined that would have left both better off than they were in the end, each once."""
    closing = final.common.closing
    if closing is None:
        return
    signed = final.common.treaty if closing.kind == "ratified" else None
    seen: list[Offer] = []
    for beat in beats:
        match beat.event:
            case e.OfferAnswered(by, "decline", _, _):
                offer = beat.before.common.desks.of(by.other).offer
                if offer is None or any(offer.same_terms(other) for other in seen):
                    continue
                seen.append(offer)
                gains = _gains(beat.before, final, offer, signed, closing.points)
                if min(gains) > 0:
                    yield _refusal(beat, offer, gains, signed is not None)


def _gains(then: GameState, final: GameState, offer: Offer, signed: Treaty | None, points: BySide[int]) -> BySide[int]:
    """What both would have had more with the offer: in the treaty that was made, or in the draft as it stood."""
    terms = whole_terms(then, offer)
    if signed is None:
        better = draft(then, terms)
    else:
        better = tuple(dict(terms).get(article, option) for article, option in enumerate(signed))
    worth = worth_to_each(final, better)
    return BySide(worth.first - points.first, worth.second - points.second)


def _refusal(beat: Beat, offer: Offer, gains: BySide[int], signed: bool) -> Moment:
    text = message(
        "debrief.moment.offer_declined" if signed else "debrief.moment.offer_declined_war",
        side=side_ref(offer.side),
        other=side_ref(offer.side.other),
        terms=terms_ref(offer.terms),
        first=gains.first,
        second=gains.second,
        first_side=side_ref(Side.FIRST),
        second_side=side_ref(Side.SECOND),
    )
    return Moment(beat.sitting, "offer_declined", offer.side.other, offer.articles, sum(gains), text)


def _signals(beats: Timeline, final: GameState) -> Iterator[Moment]:
    """True news that the other side would go further than it did in the end, after which the hearer never asked."""
    seen: list[tuple[Side, int]] = []
    for at, beat in enumerate(beats):
        match beat.event:
            case e.LeakHeard(side=side, article=article, option=option):
                heard = option
            case e.ReportHeard(side=side, subject="mandate", article=int(article), low=low):
                heard = low
            case _:
                continue
        missed = _missed(beats[at:], side, article, heard, final)
        if (side, article) not in seen and missed > 0:
            seen.append((side, article))
            yield _signal(beat, side, article, heard, missed)


def _missed(rest: Timeline, side: Side, article: int, heard: int, final: GameState) -> int:
    """What asking for what was heard would have been worth to `side`; 0 when it was false, asked for, or of no use."""
    state = rest[0].after
    line = state.own.of(side.other).mandate[article]
    if line is None or steps_beyond(side.other, heard, line.option) or not state.common.matters[article].open:
        return 0
    if any(_asks(beat.event, side, article, heard) for beat in rest):
        return 0
    row = final.own.of(side).points[article]
    closing, treaty = final.common.closing, final.common.treaty
    if closing is None or closing.kind != "ratified" or treaty is None:
        return max(0, row[heard] - row[draft(state)[article]])
    return max(0, row[heard] - row[treaty[article]])


def _asks(event: e.Event, side: Side, article: int, heard: int) -> bool:
    match event:
        case e.OfferLaid(offer) if offer.side is side:
            said = offer.option(article)
        case e.Presented(by, positions) if by is side:
            said = dict(positions).get(article)
        case _:
            return False
    return said is not None and not ladder_better(side.other, said, heard)


def _signal(beat: Beat, side: Side, article: int, heard: int, missed: int) -> Moment:
    text = message(
        "debrief.moment.signal_missed",
        side=side_ref(side),
        other=side_ref(side.other),
        article=article_ref(article),
        option=option_ref(article, heard),
        points=missed,
    )
    return Moment(beat.sitting, "signal_missed", side, (article,), missed, text)
