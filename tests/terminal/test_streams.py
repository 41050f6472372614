"""Standard streams of every kind: closed, full, or in another encoding."""

from __future__ import annotations

import io
import json
import sys
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from advisor.cli import main
from advisor.terminal import opening, streams

from .conftest import Run


class Broken(io.TextIOWrapper):
    """A stream that fails with an error of its own at each write."""

    def __init__(self, path: Path, error: BaseException) -> None:
        super().__init__(path.open("wb"), encoding="utf-8")
        self.error = error

    def write(self, _: str) -> NoReturn:
        """Fail."""
        raise self.error


@pytest.mark.parametrize(
    ("error", "status"), [(BrokenPipeError(), 141), (OSError(28, "No space left"), 2), (KeyboardInterrupt(), 130)]
)
def test_how_it_ends_when_output_fails(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    error: BaseException,
    status: int,
) -> None:
    with Broken(tmp_path / "out", error) as stream:
        monkeypatch.setattr(sys, "stdout", stream)
        assert main(["--version"]) == status
    assert capsys.readouterr().err == ("advisor: No space left\n" if status == 2 else "")


def test_nobody_to_complain_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Broken(tmp_path / "err", OSError()) as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        streams.tell("Hello?")


def test_streams_that_are_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    streams.prepare()
    streams.say("Hello?")
    streams.say_json("{}")
    streams.tell("Hello?")
    streams.silence(sys.stdout)
    assert list(streams.lines()) == []
    assert not streams.is_terminal(sys.stdout)


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not streams.is_terminal(stream)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_whole_in_every_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    data = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(data, encoding=encoding))
    streams.say_json(json.dumps(["é — 日本 😀"], ensure_ascii=False))
    assert json.loads(data.getvalue().decode(encoding)) == ["é — 日本 😀"]


def test_a_slow_start_asks_for_patience(
    school: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(opening, "_PATIENCE", 0.0)
    monkeypatch.setattr(streams, "is_terminal", lambda _: True)
    monkeypatch.setattr(threading.Timer, "start", threading.Timer.run)
    opening.open_desk(school)
    assert capsys.readouterr().err == "One moment, I am still reading.\n"


ASKED = "what is the tuition\r\nwhat does it cost, naïve as I am\n\nis there parking"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig", "utf-8"])
def test_lines_are_read_in_the_encoding_that_their_mark_names(run: Run, encoding: str) -> None:
    data = (("\ufeff" if encoding == "utf-16-be" else "") + ASKED).encode(encoding)
    asked = [json.loads(line)["question"] for line in run("ask", "-", "--json", stdin=data).out.splitlines()]
    assert asked == [line for line in ASKED.splitlines() if line]
    talked = [json.loads(line)["question"] for line in run("--json", stdin=data).out.splitlines()]
    assert talked == asked


def test_a_mark_counts_only_at_the_beginning(run: Run) -> None:
    asked = run(
        "ask", "-", "--json", stdin=b"what is the tuition\n\xff\xfeh\0i\0\nwhat is the tuition\n"
    ).out.splitlines()
    assert [json.loads(line)["replies"][0].get("topic") for line in asked][::2] == ["tuition", "tuition"]


def test_a_line_is_taken_in_up_to_its_limit_in_any_encoding(run: Run) -> None:
    for encoding in ("utf-8", "utf-16"):
        data = f"{'x' * 2_500_000}\nwhat is the tuition\n".encode(encoding)
        rows = run("ask", "-", "--json", stdin=data).out.splitlines()
        assert len(rows) == 2
        assert json.loads(rows[1])["replies"][0]["topic"] == "tuition"
