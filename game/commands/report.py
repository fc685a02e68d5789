"""`report`: finished games, or the conference as it was held, as one HTML file to read or print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.commands.replay import SCENARIO_ENDINGS, strings_of
from game.commands.shared import FINE, find_scenario, load_found, say, say_json
from game.kernel.errors import BadRequest
from game.report.files import put
from game.report.html import report_html
from game.report.teller import Teller, teller
from game.scenario.packs import home_of, record_place
from game.session.controller import Controller
from game.session.edition import edition_of
from game.session.match import Match
from game.session.playbook import load_record
from game.session.record import Absent, Damaged, Loaded
from game.session.replay import OK, READ_ONLY, play_record, replay_save
from game.session.store import load_file


def run_report(saves: Sequence[str], out: str, as_json: bool) -> int:
    """Write the report of the saves (a scenario stands for its record) to `out`, or beside the first; say where."""
    told = [_told(save) for save in saves]
    path = Path(out) if out else _beside(saves[0])
    if path.is_dir():
        raise BadRequest(f"`{out}` is a folder; `--out` names a file.")
    if any(path.resolve() == Path(save).resolve() for save in saves):
        raise BadRequest(f"The report would be written over the save `{path}`.")
    put(path, report_html(told).encode("utf-8"))
    if as_json:
        say_json({"file": str(path), "games": [_summary(tell) for tell in told]})
    else:
        say(str(path))
    return FINE


def _beside(save: str) -> Path:
    """Where a report goes when it is not said: beside the save, or here, under the scenario's name."""
    path = Path(save)
    return path.with_suffix(".html") if path.is_file() and not _of_scenario(save) else Path(f"{path.stem}.html")


def _of_scenario(save: str) -> bool:
    """Whether a scenario is meant, by its id or its file."""
    path = Path(save)
    return path.suffix in SCENARIO_ENDINGS or (path.suffix != ".json" and not path.exists() and path.name == save)


def _told(save: str) -> Teller:
    """A finished game in words. Raises BadRequest when there is none, or when it is not over."""
    match = record_match(find_scenario(save)) if _of_scenario(save) else _match(save)
    t = strings_of(match.edition.scenario).text
    told = teller(Controller(match, lookup=t), t)
    if told is None:
        raise BadRequest(f"The game in `{save}` is not over; until then a report would give away both sides' secrets.")
    return told


def record_match(path: Path) -> Match:
    """The recorded conference of a scenario, played. Raises BadRequest when there is none or it cannot be played."""
    edition = edition_of(load_found(path))
    record = record_place(home_of(path), edition.scenario.id)
    if not record.is_file():
        raise BadRequest(f"There is no record of `{edition.scenario.id}`: {record} does not exist.")
    match, _, reason = play_record(edition, load_record(record))
    if match is None or reason:
        raise BadRequest(f"The record of `{edition.scenario.id}` cannot be played: {reason}")
    return match


def _match(save: str) -> Match:
    path = Path(save)
    if path.is_dir():
        raise BadRequest(f"`{save}` is a folder; a save is wanted.")
    found = load_file(path)
    if isinstance(found, Absent):
        raise BadRequest(f"There is no save `{save}`.")
    if isinstance(found, Damaged):
        raise BadRequest(f"The save `{save}` is damaged: {found.reason} ({found.where})")
    if not isinstance(found, Loaded):
        raise BadRequest(f"`{save}` is not a save.")
    replayed = replay_save(found.save)
    if replayed.status == READ_ONLY:
        raise BadRequest(f"No report can be made of `{save}`: {replayed.reason}")
    if replayed.status != OK or replayed.match is None:
        raise BadRequest(f"The save `{save}` cannot be played again: {replayed.reason}")
    return replayed.match


def _summary(tell: Teller) -> dict[str, object]:
    closing = tell.found.verdict.closing
    return {"scenario": tell.shown.id, "ending": closing.id, "kind": closing.kind}
