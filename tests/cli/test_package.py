"""What travels in the package is what the game looks for."""

from __future__ import annotations

import tomllib
from pathlib import Path
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


def test_the_game_imports_only_what_it_installs() -> None:
    """Every third-party package that a module of the game imports is a dependency of it, or comes with one."""
    import ast
    import sys

    known = {"lark", "platformdirs", "pydantic", "pydantic_core", "annotated_types", "pygame", "yaml", "rich", "typer"}
    known |= {"jinja2", "markupsafe"}
    known |= {"_typeshed"}  # is there for mypy alone
    optional = project()["project"]["optional-dependencies"]
    lines = [line for name in optional if name not in ("test", "dev", "mutation") for line in optional[name]]
    extras = {line.split(">")[0].split("~")[0].strip() for line in lines}
    tools = {"babel": "catalogues.py"}  # what translators run, never the game
    found: dict[str, str] = {}
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            found.update((name.split(".")[0], str(path)) for name in names)
    foreign = {name: path for name, path in found.items() if name not in sys.stdlib_module_names and name != "game"}
    assert foreign.keys() <= known | extras | tools.keys(), foreign
    assert all(Path(foreign[name]).name == tools[name] for name in tools if name in foreign)
    assert {"accesskit", "distributed"} <= extras
