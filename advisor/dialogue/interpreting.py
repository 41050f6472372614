"""Keeps how a part of a message was read, in names that other programs know, to explain it later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.dialogue.context import Context
from advisor.dialogue.details import part_of
from advisor.dialogue.meanings import Interpretation, Meaning
from advisor.dialogue.readings import SEARCHES, SIGNS
from advisor.dialogue.segment import Read
from advisor.model import ProgramId, Topic

_MOST = 5
_LEAST = 0.005
"""The probability of what is hardly worth a word; the likeliest is kept all the same."""


def interpretation(context: Context, part: Read, named: Sequence[ProgramId]) -> Interpretation:
    """Return what a part of a message may mean, the likeliest first; `named` are the programs that it is about."""
    kept = [each for number, each in enumerate(part.ranked[:_MOST]) if number == 0 or each[1] >= _LEAST]
    programs = named or context.conversation.programs
    return Interpretation(
        text=part.finding.text,
        meanings=tuple(_meaning(context, part, entry, chance, programs) for entry, chance in kept),
    )


def _meaning(context: Context, part: Read, entry: str, chance: float, programs: Sequence[ProgramId]) -> Meaning:
    target = context.understanding.targets.get(entry)
    signs = dict(zip(SIGNS, part.signs.get(entry, ()), strict=False))
    topic = part_of(context.understanding, target, part.question, programs)[0] if isinstance(target, Topic) else None
    return Meaning(
        entry=entry,
        confidence=chance,
        topic=topic.id if topic else None,
        detail=topic.detail if topic else None,
        program=programs[0] if topic and len(programs) == 1 else None,
        source=_source(signs),
        signs={name: value for name, value in signs.items() if value},
    )


def _source(signs: Mapping[str, float]) -> str:
    """Return the search that found something most surely; of two alike the first, and "" where none has."""
    sure = {search: signs.get(f"{search} chance", 0.0) for search in SEARCHES}
    best = max(SEARCHES, key=sure.__getitem__)
    return best if sure[best] else ""
