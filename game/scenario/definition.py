"""What a scenario is, once valid: frozen data with conditions compiled and names turned into positions.

Articles, options and tracks are meant by position; sides by `Side`; events, instruments, doctrines and endings by id.
Ladders run from the option that suits the first side best to the one that suits the second best.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from game.kernel.conditions import ALWAYS, Condition
from game.kernel.effects import Guarded
from game.kernel.formulas import CapitalRule, OrderRule, TrackTerm, WalkAway
from game.kernel.sides import BySide, Side
from game.scenario.atlas import Atlas


@dataclass(frozen=True, slots=True)
class Fact:
    """Where a text stands: documented, inferred or invented, and its source codes."""

    mark: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegate:
    """A person at the table or behind it."""

    id: str
    name: str
    office: str
    monogram: str
    character: str
    fact: Fact
    signs: bool = False


@dataclass(frozen=True, slots=True)
class SideSpec:
    """One delegation and its capital. `phrases` are wordings for telegrams by purpose, several each.

    `formal`: what the treaty calls it, or empty.
    """

    id: str
    name: str
    adjective: str
    capital: str
    chief: str
    brief: str
    unknowns: str
    delegates: tuple[Delegate, ...]
    walk_away: WalkAway
    capital_rule: CapitalRule
    order_rule: OrderRule
    meters: tuple[tuple[str, int], ...]
    opening: tuple[tuple[int, int], ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    formal: str = ""

    def start(self, meter: str) -> int:
        """Where `meter` starts for this side."""
        return dict(self.meters)[meter]


@dataclass(frozen=True, slots=True)
class Option:
    """One possible settlement of an article, with the words the treaty would carry (empty: the treaty is silent)."""

    id: str
    name: str
    text: str
    treaty: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Article:
    """A matter to settle. `silent` is the option it falls to when withdrawn or never laid; none means required."""

    id: str
    name: str
    short: str
    summary: str
    why: BySide[str]
    options: tuple[Option, ...]
    points: BySide[tuple[int, ...]]
    silent: int | None
    historical: int
    fact: Fact

    @property
    def required(self) -> bool:
        """Whether no treaty can be without it."""
        return self.silent is None


@dataclass(frozen=True, slots=True)
class LinkSpec:
    """Options that are worth more or less together: `cells` lists, per article, which options count."""

    id: str
    text: str
    cells: tuple[tuple[int, tuple[int, ...]], ...]
    points: BySide[int]


@dataclass(frozen=True, slots=True)
class MandateLine:
    """The least welcome option authorised on an article, and how stubbornly: soft, firm, hard or never."""

    article: int
    option: int
    kind: str


@dataclass(frozen=True, slots=True)
class Doctrine:
    """One complete set of instructions. `points` has one row an article, weights applied and rounded."""

    id: str
    name: str
    summary: str
    letter: str
    prior: int
    historical: bool
    points: tuple[tuple[int, ...], ...]
    mandate: tuple[MandateLine, ...]
    walk_away: int
    cable_bonus: int
    start_tracks: tuple[tuple[int, int], ...]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Sight:
    """How a side reads a track: `exact`, `band` (give or take `width`), `words`, or `hidden`."""

    kind: str
    width: int = 0


@dataclass(frozen=True, slots=True)
class Drift:
    """What a track does by itself at each dispatches while `when` holds."""

    change: int
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Track:
    """A pressure gauge, 0..100. `words` are five, from low to high."""

    id: str
    name: str
    summary: str
    owner: Side | None
    start: int
    drifts: tuple[Drift, ...]
    sight: BySide[Sight]
    words: tuple[str, str, str, str, str]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Dress:
    """An instrument as one side knows it. `rest`: sittings to wait after use; `limit`: uses in a game (0: no limit)."""

    name: str
    text: str
    cost: int
    rest: int
    limit: int
    when: Condition
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One back-channel act. `odds` in per mille: of a slip (confide), of being seen (sound_out), of truth (probe)."""

    id: str
    kind: str
    odds: int
    dress: BySide[Dress]
    fact: Fact


@dataclass(frozen=True, slots=True)
class EventAnswer:
    """One answer to a choice that an event puts. `known`: what everybody reads of it when `public`, or empty."""

    id: str
    name: str
    text: str
    public: bool
    effects: tuple[Guarded, ...]
    known: str = ""


@dataclass(frozen=True, slots=True)
class Newspaper:
    """A newspaper; `native` is its name in its own letters, or empty; `days`: how old it is when it is read."""

    id: str
    name: str
    native: str
    place: str
    fact: Fact
    days: int = 0


@dataclass(frozen=True, slots=True)
class Slant:
    """How one newspaper, by its id, tells an event. `fact`: where its words stand; None: where the newspaper does."""

    paper: str
    headline: str
    body: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class EventSpec:
    """Something that happens: on a date, when a condition holds, or by chance.

    `sitting` is the first sitting at which it may fire (dates are turned into sittings on loading), `until` the last.
    `instead_of` names a dated event whose condition failed. `to` None means public.
    """

    id: str
    sitting: int
    until: int
    dated: bool
    chance: int
    repeat: int
    when: Condition
    instead_of: str | None
    to: Side | None
    form: str
    origin: str
    headline: str
    body: str
    effects: tuple[Guarded, ...]
    asks: Side | None
    question: str
    answers: tuple[EventAnswer, ...]
    fact: Fact
    slants: tuple[Slant, ...] = ()


