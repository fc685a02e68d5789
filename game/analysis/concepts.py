"""What bargainers do and textbooks have names for, found in a finished game by plain rules on its events.

Every rule is the docstring of its function. A *word* is the last option that a side presented or offered on an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.analysis.timeline import Beat, Timeline
from game.engine import events as e
from game.engine.state import GameState
from game.engine.treaty import Offer, Terms, ladder_better
from game.kernel.message import Message, Param, message
from game.kernel.refs import articles_ref, side_ref
from game.kernel.sides import BOTH_SIDES, BySide, Side

PACKAGE = 4
"""A linked offer over this many articles is a package; over fewer it is a linkage."""
ALONE = 2
"""Yielding this often on one article while the other side's word stands still is conceding alone."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One use of a concept: `kind` is `anchoring`, `logrolling`, `conceding_alone`, `tying_hands`, `linkage`,
    `deadline`, `package` or `reopening`; `by` the side that used it, None when both did.
    """

    sitting: int
    kind: str
    by: Side | None
    articles: tuple[int, ...]
    message: Message


Rule = Callable[[Timeline], Iterator[Concept]]


def concepts(beats: Timeline) -> tuple[Concept, ...]:
    """The concepts found in a game that has ended, by sitting, those of one sitting in the order of `RULES`."""
    found = [concept for rule in RULES for concept in rule(beats)]
    return tuple(sorted(found, key=lambda concept: concept.sitting))


def words_of(event: e.Event) -> tuple[Side, Terms] | None:
    """Whose word an event is and on what, or None."""
    match event:
        case e.Presented(by, positions):
            return by, positions
        case e.OfferLaid(offer):
            return offer.side, offer.terms
    return None


def anchoring(beats: Timeline) -> Iterator[Concept]:
    """A side spoke first on an article and named its own end of the ladder; the article was settled nearer to that than
    to the first word of the other side.
    """
    final = beats[-1].after
    firsts: dict[int, list[tuple[Side, int, int]]] = {}
    for beat in beats:
        said = words_of(beat.event)
        for article, option in said[1] if said else ():
            rows = firsts.setdefault(article, [])
            if said and all(side is not said[0] for side, _, _ in rows):
                rows.append((said[0], option, beat.sitting))
    found: dict[tuple[int, Side], list[int]] = {}
    for article, rows in sorted(firsts.items()):
        settled = final.common.matters[article].settled
        if len(rows) < len(BOTH_SIDES) or settled is None:
            continue
        (side, anchor, sitting), (_, reply, _) = rows
        end = 0 if side is Side.FIRST else len(final.board.articles[article].options) - 1
        if anchor == end != reply and abs(settled - anchor) < abs(settled - reply):
            found.setdefault((sitting, side), []).append(article)
    for (sitting, side), articles in found.items():
        yield _concept("anchoring", sitting, side, tuple(articles))


def logrolling(beats: Timeline) -> Iterator[Concept]:
    """Two articles or more were agreed at once; on one of them the first side came down from its first word by less
    than the other gained, and on another one the second side did.
    """
    firsts: BySide[dict[int, int]] = BySide({}, {})
    for beat in beats:
        said = words_of(beat.event)
        for article, option in said[1] if said else ():
            if said:
                firsts.of(said[0]).setdefault(article, option)
        match beat.event:
            case e.OfferAnswered(by, "accept", articles, _):
                offer = beat.before.common.desks.of(by.other).offer
                if offer is not None:
                    yield from _rolled(beat, firsts, tuple(term for term in offer.terms if term[0] in articles))
            case e.TextAgreed(terms):
                yield from _rolled(beat, firsts, terms)


def _rolled(beat: Beat, firsts: BySide[dict[int, int]], terms: Terms) -> Iterator[Concept]:
    given: BySide[list[int]] = BySide([], [])
    for side in BOTH_SIDES:
        for article, option in terms:
            word = firsts.of(side).get(article, option)
            mine, theirs = (beat.before.own.of(one).points[article] for one in (side, side.other))
            if ladder_better(side.other, option, word) and theirs[option] - theirs[word] > mine[word] - mine[option]:
                given.of(side).append(article)
    together = tuple(sorted({*given.first, *given.second}))
    if given.first and given.second and len(together) > 1:
        yield _concept("logrolling", beat.sitting, None, together)


def conceding_alone(beats: Timeline) -> Iterator[Concept]:
    """A side bettered its word on one article twice running while the other side's word on it stood still."""
    runs: dict[tuple[Side, int], int] = {}
    for beat in beats:
        said = words_of(beat.event)
        if said is None:
            continue
        side, terms = said
        words = beat.before.common.desks.of(side).positions
        told = []
        for article, option in terms:
            word = words[article]
            if word != option:
                runs[(side.other, article)] = 0
            if word is not None and ladder_better(side.other, option, word):
                runs[(side, article)] = runs.get((side, article), 0) + 1
                if runs[(side, article)] == ALONE:
                    told.append(article)
        if told:
            yield _concept("conceding_alone", beat.sitting, side, tuple(told))


