"""What is tried of a packaged game: every command, whole games, and what it does where nothing can be written."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.full.desktop import Desktop, missing_tools
from tests.packaged import building, commands
from tests.packaged.by_ear import HOME, listening
from tests.packaged.room import ROOT, FailedError, Room, room

PROGRAM = f"{building.NAME}.exe" if os.name == "nt" else building.NAME
HEADLESS = ("dogger-bank-1904", "0")
"""The conference that is played without a screen, and the side, by its place in the file."""
BY_EAR = ("portsmouth-1905", "--side", "japan", "--seed", "7")
"""The conference that is played in a window, as it is begun from a command line."""
HANDS = ("packaged/__init__.py", "packaged/headless.py", "ui/__init__.py", "ui/game_hands.py", "ui/pilot.py",
         "ui/ways.py")  # fmt: skip
"""Of the tests, what plays in the scenes; it is laid beside the installed game."""


def wheel(work: Path, built: Path, python: Path, *, thorough: bool) -> Iterator[str]:
    """Install a wheel as a person would and play in it; `thorough`: give it every command as well.

    Raises FailedError.
    """
    work.mkdir()
    inside = building.environment(work / "venv", python)
    building.do(inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", built, where=work)
    building.do(inside, "-m", "pip", "check", where=work)
    yield f"installed with {len(_packages(inside, work))} packages, which all fit"
    _lay_hands(work / "venv" / "hands")
    program = (str(inside.with_name(PROGRAM)),)
    library = building.do(inside, "-c", "import os; print(os.__file__, end='')", where=work)
    probe = (str(inside), "-c", f"import game, os; raise SystemExit(os.__file__ != {library!r})")
    with room(work / "room", work / "venv", probe) as inn:
        yield ", ".join(inn.prove())
        yield _without_a_screen(inn, inside, work)
        few = [each for each in commands.tries() if each.words[0] in ("replay", "simulate")]
        yield commands.run(inn, program, commands.tries() if thorough else tuple(few))


def portable(work: Path, archive: Path, left_out: Callable[[str], None]) -> Iterator[str]:
    """Unpack the archive where nobody may write, and play in it. Raises FailedError."""
    work.mkdir()
    shutil.unpack_archive(archive, work / "place")
    folder = work / "place" / building.label()
    program = (str(folder / PROGRAM),)
    with room(work / "room", folder, (*program, "--help")) as inn:
        yield ", ".join(inn.prove())
        yield commands.run(inn, program, commands.tries())
    missing = missing_tools()
    if missing:
        left_out(f"a game in the window of the portable folder: no {', '.join(missing)}")
        return
    for number, each in enumerate((_by_ear, _nowhere_to_write)):
        screen = work / f"screen{number}"
        screen.mkdir()
        with room(work / f"room{number}", folder, (*program, "--help")) as inn, Desktop(screen) as desktop:
            yield each(inn, desktop, program)


def _packages(python: Path, where: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(building.do(python, "-m", "pip", "list", "--format", "json", where=where))
    return found


def _without_a_screen(inn: Room, python: Path, work: Path) -> str:
    """Play a whole game through the installed game's scenes; its save must replay."""
    hands = work / "venv" / "hands"
    scenario, side = HEADLESS
    found = json.loads(inn.fine(
        str(python), "-m", "tests.packaged.headless", scenario, side, str(inn.home / "played"), PYTHONPATH=str(hands),
        PYTHONDONTWRITEBYTECODE="1",
    ))  # fmt: skip
    if str(work) not in found["game"]:
        raise FailedError(f"It was not the installed game that was played, but {found['game']}.")
    save = max((inn.home / "played" / "saves").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    again = commands.replayed(inn, (str(python.with_name(PROGRAM)),), save)
    return (
        f"{scenario} was played without a screen to its end, over {sum(found['scenes'].values())} screens in "
        f"{found['seconds']} s, with no socket; its save replays: {again['actions']} actions"
    )


def _lay_hands(folder: Path) -> None:
    """Put the player that needs no screen where an installed game can be played by it."""
    for name in HANDS:
        target = folder / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "tests" / name, target)


def _by_ear(inn: Room, desktop: Desktop, program: tuple[str, ...]) -> str:
    """Play a whole game in a window by what is heard; its save must replay, and lie where the player's things lie."""
    with listening(desktop, inn, *program, "play", *BY_EAR) as player:
        steps = player.play()
        player.leave()
    saves = inn.home / ".local" / "share" / building.NAME / "saves"
    save = max(saves.glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    again = commands.replayed(inn, program, save)
    often = ", ".join(f"“{label}” {times}" for label, times in player.done.most_common(4))
    return (
        f"{BY_EAR[0]} was played in its window by ear and with keys to its end and the title page, in {steps} steps "
        f"({often}); its save in the player's own folder replays: {again['actions']} actions"
    )


def _nowhere_to_write(inn: Room, desktop: Desktop, program: tuple[str, ...]) -> str:
    """Where not even the player's own folder can be written to, one sentence says so, and the game can be played."""
    inn.home.chmod(0o555)
    os.chown(inn.home, 0, 0)
    with listening(desktop, inn, *program, newcomer=True) as player:
        player.step()
        title = player.page()
        player.leave()
    found = [line for line in title.lines if str(inn.home) in line and line.endswith(".")]
    if title.named(HOME) is None or len(found) != 1:
        raise FailedError(f"There is not one word of a folder that cannot be written to: {title.lines}")
    return f"where nothing can be written it opens all the same and says: {found[0]}"
