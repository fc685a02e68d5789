"""Sheets for those who do not sit at the table: home governments, the mediator, the press, those outside, observers."""

from __future__ import annotations

from dataclasses import replace

from game.classroom.pack.blocks import (
    CLASS,
    HOME,
    MEDIATOR,
    OUTSIDE,
    PRESS,
    Block,
    Cell,
    Grid,
    Items,
    Rules,
    Sheet,
    Words,
)
from game.classroom.pack.commons import answer_lines
from game.classroom.pack.kit import Kit, Own, Public
from game.classroom.pack.team import limits, linked, worths
from game.engine.capital_sums import BREACH, MARGIN_CAP
from game.kernel.draws import LOWEST_CHANCE, Chance, Term
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Mediator

MARGINS = (-20, -10, 0, 10, 20, 40, MARGIN_CAP)
CERTAIN = 100
FIRST = 28
"""Per cent of a table of chances that its first column takes."""
NAMES_MEDIATOR = ("print.outside.do_3",)
CONCEPTS = ("limit", "trade", "tied", "leak", "face", "clock")


def home(public: Public, own: Own) -> Sheet:
    """The mandate of a home government, how it answers cables and how it votes."""
    t, card = public.t, public.shown.sides.of(own.side)
    given = {"side": card.name, "capital": card.capital, "chief": card.chief}
    blocks: list[Block] = [
        Words(t("print.home.lead", **given), "lead"),
        Words(own.brief.doctrine_summary, "strong"),
        Words(t("print.home.mandate"), "head"),
        limits(public, own, moving=True),
        Words(t("print.home.moves")),
        Words(t("print.home.war", n=own.war)),
        Words(t("print.home.points", **given), "head"),
        *_worths(public, own),
        *linked(public, own),
        Words(t("print.home.cables"), "head"),
        Items(tuple(t(f"print.home.cable_{n}", **given) for n in (1, 2, 3)), "body", "number"),
        _ballots(public),
        Words(t("print.home.vote"), "head"),
        Items(
            tuple(t(f"print.home.vote_{n}") for n in (1, 2, 3, 4)),
            "body",
            "number",
        ),
        *chances(public, own),
        Grid(
            tuple(t(f"print.home.head_{name}") for name in ("worth", "war", "beyond", "chance", "yes", "no")),
            (("",) * 6,),
            (17, 17, 20, 20, 13, 13),
            least=9.0,
            ruled=True,
        ),
        Words(t("print.jobs"), "head"),
        Items(public.jobs(HOME, own.side)),
    ]
    return Sheet(
        f"home.{int(own.side)}",
        t("print.home.title", **given),
        t("print.home.sub", **given),
        HOME,
        tuple(blocks),
        own.side,
        most=2,
        notes=t("print.notes"),
    )


def _worths(public: Public, own: Own) -> list[Block]:
    """The points of its side, in little room."""
    found = worths(public, own, short=True, how="print.home.points_how")
    return [replace(block, kind="small", tight=True) if isinstance(block, Grid) else block for block in found]


def _ballots(public: Public) -> Grid:
    t = public.t
    head = tuple(t(f"print.home.ballot_{name}") for name in ("sitting", "asked", "voted", "came", "because"))
    rows = tuple(
        (Cell(sign=sign), "", t("print.home.ballot_box"), t("print.home.ballot_box"), "") for sign in public.symbols
    )
    return Grid(head, rows, (12, 24, 15, 15, 34), least=8.0, ruled=True)


