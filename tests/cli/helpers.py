"""Running commands inside this process and as processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from game.cli import main

ROOT = Path(__file__).parents[2]
HARBOUR = "tests/scenarios/harbour.yaml"


@dataclass(frozen=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The standard output as JSON; fails when there is anything else in it."""
        return json.loads(self.out)


def command(capsys: pytest.CaptureFixture[str], *words: str) -> Ran:
    """Run a command in this process."""
    capsys.readouterr()
    code = main(words)
    out, err = capsys.readouterr()
    return Ran(code, out, err)


def process(*words: str, **environment: str) -> Ran:
    """Run `python <words>` in the checkout."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def one_sentence(text: str) -> bool:
    """Whether a text is one line and no traceback."""
    return len(text.strip().splitlines()) == 1 and "Traceback" not in text
