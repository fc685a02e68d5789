"""The file as an author writes it: shapes only. What the names in it point to is checked in `references`.

Models take a tree whose every scalar is a text. Numbers and booleans have types of ours, for pydantic's own would let
in `3.0`, `1_000` and `yes`. A field marked `TEXT` is shown to players, `PHRASES` are wordings with placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
)
from pydantic_core import PydanticCustomError

TEXT = "text"
PHRASES = "phrases"

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _whole(value: object) -> object:
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole_number", "a whole number is expected here")


def _truth(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("truth", "`true` or `false` is expected here")


T = TypeVar("T")

Integer = Annotated[int, BeforeValidator(_whole), Field(ge=-1_000_000, le=1_000_000)]
Natural = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=1_000_000)]
Positive = Annotated[int, BeforeValidator(_whole), Field(ge=1, le=1_000_000)]
Percent = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=100)]
PerMille = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=1000)]
Boolean = Annotated[bool, BeforeValidator(_truth)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
SourceCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")]
Date = Annotated[str, StringConstraints(pattern=_DATE)]
Sight = Annotated[str, StringConstraints(pattern=r"^(exact|words|hidden|band [1-9][0-9]?)$")]
Name = Annotated[str, TEXT, Field(min_length=1)]
Text = Annotated[str, TEXT]
When = Annotated[str, Field(min_length=1)]
Table = Annotated[Mapping[str, T], AfterValidator(MappingProxyType)]
TextTable = Annotated[Mapping[str, str], AfterValidator(MappingProxyType), TEXT]
Phrases = Annotated[
    Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]], AfterValidator(MappingProxyType), PHRASES
]
LineKind = Literal["soft", "firm", "hard", "never"]


def empty() -> Mapping[str, Any]:
    """A mapping with nothing in it, for what is left out."""
    return MappingProxyType({})


class Shape(BaseModel):
    """What all parts of a file share: no unknown keys, no changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Fact(Shape):
    """Where a text stands, and its sources."""

    mark: Literal["documented", "inferred", "invented"]
    sources: tuple[SourceCode, ...] = ()


class Delegate(Shape):
    """A person at the table or behind it."""

    id: Id
    name: Name
    office: Text
    monogram: Annotated[str, TEXT, Field(min_length=1, max_length=4)]
    character: Text
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
    influence: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=6)]
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
    text_articles: Annotated[int, BeforeValidator(_whole), Field(ge=1, le=12)]
    interests: tuple[InterestFile, ...] = ()
    phrases: Phrases = Field(default_factory=empty)


class SittingFile(Shape):
    """A day of the calendar."""

    date: Date
    turns: Annotated[int, BeforeValidator(_whole), Field(ge=1, le=6)]
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


class EffectShape(Shape):
    """What all effects share: a guard."""

    if_: When | None = Field(default=None, alias="if")


class TrackEffect(EffectShape):
    """Change a track."""

    track: str
    change: Integer


class MeterEffect(EffectShape):
    """Change a meter of a side, or a shared one."""

    meter: str
    side: str | None = None
    change: Integer


class MandateEffect(EffectShape):
    """Move a mandate to an option, or by steps (positive: more latitude)."""

    mandate: str
    side: str
    to: str | None = None
    steps: Integer = 0
    kind: LineKind | None = None


class PointsEffect(EffectShape):
    """Change what an option is worth to a side."""

    points: str
    side: str
    option: str
    change: Integer


class OptionEffect(EffectShape):
    """Open or close an option for both sides."""

    option: str
    which: str
    open: Boolean


class InstrumentEffect(EffectShape):
    """Allow or forbid an instrument to a side."""

    instrument: str
    side: str
    allowed: Boolean


class OrderEffect(EffectShape):
    """Send the order to go home, or put it to sleep."""

    order: str
    send: Boolean


class ReportEffect(EffectShape):
    """A dated, fallible report about the other side."""

    report: Literal["mandate", "walk_away", "order", "track"]
    to: str
    article: str | None = None
    track: str | None = None
    truth: PerMille


class EaseCableEffect(EffectShape):
    """Make a side's next cable likelier."""

    ease_cable: str
    side: str
    per_mille: Integer


class LaterEffect(EffectShape):
    """Effects some sittings from now."""

    later: Positive
    effects: Annotated[tuple[Effect, ...], Field(min_length=1)]


class GambleEffect(EffectShape):
    """One list of effects or the other."""

    gamble: PerMille
    success: tuple[Effect, ...] = ()
    failure: tuple[Effect, ...] = ()


class ShareBlameEffect(EffectShape):
    """Notables at home share a side's blame: its breaches weigh half at ratification."""

    share_blame: str


