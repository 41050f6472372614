"""Two topics, or a topic and something outside, that are asked for in the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from advisor.authoring.lint.base import Base, Entry, tidy
from advisor.authoring.lint.collisions import Collision, collisions, plain_key, short_form
from advisor.authoring.lint.rule import Rule, Severity
from advisor.model import Problem

_TELLING = 2


def _find(base: Base) -> Iterator[Problem]:
    for each in collisions(base.entries, plain_key):
        if short_form(base, each.here, each.there) is None:
            yield Problem(place=each.there.word.place, rule=RULE.name, message=_message(each))


def _message(each: Collision) -> str:
    shared = ", ".join(word for word in tidy(each.there.word.value) if word in tidy(each.here.word.value))
    words = f" (both: {shared})" if shared else ""
    return (
        f"'{each.there.word.value}' under {each.second.name} reads like '{each.here.word.value}' under "
        f"{each.first.name}, at {each.here.word.place}{words}. Take out one of them, or add what makes the "
        f"difference{_hint(each)}"
    )


def _hint(each: Collision) -> str:
    one, other = _telling(each.first, each.second), _telling(each.second, each.first)
    said = [
        f"{' or '.join(words)} for '{entry.id}'" for words, entry in ((one, each.first), (other, each.second)) if words
    ]
    return f", such as {', '.join(said)}" if said else ""


def _telling(own: Entry, other: Entry) -> list[str]:
    """Return the words that are said most under one entry and never under the other."""
    said = {word for phrasing in other.ask for word in tidy(phrasing.word.value)}
    counts = Counter(word for phrasing in own.ask for word in set(tidy(phrasing.word.value)) if len(word) > _SHORT)
    return [word for word, _ in counts.most_common() if word not in said][:_TELLING]


_SHORT = 3

RULE = Rule(
    name="colliding-phrasings",
    severity=Severity.WARNING,
    means="Two entries have ways to ask that the advisor cannot tell apart: the same words, whatever their order and "
    "endings. It is reported where at least a tenth of the ways to ask of an entry are like another's.",
    example="topics/tuition.yaml:  - how much is it\ntopics/housing.yaml:  - how much is it?",
    mend="Decide to which of the two the question belongs, and take it out of the other; "
    "or add the word that makes the difference, as in 'how much is a room'.",
    find=_find,
)
