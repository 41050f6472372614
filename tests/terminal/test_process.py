"""The program as a process of its own: what it imports, and what happens when its streams go away."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from .piped import environment, piped
from .screen import PATIENCE

HEAVY = {"rich", "prompt_toolkit", "asyncio", "importlib.metadata"}


def shell(school: Path, command: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command; `advisor` in it is the program."""
    bash = f"advisor() {{ '{sys.executable}' -m advisor \"$@\"; }}; {command}"
    return subprocess.run(
        ["bash", "-c", bash], env=environment(school), capture_output=True, text=True, timeout=PATIENCE, check=False
    )


@pytest.mark.parametrize("argv", [["ask", "hi"], ["ask", "tuition", "--json"], ["topics"], ["chat"]])
def test_plain_output_does_without_the_heavy_libraries(school: Path, argv: Sequence[str]) -> None:
    code = f"import sys; from advisor.cli import main; main({list(argv)!r}); print(*sys.modules, sep='\\n')"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(school),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=True,
    )
    assert not HEAVY.intersection(ran.stdout.splitlines())


def test_the_reader_of_a_pipe_may_go(school: Path) -> None:
    questions = "for i in $(seq 3000); do echo hi; done"
    ran = shell(school, f"{questions} | advisor ask - | head -1; echo ${{PIPESTATUS[1]}}")
    assert ran.stdout == "Hello! What would you like to know?\n141\n"
    assert ran.stderr == ""


@pytest.mark.parametrize(
    "command", ["advisor ask hi >&-", "advisor topics >&-", "advisor chat <&-", "advisor </dev/null"]
)
def test_closed_streams_are_no_trouble(school: Path, command: str) -> None:
    ran = shell(school, command)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


@pytest.mark.parametrize(
    "command", ["advisor ask nonsense 2>&-", "advisor --nonsense 2>&-", "advisor --nonsense 2>/dev/full"]
)
def test_nobody_need_hear_complaints(school: Path, command: str) -> None:
    assert "Traceback" not in (ran := shell(school, command)).stdout + ran.stderr
    assert ran.returncode in {2, 3}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("command", ["ask hi", "topics", "-h", "--version", "kb lint", "chat"])
def test_a_full_disk_is_told_in_one_line(school: Path, command: str) -> None:
    ran = shell(school, f"echo hi | advisor {command} > /dev/full")
    assert ran.returncode == 2
    assert ran.stderr == "advisor: No space left on device\n"


def test_ctrl_c_outside_the_chat(school: Path) -> None:
    with piped(school, "ask", "-") as asking:
        asking.type(b"hi\n")
        assert asking.stdout.readline().startswith(b"Hello!")
        asking.process.send_signal(signal.SIGINT)
        assert asking.process.wait(timeout=PATIENCE) == 130
        assert asking.stderr.read() == b""


def test_each_turn_is_written_at_once(school: Path) -> None:
    with piped(school, "--json") as chat:
        for line in (b"hi\n", b"thanks\n"):
            chat.type(line)
            assert chat.stdout.readline().startswith(b'{"question": ')
        chat.stdin.close()
        assert chat.process.wait(timeout=PATIENCE) == 0
