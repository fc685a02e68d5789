"""The window at work: events to intents to commands to transitions, and a new picture when something changed."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import pygame

from game.ui import painters, slips
from game.ui.companions import Companion, Shown
from game.ui.describe import Node, Rect, find
from game.ui.display import Display, scale_for
from game.ui.fonts import Fonts
from game.ui.intents import Intent
from game.ui.layout import Scale
from game.ui.log import log
from game.ui.paint import Canvas, Store
from game.ui.router import Router
from game.ui.scenes.base import Configure, Context, Push, Resumed, Scene, Stay, Still, Ticked, Transition
from game.ui.scenes.stack import SceneStack
from game.ui.screen import Screen
from game.ui.settings import Settings
from game.ui.strings import Strings
from game.ui.text import TextMeasure, Typesetter
from game.ui.theme import theme

if TYPE_CHECKING:
    from game.ui.faults import Fault

T = TypeVar("T")
TICK_MS, IDLE_MS, PULSE_MS = 200, 1000, 120
TRAIL = 12
"""How many of the things last done a report of a fault names."""
BRISK, CALM = 0.008, 0.045


class Hooks(NamedTuple):
    """What the application wants to be asked.

    `everywhere`: intents that work in every scene that is not sealed, such as settings and help. `crashed`: the scene
    to show in the place of all others when something broke; `left_out`: the one to show over them when it was only
    something beside the window; without them what breaks is raised, or left out without a word. `keep`: called with
    settings that a player changed. `companions`: made once the first picture is on the window, told of each from then
    on. `pulse`: asked eight times a second what the scene on top should make way for; `word`: what the window's title
    should say besides.
    """

    everywhere: Mapping[Intent, Callable[[Scene], Transition]] = MappingProxyType({})
    crashed: Callable[[Fault], Scene] | None = None
    left_out: Callable[[Fault], Scene] | None = None
    keep: Callable[[Settings], None] | None = None
    companions: Callable[[], tuple[Companion, ...]] = tuple
    pulse: Callable[[Scene], Transition] | None = None
    word: Callable[[], str] | None = None
    now: Callable[[], float] = time.monotonic


class App:
    """One window with one stack of scenes.

    `run()` is the game; tests call `feed(events)` and `step()` instead.
    """

    def __init__(
        self, stack: SceneStack, settings: Settings, strings: Strings, assets: Path, display: Display,
        hooks: Hooks | None = None,
    ) -> None:  # fmt: skip
        self.stack = stack
        self.settings = settings
        self.strings = strings
        self.display = display
        self.hooks = hooks or Hooks()
        self.frames = 0
        self._assets = assets
        self._store = Store()
        self._screens: dict[int, Screen] = {}
        self._router = Router(self)
        self._texture: pygame.Surface | None = None
        self._dirty = True
        self._companions: tuple[Companion, ...] | None = None
        self._fallen: Scene | None = None
        self._slip: Scene | None = None
        self._trail: deque[str] = deque(maxlen=TRAIL)
        self._ticked = self._heard = self._pulsed = self.now_ms()
        self._typesetter: Typesetter | None = None
        self._measure: TextMeasure | None = None
        self._fonts = Fonts(assets / "fonts", settings.typeface)

    # Running

    def run(self) -> None:
        """Go on until the stack is empty."""
        while self.stack.top is not None:
            self.step()
            self.feed(self._wait())

    def _wait(self) -> list[pygame.event.Event]:
        """Events, or nothing when it is time to look at the clock.

        `pygame.event.wait` looks a thousand times a second under X11; sleeping costs a tenth of that.
        """
        top = self.stack.top
        rest = IDLE_MS if self.hooks.pulse is None else PULSE_MS
        until = self.now_ms() + (top.tick_ms if top is not None and top.ticks else rest)
        while True:
            events = pygame.event.get()
            now = self.now_ms()
            if events:
                self._heard = now
            if events or now >= until or self._dirty:
                return events
            time.sleep(BRISK if now - self._heard < IDLE_MS else CALM)

    def feed(self, events: Iterable[pygame.event.Event]) -> None:
        """Take events into account."""
        for event in events:
            if self.stack.top is None:
                return
            self.guarded(partial(self._router.take, event))
        self._tick()
        self._pulse()

    def step(self) -> bool:
        """Draw if something changed; whether it did."""
        if not self._dirty or self.stack.top is None:
            return False
        self._dirty = False
        self.guarded(self._draw)
        self.tell_companions()
        return True

    def tell_companions(self, event: pygame.event.Event | None = None) -> None:
        """Tell them of the picture on the window, or of an event; one that breaks is left behind."""
        top = self.stack.top
        if self._companions is None:
            none: tuple[Companion, ...] = ()
            self._companions = self._beside(None, self.hooks.companions, none)
        if top is None or not self._companions:
            return
        screen = self.screen()
        shown = Shown(top, screen.tree, screen.focus, self.settings, self.display.size)
        for each in self._companions:
            self._beside(each, partial(each.shown, shown) if event is None else partial(each.heard, event), None)

    def _beside(self, companion: Companion | None, work: Callable[[], T], failing: T) -> T:
        """Have a companion do something; when it breaks it is left out, and the game goes on."""
        try:
            return work()
        except Exception as problem:
            self._companions = tuple(one for one in self._companions or () if one is not companion)
            told = any(one in self.stack.scenes for one in (self._fallen, self._slip))
            if self.hooks.left_out is not None and not told:
                self._slip = self.hooks.left_out(self._fault(problem))
                self.go(Push(self._slip))
            return failing

    def elsewhere(self, event: pygame.event.Event) -> bool:
        """Whether an event belongs to another window than the game's own."""
        return any(self._beside(each, partial(each.owns, event), False) for each in self._companions or ())

    def close(self) -> None:
        """Let the companions go."""
        for each in self._companions or ():
            with suppress(Exception):
                each.close()
        self._companions = ()

    def guarded(self, work: Callable[[], None]) -> None:
        """Do something; when it breaks, show the scene that says so. Raises when that scene is what broke."""
        try:
            work()
        except Exception as problem:
            if self.hooks.crashed is None or self._fallen in self.stack.scenes:
                raise
            self._fallen = self.hooks.crashed(self._fault(problem))
            self.stack = SceneStack(self._fallen)
            self.dirty()

    def _fault(self, problem: Exception) -> Fault:
        from game.ui.faults import Fault

        return Fault(problem, self.stack.scenes, tuple(self._trail))

    def note(self, kind: str) -> None:
        """Remember the kind of something that was done, for the report of a fault; the same again counts once."""
        if not self._trail or self._trail[-1] != kind:
            self._trail.append(kind)

    def now_ms(self) -> int:
        """The time in milliseconds."""
        return int(self.hooks.now() * 1000)

    def _tick(self) -> None:
        top, now = self.stack.top, self.now_ms()
        passed = now - self._ticked
        if top is None or passed < (top.tick_ms if top.ticks else TICK_MS):
            return
        self._ticked = now
        if top.ticks:
            held = self._router.held(now)
            self.guarded(lambda: self.go(top.handle(Ticked(passed, held))))

    def _pulse(self) -> None:
        top, pulse, now = self.stack.top, self.hooks.pulse, self.now_ms()
        if top is None or pulse is None or now - self._pulsed < PULSE_MS:
            return
        self._pulsed = now
        self.guarded(lambda: self.go(pulse(top)))
        self.guarded(self._captioned)

    def _captioned(self) -> None:
        """Put the word that is to stand behind the window's name there, when it is another one than before."""
        if self.hooks.word is None:
            return
        word = self.hooks.word()
        title = self.strings.text("app.title")
        self.display.rename(self.strings.text("author.caption", title=title, word=word) if word else title)

    # Scenes

    def dirty(self) -> None:
        """Ask every scene anew and draw."""
        for screen in self._screens.values():
            screen.built_for = None
        self._dirty = True

    def redraw(self) -> None:
        """Ask for a new picture of what has been built."""
        self._dirty = True

    def screen(self) -> Screen:
        """The top scene's screen as it is now."""
        top = self.stack.top
        if top is None:
            raise LookupError("no scene")
        screen = self._screen(top)
        self._build(screen)
        return screen

    def _screen(self, scene: Scene) -> Screen:
        screen = self._screens.get(id(scene))
        if screen is None:
            alive = {id(each) for each in self.stack.scenes}
            self._screens = {key: each for key, each in self._screens.items() if key in alive}
            screen = self._screens[id(scene)] = Screen(scene)
            self._router.opened(scene, self.now_ms())
        return screen

    def go(self, transition: Transition) -> None:
        """Carry out what a scene answered. The top scene is built when it is next looked at, once a change."""
        if isinstance(transition, Still):
            return
        if isinstance(transition, Configure):
            self.configure(transition.settings)
        if isinstance(transition, Stay) and self.stack.top is not None:
            screen = self._screen(self.stack.top)
            screen.built_for = None
            screen.focus = transition.focus or screen.focus
            screen.wanted = transition.show
            self.redraw()
            return
        self.dirty()
        resumed: Resumed | None = self.stack.apply(transition)
        top = self.stack.top
        if top is not None and resumed is not None:
            self.go(top.handle(resumed))
        if self.stack.top is not None:
            self._screen(self.stack.top)

    def configure(self, settings: Settings) -> None:
        """Put settings in force and have them kept."""
        if settings == self.settings:
            return
        if settings.typeface is not self.settings.typeface:
            self._fonts = Fonts(self._assets / "fonts", settings.typeface)
            self._typesetter = None
        if settings.language != self.settings.language:
            self.strings.speak(settings.language)
            for scene in self.stack.scenes:
                scene.retell()
            self.display.rename(self.strings.text("app.title"))
        self.settings = settings
        self.display.set_fullscreen(settings.fullscreen)
        if self.hooks.keep is not None:
            self.hooks.keep(settings)
        self.dirty()

    def resized(self) -> None:
        """The window has another size."""
        self.display.resized()
        if not self.settings.fullscreen and self.display.windowed != self.settings.window:
            self.configure(self.settings._replace(window=self.display.windowed))
        self.dirty()

    # Pictures

    def scale(self) -> Scale:
        """Pixels a unit now."""
        return scale_for(self.display.size, self.settings.text_scale)

    def typesetter(self) -> Typesetter:
        """The typesetter for the scale in force."""
        scale = self.scale().text
        if self._typesetter is None or self._typesetter.scale != scale:
            self._typesetter = Typesetter(self._fonts, scale, self.settings.text_scale / 100)
        return self._typesetter

    def measure(self) -> TextMeasure:
        """What layout asks for sizes; another one when the type is another."""
        setter = self.typesetter()
        if self._measure is None or self._measure.setter is not setter:
            self._measure = TextMeasure(setter)
        return self._measure

    def frame(self) -> Rect:
        """The window's box."""
        return Rect(0, 0, *self.display.size)

    def _build(self, screen: Screen) -> None:
        wanted = (self.display.size, self.settings)
        if screen.built_for == wanted:
            return
        scale, size = self.scale(), self.display.size
        units = (size[0] / scale.text, size[1] / scale.text)
        ctx = Context(self.strings, self.settings, size, units)
        screen.build(ctx, self.measure(), scale, self.frame())
        screen.built_for = wanted

    def canvas(self) -> Canvas:
        """What painters draw on now."""
        colours = theme(self.settings.theme)
        return Canvas(
            self.display.surface, colours, self.typesetter(), self.scale().space, self._store, self._paper(),
        )  # fmt: skip

    def _draw(self) -> None:
        visible = self.stack.visible()
        canvas = self.canvas()
        for scene in visible:
            screen = self._screen(scene)
            self._build(screen)
            top = scene is visible[-1]
            if scene is visible[0] and screen.tree.look.surface != "page":
                canvas.paper(self.frame())
            elif scene is not visible[0]:
                painters.veil(self.display.surface, canvas.colour("dim"))
            canvas.focus = screen.focus if top else ""
            canvas.hover = self._router.hover if top else ""
            canvas.carets = screen.carets
            painters.draw(canvas, screen.tree)
            if top:
                slips.hint(canvas, self.hinted(screen), screen.tree, self.frame())
        self.frames += 1
        self.display.flip()

    def hinted(self, screen: Screen) -> Node | None:
        """What a slip is shown of: what was tried in vain, what the pointer is on, what has the focus and is fresh."""
        here = screen.focused
        if here is not None and (not here.enabled or self._router.hushed == here.id):
            here = None
        pointed = screen.pointed(*self._router.pointer.place) if self._router.hover else None
        nodes = [find(screen.tree, self._router.tried), pointed, here]
        return next((node for node in nodes if node is not None and node.hint), None)

    def _paper(self) -> pygame.Surface | None:
        if self._texture is None and theme(self.settings.theme).grain:
            try:
                self._texture = pygame.image.load(str(self._assets / "images" / "paper.png"))
            except (OSError, pygame.error) as problem:
                log(__name__).warning("The paper's texture could not be opened (%s).", problem)
                self._texture = pygame.Surface((2, 2))
                self._texture.fill((255, 255, 255))
        return self._texture
