"""A player who knows how a game goes on and half the time does something else."""

from __future__ import annotations

import gc
from random import Random

import pygame

from game.ui.describe import Node, find
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.playing import Playing
from game.ui.scenes.base import Scene
from game.ui.scenes.title import Title
from game.ui.services import Services
from tests.fuzz.hands import LETTERS, Hands
from tests.ui.game_hands import Hands as Player
from tests.ui.lesson_hands import Teacher

SIZES = ((640, 480), (800, 600), (1024, 768))
KNOWN = ("dossier", "dispatches", "table", "evening", "confirm", "curtain", "question", "ceremony", "guess", "verdict")
ASTRAY = 0.3
"""How often something is pressed that leads nowhere in particular."""
MOST_STEPS = 1500
PATIENCE = 8
"""How often the way on is tried on one screen before anything at all is pressed."""
LEFT_ALONE = ("pause.quit", "title.quit", "pause.leave", "curtain.leave", "desk.leave", "settings.erase", "erase.go")
"""What ends the game that is played; pressed one time in twenty that it is chosen."""


class Soaker:
    """One window after another over one folder. `games` that came to their end, `steps` done, `windows` opened."""

    def __init__(self, services: Services, chance: Random, *, companions: bool = True) -> None:
        self.services, self.chance, self.companions = services, chance, companions
        self.games = self.steps = self.acts = self.windows = 0
        self.hands = self._window()

    def _window(self) -> Hands:
        self.windows += 1
        size = self.chance.choice(SIZES)
        return Hands(self.services, Title(self.services), size, companions=self.companions)

    def play(self, scenario: str, *, seat: str, lesson: bool = False) -> bool:
        """Begin a game on the title page and play until that page is there again; whether the game came to its end."""
        self._home()
        if lesson:
            self._begin_lesson(scenario)
        else:
            self._begin(scenario, seat)
        playing = None
        player, tries = Player(self.hands, bold=self.chance.random() < 0.5), 0
        teacher: Teacher | None = None
        last: Scene | None = None
        for _ in range(MOST_STEPS):
            if self.hands.over:
                self.shut()
                self.hands = self._window()
                return self._ended(playing)
            scene = self.hands.scene
            playing = _playing(scene) or playing
            if scene.id == "title":
                break
            tries = tries + 1 if scene is last else 0
            last = scene
            klass = getattr(scene, "klass", None)
            if klass is not None and (teacher is None or teacher.klass is not klass):
                teacher = Teacher(self.hands, klass)
            self.steps += 1
            if self.chance.random() < ASTRAY or tries > PATIENCE:
                self._anything()
            else:
                self._onward(scene, player, teacher if isinstance(klass, Class) else None)
        return self._ended(playing)

    def _ended(self, playing: Playing | None) -> bool:
        over = playing is not None and playing.controller.over
        if playing is not None:
            self.acts += playing.controller.moves
            assert playing.controller.faults == (), playing.controller.faults
        self.games += over
        return over

    def shut(self) -> None:
        """Close the window and everything beside it. Fails when something stays open."""
        app = self.hands.app
        companions = app._companions or ()
        app.close()
        app.display.close()
        assert not pygame.display.get_init()
        assert all(getattr(each, "_window", None) is None for each in companions)

    # Beginning

    def _home(self) -> None:
        """To the title page from wherever the last game left off.

        A window sets aside for good what is there at its first picture: in a program that opens one nothing is yet, so
        here the window before it must be gone by then.
        """
        from game.ui.scenes.base import Reset

        if self.hands.app._companions is None:
            gc.unfreeze()
            gc.collect()
        if self.hands.scene.id != "title" or len(self.hands.app.stack.scenes) > 1:
            self.hands.app.go(Reset(Title(self.services)))
            self.hands.feed()

    def _begin(self, scenario: str, seat: str) -> None:
        self.hands.use("title.new")
        self._set(f"new_game.scenario.{scenario}")
        self._set(f"new_game.seat.{seat}")
        if seat != "both":
            self._set("new_game.level.attache")
        self.hands.use("new_game.begin")

    def _begin_lesson(self, scenario: str) -> None:
        self.hands.use("title.lesson")
        self._set(f"lesson.scenario.{scenario}")
        self.hands.use("lesson.start")

    def _set(self, node_id: str) -> None:
        node = find(self.hands.tree(), node_id)
        if node is not None and node.enabled and not node.selected:
            self.hands.use(node_id)

    # Going on

    def _onward(self, scene: Scene, player: Player, teacher: Teacher | None) -> None:
        if teacher is not None and scene.id.startswith(("lesson_", "class_")):
            self._taught(scene, teacher)
        elif scene.id in KNOWN:
            player.seen[scene.id] = player.seen.get(scene.id, 0) + 1
            try:
                player.step(scene)
            except (AssertionError, IndexError):
                self._anything()
        elif not self._main():
            self.hands.press("back")

    def _taught(self, scene: Scene, teacher: Teacher) -> None:
        try:
            teacher.step(scene)
        except AssertionError:
            self._anything()

    def _main(self) -> bool:
        main = self.hands.app.screen().main()
        if main is None or not main.enabled or self.chance.random() < 0.5:
            return False
        self.hands.confirm(main)
        return True

    def _anything(self) -> None:
        hands, chance = self.hands, self.chance
        usable = [node for node in hands.usable() if self._wished(node)]
        lot = chance.random()
        if lot < 0.45 and usable:
            hands.click_on(chance.choice(usable))
        elif lot < 0.65 and usable:
            hands.confirm(chance.choice(usable))
        elif lot < 0.8:
            hands.intent(chance.choice(tuple(Intent)))
        elif lot < 0.85:
            hands.feed(pygame.event.Event(pygame.TEXTINPUT, text=chance.choice(LETTERS)))
        elif lot < 0.9:
            hands.wheel(chance.uniform(-5, 5))
        elif lot < 0.94:
            hands.wait(400)
        elif lot < 0.97:
            hands.click_at(chance.randrange(hands.app.display.size[0]), chance.randrange(hands.app.display.size[1]))
        elif lot < 0.98:
            hands.resize(chance.choice(SIZES))
        else:
            hands.feed(pygame.event.Event(pygame.WINDOWFOCUSLOST))

    def _wished(self, node: Node) -> bool:
        return node.id not in LEFT_ALONE or self.chance.random() < 0.05


def _playing(scene: Scene) -> Playing | None:
    found = getattr(scene, "playing", None) or getattr(getattr(scene, "klass", None), "playing", None)
    return found if isinstance(found, Playing) else None
