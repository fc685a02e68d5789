"""A good file loads, the same from its text and from the copy that a save carries, and quickly."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import pytest

from game.kernel.conditions import ALWAYS, Is, Test as Asked
from game.kernel.effects import Later, MoveMeter, MoveTrack
from game.kernel.errors import UnknownScenario
from game.kernel.sides import Side
from game.scenario.catalog import find
from game.scenario.compile import weighted
from game.scenario.loader import load, load_text, load_tree, to_json_tree

from .helpers import HARBOUR, harbour


def test_harbour_loads_without_problems() -> None:
    """Names become positions, and what is written arrives where it belongs."""
    loaded = load(HARBOUR)
    assert loaded.problems == ()
    scenario = loaded.scenario
    assert scenario is not None
    assert scenario.history == (1, 2, 1, 1)
    assert scenario.sides.first.opening == ((0, 0), (1, 0), (2, 0))
    assert scenario.doctrines.first[1].points[0] == (42, 32, 17, 0)
    assert scenario.links[0].cells == ((0, (0,)), (1, (0, 1)))
    assert scenario.links[0].points.second == -12
    assert scenario.mediator is not None
    assert scenario.mediator.interests[0].points == ((2, (0, 10, 4)),)


def test_what_is_signed_and_what_is_read_of_an_answer_are_optional() -> None:
    """The title of the treaty and the printed sentence of an answer come from the file, and are empty without it."""
    plain = load(HARBOUR).scenario
    text = harbour().replace("place:", "treaty_title: Agreement of the two quays\nplace:", 1)
    told = load_text(text.replace("public: true,", "public: true, known: It is opened.,", 1), "x").scenario
    assert plain is not None
    assert told is not None
    assert (plain.treaty_title, told.treaty_title) == ("", "Agreement of the two quays")
    known = [[answer.known for event in one.events for answer in event.answers] for one in (plain, told)]
    assert "It is opened." in known[1]
    assert not any(known[0])


def test_sides_inside_instruments_are_resolved() -> None:
    """`own` and `other` become the sides that play an instrument, deep inside its effects as well."""
    scenario = load(HARBOUR).scenario
    assert scenario is not None
    stall = scenario.instrument_by_id["stall"]
    assert Asked("ordered", ("second",)) in stall.dress.second.when.parts  # type: ignore[union-attr]
    assert stall.dress.second.effects[0].effect == MoveMeter("standing", Side.SECOND, -3)
    raid = scenario.instrument_by_id["raid"].dress.second.effects[1].effect
    assert isinstance(raid, Later)
    assert raid.effects[0].effect == MoveTrack(2, 4)


def test_dates_become_sittings() -> None:
    """A date is the first sitting on or after it; a substitute comes with what it stands in for; bounds are kept."""
    scenario = load(HARBOUR).scenario
    assert scenario is not None
    spans = {event.id: (event.sitting, event.until, event.dated) for event in scenario.events}
    assert spans["rain"] == (2, 2, True)
    assert spans["new-orders"] == (4, 4, True)
    assert spans["still-wet"] == (3, 3, True)
    assert spans["spy"] == (1, 9999, False)
    bounded = harbour().replace("    chance: 300\n", "    chance: 300\n    from: 1900-05-02\n    until: 1900-05-06\n")
    other = load_text(bounded, "x").scenario
    assert other is not None
    assert (other.event_by_id["spy"].sitting, other.event_by_id["spy"].until) == (2, 4)


def test_reactions_and_shared_blame() -> None:
    """Reactions are read with whom and what they are about; what they cannot be about is a problem."""
    more = (
        "reactions:\n"
        "  - {on: declined, by: southam, article: quay, when: sitting >= 2, effects: [{track: unrest, change: 1}]}\n"
        "  - {on: barren, effects: [{share_blame: northam, if: quay is none}]}\n"
    )
    scenario = load_text(harbour() + more, "x").scenario
    assert scenario is not None
    assert scenario.reactions[0].by is Side.SECOND
    assert scenario.reactions[0].article == 0
    assert scenario.reactions[1].effects[0].when == Is(("article", "quay"), ("none",))
    assert scenario.reactions[1].when == ALWAYS
    wrong = more.replace("by: southam", "by: soutam").replace("barren,", "barren, article: quay,")
    assert [one.code for one in load_text(harbour() + wrong, "x").problems] == ["E301", "E405"]


def test_weights_round_half_up() -> None:
    """A doctrine that weighs an article by per cent rounds halves up."""
    assert [weighted(points, 50) for points in (0, 1, 2, 3)] == [0, 1, 1, 2]


def test_the_copy_in_a_save_gives_the_same_scenario() -> None:
    """The tree that a save carries gives the very scenario of the file."""
    tree = to_json_tree(harbour())
    again = load_tree(json.loads(json.dumps(tree)), "save")
    assert again.problems == ()
    assert again.scenario == load(HARBOUR).scenario


@pytest.mark.parametrize(
    "tree", [None, [], "x", {"format": 1}, {"a": None}, {"format": "1"}, {"format": "1", "sides": "x"}]
)
def test_a_damaged_copy_is_a_problem(tree: object) -> None:
    """A tree that is not one of a scenario is told as problems and never raises."""
    loaded = load_tree(tree, "save")
    assert loaded.scenario is None
    assert loaded.problems


def test_finding_by_id_and_by_path() -> None:
    """A scenario is found by its id and by its path; a slip is answered with what is like it."""
    folder = HARBOUR.parent
    assert find("harbour", [folder]) == HARBOUR
    assert find(str(HARBOUR), []) == HARBOUR
    with pytest.raises(UnknownScenario, match="did you mean `harbour`"):
        find("harbor", [folder])
    with pytest.raises(UnknownScenario):
        find("\0" * 300, [folder])


def test_titles_need_no_pydantic() -> None:
    """The list of scenarios is read without the libraries that check one."""
    code = (
        "import sys; from pathlib import Path; from game.scenario.catalog import glance; "
        f"print(glance(Path({str(HARBOUR)!r})).id); print({{'pydantic', 'lark'}} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["harbour", "set()"]


def test_a_quarter_of_a_megabyte_loads_in_a_second() -> None:
    """A scenario far larger than any loads in about a second."""
    text = harbour()
    start, end = text.index("  - id: spy\n"), text.index("endings:\n")
    event = text[start:end].rstrip() + "\n"
    many = "".join(event.replace("id: spy", f"id: spy-{n}").replace(">= 3", f">= {n % 9}") for n in range(640))
    big = text[:start] + many + text[end:]
    assert len(big) > 200_000
    began = time.process_time()
    loaded = load_text(big, "big")
    assert time.process_time() - began < 1.5
    assert loaded.scenario is not None
