"""The file as an author writes it: shapes only. What the names in it point to is checked in `references`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from game.scenario.effect_shapes import Effect
from game.scenario.map_shapes import MapFile
from game.scenario.shapes import (
    TEXT,
    Boolean,
    Date,
    Fact,
    Id,
    Integer,
    Name,
    Natural,
    Percent,
    PerMille,
    Phrases,
    Positive,
    Shape,
    Sight,
    SourceCode,
    Table,
    Text,
    TextTable,
    When,
    empty,
    whole,
)
from game.scenario.vocabulary import EndingKind, Form, Happening, InstrumentKind, Leaving, LineKind, Messages, Moment


class Delegate(Shape):
    """A person at the table or behind it."""

    id: Id
    name: Name
    office: Text
    monogram: Annotated[str, TEXT, Field(min_length=1, max_length=4)]
    character: Text
    signs: Boolean = False
    fact: Fact


class WalkAway(Shape):
    """Points without a treaty, in hundredths: a base and so much per point of track."""

    base: Integer
    terms: Table[Integer] = Field(default_factory=empty)


class Term(Shape):
    """`coefficient` times (track - `pivot`), counted only while `when` holds."""

    track: str
    coefficient: Integer
    pivot: Integer = 0
    when: When | None = None


class CableTerm(Term):
    """A term of the cable's answer, perhaps on some articles only."""

    articles: tuple[str, ...] = ()


class CableRule(Shape):
    """How a capital answers a cable, in per mille."""

    base: Integer
    step: Integer = 0
    standing: Integer = 0
    terms: tuple[CableTerm, ...] = ()


class RatifyRule(Shape):
    """How a capital decides on a treaty, in per mille."""

    base: Integer
    margin: Integer = 0
    standing: Integer = 0
    world: Integer = 0
    goodwill: Integer = 0
    terms: tuple[Term, ...] = ()


class CapitalRule(Shape):
    """Both decisions of a capital."""

    cable: CableRule
    ratify: RatifyRule


class OrderRule(Shape):
    """When a capital may send the order to go home, in per mille."""

    from_: Positive = Field(alias="from")
    base: Integer
    growth: Integer = 0
    patience: Integer = 0
    terms: tuple[Term, ...] = ()


class Meters(Shape):
    """Where a side's meters start."""

    standing: Percent
    influence: Annotated[int, BeforeValidator(whole), Field(ge=0, le=6)]
    patience: Percent
    credibility: Percent


class SharedMeters(Shape):
    """Where the meters of both start."""

    rapport: Percent
    world: Percent


class SideFile(Shape):
    """One delegation and its capital."""

    id: Id
    name: Name
    formal: Text = ""
    adjective: Name
    capital: Name
    chief: Name
    brief: Text
    unknowns: Text = ""
    delegates: Annotated[tuple[Delegate, ...], Field(min_length=1)]
    walk_away: WalkAway
    capital_rule: CapitalRule
    order_rule: OrderRule
    meters: Meters
    opening: Table[str] = Field(default_factory=empty)
    phrases: Phrases = Field(default_factory=empty)
    lag: Annotated[int, BeforeValidator(whole), Field(ge=0, le=10)] | None = None


class InterestFile(Shape):
    """What the mediator wants for himself."""

    id: Id
    name: Name
    weight: Natural
    points: Table[Table[Integer]]


class MediatorFile(Shape):
    """The mediator."""

    id: Id
    name: Name
    office: Text
    place: Text
    brief: TextTable
    goodwill: Table[Percent]
    patience: Percent
    text_articles: Annotated[int, BeforeValidator(whole), Field(ge=1, le=12)]
    interests: tuple[InterestFile, ...] = ()
    phrases: Phrases = Field(default_factory=empty)


class SittingFile(Shape):
    """A day of the calendar."""

    date: Date
    turns: Annotated[int, BeforeValidator(whole), Field(ge=1, le=6)]
    name: Name
    invented: Boolean = False
    day: Text = ""
    fact: Fact


