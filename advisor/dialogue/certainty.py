"""How sure it is what a question is about: sure enough to answer, likely enough to be named, or neither."""

from __future__ import annotations

from advisor.dialogue.context import Context
from advisor.dialogue.cues import ALL, is_bare, is_only_filler, leans
from advisor.dialogue.splitting import ASKING
from advisor.dialogue.understanding import Finding
from advisor.matching.english import rarity
from advisor.matching.features import UNSAID
from advisor.model import Topic

CERTAIN = 0.99
_SOME = 0.3
_ENOUGH = 0.4
_TELLING = 0.75
_BARE = 0.72
"""How sure it must be of a question that says only how it asks, and not what about: "how do I get it"."""


def is_sure(context: Context, finding: Finding) -> bool:
    """Tell whether a finding is a topic that can be answered without asking back."""
    if finding.families or not isinstance(context.understanding.best(finding), Topic) or is_of_all_at_once(finding):
        return False
    bare = is_bare(finding.words) and not finding.programs
    least = max(context.understanding.confidence.sure, _BARE if bare else 0.0)
    clear = is_likely(context, finding) and not _is_an_everyday_word(finding)
    return finding.exact or (clear and confidence(context, finding) >= least)


def is_of_all_at_once(finding: Finding) -> bool:
    """Tell whether a question of small words may be about the programs together, and not each: "can I do both"."""
    words = finding.words
    asks = ALL in finding.pointers and words[0] in ASKING and not leans(words)
    return asks and is_only_filler(words) and not finding.exact


def _is_an_everyday_word(finding: Finding) -> bool:
    """Tell whether nothing was said but one of the commonest words: "work" is no question yet."""
    return len(finding.words) == 1 and rarity(finding.words[0]) < _TELLING


def is_likely(context: Context, finding: Finding) -> bool:
    """Tell whether the best match, a topic or not, has enough in common with the text to be named."""
    if not finding.matches or not has_a_word(finding):
        return False
    return finding.exact or (confidence(context, finding) >= _SOME and finding.matches[0].strength >= _ENOUGH)


def has_a_word(finding: Finding) -> bool:
    """Tell whether there is more than numbers and signs."""
    return any(word[0].isalpha() or word[0] == UNSAID for word in finding.words)


def confidence(context: Context, finding: Finding) -> float:
    """Return the probability, 0 to 1, that the best match is what was asked."""
    return CERTAIN if finding.exact else context.understanding.probability(finding)
