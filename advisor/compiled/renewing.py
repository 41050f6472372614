"""Makes a compiled file from an older one of the same knowledge base, where few of its phrasings are others now.

What is made depends on the file that it starts from and on the knowledge base as it is, not on the changes between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from advisor.compiled.format import (
    Compiled,
    Json,
    feature_row,
    head_of,
    memory_of,
    profile_rows,
    stamp_of,
    target_rows,
    unpacked,
)
from advisor.compiled.rows import DamagedError, Rows, in_memory, stamped
from advisor.dialogue.learning import asked_about, basis_of
from advisor.dialogue.understanding import Target
from advisor.example import Example
from advisor.matching.index import Index
from advisor.matching.profile import profile
from advisor.matching.relearning import Edit, Moved, relearn
from advisor.matching.stem import row_of_stems, stem
from advisor.matching.text import tidy
from advisor.matching.weights import about
from advisor.model import Knowledge
from advisor.noun import Noun

_FEW_PHRASINGS = 1 / 500
"""The share of phrasings of which more are too many to learn them on their own."""
_FEW_EXAMPLES = 1 / 100


class Present(Noun):
    """A knowledge base as it is: what it holds, the examples that it is learned with, and what is wrong with it."""

    digest: str
    knowledge: Knowledge
    examples: Sequence[Example]
    problems: Sequence[Json]
    held_back: Sequence[str]


def renewed(data: bytes, present: Present) -> bytes | None:
    """Return the compiled file of a knowledge base as it is; None where it has to be learned from scratch.

    So it is where the older file is damaged, of other code, or has no memory of how it was learned; where names, the
    vocabulary or the entries are others; and where much has changed.
    """
    part = in_memory(data)
    try:
        rows = Rows(part, len(data), stamp_of(stamped(part).get("digest", "")))
        return _renewed(rows, present)
    except DamagedError:
        return None


def _renewed(rows: Rows, present: Present) -> bytes | None:
    was = unpacked(rows)
    index = was.understanding.learned._replace(memory=memory_of(rows))
    before, after = _asked(was.knowledge), _asked(present.knowledge)
    if index.memory is None or not _is_near(index.memory.basis, basis_of(present.knowledge, present.examples)):
        return None
    count = sum(len(texts) for _, texts in after.values())
    changed = [key for key in index.ids if key in after and before[key][1] != after[key][1]]
    apart = sum(_apart(before[key][1], after[key][1]) for key in changed)
    if {*after} != {*index.ids} or apart > _FEW_PHRASINGS * count or about(count) != index.memory.count:
        return None
    edits = _edits(rows, was, {key: (before[key][1], after[key][1]) for key in changed})

    def words(entry: int, number: int) -> Sequence[str]:
        return was.understanding.language.read(after[index.ids[entry]][1][number]).words

    _put_learned(rows, index, relearn(index, edits, words), edits)
    for key, (target, _) in after.items():
        for row, value in target_rows(key, target):
            rows.put(row, value)
    now = was._replace(
        knowledge=present.knowledge, problems=tuple(present.problems), held_back=tuple(present.held_back)
    )
    rows.put("head", head_of(now))
    rows.put("memory", None)
    return rows.encoded(stamp_of(present.digest))


def _asked(knowledge: Knowledge) -> Mapping[str, tuple[Target, Sequence[str]]]:
    return dict(asked_about(knowledge))


def _is_near(then: Mapping[str, Json], now: Mapping[str, Json]) -> bool:
    """Tell whether words mean the same, and when to answer is learned from nearly the same examples."""
    apart = _apart(list(map(tuple, then["examples"])), list(map(tuple, now["examples"])))
    few = apart <= _FEW_EXAMPLES * len(now["examples"])
    return few and all(then[name] == now[name] for name in ("words", "wrong_answers"))


def _apart(those: Sequence[Json], these: Sequence[Json]) -> int:
    """Return how many there are more in one than in the other."""
    first, second = Counter(those), Counter(these)
    return ((first - second) | (second - first)).total()


def _edits(rows: Rows, was: Compiled, changed: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> dict[int, Edit]:
    """Read the changed entries' phrasings with the words that were known before, and those that are known now."""
    language = was.understanding.language
    ids = was.understanding.learned.ids
    before = {key: [language.read(text).words for text in texts] for key, (texts, _) in changed.items()}
    for texts, now in changed.values():
        _put_words(rows, texts, now)
    return {
        ids.index(key): Edit(before=before[key], after=[language.read(text).words for text in texts])
        for key, (_, texts) in changed.items()
    }


def _put_words(rows: Rows, before: Sequence[str], after: Sequence[str]) -> None:
    """Count the words of phrasings that are others now."""
    moved = Counter(word for text in after for word in tidy(text))
    moved.subtract(word for text in before for word in tidy(text))
    for word, by in moved.items():
        used = rows.get("w:" + word) or 0
        listed = rows.get("b:" + word[0]) or []
        if by:
            rows.put("w:" + word, used + by or None)
        if by and (not used or not used + by):
            rows.put("b:" + word[0], sorted({*listed, word} if used + by else {*listed} - {word}) or None)


def _put_learned(rows: Rows, index: Index, moved: Moved, edits: Mapping[int, Edit]) -> None:
    idf = {feature: moved.idf.get(feature, index.idf.get(feature, 0.0)) for feature in moved.weights}
    for feature, row in moved.weights.items():
        rows.put("f:" + feature, feature_row(idf[feature], row) if idf[feature] else None)
    for number, edit in edits.items():
        for key, value in _profile_rows(index, number, edit):
            rows.put(key, value)
        for text in dict.fromkeys(map(row_of_stems, (*edit.before, *edit.after))):
            others = [other for other in rows.get("x:" + text) or [] if other != number]
            having = [number] if text in map(row_of_stems, edit.after) else []
            rows.put("x:" + text, sorted([*others, *having]) or None)


def _profile_rows(index: Index, number: int, edit: Edit) -> Iterator[tuple[str, Json]]:
    """Yield the rows of an entry's profile as it is now; None for a stem that it has no more."""
    yield from ((f"p:{number} {stem(word)}", None) for words in edit.before for word in words)
    stems = [set(map(stem, words)) for words in edit.after]
    importance = {each: index.idf[each] for found in stems for each in found}
    yield from profile_rows(number, profile([row_of_stems(words) for words in edit.after], stems, importance))
