"""The shape of the code: who may import whom, where the libraries live, and how long things may get."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from advisor.reading.load import load

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "advisor"
MODULES = sorted(PACKAGE.rglob("*.py"))
FILES = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / ".ci").glob("*.py"))]

LAYERS = (
    "noun",
    "model",
    "example",
    "eligibility",
    "reading",
    "matching",
    "dialogue",
    "compiled",
    "engine",
    "authoring",
    "library",
    "terminal",
    "commands",
    "cli",
    "__main__",
)
"""From the core to the world: a layer imports only from those before it."""

ADDRESSES = {
    "yaml": {"reading/attempt.py"},
    "rapidfuzz": {"matching/", "reading/nearest.py", "eligibility/words.py", "eligibility/misnamed.py"},
    "rich": {"terminal/"},
    "prompt_toolkit": {"terminal/"},
}
"""Where each library may be used."""

SCHOOL = ("Tepper", "Carnegie")
"""Words of the school's name that nobody would list among a program's names."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a file imports, wherever in the file it does."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def test_every_part_of_the_package_has_its_place_among_the_layers() -> None:
    assert {layer(path) for path in MODULES} - {"__init__"} == set(LAYERS)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_imports_point_towards_the_core(path: Path) -> None:
    own = LAYERS.index(layer(path).replace("__init__", "library"))
    used = {name.split(".")[1] for name in imports(path) if name.startswith("advisor.")} & set(LAYERS)
    assert [name for name in used if LAYERS.index(name) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_nothing_is_imported_relative_to_where_it_stands(path: Path) -> None:
    assert not any(isinstance(node, ast.ImportFrom) and node.level for node in ast.walk(tree(path)))


@pytest.mark.parametrize("library", ADDRESSES)
def test_each_library_stays_where_it_lives(library: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix() for path in MODULES if library in {n.split(".")[0] for n in imports(path)}
    }
    assert {user for user in users if not any(user.startswith(address) for address in ADDRESSES[library])} == set()
    assert users, f"{library} is not used any more: take it out of pyproject.toml"


@pytest.mark.parametrize("path", FILES, ids=named)
def test_nothing_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300
    lengths = {each.name: (each.end_lineno or 0) - each.lineno + 1 for each in functions(path)}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_function_takes_more_than_five_arguments(path: Path) -> None:
    taken = {each.name: [*each.args.posonlyargs, *each.args.args, *each.args.kwonlyargs] for each in functions(path)}
    own = {"self", "cls"}
    assert {name: args for name, args in taken.items() if len([a for a in args if a.arg not in own]) > 5} == {}


def test_functions_are_mostly_short() -> None:
    lengths = sorted((each.end_lineno or 0) - each.lineno + 1 for path in MODULES for each in functions(path))
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25


@pytest.mark.parametrize("path", FILES, ids=named)
def test_every_file_says_in_a_sentence_what_it_is(path: Path) -> None:
    first = (ast.get_docstring(tree(path)) or "").split("\n")[0]
    assert first.endswith((".", "?")), first


@cache
def names_of_the_school() -> re.Pattern[str]:
    """Return what finds a name of a program or of the school, as a word of its own, in small letters or capitals."""
    knowledge = load(ROOT / "knowledge").knowledge
    assert knowledge is not None
    names = {*SCHOOL, *knowledge.programs}
    for program in knowledge.programs.values():
        names |= {program.name, program.short, *program.called}
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_program_and_no_school_stands_in_the_code(path: Path) -> None:
    assert names_of_the_school().findall(path.read_text(encoding="utf-8")) == []
