"""The real window without a screen: the demo scene driven by keys and mouse at several sizes."""

import os
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from game.ui.describe import Look, Node, dump, focusables, walk
from game.ui.display import has_screen, spare
from game.ui.fonts import Fonts
from game.ui.intents import Intent
from game.ui.scenes.base import Asked, Command, Context, Pop, Pressed, Push, Scene, Stay, Ticked, Transition
from game.ui.settings import Settings, ThemeName, Typeface
from game.ui.sound import Sound
from game.ui.text import Typesetter
from game.ui.widgets.basic import column, page, scroll, text, title
from game.ui.widgets.controls import button, listitem, text_box
from tests.ui.demo import Demo, Sure
from tests.ui.pilot import Hooks, Pilot

ACCELERATION = "SDL_FRAMEBUFFER_ACCELERATION"


class Curtain(Scene):
    """Rises when a key is held, and is deaf at first."""

    id = "curtain"
    ticks = True
    deaf_ms = 500
    sealed = True

    def __init__(self) -> None:
        self.heard: list[Command] = []

    def build(self, ctx: Context) -> Node:
        """One line."""
        return page(title("Hold Enter"))

    def handle(self, command: Command) -> Transition:
        """Leave after a second of holding."""
        self.heard.append(command)
        if isinstance(command, Ticked) and command.held.get(Intent.CONFIRM, 0) >= 1000:
            return Pop("lifted")
        return Stay()


class Letter(Scene):
    """Long text without anything to press, and then a box."""

    id = "letter"

    def build(self, ctx: Context) -> Node:
        """A long letter."""
        return page(scroll("letter", *[text("A paragraph of the letter. " * 12) for _ in range(12)]))

    def handle(self, command: Command) -> Transition:
        """Nothing."""
        return Stay()


class Broken(Demo):
    """A scene that breaks when asked."""

    def handle(self, command: Command) -> Transition:
        """Break."""
        if isinstance(command, Asked):
            raise ZeroDivisionError
        return super().handle(command)


