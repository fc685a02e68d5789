"""Make paper.png, the texture that is multiplied over the colour of the desk.

A maintainer's tool, not used by the game: run it in this folder, then reduce
the colours with `convert paper.png -colors 40 PNG8:paper.png`.
"""

import os
import random

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

SIZE = (800, 500)
LAYERS = ((5, 3, 246), (13, 8, 249), (46, 30, 251), (150, 420, 250), (800, 500, 251))


def noise(dice: random.Random, size: tuple[int, int], low: int) -> pygame.Surface:
    """Grey noise between `low` and white."""
    surface = pygame.Surface(size)
    for x in range(size[0]):
        for y in range(size[1]):
            grey = dice.randint(low, 255)
            surface.set_at((x, y), (grey, grey, grey))
    return surface


def shaded(surface: pygame.Surface) -> None:
    """Warm the paper, and darken it towards the edges."""
    for x in range(SIZE[0]):
        for y in range(SIZE[1]):
            grey = min(255, surface.get_at((x, y)).r + 12)
            off = max(0.0, max(abs(x / SIZE[0] - 0.5), abs(y / SIZE[1] - 0.5)) * 2 - 0.45)
            grey = int(grey * (1 - 0.2 * off * off) / 2) * 2 + 1
            surface.set_at((x, y), (min(255, grey), int(grey * (0.985 - 0.03 * off)), int(grey * (0.955 - 0.09 * off))))


if __name__ == "__main__":
    chance = random.Random(1905)
    paper = pygame.Surface(SIZE)
    paper.fill((255, 255, 255))
    for wide, high, darkest in LAYERS:
        layer = pygame.transform.smoothscale(noise(chance, (wide, high), darkest), SIZE)
        paper.blit(layer, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    for _ in range(200):
        x, y = chance.randrange(SIZE[0]), chance.randrange(SIZE[1])
        end = (x + chance.randint(5, 15), y + chance.uniform(-5, 5))
        pygame.draw.aaline(paper, (243, 242, 239), (x, y), end)
    shaded(paper)
    pygame.image.save(paper, "paper.png")
