"""What is wrong with a scenario file: problems with a stable code, a place, a sentence and a hint.

Codes never change their meaning. E1xx: the file as text. E2xx: the shape of what is written. E3xx: names that point
somewhere. E4xx: sense. E5xx: the bargain itself and what comes of it. E6xx: texts and sources. E7xx: translations. Many
from E4xx on are warnings or advice and may be silenced on their line with `# ignore E410: reason`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

ERROR = "error"
WARNING = "warning"
ADVICE = "advice"

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem: how grave it is by default and a sentence for the author's guide."""

    code: str
    severity: str
    sentence: str


CODES: tuple[Code, ...] = (
    Code("E101", ERROR, "The file cannot be read, or is larger than 512 KB."),
    Code("E102", ERROR, "The file is not UTF-8 text, or holds characters that do not belong in a text."),
    Code("E103", ERROR, "The file is not well-formed YAML."),
    Code("E104", ERROR, "A tab character: YAML wants spaces."),
    Code("E105", ERROR, "Anchors, aliases, tags and merges (`&`, `*`, `!`, `<<`) are not used in scenario files."),
    Code("E106", ERROR, "Lists and mappings are nested too deeply, or there are too many of them."),
    Code("E107", ERROR, "The file is empty, is not a mapping, or holds several documents."),
    Code("E108", ERROR, "The same key is written twice in one mapping."),
    Code("E109", ERROR, "A key is not plain text."),
    Code("E110", WARNING, "An `# ignore` comment gives no reason, or names a problem that cannot be ignored."),
    Code("E111", WARNING, "A text seems to be cut short: ` #` begins a comment."),
    Code("E120", ERROR, "A pack that is not let in: its zip, its card or a file in it breaks a rule."),
    Code("E201", ERROR, "A key that the format does not know."),
    Code("E202", ERROR, "A key that must be there is missing."),
    Code("E203", ERROR, "A whole number was expected, written with digits only."),
    Code("E204", ERROR, "A number is too small or too large."),
    Code("E205", ERROR, "`true` or `false` was expected."),
    Code("E206", ERROR, "A word that is not one of the words allowed here."),
    Code("E207", ERROR, "A text, a list or a mapping was expected, and something else is there."),
    Code("E208", ERROR, "A list or a text is too short or too long."),
    Code("E209", ERROR, "An id, a code or a date is not written as it should be."),
    Code("E210", ERROR, "An effect of no known kind."),
    Code("E211", ERROR, "A format that this version of the game cannot read."),
    Code("E212", ERROR, "Degrees of longitude or latitude were expected, such as 126.63."),
    Code("E301", ERROR, "A side that does not exist."),
    Code("E302", ERROR, "An article that does not exist."),
    Code("E303", ERROR, "An option that its article does not have."),
    Code("E304", ERROR, "A track that does not exist."),
    Code("E305", ERROR, "A doctrine that does not exist."),
    Code("E306", ERROR, "An instrument that does not exist."),
    Code("E307", ERROR, "An event, or an answer of an event, that does not exist."),
    Code("E308", ERROR, "A source code that is not listed under `sources`."),
    Code("E309", ERROR, "An ending or a war outcome that does not exist."),
    Code("E310", ERROR, "The same id is used twice."),
    Code("E311", ERROR, "An id that means something else in conditions."),
    Code("E312", ERROR, "A value for one of the sides is missing."),
    Code("E313", ERROR, "Something that needs a mediator, in a scenario without one."),
    Code("E314", ERROR, "A meter that does not exist, or a side given or left out where it should not be."),
    Code("E315", ERROR, "A place, region, line or station that the map does not have."),
    Code("E316", ERROR, "The map file is missing, lies outside the folder of the scenario, or cannot be used."),
    Code("E317", ERROR, "A newspaper that is not listed under `press`."),
    Code("E320", ERROR, "A condition that cannot be read."),
    Code("E321", ERROR, "A condition names something that does not exist."),
    Code("E322", ERROR, "A condition uses a name in the wrong way (a number as a word, a word as a number)."),
    Code("E401", ERROR, "The points of an article are not one for each of its options."),
    Code("E402", ERROR, "An ending is missing: each kind needs one that always fits, `repudiated` one a side."),
    Code("E403", ERROR, "Each side needs exactly one historical doctrine."),
    Code("E404", ERROR, "The calendar is not in the order of time, or an event falls outside it."),
    Code("E405", ERROR, "Keys that exclude or need each other."),
    Code("E406", ERROR, "The markup of a text is not balanced, or its placeholder is unknown here."),
    Code("E407", ERROR, "Effects are nested too deeply, or a chain of `instead_of` never ends."),
    Code("E408", ERROR, "A formula or a link that cannot work as written."),
    Code("E409", WARNING, "A fact marked as documented names no source."),
    Code("E410", WARNING, "Over half of the articles leave at most one option inside both sides' mandates."),
    Code(
        "E411", WARNING, "A ladder seems upside-down: options run from the first side's best to the second side's best."
    ),
    Code("E412", ERROR, "A place of the map lies outside the map."),
    Code("E413", WARNING, "A name stands in curly quotes, which would be shown."),
    Code("E414", ERROR, "More treaties than the code of a finished game can tell apart."),
    Code("E501", ERROR, "Links tie too many articles into one knot to be reckoned exactly."),
    Code("E502", WARNING, "No treaty ever lies inside both historical mandates and above both walk-aways."),
    Code("E503", ADVICE, "Over half of the pairs of doctrines leave no such treaty on the last day."),
    Code("E504", WARNING, "No option of an article ever lies inside both historical mandates."),
    Code("E505", WARNING, "An option that no one would choose: another one is never worse for either side."),
    Code("E506", WARNING, "An article that matters to no one: all its options are worth the same to each side."),
    Code("E507", WARNING, "A link that changes nothing, or an article in it that makes no difference."),
    Code("E508", ADVICE, "Orders under which no treaty lies inside both mandates, whoever sits opposite."),
    Code("E509", WARNING, "Orders that cannot be met: nothing they allow is worth as much as going home."),
    Code("E510", ERROR, "A game between computer delegations does not come to an end (`check --play`)."),
    Code("E511", ADVICE, "An instrument that nobody used in the games played (`check --play`)."),
    Code("E512", ADVICE, "An instrument that is always worth using: it takes up most evenings (`check --play`)."),
    Code("E513", ADVICE, "One side takes most of what there is to gain (`check --play`)."),
    Code("E514", ADVICE, "Computer delegations hardly ever agree, or always do (`check --play`)."),
    Code("E515", ADVICE, "An event that came in none of the games played (`check --play`)."),
    Code("E516", ADVICE, "An ending that came in none of the games played (`check --play`)."),
    Code("E517", ADVICE, "So many options at so many points that the zone of agreement is not counted."),
    Code("E520", WARNING, "An event that can never happen."),
    Code("E521", WARNING, "An ending that can never come, or that another one always comes before."),
    Code("E522", WARNING, "A line of the epilogue, or a verdict on bystanders, that can never be told."),
    Code("E523", WARNING, "A condition that can never hold."),
    Code("E524", ADVICE, "A condition that always holds."),
    Code("E525", WARNING, "A track that never moves."),
    Code("E526", ADVICE, "A track on which nothing depends."),
    Code(
        "E530",
        WARNING,
        "The record of the conference cannot be played, or ends in another treaty than the historical one.",
    ),
    Code("E531", WARNING, "The historical treaty lies outside the mandates or below a walk-away."),
    Code("E532", ADVICE, "The historical treaty lies far below the frontier."),
    Code("E601", ADVICE, "A text that is hard to read."),
    Code("E602", ADVICE, "A text that is too long for where it is shown."),
    Code("E603", ADVICE, "A source that nothing is marked with."),
    Code("E701", ERROR, "A translation file without its keys, with others, or of another scenario."),
    Code("E702", ERROR, "A translation of a text that the scenario does not have."),
    Code("E703", ERROR, "A translation that cannot stand where its text does: placeholders or markup differ."),
    Code("E704", ADVICE, "Texts that are not translated yet."),
    Code("E705", ADVICE, "A translation that is older than the text it was made from."),
)


