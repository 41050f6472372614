"""Ranks the entries of a knowledge base for a question, each with the parts of its score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nlargest

from advisor.matching.features import features
from advisor.matching.index import Index
from advisor.matching.signals import SIGNALS, Evidence, rank_value, strength
from advisor.matching.stem import row_of_stems
from advisor.matching.weights import best_scores, vector, widened
from advisor.noun import Noun

_CONSIDERED = 8
_NOTHING_LEFT_OUT = (-1, -1)
_NONE_RELATED: Mapping[str, Sequence[str]] = {}


class Match(Noun):
    """An entry that a question may mean: how strongly, and why. `strength` is not a probability."""

    entry: str
    number: int
    """The entry's number in the index."""
    strength: float
    parts: Mapping[str, float]
    nearest: int
    """The number of the entry's closest phrasing."""
    shared: tuple[str, ...]
    """The question's stems that the entry's phrasings have."""


def rank(index: Index, words: Sequence[str], related: Mapping[str, Sequence[str]] = _NONE_RELATED) -> list[Match]:
    """Return the likeliest entries for a question's words, best first; none where nothing is shared.

    `related` names for a stem those that mean nearly the same.
    """
    counted = features(words)
    found = widened(vector(counted, index.idf), counted[0], related, index.idf)
    asked = index.asked(words)
    same = index.having(row_of_stems(words))
    scored = best_scores(index.weights, found, also=same)
    for number in index.unlearned:
        _score_as_it_is_now(index, asked, number, scored)
    return judged(index, asked, scored, same=[number for number in same if number in scored])


def _score_as_it_is_now(index: Index, asked: Mapping[str, float], number: int, scored: dict[int, float]) -> None:
    """Score an entry that is not learned as it is now: at least as the question is like it; not if it is gone."""
    profile, learned = index.profiles[number], scored.pop(number, 0.0)
    best = max(learned, profile.closest(asked)[1] * index.typical)
    if profile.texts and best > 0:
        scored[number] = best


def judged(
    index: Index,
    asked: Mapping[str, float],
    scored: Mapping[int, float],
    *,
    same: Sequence[int] = (),
    without: tuple[int, int] = _NOTHING_LEFT_OUT,
) -> list[Match]:
    """Look closer at the best of the scored entries, and at those that have this very phrasing; and order them.

    `without` names an entry and the number of its phrasing that is to count as not there.
    """
    best = nlargest(_CONSIDERED, scored, key=lambda number: (scored[number], -number))
    matches = [
        _match(index, asked, number, scored[number], without[1] if number == without[0] else None)
        for number in {*best, *same}
    ]
    return sorted(matches, key=lambda match: (-rank_value(match.parts), match.entry))


def _match(index: Index, asked: Mapping[str, float], number: int, score: float, without: int | None) -> Match:
    profile = index.profiles[number]
    nearest, alike = profile.closest(asked, without=without)
    explained = profile.explained(asked, without=without)
    evidence = Evidence(score=score / index.typical, asked=asked, explained=explained, alike=alike)
    parts = {name: signal(evidence) for name, signal in SIGNALS.items()}
    return Match(
        entry=index.ids[number],
        number=number,
        strength=strength(parts),
        parts=parts,
        nearest=nearest,
        shared=tuple(explained),
    )
