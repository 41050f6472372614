"""Reads a short question in the light of what was answered just before it: "how many?", "is it required?"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from advisor.dialogue.certainty import is_likely
from advisor.dialogue.context import Context
from advisor.dialogue.cues import (
    IT,
    PROGRAM,
    goes_on,
    has_it,
    is_bare,
    is_of_a_program,
    is_only_filler,
    kinds,
    leans,
    means_a_place,
    own_words,
    points_back,
    stands_for_it,
)
from advisor.dialogue.understanding import Finding, Target
from advisor.matching.english import rarity
from advisor.matching.stem import stem
from advisor.model import SmallTalk, Topic
from advisor.noun import Noun

MOST = 0.89
"""How sure at most an answer is that rests on what was said before, and not on the words alone."""
_SHORT = 6
_LEANING = 10
_LITTLE = 2
_TELLING = 0.75
_FAMILIAR = 0.5
_LIKELY = 0.3
_NAMING = 0.2
_SEVERAL = 2
_DROPPED = frozenset({"and", "so", "but", "then", "the", "a"})
_FITS = 0.9
_FITS_BY_ITSELF = 0.95


class Before(Noun):
    """What was answered before a question: the topic, the words that name it, and whether a program was asked about."""

    topic: Topic
    names: tuple[str, ...]
    of_a_program: bool


def before(context: Context) -> Before | None:
    """Return what the last turn answered; what was answered before it, where that is among what it asked back about."""
    last = context.conversation.last
    focus = context.knowledge.topic(context.conversation.topic)
    topic = focus and context.knowledge.topics[focus.id]
    offered = [choice.topic for choice in context.conversation.offered]
    if topic is None or last is None or topic.id not in (*offered, *(getattr(r, "topic", None) for r in last.replies)):
        return None
    return asked_before(context, topic, last.why[-1] if last.why else None)


def asked_before(context: Context, topic: Topic, finding: Finding | None) -> Before:
    """Return a topic with those words of the question that it answers, or of its title, that as good as name it."""
    found = context.understanding.best(finding) if finding else None
    clear = isinstance(found, Topic) and found.id == topic.id
    words = finding.words if finding and clear else ()
    named = _named(context, topic, own_words(words)) or _named(context, topic, own_words(_title(topic)))
    return Before(topic=topic, names=named, of_a_program=is_of_programs(context, topic) or is_of_a_program(words))


def _title(topic: Topic) -> tuple[str, ...]:
    return tuple(topic.title.partition("(")[0].lower().split())


def is_short(finding: Finding) -> bool:
    """Tell whether a question may say too little by itself: it points back, or has only everyday words."""
    words = finding.words
    leaning = leans(words) and len(words) <= _LEANING and len(own_words(words)) <= _LITTLE
    few = 0 < len(words) <= _SHORT and (leans(words) or not is_only_filler(words))
    little = points_back(words) or is_bare(words) or all(map(_is_everyday, words))
    return not finding.families and (few or leaning) and little and not is_of_a_program(words)


def _is_everyday(word: str) -> bool:
    return word in {"a", "i"} or rarity(word) < _TELLING


def carried(context: Context, said: Before, finding: Finding) -> Topic | None:
    """Return the topic that a short question means after an answer: the same, or one beside it, if either fits."""
    if not is_short(finding):
        return None
    found = (_fitting(context, said, joined, finding) for joined in _joined(context, said, finding.words))
    return next(filter(None, found), None)


def perhaps_of(context: Context, said: Before, finding: Finding, target: Topic) -> Topic | None:
    """Return the topic that a short question may be about as well, where what was spoken of is no program itself."""
    if (
        said.of_a_program
        or not is_short(finding)
        or _is_near(context, said, target)
        or _is_certain(context, said, finding, target)
    ):
        return None
    clear = (each for each in _joined(context, said, finding.words) if _is_clear(context, each))
    found = (context.understanding.best(each) for each in clear)
    return next((topic for topic in found if isinstance(topic, Topic) and _is_near(context, said, topic)), None)


def _is_certain(context: Context, said: Before, finding: Finding, target: Topic) -> bool:
    """Tell whether a question is about another topic whatever "it" may be: it points at nothing, or says what about."""
    pointing = has_it(finding.words) and not finding.exact
    told = {stem(word) for word in _title(target)}
    named = any(stem(word) in told or _names(context, target, word) for word in own_words(finding.words))
    return is_new(context, said, finding) and (named or not pointing)


def _joined(context: Context, said: Before, words: Sequence[str]) -> Iterator[Finding]:
    """Ask a question again, with what was spoken of in place of the word that points back, or after it."""
    place = next((place for place in range(len(words) - 1, -1, -1) if stands_for_it(words[place])), None)
    for name in filter(None, dict.fromkeys([said.names, _title(said.topic)])):
        named = [*words, "for", *name] if place is None else [*words[:place], *name, *words[place + 1 :]]
        yield context.understanding.find(" ".join(named))


def _fitting(context: Context, said: Before, joined: Finding, finding: Finding) -> Topic | None:
    """Return the topic that was answered, or one beside it, if that is what a joined question asks about."""
    likely = [m for m in joined.matches if m.strength >= _LIKELY * joined.matches[0].strength]
    found = [context.understanding.targets[match.entry] for match in likely]
    close = [target for target in found if isinstance(target, Topic) and _is_near(context, said, target)]
    fits = context.understanding.probability(joined)
    if not close or close[0] is not found[0] or fits < _FITS:
        return None
    by_itself = close[0] if fits >= _FITS_BY_ITSELF and _knows(context, close[0], finding) else None
    return next((t for t in close if t is by_itself or _asks_so(context, t, said, finding.words)), None)


def _is_near(context: Context, said: Before, topic: Topic) -> bool:
    """Tell whether a topic is the one spoken of, stands beside it, or has the same name in it."""
    shared = bool(said.names) and _named(context, topic, said.names) == said.names
    return shared or topic.id in {said.topic.id, *said.topic.see_also}


def is_of_programs(context: Context, topic: Topic) -> bool:
    """Tell whether a topic is mostly asked about by a program's name: then "it" is the program, and no thing in it."""
    return _names(context, topic, PROGRAM)


