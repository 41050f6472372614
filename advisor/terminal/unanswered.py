"""Keeps what went unanswered in a conversation, without anything that tells who asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from advisor.dialogue.conversation import Conversation
from advisor.dialogue.replies import Choices, Turn, Unknown
from advisor.terminal import streams
from advisor.terminal.journal import append


class Unanswered:
    """Takes in what went unanswered; where its file cannot be written, that is said once, and it gives up."""

    def __init__(self, path: Path) -> None:
        """Take the path of the journal."""
        self._path = path
        self._given_up = False

    def keep(self, turn: Turn, before: Conversation, day: date) -> None:
        """Keep the question of a turn, if it is one that belongs here; `before` is the conversation before it."""
        if self._given_up or not _belongs_here(turn, before):
            return
        from advisor.terminal.redacting import redacted  # noqa: PLC0415 - its patterns are seldom needed

        row = {"day": day.isoformat(), "question": redacted(turn.question)}
        try:
            append(self._path, json.dumps(row, ensure_ascii=False).encode("utf-8", errors="replace") + b"\n", day)
        except (OSError, ValueError) as error:
            self._given_up = True
            streams.tell(f"advisor: the journal {self._path} cannot be written: {_reason(error)}")


def _belongs_here(turn: Turn, before: Conversation) -> bool:
    """Tell whether a question went unanswered; whatever is typed within a check stays out."""
    unanswered = any(isinstance(reply, Unknown | Choices) for reply in turn.replies)
    return unanswered and not turn.aside and not before.checking.running


def _reason(error: OSError | ValueError) -> str:
    return (isinstance(error, OSError) and error.strerror) or str(error)