def codes() -> Mapping[str, Code]:
    """Every kind of problem by its code."""
    return {code.code: code for code in CODES}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: `path` is the place in the tree (`articles.2.points`), lines and columns count from one."""

    severity: str
    code: str
    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        """Whether the scenario cannot be played because of it."""
        return self.severity == ERROR


def problem(code: str, path: Path, line: int, column: int, message: str, hint: str = "") -> Problem:
    """A problem of the usual severity of its code."""
    severity = next(row.severity for row in CODES if row.code == code)
    return Problem(severity, code, ".".join(str(part) for part in path), line, column, message, hint)


def ordered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Without repetitions, by place in the file, then by code."""
    unique = dict.fromkeys(problems)
    return tuple(sorted(unique, key=lambda p: (p.line, p.column, p.code, p.message)))


_IGNORE = re.compile(r"(?:^|\s)#\s*+ignore\s++(?P<codes>E\d{3}(?:\s*+,\s*+E\d{3})*+)\s*+(?::\s*+(?P<reason>\S.*))?$")
_CODE = re.compile(r"E\d{3}")
_COMMENT = re.compile(r"(?:^|\s)#\s*+(?P<at>ignore)\b", re.IGNORECASE)
_NEARLY = re.compile(r"\bE\d{3}\b", re.IGNORECASE)
"""Quantifiers that give nothing back: a line may be half a megabyte long."""


