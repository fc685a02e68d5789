"""`new`: a commented scenario to begin with."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from game import paths
from game.commands.shared import FINE, say
from game.kernel.errors import BadRequest
from game.scenario.beginning import SIZES, begin, checked_name
from game.scenario.catalog import glance, scenario_files
from game.scenario.names import suggestion
from game.scenario.schema import FILE_NAME

TEMPLATES = "templates"


def run_new(name: str, size: str, title: str, out: str, program: str) -> int:
    """Write the file and say what to do next with the `program`. Raises BadRequest."""
    if size not in SIZES:
        raise BadRequest(f"There is no size `{size[:40]}`; {suggestion(size[:40], SIZES)}")
    path = _place(checked_name(name), out)
    for known in scenario_files(paths.scenarios()):
        if name in (known.stem, glance(known).id):
            raise BadRequest(f"There is a scenario called `{name}` already; choose another name.")
    template = (paths.scenarios() / TEMPLATES / f"{size}.yaml").read_text(encoding="utf-8")
    _write(path, begin(template, name, title, _schema_for(path)))
    say(f"Written: {path}")
    say("What to do next:")
    for command in ("check", "play --author"):
        say(f"  {program} {command} {shlex.quote(str(path))}")
    say("The file explains itself; scenarios/README.md explains everything.")
    return FINE


def _place(name: str, out: str) -> Path:
    """Where the file goes: `out` is a folder, or the file itself."""
    path = Path(out) if out else Path(f"{name}.yaml")
    try:
        if out and (path.is_dir() or out.endswith(("/", os.sep))):
            path /= f"{name}.yaml"
        if path.suffix not in (".yaml", ".yml"):
            raise BadRequest(f"A scenario is a file whose name ends in .yaml, which `{path.name[:60]}` does not.")
        if not path.parent.is_dir():
            raise BadRequest(f"There is no folder `{path.parent}`.")
        if os.path.lexists(path):
            raise BadRequest(f"There is a file `{path}` already, and it is left as it is; choose another name.")
    except (OSError, ValueError) as error:
        raise BadRequest(f"Nothing can be written at `{out[:60]}`.") from error
    return path


def _write(path: Path, text: str) -> None:
    """Write a file that was not there. Raises BadRequest."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise BadRequest(f"The file {path} cannot be written: {error.strerror or error}.") from error


def _schema_for(path: Path) -> str:
    """Where an editor finds the schema: the way from the file to it, so that no folder above both is named.

    Its bare name where there is no such way, or one with a blank in it, at which an editor would stop reading.
    """
    shipped, home = paths.scenarios().resolve() / FILE_NAME, path.parent.resolve()
    if (home / FILE_NAME).is_file() or not _together(shipped, home):
        return FILE_NAME
    way = Path(os.path.relpath(shipped, home)).as_posix()
    return FILE_NAME if re.search(r"\s", way) else way


def _together(one: Path, two: Path) -> bool:
    """Whether two places have a folder in common other than the root of a disk."""
    return one.parts[:2] == two.parts[:2]
