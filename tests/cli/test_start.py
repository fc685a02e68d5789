"""The way in is quick: the title waits for nothing heavy, and `main.py` stays a doorway."""

from __future__ import annotations

import json

from tests.cli.helpers import ROOT, process

HEAVY = ("pydantic", "typer", "lark", "rich", "numpy", "hypothesis")
SCRIPT = """
import json, runpy, sys
sys.argv = ["first_frame", "--once"]
try:
    runpy.run_module("game.commands.first_frame", run_name="__main__")
except SystemExit as done:
    code = done.code
print(json.dumps({"code": code, "modules": sorted(name for name in sys.modules if "." not in name)}))
"""


def test_the_title_needs_nothing_heavy() -> None:
    """Drawing the title imports neither pydantic nor typer, nor anything else that the first frame could wait for."""
    result = process("-c", SCRIPT, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")
    assert result.code == 0, result.err
    assert "stumbled" not in result.err, result.err
    seen = json.loads(result.out.strip().splitlines()[-1])
    assert seen["code"] == 0
    assert [name for name in HEAVY if name in seen["modules"]] == []


def test_main_is_a_doorway() -> None:
    """`main.py` has at most fifteen lines."""
    assert len((ROOT / "main.py").read_text(encoding="utf-8").splitlines()) <= 15
