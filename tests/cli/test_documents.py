"""What the documents say can be done can be done."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from game.ui.keymap import Keymap
from game.ui.strings import Strings
from tests.cli.helpers import ROOT, command

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
ELSEWHERE = ("play", "new", "translate")
"""Commands that open a window, or write among the scenarios: they have tests of their own."""
COMMANDS = re.findall(r"^python main\.py ([a-z].*?)(?:\s+#.*)?$", README, re.MULTILINE)


LONG = ("bench", "check scenarios", "simulate")
"""Lines that are run at length elsewhere, too: by other tests, and by `make check`."""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(line, marks=[pytest.mark.slow] if line.startswith(LONG) else [])
        for line in COMMANDS if line.split()[0] not in ELSEWHERE
    ],
)  # fmt: skip
def test_the_readme_s_commands_run(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of the readme that opens no window and writes no scenario ends well and says something."""
    monkeypatch.chdir(ROOT)
    result = command(capsys, *shlex.split(line))
    assert result.code == 0, result.err
    assert result.out.strip()


def test_the_readme_shows_every_command() -> None:
    """No command is left out of the readme."""
    app = (ROOT / "game" / "commands" / "app.py").read_text(encoding="utf-8")
    found = re.findall(r'@app\.command\((?:"(\w+)")?\)\ndef (\w+)\(', app)
    names = [said or function for said, function in found]
    assert names
    assert set(names) == {line.split()[0] for line in COMMANDS}


def test_the_readme_s_make_lines_say_what_they_do() -> None:
    """Every `make` line of the readme is a target, with recipes that make can read."""
    named = re.findall(r"^make ([a-z-]+) ", README, re.MULTILINE)
    assert {"play", "test", "check", "pictures", "test-full"} <= set(named)
    make = shutil.which("make")
    if make is None:
        pytest.skip("no recipes are read without make")
    for target in named:
        done = subprocess.run([make, "--dry-run", target], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        assert "python" in done.stdout


def test_windows_tests_what_make_tests() -> None:
    """The line for Windows runs the very tests of `make test`, and what it installs is what the Makefile installs."""
    recipe = re.search(r"^test:.*\n\t(?P<line>.*)$", MAKEFILE, re.MULTILINE)
    assert recipe is not None
    said = recipe["line"].replace("$(BIN)/python", r".venv\Scripts\python").replace("$(JOBS)", "auto")
    assert said in README
    assert '--editable ".[test]"' in MAKEFILE
    assert '--editable ".[test]"' in README


def test_extras_named_are_extras() -> None:
    """What the readme says can be installed besides is in the package, and the tests want none of it."""
    named = set(re.findall(r'"\.\[([a-z0-9,]+)\]"', README))
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {"test", "a11y"} <= named <= extras.keys()
    assert not any(word.startswith("accesskit") for word in extras["test"])


def test_keys_named_do_what_is_said() -> None:
    """Every row of the table of controls is a key of the game with the name that the game itself gives it."""
    strings = Strings(ROOT / "assets" / "locale")
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", README, re.MULTILINE)
    assert len(rows) > 15
    for key, said in rows:
        intent = Keymap().table()[key.lower()]
        assert strings.text(intent.name_key) == said
        assert Keymap().keys(intent)[0] == key.lower()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "TECHNICIANS.md", "CHANGELOG.md"])
def test_make_targets_exist(page: str) -> None:
    """Every `make` target that a document names is one of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", (ROOT / page).read_text(encoding="utf-8")))
    assert named - {"python"} <= targets


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "DECISIONS.md"])
def test_files_named_exist(page: str) -> None:
    """Every file that a document names in code marks is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    names = re.findall(r"`([\w./-]+\.(?:py|md|toml|json|yaml))`", text)
    missing = [name for name in names if not any(_there(Path(start) / name) for start in (".", "game"))]
    assert missing == []


def test_every_package_has_its_row() -> None:
    """The page of the architecture names every package of the game, in the order in which they may import."""
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `game/(\w+)`", page, re.MULTILINE)
    assert set(named) == {path.parent.name for path in (ROOT / "game").glob("*/__init__.py")}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]
    order = [name.strip().removeprefix("game.") for row in layers["layers"] for name in reversed(row.split("|"))]
    assert named == [name for name in reversed(order) if name != "cli"]


def _there(path: Path) -> bool:
    return (ROOT / path).exists()


ROOT_NAMES = {
    "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "DECISIONS.md", "LICENSE", "Makefile", "README.md",
    "RULES.md", "TECHNICIANS.md",
    "assets", "build", "dist", "game", "main.py", "pyproject.toml", "saves", "scenarios", "tests",
}  # fmt: skip


def test_the_root_holds_only_what_is_known() -> None:
    """Nothing is left lying in the root of the checkout."""
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= ROOT_NAMES
