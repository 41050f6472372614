"""The matchers that are compared, behind one small protocol: learn entries, rank them for a question."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from typing import Any, Protocol

from rapidfuzz import fuzz, process, utils

from advisor.dialogue.understanding import Understanding
from advisor.matching.calibration import calibrate
from advisor.matching.language import language
from advisor.matching.training import train
from advisor.model import Vocabulary

from .figures import Scored

Entries = Mapping[str, Sequence[str]]
"""Each entry's id and its phrasings."""

BUDGET = 0.02
_CERTAIN = 0.99
_PLACES = 10
_NEAREST = 40
_ENOUGH_ENTRIES = 3


class Matcher(Protocol):
    """Whatever can be asked which entries a question means."""

    def learn(self, entries: Entries) -> None:
        """Make ready to be asked about these entries."""

    def rank(self, question: str) -> list[Scored]:
        """Return the likeliest entries with their scores, best first; a higher score is a surer one."""


class Ours:
    """The project's own matcher: an entry's score is the probability that it is meant, or its bare strength."""

    def __init__(self, understanding: Understanding | None = None, *, by_strength: bool = False) -> None:
        """Take what was learned from a knowledge base, or wait for `learn`."""
        self._understanding = understanding
        self._by_strength = by_strength

    def by_strength(self) -> Ours:
        """Return the same matcher with bare strength for its scores."""
        return Ours(self._understanding, by_strength=True)

    def learn(self, entries: Entries) -> None:
        """Learn as from a knowledge base that has neither names nor a vocabulary of its own."""
        texts = (text for phrasings in entries.values() for text in phrasings)
        tongue = language(texts=texts, names=(), vocabulary=Vocabulary())
        index, held_out = train({key: [tongue.read(text).words for text in texts] for key, texts in entries.items()})
        confidence = calibrate(held_out, (), lambda key: key in entries, budget=BUDGET)
        self._understanding = Understanding(targets={}, language=tongue, learned=index, confidence=confidence)

    def rank(self, question: str) -> list[Scored]:
        """Rank as the advisor does, a phrasing word for word first."""
        assert self._understanding
        finding = self._understanding.find(question)
        if self._by_strength:
            return [(match.entry, match.strength) for match in finding.matches]
        scores = [self._understanding.probability(finding, place) for place in range(len(finding.matches))]
        if finding.exact:
            scores[0] = _CERTAIN
        return [(match.entry, score) for match, score in zip(finding.matches, scores, strict=True)]


def best_of_each(scored: Iterable[Scored]) -> list[Scored]:
    """Return each entry with its best score, best first; of equal ones, the first."""
    best: dict[str, float] = {}
    for entry, score in scored:
        best[entry] = max(score, best.get(entry, -math.inf))
    return sorted(best.items(), key=lambda pair: -pair[1])


class Fuzzy:
    """The nearest phrasing by one of rapidfuzz's scorers: `extractOne`, and the runners-up."""

    def __init__(self, scorer: Callable[..., float]) -> None:
        """Take the scorer."""
        self._scorer = scorer

    def learn(self, entries: Entries) -> None:
        """Keep the phrasings in small letters and without punctuation, as rapidfuzz recommends."""
        self._owners = [entry for entry, texts in entries.items() for _ in texts]
        self._texts = [utils.default_process(text) for texts in entries.values() for text in texts]

    def rank(self, question: str) -> list[Scored]:
        """Look at the nearest phrasings, and at all where those are of fewer than three entries."""
        asked = utils.default_process(question)
        for limit in (_NEAREST, len(self._texts)):
            found = process.extract(asked, self._texts, scorer=self._scorer, processor=None, limit=limit)
            ranked = best_of_each((self._owners[number], score) for _, score, number in found)
            if len(ranked) >= _ENOUGH_ENTRIES:
                break
        return ranked


