"""The foot of the table: what the step in hand would mean, and the buttons that do it. It is always in sight."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_answer import answers, takes
from game.ui.scenes.parts_consequence import in_brief, in_short
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import option_name, short_name
from game.ui.widgets.basic import column, roving, row, spacer, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption, keyed
from game.views.options import Legal
from game.views.view import SideView

GROUNDS = "answer.to_grounds"


def foot(
    ctx: Context, playing: Playing, view: SideView, legal: Legal, ticked: tuple[int, ...], wrong: Refused | None
) -> Node | None:
    """The buttons of this moment; None while the other side has the word. `wrong`: why the draft cannot be laid."""
    offer = view.seat.against
    if legal.answer and offer is not None:
        if not ctx.narrow:
            return answers(ctx, offer, ticked, reserve=legal.reserve)
        accept, wait = takes(ctx, offer, ticked, reserve=legal.reserve)
        return row(button(GROUNDS, ctx.t("answer.decline_to")), wait, spacer(), accept, gap=10, align="centre")
    if legal.answer_signing or legal.leave:
        return row(spacer(), *decisive(ctx, legal), gap=10) if ctx.narrow else None
    if not (legal.act or legal.reply_need):
        return None
    said = refusal(ctx, playing, wrong, view.side)
    signs = legal.sign and playing.desk(view.side).sheet.now.empty
    acts = roving(row(*_acts(ctx, legal, said, signs), gap=10), "act.sign" if signs else "" if said else "act.lay")
    words, colour = _words(ctx, playing, view, said)
    if not ctx.narrow:
        return row(text(words, size=17, leading=1.1, grow=1, min_w=260, colour=colour), acts, gap=18, align="centre")
    brief = text(words, size=16, leading=1.06, colour=colour) if words else None
    return column(brief, row(spacer(), acts, gap=0), gap=3)


def decisive(ctx: Context, legal: Legal) -> tuple[Node, Node]:
    """The two ways there are when the treaty lies to be signed, or the train waits."""
    if legal.answer_signing:
        refuse = button("signing.refuse", ctx.t("table.refuse_sign"))
        return button("signing.sign", ctx.t("table.sign"), primary=True), refuse
    return button("train.stay", ctx.t("table.stay"), primary=True), button("train.leave", ctx.t("table.leave"))


def _acts(ctx: Context, legal: Legal, wrong: str, signs: bool) -> tuple[Node | None, ...]:
    """The red button signs when all that must be settled is settled and nothing new is drafted; else it lays."""
    ending = ctx.t("table.silent" if legal.reply_need else "table.adjourn")
    return (
        button("act.adjourn", ending, hint=ctx.t("table.adjourn_hint")),
        button("act.more", keyed(ctx, ctx.t("table.more"), Intent.OTHER_ACTS), shortcut=Intent.OTHER_ACTS)
        if legal.act
        else None,
        button("act.sign", ctx.t("acts.sign"), primary=True)
        if signs
        else button("act.lay", ctx.t("table.lay"), primary=True, enabled=not wrong, hint=wrong),
    )


def _words(ctx: Context, playing: Playing, view: SideView, wrong: str) -> tuple[str, str]:
    """The draft in a line or two, and the colour that it is told in."""
    desk = playing.desk(view.side)
    draft = desk.sheet.now
    if draft.empty:
        cap = key_caption(ctx.key(Intent.REMOVE))
        return ("" if ctx.narrow else ctx.t("table.no_draft", cap=cap)), "ink_soft"
    if wrong:
        return f"**{wrong}**", "warn"
    weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)
    if not ctx.narrow:
        return in_short(ctx, playing, view, weighed), "ink"
    return f"{_in_hand(ctx, playing, view)} {in_brief(ctx, playing, weighed)}".strip(), "ink"


def _in_hand(ctx: Context, playing: Playing, view: SideView) -> str:
    """What the draft says of the article under the hand; its ladder has no room for words."""
    desk, shown = playing.desk(view.side), playing.controller.presentation
    option = desk.sheet.now.option(desk.article)
    if option is None:
        return ""
    name = short_name(shown, desk.article)
    return ctx.t("table.in_hand", article=name, option=option_name(shown, desk.article, option))
