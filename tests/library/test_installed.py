"""The package as others get it: packed, unpacked, installed away from here, and used by a typed program."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from slow import SLOW

ROOT = Path(__file__).parents[2]
USER = """
from typing import assert_type

from advisor import Advisor, AdvisorError, __version__
from advisor.library import Answered, Chat, CheckResult, Reply, Turn


def urls(reply: Reply) -> list[str]:
    return [source.url for source in reply.sources] if isinstance(reply, Answered) else []


try:
    advisor = Advisor.load()
except AdvisorError as error:
    raise SystemExit("; ".join(str(problem.place) for problem in error.problems)) from error
assert_type(advisor.ask("hi"), tuple[Reply, ...])
chat: Chat = advisor.converse()
turn: Turn = chat.say("do I need a CS background?")
result: CheckResult = advisor.check("yellow-ribbon", {"months": 40})
print(__version__, [url for reply in turn.replies for url in urls(reply)], result.outcome)
"""
WRONG = "from advisor import Advisor\nAdvisor.load().ask(3)\nAdvisor.load().check('x').outcom\n"


def run(*argv: str | Path, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a program away from the repository, with an empty home."""
    kept = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "LANG", "PATH"))}
    return subprocess.run(
        [*map(str, argv)],
        cwd=cwd,
        env={**kept, "HOME": str(cwd)},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


def done(*argv: str | Path, cwd: Path) -> str:
    ran = run(*argv, cwd=cwd)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pack the sources, make a wheel of what was packed, and install that; return the folder with all three."""
    home = tmp_path_factory.mktemp("packed")
    for name, needed in (("maker", ["hatchling>=1.27", "rapidfuzz", "pyyaml"]), ("user", [])):
        done(sys.executable, "-m", "venv", home / name, cwd=home)
        if needed:
            done(home / name / "bin/pip", "install", "--quiet", *needed, cwd=home)
    done(home / "maker/bin/python", "-m", "hatchling", "build", "-t", "sdist", "-d", home / "dist", cwd=ROOT)
    (source,) = (home / "dist").iterdir()
    done(home / "maker/bin/pip", "wheel", "--quiet", "--no-deps", "-w", home / "dist", source, cwd=home)
    (wheel,) = (home / "dist").glob("*.whl")
    done(home / "user/bin/pip", "install", "--quiet", wheel, cwd=home)
    return home


@SLOW
def test_what_is_in_the_packages(packed: Path) -> None:
    (source,), (wheel,) = (packed / "dist").glob("*.tar.gz"), (packed / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert {"advisor/py.typed", "advisor/compiled/shipped.jsonl", "advisor/knowledge/advisor.yaml"} <= names
    assert not [name for name in names if name.startswith("tests")]
    with tarfile.open(source) as archive:
        sources = {name.partition("/")[2] for name in archive.getnames()}
    assert {"tests/conftest.py", "knowledge/advisor.yaml", ".ci/run", "README.md"} <= sources


@SLOW
def test_the_commands_of_an_installed_package(packed: Path) -> None:
    advisor = packed / "user/bin/advisor"
    (answer,) = map(json.loads, done(advisor, "ask", "--json", "do I need a CS background?", cwd=packed).splitlines())
    assert {reply["kind"] for reply in answer["replies"]} == {"answer"}
    chat = run(advisor, cwd=packed, stdin="how long is the mspm?\nand the mba?\n")
    assert (chat.returncode, chat.stdout.count("Source: ")) == (0, chat.stdout.count("https://"))
    check = json.loads(done(advisor, "check", "mba-track", "--answer", "degree=engineering", "--json", cwd=packed))
    assert check["outcome"] == "meets"
    assert (
        done(packed / "user/bin/python", "-m", "advisor", "kb", "lint", cwd=packed)
        .splitlines()[-1]
        .startswith("No mistakes found")
    )
    assert not list(packed.rglob("index-*")), "it had to learn what should have come with it"


@SLOW
def test_a_typed_program_may_rely_on_the_types(packed: Path) -> None:
    for name, text in (("user.py", USER), ("wrong.py", WRONG)):
        (packed / name).write_text(text, encoding="utf-8")
    python = packed / "user/bin/python"
    mypy: list[str | Path] = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python]
    done(*mypy, "user.py", cwd=packed)
    wrong = run(*mypy, "wrong.py", cwd=packed)
    assert (wrong.returncode, wrong.stdout.count("error:")) == (1, 2), wrong.stdout
    said = done(python, "user.py", cwd=packed)
    assert "https://" in said
    assert said.endswith("unclear\n")
