"""An offer that was being put together when the game was left."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui import drafts
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.parts_draft import Draft
from game.ui.services import Services
from tests.ui.game_hands import begin, quietly, services

OPTIONS = (3, 3, 3)
DRAFT = Draft(((0, 2), (1, 0)), True, "firm", True, (2,))


def _at_table(with_: Services, *human: Side) -> Playing:
    playing = begin(with_, *human)
    flow.begin(playing)
    quietly(playing.controller, human[0], lambda legal: legal.act)
    return playing


def _again(folder: Path, before: Playing) -> Playing:
    before.services.shelf.store.close()
    with_ = services(folder)
    slot = with_.latest()
    assert slot is not None
    opened = with_.resume(slot.id)
    playing = Playing(opened.controller, opened.human, with_)  # type: ignore[union-attr]
    flow.begin(playing)
    return playing


def test_a_draft_is_there_after_quitting(tmp_path: Path) -> None:
    """Every part of it, on the sheet of the side that wrote it; a name that says nothing holds it."""
    playing = _at_table(services(tmp_path), Side.FIRST)
    sheet = playing.desk(Side.FIRST).sheet
    sheet.change(Draft(((0, 1),)))
    sheet.change(Draft(((0, 1), (1, 2)), True, "firm", True))
    kept = list((tmp_path / "saves").glob("*.desk"))
    assert [path.stem for path in kept] == [f"auto-{playing.controller.match_id}"]
    after = _again(tmp_path, playing)
    assert after.desk(Side.FIRST).sheet.now == sheet.now
    assert after.desk(Side.SECOND).sheet.now.empty


def test_two_people_find_each_his_own_and_an_emptied_sheet_leaves_no_file(tmp_path: Path) -> None:
    """Drafts are kept by side; both taken away, nothing is left in the folder."""
    playing = _at_table(services(tmp_path), *BOTH_SIDES)
    playing.desk(Side.FIRST).sheet.change(Draft(((0, 1),)))
    playing.desk(Side.SECOND).sheet.change(Draft(((1, 1),)))
    after = _again(tmp_path, playing)
    assert after.seat is None
    assert [after.desk(side).sheet.now.terms for side in BOTH_SIDES] == [((0, 1),), ((1, 1),)]
    for side in BOTH_SIDES:
        after.desk(side).sheet.sent()
    assert list((tmp_path / "saves").glob("*.desk")) == []


def test_it_goes_with_its_save(tmp_path: Path) -> None:
    """Deleting the game deletes what was being written in it."""
    playing = _at_table(services(tmp_path), Side.FIRST)
    playing.desk(Side.FIRST).sheet.change(Draft(((0, 1),)))
    slot = playing.services.latest()
    assert slot is not None
    playing.services.shelf.delete(slot.id)
    assert list((tmp_path / "saves").glob("auto-*")) == []


def test_it_belongs_to_one_moment_of_one_game(tmp_path: Path) -> None:
    """At another entry of the log, or in another game, it is not there."""
    (tmp_path / "auto-x.json").touch()
    drafts.keep(tmp_path, "x", 7, {Side.FIRST: DRAFT})
    assert drafts.found(tmp_path, "x", 7, OPTIONS) == {Side.FIRST: DRAFT}
    assert drafts.found(tmp_path, "x", 8, OPTIONS) == {}
    assert drafts.found(tmp_path, "y", 7, OPTIONS) == {}


@pytest.mark.parametrize(
    "harm",
    [
        lambda text: "",
        lambda text: text[:-9],
        lambda text: "[" * 5000,
        lambda text: "\x00\xff",
        lambda text: text.replace("[0, 2]", "[0, 9]"),
        lambda text: text.replace("[0, 2]", "[true, 2]"),
        lambda text: text.replace("[0, 2]", "7"),
        lambda text: text.replace("firm", "loud"),
        lambda text: text.replace('"withdraws": [2]', '"withdraws": ["2"]'),
        lambda text: text.replace('"linked": true', '"linked": 1'),
        lambda text: '{"moves": 7, "sheets": {"first": 3}}',
        lambda text: text.replace("first", "third"),
    ],
)
def test_damage_costs_the_draft_and_nothing_else(tmp_path: Path, harm: object) -> None:
    """Whatever is in the file, there is at worst no draft."""
    (tmp_path / "auto-x.json").touch()
    drafts.keep(tmp_path, "x", 7, {Side.FIRST: DRAFT})
    path = drafts.path_of(tmp_path, "x")
    path.write_text(harm(path.read_text(encoding="utf-8")), encoding="utf-8")  # type: ignore[operator]
    assert drafts.found(tmp_path, "x", 7, OPTIONS) == {}
