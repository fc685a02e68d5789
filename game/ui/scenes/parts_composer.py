"""The right half of the table when it is my turn: the article under the hand, and the draft with its terms."""

from __future__ import annotations

from game.engine.treaty import TONES, UNLINKED_LIMIT
from game.kernel.sides import BOTH_SIDES
from game.ui.describe import Look, Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_counsel import likely_line
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_ledger import state_of
from game.ui.scenes.parts_news import roomy
from game.ui.scenes.parts_weigh import inside
from game.ui.scenes.parts_words import option_name, roman, short_name, side_key
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, region, roving, row, scroll, spacer, text
from game.ui.widgets.controls import Option, button, choice, choices, listitem, toggle
from game.ui.widgets.dialog import key_caption, keyed
from game.ui.widgets.instruments import side_mark, tick
from game.views.view import SideView

LISTED, LADDER = 6, 6
LONG, MANY = 3, 3
"""From so many rungs on, under a draft of so many terms, a ladder in a low window has no words but the names."""
TALLEST, TIGHTEST, LOW = 96.0, 72.0, 760.0
"""How high a list of many terms is; in a window under `LOW` it is less."""
WIDE = 1300


def article_panel(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int, *, live: bool) -> Node:
    """The whole ladder of one article: what each rung says, who stands there, what it is worth to me."""
    card = playing.controller.presentation.articles[article]
    rungs = [_rung(ctx, playing, view, draft, article, option, live) for option in range(len(card.options))]
    airy = roomy(ctx) and len(rungs) < LADDER
    ladder = roving(column(*rungs, gap=1 if airy else 0))
    said = _said(ctx, playing, view, article) if ctx.narrow or airy else ""
    tight = _many(draft) and _tight(ctx, playing, draft, article)
    line = note(f"{_line_words(ctx, view, article, short=tight)} {said}".strip(), size=16)
    sheet = panel(
        row(
            text(roman(article + 1), face="heading", size=22, colour="accent", leading=1.1),
            heading(card.name, grow=1, size=22, leading=1.1),
            line if tight else None,
            gap=12,
            align="end",
        ),
        note(card.summary.strip(), size=16) if airy or ctx.narrow else None,
        ladder,
        None if tight else line,
        _turns(ctx, playing, article) if live and ctx.narrow else None,
        gap=4 if airy else 2,
        padding=(9, 14, 9, 14) if airy else (7, 14, 6, 14),
    )
    return region(sheet)


def _turns(ctx: Context, playing: Playing, article: int) -> Node:
    """The ways to the article before and to the one after, round the end."""
    cards = playing.controller.presentation.articles
    found = []
    for way, by in (("before", -1), ("after", 1)):
        n = (article + by) % len(cards)
        words = ctx.t("composer.turn", numeral=roman(n + 1), article=cards[n].short)
        found.append(button(f"turn.{way}", words, quiet=True, on=n, padding=(2, 4, 2, 4)))
        found[-1].look = type(found[-1].look)("body", 17, surface="quiet")
    return row(found[0], spacer(), found[1], gap=12)


def _rung(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int, option: int, live: bool) -> Node:
    card = playing.controller.presentation.articles[article].options[option]
    matter = view.common.matters[article]
    drafted, settled = draft.option(article), matter.settled
    closed = option in matter.closed
    chosen = drafted == option or (drafted is None and settled == option)
    marks = [_sign(playing, view, side, article, option) for side in BOTH_SIDES]
    signs = [each for each in marks if each is not None]
    if settled == option:
        signs.append(tick(ctx.t("ledger.initialled"), size=16))
    within = inside(view, article, option)
    figure = text(
        str(view.own.points[article][option]), size=19, face="bold", width=38, text_align="right",
        colour="ink" if within else "warn",
    )  # fmt: skip
    words = card.text if chosen and not _tight(ctx, playing, draft, article) else ""
    found = Option(
        str(option), f"{option + 1}  {card.name}", words, enabled=live and not closed and not matter.withdrawn,
        marks=(*signs, figure), on=(article, option),
        hint=ctx.t("composer.closed") if closed else "" if words else card.text,
    )  # fmt: skip
    node = choice(f"rung.{option}", found, chosen=chosen)
    airy = roomy(ctx) and len(playing.controller.presentation.articles[article].options) < LADDER
    node.style = type(node.style)(padding=(2, 8, 2, 34) if airy else (1, 8, 1, 34))
    if live and option < 9:  # the number keys set the article under the hand
        node.shortcut = Intent(f"choice_{option + 1}")
    return node


def _tight(ctx: Context, playing: Playing, draft: Draft, article: int) -> bool:
    """Whether a ladder beside other things has room for the names of its rungs alone."""
    rungs = len(playing.controller.presentation.articles[article].options)
    return not roomy(ctx) and not ctx.narrow and rungs >= (LONG if _many(draft) else LADDER)


def _many(draft: Draft) -> bool:
    return len(draft.terms) + len(draft.withdraws) >= MANY


def _sign(playing: Playing, view: SideView, side: int, article: int, option: int) -> Node | None:
    owner = BOTH_SIDES[side]
    desk = view.common.desks.of(owner)
    name = playing.controller.presentation.sides.of(owner).name
    if desk.offer is not None and not desk.offer.declined and desk.offer.option(article) == option:
        return side_mark(side_key(owner), name, size=14)
    if desk.positions[article] == option:
        return side_mark(side_key(owner), name, filled=False, size=14)
    return None


def _said(ctx: Context, playing: Playing, view: SideView, article: int) -> str:
    """Where the article stands in words."""
    words, _ = state_of(ctx, playing, view, Draft(), article)
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")


