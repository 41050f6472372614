"""What an eligibility check's file may hold: its questions, its conditions, the ledger, and the outcomes."""

from __future__ import annotations

from typing import Final

from advisor.reading.schema import ASK, ID, LINE, PROSE
from advisor.reading.shapes import Among, Either, Field, Flag, Limit, ListOf, Record, Reference, TableOf, TextShape

NUMBER: Final = TextShape(max_length=6, pattern=r"[0-9]{1,6}", example="36")
SOURCES: Final = ListOf(shape=Reference(kind="source"), min=1, max=20, or_one=True)
SAID: Final = TextShape(slots=frozenset({"answer"}))
WORDS: Final = ListOf(shape=LINE, or_one=True)

_OPERATORS: dict[str, Field] = {}
_ONE_THING: Final = Limit(
    names=("is", "one_of", "at_least", "all_of", "any_of", "not"),
    least=1,
    most=1,
    rule="not-one-condition",
    message="a condition says one thing, and this one says {ways}; join several with all_of or any_of",
)
CONDITION: Final = Either(text=ID, record=Record(name="condition", fields=_OPERATORS, limit=_ONE_THING))
"""A condition: the name of one, or exactly one of the ways below to say one. Its parts are conditions again."""

_OPERATORS.update(
    {
        "is": Field(
            shape=TableOf(key=ID, value=ID, name="answer", min=1),
            help="Holds if the question has that answer, as in is: {serving: yes}.",
        ),
        "one_of": Field(
            shape=TableOf(key=ID, value=ListOf(shape=ID, min=1), name="answers", min=1),
            help="Holds if the question has one of those answers, as in one_of: {benefits: [spouse, child]}.",
        ),
        "at_least": Field(
            shape=TableOf(key=ID, value=NUMBER, name="number", min=1),
            help="Holds from that number on, as in at_least: {months: 36}.",
        ),
        "all_of": Field(shape=ListOf(shape=CONDITION, min=1), help="Holds if all of the conditions in the list hold."),
        "any_of": Field(
            shape=ListOf(shape=CONDITION, min=1), help="Holds if at least one of the conditions in the list holds."
        ),
        "not": Field(shape=CONDITION, help="Holds if the condition does not."),
    }
)

OPTION = Record(
    name="choice",
    fields={
        "label": Field(shape=LINE, required=True, help="How it reads in the list of choices."),
        "words": Field(shape=WORDS, help="Other ways in which people say it."),
    },
)

QUESTION = Record(
    name="question",
    limit=Limit(
        names=("choices", "number", "words"),
        least=0,
        most=1,
        rule="not-one-kind",
        message="question '{name}' has {ways}; keep one (words are for yes and no)",
    ),
    fields={
        "ask": Field(shape=PROSE, required=True, help="The question, in one sentence."),
        "help": Field(shape=PROSE, help="What helps to answer it."),
        "why": Field(shape=PROSE, help="Said to whoever asks why this is asked."),
        "choices": Field(
            shape=TableOf(key=ID, value=OPTION, name="choice", min=2),
            help="The answers to choose from. With neither choices nor a number, it is a yes-or-no question.",
        ),
        "number": Field(
            shape=Record(
                name="number",
                fields={
                    "from": Field(shape=NUMBER, required=True, help="The smallest number that can be answered."),
                    "to": Field(shape=NUMBER, required=True, help="The largest number that can be answered."),
                    "one": Field(shape=LINE, required=True, help="What is counted, as in 1 month."),
                    "many": Field(shape=LINE, required=True, help="What is counted, as in 36 months."),
                    "around": Field(shape=WORDS, help="Words that may stand around the number in people's answers."),
                },
            ),
            help="The range of the number that is asked for, and what it counts.",
        ),
        "words": Field(
            shape=Record(
                name="words",
                fields={
                    "yes": Field(shape=WORDS, help="What people say for yes, besides yes."),
                    "no": Field(shape=WORDS, help="What people say for no, besides no."),
                },
            ),
            help="Other ways in which people say yes or no to this question.",
        ),
        "unsure": Field(shape=ID, help="The answer that being not sure stands for; without it, it is not known."),
        "usually": Field(shape=ID, help="What most people answer. Only the order of the questions depends on it."),
        "said": Field(
            shape=TableOf(key=ID, value=ListOf(shape=SAID, or_one=True), name="answer"),
            help="How people state an answer unasked, as in yes: [still serving]; under any, with {answer} for it.",
        ),
        "understood": Field(
            shape=TableOf(key=ID, value=SAID, name="answer"),
            help="What is then said to have been understood, for each answer, or under any with {answer} for it.",
        ),
        "unless": Field(
            shape=WORDS,
            help="Words that make it another matter: a message with one of them states no answer, as in: [reserve].",
        ),
        "if_changed": Field(
            shape=TableOf(key=ID, value=PROSE, name="answer"),
            help="For answers that can become this one in time: what is said where that would change the outcome.",
        ),
        "if_more": Field(
            shape=TextShape(max_length=500, slots=frozenset({"more", "total"})),
            help="For a number: what is said where {more} (4 more months, {total} in all) would change the outcome.",
        ),
    },
)

