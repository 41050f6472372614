"""The command `kb lint`: every mistake in the knowledge base, for people, for programs, or for GitHub."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from advisor.authoring.lint.findings import Finding, Report, examine, summed_up
from advisor.authoring.lint.fix import fix, is_certain
from advisor.authoring.lint.rule import Severity
from advisor.authoring.lint.table import BY_NAME
from advisor.model import Knowledge
from advisor.reading.nearest import no_such
from advisor.terminal import streams
from advisor.terminal.kb.changing import write
from advisor.terminal.kb.forms import FORMS, mended, page
from advisor.terminal.kb.places import Folder, folder_of
from advisor.terminal.options import CannotUseError

CLEAN, FAULTY = 0, 1


def run(paths: Sequence[Path], form: str, today: date, *, mend: bool = False, rule: str | None = None) -> int:
    """Print every finding of the knowledge folders in the form asked for; return the exit status.

    With a `rule`, its findings alone are printed, one by one.
    """
    if rule is not None:
        _refuse_unknown(rule)
    folders = [folder_of(path) for path in paths]
    if mend:
        folders = [_mended(folder, form) for folder in folders]
    reports = [examine(folder.path.name, folder.files, folder.problems, today) for folder in folders]
    found = [each for folder, report in zip(folders, reports, strict=True) for each in _of(folder, report, rule)]
    say_all(found, form)
    faults = sum(each.severity is not Severity.HINT for each in found)
    if form == "text" and rule is not None:
        streams.tell(f"Found of the rule {rule}: {len(found)}.")
    elif form == "text":
        _sum_up(reports, found, faults)
    return FAULTY if faults else CLEAN


def say_all(found: Sequence[Finding], form: str) -> None:
    """Print findings in a form, each of its lines as one line."""
    put = streams.say_json if form == "json" else streams.say_row
    for line in FORMS[form](found):
        put(line)


def explain(name: str) -> int:
    """Print the page of a rule; raises `CannotUseError` if there is no such rule."""
    _refuse_unknown(name)
    for line in page(BY_NAME[name]):
        streams.say(line)
    return CLEAN


def _refuse_unknown(rule: str) -> None:
    if rule not in BY_NAME:
        raise CannotUseError(no_such("rule", rule, BY_NAME, f"the rules are: {', '.join(BY_NAME)}"))


def _of(folder: Folder, report: Report, rule: str | None) -> list[Finding]:
    """Return the findings about the path that was named: those of a rule, if one is given, or else a sum of them."""
    wanted = [each for each in report.findings if folder.only in {"", each.problem.place.file}]
    wanted = [each for each in wanted if each.problem.rule == rule] if rule else list(summed_up(wanted))
    return [each._replace(problem=folder.shown(each.problem)) for each in wanted]


def _mended(folder: Folder, form: str) -> Folder:
    """Mend what is certain in a folder's files, and say what."""
    asked = [file for file in folder.files if folder.only in {"", file.name}]
    fixed = fix(folder.path.name, folder.files, {file.name for file in asked})
    pairs = [(old, new) for old, new in zip(folder.files, fixed.files, strict=True) if old.data != new.data]
    write(
        {folder.path / new.path: new.data for _, new in pairs},
        {folder.path / old.path: old.data for old, _ in pairs},
    )
    for each in fixed.mended if form == "text" else ():
        for line in mended(each._replace(problem=folder.shown(each.problem))):
            streams.say_row(line)
    if pairs and form == "text":
        streams.tell(f"Wrote {len(pairs)} file{'s' if len(pairs) > 1 else ''} in {folder.path}.")
    return folder._replace(files=fixed.files)


def _sum_up(reports: Sequence[Report], found: Sequence[Finding], faults: int) -> None:
    hints = len(found) - faults
    also = f"{hints} hint{'s' if hints > 1 else ''}" if hints else ""
    if not faults:
        for report in reports:
            streams.say(f"No mistakes found: {_counts(report.knowledge) if report.knowledge else 'nothing to read'}.")
        if also:
            streams.tell(f"{also}, which you may follow or not.")
        return
    files = len({each.problem.place.file for each in found if each.severity is not Severity.HINT})
    certain = sum(is_certain(each.problem) for each in found)
    parts = [f"{faults} mistake{'s' if faults > 1 else ''} in {files} file{'s' if files > 1 else ''}", also]
    streams.tell(f"{' and '.join(filter(None, parts))}. {_next_step(found, certain)}")


def _next_step(found: Sequence[Finding], certain: int) -> str:
    """Return what to do now."""
    worst = min(found, key=lambda each: list(Severity).index(each.severity))
    more = f"More about one: advisor kb lint --explain {worst.problem.rule}"
    return f"advisor kb lint --fix mends {certain} of them. {more}" if certain else more


def _counts(knowledge: Knowledge) -> str:
    phrasings = sum(len(topic.phrasings) for topic in knowledge.topics.values())
    parts = {
        "programs": len(knowledge.programs),
        "topics": len(knowledge.topics),
        "ways to ask": phrasings,
        "subjects outside": len(knowledge.subjects),
        "sources": len(knowledge.sources),
    }
    return ", ".join(f"{count:,} {name}" for name, count in parts.items())
