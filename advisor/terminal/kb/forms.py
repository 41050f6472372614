"""The forms in which findings are written: for people, for programs, and for GitHub."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from advisor.authoring.lint.findings import Finding
from advisor.authoring.lint.fix import Mended
from advisor.authoring.lint.rule import Rule, Severity
from advisor.terminal import record
from advisor.terminal.safe import one_line

_WORST = 9
"""Annotations that GitHub shows for a step, less the one that counts the rest."""
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_WIDTH = 100
_MARKED = re.compile(r"[\w'-]+|\S")
_CONSEQUENCE = re.compile(r"\. Until then, .*")


def text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield what people read: the place and the message, the line with a mark, and the line as it should be."""
    for finding in findings:
        problem = finding.problem
        level = "" if finding.severity is Severity.ERROR else f"{finding.severity}: "
        yield one_line(f"{problem.place}: {level}{problem.message} [{problem.rule}]")
        yield from _line(finding)
        yield ""


def _line(finding: Finding) -> Iterator[str]:
    """Yield the line in question with a mark below, and the line as it should be; where it is long, the part there."""
    place, line = finding.problem.place, finding.line
    if not line.strip():
        return
    start = max(0, min(place.column - 1 - _WIDTH // 2, len(line) - _WIDTH))
    margin = " " * len(str(place.line))
    found = _MARKED.match(line, place.column - 1)
    mark = "^" * (len(found[0]) if found else 1)
    yield f"  {place.line} | {_part(line, start)}"
    yield f"  {margin} | {' ' * (place.column - 1 - start)}{mark[:_WIDTH]}"
    if finding.mended is not None:
        yield f"  {margin} + {_part(finding.mended, start)}"


def _part(line: str, start: int) -> str:
    return line[start : start + _WIDTH].replace("\t", "→")


def json(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield a JSON object for each finding."""
    return (record.dumped(_fields(finding)) for finding in findings)


def _fields(finding: Finding) -> dict[str, object]:
    place = finding.problem.place
    return {
        "severity": finding.severity,
        "rule": finding.problem.rule,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": one_line(finding.problem.message),
        "mended": finding.mended,
    }


def github(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield GitHub's workflow commands that put the worst findings beside their lines, and count the others."""
    ordered = sorted(findings, key=lambda finding: list(Severity).index(finding.severity))
    yield from (_annotation(finding) for finding in ordered[:_WORST])
    if rest := ordered[_WORST:]:
        yield f"::{_LEVELS[rest[0].severity]}::{len(rest)} more; run advisor kb lint"


def _annotation(finding: Finding) -> str:
    place = finding.problem.place
    file, rule = (_escaped(each).replace(":", "%3A").replace(",", "%2C") for each in (place.file, finding.problem.rule))
    where = f"file={file},line={place.line},col={place.column},title={rule}"
    return f"::{_LEVELS[finding.severity]} {where}::{_escaped(one_line(finding.problem.message))}"


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


Form = Callable[[Sequence[Finding]], Iterator[str]]

FORMS: Mapping[str, Form] = {"text": text, "json": json, "github": github}
"""How findings are written, by the name of the form."""


def mended(each: Mended) -> Iterator[str]:
    """Yield what was mended: the line as it was, and as it is now."""
    problem = each.problem
    yield one_line(f"{problem.place}: mended: {_CONSEQUENCE.sub('', problem.message)} [{problem.rule}]")
    yield f"  - {_part(each.old, 0)}"
    yield f"  + {_part(each.new, 0)}"
    yield ""


def page(rule: Rule) -> Iterator[str]:
    """Yield the page of a rule."""
    yield f"{rule.name} ({rule.severity})"
    yield ""
    yield rule.means
    yield ""
    yield "For example:"
    yield from (f"    {line}" for line in rule.example.split("\n"))
    yield ""
    yield f"To mend it: {rule.mend}"
