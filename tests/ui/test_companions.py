"""What goes along with the window: speech, sound, game pads, screen readers, the projector's window."""

import os
import subprocess
import sys
import wave
from pathlib import Path

import pygame
import pytest

from game import paths
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.ui import narrate, start
from game.ui.accessible import asked
from game.ui.companions import Companion, Shown
from game.ui.describe import dump, walk
from game.ui.pads import PadReader
from game.ui.playing import Playing
from game.ui.projector import Projector, picture_of
from game.ui.scenes import flow
from game.ui.scenes.base import Reset, Scene
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.public import PublicScene
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.title import Title
from game.ui.services import Services
from game.ui.settings import Settings, Typeface
from game.ui.sound import Sound, Sounding
from game.ui.voice import Narrator, SystemVoice, system_voice
from tests.ui.game_hands import Hands, begin, quietly, services
from tests.ui.listener import Listener, Recorder
from tests.ui.pilot import Pilot

AUDIO = paths.assets() / "audio"


def speaking(with_: Services, scene: Scene, voice: Recorder, *more: Companion) -> Pilot:
    """A window that speaks."""
    narrator = Narrator(lambda: voice, with_.strings.text)
    hooks = start.hooks(with_)._replace(everywhere=start.everywhere(with_, [narrator]))
    with_.settings = with_.settings._replace(speech=True)
    return Pilot(scene, settings=with_.settings, strings=with_.strings, hooks=hooks, companions=(narrator, *more))


# Speech


@pytest.mark.parametrize("side", [pytest.param(Side.FIRST, marks=pytest.mark.slow), Side.SECOND])
def test_a_whole_game_is_played_from_what_is_spoken_alone(tmp_path: Path, side: Side) -> None:
    """A player who hears and presses keys comes from the dossier to the end, and knows that it is over."""
    with_, voice = services(tmp_path), Recorder()
    playing = begin(with_, side)
    at = speaking(with_, flow.begin(playing), voice)
    ears = Listener(at, voice, with_.strings)
    for _ in range(700):
        if playing.controller.over and at.scene.id == "verdict":
            break
        ears.step()
    assert playing.controller.over, at.text()
    verdict = next(narrate.lines(at.tree()))
    assert any(verdict in line for said in voice.said for line in said)


def test_a_control_is_said_with_its_kind_its_state_and_why_it_cannot_be_used(tmp_path: Path) -> None:
    """Name, kind, chosen or not, which of how many, why not."""
    with_, voice = services(tmp_path), Recorder()
    at = speaking(with_, SettingsScene(with_), voice)
    at.focus("settings.theme.night")
    words = voice.last[0]
    t = with_.strings.text
    assert words.startswith(t("settings.theme_night"))
    assert t("speech.role.choice") in words
    assert t("speech.of", n=2, all=3) in words
    at.press("confirm")
    assert t("speech.selected") in voice.last[-1]
    for node in walk(at.tree()):
        if node.focusable and not node.enabled and node.hint:
            assert node.hint.rstrip(".") in narrate.described(node, at.tree(), t)


def test_a_key_reads_the_whole_screen_also_where_speech_is_off(tmp_path: Path) -> None:
    """Every line and every control of the page, once asked for."""
    with_, voice = services(tmp_path), Recorder()
    at = speaking(with_, Title(with_), voice)
    at.app.configure(at.app.settings._replace(speech=False))
    at.app.step()
    voice.said.clear()
    at.press("down")
    assert voice.said == []
    at.press("read")
    assert any(with_.strings.text("speech.role.button") in line for line in voice.last)


