"""Takes out of a text whatever may tell who wrote it, as far as that can be known from its form."""

from __future__ import annotations

import re
import unicodedata

from advisor.terminal.details import addresses, marks, names, numbers
from advisor.terminal.safe import one_line

LONGEST = 300
"""Characters of a question that are kept."""
_READ = LONGEST + 200
"""Characters that are looked at."""
_UNSURE = 100
"""Characters at the end of a text that was cut: a detail there may not be whole, and so not be known as one."""
_HANGING = re.compile("[\ufe0e\ufe0f\u20e3]")
"""What makes a picture of a digit."""
_CUT_MARK = re.compile(r"\[[a-z]{0,7}$")
_QUOTES = str.maketrans(dict.fromkeys("’‘ʼ´`", "'"))
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2012\u2013\u2014\u2015\u2212", "-"))
"""Only for looking: each stands for one character, so that places stay the same."""


def redacted(text: str) -> str:
    """Return a text in one line, without the details that their form, or what is said before them, shows to be some."""
    plain = unicodedata.normalize("NFKC", text)
    line = one_line(_HANGING.sub("", plain[: 2 * _READ])).translate(_QUOTES)
    kept = line[:_READ]
    for find, mark in (
        (addresses.electronic, marks.ADDRESS),
        (numbers.birthdays, marks.NUMBER),
        (addresses.streets, marks.ADDRESS),
        (names.names, marks.NAME),
        (numbers.numbers, marks.NUMBER),
    ):
        kept = marks.replaced(kept, list(find(kept.translate(_DASHES))), mark)
    if len(line) > _READ or len(plain) > 2 * _READ:
        kept = kept[:-_UNSURE]
    return (_CUT_MARK.sub("", kept[:LONGEST]) if len(kept) > LONGEST else kept).strip()
