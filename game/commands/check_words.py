"""What `check` says to a person: problems by gravity, a few of each kind with their lines, then what was reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from game.analysis.zones import last_day
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario
from game.scenario.problems import ADVICE, ERROR, WARNING, Problem, silenced
from game.scenario.render import render
from game.workshop.checking import Checked
from game.workshop.doctor import Examined
from game.workshop.doctor_bargain import Bargain
from game.workshop.doctor_games import SEED, Games
from game.workshop.translations import CheckedTranslation

GRAVITIES = ((ERROR, "Errors", 25), (WARNING, "Warnings", 8), (ADVICE, "Advice", 3))
"""Each gravity, its heading, and how many problems of one code are shown with their lines."""

MOST_SHOWN = 20
"""How many problems of a translation are shown with their lines."""


def in_words(checked: Checked) -> str:
    """Everything there is to say of a file."""
    title = str(checked.path) if checked.scenario is None else f"{checked.scenario.title} ({checked.path})"
    parts = [title, *_problems(checked)]
    if checked.scenario is not None and checked.examined is not None:
        parts.append("\n".join(_reckoned(checked.scenario, checked.examined, checked.played)))
    return "\n\n".join(parts)


def translation_in_words(checked: CheckedTranslation) -> str:
    """A translation's problems, the first of many, and how far it has come."""
    found = [render(one, str(checked.path), checked.text) for one in checked.problems]
    rest = len(found) - MOST_SHOWN
    shown = [*found[:MOST_SHOWN], f"{rest} more are not shown"] if rest > 0 else found
    if checked.texts:
        shown.append(f"{checked.path}: {checked.done:,} of {checked.texts:,} texts are in this language")
    return "\n\n".join(shown)


def total(checked: Sequence[Checked], page: Path | None) -> str:
    """One line about all the files: how many problems of each gravity, and where their certificate is."""
    found = [problem for one in checked for problem in one.problems]
    counts = [sum(one.severity == gravity for one in found) for gravity, _, _ in GRAVITIES]
    names = (("error", "errors"), ("warning", "warnings"), ("piece of advice", "pieces of advice"))
    said = ", ".join(_count(n, *words) for n, words in zip(counts, names, strict=True) if n)
    files = str(checked[0].path) if len(checked) == 1 else f"{len(checked)} files"
    written = f"; the certificate is {page}" if page is not None else ""
    hidden = sum(len(silenced(one.text)) for one in checked)
    kept = f", {hidden:,} silenced by the author" if hidden else ""
    return f"{files}: {said or 'no problems'}{kept}{written}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _problems(checked: Checked) -> Iterator[str]:
    for gravity, heading, most in GRAVITIES:
        found = [one for one in checked.problems if one.severity == gravity]
        if not found:
            continue
        yield f"{heading} ({len(found)})"
        for _, group in groupby(sorted(found, key=lambda one: one.code), key=lambda one: one.code):
            yield from _group(checked, list(group), most)


def _group(checked: Checked, group: Sequence[Problem], most: int) -> Iterator[str]:
    """The first problems of a kind with their lines, the others by their numbers."""
    shown = group if len(group) <= most + 1 else group[:most]
    yield from (render(one, str(checked.path), checked.text) for one in shown)
    rest = [str(one.line) for one in group[len(shown) :]]
    if rest:
        yield f"{len(rest)} more {group[0].code}, in the lines {', '.join(rest)}"


# What was reckoned


def _reckoned(scenario: Scenario, examined: Examined, played: Games | None) -> Iterator[str]:
    found = examined.bargain
    yield f"Possible treaties: {examined.packages:,}."
    if found is not None:
        yield from _zone(scenario, found)
        yield _walk_aways(scenario, found)
        below = "" if found.below is None else f"{found.below / 100:g} % below the frontier"
        below = "on the frontier" if found.below == 0 else below
        record = examined.history
        replays = "" if not record.recorded or record.reason else f"its record plays ({record.actions} actions)"
        yield f"The historical treaty: {', '.join(part for part in (below, replays) if part) or 'without a record'}."
    if examined.texts.whole.english:
        whole = examined.texts.whole
        yield f"It reads like school year {whole.grade / 10:g} ({whole.words:,} words)."
    if played is not None and played.games:
        yield from _games(scenario, played)


def _zone(scenario: Scenario, found: Bargain) -> Iterator[str]:
    opened = next((zone for zone in found.zones if zone.ratifiable), None)
    if opened is None:
        yield "The zone of agreement: empty on every day, with the historical instructions."
        return
    first, last = found.zones[0], found.zones[last_day(scenario) - 1]
    begins = "from the first day" if opened is first else f"from {opened.date} (sitting {opened.sitting})"
    yield (
        f"The zone of agreement: open {begins} with {opened.ratifiable:,} treaties;"
        f" {last.ratifiable:,} on the last day, with the historical instructions."
    )
    open_ = sum(zone.ratifiable > 0 for zone in found.pairs)
    yield f"Pairs of doctrines that leave a treaty: {open_} of {len(found.pairs)}."


def _walk_aways(scenario: Scenario, found: Bargain) -> str:
    """What each side has without a treaty on the first day and on the last, with the historical instructions."""
    first, last = found.zones[0].walk_away, found.zones[last_day(scenario) - 1].walk_away
    said = [
        f"{side.name} {first.of(at)} points, {last.of(at)} on the last day"
        for side, at in zip(scenario.sides, BOTH_SIDES, strict=True)
    ]
    return f"Without a treaty: {'; '.join(said)}."


def _games(scenario: Scenario, played: Games) -> Iterator[str]:
    share = played.share()
    count = len(played.games)
    yield f"Played: {_count(count, 'game', 'games')} between envoys, {played.agreed} of them ended in a treaty."
    yield f"Their seeds are {SEED}.0 to {SEED}.{count - 1}; `simulate --games {count}` plays the same and tells more."
    if share is not None:
        sides = [f"{side.name} {part} %" for side, part in zip(scenario.sides, share, strict=True)]
        yield f"Of what both gained by a treaty: {', '.join(sides)}."
    course = [(n, played.agreed_by(n)) for n in range(1, len(scenario.calendar) + 1)]
    steps = [f"{agreed} by sitting {n}" for n, agreed in course if agreed and agreed != played.agreed_by(n - 1)]
    if steps:
        yield f"Treaties so far: {', '.join(steps)}."