@pytest.mark.parametrize("size", [(640, 480), (800, 600), (1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize(("percent", "face"), [(100, Typeface.PERIOD), (200, Typeface.PERIOD), (150, Typeface.PLAIN)])
def test_nothing_is_clipped(size: tuple[int, int], percent: int, face: Typeface) -> None:
    """At every size of window and of type the screen is whole, keys go everywhere, and what has the focus is seen."""
    pilot = Pilot(Demo(), size=size, settings=Settings(text_scale=percent, typeface=face))
    assert pilot.problems() == []
    everything = [node.id for node in focusables(pilot.tree())]
    assert {"send", "words", "article.XI", "ladder.all"} <= set(everything)
    for node_id in everything:
        node = pilot.focus(node_id).node(node_id)
        shown = node.rect.meet(node.clip)
        assert shown.w >= node.rect.w - 2
        assert shown.h >= min(node.rect.h, 60) - 2, f"#{node.id} has the focus and cannot be seen"
    pilot.use("send")
    assert pilot.problems() == []


def test_keyboard_alone() -> None:
    """Choose, toggle, slide, type, ask, answer, leave."""
    pilot = Pilot(Demo())
    demo = pilot.scene
    assert isinstance(demo, Demo)
    assert pilot.focused == "ladder.north"
    pilot.press("down").press("confirm")
    assert demo.chosen == "redeem"
    pilot.use("linked")
    assert demo.linked is False
    pilot.focus("tone").press("right", 3).press("left")
    assert demo.tone == 60
    pilot.focus("words").type("No pay, no 1 peace").key("ctrl+backspace").key("home").type("!")
    assert demo.words == "!No pay, no 1 "
    pilot.key("ctrl+a").key("ctrl+x")
    assert demo.words == ""
    pilot.key("ctrl+v")
    assert demo.words == "!No pay, no 1 "
    pilot.press("tab_next")
    assert demo.leaf == "map"
    pilot.use("sign")
    assert pilot.scene is demo
    pilot.use("send")
    assert isinstance(pilot.scene, Sure)
    pilot.press("back")
    assert pilot.scene is demo
    pilot.press("back")
    assert pilot.over


def test_mouse_alone() -> None:
    """The same with clicks."""
    pilot = Pilot(Demo())
    demo = pilot.scene
    assert isinstance(demo, Demo)
    pilot.click("ladder.all").click("article.II").click("linked").click("tone").click("leaf.telegrams")
    assert (demo.chosen, demo.article, demo.linked, demo.tone, demo.leaf) == ("all", "II", False, 50, "telegrams")
    pilot.click("words").type("Ни пяди").click("send")
    assert demo.words == "Ни пяди"
    pilot.click("no").click("adjourn")
    assert pilot.over


def test_idle_draws_nothing() -> None:
    """Without a change there is no new picture."""
    pilot = Pilot(Demo())
    before = pilot.app.frames
    pilot.wait(2000)
    assert pilot.app.frames == before
    pilot.press("next")
    assert pilot.app.frames == before + 1


def test_the_curtain_is_deaf_sealed_and_lifts() -> None:
    """Nothing is heard for half a second, global keys do nothing, and a held key lifts it."""
    opened: list[Scene] = []
    hooks = Hooks(everywhere={Intent.SETTINGS: lambda scene: opened.append(scene) or Push(Sure())})
    pilot = Pilot(Demo(), hooks=hooks)
    curtain = Curtain()
    pilot.app.go(Push(curtain))
    pilot.press("help")
    assert curtain.heard == []
    pilot.wait(600).press("settings")
    assert Asked(Intent.SETTINGS) in curtain.heard
    assert not opened
    pilot.hold("confirm", 1600)
    assert isinstance(pilot.scene, Demo)
    pilot.press("settings")
    assert opened


def test_text_without_buttons_scrolls() -> None:
    """A letter longer than the screen takes the focus and scrolls by keys."""
    pilot = Pilot(Letter())
    assert pilot.focused == "letter"
    top = pilot.node("letter").children[0].rect.y
    pilot.press("down")
    assert pilot.node("letter").children[0].rect.y < top
    pilot.press("end")
    area = pilot.node("letter")
    assert area.children[-1].rect.bottom <= area.rect.bottom + 1
    pilot.press("page_up").press("home")
    assert pilot.node("letter").children[0].rect.y == top


def test_focus_survives_and_moves_to_a_neighbour() -> None:
    """A node that goes away leaves the focus to the next."""

    class Shrinking(Demo):
        def build(self, ctx: Context) -> Node:
            names = "abcd" if self.linked else "acd"
            return column(*[button(name, name) for name in names])

    pilot = Pilot(Shrinking()).focus("b")
    assert isinstance(pilot.scene, Shrinking)
    pilot.scene.linked = False
    pilot.press("help")
    assert pilot.focused == "c"


def test_a_crash_shows_a_scene() -> None:
    """The last resort."""
    pilot = Pilot(Broken(), hooks=Hooks(crashed=lambda problem: Sure()))
    pilot.press("help")
    assert isinstance(pilot.scene, Sure)


def test_a_key_that_opens_a_box_is_not_typed_into_it() -> None:
    """The 1 that chose something does not appear in the next scene's text box."""

    class Boxed(Demo):
        def build(self, ctx: Context) -> Node:
            return column(text_box("words", "Words", self.words))

    class Opener(Demo):
        def handle(self, command: Command) -> Transition:
            return Push(Boxed()) if command == Asked(Intent.CHOICE_1) else Stay()

    pilot = Pilot(Opener())
    pilot.feed(
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_1, mod=0, unicode="1"),
        pygame.event.Event(pygame.TEXTINPUT, text="1"),
        pygame.event.Event(pygame.KEYUP, key=pygame.K_1, mod=0),
    )
    assert isinstance(pilot.scene, Boxed)
    assert pilot.scene.words == ""
    pilot.type("1")
    assert pilot.scene.words == "1"


@pytest.mark.parametrize("words", ["", "\x00\ud800\u202e", "x" * 3000, "樺太" * 200, "\U0001f600 ᚠ \u0950", "a\n\n\tb"])
def test_any_text_is_drawn(words: str, tmp_path: Path) -> None:
    """Any script is drawn or visibly replaced, and never wider than the screen."""

    class Any(Demo):
        def build(self, ctx: Context) -> Node:
            return page(text(words), button("b", words or "-"), text_box("t", "T", words, lines=3, limit=9000))

    pilot = Pilot(Any(), size=(640, 480))
    assert [each for each in pilot.problems() if not each.startswith("squeezed")] == []
    pilot.screenshot(tmp_path / "any.png")


def test_the_dump_reads_like_the_screen() -> None:
    """Roles, ids, words and marks, a line each."""
    said = dump(Pilot(Demo()).tree(), focus="ladder.north")
    assert "choice #ladder.fifty 'Divide at the fiftieth parallel, without payment'" in said
    assert "(selected)" in said
    assert "button #sign 'Move to sign' (disabled) -- Seven articles are still open." in said


def test_themes_and_faces_change_at_once() -> None:
    """Settings take effect on the next picture."""
    pilot = Pilot(Demo())
    before = pilot.app.display.surface.get_at((5, 5))
    pilot.app.configure(pilot.app.settings._replace(theme=ThemeName.NIGHT, typeface=Typeface.PLAIN, text_scale=150))
    pilot.app.step()
    assert pilot.app.display.surface.get_at((5, 5)) != before
    assert pilot.app.scale().text > 1.4


def test_no_screen_is_known() -> None:
    """SDL's unseen drivers count as no screen unless asked for."""
    assert not has_screen("offscreen", {})
    assert has_screen("dummy", {"SDL_VIDEODRIVER": "dummy"})
    assert has_screen("x11", {})


@pytest.mark.parametrize(
    ("driver", "said", "found"), [("x11", {}, "0"), ("wayland", {}, None), ("x11", {ACCELERATION: "1"}, "1")]
)
def test_only_x11_goes_without_opengl(driver: str, said: dict[str, str], found: str | None) -> None:
    """Pictures are copied plainly where that is always possible, unless the player has said otherwise."""
    spare(driver, said)
    assert said.get(ACCELERATION) == found


def test_importing_does_nothing() -> None:
    """Importing the window opens no device and needs no numpy, pydantic or yaml."""
    code = (
        "import sys, os; os.environ['PYGAME_HIDE_SUPPORT_PROMPT'] = '1'; import game.ui.app, pygame;"
        "assert not pygame.display.get_init() and not pygame.font.get_init();"
        "print([m for m in ('numpy', 'pydantic', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_held_key_presses_once() -> None:
    """Keys repeat for moving and typing, never for pressing, not even into the next scene."""
    pilot = Pilot(Demo()).focus("send")
    enter = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode="")
    pilot.feed(enter).feed(enter).feed(enter)
    assert isinstance(pilot.scene, Sure)
    pilot.feed(pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0))
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="")
    pilot.feed(down).feed(down)
    assert pilot.focused == "no"


