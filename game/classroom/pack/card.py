"""A team's code card: one side with the numbers it sends, one side with the keys to what it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.classroom.cards import ANSWERS, EVENING, MORNING, PARTS, Meaning
from game.classroom.groups import ACT_WORDS, ORDER_WORDS, REPORT_WORDS, SLOTS, WARNED
from game.classroom.pack.blocks import DELEGATION, Block, Cell, Grid, Items, Pair, Sheet, Words
from game.classroom.pack.kit import Own, Public

Line = tuple[Cell | str, ...]
Section = tuple[Line, ...]
FEW = 4
MANY_ACTS = 12
"""Up to so many sittings columns are broad and rows far apart."""
CROWDED = 34
"""From more rows than this in a column a card is set tight."""
SEND_ROOM = 186.0
TALLEST = 7.4
"""Millimetres that the rows of a card share, and that one of them takes at most."""


def send(public: Public, own: Own, *, brief: bool = False) -> Sheet:
    """The numbers of every sitting, a column for each under its sign; a `brief` one only numbers the acts."""
    t = public.t
    sections = [*_acts(public, own, brief=brief), *_about(public, own), *_answers(public, own)]
    halves = _halves(sections)
    most = max(len(half) for half in halves)
    count = len(public.symbols)
    label = 40 if count <= FEW else 28
    share, spare = divmod(100 - label, count)
    widths = (label + spare, *(share,) * count)
    head: Line = ("", *(Cell(sign=sign, shade=n % 2 == 0) for n, sign in enumerate(public.symbols)))
    least = min(TALLEST, max(0.0, SEND_ROOM / (most + 1) - 0.4))
    grids = [Grid(head, half, widths, "small", least, tight=most > CROWDED) for half in halves]
    how = Items(tuple(t(f"print.send.how_{n}") for n in (1, 2, 3)), "body", "number")
    return Sheet(
        f"send.{int(own.side)}", t("print.send.title", side=public.side(own.side)), t("print.send.sub"), DELEGATION,
        (how, Pair((grids[0],), (grids[1],))), own.side,
    )  # fmt: skip


def _halves(sections: Sequence[Section]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The rows in two columns of about one length; a crowded card divides a section and says its heading again."""

    def rows(some: Sequence[Section]) -> tuple[Line, ...]:
        return tuple(row for section in some for row in section)

    cuts = [(rows(sections[:n]), rows(sections[n:])) for n in range(1, len(sections))]
    best = min(cuts, key=lambda pair: max(len(pair[0]), len(pair[1])))
    every = rows(sections)
    half = (len(every) + 1) // 2
    if max(map(len, best)) <= CROWDED or len(every[half]) == 1:
        return best
    heading = next(row for row in reversed(every[:half]) if len(row) == 1)
    return every[:half], (heading, *every[half:])


def _acts(public: Public, own: Own, *, brief: bool) -> Iterator[Section]:
    """The acts of the evening, with no to a text, then with yes; many are numbered as on the sheet that lists them."""

    def label(n: int, name: str) -> str:
        key = "print.act_number" if brief or len(public.shown.instruments) > MANY_ACTS else "print.act_named"
        return public.t(key, n=n, name=name)

    yes = "print.send.act_yes" if public.shown.mediator is not None else "print.send.act_yes_apart"
    for accept in (False, True):
        yield (
            (public.t(yes if accept else "print.send.act_no"),),
            _row(own, EVENING, 0, Meaning("save", accept=accept), label(0, public.t("print.send.save"))),
            *(_row(own, EVENING, 0, Meaning("act", 0, tool.id, accept), label(n, tool.dress.of(own.side).name))
              for n, tool in enumerate(public.shown.instruments, 1)),
        )  # fmt: skip


def _about(public: Public, own: Own) -> Iterator[Section]:
    """What an act is about, twice."""
    t = public.t
    for part, title in ((1, "about"), (2, "also")):
        rows = [_row(own, EVENING, part, Meaning("article", n), t("print.article", n=n + 1, name=article.short))
                for n, article in enumerate(public.shown.articles)]  # fmt: skip
        if part == 1:
            rows.append(_row(own, EVENING, 1, Meaning("walk_away"), t("print.send.walk_away")))
            rows.append(_row(own, EVENING, 1, Meaning("offer"), t("print.send.offer")))
        yield (
            (t(f"print.send.{title}"),),
            *rows,
            _row(own, EVENING, part, Meaning("nothing"), t("print.send.nothing")),
        )


