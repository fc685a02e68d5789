"""The stages of a debrief, in the order in which a class goes through them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from game.analysis.missed import Missed
from game.analysis.verdict import Fate, Followed
from game.kernel.sides import Side
from game.report.blocks import Block, Entry, Figure, Gallery, Page, Trade, Words
from game.report.course_charts import belief_chart, track_charts, war_chart
from game.report.pages_figures import orders, scores
from game.report.plane_chart import plane_chart
from game.report.teller import Teller, signed
from game.session.presentation import Presentation

MOST_TRADES = 3


def pages(tell: Teller) -> tuple[Page, ...]:
    """Every stage with its blocks."""
    return tuple(page(tell, stage) for stage in STAGES)


def page(tell: Teller, stage: str) -> Page:
    """One stage. Raises KeyError when there is none of that name."""
    blocks = STAGES[stage](tell)
    return Page(stage, tell.t(f"debrief.stage.{stage}"), tell.t(f"debrief.promise.{stage}"), blocks)


def plane(tell: Teller) -> tuple[Block, ...]:
    """The plane of both sides' points."""
    near = plane_chart(tell, near=True)
    closer = (Figure(replace(near, summary="", legend=())),) if near.regions else ()
    return (Figure(plane_chart(tell)), Words(tell.t("debrief.plane.how"), "note"), *closer)


def tracks(tell: Teller) -> tuple[Block, ...]:
    """What moved under the table: the war's promise, and every track."""
    how = Words(tell.t("debrief.course.how"), "note")
    return (how, Gallery(tell.t("debrief.stage.tracks"), (war_chart(tell), *track_charts(tell))))


def beliefs(tell: Teller) -> tuple[Block, ...]:
    """How each side's secretaries changed their minds, and how right they were."""
    charts = tuple(belief_chart(tell, side) for side in Side)
    return (Words(tell.t("debrief.belief.how"), "note"), Gallery(tell.t("debrief.stage.beliefs"), charts))


def moments(tell: Teller) -> tuple[Block, ...]:
    """The turning points, and what bargainers have names for."""
    story = tell.found.story
    turns = [
        Entry(tell.when(one.sitting), tell.t(f"debrief.turn.{one.kind}"), tell.say(one.message), side=one.by)
        for one in story.moments
    ]
    used = [
        Entry(tell.when(one.sitting), tell.t(f"debrief.name.{one.kind}"), tell.say(one.message), side=one.by)
        for one in story.concepts
    ]
    none = [Words(tell.t("debrief.none"), "note")]
    return (
        Words(tell.t("debrief.moments"), "heading"), *(turns or none),
        Words(tell.t("debrief.concepts"), "heading"), Words(tell.t("debrief.concepts_how"), "note"), *(used or none),
    )  # fmt: skip


def missed(tell: Teller) -> tuple[Block, ...]:
    """The three best trades that were missed: in the treaty, or on the drafts when there is none."""
    trades = trades_told(tell)
    if tell.found.story.missed.signed:
        lead = "debrief.missed.lead" if trades else "debrief.missed.efficient"
    else:
        lead = "debrief.missed.lead_draft" if trades else "debrief.missed.efficient_draft"
    return (Words(tell.t(lead), "lead"), *(trade_block(tell, one) for one in trades))


def trades_told(tell: Teller) -> tuple[Missed, ...]:
    """The trades that are told: those of the treaty, or where there is none the best of the drafts, no two alike."""
    found = tell.found.story.missed
    if found.signed:
        return found.final[:MOST_TRADES]
    kept: dict[tuple[int, ...], Missed] = {}
    for one in sorted(found.by_sitting, key=lambda one: -one.both):
        kept.setdefault(tuple(swap.article for swap in one.trade.swaps), one)
    return tuple(kept.values())[:MOST_TRADES]


def trade_block(tell: Teller, one: Missed) -> Trade:
    """A missed trade in words: this for that, what it was worth, what would have stood, who else pays."""
    rows = [tell.found.revealed.of(side).points for side in Side]
    given: tuple[list[str], list[str]] = ([], [])
    changes = []
    for swap in one.trade.swaps:
        gains = [row[swap.article][swap.to] - row[swap.article][swap.was] for row in rows]
        given[0 if gains[0] >= gains[1] else 1].append(tell.article_bare(swap.article))
        changes.append(
            tell.t(
                "debrief.missed.change", article=tell.article(swap.article), was=tell.option(swap.article, swap.was),
                to=tell.option(swap.article, swap.to), first=tell.side(Side.FIRST), a=signed(gains[0]),
                second=tell.side(Side.SECOND), b=signed(gains[1]),
            )
        )  # fmt: skip
    joined = [tell.t("debrief.and").join(names) for names in given]
    if all(joined):
        title = tell.t("debrief.missed.title", one=joined[0], other=joined[1], n=one.both)
    else:
        title = tell.t("debrief.missed.title_both", one=joined[0] or joined[1], n=one.both)
    worth = tell.t("debrief.missed.worth", first=tell.side(Side.FIRST), a=signed(one.trade.gains[0]),
                   second=tell.side(Side.SECOND), b=signed(one.trade.gains[1]))  # fmt: skip
    when = tell.t("debrief.missed.when", when=tell.when(one.sitting)) if one.sitting else ""
    return Trade(title, worth, tuple(changes), when, tell.say(one.warning) if one.warning is not None else "")


def others(tell: Teller) -> tuple[Block, ...]:
    """Those who were not in the room. Never summed."""
    found = tell.found.verdict.bystanders
    lead = Words(tell.t("verdict.others_how"), "lead")
    return (lead, *(_fate(tell, one) for one in found)) if found else (Words(tell.t("verdict.no_others"), "note"),)


def _fate(tell: Teller, one: Fate) -> Entry:
    return Entry("", one.name, one.text.strip(), one.verdict, tell.mark(one.fact.mark, one.fact.sources))


def followed(tell: Teller) -> tuple[Block, ...]:
    """The epilogue by topic: what followed in fact, what is inferred and what might have been, each named so."""
    topics: dict[str, list[Followed]] = {}
    for line in tell.found.verdict.epilogue:
        topics.setdefault(line.topic, []).append(line)
    if not topics:
        return (Words(tell.t("verdict.nothing_followed"), "note"),)
    blocks: list[Block] = [Words(tell.t("verdict.followed_how"), "note")]
    for topic, lines in topics.items():
        blocks.append(Words(topic_name(tell.shown, topic), "heading"))
        blocks += [
            Entry(line.date, "", line.text.strip(), line.fact.mark, tell.mark(line.fact.mark, line.fact.sources))
            for line in lines
        ]
    return tuple(blocks)


def topic_name(shown: Presentation, topic: str) -> str:
    """A topic's name in words: the article's, or the word itself."""
    said = topic[:1].upper() + topic[1:].replace("_", " ")
    return next((card.name for card in shown.articles if card.id == topic), said)


STAGES: dict[str, Callable[[Teller], tuple[Block, ...]]] = {
    "scores": scores,
    "orders": orders,
    "plane": plane,
    "tracks": tracks,
    "beliefs": beliefs,
    "moments": moments,
    "missed": missed,
    "others": others,
    "followed": followed,
}
"""The stages by name, in order."""
