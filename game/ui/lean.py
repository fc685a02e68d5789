"""pygame as the first picture needs it: what this game never uses, or later, waits until somebody asks for it."""

from __future__ import annotations

import sys
import warnings
from contextlib import suppress

LATER = (
    "pygame.mixer", "pygame.mixer_music", "pygame.pkgdata", "pygame._debug", "pygame.sprite", "pygame.sysfont",
    "pygame.font", "pygame.system", "pygame.typing",
)  # fmt: skip
"""Parts that pygame's first import reads besides, and does without where they are missing; they take half of it.
Without the search for the system's fonts it leaves all fonts out, so that these are imported by themselves."""


def lean_pygame() -> None:
    """Import pygame without these parts, unless it is there; `import pygame.mixer` then brings the real one."""
    if "pygame" in sys.modules:
        return
    missing = dict.fromkeys(LATER)
    sys.modules.update(missing)  # type: ignore[arg-type]
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "import sprite", RuntimeWarning)
            import pygame
    finally:
        for name in missing:
            sys.modules.pop(name, None)
    with suppress(ImportError):  # then whoever asks for a font is told so
        import pygame.font  # noqa: F401