def test_nothing_is_spoken_or_sounded_or_given_to_readers_in_a_private_phase_of_two(tmp_path: Path) -> None:
    """Behind the curtain the room hears nothing: no word, no cue; readers get a window without content."""
    with_, voice = services(tmp_path), Recorder()
    playing = begin(with_, *BOTH_SIDES)
    watch = _Watch()
    at = speaking(with_, flow.begin(playing), voice, watch)
    assert isinstance(at.scene, Curtain)
    assert not watch.seen[-1].private
    at.wait(600).hold("confirm", 1000)
    assert at.scene.id == "dossier"
    assert watch.seen[-1].private
    voice.said.clear()
    hands = Hands(at)
    hands.play(lambda scene: scene.id == "evening")
    at.press("read")
    private = [said for said in voice.said if with_.strings.text("curtain.title", side="") not in " ".join(said)]
    assert all("curtain" not in one for one in private)
    assert {shown.scene.id for shown in watch.seen if not shown.private} <= {"curtain", "confirm", "message"}


class _Watch(Companion):
    def __init__(self) -> None:
        self.seen: list[Shown] = []

    def shown(self, shown: Shown) -> None:
        self.seen.append(shown)


def test_the_systems_voice_is_found_by_platform_and_words_never_become_arguments(tmp_path: Path) -> None:
    """The first command that is there; None where there is none; what is said goes through a pipe."""
    assert system_voice(lambda name: None, "linux") is None
    found = system_voice(lambda name: name if name == "espeak" else None, "linux")
    assert found is not None and found.command[0] == "espeak"
    assert system_voice(lambda name: name, "darwin") == SystemVoice(("say", "-f", "-"))
    windows = system_voice(lambda name: name, "win32")
    assert windows is not None and windows.command[0] == "powershell"
    heard = tmp_path / "heard"
    voice = SystemVoice(("sh", "-c", f"cat > '{heard}'"))
    voice.say(["$(touch bad); “no”", "two"])
    assert voice._speaking is not None
    voice._speaking.wait(10)
    assert heard.read_text(encoding="utf-8") == "$(touch bad); “no”\ntwo"
    SystemVoice(("no-such-voice",)).say(["silence"])


# Sound


def test_every_sound_is_there_short_and_below_full_scale() -> None:
    """Six sounds, under 350 KB together, none above 0 dBFS and none so low that it cannot be heard."""
    files = sorted(AUDIO.glob("*.wav"))
    assert {file.stem for file in files} == {"gavel", "paper", "pen", "rain", "seal", "telegraph"}
    assert sum(file.stat().st_size for file in files) < 350_000
    for file in files:
        with wave.open(str(file)) as sound:
            data = memoryview(sound.readframes(sound.getnframes())).cast("h")
        assert 1500 < max(map(abs, data)) < 30_000, file.name


