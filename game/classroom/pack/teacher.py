"""The teacher's sheets: what to print, how to hold the lesson, and its plan by the minute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.classroom.groups import SIZE
from game.classroom.number import HISTORICAL
from game.classroom.pack.behind import DROPPED
from game.classroom.pack.blocks import (
    ALL,
    DELEGATION,
    HOME,
    MEDIATOR,
    OUTSIDE,
    PRESS,
    TEACHER,
    Block,
    Cell,
    Grid,
    Items,
    Sheet,
    Words,
)
from game.classroom.pack.commons import offers_and_turns, reading, tables
from game.classroom.pack.kit import Kit, Public
from game.classroom.pack.printing import Run, papers, runs
from game.classroom.plan import MINUTE, NEEDED, SITTING, TALK, Plan, behind_curtain, block, roomy
from game.classroom.roles import numbers_of
from game.kernel.sides import Side

SECTIONS = (("prepare", 5), ("start", 4), ("beats", 8), ("aloud", 5), ("wrong", 8), ("debrief", 9))
"""The parts of the guide with how many entries each has."""
APART = ("print.guide.prepare_3", "print.plan.caucus_do")
"""Sentences that name the mediator's table."""
ADVISED = ("print.guide.prepare_1", "print.plan.first")
"""Sentences that advise a first class to hold fewer sittings."""
SMALL = tuple(
    f"print.guide.{name}"
    for name in ("prepare_2", "prepare_5", "start_1", "start_3", "beats_8", "debrief_1", "debrief_9")
)
"""Sentences that name sheets of the whole pack; the small one has its own."""
GROUPS: tuple[tuple[str, Side | None], ...] = (
    (DELEGATION, Side.FIRST),
    (HOME, Side.FIRST),
    (DELEGATION, Side.SECOND),
    (HOME, Side.SECOND),
    (MEDIATOR, None),
    (PRESS, None),
    (OUTSIDE, None),
)


def roster(kit: Kit, laid: Sequence[tuple[Sheet, int, int]], needed: Sequence[int]) -> Sheet:
    """What to print how often: `laid` holds each sheet with its first and its last page, `needed` how often each page
    of the pack is needed.
    """
    t, public = kit.public.t, kit.public
    rows = []
    for sheet, first, last in laid:
        pages = t("print.roster.page", n=first) if first == last else t("print.roster.pages", first=first, last=last)
        rows.append(
            (
                Cell(sheet.title, strong=sheet.side is not None),
                pages,
                str(sheet.copies),
                t(f"print.roster.for_{_holders(public, sheet)}", **_whom(public, sheet)),
            )
        )
    blocks: list[Block] = [
        Words(str(public.number), "huge"),
        Words(t("print.roster.number", title=public.shown.title, minutes=public.plan.minutes, n=public.pupils), "lead"),
        Words(t("print.roster.how" if kit.how == HISTORICAL else "print.roster.how_drawn")),
        Grid(
            tuple(t(f"print.roster.head_{name}") for name in ("sheet", "pages", "copies", "whom")),
            tuple(rows),
            (47, 15, 11, 27),
            "small",
        ),
        Words(t("print.roster.runs"), "head"),
        Words(t("say.separator").join(_run(public, run) for run in runs(needed))),
        Words(t("print.roster.sum", n=papers(needed), sides=sum(needed), pupils=public.pupils), "strong"),
        Words(t("print.roster.duplex"), "note"),
    ]
    return Sheet("roster", t("print.roster.title"), public.shown.title, TEACHER, tuple(blocks), notes=t("print.notes"))


def _run(public: Public, run: Run) -> str:
    """What is told the printer."""
    if run.single:
        return public.t("print.roster.more", page=run.first, n=run.times)
    if run.first == run.last:
        return public.t("print.roster.run_one", page=run.first, n=run.times)
    return public.t("print.roster.run", first=run.first, last=run.last, n=run.times)


