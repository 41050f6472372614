"""Goes on with a conversation, and with what was learned, when the knowledge base has changed in the meantime."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.dialogue.conversation import Checking, Conversation
from advisor.dialogue.learning import asked_about
from advisor.dialogue.replies import Answered, Turn, Unknown
from advisor.dialogue.understanding import Target, Understanding, phrasings_of
from advisor.eligibility.answers import Refused, parse_answer
from advisor.eligibility.model import Check, Value
from advisor.matching.index import with_unlearned
from advisor.model import ANY, Knowledge

TABLES = ("programs", "contacts", "families")
"""The tables of a knowledge base with what a question may name, as long as its names are not learned anew."""


def combined(new: Knowledge, old: Knowledge) -> Knowledge:
    """Return new knowledge, with what has gone from the old one as long as questions may still name it."""
    tables = ((name, getattr(new, name), getattr(old, name)) for name in TABLES)
    joined: dict[str, Any] = {name: {**now, **before, **now} for name, now, before in tables}  # in the new order
    return new._replace(**joined)


def reworded(understanding: Understanding, knowledge: Knowledge) -> Understanding:
    """Return an understanding of newer knowledge that finds what it has learned to find.

    What it has not learned it finds by questions that are like the newer ways to ask; what has gone, it finds no more.
    """
    before = understanding.targets
    asked = dict(asked_about(knowledge))
    changed = {
        key: [understanding.language.read(text).words for text in phrasings]
        for key, (target, phrasings) in asked.items()
        if key not in before or phrasings_of(before[key]) != phrasings_of(target)
    }
    gone = {key: () for key in before if key not in asked}
    return understanding._replace(
        targets={**before, **{key: target for key, (target, _) in asked.items()}},
        learned=with_unlearned(understanding.learned, {**changed, **gone}),
    )


def continued(
    conversation: Conversation, knowledge: Knowledge, checks: Mapping[str, Check], targets: Mapping[str, Target]
) -> Conversation:
    """Return a conversation with the focus that it had, without what is no longer there; `targets` can be found."""
    whole = all(knowledge.topic(choice.key) for choice in conversation.offered)
    last, menu = conversation.last, conversation.menu
    return conversation._replace(
        programs=tuple(program for program in conversation.programs if program in knowledge.programs),
        topic=conversation.topic if knowledge.topic(conversation.topic) else None,
        offered=conversation.offered if whole else (),
        checking=_checking(conversation.checking, checks),
        last=last if last and _says_what_is_there(last, knowledge) and _found_what_is_there(last, targets) else None,
        menu=menu if menu and knowledge.topics.keys() | knowledge.categories.keys() >= {*menu.entries} else None,
    )


def _says_what_is_there(turn: Turn, knowledge: Knowledge) -> bool:
    """Tell whether all that a turn answered and named can still be spoken of."""
    given = [each for each in turn.replies if isinstance(each, Answered)]
    found = [(knowledge.topic(each.key), each.program or ANY) for each in given]
    answered = all(topic and program in topic.answers for topic, program in found)
    contacts = {key for each in turn.replies if isinstance(each, Unknown) for key in each.contacts}
    programs = {key for finding in turn.why for key in finding.programs}
    families = {key for finding in turn.why for key in finding.families}
    tables = ((contacts, knowledge.contacts), (programs, knowledge.programs), (families, knowledge.families))
    return answered and all(named <= table.keys() for named, table in tables)


def _found_what_is_there(turn: Turn, targets: Mapping[str, Target]) -> bool:
    """Tell whether all that a turn's questions may have meant can still be found."""
    return all(match.entry in targets for finding in turn.why for match in finding.matches)


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
