"""From a checked file to `definition.Scenario`: names become positions, dates sittings, weights are applied.

Only call this on a file without errors: every name in it is taken to exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.kernel.conditions import Condition
from game.kernel.formulas import CapitalRule, OrderRule, TrackTerm, WalkAway
from game.kernel.sides import BySide, Side, each
from game.scenario import definition as d, models as m, shapes as sh
from game.scenario.compile_effects import EffectCompiler, Scope
from game.scenario.compile_map import compile_map
from game.scenario.expressions import ConditionReader

NO_LIMIT = 9999
"""The last sitting of an event without `until`."""

SIGN = 2
"""How many sign for a side of which nobody is said to."""

NEUTRAL = 50
"""Where a meter of the mediator stands in a scenario without one."""


def compile_scenario(file: m.ScenarioFile, reader: ConditionReader) -> d.Scenario:
    """The scenario that a checked file describes."""
    return _Compiler(file, Scope.of(file, reader), {event.id: event for event in file.events}).scenario()


def weighted(points: int, per_cent: int) -> int:
    """Points under a doctrine's weight, rounded half up."""
    return (points * per_cent + 50) // 100


def sitting_on(calendar: Iterable[str], date: str) -> int:
    """The first sitting on or after a date, counted from one; one past the last when there is none."""
    days = list(calendar)
    return next((number for number, day in enumerate(days, start=1) if day >= date), len(days) + 1)


def sitting_until(calendar: Iterable[str], date: str) -> int:
    """The last sitting on or before a date, counted from one; 0 when there is none."""
    return sum(1 for day in calendar if day <= date)


def fact(file: sh.Fact) -> d.Fact:
    """Where a text stands."""
    return d.Fact(file.mark, file.sources)


def delegates(file: tuple[m.Delegate, ...]) -> tuple[d.Delegate, ...]:
    """The persons of a side. Where none is said to sign, the first two do."""
    nobody = not any(one.signs for one in file)
    sign = [one.signs or (nobody and n < SIGN) for n, one in enumerate(file)]
    return tuple(
        d.Delegate(one.id, one.name, one.office, one.monogram, one.character, fact(one.fact), signs)
        for one, signs in zip(file, sign, strict=True)
    )


