"""The save file: one JSON object, its log last, one entry a line, so that a file cut short gives its whole lines.

Reading needs nothing of the engine, so that a list of saves is quickly there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import isinf
from typing import TYPE_CHECKING, Any

from game.kernel.canonical import digest, dumps, sorted_dumps
from game.kernel.sentences import sentence
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.chain import FORMAT, INSTRUCTIONS, SEATS, Entry, Header, Origin, Settings, header_data, seal

if TYPE_CHECKING:
    from game.session.match import Match

KEYS = (
    "portsmouth_save",
    "rules",
    "id",
    "origin",
    "directed",
    "scenario",
    "seed",
    "instructions",
    "settings",
    "seal",
    "outcome",
    "log",
)
VERSIONS: tuple[tuple[int, str], ...] = ((1, "first"),)
"""The formats there have been. Only ever added to; each has a fixture in `tests/saves/`."""

LOG = '\n"log": [\n'
LARGEST_BYTES = 32 * 1024 * 1024
LONGEST = 200
SPOILT = "\ufffd"
START = sentence("trouble.at_beginning", "at its beginning")
END = sentence("trouble.at_end", "at its end")
HEAD = sentence("trouble.in_header", "in its header")


@dataclass(frozen=True, slots=True)
class Save:
    """A save as written, its shape checked, nothing replayed yet."""

    header: Header
    scenario: dict[str, Any]
    side_ids: BySide[str]
    outcome: dict[str, Any] | None
    log: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Absent:
    """There is no such save."""


@dataclass(frozen=True, slots=True)
class Damaged:
    """A save that cannot be read to its end: why, where, and the good beginning if there is one."""

    reason: str
    where: str
    good: Save | None = None

    @property
    def said(self) -> str:
        """Why and where, in one."""
        return sentence("trouble.reason_where", "{reason} ({where})", reason=self.reason, where=self.where)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole save."""

    save: Save


Reading = Absent | Damaged | Loaded


def read_only(save: Save) -> bool:
    """Whether a save was made under other rules and can only be read."""
    from game.engine.state import RULES

    return save.header.rules != RULES


def other_rules(number: int) -> str:
    """Why a save under other rules is not played on."""
    from game.engine.state import RULES

    if number < RULES:
        return sentence(
            "trouble.older_rules",
            "This game was played under older rules ({number}; now {now}). It can be read, or begun again.",
            number=number,
            now=RULES,
        )
    return sentence(
        "trouble.newer_rules",
        "This game was played under newer rules ({number}; now {now}). It can be read, or begun again.",
        number=number,
        now=RULES,
    )


def write(match: Match) -> str:
    """The save of a match as text."""
    from game.session.outcome import outcome_data

    board = match.edition.board
    data = header_data(match.header, board.side_ids, None)
    parts = [f'"{key}": {match.edition.text if key == "scenario" else dumps(value)}' for key, value in data.items()]
    parts.append(f'"seal": {dumps(seal(match.header, board.side_ids, match.edition.digest))}')
    parts.append(f'"outcome": {dumps(outcome_data(match))}')
    lines = ",\n".join(dumps({"n": e.n, "by": e.by, "action": e.action, "digest": e.digest}) for e in match.entries)
    return "{\n" + ",\n".join(parts) + "," + LOG + lines + ("\n" if lines else "") + "]\n}\n"


def read(data: bytes, *, sealed: bool = True) -> Damaged | Loaded:
    """The save in a file's bytes. Never raises. `sealed` False: its seal is not looked at, for who is in a hurry."""
    if not data.strip():
        return Damaged(sentence("trouble.empty", "The file is empty."), START)
    if len(data) > LARGEST_BYTES:
        return Damaged(sentence("trouble.too_large", "The file is far larger than any save."), END)
    text = data.decode("utf-8", "replace")
    if SPOILT in text:
        spoilt = Damaged(
            sentence("trouble.not_text", "The file is not UTF-8 text."), _in_line(_lines(text[: text.index(SPOILT)]))
        )
    else:
        spoilt = None
    whole = _parse(text)
    if spoilt is None and isinstance(whole, dict):
        return _shape(whole, sealed=sealed)
    return _cut(text, spoilt)


