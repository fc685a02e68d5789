"""Drawing the table anew is hardly dearer than putting a finished picture on the window."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.full.desktop import bare

ROOT = Path(__file__).parents[2]
TRIES = 3


@pytest.mark.full
def test_a_full_redraw_of_the_table_takes_little_more_than_a_flip() -> None:
    """At three sizes at most half as long again; the best of three runs, for other programs disturb each other."""
    if shutil.which("xvfb-run") is None:
        pytest.skip("no real window without xvfb-run")
    words = ["xvfb-run", "-a", sys.executable, "-m", "tests.benchmarks.redraw_ratio"]
    best: dict[str, float] = {}
    for _ in range(TRIES):
        environment = {**bare(), "SDL_VIDEODRIVER": "x11"}
        run = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300)
        lines = [json.loads(line) for line in run.stdout.splitlines() if line.startswith("{")]
        assert len(lines) == 3, run.stderr
        for line in lines:
            size = str(line["size"])
            best[size] = min(best.get(size, 99.0), line["ratio"])
        if max(best.values()) <= 1.5:
            break
    assert max(best.values()) <= 1.5, best
