"""From the checked `map` of a file to an `Atlas`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.kernel.sides import Side
from game.scenario import map_shapes as ms
from game.scenario.atlas import Area, Atlas, Clause, Closer, Lettering, Paint, Place, Stretch
from game.scenario.names import Names


def compile_map(file: ms.MapFile, names: Names) -> Atlas:
    """The map with articles and options by position. Every name in it is taken to exist."""
    positions = {article: number for number, article in enumerate(names.articles)}
    sides = {side: Side(number) for number, side in enumerate(names.sides)}

    def over(articles: Sequence[str]) -> tuple[int, ...]:
        return tuple(positions[each] for each in articles)

    return Atlas(
        file=file.file,
        title=file.title,
        subtitle=file.subtitle,
        note=file.note,
        lettering=tuple(Lettering(w.text, tuple(_spot(p) for p in w.along), w.kind, w.size) for w in file.lettering),
        places=tuple(
            Place(p.id, p.name, _spot(p.at), p.kind, p.why, over(p.articles), p.rank, p.label, p.source, p.checked)
            for p in file.places
        ),
        areas=tuple(
            Area(r.id, r.name, _spot(r.at), r.why, over(r.articles), sides.get(r.holder or ""), r.tone)
            for r in file.regions
        ),
        stretches=tuple(
            Stretch(s.id, s.name, _spot(s.at), s.why, over(s.articles), s.kind, sides.get(s.holder or ""), s.stations)
            for s in file.lines
        ),
        clauses=tuple(_clause(c, positions, names.articles, sides) for c in file.clauses),
        closer=tuple(Closer(c.id, c.name, _spot(c.at), c.width) for c in file.closer),
    )


def _spot(at: Sequence[int]) -> tuple[int, int]:
    return (at[0], at[1])


def _clause(
    file: ms.ClauseFile, positions: Mapping[str, int], options: Mapping[str, Sequence[str]], sides: Mapping[str, Side]
) -> Clause:
    paints = tuple(
        Paint(p.target, p.id, p.as_, sides.get(p.side or ""), p.from_ or "", p.to or "") for p in file.paints
    )
    return Clause(positions[file.article], list(options[file.article]).index(file.option), file.label, paints)
