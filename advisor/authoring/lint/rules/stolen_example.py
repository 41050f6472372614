"""Example questions that are, to the advisor, a way to ask for another topic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from advisor.authoring.lint.base import Base, Entry, Phrasing
from advisor.authoring.lint.collisions import Key, plain_key
from advisor.authoring.lint.rule import Rule, Severity
from advisor.example import Example
from advisor.model import Place, Problem, TopicId, topic_of

_SHOWN = 3

Taught: TypeAlias = dict[TopicId | None, tuple[Entry, Phrasing]]
"""By what they reach (None: no answer), the entries that have a way to ask, and how they write it."""


def _find(base: Base) -> Iterator[Problem]:
    taught = _taught(base)
    won: dict[tuple[Place, TopicId | None], list[Example]] = defaultdict(list)
    takers: dict[Place, tuple[Entry, Phrasing]] = {}
    for example in base.examples:
        asked = base.asked.get(example.question)
        owner = (*example.topics, None)[0]
        found = taught.get(asked) if asked and len(example.topics) <= 1 and not example.check else None
        if found and found.keys().isdisjoint({owner, *map(topic_of, example.alternatives)}):
            entry, phrasing = next(iter(found.values()))
            takers[phrasing.word.place] = entry, phrasing
            won[phrasing.word.place, owner].append(example)
    for (place, owner), examples in won.items():
        yield Problem(place=place, rule=RULE.name, message=_message(*takers[place], owner, examples))


def _taught(base: Base) -> dict[Key, Taught]:
    """Return who has a way to ask, by its words as the advisor reads them."""
    taught: dict[Key, Taught] = defaultdict(dict)
    for entry in base.entries:
        for phrasing in entry.ask:
            reached = entry.id if entry.kind in _ANSWERED else None
            taught[plain_key(phrasing)].setdefault(reached, (entry, phrasing))
    return taught


def _message(entry: Entry, phrasing: Phrasing, owner: TopicId | None, examples: Sequence[Example]) -> str:
    many = f"{len(examples)} examples" if len(examples) > 1 else "1 example"
    goal = f"of '{owner}'" if owner else "that must not be answered"
    shown = ", ".join(f"'{example.question}' ({example.place})" for example in examples[:_SHOWN])
    more = f" and {len(examples) - _SHOWN} more" if len(examples) > _SHOWN else ""
    return (
        f"with '{phrasing.word.value}' here, {entry.name} wins {many} {goal}: {shown}{more}. "
        "Take it out here, or correct what the examples want"
    )


_ANSWERED = frozenset({"topic", "small talk"})

RULE = Rule(
    name="stolen-example",
    severity=Severity.WARNING,
    means="A question of examples/ must reach one topic (or nothing), but to the advisor it is a way to ask for "
    "another: the same words, whatever their order and endings, the program that is named, and short forms. "
    "For questions that are merely similar, `advisor kb test` tells which are lost since your last commit, and "
    "`advisor kb add` before it writes: each with what it got before and what it gets now.",
    example="examples/cost.yaml:  - question: what are the fees\n                      topic: fees\n"
    "topics/tuition.yaml:   - what are the fees",
    mend="Decide where the question belongs: take the phrasing out, or change the topic of the example.",
    find=_find,
)
