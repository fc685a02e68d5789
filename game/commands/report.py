"""`report`: finished games as one HTML file to read or print."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game import paths
from game.commands.shared import FINE, say, say_json
from game.kernel.errors import BadRequest
from game.report.files import put
from game.report.html import report_html
from game.report.teller import Teller, teller
from game.session.controller import Controller
from game.session.record import Absent, Damaged, Loaded
from game.session.replay import OK, READ_ONLY, replay_save
from game.session.store import load_file
from game.ui.strings import Strings, load


def run_report(saves: Sequence[str], out: str, as_json: bool) -> int:
    """Write the report of the saves to `out`, or beside the first of them; say where it is."""
    strings = load(paths.assets() / "locale" / "en.json")
    told = [_told(save, strings) for save in saves]
    path = Path(out) if out else Path(saves[0]).with_suffix(".html")
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


def _told(save: str, strings: Strings) -> Teller:
    """The finished game of a save. Raises BadRequest when there is none, or when it is not over."""
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
    told = teller(Controller(replayed.match, lookup=strings.text), strings.text)
    if told is None:
        raise BadRequest(f"The game in `{save}` is not over; until then a report would give away both sides' secrets.")
    return told


def _summary(tell: Teller) -> dict[str, object]:
    closing = tell.found.verdict.closing
    return {"scenario": tell.shown.id, "ending": closing.id, "kind": closing.kind}
