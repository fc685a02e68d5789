"""Messages become sentences, resolving only what a seat has been shown.

A parameter that begins with `@` is a reference into the scenario's texts: `@article:3`, `@option:3.1`,
`@terms:3.1,4.0`, `@articles:3,4`, `@side:0`, `@adjective:0`, `@capital:0`, `@chief:0`, `@mediator:`, `@track:2`,
`@reading:2.4` (the word of a gauge), `@instrument:0.leak`, `@sitting:4` (its date), `@doctrine:0.council`, and, once
shown: `@event:rain` (its headline), `@answer:rain.wait`, `@known:rain.wait` (what everybody reads of that answer),
`@ending:peace`, `@war:winter`, `@bystanders:mill,barge`. Interface sentences come from a `Lookup`. What a person has
written (parameters called `text`) is never taken for a reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from game.kernel.message import Message, Param
from game.kernel.sides import Side
from game.scenario.definition import Scenario
from game.session.days import full_day
from game.session.presentation import Presentation

Lookup = Callable[..., str]
"""`lookup(key, **params)`: the sentence of a key with its parameters filled in."""

UNKNOWN = "say.unknown"
_SITTING = re.compile(r"\{sitting:(\d+)\}")
FREE_TEXT = "text"


class Speaker:
    """Resolves messages for one seat (or for the public), knowing which events it has been shown."""

    def __init__(
        self,
        scenario: Scenario,
        presentation: Presentation,
        events: frozenset[str],
        answers: frozenset[str],
        over: bool,
    ) -> None:
        self._scenario = scenario
        self._public = presentation
        self._events = events
        self._answers = answers
        self._over = over

    def say(self, message: Message | str, lookup: Lookup) -> str:
        """The sentence. A plain text is itself, with the dates in it (`{sitting:4}`) written out."""
        if isinstance(message, str):
            return _SITTING.sub(lambda found: full_day(lookup, self._public.date(int(found[1]))), message)
        return lookup(message.key, **{name: self._param(name, value, lookup) for name, value in message.params})

    def _param(self, name: str, value: Param, lookup: Lookup) -> Param:
        if name == FREE_TEXT or not isinstance(value, str) or not value.startswith("@"):
            return value
        kind, _, rest = value[1:].partition(":")
        try:
            found = self._listed(kind, rest, lookup) or self._public_name(kind, rest) or self._shown_name(kind, rest)
        except (ValueError, IndexError, KeyError):
            found = None
        return found if found is not None else lookup(UNKNOWN)

    def _listed(self, kind: str, rest: str, lookup: Lookup) -> str | None:
        if kind == "articles":
            return _joined([self._public.articles[int(part)].name for part in rest.split(",")], lookup)
        if kind == "bystanders" and self._over:
            names = {one.id: one.name for one in self._scenario.bystanders}
            return _joined([names[part] for part in rest.split(",")], lookup)
        if kind == "known" and (self._over or rest in self._answers):
            return self._known(rest, lookup)
        if kind == "sitting":
            return full_day(lookup, self._public.date(int(rest)))
        if kind == "terms":
            return lookup("say.separator").join(self._term(part, lookup) for part in rest.split(","))
        return None

    def _known(self, rest: str, lookup: Lookup) -> str | None:
        """What everybody reads of an answer; where the scenario says nothing of it, that it was given and to what."""
        event, _, answer = rest.rpartition(".")
        spec = self._scenario.event_by_id[event]
        given = next((item for item in spec.answers if item.id == answer), None)
        if given is None or spec.asks is None:
            return None
        side = self._public.sides.of(spec.asks).name
        return given.known or lookup("say.answered", side=side, answer=given.name)

    def _term(self, part: str, lookup: Lookup) -> str:
        article, option = (int(number) for number in part.split("."))
        card = self._public.articles[article]
        return lookup("say.term", article=card.name, option=card.options[option].name)

    def _public_name(self, kind: str, rest: str) -> str | None:
        public = self._public
        match kind:
            case "article":
                return public.articles[int(rest)].name
            case "option":
                article, option = (int(number) for number in rest.split("."))
                return public.articles[article].options[option].name
            case "side" | "adjective" | "capital" | "chief":
                side = public.sides.of(Side(int(rest)))
                return {"side": side.name, "adjective": side.adjective, "capital": side.capital}.get(kind, side.chief)
            case "mediator":
                return None if public.mediator is None else public.mediator.name
            case "track":
                return public.tracks[int(rest)].name
            case "reading":
                track, word = (int(number) for number in rest.split("."))
                return public.tracks[track].words[word]
            case "instrument":
                side_number, _, name = rest.partition(".")
                card = public.instrument(name)
                return None if card is None else card.dress.of(Side(int(side_number))).name
            case "doctrine":
                side_number, _, name = rest.partition(".")
                return next(item.name for item in public.doctrines.of(Side(int(side_number))) if item.id == name)
        return None

    def _shown_name(self, kind: str, rest: str) -> str | None:
        scenario = self._scenario
        if kind == "event" and (self._over or rest in self._events):
            return scenario.event_by_id[rest].headline
        if kind == "answer" and (self._over or rest in self._answers):
            event, _, answer = rest.rpartition(".")
            return next((item.name for item in scenario.event_by_id[event].answers if item.id == answer), None)
        if kind == "ending" and self._over:
            return next((item.title for item in scenario.endings if item.id == rest), None)
        if kind == "war" and self._over:
            return next((item.title for item in scenario.wars if item.id == rest), None)
        return None


def _joined(names: list[str], lookup: Lookup) -> str:
    """Names one after another, as the language writes it."""
    *most, last = names
    return lookup("say.and", first=lookup("say.comma").join(most), last=last) if most else last
