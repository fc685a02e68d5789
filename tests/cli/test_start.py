"""The way in is quick: the title waits for nothing heavy, and `main.py` stays a doorway."""

from __future__ import annotations

import json

import pytest

from tests.cli.helpers import HARBOUR, ROOT, one_sentence, process

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


BLOCKED = """
import runpy, sys

package, way, *words = sys.argv[1:]

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == package:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Blocked())
sys.argv = ["portsmouth-1905", *words]
if way == "script":
    from game.cli import main
    sys.exit(main())
runpy.run_path("main.py", run_name="__main__")
"""


@pytest.mark.parametrize("way", ["script", "main.py"])
@pytest.mark.parametrize(
    ("package", "words"),
    [("typer", ("check", HARBOUR)), ("pydantic", ("check", HARBOUR)), ("pygame", ()), ("yaml", ("check", HARBOUR))],
)
def test_a_missing_package_is_one_sentence(way: str, package: str, words: tuple[str, ...]) -> None:
    """However the game is started: which package is missing and what to do, exit code 2, no traceback."""
    result = process("-c", BLOCKED, package, way, *words, SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy")
    assert result.code == 2, result.err
    assert one_sentence(result.err), result.err
    assert result.err.startswith(f"The Python package '{package}")
    assert "make play" in result.err
    assert result.out == ""