EFFECT_KEYS = (
    "share_blame",
    "gamble",
    "later",
    "report",
    "ease_cable",
    "order",
    "mandate",
    "meter",
    "points",
    "instrument",
    "option",
    "track",
)
"""The keys that say what kind an effect is, in the order in which they are looked for."""


def effect_kind(value: object) -> str | None:
    """The kind of an effect, from the keys it has."""
    if isinstance(value, dict):
        return next((f"<{key}>" for key in EFFECT_KEYS if key in value), None)
    if isinstance(value, EffectShape):
        return next(f"<{key}>" for key in EFFECT_KEYS if key in type(value).model_fields)
    return None


Effect = Annotated[
    Annotated[ShareBlameEffect, Tag("<share_blame>")]
    | Annotated[GambleEffect, Tag("<gamble>")]
    | Annotated[LaterEffect, Tag("<later>")]
    | Annotated[ReportEffect, Tag("<report>")]
    | Annotated[EaseCableEffect, Tag("<ease_cable>")]
    | Annotated[OrderEffect, Tag("<order>")]
    | Annotated[MandateEffect, Tag("<mandate>")]
    | Annotated[MeterEffect, Tag("<meter>")]
    | Annotated[PointsEffect, Tag("<points>")]
    | Annotated[InstrumentEffect, Tag("<instrument>")]
    | Annotated[OptionEffect, Tag("<option>")]
    | Annotated[TrackEffect, Tag("<track>")],
    Discriminator(effect_kind),
]


class DressFile(Shape):
    """An instrument as one side knows it."""

    name: Name
    text: Text
    cost: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=6)]
    rest: Natural = 0
    limit: Natural = 0
    when: When | None = None
    effects: tuple[Effect, ...] = ()


class InstrumentFile(Shape):
    """One back-channel act. Beside its own keys it has `both`, or one dress under each side's id."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, DressFile] = Field(init=False)

    id: Id
    kind: Literal[
        "announce",
        "press",
        "confide",
        "appeal",
        "ask_text",
        "sound_out",
        "cable",
        "probe",
        "probe_war",
        "stall",
        "plain",
    ]
    odds: PerMille = 0
    fact: Fact

    @property
    def dresses(self) -> Mapping[str, DressFile]:
        """The dresses by the key they stand under."""
        return self.__pydantic_extra__ or {}


class AnswerFile(Shape):
    """One answer to a choice that an event puts."""

    id: Id
    name: Name
    text: Text = ""
    public: Boolean = False
    effects: tuple[Effect, ...] = ()


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
    form: Literal["telegram", "newspaper", "letter", "note", "minutes"]
    origin: Name
    headline: Name
    body: Text
    effects: tuple[Effect, ...] = ()
    asks: str | None = None
    question: Text = ""
    answers: Annotated[tuple[AnswerFile, ...], Field(max_length=4)] = ()
    fact: Fact


class EndingFile(Shape):
    """A named ending of one kind."""

    id: Id
    kind: Literal[
        "ratified",
        "repudiated",
        "broken_off",
        "broken_off_final",
        "adjourned",
        "recalled",
        "government_fell",
        "exhausted",
    ]
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

    on: Literal[
        "presented",
        "offered",
        "initialled",
        "reopened",
        "declined",
        "withdrawn",
        "final_laid",
        "final_refused",
        "softened",
        "announced",
        "broken_word",
        "train",
        "stayed",
        "signing_refused",
        "fruitful",
        "barren",
    ]
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


class SourceFile(Shape):
    """A source that facts are marked with."""

    code: SourceCode
    title: Name
    address: Text = ""
    weight: Text = ""


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
    lag: Annotated[int, BeforeValidator(_whole), Field(ge=0, le=10)] = 0
    sides: Annotated[tuple[SideFile, ...], Field(min_length=2, max_length=2)]
    mediator: MediatorFile | None = None
    shared_meters: SharedMeters
    calendar: Annotated[tuple[SittingFile, ...], Field(min_length=1, max_length=60)]
    articles: Annotated[tuple[ArticleFile, ...], Field(min_length=1, max_length=40)]
    links: tuple[LinkFile, ...] = ()
    doctrines: Table[Annotated[tuple[DoctrineFile, ...], Field(min_length=1, max_length=6)]]
    tracks: Annotated[tuple[TrackFile, ...], Field(max_length=40)] = ()
    instruments: tuple[InstrumentFile, ...] = ()
    events: tuple[EventFile, ...] = ()
    endings: tuple[EndingFile, ...]
    wars: Annotated[tuple[WarFile, ...], Field(min_length=1)]
    blames: tuple[BlameFile, ...] = ()
    reactions: tuple[ReactionFile, ...] = ()
    epilogue: tuple[EpilogueFile, ...] = ()
    bystanders: tuple[BystanderFile, ...] = ()
    glossary: tuple[GlossaryFile, ...] = ()
    sources: tuple[SourceFile, ...] = ()
