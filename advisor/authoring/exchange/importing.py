"""Works out what a table does to the files of a knowledge base, and tries it before anything is written."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from advisor.authoring.editor import SCHEMAS, editor_line
from advisor.authoring.exchange.base import Base, Entry, Key, entry_of, read_base
from advisor.authoring.exchange.columns import ID, Value
from advisor.authoring.exchange.comparing import Plan, compare
from advisor.authoring.exchange.page import CannotChangeError
from advisor.authoring.exchange.patching import patched, topic_file
from advisor.authoring.exchange.sheet import UnreadableError, from_bytes
from advisor.authoring.exchange.table import Fault, Table, read_table
from advisor.model import Place, Problem
from advisor.reading.folder import TOPICS, KnowledgeFile, find
from advisor.reading.load import load

_NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a table does: `files` holds the new contents by path, and is empty where there is any fault."""

    plans: Sequence[Plan]
    files: Mapping[Path, bytes]
    faults: Sequence[Fault]
    passed_over: Sequence[str]


def prepare(data: bytes, folder: Path, *, remove: bool = False) -> Import:
    """Return what a CSV file changes in a folder; nothing is written."""
    base = read_base(folder)
    try:
        table = read_table(from_bytes(data), base)
    except UnreadableError as error:
        table = Table(faults=[Fault(row=0, message=str(error))])
    plans = compare(table, base, remove=remove)
    files = {} if table.faults else _files(plans, base, table)
    if files and not table.faults:
        _try(files, plans, base, table)
    faults = sorted(table.faults, key=lambda fault: (fault.row, fault.column))
    return Import(plans=plans, files={} if faults else files, faults=faults, passed_over=table.passed_over)


def path_of(plan: Plan) -> PurePosixPath:
    """Return the path of a topic's file within the folder."""
    return plan.entry.file.path if plan.entry else PurePosixPath(TOPICS, f"{plan.topic}.yaml")


def _files(plans: Sequence[Plan], base: Base, table: Table) -> dict[Path, bytes]:
    """Return the files as they will be, each read again to see that it says what it should."""
    files: dict[Path, bytes] = {}
    for plan in (each for each in plans if each.changes):
        path = path_of(plan)
        try:
            data = _data(plan, base)
        except CannotChangeError:
            table.fault(plan.row, ID, _cannot_change(plan, base))
            continue
        if not _says(data, plan):
            table.fault(plan.row, ID, _cannot_change(plan, base))
        files[base.folder / path] = data
    return files


def _data(plan: Plan, base: Base) -> bytes:
    if plan.entry:
        return patched(plan.entry, plan.changes)
    path = path_of(plan)
    if (base.folder / path).exists():
        raise CannotChangeError
    has_schemas = (base.folder / SCHEMAS / f"{TOPICS}.json").is_file()
    return topic_file(plan.changes, editor_line(path, TOPICS) if has_schemas else "")


def _says(data: bytes, plan: Plan) -> bool:
    """Whether a changed file says what it should, and has no mistake that it had not."""
    name = plan.entry.file.name if plan.entry else ""
    after = entry_of(KnowledgeFile(path=path_of(plan), name=name, data=data))
    before = {_without_lines(problem) for problem in plan.entry.problems} if plan.entry else set()
    new = {_without_lines(problem) for problem in after.problems} - before if after else set()
    return after is not None and not new and dict(after.cells) == _wanted(plan)


def _wanted(plan: Plan) -> dict[Key, Value]:
    before: Mapping[Key, Value] = plan.entry.cells if plan.entry else {}
    return {**before, **{(change.program, change.column): change.after for change in plan.changes}}


def _cannot_change(plan: Plan, base: Base) -> str:
    name = f"{base.folder.name}/{path_of(plan)}"
    if _has_mistakes(plan.entry):
        return f"{name} has mistakes that must be mended first; see advisor kb lint"
    return f"{name} is written in a way that cannot be changed from a table; change it in the file itself"


def _has_mistakes(entry: Entry | None) -> bool:
    return bool(entry and entry.problems)


def _try(files: Mapping[Path, bytes], plans: Sequence[Plan], base: Base, table: Table) -> None:
    """Read the whole knowledge base as it would be, and note what would be wrong then and is not now."""
    before = {_without_lines(problem) for problem in load(base.folder).problems}
    with tempfile.TemporaryDirectory() as place:
        trial = Path(place) / base.folder.name
        for file in find(base.folder, []):
            _write(trial / file.path, files.get(base.folder / file.path, file.data))
        for path, data in files.items():
            _write(trial / path.relative_to(base.folder), data)
        problems = load(trial).problems
    rows = {f"{base.folder.name}/{path_of(plan)}": plan.row for plan in plans if plan.changes}
    for problem in problems:
        if _without_lines(problem) not in before:
            _note(problem, rows, table)


def _note(problem: Problem, rows: Mapping[str, int], table: Table) -> None:
    """Note a problem at the row that brings it about: that of its own file, or of the one that it speaks of."""
    column = "ask" if problem.rule == "repeated-phrasing" else ID
    if row := rows.get(problem.place.file):
        table.fault(row, column, problem.message)
    else:
        row = next((number for name, number in rows.items() if name in problem.message), 0)
        table.fault(row, column, f"{problem.place}: {problem.message}")


def _without_lines(problem: Problem) -> Problem:
    """Return a problem as it is wherever in its file it stands."""
    place = Place(file=problem.place.file)
    return Problem(place=place, rule=problem.rule, message=_NUMBERS.sub("", problem.message))


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
