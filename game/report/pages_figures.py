"""The stages that are figures: the scores, and both sides' instructions laid open."""

from __future__ import annotations

from game.analysis.verdict import LineGuess
from game.kernel.sides import Side
from game.report.blocks import Block, Figure, Letter, Row, Table, Words
from game.report.course_charts import score_chart
from game.report.teller import Teller, figure, signed

HUNDREDTHS = 100
NEAR = (0, 20, 60)


def scores(tell: Teller) -> tuple[Block, ...]:
    """Both sides' points beside what they began from, history's, and what could still have been had."""
    verdict = tell.found.verdict
    sides = [verdict.sides.of(side) for side in Side]
    rows = [
        Row((tell.t("verdict.points"), *(figure(one.points) for one in sides)), True),
        Row((tell.t("verdict.opening"), *(figure(one.opening) for one in sides))),
        Row((tell.t("verdict.gain"), *(signed(one.gain) for one in sides)), True),
        Row((tell.t("debrief.score.closing"), *(figure(one.closing_walk_away) for one in sides))),
        Row((tell.t("verdict.history"), *(figure(one.history) for one in sides))),
        Row((tell.t("verdict.reachable"), *(figure(one.reachable) for one in sides))),
        Row((tell.t("verdict.reception"), *(tell.t(f"reception.{one.reception}") for one in sides))),
    ]
    head = ("", *(tell.side(side) for side in Side))
    table = Table(tell.t("debrief.stage.scores"), head, tuple(rows), (None, *Side), large=True)
    return (table, Figure(score_chart(tell)), *remarks(tell), *guesses(tell))


def remarks(tell: Teller) -> list[Words]:
    """How near to history and to the frontier it came."""
    verdict, found = tell.found.verdict, [Words(tell.t("debrief.score.summary"), "note")]
    if verdict.matches_history and verdict.closing.kind == "ratified":
        found.append(Words(tell.t("verdict.as_history"), "strong"))
    if verdict.below_frontier is not None:
        share = f"{verdict.below_frontier / HUNDREDTHS:.1f}"
        key = "debrief.score.efficient" if verdict.below_frontier == 0 else "debrief.score.below"
        found.append(Words(tell.t(key, share=share)))
    if tell.found.directed:
        found.append(Words(tell.t("verdict.directed"), "note"))
    return found


def guesses(tell: Teller) -> list[Words]:
    """What each side had written down of the other, beside the truth."""
    found: list[Words] = []
    for side in Side:
        insight = tell.found.verdict.sides.of(side).insight
        if insight is None:
            continue
        near = tell.t(f"verdict.near{sum(abs(insight.off) > limit for limit in NEAR)}")
        said = tell.t("verdict.guess", side=tell.side(side), guessed=insight.guessed, truth=insight.truth, near=near)
        found += [Words(said), *(Words(_line(tell, line), "note") for line in insight.lines)]
    return [Words(tell.t("verdict.guesses"), "heading"), *found] if found else []


def _line(tell: Teller, line: LineGuess) -> str:
    key = "verdict.guess_hit" if line.guessed == line.truth else "verdict.guess_line"
    return tell.t(key, article=tell.article(line.article), guessed=tell.option(line.article, line.guessed),
                  truth=tell.option(line.article, line.truth))  # fmt: skip


def orders(tell: Teller) -> tuple[Block, ...]:
    """Both letters, both mandates, and what every option was worth to each."""
    letters = tuple(_letter(tell, side) for side in Side)
    return (*letters, Words(tell.t("debrief.orders.table"), "heading"), Words(tell.t("debrief.orders.how"), "note"),
            _worths(tell))  # fmt: skip


def _letter(tell: Teller, side: Side) -> Letter:
    revealed, card = tell.found.revealed.of(side), tell.shown.sides.of(side)
    heading = tell.t("verdict.orders_of", capital=card.capital, name=revealed.name)
    lines = tuple(
        tell.t("debrief.orders.line", article=tell.article(article), option=tell.option(article, option),
               kind=tell.t(f"kind.{kind}"))
        for article, option, kind in revealed.lines
    )  # fmt: skip
    return Letter(side, heading, revealed.letter, lines)


def _worths(tell: Teller) -> Table:
    """Every option with its points on the first day; what was agreed, here or in fact, is named so."""
    made = tell.found.plane.made
    rows: list[Row] = []
    tables = [tell.found.revealed.of(side).points for side in Side]
    for n, card in enumerate(tell.shown.articles):
        rows.append(Row((tell.article(n),), True))
        for option, one in enumerate(card.options):
            agreed = made is not None and made.treaty[n] == option
            marks = [tell.t("debrief.orders.made")] if agreed else []
            marks += [tell.t("debrief.orders.fact")] if tell.found.history[n] == option else []
            said = tell.t("say.comma").join(marks)
            name = tell.t("debrief.orders.marked", name=one.name, marks=said) if marks else one.name
            rows.append(Row((name, *(figure(table[n][option]) for table in tables)), agreed))
    head = (tell.t("debrief.orders.option"), *(tell.side(side) for side in Side))
    return Table(tell.t("debrief.orders.table"), head, tuple(rows), (None, *Side))
