"""Whole numbers as people say them: "3 years" is 36 months, "two and a half years" 30, "3 or 4" is none."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{ten: 10 * number for number, ten in enumerate(_TENS, start=2)},
    **{f"{ten} {_SMALL[n]}": 10 * number + n for number, ten in enumerate(_TENS, start=2) for n in range(1, 10)},
    "a dozen": 12,
    "a hundred": 100,
    "one hundred": 100,
    "none": 0,
    "nothing": 0,
    "never": 0,
}
_NUMBER_WORD: Final = re.compile(rf"\b({'|'.join(sorted(_WORDS, key=len, reverse=True))})\b")

_YEAR: Final = r"(?:years?|yrs?|y)\b"
_MONTH: Final = r"(?:months?|mths?|mos?|m)\b"
_AS_WRITTEN: Final = (
    (rf"(?<=\d)(?={_YEAR}|{_MONTH})", " "),  # 3yrs → 3 yrs
    (rf"\b(half) an? ({_YEAR})", r"0.5 \2"),
    (rf"\b(?:an?|one|1) ({_YEAR}|{_MONTH})", r"1 \1"),
    (r"\b(\d+) and (?:an? |1 )?half\b", r"\1.5"),
    (rf"\b(\d+) ({_YEAR}) and (?:an? |1 )?half\b", r"\1.5 \2"),
)
"""Halves and units, brought into one form."""

_TIME: Final = re.compile(rf"(?:(?P<years>\d+(?:\.\d+)?) {_YEAR})?(?: ?(?:and )?(?P<months>\d+) {_MONTH})?")
_PLAIN: Final = re.compile(r"\d+(?:\.0)?")
_MONTHS_IN_A_YEAR: Final = 12

_AROUND: Final = frozenset(
    re.findall(
        r"\w+",
        "i we he she they his her it its my the a that thats this am is was were ve have had has did do been done "
        "serve served spent in on of for at s total totally altogether exactly precisely just only so far full whole "
        "complete all time long",
    )
)
"""Little words that change nothing about a number. "About", "almost", "or", "nearly" are not among them."""


def whole_number(text: str, one: str, many: str, around: frozenset[str]) -> int | None:
    """Return the whole number that a tidied text says, counted in its unit; None where it is not plain.

    Years become months where months are counted. Around the number may stand only words that change nothing:
    little ones, and those that the question itself says may stand there.
    """
    plain = _without(_in_digits(text), _AROUND | around)
    if one == "month":
        return _months(plain)
    number = plain.removesuffix(f" {one}").removesuffix(f" {many}")
    return int(Fraction(number)) if _PLAIN.fullmatch(number) else None


def begins_with_number(text: str) -> bool:
    """Tell whether a tidied text begins with a number, in digits or as a word."""
    return _in_digits(text)[:1].isdecimal()


def _in_digits(text: str) -> str:
    """Write number words as digits, and halves as decimals."""
    digits = _NUMBER_WORD.sub(lambda found: str(_WORDS[found[1]]), text)
    for pattern, replacement in _AS_WRITTEN:
        digits = re.sub(pattern, replacement, digits)
    return digits


def _without(text: str, around: frozenset[str]) -> str:
    return " ".join(word for word in text.split() if word not in around)


def _months(text: str) -> int | None:
    """Read "36", "36 months", "3 years", "3 years 4 months"; a part of a month that is left is not plain."""
    if _PLAIN.fullmatch(text):
        return int(Fraction(text))
    found = _TIME.fullmatch(text)
    if not found or not text:
        return None
    months = Fraction(found["years"] or 0) * _MONTHS_IN_A_YEAR + int(found["months"] or 0)
    return int(months) if months.denominator == 1 else None
