"""A scenario as it travels to other processes and machines, which need not share a disk with this one."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.kernel.errors import BrokenScenario
from game.scenario.definition import Scenario
from game.session.edition import edition_of_path, edition_of_tree

OPEN_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Parcel:
    """A scenario's id, its tree written as JSON, and the digest that saves know it by."""

    id: str
    text: str
    digest: str


def parcel_of(path: Path) -> Parcel:
    """The scenario of a file, packed. Raises UnknownScenario or BrokenScenario."""
    edition = edition_of_path(path)
    return Parcel(edition.scenario.id, edition.text, edition.digest)


@lru_cache(maxsize=OPEN_AT_ONCE)
def opened(parcel: Parcel) -> Scenario:
    """The scenario in a parcel, made once a process. Raises BrokenScenario when it is not what its digest says."""
    edition = edition_of_tree(json.loads(parcel.text), parcel.id)
    if edition.digest != parcel.digest:
        raise BrokenScenario(f"The scenario {parcel.id} was changed on its way to the process that was to play it.")
    return edition.scenario
