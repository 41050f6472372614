"""What the shipped knowledge base holds is found by those who type badly, and by nobody who says next to nothing."""

from __future__ import annotations

import random
import re

import pytest
from dialogue.talking import Chat

from advisor.dialogue.replies import Answered, Talk
from advisor.engine import Opened
from advisor.model import Knowledge

EVERYDAY = (
    "the of and to you that can will there their some these like into is are it on a in this "
    "for with which other make time has need want about people work school year student"
).split()

KEYS = "qwertyuiopasdfghjklzxcvbnm"
BESIDE = (
    "wa qes wrd etf ryg tuh yij uok ipl o qsz awdx sefc drgv fthb gyjn hukm jil ko asx zsdc xdfv cfgb vghn bhjm njk"
).split()
NEIGHBOURS = dict(zip(KEYS, BESIDE, strict=True))
"""Each key of a keyboard, and the keys beside it."""


def test_it_opens_without_a_problem(shipped: Opened) -> None:
    assert (shipped.problems, shipped.held_back) == ((), ())


@pytest.mark.parametrize("word", EVERYDAY)
def test_an_everyday_word_alone_is_never_answered(shipped: Opened, word: str) -> None:
    assert not any(isinstance(reply, Answered) for reply in Chat(shipped).turn(word).replies)


def test_the_topics_own_phrasings_are_answered(shipped: Opened) -> None:
    asked = [(topic.id, text) for topic in known(shipped).topics.values() for text in topic.ask[::25]]
    missed = [(topic, text) for topic, text in asked if answered(shipped, text) != {topic}]
    assert len(missed) <= 0.02 * len(asked), missed


def test_a_short_phrasing_is_found_word_for_word(shipped: Opened) -> None:
    """However common its words are; unless somebody else has it, too, or it is a name, or holds no word at all."""
    understanding = shipped.understanding
    assert understanding
    short = [(t.id, text) for t in known(shipped).topics.values() for text in t.ask if text.count(" ") < 4][::7]
    found = [(topic, text, understanding.find(text)) for topic, text in short]
    lost = [(topic, text) for topic, text, each in found if f"topic {topic}" not in {m.entry for m in each.matches}]
    inexact = [(topic, text) for topic, text, each in found if not each.exact]
    assert (lost, len(inexact) < 0.005 * len(found)) == ([], True), inexact


def test_a_slip_of_the_finger_leaves_the_answer_the_same(shipped: Opened) -> None:
    """Mistype one word of a thousand phrasings; at least 97 in a hundred are answered with the same topic."""
    chance = random.Random(20_251_101)  # noqa: S311 - a fixed sample, not a secret
    knowledge = known(shipped)
    tables = (knowledge.topics, knowledge.subjects, knowledge.smalltalk)
    phrasings = [text for table in tables for each in table.values() for text in each.ask if LONG.search(text)]
    sample = [(text, mistyped(text, chance)) for text in chance.sample(phrasings, 1000)]
    changed = [(text, typed) for text, typed in sample if answered(shipped, text) != answered(shipped, typed)]
    assert len(changed) <= 30, (len(changed), changed)


LONG = re.compile(r"[A-Za-z]{4,}")


def known(opened: Opened) -> Knowledge:
    """Return what an opened advisor knows."""
    assert opened.knowledge
    return opened.knowledge


def answered(opened: Opened, text: str) -> set[str]:
    """Return the topics that a text is answered with."""
    return {reply.topic for reply in Chat(opened).turn(text).replies if isinstance(reply, Answered | Talk)}


def mistyped(text: str, chance: random.Random) -> str:
    """Mistype one of the longer words as keyboards make it: two letters swapped, one dropped, doubled or missed."""
    word = chance.choice(list(LONG.finditer(text)))
    place = word.start() + chance.randrange(len(word[0]) - 1)
    before, letter, after = text[:place], text[place], text[place + 1 :]
    near = chance.choice(NEIGHBOURS[letter.lower()])
    return before + chance.choice([after[0] + letter + after[1:], after, letter + letter + after, near + after])
