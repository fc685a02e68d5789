"""Writes the locks anew: every package that the pipeline and the portable folder take, by version and hash.

`python -m tests.packaged.lock` keeps the versions that still fit; with `--upgrade` it takes the newest. It needs the
extra `lock`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / ".ci" / "locks"
EXTRAS = {"test": ("test", "dev"), "dask": ("dask",), "portable": ("a11y", "dist"), "rest": ("lock", "mutation", "pdf")}
"""Which extras each lock has besides the game's own packages; `rest` is for the list of licences alone."""
UNLOCKED = ("fuzz",)
"""Extras that no lock has: each Python wants another version of them."""
EDITABLE = "editables"
"""What the build backend asks for besides when the checkout itself is installed."""


def main() -> int:
    """Write them; the exit code of the first that could not be."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--upgrade", action="store_true", help="take the newest versions")
    more = ["--upgrade"] if words.parse_args().upgrade else []
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    LOCKS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        also = Path(folder) / "build.in"
        also.write_text("\n".join([*build, EDITABLE]) + "\n", encoding="utf-8")
        for name, extras in EXTRAS.items():
            same = [] if name == "test" else ["--constraint", str(LOCKS / "test.txt")]
            done = subprocess.run([
                sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml", str(also), *same, *more,
                *(word for extra in extras for word in ("--extra", extra)),
                "--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate", "--quiet",
                "--custom-compile-command", "make lock", "--output-file", str(LOCKS / f"{name}.txt"),
            ], cwd=ROOT)  # fmt: skip
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
