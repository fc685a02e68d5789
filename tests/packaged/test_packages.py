"""What is installed, imported, locked and licensed is what `pyproject.toml` says."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.packaged import allowed, licences
from tests.packaged.lock import EXTRAS, LOCKS, UNLOCKED
from tests.packaged.room import ROOT

COMES_WITH = {"annotated-types": "pydantic", "pydantic-core": "pydantic", "markupsafe": "jinja2"}
"""Imported by the game though only the other is asked for: they are halves of one thing, and one pins the other."""
MAKERS = {"babel": "game/workshop/catalogues.py"}
"""Imported by what translators run and no game."""
BY_NAME = {"distributed": "game/workshop/cluster.py"}
"""Imported by a name in a text, where it is asked for."""
UNLISTED = {"editables", "brotlicffi"}
"""Locked and never in the list: what only installs a checkout, and what only another Python than CPython takes."""
TYPES_ONLY = {"_typeshed"}


@cache
def imports() -> tuple[tuple[str, str], ...]:
    """The first part of the name of each module imported in `game/` from outside of it, and where."""
    return tuple(_imports())


def _imports() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "game").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in {name.split(".")[0] for name in names} - {"game"} - TYPES_ONLY - sys.stdlib_module_names:
                yield name, path.relative_to(ROOT).as_posix()


@cache
def makers_of() -> Mapping[str, list[str]]:
    """Which package a module comes with, of those installed."""
    return packages_distributions()


def asked_for(*parts: str) -> set[str]:
    """The packages that parts of `pyproject.toml` name."""
    return {canonicalize_name(Requirement(line).name) for part in parts for line in licences.parts()[part]}


def test_nothing_is_imported_that_is_not_asked_for() -> None:
    """Every module that the game imports comes with a package of its own list or of an extra that a player may want."""
    known = asked_for("game", "a11y", "dask", "pdf")
    for name, where in imports():
        packages = {canonicalize_name(each) for each in makers_of().get(name, [name])}
        if packages & MAKERS.keys():
            assert where in MAKERS.values(), f"{where} imports {name}"
            continue
        assert {COMES_WITH.get(each, each) for each in packages} & known, f"{where} imports {name} of {packages}"


def test_nothing_is_asked_for_that_is_not_used() -> None:
    """Every package that the game's own list and a player's extras name is imported somewhere in the game."""
    used = {canonicalize_name(each) for name, _ in imports() for each in makers_of().get(name, [name])}
    for name, where in BY_NAME.items():
        assert f'"{name}"' in (ROOT / where).read_text(encoding="utf-8")
    assert asked_for("game", "a11y", "dask", "pdf") - used - BY_NAME.keys() == set()


def test_halves_come_with_their_other_half() -> None:
    """What the game imports without asking for it is asked for by the package that it belongs to."""
    for half, whole in COMES_WITH.items():
        wanted = {canonicalize_name(Requirement(line).name) for line in distribution(whole).requires or ()}
        assert half in wanted


@pytest.mark.parametrize("part", sorted(licences.parts()))
def test_what_is_installed_is_what_is_asked_for(part: str) -> None:
    """The version of every installed package lies in the range that `pyproject.toml`, and whatever wants it, gives."""
    lines = licences.parts()[part]
    for line in lines:
        requirement = Requirement(line)
        assert requirement.specifier, f"{line} has no range"
        assert any(each.operator in ("<", "~=") for each in requirement.specifier) or part == "build", line
    missing = [name for name, found in licences.wanted(lines).items() if found is None]
    if part in ("game", "test"):
        assert [name for name in missing if name in asked_for(part)] == []
    for name, found in licences.wanted(lines).items():
        for line in [*lines, *(found.requires or () if found is not None else ())]:
            _fits(Requirement(line), name)


def _fits(requirement: Requirement, wanted_by: str) -> None:
    """An installed package that is asked for here, on this machine, has a version that fits."""
    if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
        return
    try:
        found = distribution(requirement.name).version
    except PackageNotFoundError:
        return
    assert requirement.specifier.contains(found, prereleases=True), f"{requirement} for {wanted_by}: {found} is here"


def test_every_extra_is_locked() -> None:
    """Each extra is in one lock, so that its packages and their licences are known; `make lock licences` does it."""
    locked = [extra for extras in EXTRAS.values() for extra in extras]
    assert sorted(["game", "build", *UNLOCKED, *locked]) == sorted(licences.parts())


@pytest.mark.parametrize("name", sorted(EXTRAS))
def test_locks_hold_what_is_asked_for(name: str) -> None:
    """Every package of a lock has hashes, no lock names where packages come from, and each version is in its range."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=[a-z0-9])", text) if not entry.startswith("#")]
    assert len(entries) > 10
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
    assert "--index" not in text
    versions = licences.locked(LOCKS / f"{name}.txt")
    assert len(versions) == len(entries)
    for part in ("game", *EXTRAS[name], "build"):
        for line in licences.parts()[part]:
            requirement = Requirement(line)
            assert requirement.specifier.contains(versions[canonicalize_name(requirement.name)]), line


