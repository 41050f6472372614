"""The knowledge base asked: what is answered, offered, answered wrongly, and found again when left out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import thread_time

from advisor.dialogue.context import Context
from advisor.dialogue.conversation import Conversation
from advisor.dialogue.learning import understand
from advisor.dialogue.replies import Answered, Choices, Talk
from advisor.dialogue.turn import respond
from advisor.dialogue.understanding import Understanding

from .base import Base, Part, entries_of
from .figures import Case, Ranked, bar_within, curve_through, percentile, reliability, share_in_top
from .matchers import BUDGET, Contender, Matcher, Ours
from .public import BINS, Bins, ask
from .questions import Question, sample

OURS = "ours"
WHOLE = "ours, whole advisor"
_LIST = 0.15
_LIKELIER = 0.5
_ENOUGH = 400
_AT_LEAST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a question: the entries answered, or those offered; how sure it was of the best, and rightly so."""

    means: frozenset[str]
    answered: frozenset[str]
    offered: frozenset[str]
    seconds: float
    probability: float = 0.0
    right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Shares of a file's questions, and of phrasings that were left out (NaN where none were asked)."""

    inside: int
    right: float
    right_or_offered: float
    wrong: float
    outside: int
    outside_answered: float
    left_out_top1: float
    left_out_top3: float
    milliseconds: float
    reliability: Bins


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How a matcher's score becomes a probability, and from which probability it answers."""

    probability: Callable[[float], float]
    sure: float


def measure(name: str, contender: Contender, base: Base, path: Path | None, at_most: int) -> dict[str, Tally]:
    """Ask a matcher the questions of a file (none: the examples), and the phrasings that were left out."""
    at_most = min(at_most, contender.at_most)
    parts = base.parts(path, at_most)
    left_out = sample(base.left_out, at_most)
    if name == OURS:
        return _ours(base, parts, left_out)
    reduced = contender.make()
    reduced.learn({key: texts for key, texts in entries_of(base.fewer).items() if texts})
    found_again = ask(reduced, left_out)
    matcher = contender.make()
    matcher.learn(base.entries)
    every = {question for examples, questions in parts for question in (*base.questions(examples), *questions)}
    timed = {question: ask_timed(matcher, question) for question in sorted(every, key=lambda each: each.text)}
    outcomes: list[Outcome] = []
    for examples, questions in parts:
        judgement = judged_by([timed[each][0] for each in base.questions(examples)], found_again)
        outcomes += [outcome_of(*timed[each], judgement) for each in questions]
    return {name: tally(outcomes, found_again)}


def _ours(base: Base, parts: Sequence[Part], left_out: Sequence[Question]) -> dict[str, Tally]:
    """Ask the project's own matcher, by its own calibration, alone and as part of the advisor."""
    alone: list[Outcome] = []
    whole: list[Outcome] = []
    for examples, questions in parts:
        understanding = understand(base.knowledge, examples)
        judgement = Judgement(probability=lambda score: score, sure=understanding.confidence.sure)
        alone += [outcome_of(*ask_timed(Ours(understanding), question), judgement) for question in questions]
        whole += [_conversation(base, understanding, question) for question in questions]
    found_again = ask(Ours(understand(base.fewer)), left_out)
    return {OURS: tally(alone, found_again), WHOLE: tally(whole, ())}


def judged_by(examples: Sequence[Ranked], left_out: Sequence[Ranked]) -> Judgement:
    """Learn when to answer, as the advisor does: from examples, and left-out phrasings where those are too few."""
    missing = max(_ENOUGH - len(examples), _AT_LEAST)
    share = min(missing / max(len(left_out), 1), 1.0)
    everything = [(each, 1.0) for each in examples] + [(each, share) for each in left_out]
    cases = [
        Case(score=each.score, right=each.right, counts=counts) for each, counts in everything if answerable(each.first)
    ]
    curve = curve_through(cases)
    bar = bar_within(cases, BUDGET * sum(counts for _, counts in everything))
    sure = max(curve.of(bar), _LIKELIER) if math.isfinite(bar) else math.inf
    return Judgement(probability=curve.of, sure=sure)


def answerable(entry: str) -> bool:
    """Tell whether an entry is something to answer, and not an outside subject."""
    return entry.startswith(("topic ", "talk "))


def ask_timed(matcher: Matcher, question: Question) -> tuple[Ranked, float]:
    """Ask a question; return the ranking, and the seconds that it took."""
    start = thread_time()
    found = matcher.rank(question.text)
    return Ranked(found=found, means=question.means), thread_time() - start


def outcome_of(ranked: Ranked, seconds: float, judgement: Judgement) -> Outcome:
    """Answer the best entry if it is sure; otherwise offer the topics among the best three that are likely enough."""
    chance = judgement.probability(ranked.score) if answerable(ranked.first) else 0.0
    sure = answerable(ranked.first) and chance >= judgement.sure
    likely = [entry for entry, score in ranked.found[:3] if judgement.probability(score) >= _LIST]
    return Outcome(
        means=ranked.means,
        answered=frozenset({ranked.first} if sure else ()),
        offered=frozenset(() if sure else filter(answerable, likely)),
        seconds=seconds,
        probability=chance,
        right=ranked.right,
    )


def _conversation(base: Base, understanding: Understanding, question: Question) -> Outcome:
    """Ask the whole advisor, in a conversation of its own."""
    start = thread_time()
    turn, _ = respond(
        Context(
            knowledge=base.knowledge,
            understanding=understanding,
            conversation=Conversation(),
            line=question.text,
            today=date(2026, 1, 1),
        )
    )
    answered = [reply.topic for reply in turn.replies if isinstance(reply, Answered | Talk)]
    offered = [choice.topic for reply in turn.replies if isinstance(reply, Choices) for choice in reply.choices]
    return Outcome(
        means=question.means,
        answered=base.keys(answered),
        offered=base.keys(offered) if not answered else frozenset(),
        seconds=thread_time() - start,
    )


def tally(outcomes: Sequence[Outcome], left_out: Sequence[Ranked]) -> Tally:
    """Count what came of the questions."""
    inside = [each for each in outcomes if each.means]
    outside = [each for each in outcomes if not each.means]
    right = [bool(each.answered) and each.answered <= each.means for each in inside]
    offered = [bool(each.offered & each.means) for each in inside]
    return Tally(
        inside=len(inside),
        right=_share(right),
        right_or_offered=_share([a or b for a, b in zip(right, offered, strict=True)]),
        wrong=_share([not each.answered <= each.means for each in inside]),
        outside=len(outside),
        outside_answered=_share([bool(each.answered) for each in outside]),
        left_out_top1=share_in_top(left_out, 1),
        left_out_top3=share_in_top(left_out, 3),
        milliseconds=1000 * percentile([each.seconds for each in outcomes], 0.5),
        reliability=reliability([(each.probability, each.right) for each in outcomes if each.probability], BINS),
    )


def _share(facts: Sequence[bool]) -> float:
    return sum(facts) / len(facts) if facts else math.nan
