"""Before the first game of a pack: who wrote it, under which licence, and what players should know of its content."""

from __future__ import annotations

import io
import logging

import pygame

from game.session.catalogue import PackCard
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.paint import Canvas, pixels
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.opening import begin_known
from game.ui.services import Order, Services
from game.ui.strings import escape
from game.ui.widgets.basic import column, eyebrow, image, note, panel, row, scroll, text
from game.ui.widgets.controls import button

WIDE, HIGH = 360.0, 260.0


class PackSheet(Scene):
    """The card of a pack. It is shown until somebody has read it and begun; a changed pack shows it again."""

    id = "pack"
    first_focus = "pack.begin"

    def __init__(self, services: Services, order: Order, card: PackCard) -> None:
        self.services, self.order, self.card = services, order, card

    def build(self, ctx: Context) -> Node:
        """Picture at the left where there is room, words beside it."""
        card = self.card
        words = column(
            eyebrow(ctx.t("pack.author")), text(escape(card.author), size=22),
            eyebrow(ctx.t("pack.licence")), text(escape(card.licence)),
            eyebrow(ctx.t("pack.note")), text(escape(card.note) if card.note else ctx.t("pack.no_note")),
            note(ctx.t("pack.safe"), size=17), gap=6, grow=1, basis=420,
        )  # fmt: skip
        picture = None
        if card.picture is not None:
            share = 1.0 if ctx.narrow else min(1.0, ctx.units[1] / 640)
            picture = image("pack.picture", card.picture_text, paint_picture, width=WIDE * share, height=HIGH * share,
                            data=(card.digest, card.picture))  # fmt: skip
        inside = column(picture, words, gap=14) if ctx.narrow else row(picture, words, gap=26, align="start")
        sheet = panel(inside, surface="sheet", padding=(22, 30, 24, 30), max_w=980, basis=980)
        back = button("pack.back", ctx.t("app.back"), shortcut=Intent.BACK)
        begin = button("pack.begin", ctx.t("pack.begin"), primary=True)
        body = scroll("pack.body", sheet, align="centre", padding=(4, 6, 8, 6))
        return front_page(ctx, escape(card.title), body, under=ctx.t("pack.under"), buttons=(back, begin))

    def handle(self, command: Command) -> Transition:
        """Begin, and remember that the card was read; or go back."""
        match command:
            case Pressed("pack.back"):
                return Pop()
            case Pressed("pack.begin"):
                settings = self.services.settings
                self.services.remember(packs=(*settings.packs, self.card.digest))
                return begin_known(self.services, self.order)
        return Stay()


def paint_picture(canvas: Canvas, node: Node) -> None:
    """A pack's picture as large as fits; a frame alone where it cannot be read."""
    name, data = node.data
    box = pixels(node.rect)
    key = ("pack", name, box.size)
    tile = canvas.store.parts.get(key)
    if tile is None:
        tile = canvas.store.keep(key, _scaled(data, box.size))
    canvas.surface.blit(tile, tile.get_rect(center=box.center))
    canvas.outline(node.rect, "rule_strong", 1)


def _scaled(data: bytes, room: tuple[int, int]) -> pygame.Surface:
    try:
        picture = pygame.image.load(io.BytesIO(data))
    except (pygame.error, ValueError) as problem:
        logging.getLogger(__name__).warning("A pack's picture could not be read (%s).", problem)
        return pygame.Surface((1, 1), pygame.SRCALPHA)
    wide, high = picture.get_size()
    share = min(room[0] / wide, room[1] / high)
    size = (max(1, round(wide * share)), max(1, round(high * share)))
    return pygame.transform.smoothscale(picture.convert_alpha(), size)