def _parse(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        return None


def _no_number(name: str) -> Any:
    raise ValueError(name)


def _finite(digits: str) -> float:
    """A number that can be written again."""
    value = float(digits)
    if isinf(value):
        raise ValueError(digits)
    return value


def _cut(text: str, spoilt: Damaged | None) -> Damaged:
    """What is left of a file that is not whole: its header and the whole lines of its log."""
    at = text.find(LOG)
    head = _parse(text[:at] + LOG + "]}") if at >= 0 else None
    if not isinstance(head, dict):
        return spoilt or Damaged(
            sentence("trouble.no_log", "The file is not a save, or is cut off before its log."), _in_line(_lines(text))
        )
    shaped = _shape(head)
    if isinstance(shaped, Damaged):
        return shaped
    rows: list[Any] = []
    lines = text[at + len(LOG) :].split("\n")
    for line in lines:
        row = _parse(line.removesuffix(","))
        if not isinstance(row, dict):
            break
        rows.append(row)
    number = _lines(text[: at + len(LOG)]) + len(rows)
    log, wrong = _entries(rows, shaped.save.side_ids)
    where = wrong or _in_line(number)
    good = replace(shaped.save, outcome=None, log=log)  # where it is cut, it has not ended
    reason = (
        spoilt.reason
        if spoilt is not None
        else sentence("trouble.log_cut", "The file is cut off, or spoilt, inside its log.")
    )
    return Damaged(reason, where, good)


def _in_line(number: int) -> str:
    return sentence("trouble.in_line", "in line {number}", number=number)


def _lines(text: str) -> int:
    return text.count("\n") + 1


def _shape(data: dict[str, Any], *, sealed: bool = True) -> Damaged | Loaded:
    """Check the shape of a whole object."""
    if "portsmouth_save" not in data:
        return Damaged(sentence("trouble.no_save", "The file is not a save of this game."), START)
    version = data["portsmouth_save"]
    if isinstance(version, bool) or not isinstance(version, int) or version not in dict(VERSIONS):
        return Damaged(
            sentence(
                "trouble.format",
                "The save has format {found}; this game reads format {known}.",
                found=_short(version),
                known=FORMAT,
            ),
            START,
        )
    try:
        header, side_ids = read_header(data)
    except _Wrong as wrong:
        return Damaged(wrong.sentence, HEAD)
    outcome = data.get("outcome")
    if outcome is not None and not isinstance(outcome, dict):
        return Damaged(sentence("trouble.outcome", "The outcome is not what it should be."), HEAD)
    rows = data.get("log")
    if not isinstance(rows, list):
        return Damaged(sentence("trouble.log_missing", "The log is missing."), END)
    log, wrong_entry = _entries(rows, side_ids)
    save = Save(header, data["scenario"], side_ids, outcome, log)
    if wrong_entry:
        return Damaged(
            sentence("trouble.entry", "An entry of the log is not what it should be."),
            wrong_entry,
            replace(save, outcome=None),
        )
    if sealed and not _sealed(data, header, side_ids):
        reason = sentence("trouble.seal", "The beginning of the save is not the one that was written.")
        return Damaged(reason, HEAD, save if log else None)
    return Loaded(save)


def _sealed(data: dict[str, Any], header: Header, side_ids: BySide[str]) -> bool:
    """Whether the header is the one that was written. A save without a seal has the digest of its first entry."""
    if "seal" not in data:
        return bool(data["log"])
    try:
        tree = digest(sorted_dumps(data["scenario"]))
        return bool(data["seal"] == seal(header, side_ids, tree))
    except (ValueError, RecursionError):
        return False


def _entries(rows: list[Any], side_ids: BySide[str]) -> tuple[tuple[Entry, ...], str]:
    """The entries up to the first that is not one, and where that is (empty: nowhere)."""
    found: list[Entry] = []
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or set(row) != {"n", "by", "action", "digest"}:
            return tuple(found), sentence("trouble.at_entry", "at entry {number}", number=number)
        n, by, action, link = row["n"], row["by"], row["action"], row["digest"]
        fits = n == number and not isinstance(n, bool) and isinstance(by, str) and isinstance(link, str)
        if not fits or not isinstance(action, dict):
            return tuple(found), sentence("trouble.at_entry", "at entry {number}", number=number)
        found.append(Entry(number, by, action, link))
    return tuple(found), ""


class _Wrong(Exception):
    """Something in a header is not what it should be."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def read_header(data: Mapping[str, Any]) -> tuple[Header, BySide[str]]:
    """The header and the ids of the sides. Raises `_Wrong`, caught in this module."""
    ids = side_ids_of(data.get("scenario"))
    origin = data.get("origin")
    header = Header(
        rules=_whole(data, "rules"),
        id=_word(data, "id"),
        origin=None if origin is None else _origin(origin),
        directed=_truth(data, "directed"),
        seed=_word(data, "seed"),
        instructions=_by_side(data.get("instructions"), ids, "instructions"),
        settings=_settings(data.get("settings"), ids),
    )
    return header, ids


def side_ids_of(scenario: Any) -> BySide[str]:
    """The ids of the sides in a scenario's tree. Raises `_Wrong`, caught in this module."""
    sides = scenario.get("sides") if isinstance(scenario, dict) else None
    if isinstance(sides, list) and len(sides) == 2 and all(isinstance(side, dict) for side in sides):
        first, second = sides[0].get("id"), sides[1].get("id")
        if isinstance(first, str) and isinstance(second, str) and first != second:
            return BySide(first, second)
    raise _Wrong(sentence("trouble.copy", "The copy of the scenario is missing or is not one."))


def _settings(data: Any, ids: BySide[str]) -> Settings:
    if not isinstance(data, dict):
        raise _Wrong(sentence("trouble.no_settings", "The settings are missing."))
    seats = _by_side(data.get("seats"), ids, "seats")
    if any(seat not in SEATS for seat in seats):
        raise _Wrong(sentence("trouble.seat", "The settings name a seat that is neither human nor computer."))
    instructions = data.get("instructions")
    if instructions not in INSTRUCTIONS:
        raise _Wrong(sentence("trouble.how_instructed", "The settings do not say how the instructions came about."))
    openers = data.get("openers")
    names = {ids.first: Side.FIRST, ids.second: Side.SECOND}
    if not isinstance(openers, list) or any(not isinstance(name, str) or name not in names for name in openers):
        raise _Wrong(sentence("trouble.opener", "The settings name an opener who is no side."))
    levels = _by_side(data.get("levels"), ids, "levels")
    return Settings(seats, levels, instructions, tuple(names[name] for name in openers), _truth(data, "iron"))


def _origin(data: Any) -> Origin:
    if not isinstance(data, dict):
        raise _Wrong(sentence("trouble.origin", "The origin is not what it should be."))
    return Origin(_word(data, "id"), _whole(data, "entries"))


def _by_side(data: Any, ids: BySide[str], what: str) -> BySide[str]:
    if not isinstance(data, dict) or set(data) != set(ids):
        raise _Wrong(sentence("trouble.both_sides", "The {what} do not name both sides.", what=what))
    return BySide(*(_word(data, ids.of(side)) for side in BOTH_SIDES))


def _word(data: Mapping[str, Any], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str) or len(value) > LONGEST:
        raise _Wrong(sentence("trouble.not_word", "'{name}' is missing or is not a short text.", name=key))
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise _Wrong(sentence("trouble.half", "'{name}' holds half a character.", name=key))
    return value


def _whole(data: Mapping[str, Any], key: str) -> int:
    value = data.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _Wrong(sentence("trouble.not_whole", "'{name}' is missing or is not a whole number.", name=key))
    return value


def _truth(data: Mapping[str, Any], key: str) -> bool:
    value = data.get(key)
    if not isinstance(value, bool):
        raise _Wrong(sentence("trouble.not_truth", "'{name}' is missing or is neither true nor false.", name=key))
    return value


def _short(value: object) -> str:
    return repr(value)[:40]
