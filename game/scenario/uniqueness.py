"""Ids: used once, and not words that mean something else in conditions."""

from __future__ import annotations

from collections.abc import Iterable

from game.scenario.checker import Checker
from game.scenario.names import RESERVED
from game.scenario.problems import Path

Found = tuple[Path, str]


def check_ids(checker: Checker) -> None:
    """Every id of a file against its neighbours."""
    file = checker.file
    sides = _ids("sides", (one.id for one in file.sides))
    articles = _ids("articles", (one.id for one in file.articles))
    tracks = _ids("tracks", (one.id for one in file.tracks))
    _once(checker, "side", sides)
    _once(checker, "article or track", [*articles, *tracks])
    for kind, found in _plain_lists(checker):
        _once(checker, kind, found)
    for number, side in enumerate(file.sides):
        _once(checker, "delegate", _ids(("sides", number, "delegates"), (one.id for one in side.delegates)))
    for number, article in enumerate(file.articles):
        options = _ids(("articles", number, "options"), (one.id for one in article.options))
        _once(checker, "option of this article", options)
        _free(checker, options)
    for number, event in enumerate(file.events):
        _once(checker, "answer of this event", _ids(("events", number, "answers"), (one.id for one in event.answers)))
    _free(checker, [*sides, *articles, *tracks])
    for path, word in tracks:
        if word in checker.names.sides:
            checker.report("E311", path, f"`{word}` is a side already", "choose another id")


def _plain_lists(checker: Checker) -> list[tuple[str, list[Found]]]:
    file = checker.file
    lists: list[tuple[str, list[Found]]] = [
        ("link", _ids("links", (one.id for one in file.links))),
        ("instrument", _ids("instruments", (one.id for one in file.instruments))),
        ("event", _ids("events", (one.id for one in file.events))),
        ("ending", _ids("endings", (one.id for one in file.endings))),
        ("war outcome", _ids("wars", (one.id for one in file.wars))),
        ("epilogue line", _ids("epilogue", (one.id for one in file.epilogue))),
        ("group of bystanders", _ids("bystanders", (one.id for one in file.bystanders))),
        ("newspaper", _ids("press", (one.id for one in file.press))),
        ("glossary entry", _ids("glossary", (one.id for one in file.glossary))),
    ]
    lists.append(("source", [(("sources", n, "code"), one.code) for n, one in enumerate(file.sources)]))
    for side, doctrines in file.doctrines.items():
        lists.append(("doctrine of this side", _ids(("doctrines", side), (one.id for one in doctrines))))
    if file.mediator is not None:
        interests = (one.id for one in file.mediator.interests)
        lists.append(("interest", _ids(("mediator", "interests"), interests)))
    return lists


def _ids(place: str | Path, words: Iterable[str]) -> list[Found]:
    start: Path = (place,) if isinstance(place, str) else place
    return [((*start, number, "id"), word) for number, word in enumerate(words)]


def _once(checker: Checker, kind: str, found: list[Found]) -> None:
    first: dict[str, Path] = {}
    for path, word in found:
        if any(path[: len(blind)] == blind for blind in checker.blind):
            continue
        if word in first:
            line = checker.source.place(first[word]).line
            message = f"there is another {kind} with the id `{word}`, on line {line}"
            checker.report("E310", path, message, "give one of them another id")
        first.setdefault(word, path)


def _free(checker: Checker, found: list[Found]) -> None:
    for path, word in found:
        if word in RESERVED:
            checker.report("E311", path, f"`{word}` means something else in conditions", "choose another id")
