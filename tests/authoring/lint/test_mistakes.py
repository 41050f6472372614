"""Each mistake that staff make is found where it is: a broken file for each, whose first lines say what is found."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from small import write

from advisor.authoring.lint.findings import Report, examine
from advisor.model import Problem
from advisor.reading.folder import find

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.yaml"))
TODAY = date(2026, 7, 1)
LACKING = {"no-short", "no-details"}
EXPECTED = re.compile(rb"# (\S+?)(:\d+:\d+ \S+)\r?\n")
EXAMPLES = """\
- {question: is there a fee, topic: tuition}
- {question: must I read music, topic: notes}
- {question: how long may I wait, topic: deadline}
- {question: is there a cello, topic: instruments}
- {question: may I take a flute home, topic: lending}
- {question: who won the cup, topic: none}
"""


def school(folder: Path) -> Path:
    """Write the small knowledge base with an example for each topic."""
    home = write(folder / "kb")
    (home / "examples").mkdir()
    (home / "examples" / "all.yaml").write_text(EXAMPLES)
    return home


def report(home: Path) -> Report:
    """Examine a knowledge base; what is merely not there in most of its topics is left aside."""
    problems: list[Problem] = []
    files = find(home, problems)
    seen = examine(home.name, files, problems, TODAY)
    return seen._replace(findings=[each for each in seen.findings if each.problem.rule not in LACKING])


def found(home: Path) -> list[str]:
    """Return the findings as `place rule`, with places within the folder."""
    return [f"{each.problem.place} {each.problem.rule}".removeprefix(f"{home.name}/") for each in report(home).findings]


def test_nothing_is_found_where_nothing_is_wrong(tmp_path: Path) -> None:
    assert found(school(tmp_path)) == []


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_is_found_where_it_is(path: Path, tmp_path: Path) -> None:
    home = school(tmp_path)
    data = path.read_bytes()
    expected = [(match[1] + match[2]).decode() for match in EXPECTED.finditer(data)]
    name = expected[0].split(":")[0] if expected else "topics/tuition.yaml"
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_bytes(data)
    assert found(home) == expected
