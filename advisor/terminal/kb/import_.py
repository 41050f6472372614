"""The command `kb import`: shows what a CSV file changes, asks, and only then changes the files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from advisor.authoring.exchange.comparing import Change, Plan
from advisor.authoring.exchange.exporting import written
from advisor.authoring.exchange.importing import Import, path_of, prepare
from advisor.reading.nodes import MAX_SIZE
from advisor.terminal import plain, record, streams
from advisor.terminal.kb.asking import NOTHING_WRITTEN, confirmed, nothing_written
from advisor.terminal.kb.changing import carry_out
from advisor.terminal.options import CannotUseError, Options
from advisor.terminal.showing import show_lines

DONE, FAULTY = 0, 1
_KEPT = 3
_LARGEST = 20 * MAX_SIZE


def run(options: Options, source: Path, *, yes: bool, remove: bool) -> int:
    """Take over what was changed in a CSV file; nothing is written while anything in it is wrong."""
    found = prepare(_bytes(source), options.folder, remove=remove)
    for sentence in found.passed_over:
        streams.tell(f"advisor: {sentence}, and is passed over")
    if found.faults:
        return _refuse(found, source)
    with nothing_written():
        _show(found.plans, options)
        if not found.files:
            streams.tell("Nothing to change: the files already say all of this.")
            return DONE
        if not (yes or _agreed(options)):
            streams.tell(NOTHING_WRITTEN)
            return DONE
    carry_out(options.folder, found.files, found.known)
    streams.tell(f"Wrote {len(found.files)} file{'s' if len(found.files) > 1 else ''} in {options.folder.absolute()}.")
    return DONE


def _bytes(source: Path) -> bytes:
    if source.is_file() and source.stat().st_size > _LARGEST:
        message = f"{source} is larger than {_LARGEST:,} bytes and is not read; divide it into several files"
        raise CannotUseError(message)
    try:
        return source.read_bytes()
    except OSError as error:
        message = f"cannot read {source}: {error.strerror}; name a file that kb export wrote"
        raise CannotUseError(message) from error


def _refuse(found: Import, source: Path) -> int:
    for fault in found.faults:
        streams.tell(f"{source.name}, {fault}" if fault.row else f"{source.name}: {fault}")
    count = f"{len(found.faults)} mistakes" if len(found.faults) > 1 else "a mistake"
    streams.tell(f"Nothing was written: there is {count} to mend first.")
    return FAULTY


def _agreed(options: Options) -> bool:
    """Ask, if there is somebody to be asked."""
    if options.json or not streams.is_terminal(sys.stdin):
        streams.tell("To write these changes, run this again with --yes.")
        return False
    return confirmed("Write these changes?")


def _show(plans: Sequence[Plan], options: Options) -> None:
    if options.json:
        for plan in plans:
            for change in plan.changes:
                streams.say_json(record.dumped(_recorded(plan, change)))
        return
    lines = [line for plan in plans for line in _lines(plan)]
    if lines:
        show_lines(lines, options.look)


def _recorded(plan: Plan, change: Change) -> dict[str, object]:
    return {
        "topic": plan.topic,
        "detail": plan.detail or None,
        "new": plan.entry is None,
        "program": change.program or None,
        "column": change.column,
        "before": change.before,
        "after": change.after,
        "row": change.row,
    }


def _lines(plan: Plan) -> Iterator[plain.Line]:
    """Yield what is said about a topic or detail: each change, and what stays although the table leaves it out."""
    yield plain.heading(f"{plan.key} ({'new: ' if plan.entry is None else ''}{path_of(plan)})")
    for change in plan.changes:
        name = f"{change.column} ({change.program})" if change.program else change.column
        yield from _difference(name, change)
    if plan.kept:
        shown = "; ".join(plan.kept[:_KEPT]) + (" …" if len(plan.kept) > _KEPT else "")
        number = f"{len(plan.kept)} ways to ask are" if len(plan.kept) > 1 else "one way to ask is"
        yield from plain.single_lines(f"  {number} not in the table and stay (--remove takes them out): {shown}")
    yield plain.BLANK


def _difference(name: str, change: Change) -> Iterator[plain.Line]:
    before = change.before if isinstance(change.before, tuple) else (written(change.before),)
    after = change.after if isinstance(change.after, tuple) else (change.after,)
    for sign, texts, others in (("-", before, after), ("+", after, before)):
        for text in texts:
            if text and text not in others:
                yield from plain.single_lines(f"  {name} {sign} {' / '.join(text.split(chr(10) * 2))}")
