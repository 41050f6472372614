"""The command `kb lint`: every mistake in the knowledge base, for people, for programs, or for GitHub."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from advisor.model import Knowledge, Problem
from advisor.reading.load import Loaded, load
from advisor.terminal import record, streams
from advisor.terminal.options import CannotUseError
from advisor.terminal.safe import one_line

CLEAN, FAULTY = 0, 1
_NO_FOLDER = "no-folder"


def run(folders: Sequence[Path], form: str) -> int:
    """Print every problem of the knowledge folders in the form asked for; return the exit status."""
    loaded = [load(folder) for folder in folders]
    problems = [problem for each in loaded for problem in each.problems]
    if missing := [problem for problem in problems if problem.rule == _NO_FOLDER]:
        raise CannotUseError(str(missing[0]))
    write = streams.say_json if form == "json" else streams.say
    for problem in problems:
        write(FORMS[form](problem))
    if form == "text":
        _sum_up(loaded, len(problems))
    return FAULTY if problems else CLEAN


def _sum_up(loaded: Sequence[Loaded], found: int) -> None:
    if found:
        streams.tell(f"{found} mistake{'s' if found > 1 else ''} found.")
        return
    for each in loaded:
        streams.say(f"No mistakes found: {_counts(each.knowledge) if each.knowledge else 'nothing to read'}.")


def _counts(knowledge: Knowledge) -> str:
    phrasings = sum(len(topic.ask) for topic in knowledge.topics.values())
    parts = {
        "programs": len(knowledge.programs),
        "topics": len(knowledge.topics),
        "ways to ask": phrasings,
        "subjects outside": len(knowledge.subjects),
        "sources": len(knowledge.sources),
    }
    return ", ".join(f"{count:,} {name}" for name, count in parts.items())


def _text(problem: Problem) -> str:
    return one_line(str(problem))


def _json(problem: Problem) -> str:
    place = problem.place
    where = {"file": place.file, "line": place.line, "column": place.column}
    return record.dumped({**where, "rule": problem.rule, "message": problem.message})


def _github(problem: Problem) -> str:
    """Return GitHub's workflow command that puts a message beside the line in question."""
    place = problem.place
    file = _escaped(place.file).replace(":", "%3A").replace(",", "%2C")
    where = f"file={file},line={place.line},col={place.column},title={problem.rule}"
    return f"::error {where}::{_escaped(problem.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMS: Mapping[str, Callable[[Problem], str]] = {"text": _text, "json": _json, "github": _github}
"""How a problem is written, by the name of the form."""
