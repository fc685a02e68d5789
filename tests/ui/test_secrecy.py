"""The other side's secrets show on no screen: two worlds that differ in them alone look, sound and read the same.

Compared are the description trees of every page of one seat, what is painted from them, what is spoken, the title of
the window, what is written out, the page and the report of a fault; and nothing is ever written to a log.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.session.match import Match, start, submit
from game.ui import narrate
from game.ui.describe import Node, dump, walk
from game.ui.faults import Fault, page_of
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.acts import Acts
from game.ui.scenes.base import Context, Scene
from game.ui.scenes.briefing import LEAVES, Dossier
from game.ui.scenes.compare import Compare
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.days import Days
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.help import HelpScene
from game.ui.scenes.historian import Historian
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.pause import PauseScene
from game.ui.scenes.public import PublicScene
from game.ui.scenes.situation import Situation
from game.ui.scenes.table import Table
from game.ui.scenes.templates import Templates
from game.ui.scenes.treaty import TreatyScene
from game.ui.services import Services
from game.ui.settings import Settings
from tests.session.helpers import TWO_PEOPLE, harbour_edition
from tests.session.test_secrecy import SWAPPED, told
from tests.strategies import some_action
from tests.ui.game_hands import services
from tests.ui.pilot import Pilot

PAGES: dict[str, Callable[[Playing, Side], Scene]] = {
    "now": flow.scene_of,
    "table": Table,
    "dispatches": lambda playing, side: Dispatches(playing, side, every=True),
    "acts": Acts,
    "compare": Compare,
    "curtain": lambda playing, side: Curtain(playing, side, then=lambda: Table(playing, side)),
    "days": lambda playing, side: Days(playing),
    "guess": GuessScene,
    "help": lambda playing, side: HelpScene(playing.services, playing=playing),
    "historian": Historian,
    "minutes": MinutesScene,
    "pause": lambda playing, side: PauseScene(playing),
    "public": lambda playing, side: PublicScene(playing),
    "situation": Situation,
    "templates": Templates,
    "treaty": TreatyScene,
}
PLAIN = (type(None), str, int, float, bool, bytes, tuple, frozenset)
FAR = 25
"""How many acts two worlds are followed at most."""


class World:
    """One of two worlds, seen from one seat."""

    def __init__(self, with_: Services, match: Match, seat: Side) -> None:
        self.match, self.seat, self.with_ = match, seat, with_

    def playing(self) -> Playing:
        """The game as it stands, laid before the one seat, its dossier and papers read."""
        controller = Controller(self.match, lookup=self.with_.strings.text).retold(self.with_.tongues().told)
        playing = Playing(controller, (self.seat,), self.with_, seat=self.seat)
        desk = playing.desk(self.seat)
        desk.briefed, desk.since = True, max(0, controller.last_act(self.seat) - 1)
        return playing

    def pages(self) -> Iterator[tuple[str, Node]]:
        """Every page of the seat, built."""
        ctx = Context(self.with_.strings, Settings())
        for name, make in PAGES.items():
            yield name, make(self.playing(), self.seat).build(ctx)
        for leaf in LEAVES:
            dossier = Dossier(self.playing(), self.seat)
            dossier.leaf = leaf
            yield f"dossier {leaf}", dossier.build(ctx)


def looks(tree: Node) -> list[Any]:
    """Everything of a page that can be seen or used: words, state, hints, looks, and plain data that is painted."""
    return [
        (node.role, node.id, node.label, node.value, node.hint, node.enabled, node.selected, node.shortcut, node.look,
         node.style, node.data if isinstance(node.data, PLAIN) or is_dataclass(node.data) else repr(type(node.data)))
        for node in walk(tree)
    ]  # fmt: skip


def same_on_screen(one: World, other: World) -> int:
    """Compare every page; how many there were."""
    count = 0
    for (name, here), (_, there) in zip(one.pages(), other.pages(), strict=True):
        assert dump(here) == dump(there), name
        assert looks(here) == looks(there), name
        assert list(narrate.lines(here)) == list(narrate.lines(there)), name
        count += 1
    return count


def worlds(with_: Services, seat: Side, seed: int) -> tuple[World, World]:
    """Two games that differ in the other side's instructions alone."""
    first, second = (
        start(harbour_edition(), str(seed), TWO_PEOPLE, instructions, match_id="same") for instructions in SWAPPED[seat]
    )
    return World(with_, first, seat), World(with_, second, seat)


