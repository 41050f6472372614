"""Learning on from an index finds nearly what learning all anew does, far nearer than the index as it was."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import pytest

from advisor.matching.index import Index
from advisor.matching.relearning import Edit, relearn
from advisor.matching.training import train
from advisor.matching.weights import Weights

Entries = dict[str, list[list[str]]]
EDITED = "e2"
NEARER = 0.28
"""How far weights may be from those that are learned anew, as a share of how far they were before."""


def invented() -> Entries:
    chance = random.Random(7)  # noqa: S311 - the same each time
    words = [a + b + c for a in "bdfkmnprst" for b in "aeiou" for c in "bdgkmnprst"]
    chance.shuffle(words)

    def text(number: int) -> list[str]:
        own = words[12 * number : 12 * number + 24]
        return [*chance.sample(own, 3), *chance.sample(words[-12:], 3)]

    return {f"e{n}": [text(n) for _ in range(25)] for n in range(8)}


def moved(index: Index, entries: Entries, now: Entries) -> Weights:
    """Return the weights when one entry's phrasings are others."""
    edit = Edit(before=entries[EDITED], after=now[EDITED])
    found = relearn(index, {index.ids.index(EDITED): edit}, lambda entry, number: now[index.ids[entry]][number])
    return {**index.weights, **found.weights}


def apart(some: Weights, others: Weights) -> float:
    """Return the sum of the squares by which weights differ."""
    empty: Mapping[int, float] = {}
    rows = [(some.get(f, empty), others.get(f, empty)) for f in {*some, *others}]
    return sum((a.get(e, 0.0) - b.get(e, 0.0)) ** 2 for a, b in rows for e in {*a, *b})


@pytest.mark.parametrize("changed", ["new words", "words of another entry", "many removed", "one for another"])
def test_weights_come_near_those_that_are_learned_anew(changed: str) -> None:
    entries = invented()
    own, other = entries[EDITED], entries["e5"]
    after: Mapping[str, Sequence[list[str]]] = {
        "new words": [*own, ["zolotar", "quilt", "jumble"]],
        "words of another entry": [*own, other[0][:4]],
        "many removed": own[5:],
        "one for another": [other[3][::-1], *own[1:]],
    }
    now = {**entries, EDITED: list(after[changed])}
    index, fresh = train(entries)[0], train(now)[0]
    before, left = apart(index.weights, fresh.weights), apart(moved(index, entries, now), fresh.weights)
    assert left < NEARER * before


def test_nothing_moves_where_nothing_has_changed() -> None:
    entries = invented()
    index = train(entries)[0]
    turned = {**entries, EDITED: entries[EDITED][::-1]}
    assert apart(moved(index, entries, turned), index.weights) < 0.01 * apart(index.weights, {})


def test_an_index_without_memory_cannot_be_learned_on_from() -> None:
    entries = invented()
    index = train(entries)[0]._replace(memory=None)
    with pytest.raises(ValueError, match="remember"):
        moved(index, entries, entries)
