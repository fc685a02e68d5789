"""One button deletes everything that the game has written, and nothing else."""

from __future__ import annotations

from pathlib import Path

from game.engine.actions import Choose, Statement
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.session.erase import DOCUMENTS, FOLDERS, documents
from game.session.fault import FOLDER as FAULTS
from game.session.files import BACKUP
from game.session.store import ENDING as SAVE
from game.ui import drafts, start
from game.ui.lesson_begin import EXPORTS
from game.ui.scenes.erase import EraseScene
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.settings import SettingsScene
from game.ui.shelf import LESSON
from tests.ui.game_hands import begin, services, signed
from tests.ui.lesson_hands import lesson
from tests.ui.pilot import Pilot


def test_everything_the_game_wrote_is_gone_and_what_others_wrote_stays(tmp_path: Path) -> None:
    """A played game, a named save, a lesson, a wall, minutes, settings: gone. A pupil's own files and a link: there."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES, seed="1")
    signed(playing.controller, ((0, 2), (1, 2), (2, 1), (3, 0)))
    assert playing.controller.save_as("Ours") is None
    with_.keep(with_.settings._replace(adviser=False))
    playing.keep_drafts()
    lesson(with_)
    found = with_.collection(str(next(path for path in with_.places.scenarios[0].glob("harbour.yaml"))))
    assert found is not None
    found.write_table()
    found.write_page(with_.strings.text)
    found.file.write_text("")
    Pilot(MinutesScene(playing, Side.FIRST), strings=with_.strings).use("minutes.keep")
    mine = ("essay.odt", "essay.pdf", "figures.csv", "notes.txt", "page.html", "photograph.png")
    for name in mine:
        (with_.places.saves / name).write_text("mine")
    outside = tmp_path / "outside.json"
    outside.write_text("{}")
    (with_.places.saves / "link.json").symlink_to(outside)
    before = [path for path in with_.places.saves.rglob("*") if path.is_file()]
    assert len(before) > 6 and any(path.suffix == ".lesson" for path in before)
    at = Pilot(SettingsScene(with_), strings=with_.strings, hooks=start.hooks(with_))
    at.use("settings.erase").use("erase.go")
    assert at.scene.id == "question" and "-minutes.html" in at.text() and "harbour.csv" in at.text()
    at.use("question.yes")
    assert "deleted" in at.text()
    left = sorted(path.name for path in with_.places.saves.rglob("*") if path.is_file())
    assert left == sorted((*mine, "link.json")) and outside.exists()
    assert not with_.places.settings.exists()
    assert at.problems() == []


def test_documents_stay_when_they_are_asked_to(tmp_path: Path) -> None:
    """Minutes are named with what would go; with a tick they stay, and their folder, while games and settings go."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES, seed="1")
    signed(playing.controller, ((0, 2), (1, 2), (2, 1), (3, 0)))
    with_.keep(with_.settings._replace(adviser=False))
    Pilot(MinutesScene(playing, Side.FIRST), strings=with_.strings).use("minutes.keep")
    kept = documents(with_.places.saves)
    assert sorted(path.suffix for path in kept) == [".html", ".txt"]
    at = Pilot(EraseScene(with_), strings=with_.strings, hooks=start.hooks(with_))
    assert all(path.name in at.text() for path in kept)
    at.use("erase.keep").use("erase.go")
    assert at.scene.id == "question" and kept[0].name not in at.text()
    at.use("question.yes")
    left = [path for path in with_.places.saves.rglob("*") if path.is_file()]
    assert sorted(left) == sorted(kept) and not with_.places.settings.exists()


def test_with_nothing_there_nothing_is_deleted(tmp_path: Path) -> None:
    """The button says why it is grey."""
    with_ = services(tmp_path)
    at = Pilot(EraseScene(with_), strings=with_.strings, hooks=start.hooks(with_))
    assert not at.node("erase.go").enabled
    at.use("erase.go")
    assert at.scene.id == "erase"


def test_every_ending_that_the_game_writes_is_known() -> None:
    """Each place in the code that names a file to be written uses an ending of the list for its folder."""
    endings = {name: set(known) for name, known in FOLDERS}
    assert endings.keys() == {"", "author", EXPORTS, "walls", FAULTS}
    assert endings[""] == endings["author"] >= {SAVE, BACKUP, LESSON, drafts.ENDING}
    assert {".html", ".png", ".csv", ".txt", ".pdf"} <= endings[EXPORTS]
    assert all(set(some) <= endings[name] for name, some in DOCUMENTS.items())
    assert {".txt", ".csv", ".html"} <= endings["walls"] and ".txt" in endings[FAULTS]


def test_the_minutes_are_kept_without_anything_private(tmp_path: Path) -> None:
    """As a page and as text: acts, remarks and statements of both; the same whoever keeps them."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES, seed="1")
    controller = playing.controller
    speaker = _speaker(controller)
    assert controller.submit(speaker, Statement("We could accept the quay if the tolls were halved.")) is None
    signed(controller, ((0, 2), (1, 2), (2, 1), (3, 0)))
    written = []
    for side in BOTH_SIDES:
        at = Pilot(MinutesScene(playing, side), strings=with_.strings)
        at.use("minutes.keep")
        folder = with_.places.saves / "exports"
        page = next(folder.glob("*-minutes.html")).read_text(encoding="utf-8")
        plain = next(folder.glob("*-minutes.txt")).read_text(encoding="utf-8")
        assert "if the tolls were halved" in page and "if the tolls were halved" in plain
        assert "<script" not in page and "[minutes" not in plain
        written.append((page, plain))
    assert written[0] == written[1]
    for side in BOTH_SIDES:
        brief = controller.briefing(side)
        assert brief.letter not in written[0][1] and brief.doctrine_name not in written[0][1]


def _speaker(controller: Controller) -> Side:
    """Whoever may speak at the table first; questions of the morning are answered on the way."""
    for _ in range(50):
        while controller.advance():
            pass
        for side in controller.waiting_humans():
            legal = controller.legal(side)
            if legal.act:
                return side
            for event, answers in legal.choices:
                controller.submit(side, Choose(event, answers[-1]))
    raise AssertionError("nobody ever speaks")
