"""A player's preferences: pure data, and a file that is never trusted."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from game.kernel.sentences import sentence
from game.ui.keymap import Keymap
from game.ui.strings import ENGLISH, LANGUAGES


class ThemeName(StrEnum):
    """The palettes."""

    DAY = "day"
    NIGHT = "night"
    CONTRAST = "contrast"


class Typeface(StrEnum):
    """Type of 1905, or a plain face made for easy reading."""

    PERIOD = "period"
    PLAIN = "plain"


class Motion(StrEnum):
    """How much may move."""

    FULL = "full"
    REDUCED = "reduced"
    NONE = "none"


MOST_PACKS = 200
LARGEST_BYTES = 256 * 1024
LONGEST_LEVEL = 40
REMEMBERED = ("level", "packs", "lesson")
"""What is written beside the preferences and has no place on their page."""
LESSON_WORDS, LONGEST_WORD = 9, 80


class Settings(NamedTuple):
    """Every preference with the value that a first run has. `level`: of the last game that was begun, or empty;
    `lesson`: the last lesson that was printed or begun, in the words of `lesson_kept`, or nothing.
    """

    text_scale: int = 100
    theme: ThemeName = ThemeName.DAY
    typeface: Typeface = Typeface.PERIOD
    motion: Motion = Motion.FULL
    fullscreen: bool = False
    window: tuple[int, int] = (1280, 720)
    sound: int = 70
    ambience: int = 40
    speech: bool = False
    projector: bool = False
    adviser: bool = True
    language: str = ENGLISH
    level: str = ""
    keymap: Keymap = Keymap()
    packs: tuple[str, ...] = ()
    lesson: tuple[str, ...] = ()

    def scaled_text(self, percent: int) -> "Settings":
        """These settings with a text scale of 100 to 200, in tens."""
        return self._replace(text_scale=max(100, min(200, round(percent / 10) * 10)))


class LoadedSettings(NamedTuple):
    """Settings, and one sentence for each thing that was not understood."""

    settings: Settings
    complaints: tuple[str, ...] = ()


def to_dict(settings: Settings) -> dict[str, object]:
    """Plain data for a file."""
    plain = settings._asdict()
    plain["window"] = list(settings.window)
    plain["packs"] = list(settings.packs)
    plain["lesson"] = list(settings.lesson)
    plain["keymap"] = settings.keymap.to_dict()
    return {key: str(v) if isinstance(v, StrEnum) else v for key, v in plain.items()}


def from_dict(raw: Mapping[str, object]) -> LoadedSettings:
    """The settings in `raw`; whatever is wrong keeps its default and is named."""
    good: dict[str, Any] = {}
    complaints = []
    for name, check in _checks().items():
        if name not in raw:
            continue
        value = check(raw[name])
        if value is None:
            complaints.append(
                sentence(
                    "trouble.setting", "The setting '{name}' was not understood and keeps its usual value.", name=name
                )
            )
        else:
            good[name] = value
    return LoadedSettings(Settings()._replace(**good), tuple(complaints))


def load(path: Path) -> LoadedSettings:
    """Read a settings file; a missing one is a first run, a bad one is said."""
    try:
        with path.open("rb") as stream:
            raw = json.loads(stream.read(LARGEST_BYTES + 1)[:LARGEST_BYTES])
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except (OSError, ValueError, RecursionError):
        return LoadedSettings(Settings(), (f"The settings in {path} could not be read.",))
    if not isinstance(raw, dict):
        return LoadedSettings(Settings(), (f"The settings in {path} could not be read.",))
    return from_dict(raw)


def save(path: Path, settings: Settings) -> str:
    """Write the file whole or not at all; a sentence when it could not be written."""
    from game.session.files import write_whole

    text = json.dumps(to_dict(settings), indent=2, sort_keys=True) + "\n"
    try:
        write_whole(path, text.encode("utf-8"))
    except OSError as problem:
        return sentence(
            "trouble.settings_kept",
            "The settings could not be kept in {path}: {reason}.",
            path=path,
            reason=problem.strerror or problem,
        )
    return ""


def _checks() -> dict[str, Callable[[object], object | None]]:
    return {
        "text_scale": lambda v: v if _whole(v, 100, 200) and int(str(v)) % 10 == 0 else None,
        "theme": lambda v: _member(ThemeName, v),
        "typeface": lambda v: _member(Typeface, v),
        "motion": lambda v: _member(Motion, v),
        "fullscreen": lambda v: v if isinstance(v, bool) else None,
        "adviser": lambda v: v if isinstance(v, bool) else None,
        "speech": lambda v: v if isinstance(v, bool) else None,
        "projector": lambda v: v if isinstance(v, bool) else None,
        "sound": lambda v: v if _whole(v, 0, 100) else None,
        "ambience": lambda v: v if _whole(v, 0, 100) else None,
        "language": lambda v: v if isinstance(v, str) and v in LANGUAGES else None,
        "level": lambda v: v if isinstance(v, str) and len(v) <= LONGEST_LEVEL else None,
        "window": _window,
        "packs": _packs,
        "lesson": _lesson,
        "keymap": lambda v: Keymap.from_dict(v) if isinstance(v, dict) else None,
    }


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _member(kind: type[StrEnum], value: object) -> StrEnum | None:
    return next((member for member in kind if member.value == value), None)


def _packs(value: object) -> tuple[str, ...] | None:
    """The digests of packs whose card has been read, the latest last."""
    if isinstance(value, list) and all(isinstance(one, str) and len(one) <= 80 for one in value):
        return tuple(value[-MOST_PACKS:])
    return None


def _lesson(value: object) -> tuple[str, ...] | None:
    """The words of the last lesson; whether it can still be held is asked where it is begun."""
    if isinstance(value, list) and len(value) in (0, LESSON_WORDS):
        return tuple(value) if all(isinstance(one, str) and len(one) <= LONGEST_WORD for one in value) else None
    return None


def _window(value: object) -> tuple[int, int] | None:
    match value:
        case [int(w), int(h)] if 320 <= w <= 16000 and 240 <= h <= 16000:
            return (w, h)
    return None
