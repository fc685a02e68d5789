"""Opens the window: at the title page, or straight in a game that the command line asked for."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.ui.places import usual_places
from game.ui.quiet import hush
from game.ui.services import Order, Services, open_services

if TYPE_CHECKING:
    from game.ui.app import Hooks
    from game.ui.intents import Intent
    from game.ui.scenes.base import Scene, Transition


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line may say. `order`: a game to begin at once; `saves`: another folder for saves."""

    order: Order | None = None
    saves: Path | None = None
    settings: Path | None = None


def run(options: Options = Options()) -> int:
    """Show the window until it is closed; returns 0. Raises GameError when there is no screen or no such game."""
    hush(os.environ)
    services = open_services(usual_places(options.saves, options.settings))
    opened = services.new_game(options.order) if options.order is not None else None

    from game import paths
    from game.ui.app import App
    from game.ui.display import Display
    from game.ui.scenes.stack import SceneStack

    settings = services.settings
    caption = services.strings.text("app.title")
    display = Display(settings.window, fullscreen=settings.fullscreen, caption=caption)
    if opened is None:
        from game.ui.scenes.title import Title

        first: Scene = Title(services)
    else:
        from game.ui.scenes.opening import first_scene

        first = first_scene(services, opened)
    try:
        App(SceneStack(first), settings, services.strings, paths.assets(), display, hooks(services)).run()
    finally:
        display.close()
    return 0


def hooks(services: Services) -> Hooks:
    """What the window asks of this game: keys that work everywhere, keeping settings, the word when something broke."""
    from game.ui.app import Hooks

    return Hooks(everywhere=everywhere(services), crashed=lambda fault: broken(services, fault), keep=services.keep)


def everywhere(services: Services) -> Mapping[Intent, Callable[[Scene], Transition]]:
    """Settings, help and pause from any scene that is not sealed.

    A scene of a running game says so by an attribute `playing`; what help should open at, by `topic`.
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
        from game.ui.scenes.pause import PauseScene

        playing = getattr(scene, "playing", None)
        return Stay() if playing is None or scene.id in ("pause", "saves", "days") else Push(PauseScene(playing))

    return {Intent.SETTINGS: settings, Intent.HELP: help_, Intent.MENU: pause}


def broken(services: Services, fault: Exception) -> Scene:
    """The scene that says that something broke and leads back to the title page."""
    from game.ui.scenes.message import Message
    from game.ui.scenes.title import Title

    logging.getLogger(__name__).error("%s: %s", type(fault).__name__, fault)
    t = services.strings.text
    sentence = t("message.broke_body", fault=type(fault).__name__)
    return Message(t("message.broke"), sentence, leads_to=Title(services))
