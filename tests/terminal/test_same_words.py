"""The accessible view is the source: without style and layout, every other view has its words."""

from __future__ import annotations

import re
import sys
from collections import Counter
from typing import Any

import pytest
from bare import KNOWLEDGE
from checks_ui.sample import write_school
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.dialogue.replies import (
    Answered,
    CheckAsk,
    CheckResult,
    Choice,
    Choices,
    NearMiss,
    Notice,
    Offer,
    Reason,
    Reply,
    Side,
    Talk,
    Turn,
    Unknown,
)
from advisor.model import Source
from advisor.terminal import plain, pretty
from advisor.terminal.columns import side_by_side
from advisor.terminal.options import ADVISOR
from advisor.terminal.showing import labelled, wrapped
from advisor.terminal.wrapping import Wrap

from .conftest import Run

ESCAPES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*[mHJ]")
TEXT = st.text(st.characters() | st.sampled_from("  []/:\x1b\u202e日é😀"), max_size=60)
SOURCE = st.builds(Source, id=TEXT, title=TEXT, url=TEXT, as_of=st.sampled_from([None, "2025", "2025-11"]))


def few(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


PROGRAM = st.sampled_from(["course", "other"])
REASON = st.builds(Reason, text=TEXT, holds=st.sampled_from([True, False, None]), sources=few(SOURCE))
SIDE = st.builds(Side, program=PROGRAM, name=TEXT, points=few(REASON))
CHOICE = st.builds(Choice, topic=TEXT, title=TEXT, confidence=st.just(0.5))
NEAR = st.builds(NearMiss, question=TEXT, value=TEXT, outcome=TEXT, text=TEXT)
BARE = st.just(())
ANSWERED = st.builds(
    Answered,
    topic=TEXT,
    title=TEXT,
    program=PROGRAM,
    confidence=st.just(0.5),
    short=TEXT,
    body=TEXT,
    sources=few(SOURCE),
)
UNKNOWN = st.builds(Unknown, text=TEXT, sources=few(SOURCE))
REPLIES: tuple[st.SearchStrategy[Reply], ...] = (
    ANSWERED,
    UNKNOWN,
    st.builds(Choices, text=TEXT, choices=few(CHOICE)),
    st.builds(Talk, topic=TEXT, text=TEXT),
    st.builds(Notice, text=TEXT, listed=few(TEXT), hint=TEXT, sources=few(SOURCE)),
    st.builds(
        CheckAsk,
        check=TEXT,
        question=TEXT,
        text=TEXT,
        choices=few(st.tuples(TEXT, TEXT)),
        heading=TEXT,
        before=TEXT,
        earlier=TEXT,
        hint=TEXT,
    ),
    st.builds(
        CheckResult,
        check=TEXT,
        title=TEXT,
        outcome=TEXT,
        verdict=TEXT,
        text=TEXT,
        disclaimer=TEXT,
        reasons=few(REASON),
        missing=BARE,
        sources=few(SOURCE),
        next_steps=few(TEXT),
        nearest=few(NEAR),
        comparison=few(SIDE),
        given=BARE,
        settled=st.booleans(),
        favourable=st.booleans(),
        before=TEXT,
        difference=few(TEXT),
        hint=TEXT,
    ),
)
OFFER = st.none() | st.builds(Offer, check=TEXT, text=TEXT)
TURNS = st.builds(
    Turn, question=TEXT, replies=st.lists(st.one_of(REPLIES), min_size=1, max_size=3).map(tuple), offer=OFFER
)
COMPARED = st.builds(Turn, question=TEXT, replies=few(ANSWERED | UNKNOWN), compared=st.just(value=True))


def words(text: str) -> Counter[str]:
    """Count the words; what stands side by side may come in another order."""
    return Counter(ESCAPES.sub("", text).split())


@settings(max_examples=60)
@given(turn=TURNS | COMPARED, width=st.integers(min_value=1, max_value=200), wrap=st.sampled_from(Wrap))
def test_every_reply_says_the_same_with_and_without_style(turn: Turn, width: int, wrap: Wrap) -> None:
    lines = plain.view(turn, KNOWLEDGE)
    labels = len([line for place, line in enumerate(lines) if line.opens or place == 0])
    accessible = words(plain.written(labelled(lines))) - Counter({ADVISOR.strip(): labels})
    shown = pretty.styled(wrapped(side_by_side(lines, width), width, wrap))
    assert words(shown) == accessible
    assert "\x1b" not in ESCAPES.sub("", shown)


@pytest.fixture(scope="module")
def academy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the folder of the small school with checks."""
    return str(write_school(tmp_path_factory.mktemp("academy")))


TALK = "help\n/topics\n1\n1\n/compare\n2\n/sources\n/why\n/program\n/check course\nnew\n/again\n/nonsense\nbye\n"
SCREENS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("chat",), TALK),
    (("check", "audition"), "a little\n5\nyes\nchange\n1\nwell\nreview\nquit\n"),
    (("check",), ""),
    (("topics",), ""),
    (("privacy",), ""),
    (("kb", "lint"), ""),
    (("ask", "what is the tuition", "--explain"), ""),
    (("ask", "instrument"), ""),
    (("ask", "where can I park"), ""),
    (("-h",), ""),
    (("check", "nothing"), ""),
    (("--knowledge", "/nowhere"), ""),
)


@pytest.mark.parametrize(("argv", "typed"), SCREENS, ids=[" ".join(argv) for argv, _ in SCREENS])
def test_every_screen_says_the_same_with_and_without_style(
    run: Run, academy: str, argv: tuple[str, ...], typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "advisor.terminal.editor", None)

    def shown(*options: str) -> tuple[int, Counter[str]]:
        env = {"ADVISOR_KNOWLEDGE": academy, "TERM": "xterm", "COLUMNS": "100"}
        ran = run(*argv, *options, stdin=typed.encode(), env=env, tty=True)
        spoken = words(ran.out + ran.err)
        for label in ("advisor:", "you:", ">"):
            del spoken[label]
        return ran.status, spoken

    assert shown() == shown("--accessible") == shown("--plain")
