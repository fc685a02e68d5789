"""The test dispute as text, and seeding mistakes into it."""

from __future__ import annotations

from pathlib import Path

from game.scenario.loader import Loaded, load_text

HARBOUR = Path(__file__).parent.parent / "scenarios" / "harbour.yaml"


def harbour() -> str:
    """The file of the test dispute."""
    return HARBOUR.read_text(encoding="utf-8")


def seeded(before: str, after: str) -> tuple[Loaded, int]:
    """Harbour with one passage changed, and the line on which the change begins."""
    text = harbour()
    assert text.count(before) >= 1, before
    line = text.count("\n", 0, text.index(before)) + 1
    return load_text(text.replace(before, after, 1), "harbour.yaml"), line
