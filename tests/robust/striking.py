"""Interrupts an action at each line of what writes files, once each, and tells what is left behind.

    python tests/robust/striking.py receipt FOLDER

For every line in turn the action runs in a process of its own, which sends itself the signal of Ctrl-C at that line.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import FrameType
from typing import Any

from bare import KNOWLEDGE

from advisor.authoring.saving import save
from advisor.compiled.cache import keep
from advisor.dialogue.replies import Receipt, Turn
from advisor.terminal.journal import append
from advisor.terminal.saving import carried_out

WRITING = (
    "authoring/saving.py",
    "compiled/cache.py",
    "compiled/undisturbed.py",
    "terminal/journal.py",
    "terminal/saving.py",
)
"""The files of the program in which the signal strikes."""
OLD, NEW = b"old " * 9_999, b"new " * 9_999
LINE = b'{"day": "2026-03-01", "question": "%d"}\n'
TODAY = date(2026, 3, 1)
RECENT = b"".join(
    b'{"day": "%s", "question": "0"}\n' % str(TODAY - timedelta(days=n)).encode() for n in range(175, 0, -25)
)
"""Questions by which it is sure that half a year has gone by since an older one."""


def files(folder: Path) -> None:
    """Save changes to a file, and a new one, as staff's commands do."""
    save({folder / name: NEW for name in ("one", "two")})


def index(folder: Path) -> None:
    """Keep what was learned."""
    keep(folder / "one", NEW)


def journal(folder: Path) -> None:
    """Keep a question."""
    append(folder / "one", LINE % 2, TODAY)


def anew(folder: Path) -> None:
    """Keep a question, where those kept are too old to stay."""
    append(folder / "one", LINE % 2, TODAY)


def receipt(folder: Path) -> None:
    """Save the receipt of a check."""
    wanted = Receipt(path=str(folder / "one"), text=NEW.decode())
    carried_out(Turn(question="/save one", replies=(), receipt=wanted), KNOWLEDGE)


ACTIONS: dict[str, Callable[[Path], None]] = {each.__name__: each for each in (files, index, journal, anew, receipt)}
BEFORE: dict[str, dict[str, bytes]] = {
    "files": {"one": OLD},
    "index": {"one": OLD},
    "journal": {"one": LINE % 1},
    "anew": {"one": LINE.replace(b"2026", b"2020") % 1 + RECENT},
    "receipt": {},
}


def struck(action: Callable[[Path], None], folder: Path, line: int) -> bool:
    """Run an action, struck at the line with this number; return whether it came so far."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    left = line

    def trace(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401 - as Python wants it
        nonlocal left
        if not frame.f_code.co_filename.endswith(WRITING):
            return None
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGINT)
        return trace

    sys.stdout = sys.stderr = io.StringIO()
    sys.settrace(trace)
    try:
        action(folder)
    except KeyboardInterrupt:
        pass
    finally:
        sys.settrace(None)
        os._exit(0 if left <= 0 else 1)


def main() -> None:
    """Print what is in the folder after each strike."""
    name, folder = sys.argv[1], Path(sys.argv[2])
    line = 0
    so_far = True
    while so_far:
        for path in folder.iterdir():
            path.unlink()
        for each, data in BEFORE[name].items():
            (folder / each).write_bytes(data)
        line += 1
        so_far = struck(ACTIONS[name], folder, line)
        print(json.dumps({path.name: path.read_bytes().decode() for path in sorted(folder.iterdir())}))


if __name__ == "__main__":
    main()
