"""A small knowledge base as text, for tests to break."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ADVISOR = """\
name: Guide
school: A school
greeting: |
  Hello!
  Ask me.

  Anything.
words:
  unknown: I don't know.
  outside: I have no information about {title}.
  refer_to: "{name} can tell you: {address}"
  no_answer_for: Only for {programs}, not for {missing}.
  volatile: Published in {as_of}.
  stale: Due in {review}; ask {name}, {address}.
  did_you_mean: Which one?
programs:
  ms:
    name: Master of Science
    short: MS
    contact: office
    called: [MS, the master's]
  mba:
    name: Master of Business Administration
    short: MBA
    contact: desk
    called: [MBA]
categories:
  cost: Cost
contacts:
  office:
    name: The office
    email: office@school.edu
    phone: 412-000
  desk:
    name: The desk
    email: desk@school.edu
"""
SOURCES = """\
page:
  title: A page
  url: https://school.edu/page
  as_of: 2025-11
other:
  title: Another page
  url: https://school.edu/other
"""
TUITION = """\
title: Tuition
category: cost
ask:
  - how much is it
  - what does it cost
answers:
  ms:
    text: |
      It costs much,
      but not all.

      Ask us.
    sources: [page]
    volatile: yes
    review: 2026-02-28
  mba:
    text: We do not know.
    refer: desk
see_also: [aid]
check: fit
"""
AID = """\
title: Aid
category: cost
ask: [is there aid]
answers:
  any: {text: Yes., sources: [page, other]}
"""
OUTSIDE = """\
subjects:
  parking:
    title: Parking
    ask: [where can i park]
    contact: office
    text: I only know the programs.
schools:
  title: Other schools
  called: [Elsewhere]
  ask: ["is {school} better"]
  background: [studied at]
"""
SMALLTALK = """\
greeting:
  ask: [hi, hello]
  text: Hello!
"""
VOCABULARY = """\
means: {gre: graduate record examination}
related:
  - [cost, price, fee]
"""
CHECK = """\
title: Fit
intro: Whether it fits.
ask: [does it fit]
questions:
  keen:
    ask: Are you keen?
outcomes:
  fits: {title: Fits, text: It fits., favourable: yes, when: {is: {keen: yes}}}
  other: {title: Other, text: Ask us., favourable: no, when: {is: {keen: no}}}
unclear: {title: Unclear, text: Not clear yet.}
disclaimer: This is guidance.
"""

FILES = {
    "advisor.yaml": ADVISOR,
    "sources.yaml": SOURCES,
    "outside.yaml": OUTSIDE,
    "smalltalk.yaml": SMALLTALK,
    "vocabulary.yaml": VOCABULARY,
    "topics/tuition.yaml": TUITION,
    "topics/aid.yaml": AID,
    "checks/fit.yaml": CHECK,
}


def write(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the sample into `folder`/knowledge, with other contents for some files (None: no such file)."""
    home = folder / "knowledge"
    home.mkdir(exist_ok=True)
    for name, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            path = home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return home