def test_locks_agree() -> None:
    """A package has the same version in every lock, so that what was tested is what is given away."""
    tested = licences.locked(LOCKS / "test.txt")
    for name in EXTRAS:
        for package, version in licences.locked(LOCKS / f"{name}.txt").items():
            assert tested.get(package, version) == version, package


def page() -> dict[str, licences.Row]:
    """The rows of the list of packages by name."""
    return {row.name: row for row in licences.read_page(licences.PAGE.read_text(encoding="utf-8"))}


def test_every_locked_package_is_listed_with_its_licence() -> None:
    """The list of packages that travels with the game has all of the locks, at their versions."""
    rows = page()
    for name in EXTRAS:
        for package, version in licences.locked(LOCKS / f"{name}.txt").items():
            assert package in UNLISTED or rows[package].version == version, package
    assert set(rows["pydantic"].parts) >= {"game"}


def test_every_licence_is_one_that_we_may_use() -> None:
    """Each listed licence, and that of each package that is installed here, is on the list of those let in."""
    rows = page()
    assert [row.line() for row in rows.values() if not allowed.fine(row.name, row.licence)] == []
    for part in ("game", "test"):
        for name, found in licences.wanted(licences.parts()[part]).items():
            if found is not None:
                assert allowed.fine(name, licences.licence_of(found)), f"{name}: {licences.licence_of(found)}"


def test_the_list_says_what_the_packages_say() -> None:
    """Where the listed version is the installed one, its licence and who wants it are as listed."""
    rows, compared = page(), 0
    for part, lines in licences.parts().items():
        for name, found in licences.wanted(lines).items():
            if found is not None and name in rows and rows[name].version == found.version:
                compared += 1
                assert rows[name].licence == licences.licence_of(found), name
                assert part in rows[name].parts, f"{name} for {part}"
    if not compared:
        pytest.skip("no package has the version of the list here")


@pytest.mark.parametrize(
    ("name", "licence", "fine"),
    [
        ("rich", "MIT", True),
        ("packaging", "Apache-2.0 OR BSD-2-Clause", True),
        ("some", "MIT AND Proprietary", False),
        ("some", "GPL-3.0-only", False),
        ("some", "GPL-2.0-or-later OR MPL-2.0", True),
        ("some", "LGPL-2.1-only", False),
        ("pygame-ce", "LGPL-2.1-only", True),
        ("some", "unknown", False),
        ("some", "", False),
    ],
)
def test_what_is_not_let_in_is_not_let_in(name: str, licence: str, fine: bool) -> None:
    """Of a choice one licence is enough, of several at once all are needed; a silent package is not let in."""
    assert allowed.fine(name, licence) is fine


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libSDL2-2-50d19f93.0.so.0.3200.10", "SDL2"),
        ("libSDL2_ttf-2-e69aa315.0.so.0.2400.0", "SDL2_ttf"),
        ("libmpg123-8b3c3c9e.so.0.49.4", "mpg123"),
        ("libpng16-fefdc88d.so.16.58.0", "png16"),
        ("libstdc++.so.6", "stdc++"),
        ("libgcc_s.so.1", "gcc_s"),
        ("libpython3.11.so.1.0", "python"),
        ("libz.so.1", "z"),
        ("libmystery-12ab34cd.so.1", "mystery"),
    ],
)
def test_libraries_are_known_by_their_names(file: str, name: str) -> None:
    """The licence of a library in C is looked up by its name, without version and digest."""
    assert allowed.library(file) == name
    assert (name in allowed.INSIDE) == (name != "mystery")


def test_typefaces_travel_with_their_licences() -> None:
    """Every typeface has its row in the list of assets, and the licence named there lies beside it and is the OFL."""
    listed = (ROOT / "assets" / "LICENSES.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(fonts/[^`]+\.ttf)` .*?`(fonts/LICENSE[^`]+)`", listed, re.MULTILINE)
    assets = ROOT / "assets"
    faces = {path for pattern, _ in rows for path in assets.glob(pattern)}
    assert faces == set(assets.glob("fonts/*.ttf"))
    for _, file in rows:
        text = " ".join((assets / file).read_text(encoding="utf-8").split())
        assert "SIL OPEN FONT LICENSE Version 1.1" in text or "License: OFL-1.1" in text, file


def test_the_pipeline_installs_by_hash() -> None:
    """`.ci/run` takes packages from the locks alone before it tests, and asks for their hashes."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    installs = re.findall(r"-m pip install (.*)", script)
    assert len([line for line in installs if "--require-hashes" in line]) >= 2
    assert [line for line in installs if "--require-hashes" not in line and "--no-index" not in line] == []


def test_nothing_names_a_place_to_fetch_from() -> None:
    """What builds and installs names no host: packages come from wherever this machine gets its packages."""
    host = re.compile(r"(?:https?|file):/" + r"/|--(?:extra-)?index" + "-url")
    for path in (ROOT / "Makefile", ROOT / ".ci" / "run", *sorted(Path(__file__).parent.glob("*.py"))):
        assert host.search(path.read_text(encoding="utf-8")) is None, path
