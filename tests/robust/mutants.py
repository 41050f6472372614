"""Changes one thing at a time in a file of the program, runs its tests, and prints the changes that no test noticed.

    python tests/robust/mutants.py advisor/terminal/safe.py

The files and their tests stand in a table below. Each change lives in the memory of a process of its own: no file is
touched. A change is noticed when a test fails.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.util
import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).parents[2]
TESTS: dict[str, tuple[str, ...]] = {
    "advisor/dialogue/deciding.py": tuple(
        f"tests/dialogue/test_{name}.py" for name in ("deciding", "questions", "choices", "follow_ups")
    ),
    "advisor/matching/confidence.py": ("tests/matching/test_confidence.py", "tests/matching/test_training.py"),
    "advisor/matching/signals.py": ("tests/matching/test_signals.py", "tests/matching/test_training.py"),
    "advisor/eligibility/judge.py": tuple(f"tests/eligibility/test_{name}.py" for name in ("result", "properties")),
    "advisor/eligibility/order.py": tuple(
        f"tests/eligibility/test_{name}.py" for name in ("best_order", "order", "properties", "statements")
    ),
    "advisor/terminal/safe.py": ("tests/terminal/test_safe.py",),
}
"""Which tests hold which file."""
LONGEST = 120.0
"""Seconds after which the tests of one change are ended; it then counts as not noticed, for nothing was said."""
_ALONE = ("-x", "-n", "0", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning")
"""How the tests run: in this very process, for one of their own would import the file as it is."""
_OTHER = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
    ast.And: ast.Or, ast.Or: ast.And,
}  # fmt: skip
_OTHER_NAMES = {"max": "min", "min": "max", "any": "all", "all": "any"}


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in a node's place; the node itself stays as it is."""
    match node:
        case ast.Compare(ops=[op]):
            yield _with(node, ops=[_OTHER[type(op)]()])
        case ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in _OTHER:
            yield _with(node, op=_OTHER[type(op)]())
        case ast.UnaryOp(operand=operand):
            yield operand
        case ast.Constant(value=value):
            yield from (_with(node, value=other) for other in _other_values(value))
        case ast.Name(id=name) if name in _OTHER_NAMES:
            yield _with(node, id=_OTHER_NAMES[name])
        case _:
            yield from _other_ways(node)


def _other_ways(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what may stand in the place of a node that says which way to go."""
    match node:
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield _with(node, test=ast.UnaryOp(ast.Not(), test))
        case ast.comprehension(ifs=[_, *_]):
            yield _with(node, ifs=[])
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield _with(node, value=ast.Constant(None))


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _other_values(value: object) -> Iterator[object]:
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
        case float():
            yield value * 1.25 + 0.01
        case str() if value[:1] == "[":  # a pattern for one of several characters: each is left out once
            for part in re.finditer(r"[^\\\[\]]-[^\\\[\]]|[^\\\[\]]", value):
                yield value[: part.start()] + value[part.end() :]
        case str():
            yield f"X{value}"


def places(tree: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Yield every place where code stands: its parent, the field, and the number in a list; no words for readers."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list"}:
            continue
        several = isinstance(value, list)
        for number, each in enumerate(value if several else [value]):
            if isinstance(each, ast.AST) and not _is_docstring(each):
                yield tree, name, number if several else None
                yield from places(each)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def mutants(source: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield each changed program with words about its change."""
    tree = ast.parse(source)
    for parent, name, number in places(tree):
        value = getattr(parent, name)
        node = value if number is None else value[number]
        for changed in changes(node):
            _put(parent, name, number, changed)
            line = getattr(node, "lineno", getattr(parent, "lineno", 0))
            yield f"{line}: {ast.unparse(node)}  ->  {ast.unparse(changed)}", copy.deepcopy(tree)
        _put(parent, name, number, node)


def _put(parent: ast.AST, name: str, number: int | None, node: ast.AST) -> None:
    if number is None:
        setattr(parent, name, node)
    else:
        getattr(parent, name)[number] = node


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module of the program from a changed tree."""

    def __init__(self, path: str, tree: ast.Module) -> None:
        """Take the file in question, and what stands in its place."""
        self.name = path.removesuffix(".py").replace("/", ".")
        self.path, self.tree = path, tree

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Find the module in question, and no other."""
        del path, target
        return importlib.util.spec_from_loader(fullname, self, origin=self.path) if fullname == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed program."""
        code = compile(ast.fix_missing_locations(self.tree), self.path, "exec")
        exec(code, module.__dict__)  # noqa: S102 - that is what it is for


def notices(path: str, tree: ast.Module | None) -> bool:
    """Tell whether the tests notice a change of a file; without one, whether they fail."""
    child = os.fork()
    if not child:
        os._exit(_tested(path, tree))
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status != 0
        time.sleep(0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def _tested(path: str, tree: ast.Module | None) -> int:
    """Run the tests in this process, which ends with it."""
    os.setsid()
    if tree:
        sys.meta_path.insert(0, Changed(path, tree))
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        return int(pytest.main([*_ALONE, *TESTS[path]]))
    except BaseException:  # noqa: BLE001 a change may break whatever is imported
        return 1


def survivors(path: str, part: tuple[int, int]) -> Iterator[str | None]:
    """Yield a line for each change: None if it was noticed. Of several parts, only one is gone through."""
    if notices(path, None):
        sys.exit(f"{path}: its tests fail as they are")
    if not notices(path, ast.parse("raise ImportError")):
        sys.exit(f"{path}: its tests do not import it")
    for number, (what, tree) in enumerate(mutants((ROOT / path).read_text(encoding="utf-8"))):
        if number % part[1] == part[0]:
            yield None if notices(path, tree) else f"{path}:{what}"


def main() -> None:
    """Print the changes that were not noticed, and how many were."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=list(TESTS))
    parser.add_argument("--part", default="0/1", help="1/2 is every second change, from the second on")
    given = parser.parse_args()
    which, of = map(int, given.part.split("/"))
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    phases = [Phase.explicit, Phase.generate]
    settings.register_profile("changes", database=None, derandomize=True, max_examples=25, phases=phases)
    settings.load_profile("changes")
    for path in given.files:
        lines = list(survivors(path, (which, of)))
        left = [line for line in lines if line]
        print("\n".join([*left, f"{path}: {len(lines) - len(left)} of {len(lines)} changes were noticed"]), flush=True)


if __name__ == "__main__":
    main()
