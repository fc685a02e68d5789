"""Checks of the `map` of a file: its names, its file, and whether its places lie on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.scenario import map_shapes as ms
from game.scenario.checker import Checker
from game.scenario.geography import BadMapError, Geography, inside, read_geography
from game.scenario.lambert import Lambert
from game.scenario.packs import File
from game.scenario.problems import Path as Where

HERE: Where = ("map",)


def check_map(checker: Checker, folder: File | None) -> None:
    """Everything wrong with the map; what is in its file is only known when the folder of the scenario is."""
    chart = checker.file.map
    if chart is None or checker.hidden("map"):
        return
    _names(checker, chart)
    geography = _read(checker, chart, folder) if folder is not None else None
    if geography is not None:
        _drawn(checker, chart, geography)


def _names(checker: Checker, chart: ms.MapFile) -> None:
    for key, things in (("places", chart.places), ("regions", chart.regions), ("lines", chart.lines)):
        for number, thing in enumerate(things):
            here = (*HERE, key, number)
            _once(checker, (*here, "id"), thing.id, [one.id for one in things[:number]])
            for n, article in enumerate(thing.articles):
                checker.article((*here, "articles", n), article)
            holder = getattr(thing, "holder", None)
            if holder is not None:
                checker.side((*here, "holder"), holder)
    for number, part in enumerate(chart.closer):
        _once(checker, (*HERE, "closer", number, "id"), part.id, [one.id for one in chart.closer[:number]])
    places = [place.id for place in chart.places]
    for number, line in enumerate(chart.lines):
        for n, station in enumerate(line.stations):
            checker.known("E315", (*HERE, "lines", number, "stations", n), "place of the map called", station, places)
    for number, clause in enumerate(chart.clauses):
        _clause(checker, chart, (*HERE, "clauses", number), clause)
        before = [(one.article, one.option) for one in chart.clauses[:number]]
        if (clause.article, clause.option) in before:
            message = f"`{clause.option}` of `{clause.article}` is drawn twice"
            checker.report("E310", (*HERE, "clauses", number, "option"), message, "put all its paints in one clause")


def _once(checker: Checker, path: Where, word: str, before: Collection[str]) -> None:
    if word in before:
        checker.report("E310", path, f"`{word}` is on the map twice", "give one of them another id")


def _clause(checker: Checker, chart: ms.MapFile, path: Where, clause: ms.ClauseFile) -> None:
    if checker.article((*path, "article"), clause.article):
        checker.option((*path, "option"), clause.article, clause.option)
    known = {
        "region": [one.id for one in chart.regions],
        "line": [one.id for one in chart.lines],
        "place": [one.id for one in chart.places],
    }
    for number, paint in enumerate(clause.paints):
        here = (*path, "paints", number)
        found = checker.known("E315", (*here, "id"), f"{paint.target} of the map called", paint.id, known[paint.target])
        if paint.side is not None:
            checker.side((*here, "side"), paint.side)
        ends = (("from", paint.from_), ("to", paint.to))
        for key, word in ends:
            if word is not None and paint.target != "line":
                checker.report("E405", (*here, key), f"only a line has `{key}`", f"leave `{key}` out", key=True)
            elif word is not None and found:
                stations = next(line.stations for line in chart.lines if line.id == paint.id)
                checker.known("E315", (*here, key), f"station of `{paint.id}` called", word, stations)


def _read(checker: Checker, chart: ms.MapFile, folder: File) -> Geography | None:
    here = (*HERE, "file")
    path = inside(folder, chart.file)
    if path is None:
        checker.report("E316", here, "the map file lies outside the folder of the scenario", "put it beside this file")
        return None
    if not path.is_file():
        checker.report("E316", here, f"there is no map file `{chart.file}`", "it is looked for from this file's folder")
        return None
    try:
        return read_geography(path)
    except BadMapError as problem:
        checker.report("E316", here, str(problem), "the form is described in the guide under `map`")
        return None


def _drawn(checker: Checker, chart: ms.MapFile, geography: Geography) -> None:
    lambert = Lambert(geography.parallels, geography.meridian, geography.centre)
    for number, region in enumerate(chart.regions):
        known = list(geography.regions)
        checker.known("E315", (*HERE, "regions", number, "id"), "region in the map file called", region.id, known)
    for number, line in enumerate(chart.lines):
        known = list(geography.lines)
        checker.known("E315", (*HERE, "lines", number, "id"), "line in the map file called", line.id, known)
    things: tuple[tuple[str, Sequence[ms.Mapped | ms.CloserFile]], ...] = (
        ("places", chart.places), ("regions", chart.regions), ("lines", chart.lines), ("closer", chart.closer),
    )  # fmt: skip
    for key, each in things:
        for number, thing in enumerate(each):
            x, y = lambert.place((thing.at[0] / 1000, thing.at[1] / 1000))
            if abs(x) > geography.width / 2 or abs(y) > geography.height / 2:
                message = f"`{thing.id}` lies outside the map"
                hint = "write longitude east first, then latitude north, as in `[126.63, 45.76]`"
                checker.report("E412", (*HERE, key, number, "at"), message, hint)
