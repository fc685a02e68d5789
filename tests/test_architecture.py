"""What holds of the source as a whole: imports, secrets, names, refusals."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from game.engine.refusals import Code
from tests import catalogue

ROOT = Path(__file__).parents[1]
GAME = ROOT / "game"
DETERMINED = ("kernel", "bargaining", "scenario", "engine", "views", "ai", "analysis")
NO_FLOATS = ("kernel", "bargaining", "engine", "views", "ai")
OF_A_CONFERENCE = (
    *("japan", "russia", "korea", "manchuria", "china", "sakhalin", "liaotung", "vladivostok", "tokyo", "petersburg"),
    *("witte", "rosen", "komura", "takahira", "roosevelt", "oyster", "kaneko", "ito", "katsura", "lamsdorff", "togo"),
    *("linevich", "tsushima", "mukden", "tsar", "mikado"),
)


TAKES_SHARES = ("bargainer.py",)
"""A measured bargainer is handed its table as shares of one, and turns them into whole points at once."""


def sources(*parts: str) -> list[Path]:
    """The Python files of some parts of the game (all of it: no parts)."""
    folders = [GAME / part for part in parts] or [GAME]
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """The full names of the modules that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by a dot"
            yield str(node.module)


def test_init_files_hold_one_docstring() -> None:
    """Every `__init__` under game/ is one docstring: nothing is imported behind anybody's back."""
    for path in GAME.rglob("__init__.py"):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        assert len(body) == 1, path
        assert isinstance(body[0], ast.Expr), path


def test_every_test_says_what_it_promises() -> None:
    """Every test has a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_module_says_what_it_is() -> None:
    """Every module under game/ begins with a docstring."""
    assert [path for path in sources() if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_nothing_is_drawn_or_timed_behind_the_seed() -> None:
    """From the kernel to the analysis nothing imports random, secrets, time or datetime's clock."""
    wrong = {"random", "secrets", "time", "uuid"}
    found = [
        (path.name, name) for path in sources(*DETERMINED) for name in imported(path) if name.split(".")[0] in wrong
    ]
    assert found == []
    clocks = [path for path in sources(*DETERMINED) if re.search(r"\.(?:now|today|utcnow)\(", path.read_text("utf-8"))]
    assert clocks == []


def test_no_floats_where_games_are_decided() -> None:
    """Kernel, bargaining, engine, views and computer players reckon in whole numbers: no float, no true division."""
    found = []
    for path in sources(*NO_FLOATS):
        if path.name in TAKES_SHARES:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            real = isinstance(node, ast.Constant) and isinstance(node.value, float)
            divides = isinstance(node, (ast.BinOp, ast.AugAssign)) and isinstance(node.op, ast.Div)
            names = isinstance(node, ast.Name) and node.id == "float"
            if real or divides or names:
                found.append(f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}")
    assert found == []


def test_only_the_window_knows_pygame() -> None:
    """Nothing outside game/ui imports pygame."""
    outside = [path for path in sources() if GAME / "ui" not in path.parents]
    assert [path for path in outside if any(name.split(".")[0] == "pygame" for name in imported(path))] == []


STANDARD = sorted(sys.stdlib_module_names)


@pytest.mark.parametrize("part", ["kernel", "bargaining", "engine", "views", "ai"])
def test_the_core_runs_on_the_standard_library(part: str) -> None:
    """Kernel, bargaining, engine, views and computer players import nothing that has to be installed."""
    foreign = {
        name.split(".")[0] for path in sources(part) for name in imported(path) if name.split(".")[0] not in STANDARD
    }
    assert foreign <= {"game"}


LOOK = """
import importlib, pkgutil, sys
import game.ai
for one in pkgutil.walk_packages(game.ai.__path__, "game.ai."):
    importlib.import_module(one.name)
for name in ("view", "options", "estimates", "mediator"):
    importlib.import_module(f"game.views.{name}")
secret = ("game.engine.state", "game.engine.apply", "game.engine.setup", "game.views.project")
print([n for n in sys.modules if n in secret or n.split(".")[:2] in (["game", "scenario"], ["game", "analysis"])])
"""


