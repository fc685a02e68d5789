"""What a game came to in plain sentences: against no treaty, of the joint gain, against history, and why at home so."""

from __future__ import annotations

from game.kernel.sides import BOTH_SIDES, Side
from game.session.debrief import Debrief
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import roman
from game.ui.text import FAST
from game.ui.widgets.basic import column, eyebrow, note, text

_PARTS = ((101, "beyond"), (100, "all"), (90, "nearly"), (60, "most"), (53, "over_half"), (47, "half"),
          (35, "under_half"), (15, "small"), (1, "little"))  # fmt: skip
NAMED = 4
"""So many articles that differ from history are named; of more only the number is said."""


def balance_nodes(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """The sentences for everyone who played, the most important first."""
    name = "balance.head_two" if len(playing.human) > 1 else "balance.head"
    none = "" if _ratified(found) else ctx.t("balance.none")
    lines = [none, *(_worth(ctx, playing, found, side) for side in playing.human), _together(ctx, playing, found),
             _history(ctx, playing, found)]  # fmt: skip
    told = [text(line, size=20, leading=1.25) for line in lines if line]
    return column(eyebrow(ctx.t(name)), *told, note(_at_home(ctx, playing, found), size=17), gap=5)


def part_word(percent: int) -> str:
    """The key of the words for a part of a whole, given in per cent; `none` for nothing or a loss."""
    return next((word for least, word in _PARTS if percent >= least), "none")


def together(found: Debrief) -> tuple[int, int]:
    """What both gained over their first walk-aways, and the most they could have gained; 0 where nothing was there."""
    opening = found.plane.opening
    best = max((sum(spot.points) for spot in found.plane.solutions), default=0)
    gained = sum(found.verdict.sides.of(side).gain for side in BOTH_SIDES)
    return gained, max(0, best - sum(opening)) if best else 0


def differing(found: Debrief) -> tuple[int, ...]:
    """The articles in which the treaty that was made is not history's."""
    pairs = zip(found.verdict.treaty or (), found.history, strict=False)
    return tuple(n for n, (made, fact) in enumerate(pairs) if made != fact)


def _ratified(found: Debrief) -> bool:
    return found.verdict.closing.kind == "ratified"


def _worth(ctx: Context, playing: Playing, found: Debrief, side: Side) -> str:
    """Better or worse than no treaty, by how much."""
    gain = found.verdict.sides.of(side).gain
    way = "better" if gain > 0 else "worse" if gain < 0 else "same"
    kind = "peace" if _ratified(found) else "war"
    name = playing.controller.presentation.sides.of(side).name
    return ctx.t(f"balance.{kind}_{way}", side=name, n=abs(gain))


def _together(ctx: Context, playing: Playing, found: Debrief) -> str:
    """How much of what both could gain was gained, and whose it was."""
    gained, best = together(found)
    if best <= 0:
        return ctx.t("balance.no_room")
    if not _ratified(found):
        return ctx.t("balance.room_missed", n=best)
    whole = 100 * gained // best
    said = ctx.t(
        "balance.together", part=ctx.t(f"balance.part.{part_word(min(100, whole))}"), n=max(0, min(100, whole))
    )
    if gained <= 0 or len(playing.human) > 1:
        return said
    side = playing.human[0]
    own = 100 * found.verdict.sides.of(side).gain // gained
    name = playing.controller.presentation.sides.of(side).name
    part = ctx.t(f"balance.part.{part_word(own)}")
    key = "balance.own" if 0 <= own <= 100 else "balance.own_all" if own > 100 else "balance.own_none"
    return f"{said} {ctx.t(key, side=name, part=part, n=own)}"


def _history(ctx: Context, playing: Playing, found: Debrief) -> str:
    """Whether it is the treaty that was made in fact, and if not where it differs."""
    if not _ratified(found):
        return ""
    if found.verdict.matches_history:
        return ctx.t("verdict.as_history")
    cards, other = playing.controller.presentation.articles, differing(found)
    if len(other) > NAMED:
        return ctx.t("balance.differs", n=len(other), all=len(cards))
    names = ctx.commas(f"{roman(n + 1)}{FAST}{cards[n].short}" for n in other)
    return ctx.t("balance.differs_named", n=len(other), all=len(cards), names=names)


def _at_home(ctx: Context, playing: Playing, found: Debrief) -> str:
    """Why the envoys are received as they are."""
    shown, controller = playing.controller.presentation, playing.controller
    first, second = (controller.view(side).own.standing for side in BOTH_SIDES)
    words = [ctx.t(f"reception.{found.verdict.sides.of(side).reception}") for side in BOTH_SIDES]
    return ctx.t("balance.at_home", first=shown.sides.first.chief, a=first, a_word=words[0],
                 second=shown.sides.second.chief, b=second, b_word=words[1])  # fmt: skip
