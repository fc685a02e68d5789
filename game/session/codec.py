"""Actions as JSON: a request with positions becomes one with names, and back.

`{"action": "offer", "terms": {"quay": "b"}, "linked": true}`. What equals its default is left out. Reading is strict:
an unknown key, name or word is one clear sentence (`BadAction`), never a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from game.engine import actions as a
from game.engine.board import Board
from game.engine.treaty import GROUNDS, TONES, Terms
from game.kernel.errors import GameError
from game.kernel.sides import Side

Json = dict[str, Any]

NAMES: dict[type, str] = {kind: name for name, kind in a.ACTION_NAMES}
KINDS: dict[str, type] = dict(a.ACTION_NAMES)
LONGEST_TEXT = 2000
LARGEST = 1_000_000


class BadAction(GameError):
    """An action as written cannot be read for this scenario."""

    code = "bad_action"


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of field is written and read."""

    write: Callable[[Board, Any], Any]
    read: Callable[[Board, Any], Any]


def encode(board: Board, action: a.Action) -> Json:
    """`action` with names in place of positions. Raises `BadAction` for a position that the board does not have."""
    name = NAMES.get(type(action))
    if name is None:
        raise BadAction(f"There is no action of the kind {type(action).__name__}.")
    found: Json = {"action": name}
    for field in fields(action):
        value = getattr(action, field.name)
        if field.default is MISSING or value != field.default:
            found[field.name] = _kind(type(action), field.name).write(board, value)
    return found


def decode(board: Board, data: object) -> a.Action:
    """The action that `data` names. Raises `BadAction`."""
    if not isinstance(data, Mapping):
        raise BadAction("An action is a mapping of keys to values.")
    name = data.get("action")
    kind = KINDS.get(name) if isinstance(name, str) else None
    if kind is None:
        raise BadAction(f"There is no action called {_shown(name)}.")
    known = {field.name: field for field in fields(kind)}
    for key in data:
        if key != "action" and key not in known:
            raise BadAction(f"The action {name} has no {_shown(key)}.")
    values: dict[str, Any] = {}
    for key, field in known.items():
        if key in data:
            values[key] = _read(kind, key, board, data[key])
        elif field.default is MISSING:
            raise BadAction(f"The action {name} needs its {key}.")
    action: a.Action = kind(**values)
    return action


def decode_text(board: Board, data: Mapping[str, Any]) -> a.Action:
    """As `decode`, for data whose numbers and truth values are still texts (a record in YAML)."""
    return decode(board, {key: _scalar(key, value) for key, value in data.items()})


def normal(board: Board, action: a.Action) -> a.Action:
    """The action as a save would give it back: the same request in canonical order. Raises `BadAction`."""
    return decode(board, encode(board, action))


def encode_actor(board: Board, actor: a.Actor) -> str:
    """The name of an actor: a side's id, `mediator` or `director`."""
    return actor.value if actor.side is None else board.side_ids.of(actor.side)


def decode_actor(board: Board, name: object) -> a.Actor:
    """The actor called `name`. Raises `BadAction`."""
    for side in (Side.FIRST, Side.SECOND):
        if name == board.side_ids.of(side):
            return a.actor_of(side)
    for actor in (a.Actor.MEDIATOR, a.Actor.DIRECTOR):
        if name == actor.value:
            return actor
    raise BadAction(f"There is nobody called {_shown(name)} at this table.")


def encode_treaty(board: Board, treaty: tuple[int, ...]) -> dict[str, str]:
    """A whole treaty by names."""
    return _write_terms(board, tuple(enumerate(treaty)))


_NUMBERS = ("walk_away", "sittings")
_FLAGS = ("linked", "ad_referendum", "sign", "accept", "computer")


