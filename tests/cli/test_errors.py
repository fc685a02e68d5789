"""What goes wrong is one sentence, exit code 2, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.helpers import HARBOUR, ROOT, command, one_sentence, process

BAD = (
    ("fly",),
    ("analyse",),
    ("analyse", "nowhere"),
    ("analyse", "nowhere.yaml"),
    ("analyse", "x" * 5000),
    ("analyse", HARBOUR, "--speed", "9"),
    ("check", "nowhere"),
    ("check", "tests/cli"),
    ("check", HARBOUR, "--play", "many"),
    ("check", HARBOUR, "--report", "tests"),
    ("check", HARBOUR, "--report", HARBOUR),
    ("check", HARBOUR, "--report", f"{HARBOUR}/page.html"),
    ("simulate", HARBOUR, "--games", "0"),
    ("simulate", HARBOUR, "--games", "few"),
    ("simulate", HARBOUR, "--levels", "genius"),
    ("simulate", HARBOUR, "--levels", "envoy,envoy,envoy"),
    ("simulate", HARBOUR, "--instructions", "guessed"),
    ("simulate", HARBOUR, "--workers", "-1"),
    ("simulate", HARBOUR, "--csv", "tests"),
    ("simulate", HARBOUR, "--resume", HARBOUR),
    ("simulate", HARBOUR, "--dask", "nonsense"),
    ("playthrough", HARBOUR, "--levels", ""),
    ("replay", "nothing.json"),
    ("replay", "tests"),
    ("replay", HARBOUR),
    ("play", HARBOUR, "--side", "eastham"),
    ("play", HARBOUR, "--level", "genius"),
    ("bench", "nowhere"),
)


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("words", BAD, ids=lambda words: " ".join(words)[:40])
def test_a_bad_request_is_a_sentence(words: tuple[str, ...], capsys: pytest.CaptureFixture[str], network: None) -> None:
    """Nothing on the standard output, one sentence on the standard error, exit code 2."""
    result = command(capsys, *words)
    assert result.code == 2
    assert result.out == ""
    assert one_sentence(result.err), result.err


@pytest.mark.parametrize("words", [("analyse", "nowhere"), ("simulate", HARBOUR, "--games", "few"), ("analyse",)])
def test_a_bad_request_is_data_too(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """With --json the same sentence stands on the standard output as an error object."""
    result = command(capsys, *words, "--json")
    assert result.code == 2
    assert set(result.data) == {"error"}
    assert set(result.data["error"]) == {"code", "message"}
    assert result.data["error"]["message"] == result.err.strip()


def test_a_broken_scenario_is_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A scenario with errors cannot be analysed; the sentence has its place and names `check`."""
    broken = tmp_path / "broken.yaml"
    broken.write_text("format: 1\nid: x\n", encoding="utf-8")
    result = command(capsys, "analyse", str(broken), "--json")
    assert result.code == 2
    assert result.data["error"]["code"] == "broken_scenario"
    assert f"{broken}:" in result.err
    assert "check" in result.err


@pytest.mark.skipif(os.name == "nt", reason="closing a standard stream is a thing of POSIX shells")
@pytest.mark.parametrize("where", [">&-", "| true", ">/dev/full"])
def test_a_lost_output_is_a_sentence(where: str) -> None:
    """A closed, abandoned or full standard output ends the command quietly with a sentence."""
    if where == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    script = f'("$0" main.py playthrough {HARBOUR} ; echo "code $?" >&2) {where}'
    shell = subprocess.run(
        ["/bin/sh", "-c", script, sys.executable], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    lines = shell.stderr.strip().splitlines()
    assert lines[-1] == "code 2"
    assert len(lines) == 2
    assert "standard output" in lines[0]


@pytest.mark.parametrize("package", ["typer", "pygame", "yaml"])
def test_a_missing_package_is_a_sentence(package: str) -> None:
    """Without its packages the game says what to run."""
    words = [] if package == "pygame" else ["check", "scenarios"]
    code = (
        f"import runpy, sys; sys.modules['{package}'] = None; sys.argv = ['main.py', *{words!r}];"
        " runpy.run_path('main.py', run_name='__main__')"
    )
    result = process("-c", code, SDL_VIDEODRIVER="dummy")
    assert result.code == 2
    assert one_sentence(result.err), result.err
    assert "make play" in result.err


def test_no_screen_is_a_sentence() -> None:
    """Without a display the window is not opened unseen: one sentence, exit code 2."""
    hidden = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY"), "")
    environment = {**os.environ, **hidden}
    environment.pop("SDL_VIDEODRIVER", None)
    done = subprocess.run(
        [sys.executable, "main.py"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert one_sentence(done.stderr), done.stderr
    assert "screen" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["analyse", pytest.param("bench", marks=pytest.mark.slow)])
def test_only_json_on_the_standard_output(name: str) -> None:
    """No banner of a library gets among the data."""
    result = process("main.py", name, HARBOUR, "--json")
    assert result.code == 0
    assert isinstance(json.loads(result.out), dict)
