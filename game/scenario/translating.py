"""Writing a translation file for translators: what is missing as commented lines, what is there left as it stands.

A line `#~ path: "English"` is a text to be translated, `#! English` stands above one whose English has changed. Both
are written anew each time; all other lines of a translator stay.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from game.scenario.definition import Scenario
from game.scenario.retelling import texts_of
from game.scenario.source import Source
from game.scenario.translation import ReadTranslation, Translation, is_stale, read_data, stamp

TODO, CHANGED = "  #~ ", "  #! "
OURS = (TODO.rstrip(), CHANGED.rstrip())
_HEAD = """\
# Texts of the scenario `{of}` in another language. Take `#~ ` away and put the translation in place of the English.
# Placeholders in braces stay as they are. `python main.py check` says what is wrong, `translate` adds what is missing.
translation: 1
of: {of}
language: {language}
translator: {translator}
"""


def begun(scenario: Scenario, language: str, translator: str) -> str:
    """A new file with every text still to be translated."""
    made = Translation(scenario.id, language, translator, {}, {})
    return _whole(_head(made), scenario, made, {})


def brought_up(found: ReadTranslation, scenario: Scenario) -> str:
    """A file brought up to the scenario as it is now. Raises ValueError for one that is not a translation."""
    made, source = found.translation, found.source
    if made is None or source is None:
        raise ValueError("this is not a translation")
    lines = found.text.split("\n")
    head, chunks = _cut(lines, source, made)
    if chunks is not None:
        written = _whole(head, scenario, made, chunks)
        if read_data(written.encode("utf-8")).translation == _noted(made, scenario):
            return written
    return _whole(_head(made), scenario, made, {path: [_line(path, text)] for path, text in made.texts.items()})


def _head(made: Translation) -> str:
    return _HEAD.format(of=made.of, language=made.language, translator=_quoted(made.translator))


def _noted(made: Translation, scenario: Scenario) -> Translation:
    return Translation(made.of, made.language, made.translator, made.texts, _stamps(made, texts_of(scenario)))


def _stamps(made: Translation, english: Mapping[str, str]) -> dict[str, str]:
    """The stamp of every text: the one noted where the text is stale, today's otherwise."""
    found = {}
    for path, said in english.items():
        text = made.texts.get(path)
        if text is not None:
            noted = made.english.get(path, "")
            found[path] = noted if is_stale(noted, said, text) else stamp(said, text)
    return found


def _cut(lines: list[str], source: Source, made: Translation) -> tuple[str, dict[str, list[str]] | None]:
    """The lines before the texts, and the lines of each text; None where the file is not written line by line."""
    starts = {path: source.place(("texts", path)).key_line - 1 for path in made.texts}
    first = next((n for n, line in enumerate(lines) if line.rstrip() == "texts:"), None)
    if first is None or len(set(starts.values())) < len(starts) or any(at <= first for at in starts.values()):
        return "", None
    starts = {path: _with_comments(lines, at, first) for path, at in starts.items()}
    tops = [n for n, line in enumerate(lines) if n > first and line and line[0] not in " #"]
    edges = sorted([*starts.values(), *tops, len(lines)])
    chunks = {path: _kept(lines[at : next(edge for edge in edges if edge > at)]) for path, at in starts.items()}
    return "\n".join(lines[:first]) + "\n", chunks


def _with_comments(lines: list[str], at: int, first: int) -> int:
    """Where the comments begin that a translator wrote right above a text."""
    while at - 1 > first and lines[at - 1].lstrip().startswith("#") and not lines[at - 1].startswith(OURS):
        at -= 1
    return at


def _kept(lines: list[str]) -> list[str]:
    kept = [line.rstrip() for line in lines if not line.startswith(OURS)]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _whole(head: str, scenario: Scenario, made: Translation, chunks: Mapping[str, list[str]]) -> str:
    english, lines = texts_of(scenario), [head.rstrip("\n"), "texts:"]
    for path, said in english.items():
        if path not in made.texts:
            lines.append(f"{TODO}{path}: {_quoted(said)}")
            continue
        if is_stale(made.english.get(path, ""), said, made.texts[path]):
            lines.append(f"{CHANGED}{_quoted(said)}")
        lines += chunks.get(path, [_line(path, made.texts[path])])
    for path in made.texts:
        if path not in english:
            lines += chunks.get(path, [_line(path, made.texts[path])])
    stamps = _stamps(made, english)
    if stamps:
        lines += ["english: # written by `translate`: which English each text was made from"]
        lines += [f"  {path}: {noted}" for path, noted in stamps.items()]
    return "\n".join(lines) + "\n"


def _line(path: str, text: str) -> str:
    return f"  {path}: {_quoted(text)}"


def _quoted(text: str) -> str:
    return json.dumps(text.strip(), ensure_ascii=False)
