"""The wall of treaties in the window: codes are typed with keys, plotted, kept, and taken down again."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.classroom.wall import Result, code_of, code_of_game
from game.kernel.sides import BOTH_SIDES, Side
from game.session.edition import edition_of_path
from game.session.lock import NAME
from game.ui import start
from game.ui.scenes.verdict import VerdictScene
from game.ui.scenes.wall import WallScene
from game.ui.services import Services
from tests.ui.game_hands import SCENARIOS, begin, services, signed
from tests.ui.pilot import Pilot

HARBOUR = SCENARIOS["harbour"] / "harbour.yaml"


@pytest.fixture
def with_(tmp_path: Path) -> Services:
    """Services over the small scenarios."""
    return services(tmp_path)


def _wall(with_: Services) -> Pilot:
    return Pilot(WallScene(with_, "harbour"), strings=with_.strings, hooks=start.hooks(with_))


def _code(n: int) -> str:
    scenario = edition_of_path(HARBOUR).scenario
    return code_of(scenario, Result("ratified", n + 1, tuple(n % len(a.options) for a in scenario.articles)))


def test_codes_are_typed_plotted_and_there_again_next_time(with_: Services) -> None:
    """With keys alone; in small letters and without dashes; another day they are still up."""
    at = _wall(with_)
    for n in range(2):
        at.focus("wall.code").type(_code(n).lower().replace("-", ""))
        at.use("wall.add")
        assert _code(n) in at.text() and at.scene.typed == ""
    assert "1 code was put up." in at.text() and "2 games on the wall" in at.text()
    assert at.node(f"wall.{_code(0)}").label
    assert _code(1) in _wall(with_).text()


def test_the_key_that_confirms_puts_up_what_was_typed(with_: Services) -> None:
    """In the box itself, a slip is said there too; what stands there at first gives way to what is typed."""
    at = _wall(with_)
    at.scene.typed = _code(0)
    at.focus("wall.code").type(_code(1)[:-1]).press("confirm")
    assert at.scene.collection is not None and at.scene.collection.codes == ()
    said = at.node("wall.said").label
    assert said and at.focused == "wall.code"
    at.type(_code(1)[-1]).press("confirm")
    assert at.scene.collection.codes == (_code(1),) and at.scene.typed == ""
    at.press("confirm").click("wall.code")
    assert at.scene.collection.codes == (_code(1),)


def test_a_slip_is_said_and_what_was_typed_stays(with_: Services) -> None:
    """Nothing is put up; the code can be mended where it stands."""
    at = _wall(with_)
    wrong = _code(0)[:-1] + ("0" if _code(0)[-1] != "0" else "1")
    at.focus("wall.code").type(wrong)
    at.use("wall.add")
    assert "slip" in at.text() and at.scene.typed == wrong
    assert at.scene.collection is not None and at.scene.collection.codes == ()


def test_a_page_and_a_table_are_kept_and_all_is_taken_down_after_a_question(with_: Services) -> None:
    """Both lie beside the codes; taking down asks first."""
    at = _wall(with_)
    at.focus("wall.code").type(_code(0))
    at.use("wall.add").use("wall.page").use("wall.table")
    walls = with_.places.saves / "walls"
    assert {path.name for path in walls.iterdir()} - {NAME} == {"harbour.csv", "harbour.html", "harbour.txt"}
    at.use("wall.clear")
    assert at.scene.id == "question"
    at.use("question.yes")
    assert at.scene.collection.codes == () and (walls / "harbour.txt").read_text() == ""


def test_one_can_be_taken_down_alone(with_: Services) -> None:
    """The other stays."""
    at = _wall(with_)
    at.scene.collection.add(f"{_code(0)} , {_code(1)}")
    at.app.dirty()
    at.use(f"wall.down.{_code(0)}")
    assert at.scene.collection.codes == (_code(1),)


def test_the_verdict_shows_its_code_and_leads_to_the_wall(with_: Services) -> None:
    """The code says what was signed; on the wall it waits in the box, and is put up with one key."""
    playing = begin(with_, *BOTH_SIDES, seed="1")
    signed(playing.controller, ((0, 2), (1, 2), (2, 1), (3, 0)))
    code = code_of_game(playing.controller)
    at = Pilot(VerdictScene(playing, Side.FIRST), strings=with_.strings, hooks=start.hooks(with_))
    assert code is not None and code in at.text()
    at.use("verdict.wall")
    assert at.scene.id == "wall" and at.scene.typed == code
    at.use("wall.add")
    assert at.scene.collection.codes == (code,)


def test_a_folder_that_cannot_be_written_is_said_and_the_wall_stands(with_: Services) -> None:
    """The codes stay on the screen; the sentence names the file."""
    with_.places.saves.mkdir(parents=True, exist_ok=True)
    (with_.places.saves / "walls").write_text("a file, not a folder")
    at = _wall(with_)
    at.focus("wall.code").type(_code(0))
    at.use("wall.add")
    assert _code(0) in at.text() and "cannot be written" in at.text()
