"""Small changes to the rules, as trees: where they can be made, in what order they are tried, and each made.

An area is a group of modules. Mutants are ordered by a hash of file, line and kind, the areas taken in turn, so that
any first part of the list is a fair and repeatable sample. Docstrings, annotations, decorators, fields of classes,
what is raised, and texts with places in them are left alone.
"""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[2]
ENGINE, AI, ANALYSIS, BARGAINING = "game/engine/", "game/ai/", "game/analysis/", "game/bargaining/"
CAPITAL = (
    ENGINE + "capital_sums.py",
    ENGINE + "rules_capital.py",
    "game/kernel/formulas.py",
    "game/views/estimates.py",
)
MEDIATOR = (f"{ENGINE}rules_mediator.py", "game/views/mediator.py")
AREAS = ("engine", "capital", "mediator", "analysis", "bargaining")
LARGE = 10
"""From here on a number is doubled; below, and in the rules always, it grows by one."""

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult}
JOINED = {ast.And: ast.Or, ast.Or: ast.And}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
NAMED = {"first": "second", "second": "first", "FIRST": "SECOND", "SECOND": "FIRST"}
Change = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the `number`-th that can be made in `file`. `owner` is the function around it, empty outside any;
    `lines` are the first and last of the statement that holds it, `names` what a statement outside functions binds.
    """

    area: str
    file: str
    number: int
    kind: str
    lines: tuple[int, int]
    line: int
    owner: str
    names: tuple[str, ...]

    @property
    def id(self) -> str:
        """A short name that stays as long as file, line, kind and number do."""
        return hashlib.sha256(f"{self.file}:{self.line}:{self.kind}:{self.number}".encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a tree and the change to be made there."""

    kind: str
    line: int
    statement: ast.stmt
    owner: str
    change: Change


def area_of(file: str) -> str | None:
    """The area that a file belongs to; None if it is not one of those looked at."""
    if file in CAPITAL:
        return "capital"
    if file in MEDIATOR or file.startswith(f"{AI}mediator"):
        return "mediator"
    found = {ENGINE: "engine", ANALYSIS: "analysis", BARGAINING: "bargaining"}
    return next((area for start, area in found.items() if file.startswith(start)), None)


def files() -> tuple[str, ...]:
    """The files of all areas, in order."""
    names = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "game").rglob("*.py"))
    return tuple(name for name in names if area_of(name) is not None)


def all_mutants(areas: tuple[str, ...] = AREAS) -> tuple[Mutant, ...]:
    """Every mutant of these areas in the order in which they are tried."""
    rows = [sorted(_of_area(area), key=lambda mutant: mutant.id) for area in areas]
    return tuple(one for one in chain.from_iterable(zip_longest(*rows)) if one is not None)


def _of_area(area: str) -> Iterator[Mutant]:
    for file in files():
        if area_of(file) == area:
            for number, site in enumerate(sites(file, parsed(file))):
                one = site.statement
                names = () if site.owner else tuple(node.id for node in ast.walk(one) if _bound(node))
                yield Mutant(area, file, number, site.kind, (one.lineno, _last(one)), site.line, site.owner, names)


def _bound(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _last(statement: ast.stmt) -> int:
    body = getattr(statement, "body", None) or getattr(statement, "cases", None)
    if not body:
        return statement.end_lineno or statement.lineno
    first = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return max(statement.lineno, first.lineno - 1)


@cache
def source(file: str) -> str:
    """The text of a file."""
    return (ROOT / file).read_text(encoding="utf-8")


def parsed(file: str) -> ast.Module:
    """A fresh tree of a file."""
    return ast.parse(source(file), file)


def changed(mutant: Mutant) -> tuple[ast.Module, Site]:
    """The tree of the mutant's file with the change made, and where."""
    tree = parsed(mutant.file)
    site = list(sites(mutant.file, tree))[mutant.number]
    site.change()
    return ast.fix_missing_locations(tree), site


def described(mutant: Mutant) -> tuple[str, str]:
    """The statement's first lines before and after the change."""
    tree = parsed(mutant.file)
    site = list(sites(mutant.file, tree))[mutant.number]
    before = _shown(site.statement)
    site.change()
    return before, _shown(ast.fix_missing_locations(site.statement))


def _shown(statement: ast.stmt) -> str:
    text = ast.unparse(statement)
    return text.split("\n")[0] if getattr(statement, "body", None) else text


def sites(file: str, tree: ast.Module) -> Iterator[Site]:
    """Every place of a tree where something can be changed, in the order of the text."""
    for statement in tree.body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)):
            yield from _in_statement(file, statement, "")
        elif isinstance(statement, ast.FunctionDef):
            yield from _in_function(file, statement, statement.name)
        elif isinstance(statement, ast.ClassDef):
            for inner in statement.body:
                if isinstance(inner, ast.FunctionDef):
                    yield from _in_function(file, inner, f"{statement.name}.{inner.name}")


