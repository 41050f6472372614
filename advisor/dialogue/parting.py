"""Tells apart the questions of a message: one, up to three, or the surest stretch of a long one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from advisor.dialogue.certainty import confidence, is_likely, is_sure
from advisor.dialogue.context import Context
from advisor.dialogue.cues import is_bare, is_only_filler, leans, points_back, without_fillers
from advisor.dialogue.splitting import (
    clauses,
    is_background,
    is_statement,
    sentences,
    windows,
    without_background,
    without_denied,
    without_interjections,
    without_lead,
)
from advisor.dialogue.understanding import Finding
from advisor.matching.english import rarity
from advisor.model import SmallTalk, Topic

_MOST_QUESTIONS = 3
_MOST_PARTS = 40
"""Different parts of a message that are looked at one by one; few messages of the length that is read have as many."""
_SHORT = 6
_SENTENCE = 20
_FEW = 2
_LIKELY = 0.3
_CLOSE = 0.6
_CLEAR = 0.9
_FAIRLY = 0.8
_SOMEWHAT = 0.5
_ALONE = 0.95
_CLEAREST = 0.98
_HARDLY = 0.02
_TELLING = 0.75
_BEHIND = 0.2


def told_apart(context: Context, whole: Finding) -> Finding:
    """Leave aside what stands around a question: a greeting before it, and names that belong to the asker's past."""
    behind = _past_interjections(context, _past_background(context, _past_denied(context, _past_move(context, whole))))
    return _trimmed(context, behind) if len(behind.words) <= _SHORT and not behind.families else behind


def _past_move(context: Context, whole: Finding) -> Finding:
    """Look for a topic behind small talk about the last answer, where there is no last answer to speak of."""
    target = context.understanding.best(whole)
    if not isinstance(target, SmallTalk) or target.move is None or context.conversation.last:
        return whole
    behind = whole._replace(matches=whole.matches[1:], exact=False)
    return behind if is_sure(context, behind) else whole


def _past_denied(context: Context, whole: Finding) -> Finding:
    """Look at what is meant where a correction says what is not, too."""
    meant = without_denied(whole.text)
    behind = whole if meant == whole.text else context.understanding.find(meant)
    return behind if is_sure(context, behind) else whole


def _past_background(context: Context, whole: Finding) -> Finding:
    """Look at the rest of a message where outside names stand only in what somebody says of their own past."""
    parts = clauses(whole.text)
    rest = without_background(parts)
    if not whole.families or not rest or len(rest) == len(parts):
        return whole
    behind = context.understanding.find(". ".join(rest))
    return whole if behind.families or is_only_filler(behind.words) else behind


def _past_interjections(context: Context, whole: Finding) -> Finding:
    """Look behind a greeting or thanks for the question that may follow it."""
    rest = without_interjections(whole.text)
    if whole.exact or not rest or not isinstance(context.understanding.best(whole), SmallTalk):
        return whole
    behind = context.understanding.find(rest)
    return behind if behind.matches and confidence(context, behind) >= _BEHIND else whole


def questions_in(context: Context, whole: Finding) -> list[Finding]:
    """Return what to decide on: several sure questions, the whole message, or the surest part of a rambling one."""
    if whole.families or (whole.exact and len(sentences(whole.text)) == 1):
        return [whole]
    asking, stated = _asking(context, whole)
    exact = _exact_ones(context, asking) or _about_the_advisor(context, asking)
    if len(exact) > 1:
        return exact[:_MOST_QUESTIONS]
    if whole.exact or _is_outside(context, whole):
        return [whole]
    several = max(_several(context, whole, asking), _halves(context, whole, asking), key=len)
    if len(several) > 1 or (several and _is_told(whole, stated, asking)):
        return several
    if is_sure(context, whole):
        return [whole]
    sure = [part for part in _parts(context, whole) if is_sure(context, part) and confidence(context, part) >= _FAIRLY]
    return [max(sure, key=lambda part: confidence(context, part), default=whole)]


def _is_outside(context: Context, whole: Finding) -> bool:
    """Tell whether the message as a whole is about something that is no topic: then none of its words is a question."""
    return not isinstance(context.understanding.best(whole), Topic) and is_likely(context, whole)


def _several(context: Context, whole: Finding, asking: Sequence[Finding]) -> list[Finding]:
    """Return the sure questions on different topics among the parts that ask, in their order."""
    first: dict[str, Finding] = {}
    for part in asking:
        opens = part is asking[0] and part.exact and (_is_plain(part) or len(part.words) > _FEW)
        kept = part if opens or _stands_alone(context, part) else _fitting(part, whole)
        if kept and is_sure(context, kept) and confidence(context, kept) >= _CLEAR:
            first.setdefault(kept.matches[0].entry, kept)
    several = [part for part in first.values() if not _is_overruled(context, whole, part)][:_MOST_QUESTIONS]
    if not is_sure(context, whole) or whole.matches[0].entry in first:
        return several
    surest = min((confidence(context, part) for part in several), default=0.0)
    return [whole] if surest < confidence(context, whole) else several


def _is_overruled(context: Context, whole: Finding, part: Finding) -> bool:
    """Tell whether a message that is clear as a whole says nothing of what a few words of it would ask: "any hope?"."""
    entry = part.matches[0].entry
    chances = (context.understanding.probability(whole, n) for n, m in enumerate(whole.matches) if m.entry == entry)
    return len(part.words) <= _FEW and confidence(context, whole) >= _CLEAREST and next(chances, 0.0) < _HARDLY


