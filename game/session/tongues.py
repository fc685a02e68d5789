"""What a scenario says in the language that is read: translations are looked for where scenarios lie.

They change words only. Rules, digests and saves know nothing of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from game.kernel.sides import BySide
from game.scenario.beside import is_translation
from game.scenario.definition import Scenario
from game.scenario.packs import File
from game.scenario.reading import read_bytes
from game.scenario.translation import Translated, Translation, is_stale, put_in, read_file
from game.session.summary import Summary

_OF = re.compile(rb"^of:[ \t]*[\"']?([A-Za-z0-9_-]+)", re.MULTILINE)
_HEAD = 4096
_KEPT = 6


@dataclass(slots=True)
class Tongues:
    """Scenarios in the language that `language()` names, the last few kept. `folders()`: where to look."""

    language: Callable[[], str]
    folders: Callable[[], Iterable[File]]
    _known: dict[tuple[str, int], tuple[Scenario, Translated | None]] = field(default_factory=dict)
    _names: dict[tuple[str, str], Translation | None] = field(default_factory=dict)

    def told(self, scenario: Scenario) -> Scenario:
        """The scenario in that language as far as it is translated; as it is where there is no translation."""
        found = self.translated(scenario)
        return scenario if found is None else found.scenario

    def translated(self, scenario: Scenario) -> Translated | None:
        """The scenario in that language and what is missing of it; None where there is no translation."""
        key = (self.language(), id(scenario))
        if key not in self._known:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = (scenario, translation_of(scenario, key[0], self.folders()))
        return self._known[key][1]

    def named(self, save: Summary, folders: Iterable[File]) -> Summary:
        """A save at a glance with its title and sides in that language, where they are translated in these folders."""
        tell = self.teller(save.scenario, folders)
        first, second = (tell(f"sides.{side}.name", name) for side, name in zip(save.side_ids, save.sides, strict=True))
        return replace(save, title=tell("title", save.title), sides=BySide(first, second))

    def teller(self, scenario: str, folders: Iterable[File]) -> Callable[[str, str], str]:
        """`tell(path, text)`: a text of the scenario of this id in that language, as far as these folders have it."""
        key = (self.language(), scenario)
        if key not in self._names:
            self._names[key] = _found(scenario, key[0], folders)
        made = self._names[key]
        return _as_it_is if made is None else lambda path, text: _name(made, path, text)

    def forget(self) -> None:
        """Look for everything again."""
        self._known.clear()
        self._names.clear()


def translation_of(scenario: Scenario, language: str, folders: Iterable[File]) -> Translated | None:
    """The first translation of a scenario that can be read in these folders, put into it; None without one."""
    made = _found(scenario.id, language, folders)
    return None if made is None else put_in(scenario, made)


def _found(scenario: str, language: str, folders: Iterable[File]) -> Translation | None:
    for folder in folders:
        for path in _candidates(folder, scenario, language):
            made = read_file(path).translation
            if made is not None and made.of == scenario and made.language == language:
                return made
    return None


def _as_it_is(path: str, text: str) -> str:
    return text


def _name(made: Translation, path: str, english: str) -> str:
    """A name in the translation, unless it was made from another one."""
    text = made.texts.get(path, "")
    return english if not text or is_stale(made.english.get(path, ""), english, text) else text


def _candidates(folder: File, scenario: str, language: str) -> Sequence[File]:
    """The files of a folder that say that they are of this scenario, one named after it first."""
    try:
        endings = (f".{language}.yaml", f".{language}.yml")
        named: list[File] = [path for path in folder.iterdir() if path.name.endswith(endings)]
    except OSError:
        return ()
    found = [path for path in named if is_translation(path) and _of(path) == scenario]
    return sorted(found, key=lambda path: (path.name.partition(".")[0] != scenario, path.name))


def _of(path: File) -> str:
    try:
        found = _OF.search(read_bytes(path, _HEAD))
    except (OSError, ValueError):
        return ""
    return found[1].decode("ascii") if found else ""
