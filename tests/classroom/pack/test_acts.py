"""What the sheet of the evening says becomes public is what the game makes public."""

from __future__ import annotations

import pytest

from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.number import Number
from game.classroom.pack.blocks import Cell, Grid
from game.classroom.pack.card import send
from game.classroom.pack.others import home
from game.classroom.pack.simple import texts
from game.classroom.pack.team import PRINTED, acts, points
from game.engine import actions as a
from game.engine.events_base import PublicEvent
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.ui.lesson import quiet
from tests.classroom.conftest import game_of
from tests.classroom.pack.conftest import FILES, kit_of, scenario_of, strings

MOST = 100


@pytest.mark.parametrize("brief", [False, True])
@pytest.mark.parametrize("name", ["harbour", "portsmouth-seminar", "portsmouth-1905", "ghent-1814"])
def test_the_sheet_marks_what_is_printed_next_morning(name: str, brief: bool) -> None:
    """Each act of the kinds that are printed, in its row, and no other; being seen is told where one can be seen."""
    kit = kit_of(scenario_of(name))
    kinds = [tool.kind for tool in kit.public.shown.instruments]
    mark = strings().text("print.acts.printed", names="")
    for side in BOTH_SIDES:
        sheet = acts(kit.public, kit.own.of(side), brief=brief)
        rows = next(block for block in sheet.blocks if isinstance(block, Grid)).rows
        last = [cell.text if isinstance(cell, Cell) else cell for cell in (row[-1] for row in rows)]
        assert [mark.strip(". ") in said for said in last] == [*(kind in PRINTED for kind in kinds), False]
        told = strings().text("print.acts.open_met" if "sound_out" in kinds else "print.acts.open")
        assert told in list(texts(sheet.blocks))


@pytest.mark.parametrize("name", ["harbour", "portsmouth-seminar"])
def test_what_is_marked_is_what_the_game_makes_public(name: str) -> None:
    """Played on the first evening, an act of a marked kind is told to all with its author's name, and no other is."""
    tried = set()
    for tool in scenario_of(name).instruments:
        controller = game_of(FILES[name], Number(3), "acts")
        _to_evening(controller)
        side = Side.FIRST
        option = next(one for one in controller.legal(side).instruments if one.id == tool.id)
        act = a.PlayInstrument(tool.id, option.articles[: option.least])
        if controller.why_not(side, act) is not None:
            continue
        _, before = controller.events_since(side.other)
        assert controller.submit(side, act) is None and controller.submit(side.other, a.SaveInfluence()) is None
        shown, _ = controller.events_since(side.other, before)
        named = [one for one in shown if isinstance(one, PublicEvent) and getattr(one, "by", None) is side]
        assert bool(named) == (tool.kind in PRINTED), (tool.kind, named)
        tried.add(tool.kind)
    assert tried & set(PRINTED) and tried - set(PRINTED)


def _to_evening(controller: Controller) -> None:
    """Both teams say nothing until the first evening."""
    for _ in range(MOST):
        controller.settle(stop=lambda: False)
        if all(controller.legal(side).evening for side in BOTH_SIDES):
            return
        side = controller.waiting_humans()[0]
        assert controller.submit(side, quiet(controller.legal(side))) is None
    raise AssertionError("no evening came")


def test_the_card_says_which_acts_have_a_use_for_the_third_number() -> None:
    """By their names where there are any; in a lesson without them it says that none has."""
    for name, used in (("harbour", True), ("portsmouth-lesson", False)):
        kit = kit_of(scenario_of(name))
        for side in BOTH_SIDES:
            told = " ".join(texts(send(kit.public, kit.own.of(side)).blocks))
            names = [tool.dress.of(side).name for tool in kit.public.shown.instruments if tool.kind == "confide"]
            assert bool(names) == used
            expected = strings().text("print.send.how_1", acts="; ".join(names)) if used else None
            assert (expected or strings().text("print.send.how_1_never")) in told


@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_who_adds_up_points_is_told_what_goes_together(name: str, private: str) -> None:
    """Where options are worth more or less together, the sheet with the points says so, and the rule of the vote too;
    where nothing goes together the sheet does not speak of it.
    """
    kit = kit_of(scenario_of(name), private=private)
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        said = " ".join(texts(points(kit.public, own).blocks))
        assert ("what goes together" in said) == bool(own.brief.links)
        assert "those of what goes together" in " ".join(texts(home(kit.public, own).blocks))
