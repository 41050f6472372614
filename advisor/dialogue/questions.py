"""Answers a message: finds the questions in it, and decides on each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from advisor.dialogue.carrying import asked_before, before
from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.cues import ALL, FIRST, OTHER, SECOND, is_only_filler, moves_on
from advisor.dialogue.deciding import decide
from advisor.dialogue.parting import questions_in, told_apart
from advisor.dialogue.past import answers_in
from advisor.dialogue.replies import Answered, Candidate, Choices, Reply, Turn, Unknown
from advisor.dialogue.splitting import without_denied
from advisor.dialogue.understanding import Finding
from advisor.model import ProgramId, Topic
from advisor.noun import Noun

_CANDIDATES = 10
_NAME = 2


class Question(Noun):
    """One question of a message, and the programs that it is about."""

    finding: Finding
    programs: tuple[ProgramId, ...]


def reply(context: Context) -> tuple[Turn, Conversation]:
    """Answer the questions in the line typed; the last reply kind, "I don't know", always takes it."""
    whole = told_apart(context, context.understanding.find(context.line))
    programs = asked_programs(context, whole)
    found = [Question(finding=f, programs=f.programs or programs) for f in questions_in(context, whole)]
    replies = tuple(_decided(context, found))
    turn = Turn(
        question=context.line,
        replies=replies,
        candidates=_candidates(context, whole),
        why=tuple(question.finding for question in found),
    )
    return turn, remember(context, turn, programs)


def _decided(context: Context, found: Sequence[Question]) -> Iterator[Reply]:
    """Yield the replies to the questions in a message, each in the light of the one before; no answer twice."""
    said, given = before(context), set[tuple[str, str | None]]()
    for question in found:
        for each in decide(context, question.finding, question.programs, said):
            if isinstance(each, Answered):
                topic = context.knowledge.topic(each.key)
                said = asked_before(context, topic, question.finding) if topic else said
                if (each.key, each.program) in given:
                    continue
                given.add((each.key, each.program))
            yield each


def asked_programs(context: Context, finding: Finding) -> tuple[ProgramId, ...]:
    """Return the programs that a message names, by name or as "both", "the other one", "the second one"."""
    programs = tuple(context.knowledge.programs)
    if OTHER in finding.pointers and len(context.conversation.programs) == 1:
        return tuple(program for program in programs if program not in context.conversation.programs)
    if ALL in finding.pointers and not finding.programs:
        return programs
    placed = [place for place, pointer in enumerate((FIRST, SECOND)) if pointer in finding.pointers]
    told = _told(context)
    if placed and told and not finding.programs:
        return tuple(told[place] for place in placed)
    return finding.programs


def spelt_out(context: Context, line: str) -> Finding:
    """Find what a line asks about; the only word of one that says no more may name a program: "and the second?"."""
    finding = context.understanding.find(without_denied(line))
    own = [word for word in finding.words if not is_only_filler([word])]
    named = finding.programs or finding.pointers
    if named or len(own) != 1 or not (len(finding.words) <= _NAME or moves_on(finding.words)):
        return finding
    whole = context.understanding.find(f"the {own[0]} one")
    return whole if whole.programs or whole.pointers else finding


def _told(context: Context) -> list[ProgramId]:
    """Return the programs that the topic in focus was last answered for, if they were several, in their order."""
    for turn in reversed(context.conversation.past):
        answers = (each for each in answers_in([turn]) if each.key == context.conversation.topic)
        programs = dict.fromkeys(each.program for each in answers if each.program)
        if len(programs) > 1:
            return list(programs)
    return []


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


def _candidates(context: Context, whole: Finding) -> tuple[Candidate, ...]:
    understanding = context.understanding
    found = (
        Candidate(
            topic=target.id,
            title=target.title,
            confidence=round(understanding.probability(whole, place), 4),
            parts={name: round(part, 4) for name, part in match.parts.items()},
        )
        for place, match in enumerate(whole.matches)
        if isinstance(target := understanding.targets[match.entry], Topic)
    )
    return tuple(islice(found, _CANDIDATES))
