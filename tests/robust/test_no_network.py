"""Nothing ever goes out: everything works where no socket can be made, and answering imports nothing that could."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from checks_ui.sample import write_school
from terminal.screen import ROOT

from advisor.engine import open_advisor

NETWORK = {"socket", "_socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "asyncio", "select"}
BLOCKED = """
import sys
def refuse(event, args):
    if event.startswith(("socket.", "urllib.", "ftplib.", "smtplib.", "http.client", "webbrowser")) and not (
        event == "socket.__new__" and args[1] == 1  # what asyncio makes for itself, within the machine
    ):
        raise PermissionError(f"{event} {args}")
sys.addaudithook(refuse)
from advisor.cli import main
status = main(sys.argv[1:])
import json
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(status)
"""


@pytest.fixture(scope="module")
def harbor(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_school(tmp_path_factory.mktemp("harbor"))
    open_advisor(folder)
    return folder


def run(harbor: Path, *argv: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BLOCKED, *argv],
        env={**os.environ, "ADVISOR_KNOWLEDGE": str(harbor), "PYTHONPATH": str(ROOT)},
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("argv", "status"),
    [
        (["ask", "what is the tuition"], 0),
        (["ask", "--json", "what is the tuition"], 0),
        (["chat"], 0),
        (["check", "audition", "--answer", "level=well"], 0),
        (["topics"], 0),
        (["kb", "lint"], 0),
    ],
)
def test_everything_works_without_a_network(harbor: Path, argv: list[str], status: int) -> None:
    ran = run(harbor, *argv, stdin="what is the tuition\n/check course\nnew\nbye\n")
    assert ran.returncode == status, ran.stderr
    assert ran.stdout


@pytest.mark.parametrize("argv", [["ask", "what is the tuition"], ["chat"], ["check", "audition", "--json"]])
def test_answering_imports_nothing_that_could_go_out(harbor: Path, argv: list[str]) -> None:
    modules = json.loads(run(harbor, *argv, stdin="what is the tuition\n").stderr.splitlines()[-1])
    assert NETWORK.intersection(modules) == set()


def test_no_code_of_ours_names_the_network() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "advisor").rglob("*.py"))
    assert [name for name in ("import socket", "import http", "urllib.request", "import ssl") if name in code] == []
