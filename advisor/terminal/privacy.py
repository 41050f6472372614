"""The command `privacy`: everything that the program keeps on this computer, and a way to remove it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from advisor.compiled.cache import folder_of_cache
from advisor.noun import Noun
from advisor.terminal import plain, record, streams
from advisor.terminal.journal import NOT_KNOWN, TAKEN_OUT, drafts_of, is_journal, journal_path
from advisor.terminal.options import Look, Options
from advisor.terminal.safe import one_line
from advisor.terminal.showing import show_lines

DONE, FAILED = 0, 2
NOTHING = "Nothing is kept on this computer."
ASK = "Remove all of this? Type yes to do so: "
HOW_TO_ERASE = "To remove all of this: advisor privacy --erase"
PROMISES: Mapping[str, str] = {
    "What you type": "kept in memory only, until you leave or type /clear",
    "Answers to checks": "kept in memory only, until you leave or type /clear",
    "/save": "writes a file only where you say so, and never over another",
    "Network": "never used",
}
"""What is done with what is typed, and where else it goes."""


def _settings() -> dict[str, str]:
    journal = {"Journal of unanswered questions": os.environ.get("ADVISOR_JOURNAL") or "off"}
    if journal_path(os.environ):
        journal |= {"Taken out before they are kept": TAKEN_OUT, "Kept, since it cannot be known": NOT_KNOWN}
    return {**PROMISES, **journal}


class Kept(Noun):
    """A file that the program keeps: what it is for, where it is, and its size in bytes."""

    what: str
    path: Path
    size: int


def _learned() -> Iterator[Path]:
    """Yield the compiled knowledge bases, and what was left behind where writing one was cut short."""
    if folder := folder_of_cache():
        yield from Path(folder).glob("index-*.jsonl*")


def _journal() -> Iterator[Path]:
    """Yield the journal of unanswered questions, and what was left behind where writing it anew was cut short.

    What somebody else wrote is none, though the setting names it.
    """
    path = journal_path(os.environ)
    if path and path.is_absolute():
        yield from (each for each in (path, *drafts_of(path)) if is_journal(each))


PLACES: Mapping[str, Callable[[], Iterable[Path]]] = {
    "What was learned from a knowledge base, to start sooner": _learned,
    "Journal of unanswered questions": _journal,
}
"""What is kept, and where its files are."""


def run(options: Options, *, erase: bool) -> int:
    """List all that is kept, and with `erase` remove it; return the exit status."""
    kept = list(_kept())
    asked = erase and not options.json and streams.is_terminal(sys.stdin) and streams.is_terminal(sys.stdout)
    if not options.json:
        show_lines(list(_listed(kept, erase=erase)), _look(options))
    removed = _removed(kept) if erase and (not kept or not asked or _agreed()) else []
    if options.json:
        streams.say_json(_record(kept, removed))
    elif removed:
        streams.say("\n".join(["", "Removed:", *(f"- {one_line(str(each.path))}" for each in removed)]))
    return FAILED if erase and not asked and len(removed) < len(kept) else DONE


def _kept() -> Iterator[Kept]:
    for what, paths in PLACES.items():
        for path in sorted(paths()):
            yield Kept(what=what, path=path, size=path.lstat().st_size)


def _listed(kept: Sequence[Kept], *, erase: bool) -> Iterator[plain.Line]:
    yield plain.heading("What this program keeps on this computer")
    if not kept:
        yield from plain.paragraphs(NOTHING)
    for what in dict.fromkeys(each.what for each in kept):
        yield from plain.paragraphs(f"{what}:")
        for each in kept:
            if each.what == what:
                yield from plain.paragraphs(f"- {one_line(str(each.path))} ({each.size:,} bytes)")
    yield plain.BLANK
    yield plain.heading("Settings")
    yield from plain.paragraphs("\n".join(f"- {name}: {one_line(setting)}" for name, setting in _settings().items()))
    if kept and not erase:
        yield plain.BLANK
        yield from plain.paragraphs(HOW_TO_ERASE)


def _agreed() -> bool:
    streams.say_as_it_is(f"\n{ASK}")
    return (streams.read_line() or "").lower() in {"yes", "y"}


def _removed(kept: Iterable[Kept]) -> list[Kept]:
    """Remove files, and their folder if nothing is left in it; return those that are gone, and tell of others."""
    gone = []
    for each in kept:
        try:
            each.path.unlink(missing_ok=True)
        except OSError as error:
            streams.tell(f"advisor: cannot remove {each.path}: {error.strerror}")
        else:
            gone.append(each)
    for folder in {each.path.parent for each in gone}:
        if not any(folder.iterdir()):
            folder.rmdir()
    return gone


def _record(kept: Iterable[Kept], removed: Iterable[Kept]) -> str:
    files = [{"what": each.what, "path": str(each.path), "bytes": each.size} for each in kept]
    return record.dumped({"kept": files, "settings": _settings(), "removed": [str(each.path) for each in removed]})


def _look(options: Options) -> Look:
    """Return the look; what stands in a list needs no label of its speaker."""
    return Look.PRETTY if options.look is Look.PRETTY else Look.PLAIN