class Difflib:
    """The nearest phrasing by the standard library's `SequenceMatcher`, as in `difflib.get_close_matches`."""

    def learn(self, entries: Entries) -> None:
        """Keep the phrasings in small letters."""
        self._phrasings = [(entry, text.lower()) for entry, texts in entries.items() for text in texts]

    def rank(self, question: str) -> list[Scored]:
        """Lower the bar until three entries are found: what lies below it is passed over quickly."""
        asked: SequenceMatcher[str] = SequenceMatcher()
        asked.set_seq2(question.lower())
        for bar in (0.7, 0.5, 0.3, 0.0):
            ranked = best_of_each(self._above(asked, bar))
            if len(ranked) >= _ENOUGH_ENTRIES:
                break
        return ranked

    def _above(self, asked: SequenceMatcher[str], bar: float) -> Iterable[Scored]:
        for entry, text in self._phrasings:
            asked.set_seq1(text)
            if asked.real_quick_ratio() >= bar and asked.quick_ratio() >= bar and (score := asked.ratio()) >= bar:
                yield entry, score


class TfIdf:
    """The nearest phrasing by the cosine of TF-IDF vectors of words, pairs of words, and groups of letters."""

    def learn(self, entries: Entries) -> None:
        """Make a vector of each phrasing."""
        text, self._numpy = import_module("sklearn.feature_extraction.text"), import_module("numpy")
        words = text.TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, tokenizer=_words, token_pattern=None)
        letters = text.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
        self._ids = list(entries)
        self._owners = self._numpy.repeat(range(len(entries)), [len(texts) for texts in entries.values()])
        phrasings = [phrasing for texts in entries.values() for phrasing in texts]
        self._tables: list[tuple[Any, Any]] = [
            (each, each.fit_transform(phrasings).T.tocsr()) for each in (words, letters)
        ]

    def rank(self, question: str) -> list[Scored]:
        """Return the entries of the nearest phrasings; both halves count the same."""
        cosines = sum((each.transform([question]) @ table).toarray()[0] / 2 for each, table in self._tables)
        best = self._numpy.zeros(len(self._ids))
        self._numpy.maximum.at(best, self._owners, cosines)
        first = self._numpy.argsort(-best, kind="stable")[:_PLACES]
        return [(self._ids[number], float(best[number])) for number in first if best[number]]


class Bm25:
    """BM25 over entries: all phrasings of one are one document."""

    _STRETCH, _LENGTH = 1.5, 0.75

    def learn(self, entries: Entries) -> None:
        """Work out what each word says for each entry."""
        documents = {
            entry: Counter(word for text in texts for word in _words(text)) for entry, texts in entries.items()
        }
        usual = sum(map(Counter.total, documents.values())) / len(documents)
        frequency = Counter(word for counts in documents.values() for word in counts)
        self._weights: dict[str, list[Scored]] = defaultdict(list)
        for entry, counts in documents.items():
            room = self._STRETCH * (1 - self._LENGTH + self._LENGTH * counts.total() / usual)
            for word, count in counts.items():
                rarity = math.log(1 + (len(documents) - frequency[word] + 0.5) / (frequency[word] + 0.5))
                self._weights[word].append((entry, rarity * count * (self._STRETCH + 1) / (count + room)))

    def rank(self, question: str) -> list[Scored]:
        """Add up what the question's words say."""
        total: dict[str, float] = defaultdict(float)
        for word in _words(question):
            for entry, weight in self._weights.get(word, ()):
                total[entry] += weight
        return sorted(total.items(), key=lambda pair: -pair[1])[:_PLACES]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A matcher in the benchmark; a slow one is asked only `at_most` questions of a set.

    One that differs from another in its scores alone is for the public sets only.
    """

    make: Callable[[], Matcher]
    at_most: int = 10**9
    public_only: bool = False


CONTENDERS: Mapping[str, Contender] = {
    "ours": Contender(make=Ours),
    "ours, by strength": Contender(make=lambda: Ours(by_strength=True), public_only=True),
    "rapidfuzz WRatio": Contender(make=lambda: Fuzzy(fuzz.WRatio), at_most=600),
    "rapidfuzz token_set_ratio": Contender(make=lambda: Fuzzy(fuzz.token_set_ratio), at_most=600),
    "rapidfuzz ratio": Contender(make=lambda: Fuzzy(fuzz.ratio)),
    "difflib": Contender(make=Difflib, at_most=150),
    "TF-IDF cosine": Contender(make=TfIdf, at_most=600),
    "BM25": Contender(make=Bm25),
}
"""The matchers by name, in the order of the tables."""
