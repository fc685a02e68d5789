"""Opens the window: at the title page, or straight in a game that the command line asked for."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.kernel.errors import GameError
from game.ui.lean import lean_pygame
from game.ui.pace import Pace
from game.ui.places import Places, usual_places
from game.ui.quiet import hush
from game.ui.services import Order, Services, open_services

if TYPE_CHECKING:
    from game.ui.app import Hooks
    from game.ui.author import Author
    from game.ui.companions import Companion
    from game.ui.faults import Fault
    from game.ui.intents import Intent
    from game.ui.scenes.base import Scene, Transition
    from game.ui.voice import Narrator


class Fallen(GameError):
    """The game broke and could not go on; what it says is where the report lies."""

    code = "fault"


class Options(NamedTuple):
    """What the command line may say. `order`: a game to begin at once; `author`: its scenario's file, which is being
    written; `saves`: another folder for saves.
    """

    order: Order | None = None
    saves: Path | None = None
    settings: Path | None = None
    author: Path | None = None


def run(options: Options | None = None) -> int:
    """Show the window until it is closed; returns 0.

    Raises GameError when there is no screen or no such game, and when something broke so that not even the page that
    says so could be shown.
    """
    hush(os.environ)
    known = options or Options()
    places = usual_places(known.saves, known.settings)
    gc.disable()  # what is made until the first picture stays; `companions` turns it on again
    lean_pygame()
    try:
        return _shown(known, places)
    except (GameError, ModuleNotFoundError):
        raise
    except Exception as problem:
        from game.session.fault import last_word

        raise Fallen(last_word(problem, places.saves)) from problem
    finally:
        gc.enable()


def _shown(options: Options, places: Places) -> int:
    services = open_services(places)
    services.pace = Pace(time.monotonic, time.sleep)
    if services.first_run:
        services.speak(system_language())
    first, author = _opening(services, options)

    from game import paths
    from game.ui.app import App
    from game.ui.display import Display
    from game.ui.scenes.stack import SceneStack

    settings = services.settings
    caption = services.strings.text("app.title")
    display = Display(settings.window, fullscreen=settings.fullscreen, caption=caption)
    if services.first_run:
        from game.ui.scenes.settings import SettingsScene

        first = SettingsScene(services, leads_to=partial(_same, first))
    app = App(SceneStack(first), settings, services.strings, paths.assets(), display, hooks(services, author))
    try:
        app.run()
    finally:
        app.close()
        display.close()
    return 0


def system_language() -> str:
    """The first language of this desktop that the game has; English when it has none of them."""
    import pygame.system

    from game.ui.strings import ENGLISH, LANGUAGES

    try:
        wanted = [str(each["language"]) for each in pygame.system.get_pref_locales()]
    except (pygame.error, KeyError, TypeError):
        wanted = []
    return next((each for each in wanted if each in LANGUAGES), ENGLISH)


def _opening(services: Services, options: Options) -> tuple[Scene, Author | None]:
    """The first scene, and who watches the file in author mode. Raises GameError when there is no such game."""
    if options.order is None:
        from game.ui.scenes.title import Title

        return Title(services), None
    if options.author is not None:
        from game.ui.author import Author

        author = Author(services, options.order, options.author)
        return author.first_scene(), author
    from game.ui.scenes.opening import card_first, first_scene

    sheet = card_first(services, options.order)
    if sheet is not None:
        return sheet, None
    return first_scene(services, services.new_game(options.order)), None


def _same(scene: Scene) -> Scene:
    return scene


def hooks(services: Services, author: Author | None = None) -> Hooks:
    """What the window asks of this game: keys that work everywhere, keeping settings, the word when something broke."""
    from game.ui.app import Hooks
    from game.ui.intents import Intent

    narrator: list[Narrator] = []
    keys = dict(everywhere(services, narrator))
    if author is not None:
        from game.ui.author import to_workbench

        keys[Intent.AUTHOR] = partial(to_workbench, author)
    return Hooks(
        everywhere=keys,
        pulse=None if author is None else author.pulse,
        word=None if author is None else author.word,
        crashed=partial(broken, services), left_out=partial(left_out, services), keep=services.keep,
        companions=partial(companions, services, narrator),
    )  # fmt: skip


def companions(services: Services, narrator: list[Narrator]) -> tuple[Companion, ...]:
    """Sound, speech, game pads, the projector's window, screen readers: made after the first picture.

    The one who speaks is also put in `narrator`, for the key that reads the screen. What has been made so far is no
    longer looked through for what can be thrown away.
    """
    gc.freeze()
    gc.enable()
    from game import paths
    from game.ui.accessible import accessible
    from game.ui.pads import Pads
    from game.ui.projector import Projector
    from game.ui.sound import Sound, Sounding
    from game.ui.voice import Narrator, system_voice

    t, assets = services.strings.text, paths.assets()
    narrator.append(Narrator(system_voice, t))
    readers = accessible(t("app.title"))
    known: tuple[Companion, ...] = (
        Sounding(Sound(assets / "audio")), narrator[0], Pads(), Projector(assets, services.strings),
    )  # fmt: skip
    return known if readers is None else (*known, readers)


def everywhere(services: Services, narrator: Sequence[Narrator] = ()) -> Mapping[Intent, Callable[[Scene], Transition]]:
    """Settings, help, pause and the map from any scene that is not sealed, and reading the screen aloud.

    A scene of a running game says so by an attribute `playing`; what help should open at, by `topic`; a dialog of a
    lesson where the teacher's desk is, by `to_desk`.
    """
    from game.ui.intents import Intent
    from game.ui.scenes.base import Push, Stay

    def settings(scene: Scene) -> Transition:
        from game.ui.scenes.settings import SettingsScene

        return Stay() if scene.id in ("settings", "keys", "rebind") else Push(SettingsScene(services))

    def help_(scene: Scene) -> Transition:
        from game.ui.scenes.help import HelpScene

        if scene.id == "help":
            return Stay()
        return Push(HelpScene(services, str(getattr(scene, "topic", "")), playing=getattr(scene, "playing", None)))

    def pause(scene: Scene) -> Transition:
        from game.ui.scenes.parts_frame import pause as pause_of

        to_desk: Callable[[], Transition] | None = getattr(scene, "to_desk", None)
        if to_desk is not None:
            return to_desk()
        playing = getattr(scene, "playing", None)
        return Stay() if playing is None or scene.id in ("pause", "saves", "days") else Push(pause_of(playing))

    def map_(scene: Scene) -> Transition:
        from game.ui.scenes.map import MapScene
        from game.ui.scenes.parts_map import chart_of

        playing, side = getattr(scene, "playing", None), getattr(scene, "side", None)
        if playing is None or side is None or scene.id == "map" or chart_of(playing) is None:
            return Stay()
        return Push(MapScene(playing, side))

    def read(scene: Scene) -> Transition:
        if any(each.mute() for each in narrator):
            from game.ui.scenes.message import Message

            t = services.strings.text
            known = isinstance(scene, Message)
            return Stay() if known else Push(Message(t("settings.speech"), t("settings.speech_none")))
        for each in narrator:
            each.read(scene)
        return Stay()

    return {Intent.SETTINGS: settings, Intent.HELP: help_, Intent.MENU: pause, Intent.READ: read, Intent.MAP: map_}


def broken(services: Services, fault: Fault) -> Scene:
    """The page that says that something broke, with the way back into the game."""
    from game.ui.faults import page_of

    return page_of(services, fault)


def left_out(services: Services, fault: Fault) -> Scene:
    """The word that something beside the window broke."""
    from game.ui.faults import slip_of

    return slip_of(services, fault)
