"""What a page of the debrief is made of: words, entries, tables, trades, letters and charts. Plain data, no drawing."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import Side
from game.report.charts import Chart


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `kind`: `lead`, `body`, `note`, `strong` or `heading`; a heading may belong to a side."""

    text: str
    kind: str = "body"
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that had been secret: whose, its heading, its text, and lines under it."""

    side: Side
    heading: str
    text: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a row of one cell is a heading in it."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `label` says what of. The first column is words, the rest figures; `sides` marks columns of a side.

    A `large` one is to be read from the last row; in one of `words` the other columns are words as well.
    """

    label: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    sides: tuple[Side | None, ...] = ()
    large: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Something with a date. `mark` is `documented`, `inferred`, `invented`, `better`, `same`, `worse` or empty."""

    when: str
    kicker: str
    text: str
    mark: str = ""
    source: str = ""
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Trade:
    """A trade that was missed: its name, what it was worth, each change, and who else would have paid."""

    title: str
    worth: str
    changes: tuple[str, ...]
    when: str = ""
    pays: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart in its place."""

    chart: Chart


@dataclass(frozen=True, slots=True)
class Gallery:
    """Charts of one kind, to be looked at one after another."""

    label: str
    charts: tuple[Chart, ...]


Block = Words | Letter | Table | Entry | Trade | Figure | Gallery


@dataclass(frozen=True, slots=True)
class Page:
    """One stage of the debrief: its id, its name, what its button promises, and its blocks."""

    id: str
    title: str
    promise: str
    blocks: tuple[Block, ...]
