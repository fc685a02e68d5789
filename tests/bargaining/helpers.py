"""Portsmouth's table of points and links, random small domains, and plain enumeration to compare with."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from game.bargaining.points import Choice, Limits, Link, Pair, Tables, checked, total

ARTICLES: dict[str, tuple[Pair, ...]] = {
    "korea": ((100, 0), (92, 14), (55, 22), (20, 28), (0, 30)),
    "evac": ((80, 0), (74, 28), (60, 50), (52, 62), (0, 65)),
    "guards": ((25, 0), (21, 16), (16, 30), (8, 41), (0, 45)),
    "china": ((45, 0), (52, 12), (55, 30), (28, 40), (0, 34)),
    "consent": ((45, 0), (38, 8), (28, 19), (0, 25)),
    "lease": ((95, 0), (88, 16), (62, 24), (30, 31), (0, 35)),
    "rail": ((85, 0), (76, 14), (64, 32), (40, 44), (0, 50)),
    "main": ((40, 0), (35, 30), (28, 70), (14, 80), (0, 85)),
    "sakhalin": ((70, 0), (60, 14), (44, 44), (30, 54), (24, 58), (12, 74), (0, 80)),
    "straits": ((30, 0), (22, 34), (8, 46), (0, 50)),
    "money": ((75, 0), (64, 14), (48, 34), (34, 46), (22, 66), (8, 92), (0, 100)),
    "ships": ((15, 0), (10, 12), (5, 22), (0, 35)),
    "navy": ((20, 0), (16, 24), (11, 46), (6, 72), (0, 80)),
    "fish": ((40, 0), (29, 8), (15, 16), (0, 20)),
    "trade": ((20, 4), (16, 17), (6, 20)),
    "truce": ((35, 0), (27, 32), (0, 45)),
}
NAMES = tuple(ARTICLES)
TABLES: Tables = tuple(ARTICLES.values())


def link(one: str, ones: str, other: str, others: str, points: Pair) -> Link:
    cells: dict[tuple[int, ...], Pair]
    cells = {("abcdefg".index(o), "abcdefg".index(p)): points for o in ones for p in others}
    return Link((NAMES.index(one), NAMES.index(other)), cells)


LINKS = (
    link("sakhalin", "ab", "money", "abc", (0, -20)),
    link("sakhalin", "c", "straits", "b", (4, 6)),
    link("money", "ef", "sakhalin", "fg", (-8, 0)),
    link("rail", "ab", "guards", "ab", (0, -10)),
)


def treaty(letters: str) -> Choice:
    """One letter per article, in order."""
    return tuple("abcdefg".index(letter) for letter in letters)


HISTORY = treaty("bccccbcccbfdebbb")

points = st.tuples(st.integers(-6, 12), st.integers(-6, 12))
tables_of = st.lists(st.lists(points, min_size=1, max_size=4).map(tuple), min_size=1, max_size=5).map(tuple)


@st.composite
def domains(draw: st.DrawFn) -> tuple[Tables, tuple[Link, ...], Limits | None]:
    """Tables, up to four links of one to three articles, and perhaps limits (an article may be shut)."""
    tables = draw(tables_of)
    links = []
    for _ in range(draw(st.integers(0, 4))):
        size = draw(st.integers(1, min(3, len(tables))))
        articles = tuple(draw(st.permutations(range(len(tables))))[:size])
        cell = st.tuples(*(st.integers(0, len(tables[a]) - 1) for a in articles))
        links.append(Link(articles, draw(st.dictionaries(cell, points, max_size=8))))
    shut = st.tuples(*(st.sets(st.integers(0, len(t) - 1)).map(lambda s: tuple(sorted(s))) for t in tables))
    opened = st.tuples(
        *(st.sets(st.integers(0, len(t) - 1), min_size=1).map(lambda s: tuple(sorted(s))) for t in tables)
    )
    return tables, tuple(links), draw(st.one_of(st.none(), opened, opened, shut))


def every_treaty(tables: Tables, links: tuple[Link, ...], allowed: Limits | None) -> list[tuple[Pair, Choice]]:
    """All treaties within the limits with their points, in lexicographic order."""
    return [(total(tables, links, choice), choice) for choice in product(*checked(tables, allowed))]


def efficient(treaties: list[tuple[Pair, Choice]]) -> list[tuple[int, int, Choice]]:
    """The frontier by comparing each pair of points with each other."""
    smallest: dict[Pair, Choice] = {}
    for pair, choice in treaties:
        smallest.setdefault(pair, choice)
    kept = [
        (a, b, choice)
        for (a, b), choice in smallest.items()
        if not any(x >= a and y >= b and (x, y) != (a, b) for x, y in smallest)
    ]
    return sorted(kept, reverse=True)
