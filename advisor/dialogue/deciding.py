"""Decides for one question: answer, ask back, or say that there is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from advisor.dialogue.answering import PATIENCE, answer, choices, outside, unknown
from advisor.dialogue.carrying import MOST, Before, carried, is_new, is_of_programs, perhaps_of
from advisor.dialogue.certainty import confidence, has_a_word, is_likely, is_sure
from advisor.dialogue.context import Context
from advisor.dialogue.cues import compares, leans, points_back
from advisor.dialogue.replies import Reply, Talk
from advisor.dialogue.understanding import Finding, Target
from advisor.matching.matcher import Match
from advisor.model import Family, ProgramId, SmallTalk, Subject, Topic

_MOST_CHOICES = 4
_NEAR = 0.6
_NEAR_BACK = 0.4
_CLEAR = 0.8
_CLEAREST = 0.98
_SHORT = 8
_HALF = 0.5


def decide(
    context: Context, finding: Finding, named: Sequence[ProgramId], said: Before | None = None
) -> tuple[Reply, ...]:
    """Return the replies to one question; `named` are the programs that it asks about, `said` what came before it."""
    if finding.families:
        return (outside(context, context.knowledge.families[finding.families[0]], named),)
    target = context.understanding.best(finding)

    def part(topic: Topic) -> Topic:
        return context.understanding.part(topic, finding.words, named or context.conversation.programs)

    meant = _meant(context, finding, said)
    if meant:
        sure = max(confidence(context, finding), _sure(context))
        return answer(context, part(meant), sure if meant is target else min(sure, MOST), named)
    if said and isinstance(target, Topic) and (perhaps := perhaps_of(context, said, finding, target)):
        return (choices(context, [(perhaps, _HALF), (target, _HALF)]),)
    if isinstance(target, Topic) and is_sure(context, finding):
        return answer(context, part(target), _alone(context, finding, said), named)
    return (_ask_back(context, finding) or _decline(context, finding, target, named),)


def _meant(context: Context, finding: Finding, said: Before | None) -> Topic | None:
    """Return the topic that a question means by what came before it, unless it is clear by itself."""
    if said is None:
        return _topic_pointed_at(context, finding)
    if compares(finding.words) or is_new(context, said, finding):
        return None
    return carried(context, said, finding) or _topic_pointed_at(context, finding)


def _alone(context: Context, finding: Finding, said: Before | None) -> float:
    """Return how sure a question is by itself; less so, where it points back and yet goes elsewhere."""
    sure = confidence(context, finding)
    elsewhere = said and said.topic is not context.understanding.best(finding) and leans(finding.words)
    return min(sure, MOST) if elsewhere else sure


def _sure(context: Context) -> float:
    return context.understanding.confidence.sure


def _topic_pointed_at(context: Context, finding: Finding) -> Topic | None:
    """Return the topic that a short question means after what was last spoken of, where it is not clear by itself.

    That is the last topic or one that it points to, if it comes close to the best match; a question that points back
    ("and how do I ask for it?") needs to come less close, and may have seemed sure.
    """
    last = context.knowledge.topic(context.conversation.topic)
    back = points_back(finding.words)
    least = _CLEAREST if last and leans(finding.words) and not is_of_programs(context, last) else _CLEAR
    clear = confidence(context, finding) >= least if back else is_sure(context, finding)
    best = context.understanding.best(finding)
    other = isinstance(best, Subject | Family) and not back
    other = other or (finding.exact and not isinstance(best, Topic))
    if last is None or clear or other or len(finding.words) > _SHORT:
        return None
    targets = (
        context.understanding.targets[match.entry] for match in finding.matches[:4] if _near(finding, match, back)
    )
    related = {last.id, *last.see_also}
    return next((target for target in targets if isinstance(target, Topic) and target.id in related), None)


def _near(finding: Finding, match: Match, back: bool) -> bool:  # noqa: FBT001 - a fact of the question
    return match.strength >= (_NEAR_BACK if back else _NEAR) * finding.matches[0].strength


def _ask_back(context: Context, finding: Finding) -> Reply | None:
    """Offer the likely topics, if the question is not rather small talk or about something outside."""
    understanding = context.understanding
    if not isinstance(understanding.best(finding), Topic) and is_likely(context, finding):
        return None
    if context.conversation.missed >= PATIENCE or not has_a_word(finding):
        return None
    found = list(understanding.topics(finding))[:_MOST_CHOICES]
    likely = [(topic, p) for topic, p in found if p >= understanding.confidence.unsure]
    if not likely or len(found) < 2:  # noqa: PLR2004 - a choice is between two
        return None
    return choices(context, likely if len(likely) > 1 else found[:2])


def _decline(context: Context, finding: Finding, target: Target | None, named: Sequence[ProgramId]) -> Reply:
    """Make small talk, or say that there is no answer."""
    if target is None or not is_likely(context, finding):
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
