"""A team's own sheets: its orders, what everything is worth to it, its acts and its offers.

Everything comes from what is public and from the team's own papers; the other team's are not at hand here.
"""

from __future__ import annotations

from dataclasses import replace

from game.classroom.cards import LETTERS
from game.classroom.pack.blocks import DELEGATION, Block, Cell, Grid, Items, Sheet, Words
from game.classroom.pack.kit import Own, Public, line_of
from game.engine.legality_evening import ARTICLE_COUNTS
from game.engine.treaty import steps_beyond

WIDEST = 5
"""Up to so many options an article they are named in the table of points; beyond, only their letters are."""
MOST_NAMED = 10
OFFERS = 6
PRINTED = ("announce", "press")
"""Kinds of acts that are chosen in secret and printed next morning with the name of who did them."""


def orders(public: Public, own: Own, *, points: bool = False) -> Sheet:
    """The confidential instructions, for good readers; with the table of points where one side of paper must do."""
    t, brief = public.t, own.brief
    blocks: list[Block] = [
        Words(brief.brief, "lead"),
        Words(t("print.orders.letter", doctrine=brief.doctrine_name), "head"),
        Words(brief.letter),
        Words(t("print.orders.limits"), "head"),
        limits(public, own),
        Words(t("print.orders.limits_how", capital=public.shown.sides.of(own.side).capital), "note"),
    ]
    blocks += linked(public, own)
    blocks += [Words(t("print.orders.war"), "head"), Words(t("print.orders.war_how", n=own.war))]
    if points:
        return _orders(public, own, (*blocks, *worths(public, own, short=True)))
    blocks += [Words(t("print.orders.unknown"), "head"), Words(brief.unknowns)]
    if brief.mediator and public.shown.mediator is not None:
        blocks += [Words(public.shown.mediator.name, "part"), Words(brief.mediator)]
    return _orders(public, own, tuple(blocks))


def _orders(public: Public, own: Own, blocks: tuple[Block, ...]) -> Sheet:
    t, card = public.t, public.shown.sides.of(own.side)
    return Sheet(
        f"orders.{int(own.side)}", t("print.orders.title", side=card.name), t("print.orders.sub", chief=card.chief),
        DELEGATION, blocks, own.side, copies=sets(public, own),
        notes=t("print.notes"),
    )  # fmt: skip


