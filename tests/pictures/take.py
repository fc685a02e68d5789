"""Taking the pictures of one screen, and looking for what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from game.ui import checks
from game.ui.scenes.base import Push
from game.ui.settings import Settings, ThemeName, Typeface
from game.ui.theme import theme
from tests.pictures.registry import Shot
from tests.pictures.stage import Stage
from tests.ui.game_hands import Hands, pilot
from tests.ui.pilot import Pilot

SIZES = ((1024, 768), (1366, 768), (1920, 1080), (2560, 1440))
TEXTS = (100, 150, 200)
QUICK = (((1366, 768), 100), ((1024, 768), 200))
EVERY = tuple((size, text) for size in SIZES for text in TEXTS)

Frame = tuple[tuple[int, int], int]


@dataclass(frozen=True)
class Picture:
    """One line of the list."""

    file: str
    scene: str
    width: int
    height: int
    text: int
    theme: str
    problems: tuple[str, ...]


def take(shot: Shot, stage: Stage, frames: tuple[Frame, ...], folder: Path | None) -> Iterator[Picture]:
    """Pictures of a screen in every palette; without a folder only what is wrong with it."""
    for size, text in frames:
        try:
            yield from _frame(shot, stage, size, text, folder)
        except Exception as problem:
            names = [f"{shot.name}-{size[0]}x{size[1]}-{text}-{name}.png" for name in ThemeName]
            said = (f"broken: the screen could not be drawn ({type(problem).__name__}: {problem})",)
            yield from (Picture(file, shot.name, *size, text, file[:-4].split("-")[-1], said) for file in names)


def _frame(shot: Shot, stage: Stage, size: tuple[int, int], text: int, folder: Path | None) -> Iterator[Picture]:
    at = pilot(stage.shelf, (shot.below or shot.make)(stage), size, text)
    if shot.below is not None:
        at.app.go(Push(shot.make(stage)))
        at.app.step()
    if shot.use:
        hands = Hands(at)
        for node_id in shot.use:
            hands.use(node_id)
    if not isinstance(at.scene, shot.kind):
        raise TypeError(f"{shot.name} came to {at.scene.id}")
    wrong = (*at.problems(), *_plain(at), *_unsaid(at))
    for name in ThemeName:
        at.app.configure(replace(at.app.settings, theme=name))
        found = (*wrong, *checks.faint(at.tree(), theme(name)))
        file = f"{shot.name}-{size[0]}x{size[1]}-{text}-{name}.png"
        if folder is not None:
            at.screenshot(folder / file)
        yield Picture(file, shot.name, *size, text, str(name), found)
    at.app.configure(Settings(window=size))


def _plain(at: Pilot) -> list[str]:
    """What is wrong on the same screen in the face for easy reading."""
    settings = at.app.settings
    at.app.configure(replace(settings, typeface=Typeface.PLAIN))
    found = [f"in the plain face, {one}" for one in at.problems()]
    at.app.configure(settings)
    return found


def _unsaid(at: Pilot) -> list[str]:
    return [f"wording: the catalogue has no '{key}'" for key in at.strings.missing]
