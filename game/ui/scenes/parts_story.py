"""Leaves of the verdict that are told: how it ended, what followed, who was not in the room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from game.kernel.sides import BOTH_SIDES
from game.session.debrief import Debrief
from game.session.presentation import Note
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_paper import paragraphs, source_line
from game.ui.scenes.parts_words import article_name, side_key
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, spacer, text
from game.ui.widgets.instruments import seal

if TYPE_CHECKING:
    from game.analysis.verdict import Followed

COLOURS = {"documented": "ok", "inferred": "ink_soft"}


class Marked(Protocol):
    """What says how sure a text is, and by whom."""

    @property
    def mark(self) -> str:
        """Documented, inferred or invented."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Codes of sources."""


def leaf_end(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """The title of the end, its text, the signatures and what the capitals did."""
    verdict, shown = found.verdict, playing.controller.presentation
    closing = verdict.closing
    parts: list[Node] = [
        eyebrow(ctx.t(f"ending.{closing.kind}"), text_align="centre"),
        text(verdict.ending.title, face="display", size=44, text_align="centre", colour="accent", leading=1.1),
        rule("swelled"),
        *paragraphs(verdict.ending.text, size=21, leading=1.32),
    ]
    if verdict.treaty is not None:
        parts.append(_signatures(ctx, playing, found))
    if closing.left is not None and closing.cause is not None:
        name = shown.sides.of(closing.left).name
        parts.append(note(ctx.t("verdict.left", side=name, article=article_name(shown, closing.cause))))
    if verdict.war is not None:
        parts += [rule(), heading(verdict.war.title), *paragraphs(verdict.war.text, size=20, leading=1.3)]
    if found.directed:
        parts.append(note(ctx.t("verdict.directed")))
    parts.append(source_line(ctx, _note(playing, verdict.ending.fact)))
    return panel(*parts, surface="sheet", gap=14, padding=(30, 52, 28, 52), max_w=860, basis=860)


def _signatures(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """Two seals, and under each what its capital made of the treaty."""
    shown, closing = playing.controller.presentation, found.verdict.closing
    cells = []
    for side in BOTH_SIDES:
        card = shown.sides.of(side)
        chief = card.delegates[0]
        said = closing.ratified.of(side)
        key = "verdict.signed" if said is None else "verdict.ratified" if said else "verdict.repudiated"
        cells.append(
            column(
                seal(f"seal.{side_key(side)}", chief.monogram, side_key(side), card.name, size=64),
                text(card.chief, face="italic", size=18, text_align="centre"),
                text(ctx.t(key, capital=card.capital), size=17, text_align="centre",
                     colour="warn" if said is False else "ink_soft"),
                gap=3, align="centre",
            )
        )  # fmt: skip
    return row(spacer(), *cells, spacer(), gap=70)


def leaf_followed(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """The epilogue by topic: what followed in fact, what is inferred and what might have been, each named so."""
    topics: dict[str, list[Followed]] = {}
    for line in found.verdict.epilogue:
        topics.setdefault(line.topic, []).append(line)
    parts: list[Node] = [note(ctx.t("verdict.followed_how")), rule("swelled")]
    for topic, lines in topics.items():
        parts.append(heading(_topic(playing, topic), size=20))
        parts += [_line(ctx, playing, line) for line in sorted(lines, key=lambda each: each.date)]
    if not topics:
        parts.append(note(ctx.t("verdict.nothing_followed")))
    return panel(*parts, surface="sheet", gap=10, padding=(26, 40, 26, 40), max_w=880, basis=880)


def _line(ctx: Context, playing: Playing, line: Followed) -> Node:
    mark, colour = line.fact.mark, COLOURS.get(line.fact.mark, "accent")
    return row(
        text(line.date, face="bold", size=17, width=110, text_align="right", colour="ink_soft"),
        column(
            text(ctx.t(f"verdict.mark_{mark}"), face="bold", size=13, capitals=True, colour=colour),
            text(line.text.strip(), size=19, leading=1.26, face="italic" if mark == "invented" else "body"),
            source_line(ctx, _note(playing, line.fact)) if line.fact.sources else None,
            gap=1, grow=1,
        ),
        gap=16, align="start",
    )  # fmt: skip


def leaf_others(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """Those who were not in the room. Never summed."""
    parts: list[Node] = [note(ctx.t("verdict.others_how")), rule("swelled")]
    for one in found.verdict.bystanders:
        colour = {"better": "ok", "worse": "warn"}.get(one.verdict, "ink_soft")
        parts.append(
            column(
                row(
                    text(one.name, face="bold", size=20, grow=1),
                    text(ctx.t(f"verdict.fate_{one.verdict}"), face="bold", size=17, colour=colour),
                    gap=12,
                    align="end",
                ),
                text(one.text.strip(), size=19, leading=1.26),
                source_line(ctx, _note(playing, one.fact)),
                gap=2,
            )
        )
    if not found.verdict.bystanders:
        parts.append(note(ctx.t("verdict.no_others")))
    return panel(*parts, surface="sheet", gap=14, padding=(26, 40, 26, 40), max_w=880, basis=880)


def _topic(playing: Playing, topic: str) -> str:
    """A topic's name: the article's, or the word itself."""
    cards = playing.controller.presentation.articles
    return next((card.name for card in cards if card.id == topic), topic[:1].upper() + topic[1:].replace("_", " "))


def _note(playing: Playing, fact: Marked) -> Note:
    titles = {source.code: source.title for source in playing.controller.presentation.sources}
    return Note(fact.mark, tuple(titles.get(code, code) for code in fact.sources))
