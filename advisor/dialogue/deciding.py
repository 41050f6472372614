"""Decides for one question: answer, ask back, or say that there is no answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from advisor.dialogue import policy
from advisor.dialogue.answering import answer, choices, outside, unknown
from advisor.dialogue.context import Context
from advisor.dialogue.details import part_of
from advisor.dialogue.readings import NOTHING, TOLD
from advisor.dialogue.replies import Reply, Talk, Unknown
from advisor.dialogue.segment import Read
from advisor.model import Family, Move, ProgramId, SmallTalk, Subject, Topic

NO_WORDS = "There are no words in that which I can read. What would you like to know?"
NOTED = "Good to know. What would you like to ask?"


def decide(context: Context, part: Read, named: Sequence[ProgramId], *, alone: bool = True) -> tuple[Reply, ...]:
    """Return the replies to one part of a message; `named` are the programs that it is about.

    `alone` tells that nothing else of the message is replied to.
    """
    understanding = context.understanding
    if not part.finding.words:
        return (Unknown(text=NO_WORDS, subject=""),)
    if part.best == TOLD and part.surest < policy.ONLY_TOLD:
        part = _asking(part)
    target = understanding.targets.get(part.best)
    if isinstance(target, Topic) and part.surest >= policy.answer_from(context.knowledge.wrong_answers):
        return answer(context, _part(context, target, part, named), min(part.surest, policy.CERTAIN), named)
    if part.best == TOLD:
        return (Talk(topic="told", text=NOTED),) if alone else ()
    if isinstance(target, SmallTalk) and part.surest >= policy.TALK:
        return (Talk(topic=target.id, text=target.text),)
    if isinstance(target, Subject | Family) and part.surest >= policy.TALK:
        return (outside(context, target, named),)
    return (_asked_back(context, part, named) or _other_script(context) or unknown(context, named),)


def _known(part: Read) -> float:
    """Return the share of probability that counts: where every word is known, it is unclear rather than unknown."""
    match = next(iter(part.finding.matches), None)
    if not part.question.own or match is None or match.parts["known"] < 1:
        return 1.0
    return max(1 - sum(chance for entry, chance in part.ranked if entry in {NOTHING, TOLD}), policy.OFFER)


def _other_script(context: Context) -> Reply | None:
    """Say which language is understood, where a message has letters and none of them is Latin."""
    letters = [letter for letter in context.line if letter.isalpha()]
    if not letters or any("LATIN" in unicodedata.name(letter, "") for letter in letters):
        return None
    talks = context.knowledge.smalltalk.values()
    return next((Talk(topic=talk.id, text=talk.text) for talk in talks if talk.move is Move.LANGUAGE), None)


def _asking(part: Read) -> Read:
    """Return a part of a message as if it were sure that it asks something."""
    rest = [(entry, chance) for entry, chance in part.ranked if entry != TOLD]
    total = sum(chance for _, chance in rest)
    return part._replace(ranked=[(entry, chance / total) for entry, chance in rest])


def _part(context: Context, topic: Topic, part: Read, named: Sequence[ProgramId]) -> Topic:
    """Return the part of a topic that is meant."""
    programs = named or context.conversation.programs
    return part_of(context.understanding, topic, part.question, programs)[0]


def _asked_back(context: Context, part: Read, named: Sequence[ProgramId]) -> Reply | None:
    """Offer the likely topics, each as the part of it that may be meant."""
    if context.conversation.missed >= policy.PATIENCE:
        return None
    share = _known(part)
    found = [
        (target, chance / share)
        for entry, chance in part.ranked
        if isinstance(target := context.understanding.targets.get(entry), Topic) and chance / share >= policy.OFFER
    ][: policy.MOST_OFFERED]
    if len(found) < 2 or sum(chance for _, chance in found) < policy.ASK_BACK:  # noqa: PLR2004 a choice is between two
        return None
    return choices(context, [(_part(context, topic, part, named), chance) for topic, chance in found])
