"""Decides for one question: answer, ask back, or say that there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from advisor.dialogue.answering import answer, choices, outside, unknown
from advisor.dialogue.context import Context
from advisor.dialogue.replies import Reply, Talk
from advisor.dialogue.understanding import Finding, Target
from advisor.model import Family, ProgramId, SmallTalk, Subject, Topic

CERTAIN = 0.99
_MOST_CHOICES = 4
_LIKELY = 0.35
_CLOSE = 0.6
_SHORT = 8
_OUTSIDE = 0.3


def is_sure(context: Context, finding: Finding) -> bool:
    """Tell whether a finding is a topic that can be answered without asking back."""
    target = context.understanding.best(finding)
    return isinstance(target, Topic) and not finding.families and confidence(context, finding) >= _sure(context)


def confidence(context: Context, finding: Finding) -> float:
    """Return the probability, 0 to 1, that the best match is what was asked."""
    return CERTAIN if finding.exact else context.understanding.probability(finding)


def decide(context: Context, finding: Finding, named: Sequence[ProgramId]) -> tuple[Reply, ...]:
    """Return the replies to one question; `named` are the programs that it asks about."""
    if finding.families:
        return (outside(context, context.knowledge.families[finding.families[0]], named),)
    target = context.understanding.best(finding)
    if isinstance(target, Topic) and is_sure(context, finding):
        return answer(context, target, confidence(context, finding), named)
    resumed = _topic_in_focus(context, finding)
    if resumed:
        return answer(context, resumed, _sure(context), named)
    return (_ask_back(context, finding, named) or _decline(context, finding, target, named),)


def _sure(context: Context) -> float:
    return context.understanding.confidence.sure


def _topic_in_focus(context: Context, finding: Finding) -> Topic | None:
    """Return the topic that a short question means after what was last spoken of, if it is not sure by itself.

    Its best match is enough if it is a topic that the last answer points to; the last topic itself need only come close.
    """
    last = context.knowledge.topics.get(context.conversation.topic or "")
    best = context.understanding.best(finding)
    if last is None or not finding.matches or len(finding.words) > _SHORT:
        return None
    if isinstance(best, Topic) and best.id in last.see_also and confidence(context, finding) >= _LIKELY:
        return best
    enough = _CLOSE * finding.matches[0].strength
    near = {match.entry for match in finding.matches[:3] if match.strength >= enough}
    return last if any(context.understanding.targets[entry] is last for entry in near) else None


def _ask_back(context: Context, finding: Finding, named: Sequence[ProgramId]) -> Reply | None:
    """Offer the likely topics, if the question is not rather small talk or about something outside."""
    understanding = context.understanding
    if not isinstance(understanding.best(finding), Topic) and confidence(context, finding) >= _OUTSIDE:
        return None
    found = list(understanding.topics(finding))[:_MOST_CHOICES]
    likely = [(topic, p) for topic, p in found if p >= understanding.confidence.unsure]
    if not likely or len(found) < 2:  # noqa: PLR2004 - a choice is between two
        return None
    return choices(context, likely if len(likely) > 1 else found[:2])


def _decline(context: Context, finding: Finding, target: Target | None, named: Sequence[ProgramId]) -> Reply:
    """Make small talk, or say that there is no answer."""
    if target is None or confidence(context, finding) < context.understanding.confidence.unsure:
        return unknown(context, named)
    match target:
        case SmallTalk():
            return Talk(topic=target.id, text=target.text)
        case Subject() | Family():
            return outside(context, target, named)
        case Topic():
            return unknown(context, named)
        case _ as never:
            assert_never(never)