def _halves(context: Context, whole: Finding, asking: Sequence[Finding]) -> list[Finding]:
    """Return the parts of a short message that is unclear as a whole, if each is fairly clear.

    A part about something beside the one before it ("… and if not, what is the rent there") needs to be less clear.
    """
    if len(whole.words) > _SENTENCE or confidence(context, whole) >= _CLEAR:
        return []
    first: dict[str, Finding] = {}
    beside: tuple[str, ...] = ()
    for part in (part for part in asking if len(part.words) > 1):
        topic = context.understanding.best(part)
        least = _SOMEWHAT if isinstance(topic, Topic) and topic.id in beside else _FAIRLY
        if not isinstance(topic, Topic) or not is_likely(context, part) or confidence(context, part) < least:
            return []
        beside = topic.see_also
        first.setdefault(part.matches[0].entry, part)
    return list(first.values())[:_MOST_QUESTIONS]


def _is_told(whole: Finding, stated: Sequence[Finding], asking: Sequence[Finding]) -> bool:
    """Tell whether a message sounds like what a part of it states, and not like what it asks: "I studied law. …?"."""
    best = whole.matches[0].entry if whole.matches else None
    return best in {part.matches[0].entry for part in stated if part.matches} and not any(
        match.entry == best and match.strength >= _LIKELY * part.matches[0].strength
        for part in asking
        for match in part.matches
    )


def _asking(context: Context, whole: Finding) -> tuple[list[Finding], list[Finding]]:
    """Return the parts of a message that ask, and those that state something instead."""
    parts = clauses(whole.text)
    texts = [without_lead(part) if len(parts) > 1 else part for part in parts]
    each = {text: context.understanding.find(text) for text in islice(dict.fromkeys(texts), _MOST_PARTS)}
    found = [each[text] for text in texts if text in each]
    saying = [part for part in found if not is_only_filler(part.words) or (part.exact and part.programs)]
    asking = [part for part in saying if not is_statement(part.text) and not is_background(part.text)] or saying
    stated = [part for part in saying if part not in asking]
    if len(asking) < 2:  # noqa: PLR2004 - one alone is whole
        return asking, stated
    trimmed = {part.text: _trimmed(context, part) for part in {part.text: part for part in asking}.values()}
    return [trimmed[part.text] for part in asking], stated


def _trimmed(context: Context, part: Finding) -> Finding:
    """Look at the middle of a part, if that is a phrasing: "tell me about the fees", "fees for that program"."""
    middle = without_fillers(part.words)
    if part.exact or not middle or is_bare(middle) or leans(part.words):
        return part
    found = context.understanding.find(" ".join(middle))
    return part._replace(matches=found.matches, exact=True) if found.exact else part


def _exact_ones(context: Context, asking: Sequence[Finding]) -> list[Finding]:
    """Return the parts of a message that ask, if each is a phrasing of another topic, word for word."""
    first: dict[str, Finding] = {}
    if all(part.exact and isinstance(context.understanding.best(part), Topic) for part in asking):
        for part in asking:
            if not is_bare(part.words):
                first.setdefault(part.matches[0].entry, part)
    return list(first.values())


def _about_the_advisor(context: Context, asking: Sequence[Finding]) -> list[Finding]:
    """Return the parts of a message that ask, if each is small talk of another kind: "who are you, and what for?"."""
    first: dict[str, Finding] = {}
    for part in asking:
        if not isinstance(context.understanding.best(part), SmallTalk) or confidence(context, part) < _CLEAR:
            return []
        first.setdefault(part.matches[0].entry, part)
    return list(first.values())


def _stands_alone(context: Context, part: Finding) -> bool:
    """Tell whether a part is clear whatever stands around it: "how long" is not, "gre" is."""
    if _is_plain(part) and not points_back(part.words):
        return is_sure(context, part)
    return _says_something(part) and is_sure(context, part) and confidence(context, part) >= _ALONE


def _is_plain(part: Finding) -> bool:
    """Tell whether a part is a phrasing, word for word, that says what it asks about."""
    return part.exact and (bool(part.programs) or not is_bare(part.words))


def _says_something(part: Finding) -> bool:
    return any(rarity(word) >= _TELLING for word in part.words)


def _parts(context: Context, whole: Finding) -> list[Finding]:
    """Return the sentences of a message, and stretches of a long one, as far as they fit the whole."""
    parts = sentences(whole.text)
    texts = [*(parts if len(parts) > 1 else []), *windows(whole.text)]
    found = [_fitting(context.understanding.find(text), whole) for text in texts]
    return [part for part in found if part and _says_something(part)]


def _fitting(part: Finding, whole: Finding) -> Finding | None:
    """Return a part of a message if what it most likely means is what the whole message speaks for, too.

    A part alone has lost what was said around it: "does it cover fees" is about whatever "it" is.
    """
    if not part.matches or not whole.matches:
        return None
    likely = {m.entry for m in whole.matches if m.strength >= _LIKELY * whole.matches[0].strength}
    close = [m for m in part.matches if m.entry in likely and m.strength >= _CLOSE * part.matches[0].strength]
    if not close:
        return None
    rest = (match for match in part.matches if match is not close[0])
    return part._replace(matches=(close[0], *rest), exact=part.exact and close[0] is part.matches[0])
