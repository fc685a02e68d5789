"""What travels in the package is what the game looks for."""

from __future__ import annotations

import tomllib
from typing import Any

from tests.cli.helpers import ROOT


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_assets_scenarios_and_rules_travel() -> None:
    """Everything outside `game/` that the game reads is put beside its modules in the wheel."""
    carried = project()["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert carried == {name: f"game/{name}" for name in ("assets", "scenarios", "RULES.md")}
    assert all((ROOT / name).exists() for name in carried)


def test_nothing_is_needed_at_run_time_that_only_tests_use() -> None:
    """The game installs without the tools of its tests."""
    needed = {line.split(">")[0].split("~")[0].lower() for line in project()["project"]["dependencies"]}
    assert needed == {"jinja2", "lark", "platformdirs", "pydantic", "pygame-ce", "pyyaml", "rich", "typer"}
