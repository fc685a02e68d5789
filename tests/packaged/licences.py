"""The packages that the game stands on and their licences, from what the packages themselves say.

`python -m tests.packaged.licences` writes `assets/PACKAGES.md` anew; with `--texts FOLDER` it gathers the texts of the
licences of all that the portable folder carries.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaged import allowed
from tests.packaged.lock import UNLOCKED

ROOT = Path(__file__).parents[2]
LOCKS = ROOT / ".ci" / "locks"
PAGE = ROOT / "assets" / "PACKAGES.md"
LGPL = Path(__file__).with_name("LGPL-2.1.txt")
CARRIED = ("game", "a11y")
"""The parts whose packages travel in the portable folder: the game's own, and screen readers."""
TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)", re.IGNORECASE)
MACHINES = tuple(
    {"sys_platform": system, "platform_system": name, "os_name": kind, "python_version": version,
     "python_full_version": f"{version}.9"}
    for system, name, kind in (("linux", "Linux", "posix"), ("win32", "Windows", "nt"), ("darwin", "Darwin", "posix"))
    for version in ("3.11", "3.12", "3.13")
)  # fmt: skip
"""What the game is for: a package that is wanted on one of these is wanted."""
HEAD = """# Packages that the game stands on

Made by `make licences` from what the packages say of themselves. `game` and `a11y` travel in the portable folder, with
the texts of their licences; the rest is for tests, for building and for optional extras. Which licences are let in is
written in `tests/packaged/allowed.py`.

| package | version | licence | for |
|---|---|---|---|
"""


@dataclass(frozen=True, order=True)
class Row:
    """One package: its name as the registry writes it, its version, its licence in SPDX, the parts that want it."""

    name: str
    version: str
    licence: str
    parts: tuple[str, ...]

    def line(self) -> str:
        """The row of the document."""
        return f"| {self.name} | {self.version} | {self.licence} | {', '.join(self.parts)} |"


def parts() -> dict[str, tuple[str, ...]]:
    """What `pyproject.toml` asks for: `game`, each extra by its name, and `build`, which makes wheels."""
    found = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = {name: tuple(lines) for name, lines in found["project"]["optional-dependencies"].items()}
    own, build = found["project"]["dependencies"], found["build-system"]["requires"]
    return {"game": tuple(own), **extras, "build": tuple(build)}


@cache
def wanted(lines: tuple[str, ...]) -> Mapping[str, Distribution | None]:
    """All packages that come with these, on any machine the game is for; None: it is not installed here."""
    found: dict[str, Distribution | None] = {}
    queue = [Requirement(line) for line in lines]
    while queue:
        requirement = queue.pop()
        name = canonicalize_name(requirement.name)
        dist = found[name] = _installed(name)
        for line in (dist.requires or ()) if dist is not None else ():
            inner = Requirement(line)
            if _wanted_anywhere(inner, requirement.extras) and canonicalize_name(inner.name) not in found:
                queue.append(inner)
    return found


@cache
def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def rows() -> tuple[Row, ...]:
    """Every package of every part, by name. Raises LookupError, naming what has to be installed first."""
    by_name: dict[str, list[str]] = {}
    dists: dict[str, Distribution] = {}
    missing: set[str] = set()
    for part, lines in parts().items():
        for name, dist in wanted(() if part in UNLOCKED else lines).items():
            by_name.setdefault(name, []).append(part)
            if dist is None:
                missing.add(name)
            else:
                dists[name] = dist
    if missing:
        raise LookupError(" ".join(sorted(missing)))
    return tuple(
        Row(name, dist.version, licence_of(dist), tuple(by_name[name])) for name, dist in sorted(dists.items())
    )


def read_page(text: str) -> tuple[Row, ...]:
    """The rows of the document."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return tuple(Row(a, b, c, tuple(d.split(", "))) for a, b, c, d in cells if a != "package")


def licence_of(dist: Distribution) -> str:
    """The licence of a package in SPDX; as it is written, where nobody here knows it."""
    name, about = canonicalize_name(dist.metadata["Name"]), dist.metadata
    if name in allowed.READ:
        return allowed.READ[name]
    classes = [line.rsplit("::", 1)[-1].strip() for line in about.get_all("Classifier", []) if "License ::" in line]
    given = [about[key] for key in ("License-Expression", "License") if key in about]
    said = next(filter(None, given), " AND ".join(classes))
    said = " ".join(said.split()) if len(said) < 80 else " AND ".join(classes)
    known = allowed.SPDX.get(said, said)
    if known == "BSD":
        text = " ".join(path.read_text(encoding="utf-8", errors="replace") for path in texts_of(dist))
        return "BSD-3-Clause" if "Neither the name" in " ".join(text.split()) else "BSD-2-Clause"
    return known or "unknown"


def texts_of(dist: Distribution) -> tuple[Path, ...]:
    """The files with the licence of an installed package."""
    files = [file for file in dist.files or () if ".dist-info" in str(file) and TEXT.search(file.name)]
    return tuple(sorted(Path(str(dist.locate_file(file))) for file in files))


def locked(lock: Path) -> dict[str, str]:
    """The versions of a lock by name."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^\s;\\]+)", lock.read_text(encoding="utf-8"), re.MULTILINE))


def gather(folder: Path) -> int:
    """Lay the licences of all that the portable folder carries, and of Python itself, in `folder`; how many."""
    lines = tuple(line for part in CARRIED for line in parts()[part])
    found = {name: dist for name, dist in wanted(lines).items() if dist is not None}
    for name, dist in {**found, "pyinstaller": distribution("pyinstaller")}.items():
        texts = texts_of(dist) or ((LGPL,) if licence_of(dist).startswith("LGPL") else ())
        target = folder / f"{name}-{dist.version}"
        target.mkdir(parents=True, exist_ok=True)
        (target / "LICENCE").write_text(licence_of(dist) + "\n", encoding="utf-8")
        for text in texts:
            shutil.copyfile(text, target / text.name)
    inside = [f"{name}: {licence}" for name, licence in sorted(allowed.INSIDE.items())]
    (folder / "LIBRARIES.txt").write_text("\n".join(inside) + "\n", encoding="utf-8")
    own = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    (folder / "python").mkdir(parents=True, exist_ok=True)
    if own.is_file():
        shutil.copyfile(own, folder / "python" / own.name)
    return len(found)


def _wanted_anywhere(requirement: Requirement, extras: set[str]) -> bool:
    if requirement.marker is None:
        return True
    return any(
        requirement.marker.evaluate({**machine, "extra": extra}) for machine in MACHINES for extra in (extras or {""})
    )


def main() -> int:
    """Write the document, or gather texts."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--texts", metavar="FOLDER", type=Path)
    words.add_argument("--here", action="store_true", help="ask the packages of this environment")
    given = words.parse_args()
    if given.texts is not None:
        print(f"{gather(given.texts)} packages")
    elif given.here:
        PAGE.write_text(HEAD + "\n".join(row.line() for row in rows()) + "\n", encoding="utf-8")
    else:
        _ask_elsewhere()
    return 0


def _ask_elsewhere() -> None:
    """Write the document from an environment with every package of every lock, for other systems too."""
    pins = sorted({f"{name}=={version}" for lock in LOCKS.glob("*.txt") for name, version in locked(lock).items()})
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        python = str(Path(folder) / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python"))
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
        subprocess.run([python, *quiet, *pins], check=True)
        subprocess.run([python, "-m", "tests.packaged.licences", "--here"], cwd=ROOT, check=True)


if __name__ == "__main__":
    raise SystemExit(main())
