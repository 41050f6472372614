"""The command `kb export`: writes the topics and their details into a CSV file for a spreadsheet."""

from __future__ import annotations

from pathlib import Path

from advisor.authoring.exchange.base import read_base
from advisor.authoring.exchange.exporting import rows
from advisor.authoring.exchange.sheet import LONGEST, to_bytes
from advisor.terminal import streams
from advisor.terminal.kb.changing import write
from advisor.terminal.options import CannotUseError
from advisor.terminal.safe import one_line

DONE = 0


def run(folder: Path, target: Path, *, force: bool = False) -> int:
    """Write a row per topic or detail, and program, to `target`."""
    base = read_base(folder)
    if not base.entries:
        message = f"there are no topics in {folder}; name the folder that holds advisor.yaml with --knowledge"
        raise CannotUseError(message)
    if target.exists() and not force:
        message = f"there is already something called {target}; name another file, or add --force to write over it"
        raise CannotUseError(message)
    for problem in base.problems:
        streams.tell(f"advisor: {problem}")
    table = [list(row) for row in rows(base)]
    made = "" if target.parent.exists() else f", in the new folder {one_line(str(target.parent))}"
    write({target: to_bytes(table)})
    details = sum(bool(entry.detail) for entry in base.entries.values())
    also = f" and {details} details" if details else ""
    rows_to = f"in {len(table) - 1} rows to {one_line(str(target))}{made}"
    streams.tell(f"Wrote {len(base.entries) - details} topics{also} {rows_to}.")
    if any(len(cell) > LONGEST for row in table for cell in row):
        streams.tell("Some cells are longer than Excel can hold; what it cuts off stays in the files all the same.")
    return DONE
