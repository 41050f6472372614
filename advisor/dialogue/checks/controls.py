"""What people say in an eligibility check that is no answer: "back", "change 2", "why do you ask?", "stop"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, TypeVar

from advisor.dialogue.wording import without_quotes
from advisor.eligibility.english import NO_PHRASES, YES_PHRASES

_Listed = TypeVar("_Listed")


class Control(StrEnum):
    """Something that can be asked of a check at every question."""

    BACK = "back"
    CHANGE = "change"
    REVIEW = "review"
    WHY = "why"
    HELP = "help"
    KEEP = "keep"
    SAVE = "save"
    RESTART = "restart"
    STOP = "stop"


_SAID: Final[Mapping[Control, tuple[str, ...]]] = {
    Control.BACK: ("back", "go back", "previous", "previous question", "undo"),
    Control.CHANGE: ("change", "change answer", "change an answer", "change my answer", "edit", "edit answer"),
    Control.REVIEW: ("review", "my answers", "review my answers", "show my answers", "show answers"),
    Control.WHY: (
        "why", "why do you ask", "why do you ask that", "why do you ask this", "why are you asking",
        "why this question", "why do you need that", "why do you need to know", "why do you need to know that",
        "why does that matter",
    ),
    Control.HELP: (
        "help", "explain", "explain that", "what do you mean", "what does that mean", "what is that", "what's that",
        "i don't understand", "i do not understand", "i don't understand the question", "huh", "help me",
    ),
    Control.KEEP: ("keep", "keep it", "keep that", "leave it", "same", "same as before"),
    Control.SAVE: ("save", "save it", "save this", "save that", "save the result", "save my answers", "save receipt"),
    Control.RESTART: ("start over", "restart", "begin again", "start again", "start from the beginning"),
    Control.STOP: (
        "stop", "quit", "exit", "leave", "cancel", "stop the check", "leave the check", "quit the check", "never mind",
        "nevermind", "enough", "abort",
    ),
}  # fmt: skip
_CONTROLS: Final = {phrase: control for control, phrases in _SAID.items() for phrase in phrases}
_WITH_MORE: Final = {
    Control.CHANGE: re.compile(r"/?(?:change|edit)(?: answer| number| the| my| no\.?)* +(\S.*)", re.IGNORECASE),
    Control.SAVE: re.compile(
        r"/save +(\S.*)|save(?: as| to| it as| it to)? +([^\s./\\]*[./\\]\S*|\"[^\"]+\"|'[^']+')", re.IGNORECASE
    ),
}
_SLASHED: Final = frozenset({"/back", "/change", "/review", "/keep", "/save", "/restart", "/stop"})
"""What may begin with a slash; /why, /help and /quit are about the whole conversation."""

_GO: Final = frozenset(
    {"yes please", "please", "please do", "go ahead", "go", "do it", "do that", "let's go", "lets go", "let's do it",
     "lets do it", "sounds good", "why not", "start",
     "sure go ahead", "ok go ahead", "yes let's do it", "great", "sure thing", "ok sure", "yes sure", "i'd like that",
     "yes do it", "yes go ahead", "yes i would", "shall we"}
)  # fmt: skip
_STAY: Final = frozenset(
    {"no thanks", "no thank you", "not now", "later", "maybe later", "no need", "don't", "thanks no"}
)
_DEMANDS: Final = frozenset(
    {"check my eligibility", "am i eligible", "do i qualify", "would i qualify", "would i be eligible", "check me",
     "can you check", "can you check that", "can you check for me", "could you check", "please check my eligibility",
     "check if i am eligible", "check if i'm eligible", "check whether i'm eligible", "check whether i am eligible",
     "check if i qualify", "check whether i qualify", "start the check", "run the check", "do the check",
     "eligibility check", "check eligibility", "let's check", "lets check", "take the check", "check", "check it",
     "check that", "check for me", "yes check", "please check"}
)  # fmt: skip
_LISTS: Final = re.compile(
    r"(?:(?:list|show|see)(?: me)?(?: all)?(?: the| your)? |all(?: the)? |the )?checks"
    r"|(?:what|which) checks (?:are there|do you have|can i (?:do|take)|can you (?:do|offer))|what can you check"
)
_NAMES: Final = re.compile(
    r"(?:please )?(?:check|(?:start|begin|run|do|take)(?=.* check$)) (?:the |my )?(?P<name>.{3,}?)(?: check)?"
    r"|(?:please )?(?:an? |the |my )?(?P<short>.{3,}?) check(?: please)?"
)
_SWITCHES: Final = re.compile(
    r"(?=.* instead(?: please)?$|(?:no|wait|oh|sorry|actually|stop|i mean|i meant|i'd rather|switch|change|go) )"
    r"(?:(?:no|wait|oh|sorry|actually|stop) )*(?:(?:i meant|i mean|i'd rather|switch to|change to|go to) )?"
    r"(?:check |do |take )?(?:the |my )?(?P<name>.{3,}?)(?: check)?(?: instead)?(?: please)?"
)
"""How another check is named: "wait, I meant yellow ribbon", "stop, check yellow ribbon instead"."""
_RESUME: Final = frozenset(
    {"resume", "resume the check", "continue", "continue the check", "go on", "go on with the check",
     "back to the check"}
)  # fmt: skip
_ASKS: Final = re.compile(
    r"(?:(?:actually|wait|but|and|so|ok|okay|oh|hm|hmm|um|well|please|sorry|first|before that|by the way|btw"
    r"|quick question) )*(?:"
    r"(?:what|how|when|where|which|who|why)(?:'?s|'re)?(?= |$)"
    r"|(?:tell me|explain|define|(?:i )?wonder(?:ing)?|i(?:'d| would) like to know|i want to know) "
    r"|(?:is|are|did|does|do|can|could)(?:n't)? (?!(?:not|be|an?|the|only|still|already|never)\b)\S+ \S"
    r"|(?:is|are|was|were|did|does|do|can|could|should|would|will|has|have|had|may|must)(?:n't)?"
    r" (?:i|you|we|he|she|it|they|that|this|these|those|there|my|his|her|their|anyone|everyone|somebody)\b"
    r"|(?:is|are|did|does|can|could|should|would|will) (?:an?|the|only) )"
)
"""How a question begins. What only could begin one, as in "do the first" and "is still serving", is none."""
_MARKS: Final = re.compile(r"[?!.,;]+")
_FEW: Final = 2
_MEANING: Final = frozenset({"mean", "means", "meaning", "meant"})


def spoken(line: str) -> str:
    """Return a line in lower case, without marks."""
    return " ".join(_MARKS.sub(" ", line.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).split())


def control(line: str) -> tuple[Control, str] | None:
    """Return what a line asks of a check, and what it names: a number after "change", a file after "save"."""
    said, typed = spoken(line), " ".join(line.split())
    if typed == "?":
        return Control.HELP, ""
    found = _CONTROLS.get(said[1:] if said in _SLASHED else said)
    if found:
        return found, ""
    more = ((each, pattern.fullmatch(typed)) for each, pattern in _WITH_MORE.items())
    return next(((each, without_quotes(match[match.lastindex or 0])) for each, match in more if match), None)


def agrees(line: str) -> bool:
    """Tell whether a line takes up an offer."""
    return spoken(line) in YES_PHRASES | _GO


def declines(line: str) -> bool:
    """Tell whether a line turns an offer down."""
    return spoken(line) in NO_PHRASES | _STAY


def demands(line: str) -> bool:
    """Tell whether a line demands a check, whichever is spoken of: "am I eligible?"."""
    return spoken(line) in _DEMANDS


def names_check(line: str) -> bool:
    """Tell whether a line says that it wants a check, and not only an answer."""
    return "check" in spoken(line).split()


def lists(line: str) -> bool:
    """Tell whether a line asks which checks there are."""
    return bool(_LISTS.fullmatch(spoken(line)))


def check_named(line: str) -> str:
    """Return what a line wants checked, as in "check yellow ribbon" and "start the program fit check"."""
    found = _NAMES.fullmatch(spoken(line))
    return found["name"] or found["short"] if found else ""


def switches(line: str) -> str:
    """Return what a line wants checked in place of what is asked; whether it is a check is still to be seen."""
    found = _SWITCHES.fullmatch(spoken(line))
    return found["name"] if found else ""


def at_number(typed: str, listed: Sequence[_Listed]) -> _Listed | None:
    """Return what stands in a list at the number that is typed, from 1 on; None where nothing does."""
    numbered = {str(number): each for number, each in enumerate(listed, start=1)}
    return numbered.get(typed.lstrip("0"))


def resumes(line: str) -> bool:
    """Tell whether a line asks to go on with a check that was left."""
    return spoken(line).removeprefix("/") in _RESUME


def is_question(line: str) -> bool:
    """Tell whether a line looks more like a question of somebody's own than like an answer."""
    return line.rstrip().endswith("?") or bool(_ASKS.match(spoken(line)))


def asks_meaning(line: str) -> bool:
    """Tell whether a line asks what some words mean."""
    return is_question(line) and not _MEANING.isdisjoint(spoken(line).split())
