"""Works out what a table does to the files of a knowledge base, and tries it before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from advisor.authoring.drafts import draft, more_problems, new_problems
from advisor.authoring.editor import editor_line, has_schemas
from advisor.authoring.exchange.base import Base, Entry, Key, entries_in, read_base
from advisor.authoring.exchange.columns import ID, Value
from advisor.authoring.exchange.comparing import Plan, compare
from advisor.authoring.exchange.patching import patched, topic_file
from advisor.authoring.exchange.sheet import UnreadableError, from_bytes
from advisor.authoring.exchange.table import Fault, Table, read_table
from advisor.authoring.page import CannotChangeError
from advisor.model import Problem
from advisor.reading.folder import KnowledgeFile
from advisor.reading.names import TOPICS


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What a table does: `files` holds the new contents by path in the folder; it is empty where there is any fault."""

    plans: Sequence[Plan]
    files: Mapping[PurePosixPath, bytes]
    faults: Sequence[Fault]
    passed_over: Sequence[str]

    @property
    def known(self) -> Mapping[PurePosixPath, bytes]:
        """What the files that are changed held when they were read."""
        return {plan.file.path: plan.file.data for plan in self.plans if plan.file}


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
    return plan.file.path if plan.file else PurePosixPath(TOPICS, f"{plan.topic}.yaml")


def _files(plans: Sequence[Plan], base: Base, table: Table) -> dict[PurePosixPath, bytes]:
    """Return the files as they will be, each read again to see that it says what it should."""
    by_topic: dict[str, list[Plan]] = {}
    for plan in (each for each in plans if each.changes):
        by_topic.setdefault(plan.topic, []).append(plan)
    files: dict[PurePosixPath, bytes] = {}
    for own in by_topic.values():
        try:
            data = _data(own, base)
        except CannotChangeError:
            table.fault(own[0].row, ID, _cannot_change(own[0], base))
            continue
        if not _says(data, own, base):
            table.fault(own[0].row, ID, _cannot_change(own[0], base))
        files[path_of(own[0])] = data
    return files


def _data(plans: Sequence[Plan], base: Base) -> bytes:
    """Return the file of a topic with what is planned for it and its details."""
    topic, path = base.entries.get(plans[0].topic), path_of(plans[0])
    if topic:
        return patched(topic, plans)
    if (base.folder / path).exists():
        raise CannotChangeError
    cells = {plan.detail: _wanted(plan) for plan in plans}
    return topic_file(cells.pop(""), cells, editor_line(path, TOPICS) if has_schemas(base.folder) else "")


def _says(data: bytes, plans: Sequence[Plan], base: Base) -> bool:
    """Whether a changed file says what it should, and has no mistake that it had not."""
    topic = base.entries.get(plans[0].topic)
    name = topic.file.name if topic else ""
    after = entries_in(KnowledgeFile(path=path_of(plans[0]), name=name, data=data))
    before = {key: dict(entry.cells) for key, entry in base.entries.items() if topic and entry.file is topic.file}
    if {entry.key: dict(entry.cells) for entry in after} != {**before, **{plan.key: _wanted(plan) for plan in plans}}:
        return False
    return not more_problems(topic.problems if topic else (), after[0].problems)


def _wanted(plan: Plan) -> dict[Key, Value]:
    before: Mapping[Key, Value] = plan.entry.cells if plan.entry else {}
    return {**before, **{(change.program, change.column): change.after for change in plan.changes}}


def _cannot_change(plan: Plan, base: Base) -> str:
    name = f"{base.folder.name}/{path_of(plan)}"
    if _has_mistakes(base.entries.get(plan.topic)):
        return f"{name} has mistakes that must be mended first; see advisor kb lint"
    return f"{name} is written in a way that cannot be changed from a table; change it in the file itself"


def _has_mistakes(entry: Entry | None) -> bool:
    return bool(entry and entry.problems)


def _try(files: Mapping[PurePosixPath, bytes], plans: Sequence[Plan], base: Base, table: Table) -> None:
    """Read the whole knowledge base as it would be, and note what would be wrong then and is not now."""
    rows = {f"{base.folder.name}/{path_of(plan)}": plan.row for plan in reversed(plans) if plan.changes}
    with draft(base.folder, files) as copy:
        for problem in new_problems(base.folder, copy):
            _note(problem, rows, table)


def _note(problem: Problem, rows: Mapping[str, int], table: Table) -> None:
    """Note a problem at the row that brings it about: that of its own file, or of the one that it speaks of."""
    column = "ask" if problem.rule == "repeated-phrasing" else ID
    if row := rows.get(problem.place.file):
        table.fault(row, column, problem.message)
    else:
        row = next((number for name, number in rows.items() if name in problem.message), 0)
        table.fault(row, column, f"{problem.place}: {problem.message}")
