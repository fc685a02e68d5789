"""The wording of what capitals, informants and the mediator send: the scenario's phrases, else the interface's."""

from __future__ import annotations

import re

from game.kernel.message import Message, Param, message
from game.kernel.sides import Side
from game.scenario.definition import Scenario

MARKS = ("\u201c\u201d", "\u00ab\u00bb", "\u300c\u300d")
"""Quotation marks for names in Latin, Cyrillic and East Asian letters."""

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_PLACE = re.compile(r"\{([a-z]+)\}")


def side_phrase(scenario: Scenario, side: Side, purpose: str, variant: int, **params: Param) -> str | Message:
    """What a side's own people write for `purpose`: a variant of the scenario's, or the key `phrase.<purpose>`."""
    return _phrase(scenario, dict(scenario.sides.of(side).phrases), purpose, variant, params)


def mediator_phrase(scenario: Scenario, purpose: str, variant: int, **params: Param) -> str | Message:
    """What the mediator writes for `purpose`, or the key `phrase.mediator_<purpose>`."""
    found = {} if scenario.mediator is None else dict(scenario.mediator.phrases)
    return _phrase(scenario, found, purpose, variant, params, "mediator_")


def _phrase(
    scenario: Scenario,
    found: dict[str, tuple[str, ...]],
    purpose: str,
    variant: int,
    params: dict[str, Param],
    prefix: str = "",
) -> str | Message:
    wordings = found.get(purpose, ())
    if not wordings:
        return message(f"phrase.{prefix}{purpose}", **params)
    names = {name: _name(scenario, value) for name, value in params.items()}
    text = _PLACE.sub(lambda place: names.get(place[1], place[0]), wordings[variant % len(wordings)])
    at = 1 if text.startswith(tuple(marks[0] for marks in MARKS)) else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def quoted(name: str) -> str:
    """A name in the marks of its script: an option stands so in a sentence, since its name may begin with any word."""
    kind = 2 if any("\u3040" <= each <= "\u9fff" for each in name) else 1 if _CYRILLIC.search(name) else 0
    return f"{MARKS[kind][0]}{name}{MARKS[kind][1]}"


def _name(scenario: Scenario, value: Param) -> str:
    kind, _, rest = str(value).partition(":")
    if kind == "@article":
        return scenario.articles[int(rest)].name
    if kind == "@option":
        article, _, option = rest.partition(".")
        return quoted(scenario.articles[int(article)].options[int(option)].name)
    if kind == "@sitting":
        return f"{{sitting:{rest}}}"
    return str(value)