def test_a_computer_player_cannot_reach_the_truth() -> None:
    """In a fresh process, importing every computer player and the views brings in no state, scenario or analysis."""
    done = subprocess.run([sys.executable, "-c", LOOK], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout.strip()) == ("", "[]")


def test_the_engine_knows_of_scenarios_only_what_they_are() -> None:
    """The engine imports the scenario's definition and no other part of it: no files, no parser, no models."""
    found = {name for path in sources("engine") for name in imported(path) if name.startswith("game.scenario")}
    assert found == {"game.scenario.definition"}


def test_nothing_of_any_conference_is_in_the_code() -> None:
    """No country, person or place of a conference is named in the code: it lives in scenario files alone."""
    words = re.compile(r"\b(" + "|".join(OF_A_CONFERENCE) + r")\b", re.IGNORECASE)
    found = []
    for path in sources():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if words.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []


THE_GAME_S_OWN = {"Portsmouth", "Japanese", "Roman"}
"""The name of the game, a language it is read in, and numerals."""


def named_in(path: Path) -> set[str]:
    """Sides, delegates, and persons and places of the glossary and the map of a scenario, word by word."""
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    found = [text for side in tree["sides"] for text in (side["name"], side["adjective"])]
    found += [person["name"] for side in tree["sides"] for person in side["delegates"]]
    found += [entry["term"] for entry in tree.get("glossary", ()) if entry.get("kind") in ("person", "place")]
    found += [place["name"] for place in (tree.get("map") or {}).get("places", ())]
    return {word for text in found for word in re.findall(r"\b[A-Z][a-z]{3,}\b", text)}


@pytest.mark.parametrize("path", sorted(p for p in (ROOT / "scenarios").glob("*.yaml") if "." not in p.stem))
def test_no_shipped_conference_is_named_in_the_code(path: Path) -> None:
    """Every name of a side, a person or a place that a shipped scenario knows is unknown to the code."""
    names = named_in(path) - THE_GAME_S_OWN
    assert len(names) > 8
    words = re.compile(r"\b(" + "|".join(sorted(map(re.escape, names))) + r")\b")
    found = [
        f"{source.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for source in sources()
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def sentences() -> dict[str, str]:
    """The sentences of refusals, by code."""
    family = "refusal."
    found = {key.removeprefix(family): text for key, text in catalogue.sentences().items() if key.startswith(family)}
    return {code: text for code, text in found.items() if isinstance(text, str)}


@pytest.mark.parametrize("code", list(Code), ids=lambda code: code.value)
def test_every_refusal_has_a_sentence(code: Code) -> None:
    """Every refusal code has one whole sentence that says what is wrong and what to do."""
    sentence = sentences()[code.value]
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert len(sentence.split()) >= 6


def refusals_made() -> Iterator[tuple[str, set[str], str]]:
    """Each call of `refuse` in the engine: the code, its parameters, where."""
    for path in sources("engine"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "refuse":
                code = node.args[0]
                if isinstance(code, ast.Attribute):
                    yield Code[code.attr].value, {str(word.arg) for word in node.keywords}, f"{path.name}:{node.lineno}"


def test_refusals_give_what_their_sentences_ask_for() -> None:
    """Wherever a refusal is made it carries every parameter that its sentence names."""
    wanted = {code: set(re.findall(r"\{(\w+)\}", sentence)) for code, sentence in sentences().items()}
    missing = [(code, where) for code, given, where in refusals_made() if not wanted[code] <= given]
    assert missing == []


def test_every_refusal_code_is_used() -> None:
    """No refusal code is kept that nothing gives."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources() if path.name != "refusals.py")
    assert [code.name for code in Code if f"Code.{code.name}" not in text] == []
