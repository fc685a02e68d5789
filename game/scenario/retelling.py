"""Every text of a scenario by its path, and the same scenario in other words.

A path names a text by the ids that lead to it: `articles.quay.options.a.treaty`, `sides.northam.brief`. What has no id
is counted from one. Nothing but texts changes: ids, points, conditions and facts stay what they are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from game.kernel.sides import BOTH_SIDES, BySide
from game.scenario import atlas, definition as d

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Tell = Callable[[str, str], str]
"""`tell(path, text)`: what is said there instead."""

T = TypeVar("T", bound="DataclassInstance")
Phrases = tuple[tuple[str, tuple[str, ...]], ...]


def retold(scenario: d.Scenario, tell: Tell) -> d.Scenario:
    """The scenario with every text that is not empty replaced by what `tell` makes of it."""
    return _Retelling(scenario, tell).scenario()


def texts_of(scenario: d.Scenario) -> dict[str, str]:
    """Every text that is not empty by its path, in the order of the definition."""
    found: dict[str, str] = {}

    def take(path: str, text: str) -> str:
        found[path] = text
        return text

    retold(scenario, take)
    return found


@dataclass(slots=True)
class _Retelling:
    told: d.Scenario
    tell: Tell
    used: dict[str, int] = field(default_factory=dict)

    def text(self, path: str, text: str) -> str:
        return self.tell(path, text) if text else text

    def all(self, thing: T, path: str, *names: str) -> T:
        """A thing with these texts of it replaced."""
        changed = {name: self.text(f"{path}.{name}" if path else name, getattr(thing, name)) for name in names}
        return replace(thing, **changed)

    def once(self, path: str) -> str:
        """A path for what may stand there several times: the second is `path-2`."""
        self.used[path] = self.used.get(path, 0) + 1
        return path if self.used[path] == 1 else f"{path}-{self.used[path]}"

    def by_side(self, path: str, texts: BySide[str]) -> BySide[str]:
        first, second = (self.text(f"{path}.{self.told.sides.of(side).id}", texts.of(side)) for side in BOTH_SIDES)
        return BySide(first, second)

    def counted(self, path: str, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.text(f"{path}.{number}", text) for number, text in enumerate(texts, start=1))

    def phrases(self, path: str, found: Phrases) -> Phrases:
        return tuple((purpose, self.counted(f"{path}.phrases.{purpose}", texts)) for purpose, texts in found)

    def scenario(self) -> d.Scenario:
        told = self.told
        head = ("title", "subtitle", "summary", "background", "purpose", "note", "place", "treaty_title")
        return replace(
            self.all(told, "", *head),
            sides=told.sides.map(self.side),
            mediator=None if told.mediator is None else self.mediator(told.mediator),
            calendar=tuple(self.all(one, f"calendar.{one.date}", "name", "day") for one in told.calendar),
            articles=tuple(self.article(one) for one in told.articles),
            links=tuple(self.all(one, f"links.{one.id}", "text") for one in told.links),
            doctrines=self.doctrines(),
            tracks=tuple(self.track(one) for one in told.tracks),
            instruments=tuple(self.instrument(one) for one in told.instruments),
            press=tuple(self.all(one, f"press.{one.id}", "name", "place") for one in told.press),
            events=tuple(self.event(one) for one in told.events),
            endings=tuple(self.all(one, f"endings.{one.id}", "title", "text") for one in told.endings),
            wars=tuple(self.all(one, f"wars.{one.id}", "title", "text") for one in told.wars),
            blames=tuple(self.blame(one) for one in told.blames),
            epilogue=tuple(self.all(one, f"epilogue.{one.id}", "topic", "date", "text") for one in told.epilogue),
            bystanders=tuple(self.bystander(one) for one in told.bystanders),
            glossary=tuple(self.all(one, f"glossary.{one.id}", "term", "text") for one in told.glossary),
            lessons=tuple(self.all(one, self.once(f"lessons.{one.at}.{one.sitting}"), "text") for one in told.lessons),
            map=None if told.map is None else self.map(told.map),
        )

    def side(self, spec: d.SideSpec) -> d.SideSpec:
        path = f"sides.{spec.id}"
        named = ("name", "office", "monogram", "character")
        return replace(
            self.all(spec, path, "name", "formal", "adjective", "capital", "chief", "brief", "unknowns"),
            delegates=tuple(self.all(one, f"{path}.delegates.{one.id}", *named) for one in spec.delegates),
            phrases=self.phrases(path, spec.phrases),
        )

    def mediator(self, spec: d.Mediator) -> d.Mediator:
        return replace(
            self.all(spec, "mediator", "name", "office", "place"),
            brief=self.by_side("mediator.brief", spec.brief),
            interests=tuple(self.all(one, f"mediator.interests.{one.id}", "name") for one in spec.interests),
            phrases=self.phrases("mediator", spec.phrases),
        )

    def article(self, spec: d.Article) -> d.Article:
        path = f"articles.{spec.id}"
        return replace(
            self.all(spec, path, "name", "short", "summary"),
            why=self.by_side(f"{path}.why", spec.why),
            options=tuple(self.all(one, f"{path}.options.{one.id}", "name", "text", "treaty") for one in spec.options),
        )

    def doctrines(self) -> BySide[tuple[d.Doctrine, ...]]:
        first, second = (
            tuple(
                self.all(one, f"doctrines.{self.told.sides.of(side).id}.{one.id}", "name", "summary", "letter")
                for one in self.told.doctrines.of(side)
            )
            for side in BOTH_SIDES
        )
        return BySide(first, second)

    def track(self, spec: d.Track) -> d.Track:
        path = f"tracks.{spec.id}"
        low, poor, fair, good, high = self.counted(f"{path}.words", spec.words)
        return replace(self.all(spec, path, "name", "summary"), words=(low, poor, fair, good, high))

    def instrument(self, spec: d.Instrument) -> d.Instrument:
        """Both sides' dresses; one that both wear alike has one path."""
        path, (first, second) = f"instruments.{spec.id}", spec.dress
        if (first.name, first.text) == (second.name, second.text):
            worn = self.all(first, f"{path}.both", "name", "text")
            return replace(spec, dress=BySide(worn, replace(second, name=worn.name, text=worn.text)))
        ids = self.told.sides
        return replace(
            spec,
            dress=BySide(
                self.all(first, f"{path}.{ids.first.id}", "name", "text"),
                self.all(second, f"{path}.{ids.second.id}", "name", "text"),
            ),
        )

    def event(self, spec: d.EventSpec) -> d.EventSpec:
        path = f"events.{spec.id}"
        return replace(
            self.all(spec, path, "origin", "headline", "body", "question"),
            answers=tuple(self.all(one, f"{path}.answers.{one.id}", "name", "text", "known") for one in spec.answers),
            slants=tuple(
                self.all(one, self.once(f"{path}.slants.{one.paper}"), "headline", "body") for one in spec.slants
            ),
        )

    def blame(self, spec: d.Blame) -> d.Blame:
        article = "other" if spec.article is None else self.told.articles[spec.article].id
        return self.all(spec, self.once(f"blames.{self.told.sides.of(spec.side).id}.{article}"), "text")

    def bystander(self, spec: d.Bystander) -> d.Bystander:
        path = f"bystanders.{spec.id}"
        verdicts = tuple(
            self.all(one, f"{path}.verdicts.{number}", "text") for number, one in enumerate(spec.verdicts, start=1)
        )
        return replace(self.all(spec, path, "name"), verdicts=verdicts)

    def map(self, spec: atlas.Atlas) -> atlas.Atlas:
        return replace(
            self.all(spec, "map", "title", "subtitle", "note"),
            lettering=tuple(
                self.all(one, f"map.lettering.{number}", "text") for number, one in enumerate(spec.lettering, start=1)
            ),
            places=tuple(self.all(one, f"map.places.{one.id}", "name", "why") for one in spec.places),
            areas=tuple(self.all(one, f"map.regions.{one.id}", "name", "why") for one in spec.areas),
            stretches=tuple(self.all(one, f"map.lines.{one.id}", "name", "why") for one in spec.stretches),
            clauses=tuple(self.clause(one) for one in spec.clauses),
            closer=tuple(self.all(one, f"map.closer.{one.id}", "name") for one in spec.closer),
        )

    def clause(self, spec: atlas.Clause) -> atlas.Clause:
        article = self.told.articles[spec.article]
        return self.all(spec, self.once(f"map.clauses.{article.id}.{article.options[spec.option].id}"), "label")
