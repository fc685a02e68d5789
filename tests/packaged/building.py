"""Builds the wheel, and from the wheel the portable folder, with the packages of the lock and no others."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.packaged import allowed
from tests.packaged.room import ROOT, FailedError

NAME = "portsmouth-1905"
LOCK = ROOT / ".ci" / "locks" / "portable.txt"
SPEC = Path(__file__).with_name("portable.spec")
BESIDE = ("TECHNICIANS.md", "RULES.md")
INTO = {"game": "game", "assets": "game/assets", "scenarios": "game/scenarios", "RULES.md": "game/RULES.md"}
"""Where in the wheel a file or folder of the checkout lies."""


def version() -> str:
    """The version in `pyproject.toml`."""
    found: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return found


def label() -> str:
    """What the portable folder is called: the game, its version, the system and the kind of processor."""
    system = {"Darwin": "macos"}.get(platform.system(), platform.system().lower())
    return f"{NAME}-{version()}-{system}-{platform.machine().lower()}"


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def do(*words: str | Path, where: Path, **more: str) -> str:
    """Run a tool; its output. Raises FailedError with the end of what it said."""
    done = subprocess.run(
        [str(word) for word in words], cwd=where, env=os.environ | more, capture_output=True, encoding="utf-8",
        errors="replace",
    )  # fmt: skip
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).strip().splitlines()[-12:])
        raise FailedError(f"{' '.join(map(str, words[:5]))} … failed:\n{said}")
    return done.stdout


def environment(folder: Path, python: Path) -> Path:
    """A virtual environment in `folder`, with nothing in it but pip; its interpreter."""
    do(python, "-m", "venv", folder, where=folder.parent)
    return python_of(folder)


def locked_environment(folder: Path, python: Path) -> Path:
    """A virtual environment with the packages of the lock, each checked by its hash; its interpreter."""
    made = environment(folder, python)
    words = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", LOCK)
    do(made, *words, where=folder)
    return made


def build_wheel(python: Path, out: Path, work: Path) -> Path:
    """The wheel, made by the locked tools of this interpreter from the files that belong to the checkout."""
    source = work / "source"
    for name in source_files():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, source / name)
    words = ("-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", out)
    do(python, *words, source, where=work)
    return wheels(out)[0]


def wheels(out: Path) -> list[Path]:
    """The wheels in a folder."""
    return sorted(out.glob("portsmouth_1905-*.whl"))


def archives(out: Path) -> list[Path]:
    """The portable folders in a folder, as they are handed on."""
    return sorted(path for path in out.glob(f"{label()}.*") if path.is_file())


def source_files() -> tuple[str, ...]:
    """The names of all files that belong to the checkout: what git knows, or without git what is not left over."""
    done = subprocess.run([shutil.which("git") or sys.executable, "ls-files", "-z"], cwd=ROOT, capture_output=True)
    if done.returncode == 0:
        return tuple(name for name in done.stdout.decode().split("\0") if name and (ROOT / name).is_file())
    return tuple(_walked(ROOT))


def _walked(folder: Path) -> Iterator[str]:
    left_over = {"__pycache__", "build", "dist"}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(part in left_over or part.startswith(".") for part in parts):
            yield path.relative_to(folder).as_posix()


def inspect_wheel(wheel: Path) -> int:
    """How many files lie in a wheel that holds all of the game and nothing else. Raises FailedError."""
    with zipfile.ZipFile(wheel) as opened:
        inside = {name for name in opened.namelist() if ".dist-info/" not in name}
    wanted = {
        into + name.removeprefix(start)
        for name in source_files() for start, into in INTO.items() if name == start or name.startswith(f"{start}/")
    }  # fmt: skip
    for what, names in (("lacks", wanted - inside), ("should not hold", inside - wanted)):
        if names:
            raise FailedError(f"The wheel {what} {', '.join(sorted(names)[:8])}.")
    return len(inside)


def build_portable(python: Path, wheel: Path, out: Path, work: Path) -> tuple[Path, Path]:
    """The portable folder and its archive: the installed wheel, frozen where nothing of the checkout is looked at."""
    install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index")
    do(python, *install, "--force-reinstall", wheel, where=work)
    do(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
       "--distpath", work / "frozen", "--workpath", work / "freezing", SPEC,
       where=work, PYTHONPATH="", PYINSTALLER_CONFIG_DIR=str(work / "settings"))  # fmt: skip
    folder = out / label()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(work / "frozen" / NAME, folder, symlinks=True)
    for name in BESIDE:
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copyfile(Path(__file__).with_name("START.txt"), folder / "START.txt")
    do(python, "-m", "tests.packaged.licences", "--texts", folder / "licences", where=ROOT)
    unknown = [path.name for path in shared_libraries(folder) if allowed.library(path.name) not in allowed.INSIDE]
    if unknown:
        raise FailedError(
            f"The portable folder carries {', '.join(unknown)}, whose licence `allowed.INSIDE` does not know."
        )
    kind = "zip" if platform.system() == "Windows" else "gztar"
    archive = shutil.make_archive(str(out / label()), kind, root_dir=out, base_dir=label())
    return folder, Path(archive)


def shared_libraries(folder: Path) -> list[Path]:
    """The libraries in C that a portable folder for Linux carries, other than the modules of packages."""
    return sorted(path for path in folder.rglob("lib*.so*") if path.is_file() and not path.is_symlink())


def weight(path: Path) -> str:
    """How large a file or folder is, in words."""
    files = [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file() and not each.is_symlink()]
    return f"{sum(each.stat().st_size for each in files) / 1e6:.1f} MB in {len(files)} file{'s' * (len(files) > 1)}"