def _holders(public: Public, sheet: Sheet) -> str:
    """For whom a sheet is; of what everybody may read, for which tables."""
    if sheet.audience != ALL:
        return sheet.audience
    return {reading(public): "reading", tables(public): "tables"}.get(sheet.copies, "teams")


def _whom(public: Public, sheet: Sheet) -> dict[str, str]:
    return {"side": "" if sheet.side is None else public.side(sheet.side)}


def seats(public: Public) -> Grid:
    """Which numbers sit where, when the class counts off from one."""
    t = public.t
    rows = []
    for group, side in GROUPS:
        numbers = numbers_of(public.roles, group, side)
        if numbers:
            name = t(f"print.group.{group}", **public.names(side))
            rows.append(
                (
                    Cell(name, strong=True),
                    str(len(numbers)),
                    t("print.roster.range", first=numbers[0], last=numbers[-1]),
                )
            )
    head = tuple(t(f"print.roster.seats_{name}") for name in ("group", "seats", "numbers"))
    return Grid(head, tuple(rows), (60, 15, 25), "small")


def guide(public: Public, *, small: bool = False, timed: bool = False) -> Sheet:
    """The guide by which somebody who has never played holds the lesson: two sides, no more. That of the `small` pack
    names only what is in it, and a `timed` one ends in the plan by the minute.
    """
    t = public.t
    given: dict[str, Any] = {
        **{name: str(value) for name, value in public.names(None).items()},
        "number": str(public.number),
        "title": public.shown.title,
        "minutes": public.plan.minutes,
        "sittings": public.plan.sittings,
        "pupils": public.pupils,
        "groups": SIZE,
        "first": public.side(Side.FIRST),
        "second": public.side(Side.SECOND),
        "turns": offers_and_turns(public, "print.guide.turns"),
        "n": tables(public),
        **_roomy(public.plan),
    }
    blocks: list[Block] = [Words(t("print.guide.lead", **given), "lead")]
    for name, count in SECTIONS:
        blocks.append(Words(t(f"print.guide.{name}"), "head"))
        keys = (_of_pack(f"print.guide.{name}_{n}", small=small) for n in range(1, count + 1))
        told = (key for key in keys if not (public.curtain and key in DROPPED))
        items = tuple(t(_for_all(public, key), **given) for key in told) if name != "debrief" else ()
        items = items or _talk(public, given, small=small)
        blocks.append(Items(items, "body", "number" if name in ("prepare", "start", "debrief") else "dot"))
    if timed:
        blocks += [Words(t("print.guide.times"), "head"), Items(tuple(_times(public)), "note")]
    return Sheet("guide", t("print.guide.title"), public.shown.title, TEACHER, tuple(blocks), most=2)


def _of_pack(key: str, *, small: bool) -> str:
    return f"{key}_small" if small and key in SMALL else key


def _times(public: Public) -> Iterator[str]:
    """When everything begins: a line for what frames the lesson, and one for each sitting."""
    t, plan_ = public.t, public.plan
    begun: dict[int, dict[str, str]] = {}
    for start, step in zip(plan_.starts(), plan_.steps, strict=True):
        begun.setdefault(step.sitting, {})[step.kind] = _clock(start)
    frame = begun.pop(0)
    yield t("print.guide.times_ends", briefing=frame["briefing"], debrief=frame["debrief"], ticket=frame["ticket"])
    for sitting, times in begun.items():
        yield t("print.job", role=t("print.plan.sitting_bare", n=sitting), task=t("print.plan.later", **times))


def _talk(public: Public, given: dict[str, Any], *, small: bool) -> tuple[str, ...]:
    """The parts of the debrief with the minutes of each; those that have none are pressed past."""
    numbered = enumerate(TALK[public.plan.minutes], 1)
    keys = ((_of_pack(f"print.guide.debrief_{n}", small=small), minutes) for n, minutes in numbered)
    return tuple(public.t(key if minutes else f"{key}_skip", **{**given, "n": minutes}) for key, minutes in keys)


