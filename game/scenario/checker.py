"""What every check stands on: a walk over the parts of a file, a place for each complaint, look-ups of names."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from game.kernel.sides import BOTH_SIDES, Side
from game.scenario import models as m, shapes as sh
from game.scenario.expressions import ConditionReader
from game.scenario.names import Names, closest, suggestion
from game.scenario.problems import Path, Problem, problem
from game.scenario.source import Source


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the file and its place. `owns`: the sides that `own` may mean there (none outside instruments)."""

    path: Path
    shape: sh.Shape
    owns: tuple[Side | None, ...] = (None,)


def parts(file: m.ScenarioFile) -> Iterator[Part]:
    """Every part of a file, the whole first, in the order of the models."""
    sides = [side.id for side in file.sides]
    waiting: list[tuple[Path, object]] = [((), file)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, sh.Shape):
            yield Part(path, value, _owns(path, sides))
            children = [((*path, key), child) for key, child in _children(value)]
            waiting.extend(reversed(children))
        elif isinstance(value, tuple):
            waiting.extend(reversed([((*path, number), child) for number, child in enumerate(value)]))
        elif isinstance(value, Mapping):
            waiting.extend(reversed([((*path, str(key)), child) for key, child in value.items()]))


def _children(shape: sh.Shape) -> Iterator[tuple[str, object]]:
    for name, info in type(shape).model_fields.items():
        value = getattr(shape, name)
        if not isinstance(value, (str, int)) and value is not None:
            yield info.alias or name, value
    if isinstance(shape, m.InstrumentFile):
        yield from shape.dresses.items()


def _owns(path: Path, sides: list[str]) -> tuple[Side | None, ...]:
    if len(path) < 3 or path[0] != "instruments":
        return (None,)
    if path[2] in sides:
        return (Side(sides.index(str(path[2]))),)
    return BOTH_SIDES


@dataclass(slots=True)
class Checker:
    """Collects problems. Nothing is said about places in `blind`, whose shape is wrong already."""

    file: m.ScenarioFile
    source: Source
    reader: ConditionReader
    blind: frozenset[Path] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    @property
    def names(self) -> Names:
        """The names that may be used."""
        return self.reader.names

    def hidden(self, *start: str | int) -> bool:
        """Whether something at or under `start` has a wrong shape."""
        return any(path[: len(start)] == start for path in self.blind)

    def report(self, code: str, path: Path, message: str, hint: str = "", key: bool = False, offset: int = 0) -> None:
        """Note a problem at a value (`offset` letters into it) or at its key."""
        if any(path[: len(blind)] == blind for blind in self.blind):
            return
        place = self.source.place(path)
        if key or path not in self.source.places:
            self.problems.append(problem(code, path, place.key_line, place.key_column, message, hint))
            return
        self.problems.append(problem(code, path, *self.source.letter(path, offset), message, hint))

    def known(
        self, code: str, path: Path, what: str, word: str, names: Collection[str], key: bool = False, hint: str = ""
    ) -> bool:
        """Whether `word` is one of `names`; complains when it is not, with `hint` or the nearest name."""
        if word in names:
            return True
        if not self.names.forgiven(word, names, what):
            short = word if len(word) <= 40 else word[:40] + "…"
            said = f"there is no {what} `{short}`" if word else f"the name of {_article(what)} is missing here"
            self.report(code, path, said, hint or suggestion(word, names), key)
        return False

    def side(self, path: Path, word: str, owns: tuple[Side | None, ...] = (None,)) -> bool:
        """Whether `word` is a side."""
        return self.known("E301", path, "side", word, self.names.side_names(owns[0]))

    def article(self, path: Path, word: str, key: bool = False) -> bool:
        """Whether `word` is an article."""
        return self.known("E302", path, "article", word, self.names.articles, key)

    def option(self, path: Path, article: str, word: str, key: bool = False) -> bool:
        """Whether `word` is an option of `article` (which is there)."""
        names = self.names.articles[article]
        if word in names or closest(word, names):
            return self.known("E303", path, f"option of `{article}` called", word, names, key)
        return self.known("E303", path, f"option of `{article}` called", word, names, key, self._meant(article, word))

    def _meant(self, article: str, word: str) -> str:
        """A hint at what somebody meant who wrote an option's name, or an option of another article."""
        rows = next((one.options for one in self.file.articles if one.id == article), ())
        named = [one.id for one in rows if word.lower() in one.name.lower()]
        if len(named) == 1 and len(word) > 2:
            return f"did you mean `{named[0]}`?"
        listed = ", ".join(f"`{one.id}` ({one.name})" for one in rows[:6])
        owners = [one for one, options in self.names.articles.items() if word in options and one != article]
        if len(owners) == 1:
            return f"`{word}` is an option of `{owners[0]}`; the options of `{article}` are {listed}"
        return f"write one of {listed}"

    def track(self, path: Path, word: str, key: bool = False) -> bool:
        """Whether `word` is a track."""
        return self.known("E304", path, "track", word, self.names.tracks, key)

    def for_both(self, path: Path, table: Mapping[str, object]) -> None:
        """Whether a table has a value for each side and for nobody else."""
        for word in table:
            self.known("E301", (*path, word), "side", word, self.names.sides, key=True)
        wrong = [word for word in table if word not in self.names.sides]
        missing = [side for side in self.names.sides if side not in table]
        if len(missing) > len(wrong):
            for side in missing:
                self.report("E312", path, f"there is nothing here for `{side}`", f"add `{side}: …`", key=True)

    def condition(self, path: Path, text: str | None, owns: tuple[Side | None, ...]) -> None:
        """Whether a condition can be read."""
        if text is None:
            return
        for own in owns:
            for fault in self.reader.read(text, own).faults:
                self.report(fault.code, path, fault.message, fault.hint, offset=fault.offset)


def _article(what: str) -> str:
    return f"an {what}" if what[0] in "aeio" else f"a {what}"
