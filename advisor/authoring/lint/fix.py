"""Mends what is certain: a piece of a line is replaced, and every other byte stays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from advisor.authoring.lint.findings import lines_of
from advisor.authoring.lint.rules.special_space import in_lines
from advisor.model import Patch, Problem
from advisor.noun import Noun
from advisor.reading.examples import mistakes_of
from advisor.reading.folder import KnowledgeFile
from advisor.reading.kinds import KINDS
from advisor.reading.load import load_files
from advisor.reading.mending import mended
from advisor.reading.nodes import in_order
from advisor.reading.shapes import field_names

_ROUNDS = 20
_LINE_END = re.compile(r"(\r\n|\r|\n)")
_NUMBER = re.compile(r".*\s#\d")
_LONG_DASH = re.compile(r"\s*[\u2010-\u2015\u2212]")
_APOSTROPHE = re.compile(r"'[^']*\w'\w[^']*'")
_BROKEN = re.compile("[\ud800-\udfff]")


def _always(_: Patch) -> bool:
    return True


@cache
def _names() -> frozenset[str]:
    """Return the names of the fields of all kinds of files."""
    return frozenset().union(*map(field_names, KINDS.values()))


CERTAIN: Mapping[str, Callable[[Patch], bool]] = {
    "tab": _always,
    "control-character": _always,
    "no-break-space": _always,
    "smart-quotes": _always,
    "special-space": _always,
    "unknown-field": _always,
    "no-colon": _always,
    "no-dash": lambda patch: _LONG_DASH.match(patch.old) is not None,
    "no-space-after-dash": _always,
    "colon-in-text": lambda patch: " #" not in patch.old,
    "not-a-text": lambda patch: patch.old.split(":")[0] not in _names(),
    "lost-after-hash": lambda patch: _NUMBER.match(patch.old) is not None,
    "special-character": lambda patch: patch.old[:1] in "@%`",
    "text-goes-on": lambda patch: _APOSTROPHE.fullmatch(patch.old) is not None,
}
"""The rules whose patch is what was meant, each with what must hold of the patch.

A patch must also leave nothing worse: no mistake may be there that was not there before.
"""


class Mended(Noun):
    """A problem that is mended: the line as it was, and as it is now."""

    problem: Problem
    old: str
    new: str


class Fixed(Noun):
    """The files with what could be mended, and what was."""

    files: Sequence[KnowledgeFile]
    mended: Sequence[Mended]


def fix(name: str, files: Sequence[KnowledgeFile], among: Collection[str]) -> Fixed:
    """Return the files of a folder of that name with all that is certain mended; what is not stays as it is.

    Only files whose name is `among` these are changed.
    """
    refused: set[Problem] = set()
    done: list[Mended] = []
    for _ in range(_ROUNDS):
        possible = [each for each in _problems(name, files) if each.place.file in among and each not in refused]
        wanted = list(_certain(possible, files))
        for some in (wanted, *([one] for one in wanted)):
            if set(some) <= set(done):  # all of them at once were fine
                break
            better = _tried(name, files, some)
            if better:
                files, done = better, [*done, *some]
            elif len(some) == 1:
                refused.add(some[0].problem)
        if not wanted:
            break
    return Fixed(files=files, mended=done)


def is_certain(problem: Problem) -> bool:
    """Tell whether a problem's patch, if it has one, is what was meant."""
    return problem.patch is not None and problem.rule in CERTAIN and CERTAIN[problem.rule](problem.patch)


def _problems(name: str, files: Sequence[KnowledgeFile]) -> list[Problem]:
    spaces = (problem for file in files for problem in in_lines(file.name, lines_of(file)))
    return in_order([*load_files(name, files).problems, *mistakes_of(files), *spaces])


def _certain(problems: Sequence[Problem], files: Sequence[KnowledgeFile]) -> Iterator[Mended]:
    """Yield what is certain, one patch a line: after it, the line is another."""
    lines = {file.name: lines_of(file) for file in files}
    seen = set()
    for problem in problems:
        where = (problem.place.file, problem.place.line)
        if problem.patch and where not in seen and is_certain(problem):
            old = lines[problem.place.file][problem.place.line - 1]
            new = mended(old, problem.patch)
            if new is not None:
                seen.add(where)
                yield Mended(problem=problem, old=old, new=new)


def _tried(name: str, files: Sequence[KnowledgeFile], patches: Sequence[Mended]) -> Sequence[KnowledgeFile] | None:
    """Return the files with some patches; None if they make anything worse."""
    better = [_patched(file, patches) for file in files]
    return better if _is_better(_problems(name, files), _problems(name, better), patches) else None


def _is_better(before: Sequence[Problem], after: Sequence[Problem], patches: Sequence[Mended]) -> bool:
    """Tell whether what was mended is gone, and nothing new is wrong but what can be mended as well."""
    old, new = Counter(map(_key, before)), Counter(map(_key, after))
    gone = all(new[_key(each.problem)] < old[_key(each.problem)] for each in patches)
    certain = {_key(problem) for problem in after if is_certain(problem)}
    return gone and all(count <= old[key] or key in certain for key, count in new.items())


def _key(problem: Problem) -> tuple[str, int, str]:
    return problem.place.file, problem.place.line, problem.rule


def _patched(file: KnowledgeFile, patches: Sequence[Mended]) -> KnowledgeFile:
    """Return a file with its patches; ends of lines, and all other lines, stay byte for byte."""
    own = {each.problem.place.line: each.new for each in patches if each.problem.place.file == file.name}
    if not own:
        return file
    text = file.data.decode("utf-8", errors="surrogateescape")
    mark = text[: text.startswith("\ufeff")]
    parts = _LINE_END.split(text.removeprefix("\ufeff"))
    for line, new in own.items():
        if not _BROKEN.search(parts[2 * line - 2]):
            parts[2 * line - 2] = new
    return replace(file, data=(mark + "".join(parts)).encode("utf-8", errors="surrogateescape"))
