"""The two kinds of knowledge a seat has: what both delegations know, and what one alone knows.

Nothing in `Common` is secret from either side, and nothing in `Own` is secret from its owner. What neither may know
lives in `game.engine.state.Hidden`. A view is `Common` and one `Own`, so a secret cannot slip in by a forgotten filter.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from game.engine.actions import Actor
from game.engine.treaty import Offer, Terms
from game.kernel.sides import BySide, Side


class Phase(Enum):
    """The part of a sitting."""

    DISPATCHES = "dispatches"
    TABLE = "table"
    EVENING = "evening"
    OVER = "over"


class Stage(Enum):
    """What is being waited for."""

    READING = "reading"  # choices that events put, answered by whoever they were put to
    MEDIATOR = "mediator"
    ANSWER = "answer"
    ACT = "act"
    SIGNING = "signing"
    NEED = "need"  # "what would you need?": the other side says
    EVENING = "evening"
    CLOSED = "closed"
    IMPROVE = "improve"


@dataclass(frozen=True, slots=True)
class Matter:
    """Where one article stands. `closed` options may not be offered; `by_text`: initialled on the mediator's text."""

    settled: int | None = None
    sitting: int = 0
    laid_by: Side | None = None
    withdrawn: bool = False
    closed: tuple[int, ...] = ()
    by_text: bool = False

    @property
    def open(self) -> bool:
        """Neither initialled nor withdrawn."""
        return self.settled is None and not self.withdrawn


@dataclass(frozen=True, slots=True)
class Reading:
    """A track as a seat reads it: somewhere in `low`..`high`, said in word number `word` (0..4)."""

    low: int
    high: int
    word: int

    @property
    def middle(self) -> int:
        """The middle of the band."""
        return (self.low + self.high) // 2


@dataclass(frozen=True, slots=True)
class Train:
    """A train ordered by `side` over `article`. `called` once the other side has had its turn."""

    side: Side
    article: int
    after_final: bool
    called: bool = False


@dataclass(frozen=True, slots=True)
class Firm:
    """Terms their author said he would not better for `turns` more of his own turns."""

    article: int
    option: int
    turns: int


@dataclass(frozen=True, slots=True)
class Room:
    """The meters that nobody sees, in words (0 lowest .. 4 highest)."""

    rapport: int = 2
    world: int = 2
    mediator: int = 3
    credibility: BySide[int] = BySide(2, 2)


@dataclass(frozen=True, slots=True)
class Closing:
    """How the conference ended. `left` is the side that went and `cause` the article it went over, if any.

    `blamed` is the side that bears the blame: the one that left, or else the last to refuse to sign a finished text.
    """

    id: str
    kind: str
    ratified: BySide[bool | None] = BySide(None, None)
    left: Side | None = None
    cause: int | None = None
    war: str | None = None
    points: BySide[int] = BySide(0, 0)
    blamed: Side | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What a side has done in public that binds it."""

    positions: tuple[int | None, ...]
    offer: Offer | None = None
    firm: tuple[Firm, ...] = ()
    finals: int = 0
    final_refused: Offer | None = None
    announced: tuple[tuple[int, int], ...] = ()
    claims: tuple[tuple[int, int], ...] = ()
    reopened: bool = False
    stayed: bool = False
    turns: int = 0
    need_open: bool = False
    ad_referendum: tuple[int, ...] = ()
    invited: int = 0
    computer: bool = False


@dataclass(frozen=True, slots=True)
class Common:
    """What both delegations know."""

    sitting: int
    last: int
    phase: Phase
    stage: Stage
    to_move: Actor | None
    opener: Side | None
    matters: tuple[Matter, ...]
    desks: BySide[Desk]
    readings: tuple[Reading | None, ...]
    room: Room
    barren: int = 0
    fruitful: bool = False
    motion: Side | None = None
    train: Train | None = None
    text: Terms | None = None
    closing: Closing | None = None
    treaty: tuple[int, ...] | None = None
    improvement: tuple[int, ...] | None = None
    improved: tuple[int, ...] | None = None
    directed: bool = False
    refused_to_sign: Side | None = None
    improvement_asked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A mandate on one article: the least welcome option authorised, how stubborn, steps granted, said in public."""

    option: int
    kind: str
    granted: int = 0
    announced: bool = False


@dataclass(frozen=True, slots=True)
class Cable:
    """A cable that waits for its answer: latitude on an article, or a whole package."""

    article: int | None
    package: Terms
    sitting: int


@dataclass(frozen=True, slots=True)
class Use:
    """An instrument used: when last and on which articles, and how often."""

    instrument: str
    sitting: int
    times: int
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """An order to go home, for the sitting `sitting`."""

    sitting: int
    final: bool
    asleep: bool = False


@dataclass(frozen=True, slots=True)
class Evening:
    """What a side has chosen for this evening; None: not yet."""

    instrument: str | None = None
    articles: tuple[int, ...] = ()
    target: str = ""
    chosen: bool = False
    marked: bool | None = None


@dataclass(frozen=True, slots=True)
class Own:
    """What one delegation knows beyond the common: its instructions, its meters, its dispatches."""

    doctrine: str
    points: tuple[tuple[int, ...], ...]
    mandate: tuple[Line | None, ...]
    standing: int
    influence: int
    patience: int
    goodwill: int
    readings: tuple[Reading | None, ...]
    waivers: tuple[Terms, ...] = ()
    uses: tuple[Use, ...] = ()
    forbidden: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    cable: Cable | None = None
    cabled: tuple[tuple[int, int], ...] = ()
    order: Order | None = None
    evening: Evening = Evening()
    improve_marked: bool | None = None
    guessed_last: bool = False
    blame_shared: bool = False

    def use(self, instrument: str) -> Use | None:
        """How this side has used an instrument, or None."""
        for use in self.uses:
            if use.instrument == instrument:
                return use
        return None


@dataclass(frozen=True, slots=True)
class Told:
    """An order that a side confided to the mediator: its true line on an article."""

    side: Side
    article: int
    option: int


@dataclass(frozen=True, slots=True)
class MediatorMind:
    """What the mediator was told, asked and saw. `yields`: ladder steps given up in the open, by side and article."""

    told: tuple[Told, ...]
    yields: BySide[tuple[int, ...]]
    text_asked: bool = False
    appeals: tuple[tuple[Side, int], ...] = ()
    letters: tuple[tuple[Side, int, int], ...] = ()
    text_sitting: int = 0
