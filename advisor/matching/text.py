"""Tidy text: from what somebody typed to plain lower-case words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LIMIT = 2_000
"""Characters of a message that are read: of a longer one its beginning and, as questions come last, more of its end."""

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_RUNS = re.compile(r"[^\W\d_]+|\d+")
_ABBREVIATION = re.compile(r"\b(?:[a-z]\.){2,}[a-z]?\b|\b(?:[a-z]\.){2,}", re.IGNORECASE)
_WITH = re.compile(r"\bw/(o\b)?")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "＇": "'"})

_CONTRACTED = {
    "can't": "can not", "won't": "will not", "shan't": "shall not", "let's": "let us", "y'all": "you all",
    "what's": "what is", "it's": "it is", "that's": "that is", "there's": "there is", "who's": "who is",
    "how's": "how is", "where's": "where is", "when's": "when is", "here's": "here is", "he's": "he is",
    "she's": "she is", "why's": "why is", "i'd": "i would",
}  # fmt: skip
_ENDINGS = (
    ("n't", " not"), ("'re", " are"), ("'m", " am"), ("'ll", " will"), ("'ve", " have"), ("'d", " would"),
)  # fmt: skip

CHAT = {
    "u": "you", "ur": "your", "r": "are", "im": "i am", "ive": "i have", "id": "id", "dont": "do not",
    "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not", "wasnt": "was not",
    "cant": "can not", "cannot": "can not", "couldnt": "could not", "wouldnt": "would not", "shouldnt": "should not",
    "wont": "will not", "havent": "have not", "hasnt": "has not", "whats": "what is", "thats": "that is",
    "theres": "there is", "wheres": "where is", "whens": "when is", "hows": "how is", "whos": "who is",
    "youre": "you are", "theyre": "they are", "pls": "please", "plz": "please", "plss": "please", "thx": "thanks",
    "thnx": "thanks", "ty": "thanks", "tysm": "thanks", "tmrw": "tomorrow", "tmr": "tomorrow", "abt": "about",
    "bc": "because", "cuz": "because", "coz": "because", "cos": "because", "b4": "before", "gr8": "great",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "dunno": "do not know", "idk": "i do not know", "kinda": "kind of", "sorta": "sort of", "tho": "though",
    "thru": "through", "w": "with", "wo": "without", "dept": "department", "sem": "semester", "yr": "year",
    "yrs": "years", "yoe": "years experience", "mo": "month", "mos": "months", "hr": "hour", "hrs": "hours",
    "wk": "week", "wks": "weeks", "min": "minimum", "max": "maximum", "avg": "average", "approx": "approximately",
    "info": "information", "uni": "university", "univ": "university", "prof": "professor", "profs": "professors",
    "req": "requirement", "reqs": "requirements", "exp": "experience", "ppl": "people", "msg": "message",
    "etc": "", "ok": "okay", "k": "okay", "yea": "yes", "yeah": "yes", "yep": "yes", "yup": "yes", "nope": "no",
    "nah": "no", "sup": "what is up", "wassup": "what is up", "whatsup": "what is up", "rn": "right now",
    "asap": "soon", "tbh": "", "imo": "", "btw": "", "lol": "haha", "lmao": "haha", "omg": "", "fyi": "", "umm": "",
    "um": "", "uh": "", "uhh": "", "hmm": "", "hm": "", "err": "", "gud": "good", "cud": "could", "shud": "should",
    "wud": "would", "hav": "have", "wat": "what", "wut": "what", "wht": "what", "hw": "how", "bcz": "because",
    "becoz": "because", "n": "and", "da": "the", "dis": "this", "dat": "that", "2day": "today", "alot": "a lot",
    "aswell": "as well", "incase": "in case", "inorder": "in order",
}  # fmt: skip
"""How people shorten words when they chat: English of every field. Words of one field belong to the vocabulary."""


def tidy(text: str) -> list[str]:
    """Return the words of `text`, lower-case, without accents, contractions and chat spelling.

    Of a text longer than `LIMIT`, the middle is not read. Words are runs of letters or of digits, in any script.
    """
    plain = _fold(within_limit(text))
    plain = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), plain)
    return [part for word in _WORD.findall(plain) for part in _spell_out(word)]


def within_limit(text: str) -> str:
    """Return a text without its middle, where it is longer than what is read."""
    return text if len(text) <= LIMIT else f"{text[: LIMIT // 4]} {text[-3 * LIMIT // 4 + 1 :]}"


def _fold(text: str) -> str:
    """Lower case without accents; compatibility forms (full-width, ligatures) become plain letters."""
    plain = _spoken(text.translate(_APOSTROPHES)).lower()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain).lower()
        plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return _WITH.sub(lambda found: "without " if found[1] else "with ", plain)


def _spoken(text: str) -> str:
    """Return a message of signs alone by their names, such as "thumbs up sign"; any other as it is."""
    if any(letter.isalnum() for letter in text):
        return text
    return " ".join(unicodedata.name(sign, "") for sign in text if unicodedata.category(sign) == "So")


@lru_cache(maxsize=20_000)
def _spell_out(word: str) -> tuple[str, ...]:
    """Undo a contraction or chat spelling: one typed word can be several."""
    word = _REPEATED.sub(r"\1\1", word)
    if "'" in word:
        word = _expand(word)
    return tuple([run for part in word.split() for out in CHAT.get(part, part).split() for run in _RUNS.findall(out)])


def _expand(word: str) -> str:
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    for ending, full in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)] + full
    return word.replace("'", "")
