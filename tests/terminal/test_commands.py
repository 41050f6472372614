"""Slash commands in a conversation."""

from __future__ import annotations

import json

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


def test_the_other_slash_does_as_well(run: Run) -> None:
    assert said(run, "\\topics") == said(run, "/topics")
    assert not said(run, "\\o/ what is the tuition").startswith("There is no command")


SUBJECTS = "1. Study (4 questions)\n2. Cost (one question)\n"
STUDY = "Study:\n1. Deadlines\n2. Which instruments are taught\n3. Borrowing an instrument\n"


def test_topics_are_listed_by_subject(run: Run) -> None:
    assert said(run, "/topics").startswith(f"What I can answer, by subject:\n{SUBJECTS}Type the number")
    assert said(run, "topics") == said(run, "/topics")
    assert said(run, "/topics moon").startswith(
        f"There is no subject 'moon'. What I can answer, by subject:\n{SUBJECTS}"
    )


@pytest.mark.parametrize("line", ["1", "1.", "study", "STU", "number 1"])
def test_a_subject_is_opened_by_number_name_or_first_letters(run: Run, line: str) -> None:
    assert said(run, "/topics", line).startswith(STUDY)
    assert said(run, f"/topics {line}").startswith(STUDY)


@pytest.mark.parametrize("line", ["1", "Deadlines", "dead"])
def test_what_is_picked_from_a_subject_is_answered(run: Run, line: str) -> None:
    assert said(run, "/topics 1", line).startswith("Deadlines — evening course\n")


def test_the_list_stays_until_something_else_is_asked(run: Run) -> None:
    listed = ["/topics", "1", "2", "/why"]
    assert said(run, *listed, "1").startswith("Deadlines")
    assert said(run, *listed, "back").startswith("What I can answer")
    assert said(run, *listed, "9") == "The list ends at 4: type a number from 1 to 4."
    assert said(run, "/topics", "1", "instrument", "1").startswith(("Which instruments", "Borrowing"))
    assert not said(run, *listed, "hi", "1").startswith("Deadlines")


def test_questions_are_answered_while_a_list_is_there(run: Run) -> None:
    assert said(run, "/topics", "What it costs").startswith("What it costs — evening course\n")
    assert said(run, "/topics", "do you teach piano").startswith("Which instruments")


def test_programs_side_by_side(run: Run) -> None:
    both = said(run, "what is the tuition for the diploma?", "/compare")
    assert both == said(run, "/compare what it costs") == said(run, "/compare tuition")
    first = said(run, "what is the tuition for the evening course").split("\n\n")[0]
    assert both.split("\n\n") == [
        first,
        "Published in November 2025; please check.",
        "What it costs — diploma\nThe diploma costs 3000 a year.",
        "Source: Fees (November 2025)\nhttps://harbor.example/fees",
    ]
    assert said(run, "/program diploma", "/compare tuition", "what is the tuition").startswith(
        "What it costs — diploma"
    )


def test_what_is_the_same_or_missing_is_said(run: Run) -> None:
    assert said(run, "/compare reading notes").startswith("This is the same for the evening course and the diploma.")
    assert "I only have this for the evening course, not for the diploma." in said(run, "/compare borrowing")


def test_where_the_programs_differ(run: Run) -> None:
    listed = said(run, "compare")
    assert listed.startswith("Where the programs differ:\n1. Deadlines\n2. What it costs\n")
    picked = said(run, "compare", "2")
    assert picked.startswith("What it costs — evening course")
    assert "What it costs — diploma" in picked
    assert "Deadlines — diploma" in said(run, "compare", "2", "1")
    assert said(run, "/compare instrument").startswith("I am not sure what to compare. The nearest that I have:\n1. ")
    nothing = said(run, "what is the tuition", "/compare moon")
    assert nothing == f"I have nothing on 'moon' to compare. {listed}"
    assert said(run, "what is the tuition", "/compare all") == listed


def test_the_sources_of_the_last_answer(run: Run) -> None:
    assert said(run, "what is the tuition", "/help", "sources") == (
        "What the last answer rests on, and when each page was read:\n"
        "Source: Fees (November 2025)\nhttps://harbor.example/fees"
    )
    assert said(run, "do I need to read notes", "/sources").endswith("Where no month is named, none was noted.")
    assert "rests on no page" in said(run, "what is the tuition", "where can I park", "/sources")
    assert said(run, "/sources") == "There is no answer yet: ask me something first."


def test_the_last_answer_again(run: Run) -> None:
    assert said(run, "what is the tuition", "/help", "/again") == said(run, "what is the tuition")
    assert said(run, "/compare tuition", "again") == said(run, "/compare tuition")
    assert said(run, "instrument", "/again", "1") == said(run, "instrument", "1")
    assert said(run, "/again") == "There is no answer yet: ask me something first."


def test_lists_and_pages_reach_other_programs(run: Run) -> None:
    ran = run("--json", stdin=b"/topics\nwhat is the tuition\n/sources\n/compare\n")
    topics, _, sources, compared = (json.loads(line)["replies"] for line in ran.out.splitlines())
    assert topics[0]["listed"] == ["Study (4 questions)", "Cost (one question)"]
    assert [source["title"] for source in sources[0]["sources"]] == ["Fees"]
    assert [(reply["kind"], reply["program"]) for reply in compared] == [("answer", "evening"), ("answer", "diploma")]


def test_what_is_kept_is_said(run: Run) -> None:
    assert "advisor privacy --erase" in said(run, "/privacy")


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
    question = "what is the tuition fee for renting for the diploma?"
    why = said(run, question, "/why")
    assert f'You asked: "{question}"' in why
    assert "You named the diploma." in why
    assert 'Closest to that: "What it costs" (' in why
    assert "tuition" in why.split("Words that decided: ")[1].split("\n")[0]
    assert "Closest question that I know: " in why
    assert "Next closest: " in why


def test_why_has_something_to_say_whatever_came_before(run: Run) -> None:
    assert said(run, "/why") == "Nothing to explain yet: ask me something first."
    assert "You chose" in said(run, "instrument", "1", "/why")
    assert "small talk" in said(run, "hi", "/why")
    assert "I asked you back" in said(run, "instrument", "/why")
    assert '"What it costs"' in said(run, "what is the tuition", "and for the diploma?", "/why")
    assert "which I have no answer for" in said(run, "where can I park", "/why")
    assert "Nothing that I know is close" in said(run, "日本語", "/why")
    assert said(run, "what is the tuition", "/help", "/why").startswith('You asked: "what is the tuition"')


def test_leaving_says_goodbye(run: Run) -> None:
    assert said(run, "bye") == "Bye! Come and play."
    assert said(run, "/quit").startswith("Goodbye")


def test_topics_are_found_by_what_words_mean(run: Run) -> None:
    found = said(run, "/topics how much is the tuition")
    assert found.startswith("Closest to 'how much is the tuition':\n1. What it costs\n")
    assert said(run, "/topics how much is the tuition", "1").startswith("What it costs — ")
