"""Looks at every picture: whole, and with nothing on it that the one who sits there may not see."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from game.classroom.lesson import CURTAIN
from game.kernel.sides import BOTH_SIDES, Side
from game.ui import checks
from game.ui.describe import walk
from game.ui.display import MINIMUM
from game.ui.lesson import Class
from game.ui.markup import plain
from game.ui.playing import Playing
from game.ui.scenes.base import Scene
from game.ui.text import TextMeasure
from tests.fuzz.hands import Hands

LONG = 24
"""Letters from which on a passage is its own and not a turn of phrase that both sides use."""
SHOWN = 60
PRIVATE = ("morning", "evening")
"""Beats of a lesson in which a team decides: on papers behind the curtain, or with numbers before everybody."""


ASIDE = ("help", "settings", "keys")
"""Pages of no game that lead back to the page they were opened on."""


class Onlooker:
    """Raises AssertionError for a picture that breaks a promise."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._playing: Playing | None = None
        self._secrets: dict[Side, tuple[str, ...]] = {}
        self._known: tuple[int, int] = (0, -1)
        self._before: tuple[Scene | None, Side | None] = (None, None)

    def look(self, *, whole: bool = True) -> None:
        """Look at the picture as it is; `whole`: also at where everything stands."""
        hands = self._hands
        if hands.over:
            return
        top = hands.app.stack.top
        assert top is not None
        if whole and _supported(hands):
            self._whole(top)
        self._secret(top)

    def _whole(self, top: Scene) -> None:
        app = self._hands.app
        found = checks.problems(app.screen().tree, app.frame(), TextMeasure(app.typesetter()), app.scale())
        if top.id == "problems":  # what a file may hold is told as a list that ends in dots
            found = [one for one in found if not one.startswith("cut short")]
        at = f"{app.display.size} at {app.settings.text_scale} % in {app.settings.language}"
        assert not found, f"{top.id} {at}: {found[:3]}"

    # Secrets

    def _secret(self, top: Scene) -> None:
        playing = _playing(top) or self._playing
        if playing is None or not playing.two_seats or playing.controller.over or _author(top):
            self._playing, self._before = None, (None, None)
            return
        self._playing = playing
        self._learn(playing)
        was, seat = self._before
        asks = _playing(top) is None and (top.modal or top.id in ASIDE)  # of the page under it, to which it leads back
        open_to = seat if asks else _open_to(top, playing)
        if not asks:
            self._before = (top, open_to)
        if open_to is not None and seat is not open_to and was is not None:
            assert was.sealed, f"{top.id} lies open to {open_to} and no curtain was before it but {was.id}"
        said = self._said()
        for side in BOTH_SIDES:
            if side is not open_to:
                leaked = [one for one in self._secrets.get(side, ()) if one in said]
                assert not leaked, f"{top.id}, open to {open_to}, shows what only {side} knows: {leaked[:2]}"

    def _said(self) -> str:
        app = self._hands.app
        found = []
        for scene in app.stack.visible():
            tree = app._screen(scene).tree
            found += [plain(f"{node.label} {node.value} {node.hint}") for node in walk(tree)]
        return " ".join(" ".join(found).split())

    def _learn(self, playing: Playing) -> None:
        controller = playing.controller
        known = (id(playing), controller.moves)
        if known == self._known:
            return
        self._known = known
        public = _passages(controller.presentation, controller.minutes())
        own = {side: _passages(controller.briefing(side), controller.papers(side)) for side in BOTH_SIDES}
        for side in BOTH_SIDES:
            others = own[side.other]
            self._secrets[side] = tuple(one for one in own[side] if one not in others and one not in public)


def _playing(scene: Scene) -> Playing | None:
    found = getattr(scene, "playing", None) or getattr(getattr(scene, "klass", None), "playing", None)
    return found if isinstance(found, Playing) else None


def _author(scene: Scene) -> bool:
    return scene.id == "author"


def _open_to(top: Scene, playing: Playing) -> Side | None:
    """The side whose papers may lie open now."""
    klass: Class | None = getattr(top, "klass", None)
    if top.sealed or klass is None or not klass.lesson.open:
        return None if top.sealed else playing.seat
    behind = klass.beat.name == "reading" or (klass.beat.name in PRIVATE and klass.lesson.private == CURTAIN)
    return klass.beat.side if behind else playing.seat


def _supported(hands: Hands) -> bool:
    """Whether window and type are such as are promised to hold everything."""
    size, text = hands.app.display.size, hands.app.settings.text_scale
    return size >= MINIMUM and (text == 100 or (size[0] >= 1024 and size[1] >= 768))


def _passages(*values: Any) -> dict[str, None]:
    """The beginnings of the passages of every text in some values, as they look on a screen."""
    found: dict[str, None] = {}
    for value in values:
        for words in _texts(value):
            for part in plain(words).split("\n"):
                passage = " ".join(part.split())
                if len(passage) >= LONG:
                    found[passage[:SHOWN]] = None
    return found


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    if isinstance(value, tuple | list):
        return [text for item in value for text in _texts(item)]
    return []
