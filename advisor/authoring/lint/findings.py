"""Examines a knowledge base: every finding, with its line, and the line as it should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from advisor.authoring.lint.base import Base, with_entries
from advisor.authoring.lint.rule import Severity
from advisor.authoring.lint.table import BY_NAME, RULES
from advisor.model import Knowledge, Problem
from advisor.noun import Noun
from advisor.reading.examples import examples_of, mistakes_of
from advisor.reading.folder import UTF16, KnowledgeFile
from advisor.reading.load import Loaded, load_files
from advisor.reading.mending import mended
from advisor.reading.nodes import in_order


class Finding(Noun):
    """A problem, how much it matters, the line where it stands, and that line as it should be, where that is known."""

    problem: Problem
    severity: Severity
    line: str = ""
    mended: str | None = None


class Report(Noun):
    """What came of examining a knowledge base; `knowledge` is None where nothing can be answered."""

    findings: Sequence[Finding]
    knowledge: Knowledge | None


def examine(name: str, files: Sequence[KnowledgeFile], found: Sequence[Problem], today: date) -> Report:
    """Return all that is wrong with the files of a folder of that name; `found` is wrong with the folder itself."""
    loaded = load_files(name, files, found)
    base = base_of(loaded, files, today)
    odd = {problem.place for problem in loaded.problems if problem.rule == "misspelt-id"}
    kept = [each for each in _kept(with_entries(base)) if each.place not in odd] if base else []
    problems = in_order([*loaded.problems, *mistakes_of(files), *kept])
    lines = base.lines if base else {file.name: lines_of(file) for file in files}
    return Report(findings=[_finding(problem, lines) for problem in problems], knowledge=loaded.knowledge)


def summed_up(found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield findings; of a rule that speaks of many together, several are one, at the place of the first."""
    numbers = Counter(each.problem.rule for each in found)
    said = set[str]()
    for each in found:
        rule = BY_NAME[each.problem.rule]
        if not rule.together or numbers[rule.name] == 1:
            yield each
        elif rule.name not in said:
            said.add(rule.name)
            message = (
                f"{rule.together.format(number=numbers[rule.name])}; advisor kb lint --rule {rule.name} lists them"
            )
            yield Finding(problem=each.problem._replace(message=message, patch=None), severity=each.severity)


def base_of(loaded: Loaded, files: Sequence[KnowledgeFile], today: date) -> Base | None:
    """Return what the rules look at; None where nothing can be answered."""
    if loaded.knowledge is None or loaded.values is None:
        return None
    return Base(
        knowledge=loaded.knowledge,
        values=loaded.values,
        checks=loaded.checks,
        examples=examples_of(files)[0],
        lines={file.name: lines_of(file) for file in files},
        today=today,
        broken=frozenset(problem.place.file for problem in loaded.problems),
    )


def lines_of(file: KnowledgeFile) -> Sequence[str]:
    """Return the lines of a file as they are written, each without its end."""
    utf16 = file.data.startswith(UTF16)
    text = file.data.decode("utf-16" if utf16 else "utf-8", errors="replace" if utf16 else "surrogateescape")
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _kept(base: Base) -> Iterator[Problem]:
    """Ask every rule."""
    for rule in RULES:
        if rule.find:
            yield from rule.find(base)


def _finding(problem: Problem, lines: Mapping[str, Sequence[str]]) -> Finding:
    severity = BY_NAME[problem.rule].severity
    rows = lines.get(problem.place.file, ())
    line = rows[problem.place.line - 1] if problem.place.line <= len(rows) else ""
    better = mended(line, problem.patch) if problem.patch else None
    return Finding(problem=problem, severity=severity, line=line, mended=better if better != line else None)
