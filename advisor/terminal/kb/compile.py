"""The command `kb compile`: learns the knowledge base now, so that nobody has to wait for it later."""

from __future__ import annotations

from pathlib import Path

from advisor.compiled.cache import digest_of, file_for
from advisor.engine import learn
from advisor.terminal import streams
from advisor.terminal.opening import refusal
from advisor.terminal.options import CannotUseError

DONE = 0


def run(folder: Path, path: Path | None) -> int:
    """Learn a knowledge base and keep what was learned at `path`, or in the user's cache folder."""
    target = path or Path(file_for(folder))
    opened = learn(folder, digest_of(folder), target)
    if opened.understanding is None:
        raise CannotUseError(refusal(folder, opened.problems))
    if not target.is_file():
        message = f"cannot write {target}; name another file with --to"
        raise CannotUseError(message)
    streams.tell(f"Learned {folder}; it answers at once from now on, until it is changed.")
    return DONE