def tying_hands(beats: Timeline) -> Iterator[Concept]:
    """A side announced a public red line, or laid a new final word. It was broken if the side later went past it."""
    for at, beat in enumerate(beats):
        match beat.event:
            case e.RedLineAnnounced(by, article, option):
                yield _tied(beats[at:], beat, by, ((article, option),))
            case e.OfferLaid(offer) if offer.tone == "final" and _is_new(beat, offer):
                yield _tied(beats[at + 1 :], beat, offer.side, offer.terms)


def _is_new(beat: Beat, offer: Offer) -> bool:
    return offer.number > beat.before.common.desks.of(offer.side).finals


def _tied(rest: Timeline, beat: Beat, side: Side, terms: Terms) -> Concept:
    said = dict(terms)
    later = [words[1] for one in rest if (words := words_of(one.event)) is not None and words[0] is side]
    later += [((one.event.article, one.event.option),) for one in rest if isinstance(one.event, e.Initialled)]
    broken = any(
        article in said and ladder_better(side.other, option, said[article])
        for words in later
        for article, option in words
    )
    return _concept("tying_hands", beat.sitting, side, tuple(said), "broken" if broken else "held")


def linkage(beats: Timeline) -> Iterator[Concept]:
    """A linked offer over two or three articles: one matter was made to hang on another."""
    yield from _linked(beats, "linkage", 2, PACKAGE - 1)


def package(beats: Timeline) -> Iterator[Concept]:
    """A linked offer over four articles or more."""
    yield from _linked(beats, "package", PACKAGE, None)


def _linked(beats: Timeline, kind: str, least: int, most: int | None) -> Iterator[Concept]:
    """Linked offers of a size, each once however often it was laid again, with whether it was ever taken."""
    told: list[tuple[Side, Terms]] = []
    for at, beat in enumerate(beats):
        match beat.event:
            case e.OfferLaid(offer) if offer.linked and (offer.side, offer.terms) not in told:
                size = len(offer.terms) + len(offer.withdraws)
                if least <= size and (most is None or size <= most):
                    told.append((offer.side, offer.terms))
                    ending = "taken" if _taken(beats[at + 1 :], offer) else "refused"
                    yield _concept(kind, beat.sitting, offer.side, (*offer.articles, *offer.withdraws), ending)


def _taken(rest: Timeline, offer: Offer) -> bool:
    for beat in rest:
        match beat.event:
            case e.OfferAnswered(by, "accept", _, _) if by is offer.side.other:
                now = beat.before.common.desks.of(offer.side).offer
                if now is not None and now.same_terms(offer):
                    return True
    return False


def deadline(beats: Timeline) -> Iterator[Concept]:
    """Something was initialled while a side had an order to go home in hand, a train waiting, or on the last date."""
    pressed: dict[int, list[int]] = {}
    for beat in beats:
        match beat.event:
            case e.Initialled(article, _) if _pressed(beat.before):
                pressed.setdefault(beat.sitting, []).append(article)
    for sitting, articles in pressed.items():
        yield _concept("deadline", sitting, None, tuple(articles))


def _pressed(state: GameState) -> bool:
    orders = [state.own.of(side).order for side in BOTH_SIDES]
    ordered = any(order is not None and not order.asleep for order in orders)
    return ordered or state.common.train is not None or state.common.sitting >= state.common.last


def reopening(beats: Timeline) -> Iterator[Concept]:
    """An offer moved an article that was initialled already; taken or refused."""
    for at, beat in enumerate(beats):
        match beat.event:
            case e.OfferLaid(offer):
                matters = beat.before.common.matters
                moved = tuple(n for n, option in offer.terms if matters[n].settled not in (None, option))
                if moved:
                    ending = "taken" if _taken(beats[at + 1 :], offer) else "refused"
                    yield _concept("reopening", beat.sitting, offer.side, moved, ending)


def _concept(kind: str, sitting: int, by: Side | None, articles: tuple[int, ...], ending: str = "") -> Concept:
    key = f"debrief.concept.{kind}.{ending}" if ending else f"debrief.concept.{kind}"
    named: dict[str, Param] = {} if by is None else {"side": side_ref(by), "other": side_ref(by.other)}
    return Concept(sitting, kind, by, articles, message(key, articles=articles_ref(articles), **named))


RULES: tuple[Rule, ...] = (
    anchoring,
    linkage,
    package,
    logrolling,
    conceding_alone,
    tying_hands,
    reopening,
    deadline,
)
