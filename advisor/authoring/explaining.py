"""Explains to the keepers of a knowledge base how a question was understood, with every figure behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

from advisor.dialogue import policy
from advisor.dialogue.context import Context
from advisor.dialogue.meanings import Interpretation
from advisor.dialogue.replies import Answered, Choice, Choices, Talk, Turn
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Finding, Target, phrasings_of
from advisor.matching.matcher import Match
from advisor.matching.stem import stem
from advisor.model import Family, Place, SmallTalk, Subject, Topic
from advisor.noun import Noun

_SHOWN = 5


class Considered(Noun):
    """Something that a question may mean: how likely, from which parts, which words, and the nearest way to ask.

    `detail` is the one that the nearest way to ask is of.
    """

    kind: str
    id: str
    probability: float
    strength: float
    parts: Mapping[str, float]
    words: tuple[str, ...]
    nearest: str | None
    place: Place | None
    detail: str | None = None


class Explained(Noun):
    """A question found in a message: its words as they were read, what it may mean, and what was decided and why.

    `reached` are the keys of the topics or details that were answered, and `offered` of those to choose from.
    """

    text: str
    words: tuple[str, ...]
    programs: tuple[str, ...]
    outside: tuple[str, ...]
    considered: tuple[Considered, ...]
    decision: str
    reached: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()


def explain(context: Context, places: Mapping[str, Place]) -> tuple[Explained, ...]:
    """Ask a question, and explain each question that was found in it. `places` tell where ways to ask stand."""
    turn, _ = respond(context)
    return tuple(
        Explained(
            text=finding.text,
            words=finding.words,
            programs=finding.programs,
            outside=finding.families,
            considered=tuple(_considered(context, finding, read, places)),
            decision=_decision(context, turn, read),
            reached=_keys([each for each in turn.replies if isinstance(each, Answered)], turn, read),
            offered=_keys(_offered(turn), turn, read),
        )
        for finding, read in zip(turn.why, turn.read, strict=True)
    )


def _offered(turn: Turn) -> list[Choice]:
    return [choice for each in turn.replies if isinstance(each, Choices) for choice in each.choices]


def _keys(found: Sequence[Answered | Choice], turn: Turn, read: Interpretation) -> tuple[str, ...]:
    """Return the keys of what was answered or offered: of several questions, what this one is most about."""
    if len(turn.why) > 1:
        found = [each for each in found if read.ranked[0][0] == f"topic {each.topic}"]
    return tuple(dict.fromkeys(each.key for each in found))


def _considered(
    context: Context, finding: Finding, read: Interpretation, places: Mapping[str, Place]
) -> Iterator[Considered]:
    """Yield what a question may mean, of what has a word of it, the likeliest first."""
    found = {match.entry: match for match in finding.matches}
    for entry, chance in read.ranked[:_SHOWN]:
        if entry in found:
            yield _one(context, finding, found[entry], chance, places)


def _one(context: Context, finding: Finding, match: Match, chance: float, places: Mapping[str, Place]) -> Considered:
    target = context.understanding.targets[match.entry]
    nearest = _nearest(target, match)
    return Considered(
        kind=_kind(target),
        id=target.id,
        probability=min(chance, policy.CERTAIN),
        strength=match.strength,
        parts=match.parts,
        words=tuple(word for word in dict.fromkeys(finding.words) if stem(word) in match.shared),
        nearest=nearest,
        place=places.get(nearest or ""),
        detail=_detail_of(target, match) if nearest else None,
    )


def _detail_of(target: Target, match: Match) -> str | None:
    """Return the detail that the nearest way to ask is of; None for the topic itself, and what is none."""
    parts = target.parts if isinstance(target, Topic) else ()
    owners = [part.detail for part in parts for _ in part.ask]
    return owners[match.nearest] if match.nearest < len(owners) else None


def _nearest(target: Target, match: Match) -> str | None:
    """Return the way to ask that is most like the question, if any has a word of it."""
    asked = phrasings_of(target)
    return asked[match.nearest] if match.parts.get("overlap") and match.nearest < len(asked) else None


def _kind(target: Target) -> str:
    match target:
        case Topic():
            return "topic"
        case Subject():
            return "subject outside"
        case Family():
            return "names outside"
        case SmallTalk():
            return "small talk"
        case _ as never:
            assert_never(never)


def _decision(context: Context, turn: Turn, read: Interpretation) -> str:
    """Say what was done with a question, and by which figure."""
    best, chance = read.ranked[0]
    least = policy.answer_from(context.knowledge.wrong_answers)
    target = context.understanding.targets.get(best)
    if any(isinstance(each, Answered) for each in turn.replies):
        return f"Answered: {chance:.0%} reaches {least:.0%}, from where on an answer is given."
    if any(isinstance(each, Choices) for each in turn.replies):
        return f"Asked back: {_short_of(chance, least)}; topics from {policy.OFFER:.0%} on are offered."
    if any(isinstance(each, Talk) for each in turn.replies):
        return "Answered as small talk, which is likeliest."
    if isinstance(target, Subject | Family) and chance >= policy.TALK:
        return f"Not answered: what is likeliest, `{target.id}`, lies outside."
    if target is None:
        return f"Not answered: it is likeliest ({chance:.0%}) that it asks about nothing that is known."
    return f"Not answered: {_short_of(chance, least)}, and there are no two likely topics to offer."


def _short_of(chance: float, least: float) -> str:
    return f"{chance:.0%} does not reach {least:.0%}, from where on an answer is given"
