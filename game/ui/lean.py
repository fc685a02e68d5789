"""pygame as the first picture needs it: its mixer and what finds its own files wait until somebody asks for them."""

from __future__ import annotations

import sys

LATER = ("pygame.mixer", "pygame.mixer_music", "pygame.pkgdata", "pygame._debug")
"""Parts that pygame's first import reads besides, and does without where they are missing; they take a sixth of it."""


def lean_pygame() -> None:
    """Import pygame without these parts, unless it is there; `import pygame.mixer` then brings the real one."""
    if "pygame" in sys.modules:
        return
    missing = dict.fromkeys(LATER)
    sys.modules.update(missing)  # type: ignore[arg-type]
    try:
        import pygame  # noqa: F401
    finally:
        for name in missing:
            sys.modules.pop(name, None)
