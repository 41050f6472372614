"""The command `kb compile`: learns the knowledge base now, so that nobody has to wait for it later."""

from __future__ import annotations

from pathlib import Path

from advisor.compiled.cache import digest_of, file_for, is_compiled
from advisor.engine import learn
from advisor.terminal import streams
from advisor.terminal.opening import refusal
from advisor.terminal.options import CannotUseError

DONE = 0


def run(folder: Path, path: Path | None) -> int:
    """Learn a knowledge base and keep what was learned at `path`, or in the user's cache folder."""
    target = str(path or file_for(folder))
    if path and path.exists() and not is_compiled(path):
        message = f"there is already something called {path}, which is no compiled file; name another with --to"
        raise CannotUseError(message)
    opened = learn(folder, digest_of(folder), target)
    if opened.understanding is None:
        raise CannotUseError(refusal(folder, opened.problems))
    if opened.unkept:
        message = f"cannot write {target or 'a cache folder'}: {opened.unkept}; name another file with --to"
        raise CannotUseError(message)
    streams.tell(f"Learned {folder}; it answers at once from now on, until it is changed.")
    return DONE
