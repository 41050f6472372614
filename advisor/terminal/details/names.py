"""Finds the names that people say are theirs, or those of people near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.matching.english import is_english
from advisor.terminal.details.marks import TAKEN_OUT, Span
from advisor.terminal.details.words import (
    AFTER_CALL,
    CALENDAR,
    CAN_BE_NAMES,
    FUNCTION,
    NEXT,
    NO_NAME,
    PARTICLES,
    PEOPLES,
    ROLES,
)

_MOST = 5
"""Words that a name may have, without its particles."""
_KIN = (
    r"(?:son|daughter|wife|husband|brother|sister|mother|father|mom|mum|dad|friend|boss|partner|spouse|fianc[eé]{1,2}|colleague|"
    r"manager|supervisor|recommender|professor|roommate|girlfriend|boyfriend|cousin|uncle|aunt|nephew|niece|child|kid|mentor|"
    r"coworker|commander)"
)
_SORT = (
    r"(?:(?:full|first|last|middle|given|family|maiden|birth|legal|real|actual|official|complete|preferred|christian|own|nick|"
    r"and|chinese|english|user|pen|married)[\s-]?){0,3}+"
)
_NAME = r"(?:sur|nick|fore)?(?:name|nmae|naem|nme|mane|naam)s?"
_SAID = re.compile(
    rf"\b(?:(?:my|our|his|her|their|the|{_KIN}'?s?)\s{_SORT}{_NAME}(?P<is>(?:\s?(?:'s\b|(?:is\snot|isn't)\b(?=\s(?-i:[A-Z]))|is\b|was\b|are\b|being\b|would\sbe\b|"
    rf"happens\sto\sbe\b|will\sbe\b|remains\b|on\s(?:my|the)\s\w{{2,12}}+\sis\b|here\sis\b|,\s[\w\s]{{1,20}}?,\sis\b|[:=-]))*+)"
    rf"|(?:^|(?<=[.,;!?]\s)){_SORT}{_NAME}(?P<is2>\s?(?:is\b|'s\b|[:=-]))|{_SORT}{_NAME}\s?(?P<is3>[:=])"
    rf"|(?P<soft>(?:full|first|last|middle|given|family|maiden)\s{_NAME}|(?:i\sam|i'm|im|i\swas|i\sgot|{_KIN}|someone|somebody|person|man|woman|guy|lady|recruiter|we\sare)\s(?:called|named)\b|(?:is|was)\snamed\b)"
    r"|(?:i|everyone|people|they|friends)\s(?:usually\s|also\s)?(?:go(?:es)?\sby|answer\sto|call\sme)(?:\sthe\sname)?(?:\sof)?\b"
    r"|\b(?:also|better|commonly)\sknown\sas\b"
    r"|(?:me\sllamo|mi\snombre\ses|soy|je\sm'appelle|mon\snom\sest|ich\shei(?:ß|ss)e|mein\sname\sist|mi\schiamo|il\smio\snome\s[eè]|"
    r"meu\snome\s[eé]|(?:eu\s)?me\schamo|mijn\snaam\sis|ik\sheet|jag\sheter|jeg\shedder|jeg\sheter|nazywam\ssi[eę]|mam\sna\simi[eę]|"
    r"jmenuji\sse|ad[ıi]m|benim\sad[ıi]m|nama\ssaya|t[eê]n\st[oô]i\sl[aà]|mera\sna{1,2}m|меня\sзовут|мо[её]\sимя|"  # noqa: RUF001 words of other languages
    r"мене\sзвати|με\sλένε|اسمي|שמי|मेरा\sनाम))"  # noqa: RUF001 and of others
    r"(?P<gap>[\s:=\-–—,]{0,4}+(?:[\"'“‘«(\[{<*_]{1,2})?\s?)",
    re.IGNORECASE,
)
_SAID_TOGETHER = re.compile(
    r"(?:我叫|我的名字(?:是|叫)|我是(?=[^\W\d_]{2,4}(?:[。,.!?]|$))|私の名前は|名前は|제\s?이름은|내\s?이름은|"
    r"저는(?=\s?[^\W\d_]{2,4}(?:입니다|이에요|예요)))\s?:?\s?"
    r"(?P<name>[^\W\d_]{1,4}?(?=です|といいます|입니다|이에요|예요)|[^\W\d_]{1,5})"
)
_BY_LETTER = re.compile(r"(?<![\w-])[A-Z](?:-[A-Z]){2,30}+(?![\w-])")
_I_AM = re.compile(
    r"\b(?P<who>i\sam|i'm|im|this\sis|it'?s\sme(?:\sagain)?(?=[\s,:])|it's|it\sis|that's|(?:^|(?<=[.,!?]\s))myself|here\sis|here's|(?-i:I)(?=,))[\s,:]{1,3}+",
    re.IGNORECASE,
)
_CALL_ME = re.compile(r"(?<!they )(?<!people )\bcall\sme(?P<gap>[\s:]{1,2}+[\"'“‘(]?)", re.IGNORECASE)
_TITLED = re.compile(
    r"(?<![\w.])(?:[Dd]r|[Mm]rs?|Ms|Mx|[Pp]rof|Sgt|Capt|Lt|Maj|Gen|DR|MRS?|PROF)\b\.?\s|(?<![\w.])(?:Professor|Doctor|Miss|Sergeant|Captain|"
    r"Lieutenant|Colonel|Frau|Herr|Señora?|Madame|Monsieur|Sir|Shri|Smt)\s|(?<![\w.])(?:ms|lt|col|sgt)\.\s"
)
_CLOSING = re.compile(
    r"(?:\b(?:regards|sincerely(?:\syours)?|yours\s(?:truly|sincerely|faithfully)|respectfully|cordially|(?P<signed>signed(?:\sby)?)|"
    r"(?P<for>attn|c/o|sent\sfrom(?=\s\w{1,30}+'s\b)))|(?:^|(?<=[.,!?)]\s))(?P<weak>(?:best|warm|kind|many)(?:\swishes|\sthanks)?|wishes|cheers|"
    r"thanks|thank\syou|thx|ty|ta|love|xoxo|warmly|yours|take\scare))(?P<gap>[\s,.!:\-–—/]{1,4}+)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?:^|\s)[-–—~/]{1,2}\s?(?=[^\W\d_])")
_HERE = re.compile(
    r"(?:^|(?<=[.!?,]\s)|(?<=\bhi\s)|(?<=\bhello\s)|(?<=\bhey\s))(?P<name>(?:[^\W\d_][\w.'-]{0,30}+\s){1,4}?)(?:here|this\sside)\b",
    re.IGNORECASE,
)
_KIN_NAMED = re.compile(rf"\b(?:[Mm]y|[Oo]ur)\s(?:\w{{2,12}}+\s)?{_KIN},?(?:\sis)?\s(?=[^\W\d_])")
_LETTERS = re.compile(r"[^\W\d_][\w'-]*+")
_SIGN = r"\s\d,.;:!?()\[\]{}<>\"“”«»/|@#*=+…。、"
_PART = re.compile(rf"(?P<word>[^\W\d_](?:[^{_SIGN}]|\.(?=[^\W\d_]))*+)(?P<after>\.?)(?P<space>\s?)")
"""A word, with the marks above and below that some scripts write apart, and the points within "J.R."."""
_SHORT = frozenset("capt col dr gen lt maj sgt jr mr mrs ms mx prof sr st".split())
_CLOSERS = {
    '"': '"',
    "(": ")",
    "[": "]",
    "{": "}",
    "<": ">",
    "“": "”",
    "‘": "’",
    "«": "»",
    "*": "*",
    "_": "_",
    "'": "'",
}
_ENDS = re.compile(
    r"\s?(?:[,.!;:?)]|$|(?:and|but|from|here|writing|speaking|calling|again|with|at|in|i|an?|currently|reaching|checking)\b)",
    re.IGNORECASE,
)

_GOES_ON = re.compile(r"\s(?:with|at|in)\b", re.IGNORECASE)
"""What follows a word that is mistyped, rather than a name: "i'm intersted in"."""


def names(text: str) -> Iterator[Span]:
    """Yield where names stand."""
    yield from _said(text)
    yield from _introduced(text)
    for cue in _CALL_ME.finditer(text):
        yield from _if_any(text, cue.end(), cue, FUNCTION | AFTER_CALL)
    for cue in _TITLED.finditer(text):
        start, end = cue.end(), _end(text, cue.end(), least=0)
        if text[start : start + 1].isupper() or (
            end > start and not is_english(text[start:end].split(maxsplit=1)[0].lower())
        ):
            yield from _span(start, end)
    yield from _closing(text)
    yield from _others(text)


def _said(text: str) -> Iterator[Span]:
    """Yield what follows "my name is" and the like, in any case of its letters."""
    for cue in _SAID.finditer(text):
        said = (cue["is"] or cue["is2"] or cue["is3"] or "").strip(" ,-")
        bare = bool(cue["soft"]) or (cue["is"] is not None and not said)
        for start, end in _if_any(text, cue.end(), cue, FUNCTION | NO_NAME if bare else NO_NAME, sure=not bare):
            yield start, _again(text, end)
    yield from (found.span("name") for found in _SAID_TOGETHER.finditer(text))
    yield from (found.span() for found in _BY_LETTER.finditer(text))


def _again(text: str, end: int) -> int:
    """Return where a name ends that is said once more after a comma: "Bond, James Bond"."""
    first = _PART.match(text, end + 2) if text[end : end + 2] == ", " else None
    if first is None or not first["word"].istitle() or first["word"].lower() in FUNCTION | PEOPLES | ROLES:
        return end
    behind = _end(text, end + 2)
    return behind if _ENDS.match(text, behind) else end


def _if_any(text: str, start: int, cue: re.Match[str], never: frozenset[str], *, sure: bool = True) -> Iterator[Span]:
    """Yield the name that starts here, unless something else is said: "my name is not on the list"."""
    quote = cue["gap"].strip()[-1:]
    first = _PART.match(text, start)
    if TAKEN_OUT.match(text, max(start - 1, 0)):
        return
    if quote in _CLOSERS:
        close = text.find(_CLOSERS[quote], start, start + 80)
        yield from _span(start, close if close > 0 else _end(text, start))
    elif first and (_is_capital(text, first) or _may_be_name(first, never, sure=sure)):
        yield from _span(start, _end(text, start))


def _may_be_name(first: re.Match[str], never: frozenset[str], *, sure: bool) -> bool:
    """Tell whether a word in small letters may be a name after what was said before it."""
    plain = first["word"].lower()
    if plain in never or (plain in {"a", "the", "in"} and not first["after"]):
        return False
    return sure or not is_english(plain)


def _introduced(text: str) -> Iterator[Span]:
    """Yield names after "I'm" and "this is": with a capital, but no people and no work; else where they end at once."""
    for cue in _I_AM.finditer(text):
        end = _end(text, cue.end(), least=0)
        words = _LETTERS.findall(text, cue.end(), end)
        if words and _is_introduced(text, cue, words, end):
            yield from _span(cue.end(), end)


def _is_introduced(text: str, cue: re.Match[str], words: list[str], end: int) -> bool:
    plain = [word.lower() for word in words]
    of_others = cue["who"].lower() in {"this is", "it's", "it is", "that's", "here is", "here's"}
    if _is_no_name(words, plain) or (of_others and plain[0] in CALENDAR):
        return False
    if words[0].islower() or text.isupper():
        return (
            cue["who"].lower() not in {"it's", "it is", "that's"}
            and not _is_known(plain[0])
            and bool(_ENDS.match(text, end))
            and not _GOES_ON.match(text, end)
        )
    if words[0].isupper() and 1 < len(words[0]) <= 4:  # noqa: PLR2004 a short form
        return False
    return bool(_ENDS.match(text, end)) or (len(words) > 1 and not of_others)


def _is_no_name(words: list[str], plain: list[str]) -> bool:
    """Tell what people are, or how, from who they are; an initial is always of a name."""
    if len(words) > 1 and len(words[0]) == 1 and words[1][0].isupper() and words[0] != "I":
        return False
    if len(words) > 1 and words[0].istitle() and plain[0] in CAN_BE_NAMES and words[1].istitle():
        return False
    return plain[0] in FUNCTION | NO_NAME | PEOPLES or bool(ROLES & set(plain))


def _is_known(word: str) -> bool:
    return all(is_english(part) or part == "non" for part in word.split("-"))


def _closing(text: str) -> Iterator[Span]:
    """Yield names below a letter: "regards, X"."""
    for cue in _CLOSING.finditer(text):
        first, end = _PART.match(text, cue.end()), _end(text, cue.end())
        if first and _is_signature(text, cue, first, end):
            yield from _span(cue.end(), end)


def _is_signature(text: str, cue: re.Match[str], first: re.Match[str], end: int) -> bool:
    """Tell a name from what else follows: it has a capital or is no English word; after "thanks", it ends the text."""
    word, parted = first["word"].lower(), bool(set(cue["gap"]) & set(",.!-/"))
    high, last = _is_capital(text, first), not text[end:].strip(" .!,)x")
    if (word in FUNCTION and not high) or (first["word"].isupper() and 1 < len(word) <= 4):  # noqa: PLR2004
        return False
    if cue["weak"]:
        return last and (high or (parted and not is_english(word))) and word not in FUNCTION | NO_NAME
    if cue["signed"] or cue["for"]:
        return high or (not is_english(word) and word not in FUNCTION)
    return last or (parted and high) or not is_english(word)


def _others(text: str) -> Iterator[Span]:
    """Yield names behind a dash at the end, before "here", and of people near the one who asks."""
    for cue in _DASHED.finditer(text):
        end = _end(text, cue.end(), least=0)
        if not text[end:].strip(" .!") and _is_lone_name(text[cue.end() : end].split()) and not text.isupper():
            yield from _span(cue.end(), end)
    for cue in _HERE.finditer(text):
        if _is_here(cue["name"].split()):
            yield cue.start(), cue.end("name") - 1
    for cue in _KIN_NAMED.finditer(text):
        first = _PART.match(text, cue.end())
        if first and first["word"].istitle() and first["word"].lower() not in PEOPLES | ROLES | FUNCTION:
            yield from _span(cue.end(), _end(text, cue.end()))


def _is_lone_name(words: list[str]) -> bool:
    return bool(words) and words[0][0].isupper() and (len(words) > 1 or not is_english(words[0].lower().strip(".")))


def _is_here(words: list[str]) -> bool:
    """Tell who is here from what: "Anna here", "student here"."""
    plain = {word.lower().strip(".") for word in words}
    if all(is_english(word) for word in plain) or plain & (FUNCTION | ROLES | PEOPLES):
        return False
    return len(words) == 1 or all(word[0].isupper() or word in PARTICLES for word in words)


def _is_capital(text: str, part: re.Match[str]) -> bool:
    """Tell whether a word is written like a name, in a text that is not all in capitals."""
    return part["word"][0].isupper() and not text.isupper()


def _end(text: str, start: int, least: int = 1) -> int:
    """Return where a name ends: before a word that begins something new, or after five words and their particles."""
    end, count, taken, at = start, 0, 0, _PART.match(text, start)
    high = at is not None and _is_capital(text, at)
    while at and count < _MOST and taken < 2 * _MOST and not _stops(text, at, taken - least, high=high):
        end = at.end("word") + _is_initial(at)
        taken, count = taken + 1, count + (at["word"].lower() not in PARTICLES)
        goes_on = _is_initial(at) or (at["space"] and not at["after"])
        at = _PART.match(text, at.end()) if goes_on else None
    return end


def _is_initial(part: re.Match[str]) -> bool:
    return bool(part["after"]) and (len(part["word"]) == 1 or "." in part["word"] or part["word"].lower() in _SHORT)


def _stops(text: str, part: re.Match[str], beyond: int, *, high: bool) -> bool:
    """Tell whether this word is no part of the name any more; `beyond` are the words beyond the least."""
    word, behind = part["word"].lower(), _PART.match(text, part.end())
    if beyond < 0 or _is_initial(part):
        return False
    if word == "and" and behind:
        return not behind["word"].istitle() or behind["word"].lower() in FUNCTION
    if word in PARTICLES and behind:
        return behind["word"].lower() in FUNCTION and behind["word"].islower()
    if _is_capital(text, part):
        return word in FUNCTION and (word in {"i", "i'm", "i'd"} or bool(behind and behind["word"].lower() in NEXT))
    return word in FUNCTION or word.split("'")[0] in FUNCTION or (high and beyond > 0 and is_english(word))


def _span(start: int, end: int) -> Iterator[Span]:
    if end > start:
        yield start, end
