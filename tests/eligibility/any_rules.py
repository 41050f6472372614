"""Any rules at all over four questions, and what they say of answers, worked out in the plainest way."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import strategies as st

from advisor.eligibility.model import (
    UNSURE,
    Advice,
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Choice,
    Condition,
    Named,
    Not,
    OneOf,
    Option,
    Outcome,
    Point,
    Question,
    Rule,
    Value,
    WholeNumber,
    YesNo,
)

WORDS = Advice(title="t", text="t")
LETTERS = ("a", "b", "c")
QUESTIONS = (
    Question(id="letter", wording="?", kind=Choice(options=tuple(Option(id=each, label=each) for each in LETTERS))),
    Question(id="first", wording="?", kind=YesNo(), if_changed={"yes": "then"}),
    Question(id="second", wording="?", kind=YesNo(), unsure="no", usually="no"),
    Question(id="count", wording="?", kind=WholeNumber(low=0, high=4, one="x", many="xs"), if_more="{more} {total}"),
)
VALUES: dict[str, tuple[Value, ...]] = {
    "letter": LETTERS,
    "first": ("yes", "no"),
    "second": ("yes", "no"),
    "count": (0, 1, 2, 3, 4),
}

leaves: st.SearchStrategy[Condition] = st.one_of(
    st.builds(
        lambda values: OneOf(question="letter", values=tuple(values)), st.lists(st.sampled_from(LETTERS), min_size=1)
    ),
    st.builds(lambda question: OneOf(question=question, values=("yes",)), st.sampled_from(["first", "second"])),
    st.builds(lambda number: AtLeast(question="count", number=number), st.integers(1, 4)),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.builds(lambda parts: AllOf(parts=tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda parts: AnyOf(parts=tuple(parts)), st.lists(inner, min_size=1, max_size=3)),
        st.builds(lambda part: Not(part=part), inner),
    ),
    max_leaves=8,
)
states = st.fixed_dictionaries({}, optional={key: st.sampled_from([*values, UNSURE]) for key, values in VALUES.items()})


def holds(condition: Condition, answers: dict[str, Value], named: dict[str, Condition]) -> bool:
    """Evaluate a condition on a complete set of answers, in the plainest way."""
    match condition:
        case AllOf(parts=parts):
            return all(holds(part, answers, named) for part in parts)
        case AnyOf(parts=parts):
            return any(holds(part, answers, named) for part in parts)
        case Not(part=part):
            return not holds(part, answers, named)
        case OneOf(question=question, values=values):
            return answers[question] in values
        case AtLeast(question=question, number=number):
            return int(answers[question]) >= number
        case Named(name=name):
            return holds(named[name], answers, named)


def completions(answers: dict[str, Value]) -> Iterator[dict[str, Value]]:
    known: dict[str, Value] = {"second": "no"} if answers.get("second") == UNSURE else {}
    known |= {key: value for key, value in answers.items() if value != UNSURE}
    options = [(known[key],) if key in known else values for key, values in VALUES.items()]
    for combination in product(*options):
        yield dict(zip(VALUES, combination, strict=True))


def check_of(one: Condition, other: Condition) -> Check:
    """Three outcomes: the first condition; else the second; else neither."""
    first, second = Named(name="one"), AllOf(parts=(Not(part=Named(name="one")), Named(name="other")))
    return Check(
        id="any",
        title="t",
        intro="t",
        ask=(),
        questions=QUESTIONS,
        conditions={"one": one, "other": other},
        criteria=(Rule(condition=Named(name="other"), met="met", not_met="not met", not_known="not known"),),
        outcomes=(
            Outcome(id="first", when=first, advice=WORDS, favourable=True),
            Outcome(id="second", when=second, advice=WORDS),
            Outcome(id="third", when=Not(part=AnyOf(parts=(first, second))), advice=WORDS),
        ),
        unclear=WORDS,
        disclaimer="d",
        points=(Point(program="p", when=other, text="pro", in_favour=True),),
    )


def outcome_of(check: Check, answers: dict[str, Value]) -> str:
    (found,) = (each.id for each in check.outcomes if holds(each.when, answers, dict(check.conditions)))
    return found
