"""Author mode: the game follows the file, nothing is lost by a mistake in it, and everything lies open."""

import os
import re
import time
from pathlib import Path

import pytest

from game.kernel.errors import BadRequest
from game.kernel.sides import BOTH_SIDES, Side
from game.session.author import truth_of
from game.ui import editor, start
from game.ui.author import Author
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.author import LEAVES, Workbench
from game.ui.scenes.problems import Problems
from game.ui.services import Order, Services, open_services
from tests.ui.game_hands import begin, services
from tests.ui.pilot import Pilot

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"


class Bench:
    """An author at work: the file, the window, and a clock that the test moves."""

    def __init__(self, folder: Path, text: str | None = None, human: tuple[Side, ...] = (Side.FIRST,)) -> None:
        self.file = folder / "mine.yaml"
        self.file.write_text(HARBOUR.read_text(encoding="utf-8") if text is None else text, encoding="utf-8")
        self.with_: Services = open_services(Places(folder / "saves", folder / "settings.json", (folder,)))
        self.author = Author(self.with_, Order(str(self.file), human, seed="bench", historical=True), self.file)
        hooks = start.hooks(self.with_, self.author)
        self.at = Pilot(self.author.first_scene(), strings=self.with_.strings, hooks=hooks)

    def save(self, text: str) -> None:
        """Write the file as an editor does, and let the time pass in which the game must have followed."""
        self.file.write_text(text, encoding="utf-8")
        stamp = time.time_ns() + hash(text) % 1_000_000_000
        os.utime(self.file, ns=(stamp, stamp))
        for _ in range(3):
            self.at.clock.seconds += 0.3
            self.at.app.feed([])
        self.at.app.step()

    @property
    def text(self) -> str:
        """The file."""
        return self.file.read_text(encoding="utf-8")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    """An author's game of the harbour."""
    return Bench(tmp_path)


def test_a_saved_change_reaches_the_running_game_within_a_second_and_keeps_its_place(bench: Bench) -> None:
    """Two sittings on, a number and a title are changed: the game stands where it stood, under the new words."""
    bench.at.use("leaf.course")
    bench.at.use("jump.3")
    bench.at.use("author.back")
    playing = bench.author.playing
    assert playing is not None
    scene, moves = bench.at.scene.id, playing.controller.moves
    old = next(line for line in bench.text.splitlines() if line.startswith("title:"))
    bench.save(bench.text.replace(old, "title: Another harbour"))
    assert bench.at.scene.playing is playing
    assert playing.controller.presentation.title == "Another harbour"
    assert playing.controller.moves == moves and bench.at.scene.id == scene
    assert playing.controller.view(Side.FIRST).common.sitting == 3


def test_a_mistake_is_shown_over_the_game_which_plays_on_with_the_last_good_version(bench: Bench) -> None:
    """The problems lie over the game; it can be played on, and a mended file takes them away."""
    good = bench.text
    bench.at.use("author.back")
    before = bench.at.scene
    bench.save(good.replace("articles:", "artikles:", 1))
    assert isinstance(bench.at.scene, Problems) and "artikles" in bench.at.text()
    bench.save(good.replace("articles:", "articels:", 1))
    assert isinstance(bench.at.scene, Problems) and "articels" in bench.at.text()
    bench.at.use("problems.back")
    assert bench.at.scene is before
    bench.save(good.replace("articles:", "artikles:", 1))
    assert isinstance(bench.at.scene, Problems)
    bench.save(good)
    assert bench.at.scene is before, "the last good version again: nothing has changed"


def test_moves_that_the_changed_file_forbids_are_told_and_the_rest_is_kept(bench: Bench) -> None:
    """A doctrine that is gone begins the game anew, and the sentence says so."""
    bench.at.use("author.back")
    playing = bench.author.playing
    assert playing is not None
    historical = playing.controller.open_state().own.first.doctrine
    bench.save(re.sub(rf"(- id: ){historical}\b", rf"\1{historical}-b", bench.text))
    assert bench.at.scene.id == "message"
    assert "anew" in bench.at.text()
    assert playing.controller.open_state().own.first.doctrine == f"{historical}-b"


def test_a_file_that_is_broken_from_the_start_is_waited_for(tmp_path: Path) -> None:
    """Its problems are the first page; the game begins when it is whole."""
    good = HARBOUR.read_text(encoding="utf-8")
    bench = Bench(tmp_path, good.replace("tracks:", "traks:", 1))
    assert isinstance(bench.at.scene, Problems)
    bench.save(good)
    assert isinstance(bench.at.scene, Workbench)


def test_half_a_file_is_not_read(bench: Bench) -> None:
    """A file that changes between two looks is left for the next: an editor may still be writing."""
    bench.at.use("author.back")
    bench.file.write_text("format: 1\n", encoding="utf-8")
    bench.at.clock.seconds += 0.3
    bench.at.app.feed([])
    assert not isinstance(bench.at.scene, Problems)


