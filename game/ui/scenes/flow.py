"""Where a game stands and which scene shows it. Computers act here, until a person must, and never unseen:
what they did is told on the next screen of the side that was waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.engine.actions import Action
from game.engine.parts import Phase, Stage
from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.session.papers import Paper
from game.ui.playing import Playing
from game.ui.scenes.base import Reset, Scene, Transition
from game.views.view import SideView


def begin(playing: Playing) -> Scene:
    """The first scene of a game, new or taken up again. With two people it is always the curtain."""
    for side in playing.human:
        view = playing.controller.view(side)
        if view.common.sitting > 1 or (view.common.stage is not Stage.READING and view.common.phase is Phase.EVENING):
            playing.desk(side).briefed = True
        playing.desk(side).guessed = playing.controller.over
        for key, paper in papers_of(playing, side):
            if paper.sitting < view.common.sitting or _has_acted(view):
                playing.desk(side).read[key] = None
        playing.desk(side).since = max(0, playing.controller.last_act(side) - 1)
    playing.seat = None
    playing.sealed = playing.controller.over
    playing.take_up_drafts()
    return next_scene(playing)


def _has_acted(view: SideView) -> bool:
    """Whether a side has already spoken at this sitting, so that it has had its papers in hand."""
    turns = view.board.turns[min(view.common.sitting, len(view.board.turns)) - 1]
    spoken = view.common.phase is Phase.TABLE and view.common.desks.of(view.side).turns < turns
    return spoken or view.common.phase is Phase.EVENING


def next_scene(playing: Playing) -> Scene:
    """Let the computer act until a person must, and show that person what he has to do."""
    controller = playing.controller
    _answered(playing)
    playing.keep_drafts()
    if controller.over:
        return _after(playing)
    side = _whose(playing)
    return behind(playing, side, lambda: scene_of(playing, side))


def _answered(playing: Playing) -> None:
    """Let computers and the mediator act, in a time that says nothing of what they thought of."""
    controller, pace = playing.controller, playing.services.pace
    acted, moves = pace.begun, controller.moves
    pace.begin()
    controller.settle()
    thinks = "computer" in controller.seats or controller.presentation.mediator is not None
    if thinks and (acted or controller.moves != moves):
        pace.keep()
    else:
        pace.leave()


def behind(playing: Playing, side: Side, then: Callable[[], Scene]) -> Scene:
    """The scene of a side: at once when its player sits here, otherwise behind the curtain."""
    if not playing.two_seats or playing.seat is side:
        playing.seat = side
        return then()
    from game.ui.scenes.curtain import Curtain

    playing.seat = None

    def lift() -> Scene:
        playing.seat = side
        return then()

    return Curtain(playing, side, then=lift)


def scene_of(playing: Playing, side: Side) -> Scene:
    """What this side has before it now."""
    from game.ui.scenes.briefing import Dossier
    from game.ui.scenes.dispatches import Dispatches
    from game.ui.scenes.evening import EveningScene
    from game.ui.scenes.table import Table
    from game.ui.scenes.verdict import VerdictScene

    controller = playing.controller
    if controller.over:
        return VerdictScene(playing, side)
    if not playing.desk(side).briefed:
        return Dossier(playing, side, first=True)
    legal = controller.legal(side)
    if legal.choices or unread(playing, side):
        return Dispatches(playing, side)
    if legal.evening or legal.mark_text:
        return EveningScene(playing, side)
    return Table(playing, side)


def act(playing: Playing, side: Side, action: Action) -> Refused | None:
    """Let a side act; what it is told from here on is news to it."""
    desk = playing.desk(side)
    playing.services.pace.begin()
    before, own = playing.controller.moves, playing.controller.view(side).own
    refused = playing.controller.submit(side, action)
    if refused is None:
        desk.since, desk.before = before, own
    else:
        playing.services.pace.leave()
    return refused


def go_on(playing: Playing) -> Transition:
    """Leave for whatever comes next."""
    return Reset(next_scene(playing))


def papers_of(playing: Playing, side: Side) -> list[tuple[str, Paper]]:
    """A side's papers with a key for each that stays the same."""
    return [(f"{n}-{paper.sitting}", paper) for n, paper in enumerate(playing.controller.papers(side))]


def unread(playing: Playing, side: Side) -> list[tuple[str, Paper]]:
    """Papers that have not lain open yet."""
    read = playing.desk(side).read
    return [(key, paper) for key, paper in papers_of(playing, side) if key not in read]


def _whose(playing: Playing) -> Side:
    """The person who must act: who sits here when he may, else the first."""
    waiting = [side for side in playing.controller.waiting_humans() if side in playing.human]
    if playing.seat in waiting and playing.seat is not None:
        return playing.seat
    return waiting[0] if waiting else playing.human[0]


def _after(playing: Playing) -> Scene:
    """The end: each may first write down a guess; then it is open to both, but for a mark made in secret.

    What was signed is seen to be signed before the capitals are heard.
    """
    from game.ui.scenes.ceremony import Ceremony
    from game.ui.scenes.guess import GuessScene
    from game.ui.scenes.verdict import VerdictScene

    for side in playing.human:
        if not playing.desk(side).guessed:
            return behind(playing, side, partial(GuessScene, playing, side, last=True))
    if not playing.sealed and playing.controller.view(playing.human[0]).common.treaty is not None:
        return Ceremony(playing, then=partial(next_scene, playing))
    for side in playing.controller.waiting_humans():
        if side in playing.human:
            return behind(playing, side, partial(VerdictScene, playing, side, "improve"))
    return VerdictScene(playing, playing.human[0])