class OptionFile(Shape):
    """One possible settlement of an article."""

    id: Id
    name: Name
    text: Text = ""
    treaty: Text
    fact: Fact


class ArticleFile(Shape):
    """A matter to settle."""

    id: Id
    name: Name
    short: Name
    summary: Text
    why: TextTable
    options: Annotated[tuple[OptionFile, ...], Field(min_length=2, max_length=12)]
    points: Table[tuple[Integer, ...]]
    silent: str | None = None
    historical: str
    fact: Fact


class LinkFile(Shape):
    """Options that are worth more or less together."""

    id: Id
    text: Text
    when: Table[tuple[str, ...]]
    points: Table[Integer]


class MandateFile(Shape):
    """The least welcome option authorised, and how stubbornly."""

    line: str
    kind: LineKind


class DoctrineFile(Shape):
    """One complete set of instructions."""

    id: Id
    name: Name
    summary: Text
    letter: Text
    prior: Positive
    historical: Boolean = False
    weights: Table[Natural] = Field(default_factory=empty)
    mandate: Table[MandateFile] = Field(default_factory=empty)
    walk_away: Integer = 0
    cable_bonus: Integer = 0
    start_tracks: Table[Percent] = Field(default_factory=empty)
    fact: Fact


class DriftFile(Shape):
    """What a track does by itself."""

    change: Integer
    when: When | None = None


class TrackFile(Shape):
    """A pressure gauge, 0..100."""

    id: Id
    name: Name
    summary: Text
    owner: str = "none"
    start: Percent
    drifts: tuple[DriftFile, ...] = ()
    sight: Table[Sight]
    words: Annotated[tuple[Name, ...], TEXT, Field(min_length=5, max_length=5)]
    fact: Fact


class DressFile(Shape):
    """An instrument as one side knows it."""

    name: Name
    text: Text
    cost: Annotated[int, BeforeValidator(whole), Field(ge=0, le=6)]
    rest: Natural = 0
    limit: Natural = 0
    when: When | None = None
    effects: tuple[Effect, ...] = ()


