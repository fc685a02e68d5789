"""Code groups: what a team has learnt in private, shown to the whole room and read by nobody else.

Every sitting each team gets the same number of two-digit groups, one a slot, whatever there is to say. A slot has one
meaning for the whole lesson; what is shown is its value plus the key printed on the team's card, without the hundreds.
The keys are a one-time pad: to anybody without the card each group is any number from 00 to 99.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.classroom.number import Number
from game.engine import events as e
from game.kernel.sides import Side
from game.views.estimates import walk_away_middle
from game.views.view import SideView

SLOTS = (
    "influence", "standing", "act", "act_article", "act_option", "report", "report_object", "report_low", "report_high",
    "walk_away", "order", "letter", "line", "line_option", "papers", "check",
)  # fmt: skip
SIZE = len(SLOTS)
LARGEST = 99
WARNED = 50
"""Added to the article of a letter that is a warning."""
PUBLIC_OR_READ: frozenset[type] = frozenset({
    e.CableSent, e.PackageWaived, e.BlameShared, e.InstrumentChosen, e.InfluenceSaved, e.InstrumentPlayed, e.TextMarked,
    e.Confided, e.ChoiceMade, e.MeterMoved, e.PointsMoved, e.InstrumentSet, e.GuessMade, e.ImprovementMarked,
    e.ImprovementFound, e.TextLaid, e.TextFailed, e.EventFired, e.ChoicePut, e.TrackRead,
})  # fmt: skip
"""What has no slot: a team's own doing, what its figures show, and what it reads behind the curtain."""


@dataclass(frozen=True, slots=True)
class Item:
    """Where a value of a slot comes from: which slot and what number, 0 to 99."""

    slot: str
    value: int


ACT_WORDS = (
    "nothing", "granted", "refused", "package", "well", "badly", "nobody", "seen", "sounded", "not_done",
)  # fmt: skip
"""Values of the slot `act`: what came of a cable or of another act; `not_done`: it could not be done at all."""
REPORT_WORDS = ("nothing", "mandate", "preference", "walk_away", "order", "track", "leak")
ORDER_WORDS = ("nothing", "came", "final", "sleeps", "dropped")


def plain_of(view: SideView, events: Iterable[e.Event], papers: int, *, refused: bool = False) -> tuple[int, ...]:
    """The values of all slots for what a side has been shown since the last groups.

    `papers`: how many papers the team read behind the curtain today; `refused`: the act that it sent could not be done.
    """
    found = dict.fromkeys(SLOTS, 0)
    found["influence"], found["standing"] = view.own.influence, view.own.standing
    found["walk_away"] = _tens(walk_away_middle(view))
    found["papers"] = papers
    for event in events:
        for item in _items(event):
            found[item.slot] = item.value
    if refused and not found["act"]:
        found["act"] = ACT_WORDS.index("not_done")
    values = [max(0, min(LARGEST, found[slot])) for slot in SLOTS[:-1]]
    return (*values, sum(values) % (LARGEST + 1))


def _items(event: e.Event) -> tuple[Item, ...]:
    """The slots that an event of a side's own fills."""
    match event:
        case e.CableAnswered(article=article, granted=granted, option=option):
            word = "package" if granted and article is None else "granted" if granted else "refused"
            return _act(word, article, option)
        case e.ActTold(articles=articles, well=well):
            return _act("well" if well else "badly", articles[0] if articles else None, None)
        case e.Refunded():
            return _act("nobody", None, None)
        case e.SeenAlone():
            return _act("seen", None, None)
        case e.Sounded():
            return _act("sounded", None, None)
        case e.LeakHeard(article=article, option=option):
            return _report("leak", article, option + 1, option + 1)
        case e.ReportHeard():
            return _reported(event)
        case e.OrderCame(final=final):
            return (Item("order", ORDER_WORDS.index("final" if final else "came")),)
        case e.OrderSlept():
            return (Item("order", ORDER_WORDS.index("sleeps")),)
        case e.OrderDropped():
            return (Item("order", ORDER_WORDS.index("dropped")),)
        case e.MediatorWrote(article=article):
            return (Item("letter", article + 1),)
        case e.MediatorWarned(article=article):
            return (Item("letter", WARNED + article + 1),)
        case e.MandateMoved(article=article, option=option):
            return Item("line", article + 1), Item("line_option", option + 1)
    return ()


def _act(word: str, article: int | None, option: int | None) -> tuple[Item, ...]:
    return (
        Item("act", ACT_WORDS.index(word)),
        Item("act_article", 0 if article is None else article + 1),
        Item("act_option", 0 if option is None else option + 1),
    )


def _report(word: str, place: int | None, low: int, high: int) -> tuple[Item, ...]:
    return (
        Item("report", REPORT_WORDS.index(word)),
        Item("report_object", 0 if place is None else place + 1),
        Item("report_low", low),
        Item("report_high", high),
    )


def _tens(value: int) -> int:
    """A figure in tens, the half upwards."""
    return (value + 5) // 10


def _reported(event: e.ReportHeard) -> tuple[Item, ...]:
    """A report: options count from 1, walk-aways and chances in tens, rounded, gauges as they are."""
    low, high = event.low, event.high
    match event.subject:
        case "mandate" | "preference":
            return _report(event.subject, event.article, low + 1, high + 1)
        case "walk_away":
            return _report("walk_away", None, _tens(low), _tens(high))
        case "order":
            return _report("order", None, _tens(low), _tens(high))
    return _report("track", event.track, low, high)


# The pad


def keys_for(number: Number, scenario: str, side: Side, sitting: int) -> tuple[int, ...]:
    """The keys of a team for the groups of a sitting, one a slot, 0 to 99."""
    draws = number.draws(scenario)
    return tuple(draws.below(f"pad.{int(side)}.{sitting}", slot, LARGEST + 1) for slot in range(SIZE))


def shown(plain: Sequence[int], keys: Sequence[int]) -> tuple[str, ...]:
    """The groups as the room sees them."""
    return tuple(f"{(value + key) % (LARGEST + 1):02d}" for value, key in zip(plain, keys, strict=True))


def read(groups: Sequence[str], keys: Sequence[int]) -> tuple[int, ...] | None:
    """What a team reads out of its groups; None when the last does not agree with the others."""
    values = tuple((int(group) - key) % (LARGEST + 1) for group, key in zip(groups, keys, strict=True))
    return values if values[-1] == sum(values[:-1]) % (LARGEST + 1) else None