def _in_function(file: str, function: ast.FunctionDef, owner: str) -> Iterator[Site]:
    for statement in function.body:
        yield from _in_statement(file, statement, owner)


def _in_statement(file: str, statement: ast.stmt, owner: str) -> Iterator[Site]:
    if isinstance(statement, (ast.Raise, ast.Assert, ast.Import, ast.ImportFrom, ast.FunctionDef)):
        return
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return
    for kind, line, change in _of_node(file, statement):
        yield Site(kind, line, statement, owner, change)
    for child in _children(statement):
        if isinstance(child, ast.stmt):
            yield from _in_statement(file, child, owner)
        elif isinstance(child, ast.match_case):
            for inner in child.body:
                yield from _in_statement(file, inner, owner)
        else:
            for kind, line, change in _below(file, child):
                yield Site(kind, line, statement, owner, change)


def _children(node: ast.AST) -> Iterator[ast.AST]:
    """What a node holds, annotations and texts with places in them left out."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment") or isinstance(node, ast.JoinedStr):
            continue
        yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, ast.AST))


def _below(file: str, node: ast.AST) -> Iterator[tuple[str, int, Change]]:
    yield from _of_node(file, node)
    for child in _children(node):
        yield from _below(file, child)


def _of_node(file: str, node: ast.AST) -> Iterator[tuple[str, int, Change]]:
    line = getattr(node, "lineno", 0)
    match node:
        case ast.Compare(ops=compared):
            for place, kind in enumerate(compared):
                yield "compare", line, _swapping(compared, place, COMPARED[type(kind)]())
        case ast.BinOp(op=kind) | ast.AugAssign(op=kind) if type(kind) in SUMS:
            yield "arithmetic", line, _setting(node, "op", SUMS[type(kind)]())
        case ast.BoolOp(op=kind):
            yield "and-or", line, _setting(node, "op", JOINED[type(kind)]())
        case ast.UnaryOp(op=ast.USub()):
            yield "sign", line, _setting(node, "op", ast.UAdd())
        case ast.Constant(value=value):
            yield from ((kind, line, _setting(node, "value", other)) for kind, other in _constants(file, value))
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            yield "condition", test.lineno, _setting(node, "test", ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[first, *_]):
            yield "filter", first.lineno, _setting(node, "ifs", [])
        case ast.Expr(value=ast.Call() as call):
            yield "left-out", line, _setting(node, "value", ast.copy_location(ast.Constant(None), call))
        case ast.Name(id=name, ctx=ast.Load()) if name in CALLED:
            yield "call", line, _setting(node, "id", CALLED[name])
        case ast.Attribute(value=value, attr="other", ctx=ast.Load()):
            twice = ast.copy_location(ast.Attribute(value, "other", ast.Load()), node)
            yield "other-side", line, _setting(node, "value", twice)
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in NAMED:
            yield "other-side", line, _setting(node, "attr", NAMED[name])


def _constants(file: str, value: object) -> Iterator[tuple[str, object]]:
    if isinstance(value, bool):
        yield "truth", not value
    elif isinstance(value, int):
        doubled = value >= LARGE and not (file.startswith(ENGINE) or file in CAPITAL)
        yield "number", value * 2 if doubled else value + 1
    elif isinstance(value, str):
        yield "word", value + "X"


def _setting(node: ast.AST, name: str, value: object) -> Change:
    return lambda: setattr(node, name, value)


def _swapping(row: list[ast.cmpop], place: int, value: ast.cmpop) -> Change:
    return lambda: row.__setitem__(place, value)
