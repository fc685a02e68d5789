"""From events to what a scene hears: keys, mouse, typing, the intents every node understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui import painters, textedit, textkeys
from game.ui.arrows import ARROWS
from game.ui.describe import FOLLOWS, Node, Role, find, path_to, walk
from game.ui.input import Pointer, clipboard, key_of, modifiers
from game.ui.intents import Intent
from game.ui.pads import PadReader
from game.ui.paint import content
from game.ui.scenes.base import Asked, Changed, Command, Focused, Keyed, Pressed, Quit, ReadOn, Scene
from game.ui.textedit import Caret

if TYPE_CHECKING:
    from game.ui.app import App

STOPS = {Intent.NEXT: 1, Intent.PREVIOUS: -1}
REGIONS = {Intent.REGION_NEXT: 1, Intent.REGION_PREVIOUS: -1}
REPEATED = ARROWS | STOPS.keys() | {Intent.PAGE_UP, Intent.PAGE_DOWN}
STEADY = 6
"""Pixels that a pointer may move between press and release of a click."""
PAGES = frozenset({Intent.PAGE_UP, Intent.PAGE_DOWN, Intent.HOME, Intent.END})


class Router:
    """Takes events for an `App`."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.pointer = Pointer()
        self.hover = self.tried = self.hushed = ""
        self._held: dict[object, tuple[Intent, int]] = {}
        self._down_keys: set[object] = set()
        self._pads = PadReader()
        self._deaf_until = 0
        self._mute_text = False
        self._clipboard = clipboard()

    def opened(self, scene: Scene, now: int) -> None:
        """A scene came up: it may want to hear nothing for a moment."""
        self.hover, self.pointer.pressed = "", ""
        self._deaf_until = now + scene.deaf_ms if scene.deaf_ms else 0
        self._mute_text = bool(self._held)
        self._held.clear()

    def held(self, now: int) -> dict[Intent, int]:
        """The intents whose keys are down, and for how long."""
        return {intent: now - since for intent, since in self._held.values()}

    def take(self, event: pygame.event.Event) -> None:
        """One event. With a second window open, closing the first is no longer an end of everything to the desktop."""
        if self._app.elsewhere(event):
            return
        if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
            self._app.go(Quit())
        elif event.type in (pygame.WINDOWSIZECHANGED, pygame.VIDEORESIZE):
            self._app.resized()
        elif event.type in (pygame.WINDOWEXPOSED, pygame.WINDOWSHOWN, pygame.WINDOWRESTORED):
            self._app.redraw()
        elif event.type == pygame.KEYUP:
            self._held.pop(event.key, None)
            self._down_keys.discard(event.key)
            self._mute_text = False
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._held.clear()
            self._down_keys.clear()
        elif event.type in (pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED, pygame.CONTROLLERDEVICEADDED):
            self._app.tell_companions(event)
        elif self._app.now_ms() >= self._deaf_until:
            self._input(event)
        elif event.type == pygame.KEYDOWN:
            self._down_keys.add(event.key)

    def _input(self, event: pygame.event.Event) -> None:
        if event.type == pygame.KEYDOWN:
            self._key(event)
        elif event.type == pygame.TEXTINPUT:
            self._typed(event.text)
        elif event.type == pygame.MOUSEMOTION:
            self._moved(event)
        elif event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._down(event.pos)
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            self._up(event.pos)
        elif event.type == pygame.MOUSEWHEEL:
            by = -event.precise_y * 70 * self._app.scale().text
            if self._app.screen().wheel(*pygame.mouse.get_pos(), by):
                self._app.redraw()
        elif event.type == pygame.USEREVENT and hasattr(event, "reader"):
            self._wished(*event.reader)
        else:
            for name, pressed in self._pads.read(event):
                self._button(name, pressed)

    def _wished(self, action: str, node_id: str) -> None:
        """What somebody asks for through a screen reader."""
        self._focus(node_id)
        here = self._app.screen().focused
        if action == "click" and here is not None and here.id == node_id:
            self.press(here)

    def _button(self, name: str, pressed: bool) -> None:
        """A pad's button or stick, as if it were a key."""
        if not pressed:
            self._held.pop(name, None)
            return
        top = self._app.stack.top
        if top is not None and top.listens:
            self.tell(Keyed(name))
            return
        intent = self._app.settings.keymap.table().get(name)
        if intent is not None:
            self._held[name] = (intent, self._app.now_ms())
            self.intend(intent)

    # Keys

    def _key(self, event: pygame.event.Event) -> None:
        key, again = key_of(event), event.key in self._down_keys
        self._forget_pointer(event.key)
        self._down_keys.add(event.key)
        top = self._app.stack.top
        if top is not None and top.listens:
            self._mute_text = True
            if event.key not in modifiers() and not again:
                self.tell(Keyed(key))
            return
        self._mute_text = self._mute_text and again
        box = self._box()
        if box is not None and self._edited(box, key):
            return
        intent = self._app.settings.keymap.table().get(key)
        if intent is None or (box is not None and textkeys.is_letter(key)):
            return
        self._mute_text = True
        if again and intent not in REPEATED:
            return
        if event.key not in self._held:
            self._held[event.key] = (intent, self._app.now_ms())
        self.intend(intent)

    def _forget_pointer(self, key: int) -> None:
        """Who uses keys is not kept waiting for a hint under a pointer that lies still."""
        if self.hover and key not in modifiers():
            self.hover = ""
            self._app.redraw()

    def _box(self) -> Node | None:
        node = self._app.screen().focused
        return node if node is not None and node.role is Role.TEXTBOX and node.enabled else None

    def _caret(self, box: Node) -> Caret:
        return textkeys.caret_of(box, self._app.screen().carets)

    def _edited(self, box: Node, key: str) -> bool:
        if key in ("up", "down", "shift+up", "shift+down") and box.data.lines > 1:
            return self._line_up_or_down(box, key)
        edit = textkeys.press(box, self._caret(box), key, self._clipboard)
        if edit is not None:
            self._put(box, edit.text, edit.caret)
        return edit is not None

    def _line_up_or_down(self, box: Node, key: str) -> bool:
        caret, canvas = self._caret(box), self._app.canvas()
        _, rows = painters.text_rows(canvas, box, caret)
        row = max(i for i, (low, _) in enumerate(rows) if low <= caret.at)
        to = row + (1 if key.endswith("down") else -1)
        if not 0 <= to < len(rows):
            return False
        at = min(rows[to][0] + caret.at - rows[row][0], rows[to][1])
        self._put(box, box.value, textedit.put(box.value, caret, at, keep=key.startswith("shift")))
        return True

    def _typed(self, words: str) -> None:
        box = self._box()
        if box is None or self._mute_text:
            return
        self._app.note("type")
        self._put(box, *textedit.typed(box.value, self._caret(box), words, box.data.limit))

    def _put(self, box: Node, words: str, caret: Caret) -> None:
        self._app.screen().carets[box.id] = caret
        if words != box.value:
            self.tell(Changed(box.id, words, box.on))
        self._app.redraw()

    # Intents

    def intend(self, intent: Intent) -> None:
        """What an intent does: to the window, to the node in focus, to the scene."""
        self._app.note(intent.kind)
        app, screen = self._app, self._app.screen()
        if intent is Intent.FULLSCREEN:
            app.configure(app.settings._replace(fullscreen=not app.settings.fullscreen))
            return
        pressed = screen.shortcut(intent)
        here = screen.focused
        if intent in ARROWS and here is not None and self._slid(here, intent):
            return
        if intent is Intent.CONFIRM and here is not None and here.role is not Role.SCROLL:
            self.press(here)
        elif intent in STOPS:
            self._focus(screen.step(STOPS[intent]))
        elif intent in REGIONS:
            self._focus(screen.part(REGIONS[intent]))
        elif intent is Intent.PROCEED:
            self._proceed()
        elif pressed is not None:
            self.press(pressed)
        elif intent in ARROWS:
            before = screen.focus
            if screen.toward(intent):
                self._refocused(before)
                self._chosen_along(before)
        elif intent in PAGES:
            before = screen.focus
            if screen.page(intent):
                self._refocused(before)
        elif intent in (Intent.TAB_NEXT, Intent.TAB_PREVIOUS) and self._turned(intent):
            return
        else:
            self._asked(intent)

    def _chosen_along(self, before: str) -> None:
        """Choose what the arrows have come to from another choice of the same list, where that follows them."""
        screen = self._app.screen()
        path = path_to(screen.tree, screen.focus)
        same = any(node.data == FOLLOWS and find(node, before) is not None for node in path)
        if same and path[-1].role is Role.CHOICE and path[-1].enabled and not path[-1].selected:
            self.press(path[-1])

    def _proceed(self) -> None:
        """Use the main button; of one that cannot be used show why, and let the scene lead to what is missing. Where
        nothing may be done by habit only lead to it.
        """
        main, top = self._app.screen().main(), self._app.stack.top
        if main is not None and top is not None and top.wary:
            self._focus(main.id)
            return
        if main is not None:
            self.press(main)
        if main is None or not main.enabled:
            self._asked(Intent.PROCEED)

    def _asked(self, intent: Intent) -> None:
        top = self._app.stack.top
        if top is None:
            return
        everywhere = self._app.hooks.everywhere.get(intent)
        if everywhere is not None and not top.sealed:
            self._app.go(everywhere(top))
        else:
            self.tell(Asked(intent))

    def _focus(self, node_id: str) -> None:
        before = self._app.screen().focus
        if self._app.screen().go(node_id):
            self._refocused(before)

    def _refocused(self, before: str) -> None:
        self.tried = self.hushed = ""
        self._app.redraw()
        top, now = self._app.stack.top, self._app.screen().focus
        box = self._box()
        if box is not None and box.data.fresh and now != before:  # all of it is chosen whenever one comes to it
            self._app.screen().carets.pop(box.id, None)
        if top is not None and top.follows_focus and now != before:
            self.tell(Focused(now))

    def _turned(self, intent: Intent) -> bool:
        leaves = [n for n in walk(self._app.screen().tree) if n.role is Role.TAB and n.enabled]
        at = next((i for i, leaf in enumerate(leaves) if leaf.selected), -1)
        if not leaves:
            return False
        leaf = leaves[(at + (1 if intent is Intent.TAB_NEXT else -1)) % len(leaves)]
        if any(each.id == self._app.screen().focus for each in leaves):  # on a leaf's name: it goes along
            self._focus(leaf.id)
        self.press(leaf)
        return True

    def _slid(self, node: Node, intent: Intent) -> bool:
        if node.role is not Role.SLIDER or intent not in (Intent.LEFT, Intent.RIGHT) or not node.enabled:
            return False
        span = node.data
        by = span.step if intent is Intent.RIGHT else -span.step
        self._set(node, span.now + by)
        return True

    def _set(self, node: Node, value: int) -> None:
        value = max(node.data.low, min(node.data.high, value))
        if value != node.data.now:
            self.tell(Changed(node.id, value, node.on))

    def press(self, node: Node, *, pointer: bool = False) -> None:
        """Use a node as its role has it; of one that cannot be used, show why."""
        self.tried, self.hushed = ("", self._app.screen().focus) if node.enabled else (node.id, "")
        if not node.enabled:
            self._app.redraw()
        if not node.enabled or node.role is Role.SLIDER:
            return
        if isinstance(node.on, ReadOn):
            screen = self._app.screen()
            before = screen.focus
            if not screen.read_on(node.on.area) and node.role is Role.PANEL:  # read to its end: on to what comes next
                screen.go(screen.step(1))
            if screen.focus != before:
                self._refocused(before)
            self._app.redraw()
        elif node.role is Role.TOGGLE:
            self.tell(Changed(node.id, not node.selected, node.on))
        elif node.focusable or node.shortcut is not None:
            self.tell(Pressed(node.id, node.on, pointer))

    def tell(self, command: Command) -> None:
        """Give the top scene a command and go where it says."""
        top = self._app.stack.top
        if isinstance(command, Pressed | Changed):
            self._app.screen().used = True
        if top is not None:
            self._app.go(top.handle(command))

    # Mouse

    def _moved(self, event: pygame.event.Event) -> None:
        self.pointer.place = (float(event.pos[0]), float(event.pos[1]))
        node = self._app.screen().pointed(*self.pointer.place)
        hover = node.id if node is not None else ""
        if hover != self.hover:
            self.hover = hover
            self._app.redraw()
        if self.pointer.pressed and event.buttons[0]:
            self._dragged()

    def _down(self, place: tuple[int, int]) -> None:
        self.pointer.place = self.pointer.start = (float(place[0]), float(place[1]))
        node = self._app.screen().at(*self.pointer.place)
        self.pointer.pressed = node.id if node is not None else ""
        self._app.note("click")
        if node is None:
            return
        here = self._app.screen().focus == node.id
        self._focus(node.id)
        if node.role is Role.TEXTBOX:
            at = self._letter_at(node)
            chosen = node.data.fresh and not here
            self._put(node, node.value, Caret(len(node.value), 0) if chosen else Caret(at, at))
        elif node.role is Role.SLIDER:
            self._dragged()

    def _up(self, place: tuple[int, int]) -> None:
        pressed, self.pointer.pressed = self.pointer.pressed, ""
        if self._steady(place):  # what was pressed may have been scrolled into view from under the pointer
            node = find(self._app.screen().tree, pressed)
        else:
            node = self._app.screen().at(float(place[0]), float(place[1]))
        if node is not None and node.id == pressed and node.role is not Role.TEXTBOX:
            self.press(node, pointer=True)

    def _steady(self, place: tuple[float, float]) -> bool:
        """Whether the pointer is where the button went down, but for the shake of a hand."""
        return max(abs(place[0] - self.pointer.start[0]), abs(place[1] - self.pointer.start[1])) <= STEADY

    def _dragged(self) -> None:
        node = next((n for n in walk(self._app.screen().tree) if n.id == self.pointer.pressed), None)
        if node is None or not node.enabled:
            return
        if node.role is Role.SLIDER:
            scale, span = self._app.scale(), node.data
            track = painters.slider_track(node, scale.text, scale.space)
            share = max(0.0, min(1.0, (self.pointer.place[0] - track.x) / track.w))
            self._set(node, span.low + round(share * (span.high - span.low) / span.step) * span.step)
        elif node.role is Role.TEXTBOX and not self._steady(self.pointer.place):
            caret = textedit.put(node.value, self._caret(node), self._letter_at(node), keep=True)
            self._put(node, node.value, caret)

    def _letter_at(self, node: Node) -> int:
        canvas, caret = self._app.canvas(), self._caret(node)
        slide, rows = painters.text_rows(canvas, node, caret)
        area = content(canvas, node)
        x, y = self.pointer.place[0] - area.x + slide, self.pointer.place[1] - area.y
        low, top = rows[max(0, min(len(rows) - 1, int(y / canvas.setter.line_height(node.look))))]
        at = low
        while at < top and canvas.setter.plain_width(node.value[low : at + 1], node.look) < x + canvas.em(4):
            at += 1
        return at
