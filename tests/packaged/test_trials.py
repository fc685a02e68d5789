"""What is tried of a packaged game leaves nothing out, and the room in which it is tried has no holes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.commands.app import app
from tests.packaged import building, commands
from tests.packaged.by_ear import page_of
from tests.packaged.interpreters import VERSIONS, interpreters
from tests.packaged.room import FailedError, Room, room

HEARD = """The table: Britain
First sitting · Tuesday 25 October 1904
Dossier [B]. button.
The Emperor is grieved. new. entry. 2 of 2.
1  regret for an accident of war. choice. chosen. 1 of 4.
Adjourn. button. cannot be used now. It is not your turn.
Lay this offer…. main button.
"""


def test_every_command_is_tried() -> None:
    """What was built is given every command that the game has."""
    names = {each.name or str(getattr(each.callback, "__name__", "")) for each in app.registered_commands}
    assert names == {each.words[0] for each in commands.tries()} - {"--help"}


def test_a_page_is_understood_as_it_is_heard() -> None:
    """Lines, controls, which of them can be used and which is chosen are told apart by the words that are spoken."""
    page = page_of(HEARD)
    assert page.lines == ("The table: Britain", "First sitting · Tuesday 25 October 1904")
    assert [(each.label, each.kind) for each in page.controls] == [
        ("Dossier [B]", "button"),
        ("The Emperor is grieved. new", "entry"),
        ("1  regret for an accident of war", "choice"),
        ("Adjourn", "button"),
        ("Lay this offer…", "main button"),
    ]
    assert page.named("Adjourn") is None
    assert [each.label for each in page.controls if each.chosen] == ["1  regret for an accident of war"]
    main = page.main()
    assert main is not None
    assert main.label == "Lay this offer…"


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user of this machine can reach, as those of pytest cannot be."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        yield folder


@pytest.mark.skipif(os.name != "posix", reason="rooms have walls on Unix only")
def test_a_room_is_what_it_says_it_is(open_folder: Path) -> None:
    """In a room the program can be read and not written to, the home can be written to, and it ends as it was."""
    program = open_folder / "program"
    program.mkdir()
    (program / "data").write_text("here", encoding="utf-8")
    with room(open_folder / "room", program) as inn:
        assert all(said for said in inn.prove())
        assert inn.fine("cat", f"{program}/data") == "here"
        inn.fine("sh", "-c", 'echo written > "$HOME/mine" && echo written > mine')
        assert (inn.home / "mine").read_text(encoding="utf-8") == (inn.here / "mine").read_text(encoding="utf-8")
        with pytest.raises(FailedError, match="ended with 1"):
            inn.fine("sh", "-c", "exit 1")
        if inn.walls:
            assert inn.run("ls", str(Path(__file__))).code != 0
    (program / "more").write_text("writable again", encoding="utf-8")


@pytest.mark.skipif(os.name != "posix" or os.getuid() == 0, reason="to root every folder can be written to")
def test_a_hole_is_found(tmp_path: Path) -> None:
    """A room whose program can be written to does not pass for one."""
    hole = Room(tmp_path, tmp_path)
    hole.give(hole.home)
    hole.give(hole.here)
    with pytest.raises(FailedError, match="can be written to"):
        list(hole.prove())


@pytest.mark.slow
def test_pythons_are_those_the_game_is_for() -> None:
    """Each version is looked for; what is found is a file, and this one's own version is among them or it is none."""
    found = interpreters()
    assert tuple(found) == VERSIONS
    assert all(path is None or path.is_file() for path in found.values())


def test_the_portable_folder_says_what_it_is_for() -> None:
    """Its name has the game's version, the system and the processor."""
    assert building.label().startswith(f"portsmouth-1905-{building.version()}-")
    assert len(building.label().split("-")) >= 5
