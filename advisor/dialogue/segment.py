"""Finds the questions in a message: cuts it in several ways, reads each part, and ranks the cuts.

The cuts are the whole message, its sentences, its clauses and, of a long one, stretches of a few words; of each, the
one, two or three surest questions. A log-linear model ranks them by `SIGNS`, weighed by the message's `TRAITS`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import islice

from advisor.dialogue import policy, readings
from advisor.dialogue.function_words import POINTING, own_words
from advisor.dialogue.ranking import Choice, probabilities
from advisor.dialogue.readings import NOTHING, TOLD, Before, Question, question_of
from advisor.dialogue.understanding import Finding, Understanding
from advisor.matching.text import tidy
from advisor.model import SmallTalk, Topic
from advisor.noun import Noun

MOST = 3
"""Questions of one message that are answered at most."""
ALONE = Before()
"""What was spoken of before a message that is the first."""
_MOST_PARTS = 10
"""Parts of a message that are read at most."""
_FIRST = 3
_FRAGMENT = 3
_SEVERAL_PARTS = 15
_STORY = 40
_LONG = 25
"""A message of more words is read in stretches as well."""
_STRETCH = 10
_ENOUGH = 2
"""So many words of its own say what a part of a message is about."""
_ENDS = re.compile(r"(?<=[.?!;…])\s+|[;\n]+|\s+-+\s+")
_JOINS = re.compile(
    r"\s*[,&+/]\s*(?:and|also|plus|but|so)?\s+(?!or\b)|\s+(?:and|also|plus|but|&|\+)\s+(?:also\s+)?", re.IGNORECASE
)


class Read(Noun):
    """A part of a message: its searches, and its readings with their probabilities, the likeliest first.

    `signs` are those of each reading, in the order of their table.
    """

    question: Question
    ranked: Sequence[tuple[str, float]]
    signs: Mapping[str, Sequence[float]]

    @property
    def finding(self) -> Finding:
        """What the part alone may be about."""
        return self.question.finding

    @property
    def best(self) -> str:
        """The likeliest reading."""
        return self.ranked[0][0]

    @property
    def surest(self) -> float:
        """How likely the likeliest reading is, 0 to 1."""
        return self.ranked[0][1]


class Cut(Noun):
    """Some parts of a message that are to be replied to, and the signs that this is right."""

    parts: tuple[Read, ...]
    signs: Sequence[float]


SIGNS: Mapping[str, str] = {
    "whole": "it is the whole message",
    "sentences": "it is of sentences",
    "clauses": "it is of clauses",
    "stretches": "it is of stretches of a long message",
    "two": "it has two parts or more",
    "three": "it has three parts or more",
    "least sure": "how sure its least sure part is, as log odds",
    "surest left out": "how sure the surest other question that it leaves out is, as log odds",
    "left out": "it leaves out another question",
    "support": "how strongly the whole message matches what its weakest part is about, beside its best match, 0 to 1",
    "chances": "how likely it is that all its parts are read rightly, 0 to 1",
    "fragment": "its shortest part has three words or fewer",
    "all words": "the share of the message's words that stand in its parts",
    "question marks": "two of its parts end with a question mark",
    "program": "its parts name different programs",
    "has the best": "the likeliest reading of the whole message is in it",
    "is asked": "the share of its parts that begin or end as a question",
    "asked left out": "it leaves out a part that begins or ends as a question",
    "bare": "the share of its parts that have no word of their own",
    "one word": "the share of its parts that have one word of their own",
    "talk": "it answers a part that is small talk",
    "outside": "it answers a part that lies outside",
    "in focus": "the share of its parts that are about the topic in focus",
}
"""What speaks for a cut, by name."""

TRAITS: Mapping[str, tuple[str, Callable[[Read], float]]] = {
    "always": ("1 for every message", lambda _: 1.0),
    "sentences": ("it has several sentences", lambda whole: float(len(sentences(whole.finding.text)) > 1)),
    "long": ("it has more than 15 words", lambda whole: float(len(whole.finding.words) > _SEVERAL_PARTS)),
    "very long": ("it has more than 40 words", lambda whole: float(len(whole.finding.words) > _STORY)),
    "asks twice": ("it has two question marks", lambda whole: float(whole.finding.text.count("?") > 1)),
    "clear": ("how likely the best reading of the whole is", lambda whole: whole.surest),
    "exact": ("it is a phrasing, word for word", lambda whole: float(whole.finding.exact)),
}
"""What kind of message it is."""


def read(understanding: Understanding, finding: Finding, before: Before = ALONE) -> Read:
    """Return a part of a message with its readings, the likeliest first."""
    question = question_of(understanding, finding, before)
    found = readings.readings(understanding, question)
    chances = probabilities(understanding.weights.reading, readings.choice_of(question, found))
    ranked = sorted(((each.entry, chance) for each, chance in zip(found, chances, strict=True)), key=lambda r: -r[1])
    return Read(question=question, ranked=ranked, signs={each.entry: each.signs for each in found})


def cuts(understanding: Understanding, finding: Finding, before: Before) -> tuple[Read, list[Cut]]:
    """Return a message read as a whole, and all cuts of it: the first is the whole."""
    whole = read(understanding, finding, before)
    found = [_cut(understanding, whole, "whole", (whole,), (whole,))]
    seen: set[tuple[str, ...]] = {(whole.finding.text,)}
    known: dict[tuple[str, str], Read] = {}
    for kind, texts in _ways(finding.text):
        if len(texts) <= 1 or tuple(texts) in seen:
            continue
        seen.add(tuple(texts))
        parts = _read_each(understanding, texts, before, known)
        asked = _asked(parts)
        surest = sorted(asked, key=lambda part: -part.surest)
        found += [
            _cut(understanding, whole, kind, _those(asked, surest[:count]), parts) for count in range(1, len(asked) + 1)
        ]
    return whole, found


def _ways(text: str) -> list[tuple[str, list[str]]]:
    parts = sentences(text)
    ways = [("sentences", _some(parts)), ("clauses", _some(clauses(parts)))]
    words = tidy(text)
    if len(words) > _LONG:
        starts = range(0, len(words) - _STRETCH // 2, _STRETCH // 2)
        every = max(1, -(-len(starts) // _MOST_PARTS))
        ways.append(
            ("stretches", [" ".join(words[start : start + _STRETCH]) for start in islice(starts, 0, None, every)])
        )
    return ways


def _some(parts: list[str]) -> list[str]:
    """Return as many parts as are read: of more, the first and, since questions come last, the most of the last."""
    return parts if len(parts) <= _MOST_PARTS else [*parts[:_FIRST], *parts[_FIRST - _MOST_PARTS :]]


def _read_each(
    understanding: Understanding, texts: Sequence[str], before: Before, known: dict[tuple[str, str], Read]
) -> tuple[Read, ...]:
    """Read parts of a message, each in the light of the one before it; what is `known` not again."""
    out: list[Read] = []
    for text in texts:
        key = (text, before.topic.key if before.topic else "")
        part = known.get(key) or _read_part(understanding, text, before, first=not out)
        known[key] = part
        out.append(part)
        target = understanding.targets.get(part.best)
        if isinstance(target, Topic):
            before = Before(topic=target, words=part.finding.words, answered=True)
    return tuple(out)


def _read_part(understanding: Understanding, text: str, before: Before, *, first: bool) -> Read:
    """Read a part of a message; one after the first, that says itself what it is about, by itself: that is quicker."""
    finding = understanding.find(text)
    leans = len(own_words(finding.words)) < _ENOUGH or not POINTING.isdisjoint(finding.words)
    return read(understanding, finding, before if first or leans else ALONE)


def _asked(parts: Sequence[Read]) -> list[Read]:
    """Return the parts that ask something that is known, the surest of each thing, in their order."""
    first: dict[str, Read] = {}
    for part in sorted(parts, key=lambda part: -part.surest):
        if part.best not in {NOTHING, TOLD}:
            first.setdefault(part.best, part)
    return list(_those(parts, first.values()))


def _those(parts: Iterable[Read], kept: Collection[Read]) -> tuple[Read, ...]:
    """Return those parts that are kept, in the order of all; parts of the same words are not the same."""
    return tuple(part for part in parts if any(part is each for each in kept))


def _odds(chance: float) -> float:
    chance = min(max(chance, 0.005), 0.995)
    return math.log(chance / (1 - chance)) / 4


def _cut(understanding: Understanding, whole: Read, kind: str, kept: tuple[Read, ...], parts: tuple[Read, ...]) -> Cut:
    left = [part for part in parts if not any(part is each for each in kept)]
    entries = {part.best for part in kept}
    others = [part for part in left if part.best not in {NOTHING, TOLD, *entries} and _is_topic(understanding, part)]
    targets = [understanding.targets.get(part.best) for part in kept]
    focus = whole.question.before.topic
    told: dict[str, float] = {
        kind: 1.0,
        "two": float(len(kept) > 1),
        "three": float(len(kept) >= MOST),
        "least sure": min(_odds(part.surest) for part in kept),
        "surest left out": max((_odds(part.surest) for part in others), default=-1.3),
        "left out": float(bool(others)),
        "support": min(_support(whole, entry) for entry in entries),
        "chances": math.prod(part.surest for part in kept),
        "fragment": float(min(len(part.finding.words) for part in kept) <= _FRAGMENT),
        "all words": min(1.0, sum(len(part.finding.words) for part in kept) / max(len(whole.finding.words), 1)),
        "question marks": float(sum(part.finding.text.rstrip().endswith("?") for part in kept) > 1),
        "program": float(len({part.finding.programs for part in kept} - {()}) > 1),
        "has the best": float(whole.best in entries),
        "is asked": sum(part.question.asks for part in kept) / len(kept),
        "asked left out": float(any(part.question.asks for part in others)),
        "bare": sum(not part.question.own for part in kept) / len(kept),
        "one word": sum(len(part.question.own) == 1 for part in kept) / len(kept),
        "talk": float(any(isinstance(target, SmallTalk) for target in targets)),
        "outside": float(any(not isinstance(target, SmallTalk | Topic) for target in targets)),
        "in focus": sum(isinstance(t, Topic) and focus is not None and t.id == focus.id for t in targets) / len(kept),
    }
    return Cut(parts=kept, signs=[told.get(name, 0.0) for name in SIGNS])


def _support(whole: Read, entry: str) -> float:
    """Return how strong a match of the whole message is, beside its strongest, 0 to 1."""
    matches = whole.question.searches[0]
    top = max((match.strength for match in matches), default=0.0)
    return max((match.strength / top for match in matches if match.entry == entry and top), default=0.0)


def _is_topic(understanding: Understanding, part: Read) -> bool:
    return isinstance(understanding.targets.get(part.best), Topic)


def segmented(understanding: Understanding, finding: Finding, before: Before) -> tuple[Read, tuple[Read, ...]]:
    """Return a message read as a whole, and the parts of it that are to be replied to."""
    whole, found = cuts(understanding, finding, before)
    if len(found) == 1:
        return whole, (whole,)
    chances = probabilities(understanding.weights.cut, choice_of(whole, found))
    several = max((n for n, cut in enumerate(found) if len(cut.parts) > 1), key=chances.__getitem__, default=0)
    one = max((n for n, cut in enumerate(found) if len(cut.parts) == 1), key=chances.__getitem__)
    best = several if chances[several] >= policy.SEVERAL else one
    return whole, _surest(found[best].parts)


def _surest(parts: tuple[Read, ...]) -> tuple[Read, ...]:
    """Return as many parts as are answered, the surest, in their order."""
    return _those(parts, sorted(parts, key=lambda part: -part.surest)[:MOST])


def choice_of(whole: Read, found: Sequence[Cut]) -> Choice:
    """Return the choice between the cuts of a message."""
    return Choice(traits=[value(whole) for _, value in TRAITS.values()], signs=[cut.signs for cut in found])


def sentences(text: str) -> list[str]:
    """Cut a text at the ends of sentences; what holds no word is dropped."""
    return [part.strip() for part in _ENDS.split(text) if tidy(part)]


def clauses(parts: Sequence[str]) -> list[str]:
    """Cut sentences at commas, and at words that join; what holds no word is dropped."""
    return [part.strip() for sentence in parts for part in _JOINS.split(sentence) if tidy(part)]
