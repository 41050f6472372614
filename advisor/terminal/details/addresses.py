"""Finds e-mail addresses, links, handles and street addresses, also where they are spelt out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.matching.english import is_english
from advisor.terminal.details.marks import TAKEN_OUT, Span
from advisor.terminal.details.words import FUNCTION, NO_NAME

_AT = (
    r"(?:\s?[\[({<]\s?(?:at|@|a|arroba)\s?[\])}>]\s?|\s?@\s?|%40|"
    r"\s[\[({<]?(?:at(?:\sthe\srate(?:\sof)?|[\s-]sign)?|arroba)\s)"
)
_DOT = (
    r"(?:\s?[\[({<]\s?(?:dot|\.|punto|punkt|ponto|point)\s?[\])}>]\s?|\s?[.,]\s?|\s(?:dot|punto|punkt|ponto|point)\s)"
)
_JOINT = (
    r"(?:\s\.\s|\s(?:dot|underscore|dash|hyphen|minus|plus|punto|punkt|ponto|point)\s|\s?[\[({<](?:dot|\.)[\])}>]\s?)"
)
_SPELT = re.compile(
    rf"(?<![\w.+'-])(?P<local>[\w.+'-]{{1,64}}+(?:{_JOINT}[\w.+'-]{{1,64}}+){{0,4}}+)(?P<at>{_AT})"
    rf"(?P<host>[\w-]{{1,63}}+(?:{_DOT}[\w-]{{2,63}}+){{0,4}}+)",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(?<!\w)(?:[\w.+-]\s){2,64}+@(?:\s[\w.-](?!\w)){2,64}+")
"""One that is written letter by letter: "j o @ m a i l . c o m"."""
_JOINED = re.compile(
    r"(?<![\w-])[\w+.-]{1,40}?(?:[-_*|~/]at[-_*|~/]|AT)[\w.-]{1,40}?(?:[-_*|~/]dot[-_*|~/]|DOT)\w{2,20}"
    r"|\"[\w\s.]{1,40}+\"\s?@\S{1,60}+"
)
"""One whose parts are joined by other signs, or that is partly in quotes."""
_PROVIDERS = frozenset(
    "aol fastmail gmail gmx googlemail hey hotmail icloud live mail msn naver outlook proton protonmail qq rediff "
    "rediffmail web yahoo yandex ymail zoho".split()
)
_LABELS = re.compile(r"[\w-]++")
_TYPICAL = frozenset("com de edu fr net org ru uk".split())
_SPELT_DOT = re.compile(r"[\s\[({<](?:dot|punto|punkt|ponto|point)[\s\])}>]")
_ENDINGS = frozenset("ai au br ca ch cn co com de dev edu es fr in info io it jp kr me mx net nl org ru uk us".split())

_TOKEN = re.compile(r"[^\s<>()\[\]{}\"“”«»|]++")
_HOST = re.compile(r"(?P<host>(?:[\w-]{1,63}+\.){1,9}(?P<end>[^\W\d_]{2,24}+))(?::\d{1,5}+)?(?P<path>[/?#]\S*+)?")
_OFFICIAL = re.compile(r"(?:^|\.)(?:edu|gov|mil|(?:ac|edu|gov)\.\w\w)$", re.IGNORECASE)
_OF_A_PERSON = re.compile(r"~|/(?:in|user|users|people|person|profile|profiles|student|students|home)/", re.IGNORECASE)
_SCHEME = re.compile(r"\w{2,8}+:/{1,3}|(?=www\.)", re.IGNORECASE)
_OWN = frozenset("blog dev me name online page site space website xyz".split())

_NETWORK = (
    r"(?:linked\s?in|instagram|insta|ig|twitter|facebook|fb|snap(?:chat)?|tik\s?tok|telegram|whats\s?app|discord|skype|"
    r"wechat|weixin|github|gitlab|reddit|youtube|threads|mastodon|bluesky|line|kakao(?:talk)?|signal|zoom|venmo|behance)"
)
_KIND = r"(?:handle|id|account|user\s?name|name|profile|link|url|tag|page|nick(?:name)?)"
_HANDLE = re.compile(
    rf"\b(?P<cue>my\s{_NETWORK}\b(?:\s{_KIND}){{0,2}}+(?:\s?(?:is|:|=|-))?|{_NETWORK}\b(?:\s{_KIND})?+\s?[:=]|"
    rf"\bon\s{_NETWORK}\s(?:as|under)|(?:user\s?name|handle|log\s?in|screen\s?name|user\s?id|net\s?id|\w{{2,20}}+\sid|\w{{3,20}}id(?=\s?:))\s?(?:is\b|[:=])|"
    r"my\s(?:web\s?site|site|portfolio|blog|home\s?page|domain)\s?(?:is(?:\sat)?|:|=))\s{0,2}+['\"(]?(?P<own>[^\s,;()\"'!?]{2,60}+)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[a-z]{0,4}-?\d")
_NAMED_ON = re.compile(
    rf"(?<!\w)(?:(?:i'm|i\sam|me|find|as|follow|add|dm)\s(?P<plain>[\w.-]{{3,30}}+)|(?P<marked>(?=[\w.-]{{0,30}}[\d_])[\w.-]{{3,30}}+))"
    rf"\son\s{_NETWORK}(?!\w)|\bme\son\s{_NETWORK}\s(?P<behind>[\w.-]{{3,30}}+)|(?<!\w){_NETWORK}\s(?P<close>(?=\w{{0,30}}[\d_#])[\w.#-]{{3,30}}+)"
    r"|(?<!\w)(?P<tag>\w{2,32}#\d{4}|u/[\w-]{3,30}+)(?!\w)",
    re.IGNORECASE,
)
_SURE_PROVIDERS = "|".join(sorted(_PROVIDERS - {"live", "mail", "hey", "web"}))
_BARE_MAIL = re.compile(
    rf"(?<!\w)[\w.+-]{{2,40}}+(?:\s(?:{_SURE_PROVIDERS})[\s.](?:com|net|org|de|fr|me|co|in)\b|\s?#\s?(?:{_SURE_PROVIDERS})\b\S{{0,20}}+)",
    re.IGNORECASE,
)
_MY_MAIL = re.compile(
    rf"\bmy\s(?:e-?mail|{_SURE_PROVIDERS})(?:\s(?:id|address|account))?\s?(?:is|:)\s(?P<mail>[\w.+-]{{3,40}}+)",
    re.IGNORECASE,
)
_SERVICES = frozenset({"id.me"})

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
_SPELT_NUMBER = rf"(?:{'|'.join((_ONES + ' ' + _TENS).split())})"
_HOUSE = rf"(?:\d{{1,6}}+[a-z]?(?:\s?[-/]\s?\d{{1,5}}+[a-z]?)?+|{_SPELT_NUMBER}(?:[\s-]{_SPELT_NUMBER}){{0,3}}+)"
_NOT_IN_STREETS = (
    r"(?!(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?|miles?|km|blocks?|percent|times|people|students|"
    r"from|on|at|in|to|with|for|and|or|is|are|by|near|than|my|your|i|offers?|units?|credits?|courses?|am|pm)\b)"
)
_WORD = rf"{_NOT_IN_STREETS}(?:[^\W\d_][\w.'-]{{0,30}}+|\d{{1,3}}+(?:st|nd|rd|th))"
_STREET = (
    r"(?:street|avenue|road|boulevard|lane|blvd|ave|rd|str|parkway|pkwy|highway|hwy|st|ln|crescent|cres|terrace|alley|"
    r"mews|quay|turnpike|expressway|stra(?:ss|ß)e)"
)
_PERHAPS = (
    r"(?:Drive|Dr|Court|Ct|Place|Pl|Way|Square|Sq|Circle|Cir|Close|Row|Walk|Trail|Hill|Gardens|Grove|Park|View|Loop|Path|"
    r"Plaza|Heights|Rise|Gate|Broadway|Nagar|Marg|Colony|Towers?|House|Residency|Enclave|Apartments)"
)
_ROOM = (
    r"(?:[\s,]{0,2}+(?:(?:apt|apartment|unit|suite|ste|flat|floor|fl|room|rm|bldg|building)\b\.?|#)\s?#?\s?"
    r"(?=\w{0,4}\d|[a-z]\b)\w{1,6}+)"
)
_STREETS = (
    re.compile(
        rf"(?<![\w.$€£])(?:(?:flat|apt|apartment|unit|suite|room|no|number)\b\.?\s?#?\s?\w{{1,5}}+[,\s]{{1,2}}+)?"
        rf"{_HOUSE},?\s(?:{_WORD}\s){{1,5}}?{_STREET}\b\.?(?:\s(?:north|south|east|west|[ns][ew]?|[ew])\b\.?)?{_ROOM}{{0,2}}+",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<![\w.$€£])(?:(?:[Ff]lat|[Aa]pt|[Uu]nit|[Nn]o|[Rr]oom)\b\.?\s?#?\w{{1,5}}+[,\s]{{1,2}}+)?(?:\d{{1,6}}+[A-Za-z]?,?\s"
        rf"(?:(?=[^\Wa-z\d_]){_WORD}\s){{0,4}}?|(?i:{_SPELT_NUMBER})\s(?:(?=[^\Wa-z\d_]){_WORD}\s){{1,3}}?){_PERHAPS}\b\.?(?i:{_ROOM}){{0,2}}+"
    ),
    re.compile(
        r"(?<!\w)(?:\d{1,5}+(?:-\d{1,5}+)?\s?(?:bis|ter|[a-z])?,?\s)?(?:rue|avenue|av\.|avenida|calle|rua|via|viale|ul\.|ulica|boulevard|bd|"
        r"chemin|piazza|plaza|corso|carrera|jalan|jl\.?)\s(?:(?:de|du|des|del|della|la|las|los|dos|da)\s|l'){0,2}+"
        r"[^\W\d_][\w.'-]{1,30}+(?:\s[^\W\d_][\w.'-]{1,30}+)?(?:,?\s(?:n[o°º]?\.?\s?)?\d{1,5}+[a-z]?(?:/\d{1,4}+)?\b)?",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:[^\W\d_][\w-]{0,30}?(?:stra(?:ss|ß)e|str\.|weg|platz|gasse|allee|gatan|vägen|straat|laan|gracht)"
        r"|[^\W\d_][\w-]{1,30}+\s(?:ulitsa|utca|caddesi|sokak|cad\.|sok\.))\s?,?\s?\d{1,5}+[a-z]?\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:p\.?\s?o\.?\s?box|post\s?(?:office\s?)?box|postfach|apartado(?:\spostal)?|casilla|box\snumber)\s{0,2}+(?:no\.?\s|#\s?|:\s?)?"
        r"\w{1,8}+",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?<!\w)(?:(?i:apt|apartment|dorm\sroom|room\sno|house\sno|plot\sno|plot)\b\.?|Flat|Block)\s?#?\s?(?:[A-Z]-?)?\d{1,5}+(?:-?[a-zA-Z])?\b"
        r"(?!\s?[%-])|(?<!\w)(?i:unit|suite)\s#\s?\d{1,5}+"
    ),
    re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d(?!(?:st|nd|rd|th)\b)[ABD-HJLNP-UW-Z]{2}(?!\w)", re.IGNORECASE),
    re.compile(
        r"(?<!\w)(?:calle|carrera|cra|cll?|kr)\.?\s\d{1,3}+[a-z]?\s?#\s?\d{1,3}+[a-z]?(?:\s?-\s?\d{1,3}+)?",
        re.IGNORECASE,
    ),
    re.compile("[\u3400-\u9fff]{2,20}+\\d{1,5}+(?:[号號弄室楼]|番地|丁目|(?:-\\d{1,4}+){1,3}+)"),
    re.compile(r"(?<!\w)[A-Z]\d[A-Z]\s?-?\d[A-Z]\d(?!\w)", re.IGNORECASE),
)
"""With a number before, in English; where the kind of street is also another word; in other languages; with the
number behind; of a word that names its kind; boxes; rooms; British and Canadian postcodes."""
_HOME = re.compile(
    r"\b(?:(?P<said>(?:my|home|street|mailing|postal|current|permanent|residential|shipping)\s(?:\w{4,12}+\s)?address\s?(?:is|:|=)"
    r"|(?<!\w)address\s?[:=])|(?:i|we)(?:'m|'ve been|\sam|\sare)?\s(?:currently\s|now\s)?"
    r"(?:live|living|reside|residing|stay|staying)\s(?:at|on)|"
    r"(?:live|living|reside|residing|home\sis|house\sis)\s(?:at|on)|(?:mail|send|ship)\s(?:it|them|mail|letters|that)\sto)\s{1,2}+(?:at\s)?",
    re.IGNORECASE,
)
_OF_HOME = re.compile(r"[^\s?!;]++[?!;]?")
_HIGH_BEHIND = re.compile(r"\S++\s[^\Wa-z\d_]")
_LONGEST_HOME = 12


def electronic(text: str) -> Iterator[Span]:
    """Yield where e-mail addresses, handles and links stand."""
    for pattern in (_SPACED, _JOINED, _BARE_MAIL):
        yield from (found.span() for found in pattern.finditer(text))
    yield from (found.span() for found in _SPELT.finditer(text) if _is_mail(found))
    for found in _TOKEN.finditer(text):
        core = found[0].strip(".,;:!?'*`")
        if len(core) > 1 and ("@" in core or ("." in core and _is_link(core))):
            start = found.start() + found[0].index(core)
            yield start, start + len(core)
    yield from (found.span("own") for found in _HANDLE.finditer(text) if _is_own(found))
    for found in (*_NAMED_ON.finditer(text), *_MY_MAIL.finditer(text)):
        kind = found.lastgroup or "tag"
        if kind not in {"plain", "behind", "mail"} or not is_english(found[kind].lower()):
            yield found.span(kind)


def _is_mail(found: re.Match[str]) -> bool:
    """Tell an address from words around "at": "looking at a page", "a job @ a company"."""
    at, host = found["at"].strip().lower(), found["host"].lower()
    labels = _LABELS.findall(host)
    if (found["at"][0].isspace() and found["local"].lower() in FUNCTION) or (
        " " in host and labels[-1] in FUNCTION - {"me", "in"}
    ):
        return False
    if labels[0] in _PROVIDERS:
        return True
    spelt = bool(_SPELT_DOT.search(host))
    if not spelt and (
        len(labels) == 1 or "." not in host or ((". " in host or ", " in host) and labels[-1] not in _TYPICAL)
    ):
        return False
    bare = at in {"at", "arroba"}
    return not bare or (spelt and labels[-1] in _ENDINGS) or not is_english(found["local"].lower().split()[-1])


def _is_link(core: str) -> bool:
    """Tell whether this may be somebody's page; of a university's, only what is below a person's name."""
    start = _SCHEME.match(core)
    found = _HOST.match(core, start.end() if start else 0)
    if found is None or (found.end() < len(core) and not start):
        return bool(start)
    path = found["path"] or ""
    if found["host"].lower() in _SERVICES:
        return False
    if _OFFICIAL.search(found["host"]):
        return bool(_OF_A_PERSON.search(path))
    several = found["host"].removeprefix("www.").count(".") > 1 and found["end"].islower()
    return bool(start) or len(path) > 1 or several or found["end"].lower() in _OWN