def test_without_a_screen_there_is_one_sentence() -> None:
    """No window that nobody can see."""
    code = (
        "from game.ui.display import Display, NoDisplay\n"
        "try:\n    Display((800, 600))\nexcept NoDisplay as problem:\n    print(problem.sentence)"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "XDG_RUNTIME_DIR")
    bare = {key: value for key, value in os.environ.items() if key not in hidden}
    bare["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=bare)
    assert done.stdout.startswith("The game needs a screen")
    assert done.stdout.count("\n") == 1


def test_a_missing_typeface_is_one_complaint(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Another face is used, and it is said once."""
    fonts = Fonts(tmp_path)
    setter = Typesetter(fonts, 1.0)
    assert setter.block("Peace — мир", Look(), 300)[1] > 0
    assert setter.block("Peace again", Look(), 300)[1] > 0
    assert len([each for each in fonts.complaints if "EBGaramond_400Regular.ttf" in each]) == 1
    assert caplog.records


def test_a_missing_sound_is_silence(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file, no device, no harm; one sentence each."""
    sound = Sound(tmp_path)
    sound.play("gavel")
    sound.play("gavel")
    assert len(caplog.records) == 1

    def absent(*_: object) -> None:
        raise pygame.error("no device")

    monkeypatch.setattr(pygame.mixer, "init", absent)
    mute = Sound(tmp_path)
    mute.play("gavel")
    mute.play("pen")
    assert mute.silent
    assert len(caplog.records) == 2


def test_a_click_on_what_is_half_hidden_uses_it() -> None:
    """Pressing brings it into view, so that it stands elsewhere at the release; it is used all the same."""
    scene = _Long()
    at = Pilot(scene, size=(640, 480))
    area = at.node("long")
    cut = next(
        n for n in walk(at.tree()) if n.id.startswith("item.") and n.rect.y < area.rect.bottom - 4 < n.rect.bottom
    )
    place = (round(cut.rect.x + 20), round(area.rect.bottom - 3))
    at.feed(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
    at.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
    at.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1))
    assert scene.used == [cut.id]


class _Long(Scene):
    id = "long"

    def __init__(self) -> None:
        self.used: list[str] = []

    def build(self, ctx: Context) -> Node:
        return page(scroll("long", *(listitem(f"item.{n}", f"Item {n}") for n in range(40))))

    def handle(self, command: Command) -> Transition:
        if isinstance(command, Pressed):
            self.used.append(command.id)
        return Stay()
