"""Readings of a question: what it may mean in the light of what came before it, each with the signs that speak for it.

A question is searched for alone, together with the topic in focus, and together with the question before it. What any
of the searches finds is a reading, and so are "nothing that is known" and "only told, not asked". A reading's `SIGNS`
say how well it fits; the question's `TRAITS` say how much each of the signs counts. Both are tables: a row added is
learned and shown like the others.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from advisor.dialogue.function_words import ASKING, POINTING, STATING, goes_on, is_filler, is_of_a_program, own_words
from advisor.dialogue.ranking import Choice
from advisor.dialogue.understanding import Finding, Understanding
from advisor.matching.matcher import Match
from advisor.matching.text import tidy
from advisor.model import SmallTalk, Topic, topic_of
from advisor.noun import Noun

NOTHING = "nothing"
"""The reading that a question is about nothing that is known."""
TOLD = "told"
"""The reading that somebody only tells something, and asks nothing."""
_EACH = 6
"""Entries that are looked at of each search, best first."""
_COVERED = 0.02
"""The share of a question that an entry must have words for; letters in common are none."""
_FAINT = 0.02
_EVEN = 0.2
_SHORT = 4
_LONG = 8
_NAME = 2
"""Words of a bare name, with its article."""
_FIRST_PERSON = frozenset("i my me we our us mine".split())
_QUESTION = frozenset("what which who when where why how".split())


class Before(Noun):
    """What was spoken of before a question: the topic or detail answered last, the words asked, the keys offered.

    `answered` tells whether the turn just before was an answer.
    """

    topic: Topic | None = None
    words: tuple[str, ...] = ()
    offered: frozenset[str] = frozenset()
    answered: bool = False


class Question(Noun):
    """A question with the results of its searches; `parts` are the scores of the parts of the topic in focus."""

    finding: Finding
    own: Sequence[str]
    """Its words that say what it is about."""
    before: Before
    searches: tuple[Sequence[Match], ...]
    chances: tuple[Mapping[str, float], ...]
    asks: bool
    parts: float = 0.0


class Reading(Noun):
    """Something that a question may mean: an entry of the knowledge base, `NOTHING` or `TOLD`, with its signs."""

    entry: str
    signs: Sequence[float]


def question_of(understanding: Understanding, finding: Finding, before: Before) -> Question:
    """Search for what a question may mean."""
    found: list[Sequence[Match]] = [finding.matches]
    if before.topic:
        found += [understanding.search(words) for words in _joined(finding.words, before)]
    chances = tuple(
        {match.entry: understanding.confidence.of(matches, place) for place, match in enumerate(matches[:_EACH])}
        for matches in found
    )
    parts = 0.0
    if before.topic:
        scores = understanding.part_scores(understanding.whole(before.topic), finding.words)
        parts = max(scores, default=0.0)
    text = finding.text.rstrip()
    return Question(
        finding=finding,
        own=own_words(finding.words),
        before=before,
        searches=tuple(found),
        chances=chances,
        asks=text.endswith("?") or (finding.words[:1] != () and finding.words[0] in ASKING),
        parts=parts,
    )


def _joined(words: tuple[str, ...], before: Before) -> list[tuple[str, ...]]:
    """Ask a question of the topic in focus, its title in place of a pronoun; and after the question before it."""
    title = tuple(tidy(before.topic.title.partition("(")[0])) if before.topic else ()
    place = next((place for place in range(len(words) - 1, -1, -1) if words[place] in POINTING), None)
    named = (*words, "for", *title) if place is None else (*words[:place], *title, *words[place + 1 :])
    return [named, (*before.words, *words)]


TRAITS: Mapping[str, tuple[str, Callable[[Question], float]]] = {
    "always": ("1 for every question", lambda _: 1.0),
    "in focus": ("a topic was answered before", lambda q: float(q.before.topic is not None)),
    "just answered": ("the turn just before was an answer", lambda q: float(q.before.answered)),
    "bare": ("no word says what it is about", lambda q: float(not q.own)),
    "one word": ("one word says what it is about", lambda q: float(len(q.own) == 1)),
    "pronoun": ("it has a word such as 'it' or 'that'", lambda q: float(not POINTING.isdisjoint(q.finding.words))),
    "goes on": ("it begins with 'and', 'so', 'what about'", lambda q: float(goes_on(q.finding.words))),
    "short": ("it has four words or fewer", lambda q: float(len(q.finding.words) <= _SHORT)),
    "program": ("it names a program", lambda q: float(bool(q.finding.programs or q.finding.pointers))),
    "only a program": ("it names a program and says nothing else", lambda q: float(_only_a_program(q))),
    "of a program": ("it asks of a program itself", lambda q: float(is_of_a_program(q.finding.words))),
    "asks": ("it begins or ends as a question", lambda q: float(q.asks)),
    "states": (
        "it begins as a statement",
        lambda q: float(q.finding.words[:1] != () and q.finding.words[0] in STATING),
    ),
    "first person": ("it speaks of the asker", lambda q: float(not _FIRST_PERSON.isdisjoint(q.finding.words))),
    "question word": (
        "it has a word such as 'what' or 'how'",
        lambda q: float(not _QUESTION.isdisjoint(q.finding.words)),
    ),
    "long": ("it has more than eight words", lambda q: float(len(q.finding.words) > _LONG)),
    "fits focus": ("how well a part of the topic in focus fits, 0 to 1", lambda q: min(q.parts, 2.0) / 2),
    "clear": ("how clear it is alone, 0 to 1", lambda q: max(q.chances[0].values(), default=0.0)),
    "unknown": ("the share of its words that the best match lacks", lambda q: _unknown(q)),  # noqa: PLW0108 - it stands below
}
"""What kind of question it is, with what each means; the values are 0 to 1."""


def _only_a_program(question: Question) -> bool:
    finding = question.finding
    asks = finding.exact and not goes_on(finding.words) and len(finding.words) > _NAME
    return bool(finding.programs or finding.pointers) and is_filler(finding.words) and not asks


def _unknown(question: Question) -> float:
    return 1 - question.searches[0][0].parts["known"] if question.searches[0] else 1.0


_OF_A_SEARCH = ("strength", "lead", "chance", "coverage", "overlap")
SEARCHES = ("alone", "focus", "previous")
"""What is searched for: the question alone, of the topic in focus, and after the question before it."""
_OF_A_READING: Mapping[str, str] = {
    "exact": "a phrasing, word for word",
    "in focus": "the topic in focus",
    "fits a part": "how well a part of the topic in focus fits, 0 to 2",
    "covered": "the share of what the question is about that its phrasings have, 0 to 1",
    "beside focus": "among what the topic in focus points to, or points to it",
    "offered": "among what was offered in the turn before",
    "outside": "a subject or a name that lies outside",
    "named outside": "a name that lies outside, and that is in the question",
    "small talk": "small talk",
    "of the answer": "small talk about the answer before it",
    "nothing": "nothing that is known",
    "told": "only told, not asked",
}
SIGNS: tuple[str, ...] = (*(f"{where} {what}" for where in SEARCHES for what in _OF_A_SEARCH), *_OF_A_READING)
"""What speaks for a reading, by name."""
_NUMBER = {name: number for number, name in enumerate(SIGNS)}


def choice_of(question: Question, found: Sequence[Reading]) -> Choice:
    """Return the choice between the readings of a question."""
    return Choice(traits=traits(question), signs=[each.signs for each in found])


def traits(question: Question) -> list[float]:
    """Return the traits of a question, in the order of the table."""
    return [value(question) for _, value in TRAITS.values()]


def readings(understanding: Understanding, question: Question) -> list[Reading]:
    """Return all readings of a question, each with its signs."""
    found: dict[str, list[float]] = {}
    for number, matches in enumerate(question.searches):
        top = [match for match in matches[:_EACH] if match.parts["coverage"] >= _COVERED]
        for match in top:
            rival = max((other.strength for other in top if other is not match), default=0.0)
            signs = found.setdefault(match.entry, [0.0] * len(SIGNS))
            start = number * len(_OF_A_SEARCH)
            signs[start : start + len(_OF_A_SEARCH)] = (
                1 + math.log(min(match.strength, 4.0) + _FAINT) / 4,
                math.log((match.strength + _EVEN) / (rival + _EVEN)),
                question.chances[number][match.entry],
                match.parts["coverage"],
                match.parts["overlap"],
            )
    focus = question.before.topic
    if focus and _knows(understanding, focus, question):
        found.setdefault(f"topic {focus.id}", [0.0] * len(SIGNS))
    elif focus:
        found.pop(f"topic {focus.id}", None)
    for family in question.finding.families:
        found.setdefault(f"family {family}", [0.0] * len(SIGNS))
    out = [
        Reading(entry=entry, signs=_with_kind(understanding, question, entry, signs)) for entry, signs in found.items()
    ]
    for entry in (NOTHING, TOLD):
        signs = [0.0] * len(SIGNS)
        signs[_NUMBER[entry]] = 1.0
        out.append(Reading(entry=entry, signs=signs))
    return out


def _knows(understanding: Understanding, focus: Topic, question: Question) -> bool:
    """Tell whether the topic in focus has a word of what a question is about; it need not, where that is not said."""
    return not question.own or understanding.covered(f"topic {focus.id}", question.own) > 0


def _with_kind(understanding: Understanding, question: Question, entry: str, signs: list[float]) -> list[float]:
    """Add to a reading's signs what kind of reading it is."""
    target, focus = understanding.targets[entry], question.before.topic
    top = question.finding.matches[0].entry if question.finding.matches else None
    told: dict[str, float] = {
        "covered": understanding.covered(entry, question.own),
        "exact": float(question.finding.exact and entry == top),
    }
    if isinstance(target, Topic):
        if focus:
            told["in focus"] = float(target.id == focus.id)
            told["fits a part"] = question.parts if target.id == focus.id else 0.0
            whole = understanding.whole(focus)
            told["beside focus"] = float(target.id in whole.see_also or focus.id in target.see_also)
        told["offered"] = float(any(topic_of(key) == target.id for key in question.before.offered))
    elif isinstance(target, SmallTalk):
        told["small talk"] = 1.0
        told["of the answer"] = float(target.move is not None)
    else:
        told["outside"] = 1.0
        told["named outside"] = float(entry.partition(" ")[2] in question.finding.families)
    for name, value in told.items():
        signs[_NUMBER[name]] = value
    return signs
