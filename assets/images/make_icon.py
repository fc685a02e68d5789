"""Makes the window's icon, a seal with the game's letter: `python assets/images/make_icon.py` in the checkout."""

from __future__ import annotations

import os
import sys
from pathlib import Path

SIZE = 64


def main() -> None:
    """Write `icon.png` beside this file."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    sys.path.insert(0, str(Path(__file__).parents[2]))
    import pygame

    from game.ui.wax import wax_picture

    pygame.init()
    picture = wax_picture(SIZE // 2, (122, 26, 26), "mediator")
    face = pygame.font.Font(str(Path(__file__).parents[1] / "fonts" / "PlayfairDisplay_700Bold.ttf"), SIZE // 2)
    letter = face.render("P", True, (247, 238, 215))
    picture.blit(letter, letter.get_rect(center=(SIZE // 2, SIZE // 2 - 2)))
    pygame.image.save(picture, str(Path(__file__).parent / "icon.png"))


if __name__ == "__main__":
    main()
