"""What the files of examples/ may hold: questions, and conversations of which each turn is such a question."""

from __future__ import annotations

from dataclasses import replace

from advisor.reading.schema import ID, PROSE
from advisor.reading.shapes import Field, Flag, Limit, ListOf, Record, Reference

NONE = "none"
"""What an example question names in place of a topic when nothing may be answered."""
TOLD = "told"
"""What it names in place of a topic where somebody only tells something of themselves, and asks nothing."""

REACHED = ListOf(
    shape=Reference(kind="topic", others=("smalltalk",), also=(NONE, TOLD), details=True), min=1, max=10, or_one=True
)

EXAMPLE = Record(
    name="example",
    limit=Limit(
        names=("topic", "check"),
        least=1,
        most=1,
        rule="topic-or-check",
        message="this names {ways}, and must name one of the two: the topic that must be reached, or the check that "
        "must begin. Where nothing may be answered, write topic: none; where nothing is asked, topic: told",
    ),
    fields={
        "question": Field(shape=PROSE, required=True, help="What a student types."),
        "topic": Field(
            shape=REACHED,
            help="The topic, the topic/detail or the small talk that must be reached, or a list of them; none, where "
            "nothing may be answered; or told, where nothing is asked.",
        ),
        "check": Field(shape=Reference(kind="check"), help="In place of a topic: the check that must begin."),
        "detail": Field(shape=ID, help="The detail of the topic that must be reached."),
        "program": Field(
            shape=ListOf(shape=Reference(kind="program"), min=1, max=10, or_one=True),
            help="The programs whose answers may come.",
        ),
        "or": Field(shape=REACHED, help="What counts as right, too: written like topic."),
        "known_gap": Field(
            shape=Flag(), help="yes, while it is known that this is answered wrongly: then it is no fault."
        ),
    },
)

EXAMPLES = ListOf(max=10_000, shape=EXAMPLE)

CONVERSATIONS = ListOf(
    max=10_000,
    shape=Record(
        name="conversation",
        fields={
            "turns": Field(
                shape=ListOf(shape=replace(EXAMPLE, name="turn"), min=1, max=100),
                required=True,
                help="What a student types, line by line, each with what must be reached then.",
            )
        },
    ),
)
