"""Behind the curtain: where a delegation stands itself, which its home government asks it for."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.lesson import Class
from game.ui.scenes.base import Context
from game.ui.scenes.lesson_parts import sheet, term_words, words
from game.views.estimates import walk_away_middle
from game.views.view import SideView

TEN = 10


def own_sheet(ctx: Context, klass: Class, side: Side) -> Node:
    """Influence, standing, what no treaty is worth to the nearest ten, and every line that has moved, as it is now."""
    view = klass.controller.view(side)
    figures = ctx.t("class.own_figures", influence=view.own.influence, standing=view.own.standing)
    worth = ctx.t("class.own_walk_away", n=(walk_away_middle(view) + TEN // 2) // TEN * TEN)
    lines = [words(ctx, one) for one in _moved(ctx, klass, view)]
    head = words(ctx, ctx.t("class.own_moved"), face="bold") if lines else None
    title = words(ctx, ctx.t("class.own"), face="bold")
    return sheet(title, words(ctx, figures), words(ctx, worth), head, *lines, gap=2)


def _moved(ctx: Context, klass: Class, view: SideView) -> list[str]:
    """Each line that is not as the sheets have it: how far orders reach now, and how hard."""
    found = []
    for n, (before, now) in enumerate(zip(view.card.lines, view.own.mandate, strict=True)):
        if now is not None and before != (now.option, now.kind):
            term = term_words(ctx, klass, n, now.option)
            found.append(ctx.t("class.own_line", term=term, kind=ctx.t(f"kind.{now.kind}")))
    return found
