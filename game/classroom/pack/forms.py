"""What is filled in: the outcome, the debrief with its rubric, the exit ticket."""

from __future__ import annotations

from game.classroom.cards import LETTERS
from game.classroom.pack.blocks import CLASS, Block, Box, Cell, Grid, Items, Pair, Rules, Sheet, Words
from game.classroom.pack.kit import Public
from game.kernel.sides import BOTH_SIDES
from game.scenario.vocabulary import ENDING_KINDS

CODE_BOXES = 12
TICKETS = 6
LINES = (5.7, 5.0, 4.2)
"""How far the lines of a ticket are apart, in millimetres, where there is room and where there is less."""
QUESTIONS = 8
MANY = 10
CRITERIA = ("interests", "trades", "evidence", "absent", "uncertain")


def outcome(public: Public) -> Sheet:
    """What the class came to, to be pinned up or kept."""
    t = public.t
    rows = []
    for n, article in enumerate(public.shown.articles):
        letters = "   ".join(LETTERS[k] for k in range(len(article.options)))
        rows.append((Cell(public.article(n), strong=True), letters, "", ""))
    guess = [t("print.outcome.guess", side=public.side(side), other=public.side(side.other)) for side in BOTH_SIDES]
    endings = tuple(t(f"ending.{kind}") for kind in ENDING_KINDS)
    blocks: tuple[Block, ...] = (
        Grid(
            tuple(t(f"print.outcome.head_{name}") for name in ("article", "letter", "sitting", "who")),
            tuple(rows),
            (38, 26, 14, 22),
            least=8.2 if len(rows) <= MANY else 6.8,
            ruled=True,
        ),
        Words(t("print.outcome.ending"), "head"),
        Pair((Items(endings[::2], "cell", "tick"),), (Items(endings[1::2], "cell", "tick"),)),
        Words(t("print.outcome.guesses"), "head"),
        Grid(
            (t("print.outcome.guess_head"), t("print.outcome.guess_said"), t("print.outcome.guess_true")),
            tuple((one, "", "") for one in guess),
            (60, 20, 20),
            least=8.5,
            ruled=True,
        ),
        Words(t("print.outcome.code"), "head"),
        Grid((), (("",) * CODE_BOXES,), _shares(CODE_BOXES), least=11.0, ruled=True),
    )
    return Sheet("outcome", t("print.outcome.title"), t("print.outcome.sub"), CLASS, blocks, most=1)


def _shares(count: int) -> tuple[int, ...]:
    share, spare = divmod(100, count)
    return (share + spare, *(share,) * (count - 1))


def debrief(public: Public) -> Sheet:
    """Questions to talk about, and a rubric of one column: what is looked for, with room on both sides of it."""
    t = public.t
    names = {"first": public.side(BOTH_SIDES[0]), "second": public.side(BOTH_SIDES[1])}
    rubric = Grid(
        (t("print.rubric.less"), t("print.rubric.looked"), t("print.rubric.more")),
        tuple(("", Cell(t(f"print.rubric.{one}")), "") for one in CRITERIA),
        (27, 46, 27),
        least=15.0,
        ruled=True,
    )
    blocks: tuple[Block, ...] = (
        Words(public.shown.purpose, "lead"),
        Items(tuple(t(f"print.debrief.q_{n}", **names) for n in range(1, QUESTIONS + 1)), "body", "number"),
        Words(t("print.rubric.title"), "head"),
        Words(t("print.rubric.how"), "note"),
        rubric,
    )
    return Sheet("debrief", t("print.debrief.title"), t("print.debrief.sub"), CLASS, blocks, most=1)


def ticket(public: Public, gap: float = LINES[0]) -> Sheet:
    """The exit ticket, several on a side, to be cut or written off; its lines are `gap` millimetres apart."""
    t = public.t
    names = {"first": public.side(BOTH_SIDES[0]), "second": public.side(BOTH_SIDES[1])}
    one: tuple[Block, ...] = tuple(Rules(2, t(f"class.ticket_{n}", **names), gap) for n in (1, 2, 3))
    whole = Box(one, cut=True)
    copies = -(-public.pupils // TICKETS)
    return Sheet(
        "ticket",
        t("print.ticket.title"),
        t("print.ticket.sub"),
        CLASS,
        (Pair((whole,), (whole,)),) * (TICKETS // 2),
        most=1,
        copies=copies,
    )
