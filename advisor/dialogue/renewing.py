"""Goes on with a conversation, and with what was learned, when the knowledge base has changed in the meantime."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from advisor.dialogue.conversation import Checking, Conversation
from advisor.dialogue.understanding import Target, Understanding
from advisor.eligibility.answers import Refused, parse_answer
from advisor.eligibility.model import Check, Value
from advisor.model import Knowledge

TABLES = (
    "programs", "categories", "contacts", "sources", "topics", "subjects", "families", "smalltalk",
)  # fmt: skip
"""The tables of a knowledge base."""


def combined(new: Knowledge, old: Knowledge) -> Knowledge:
    """Return new knowledge, with what has gone from the old one as long as questions may still lead there."""
    tables: dict[str, Any] = {
        name: {**getattr(new, name), **{key: old_table[key] for key in old_table if key not in getattr(new, name)}}
        for name in TABLES
        for old_table in [getattr(old, name)]
    }
    return new._replace(**tables)


def reworded(understanding: Understanding, knowledge: Knowledge) -> Understanding:
    """Return an understanding that finds what it has learned to find, as it stands in newer knowledge."""
    newer = dict(_targets(knowledge))
    targets = {key: newer[key] if key in newer else understanding.targets[key] for key in understanding.targets}
    return understanding._replace(targets=targets)


def _targets(knowledge: Knowledge) -> Iterator[tuple[str, Target]]:
    """Yield everything that can be asked about, under the key that it is learned by."""
    for topic in knowledge.topics.values():
        yield f"topic {topic.id}", topic
    for subject in knowledge.subjects.values():
        yield f"outside {subject.id}", subject
    for family in knowledge.families.values():
        yield f"family {family.id}", family
    for talk in knowledge.smalltalk.values():
        yield f"talk {talk.id}", talk


def continued(conversation: Conversation, knowledge: Knowledge, checks: Mapping[str, Check]) -> Conversation:
    """Return a conversation with the focus that it had, without what is no longer there."""
    whole = all(choice.topic in knowledge.topics for choice in conversation.offered)
    return conversation._replace(
        programs=tuple(program for program in conversation.programs if program in knowledge.programs),
        topic=conversation.topic if conversation.topic in knowledge.topics else None,
        offered=conversation.offered if whole else (),
        checking=_checking(conversation.checking, checks),
    )


def _checking(checking: Checking, checks: Mapping[str, Check]) -> Checking:
    """Keep the answers that are still valid; where any is not, a check starts anew with those that are."""
    valid = {key: value for key, value in checking.answers.items() if _is_valid(key, value, checks)}
    named = {checking.check, checking.proposed, *checking.results} - {None}
    if len(valid) == len(checking.answers) and named <= set(checks):
        return checking
    return Checking(answers=valid, offered=checking.offered)


def _is_valid(key: str, value: Value, checks: Mapping[str, Check]) -> bool:
    questions = (question for check in checks.values() if (question := check.question(key)))
    return any(not isinstance(parse_answer(question, str(value)), Refused) for question in questions)
