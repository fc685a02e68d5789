"""Code cards: what a team decides in secret, as numbers that the whole room may watch being typed.

A choice has always three parts of two digits and a check digit: an act, an article, a second article. For every
sitting and for its morning and its evening the numbers are drawn anew from the lesson number, each team's apart, so
that a number seen once says nothing about the next. What a part may mean (`Meaning`) depends on the side alone, never
on how the game stands: a card can be printed before the lesson, and its length tells nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.classroom.number import Number
from game.engine import actions as a
from game.engine.board import Board
from game.engine.legality_evening import ARTICLE_COUNTS
from game.kernel.draws import Draws
from game.kernel.sides import Side
from game.views.options import Legal

MORNING, EVENING = "morning", "evening"
PHASES = (MORNING, EVENING)
PARTS = 3
CODES = 100
ANSWERS = 4
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The options of an article by the letters that stand on every sheet: what is called out is a number and a letter."""
FILLERS = 3
"""How many different numbers mean `nothing` in each part, so that fillers do not repeat."""
SYMBOLS = "●■▲◆★✚☾♣♥♠♦☀⚓✿☂✈♪⚑⌂☎"

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2), (7, 0, 9, 2, 1, 5, 4, 8, 6, 3), (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6), (6, 1, 2, 3, 0, 4, 5, 9, 7, 8), (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4), (8, 9, 4, 5, 3, 6, 2, 0, 1, 7), (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)  # fmt: skip
"""Damm's quasigroup of order ten: its check digit finds every single slip and every exchange of neighbours."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number stands for. `kind`: `nothing`, `answer`, `save`, `act`, `article`, `walk_away`, `offer`.

    `number`: which answer (1..4) or article (from 0); `instrument` of an `act`; `accept`: what an act of the evening
    says to a text of the mediator's, if one lies there.
    """

    kind: str
    number: int = 0
    instrument: str = ""
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a card, as it is printed: two digits and a check, such as `473`."""

    code: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Row:
    """A sitting's numbers for the morning or the evening: a column for each of the three parts."""

    sitting: int
    phase: str
    symbol: str
    columns: tuple[tuple[Cell, ...], ...]

    def meant(self, digits: str) -> tuple[Meaning, ...] | None:
        """What nine digits say, or None where one of the three numbers is not on the card."""
        size = PARTS * 3
        if len(digits) != size or not digits.isascii() or not digits.isdigit():
            return None
        parts = [digits[at : at + 3] for at in range(0, size, 3)]
        found = [
            next((cell.meaning for cell in column if cell.code == part), None)
            for part, column in zip(parts, self.columns, strict=True)
        ]
        known = tuple(meaning for meaning in found if meaning is not None)
        return known if len(known) == PARTS else None

    def code_for(self, meanings: Sequence[Meaning]) -> str:
        """Nine digits that say this. Raises KeyError for what is not on the card."""
        return "".join(_code(column, meaning) for column, meaning in zip(self.columns, meanings, strict=True))


@dataclass(frozen=True, slots=True)
class Card:
    """A team's card for the whole lesson."""

    side: Side
    rows: tuple[Row, ...]

    def row(self, sitting: int, phase: str) -> Row:
        """The row of a sitting's morning or evening. Raises KeyError beyond the last."""
        found = next((row for row in self.rows if row.sitting == sitting and row.phase == phase), None)
        if found is None:
            raise KeyError((sitting, phase))
        return found


def card_for(number: Number, scenario: str, board: Board, side: Side, sittings: int) -> Card:
    """The card of one team in a lesson on the scenario of this id: a morning and an evening for each sitting."""
    draws = number.draws(scenario)
    columns = {MORNING: _morning(), EVENING: _evening(board)}
    rows = [
        Row(sitting, phase, symbol_of(number, scenario, sitting), tuple(
            _column(draws, f"{int(side)}.{sitting}.{phase}.{part}", meanings)
            for part, meanings in enumerate(columns[phase])
        ))
        for sitting in range(1, sittings + 1)
        for phase in PHASES
    ]  # fmt: skip
    return Card(side, tuple(rows))


