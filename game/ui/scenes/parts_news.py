"""What the others said and did since this side last acted: a slip where there is room, else one line to be unfolded."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Context, ReadOn
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import side_key
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, scroll, text
from game.ui.widgets.controls import listitem
from game.ui.widgets.dialog import key_caption
from game.ui.widgets.instruments import side_mark

ROOMY = 800
LINES, FEW = 8, 2
FOLD, NEWS = "news.fold", "news.open"
_LETTER, _CAPITAL = 6.5, 11.5


def roomy(ctx: Context) -> bool:
    """Whether the window is high enough for remarks that can be done without."""
    return ctx.units[1] >= ROOMY


def beside(ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...]) -> bool:
    """Whether unfolded news stand by themselves, not over what is to be done: in two columns of little height."""
    return bool(fresh) and playing.desk(side).unfolded and not roomy(ctx) and not ctx.narrow


def news_panel(ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...], high: float) -> Node | None:
    """News that stand by themselves, no higher than `high`; None where there are none or they stand elsewhere."""
    if not beside(ctx, playing, side, fresh):
        return None
    head = _fold(ctx, unfolded=True)
    lines = scroll("news.lines", *_lines(ctx, playing, side, fresh), gap=4, grow=0, max_h=high)
    return panel(head, lines, gap=4, padding=(6, 12, 8, 12), surface="raised")


def turn_words(
    ctx: Context, playing: Playing, side: Side, words: str, fresh: tuple[Minute, ...], under: str = "", *,
    area: str = "", apart: bool = False,
) -> list[Node | None]:  # fmt: skip
    """What is to be done now, first of all, and the news beside or under it.

    `area`: what scrolls around them in one column, where open news take the keyboard and read on in it. `apart`: news
    that want to stand by themselves are shown elsewhere.
    """
    if roomy(ctx):
        lines = [heading(words, size=22, leading=1.1), note(under, size=16) if under else None, rule("swelled")]
        return [column(*lines, gap=2), _folding(ctx, playing, side, fresh)]
    caption = heading(words, size=22, leading=1.22 if ctx.narrow else 1.1)
    if not fresh:
        return [column(caption, rule("double"), gap=2)]
    if apart and beside(ctx, playing, side, fresh):
        return [column(caption, rule("double"), gap=2)]
    room = ctx.units[0] / 2 - 190 - _CAPITAL * len(words)
    line = _line(ctx, playing, side, fresh, ctx.units[0] - 120 if ctx.narrow else room)
    head: Node = column(caption, line, gap=2) if ctx.narrow else row(caption, line, gap=14, align="centre")
    news = slip(ctx, playing, side, fresh, headed=False) if playing.desk(side).unfolded else None
    if news is not None and ctx.narrow and area:
        news.id, news.focus, news.on = NEWS, True, ReadOn(area)
    return [column(head, rule("double"), gap=2), news]


def slip(
    ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...], head: Node | None = None, *,
    headed: bool = True,
) -> Node | None:  # fmt: skip
    """The last of the news, a line each; None when there is none. `headed`: it says above them what they are."""
    if not fresh:
        return None
    head = eyebrow(ctx.t("table.news")) if head is None and headed else head
    return panel(head, *_lines(ctx, playing, side, fresh), gap=4, padding=(8, 12, 9, 12), surface="raised")


def _lines(ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...]) -> list[Node]:
    last = fresh[-LINES:]
    return [_told(ctx, playing, side, minute) for minute in (last[1:] if last[0].remark else last)]


def _told(ctx: Context, playing: Playing, side: Side, minute: Minute) -> Node:
    """A line of the news; what was said with an act stands under it, in italics."""
    spoken = say(ctx, playing, minute.message, side)
    if minute.remark:
        return text(spoken, face="treaty_italic", size=17, leading=1.1, padding=(0, 0, 2, 20))
    return row(_mark(playing, minute, 5), text(spoken, size=17, leading=1.12, grow=1), gap=8, align="start")


def _folding(ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...]) -> Node | None:
    """As much of the news as two lines of type hold, and the key to the rest."""
    row_length = (ctx.units[0] / 2 - 110) / _LETTER
    kept, lines = len(fresh), 0
    while kept > 0:
        lines += 1 + int(len(say(ctx, playing, fresh[kept - 1].message, side)) / row_length)
        if lines > FEW and kept < len(fresh):
            break
        kept -= 1
    if 0 < kept < len(fresh) and fresh[kept].remark:
        kept -= 1
    if kept <= 0:
        return slip(ctx, playing, side, fresh)
    unfolded = playing.desk(side).unfolded
    return slip(ctx, playing, side, fresh if unfolded else fresh[kept:], _fold(ctx, unfolded=unfolded))


def _fold(ctx: Context, *, unfolded: bool) -> Node:
    """The head of the news, which folds them and lays them open."""
    head, key = eyebrow(ctx.t("table.news"), grow=1), _key(ctx, unfolded=unfolded)
    node = listitem(FOLD, ctx.t("table.news"), head, key, padding=(0, 2))
    node.shortcut = Intent.NEWS
    return node


def _key(ctx: Context, *, unfolded: bool) -> Node:
    cap = key_caption(ctx.key(Intent.NEWS))
    return text(ctx.t("table.fold" if unfolded else "table.unfold", cap=cap), size=15, face="bold", colour="accent")


def _mark(playing: Playing, minute: Minute, low: float = 0) -> Node:
    """The sign of who did it, so much lower that it stands beside the first line."""
    if minute.by is None:
        return text("\u00b7", size=17, width=12, text_align="centre")
    mark = side_mark(side_key(minute.by), playing.controller.presentation.sides.of(minute.by).name, size=12)
    return column(mark, padding=(low, 0, 0, 0))


def _line(ctx: Context, playing: Playing, side: Side, fresh: tuple[Minute, ...], room: float) -> Node:
    """The latest that a side did, cut to one line, with the key that unfolds everything."""
    said = [minute for minute in fresh if minute.by is not None and not minute.remark] or list(fresh)
    unfolded = playing.desk(side).unfolded
    whole = ctx.t("table.news") if unfolded else say(ctx, playing, said[-1].message, side)
    words = text(short(whole, int(room / _LETTER)), size=16, leading=1.1, grow=1, colour="ink_soft")
    mark = () if unfolded else (_mark(playing, said[-1]),)
    node = listitem(FOLD, whole, *mark, words, _key(ctx, unfolded=unfolded), selected=unfolded, padding=(2, 6), gap=7)
    node.shortcut = Intent.NEWS
    node.style = type(node.style)(padding=node.style.padding, grow=1)
    return node


def short(words: str, letters: int) -> str:
    """Words cut at a space so that no more than `letters` are left, with dots for the rest."""
    plain = words.replace("*", "")
    if len(plain) <= letters:
        return plain
    return plain[: max(8, letters - 1)].rsplit(" ", 1)[0].rstrip(" ;:,.") + "\u2026"