QUESTIONS = TableOf(key=ID, value=QUESTION, name="question", min=1)
"""The file of the questions that several checks share."""

ADVICE = {
    "title": Field(shape=LINE, required=True, help="The result in a few words."),
    "text": Field(shape=PROSE, required=True, help="The result in a sentence."),
    "next_steps": Field(shape=ListOf(shape=PROSE), help="What to do next, a sentence each."),
    "sources": Field(shape=SOURCES, help="The pages that it rests on: ids of sources.yaml."),
}

OUTCOME = Record(
    name="outcome",
    fields={
        "title": ADVICE["title"],
        "favourable": Field(
            shape=Flag(), help="yes, if this is what people hope for; no, if not: then near misses are shown."
        ),
        "when": Field(shape=CONDITION, required=True, help="The condition under which this is the outcome."),
        **ADVICE,
    },
)

CASES = "met", "not_met", "not_known"
"""The cases of a criterion, in the order in which they are written."""

RULE = Record(
    name="criterion",
    fields={
        "condition": Field(shape=ID, required=True, help="The name of a condition of this check."),
        "met": Field(shape=PROSE, help="Said where the condition holds. Left out, nothing is said then."),
        "not_met": Field(shape=PROSE, help="Said where it does not. Left out, nothing is said then."),
        "not_known": Field(
            shape=PROSE, help="Said where the answers do not tell: who can settle it, and how. Left out, nothing is."
        ),
        "left_out": Field(
            shape=ListOf(shape=Among(words=CASES), or_one=True),
            help="The cases of which nothing is to be said, as in left_out: [not_met, not_known].",
        ),
        "sources": Field(shape=SOURCES, help="The pages that it rests on: ids of sources.yaml."),
    },
)

POINT = Record(
    name="point",
    limit=Limit(
        names=("for", "against"),
        least=1,
        most=1,
        rule="not-one-side",
        message="write either 'for' or 'against': what speaks for the program, or against it",
    ),
    fields={
        "when": Field(shape=CONDITION, required=True, help="The condition under which this is said."),
        "for": Field(shape=PROSE, help="What speaks for the program."),
        "against": Field(shape=PROSE, help="What speaks against the program."),
        "sources": Field(shape=SOURCES, help="The pages that it rests on: ids of sources.yaml."),
    },
)

CHECK = Record(
    name="check",
    fields={
        "title": Field(shape=LINE, required=True, help="The check's name in lists."),
        "intro": Field(shape=PROSE, required=True, help="What it tells, in a sentence."),
        "ask": Field(shape=ASK, required=True, help="Ways in which students ask for it."),
        "questions": Field(shape=QUESTIONS, help="The questions that only this check asks, each under its id."),
        "shared": Field(shape=ListOf(shape=ID, or_one=True), help="The questions of questions.yaml that it asks too."),
        "conditions": Field(
            shape=TableOf(key=ID, value=CONDITION, name="condition"),
            help="Conditions with names, to be used by name in other conditions, criteria and outcomes.",
        ),
        "criteria": Field(shape=ListOf(shape=RULE), help="What every result lists as met, not met, or not known."),
        "speaks": Field(
            shape=TableOf(key=Reference(kind="program"), value=ListOf(shape=POINT), name="program"),
            help="What speaks for and against each program.",
        ),
        "outcomes": Field(
            shape=TableOf(key=ID, value=OUTCOME, name="outcome", min=1),
            required=True,
            help="The outcomes. Exactly one must hold, whatever is answered.",
        ),
        "unclear": Field(
            shape=Record(name="unclear", fields=ADVICE),
            required=True,
            help="Said as long as missing answers could still change the outcome.",
        ),
        "disclaimer": Field(shape=PROSE, required=True, help="Said with every result: that it is guidance."),
    },
)