@dataclass(frozen=True, slots=True)
class Sitting:
    """A day of the calendar. `day` is what happened on it in fact, beside the game."""

    date: str
    turns: int
    invented: bool
    name: str
    day: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class EndingSpec:
    """A named ending of one kind; `trigger` endings (a government falls, exhaustion) happen when `when` holds."""

    id: str
    kind: str
    title: str
    text: str
    when: Condition
    side: Side | None
    fact: Fact


@dataclass(frozen=True, slots=True)
class WarOutcome:
    """How the war goes on without a treaty: drawn by `weight` (+ track terms), worth the walk-away plus `points`."""

    id: str
    title: str
    text: str
    weight: int
    terms: tuple[TrackTerm, ...]
    points: BySide[int]
    fact: Fact


@dataclass(frozen=True, slots=True)
class Blame:
    """What follows when `side` leaves over `article` (None: any other)."""

    side: Side
    article: int | None
    text: str
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Reaction:
    """Effects that follow what happens at the table, by a side (None: either), over an article (None: any)."""

    on: str
    by: Side | None
    article: int | None
    when: Condition
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class EpilogueLine:
    """What followed, or might have: shown when `when` holds on treaty, tracks and ending."""

    id: str
    topic: str
    date: str
    text: str
    when: Condition
    fact: Fact


@dataclass(frozen=True, slots=True)
class BystanderVerdict:
    """One thing the peace did to people not in the room: better, same or worse than in fact."""

    verdict: str
    text: str
    when: Condition
    fact: Fact


@dataclass(frozen=True, slots=True)
class Bystander:
    """People who were not in the room. The first verdict whose condition holds is theirs."""

    id: str
    name: str
    verdicts: tuple[BystanderVerdict, ...]


@dataclass(frozen=True, slots=True)
class Interest:
    """What the mediator wants for himself: `points` per article and option, weighed by `weight`."""

    id: str
    name: str
    weight: int
    points: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Mediator:
    """The mediator: his start, his interests, how many articles a text of his may hold, what each side knew of him."""

    id: str
    name: str
    office: str
    place: str
    brief: BySide[str]
    goodwill: BySide[int]
    patience: int
    text_articles: int
    interests: tuple[Interest, ...]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """A term explained."""

    id: str
    term: str
    text: str
    kind: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a beginner is told at a moment of play, from a sitting on until a later lesson for that moment."""

    at: str
    sitting: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source that facts are marked with."""

    code: str
    title: str
    address: str
    weight: str


@dataclass(frozen=True, slots=True)
class Words:
    """What the age has: how delegations and capitals write to each other, and how one leaves a conference."""

    messages: str = "telegraph"
    leaving: str = "train"

    @property
    def ways(self) -> tuple[str, ...]:
        """What is not as in most scenarios: `key@letters` is said before `key` where there are letters."""
        usual = ("telegraph", "train")
        return tuple(way for way in (self.messages, self.leaving) if way not in usual)


@dataclass(frozen=True)
class Scenario:
    """A whole conference, valid and ready to play."""

    id: str
    title: str
    subtitle: str
    summary: str
    background: str
    purpose: str
    note: str
    place: str
    lag: BySide[int]
    sides: BySide[SideSpec]
    mediator: Mediator | None
    shared_meters: tuple[tuple[str, int], ...]
    calendar: tuple[Sitting, ...]
    articles: tuple[Article, ...]
    links: tuple[LinkSpec, ...]
    doctrines: BySide[tuple[Doctrine, ...]]
    tracks: tuple[Track, ...]
    instruments: tuple[Instrument, ...]
    events: tuple[EventSpec, ...]
    endings: tuple[EndingSpec, ...]
    wars: tuple[WarOutcome, ...]
    blames: tuple[Blame, ...]
    epilogue: tuple[EpilogueLine, ...]
    bystanders: tuple[Bystander, ...]
    glossary: tuple[GlossaryEntry, ...]
    sources: tuple[Source, ...]
    reactions: tuple[Reaction, ...] = ()
    map: Atlas | None = None
    press: tuple[Newspaper, ...] = ()
    treaty_title: str = ""
    lessons: tuple[Lesson, ...] = ()
    words: Words = Words()

    @cached_property
    def article_index(self) -> dict[str, int]:
        """Position of each article by id."""
        return {article.id: n for n, article in enumerate(self.articles)}

    @cached_property
    def track_index(self) -> dict[str, int]:
        """Position of each track by id."""
        return {track.id: n for n, track in enumerate(self.tracks)}

    @cached_property
    def event_by_id(self) -> dict[str, EventSpec]:
        """Each event by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def instrument_by_id(self) -> dict[str, Instrument]:
        """Each instrument by id."""
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def side_by_id(self) -> dict[str, Side]:
        """Each side by its id in the file."""
        return {self.sides.first.id: Side.FIRST, self.sides.second.id: Side.SECOND}

    def doctrine(self, side: Side, doctrine_id: str) -> Doctrine:
        """The doctrine of `side` with that id; KeyError when there is none."""
        for doctrine in self.doctrines.of(side):
            if doctrine.id == doctrine_id:
                return doctrine
        raise KeyError(doctrine_id)

    def option_index(self, article: int, option_id: str) -> int:
        """Position of an option on its article's ladder; KeyError when there is none."""
        for position, option in enumerate(self.articles[article].options):
            if option.id == option_id:
                return position
        raise KeyError(option_id)

    @property
    def history(self) -> tuple[int, ...]:
        """The treaty that was made in fact."""
        return tuple(article.historical for article in self.articles)
