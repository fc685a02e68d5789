"""The golden playthroughs: which games they are, and writing them anew (`make playthroughs`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.engine.setup import historical_instructions
from game.kernel.sides import BySide
from game.session.edition import edition_of_path
from game.workshop.playthrough import Request, playthrough

HERE = Path(__file__).parent
SCENARIOS = HERE.parents[1] / "scenarios"
HARBOUR = HERE.parent / "scenarios" / "harbour.yaml"
SEED = "golden"
LEVELS = BySide("plenipotentiary", "envoy")


def sources() -> tuple[Path, ...]:
    """The scenarios that have a golden playthrough: the tests' own, and every one that is shipped."""
    return (HARBOUR, *sorted(path for path in SCENARIOS.glob("*.yaml") if "." not in path.stem))


def golden(source: Path) -> Path:
    """Where the playthrough of a scenario lies."""
    return HERE / f"{source.stem}.txt"


def played(source: Path) -> Iterator[str]:
    """The playthrough of a scenario as it is now, with historical instructions."""
    edition = edition_of_path(source)
    return playthrough(edition, Request(SEED, LEVELS, historical_instructions(edition.scenario)))


def main() -> None:
    """Write all of them."""
    for source in sources():
        golden(source).write_text("\n".join(played(source)) + "\n", encoding="utf-8", newline="\n")
        print(golden(source))


if __name__ == "__main__":
    main()
