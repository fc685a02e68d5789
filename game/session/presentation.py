"""Everything public that a scene may show, taken out of a scenario by naming it.

Not in here: briefs, letters, reasons why an article matters to a side, event texts, endings, the epilogue. They reach
a seat through `briefing`, `papers` and, after the end, `debrief`. `history` is for after the end only, and so is None
until the controller says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.kernel.sides import BySide, Side, each
from game.scenario.atlas import Atlas
from game.scenario.definition import Article, Doctrine, Fact, Lesson, Option, Scenario, SideSpec, Sight, Track, Words


@dataclass(frozen=True, slots=True)
class Note:
    """Where a text stands: documented, inferred or invented, with the titles of its sources."""

    mark: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A delegate; `signs`: whose name stands under the treaty."""

    id: str
    name: str
    office: str
    monogram: str
    character: str
    note: Note
    signs: bool = False


@dataclass(frozen=True, slots=True)
class SideCard:
    """A delegation and its capital. `formal`: what the treaty calls it."""

    id: str
    name: str
    adjective: str
    capital: str
    chief: str
    delegates: tuple[PersonCard, ...]
    formal: str = ""


@dataclass(frozen=True, slots=True)
class MediatorCard:
    """The mediator as everybody knows him."""

    id: str
    name: str
    office: str
    place: str
    text_articles: int


@dataclass(frozen=True, slots=True)
class OptionCard:
    """One possible settlement, with the words that the treaty would carry (empty: it is silent)."""

    id: str
    name: str
    text: str
    treaty: str
    note: Note


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """A matter to settle. `silent`: where it falls when nobody settles it; None: no treaty can be without it."""

    id: str
    name: str
    short: str
    summary: str
    options: tuple[OptionCard, ...]
    silent: int | None
    note: Note

    @property
    def required(self) -> bool:
        """Whether no treaty can be without it."""
        return self.silent is None


@dataclass(frozen=True, slots=True)
class LinkCard:
    """Options that are worth more or less together, in words."""

    id: str
    text: str
    cells: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class DayCard:
    """A day of the calendar. `day` is what happened on it in fact, beside the game."""

    date: str
    name: str
    day: str
    turns: int
    invented: bool
    note: Note


@dataclass(frozen=True, slots=True)
class DressCard:
    """An instrument as a side knows it."""

    name: str
    text: str
    cost: int
    rest: int
    limit: int


@dataclass(frozen=True, slots=True)
class InstrumentCard:
    """A back-channel act."""

    id: str
    kind: str
    dress: BySide[DressCard]
    note: Note


@dataclass(frozen=True, slots=True)
class TrackCard:
    """A gauge. `sight` says how each side reads it: exact, band, words or hidden."""

    id: str
    name: str
    summary: str
    owner: Side | None
    sight: BySide[str]
    words: tuple[str, ...]
    note: Note


@dataclass(frozen=True, slots=True)
class DoctrineListed:
    """Instructions that a capital may have given; which one is in force is not said."""

    id: str
    name: str
    summary: str
    prior: int
    note: Note


@dataclass(frozen=True, slots=True)
class GlossaryCard:
    """A term explained."""

    id: str
    term: str
    text: str
    kind: str
    note: Note


@dataclass(frozen=True, slots=True)
class SourceCard:
    """A source."""

    code: str
    title: str
    address: str
    weight: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """A conference as everybody may see it."""

    id: str
    title: str
    subtitle: str
    summary: str
    background: str
    purpose: str
    note: str
    place: str
    sides: BySide[SideCard]
    mediator: MediatorCard | None
    calendar: tuple[DayCard, ...]
    articles: tuple[ArticleCard, ...]
    links: tuple[LinkCard, ...]
    doctrines: BySide[tuple[DoctrineListed, ...]]
    tracks: tuple[TrackCard, ...]
    instruments: tuple[InstrumentCard, ...]
    glossary: tuple[GlossaryCard, ...]
    sources: tuple[SourceCard, ...]
    history: tuple[int, ...] | None = None
    map: Atlas | None = None
    lessons: tuple[Lesson, ...] = ()
    treaty_title: str = ""
    words: Words = field(default_factory=Words)

    def lesson(self, at: str, sitting: int) -> str:
        """What a beginner is told at this moment of this sitting: the latest lesson that has come; empty for none."""
        come = [one for one in self.lessons if one.at == at and one.sitting <= sitting]
        return max(come, key=lambda one: one.sitting).text if come else ""

    def date(self, sitting: int) -> str:
        """The date of a sitting (counted from 1), or an empty text."""
        return self.calendar[sitting - 1].date if 0 < sitting <= len(self.calendar) else ""

    def instrument(self, instrument_id: str) -> InstrumentCard | None:
        """The instrument of that id, or None."""
        return next((card for card in self.instruments if card.id == instrument_id), None)