def is_new(context: Context, said: Before, finding: Finding) -> bool:
    """Tell whether a question is clear by itself: small talk, or one with a word that leads to another topic."""
    best = context.understanding.best(finding)
    if isinstance(best, SmallTalk) and is_likely(context, finding):
        return True
    if means_a_place(finding.words) and not is_bare(finding.words) and _is_clear(context, finding):
        return True
    return _is_clear(context, finding) and any(_leads_away(context, said, finding, word) for word in finding.words)


def _leads_away(context: Context, said: Before, finding: Finding, word: str) -> bool:
    """Tell whether a word of a clear question is not about what was said before."""
    if not own_words([word]):
        return False
    named = _names(context, context.understanding.best(finding), word)
    telling = named or not _is_everyday(word)
    pointing = has_it([word for word in finding.words if not (said.of_a_program and word == IT)])
    alone = not pointing and not goes_on(finding.words)
    if named and not pointing and not _names(context, said.topic, word):
        return True
    familiar = context.understanding.profile(said.topic).familiarity(stem(word)) >= _FAMILIAR
    return not familiar and (alone or telling)


def _names(context: Context, topic: Target | None, word: str) -> bool:
    """Tell whether a word stands in so many phrasings of a topic that it as good as names it."""
    if not isinstance(topic, Topic):
        return False
    return context.understanding.profile(topic).share(stem(word)) >= _NAMING


def _is_clear(context: Context, finding: Finding) -> bool:
    return finding.exact or context.understanding.probability(finding) >= _FITS


def _asks_so(context: Context, topic: Topic, said: Before, words: Sequence[str]) -> bool:
    """Tell whether one phrasing of a topic has all the words of a question, beside those that point back.

    Where none of them says what is asked about ("how much is it"), they have to stand together there, too, or how it
    asks beside the name of what was spoken of.
    """
    texts = [f" {text} " for text in context.understanding.profile(topic).texts]
    if not is_bare(words):
        return _has(texts, [[word] for word in words if not leans([word]) and word not in _DROPPED])
    names = _named(context, topic, said.names)
    return _has(texts, _runs(words)) or any(_has(texts, [*kinds(words), [name]], _SEVERAL) for name in names)


def _has(texts: Sequence[str], rows: Sequence[Sequence[str]], least: int = 1) -> bool:
    """Tell whether so many of some texts, in stems, have all of some rows of words."""
    stems = [f" {' '.join(map(stem, row))} " for row in rows]
    return bool(rows) and sum(all(row in text for row in stems) for text in texts) >= least


def _runs(words: Sequence[str]) -> list[list[str]]:
    """Return the words of a question, in rows from one that points back to the next."""
    runs = groupby((word for word in words if word not in _DROPPED), key=lambda word: leans([word]))
    return [list(run) for pointing, run in runs if not pointing]


def _named(context: Context, topic: Topic, words: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in words if _names(context, topic, word))


def _knows(context: Context, topic: Topic, finding: Finding) -> bool:
    """Tell whether the phrasings of a topic have each of the words that say what a question is about."""
    own = own_words(finding.words)
    return bool(own) and all(context.understanding.profile(topic).share(stem(word)) for word in own)