def test_a_cue_is_played_once_a_scene_and_rain_goes_on_below(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A gavel opens a sitting; rebuilding the same screen does not repeat it; nothing private has a sound."""
    played: list[str] = []
    monkeypatch.setattr(Sound, "play", lambda self, name: played.append(name))
    with_ = services(tmp_path)
    playing = begin(with_, Side.FIRST)
    at = speaking(with_, flow.begin(playing), Recorder(), Sounding(Sound(AUDIO)))
    hands = Hands(at)
    assert hands.play(lambda scene: scene.id == "evening")
    assert played.count("gavel") == 1
    before = list(played)
    at.press("next", 3)
    assert played == before


def test_a_device_that_goes_away_leaves_silence(caplog: pytest.LogCaptureFixture, tmp_path: Path) -> None:
    """One sentence in the log, and the game goes on."""
    with_ = services(tmp_path)
    sound = Sound(AUDIO, ambience=40)
    at = Pilot(Title(with_), strings=with_.strings, companions=(Sounding(sound),))
    sound.play("gavel")
    assert sound.under == "rain"
    at.feed(pygame.event.Event(pygame.AUDIODEVICEREMOVED, which=0, iscapture=False))
    assert sound.silent
    at.press("next")
    sound.play("gavel")
    assert len(caplog.records) == 1


def test_a_companion_that_breaks_is_left_out_and_the_game_goes_on(tmp_path: Path) -> None:
    """What only goes along with the window can never stop it."""

    class Broken(Companion):
        def shown(self, shown: Shown) -> None:
            raise RuntimeError("no")

    with_ = services(tmp_path)
    at = Pilot(Title(with_), strings=with_.strings, companions=(Broken(),))
    at.press("next")
    assert at.scene.id == "title"


# Other hands


def _stick(value: int) -> pygame.event.Event:
    axis = pygame.CONTROLLER_AXIS_LEFTY
    return pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=axis, value=value, instance_id=0)


def test_a_pads_buttons_and_stick_do_what_keys_do(tmp_path: Path) -> None:
    """Stick and cross move, A confirms, B goes back; a stick counts once until it is let go."""
    with_ = services(tmp_path)
    at = Pilot(Title(with_), strings=with_.strings, hooks=start.hooks(with_))
    first = at.focused
    at.feed(
        pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTY, value=32000, instance_id=0)
    )
    moved = at.focused
    assert moved != first
    at.feed(
        pygame.event.Event(pygame.CONTROLLERAXISMOTION, axis=pygame.CONTROLLER_AXIS_LEFTY, value=30000, instance_id=0)
    )
    assert at.focused == moved
    at.feed(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_BACK, instance_id=0))
    assert at.scene.id == "settings"
    at.feed(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=pygame.CONTROLLER_BUTTON_B, instance_id=0))
    assert at.scene.id == "title"
    reader = PadReader()
    assert reader.read(pygame.event.Event(pygame.CONTROLLERBUTTONDOWN, button=99)) == ()


def test_a_screen_reader_can_move_the_focus_and_press(tmp_path: Path) -> None:
    """What is asked in another process arrives as an event and does what keys do."""
    with_ = services(tmp_path)
    at = Pilot(Title(with_), strings=with_.strings, hooks=start.hooks(with_))
    at.feed(asked("focus", "title.settings"))
    assert at.focused == "title.settings"
    at.feed(asked("click", "title.settings"))
    assert at.scene.id == "settings"
    at.feed(asked("click", "nothing.here"))
    assert at.scene.id == "settings"


def test_readers_get_the_tree_with_names_roles_and_focus(tmp_path: Path) -> None:
    """Every control of the page, by its name, with what can be done; the focus is where ours is."""
    kit = pytest.importorskip("accesskit", reason="the extra a11y is not installed")
    from game.ui.accessible import tree_update

    with_ = services(tmp_path)
    watch = _Watch()
    at = Pilot(Title(with_), strings=with_.strings, companions=(watch,))
    update, named = tree_update(kit, watch.seen[-1], "Title")
    nodes = dict(update.nodes)
    assert named[update.focus] == at.focused
    assert kit.Action.CLICK
    assert {named[number] for number in nodes if number in named} >= {n.id for n in walk(at.tree()) if n.focusable}


def test_a_machine_without_a_sound_device_hears_of_it_in_one_line() -> None:
    """The sound library's own complaints do not reach the terminal; the game's one sentence does."""
    words = "from pathlib import Path; from game.ui.sound import Sound; Sound(Path('assets/audio')).play('pen')"
    env = {**os.environ, "SDL_AUDIODRIVER": "alsa", "ALSA_CONFIG_PATH": os.devnull, "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    done = subprocess.run(
        [sys.executable, "-c", words], env=env, capture_output=True, text=True, timeout=60, cwd=paths.assets().parent
    )
    assert done.returncode == 0
    assert len(done.stderr.splitlines()) <= 1 and "ALSA lib" not in done.stderr


# First run and the projector


def test_a_first_run_asks_how_one_would_like_to_read_before_anything_else(tmp_path: Path) -> None:
    """The settings, with the game behind them; they are kept, so that the second run begins with the title."""
    with_ = services(tmp_path)
    assert with_.first_run
    at = Pilot(
        SettingsScene(with_, leads_to=lambda: Title(with_), voice=object), settings=with_.settings,
        strings=with_.strings, hooks=start.hooks(with_),
    )  # fmt: skip
    assert "F2 brings you back" in at.text() and "F9 reads" in at.text()
    at.use("settings.theme.contrast")
    at.use("settings.done")
    assert at.scene.id == "title"
    assert not services(tmp_path).first_run
    assert services(tmp_path).settings.theme.value == "contrast"


def _public(playing: Playing, with_: Services) -> str:
    picture = picture_of(PublicScene(playing), Settings(), with_.strings, paths.assets(), (1024, 768))
    return dump(picture.tree)


def test_the_projector_shows_what_both_have_said_and_the_same_whoever_sits_here(tmp_path: Path) -> None:
    """Positions laid at the table stand there; what is on a desk or in an order does not."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES)
    before = _public(playing, with_)
    playing.desk(Side.FIRST).words = "A private word"
    playing.seat = Side.SECOND
    assert _public(playing, with_) == before
    flow.next_scene(playing)
    controller = playing.controller
    side = controller.waiting_humans()[0]
    quietly(controller, side, lambda legal: legal.act)
    before = _public(playing, with_)
    assert controller.submit(side, a.LayOffer(((0, 0),))) is None
    assert _public(playing, with_) != before


def test_the_second_window_opens_and_closes_with_the_setting(tmp_path: Path) -> None:
    """It opens in a game, closes with the setting, and stays closed when its own cross is pressed."""
    with_ = services(tmp_path)
    playing = begin(with_, Side.FIRST)
    projector = Projector(paths.assets(), with_.strings)
    at = Pilot(flow.begin(playing), strings=with_.strings, companions=(projector,))
    assert projector._window is None
    at.app.configure(at.app.settings._replace(projector=True))
    at.app.step()
    window = projector._window
    at.app.configure(at.app.settings._replace(language="ru"))
    assert at.app.step() and window is not None and "Портсмут" in window.title
    at.app.configure(at.app.settings._replace(language="en"))
    assert at.app.step()
    assert window is not None and window.title == with_.strings.text("public.caption")
    at.feed(pygame.event.Event(pygame.WINDOWCLOSE, window=window))
    assert projector._window is None and not at.over
    at.press("next")
    assert projector._window is None
    at.app.configure(at.app.settings._replace(projector=False))
    at.app.step()


def _projected(folder: Path) -> tuple[Pilot, Projector, Playing]:
    """A game with its projector's window open."""
    with_ = services(folder)
    playing = begin(with_, Side.FIRST)
    projector = Projector(paths.assets(), with_.strings)
    at = Pilot(flow.begin(playing), strings=with_.strings, companions=(projector,))
    at.app.configure(at.app.settings._replace(projector=True))
    at.app.step()
    return at, projector, playing


def test_the_second_window_lets_go_of_a_game_that_was_left(tmp_path: Path) -> None:
    """From page to page the same faces serve; back on the title page neither game, page nor picture is held."""
    at, projector, playing = _projected(tmp_path)
    first = projector._type
    at.press("next")
    assert first is not None and projector._type is first and projector._store.parts
    at.app.configure(at.app.settings._replace(typeface=Typeface.PLAIN))
    at.app.step()
    assert projector._type is not first, "another typeface needs other faces"
    projector._page = (at.scene, playing, {})
    at.app.go(Reset(Title(playing.services)))
    at.app.step()
    assert projector._window is None and not projector._store.parts
    assert (projector._last, projector._page, projector._type) == (None, None, None)


def test_keys_are_for_the_game_whichever_window_a_desktop_gives_them_to(tmp_path: Path) -> None:
    """A new window often takes the keyboard: what is typed there is heard; a click there is not."""
    at, projector, _ = _projected(tmp_path)
    before, window = at.focused, projector._window
    pressed = {"key": pygame.K_TAB, "mod": 0, "unicode": "", "window": window}
    at.feed(pygame.event.Event(pygame.KEYDOWN, pressed))
    assert at.focused != before
    assert projector.owns(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(4, 4), window=window))
    assert not projector.owns(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(4, 4)))