def _answers(public: Public, own: Own) -> Iterator[Section]:
    """The answers to the questions of a morning."""
    t = public.t
    for part in range(PARTS):
        yield (
            (t(f"print.send.question_{part + 1}"),),
            *(
                _row(own, MORNING, part, Meaning("answer", n), t("print.send.answer", n=n))
                for n in range(1, ANSWERS + 1)
            ),
            _row(own, MORNING, part, Meaning("nothing"), t("print.send.nothing")),
        )


def _row(own: Own, phase: str, part: int, meaning: Meaning, label: str) -> Line:
    sittings = sorted({row.sitting for row in own.card.rows})
    cells: list[Cell | str] = [Cell(label)]
    for sitting in sittings:
        column = own.card.row(sitting, phase).columns[part]
        code = next(cell.code for cell in column if cell.meaning == meaning)
        shown = f"{code[:2]} {code[2:]}" if len(sittings) <= FEW else code
        cells.append(Cell(shown, code=True, shade=sitting % 2 == 1))
    return tuple(cells)


# What is read


def read(public: Public, own: Own) -> Sheet:
    """The keys of every sitting with room to reckon, and what the sixteen numbers mean."""
    t = public.t
    count = len(SLOTS)
    share, spare = divmod(100, count + 1)
    head: Line = ("", *(Cell(str(n), code=False, strong=True) for n in range(1, count + 1)))
    roomy = len(public.symbols) <= FEW
    rows: list[tuple[Cell | str, ...]] = []
    for sign, keys in zip(public.symbols, own.pads, strict=True):
        rows.append((Cell(sign=sign), *(Cell("") for _ in keys)))
        rows.append((t("print.read.minus"), *(Cell(f"{key:02d}", code=True, shade=True) for key in keys)))
        rows.append((t("print.read.equals"), *(Cell("") for _ in keys)))
    blocks: tuple[Block, ...] = (
        Items(tuple(t(f"print.read.how_{n}") for n in (1, 2, 3)), "body", "number"),
        Grid(
            head,
            tuple(rows),
            (share + spare, *(share,) * count),
            "small",
            6.6 if roomy else 4.6,
            ruled=True,
            tight=not roomy,
        ),
        Words(t("print.read.slots"), "head"),
        _slots(public),
        _words(public),
    )
    return Sheet(
        f"read.{int(own.side)}", t("print.read.title", side=public.side(own.side)), t("print.read.sub"), DELEGATION,
        blocks, own.side,
    )  # fmt: skip


def _slots(public: Public) -> Pair:
    t = public.t
    lines = [t(f"print.slot.{name}", n=n, warned=WARNED) for n, name in enumerate(SLOTS, 1)]
    rows = [(str(n), line) for n, line in enumerate(lines, 1)]
    half = (len(rows) + 1) // 2
    return Pair((Grid((), tuple(rows[:half]), (8, 92), "small"),), (Grid((), tuple(rows[half:]), (8, 92), "small"),))


def _words(public: Public) -> Grid:
    """What the figures in the slots for acts, reports and orders stand for."""
    t = public.t

    def told(kind: str, words: Sequence[str]) -> str:
        return t("say.separator").join(
            t("print.read.word", n=n, word=t(f"print.{kind}.{word}")) for n, word in enumerate(words)
        )

    gauges = t("say.separator").join(
        t("print.read.word", n=n, word=track.name) for n, track in enumerate(public.shown.tracks, 1)
    )
    rows = (
        (t("print.read.acts"), told("act", ACT_WORDS)), (t("print.read.reports"), told("report", REPORT_WORDS)),
        (t("print.read.orders"), told("order", ORDER_WORDS)), (t("print.read.gauges"), gauges),
    )  # fmt: skip
    return Grid((), rows, (14, 86), "small")
