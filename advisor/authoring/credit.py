"""Tells which examples come out otherwise through what an edit says, and which through learning all that is related.

A phrasing more or less moves a little what all others weigh, and from when on an answer is given. An example that was
at the edge may fall then, whatever the edit was about: that is no news of the edit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from advisor.authoring.theft import Shift
from advisor.authoring.trying import try_each
from advisor.compiled.tables import LazyColumn
from advisor.dialogue.learning import asked_about
from advisor.dialogue.understanding import Target, Understanding
from advisor.matching.features import features
from advisor.matching.index import Index
from advisor.matching.profile import Profile
from advisor.matching.stem import row_of_stems
from advisor.model import Knowledge
from advisor.noun import Noun

V = TypeVar("V")

_NOBODY = Profile(texts=(), where={}, sizes=())


class Side(Noun):
    """A knowledge base, and what was learned from it."""

    knowledge: Knowledge
    understanding: Understanding


def through_the_edit(found: Sequence[Shift], before: Side, after: Side, today: date) -> list[Shift]:
    """Return the examples that no longer come out as they do when all that an edit says is taken back.

    Its phrasings speak no more for their entries, nor those that it took away against; words, names and answers are the
    earlier ones. What all else weighs stays as it is now.
    """
    back = _taken_back(before, after)
    trials = try_each(back.knowledge, back.understanding, [shift.after.example for shift in found], today)
    return [shift for shift, trial in zip(found, trials, strict=True) if trial.outcome is not shift.after.outcome]


def _taken_back(before: Side, after: Side) -> Side:
    targets: dict[str, Target] = {**after.understanding.targets, **before.understanding.targets}
    understanding = after.understanding._replace(
        targets=targets, language=before.understanding.language, learned=_index(before, after)
    )
    topics = {**after.knowledge.topics, **before.knowledge.topics}
    return Side(knowledge=before.knowledge._replace(topics=topics), understanding=understanding)


def _index(before: Side, after: Side) -> Index:
    """Return the index as it is now, with the earlier evidence for what the changed phrasings are made of."""
    was, now = before.understanding.learned, after.understanding.learned
    changed = _changed(before.knowledge, after.knowledge)
    earlier = {number: was.ids.index(key) if key in was.ids else -1 for number, key in enumerate(now.ids)}
    weights: dict[str, dict[int, float]] = {}
    having: dict[str, list[int]] = {}
    profiles = list(now.profiles)
    for number, texts in ((number, changed[key]) for number, key in enumerate(now.ids) if key in changed):
        old = earlier[number]
        profiles[number] = was.profiles[old] if old >= 0 else _NOBODY
        for words in (after.understanding.language.read(text).words for text in texts):
            for feature in {feature for group in features(words) for feature in group}:
                row = weights.setdefault(feature, dict(now.weights.get(feature) or {}))
                row[number] = (was.weights.get(feature) or {}).get(old, 0.0)
            same = row_of_stems(words)
            others = having.setdefault(same, list(now.phrasings.get(same) or ()))
            having[same] = [*(n for n in others if n != number), *([number] if old in _having(was, same) else [])]
    return now._replace(
        weights=_over(weights, now.weights), phrasings=_over(having, now.phrasings), profiles=tuple(profiles)
    )


def _having(index: Index, row: str) -> Sequence[int]:
    return index.phrasings.get(row) or ()


def _changed(before: Knowledge, after: Knowledge) -> dict[str, list[str]]:
    """Return the phrasings that came or went, by the entries that have or had them."""
    was = {key: texts for key, (_, texts) in asked_about(before)}
    now = {key: texts for key, (_, texts) in asked_about(after)}
    apart = {key: sorted({*was.get(key, ())} ^ {*now.get(key, ())}) for key in {**was, **now}}
    return {key: texts for key, texts in apart.items() if texts}


def _over(some: Mapping[str, V], others: Mapping[str, V]) -> Mapping[str, V]:
    return LazyColumn(lambda key: some[key] if key in some else others.get(key))
