"""Reads a typed line with a knowledge base's own words: spelling mended, short forms spelt out, names found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from advisor.matching.features import UNSAID
from advisor.matching.phrases import Found, Phrases
from advisor.matching.spelling import Speller
from advisor.matching.stem import stem
from advisor.matching.text import tidy
from advisor.model import Vocabulary
from advisor.noun import Noun

_BETWEEN = frozenset({"the", "a", "an", "for", "about", "in", "of", "on"})
_OTHER_THAN = (["instead", "of"], ["instead"], ["rather", "than"], ["other", "than"])
_ANY_DEGREE = 3
"""Letters that the short form of any degree has at most."""


class Name(Noun):
    """Names that stand for one thing, the word that they are read as, and the words that make them a mere aside."""

    id: str
    called: tuple[str, ...]
    reads_as: str
    background: tuple[str, ...] = ()
    as_written: bool = False
    """Whether the last of its words counts as it is written, and not in any form."""


class Reading(Noun):
    """A line as the matcher sees it: its words, and the ids of the names in it in the order of their first mention."""

    words: tuple[str, ...]
    named: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    """Names that are said not to be meant: "not the X", "other than the X"."""


class Language(Noun):
    """The words, short forms and names of one knowledge base; `related` names for a stem those of like meaning."""

    speller: Speller
    means: Phrases
    names: Phrases
    reads_as: Mapping[str, str]
    background: Mapping[str, Phrases]
    related: Mapping[str, Sequence[str]]

    def read(self, text: str) -> Reading:
        """Return the words of `text`, ready for comparing, and the names found in it."""
        words = _spelt_out(self.means, [mended for word in tidy(text) for mended in self.speller.mend(word)])
        found = list(self.names.find(words))
        asked = [name for name in found if not self._is_background(words, name)]
        denied = {name.label for name in asked if _is_denied(words[: name.start])}
        return Reading(
            words=self._with_names(words, found, asked),
            named=tuple(dict.fromkeys(name.label for name in asked if name.label not in denied)),
            excluded=tuple(sorted(denied)),
        )

    def _is_background(self, words: Sequence[str], name: Found) -> bool:
        """Tell whether a name belongs to the asker's own past: "a degree from X", "I studied at the X".

        An id is nobody's past: those who type it ask about it ("my X application"). A very short one may be.
        """
        is_id = len(name.label) > _ANY_DEGREE and words[name.start : name.end] == [name.label]
        cues = None if is_id else self.background.get(name.label)
        return cues is not None and any(cue.end >= name.start - 1 for cue in cues.find(words[: name.start]))

    def _read_as(self, words: Sequence[str], name: Found, *, aside: bool) -> Sequence[str]:
        """Return the words that a name is read as: an outside name that is a mere aside is not read at all."""
        reads_as = self.reads_as[name.label]
        if not aside:
            return [reads_as]
        return [] if reads_as.startswith(UNSAID) else words[name.start : name.end]

    def _with_names(self, words: Sequence[str], found: Sequence[Found], asked: Sequence[Found]) -> tuple[str, ...]:
        out: list[str] = []
        end = 0
        for name in found:
            out += [*words[end : name.start], *self._read_as(words, name, aside=name not in asked)]
            end = name.end
        return _without_repeats([*out, *words[end:]])


def language(*, texts: Iterable[str], names: Sequence[Name], vocabulary: Vocabulary) -> Language:
    """Learn the words of `texts` (all phrasings), the names, and the vocabulary's short forms and related words."""
    full = vocabulary.means
    means = Phrases.of((tidy(short), meaning) for short, meaning in full.items())
    known = [*texts, *full, *full.values(), *(called for name in names for called in name.called)]
    return Language(
        speller=Speller.of(Counter(word for text in known for word in tidy(text))),
        means=means,
        names=Phrases.of(
            ((_spelt_out(means, tidy(called)), name.id) for name in names for called in name.called),
            as_written={name.id for name in names if name.as_written},
        ),
        reads_as={name.id: name.reads_as for name in names},
        background={
            name.id: Phrases.of((tidy(cue), name.id) for cue in name.background) for name in names if name.background
        },
        related=_related(vocabulary.related),
    )


def _spelt_out(means: Phrases, words: Sequence[str]) -> list[str]:
    """Put what short forms mean in their place."""
    out: list[str] = []
    end = 0
    for found in means.find(words):
        out += [*words[end : found.start], *tidy(found.label)]
        end = found.end
    return [*out, *words[end:]]


def _related(groups: Iterable[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return for each stem of the groups the stems, or pairs of stems, that stand beside it."""
    out: dict[str, list[str]] = {}
    for group in groups:
        stems = [" ".join(map(stem, tidy(term))) for term in group]
        for each in stems:
            out.setdefault(each, []).extend(other for other in stems if other != each)
    return {each: tuple(dict.fromkeys(others)) for each, others in out.items()}


def _is_denied(before: Sequence[str]) -> bool:
    """Tell whether the words before a name say that it is not meant."""
    said = list(before)
    while said and said[-1] in _BETWEEN:
        said.pop()
    if said[-1:] == ["not"]:
        return said[-2:-1] not in (["why"], ["or"])
    return said[-1:] in (["except"], ["besides"]) or said[-2:] in _OTHER_THAN


def _without_repeats(words: Sequence[str]) -> tuple[str, ...]:
    """Count a word that stands twice in a row once: a name and the word "program" must not become "program program"."""
    return tuple(word for i, word in enumerate(words) if i == 0 or word != words[i - 1])
