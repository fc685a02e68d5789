"""Checking the translations that lie beside a scenario file, and writing them for translators."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.kernel.errors import BadRequest, StorageError
from game.scenario.beside import translations_beside
from game.scenario.definition import Scenario
from game.scenario.packs import File, is_pack
from game.scenario.problems import Problem
from game.scenario.translating import begun, brought_up
from game.scenario.translation import examine, put_in, read_file

_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class CheckedTranslation:
    """A translation with its problems; `done` of `texts` are in its language and as new as their English."""

    path: File
    language: str
    texts: int
    done: int
    missing: tuple[str, ...]
    problems: tuple[Problem, ...]
    text: str

    @property
    def ok(self) -> bool:
        """Whether all that is in it can be used."""
        return not any(one.is_error for one in self.problems)

    def data(self) -> dict[str, Any]:
        """The fields promised for the translations of `check`."""
        return {
            "path": str(self.path), "language": self.language, "ok": self.ok, "texts": self.texts, "done": self.done,
            "missing": list(self.missing),
            "problems": [
                {
                    "code": one.code, "severity": one.severity, "line": one.line, "column": one.column,
                    "message": one.message, "hint": one.hint,
                }
                for one in self.problems
            ],
        }  # fmt: skip


def check_translations(path: Path, scenario: Scenario | None) -> tuple[CheckedTranslation, ...]:
    """The translations beside the scenario in a file, checked against it; none when it cannot be read itself."""
    if scenario is None:
        return ()
    return tuple(_checked(one, scenario) for one in translations_beside(path))


def _checked(path: File, scenario: Scenario) -> CheckedTranslation:
    found = read_file(path)
    problems, made = examine(found, scenario), found.translation
    if made is None:
        return CheckedTranslation(path, "", 0, 0, (), problems, found.text)
    done = put_in(scenario, made)
    return CheckedTranslation(path, made.language, done.texts, done.done, done.missing, problems, found.text)


def write_translation(path: Path, scenario: Scenario, language: str, translator: str) -> CheckedTranslation:
    """Write or bring up to date the translation of the scenario in a file. Raises BadRequest or StorageError."""
    if not _LANGUAGE.fullmatch(language):
        raise BadRequest(f"A language is two or three small letters, such as `ja`, and not `{language[:20]}`.")
    if is_pack(path):
        raise BadRequest(f"{path.name} is a pack and is not written into; translate the scenario it was made from.")
    file = path.with_name(f"{path.stem}.{language}.yaml")
    if file.exists():
        found = read_file(file)
        if found.translation is None:
            first = found.problems[0]
            raise BadRequest(f"{file}:{first.line}:{first.column}: {first.message}; mend that first.")
        text = brought_up(found, scenario)
    else:
        text = begun(scenario, language, translator)
    spare = file.with_suffix(".new")
    try:
        spare.write_text(text, encoding="utf-8")
        os.replace(spare, file)
    except OSError as error:
        raise StorageError(f"{file} cannot be written: {error.strerror or error}.") from error
    return _checked(file, scenario)
