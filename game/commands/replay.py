"""`replay`: a save, or the recorded conference of a scenario, played again with every check on."""

from __future__ import annotations

import textwrap
from pathlib import Path

from game.commands.shared import FAULTS, FINE, find_scenario, load_found, say, say_json
from game.commands.tables import WIDTH
from game.kernel.errors import BadRequest
from game.paths import assets
from game.scenario.definition import Scenario
from game.scenario.packs import home_of, record_place
from game.session.edition import edition_of
from game.session.match import Match
from game.session.playbook import load_record
from game.session.record import Absent
from game.session.replay import OK, ReplayResult, replay_file, replay_record
from game.session.telling import told
from game.ui.strings import Strings

SCENARIO_ENDINGS = (".yaml", ".yml", ".zip")


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
    record = record_place(home_of(path), edition.scenario.id)
    if not record.is_file():
        raise BadRequest(f"There is no record of `{edition.scenario.id}`: {record} does not exist.")
    return replay_record(edition, load_record(record))


def in_words(result: ReplayResult) -> str:
    """The game told by sitting, then how it ended, the treaty and what the replay found."""
    strings = Strings(assets() / "locale") if result.match is None else strings_of(result.match.edition.scenario)
    lines = [] if result.match is None else story(result.match, strings)
    if result.ending and result.match is not None:
        lines += ["", strings.text("replay.ended"), *wrapped(f"  {_ending(result, result.match, strings)}")]
    if result.treaty and result.match is not None:
        known = "replay.as_history" if result.matches_history else "replay.not_history"
        lines += ["", strings.text("replay.treaty"), *_treaty(result.treaty, result.match), f"  {strings.text(known)}"]
    lines += ["", strings.text(f"replay.{result.status}", n=result.actions, reason=result.reason).rstrip()]
    if result.digest:
        lines.append(strings.text("replay.digest", digest=result.digest))
    return "\n".join(lines).strip("\n")


def strings_of(scenario: Scenario) -> Strings:
    """The English sentences, in the words of the scenario's age."""
    strings = Strings(assets() / "locale")
    strings.follow(scenario.words.ways)
    return strings


def story(match: Match, strings: Strings) -> list[str]:
    """What was done, sitting by sitting, in lines."""
    lines: list[str] = []
    for head, said in told(match, strings.text):
        lines += ["", head, *(part for line in said for part in wrapped(f"  {line}"))]
    return lines


def _ending(result: ReplayResult, match: Match, strings: Strings) -> str:
    scenario = match.edition.scenario
    ending = next((one.title for one in scenario.endings if one.id == result.ending["id"]), result.ending["id"])
    parts = [f"{ending}."]
    for side, yes in result.ending["ratified"].items():
        spec = scenario.sides.of(scenario.side_by_id[side])
        key = "verdict.ratified" if yes else "verdict.repudiated"
        parts.append(f"{strings.text(key, capital=spec.capital)}.")
    return " ".join(parts)


def _treaty(treaty: dict[str, str], match: Match) -> list[str]:
    scenario = match.edition.scenario
    found = []
    for article, option in treaty.items():
        spec = scenario.articles[scenario.article_index[article]]
        name = next(one.name for one in spec.options if one.id == option)
        found.append(f"  {spec.name}: {name}")
    return found


def wrapped(line: str) -> list[str]:
    """A line in as many as the page is wide for."""
    return textwrap.wrap(line, WIDTH, subsequent_indent="    ", break_long_words=False)
