"""The nouns of an eligibility check: its questions, the conditions on their answers, and its outcomes.

A check is kept by admissions staff as YAML. Nothing here reads files or judges answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, assert_never

from advisor.model import Place, ProgramId

Value: TypeAlias = str | int
"""What somebody answered: the id of a choice, `yes` or `no`, or a whole number."""

Answers: TypeAlias = Mapping[str, Value]
"""Question id to value or `UNSURE`. A question that is not in it has not been answered."""

YES: Final = "yes"
NO: Final = "no"
UNSURE: Final = "unsure"
"""Valid for every question; means "not known", unless the question says what being unsure stands for."""

WHICHEVER: Final = "any"
"""The key of what is said, or understood, whichever the value; `ANSWER` stands for it there."""
ANSWER: Final = "{answer}"

NOWHERE: Final = Place(file="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers to choose from. `words` are other ways in which people say it."""

    id: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A question answered by one of a few options."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """A question answered by yes or no; the words are what people may say instead, for this question."""

    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeNumber:
    """A question answered by a whole number from `low` to `high`, counted in `one` (month) or `many` (months).

    `around` are words that may stand around the number without changing it ("36 months in the army").
    """

    low: int
    high: int
    one: str
    many: str
    around: tuple[str, ...] = ()

    def count(self, number: int) -> str:
        """Return the number with its unit, as in "1 month" and "36 months"."""
        return f"{number} {self.one if number == 1 else self.many}"


Kind: TypeAlias = Choice | YesNo | WholeNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that a check asks.

    `why` answers "why do you ask?". `unsure` is the value that "not sure" stands for, if it stands for one.
    `usually` is what most people answer: only the order of asking depends on it, never a result.
    `said` holds, for each value, how people say it of themselves unasked, and under `any` how they say whichever
    value stands for `{answer}`; `understood` holds, likewise, the words that tell them what was understood.
    A message with one of the words of `unless` states nothing of it after all.
    `if_changed` holds, for the values that an answer can plausibly become, the words of a near miss;
    `if_more` the same for a number, with `{more}` ("4 more months") and `{total}` ("36 months").
    `places` says where each value is named.
    """

    id: str
    wording: str
    kind: Kind
    help: str = ""
    why: str = ""
    unsure: str | None = None
    usually: str | None = None
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    understood: Mapping[str, str] = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    if_changed: Mapping[str, str] = field(default_factory=dict)
    if_more: str | None = None
    place: Place = field(default=NOWHERE, compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """Holds where all of its parts hold."""

    parts: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """Holds where at least one of its parts holds."""

    parts: tuple[Condition, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Holds where its part does not."""

    part: Condition
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOf:
    """Holds where the answer to a choice or a yes-or-no question is one of `values`, as `is` and `one_of` say."""

    question: str
    values: tuple[str, ...]
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """Holds where the answer to a number question is `number` or more."""

    question: str
    number: int
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Holds where the condition of that name, written once and used in several places, holds."""

    name: str
    place: Place = field(default=NOWHERE, compare=False)


Condition: TypeAlias = AllOf | AnyOf | Not | OneOf | AtLeast | Named


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A line of the ledger: a named condition, and how to say that it is met, not met, or not known.

    Where there are no words for one of these, the line is then left out.
    """

    condition: Named
    met: str
    not_met: str
    not_known: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What is said with a result: a title, the words, what to do next, and what it rests on."""

    title: str
    text: str
    next_steps: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A result that the answers can lead to. For one that is not `favourable`, a near miss is looked for."""

    id: str
    when: Condition
    advice: Advice
    favourable: bool = False
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What speaks for a program, or against it, for those whose answers meet `when`."""

    program: ProgramId
    when: Condition
    text: str
    in_favour: bool
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Check:
    """An eligibility check. Exactly one outcome holds for each complete set of answers; `proof` shows it.

    `unclear` is what is said as long as missing answers could still change the outcome.
    `ask` are ways to ask for the check. Two checks are equal only when they are the same object,
    so that what is worked out once for a check can be kept with it. `places` says where each condition has its name.
    """

    id: str
    title: str
    intro: str
    ask: tuple[str, ...]
    questions: tuple[Question, ...]
    conditions: Mapping[str, Condition]
    criteria: tuple[Rule, ...]
    outcomes: tuple[Outcome, ...]
    unclear: Advice
    disclaimer: str
    points: tuple[Point, ...] = ()
    place: Place = NOWHERE
    places: Mapping[str, Place] = field(default_factory=dict)

    def question(self, question_id: str) -> Question | None:
        """Return the question with that id, or None where this check asks no such thing."""
        return next((question for question in self.questions if question.id == question_id), None)


def choices(question: Question) -> tuple[tuple[str, str], ...]:
    """Return what there is to choose from as (value, label), in the order to number them; a number has none."""
    match question.kind:
        case Choice(options=options):
            return tuple((option.id, option.label) for option in options)
        case YesNo():
            return (YES, "Yes"), (NO, "No")
        case WholeNumber():
            return ()
        case never:
            assert_never(never)


def label(question: Question, value: Value) -> str:
    """Return how a value reads on a screen: a choice's label, "Yes", "36 months", "Not sure"."""
    if isinstance(question.kind, WholeNumber) and isinstance(value, int):
        return question.kind.count(value)
    return dict(choices(question)).get(str(value), "Not sure")
