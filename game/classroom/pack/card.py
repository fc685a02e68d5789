"""A team's code card: one side with the numbers it sends, one side with the keys to what it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.classroom.cards import ANSWERS, EVENING, LETTERS as OPTIONS, MORNING, PARTS, Meaning
from game.classroom.groups import HEAD, PLACES, SIZE
from game.classroom.news import (
    ACT,
    ACTS,
    GAUGE,
    GRANTED,
    LETTER,
    LETTERS,
    LINES,
    MOVED,
    OF_OTHERS,
    ORDER,
    ORDERS,
    OTHERS,
    PACKAGE,
    PACKAGES,
    REFUSED,
    TEN,
    by_digits,
    carries,
    place_of,
)
from game.classroom.pack.blocks import DELEGATION, Block, Cell, Grid, Items, Pair, Sheet, Words
from game.classroom.pack.kit import Own, Public
from game.engine.legality_evening import ARTICLE_COUNTS
from game.report.teller import Lookup

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
    how = Items((_third(public, own), *(t(f"print.send.how_{n}") for n in (2, 3))), "body", "number")
    return Sheet(
        f"send.{int(own.side)}", t("print.send.title", side=public.side(own.side)), t("print.send.sub"), DELEGATION,
        (how, Pair((grids[0],), (grids[1],))), own.side,
    )  # fmt: skip


def _third(public: Public, own: Own) -> str:
    """What is typed in the evening, and which acts have a use for the third number."""
    two = [
        tool.dress.of(own.side).name
        for tool in public.shown.instruments
        if ARTICLE_COUNTS.get(tool.kind, (0, 0))[1] > 1
    ]
    if not two:
        return public.t("print.send.how_1_never")
    return public.t("print.send.how_1", acts=public.t("say.separator").join(two))


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

SAID = (
    (MOVED, LINES, "line"), (GRANTED, LINES, "granted"), (REFUSED, LINES, "refused"), (PACKAGE, PACKAGES, "package"),
    (ACT, ACTS, "act"), (OTHERS, OF_OTHERS, "others"), (LETTER, LETTERS, "letter"), (ORDER, ORDERS, "order"),
)  # fmt: skip
"""The kinds of news with the words of their second digit; gauges have a figure there."""
OF_MEDIATOR = ("written", "not_now", "settled")
"""What can come of an act only where there is a mediator."""
OF_LINES = ("line", "granted", "refused")
"""What is told of lines: their second digit is the same for all of them."""


def read(public: Public, own: Own) -> Sheet:
    """The keys of every sitting with room to reckon, and what the numbers mean."""
    t = public.t
    first, share = 10, 90 // SIZE
    head: Line = ("", *(Cell(str(n), strong=True) for n in range(1, SIZE + 1)))
    roomy = len(public.symbols) <= FEW
    rows = [row for sign, keys in zip(public.symbols, own.pads, strict=True) for row in _sitting(t, sign, keys, roomy)]
    widths = (first + 90 % SIZE, *(share,) * SIZE)
    given = {"n": SIZE, "last": SIZE - 1, "from": len(HEAD) + 1, "to": len(HEAD) + 2, "next": len(HEAD) + 3,
             "then": len(HEAD) + 4, "most": PLACES, "more": PLACES + 1}  # fmt: skip
    blocks: tuple[Block, ...] = (
        Items(tuple(t(f"print.read.how_{n}", **given) for n in (1, 2, 3, 4)), "body", "number"),
        Grid(head, tuple(rows), widths, "small", 6.2 if roomy else 4.4, ruled=True, tight=not roomy),
        Words(t("print.read.figures"), "head"),
        _figures([(str(n), t(f"print.figure.{name}", **given)) for n, name in enumerate(HEAD, 1)]),
        Words(t("print.read.news"), "head"),
        _news(public),
        *_places(public),
    )  # fmt: skip
    return Sheet(
        f"read.{int(own.side)}", t("print.read.title", side=public.side(own.side)), t("print.read.sub", **given),
        DELEGATION, blocks, own.side,
    )  # fmt: skip


def _sitting(t: Lookup, sign: str, keys: Sequence[int], roomy: bool) -> tuple[Line, ...]:
    """The rows of a sitting: the keys, and room for the results; where there is much of it, also for what is copied."""
    printed = tuple(Cell(f"{key:02d}", code=True, shade=True) for key in keys)
    blank = tuple(Cell("") for _ in keys)
    results: Line = (t("print.read.equals"), *blank)
    if roomy:
        return (Cell(sign=sign), *blank), (t("print.read.minus"), *printed), results
    return (Cell(sign=sign), *printed), results


def _figures(rows: Sequence[Line]) -> Pair:
    """The numbers that always say something, in two columns."""
    left, right = (Grid((), tuple(some), (8, 92), "small", tight=True) for some in (rows[:1], rows[1:]))
    return Pair((left,), (right,))


def _news(public: Public) -> Grid:
    """The signs of news, in the order in which they come."""
    t = public.t
    hard = [(n, t(f"print.limit.{word}")) for n, word in enumerate(LINES) if n]
    rows: list[tuple[Cell | str, ...]] = []
    mediated = public.shown.mediator is not None
    for kind, words, name in SAID:
        if kind == LETTER and not mediated:
            continue
        if name in OF_LINES:
            told = _listed(public, [(TEN * kind + n, word) for n, word in hard])
            more = t("print.news.no_line", sign=TEN * kind) if name == "refused" else ""
            rows.append((Cell(t(f"print.news.{name}"), strong=True), f"{told} {more}".strip()))
            continue
        listed = [(TEN * kind + n, t(f"print.{name}.{word}")) for n, word in enumerate(words)
                  if mediated or kind != ACT or word not in OF_MEDIATOR]  # fmt: skip
        rows.append((Cell(t(f"print.news.{name}"), strong=True), _listed(public, listed)))
    if public.shown.tracks:
        rows.insert(-2 if mediated else -1, (Cell(t("print.news.gauge"), strong=True), _gauges(public)))
    return Grid((), tuple(rows), (31, 69), "small", tight=True)


def _listed(public: Public, signs: Sequence[tuple[int, str]]) -> str:
    """Signs with their words, in one line."""
    t = public.t
    return t("say.separator").join(t("print.read.word", n=n, word=word) for n, word in signs)


def _gauges(public: Public) -> str:
    """How a gauge is read, and their numbers."""
    named = _listed(public, [(n, track.name) for n, track in enumerate(public.shown.tracks, 1)])
    return public.t("print.news.gauge_how", least=TEN * GAUGE, most=TEN * GAUGE + TEN - 1, gauges=named)


def _places(public: Public) -> tuple[Block, ...]:
    """How the second number of a piece of news names an article or an option."""
    t, articles = public.t, public.shown.articles
    options = tuple(len(article.options) for article in articles)
    if by_digits(options):
        return (Words(t("print.place.digits"), "note"),)
    if not carries(options):
        return (Words(t("print.place.articles"), "note"),)
    spans = [
        t("print.place.span", article=n + 1, a=place_of(options, n, 0), last=OPTIONS[count - 1],
          z=place_of(options, n, count - 1))
        for n, count in enumerate(options)
    ]  # fmt: skip
    return Words(t("print.place.table"), "note"), Words(t("say.separator").join(spans), "small")