def _line_words(ctx: Context, view: SideView, article: int, *, short: bool = False) -> str:
    """My orders on this article in words; `short`: beside the heading, nothing where there are none."""
    line = view.own.mandate[article]
    if line is None:
        return "" if short else ctx.t("composer.no_line")
    name = "announced" if line.announced else line.kind
    if short:
        return ctx.t("composer.line_short", number=line.option + 1, kind=ctx.t(f"kind_short.{name}"))
    return ctx.t("composer.line", number=line.option + 1, kind=ctx.t(f"kind.{name}"))


def draft_panel(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int) -> Node:
    """The terms drafted so far and how they are laid."""
    body: list[Node | None] = [
        roving(
            row(
                eyebrow(ctx.t("composer.draft"), grow=1) if ctx.units[0] >= WIDE else None,
                *_tools(ctx, playing, view),
                gap=5,
                align="centre",
                wrap=True,
            )
        ),
        note(ctx.t("composer.empty", limit=UNLINKED_LIMIT), size=17) if draft.empty else _listed(ctx, playing, draft),
        _so_far(ctx, draft),
        likely_line(ctx, playing, view.side, draft),
        _manner(ctx, draft),
        _giving(ctx, playing, view, draft, article),
    ]
    sheet = panel(*body, gap=7 if roomy(ctx) else 3, padding=(10, 14, 10, 14) if roomy(ctx) else (6, 14, 7, 14))
    return region(sheet)


def _so_far(ctx: Context, draft: Draft) -> Node | None:
    """How many articles an offer may have, before there are too many; of more than that the foot says so."""
    if draft.linked or not 0 < len(draft.terms) <= UNLINKED_LIMIT:
        return None
    return note(ctx.t("composer.so_far", limit=UNLINKED_LIMIT, n=len(draft.terms)), size=16)


def _listed(ctx: Context, playing: Playing, draft: Draft) -> Node:
    """The terms, a line each, with the sign that takes it out; where they are many they scroll."""
    shown = playing.controller.presentation
    terms = [(n, option_name(shown, n, option)) for n, option in draft.terms]
    terms += [(n, ctx.t("composer.given_up")) for n in draft.withdraws]
    lines = [_line_of(ctx, short_name(shown, n), n, words) for n, words in terms]
    if roomy(ctx) or ctx.narrow:
        return roving(column(*lines, gap=0))
    half = (len(lines) + 1) // 2
    pairs = row(*(column(*part, gap=0, basis=225, grow=1) for part in (lines[:half], lines[half:]) if part), gap=12)
    high = TIGHTEST if ctx.units[1] < LOW else TALLEST
    return roving(pairs if len(lines) <= LISTED else scroll("draft.terms", pairs, grow=0, height=high))


def _line_of(ctx: Context, article: str, number: int, words: str) -> Node:
    """One drafted term."""
    size = 17 if roomy(ctx) or ctx.narrow else 16
    label = ctx.t("composer.out", article=article, cap=key_caption(ctx.key(Intent.REMOVE)))
    cross = text("\u00d7", size=20, face="bold", colour="accent", leading=0.9, width=24, text_align="centre")
    out = listitem(f"draft.out.{number}", label, cross, hint=label, on=number, padding=(1, 2))
    out.look = Look()
    return row(text(f"**{article}:** {words}", size=size, leading=1.06, grow=1), out, gap=4, align="centre")


def _tools(ctx: Context, playing: Playing, view: SideView) -> list[Node]:
    sheet = playing.desk(view.side).sheet
    made = [
        button("draft.templates", keyed(ctx, ctx.t("composer.templates"), Intent.TEMPLATES), quiet=True,
               shortcut=Intent.TEMPLATES),
        button("draft.undo", ctx.t("composer.undo"), quiet=True, enabled=bool(sheet.past), shortcut=Intent.UNDO),
        button("draft.redo", ctx.t("composer.redo"), quiet=True, enabled=bool(sheet.future), shortcut=Intent.REDO),
        button("draft.clear", ctx.t("composer.clear"), quiet=True, enabled=not sheet.now.empty),
        button("draft.aside", ctx.t("composer.aside"), quiet=True, enabled=not sheet.now.empty,
               hint=ctx.t("composer.aside_hint")),
        button("draft.compare", ctx.t("composer.compare"), quiet=True),
    ]  # fmt: skip
    for node in made:
        node.look = type(node.look)("body", 17, surface="quiet")
    return made


def _manner(ctx: Context, draft: Draft) -> Node:
    """Linked or separable, the tone, and whether it is openly subject to the capital."""
    tones = [Option(tone, ctx.t(f"tone.{tone}"), hint=ctx.t(f"tone.{tone}_hint")) for tone in TONES]
    toned = choices("tone", tones, draft.tone, across=True, label=ctx.t("composer.tone"))
    named = keyed(ctx, ctx.t("composer.linked"), Intent.LINKED)
    linked = toggle("draft.linked", named, draft.linked, hint=ctx.t("composer.linked_hint"))
    linked.shortcut = Intent.LINKED
    adref = toggle("draft.adref", ctx.t("composer.adref"), draft.ad_referendum, hint=ctx.t("composer.adref_hint"))
    if not roomy(ctx):
        for node in (*toned.children, linked, adref):
            node.style = node.style._replace(padding=(3, 14, 3, 38))
    toned.rove = None
    return roving(column(toned, row(linked, adref, spacer(), gap=8, wrap=True), gap=2))


def _giving(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int) -> Node | None:
    """The article under the hand given up as a term of the draft, where this side laid it first."""
    matter, spec = view.common.matters[article], view.board.articles[article]
    if not matter.open or matter.laid_by is not view.side or spec.silent is None:
        return None
    card = playing.controller.presentation.articles[article]
    words = ctx.t("composer.give_up", article=card.short, option=card.options[spec.silent].name)
    return toggle("draft.give_up", words, article in draft.withdraws)
