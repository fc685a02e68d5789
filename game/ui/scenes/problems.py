"""What is wrong with a scenario file: every problem with its line, the line itself, a caret and a hint."""

import re
from pathlib import Path

from game.session.catalogue import Summary, Trouble
from game.ui import editor
from game.ui.describe import Node, Style
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.strings import ENGLISH, escape
from game.ui.widgets.basic import column, eyebrow, note, panel, row, scroll, text
from game.ui.widgets.controls import button

MOST = 60
LETTER = 8.6


class Problems(Scene):
    """The problems of one file, errors and warnings in the order of the file. Each opens the editor at its line.

    `live`: it lies over a game that goes on with the last good version of the file. `out`: the key of the way back's
    name.
    """

    id = "problems"
    first_focus = "problems.list"

    def __init__(self, summary: Summary, *, live: bool = False, out: str = "app.back") -> None:
        self.summary, self.live, self.out = summary, live, out
        self.said: tuple[str, int] | None = None

    def build(self, ctx: Context) -> Node:
        """One sheet a problem; the file's path at the head, so that it can be found and mended."""
        troubles = self.summary.troubles
        errors = sum(one.is_error for one in troubles)
        rest = len(troubles) - MOST
        fits = max(20, min(110, int((ctx.units[0] - 120) / LETTER)))
        body = scroll(
            "problems.list",
            text(ctx.t("problems.lead", n=errors)),
            text(ctx.t("problems.live"), face="italic") if self.live else None,
            text(ctx.t("problems.in_english"), face="italic") if ctx.strings.language != ENGLISH else None,
            self._said(ctx),
            note(self.summary.path, markup=False, face="telegram", size=16),
            *[_sheet(ctx, n, one, fits) for n, one in enumerate(troubles[:MOST])],
            note(ctx.t("problems.more", n=rest)) if rest > 0 else None,
            gap=12, padding=(6, 10, 6, 10),
        )  # fmt: skip
        words = ctx.t("problems.play_on" if self.live else self.out)
        back = button("problems.back", words, primary=True, shortcut=Intent.BACK)
        return front_page(ctx, escape(self.summary.title), body, under=ctx.t("problems.title"), buttons=(back,))

    def handle(self, command: Command) -> Transition:
        """The way back, and to a line of the file."""
        match command:
            case Pressed("problems.back"):
                return Pop()
            case Pressed(on=("line", int(line))):
                self.said = editor.open_at(Path(self.summary.path), line), line
        return Stay()

    def _said(self, ctx: Context) -> Node | None:
        """What came of opening the editor."""
        if self.said is None:
            return None
        return text(ctx.t(f"author.editor_{self.said[0]}", line=self.said[1]), size=18, face="italic")


def _sheet(ctx: Context, number: int, one: Trouble, fits: int) -> Node:
    grave = "problems.error" if one.is_error else "problems.warning"
    head = row(
        eyebrow(ctx.t(grave, code=one.code), colour="accent" if one.is_error else "warn"),
        eyebrow(ctx.t("problems.place", line=one.line, column=one.column)),
        gap=16,
    )
    kind = _kind(ctx, one.code)
    shown = _excerpt(one, fits) if one.caret >= 0 else None
    hint = note(ctx.t("problems.hint", hint=_quoted(one.hint)), markup=False) if one.hint else None
    go = button(f"problems.open.{number}", ctx.t("problems.open", line=one.line), on=("line", one.line), quiet=True)
    sheet = panel(head, kind, text(_sentence(one.message), markup=False), shown, hint, row(go), surface="well", gap=5,
                  padding=12)  # fmt: skip
    sheet.id = f"problems.{number}"
    return sheet


def _kind(ctx: Context, code: str) -> Node | None:
    """What kind of problem it is, over its words, for those who read another language than these are in."""
    key = f"problem.{code}"
    if ctx.strings.language == ENGLISH or key not in ctx.strings:
        return None
    return text(_quoted(ctx.t(key)), markup=False, face="bold")


def _quoted(words: str) -> str:
    """What stands in backticks, between quotation marks."""
    return re.sub(r"`([^`]*)`", r"“\1”", words)


def _sentence(words: str) -> str:
    return _quoted(words[:1].upper() + words[1:]) + ("" if words.endswith((".", "?", "!")) else ".")


def _excerpt(one: Trouble, fits: int) -> Node:
    """The line cut around the place so that it never breaks, and the caret under it."""
    start = max(0, min(one.caret - fits // 2, len(one.excerpt) - fits))
    line, caret = one.excerpt[start : start + fits], one.caret - start
    under = "\N{NO-BREAK SPACE}" * caret + "^"
    node = column(_typed(line or " "), _typed(under, "accent"), gap=0)
    node.style = Style(padding=(2, 0, 2, 8))
    return node


def _typed(words: str, colour: str = "ink") -> Node:
    return text(words, face="telegram", size=15, markup=False, leading=1.1, colour=colour)
