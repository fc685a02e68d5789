"""Playthroughs as text."""

from __future__ import annotations

import re
from pathlib import Path

from game.kernel.sides import BySide
from game.session.edition import edition_of_path
from game.workshop.playthrough import WIDEST, Request, playthrough

HARBOUR = Path(__file__).parents[1] / "scenarios" / "harbour.yaml"


def lines(seed: str) -> list[str]:
    request = Request(seed, BySide("envoy", "envoy"), BySide("merchants", "fishers"))
    return list(playthrough(edition_of_path(HARBOUR), request))


def test_the_same_game_is_the_same_text() -> None:
    """Playing again gives the same lines, digest included; another seed gives another digest."""
    assert lines("1") == lines("1")
    assert lines("1")[-1] != lines("2")[-1]


def test_every_sitting_shows_both_sides() -> None:
    """Each sitting prints what either side saw: instructions, meters, readings, each ladder, what it may do."""
    text = "\n".join(lines("1"))
    sittings = re.split(r"^Sitting \d+, 1900-05-\d\d: .*$", text, flags=re.MULTILINE)[1:]
    assert len(sittings) >= 2
    for sitting in sittings[:-1]:
        for side, doctrine in (("northam", "merchants"), ("southam", "fishers")):
            view = sitting.split(f"-- what {side} sees")[1].split("\n--")[0]
            assert f"instructions {doctrine}; walk-away" in view
            assert "standing" in view
            assert "tracks: chest" in view
            assert re.findall(r"^   (\w+) +(?:open|laid|initialled|withdrawn)", view, re.MULTILINE) == [
                "quay",
                "tolls",
                "nets",
                "bell",
            ]
            assert "may: " in view


def test_no_hidden_event_is_printed() -> None:
    """Every event printed is for all, for both, or for one side that is named."""
    marks = {found for line in lines("1") for found in re.findall(r"^    \[(\w+)\]", line)}
    assert marks <= {"all", "both", "northam", "southam"}
    assert {"all", "northam", "southam"} <= marks


def test_the_text_is_narrow_and_ends_in_the_digest() -> None:
    """No line is wider than 100 columns; the last is the digest."""
    found = lines("1")
    assert max(map(len, found)) <= WIDEST
    assert re.fullmatch(r"digest: [0-9a-f]{24}", found[-1])
