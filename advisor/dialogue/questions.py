"""Answers a message: finds the questions in it, and decides on each."""

from __future__ import annotations

from itertools import islice

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.cues import ALL, OTHER, is_only_filler
from advisor.dialogue.deciding import confidence, decide, is_likely, is_sure
from advisor.dialogue.replies import Answered, Choices, Turn, Unknown
from advisor.dialogue.splitting import clauses, is_statement, sentences, windows, without_interjections
from advisor.dialogue.understanding import Finding
from advisor.matching.english import rarity
from advisor.model import ProgramId, SmallTalk, Topic
from advisor.noun import Noun

_MOST_QUESTIONS = 3
_CANDIDATES = 10
_LIKELY = 0.3
_CLOSE = 0.6
_CLEAR = 0.9
_ALONE = 0.95
_TELLING = 0.75
_BEHIND = 0.2


class Question(Noun):
    """One question of a message, and the programs that it is about."""

    finding: Finding
    programs: tuple[ProgramId, ...]


def reply(context: Context) -> tuple[Turn, Conversation]:
    """Answer the questions in the line typed; the last reply kind, "I don't know", always takes it."""
    whole = _past_interjections(context, context.understanding.find(context.line))
    programs = asked_programs(context, whole)
    found = [Question(finding=f, programs=f.programs or programs) for f in _questions(context, whole)]
    replies = tuple(each for question in found for each in decide(context, question.finding, question.programs))
    turn = Turn(
        question=context.line,
        replies=replies,
        candidates=_candidates(context, whole),
        why=tuple(question.finding for question in found),
    )
    return turn, remember(context, turn, programs)


def asked_programs(context: Context, finding: Finding) -> tuple[ProgramId, ...]:
    """Return the programs that a message names, by name or as "both" or "the other one"."""
    programs = tuple(context.knowledge.programs)
    if OTHER in finding.pointers and len(context.conversation.programs) == 1:
        return tuple(program for program in programs if program not in context.conversation.programs)
    if ALL in finding.pointers and not finding.programs:
        return programs
    return finding.programs


def remember(context: Context, turn: Turn, named: tuple[ProgramId, ...]) -> Conversation:
    """Return the conversation after a turn: what was named or answered moves into focus."""
    answered = [each for each in turn.replies if isinstance(each, Answered)]
    offered = [choice for each in turn.replies if isinstance(each, Choices) for choice in each.choices]
    everything = len(named) == len(context.knowledge.programs)
    return context.conversation._replace(
        told=context.conversation.told | {each.topic for each in answered},
        suggested=None,
        missed=_missed(context.conversation.missed, turn),
        programs=() if everything else named or context.conversation.programs,
        topic=answered[-1].topic if answered else context.conversation.topic,
        offered=tuple(offered),
        last=turn,
    )


def _missed(before: int, turn: Turn) -> int:
    """Count the turns in a row that found no answer; what is known to lie outside, and small talk, do not count."""
    if any(isinstance(each, Answered) for each in turn.replies):
        return 0
    guessed = (isinstance(each, Choices) or (isinstance(each, Unknown) and not each.subject) for each in turn.replies)
    return before + 1 if any(guessed) else before


def _past_interjections(context: Context, whole: Finding) -> Finding:
    """Look behind a greeting or thanks for the question that may follow it."""
    rest = without_interjections(whole.text)
    if whole.exact or not rest or not isinstance(context.understanding.best(whole), SmallTalk):
        return whole
    behind = context.understanding.find(rest)
    return behind if behind.matches and confidence(context, behind) >= _BEHIND else whole


def _questions(context: Context, whole: Finding) -> list[Finding]:
    """Return what to decide on: several sure questions, the whole message, or the surest part of a rambling one."""
    if whole.exact or whole.families or _is_outside(context, whole):
        return [whole]
    several = _several(context, whole)
    if len(several) > 1:
        return several
    if is_sure(context, whole):
        return [whole]
    sure = [part for part in _parts(context, whole) if is_sure(context, part) and confidence(context, part) >= _CLEAR]
    return [max(sure, key=lambda part: confidence(context, part), default=whole)]


def _is_outside(context: Context, whole: Finding) -> bool:
    """Tell whether the message as a whole is about something that is no topic: then none of its words is a question."""
    return not isinstance(context.understanding.best(whole), Topic) and is_likely(context, whole)


def _several(context: Context, whole: Finding) -> list[Finding]:
    """Return the sure questions on different topics in a message, in their order."""
    found = [context.understanding.find(part) for part in clauses(whole.text)]
    saying = [part for part in found if not is_only_filler(part.words)]
    asking = [part for part in saying if not is_statement(part.text)] or saying
    first: dict[str, Finding] = {}
    for part in asking:
        kept = part if _stands_alone(context, part) else _fitting(part, whole)
        if kept and is_sure(context, kept) and confidence(context, kept) >= _CLEAR:
            first.setdefault(kept.matches[0].entry, kept)
    if is_sure(context, whole) and whole.matches[0].entry not in first:
        surest = min((confidence(context, part) for part in first.values()), default=0.0)
        return [whole] if surest < confidence(context, whole) else list(first.values())[:_MOST_QUESTIONS]
    return list(first.values())[:_MOST_QUESTIONS]


def _stands_alone(context: Context, part: Finding) -> bool:
    """Tell whether a part is clear whatever stands around it: "how long" is not, "gre" is."""
    return _says_something(part) and is_sure(context, part) and confidence(context, part) >= _ALONE


def _says_something(part: Finding) -> bool:
    return any(rarity(word) >= _TELLING for word in part.words)


def _parts(context: Context, whole: Finding) -> list[Finding]:
    """Return the sentences of a message, and stretches of a long one, as far as they fit the whole."""
    parts = sentences(whole.text)
    texts = [*(parts if len(parts) > 1 else []), *windows(whole.text)]
    found = [_fitting(context.understanding.find(text), whole) for text in texts]
    return [part for part in found if part and _says_something(part)]


def _fitting(part: Finding, whole: Finding) -> Finding | None:
    """Return a part of a message if what it most likely means is what the whole message speaks for, too.

    A part alone has lost what was said around it: "does it cover fees" is about whatever "it" is.
    """
    if not part.matches or not whole.matches:
        return None
    likely = {m.entry for m in whole.matches if m.strength >= _LIKELY * whole.matches[0].strength}
    close = [m for m in part.matches if m.entry in likely and m.strength >= _CLOSE * part.matches[0].strength]
    if not close:
        return None
    rest = (match for match in part.matches if match is not close[0])
    return part._replace(matches=(close[0], *rest), exact=part.exact and close[0] is part.matches[0])


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
