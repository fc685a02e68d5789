"""`python -m tests.fuzz [TARGET...] [--seconds N] [--engine auto|atheris|mutator] [--seed N] [--out FOLDER]`.

Each target runs in a process of its own. Ends with 1 when something went wrong; the input and its trace are in the
folder, and belong, mended, in `tests/fuzz/corpus/<target>/`, which `tests/fuzz/test_corpus.py` gives to the game again.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.fuzz.registry import NAMES, target
from tests.fuzz.run import by_coverage, by_mutation

GRACE = 120
WITHOUT_COVERAGE = ("saves", "command_lines", "streams")
"""What is slow by itself: watching every step of it leaves too few inputs for coverage to guide anything."""


def main() -> int:
    """Run the targets asked for; 0 when nothing went wrong."""
    words = _asked()
    if words.child:
        return _child(words)
    worst = 0
    for name in words.targets or NAMES:
        worst |= _run(name, words)
    return worst


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--engine", choices=("auto", "atheris", "mutator"), default="auto")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path("build/fuzz"))
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    words = parser.parse_args()
    unknown = [name for name in words.targets if name not in NAMES]
    if unknown:
        parser.error(f"there is no target {unknown[0]}; there are {', '.join(NAMES)}")
    return words


def _child(words: argparse.Namespace) -> int:
    name = words.targets[0]
    if words.engine == "atheris":
        by_coverage(lambda: target(name), words.seconds, words.seed, words.out)
    else:
        by_mutation(target(name), words.seconds, words.seed, words.out)
    return 0


def _run(name: str, words: argparse.Namespace) -> int:
    engine = words.engine
    if engine == "auto":
        guided = importlib.util.find_spec("atheris") is not None and name not in WITHOUT_COVERAGE
        engine = "atheris" if guided else "mutator"
    out = (words.out / name).resolve()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    told = out / "told.txt"
    order = [sys.executable, "-m", "tests.fuzz", name, "--child", "--engine", engine, "--seconds", str(words.seconds),
             "--seed", str(words.seed), "--out", str(out)]  # fmt: skip
    with told.open("wb") as stream:
        try:
            ended = subprocess.run(order, stdout=stream, stderr=stream, timeout=words.seconds + GRACE, check=False)
            fate = "" if ended.returncode == 0 else f"ended with {ended.returncode}, see {told}; last input: at-hand"
        except subprocess.TimeoutExpired:
            fate = f"hung; the input is {out / 'at-hand'}"
    return _report(name, out, fate)


def _report(name: str, out: Path, fate: str) -> int:
    try:
        tally = json.loads((out / "tally.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        print(f"{name:14} {fate or 'told nothing'}", flush=True)
        return 1
    finds = tally["finds"]
    print(
        f"{name:14} {tally['engine']:8} {tally['inputs']:>8,} inputs in {tally['seconds']:>6.1f} s, "
        f"{tally['megabytes']:>4} MB, {len(finds)} finds {fate}",
        flush=True,
    )
    for what, file in finds.items():
        print(f"    {what}\n        {out / file}", flush=True)
    return 1 if finds or fate else 0


if __name__ == "__main__":
    raise SystemExit(main())
