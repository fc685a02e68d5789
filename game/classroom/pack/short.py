"""A team's orders in short: the same lines for readers of the eighth grade, on one side and in at most 250 words.

What is wanted most stands in a table made from the points: never in words of its own, so that it cannot say otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from game.classroom.cards import LETTERS
from game.classroom.pack.blocks import DELEGATION, Block, Cell, Grid, Items, Sheet, Words
from game.classroom.pack.kit import Own, Public, line_of
from game.classroom.pack.simple import EASIEST, difficulty, easy
from game.classroom.pack.team import linked, sets

BRIEF_WORDS = (60, 50, 40, 30)
"""So many words of the scenario's own brief go on a simple sheet; fewer where the sheet would be too long."""
SHORT_WORDS = 250
NAMED = 3
"""Of so many articles the best option is named in any case; of further ones where there is room."""
HIGH = 50
"""Per cent of the greatest difference that an article makes: from here on an article is wanted."""
GOOD, FAIR = 60, 30
"""Per cent of the way from an article's worst option to its best: from here on an option is good, or fair."""
PLAIN = {"never": "never", "hard": "limit", "firm": "limit", "soft": "soft"}
"""The plain words for each kind of line in a team's orders."""
COLUMNS = ("article", "best", "good", "fair", "least", "far")
WIDTHS = (19, 25, 12, 13, 11, 20)


@dataclass(frozen=True, slots=True)
class Wish:
    """What an article's options are worth to a team: the `best`, and the others from more to less in three classes."""

    article: int
    best: int
    good: tuple[int, ...]
    fair: tuple[int, ...]
    least: tuple[int, ...]


def wishes(own: Own) -> tuple[Wish, ...]:
    """The articles that make half the greatest difference or more, and those with a line; the weightiest first."""
    worth = own.brief.points
    most = max(_span(row) for row in worth)
    wanted = [n for n in _weightiest(own) if line_of(own, n) is not None or 100 * _span(worth[n]) >= HIGH * most]
    return tuple(_wish(n, worth[n]) for n in wanted)


def _weightiest(own: Own) -> list[int]:
    return sorted(range(len(own.brief.points)), key=lambda n: (-_span(own.brief.points[n]), n))


def _span(row: Sequence[int]) -> int:
    return max(row) - min(row)


def _wish(article: int, row: Sequence[int]) -> Wish:
    best, *others = sorted(range(len(row)), key=lambda n: (-row[n], n))
    share = [100 * (points - min(row)) // max(1, _span(row)) for points in row]
    return Wish(
        article,
        best,
        tuple(n for n in others if share[n] >= GOOD),
        tuple(n for n in others if FAIR <= share[n] < GOOD),
        tuple(n for n in others if share[n] < FAIR),
    )


def simple(public: Public, own: Own) -> Sheet:
    """The instructions in short sentences, for readers of the eighth grade: every line of the orders, and what goes
    together, the weightiest first, as far as that leaves room for it.
    """
    weighed = sorted(own.brief.links, key=lambda link: -abs(link.points))
    found = [
        (replace(own, brief=replace(own.brief, links=tuple(weighed[:count]))), words, named)
        for named in (len(own.brief.points), NAMED)
        for count in range(len(weighed), -1, -1)
        for words in BRIEF_WORDS
    ]
    sheets = (_simple(public, *one) for one in found)
    return next((sheet for sheet in sheets if _fits(sheet)), _simple(public, *found[-1]))


def _fits(sheet: Sheet) -> bool:
    found = difficulty(sheet)
    return found.words <= SHORT_WORDS and found.grade <= EASIEST


def _simple(public: Public, own: Own, words: int, names: int) -> Sheet:
    t, card = public.t, public.shown.sides.of(own.side)
    wanted = wishes(own)
    told = {wish.article for wish in wanted}
    free = [public.shown.articles[n].short for n in _weightiest(own) if n not in told][-2:]
    ties = [Items(block.items, "plain") if isinstance(block, Items) else block for block in linked(public, own)]
    blocks: list[Block] = [
        Words(easy(own.brief.brief, words), "plain"),
        Words(t("print.simple.wants"), "plain_head"),
        Words(t("print.simple.left"), "plain"),
        _table(public, own, wanted, names),
        *(replace(block, kind="plain_head") if isinstance(block, Words) else block for block in ties),
        *_given_away(public, free),
        Words(t("print.simple.talks_fail"), "plain_head"),
        Words(t("print.simple.war", n=own.war), "plain"),
        Words(t("print.simple.do"), "plain_head"),
        Items(tuple(t(f"print.simple.do_{n}") for n in (1, 2, 3, 4)), "plain", "number"),
    ]
    return Sheet(
        f"simple.{int(own.side)}", t("print.simple.title", side=card.name), t("print.simple.sub", capital=card.capital),
        DELEGATION, tuple(blocks), own.side, copies=sets(public, own),
        notes=t("print.notes"),
    )  # fmt: skip


def _table(public: Public, own: Own, wanted: Sequence[Wish], names: int) -> Grid:
    """A row for each article that is wanted: its options from best to worst, and how far this team may go; the best
    option of the first `names` of them is named.
    """
    t = public.t
    rows: tuple[tuple[Cell | str, ...], ...] = tuple(
        (
            Cell(public.shown.articles[wish.article].short, strong=True),
            named(public, wish.article, wish.best) if n < names else LETTERS[wish.best],
            *(_letters(public, some) for some in (wish.good, wish.fair, wish.least)),
            _far(public, own, wish.article),
        )
        for n, wish in enumerate(wanted)
    )
    return Grid(tuple(t(f"print.simple.head_{name}") for name in COLUMNS), rows, WIDTHS, "choice")


def _letters(public: Public, options: Sequence[int]) -> str:
    return public.t("say.separator").join(LETTERS[n] for n in options) or "\u2013"


def _far(public: Public, own: Own, article: int) -> str:
    """How far a team may go on an article."""
    line = line_of(own, article)
    if line is None:
        return public.t("print.simple.far_free")
    return public.t(f"print.simple.far_{PLAIN[line.kind]}", letter=LETTERS[line.option])


def _given_away(public: Public, free: Sequence[str]) -> list[Block]:
    """The articles that may be traded away: none that is wanted, or on which the orders draw a line."""
    if not free:
        return []
    t = public.t
    two = len(free) > 1
    told = t("print.simple.give", one=free[0], two=free[1]) if two else t("print.simple.give_one", one=free[0])
    return [Words(t("print.simple.gives"), "plain_head"), Words(told, "plain")]


def named(public: Public, article: int, option: int) -> str:
    """An option with its letter behind it."""
    name = public.shown.articles[article].options[option].name
    return public.t("print.simple.option", name=name, letter=LETTERS[option])
