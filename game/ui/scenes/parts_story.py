"""The leaf of the verdict that is told: how it ended, who signed, and how they were received at home."""

from __future__ import annotations

from typing import Protocol

from game.kernel.sides import BOTH_SIDES
from game.session.debrief import Debrief
from game.session.presentation import Note
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_balance import balance_nodes
from game.ui.scenes.parts_paper import paragraphs, source_line
from game.ui.scenes.parts_words import article_name, side_key
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, spacer, text
from game.ui.widgets.instruments import seal


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
        balance_nodes(ctx, playing, found),
        rule(),
        *paragraphs(verdict.ending.text, size=21, leading=1.32),
    ]
    parts.append(_envoys(ctx, playing, found))
    if closing.left is not None and closing.cause is not None:
        name = shown.sides.of(closing.left).name
        parts.append(note(ctx.t("verdict.left", side=name, article=article_name(shown, closing.cause))))
    if verdict.war is not None:
        parts += [rule(), heading(verdict.war.title), *paragraphs(verdict.war.text, size=20, leading=1.3)]
    if found.directed:
        parts.append(note(ctx.t("verdict.directed")))
    parts.append(source_line(ctx, _note(playing, verdict.ending.fact)))
    return panel(*parts, surface="sheet", gap=14, padding=(30, 52, 28, 52), max_w=860, basis=860)


def _envoys(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """Two seals, under each what its capital made of the treaty, and how the envoy was received at home."""
    shown, verdict = playing.controller.presentation, found.verdict
    cells = []
    for side in BOTH_SIDES:
        card = shown.sides.of(side)
        said = verdict.closing.ratified.of(side)
        key = "verdict.signed" if said is None else "verdict.ratified" if said else "verdict.repudiated"
        word = ctx.t(f"reception.{verdict.sides.of(side).reception}")
        colour = "warn" if said is False else "ink_soft"
        capital = text(ctx.t(key, capital=card.capital), size=18, text_align="centre", colour=colour)
        cells.append(
            column(
                seal(f"seal.{side_key(side)}", card.delegates[0].monogram, side_key(side), card.name, size=64),
                text(card.chief, face="italic", size=19, text_align="centre"),
                None if verdict.treaty is None else capital,
                text(ctx.t("verdict.at_home", word=word), face="bold", size=18, text_align="centre"),
                gap=3, align="centre",
            )
        )  # fmt: skip
    return row(spacer(), *cells, spacer(), gap=70)


def _note(playing: Playing, fact: Marked) -> Note:
    titles = {source.code: source.title for source in playing.controller.presentation.sources}
    return Note(fact.mark, tuple(titles.get(code, code) for code in fact.sources))
