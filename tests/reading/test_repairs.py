"""A line that was spoilt is the one that is reported, wherever it stands, and what belongs to others is left alone."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from advisor.reading.folder import KnowledgeFile
from advisor.reading.load import Loaded, load_files

from .sample import FILES

CHECK = """\
title: Fit
intro: Whether it fits.
ask: [does it fit]
questions:
  keen:
    ask: Are you keen?
    why: It matters.
  years:
    ask: How long?
    number: {from: 0, to: 80, one: year, many: years}
conditions:
  is-keen:
    is: {keen: yes}
  ready:
    any_of:
      - is-keen
      - all_of:
          - at_least: {years: 4}
          - not: is-keen
criteria:
  - condition: is-keen
    met: You are keen.
    not_met: You are not.
    not_known: That is open.
  - condition: ready
    met: You are ready.
    not_met: You are not ready.
    not_known: That is open too.
outcomes:
  fits:
    title: Fits
    favourable: yes
    when: ready
    text: It fits.
    next_steps:
      - Write to us.
      - Come and see.
  other:
    title: Other
    favourable: no
    when:
      not: ready
    text: Ask us.
unclear:
  title: Unclear
  text: Not clear yet.
disclaimer: This is guidance.
"""
SAMPLE = {**FILES, "checks/fit.yaml": CHECK}
STILL_READ = {("checks/fit.yaml", 19)}
"""An item that begins where the items of the list around its own do is one of those: that is as good a file."""


def loaded(name: str, lines: list[str]) -> Loaded:
    texts = {**SAMPLE, name: "\n".join(lines)}
    return load_files(
        "kb", [KnowledgeFile(path=PurePosixPath(each), name=each, data=text.encode()) for each, text in texts.items()]
    )


@pytest.mark.parametrize("name", SAMPLE)
def test_a_line_that_begins_elsewhere_is_reported_or_means_the_same(name: str) -> None:
    lines = SAMPLE[name].split("\n")
    right = loaded(name, lines)
    assert right.problems == ()
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        for column in {0, *range(indent - 2, indent + 3), indent + 4} & set(range(20)) if line.strip() else ():
            found = loaded(name, [*lines[:number], " " * column + line.lstrip(), *lines[number + 1 :]])
            reported = {problem.place.line for problem in found.problems if problem.place.file == name}
            same = not found.problems and found.knowledge == right.knowledge
            assert number + 1 in reported or same or (name, number + 1) in STILL_READ, (number + 1, column)


SPOILT = {
    "the name of a program deeper": ("  mba:\n", "   mba:\n", "16:4 indentation", {"ms"}),
    "the name of a program in curly quotes": ("  mba:\n", "  “mba:”\n", "16:3 smart-quotes", {"ms"}),
    "a letter behind a name": ("  mba:\n", "  mba:x\n", "16:3 no-colon", {"ms"}),
    "a bar before its colon": ("    text: |\n", "    text |\n", "8:5 no-colon", {"mba"}),
    "a name that is broken in two": ("  mba:\n", "  mba\n  :\n", "16:3 broken-line", {"ms"}),
    "a name that went into a comment": ("answers:\n", "# What it costs. answers:\n", "6:18 joined-to-comment", set()),
    "two fields on a line": ("[page]\n    volatile", "[page] volatile", "13:21 text-goes-on", {"ms", "mba"}),
}


@pytest.mark.parametrize(("old", "new", "at", "left"), [pytest.param(*each, id=name) for name, each in SPOILT.items()])
def test_one_mistake_is_one_report_and_leaves_out_no_more_than_it_must(
    old: str, new: str, at: str, left: set[str]
) -> None:
    text = SAMPLE["topics/tuition.yaml"]
    assert old in text
    found = loaded("topics/tuition.yaml", text.replace(old, new, 1).split("\n"))
    assert [f"{each.place.line}:{each.place.column} {each.rule}" for each in found.problems] == [at]
    topic = found.values.topics.get("tuition") if found.values else None
    assert (set(topic.part("answers").values) if topic else set()) == left


def test_other_mistakes_beside_it_do_not_hide_the_line_to_blame() -> None:
    text = SAMPLE["topics/tuition.yaml"]
    for old, new in {"category": "categry", "  mba:\n": "   mba:\n", "2026-02-28": "2026-02-30"}.items():
        text = text.replace(old, new, 1)
    found = loaded("topics/tuition.yaml", text.split("\n"))
    assert [(each.place.line, each.rule) for each in found.problems] == [
        (2, "unknown-field"),
        (15, "not-a-day"),
        (16, "indentation"),
    ]
