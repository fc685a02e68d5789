"""`simulate`: many games between computer delegations."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.commands.progress import watched_games
from game.commands.shared import FINE, Interrupted, find_scenario, load_found, say, say_json
from game.commands.tables import per_cent, table, whole
from game.kernel.errors import BadRequest
from game.report.files import put
from game.scenario.definition import Scenario
from game.workshop.cluster import Cluster
from game.workshop.games_csv import games_csv, summary_beside, summary_csv
from game.workshop.journal import Journal
from game.workshop.parcel import opened
from game.workshop.play_out import Row
from game.workshop.players import levels_of
from game.workshop.processes import crew_of
from game.workshop.simulate import Order, carry_on, task_of
from game.workshop.tally import tally
from game.workshop.task import Crew, Task


@dataclass(frozen=True, slots=True)
class Keeping:
    """Files named on the command line, empty where none is: games to play on from, and tables to write."""

    resume: str = ""
    table: str = ""


def run_simulate(order: Order, dask: str, keeping: Keeping, as_json: bool) -> int:
    """Play the games, on the Dask cluster if one is named, and print what came of them."""
    load_found(order.path)
    task = task_of(order)
    _check_files(order.path, keeping)
    crew: Crew = Cluster(dask) if dask else crew_of(order.workers, order.games)
    rows, played, seconds = _play(task, order.games, crew, keeping.resume)
    scenario = opened(task.parcel)
    found = {
        **tally(scenario, rows, seconds, played),
        "scenario": task.parcel.id,
        "scenario_digest": task.parcel.digest,
        "levels": {side.id: level for side, level in zip(scenario.sides, task.levels, strict=True)},
        "seed": task.seed,
        "instructions": task.instructions,
        "resumed": len(rows) - played,
    }
    files = _write(scenario, rows, found, keeping.table)
    if as_json:
        say_json({**found, "files": files})
    else:
        say("\n\n".join([*_parts(scenario, found), *files]))
    return FINE


def order_of(word: str, games: int, levels: str, seed: str, workers: int, instructions: str) -> Order:
    """What the words of the command line ask for. Raises UnknownScenario or BadRequest."""
    return Order(find_scenario(word), games, levels_of(levels), seed, workers, instructions)


def _play(task: Task, games: int, crew: Crew, resume: str) -> tuple[list[Row], int, float]:
    """The rows by number, how many of them were played now, and in how many seconds."""
    journal = Journal(Path(resume), task) if resume else None
    rows = {} if journal is None else {n: row for n, row in journal.rows.items() if n < games}
    kept = len(rows)
    started = time.perf_counter()
    try:
        rows.update(watched_games(carry_on(task, games, crew, journal), games, kept))
    except KeyboardInterrupt:
        if journal is None:
            raise
        raise Interrupted(
            f"Interrupted: {resume} keeps {len(journal)} games, and the same command plays the rest."
        ) from None
    finally:
        if journal is not None:
            journal.close()
    seconds = time.perf_counter() - started
    counted = [row for _, row in sorted(rows.items()) if not row.directed]
    return counted, len(rows) - kept, seconds


def _check_files(scenario: Path, keeping: Keeping) -> None:
    """Raise BadRequest now for files that could not be written at the end."""
    named = [("--resume", Path(keeping.resume))] if keeping.resume else []
    if keeping.table:
        named += [("--csv", Path(keeping.table)), ("--csv", summary_beside(Path(keeping.table)))]
    taken = {scenario.resolve()}
    for option, path in named:
        if path.is_dir():
            raise BadRequest(f"`{path}` is a folder; `{option}` names a file.")
        if path.resolve() in taken:
            raise BadRequest(f"`{option}` would write over `{path}`.")
        taken.add(path.resolve())
    if keeping.table:
        probe = Path(keeping.table).with_name(f".{Path(keeping.table).name}.probe")
        put(probe, b"").unlink(missing_ok=True)


def _write(scenario: Scenario, rows: list[Row], found: dict[str, Any], name: str) -> list[str]:
    """Write the tables that are asked for; the files."""
    if not name:
        return []
    path = Path(name)
    return [
        str(put(path, games_csv(scenario, rows))),
        str(put(summary_beside(path), summary_csv(found))),
    ]


def _parts(scenario: Scenario, found: dict[str, Any]) -> Iterator[str]:
    games = found["games"]
    kept = f", {found['resumed']} of them played before" if found["resumed"] else ""
    rate = "" if found["games_per_second"] is None else f", {found['games_per_second']} a second"
    yield f"{scenario.title}: {games} games{kept}{rate}"
    ends = [
        [kind.replace("_", " "), whole(n), per_cent(n, games), _within(found["ending_shares"][kind])]
        for kind, n in found["endings"].items()
    ]
    yield table("How they ended", ["", "Games", "Share", "95 % within"], ends)
    sides = [
        [side.name, *_span(found["points"][side.id], 1), *_span(found["joint_gain_share"][side.id], 100)]
        for side in scenario.sides
    ]
    heads = ["", "Points", "95 % within", "Share of joint gain", "95 % within"]
    yield table("What each side brought home", heads, sides)
    ratified = found["endings"].get("ratified", 0)
    if ratified:
        title = f"Clauses of the {ratified} ratified treaties, of which {found['distinct_treaties']} are distinct"
        yield table(title, ["Article", "Option", "Treaties", "Share"], _clauses(scenario, found, ratified), left=2)
    below = "no treaty" if found["frontier_gap_percent"] is None else f"{found['frontier_gap_percent']} %"
    yield (
        f"Below the frontier on average: {below}.\n"
        f"Sittings in which nothing was decided: {found['dull_sittings_percent']} %.\n"
        f"Actions refused: {found['refused']}.\n"
        f"Digest of the games: {found['digest']}."
    )


def _clauses(scenario: Scenario, found: dict[str, Any], ratified: int) -> Iterator[list[str]]:
    """The options that were agreed, the commonest first, the article named once."""
    for article in scenario.articles:
        names = {option.id: option.name for option in article.options}
        counted = sorted(found["clauses"][article.id].items(), key=lambda item: -item[1])
        for place, (option, number) in enumerate(counted):
            head = "" if place else article.short
            yield [head, names[option], whole(number), per_cent(number, ratified)]


def _within(part: dict[str, float | None]) -> str:
    low, high = part["low"], part["high"]
    return "\u2013" if low is None or high is None else f"{100 * low:.1f} to {100 * high:.1f} %"


def _span(numbers: dict[str, float | None], times: int) -> tuple[str, str]:
    """A mean and the interval that holds it, as figures (`times` 1) or in per cent (100)."""
    unit = " %" if times > 1 else ""
    mean, low, high = (None if value is None else round(value * times) for value in numbers.values())
    if mean is None:
        return "\u2013", "\u2013"
    return f"{mean}{unit}", "\u2013" if low is None else f"{low} to {high}{unit}"