def limits(public: Public, own: Own, *, moving: bool = False) -> Grid:
    """How far a team may go, a row for each line of its orders; with `moving` there is room to write where a line has
    moved to, and a row for a line that is new.
    """
    t = public.t
    rows: list[tuple[Cell | str, ...]] = []
    for line in own.brief.mandate:
        chance = own.chances[line.article]
        more = t("print.limit.none") if chance is None else t("print.limit.chance", n=(chance + 5) // 10)
        rows.append((
            Cell(public.article(line.article), strong=True), public.option(line.article, line.option),
            t(f"print.limit.{line.kind}"), more,
        ))  # fmt: skip
    head = tuple(t(f"print.limit.head_{name}") for name in ("article", "far", "kind", "more"))
    if not moving:
        return Grid(head, tuple(rows), (24, 35, 22, 19))
    wide = tuple((*row, "") for row in (*rows, ("",) * len(head)))
    return Grid((*head, t("print.limit.head_moved")), wide, (21, 28, 16, 15, 20), least=8.5, ruled=True)


def linked(public: Public, own: Own) -> list[Block]:
    """Options that are worth more or less together to this team."""
    t = public.t
    if not own.brief.links:
        return []
    lines = [t("print.orders.link", text=link.text, n=abs(link.points), sign="+" if link.points > 0 else "−")
             for link in own.brief.links]  # fmt: skip
    return [Words(t("print.orders.links"), "head"), Items(tuple(lines))]


def points(public: Public, own: Own, *, brief: bool = False, why: bool = True) -> Sheet:
    """What every option is worth to this team, its limits in grey, and who does what. Without `why` it says no
    reasons; a `brief` one names no options either.
    """
    t, name = public.t, public.side(own.side)
    jobs = public.jobs(DELEGATION, own.side)
    return Sheet(
        f"points.{int(own.side)}", t("print.points.title", side=name), t("print.points.sub"), DELEGATION,
        (*worths(public, own, short=brief, why=why), Words(t("print.jobs"), "head"), Items(jobs)), own.side,
        copies=sets(public, own), notes=t("print.notes"),
    )  # fmt: skip


def sets(public: Public, own: Own) -> int:
    """How many sets of its papers a delegation has: one for every three pupils."""
    return max(1, (public.seats(DELEGATION, own.side) + 2) // 3)


def points_and_acts(public: Public, own: Own, *, short: bool = False, brief: bool = False, jobs: bool = True) -> Sheet:
    """What every option is worth and what each act of the evening does and costs, where one side must do for both. A
    `short` one names no options, a `brief` one only names the acts; `jobs`: with who does what.
    """
    t = public.t
    tasks = (Words(t("print.jobs"), "head"), Items(public.jobs(DELEGATION, own.side), "note")) if jobs else ()
    evening = (Words(t("print.acts.title", side=public.side(own.side)), "head"), Words(t("print.acts.sub"), "note"))
    listed, known = _acts(public, own, brief=brief)
    blocks = (*worths(public, own, short=short, why=False), *evening, replace(listed, kind="small", tight=True), known)
    return replace(points(public, own), blocks=(*blocks, *tasks), copies=2)


def worths(public: Public, own: Own, *, short: bool, why: bool = True, how: str = "") -> tuple[Block, ...]:
    """The table of points with a sentence under it (`how`: another than the usual); a `short` one has letters instead
    of the names of options.
    """
    t, articles = public.t, public.shown.articles
    how = how or ("print.points.how_links" if own.brief.links else "print.points.how")
    most = max(len(article.options) for article in articles)
    named = most <= WIDEST and len(articles) <= MOST_NAMED and not short
    first = 24 if named else 34
    share, spare = divmod(100 - first, most)
    rows = []
    for n, article in enumerate(articles):
        reason = f"\n{own.brief.why[n]}" if named and why else ""
        cells = [_worth(public, own, n, option, named=named) for option in range(len(article.options))]
        cells += [Cell()] * (most - len(cells))
        rows.append((Cell(f"**{public.article(n)}**{reason}"), *cells))
    head = (t("print.points.article"), *(LETTERS[n] for n in range(most)))
    grid = Grid(head, tuple(rows), (first + spare, *(share,) * most), "small" if named else "cell")
    return (grid, Words(t(how), "note"))


def _worth(public: Public, own: Own, article: int, option: int, *, named: bool) -> Cell:
    line = line_of(own, article)
    beyond = line is not None and steps_beyond(own.side, option, line.option) > 0
    value = own.brief.points[article][option]
    name = public.shown.articles[article].options[option].name
    return Cell(f"**{value}**\n{name}" if named else f"**{value}**", shade=beyond)


def acts(public: Public, own: Own, *, brief: bool = False) -> Sheet:
    """What a team can do in the evening, and a record of what was offered; a `brief` one only names the acts."""
    t, side = public.t, own.side
    listed, known = _acts(public, own, brief=brief)
    forms = Grid(
        tuple(t(f"print.offers.head_{name}") for name in ("sitting", "want", "give", "answer")),
        tuple((Cell(sign=public.symbols[n]) if n < len(public.symbols) else "", "", "", "")
              for n in range(max(OFFERS, len(public.symbols)))),
        (13, 33, 32, 22), least=8.0 if brief else 10.5, ruled=True,
    )  # fmt: skip
    return Sheet(
        f"acts.{int(side)}", t("print.acts.title", side=public.side(side)), t("print.acts.sub"), DELEGATION,
        (
            listed, known, Words(t("print.offers.title"), "head"),
            Words(t("print.offers.how"), "note"), forms,
        ),
        side, copies=sets(public, own), notes=t("print.notes"),
    )  # fmt: skip


def _acts(public: Public, own: Own, *, brief: bool) -> tuple[Grid, Words]:
    """A table of the acts, and what becomes known of them."""
    t, side = public.t, own.side
    rows = []
    for n, tool in enumerate(public.shown.instruments, 1):
        dress = tool.dress.of(side)
        name = t("print.act_named", n=n, name=dress.name)
        rows.append((Cell(name, strong=True), dress.text, str(dress.cost), _named(public, tool.kind)))
    met = any(tool.kind == "sound_out" for tool in public.shown.instruments)
    known = Words(t("print.acts.open_met" if met else "print.acts.open"), "note")
    save = t("print.act_named", n=0, name=t("print.acts.save"))
    rows.append((Cell(save, strong=True), t("print.acts.save_how"), "0", t("print.acts.name_none")))
    head = tuple(t(f"print.acts.head_{name}") for name in ("act", "does", "cost", "names"))
    listed = Grid(head, tuple(rows), (26, 46, 8, 20))
    if brief:
        listed = Grid((head[0], *head[2:]), tuple((row[0], *row[2:]) for row in rows), (54, 10, 36), "small")
    return listed, known


def _named(public: Public, kind: str) -> str:
    """The same, and whether the act stands in the next morning's newspapers."""
    names = named_with(public, kind)
    return public.t("print.acts.printed", names=names) if kind in PRINTED else names


def named_with(public: Public, kind: str) -> str:
    """What has to be named with an act of this kind."""
    least, most = ARTICLE_COUNTS.get(kind, (0, 0))
    if kind == "cable":
        return public.t("print.acts.name_cable")
    if kind == "probe":
        return public.t("print.acts.name_probe")
    if most == 0:
        return public.t("print.acts.name_none")
    key = "print.acts.name_two" if most > 1 else "print.acts.name_one" if least else "print.acts.name_may"
    return public.t(key)
