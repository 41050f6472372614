"""What is learned on after a few changes is what learning all anew finds."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache as once
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import small
import yaml

from advisor.compiled import cache
from advisor.dialogue import learning
from advisor.dialogue.details import part_of
from advisor.dialogue.segment import read
from advisor.dialogue.understanding import Understanding
from advisor.engine import open_advisor
from advisor.example import Example
from advisor.model import Knowledge, Topic

ENTRIES, PHRASINGS = 10, 101
NEAR = 0.05
"""By how much a probability may be another: the search ends short of the very optimum, whichever way it comes."""
Topics = dict[str, list[str]]


def invented() -> Topics:
    """Return topics with words that each has alone, words that it shares with the next, and words that all have."""
    chance = random.Random(4)  # noqa: S311 - the same each time
    words = [a + b + c + d for a in "bdfkmnprst" for b in "aeiou" for c in "bdgkmnprst" for d in "aeiou"]
    chance.shuffle(words)
    common, rest = words[:30], words[30:]

    def text(number: int) -> str:
        pool = rest[14 * number : 14 * number + 20]
        return " ".join([*chance.sample(common, 3), *chance.sample(pool, 2), chance.choice(common)])

    return {f"topic{n}": [text(n) for _ in range(PHRASINGS)] for n in range(ENTRIES)}


def write(folder: Path, topics: Topics) -> Path:
    """Write a knowledge base of these topics alone."""
    small.write(folder)
    for path in [*folder.glob("topics/*.yaml"), *folder.glob("examples/*.yaml")]:
        path.unlink()
    for name, ask in topics.items():
        topic = {
            "title": name,
            "category": "study",
            "ask": ask,
            "answers": {"any": {"text": name, "refer": ["office"]}},
        }
        (folder / "topics" / f"{name}.yaml").write_text(yaml.safe_dump(topic), encoding="utf-8")
    return folder


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[int]:
    """Return what grows by one whenever all is learned anew, with a cache that is empty."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    compiled()
    learned: list[int] = []
    understand = learning.understand

    def counted(knowledge: Knowledge, examples: tuple[Example, ...] = ()) -> Understanding:
        learned.append(1)
        return understand(knowledge, examples)

    monkeypatch.setattr(learning, "understand", counted)
    return learned


def understood(folder: Path, *, kept: bool = True) -> Understanding:
    found = open_advisor(folder, kept=kept).understanding
    assert found is not None
    return found


@once
def compiled() -> bytes:
    """Learn the invented topics once."""
    with TemporaryDirectory() as place:
        open_advisor(write(Path(place) / "knowledge", invented()), Path(place) / "compiled")
        return (Path(place) / "compiled").read_bytes()


def known(place: Path) -> Path:
    """Write the invented topics, with what was learned from them."""
    folder = write(place / "knowledge", invented())
    cache.keep(cache.file_for(folder), compiled())
    return folder


def answers(understanding: Understanding, topics: Topics) -> dict[str, tuple[str, float]]:
    found = {text: understanding.find(text) for texts in topics.values() for text in texts[:20]}
    return {
        text: (each.matches[0].entry, understanding.probability(each)) for text, each in found.items() if each.matches
    }


def added(topics: Topics) -> Topics:
    return {**topics, "topic3": [*topics["topic3"], "zolotar zolotar " + topics["topic8"][0]]}


def removed(topics: Topics) -> Topics:
    return {**topics, "topic5": topics["topic5"][1:]}


def swapped(topics: Topics) -> Topics:
    return {**topics, "topic7": topics["topic7"][::-1]}


@pytest.mark.parametrize("change", [added, removed, swapped])
def test_a_few_changes_are_learned_on_their_own(
    change: Callable[[Topics], Topics], scratch: list[int], tmp_path: Path
) -> None:
    topics = invented()
    folder = known(tmp_path)
    now = change(topics)
    write(folder, now)
    learned_on = answers(understood(folder), now)
    assert scratch == []
    afresh = answers(understood(folder, kept=False), now)
    assert len(scratch) == 1
    assert {text: entry for text, (entry, _) in learned_on.items()} == {
        text: entry for text, (entry, _) in afresh.items()
    }
    assert max(abs(chance - afresh[text][1]) for text, (_, chance) in learned_on.items()) < NEAR


