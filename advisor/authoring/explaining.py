"""Explains to the keepers of a knowledge base how a question was understood, with every figure behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from advisor.dialogue.certainty import CERTAIN, confidence
from advisor.dialogue.context import Context
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
            considered=tuple(_considered(context, finding, number, places) for number in _worth_a_look(finding)),
            decision=_decision(context, turn, finding),
            reached=_keys([each for each in turn.replies if isinstance(each, Answered)], turn, finding),
            offered=_keys(_offered(turn), turn, finding),
        )
        for finding in turn.why
    )


def _offered(turn: Turn) -> list[Choice]:
    return [choice for each in turn.replies if isinstance(each, Choices) for choice in each.choices]


def _keys(found: Sequence[Answered | Choice], turn: Turn, finding: Finding) -> tuple[str, ...]:
    """Return the keys of what was answered or offered: of several questions, what this one is most about."""
    if len(turn.why) > 1:
        found = [each for each in found if finding.matches and finding.matches[0].entry == f"topic {each.topic}"]
    return tuple(dict.fromkeys(each.key for each in found))


def _worth_a_look(finding: Finding) -> list[int]:
    """Return the places of the matches that have a word of the question, and of the best one."""
    return [place for place, match in enumerate(finding.matches[:_SHOWN]) if match.shared or not place]


def _considered(context: Context, finding: Finding, number: int, places: Mapping[str, Place]) -> Considered:
    match = finding.matches[number]
    target = context.understanding.targets[match.entry]
    certain = finding.exact and number == 0
    nearest = _nearest(target, match)
    return Considered(
        kind=_kind(target),
        id=target.id,
        probability=CERTAIN if certain else context.understanding.probability(finding, number),
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


def _decision(context: Context, turn: Turn, finding: Finding) -> str:
    """Say what was done with a question, and by which figure."""
    found, bounds = confidence(context, finding), context.understanding.confidence
    if any(isinstance(each, Answered) for each in turn.replies):
        return f"Answered: {_enough(finding, found, bounds.sure)}."
    if any(isinstance(each, Choices) for each in turn.replies):
        return f"Asked back: {_short_of(found, bounds.sure)}; topics from {bounds.unsure:.0%} on are offered."
    if any(isinstance(each, Talk) for each in turn.replies):
        return "Answered as small talk, which is nearest."
    return f"Not answered: {_declined(context, finding, found)}."


def _enough(finding: Finding, found: float, sure: float) -> str:
    if finding.exact:
        return "it is one of the ways to ask, word for word"
    return f"{found:.0%} reaches {sure:.0%}, from where on an answer is given"


def _short_of(found: float, sure: float) -> str:
    if found < sure:
        return f"{found:.0%} does not reach {sure:.0%}, from where on an answer is given"
    return f"though {found:.0%} reaches {sure:.0%}, it says too little: a common word, or too much that is not known"


def _declined(context: Context, finding: Finding, found: float) -> str:
    best, bounds = context.understanding.best(finding), context.understanding.confidence
    if finding.families:
        return f"it names what lies outside ({', '.join(finding.families)})"
    if best is None:
        return "none of these words stands in any way to ask"
    if isinstance(best, Topic) or found < bounds.unsure:
        return f"{_short_of(found, bounds.sure)}, and there are no two likely topics to offer"
    return f"what is nearest, `{best.id}`, is no topic"
