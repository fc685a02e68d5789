"""The map beside the table and at large: what lies on the table as marks, everything on it as items with words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, Side
from game.session.atlas import Area, Atlas, Place, Stretch
from game.ui.describe import Node
from game.ui.display import scale_for
from game.ui.intents import Intent
from game.ui.layout import Scale
from game.ui.map.chart import Chart, Sheet
from game.ui.map.painter import INITIALLED, LAID, SIGNED, Mark, fitted
from game.ui.map.widget import SMALL_EDGE, Item, View, map_node, on_sheet
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import option_name, roman, short_name
from game.ui.widgets.basic import column
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption
from game.views.view import SideView

Thing = Place | Area | Stretch
_REFS = re.compile(r"@(?:terms|articles|article|option):(\d+(?:\.\d+)?(?:,\d+(?:\.\d+)?)*)")


def chart_of(playing: Playing) -> Chart | None:
    """The map of this conference, or None when it brings none or its outlines cannot be found."""
    return playing.services.chart(playing.controller.presentation.map)


def marks_of_table(view: SideView, atlas: Atlas) -> tuple[Mark, ...]:
    """What the map shows of the table: agreed options, else the last position of each side. All of it is public."""
    found: list[Mark] = []
    common = view.common
    for article in atlas.drawn:
        settled = common.matters[article].settled
        if common.treaty is not None:
            found.append(Mark(article, common.treaty[article], SIGNED))
        elif settled is not None:
            found.append(Mark(article, settled, INITIALLED))
        else:
            for side in BOTH_SIDES:
                position = common.desks.of(side).positions[article]
                if position is not None:
                    found.append(Mark(article, position, LAID, side))
    return tuple(found)


def map_panel(ctx: Context, playing: Playing, side: Side, size: tuple[float, float] = (300.0, 222.0)) -> Node | None:
    """The small map for a place beside the table, `size` units of text wide and high, with the button to the large one.

    None when the conference has no map. The button is `map.large`; `navigate` of the frame opens what it leads to.
    """
    chart = chart_of(playing)
    if chart is None:
        return None
    scale = scale_of(ctx)
    view = playing.controller.view(side)
    marks = marks_of_table(view, chart.atlas)
    shown = View(chart, marks, numerals(playing), small=True)
    label = ctx.t("map.small", title=chart.atlas.title, state=" ".join(said(ctx, playing, mark) for mark in marks))
    edge = 2 * SMALL_EDGE * scale.space
    inner = fitted(chart, size[0] * scale.text - edge, size[1] * scale.text - edge)
    picture = map_node(shown, label, (inner[0] + edge, inner[1] + edge), scale.text, scale.space)
    return column(picture, map_button(ctx), gap=4, align="start")


def map_button(ctx: Context) -> Node:
    """The quiet button that opens the large map."""
    words = ctx.t("nav.key", name=ctx.t("nav.map"), cap=key_caption(ctx.key(Intent.MAP)))
    return button("map.large", words, quiet=True, shortcut=Intent.MAP)


def scale_of(ctx: Context) -> Scale:
    """Pixels a unit in this window."""
    return scale_for(ctx.size, ctx.settings.text_scale)


def numerals(playing: Playing) -> tuple[str, ...]:
    """How the articles are numbered."""
    return tuple(roman(n + 1) for n in range(len(playing.controller.presentation.articles)))


def said(ctx: Context, playing: Playing, mark: Mark) -> str:
    """One mark in words: who asks or offers what, or what is agreed."""
    shown = playing.controller.presentation
    option = option_name(shown, mark.article, mark.option)
    article = short_name(shown, mark.article)
    if mark.by is None:
        return ctx.t(f"map.{mark.stage}", article=article, option=option)
    key = f"map.{_verb(shown.map, mark)}"
    return ctx.t(key, article=article, option=option, side=shown.sides.of(mark.by).name)


def _verb(atlas: Atlas | None, mark: Mark) -> str:
    """Whether a side asks for itself, offers to the other, or proposes what is nobody's."""
    clause = None if atlas is None else atlas.clause(mark.article, mark.option)
    good = [paint.side for paint in clause.paints] if clause is not None else []
    if mark.by is not None and mark.by in good:
        return "asks"
    return "offers" if any(side is not None for side in good) else "proposes"


def things(atlas: Atlas) -> Iterator[tuple[str, Thing]]:
    """Everything on the map with its kind, in reading order: regions, lines, places from the first rank on."""
    for area in atlas.areas:
        yield "region", area
    for stretch in atlas.stretches:
        yield "line", stretch
    for place in sorted(atlas.places, key=lambda one: one.rank):
        yield "place", place


def spoken_of(playing: Playing) -> str:
    """The node of what the last terms spoken of at the table lie on; before there are any, of the first place.

    What the clause paints comes first; of other things that its article lies on, the one that fewest lie on. Empty when
    nothing can be gone to.
    """
    chart = chart_of(playing)
    if chart is None:
        return ""
    sheet = Sheet(chart, (1000, 700), "")
    known = {_node_id(kind, one): (kind, one) for kind, one in things(chart.atlas) if on_sheet(sheet, one.at)}
    over = {node_id: chart.over[kind, one.id] for node_id, (kind, one) in known.items()}
    for minute in reversed(playing.controller.minutes()):
        for article, option in _terms(minute.message):
            clause = chart.atlas.clause(article, option)
            painted = [f"map.{paint.target}.{paint.id}" for paint in (clause.paints if clause else ())]
            on = sorted((each for each in known if article in over[each]), key=lambda each: len(over[each]))
            found = next((each for each in (*painted, *on) if each in known), "")
            if found:
                return found
    return next((each for each in known if each.startswith("map.place.")), next(iter(known), ""))


def _terms(message: Message) -> list[tuple[int, int]]:
    """The articles that a line of the minutes names, in its order, with the option said of each or -1."""
    refs = [found for _, value in message.params if (found := _REFS.fullmatch(str(value)))]
    parts = [part.partition(".") for ref in refs for part in ref[1].split(",")]
    return [(int(article), int(option) if option else -1) for article, _, option in parts]


def _node_id(kind: str, thing: Thing) -> str:
    return f"map.{kind}.{thing.id}"


def kind_words(ctx: Context, playing: Playing, kind: str, thing: Thing) -> str:
    """What a thing is and in whose hands."""
    what = "region" if kind == "region" else thing.kind if isinstance(thing, Place | Stretch) else kind
    words = ctx.t(f"map.kind.{what}")
    holder = None if isinstance(thing, Place) else thing.holder
    if holder is None:
        return words
    return ctx.t("map.held", what=words, side=playing.controller.presentation.sides.of(holder).name)


def items(
    ctx: Context, playing: Playing, chart: Chart, marks: tuple[Mark, ...], focused: str, *, beside: bool
) -> list[Item]:
    """Everything on the map as nodes are made of; `beside`: the caption of what is in focus stands elsewhere."""
    found = []
    words = [(mark.article, said(ctx, playing, mark)) for mark in marks]
    for kind, thing in things(chart.atlas):
        over = chart.over[kind, thing.id]
        status = " ".join(told for article, told in words if article in over)
        lines = [f"{thing.name} · {kind_words(ctx, playing, kind, thing)}", thing.why.strip(), status]
        hint = "\n".join(line for line in lines if line)
        here = _node_id(kind, thing) == focused
        found.append(Item(kind, thing.id, thing.at, thing.name, status, "" if here and beside else hint))
    return found
