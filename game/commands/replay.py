"""`replay`: a save, or the recorded conference of a scenario, played again with every check on."""

from __future__ import annotations

from pathlib import Path

from game.commands.shared import FAULTS, FINE, find_scenario, load_found, say, say_json
from game.kernel.errors import BadRequest
from game.session.edition import edition_of
from game.session.playbook import load_record
from game.session.record import Absent
from game.session.replay import OK, ReplayResult, replay_file, replay_record

SCENARIO_ENDINGS = (".yaml", ".yml")


def run_replay(what: str, as_json: bool) -> int:
    """Replay and report; 0 when it ends as it was written, 1 when it does not or is damaged."""
    result = _replayed(what)
    if as_json:
        say_json(result.data())
    else:
        say(in_words(result))
    return FINE if result.status == OK else FAULTS


def _replayed(what: str) -> ReplayResult:
    path = Path(what)
    if path.is_dir():
        raise BadRequest(f"`{what}` is a folder; a save or a scenario is wanted.")
    if path.suffix == ".json" or (path.is_file() and path.suffix not in SCENARIO_ENDINGS):
        result = replay_file(path)
        if isinstance(result, Absent):
            raise BadRequest(f"There is no save `{what}`.")
        return result
    return _record_of(find_scenario(what))


def _record_of(path: Path) -> ReplayResult:
    """The record of a scenario stands in `records/` beside it, under the same id."""
    edition = edition_of(load_found(path))
    record = path.parent / "records" / f"{edition.scenario.id}.yaml"
    if not record.is_file():
        raise BadRequest(f"There is no record of `{edition.scenario.id}`: {record} does not exist.")
    return replay_record(edition, load_record(record))


def in_words(result: ReplayResult) -> str:
    """The report as a few lines."""
    lines = [f"{result.status}{': ' if result.reason else ''}{result.reason}", f"{result.actions} actions"]
    if result.ending:
        signed = [f"{side} {'ratified' if yes else 'refused'}" for side, yes in result.ending["ratified"].items()]
        lines.append("; ".join([f"ending: {result.ending['id']} ({result.ending['kind']})", *signed]))
    if result.treaty:
        said = "as in fact" if result.matches_history else "not as in fact"
        lines.append(f"treaty, {said}: " + " ".join(f"{article}={option}" for article, option in result.treaty.items()))
    return "\n".join([*lines, f"digest: {result.digest}"])
