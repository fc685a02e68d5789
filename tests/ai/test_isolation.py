"""What the computer players may reach."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import game.ai

FORBIDDEN = ("game.scenario", "game.engine.state", "game.engine.apply", "game.engine.setup", "game.views.project")
OTHERS = ("game.analysis", "game.session", "game.workshop", "game.ui", "pygame", "pydantic", "yaml")


def test_players_cannot_reach_the_state_or_the_scenario() -> None:
    """Importing every module of the computer players loads neither the state nor the scenario nor what is above."""
    folder = Path(str(game.ai.__file__)).parent
    names = sorted(f"game.ai.{path.stem}" for path in folder.glob("*.py") if path.stem != "__init__")
    code = (
        "import importlib, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        f"print([m for m in sys.modules if m.startswith({FORBIDDEN + OTHERS!r})])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=folder.parents[1]
    )
    assert done.stdout.strip() == "[]"


def test_no_float_in_the_players() -> None:
    """The computer players reckon in whole numbers: no division that gives a fraction, no fraction written out."""
    folder = Path(str(game.ai.__file__)).parent
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not isinstance(node, ast.Div), path.name
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), path.name
