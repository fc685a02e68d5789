"""The certificate of a scenario: one page with all that was found, reckoned and played. It shows every secret."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from game.kernel.sides import BOTH_SIDES, Side
from game.report.blocks import Block, Entry, Figure, Page, Row, Table, Words
from game.report.html import written
from game.report.teller import Lookup, figure, grouped
from game.scenario.definition import Scenario
from game.scenario.problems import ADVICE, ERROR, WARNING, Problem, silenced
from game.scenario.source import read_source
from game.session.days import short_day
from game.workshop.certificate_charts import agreement_chart, frontier_chart, pairs_chart, worth, zone_chart
from game.workshop.checking import Checked
from game.workshop.doctor import Examined
from game.workshop.doctor_bargain import Bargain
from game.workshop.doctor_games import Games
from game.workshop.doctor_texts import times_named

TEMPLATE = "certificate.html.j2"
GRAVITIES = (ERROR, WARNING, ADVICE)
_NAME = re.compile(r"`([^`*]+)`")


@dataclass(frozen=True, slots=True)
class Part:
    """The part of the page about one file, as the template takes it."""

    number: int
    title: str
    subtitle: str
    author: str
    file: str
    digest: str
    verdict: str
    pages: tuple[Page, ...]


def certificate_html(checked: Sequence[Checked], t: Lookup) -> str:
    """The certificate of some files; the same for the same files. Raises ValueError when there are none."""
    if not checked:
        raise ValueError("a certificate is of at least one file")
    return written(TEMPLATE, t, parts=tuple(_part(t, n, one) for n, one in enumerate(checked, 1)))


def _part(t: Lookup, number: int, one: Checked) -> Part:
    card = one.card
    return Part(
        number=number,
        title=one.path.name if one.scenario is None else one.scenario.title,
        subtitle="" if one.scenario is None else one.scenario.subtitle,
        author="" if card is None else t("certificate.author", author=card.author, licence=card.licence),
        file=one.path.name,
        digest=one.digest,
        verdict=_verdict(t, one.problems),
        pages=tuple(_pages(t, one)),
    )


def _verdict(t: Lookup, problems: Sequence[Problem]) -> str:
    """How many findings of each gravity there are."""
    counts = [(gravity, sum(one.severity == gravity for one in problems)) for gravity in GRAVITIES]
    said = [t(f"certificate.count.{gravity}", n=n) for gravity, n in counts if n]
    return " ".join(said) if said else t("certificate.clean")


def _pages(t: Lookup, one: Checked) -> Iterator[Page]:
    yield _page(t, "findings", (*_findings(t, one.problems), *_silenced(t, one)))
    if one.scenario is None or one.examined is None:
        return
    yield _page(t, "measures", (_measures(t, one.scenario, one.examined),))
    found = one.examined.bargain
    if found is not None:
        yield _page(t, "zone", (Figure(zone_chart(t, one.scenario, found)), _days(t, one.scenario, found)))
        yield _page(t, "pairs", (Figure(pairs_chart(t, one.scenario, found)), _matrix(t, one.scenario, found)))
        yield _page(t, "plane", tuple(_plane(t, one.scenario, one.examined, found)))
        yield _page(t, "articles", (_articles(t, one.scenario, found),))
    if one.played is not None and one.played.games:
        yield _page(t, "games", tuple(_games(t, one.scenario, one.played)))
    yield _page(t, "reading", tuple(_reading(t, one.examined)))
    yield _page(t, "sources", (_sources(t, one, one.scenario),))


def _page(t: Lookup, name: str, blocks: tuple[Block, ...]) -> Page:
    return Page(name, t(f"certificate.page.{name}"), t(f"certificate.page.{name}_how"), blocks)


# Findings and measures


def _silenced(t: Lookup, one: Checked) -> Iterator[Block]:
    """What the author has silenced, and why."""
    found = silenced(one.text)
    if found:
        yield Words(t("certificate.silenced"), "heading")
    for each in found:
        yield Entry(t("certificate.line", n=each.line), each.code, plain(each.reason))


def _findings(t: Lookup, problems: Sequence[Problem]) -> tuple[Block, ...]:
    if not problems:
        return (Words(t("certificate.no_findings"), "strong"),)
    ordered = sorted(problems, key=lambda one: (GRAVITIES.index(one.severity), one.code, one.hint, one.line))
    alike = groupby(ordered, key=lambda one: (one.severity, one.code, one.hint))
    return tuple(_finding(t, list(group)) for _, group in alike)


def _finding(t: Lookup, group: Sequence[Problem]) -> Entry:
    """Findings of one kind with one remedy, each on a line of its own."""
    first = group[0]
    lines = [t("certificate.line", n=one.line) for one in group]
    said = [plain(one.message[:1].upper() + one.message[1:]) for one in group]
    if len(group) > 1:
        said = [t("certificate.at_line", n=one.line, said=text) for one, text in zip(group, said, strict=True)]
    hint = first.hint and t("certificate.hint", hint=first.hint.replace("`", '"'))
    when = lines[0] if len(lines) == 1 else t("certificate.lines", n=len(lines))
    return Entry(when, t(f"certificate.gravity.{first.severity}", code=first.code), "\n".join(said), source=hint)


def plain(text: str) -> str:
    """A sentence of the doctor's with its names in italics, and stars that are stars."""
    return _NAME.sub(r"*\1*", text.replace("*", "\\*"))


