"""Chooses which part of a topic a question is about: the topic as a whole, or one of its details.

A log-linear model over the topic's parts, as that over readings: `SIGNS` of a part, weighed by the question's traits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.dialogue import policy, ranking
from advisor.dialogue.ranking import Choice
from advisor.dialogue.readings import Before, Question, traits
from advisor.dialogue.understanding import Understanding
from advisor.matching.stem import row_of_stems
from advisor.model import ANY, ProgramId, Topic

SIGNS: Mapping[str, str] = {
    "whole": "the topic as a whole",
    "score": "how well its phrasings fit, 0 to 2",
    "lead": "by how much it fits better than the next part, at most 0",
    "ahead": "by how much it fits better than all others, at least 0",
    "exact": "one of its phrasings, word for word",
    "in focus": "the detail that was answered last",
    "whole in focus": "the whole of the topic that was answered last",
    "new": "a part of the topic in focus that was not answered last",
    "elsewhere": "it has no answer for the programs asked about",
}
"""What speaks for a part, by name."""


def choice_of(
    understanding: Understanding, topic: Topic, question: Question, programs: Sequence[ProgramId]
) -> tuple[tuple[Topic, ...], Choice]:
    """Return the parts of a topic, and the choice between them."""
    parts = topic.parts
    scores = understanding.part_scores(topic, question.finding.words)
    if not scores:
        parts, scores = (topic,), [0.0]
    focus, row = question.before.topic, row_of_stems(question.finding.words)
    sizes = [len(part.ask) for part in parts]
    texts = understanding.profile(f"topic {topic.id}").texts if len(parts) > 1 else []
    signs: list[list[float]] = []
    start = 0
    for number, part in enumerate(parts):
        best = max((score for other, score in enumerate(scores) if other != number), default=0.0)
        here = focus is not None and focus.id == topic.id
        told = {
            "whole": float(number == 0),
            "score": scores[number],
            "lead": min(scores[number] - best, 0.0),
            "ahead": max(scores[number] - best, 0.0),
            "exact": float(row in texts[start : start + sizes[number]]),
            "in focus": float(here and part.detail is not None and focus is not None and part.key == focus.key),
            "whole in focus": float(here and part.detail is None and focus is not None and focus.detail is None),
            "new": float(here and focus is not None and part.key != focus.key),
            "elsewhere": float(not _has_answer(part, programs)),
        }
        start += sizes[number]
        signs.append([told[name] for name in SIGNS])
    return parts, Choice(traits=traits(_of_this(question, topic)), signs=signs)


def _of_this(question: Question, topic: Topic) -> Question:
    """Return a question without what was spoken of before, where that was another topic: it says nothing of parts."""
    focus = question.before.topic
    return question if focus and focus.id == topic.id else question._replace(before=Before(), parts=0.0)


def part_of(
    understanding: Understanding, topic: Topic, question: Question, programs: Sequence[ProgramId]
) -> tuple[Topic, float]:
    """Return the part of a topic that a question is about, and how likely that is, 0 to 1.

    Where no part is likely enough, it is the whole topic, unless that has just been answered.
    """
    parts, choice = choice_of(understanding, topic, question, programs)
    chances = ranking.probabilities(understanding.weights.part, choice)
    best = max(range(len(parts)), key=chances.__getitem__)
    focus = question.before.topic
    if chances[best] < policy.DETAIL and _has_answer(topic, programs) and not (focus and focus.key == topic.key):
        best = 0
    return parts[best], chances[best]


def _has_answer(topic: Topic, programs: Sequence[ProgramId]) -> bool:
    return not programs or not topic.answers.keys().isdisjoint([ANY, *programs])
