"""How able a delegation is. A level changes skill and information only, never a rule."""

from __future__ import annotations

from typing import NamedTuple


class Level(NamedTuple):
    """One level of skill.

    `learning` (per mille) is how far what it has seen moves it from the public list of doctrines. `insight` (per mille)
    is how far it tells what the other side prizes from what it does not; at 0 every article looks alike to it.
    `firmness` is the exponent of its concessions over time (1: evenly; 4: late). `packages` says whether it links
    articles into one offer, `foresight` whether it reckons with orders to go home, `channels` whether it plays the
    evening by expected worth; `reserve` (per mille of what there is to win) is kept above its walk-away until the last.
    `weighed` is how many treaties it weighs against each other, over the turns that are left, before it asks for one;
    at 0 it asks by time alone.
    """

    id: str
    learning: int
    insight: int
    firmness: int
    packages: bool
    foresight: bool
    channels: bool
    reserve: int
    weighed: int


ATTACHE = Level("attache", 0, 300, 1, False, False, False, 0, 0)
ENVOY = Level("envoy", 500, 800, 2, True, False, True, 60, 6)
PLENIPOTENTIARY = Level("plenipotentiary", 1000, 1000, 3, True, True, True, 120, 12)

LEVELS: tuple[Level, ...] = (ATTACHE, ENVOY, PLENIPOTENTIARY)
SPELLINGS: tuple[tuple[str, str], ...] = (("attaché", "attache"),)


def level_named(name: str) -> Level:
    """The level called `name` (case and accent do not matter). Raises KeyError when there is none."""
    plain = dict(SPELLINGS).get(name.strip().lower(), name.strip().lower())
    for level in LEVELS:
        if level.id == plain:
            return level
    raise KeyError(name)
