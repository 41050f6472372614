"""The plain view says everything; the pretty view says the same, in style."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyte
import pytest
from bare import KNOWLEDGE
from hypothesis import given
from hypothesis import strategies as st

from advisor.dialogue.replies import Answered, Choice, Choices, Notice, Reply, Talk, Turn, Unknown
from advisor.model import Source
from advisor.terminal import plain, pretty
from advisor.terminal.plain import Kind, Line
from advisor.terminal.showing import wrapped
from advisor.terminal.wrapping import WIDEST, Wrap

LONG = f"https://harbor.example/{'x' * 300}"
ESCAPES = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")


def styled(lines: Iterable[Line], width: int = 80) -> str:
    return pretty.styled(wrapped(lines, width))


def view(*replies: Reply) -> str:
    return plain.written(plain.view(Turn(question="?", replies=replies), KNOWLEDGE))


def answered(program: str | None = None, text: str = "Yes.", title: str = "Costs", *sources: Source) -> Answered:
    return Answered(topic="costs", title=title, program=program, confidence=0.9, body=text, sources=sources)


def test_an_answer_has_a_heading_its_text_and_its_sources() -> None:
    dated = Source(id="fees", title="Fees", url="https://harbor.example/fees", as_of="2025-11")
    undated = Source(id="more", title="More", url=LONG)
    assert view(answered("course", "One.\n\nTwo.", "Costs", dated, undated)).split("\n") == [
        "Costs — course",
        "One.",
        "",
        "Two.",
        "Source: Fees (November 2025)",
        "https://harbor.example/fees",
        "Source: More",
        LONG,
    ]


def test_replies_stand_apart() -> None:
    assert view(answered(), Talk(topic="hi", text="Hello!"), Notice(text="Noted.")) == "Costs\nYes.\n\nHello!\n\nNoted."


def test_choices_are_numbered() -> None:
    offered = tuple(Choice(topic=each, title=each.upper(), confidence=0.2) for each in ("a", "b"))
    assert view(Choices(text="Which?", choices=offered)) == "Which?\n1. A\n2. B"


def test_unknown_says_whom_to_ask() -> None:
    assert view(Unknown(text="I don't know.\n\nAsk them.")) == "I don't know.\n\nAsk them."


def test_outside_text_is_shown_as_it_is_written_and_harmless() -> None:
    nasty = answered(None, "[bold]x[/bold] :100: \x1b[31m", "A\n\x9btitle")
    assert view(nasty) == "A \\x9btitle\n[bold]x[/bold] :100: ^[[31m"
    shown = styled(plain.view(Turn(question="?", replies=(nasty,)), KNOWLEDGE))
    assert ESCAPES.sub("", shown) == "A \\x9btitle\n[bold]x[/bold] :100: ^[[31m\n"


TEXTS = st.text(st.characters() | st.sampled_from("  []/:\x1b\u202e日é")).map(lambda text: text.strip() or "x")
LINES = st.lists(
    st.builds(answered, st.sampled_from([None, "course"]), TEXTS, TEXTS)
    | st.builds(Unknown, text=TEXTS, sources=st.just(()))
    | st.builds(
        Choices,
        text=TEXTS,
        choices=st.lists(st.builds(Choice, topic=TEXTS, title=TEXTS, confidence=st.just(0.1))).map(tuple),
    )
).map(lambda replies: plain.view(Turn(question="?", replies=tuple(replies)), KNOWLEDGE))


@given(LINES, st.integers(min_value=1, max_value=200))
def test_without_style_the_pretty_view_has_the_words_of_the_plain_one(lines: tuple[Line, ...], width: int) -> None:
    bare = ESCAPES.sub("", styled(lines, width))
    assert bare.split() == plain.written(lines).split()
    assert "\x1b" not in bare
    assert not [row for row in bare.split("\n") if row != row.rstrip()]


@pytest.mark.parametrize("width", [1, 10, 20, 40, 80, 300])
def test_rows_keep_to_the_width_and_addresses_stay_whole(width: int) -> None:
    text = "Several words that will have to be put on more than one row, for nobody reads rows that are too long " * 2
    lines = [*plain.paragraphs(text), Line(kind=Kind.ADDRESS, text=LONG)]
    *rows, address, end = ESCAPES.sub("", styled(lines, width)).split("\n")
    assert (address, end) == (LONG, "")
    assert all(len(row) <= max(width, len("Several")) and len(row) <= WIDEST for row in rows)


@pytest.mark.parametrize("text", ["Unbelievable!", "Unbelievable! Yes.", "- unbelievable"])
def test_a_first_word_that_is_too_long_leaves_no_empty_row(text: str) -> None:
    assert styled(plain.paragraphs(text), 5).splitlines() == text.split()


def test_wide_characters_count_twice() -> None:
    rows = styled(plain.paragraphs("日本語 日本語 日本語"), 14).splitlines()
    assert rows == ["日本語 日本語", "日本語"]


def test_items_of_a_list_keep_their_margin() -> None:
    rows = styled(plain.paragraphs("- one two three four five six seven eight"), 30).splitlines()
    assert rows == ["- one two three four five six", "  seven eight"]


def links(lines: Iterable[Line]) -> list[str]:
    return re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b", styled(lines))


@pytest.mark.parametrize("address", ["https://a.example", "http://a.example", "mailto:me@a.example"])
def test_addresses_are_links(address: str) -> None:
    assert links([Line(kind=Kind.ADDRESS, text=address)]) == [address]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "ssh://a.example",
        "a.example",
        "https://a.example@b.example",
        "https://p\u0430ypal.example",
        "https://",
    ],
)
def test_other_addresses_are_only_text(address: str) -> None:
    assert links([Line(kind=Kind.ADDRESS, text=address)]) == []


def test_text_keeps_the_foreground_of_the_terminal() -> None:
    assert styled(plain.paragraphs("Just text.")) == "Just text.\n"


@pytest.mark.parametrize("width", [1, 10, 40, 80])
@pytest.mark.parametrize(
    "text", ["one two three " * 20, "日本語 한국어 naïve — “שלום” 😀 " * 9, f"a {'b' * 100} c", "❤️ e\u0301 x " * 30]
)
def test_filled_rows_end_at_the_edge_whatever_the_characters(width: int, text: str) -> None:
    screen = pyte.Screen(width, 400)
    lines = [line.text for line in wrapped(plain.paragraphs(text), width, Wrap.FILLED)]
    pyte.Stream(screen).feed("\r\n".join(lines))
    seen = [row.rstrip() for row in screen.display]
    assert " ".join(" ".join(lines).split()) == " ".join(text.split())
    if width > 10 and len(lines) == 1:
        broken = {word for word in text.split() if len(word) <= width} - {word for row in seen for word in row.split()}
        assert broken == set()


def test_a_title_is_underlined_a_verdict_and_a_heading_are_bold() -> None:
    verdict = answered(None, "If you pay in May.", "Costs")._replace(short="No.")
    shown = styled(plain.view(Turn(question="?", replies=(verdict,)), KNOWLEDGE))
    assert shown.startswith("\x1b[4mCosts\x1b[0m\n\x1b[1mNo.\x1b[0m\n\nIf you pay in May.\n")
    assert styled([plain.heading("Next steps")]) == "\x1b[1mNext steps\x1b[0m\n"
