"""Finds long numbers, however they are grouped or spelt, and dates of birth; years, sums, scores and deadlines stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.terminal.details.marks import Span
from advisor.terminal.details.words import FUNCTION

LONG = 5
"""So many digits are a long number."""

_WORDS = {
    **dict.fromkeys("zero oh one two three four five six seven eight nine nought".split(), 1),
    **dict.fromkeys("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), 2),
    **dict.fromkeys("twenty thirty forty fifty sixty seventy eighty ninety".split(), 1),
    **dict.fromkeys("double triple".split(), 1),
}
"""How many digits a word stands for, at least."""
_LABELS = frozenset("dl dob id nr pin sid ssn tin".split())
_JOINTS = frozenset("dash hyphen minus dot point slash then".split())
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_SUM = r"(?:[$€£¥₹]\s?\d[\d,]*+(?:\.\d{1,2})?|\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,2})?)[km]?"
_LATE = r"20(?:1[5-9]|[2-9]\d)"
"""Years in which nobody who asks was born."""
_ORDINARY = re.compile(
    rf"(?<![\w.,/-])(?:{_SUM}(?:\s?-\s?{_SUM})?|(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|[12]\d|3[01])[/.-](?:{_LATE}|1[5-9]|2\d|3\d)"
    rf"|{_LATE}[/.-]\d{{1,2}}[/.-]\d{{1,2}}|(?:19|20)\d\d(?:\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d))?|\d{{1,2}}:\d\d|\d\d-\d{{3}}"
    rf"|(?-i:[A-Z]{{2,4}})\s?\d{{3}})(?![\w/]|[.,-]\d)",
    re.IGNORECASE,
)
"""Sums, dates that are not long past, years, times of day, and numbers of courses."""
_MEASURE = re.compile(
    r"(?<![\w.-])(?:\d{2,3}\s?[-–]\s?\d{2,3}|\d{3}/\d{3}|\d{1,3}\s?%|\d{1,2}\.\d{1,2}(?:\s?/\s?\d{1,3}(?:\.\d{1,2})?)?)(?<!\d(?=[\w-]))(?!\.\d)"
)
"""A span, a share, a grade."""
_MONEY_BEHIND = re.compile(
    r"\s?(?:[$€£¥₹]|(?:dollars?|bucks|usd|eur|euros?|gbp|pounds?|cad|aud|inr|rs|rupees?|yen|yuan|rmb|cny|naira|pesos|lakhs?|"
    r"a\syear|per\s(?:year|month|semester)|k)\b|/\s?(?:yr|year|mo))",
    re.IGNORECASE,
)
_MONEY_NEAR = re.compile(
    r"\b(?:salary|savings?|saved|tuition|loans?|debt|budget|costs?|pay|paid|earn|make|fees?|scholarships?|income|spend)\b",
    re.IGNORECASE,
)
_ROUND = re.compile(r"\d{2,3}000")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹]|\b(?:usd|eur|gbp|cad|aud|inr|rs\.?|cny|rmb))\s?$", re.IGNORECASE)
_SCORE = re.compile(
    r"\b(?:gmat|gre|toefl|ielts|sat|act|gpa|cgpa|lsat|pte|duolingo|scores?|percentile|quant|verbal|course|class|form|chapter|"
    r"section|rule|terms?|rounds?|questions?)s?\b",
    re.IGNORECASE,
)
_MAY_BE_OWN = (
    r"(?:\s?[:#=]\s?|\s(?:number|numbers|no\.?|num|nr\.?|id|code|"
    r"is|are|was|ends?|ending|in|with|last|four|digits|of|my|the|it|it's|at|on|card|account)\b){0,6}+"
)
_SORT_OF_NUMBER = (
    r"(?:passport|ssn|ss|s\.s\.n\.|social\ssecurity|aadhaar|aadhar|sevis|iban|edipi|green\scard|cpf|curp|dni|nif|nin|"
    r"(?:student|pupil|file|claim|licen[cs]e|account|acct|national|tax|pan|visa|case|applica(?:nt|tion)|employee|"
    r"member(?:ship)?|reference|confirmation|service|registration|roll|enrol{1,2}ment|matriculation|card|va|insurance|policy|"
    r"order|booking|badge|pin|dod|alien|id|plate)(?:(?:\s(?:id|file|card|claim))?\s?(?:numbers?|no\b\.?|nr\b\.?|id\b|#)|\s?[:=])|"
    r"\bids?|plate|pan|case\snumber)"
)
_OF_ONE = re.compile(
    rf"\b{_SORT_OF_NUMBER}(?:\s(?:number|no|id|file|card|claim))?{_MAY_BE_OWN}[\s:#='\"(]{{0,3}}+(?:[x*]{{2,5}}-?){{0,3}}+"
    r"(?=(?:[A-Za-z]{1,5}[\s-]?)?\d|(?:zero|one|two|three|four|five|six|seven|eight|nine)\b)",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"\b(?:phone|mobile|cell(?:phone)?|tel(?:ephone)?|fax|whats\s?app|sms|text\sme|call\sme|ring\sme|reach\sme|ext(?:ension)?|my\snumber)"
    rf"\.?{_MAY_BE_OWN}[\s:#=(]{{0,3}}+(?=[+(]?\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"[\s,;]{0,2}(?:x|ext(?:ension|n)?|#)\.?\s?:?\s?\d{1,6}\b", re.IGNORECASE)
_OLD_YEAR = r"(?:19\d\d|200\d|201[0-4])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_PUBLIC = r"(?:1[01](?:th)?\sSept?(?:ember)?|Sept?(?:ember)?\s1[01](?:th)?|9/1[01]/|1[01]/9/),?\s?2001\b"
"""A day that benefits are counted from."""
_OLD_DATE = re.compile(
    rf"\b(?!{_PUBLIC})(?:{_MONTH}\.?\s?{_DAY},?\s?(?:of\s)?(?:{_OLD_YEAR}|'[4-9]\d)|"
    rf"{_DAY}[\s-]?(?:of\s)?{_MONTH}[.,]?[\s-]?(?:{_OLD_YEAR}|'[4-9]\d)|"
    rf"{_OLD_YEAR}[\s-]{_MONTH}[\s-]{_DAY}|(?<![\d][/.-])\d{{1,2}}[/.-](?:\d{{1,2}}|{_MONTH})[/.-](?:{_OLD_YEAR}|[4-9]\d)(?![/.-]?\d))\b",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:born|birth\s?(?:day|date)|b'?day|d\.?o\.?b\b\.?|date\sof\sbirth|year\sof\sbirth|birth\syear)"
    r"(?:\s?[:=-]|\s(?:is|on|in|was|the|my|at|around|back|it's|falls|year)\b|\s(?-i:[A-Z])\w{1,20}+(?=\s(?:on|in)\b),?){0,5}+\s?",
    re.IGNORECASE,
)
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth"
)
_OF_A_DATE = re.compile(
    rf"[\s,]{{0,2}}(?:{_MONTH}\b\.?|'?\d{{1,4}}(?:st|nd|rd|th)?(?:\s?[/.-]\s?(?:\d{{1,4}}|{_MONTH})){{0,3}}|"
    rf"(?:{'|'.join((*_ORDINALS.split(), *_WORDS))})\b-?|"
    rf"(?:of|the|hundred|thousand|and)\b(?=\s(?:{_MONTH}|\d|{'|'.join((*_ORDINALS.split(), *_WORDS))})))",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?=\w{0,30}[^\W\d_])(?=(?:\D{0,30}\d){4})(?!\D++(?:19|20)\d\d$)\w{8,}+")
"""Letters and digits in one word: no name of a class, "class2027"."""
_PART = re.compile(r"\w++")
_TIME = re.compile(r"\d{1,2}:\d\d")
_UNIT = re.compile(r"\s?(?:%|percent|years?|am\b|pm\b|months?|days?)", re.IGNORECASE)
_SPELT_YEAR = re.compile(r"(?:nineteen|twenty)[\s-]\w{1,9}(?:[\s-]\w{1,9})?", re.IGNORECASE)
_PLAIN = re.compile(r"\d{1,9}(?:,\d{2,3}){0,5}(?:\.\d{1,2})?(?:\s?[-–]\s?\$?\d{1,9}(?:,\d{2,3}){0,5})?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NEW_SENTENCE = re.compile(r"[,.;?!]\s")
_OF_BIRTH = re.compile(rf"\d|{_MONTH}|{'|'.join(_ORDINALS.split())}|nineteen|twenty", re.IGNORECASE)


def birthdays(text: str) -> Iterator[Span]:
    """Yield dates of birth, and other days long past."""
    yield from (found.span() for found in _OLD_DATE.finditer(text))
    for cue in _BORN.finditer(text):
        end = start = cue.end()
        while part := _OF_A_DATE.match(text, end):
            end = part.end()
        if _OF_BIRTH.search(text, start, end):
            yield start, end


def numbers(text: str) -> Iterator[Span]:
    """Yield long numbers, and shorter ones that are said to be somebody's."""
    own = {found.end(): 2 for found in _OF_ONE.finditer(text)} | {found.end(): 3 for found in _BY_PHONE.finditer(text)}
    parts = [
        found for found in _PART.finditer(text) if _digits(found[0]) or _is_letter(found[0]) or _is_joint(found[0])
    ]
    for run in _runs(text, parts):
        span = _as_number(text, run, own)
        if span:
            behind = _EXTENSION.match(text, span[1])
            yield span[0], behind.end() if behind else span[1]


