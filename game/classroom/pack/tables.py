"""One side for every table of the small pack: what is called out, how a capital votes, what the other tables do."""

from __future__ import annotations

from game.classroom.calls import CALLS, number_of
from game.classroom.pack.blocks import ALL, MEDIATOR, OUTSIDE, PRESS, Block, Cell, Grid, Items, Sheet, Words
from game.classroom.pack.commons import offers_and_turns, tables
from game.classroom.pack.kit import Kit, Own, Public
from game.classroom.pack.others import apart, chances
from game.kernel.sides import BOTH_SIDES

CALL_COLUMNS = 4
RULES = {
    MEDIATOR: ("print.mediator.do_1", "print.mediator.do_2"),
    PRESS: ("print.press.rule_1", "print.press.rule_3"),
    OUTSIDE: ("print.outside.do_2", "print.outside.do_3"),
}
"""What the tables that sign nothing do, beside the job of each of their seats."""


def tasks(kit: Kit, *, rules: bool = True) -> Sheet:
    """The sheet; without `rules` the other tables have only the jobs of their seats. Nothing of it is secret: both
    sides know by which rule a capital reckons.
    """
    t, public = kit.public.t, kit.public
    votes = tuple(t(f"print.home.vote_{n}") for n in (1, 2, 3))
    homes = (t("print.tables.homes_do"), t("print.tables.homes_cable"), *votes, t("print.tables.homes_vote"))
    blocks: tuple[Block, ...] = (
        Words(t("print.say.title"), "head"),
        Words(offers_and_turns(public, "print.guide.turns"), "note"),
        _calls(public),
        Words(t("print.tables.homes"), "head"),
        Items(homes, "note", "number"),
        *_chances(kit),
        *_others(public, rules=rules),
    )
    return Sheet("tables", t("print.tables.title"), t("print.tables.sub"), ALL, blocks, copies=tables(public))


def _calls(public: Public) -> Grid:
    """The calls and their numbers, nothing more."""
    t = public.t
    said = [t("class.call_number", n=number_of(call), call=t(f"class.call.{call}")) for call in CALLS]
    padded = [*said, *("",) * (-len(said) % CALL_COLUMNS)]
    rows = tuple(tuple(padded[at : at + CALL_COLUMNS]) for at in range(0, len(padded), CALL_COLUMNS))
    return Grid((), rows, (100 // CALL_COLUMNS,) * CALL_COLUMNS, "small", tight=True)


def _chances(kit: Kit) -> list[Block]:
    """The chances of ratification, one table for both where both capitals reckon alike."""
    sides = [kit.own.of(side) for side in BOTH_SIDES]
    if _rule(sides[0]) == _rule(sides[1]):
        return chances(kit.public, sides[0])
    found: list[Block] = []
    for own in sides:
        grid, note = chances(kit.public, own)
        found += [Words(kit.public.shown.sides.of(own.side).capital, "part"), grid]
    return [*found, note]


def _rule(own: Own) -> tuple[int, int]:
    return own.ratify_base, own.ratify_margin


def _others(public: Public, *, rules: bool) -> list[Block]:
    """A row for each of the other groups that the class has."""
    t = public.t
    names = public.names(None)
    rows = []
    for group, keys in RULES.items():
        jobs = public.jobs(group, None)
        if jobs:
            more = [t(apart(public, key), **names) for key in keys] if rules else []
            rows.append((Cell(t(f"print.group.{group}", **names), strong=True), " ".join([*jobs, *more])))
    grid = Grid((), tuple(rows), (20, 80), "small", tight=True)
    return [Words(t("print.tables.others"), "head"), grid] if rows else []
