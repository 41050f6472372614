"""An example question that stands, word for word, among the ways to ask of another topic."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.authoring.lint.base import Base, Entry, Phrasing, tidy
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem


def _find(base: Base) -> Iterator[Problem]:
    taught: dict[frozenset[str], tuple[Entry, Phrasing]] = {}
    for entry in base.entries:
        for phrasing in entry.ask:
            taught.setdefault(frozenset(tidy(phrasing.word.value)), (entry, phrasing))
    for example in base.examples:
        found = taught.get(frozenset(tidy(example.question)))
        if found and example.question and len(example.topics) <= 1:
            entry, phrasing = found
            wanted = example.topics[0] if example.topics else None
            if (entry.id if entry.kind in _ANSWERED else None) != wanted:
                yield Problem(place=phrasing.word.place, rule=RULE.name, message=_message(entry, phrasing, wanted))


def _message(entry: Entry, phrasing: Phrasing, wanted: str | None) -> str:
    goal = f"must reach '{wanted}'" if wanted else "must not be answered"
    return (
        f"with '{phrasing.word.value}' here, {entry.name} wins an example question that {goal}. "
        "Take it out here, or correct the example"
    )


_ANSWERED = frozenset({"topic", "small talk"})

RULE = Rule(
    name="stolen-example",
    severity=Severity.WARNING,
    means="A question of examples/ must reach one topic (or nothing), but its words are a way to ask for another. "
    "For questions that are merely similar, `advisor kb test` tells which are lost.",
    example="examples/cost.yaml:  - question: what are the fees\n                      topic: fees\n"
    "topics/tuition.yaml:   - what are the fees",
    mend="Decide where the question belongs: take the phrasing out, or change the topic of the example.",
    find=_find,
)