def chances(public: Public, own: Own) -> list[Block]:
    """Ready chances of ratification in 100, by what a treaty is worth against none and by the weighted steps beyond; as
    many columns as it takes until the best treaty has the least chance that there is.
    """
    t = public.t
    rows = tuple((_margin(margin), *(str(one) for one in _row(own, margin))) for margin in MARGINS)
    count = len(rows[0]) - 1
    share, spare = divmod(100 - FIRST, count)
    head = (t("print.home.table_head"), *(str(n) for n in range(count)))
    grid = Grid(head, rows, (FIRST + spare, *(share,) * count), "small", tight=True)
    return [grid, Words(t("print.home.table_more", n=LOWEST_CHANCE // 10), "note")]


def _margin(margin: int) -> str:
    return f"{margin:+d}" if margin else "0"


def _row(own: Own, margin: int) -> list[int]:
    """The chances of a treaty worth so much more than none; without a step beyond it is certain unless it is worth
    less.
    """
    most = own.ratify_base + own.ratify_margin * MARGIN_CAP
    last = next(n for n in range(most) if most - BREACH * n <= LOWEST_CHANCE)
    plain = own.ratify_base + own.ratify_margin * margin
    found = [Chance((Term("capital", plain), Term("breaches", -BREACH * n))).per_mille // 10 for n in range(last + 1)]
    return [CERTAIN, *found[1:]] if margin >= 0 else found


def mediator(kit: Kit, given: Mediator) -> Sheet:
    """What the mediator wants, what he may do, and what he must not forget."""
    t, public = kit.public.t, kit.public
    names = {
        "mediator": given.name,
        "first": public.side(BOTH_SIDES[0]),
        "second": public.side(BOTH_SIDES[1]),
        "n": given.text_articles,
    }
    rows = []
    for interest in given.interests:
        wishes = [
            t(
                "print.mediator.wish",
                article=public.shown.articles[article].short,
                option=public.shown.articles[article].options[points.index(max(points))].name,
            )
            for article, points in interest.points
        ]
        rows.append((Cell(interest.name, strong=True), "●" * interest.weight, t("say.separator").join(wishes)))
    blocks: tuple[Block, ...] = (
        Words(t("print.mediator.lead", **names), "lead"),
        Words(t("print.mediator.wants"), "head"),
        Grid(
            tuple(t(f"print.mediator.head_{name}") for name in ("interest", "weight", "wish")),
            tuple(rows),
            (26, 10, 64),
        ),
        Words(t("print.mediator.does"), "head"),
        Items(tuple(t(f"print.mediator.do_{n}", **names) for n in (1, 2, 3, 4)), "body", "number"),
        Words(t("print.jobs"), "head"),
        Items(public.jobs(MEDIATOR, None)),
        Words(t("print.mediator.text"), "head"),
        Grid(
            tuple(
                t(f"print.mediator.text_{name}", **names)
                for name in ("sitting", "article", "option", "first", "second")
            ),
            tuple((Cell(sign=sign), "", "", "", "") for sign in public.symbols),
            (13, 22, 23, 21, 21),
            least=9.5,
            ruled=True,
        ),
    )
    return Sheet(
        "mediator",
        given.name,
        t("print.mediator.sub", office=given.office, place=given.place),
        MEDIATOR,
        blocks,
        notes=t("print.mediator.letters"),
    )


def press(public: Public) -> Sheet:
    """What reporters do at every sitting, and the front page that they fill."""
    t = public.t
    papers = public.press or (t("print.press.paper"),)
    form = Grid((), tuple((Cell(sign=sign), "") for sign in public.symbols), (10, 90), least=16.0, ruled=True)
    blocks: tuple[Block, ...] = (
        Words(t("print.press.lead"), "lead"),
        Items(tuple(t(f"print.press.rule_{n}") for n in (1, 2, 3, 4)), "body", "number"),
        Words(t("print.press.papers"), "head"),
        Items(papers),
        Words(t("print.jobs"), "head"),
        Items(public.jobs(PRESS, None)),
        Words(t("print.press.headlines"), "head"),
        Words(t("print.press.headlines_how"), "note"),
        form,
    )
    return Sheet("press", t("print.press.title"), t("print.press.sub"), PRESS, blocks, notes=t("print.press.front"))


def apart(public: Public, key: str) -> str:
    """The key of a sentence that names the mediator's table, or of its other where there is no mediator."""
    return f"{key}_apart" if public.shown.mediator is None and key in NAMES_MEDIATOR else key


def outside(public: Public) -> Sheet:
    """For those who were not invited: what they read, what they write, and that nobody is obliged to answer."""
    t = public.t
    form = Grid(
        (t("print.outside.head_sitting"), t("print.outside.head_hears"), t("print.outside.head_says")),
        tuple((Cell(sign=sign), "", "") for sign in public.symbols),
        (13, 44, 43),
        least=13.0,
        ruled=True,
    )
    blocks: tuple[Block, ...] = (
        Words(t("print.outside.lead"), "lead"),
        Items(public.outside),
        Words(t("print.outside.does"), "head"),
        Items(tuple(t(apart(public, f"print.outside.do_{n}")) for n in (1, 2, 3, 4)), "body", "number"),
        Words(t("print.jobs"), "head"),
        Items(public.jobs(OUTSIDE, None)),
        Words(t("print.outside.record"), "head"),
        form,
        Words(t("print.outside.end"), "strong"),
    )
    return Sheet(
        "outside", t("print.outside.title"), public.shown.place, OUTSIDE, blocks, notes=t("print.outside.letter")
    )


def observer(public: Public) -> Sheet:
    """What an observer looks for, and tells the class afterwards."""
    t = public.t
    names = {"first": public.side(BOTH_SIDES[0]), "second": public.side(BOTH_SIDES[1])}
    rows = tuple(
        (Cell(t(f"print.observer.{one}"), strong=True), t(f"print.observer.{one}_how"), "", "") for one in CONCEPTS
    )
    blocks: tuple[Block, ...] = (
        Words(t("print.observer.lead"), "lead"),
        Grid(
            (t("print.observer.head_what"), t("print.observer.head_how"), names["first"], names["second"]),
            rows,
            (20, 36, 22, 22),
            least=19.0,
            ruled=True,
        ),
        Words(t("print.observer.after"), "head"),
        *(answer_lines(t(f"print.observer.q_{n}", **names), 2) for n in (1, 2)),
        Rules(2, t("print.observer.q_3", **names)),
    )
    return Sheet("observer", t("print.observer.title"), t("print.observer.sub"), CLASS, blocks)
