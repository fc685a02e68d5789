"""Every numbered paragraph of RULES.md has a test that names it, and every test names a paragraph."""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "RULES.md"
NUMBERS = [
    "R1",
    "R1a",
    "R1b",
    "R2",
    "R3",
    "R3a",
    "R3b",
    "R4",
    "R5",
    "R5a",
    "R6",
    "R6a",
    "R7",
    "R8",
    "R9",
    "R10",
    "R10a",
    "R11",
    "R12",
    "R13",
    "R14",
    "R15",
    "R15a",
    "R16",
    "R17",
    "R18",
    "R19",
    "R20",
    "R21",
]


def paragraphs() -> list[str]:
    """The numbers of the paragraphs of RULES.md, in order."""
    return re.findall(r"^\*\*(R\d+[a-z]?) [^*]+\.\*\* ", RULES.read_text(encoding="utf-8"), re.MULTILINE)


def claims() -> list[tuple[str, str]]:
    """Each test of this folder with the first line of its docstring."""
    found = []
    for path in sorted(HERE.glob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.append((node.name, ast.get_docstring(node) or ""))
    return found


def test_every_paragraph_is_there_once_and_in_order() -> None:
    """RULES.md has the numbers of the design, each once, in order."""
    assert paragraphs() == NUMBERS


def test_every_paragraph_has_a_test() -> None:
    """Each numbered paragraph is named by a test's docstring."""
    named = {doc.split(":")[0] for _, doc in claims()}
    assert [number for number in NUMBERS if number not in named] == []


def test_every_test_names_a_paragraph() -> None:
    """Each test of the rule book begins with the number of a paragraph of RULES.md and its claim."""
    wrong = [name for name, doc in claims() if doc.split(":")[0] not in NUMBERS or len(doc) < 20]
    assert wrong == []


def test_the_rules_render() -> None:
    """RULES.md is headings, paragraphs that begin with their number, and one table; nothing else."""
    blocks = re.split(r"\n\n+", RULES.read_text(encoding="utf-8").strip())
    kinds = [
        "heading"
        if block.startswith("#")
        else "table"
        if block.startswith("|")
        else "rule"
        if block.startswith("**R")
        else "text"
        for block in blocks
    ]
    assert kinds[:2] == ["heading", "text"]
    assert set(kinds[2:]) == {"heading", "rule", "table"}
    assert kinds.count("table") == 1
    assert not re.search(r"^(?:[-*] |\d+[a-z]?\. )", "\n".join(blocks), re.MULTILINE)
