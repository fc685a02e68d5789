"""A player's hands on the screens before and beside the game, with folders of its own."""

from pathlib import Path

from game.kernel.sides import Side
from game.ui import start
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes.base import Scene
from game.ui.services import Order, Services, open_services
from tests.ui.pilot import Pilot

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"
SIZES = (((1024, 768), 200), ((1280, 720), 100), ((1366, 768), 100), ((1920, 1080), 100), ((640, 480), 100))


def places(folder: Path) -> Places:
    """Folders under `folder`: a whole scenario and a broken one among the scenarios."""
    shelf = folder / "scenarios"
    shelf.mkdir(exist_ok=True)
    text = HARBOUR.read_text(encoding="utf-8")
    (shelf / "harbour.yaml").write_text(text, encoding="utf-8")
    broken = text.replace("title: The Harbour", "title: The Ruin").replace("id: harbour", "id: broken")
    broken = broken.replace("monogram: R", "monogramm: R").replace("lag: 0", "lag: no")
    (shelf / "broken.yaml").write_text(broken, encoding="utf-8")
    return Places(folder / "saves", folder / "settings.json", (shelf,))


def services(folder: Path) -> Services:
    """Services over those folders."""
    return open_services(places(folder))


def pilot(scene: Scene, with_: Services, size: tuple[int, int] = (1280, 720), text: int = 100) -> Pilot:
    """A pilot in front of a scene, wired as the game itself is."""
    settings = with_.settings._replace(text_scale=text)
    with_.settings = settings
    return Pilot(scene, size=size, settings=settings, strings=with_.strings, hooks=start.hooks(with_))


def playing(with_: Services, *human: Side, iron: bool = False) -> Playing:
    """A game of the harbour that people play on these sides."""
    opened = with_.new_game(Order("harbour", human or (Side.FIRST,), seed="front", iron=iron))
    return Playing(controller=opened.controller, human=opened.human, services=with_, seat=human[0] if human else None)
