"""What one's own people think: of an offer before it is laid, of what to do now, of the other side's instructions."""

from __future__ import annotations

from game.kernel.message import Param
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_frame import sheet_sides
from game.ui.scenes.parts_speech import say
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, text

SHOWN = 7


def likely_line(ctx: Context, playing: Playing, side: Side, draft: Draft) -> Node | None:
    """What they would say to the draft, and how sure one can be; None where there is nothing to say yes to."""
    if draft.empty:
        return None
    found = playing.controller.what_would_they_say(side, draft.offer())
    if found is None:
        return None
    answer, basis = say(ctx, playing, found.text, side), say(ctx, playing, found.basis, side)
    return text(ctx.t("composer.likely", answer=answer, basis=basis), size=16, leading=1.12)


def adviser_node(ctx: Context, playing: Playing, side: Side) -> Node | None:
    """The adviser's line and how sure he is of it; None when he has been told to be quiet."""
    if not ctx.settings.adviser:
        return None
    desk, moves = playing.desk(side), playing.controller.moves
    if desk.advice is None or desk.advice[0] != moves:
        desk.advice = (moves, playing.controller.adviser_line(side))
    line = desk.advice[1]
    known: dict[str, Param] = dict(line.params)
    sure = ctx.t(f"advice.sure.{known['confidence']}")
    words = ctx.t("composer.adviser", words=say(ctx, playing, line, side), sure=sure)
    return text(words, size=16, face="italic", leading=1.12, colour="ink_soft")


def leaf_secretaries(ctx: Context, playing: Playing, side: Side) -> Node:
    """How well what they do fits each instruction that they may have, in words and in figures by sitting."""
    shown = playing.controller.presentation
    found = playing.controller.secretaries(side)
    names = {card.id: card.name for card in shown.doctrines.of(side.other)}
    before = playing.controller.secretaries_before(side)[-(3 if ctx.narrow else SHOWN) :]
    kept = {sitting: {one.doctrine: one.per_cent for one in then} for sitting, then in before}
    past = list(kept)
    said = [text(say(ctx, playing, one.text, side), size=19) for one in found]
    head = row(
        text("", grow=1, size=15),
        *(eyebrow(str(sitting), width=52, text_align="right") for sitting in past),
        eyebrow(ctx.t("secretaries.now"), width=70, text_align="right"), gap=8, align="end",
    )  # fmt: skip
    rows = [
        row(
            text(names.get(one.doctrine, one.doctrine), size=19, grow=1),
            *(text(_figure(kept[sitting].get(one.doctrine)), size=18, width=52, text_align="right", colour="ink_soft")
              for sitting in past),
            text(str(one.per_cent), size=20, face="bold", width=70, text_align="right"), gap=8, align="end",
        )
        for one in found
    ]  # fmt: skip
    return panel(
        heading(ctx.t("secretaries.title", side=shown.sides.of(side.other).name)),
        note(ctx.t("secretaries.how")), rule("swelled"),
        text(say(ctx, playing, playing.controller.how_sure(side), side), face="bold", size=18),
        column(*said, gap=6), rule(),
        eyebrow(ctx.t("secretaries.table")), head, *rows,
        surface="sheet", gap=11, padding=sheet_sides(ctx, 40), max_w=820, basis=820,
    )  # fmt: skip


def _figure(per_cent: int | None) -> str:
    return "\u2013" if per_cent is None else str(per_cent)