class InstrumentFile(Shape):
    """One back-channel act. Beside its own keys it has `both`, or one dress under each side's id."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, DressFile] = Field(init=False)

    id: Id
    kind: InstrumentKind
    odds: PerMille = 0
    fact: Fact

    @property
    def dresses(self) -> Mapping[str, DressFile]:
        """The dresses by the key they stand under."""
        return self.__pydantic_extra__ or {}


class AnswerFile(Shape):
    """One answer to a choice that an event puts; `known`: what everybody then reads of it, one sentence."""

    id: Id
    name: Name
    text: Text = ""
    public: Boolean = False
    known: Text = ""
    effects: tuple[Effect, ...] = ()


class NewspaperFile(Shape):
    """A newspaper of one capital; `native`: its name as it stands in its own letters."""

    id: Id
    name: Name
    native: Text = ""
    place: Name
    days: Annotated[int, BeforeValidator(whole), Field(ge=0, le=400)] = 0
    fact: Fact


class SlantFile(Shape):
    """How one newspaper tells an event."""

    paper: str
    headline: Name
    body: Name
    fact: Fact | None = None


class EventFile(Shape):
    """Something that happens."""

    id: Id
    date: Date | None = None
    when: When | None = None
    chance: PerMille = 1000
    repeat: Natural = 0
    from_: Date | None = Field(default=None, alias="from")
    until: Date | None = None
    instead_of: str | None = None
    to: str | None = None
    form: Form
    origin: Name
    headline: Name
    body: Text
    effects: tuple[Effect, ...] = ()
    asks: str | None = None
    question: Text = ""
    answers: Annotated[tuple[AnswerFile, ...], Field(max_length=4)] = ()
    slants: Annotated[tuple[SlantFile, ...], Field(max_length=6)] = ()
    fact: Fact


class EndingFile(Shape):
    """A named ending of one kind."""

    id: Id
    kind: EndingKind
    title: Name
    text: Text
    when: When | None = None
    side: str | None = None
    fact: Fact


class WarFile(Shape):
    """How the war goes on without a treaty."""

    id: Id
    title: Name
    text: Text
    weight: Natural
    terms: tuple[Term, ...] = ()
    points: Table[Integer]
    fact: Fact


class BlameFile(Shape):
    """What follows when a side leaves over an article (left out: over any other)."""

    side: str
    article: str | None = None
    text: Text
    effects: tuple[Effect, ...] = ()


class ReactionFile(Shape):
    """Effects that follow whenever something happens at the table."""

    on: Happening
    by: str | None = None
    article: str | None = None
    when: When | None = None
    effects: Annotated[tuple[Effect, ...], Field(min_length=1)]


class EpilogueFile(Shape):
    """What followed, or might have."""

    id: Id
    topic: Text
    date: Text
    text: Name
    when: When | None = None
    fact: Fact


class VerdictFile(Shape):
    """One thing the peace did to people not in the room."""

    verdict: Literal["better", "same", "worse"]
    text: Name
    when: When | None = None
    fact: Fact


class BystanderFile(Shape):
    """People who were not in the room."""

    id: Id
    name: Name
    verdicts: Annotated[tuple[VerdictFile, ...], Field(min_length=1)]


class GlossaryFile(Shape):
    """A term explained."""

    id: Id
    term: Name
    text: Name
    kind: Text = "term"
    fact: Fact


class LessonFile(Shape):
    """What a beginner is told at a moment of play, from a sitting on."""

    at: Moment
    sitting: Annotated[int, BeforeValidator(whole), Field(ge=1, le=60)] = 1
    text: Name


class SourceFile(Shape):
    """A source that facts are marked with."""

    code: SourceCode
    title: Name
    address: Text = ""
    weight: Text = ""


class WordsFile(Shape):
    """What the age has, where the game's own sentences speak of it."""

    messages: Messages = "telegraph"
    leaving: Leaving = "train"


class ScenarioFile(Shape):
    """A whole file of format 1."""

    format: Literal["1"]
    id: Id
    title: Name
    subtitle: Text = ""
    summary: Text
    background: Text = ""
    purpose: Text = ""
    note: Text = ""
    place: Text = ""
    treaty_title: Text = ""
    words: WordsFile = Field(default_factory=WordsFile)
    lag: Annotated[int, BeforeValidator(whole), Field(ge=0, le=10)] = 0
    sides: Annotated[tuple[SideFile, ...], Field(min_length=2, max_length=2)]
    mediator: MediatorFile | None = None
    shared_meters: SharedMeters
    calendar: Annotated[tuple[SittingFile, ...], Field(min_length=1, max_length=60)]
    articles: Annotated[tuple[ArticleFile, ...], Field(min_length=1, max_length=40)]
    links: tuple[LinkFile, ...] = ()
    doctrines: Table[Annotated[tuple[DoctrineFile, ...], Field(min_length=1, max_length=6)]]
    tracks: Annotated[tuple[TrackFile, ...], Field(max_length=40)] = ()
    instruments: tuple[InstrumentFile, ...] = ()
    press: Annotated[tuple[NewspaperFile, ...], Field(max_length=12)] = ()
    events: tuple[EventFile, ...] = ()
    endings: tuple[EndingFile, ...]
    wars: Annotated[tuple[WarFile, ...], Field(min_length=1)]
    blames: tuple[BlameFile, ...] = ()
    reactions: tuple[ReactionFile, ...] = ()
    epilogue: tuple[EpilogueFile, ...] = ()
    bystanders: tuple[BystanderFile, ...] = ()
    glossary: tuple[GlossaryFile, ...] = ()
    sources: tuple[SourceFile, ...] = ()
    lessons: Annotated[tuple[LessonFile, ...], Field(max_length=60)] = ()
    map: MapFile | None = None
