"""What the documents say can be done can be done."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.helpers import ROOT, command

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
WINDOWED = ("play",)
COMMANDS = re.findall(r"^python main\.py ([a-z].*?)(?:\s+#.*)?$", README, re.MULTILINE)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.split()[0] not in WINDOWED])
def test_the_readme_s_commands_run(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command of the readme that opens no window ends well and says something."""
    monkeypatch.chdir(ROOT)
    result = command(capsys, *shlex.split(line))
    assert result.code == 0, result.err
    assert result.out.strip()


def test_the_readme_shows_every_command() -> None:
    """No command is left out of the readme."""
    app = (ROOT / "game" / "commands" / "app.py").read_text(encoding="utf-8")
    names = re.findall(r"@app\.command\(\)\ndef (\w+)\(", app)
    assert names
    assert set(names) == {line.split()[0] for line in COMMANDS}


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_make_targets_exist(page: str) -> None:
    """Every `make` target that a document names is one of the Makefile."""
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z][a-z-]+)\b", (ROOT / page).read_text(encoding="utf-8")))
    assert named - {"python"} <= targets


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_files_named_exist(page: str) -> None:
    """Every file that a document names in code marks is there."""
    text = (ROOT / page).read_text(encoding="utf-8")
    names = re.findall(r"`([\w./-]+\.(?:py|md|toml|json|yaml))`", text)
    missing = [name for name in names if not any(_there(Path(start) / name) for start in (".", "game"))]
    assert missing == []


def _there(path: Path) -> bool:
    return (ROOT / path).exists()


ROOT_NAMES = {
    "ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md", "DECISIONS.md", "LICENSE", "Makefile", "README.md",
    "RULES.md",
    "assets", "build", "dist", "game", "main.py", "pyproject.toml", "saves", "scenarios", "tests",
}  # fmt: skip


def test_the_root_holds_only_what_is_known() -> None:
    """Nothing is left lying in the root of the checkout."""
    assert {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} <= ROOT_NAMES
