"""The last leaf of a class's debrief: the game's code, the wall, and what may be kept."""

from __future__ import annotations

from game.classroom.wall import code_of_game
from game.kernel.errors import GameError
from game.report.teller import Teller
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.class_debrief_parts import Hand
from game.ui.scenes.lesson_parts import press
from game.ui.strings import escape
from game.ui.widgets.basic import row, rule, spacer, text


def code_parts(hand: Hand, playing: Playing, said: str) -> list[Node]:
    """The code in the largest letters, how it is used, and the buttons."""
    code = code_of_game(playing.controller)
    if code is None:
        top = [hand.words(hand.t("class_debrief.code_none"))]
    else:
        top = [
            text(code, node_id="class_debrief.code", face="telegram", size=hand.known.huge, text_align="centre",
                 markup=False, leading=1.2),
            hand.words(hand.t("class_debrief.code_how"), text_align="centre"),
        ]  # fmt: skip
    names = [name for name in ("wall", "minutes", "report") if name != "wall" or code is not None]
    buttons = [press(hand.ctx, f"class_debrief.{name}", hand.t(f"class_debrief.{name}")) for name in names]
    told = [hand.aside(escape(said), node_id="class_debrief.said", text_align="centre")] if said else []
    return [*top, rule("swelled"), row(spacer(), *buttons, spacer(), gap=14, wrap=True), *told]


def keep_report(playing: Playing, tell: Teller) -> str:
    """Write the report beside the saves; where it is, or why not."""
    from game.ui.scenes import debrief_keep  # here, so that a game without a report does not load its template

    t = playing.services.strings.text
    try:
        return t("debrief.kept", path=str(debrief_keep.keep("report", playing, tell)))
    except GameError as problem:
        return t("debrief.not_kept", why=playing.services.strings.told(problem.sentence))
