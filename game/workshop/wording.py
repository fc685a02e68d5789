"""Actions and events as terse lines by id, for playthroughs: exact, not pretty."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from game.engine import actions as a
from game.engine.board import Board
from game.engine.events import Audience, Event
from game.engine.parts import Closing, Reading
from game.engine.treaty import Offer, Terms
from game.kernel.draws import Term
from game.kernel.sides import BySide, Side
from game.session.codec import encode, encode_actor

ARTICLES = ("article",)
ARTICLE_LISTS = ("articles", "withdraws")
OPTIONS = ("option",)
TERMS = ("terms", "positions", "package", "lines")
TREATIES = ("treaty",)


def action_line(board: Board, by: a.Actor, action: a.Action) -> str:
    """`north: offer quay=b, linked`."""
    written = encode(board, action)
    name = written.pop("action")
    said = ", ".join(_item("" if key == name else key, value) for key, value in written.items())
    return f"{encode_actor(board, by)}: {name}{' ' if said else ''}{said}"


def _item(key: str, value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{name}={option}" for name, option in value.items())
    if value is True:
        return key
    if isinstance(value, list):
        return f"{key} {' '.join(str(one) for one in value) or 'none'}"
    return f"{key} {value}".strip()


def audience_mark(board: Board, event: Event) -> str:
    """Who learns of an event: `all`, `both`, `hidden`, or a side's id."""
    match event.audience:
        case Audience.PUBLIC:
            return "all"
        case Audience.FIRST:
            return board.side_ids.first
        case Audience.SECOND:
            return board.side_ids.second
    return str(event.audience.value)


def event_line(board: Board, event: Event) -> str:
    """`initialled article quay option b`."""
    said = [_snake(type(event).__name__)]
    for field in fields(event):
        value = getattr(event, field.name)
        if not _needless(event, field.name) and value is not None and value not in ((), ""):
            said.append(f"{field.name} {_value(board, event, field.name, value)}")
    return " ".join(said)


def _needless(event: Event, name: str) -> bool:
    """Whether the field says what the audience says already, or picks one of several wordings."""
    return name in ("to", "variant") or (name == "side" and event.audience in (Audience.FIRST, Audience.SECOND))


def _value(board: Board, whole: Any, name: str, value: Any) -> str:
    if isinstance(value, Side):
        return board.side_ids.of(value)
    if name in ARTICLES:
        return str(board.articles[value].id)
    if name == "track":
        return str(board.tracks[value].id)
    if name in ARTICLE_LISTS:
        return ",".join(board.articles[n].id for n in value)
    if name in TERMS and not isinstance(value[0], Term):
        return terms_text(board, value)
    if name in TREATIES:
        return terms_text(board, tuple(enumerate(value)))
    article = getattr(whole, "article", None)
    preference = getattr(whole, "subject", "") in ("mandate", "preference")
    if article is not None and (name in OPTIONS or (preference and name in ("low", "high"))):
        return str(board.articles[article].options[value])
    return _plain(board, value)


def _plain(board: Board, value: Any) -> str:
    match value:
        case Offer():
            return offer_text(board, value)
        case Reading(low, high, word):
            return f"{low}..{high} ({word})"
        case BySide(first, second):
            return f"{_plain(board, first)}/{_plain(board, second)}"
        case Term(name, number):
            return f"{name}{number:+d}"
        case Closing():
            return _closing(board, value)
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case tuple():
            return " ".join(_plain(board, one) for one in value)
    if is_dataclass(value):
        parts = [(field.name, getattr(value, field.name)) for field in fields(value)]
        return " ".join(f"{name} {_value(board, value, name, one)}" for name, one in parts)
    return str(value)


def _closing(board: Board, closing: Closing) -> str:
    said = [closing.id, closing.kind, f"points {closing.points.first}/{closing.points.second}"]
    if closing.left is not None:
        said.append(f"left {board.side_ids.of(closing.left)}")
    if closing.cause is not None:
        said.append(f"over {board.articles[closing.cause].id}")
    if closing.war is not None:
        said.append(f"war {closing.war}")
    return " ".join(said)


def terms_text(board: Board, terms: Terms) -> str:
    """`quay=b tolls=c`."""
    return " ".join(f"{board.articles[n].id}={board.articles[n].options[option]}" for n, option in terms)


def offer_text(board: Board, offer: Offer) -> str:
    """An offer with its tone and whatever else is said of it."""
    said = [terms_text(board, offer.terms), offer.tone]
    said += ["linked"] * offer.linked + ["ad-referendum"] * offer.ad_referendum
    if offer.withdraws:
        said.append("withdraws " + ",".join(board.articles[n].id for n in offer.withdraws))
    if offer.number:
        said.append(f"final-word-no-{offer.number}")
    said += ["reserved"] * bool(offer.reserved) + ["declined"] * offer.declined
    return " ".join(said)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
