"""Taking the pictures of one screen, and looking for what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.ui import checks
from game.ui.scenes.base import Push
from game.ui.settings import Settings, ThemeName, Typeface
from game.ui.strings import ENGLISH, LANGUAGES
from game.ui.theme import theme
from tests.pictures.registry import Shot
from tests.pictures.sight import first_sight
from tests.pictures.stage import Stage
from tests.ui.game_hands import Hands, pilot
from tests.ui.pilot import Pilot

SIZES = ((1024, 768), (1366, 768), (1920, 1080), (2560, 1440))
TEXTS = (100, 150, 200)
ABROAD = (((1366, 768), 100), ((1366, 768), 200))
"""How each other language is looked at, in one palette."""

Frame = tuple[tuple[int, int], int]


@dataclass(frozen=True)
class Look:
    """A window, a size of type, a language, and the palettes that a screen is seen in."""

    size: tuple[int, int]
    text: int
    language: str = ENGLISH
    themes: tuple[ThemeName, ...] = tuple(ThemeName)

    def file(self, scene: str, name: ThemeName) -> str:
        """The file of the picture."""
        abroad = "" if self.language == ENGLISH else f"-{self.language}"
        return f"{scene}-{self.size[0]}x{self.size[1]}-{self.text}-{name}{abroad}.png"


def _looks(frames: tuple[Frame, ...], abroad: tuple[Frame, ...]) -> tuple[Look, ...]:
    others = [each for each in LANGUAGES if each != ENGLISH]
    home = tuple(Look(*frame) for frame in frames)
    return home + tuple(Look(*frame, language, (ThemeName.DAY,)) for language in others for frame in abroad)


QUICK = _looks((((1366, 768), 100), ((1024, 768), 200)), ABROAD)
EVERY = _looks(tuple((size, text) for size in SIZES for text in TEXTS), ABROAD)


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
    language: str = ENGLISH


def take(shot: Shot, stage: Stage, looks: tuple[Look, ...], folder: Path | None) -> Iterator[Picture]:
    """Pictures of a screen in every palette; without a folder only what is wrong with it."""
    for look in looks:
        try:
            yield from _frame(shot, stage, look, folder)
        except Exception as problem:
            said = (f"broken: the screen could not be drawn ({type(problem).__name__}: {problem})",)
            for name in look.themes:
                yield _picture(shot, look, name, said)


def _picture(shot: Shot, look: Look, name: ThemeName, problems: tuple[str, ...]) -> Picture:
    file = look.file(shot.name, name)
    return Picture(file, shot.name, *look.size, look.text, str(name), problems, look.language)


def _frame(shot: Shot, stage: Stage, look: Look, folder: Path | None) -> Iterator[Picture]:
    stage.speak(look.language)
    stage.fit(look.size, look.text)
    at = pilot(stage.shelf, (shot.below or shot.make)(stage), look.size, look.text)
    if shot.below is not None:
        at.app.go(Push(shot.make(stage)))
        at.app.step()
    if shot.use:
        hands = Hands(at)
        for node_id in shot.use:
            hands.use(node_id)
    if not isinstance(at.scene, shot.kind):
        raise TypeError(f"{shot.name} came to {at.scene.id}")
    opened = first_sight(at.tree(), at.focused, below=at.scene.begins_below)
    wrong = (*opened, *at.problems(), *_plain(at), *_unsaid(at))
    for name in look.themes:
        at.app.configure(at.app.settings._replace(theme=name))
        found = (*wrong, *checks.faint(at.tree(), theme(name)))
        if folder is not None:
            at.screenshot(folder / look.file(shot.name, name))
        yield _picture(shot, look, name, found)
    at.app.configure(Settings(window=look.size, language=look.language))


def _plain(at: Pilot) -> list[str]:
    """What is wrong on the same screen in the face for easy reading."""
    settings = at.app.settings
    at.app.configure(settings._replace(typeface=Typeface.PLAIN))
    found = [f"in the plain face, {one}" for one in at.problems()]
    at.app.configure(settings)
    return found


def _unsaid(at: Pilot) -> list[str]:
    return [f"wording: the catalogue of {at.strings.language} has no '{key}'" for key in at.strings.missing]