def symbol_of(number: Number, scenario: str, sitting: int) -> str:
    """The sign of a sitting, on the screen and beside its row on every card of this lesson."""
    order = shuffled(number.draws(scenario), "symbols", len(SYMBOLS))
    return SYMBOLS[order[(sitting - 1) % len(SYMBOLS)]]


def check_digit(digits: str) -> str:
    """Damm's check digit of some digits."""
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return str(state)


def shuffled(draws: Draws, stream: str, size: int) -> tuple[int, ...]:
    """0..size-1 in an order drawn by name (Fisher and Yates)."""
    order = list(range(size))
    for at in range(size - 1, 0, -1):
        other = draws.below(stream, at, at + 1)
        order[at], order[other] = order[other], order[at]
    return tuple(order)


def _column(draws: Draws, stream: str, meanings: Sequence[Meaning]) -> tuple[Cell, ...]:
    numbers = shuffled(draws, stream, CODES)
    cells = []
    for number, meaning in zip(numbers, meanings, strict=False):
        digits = f"{number:02d}"
        cells.append(Cell(digits + check_digit(digits), meaning))
    return tuple(cells)


def _morning() -> tuple[tuple[Meaning, ...], ...]:
    """Up to three questions of one morning: in each part an answer, or nothing."""
    answers = tuple(Meaning("answer", n) for n in range(1, ANSWERS + 1))
    return ((*answers, *_fillers()),) * PARTS


def _evening(board: Board) -> tuple[tuple[Meaning, ...], ...]:
    """Acts, each with a yes and with a no to the mediator's text; then what they are about, twice."""
    acts = [Meaning("save", accept=accept) for accept in (True, False)]
    for tool in board.instruments:
        acts += [Meaning("act", 0, tool.id, accept) for accept in (True, False)]
    articles = tuple(Meaning("article", n) for n in range(len(board.articles)))
    others = (Meaning("walk_away"), Meaning("offer"))
    return tuple(acts), (*articles, *others, *_fillers()), (*articles, *_fillers())


def _fillers() -> tuple[Meaning, ...]:
    return (Meaning("nothing"),) * FILLERS


def _code(column: Sequence[Cell], meaning: Meaning) -> str:
    for cell in column:
        if cell.meaning == meaning:
            return cell.code
    raise KeyError(meaning)


# From numbers to acts


def morning_acts(legal: Legal, meant: Sequence[Meaning] | None) -> tuple[a.Action, ...]:
    """Answers to the questions of a morning in their order. What was not answered, or not in time, gets the last one.

    A number for an answer that the question does not have counts as not answered.
    """
    said = list(meant or ())
    found = []
    for n, (event, answers) in enumerate(legal.choices):
        number = said[n].number if n < len(said) and said[n].kind == "answer" else 0
        found.append(a.Choose(event, answers[number - 1] if 0 < number <= len(answers) else answers[-1]))
    return tuple(found)


def evening_acts(board: Board, legal: Legal, meant: Sequence[Meaning] | None) -> tuple[a.Action, ...]:
    """The act of an evening and, where a text lies, the mark on it. Without a number: influence saved, and a no."""
    said = tuple(meant or ())
    head = said[0] if said else Meaning("save")
    acts: list[a.Action] = []
    if legal.evening:
        acts.append(_act(board, head, said[1:]))
    if legal.mark_text:
        acts.append(a.MarkText(head.accept))
    return tuple(acts)


def _act(board: Board, head: Meaning, rest: Sequence[Meaning]) -> a.Action:
    tool = board.instrument(head.instrument) if head.kind == "act" else None
    if tool is None:
        return a.SaveInfluence()
    first = rest[0] if rest else Meaning("nothing")
    if first.kind in ("walk_away", "offer"):
        return a.PlayInstrument(tool.id, (), first.kind)
    most = ARTICLE_COUNTS.get(tool.kind, (0, 0))[1]
    named = [one.number for one in rest if one.kind == "article"]
    return a.PlayInstrument(tool.id, tuple(dict.fromkeys(named))[:most])