def present(scenario: Scenario) -> Presentation:
    """The public half of a scenario, as texts."""
    titles = {source.code: source.title for source in scenario.sources}
    mediator = scenario.mediator
    return Presentation(
        id=scenario.id,
        title=scenario.title,
        subtitle=scenario.subtitle,
        summary=scenario.summary,
        background=scenario.background,
        purpose=scenario.purpose,
        note=scenario.note,
        place=scenario.place,
        treaty_title=scenario.treaty_title,
        sides=scenario.sides.map(lambda side: _side(side, titles)),
        mediator=None
        if mediator is None
        else MediatorCard(mediator.id, mediator.name, mediator.office, mediator.place, mediator.text_articles),
        calendar=tuple(
            DayCard(day.date, day.name, day.day, day.turns, day.invented, noted(day.fact, titles))
            for day in scenario.calendar
        ),
        articles=tuple(_article(article, titles) for article in scenario.articles),
        links=tuple(LinkCard(link.id, link.text, link.cells) for link in scenario.links),
        doctrines=scenario.doctrines.map(lambda cards: tuple(_doctrine(card, titles) for card in cards)),
        tracks=tuple(_track(track, titles) for track in scenario.tracks),
        instruments=_instruments(scenario, titles),
        glossary=tuple(
            GlossaryCard(item.id, item.term, item.text, item.kind, noted(item.fact, titles))
            for item in scenario.glossary
        ),
        sources=tuple(SourceCard(item.code, item.title, item.address, item.weight) for item in scenario.sources),
        map=scenario.map,
        lessons=scenario.lessons,
        words=scenario.words,
    )


def noted(fact: Fact, titles: dict[str, str]) -> Note:
    """A fact with its sources by title."""
    return Note(fact.mark, tuple(titles.get(code, code) for code in fact.sources))


def _side(side: SideSpec, titles: dict[str, str]) -> SideCard:
    delegates = tuple(
        PersonCard(one.id, one.name, one.office, one.monogram, one.character, noted(one.fact, titles), one.signs)
        for one in side.delegates
    )
    formal = side.formal or side.name
    return SideCard(side.id, side.name, side.adjective, side.capital, side.chief, delegates, formal)


def _article(article: Article, titles: dict[str, str]) -> ArticleCard:
    def card(option: Option) -> OptionCard:
        return OptionCard(option.id, option.name, option.text, option.treaty, noted(option.fact, titles))

    options = tuple(card(option) for option in article.options)
    note = noted(article.fact, titles)
    return ArticleCard(article.id, article.name, article.short, article.summary, options, article.silent, note)


def _doctrine(card: Doctrine, titles: dict[str, str]) -> DoctrineListed:
    return DoctrineListed(card.id, card.name, card.summary, card.prior, noted(card.fact, titles))


def _track(track: Track, titles: dict[str, str]) -> TrackCard:
    def kind(side: Side) -> str:
        sight: Sight = track.sight.of(side)
        return sight.kind

    note = noted(track.fact, titles)
    return TrackCard(track.id, track.name, track.summary, track.owner, each(kind), track.words, note)


def _instruments(scenario: Scenario, titles: dict[str, str]) -> tuple[InstrumentCard, ...]:
    return tuple(
        InstrumentCard(
            item.id,
            item.kind,
            item.dress.map(lambda worn: DressCard(worn.name, worn.text, worn.cost, worn.rest, worn.limit)),
            noted(item.fact, titles),
        )
        for item in scenario.instruments
    )
