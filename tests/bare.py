"""A knowledge base of one program and nothing else, for views that look up no more than its name."""

from __future__ import annotations

from advisor.model import Knowledge, Program, Vocabulary, Words

WORDS = Words(unknown="", outside="", refer_to="", no_answer_for="", volatile="", stale="", did_you_mean="")
COURSE = Program(id="course", name="The long name of a course", short="course", contact="office", called=())
KNOWLEDGE = Knowledge(
    name="",
    greeting="",
    words=WORDS,
    programs={"course": COURSE},
    categories={},
    contacts={},
    sources={},
    topics={},
    subjects={},
    families={},
    smalltalk={},
    vocabulary=Vocabulary(),
)
