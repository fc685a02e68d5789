"""What a step would mean, in a few words: worth against war, orders, home, and what stays required."""

from __future__ import annotations

from game.engine.capital_sums import Breach
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_weigh import Weighed
from game.ui.scenes.parts_words import band, likelihood, roman, short_name
from game.ui.widgets.basic import column, roving, text
from game.views.view import SideView

NAMED, SEVERAL, FEW = 6, 3, 2


def in_short(ctx: Context, playing: Playing, view: SideView, weighed: Weighed) -> str:
    """Everything in one paragraph."""
    parts = [ctx.t(_key("short", weighed), now=weighed.now, after=weighed.after, walk=band(weighed.low, weighed.high))]
    parts += [_orders_in_short(ctx, playing, weighed, SEVERAL)] if weighed.breaches else []
    parts += [unsaid(ctx, playing, weighed)] if weighed.unsaid else []
    barred = any(breach.kind == "never" for breach in weighed.breaches)
    parts += [home(ctx, playing, view, weighed)] if barred or not weighed.required else []
    count = len(weighed.required)
    parts.append(ctx.t("consequence.still", n=count) if count > NAMED else _by_number(ctx, weighed))
    return " ".join(parts)


def in_brief(ctx: Context, playing: Playing, weighed: Weighed) -> str:
    """Worth and orders alone, where there is room for a line or two."""
    worth = ctx.t(_key("short", weighed), now=weighed.now, after=weighed.after, walk=band(weighed.low, weighed.high))
    return f"{worth} {_orders_in_short(ctx, playing, weighed, FEW)}" if weighed.breaches else worth


def _orders_in_short(ctx: Context, playing: Playing, weighed: Weighed, most: int) -> str:
    """The lines it would cross, by name where they are no more than `most`."""
    count = len(weighed.breaches)
    return ctx.t("consequence.breaches", n=count) if count > most else orders(ctx, playing, weighed)


def in_lines(ctx: Context, playing: Playing, view: SideView, weighed: Weighed) -> Node:
    """The same, a line each; the keyboard can rest on those whose words need explaining."""
    breached = bool(weighed.breaches)
    lines = column(
        _explained(ctx, "worth", worth(ctx, weighed)),
        text(orders(ctx, playing, weighed), size=18, colour="warn" if breached else "ink"),
        text(unsaid(ctx, playing, weighed), size=18, colour="warn") if weighed.unsaid else None,
        _explained(ctx, "home", home(ctx, playing, view, weighed)),
        _explained(ctx, "need", need(ctx, playing, weighed)),
        gap=3,
    )
    return roving(lines)


def _explained(ctx: Context, name: str, words: str) -> Node:
    node = text(words, size=18, node_id=f"weigh.{name}")
    node.focus, node.hint = True, ctx.t(f"consequence.{name}_hint")
    return node


def worth(ctx: Context, weighed: Weighed) -> str:
    """The treaty before and after against the walk-away."""
    walk = band(weighed.low, weighed.high)
    return ctx.t(_key("worth", weighed), now=weighed.now, after=weighed.after, walk=walk)


def _key(form: str, weighed: Weighed) -> str:
    """Whether anything stays open, and whether the figure moves."""
    whole = "" if weighed.open else "_whole"
    return f"consequence.{form}{whole}{'_same' if weighed.now == weighed.after else ''}"


def orders(ctx: Context, playing: Playing, weighed: Weighed) -> str:
    """The lines it would cross."""
    if not weighed.breaches:
        return ctx.t("consequence.inside")
    items = ctx.commas(_breach(ctx, playing, breach) for breach in weighed.breaches)
    return ctx.t("consequence.breach", items=items)


def unsaid(ctx: Context, playing: Playing, weighed: Weighed) -> str:
    """The lines that silence would cross, on articles which nobody has laid."""
    items = ctx.commas(_breach(ctx, playing, breach) for breach in weighed.unsaid)
    return ctx.t("consequence.unsaid", items=items)


def _breach(ctx: Context, playing: Playing, breach: Breach) -> str:
    card = playing.controller.presentation.articles[breach.article]
    key = "consequence.never" if breach.kind == "never" else "consequence.steps"
    return ctx.t(key, numeral=roman(breach.article + 1), article=card.short, n=breach.steps)


def home(ctx: Context, playing: Playing, view: SideView, weighed: Weighed) -> str:
    """How likely the capital is to ratify the treaty once it is complete; before that only what would forbid it."""
    shown = playing.controller.presentation
    capital = shown.sides.of(view.side).capital
    if not weighed.required:
        return ctx.t("consequence.home", capital=capital, likely=likelihood(ctx, weighed.chance))
    barred = [breach.article for breach in weighed.breaches if breach.kind == "never"]
    if barred:
        items = ctx.commas(short_name(shown, n) for n in barred)
        return ctx.t("consequence.home_never", capital=capital, items=items)
    return ctx.t("consequence.home_early", capital=capital)


def need(ctx: Context, playing: Playing, weighed: Weighed) -> str:
    """What has to be settled before anything can be signed, by name."""
    shown = playing.controller.presentation
    return _required(ctx, [short_name(shown, n) for n in weighed.required])


def _by_number(ctx: Context, weighed: Weighed) -> str:
    """The same in short: the numbers stand beside it on the ladders."""
    return _required(ctx, [roman(n + 1) for n in weighed.required])


def _required(ctx: Context, items: list[str]) -> str:
    return ctx.t("consequence.required", items=ctx.commas(items)) if items else ctx.t("consequence.ready")
