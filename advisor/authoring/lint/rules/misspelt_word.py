"""A word of one phrasing that is probably a slip of the hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from advisor.authoring.lint.base import Base, Phrasing, tidy
from advisor.authoring.lint.rule import Rule, Severity
from advisor.matching.english import is_english
from advisor.model import Problem

_SHORTEST = 6
_FREQUENT = 20
"""Phrasings in which a word must stand to be what was meant."""


def _find(base: Base) -> Iterator[Problem]:
    phrasings = [phrasing for entry in base.entries for phrasing in entry.ask]
    counts = Counter(word for phrasing in phrasings for word in set(tidy(phrasing.word.value)))
    slips = _slips(word for word, count in counts.items() if count >= _FREQUENT and len(word) >= _SHORTEST)
    for phrasing in phrasings:
        for word in tidy(phrasing.word.value):
            if word in slips and _is_odd(phrasing, word, counts):
                message = (
                    f"'{word}' is probably '{slips[word]}', which is written so in {counts[slips[word]]} other ways "
                    "to ask. Correct it: students' own slips are mended anyway"
                )
                yield Problem(place=phrasing.word.place, rule=RULE.name, message=message)


def _is_odd(phrasing: Phrasing, word: str, counts: Counter[str]) -> bool:
    """Tell whether a word stands nowhere else, is not English, and has no capital as names have."""
    alone = counts[word] == 1 and word in phrasing.word.value
    return alone and not is_english(word) and _is_english(phrasing, word, counts)


def _is_english(phrasing: Phrasing, word: str, counts: Counter[str]) -> bool:
    """Tell whether the other words are known, so that this is not a phrasing in another language."""
    return all(other == word or counts[other] > 1 or is_english(other) for other in tidy(phrasing.word.value))


def _slips(words: Iterable[str]) -> dict[str, str]:
    """Return what hands make of words: a letter left out, doubled, or swapped with the next."""
    slips: dict[str, str] = defaultdict(str)
    for word in words:
        for at in range(1, len(word)):
            for slip in (
                word[:at] + word[at + 1 :],
                word[:at] + word[at] + word[at:],
                word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
            ):
                if slip != word and not word.startswith(slip) and not slip.startswith(word):
                    slips[slip] = word
    return dict(slips)


RULE = Rule(
    name="misspelt-word",
    severity=Severity.HINT,
    means="A word that stands in one phrasing only, is no English word, and is one slip of the hand away from a word "
    "that many phrasings have.",
    example="- how do I get a shcolarship",
    mend="Correct the word. Students' slips are mended before matching, so misspelt phrasings teach nothing.",
    find=_find,
)
