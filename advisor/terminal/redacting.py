"""Takes out of a text whatever may tell who wrote it, as far as that can be known from its form."""

from __future__ import annotations

import re
import unicodedata

from advisor.terminal.safe import one_line

LONGEST = 300
"""Characters of a question that are kept."""

_ADDRESS = re.compile(
    r"[^\s<>()]*@\s?[^\s<>()]*[^\s<>().,;:?!]|[\w.+-]+\s*[\[({]?\s*\bat\b\s*[\])}]?\s*[\w-]+\s*[\[({]?\s*\bdot\b\s*[\])}]?\s*\w+",
    re.IGNORECASE,
)
"""An e-mail address or a handle, also one that is spelt out: "jo at mail dot com"."""
_NUMBER = re.compile(r"\+?\d(?:[\s().,/_-]{0,3}\d){4,}")
"""Five digits or more, however they are grouped: phone numbers, dates of birth, account and file numbers."""
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d)")
_AMOUNT = re.compile(r"\d{1,3}(?:,000)+")
_NAME = re.compile(
    r"(?P<before>\b(?:my (?:full |first |last |given |family |sur)?name\s*(?:'s|is|was|=|:)|i am called|i'm called|"
    r"call me|name\s*:|people call me)\s+)(?P<name>(?:(?!(?:and|but|i|i'm|from|so|can|could|what|how|is|do)\b)"
    r"[^\s,.;:!?()]+\.?\s*){1,4})",
    re.IGNORECASE,
)
"""What follows "my name is", up to the next comma or word that begins something new."""


def redacted(text: str) -> str:
    """Return a text in one line without addresses, long numbers, and the names that people say are theirs."""
    plain = one_line(unicodedata.normalize("NFKC", text)).replace("’", "'")
    without = _ADDRESS.sub("[address]", _NAME.sub(_without_name, plain))
    return _NUMBER.sub(_without_number, without)[:LONGEST].strip()


def _without_name(found: re.Match[str]) -> str:
    space = " " if found["name"].endswith(" ") else ""
    return f"{found['before']}[name]{space}"


def _without_number(found: re.Match[str]) -> str:
    """Keep what is plainly a span of years, or a round sum of money."""
    kept = _YEARS.fullmatch(found[0]) or _AMOUNT.fullmatch(found[0])
    return found[0] if kept else "[number]"
