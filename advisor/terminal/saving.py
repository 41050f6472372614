"""Writes what somebody wants to keep, a check's receipt or the conversation, and never over anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import assert_never

from advisor.compiled.home import NoHomeError, expanded
from advisor.compiled.undisturbed import undisturbed
from advisor.dialogue.replies import Notice, Receipt, Transcript, Turn
from advisor.model import Knowledge
from advisor.terminal.safe import one_line, safe
from advisor.terminal.transcript import transcribed


def carried_out(turn: Turn, knowledge: Knowledge) -> Turn:
    """Write what a turn asks to be written, if it does; the turn then begins by saying what came of it."""
    if turn.receipt is None:
        return turn
    said = _written(turn.receipt.path, _text(turn.receipt, knowledge))
    return turn._replace(replies=(Notice(text=said), *turn.replies), receipt=None)


def _text(receipt: Receipt | Transcript, knowledge: Knowledge) -> str:
    match receipt:
        case Receipt():
            return receipt.text
        case Transcript():
            return transcribed(receipt, knowledge)
        case _ as never:
            assert_never(never)


def _written(name: str, text: str) -> str:
    """Write a text into a new file, for its owner's eyes alone; return what to say about it."""
    try:
        path = Path(os.path.abspath(expanded(name)))  # noqa: PTH100 Path's own raises at odd names
    except NoHomeError as error:
        return f"I cannot write {one_line(name)}: {error}."
    shown = one_line(str(path))
    if shown != str(path):
        return f"I cannot write {shown}: name the file in plain letters."
    try:
        with undisturbed():
            _write_whole(path, safe(text))
    except FileExistsError:
        return f"There is already something called {shown}, and I leave it as it is; name another file."
    except (OSError, ValueError) as error:
        return f"I cannot write {shown}: {one_line(getattr(error, 'strerror', None) or str(error))}."
    return f"Saved as {shown}."


def _write_whole(path: Path, text: str) -> None:
    """Write a new file; where that fails half-way, leave none."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
