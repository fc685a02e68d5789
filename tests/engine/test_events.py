"""Every event says who learns of it, and only events change a game."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil

import pytest

import game.engine
from game.engine import events as e, evolve_common, evolve_hidden, evolve_own
from game.engine.actions import ACTION_NAMES, Action
from game.kernel.sides import Side

FAMILIES = (e.PublicEvent, e.BothEvent, e.HiddenEvent, e.OwnEvent, e.MaybeOwnEvent)


def kinds() -> list[type]:
    """Every class of event."""
    found = [one for _, one in inspect.getmembers(e, inspect.isclass) if issubclass(one, FAMILIES)]
    return [one for one in found if one not in FAMILIES]


def test_every_event_has_one_audience() -> None:
    """Each class of event belongs to one family, so that it has an audience, and can be written to no more."""
    assert len(kinds()) > 60
    for kind in kinds():
        assert sum(issubclass(kind, family) for family in FAMILIES) == 1, kind
        assert kind.__dataclass_params__.frozen, kind
        assert kind.__doc__, kind


def test_the_index_names_every_event() -> None:
    """Whatever room an event's class stands in, the index of events has it."""
    rooms = [one.name for one in pkgutil.iter_modules(game.engine.__path__) if one.name.startswith("events_")]
    found = {
        kind
        for room in rooms
        for _, kind in inspect.getmembers(importlib.import_module(f"game.engine.{room}"), inspect.isclass)
        if issubclass(kind, FAMILIES) and kind not in FAMILIES
    }
    assert len(rooms) > 5
    assert found == set(kinds())


@pytest.mark.parametrize("side", list(Side))
def test_an_own_event_reaches_its_side_alone(side: Side) -> None:
    """An event for one side reaches that side and not the other; a hidden one reaches nobody; a public one both."""
    mine = e.MeterMoved(side, "standing", 1, 51, "test")
    assert (e.sees(side, mine), e.sees(side.other, mine)) == (True, False)
    assert not e.sees(side, e.LeaksTaken(3))
    assert e.sees(side, e.SittingOpened(1))
    assert e.sees(side, e.TextLaid(((0, 1),), 0))
    assert e.sees(side, e.EventFired(None, "rain"))
    assert not e.sees(side, e.EventFired(side.other, "rain"))


def test_common_knowledge_changes_by_common_events_only() -> None:
    """What both know changes only by events that both may see, what one knows only by events that reach it."""
    common = [kind for kind in evolve_common._CHANGES if issubclass(kind, (e.HiddenEvent, e.OwnEvent))]
    own = [kind for kind in evolve_own._CHANGES if issubclass(kind, e.HiddenEvent)]
    assert (common, own) == ([], [])
    assert all(issubclass(kind, FAMILIES) for kind in evolve_hidden._CHANGES)


def test_every_action_has_one_name() -> None:
    """Every class of action has one name, and every name one class."""
    names = [name for name, _ in ACTION_NAMES]
    classes = [kind for _, kind in ACTION_NAMES]
    assert len(set(names)) == len(names)
    assert set(classes) == set(Action.__args__)
    assert all(dataclasses.is_dataclass(kind) for kind in classes)