def together(one: World, other: World, chance: Random) -> Iterator[int]:
    """Let the same be done in both, act after act, until the seat is lawfully told something of the other's secrets."""
    done = 0
    for _ in range(200):
        waiting = [actor for actor in one.match.waiting() if actor in other.match.waiting()]
        if not waiting or done >= FAR:
            return
        by = chance.choice(waiting)
        action = some_action(one.match.state, by, chance)
        after, beside = submit(one.match, by, action), submit(other.match, by, action)
        if isinstance(after, Refused) or isinstance(beside, Refused):
            continue
        one.match, other.match = after, beside
        if told(after, beside, one.seat):
            return
        done += 1
        yield done


@pytest.mark.parametrize("seat", BOTH_SIDES)
@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_no_page_shows_the_others_secrets(seat: Side, seed: int, tmp_path: Path) -> None:
    """Words, hints, what can be used, how it looks and what is spoken: the same in both worlds on every page."""
    one, other = worlds(services(tmp_path), seat, seed)
    pages = same_on_screen(one, other)
    assert pages == len(PAGES) + len(LEAVES)
    for n in together(one, other, Random(seed)):
        if n % 4 == 0:
            same_on_screen(one, other)


def test_the_worlds_go_far_enough_and_differ(tmp_path: Path) -> None:
    """The twins are followed for several acts, and what is secret in them does differ for the side that owns it."""
    with_, lengths = services(tmp_path), []
    for seed in range(8):
        one, other = worlds(with_, Side.FIRST, seed)
        theirs = [World(with_, world.match, Side.SECOND) for world in (one, other)]
        pages = [dict(world.pages()) for world in theirs]
        assert dump(pages[0]["dossier worth"]) != dump(pages[1]["dossier worth"])
        lengths.append(sum(1 for _ in together(one, other, Random(seed))))
    assert sorted(lengths)[4] >= 5


@pytest.mark.parametrize("seat", BOTH_SIDES)
def test_what_is_written_out_and_the_windows_title(seat: Side, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Minutes kept as files are the same bytes, the window's title is the same words, and neither names the game."""
    titles: list[str] = []
    monkeypatch.setattr("pygame.display.set_caption", titles.append)
    one, other = worlds(services(tmp_path), seat, 3)
    for _ in together(one, other, Random(3)):
        pass
    written = []
    for world in (one, other):
        at = Pilot(MinutesScene(world.playing(), seat), strings=world.with_.strings)
        at.use("minutes.keep")
        folder = world.with_.places.saves / "exports"
        written.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
        for path in folder.iterdir():
            path.unlink()
    assert written[0] == written[1] and len(written[0]) >= 2
    doctrines = harbour_edition().scenario.doctrines
    assert len(set(titles)) == 1
    assert not any(card.name in title for title in titles for side in BOTH_SIDES for card in doctrines.of(side))


@pytest.mark.parametrize("seat", BOTH_SIDES)
def test_the_page_and_the_report_of_a_fault(seat: Side, tmp_path: Path) -> None:
    """Broken at the same place in both worlds, page and report are the same, down to the last word but the time."""
    found = []
    with_ = services(tmp_path)
    for world in worlds(with_, seat, 4):
        playing = world.playing()
        try:
            raise RuntimeError(repr(playing.controller._match.state))
        except RuntimeError as problem:
            page = page_of(with_, Fault(problem, (Table(playing, seat),), ("move",)))
        with_.stumbled.clear()
        (path,) = (with_.places.saves / "faults").iterdir()
        text = path.read_text(encoding="utf-8")
        shown = dump(page.build(Context(with_.strings, Settings())))
        found.append(_timeless(text) + shown.replace(path.name, ""))
        path.unlink()
    assert found[0] == found[1]
    for card in (card for side in BOTH_SIDES for card in harbour_edition().scenario.doctrines.of(side)):
        assert card.id not in found[0]


def _timeless(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("when: "))


def test_advice_is_the_same(tmp_path: Path) -> None:
    """What a seat's own people think of the other side comes from what the seat was shown, never from what is so."""
    for seed in range(3):
        one, other = worlds(services(tmp_path), Side.FIRST, seed)
        for n in together(one, other, Random(seed)):
            if n % 5:
                continue
            doors = [world.playing().controller for world in (one, other)]
            said = [
                (door.secretaries(Side.FIRST), door.how_sure(Side.FIRST), door.adviser_line(Side.FIRST))
                for door in doors
            ]
            assert said[0] == said[1]


def test_nothing_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Building and drawing every page writes no line to any log."""
    caplog.set_level(logging.DEBUG)
    one, _ = worlds(services(tmp_path), Side.FIRST, 5)
    for make in PAGES.values():
        Pilot(make(one.playing(), Side.FIRST), strings=one.with_.strings)
    ours = [record for record in caplog.records if record.name.startswith("game")]
    assert ours == []