def phrases(file: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Wordings by purpose, in the order of the file."""
    return tuple((key, tuple(texts)) for key, texts in file.items())


@dataclass(frozen=True, slots=True)
class _Compiler:
    file: m.ScenarioFile
    scope: Scope
    events: Mapping[str, m.EventFile]

    def scenario(self) -> d.Scenario:
        file = self.file
        return d.Scenario(
            id=file.id,
            title=file.title,
            subtitle=file.subtitle,
            summary=file.summary,
            background=file.background,
            purpose=file.purpose,
            note=file.note,
            place=file.place,
            treaty_title=file.treaty_title,
            words=d.Words(file.words.messages, file.words.leaving),
            lag=each(self.lag),
            sides=each(self.side),
            mediator=self.mediator(),
            shared_meters=self.shared_meters(),
            calendar=tuple(d.Sitting(s.date, s.turns, s.invented, s.name, s.day, fact(s.fact)) for s in file.calendar),
            articles=tuple(self.article(article) for article in file.articles),
            links=tuple(self.link(link) for link in file.links),
            doctrines=each(lambda side: tuple(self.doctrine(side, one) for one in file.doctrines[self.id_of(side)])),
            tracks=tuple(self.track(track) for track in file.tracks),
            instruments=tuple(self.instrument(instrument) for instrument in file.instruments),
            events=tuple(self.event(event) for event in file.events),
            endings=tuple(self.ending(ending) for ending in file.endings),
            wars=tuple(self.war(war) for war in file.wars),
            blames=tuple(self.blame(blame) for blame in file.blames),
            reactions=tuple(self.reaction(reaction) for reaction in file.reactions),
            epilogue=tuple(
                d.EpilogueLine(e.id, e.topic, e.date, e.text, self.when(e.when), fact(e.fact)) for e in file.epilogue
            ),
            bystanders=tuple(self.bystander(one) for one in file.bystanders),
            glossary=tuple(d.GlossaryEntry(g.id, g.term, g.text, g.kind, fact(g.fact)) for g in file.glossary),
            press=tuple(d.Newspaper(p.id, p.name, p.native, p.place, fact(p.fact), p.days) for p in file.press),
            sources=tuple(d.Source(s.code, s.title, s.address, s.weight) for s in file.sources),
            lessons=tuple(d.Lesson(one.at, one.sitting, one.text) for one in file.lessons),
            map=None if file.map is None else compile_map(file.map, self.scope.reader.names),
        )

    def lag(self, side: Side) -> int:
        own = self.file.sides[side].lag
        return self.file.lag if own is None else own

    def id_of(self, side: Side) -> str:
        return self.file.sides[side].id

    def by_side(self, table: Mapping[str, int], default: int = 0) -> BySide[int]:
        return each(lambda side: table.get(self.id_of(side), default))

    def when(self, text: str | None) -> Condition:
        return self.scope.condition(text, None)

    def side_or_none(self, word: str | None) -> Side | None:
        return None if word is None else self.scope.reader.names.side(word, None)

    def side(self, side: Side) -> d.SideSpec:
        file = self.file.sides[side]
        goodwill = NEUTRAL if self.file.mediator is None else self.file.mediator.goodwill[file.id]
        meters = (
            ("standing", file.meters.standing),
            ("influence", file.meters.influence),
            ("patience", file.meters.patience),
            ("credibility", file.meters.credibility),
            ("goodwill", goodwill),
        )
        return d.SideSpec(
            id=file.id,
            name=file.name,
            adjective=file.adjective,
            capital=file.capital,
            chief=file.chief,
            brief=file.brief,
            unknowns=file.unknowns,
            formal=file.formal,
            delegates=delegates(file.delegates),
            walk_away=WalkAway(
                file.walk_away.base,
                tuple(TrackTerm(self.scope.track(track), n) for track, n in file.walk_away.terms.items()),
            ),
            capital_rule=self.capital_rule(file.capital_rule),
            order_rule=self.order_rule(file.order_rule),
            meters=meters,
            opening=tuple(
                sorted(
                    (self.scope.article(key), self.scope.option(key, option)) for key, option in file.opening.items()
                )
            ),
            phrases=phrases(file.phrases),
        )

    def capital_rule(self, file: m.CapitalRule) -> CapitalRule:
        cable, ratify = file.cable, file.ratify
        return CapitalRule(
            cable_base=cable.base,
            cable_step=cable.step,
            cable_standing=cable.standing,
            cable_terms=tuple(
                (self.term(term), tuple(self.scope.article(key) for key in term.articles)) for term in cable.terms
            ),
            ratify_base=ratify.base,
            ratify_margin=ratify.margin,
            ratify_standing=ratify.standing,
            ratify_world=ratify.world,
            ratify_goodwill=ratify.goodwill,
            ratify_terms=self.terms(ratify.terms),
        )

    def order_rule(self, file: m.OrderRule) -> OrderRule:
        return OrderRule(file.from_, file.base, file.growth, file.patience, self.terms(file.terms))

    def term(self, term: m.Term) -> TrackTerm:
        return TrackTerm(self.scope.track(term.track), term.coefficient, term.pivot, self.when(term.when))

    def terms(self, terms: Iterable[m.Term]) -> tuple[TrackTerm, ...]:
        return tuple(self.term(term) for term in terms)

    def mediator(self) -> d.Mediator | None:
        file = self.file.mediator
        if file is None:
            return None
        return d.Mediator(
            id=file.id,
            name=file.name,
            office=file.office,
            place=file.place,
            brief=each(lambda side: file.brief[self.id_of(side)]),
            goodwill=self.by_side(file.goodwill),
            patience=file.patience,
            text_articles=file.text_articles,
            interests=tuple(self.interest(one) for one in file.interests),
            phrases=phrases(file.phrases),
        )

    def interest(self, file: m.InterestFile) -> d.Interest:
        rows = []
        for article in self.file.articles:
            given = file.points.get(article.id)
            if given is not None:
                row = tuple(given.get(option.id, 0) for option in article.options)
                rows.append((self.scope.article(article.id), row))
        return d.Interest(file.id, file.name, file.weight, tuple(rows))

    def shared_meters(self) -> tuple[tuple[str, int], ...]:
        file = self.file
        patience = NEUTRAL if file.mediator is None else file.mediator.patience
        shared = file.shared_meters
        return (("rapport", shared.rapport), ("world", shared.world), ("mediator_patience", patience))

    def article(self, file: m.ArticleFile) -> d.Article:
        return d.Article(
            id=file.id,
            name=file.name,
            short=file.short,
            summary=file.summary,
            why=each(lambda side: file.why[self.id_of(side)]),
            options=tuple(d.Option(o.id, o.name, o.text, o.treaty, fact(o.fact)) for o in file.options),
            points=each(lambda side: tuple(file.points[self.id_of(side)])),
            silent=None if file.silent is None else self.scope.option(file.id, file.silent),
            historical=self.scope.option(file.id, file.historical),
            fact=fact(file.fact),
        )

    def link(self, file: m.LinkFile) -> d.LinkSpec:
        cells = sorted(
            (self.scope.article(key), tuple(sorted(self.scope.option(key, option) for option in options)))
            for key, options in file.when.items()
        )
        return d.LinkSpec(file.id, file.text, tuple(cells), self.by_side(file.points))

    def doctrine(self, side: Side, file: m.DoctrineFile) -> d.Doctrine:
        rows = []
        for article in self.file.articles:
            weight = file.weights.get(article.id, 100)
            rows.append(tuple(weighted(points, weight) for points in article.points[self.id_of(side)]))
        lines = (
            d.MandateLine(self.scope.article(key), self.scope.option(key, line.line), line.kind)
            for key, line in file.mandate.items()
        )
        return d.Doctrine(
            id=file.id,
            name=file.name,
            summary=file.summary,
            letter=file.letter,
            prior=file.prior,
            historical=file.historical,
            points=tuple(rows),
            mandate=tuple(sorted(lines, key=lambda line: line.article)),
            walk_away=file.walk_away,
            cable_bonus=file.cable_bonus,
            start_tracks=tuple(sorted((self.scope.track(key), value) for key, value in file.start_tracks.items())),
            fact=fact(file.fact),
        )

    def track(self, file: m.TrackFile) -> d.Track:
        low, poor, fair, good, high = file.words
        return d.Track(
            id=file.id,
            name=file.name,
            summary=file.summary,
            owner=self.side_or_none(file.owner),
            start=file.start,
            drifts=tuple(d.Drift(drift.change, self.when(drift.when)) for drift in file.drifts),
            sight=each(lambda side: sight(file.sight[self.id_of(side)])),
            words=(low, poor, fair, good, high),
            fact=fact(file.fact),
        )

    def instrument(self, file: m.InstrumentFile) -> d.Instrument:
        return d.Instrument(file.id, file.kind, file.odds, each(lambda side: self.dress(file, side)), fact(file.fact))

    def dress(self, file: m.InstrumentFile, side: Side) -> d.Dress:
        dress = file.dresses.get(self.id_of(side)) or file.dresses["both"]
        return d.Dress(
            name=dress.name,
            text=dress.text,
            cost=dress.cost,
            rest=dress.rest,
            limit=dress.limit,
            when=self.scope.condition(dress.when, side),
            effects=EffectCompiler(self.scope, side).all(dress.effects),
        )

    def event(self, file: m.EventFile) -> d.EventSpec:
        first, last = self.span(file)
        effects = EffectCompiler(self.scope, None)
        return d.EventSpec(
            id=file.id,
            sitting=first,
            until=last,
            dated=file.date is not None or file.instead_of is not None,
            chance=file.chance,
            repeat=file.repeat,
            when=self.when(file.when),
            instead_of=file.instead_of,
            to=self.side_or_none(file.to),
            form=file.form,
            origin=file.origin,
            headline=file.headline,
            body=file.body,
            effects=effects.all(file.effects),
            asks=self.side_or_none(file.asks),
            question=file.question,
            answers=tuple(
                d.EventAnswer(one.id, one.name, one.text, one.public, effects.all(one.effects), one.known)
                for one in file.answers
            ),
            fact=fact(file.fact),
            slants=tuple(
                d.Slant(one.paper, one.headline, one.body, None if one.fact is None else fact(one.fact))
                for one in file.slants
            ),
        )

    def span(self, file: m.EventFile) -> tuple[int, int]:
        """The first and last sitting at which an event may fire."""
        days = [sitting.date for sitting in self.file.calendar]
        origin = file
        while origin.instead_of is not None:
            origin = self.events[origin.instead_of]
        if origin.date is not None:
            moment = sitting_on(days, origin.date)
            return moment, moment
        first = 1 if file.from_ is None else sitting_on(days, file.from_)
        return first, NO_LIMIT if file.until is None else sitting_until(days, file.until)

    def ending(self, file: m.EndingFile) -> d.EndingSpec:
        side = self.side_or_none(file.side)
        return d.EndingSpec(file.id, file.kind, file.title, file.text, self.when(file.when), side, fact(file.fact))

    def war(self, file: m.WarFile) -> d.WarOutcome:
        terms, points = self.terms(file.terms), self.by_side(file.points)
        return d.WarOutcome(file.id, file.title, file.text, file.weight, terms, points, fact(file.fact))

    def blame(self, file: m.BlameFile) -> d.Blame:
        side = self.scope.side(file.side, None)
        article = None if file.article is None else self.scope.article(file.article)
        return d.Blame(side, article, file.text, EffectCompiler(self.scope, None).all(file.effects))

    def reaction(self, file: m.ReactionFile) -> d.Reaction:
        by = None if file.by is None else self.scope.side(file.by, None)
        article = None if file.article is None else self.scope.article(file.article)
        return d.Reaction(
            file.on, by, article, self.when(file.when), EffectCompiler(self.scope, None).all(file.effects)
        )

    def bystander(self, file: m.BystanderFile) -> d.Bystander:
        verdicts = tuple(
            d.BystanderVerdict(one.verdict, one.text, self.when(one.when), fact(one.fact)) for one in file.verdicts
        )
        return d.Bystander(file.id, file.name, verdicts)


def sight(text: str) -> d.Sight:
    """How a side reads a track: `band 15` has a width, the others none."""
    kind, _, width = text.partition(" ")
    return d.Sight(kind, int(width or "0"))
