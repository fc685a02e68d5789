"""The minutes of a game to keep: what was said and done in public, sitting by sitting, and nothing that was secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.classroom.wall import code_of_game
from game.report.blocks import Block, Entry, Page, Words
from game.report.html import written
from game.report.teller import Lookup
from game.session.controller import Controller
from game.session.days import long_day
from game.session.minutes import Minute

TEMPLATE = "minutes.html.j2"
WIDTH = 76


@dataclass(frozen=True, slots=True)
class Protocol:
    """The whole of it as a template takes it. `code`: of the finished game, or empty."""

    title: str
    subtitle: str
    code: str
    pages: tuple[Page, ...]


def protocol_of(controller: Controller, t: Lookup) -> Protocol:
    """The protocol so far, remarks and statements included."""
    shown = controller.presentation
    pages = tuple(_page(controller, t, sitting) for sitting, _ in _once(controller.days()))
    code = code_of_game(controller) if controller.over else None
    return Protocol(shown.title, shown.subtitle, code or "", pages)


def protocol_html(controller: Controller, t: Lookup) -> str:
    """The protocol as one page to read or print."""
    return written(TEMPLATE, t, book=protocol_of(controller, t))


def protocol_text(controller: Controller, t: Lookup) -> str:
    """The protocol as plain text."""
    book = protocol_of(controller, t)
    parts = [book.title, book.subtitle, ""]
    for page in book.pages:
        parts += ["", page.title, "=" * min(WIDTH, len(page.title)), ""]
        parts += [_line(block) for block in page.blocks]
    if book.code:
        parts += ["", t("wall.this", code=book.code)]
    return "\n".join(parts).replace("**", "").replace("*", "").rstrip() + "\n"


def _line(block: Block) -> str:
    if isinstance(block, Entry):
        who = f"{block.kicker}: " if block.kicker else ""
        return f"{block.when} {who}{block.text}".strip()
    return block.text if isinstance(block, Words) else ""


def _once(days: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, int]]:
    return iter(dict(days).items())


def _page(controller: Controller, t: Lookup, sitting: int) -> Page:
    shown = controller.presentation
    when = long_day(t, shown.date(sitting))
    title = t("protocol.sitting", n=sitting, date=when)
    lines = [line for line in controller.minutes(sitting) if line.message.key != "minutes.sitting"]
    blocks = tuple(_entries(controller, t, lines)) or (Words(t("minutes_page.none"), "note"),)
    return Page(f"sitting.{sitting}", title, shown.place, blocks)


def _entries(controller: Controller, t: Lookup, lines: list[Minute]) -> Iterator[Block]:
    number = 0
    for line in lines:
        number += not line.remark
        side = None if line.by is None else controller.presentation.sides.of(line.by)
        said = controller.say(line.message, None, t)
        yield Entry("" if line.remark else f"{number}.", "" if side is None else side.name, said, side=line.by)
