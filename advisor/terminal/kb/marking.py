"""Marks examples that are answered wrongly as known gaps, and takes the mark off those that no longer are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

from advisor.authoring.page import CannotChangeError
from advisor.authoring.patch import with_field, without_field
from advisor.authoring.trying import Outcome, Trial
from advisor.reading.folder import KnowledgeFile
from advisor.terminal import streams
from advisor.terminal.kb.changing import carry_out
from advisor.terminal.options import Options

_MARK = "known_gap"


def mark(options: Options, trials: Sequence[Trial], before: Sequence[KnowledgeFile]) -> None:
    """Write the marks into the files of the examples, which are those `before` they were tried, and say where."""
    files = {file.name: file for file in before}
    changes: dict[PurePosixPath, bytes] = {}
    for trial in reversed(_in_order(trials)):
        file = files[trial.example.place.file]
        data = changes.get(file.path, file.data)
        try:
            changes[file.path] = _marked(data, trial)
        except CannotChangeError as error:
            streams.tell(f"advisor: {trial.example.place}: {error}")
    if changes:
        carry_out(options.folder, changes, {file.path: file.data for file in before})
    where = f", in {options.folder.absolute()}" if changes else ""
    streams.tell(f"Files of examples changed: {len(changes)}{where}.")


def _in_order(trials: Sequence[Trial]) -> list[Trial]:
    """Return those whose mark is to change, by place: the last must be changed first, so that the others stay put."""
    found = [trial for trial in trials if trial.example.known_gap != (trial.outcome is Outcome.WRONG)]
    return sorted(found, key=lambda trial: (trial.example.place.file, trial.example.place.line))


def _marked(data: bytes, trial: Trial) -> bytes:
    if trial.example.known_gap:
        return without_field(data, trial.example.place, _MARK)
    return with_field(data, trial.example.place, _MARK, "yes")
