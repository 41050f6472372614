"""Takes ways to ask out of a knowledge base and asks them, to see how questions fare that nobody wrote down."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain

from advisor.authoring.trying import Outcome, Trial
from advisor.example import Example
from advisor.matching.english import rarity
from advisor.matching.stem import stem
from advisor.matching.text import tidy
from advisor.model import Knowledge, Place, Topic, TopicId
from advisor.noun import Noun

FOLDS = 5
"""The ways to ask are taken out in so many turns: one in five at a time, and each once."""

_TELLING = 0.75
_SHOWN_WORDS = 5


class Collision(Noun):
    """Two topics that take each other's ways to ask, and the words that both of them have."""

    topics: tuple[TopicId, TopicId]
    questions: tuple[str, ...]
    words: tuple[str, ...]


def without(knowledge: Knowledge, turn: int, places: Mapping[str, Place]) -> tuple[Knowledge, list[Example]]:
    """Return a knowledge base without some ways to ask, and those as examples; turns go from 0 to `FOLDS` - 1."""
    taken = [
        Example(question=text, topics=(part.id,), place=places.get(text, part.place))
        for part in knowledge.parts
        if len(part.ask) > 1
        for text in part.ask[turn::FOLDS]
    ]
    gone = {example.question for example in taken}
    left = {key: _without(topic, gone) for key, topic in knowledge.topics.items()}
    return knowledge._replace(topics=left), taken


def _without(topic: Topic, gone: Container[str]) -> Topic:
    """Return a topic, with its details, without some ways to ask."""
    details = {key: _without(detail, gone) for key, detail in topic.details.items()}
    return topic._replace(ask=tuple(text for text in topic.ask if text not in gone), details=details)


def collisions(knowledge: Knowledge, trials: Iterable[Trial]) -> list[Collision]:
    """Return the pairs of topics that take each other's ways to ask, the most first."""
    pairs: dict[tuple[TopicId, TopicId], list[str]] = {}
    for trial in trials:
        for taker in _takers(trial):
            if taker in knowledge.topics:
                first, second = sorted([*trial.example.topics, taker])
                pairs.setdefault((first, second), []).append(trial.example.question)
    found = [
        Collision(topics=pair, questions=tuple(questions), words=_shared(knowledge, pair, questions))
        for pair, questions in pairs.items()
    ]
    return sorted(found, key=lambda each: (-len(each.questions), each.topics))


def _takers(trial: Trial) -> Iterator[TopicId]:
    """Yield the topics that were answered in place of the right one, or came before it in what was offered."""
    if trial.outcome is not Outcome.RIGHT:
        first = [*trial.thieves, *trial.offered][:1]
        yield from (topic for topic in first if topic not in trial.example.topics)


def _shared(knowledge: Knowledge, pair: tuple[TopicId, TopicId], questions: Iterable[str]) -> tuple[str, ...]:
    """Return the words of questions that both topics have, those in most of the questions first."""
    one, other = ({stem(word) for text in knowledge.topics[key].phrasings for word in tidy(text)} for key in pair)
    words = chain.from_iterable(dict.fromkeys(tidy(question)) for question in questions)
    counted = Counter(
        word for word in words if len(word) > 1 and stem(word) in one & other and rarity(word) >= _TELLING
    )
    return tuple(word for word, _ in counted.most_common(_SHOWN_WORDS))