def _digits(part: str) -> int:
    """Return how many digits a word has, or is."""
    return _WORDS.get(part.lower()) or sum(each.isdecimal() for each in part)


def _is_letter(part: str) -> bool:
    """Tell whether it is a letter or two of those that stand in numbers."""
    return len(part) <= 3 and part.isalpha() and part.isupper() and part.lower() not in FUNCTION | _LABELS  # noqa: PLR2004


def _is_joint(part: str) -> bool:
    return part.lower() in _JOINTS


def _runs(text: str, parts: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield what stands together: no more than three signs between, and no new sentence but within a long number."""
    run: list[re.Match[str]] = []
    for part in parts:
        if run and not _go_together(text, run[-1], part):
            yield run
            run = []
        run.append(part)
    if run:
        yield run


def _go_together(text: str, one: re.Match[str], other: re.Match[str]) -> bool:
    between = text[one.end() : other.start()]
    if len(between) > 4 or any(each.isalnum() for each in between):  # noqa: PLR2004
        return False
    return between != " " or not (_is_letter(one[0]) and _is_letter(other[0]))


def _as_number(text: str, run: list[re.Match[str]], own: dict[int, int]) -> Span | None:
    """Return where the number of a run stands, without what stands around it; None if it is an ordinary one."""
    with_digits = [number for number, part in enumerate(run) if _digits(part[0])]
    if not with_digits:
        return None
    first, last = with_digits[0], with_digits[-1]
    inner = run[first : last + 1]
    core = text[inner[0].start() : inner[-1].end()]
    told = min((least for at, least in own.items() if run[0].start() - 2 <= at <= inner[0].start()), default=LONG)
    count = sum(_digits(part[0]) for part in inner)
    if any(_CODE.fullmatch(part[0]) for part in inner):
        return _with_letters(text, run, (first, last), own)
    if count < told or _is_ordinary(text, inner, core, told=told < LONG):
        return None
    return _with_letters(text, run, (first, last), own)


def _with_letters(text: str, run: list[re.Match[str]], inner: tuple[int, int], own: dict[int, int]) -> Span:
    """Return the span with the letters and signs that belong to a number: "AB 12", "34-C", "+1", "(412"."""
    first, last = inner
    if first and (
        run[first - 1].start() in own or _belongs(text, run[first - 1], run[first - 1].end(), run[first].start())
    ):
        first -= 1
    if last + 1 < len(run) and _belongs(text, run[last + 1], run[last].end(), run[last + 1].start()):
        last += 1
    start, end = run[first].start(), run[last].end()
    while start and text[start - 1] in "+(" and (text[start - 1] == "+" or ")" in text[start:end]):
        start -= 1
    return start, end


def _belongs(text: str, letters: re.Match[str], end: int, start: int) -> bool:
    """Tell whether letters are a part of the number beside them: "AB 12", "ABC-12", but not "SSN 12"."""
    return _is_letter(letters[0]) and (len(letters[0]) <= 2 or text[end:start] in {"", "-", "/"})  # noqa: PLR2004


def _is_ordinary(text: str, inner: list[re.Match[str]], core: str, *, told: bool) -> bool:
    """Tell a sum, a span of years, a score, a date to come or a course from a number that is somebody's."""
    count = sum(_digits(part[0]) for part in inner)
    before, behind = text[: inner[0].start()], text[inner[-1].end() :]
    if told:
        return bool(_TIME.fullmatch(core) or _UNIT.match(behind))
    if any(part[0].lower() in _WORDS for part in inner):
        return bool(_SPELT_YEAR.fullmatch(core))
    if count <= 9 and (_MONEY_BEHIND.match(behind) or _MONEY_BEFORE.search(before[-6:])) and _PLAIN.fullmatch(core):  # noqa: PLR2004
        return True
    if _ROUND.fullmatch(core) and (_MONEY_NEAR.search(before[-40:]) or _MONEY_NEAR.search(behind[:40])):
        return True
    if _are_scores(inner) and (_SCORE.search(before[-30:]) or _SCORE.search(behind[:20]) or _SCORE.search(core)):
        return True
    signed = before[-1:] if before[-1:] in {"$", "€", "£", "¥", "₹"} and before else ""
    rest = _ORDINARY.sub(" ", signed + core)
    if count <= 8:  # noqa: PLR2004
        rest = _MEASURE.sub(" ", rest)
    return sum(each.isdecimal() for each in rest) <= 2 or _is_list(inner, core, count)  # noqa: PLR2004


def _are_scores(inner: list[re.Match[str]]) -> bool:
    """Tell whether no part is longer than a score, or else is a year."""
    return all(sum(each.isdecimal() for each in part[0]) <= 3 or _YEAR.fullmatch(part[0]) for part in inner)  # noqa: PLR2004


def _is_list(inner: list[re.Match[str]], core: str, count: int) -> bool:
    """Tell whether it is a short list: "705, 3.7"."""
    return count < 7 and bool(_NEW_SENTENCE.search(core)) and any(len(part[0]) > 1 for part in inner)  # noqa: PLR2004
