"""Settings. Each takes effect at once and is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Changed, Command, Configure, Context, Pop, Pressed, Push, Reset, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.services import Services
from game.ui.settings import Motion, Settings, ThemeName, Typeface
from game.ui.strings import LANGUAGES
from game.ui.voice import system_voice
from game.ui.widgets.basic import columns, heading, note, panel, scroll, text
from game.ui.widgets.controls import Option, button, choices, slider, toggle
from game.ui.widgets.dialog import key_caption


@dataclass(frozen=True, slots=True)
class Spoken:
    """A language to read the game in."""

    language: str


class SettingsScene(Scene):
    """Text, contrast, motion, window, sound. Keys are one button away."""

    id = "settings"
    first_focus = "settings.text_scale"

    def __init__(
        self, services: Services, leads_to: Callable[[], Scene] | None = None,
        voice: Callable[[], object | None] = system_voice,
    ) -> None:  # fmt: skip
        """`leads_to`: what follows when these are the first thing that a player sees. `voice`: what would speak."""
        self.services, self.leads_to = services, leads_to
        self.mute = voice() is None

    def build(self, ctx: Context) -> Node:
        """Reading on the left, the window and sound on the right."""
        now, first = ctx.settings, self.leads_to is not None
        press = key_caption(ctx.key(Intent.SETTINGS))
        under = ctx.t("settings.first_under", press=press) if first else ctx.t("settings.at_once")
        done = ctx.t("settings.first_done" if first else "settings.done")
        left = panel(
            heading(ctx.t("settings.language")),
            _languages(ctx, now.language),
            heading(ctx.t("settings.reading")),
            slider(
                "settings.text_scale", ctx.t("settings.text_scale"), now.text_scale, 100, 200, step=10,
                shown=ctx.t("settings.percent", n=now.text_scale),
            ),
            _named(ctx, "typeface", Typeface, now.typeface),
            _named(ctx, "theme", ThemeName, now.theme),
            _sample(ctx),
            basis=440, grow=1, gap=12,
        )  # fmt: skip
        body = scroll("settings.body", columns(left, self._right(ctx, now)), gap=14)
        return front_page(
            ctx, ctx.t("settings.first_title" if first else "settings.title"), body, under=under,
            buttons=(
                button("settings.defaults", ctx.t("settings.defaults")),
                button("settings.done", done, primary=True, shortcut=Intent.BACK),
            ),
        )  # fmt: skip

    def _right(self, ctx: Context, now: Settings) -> Node:
        return panel(
            heading(ctx.t("settings.window")),
            toggle("settings.fullscreen", ctx.t("settings.fullscreen"), now.fullscreen),
            toggle("settings.projector", ctx.t("settings.projector"), now.projector),
            note(ctx.t("settings.projector_note")),
            _named(ctx, "motion", Motion, now.motion),
            heading(ctx.t("settings.sound_heading")),
            _volume(ctx, "sound", now.sound),
            _volume(ctx, "ambience", now.ambience),
            note(ctx.t("settings.sound_note")),
            toggle("settings.speech", ctx.t("settings.speech"), now.speech),
            text(ctx.t("settings.speech_none"), size=18, colour="warn") if self.mute else
            note(ctx.t("settings.speech_note", press=key_caption(ctx.key(Intent.READ)))),
            heading(ctx.t("settings.counsel")),
            toggle("settings.adviser", ctx.t("settings.adviser"), now.adviser),
            heading(ctx.t("settings.keys_heading")),
            button("settings.keys", ctx.t("settings.keys")),
            heading(ctx.t("settings.erase_heading")),
            button("settings.erase", ctx.t("settings.erase")),
            basis=440, grow=1, gap=12,
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """A change becomes other settings at once."""
        now = self.services.settings
        match command:
            case Changed("settings.text_scale", int(percent)):
                return Configure(now.scaled_text(percent))
            case Changed("settings.fullscreen", bool(on)):
                return Configure(now._replace(fullscreen=on))
            case Changed("settings.adviser" | "settings.speech" | "settings.projector" as name, bool(on)):
                return Configure(_switched(now, name.removeprefix("settings."), on))
            case Changed("settings.sound", int(percent)):
                return Configure(now._replace(sound=percent))
            case Changed("settings.ambience", int(percent)):
                return Configure(now._replace(ambience=percent))
            case Pressed(on=Spoken(language)):
                return Configure(now._replace(language=language))
            case Pressed(on=Typeface() | ThemeName() | Motion() as value):
                return Configure(_with(now, value))
            case Pressed("settings.defaults"):
                return Configure(_first(now))
            case Pressed("settings.keys"):
                return self._keys()
            case Pressed("settings.erase"):
                from game.ui.scenes.erase import EraseScene

                return Push(EraseScene(self.services))
            case Pressed("settings.done"):
                return self._done()
        return Stay()

    def _done(self) -> Transition:
        if self.leads_to is None:
            return Pop()
        self.services.keep(self.services.settings)
        return Reset(self.leads_to())

    def _keys(self) -> Transition:
        from game.ui.scenes.keys import KeysScene

        return Push(KeysScene(self.services))


def _first(now: Settings) -> Settings:
    """The settings of a first run, but for what they cannot know: the window, the keys, the language that is read."""
    return Settings(window=now.window, fullscreen=now.fullscreen, keymap=now.keymap, language=now.language)


def _languages(ctx: Context, now: str) -> Node:
    """Each language by its own name, so that whoever reads only that one finds it."""
    options = [Option(each, name, on=Spoken(each)) for each, name in LANGUAGES.items()]
    return choices("settings.language", options, now, label=ctx.t("settings.language"), across=True)


def _sample(ctx: Context) -> Node:
    words = text(ctx.t("settings.sample")), note(ctx.t("settings.sample_small"))
    return panel(*words, surface="well", padding=12, gap=4)


def _switched(now: Settings, name: str, on: bool) -> Settings:
    if name == "speech":
        return now._replace(speech=on)
    return now._replace(adviser=on) if name == "adviser" else now._replace(projector=on)


def _with(now: Settings, value: Typeface | ThemeName | Motion) -> Settings:
    if isinstance(value, Typeface):
        return now._replace(typeface=value)
    return now._replace(theme=value) if isinstance(value, ThemeName) else now._replace(motion=value)


def _named(ctx: Context, name: str, kind: type[Typeface] | type[ThemeName] | type[Motion], now: str) -> Node:
    options = [Option(each.value, ctx.t(f"settings.{name}_{each.value}"), on=each) for each in kind]
    label = ctx.t(f"settings.{name}")
    ladder = choices(f"settings.{name}", options, now, label=label, across=not ctx.narrow, follows=True)
    return panel(text(label, size=18, colour="ink_soft"), ladder, surface="", padding=0, gap=2)


def _volume(ctx: Context, name: str, now: int) -> Node:
    shown = ctx.t("settings.percent", n=now) if now else ctx.t("settings.off")
    return slider(f"settings.{name}", ctx.t(f"settings.{name}"), now, 0, 100, step=10, shown=shown)