def _is_own(found: re.Match[str]) -> bool:
    """Tell the name of an account from what else is said of one: "my profile is private"."""
    own, cue = found["own"].lower().strip(".:"), found["cue"].lower().rstrip()
    if own in FUNCTION or own in NO_NAME or own.startswith("[") or own.strip("+-.").isdigit():
        return False
    if cue.endswith(("id is", "id:", "id :", "id =", "id=")) and _NUMBERED.match(own):
        return False
    return cue.endswith(("is", "at", "as", ":", "=", "-")) or not is_english(own)


def streets(text: str) -> Iterator[Span]:
    """Yield where street addresses stand."""
    for pattern in _STREETS:
        yield from (found.span() for found in pattern.finditer(text))
    for found in _HOME.finditer(text):
        end = _end_of_home(text, found)
        if end > found.end():
            yield found.end(), end


def _end_of_home(text: str, cue: re.Match[str]) -> int:
    """Return where it ends: at the end of the sentence, or where something new begins after a comma."""
    end = cue.end()
    words = _OF_HOME.finditer(text, end, end + 120)
    for number, word in enumerate(words):
        plain = word[0].strip(".,?!;").lower()
        fresh = word[0].islower() or text[: word.start()].rstrip().endswith(",")
        begins = (fresh and (plain in FUNCTION or plain in NO_NAME)) or TAKEN_OUT.fullmatch(plain)
        if begins or number == _LONGEST_HOME:
            break
        if number == 0 and not cue["said"] and not _is_place(text, cue, word[0]):
            break
        end = word.end() - (word[0][-1] in ".,?!;")
        if word[0][-1] in "?!;" or (word[0][-1] == "." and len(plain) > 3):  # noqa: PLR2004 no short form
            break
    return end


def _is_place(text: str, cue: re.Match[str], first: str) -> bool:
    """Tell a place from what one lives on: "on 14 Elm", "on 1500 a month"."""
    if first[0].isdigit():
        return not cue[0].rstrip().lower().endswith("on") or bool(_HIGH_BEHIND.match(text, cue.end()))
    return first[0].isupper()
