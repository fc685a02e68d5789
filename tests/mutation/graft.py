"""A mutant put into modules that are loaded already, in this process: nothing on the disk changes.

A function keeps its identity and gets the changed code, so that whoever imported it has the mutant. A value outside
functions is reckoned anew and bound wherever the old one was bound under the same name.
"""

from __future__ import annotations

import ast
import sys
from importlib import import_module
from types import CodeType, FunctionType, ModuleType

from tests.mutation.mutants import Mutant, changed


def graft(mutant: Mutant) -> None:
    """Make the change in this process. Raises ValueError where the function cannot take the changed code."""
    tree, site = changed(mutant)
    module = import_module(mutant.file.removesuffix(".py").replace("/", "."))
    if mutant.owner:
        function = _function(module, mutant.owner)
        function.__code__ = _code(compile(tree, mutant.file, "exec"), mutant.owner)
        return
    assert isinstance(site.statement, (ast.Assign, ast.AnnAssign))
    if site.statement.value is not None:
        value = eval(compile(ast.Expression(site.statement.value), mutant.file, "eval"), dict(vars(module)))  # noqa: S307
        for name in mutant.names:
            _rebind(name, getattr(module, name), value)


def _code(code: CodeType, owner: str) -> CodeType:
    for part in owner.split("."):
        code = next(one for one in code.co_consts if isinstance(one, CodeType) and one.co_name == part)
    return code


def _function(module: ModuleType, owner: str) -> FunctionType:
    found: object = module
    for part in owner.split("."):
        found = vars(found)[part]
    for inner in ("fget", "__func__", "__wrapped__"):
        found = getattr(found, inner, None) or found
    if not isinstance(found, FunctionType):
        raise ValueError(f"{owner} is no function")
    return found


def _rebind(name: str, old: object, value: object) -> None:
    for title, module in list(sys.modules.items()):
        if title.partition(".")[0] in ("game", "tests") and vars(module).get(name) is old:
            setattr(module, name, value)
