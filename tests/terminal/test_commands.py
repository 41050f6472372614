"""Slash commands in a conversation."""

from __future__ import annotations

import pytest

from advisor.dialogue.commands import BARE, COMMANDS

from .conftest import Run


def said(run: Run, *lines: str) -> str:
    """Return what is said to the last of the lines."""
    before = run(stdin="\n".join(lines[:-1]).encode()).out
    return run(stdin="\n".join(lines).encode()).out.removeprefix(before).strip("\n")


@pytest.mark.parametrize("line", ["help", "?", "/help", "/?", "/h", "Help"])
def test_help_names_every_command(run: Run, line: str) -> None:
    assert all(f"/{name}" in said(run, line) for name in COMMANDS)


def test_every_bare_word_stands_for_a_command() -> None:
    assert set(BARE.values()) <= set(COMMANDS)


@pytest.mark.parametrize(
    ("typed", "hint"), [("/hlep", "/help?"), ("/topcis", "/topics?"), ("/zzz", "/help lists"), ("/", "/help lists")]
)
def test_an_unknown_command_gets_a_hint(run: Run, typed: str, hint: str) -> None:
    assert hint in said(run, typed)


def test_topics_all_or_of_a_category(run: Run) -> None:
    assert said(run, "/topics").startswith("Study\n- Deadlines\n")
    assert said(run, "/topics cost") == "Cost\n- What it costs"
    assert said(run, "/topics moon") == "There is no category 'moon'. There are: Study, Cost."


def test_the_program_is_shown_and_changed(run: Run) -> None:
    assert said(run, "/program").startswith("I answer for every program")
    assert said(run, "/program diploma").startswith("I answer for the diploma")
    assert said(run, "/program evening class").startswith("I answer for the evening course")
    assert said(run, "/program DIPLOMA", "what is the tuition").startswith("What it costs — diploma\n")
    assert "evening course\n" in said(run, "/program diploma", "/program both", "what is the tuition")
    assert "/program evening (evening course)" in said(run, "/program trumpet")


def test_a_command_leaves_the_conversation_where_it_was(run: Run) -> None:
    assert "Piano" in said(run, "instrument", "/help", "2") or "lends" in said(run, "instrument", "/help", "2")


def test_why_explains_the_last_answer(run: Run) -> None:
    why = said(run, "what is the tuition for the diploma?", "/why")
    assert 'You asked: "what is the tuition for the diploma?"' in why
    assert "You named the diploma." in why
    assert 'Closest to that: "What it costs" (' in why
    assert "tuition" in why.split("Words that decided: ")[1].split("\n")[0]
    assert 'Closest question that I know: "what is the tuition"' in why
    assert "Next closest: " in why


def test_why_has_something_to_say_whatever_came_before(run: Run) -> None:
    assert said(run, "/why") == "Nothing to explain yet: ask me something first."
    assert "You picked that one" in said(run, "instrument", "1", "/why")
    assert "small talk" in said(run, "hi", "/why")
    assert "I asked you back" in said(run, "instrument", "/why")
    assert 'to go on about "What it costs"' in said(run, "what is the tuition", "and for the diploma?", "/why")
    assert "which I have no answer for" in said(run, "where can I park", "/why")
    assert "None of these words" in said(run, "日本語", "/why")
    assert said(run, "what is the tuition", "/help", "/why").startswith('You asked: "what is the tuition"')


def test_leaving_says_goodbye(run: Run) -> None:
    assert said(run, "bye") == "Bye! Come and play."
    assert said(run, "/quit").startswith("Goodbye")