def test_nothing_is_reloaded_under_another_page(bench: Bench) -> None:
    """While the settings lie open the file waits; it is taken when the game is back."""
    bench.at.use("author.back")
    bench.at.key("f2")
    assert bench.at.scene.id == "settings"
    bench.save(bench.text.replace("articles:", "artikles:", 1))
    assert bench.at.scene.id == "settings"
    bench.at.use("settings.done")
    bench.save(bench.text)
    assert isinstance(bench.at.scene, Problems)


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_leaf_is_whole_in_small_windows_and_large_type(tmp_path: Path, leaf: str) -> None:
    """Nothing is cut, at any size that the game is made for."""
    bench = Bench(tmp_path)
    for size, scale in (((1024, 768), 200), ((1366, 768), 100), ((1920, 1080), 150)):
        settings = bench.with_.settings.scaled_text(scale)
        scene = Workbench(bench.author, _playing(bench), leaf)
        at = Pilot(scene, size=size, settings=settings, strings=bench.with_.strings)
        assert at.problems() == []


def test_an_event_happens_when_it_is_told_to_and_the_minutes_say_by_whom(bench: Bench) -> None:
    """Fired by hand it takes effect at once; the game counts as directed."""
    playing = _playing(bench)
    waiting = next(one for one in truth_of(playing.controller).events if one.state == "waiting")
    bench.at.use("leaf.course")
    bench.at.use(f"fire.{waiting.id}")
    after = {one.id: one.state for one in truth_of(playing.controller).events}
    assert after[waiting.id] == "fired" and playing.controller.directed


def test_a_turn_can_be_given_to_a_computer_and_the_seat_comes_back(tmp_path: Path) -> None:
    """It plays until the other is waited for; then people sit there again."""
    bench = Bench(tmp_path, human=BOTH_SIDES)
    playing = _playing(bench)
    for _ in range(6):
        waiting = [actor.side for actor in playing.controller.waiting() if actor.side is not None]
        before = playing.controller.moves
        bench.at.use("leaf.course")
        bench.at.use(f"hand.{waiting[0].value}")
        assert playing.controller.moves > before
        assert all(playing.controller.seats.of(side) == "human" for side in BOTH_SIDES)


def test_a_jump_back_comes_to_the_morning_of_that_day(bench: Bench) -> None:
    """Forward, then back again: the sitting is the one asked for."""
    playing = _playing(bench)
    bench.at.use("leaf.course")
    for sitting in (3, 1, 2):
        bench.at.use(f"jump.{sitting}")
        assert truth_of(playing.controller).sitting == sitting


def test_no_other_game_is_ever_laid_open(tmp_path: Path) -> None:
    """The truth of a game that was not begun as an author's is refused, and its scenes have no way to the page."""
    with_ = services(tmp_path)
    playing = begin(with_, Side.FIRST)
    with pytest.raises(BadRequest):
        truth_of(playing.controller)
    at = Pilot(flow.begin(playing), strings=with_.strings, hooks=start.hooks(with_))
    at.key("f12")
    assert at.scene.id != "author"


def test_an_authors_games_are_saved_apart_from_those_that_are_played(bench: Bench) -> None:
    """The saves of the player are not pushed out by a hundred reloads."""
    for n in range(3):
        bench.save(bench.text.replace("title:", f"title: {n}", 1))
    assert not list(bench.with_.places.saves.glob("*.json"))
    assert list((bench.with_.places.saves / "author").glob("*.json"))


def test_the_editor_is_the_one_wished_for_and_told_the_line() -> None:
    """A known name in the environment first, by whatever path; else the first known one there is; never a shell."""
    there = {"kate": "/usr/bin/kate", "/opt/code": "/opt/code", "nano": "/bin/nano"}
    file = Path("a b.yaml")
    wished = editor.command(file, 7, {"VISUAL": "/opt/code", "EDITOR": "nano"}, there.get)
    assert wished == ["/opt/code", "--goto", "a b.yaml:7"]
    assert editor.command(file, 7, {"EDITOR": "nano"}, there.get) == ["/usr/bin/kate", "--line", "7", "a b.yaml"]
    assert editor.command(file, 7, {}, lambda name: None) is None
    assert editor.opener(file, "linux", {"xdg-open": "/bin/xdg-open"}.get) == ["/bin/xdg-open", "a b.yaml"]


def test_a_problem_opens_the_editor_at_its_line(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the keyboard; what came of it is said, also where there is no editor."""
    asked: list[int] = []
    monkeypatch.setattr(editor, "open_at", lambda path, line: asked.append(line) or "none")
    lines = bench.text.splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.startswith("tracks:"))
    bench.save(bench.text.replace("\ntracks:", "\ntraks:", 1))
    opened = next(n for n, one in enumerate(bench.at.scene.summary.troubles) if one.line == number)
    bench.at.use(f"problems.open.{opened}")
    assert asked == [number]
    assert "No editor was found" in bench.at.text()


def _playing(bench: Bench) -> Playing:
    """The game on the bench."""
    assert bench.author.playing is not None
    return bench.author.playing