def test_a_new_word_is_known_at_once_and_a_lost_one_forgotten(scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    folder = known(tmp_path)
    before = understood(folder)
    write(folder, added(topics))
    now = understood(folder)
    assert "zolotar" not in before.language.speller.used
    assert now.language.read("zolotar").words == ("zolotar",)
    assert now.best(now.find(added(topics)["topic3"][-1])) == now.targets["topic topic3"]
    write(folder, topics)
    again = understood(folder)
    assert "zolotar" not in again.language.speller.used
    assert "zolotar" not in again.learned.idf
    assert scratch == []


def test_changes_one_after_the_other_are_what_they_are_at_once(scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    folder = known(tmp_path)
    for step in (added(topics), topics, removed(topics), removed(added(topics))):
        write(folder, step)
        understood(folder)
    one_by_one = Path(cache.file_for(folder)).read_bytes()
    write(folder, topics)
    understood(folder)
    write(folder, removed(added(topics)))
    understood(folder)
    assert scratch == []
    assert Path(cache.file_for(folder)).read_bytes() == one_by_one


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"garbage"])
def test_what_is_damaged_is_not_learned_on_from(damage: bytes, scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    folder = known(tmp_path)
    Path(cache.file_for(folder)).write_bytes(damage)
    write(folder, added(topics))
    assert understood(folder).find("zolotar").matches
    assert len(scratch) == 1


def test_a_damaged_byte_anywhere_is_noticed(scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    folder = known(tmp_path)
    path = Path(cache.file_for(folder))
    data = path.read_bytes()
    place = data.index(b'["x:', data.index(b'["e:8",'))
    path.write_bytes(data[: place + 6] + b"?" + data[place + 7 :])
    write(folder, added(topics))
    understood(folder)
    assert len(scratch) == 1


@pytest.mark.parametrize("what", ["a name", "a topic", "an example", "many phrasings"])
def test_what_concerns_all_is_learned_from_scratch(what: str, scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    folder = known(tmp_path)
    if what == "a name":
        path = folder / "advisor.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace("evening class", "evening lesson"), encoding="utf-8")
    elif what == "a topic":
        write(folder, {**topics, "another": ["zolotar"]})
    elif what == "an example":
        (folder / "examples").mkdir()
        (folder / "examples" / "more.yaml").write_text("- {question: zolotar, topic: none}\n", encoding="utf-8")
    else:
        longer = [f"{text} zolotar" for text in topics["topic1"][:20]]
        write(folder, {**topics, "topic1": [*longer, *topics["topic1"][20:]]})
    understood(folder)
    assert len(scratch) == 1


def with_details(folder: Path, topics: Topics, details: Topics) -> Path:
    """Write a knowledge base whose first topic has these details."""
    write(folder, topics)
    path = folder / "topics" / f"{next(iter(topics))}.yaml"
    topic = yaml.safe_load(path.read_text(encoding="utf-8"))
    topic["details"] = {
        name: {"title": name, "ask": ask, "answers": {"any": {"short": f"It is {name}.", "refer": ["office"]}}}
        for name, ask in details.items()
    }
    path.write_text(yaml.safe_dump(topic), encoding="utf-8")
    return folder


def test_a_phrasing_added_to_a_detail_finds_the_detail(scratch: list[int], tmp_path: Path) -> None:
    topics = invented()
    topics["topic0"] = topics["topic0"][4:]
    details = {"where": ["zanzibar hall", "which zanzibar"], "when": ["quokka hour", "which quokka"]}
    folder = with_details(tmp_path / "school", topics, details)
    understood(folder)
    learned = len(scratch)
    details["where"] = ["wombat lane", *details["where"]]
    now = understood(with_details(folder, topics, details))
    assert len(scratch) == learned, "it was learned anew"
    for line, detail in (("wombat lane", "where"), ("quokka hour", "when"), ("which quokka", "when")):
        finding = now.find(line)
        topic = now.best(finding)
        assert isinstance(topic, Topic)
        assert part_of(now, topic, read(now, finding).question, ())[0].detail == detail
