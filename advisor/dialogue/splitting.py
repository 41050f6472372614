"""Cuts a message into the questions that it may hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile

from advisor.matching.text import tidy

_ENDS = re.compile(r"(?<=[.?!;])\s+|[;\n]+|\s+-+\s+")
_JOINS = re.compile(
    r"\s*[,&+/]\s*(?:and|also|plus)?\s+(?!or\b)|\s+(?:and|also|plus|&|\+)\s+(?:also\s+)?", re.IGNORECASE
)
_LEADS = (
    r"^(?:(?:and|also|so|but|then|please|hi|hello|hey)\b[ ,]*)*"
    r"(?:i (?:would |also |just |really )*(?:like|love|want|need|wanted|wish) (?:also )?to "
    r"(?:know|ask|hear|learn|understand)"
    r"|i'd (?:also )?(?:like|love) to (?:know|ask|hear|learn|understand)"
    r"|i (?:also )?wonder(?:ed)?|i(?:'m| am) (?:also )?(?:wondering|curious)"
    r"|(?:can|could|would|will) you (?:please )?(?:tell me|explain)|(?:please )?tell me|do you know|any idea)"
    r"(?: more)?(?: about)?\b\s*"
)
_CORRECTING = r"^(?:(?:no|nope|sorry|wait|oh|actually|i (?:mean|meant|said|asked))\b[ ,]*)*"
_DENIED = re.compile(r"^not (?:\w+ ){0,3}\w+ *[,;.] *|(?:,| and)? not (?:\w+ ){0,2}\w+\W*$", re.IGNORECASE)
_STATING = frozenset(
    "i my we our he she his her they their it its this that there you everyone everybody someone somebody people "
    "nobody after before since because although though while once until if as".split()
)
_GUESSING = frozenset({"maybe", "perhaps"})
_LEADING = frozenset(
    "and but so also then ok okay well please hi hello hey or cool great nice thanks thank you good morning afternoon "
    "evening fine alright right perfect awesome wow oh ah hm haha ha yes no sorry wait actually there".split()
)
ASKING = frozenset(
    "what which who when where why how is are am was were do does did can could may might will would shall should has "
    "have anyone anybody anything".split()
)
_OWN = frozenset(
    "am was have had hold got did do studied graduated majored minored finished completed earned worked work served "
    "serve already currently used grew took taught spent hail come came".split()
)
_OF_ONES_OWN = frozenset("degree background undergrad bachelor bachelors major diploma".split())
_COMING_FROM = frozenset("with as having being coming holding".split())
_WONDERING = frozenset("know wonder wondering ask asking curious unsure confused learn understand hear".split())
_GOING_ON = frozenset("a an the then later before after since from at another".split())
_LONG = 20
_WINDOW = 8


def sentences(text: str) -> list[str]:
    """Cut at the ends of sentences; what holds no word is dropped."""
    return [part.strip() for part in _ENDS.split(text) if _has_word(part)]


def _has_word(text: str) -> bool:
    return any(len(word) > 1 and word.isalpha() for word in tidy(text))


def clauses(text: str) -> list[str]:
    """Cut at the ends of sentences, at commas, and at words that join."""
    return [part.strip() for sentence in sentences(text) for part in _JOINS.split(sentence) if _has_word(part)]


def without_interjections(text: str) -> str:
    """Drop what people say before they ask: "hi", "cool", "ok thanks"; nothing where nothing else is said."""
    words = tidy(text)
    rest = list(dropwhile(_LEADING.__contains__, words))
    return " ".join(rest) if 0 < len(rest) < len(words) else ""


def without_denied(text: str) -> str:
    """Drop what a short correction says was not meant: "not the deadline, the start date", "no, tuition not fees"."""
    said = re.sub(_CORRECTING, "", text, flags=re.IGNORECASE)
    rest = _DENIED.sub("", said, count=1)
    words = tidy(rest)
    return rest if rest != said and 0 < len(words) <= _WINDOW and words[0] not in ASKING | _STATING else text


def without_lead(text: str) -> str:
    """Drop what leads to a question in a list of them: "I would also like to know …", "can you tell me about …"."""
    return re.sub(_LEADS, "", text, count=1, flags=re.IGNORECASE) or text


def is_statement(text: str) -> bool:
    """Tell whether a part of a message states something about somebody, or guesses at an answer, and asks nothing."""
    words = [word for word in tidy(text) if word not in _LEADING]
    asks = text.rstrip().endswith("?") or not _WONDERING.isdisjoint(words)
    return bool(words) and (words[-1] in _GUESSING or (words[0] in _STATING and not asks))


def is_background(text: str) -> bool:
    """Tell whether a part of a message is about somebody's own past: "I have a degree …", "a veteran here"."""
    words = list(dropwhile(_LEADING.__contains__, tidy(text)))
    if len(words) < 2 or text.rstrip().endswith("?"):  # noqa: PLR2004 - a verb needs somebody
        return False
    own = words[0] == "my" and bool(_OF_ONES_OWN.intersection(words[1:3]))
    being = words[-1] == "here" and words[0] not in ASKING
    return own or being or (words[0] in {"i", "we"} and words[1] in _OWN) or words[0] in _COMING_FROM


def without_background(parts: Sequence[str]) -> list[str]:
    """Leave out the parts about somebody's own past, and those that go on with one: "… and a doctorate from …"."""
    rest: list[str] = []
    past = False
    for part in parts:
        first = tidy(part)[0]
        past = is_background(part) or (past and first in _GOING_ON and not part.rstrip().endswith("?"))
        rest += [] if past else [part]
    return rest


def windows(text: str) -> list[str]:
    """Cut a long rambling message into overlapping stretches of a few words; a short one has none."""
    words = tidy(text)
    if len(words) <= _LONG:
        return []
    return [" ".join(words[start : start + _WINDOW]) for start in range(0, len(words) - _WINDOW // 2, _WINDOW // 2)]
