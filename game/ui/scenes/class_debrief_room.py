"""What a room does on a leaf besides reading it: guess, decide on an offer, count hands."""

from __future__ import annotations

from game.classroom.debrief_plan import Leaf, Turn
from game.engine.events import GuessMade
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node, Rect, Role, Style
from game.ui.paint import Canvas
from game.ui.playing import Playing
from game.ui.scenes.class_debrief_parts import Hand, sign_of
from game.ui.scenes.guess import made
from game.ui.scenes.lesson_parts import look_of, press
from game.ui.widgets.basic import column, row, rule, spacer, text
from game.ui.widgets.controls import text_box

FIELD = 130.0
FULL = 1000
"""The length of a bar is told in thousandths."""


def guess_boxes(hand: Hand, playing: Playing, kept: dict[str, str]) -> list[Node]:
    """A field for each team's figure; once it is written down, the figure."""
    boxes = [_guess(hand, playing, side, kept.get(f"guess.{int(side)}", "")) for side in BOTH_SIDES]
    later = "guess_kept" if any(_written(playing, side) for side in BOTH_SIDES) else "guess_later"
    return [rule("swelled"), *boxes, hand.aside(hand.t(f"class_debrief.{later}"))]


def _guess(hand: Hand, playing: Playing, side: Side, typed: str) -> Node:
    sides = playing.controller.presentation.sides
    asked = hand.t("class_debrief.guess_of", side=sides.of(side).name, other=sides.of(side.other).name)
    before = kept_guess(playing, side)
    field: Node
    if _written(playing, side) and before is not None:
        field = text(str(before.walk_away), face="display", size=hand.known.large, width=FIELD, text_align="right")
    else:
        field = number_box(hand, f"guess.{int(side)}", asked, typed)
    return row(sign_of(hand, side, asked), field, gap=16, align="centre")


def _written(playing: Playing, side: Side) -> bool:
    return playing.controller.view(side).own.guessed_last


def kept_guess(playing: Playing, side: Side) -> GuessMade | None:
    """What a side has written down of the other."""
    return made(playing, side)


def number_box(hand: Hand, node_id: str, label: str, typed: str) -> Node:
    """A field for a figure, in the size of what is read from the last row."""
    known = hand.known
    wide = max(FIELD, known.large * 3)
    box = text_box(node_id, label, typed, limit=5, show_label=False, width=wide)
    box.style = Style(padding=(4, 12, 4, 12), width=wide)
    return look_of(box, size=known.large, face="bold")


def typed_number(value: str, most: int) -> str:
    """The figures in what was typed, no larger than `most`; empty for none."""
    digits = "".join(letter for letter in value if letter.isascii() and letter.isdigit()).lstrip("0") or (
        "0" if "0" in value else ""
    )
    return str(min(most, int(digits[:6]))) if digits else ""


def offer_parts(hand: Hand, playing: Playing, *, cards: bool) -> list[Node]:
    """The way to decide on the better treaty, while both have not."""
    controller = playing.controller
    open_yet = controller.legal(Side.FIRST).request_improvement or controller.waiting_humans()
    if not open_yet:
        return []
    label = hand.t("class_debrief.decide_cards" if cards else "class_debrief.decide_curtain")
    button = press(hand.ctx, "class_debrief.decide", label)
    return [rule("swelled"), hand.words(hand.t("class_debrief.offer_ask")), row(spacer(), button, spacer())]


def vote_rows(hand: Hand, leaf: Leaf, kept: dict[str, str]) -> list[Node]:
    """A row a turning point: its number and name, the hands counted, and a bar."""
    turns = [part for part in leaf.parts if isinstance(part, Turn)]
    hands = [int(kept.get(f"hands.{turn.number}", "") or 0) for turn in turns]
    most = max([1, *hands])
    rows = [
        _vote(hand, turn, kept.get(f"hands.{turn.number}", ""), count * FULL // most)
        for turn, count in zip(turns, hands, strict=True)
    ]
    return [hand.words(hand.t("class_debrief.vote_how")), rule(), *rows]


def _vote(hand: Hand, turn: Turn, typed: str, share: int) -> Node:
    known = hand.known
    number = text(str(turn.number), face="display", size=known.large, colour="accent", width=46, leading=1.0)
    name = column(hand.words(turn.name, leading=1.1), grow=3, basis=420)
    label = hand.t("class_debrief.hands", n=turn.number)
    bar = Node(Role.IMAGE, f"bar.{turn.number}", label, value=typed, paint=_bar, data=share,
               style=Style(grow=2, basis=240, height=known.body))  # fmt: skip
    return row(number, name, number_box(hand, f"hands.{turn.number}", label, typed), bar, gap=14, align="centre")


def _bar(canvas: Canvas, node: Node) -> None:
    box, wide = node.rect, node.rect.w * node.data / FULL
    canvas.fill(Rect(box.x, box.bottom - canvas.px(1), box.w, canvas.px(1)), "rule_strong")
    if wide:
        canvas.fill(Rect(box.x, box.y, wide, box.h), "accent")