def _roomy(plan: Plan) -> dict[str, Any]:
    """How many sittings are advised to a first class, how long each then is, and what papers and caucus have of it."""
    best = roomy(plan)
    return {
        "block": _clock(block(plan)),
        "needed": _clock(NEEDED),
        "few": best.sittings,
        "each": _clock(_length(plan)),
        "long": _clock(_length(best)),
        "room": _clock(block(best)),
    }


def _length(plan: Plan) -> int:
    return sum(step.seconds for step in plan.steps if step.sitting == 1)


def _for_all(public: Public, key: str) -> str:
    """The sentence of a conference without a mediator, or of a plan that is long enough for a first class, where
    there is another for it. Behind the curtain nobody is advised: the plan already has the sittings that fit.
    """
    if not public.curtain and key in ADVISED and roomy(public.plan).sittings == public.plan.sittings:
        return f"{key}_roomy"
    return f"{key}_apart" if public.shown.mediator is None and key in APART else key


def plan(public: Public) -> Sheet:
    """The plan by the minute: when each beat begins, what is on the screen, what everybody does; and who sits where."""
    t = public.t
    head = ("", *(t(f"print.plan.head_{name}") for name in ("at", "beat", "do")))
    blocks: tuple[Block, ...] = (
        Words(public.shown.purpose, "lead"),
        Grid(head, tuple(_steps(public)), (6, 9, 33, 52), "small"),
        *_advice(public),
        Words(t("print.roster.seats"), "head"),
        seats(public),
        Words(t("print.roster.swap"), "note"),
        Words(t("print.plan.standards"), "part"),
        Words(t("print.plan.standards_how"), "note"),
    )
    return Sheet(
        "plan",
        t("print.plan.title", minutes=public.plan.minutes),
        public.shown.title,
        TEACHER,
        blocks,
        notes=t("print.plan.notes"),
    )


def _advice(public: Public) -> Iterator[Words]:
    """That the plan is of a late lesson, and how many sittings are to be held by a first class, by a late one, and
    behind the curtain.
    """
    t, plan_ = public.t, public.plan
    if plan_.late:
        yield Words(t("print.plan.lost", n=plan_.late // MINUTE), "strong")
    if not public.curtain:
        yield Words(t(_for_all(public, "print.plan.first"), **_roomy(plan_)), "strong")
    yield Words(t("print.plan.late"), "note")
    if not public.curtain:
        yield Words(t("print.plan.behind", minutes=plan_.minutes, n=behind_curtain(plan_).sittings), "note")


def _steps(public: Public) -> Iterator[tuple[Cell | str, ...]]:
    """The first sitting step by step, the others in a line each."""
    t, plan_ = public.t, public.plan
    later: dict[int, dict[str, str]] = {}
    for start, step in zip(plan_.starts(), plan_.steps, strict=True):
        if step.sitting > 1:
            later.setdefault(step.sitting, {})[step.kind] = _clock(start)
            if step.kind == SITTING[-1]:
                times = later[step.sitting]
                yield (
                    Cell(sign=public.symbols[step.sitting - 1]),
                    Cell(times[SITTING[0]], strong=True),
                    Cell(_sitting(public, step.sitting), strong=True),
                    t("print.plan.later", **times),
                )
            continue
        if step.kind == SITTING[0]:
            yield (Cell(sign=public.symbols[0]), "", Cell(_sitting(public, 1), strong=True), "")
        yield (
            "",
            Cell(_clock(start), strong=True),
            Cell(t(f"print.plan.{step.kind}"), strong=True),
            t(_for_all(public, f"print.plan.{step.kind}_do"), block=_clock(block(public.plan))),
        )


def _sitting(public: Public, sitting: int) -> str:
    name = public.shown.calendar[sitting - 1].name
    return public.t("print.plan.sitting" if name else "print.plan.sitting_bare", n=sitting, name=name)


def _clock(second: int) -> str:
    return f"{second // 60}:{second % 60:02d}"
