"""`migrate`: an older scenario file brought forward, shown first and written only when asked."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from pathlib import Path

from game.commands.shared import FINE, find_scenario, say
from game.kernel.errors import BadRequest
from game.scenario.loader import load_text
from game.scenario.migrating import CURRENT, FromTheFutureError, Migrated, difference, migrate
from game.scenario.problems import Problem
from game.scenario.reading import read_bytes
from game.scenario.source import LARGEST_BYTES, decode

MOST_BACKUPS = 100


def run_migrate(word: str, write: bool) -> int:
    """Show what would change, or change it and keep the old file. Raises BadRequest or UnknownScenario."""
    path = find_scenario(word)
    if path.suffix not in (".yaml", ".yml"):
        raise BadRequest(f"{path} is not a scenario file: only files that end in .yaml can be brought forward.")
    before = _text(path)
    if re.search(r"^translation:", before, re.MULTILINE):
        raise BadRequest(f"{path} holds a translation; only scenarios have formats that can grow old.")
    try:
        done = migrate(before)
    except FromTheFutureError as error:
        raise BadRequest(f"{path} cannot be brought forward: {error}.") from error
    if not done.told:
        say(f"{path}: format {done.since}, nothing to do.")
        return FINE
    say(difference(before, done.text, path.name))
    for sentence in done.told:
        say(f"\n{sentence}")
    _after(path, done)
    if write:
        kept = _write(path, before, done.text)
        say(f"Written: {path}. The file as it was: {kept}")
    else:
        say(f"Nothing is written yet: `migrate {word} --write` writes it and keeps the old file.")
    return FINE


def _after(path: Path, done: Migrated) -> None:
    problems = len(load_text(done.text, path.name, path.parent).problems)
    found = "no problems" if not problems else f"{problems} problem{'s' * (problems != 1)}"
    say(f"\n{path}: from format {done.since} to format {CURRENT}; then `check` finds {found}.")


def _text(path: Path) -> str:
    try:
        data = read_bytes(path, LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadRequest(f"{path} cannot be read: {reason}.") from error
    text = decode(data)
    if isinstance(text, Problem):
        raise BadRequest(f"{path} cannot be brought forward: {text.message}.")
    return text


def _write(path: Path, before: str, after: str) -> Path:
    """Put the new text in the file's place and the old one beside it, under a name that was free. Raises BadRequest."""
    real = path.resolve()
    if before.startswith("\ufeff"):
        after = "\ufeff" + after
    if "\r\n" in before:
        after = after.replace("\n", "\r\n")
    try:
        kept = _kept(real, before)
        _replace(real, after)
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error.strerror or error}.") from error
    return path.parent / kept.name


def _kept(path: Path, text: str) -> Path:
    for number in range(1, MOST_BACKUPS):
        place = path.with_name(f"{path.name}.bak{number if number > 1 else ''}")
        with contextlib.suppress(FileExistsError), place.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
            return place
    raise BadRequest(f"There are {MOST_BACKUPS - 1} older copies of {path.name} already; put them away first.")


def _replace(path: Path, text: str) -> None:
    """All of the new text or none of it, with the rights that the file had."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        os.chmod(name, path.stat().st_mode & 0o777)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
