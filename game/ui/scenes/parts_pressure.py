"""How things stand: every gauge that this side can read."""

from __future__ import annotations

from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import band
from game.ui.widgets.basic import column, eyebrow, panel, row
from game.ui.widgets.instruments import gauge
from game.views.view import SideView


def pressure(ctx: Context, playing: Playing, view: SideView) -> Node:
    """The gauges in two columns, each with its figure or band and its word."""
    found = []
    for card, reading in zip(playing.controller.presentation.tracks, view.own.readings, strict=True):
        if reading is None:
            continue
        word = card.words[reading.word] if card.words else ""
        shown = word if card.sight.of(view.side) == "words" else f"{word} {band(reading.low, reading.high)}".strip()
        node = gauge(f"track.{card.id}", card.name, (reading.low + reading.high) // 2, shown=shown, small=True)
        node.hint = card.summary
        found.append(node)
    half = (len(found) + 1) // 2
    sides = (column(*found[:half], gap=4, grow=1, basis=200), column(*found[half:], gap=4, grow=1, basis=200))
    return panel(eyebrow(ctx.t("evening.pressure")), row(*sides, gap=22), gap=8, padding=(12, 16, 12, 16))
