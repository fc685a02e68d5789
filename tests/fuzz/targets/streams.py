"""Streams of keys, clicks, words and time through the real scenes: no fault, every picture whole, no secret seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from unittest.mock import patch

from game.classroom.lesson import CURTAIN
from game.kernel.sides import BOTH_SIDES, Side
from game.ui import editor
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.title import Title
from game.ui.services import Services
from game.ui.settings import ThemeName
from game.ui.strings import LANGUAGES
from tests.fuzz.hands import SIZES, Hands
from tests.fuzz.onlooker import Onlooker
from tests.fuzz.rooms import room
from tests.fuzz.target import Target
from tests.ui.game_hands import begin, quietly, services, signed
from tests.ui.lesson_hands import Time, bring, lesson

HEAD = 4
LONGEST = 160
WHOLE = 6
"""After so many bytes it is looked at again whether a picture that is still of the same scene is whole."""
TEXTS = (100, 100, 100, 150, 200)


def check(data: bytes) -> None:
    """The first four bytes say where it begins and in which window; every two after them are one thing done."""
    head, stream = data[:HEAD].ljust(HEAD, b"\0"), data[HEAD:LONGEST]
    home = _fresh()
    with_ = services(home)
    _dress(with_, head)
    begun = BEGINNINGS[head[0] % len(BEGINNINGS)](with_)
    hands = Hands(with_, begun, SIZES[head[1] % len(SIZES)])
    onlooker = Onlooker(hands)
    try:
        with patch.object(editor, "_start", return_value=False):  # no program is started, whatever is pressed
            seen = None
            for at in range(0, len(stream) - 1, 2):
                onlooker.look(whole=hands.scene is not seen or at % WHOLE == 0)
                seen = hands.scene
                hands.two(stream[at], stream[at + 1])
                if hands.over:
                    break
            onlooker.look()
        assert with_.strings.missing == {}, with_.strings.missing
    finally:
        hands.app.close()
        with_.shelf.forget()


def _dress(with_: Services, head: bytes) -> None:
    themes, languages = tuple(ThemeName), tuple(LANGUAGES)
    with_.speak(languages[head[2] % len(languages)] if head[2] >= 128 else languages[0])
    settings = with_.settings.scaled_text(TEXTS[head[3] % len(TEXTS)])
    with_.settings = settings._replace(theme=themes[head[3] // 8 % len(themes)])


# Where it begins


def _title(with_: Services) -> Scene:
    return Title(with_)


def _game(with_: Services, *human: Side) -> Scene:
    return flow.begin(begin(with_, *human, seed="stream"))


def _table(with_: Services, *human: Side) -> Scene:
    playing = begin(with_, *human, seed="stream")
    flow.begin(playing)
    for side in human:
        playing.desk(side).briefed = True
    quietly(playing.controller, human[0], lambda legal: legal.act)
    return flow.next_scene(playing)


def _evening(with_: Services) -> Scene:
    playing = begin(with_, Side.FIRST, seed="stream")
    flow.begin(playing)
    playing.desk(Side.FIRST).briefed = True
    quietly(playing.controller, Side.FIRST, lambda legal: legal.evening)
    return flow.next_scene(playing)


def _end(with_: Services, *human: Side) -> Scene:
    playing: Playing = begin(with_, *human, seed="stream")
    if len(human) > 1:
        options = playing.controller.presentation.articles
        signed(playing.controller, tuple((n, 0) for n in range(len(options))))
    else:
        quietly(playing.controller, human[0], lambda _: False)
    return flow.begin(playing)


def _lesson(with_: Services, beat: str, *, private: str = "cards") -> Scene:
    klass = lesson(with_, now=Time(), private=private)
    return scene_of(bring(klass, beat))


BEGINNINGS: tuple[Callable[[Services], Scene], ...] = (
    _title,
    lambda with_: _game(with_, Side.FIRST),
    lambda with_: _game(with_, Side.SECOND),
    lambda with_: _game(with_, *BOTH_SIDES),
    lambda with_: _table(with_, Side.FIRST),
    lambda with_: _table(with_, *BOTH_SIDES),
    _evening,
    lambda with_: _end(with_, Side.FIRST),
    lambda with_: _end(with_, *BOTH_SIDES),
    lambda with_: _lesson(with_, "hook"),
    lambda with_: _lesson(with_, "morning"),
    lambda with_: _lesson(with_, "table"),
    lambda with_: _lesson(with_, "morning", private=CURTAIN),
    lambda with_: _lesson(with_, "evening", private=CURTAIN),
    lambda with_: _lesson(with_, "debrief"),
)


def _fresh() -> Path:
    """A folder in which nothing has been saved."""
    home = room("streams") / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    return home


@cache
def _seeds() -> tuple[bytes, ...]:
    onward = bytes((7, 0, 10, 0, 4, 3, 7, 0)) * 3
    return tuple(bytes((n, n, 0, 0)) + onward for n in range(len(BEGINNINGS)))


def _mutate(data: bytes, chance: Random) -> bytes:
    """Another stream from another beginning, often with a piece of the one there was at its head."""
    head = chance.randbytes(HEAD)
    kept = data[HEAD : HEAD + chance.choice((0, 0, 8, 20, 40))]
    return head + kept + chance.randbytes(chance.choice((20, 60, 120)))


WORDS = (b"\x07\x00", b"\x0a\x00", b"\x06\x09", b"\x00\x01")
TARGET = Target("streams", check, _seeds, WORDS, _mutate, longest=LONGEST, seconds=60.0, megabytes=900)