def _measures(t: Lookup, scenario: Scenario, examined: Examined) -> Table:
    numbers = (
        ("sittings", len(scenario.calendar)),
        ("articles", len(scenario.articles)),
        ("options", sum(len(article.options) for article in scenario.articles)),
        ("packages", examined.packages),
        ("links", len(scenario.links)),
        ("doctrines", sum(len(scenario.doctrines.of(side)) for side in BOTH_SIDES)),
        ("tracks", len(scenario.tracks)),
        ("instruments", len(scenario.instruments)),
        ("events", len(scenario.events)),
        ("endings", len(scenario.endings)),
        ("epilogue", len(scenario.epilogue)),
        ("words", examined.texts.whole.words),
    )
    rows = tuple(Row((t(f"certificate.measure.{name}"), grouped(number))) for name, number in numbers)
    return Table(t("certificate.page.measures"), (t("certificate.what"), t("certificate.how_many")), rows)


# The bargain


def _days(t: Lookup, scenario: Scenario, found: Bargain) -> Table:
    head = (
        t("debrief.sitting"),
        *(t("certificate.walk_away", side=scenario.sides.of(side).name) for side in Side),
        t("certificate.zone.column_inside"),
        t("certificate.zone.column_both"),
    )
    rows = tuple(
        Row((
            t("certificate.when", n=zone.sitting, date=short_day(t, zone.date)),
            figure(zone.walk_away.first),
            figure(zone.walk_away.second),
            grouped(zone.inside),
            grouped(zone.ratifiable),
        ), zone.ratifiable > 0)
        for zone in found.zones
    )  # fmt: skip
    return Table(t("certificate.page.zone"), head, rows)


def _matrix(t: Lookup, scenario: Scenario, found: Bargain) -> Table:
    """A row for the orders of the first side, a column for those of the second."""
    rows, columns = scenario.doctrines.first, scenario.doctrines.second
    counts = [grouped(zone.ratifiable) for zone in found.pairs]
    wide = len(columns)
    lines = tuple(Row((card.name, *counts[n * wide : (n + 1) * wide])) for n, card in enumerate(rows))
    sides = (Side.FIRST, *(Side.SECOND for _ in columns))
    return Table(t("certificate.page.pairs"), (t("certificate.orders"), *(card.name for card in columns)), lines, sides)


def _plane(t: Lookup, scenario: Scenario, examined: Examined, found: Bargain) -> Iterator[Block]:
    yield Figure(frontier_chart(t, scenario, found))
    if found.edge and found.deal:
        yield Figure(frontier_chart(t, scenario, found, near=True))
    where = worth(t, scenario, found.history)
    if found.below is None:
        yield Words(t("certificate.history.unmeasured", worth=where))
    else:
        key = "certificate.history.on" if found.below == 0 else "certificate.history.below"
        yield Words(t(key, worth=where, per_cent=f"{found.below / 100:g}"))
    record = examined.history
    if not record.recorded:
        yield Words(t("certificate.record.none"), "note")
    elif record.reason:
        yield Words(t("certificate.record.strays", reason=plain(record.reason)), "strong")
    else:
        yield Words(t("certificate.record.plays", n=record.actions), "strong")


def _articles(t: Lookup, scenario: Scenario, found: Bargain) -> Table:
    """By article: the historical option, the number of options, and of those inside both historical mandates."""
    names = ("article", "historical", "options", "first_day", "last_day")
    rows = tuple(
        Row((
            article.name,
            article.options[article.historical].name,
            str(len(article.options)),
            str(len(found.limits[0][n])),
            str(len(found.limits[-1][n])),
        ))
        for n, article in enumerate(scenario.articles)
    )  # fmt: skip
    head = tuple(t(f"certificate.articles.{name}") for name in names)
    return Table(t("certificate.page.articles"), head, rows, words=True)


# Games


def _games(t: Lookup, scenario: Scenario, played: Games) -> Iterator[Block]:
    yield Figure(agreement_chart(t, scenario, played))
    share = played.share()
    if share is not None:
        names = [side.name for side in scenario.sides]
        yield Words(t("certificate.games.share", first=names[0], a=share.first, second=names[1], b=share.second))
    ended = Counter(game.ending for game in played.games)
    titles = {ending.id: ending.title for ending in scenario.endings}
    rows = [Row((titles.get(name, name), grouped(n))) for name, n in sorted(ended.items(), key=lambda e: (-e[1], e[0]))]
    yield Table(
        t("certificate.games.endings"), (t("certificate.games.ending"), t("certificate.games.count")), tuple(rows)
    )
    lines = tuple(
        Row((instrument.dress.first.name, *(f"{played.evenings(side, instrument.id)}" for side in BOTH_SIDES)))
        for instrument in scenario.instruments
    )
    head = (t("certificate.games.instrument"), *(t("certificate.games.evenings", side=s.name) for s in scenario.sides))
    yield Table(t("certificate.games.instruments"), head, lines)


# Texts and sources


def _reading(t: Lookup, examined: Examined) -> Iterator[Block]:
    texts = examined.texts
    if not texts.whole.english:
        yield Words(t("certificate.reading.foreign"), "note")
        return
    measured = [*texts.groups, ("whole", texts.whole)]
    rows = tuple(
        Row((t(f"certificate.reading.{name}"), grouped(one.words), f"{one.grade / 10:g}"), name == "whole")
        for name, one in measured
    )
    head = tuple(t(f"certificate.reading.{name}") for name in ("texts", "words", "grade"))
    yield Table(t("certificate.page.reading"), head, rows)


def _sources(t: Lookup, one: Checked, scenario: Scenario) -> Block:
    """Every source, and how many facts name it."""
    if not scenario.sources:
        return Words(t("certificate.sources.none"), "note")
    source = read_source(one.text).source
    named = Counter[str]() if source is None else times_named(source)
    rows = tuple(
        Row((card.code, card.title, card.weight, card.address, str(named[card.code]))) for card in scenario.sources
    )
    head = tuple(t(f"certificate.sources.{name}") for name in ("code", "title", "weight", "address", "facts"))
    return Table(t("certificate.page.sources"), head, rows, words=True)
