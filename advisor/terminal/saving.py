"""Writes the receipt of an eligibility check where somebody wants it, and never over anything."""

from __future__ import annotations

import os
from pathlib import Path

from advisor.dialogue.replies import Notice, Receipt, Turn
from advisor.terminal.safe import one_line, safe


def carried_out(turn: Turn) -> Turn:
    """Write the receipt that a turn asks for, if it does; the turn then begins by saying what came of it."""
    if turn.receipt is None:
        return turn
    return turn._replace(replies=(Notice(text=_written(turn.receipt)), *turn.replies), receipt=None)


def _written(receipt: Receipt) -> str:
    """Write a receipt into a new file, for its owner's eyes alone; return what to say about it."""
    path = Path(os.path.expanduser(receipt.path))  # noqa: PTH111 Path.expanduser raises where there is no such user
    shown = one_line(str(path))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(safe(receipt.text))
    except FileExistsError:
        return f"There is already something called {shown}, and I leave it as it is; name another file."
    except (OSError, ValueError) as error:
        return f"I cannot write {shown}: {one_line(getattr(error, 'strerror', None) or str(error))}."
    return f"Saved as {shown}."