def _scalar(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if key in _FLAGS and value in ("true", "false"):
        return value == "true"
    if key in _NUMBERS and value.lstrip("-").isascii() and value.lstrip("-").isdigit() and len(value) < 9:
        return int(value)
    return value


def _read(kind: type, key: str, board: Board, value: Any) -> Any:
    return _kind(kind, key).read(board, value)


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return f"'{text[:40]}'"


def _text(board: Board, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise BadAction(f"A text of at most {LONGEST_TEXT} letters was expected, not {_shown(value)}.")
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise BadAction("The text holds half a character that cannot be written down.")
    return value


def _flag(board: Board, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadAction(f"true or false was expected, not {_shown(value)}.")
    return value


def _number(board: Board, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > LARGEST:
        raise BadAction(f"A whole number was expected, not {_shown(value)}.")
    return value


def _one_of(words: tuple[str, ...]) -> Callable[[Board, Any], str]:
    def read(board: Board, value: Any) -> str:
        if not isinstance(value, str) or value not in words:
            raise BadAction(f"One of {', '.join(words)} was expected, not {_shown(value)}.")
        return value

    return read


def _instrument(board: Board, value: Any) -> str:
    if not isinstance(value, str) or board.instrument(value) is None:
        raise BadAction(f"There is no instrument called {_shown(value)}.")
    return value


def _write_side(board: Board, value: Any) -> str:
    return board.side_ids.of(Side(value))


def _read_side(board: Board, value: Any) -> Side:
    side = decode_actor(board, value).side
    if side is None:
        raise BadAction(f"A side was expected, not {_shown(value)}.")
    return side


def _write_article(board: Board, value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < len(board.articles):
        raise BadAction(f"There is no article number {_shown(value)}.")
    return board.articles[value].id


def _read_article(board: Board, value: Any) -> int:
    for number, article in enumerate(board.articles):
        if article.id == value:
            return number
    raise BadAction(f"There is no article called {_shown(value)}.")


def _write_perhaps(board: Board, value: Any) -> str | None:
    return None if value is None else _write_article(board, value)


def _read_perhaps(board: Board, value: Any) -> int | None:
    return None if value is None else _read_article(board, value)


def _write_articles(board: Board, value: Any) -> list[str]:
    return [_write_article(board, article) for article in value]


def _read_articles(board: Board, value: Any) -> tuple[int, ...]:
    if not isinstance(value, (list, tuple)):
        raise BadAction(f"A list of articles was expected, not {_shown(value)}.")
    return tuple(_read_article(board, item) for item in value)


def _read_set(board: Board, value: Any) -> tuple[int, ...]:
    return tuple(sorted(_read_articles(board, value)))


def _write_terms(board: Board, value: Terms) -> dict[str, str]:
    found: dict[str, str] = {}
    for article, option in value:
        name = _write_article(board, article)
        options = board.articles[article].options
        if isinstance(option, bool) or not isinstance(option, int) or not 0 <= option < len(options):
            raise BadAction(f"The article {name} has no option number {_shown(option)}.")
        if name in found:
            raise BadAction(f"The article {name} is named twice.")
        found[name] = options[option]
    return found


def _read_terms(board: Board, value: Any) -> Terms:
    if not isinstance(value, Mapping):
        raise BadAction(f"Articles with their options were expected, not {_shown(value)}.")
    found: dict[int, int] = {}
    for name, option in value.items():
        article = _read_article(board, name)
        options = board.articles[article].options
        if option not in options:
            raise BadAction(f"The article {name} has no option called {_shown(option)}.")
        found[article] = options.index(option)
    return tuple(sorted(found.items()))


def _plain(read: Callable[[Board, Any], Any]) -> Kind:
    return Kind(read, read)


_TEXT = _plain(_text)
_FLAG = _plain(_flag)
_NUMBER = _plain(_number)
_SIDE = Kind(_write_side, _read_side)
_ARTICLE = Kind(_write_article, _read_article)
_PERHAPS = Kind(_write_perhaps, _read_perhaps)
_LIST = Kind(_write_articles, _read_articles)
_SET = Kind(_write_articles, _read_set)
_TERMS = Kind(_write_terms, _read_terms)

_BY_NAME: dict[str, Kind] = {
    "event": _TEXT,
    "text": _TEXT,
    "verdict": _plain(_one_of(("accept", "decline", "reserve"))),
    "ground": _plain(_one_of(GROUNDS)),
    "tone": _plain(_one_of(TONES)),
    "target": _plain(_one_of(("offer", "walk_away"))),
    "first": _plain(_one_of(a.VOTES)),
    "second": _plain(_one_of(a.VOTES)),
    "instrument": _plain(_instrument),
    "terms": _TERMS,
    "positions": _TERMS,
    "lines": _TERMS,
    "linked": _FLAG,
    "ad_referendum": _FLAG,
    "sign": _FLAG,
    "accept": _FLAG,
    "computer": _FLAG,
    "walk_away": _NUMBER,
    "sittings": _NUMBER,
    "withdraws": _SET,
    "side": _SIDE,
    "article": _ARTICLE,
}
_SPECIAL: dict[tuple[type, str], Kind] = {
    (a.Choose, "answer"): _TEXT,
    (a.Answer, "articles"): _SET,
    (a.PlayInstrument, "articles"): _LIST,
    (a.Withdraw, "article"): _PERHAPS,
}


def _kind(action: type, name: str) -> Kind:
    return _SPECIAL.get((action, name)) or _BY_NAME[name]
