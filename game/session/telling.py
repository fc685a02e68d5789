"""A match told from beginning to end, sitting by sitting: what was done at the table, and, once it is over, what was
done in secret.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from game.engine import actions as a, events as e
from game.kernel.message import Message, Param, message
from game.kernel.refs import articles_ref, side_ref, terms_ref
from game.kernel.sides import Side
from game.session.match import Match, Step
from game.session.minutes import numbered
from game.session.presentation import present
from game.session.say import Lookup, Speaker

HEADS = ("minutes.sitting",)


def told(match: Match, lookup: Lookup) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The head of each sitting and its lines. The secret acts of a match that still goes on are left out."""
    scenario = match.edition.scenario
    fired = frozenset(event.event for event in match.events if isinstance(event, e.EventFired))
    speaker = Speaker(scenario, present(scenario), fired, frozenset(), over=True)
    for sitting, group in groupby(_lines(match), key=lambda line: line[0]):
        day = scenario.calendar[sitting - 1] if 0 < sitting <= len(scenario.calendar) else None
        head = "" if day is None else lookup("telling.sitting", number=sitting, name=day.name or day.date)
        yield head, tuple(speaker.say(text, lookup) for _, text in group if text.key not in HEADS)


def _lines(match: Match) -> Iterator[tuple[int, Message]]:
    """Every line with its sitting, in order."""
    every = numbered((number, event) for number in match.line for event in match.steps[number].events)
    public: dict[int, list[tuple[int, Message]]] = {}
    for line in every:
        public.setdefault(line.entry, []).append((line.sitting, line.message))
    now = 1
    for number in match.line:
        step = match.steps[number]
        if match.over:
            before = match.steps[step.parent].state.common.sitting
            yield from ((before, text) for text in _secret(match, step))
            yield from ((step.state.common.sitting, text) for text in _answers(step))
        for sitting, text in public.get(number, ()):
            now = sitting or now
            yield now, text


def _secret(match: Match, step: Step) -> Iterator[Message]:
    """What one side or the mediator did that the other was not told."""
    side = None if step.actor is None else step.actor.side
    if side is None:
        yield from _mediator(step.action)
        return
    name = side_ref(side)
    match step.action:
        case a.PlayInstrument(instrument, articles, target):
            played: dict[str, Param] = {"side": name, "instrument": f"@instrument:{int(side)}.{instrument}"}
            if articles:
                yield message("telling.instrument_on", articles=articles_ref(articles), **played)
            else:
                yield message("telling.instrument_offer" if target == "offer" else "telling.instrument", **played)
        case a.MarkText(accept):
            yield message("telling.mark_yes" if accept else "telling.mark_no", side=name)
        case a.Choose(event, answer):
            if not any(isinstance(one, e.ChoiceKnown) for one in step.events):
                yield message("telling.choice", side=name, answer=f"@answer:{event}.{answer}")


def _mediator(action: a.Action | None) -> Iterator[Message]:
    match action:
        case a.Write(side, article):
            yield message("telling.write", **_letter(side, article))
        case a.Warn(side, article):
            yield message("telling.warn", **_letter(side, article))
        case a.SendText(terms):
            yield message("telling.text", mediator="@mediator:", terms=terms_ref(terms))


def _letter(side: Side, article: int) -> dict[str, Param]:
    return {
        "mediator": "@mediator:",
        "side": side_ref(side),
        "capital": f"@capital:{int(side)}",
        "article": f"@article:{article}",
    }


def _answers(step: Step) -> Iterator[Message]:
    """What the capitals sent their delegations."""
    for event in step.events:
        if isinstance(event, (e.CableAnswered, e.OrderCame)):
            capital: dict[str, Param] = {"capital": f"@capital:{int(event.side)}", "side": side_ref(event.side)}
            if isinstance(event, e.OrderCame):
                yield message("telling.order", **capital)
            elif event.article is None:
                yield message("telling.package_yes" if event.granted else "telling.package_no", **capital)
            else:
                key = "telling.cable_yes" if event.granted else "telling.cable_no"
                yield message(key, article=f"@article:{event.article}", **capital)
