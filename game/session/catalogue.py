"""The scenarios there are, checked, as plain summaries; broken ones stay in the list with what is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from game.scenario.catalog import find, glance, scenario_files
from game.scenario.causes import grouped
from game.scenario.definition import Scenario
from game.scenario.loader import Loaded, load
from game.scenario.pack_card import read_card
from game.scenario.packs import (
    BadPackError,
    File as File,
    Inside,
    home_of as home_of,
    is_pack,
    open_pack,
    record_place as record_place,
)
from game.scenario.problems import Problem
from game.scenario.render import excerpt
from game.scenario.translation import Translated

Translate = Callable[[Scenario], Translated | None]
"""The scenario in the language that is read, where it has been translated."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing wrong with a scenario file. `caret` is how many cells of `excerpt` stand before the place; -1: none."""

    severity: str
    code: str
    line: int
    column: int
    message: str
    hint: str
    excerpt: str
    caret: int

    @property
    def is_error(self) -> bool:
        """Whether the scenario cannot be played because of it."""
        return self.severity == "error"


@dataclass(frozen=True, slots=True)
class SideSummary:
    """What anyone may know of a side before the game."""

    id: str
    name: str
    adjective: str
    capital: str
    chief: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One scenario of the list. `ok` False: it has errors, and only id, path, title and texts can be trusted.

    `sittings` is the most there can be; `dates` are the first and the last of them, written 1905-08-10.
    `lessons`: it teaches the game. `whole_class`: it has a mediator, newspapers and people outside the room, so that
    every group of a class has its own part. `translated`: how many of its texts are in the language that is read, of
    how many; None when it is not read in translation; `translator`: whose it is, or empty.
    """

    id: str
    path: str
    title: str
    subtitle: str
    summary: str
    note: str
    place: str
    sides: tuple[SideSummary, ...]
    sittings: int
    articles: int
    dates: tuple[str, str] | None
    ok: bool
    troubles: tuple[Trouble, ...]
    lessons: bool = False
    whole_class: bool = False
    translated: tuple[int, int] | None = None
    translator: str = ""


@dataclass(frozen=True, slots=True)
class PackCard:
    """What a pack says of itself. `picture` is a PNG or JPEG of modest size, or None; `digest` names this very pack."""

    title: str
    author: str
    licence: str
    note: str
    picture: bytes | None
    picture_text: str
    digest: str


def card_of(path: Path) -> PackCard | None:
    """The card of a pack; None for a scenario that is no pack, or one that is refused (its problems say why)."""
    if not is_pack(path):
        return None
    try:
        pack = open_pack(path)
        card = read_card(pack)
    except BadPackError:
        return None
    picture = (Inside(pack) / card.picture).read_bytes() if card.picture else None
    title = glance(path).title
    return PackCard(title, card.author, card.licence, card.note, picture, card.picture_text, card.digest)


def files(*folders: Path) -> tuple[Path, ...]:
    """Every scenario file of the folders, unread."""
    return tuple(path for folder in folders for path in scenario_files(folder))


def packs(*folders: Path) -> tuple[Path, ...]:
    """The packs among them."""
    return tuple(path for path in files(*folders) if is_pack(path))


def path_of(id_or_path: str, folders: Iterable[Path]) -> Path:
    """The file of the scenario called by id or by path. Raises UnknownScenario, naming what is like it."""
    return find(id_or_path, folders)


def summarise(path: Path, translate: Translate | None = None) -> Summary:
    """One file, checked, in the language that `translate` puts it into."""
    return summary_of(path, load(path), translate)


def summary_of(path: Path, loaded: Loaded, translate: Translate | None = None) -> Summary:
    """A file that has been read already."""
    seen = glance(path)
    troubles = tuple(_trouble(one, loaded.text) for one in grouped(loaded.problems))
    scenario = loaded.scenario
    if scenario is None:
        return Summary(
            seen.id, str(path), seen.title, seen.subtitle, seen.summary, "", "", (), 0, 0, None, False, troubles
        )
    told = None if translate is None else translate(scenario)
    if told is None:
        return _summary(scenario, str(path), troubles)
    summary = _summary(told.scenario, str(path), troubles)
    return replace(summary, translated=(told.done, told.texts), translator=told.translator)


def _summary(scenario: Scenario, path: str, troubles: tuple[Trouble, ...]) -> Summary:
    sides = tuple(SideSummary(s.id, s.name, s.adjective, s.capital, s.chief) for s in scenario.sides)
    days = [sitting.date for sitting in scenario.calendar]
    return Summary(
        scenario.id, path, scenario.title, scenario.subtitle, scenario.summary, scenario.note, scenario.place, sides,
        len(scenario.calendar), len(scenario.articles), (days[0], days[-1]) if days else None, True, troubles,
        bool(scenario.lessons), bool(scenario.mediator and scenario.press and scenario.bystanders),
    )  # fmt: skip


def _trouble(problem: Problem, text: str) -> Trouble:
    lines = text.split("\n")
    shown, caret = "", -1
    if 0 < problem.line <= len(lines) and lines[problem.line - 1].strip():
        shown, caret = excerpt(lines[problem.line - 1], problem.column)
    return Trouble(
        problem.severity, problem.code, problem.line, problem.column, problem.message, problem.hint, shown, caret
    )
