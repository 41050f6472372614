"""Answers a message: segments it, ranks the readings of each part, decides on each, and replies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from advisor.dialogue.answering import unknown
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.deciding import decide
from advisor.dialogue.interpreting import interpretation
from advisor.dialogue.past import answers_in
from advisor.dialogue.programs import asked_programs, spelt_out
from advisor.dialogue.readings import Before
from advisor.dialogue.replies import Answered, Candidate, Choices, Reply, Turn, Unknown
from advisor.dialogue.segment import Read, segmented
from advisor.model import ProgramId, SmallTalk, Topic

_CANDIDATES = 10


def reply(context: Context) -> tuple[Turn, Conversation]:
    """Answer the questions in the line typed; "I don't know" is a reply as well, so that there always is one."""
    finding = spelt_out(context, context.line)
    whole, parts = segmented(context.understanding, finding, before(context))
    programs = asked_programs(context, finding)
    from advisor.dialogue.recalling import moved  # noqa: PLC0415 - it answers by this module

    said = moved(context, parts[0]) if len(parts) == 1 else None
    if said:
        return said
    named = [_named(context, part, programs, alone=len(parts) == 1) for part in parts]
    replies = tuple(_decided(context, parts, named)) or (unknown(context, programs),)
    turn = Turn(
        question=context.line,
        replies=replies,
        candidates=_candidates(context, whole),
        why=tuple(part.finding for part in parts),
        read=tuple(interpretation(context, part, each) for part, each in zip(parts, named, strict=True)),
    )
    return turn, remember(context, turn, programs)


def before(context: Context) -> Before:
    """Return what was spoken of before a message."""
    conversation, last = context.conversation, context.conversation.last
    return Before(
        topic=context.knowledge.topic(conversation.topic),
        words=last.why[-1].words if last and last.why else (),
        offered=frozenset(choice.key for choice in conversation.offered),
        answered=bool(last and answers_in([last])),
    )


def _decided(context: Context, parts: Sequence[Read], named: Sequence[tuple[ProgramId, ...]]) -> Iterator[Reply]:
    """Yield the replies to the parts of a message; no answer twice, and no small talk beside an answer.

    `named` are the programs that each part is about.
    """
    given = set[tuple[str, str | None]]()
    targets = [context.understanding.targets.get(part.best) for part in parts]
    asks = any(target is not None and not isinstance(target, SmallTalk) for target in targets)
    for part, target, programs in zip(parts, targets, named, strict=True):
        if asks and isinstance(target, SmallTalk):
            continue
        for each in decide(context, part, programs, alone=len(parts) == 1):
            if isinstance(each, Answered):
                if (each.key, each.program) in given:
                    continue
                given.add((each.key, each.program))
            yield each


def _named(context: Context, part: Read, programs: tuple[ProgramId, ...], *, alone: bool) -> tuple[ProgramId, ...]:
    """Return the programs that a part of a message names, or else those that the message does."""
    return programs if alone else asked_programs(context, part.finding) or programs


def remember(context: Context, turn: Turn, named: tuple[ProgramId, ...]) -> Conversation:
    """Return the conversation after a turn: what was named or answered moves into focus."""
    answered = [each for each in turn.replies if isinstance(each, Answered)]
    offered = [choice for each in turn.replies if isinstance(each, Choices) for choice in each.choices]
    everything = len(named) == len(context.knowledge.programs)
    return context.conversation._replace(
        told=context.conversation.told | {each.key for each in answered},
        suggested=None,
        missed=_missed(context.conversation.missed, turn),
        programs=() if everything else named or context.conversation.programs,
        topic=answered[-1].key if answered else context.conversation.topic,
        offered=tuple(offered),
        last=turn,
    )


def _missed(before: int, turn: Turn) -> int:
    """Count the turns in a row that found no answer; what is known to lie outside, and small talk, do not count."""
    if any(isinstance(each, Answered) for each in turn.replies):
        return 0
    guessed = (isinstance(each, Choices) or (isinstance(each, Unknown) and not each.subject) for each in turn.replies)
    return before + 1 if any(guessed) else before


def _candidates(context: Context, whole: Read) -> tuple[Candidate, ...]:
    """Return the topics that a message may be about, the likeliest first."""
    parts = {match.entry: match.parts for matches in reversed(whole.question.searches) for match in matches}
    found = (
        Candidate(
            topic=target.id,
            title=target.title,
            confidence=round(chance, 4),
            parts={name: round(part, 4) for name, part in parts.get(entry, {}).items()},
        )
        for entry, chance in whole.ranked
        if isinstance(target := context.understanding.targets.get(entry), Topic)
    )
    return tuple(islice(found, _CANDIDATES))