@dataclass(frozen=True, slots=True)
class Silenced:
    """A comment of the author's that silences problems of a code on its line, with its reason."""

    line: int
    code: str
    reason: str


def silenced(text: str) -> tuple[Silenced, ...]:
    """The comments that silence something, those that do not count left out."""
    return tuple(
        Silenced(number, code, found["reason"])
        for number, line in enumerate(text.split("\n"), start=1)
        if (found := _ignoring(line)) is not None
        for code in _CODE.findall(found["codes"])
        if not _complaint(code, found["reason"])
    )


def without_ignored(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """What is left when `# ignore CODE: reason` comments have been obeyed; bad comments become problems themselves."""
    gone = {(one.line, one.code) for one in silenced(text)}
    kept = [one for one in problems if (one.line, one.code) not in gone]
    for number, line in enumerate(text.split("\n"), start=1):
        kept += [problem("E110", (), number, *said) for said in _bad_comments(line)]
    return ordered(kept)


def _ignoring(line: str) -> re.Match[str] | None:
    return _IGNORE.search(line.rstrip()) if "ignore" in line else None


def _bad_comments(line: str) -> Iterator[tuple[int, str, str]]:
    """What is wrong with the comment of a line that wants something ignored: column, sentence and hint."""
    found = _ignoring(line)
    if found is not None:
        for code in _CODE.findall(found["codes"]):
            complaint = _complaint(code, found["reason"])
            if complaint:
                yield found.start("codes") + 1, complaint, f"write `# ignore {code}: why`"
    elif "#" in line and (comment := _COMMENT.search(line)) is not None:
        code = _NEARLY.search(line, comment.end())
        if code is not None:
            said = "this `# ignore` comment cannot be read, so that it silences nothing"
            yield comment.start("at") + 1, said, f"write `# ignore {code[0].upper()}: why`"


def _complaint(code: str, reason: str | None) -> str:
    known = codes().get(code)
    if known is None:
        return f"there is no problem with the code {code}"
    if known.severity == ERROR:
        return f"{code} is an error and cannot be ignored"
    return "" if reason else f"{code} is ignored without a reason"
