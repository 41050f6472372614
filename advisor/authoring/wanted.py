"""Tells what an example must reach, by the keys of topics and details, and whose these are."""

from __future__ import annotations

from advisor.model import Example, TopicId, key_of


def keys(example: Example) -> tuple[str, ...]:
    """Return the keys of the topics and details that an example must reach."""
    return tuple(key_of(topic, example.detail) for topic in example.topics)


def owners(example: Example) -> tuple[TopicId, ...]:
    """Return the topics that an example must reach, whatever part of them."""
    return tuple(dict.fromkeys(map(topic_of, example.topics)))


def topic_of(key: str) -> TopicId:
    """Return the id of the topic that a key is of."""
    return key.partition("/")[0]
