"""`pack`: a scenario with its map, record, translations and a picture as one file to give away."""

from __future__ import annotations

from pathlib import Path

from game.commands.shared import FINE, find_scenario, load_found, say
from game.kernel.errors import BadRequest
from game.report.files import put
from game.workshop.packing import Label, packed
from game.workshop.translations import check_translations


def run_pack(word: str, out: str, label: Label) -> int:
    """Write the pack. Raises GameError when the scenario is broken, a file is missing or a limit is broken."""
    path = find_scenario(word)
    scenario = load_found(path).scenario
    if scenario is None:
        raise BadRequest(f"{word} cannot be played.")
    target = Path(out or f"{scenario.id}.zip")
    if target.suffix.lower() != ".zip":
        raise BadRequest(f"A pack's name ends with .zip, so it cannot be {target.name}.")
    data = packed(path, scenario, label)
    put(target, data)
    say(f"{target}: {len(data) // 1024 + 1} KB, by {label.author}, {label.licence}")
    for one in check_translations(path, scenario):
        far = f"{one.done:,} of {one.texts:,} texts" if one.texts else "it cannot be read"
        say(f"  {one.path.name}: {far}{'' if one.ok else '; `check` says what is wrong with it'}")
    return FINE
