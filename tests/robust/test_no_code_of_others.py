"""No code of somebody else's runs: neither of the folder one stands in, nor of one that the environment names."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from authoring import helping
from reading import sample
from small import write
from terminal.screen import PATIENCE

from advisor.cli import main
from advisor.compiled.cache import digest_of
from advisor.dialogue.learning import named
from advisor.engine import Opened, open_advisor
from advisor.terminal import learner
from advisor.terminal.learner import Learner

PACKAGE = Path(__file__).parents[2] / "advisor"
NAMES = ("json", "sitecustomize", "usercustomize", "yaml", "rapidfuzz", "attr", "numpy", "shutil", "tempfile")


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """Return the file that is there once anything of somebody else's has run."""
    return tmp_path / "mark"


def planted(folder: Path, mark: Path, *more: str) -> Path:
    """Fill a folder with modules that leave a mark when they are run."""
    folder.mkdir(exist_ok=True)
    for name in (*NAMES, *more):
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'a').write({name!r})\n")
    return folder


def learned(folder: Path) -> Opened:
    """Learn a folder in a process of its own."""
    learning = Learner(folder, digest_of(folder))
    end = time.monotonic() + PATIENCE
    while (found := learning.result()) is None:
        assert time.monotonic() < end
        time.sleep(0.01)
    return found


@pytest.mark.parametrize("where", ["the current folder", "PYTHONPATH"])
def test_what_learns_meanwhile_runs_no_code_of_others(
    tmp_path: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    evil = planted(tmp_path / "evil", mark, "advisor")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    if where == "PYTHONPATH":
        monkeypatch.setenv("PYTHONPATH", str(evil))
    else:
        monkeypatch.chdir(evil)
    assert learned(write(tmp_path / "school")).understanding
    assert not mark.exists()


@pytest.fixture
def clone(tmp_path: Path, mark: Path) -> Path:
    """Return a folder that holds the package, and beside it modules that leave a mark."""
    folder = planted(tmp_path / "clone", mark)
    shutil.copytree(PACKAGE, folder / "advisor", ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def test_what_learns_meanwhile_runs_nothing_that_lies_beside_the_package(
    tmp_path: Path, clone: Path, mark: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (clone / "advisor" / "__main__.py").open("a") as file:
        file.write("\nopen(__file__ + '.ran', 'w').close()\n")
    monkeypatch.setattr(learner, "_PACKAGE", clone / "advisor")
    assert learned(write(tmp_path / "school")).understanding
    assert (clone / "advisor" / "__main__.py.ran").exists(), "the package that was named is the one that ran"
    assert not mark.exists()


@pytest.mark.parametrize("argv", [("ask", "hi"), ("kb", "test"), ("kb", "lint")])
def test_a_clone_runs_without_installation_and_nothing_that_lies_in_it(
    tmp_path: Path, clone: Path, mark: Path, argv: tuple[str, ...]
) -> None:
    school = helping.school(tmp_path)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    ran = subprocess.run(
        [sys.executable, "-m", "advisor", "--knowledge", str(school), *argv],
        cwd=clone,
        env=kept,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout
    assert not mark.exists()


# Nothing else in the code could start a program, or take a text for code.

STARTERS = {"terminal/learner.py", "authoring/committed.py"}
MODULES = {"subprocess", "multiprocessing", "webbrowser", "pickle", "marshal", "shelve", "runpy", "ctypes", "pty"}
BUILT_IN = {"eval", "exec", "compile", "__import__"}
CALLS = re.compile("import_module|system|popen|startfile|fork|(?:exec|spawn|posix_spawn)[lv]?p?e?")


def code() -> Iterator[tuple[str, ast.AST]]:
    """Yield every part of the package's code, with the file that it stands in."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PACKAGE).as_posix(), node


def starts(node: ast.AST) -> bool:
    """Tell whether a call runs a text as code, or starts a program."""
    match node:
        case ast.Call(func=ast.Name(id=name)):
            return name in BUILT_IN
        case ast.Call(func=ast.Attribute(value=ast.Name(id=module), attr=name)) if module != "platform":
            return bool(CALLS.fullmatch(name))
        case ast.keyword(arg=name):
            return name == "shell"
        case _:
            return False


def imported(node: ast.AST) -> set[str]:
    """Return the modules that are imported."""
    match node:
        case ast.Import(names=names):
            return {each.name.partition(".")[0] for each in names}
        case ast.ImportFrom(module=str(name)):
            return {name.partition(".")[0]}
        case _:
            return set()


def test_only_two_places_start_a_program_and_none_runs_a_text() -> None:
    assert {file for file, node in code() if imported(node) & MODULES} == STARTERS
    assert {(file, ast.unparse(node)) for file, node in code() if starts(node)} == set()


@pytest.mark.parametrize("name", [r"a\q", r"a\1b", r"\g<0>", "{ask}", "%s"])
def test_a_name_is_put_in_as_it_is_written(tmp_path: Path, name: str) -> None:
    folder = sample.write(tmp_path, {"outside.yaml": sample.OUTSIDE.replace("Elsewhere", f"'{name}'")})
    opened = open_advisor(folder, kept=False)
    assert opened.understanding
    assert named("is {school} better", name) == f"is {name} better"
    assert main(["kb", "lint", str(folder)]) in {0, 1}


def test_no_text_of_a_knowledge_base_is_a_template_of_pythons() -> None:
    templates = {
        node.func.value
        for _, node in code()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    }
    named = {each.id if isinstance(each, ast.Name) else ast.unparse(each) for each in templates}
    assert {name for name in named if not name.isupper()} == {"limit.message", "rule.together"}
