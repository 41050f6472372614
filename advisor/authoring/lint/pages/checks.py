"""The pages of the rules about eligibility checks: questions, conditions, outcomes."""

from __future__ import annotations

from advisor.authoring.lint.pages.page import error, hint, warning

CHECKS = (
    error(
        "check-gap",
        "There are answers with which a check has no outcome, so it could tell the student nothing.",
        "two outcomes: when: {is: {degree: cs}} and when: {is: {degree: other}}, beside a third degree",
        "Widen the `when` of an outcome, or add an outcome, so that the answers named in the message lead to one.",
    ),
    error(
        "check-overlap",
        "There are answers with which two outcomes hold at once.",
        "when: {is: {degree: cs}} in one outcome, and when: {at_least: {years: 2}} in another",
        "Narrow one of the two, with all_of and not, so that exactly one holds.",
    ),
    error(
        "not-understood",
        "A question lists how people state an answer unasked, but not what the advisor then says to have understood.",
        "said: {any: [degree in {answer}]}",
        "Write under `understood` what is said for each answer, or one text for any of them.",
    ),
    warning(
        "unreachable-outcome",
        "No answers lead to this outcome, so no student will ever see it.",
        "when: {all_of: [{is: {serving: yes}}, {is: {serving: no}}]}",
        "Mend its `when`, or take the outcome out.",
    ),
    warning(
        "unused-question",
        "No answer to this question can change the outcome, so it is never asked.",
        "(a question that stands in no condition)",
        "Use it in a condition, or take it out.",
    ),
    warning(
        "unused-condition",
        "A condition has a name, but nothing uses it.",
        "conditions:\n  veteran: {is: {served: yes}}",
        "Name it in a criterion, an outcome or another condition; or take it out.",
    ),
    warning(
        "unsaid-favour",
        "An outcome does not say whether it is what people hope for, while others of the check do. It then counts as "
        "one that they do not hope for, and near misses are shown.",
        "outcomes:\n  ready: {title: Ready, favourable: yes, ...}\n  training: {title: Training first, ...}",
        "Write favourable: yes or favourable: no in each outcome.",
    ),
    warning(
        "silent-criterion",
        "A criterion of a check has no words for any case, so no student ever sees it. Mostly a line stands twice.",
        "criteria:\n  - condition: veteran\n  - condition: veteran\n    met: You have served.",
        "Write under `met`, `not_met` or `not_known` what is said then; or take the criterion out.",
    ),
    hint(
        "untold-case",
        "A criterion of a check has words for some of its cases, but not for each, so nothing is listed in the other.",
        "criteria:\n  - condition: veteran\n    met: You have served.\n    not_known: Whether you have served is open.",
        "Write what is said in that case, under `met`, `not_met` or `not_known`; or, if nothing is to be said then, "
        "name the case under `left_out`.",
    ),
    error(
        "unknown-question",
        "A question is named that the check does not ask. Mostly its id is misspelt.",
        "is: {sevring: yes}",
        "Correct the id; or write the question under questions:, or name it under shared:.",
    ),
    error(
        "unknown-value",
        "An answer is named that the question does not have.",
        "is: {serving: perhaps}",
        "Use one of the question's choices; for a question without choices, yes or no.",
    ),
    error(
        "unknown-condition",
        "A condition is named that does not exist in this check.",
        "when: vetran",
        "Correct the name, or write the condition under conditions:.",
    ),
    error(
        "circular-condition",
        "A condition is defined by itself, over one or more others.",
        "a: {not: b}\nb: {not: a}",
        "Write out what one of them depends on.",
    ),
    error(
        "not-one-condition",
        "A condition says exactly one thing.",
        "when: {is: {serving: yes}, at_least: {months: 36}}",
        "Join several with all_of: [...] or any_of: [...].",
    ),
    error(
        "unfit-condition",
        "A condition compares a question in a way that does not fit it: numbers with at_least, others with is.",
        "is: {months: 36}",
        "Write it as in at_least: {months: 36}.",
    ),
    error(
        "threshold-outside-range",
        "The number in a condition lies outside what can be answered, so the condition never changes.",
        "at_least: {months: 900}, where the question takes 0 to 600",
        "Correct the number, or widen the question's range.",
    ),
    error(
        "impossible-range",
        "A question for a number goes from a larger number to a smaller one.",
        "number: {from: 600, to: 0}",
        "Write the smaller number first.",
    ),
    error(
        "not-one-kind",
        "A question has choices, or a number, or words for yes and no; not two of them.",
        "choices: ... and number: ...",
        "Keep one of them.",
    ),
    error(
        "not-one-side", "A point speaks either for a program or against it.", "for: ... and against: ...", "Keep one."
    ),
    error(
        "repeated-question",
        "Two checks have a question with the same id.",
        "questions:\n  degree: ...   (in two files)",
        "Write it once, in checks/questions.yaml, and name it under shared: in both.",
    ),
    error(
        "reserved-outcome",
        "'unclear' is what remains as long as answers are missing, and no outcome of its own.",
        "outcomes:\n  unclear: ...",
        "Write its words under unclear:, beside outcomes:.",
    ),
    error(
        "reserved-value",
        "'unsure' can be answered to every question, and is no choice of its own.",
        "choices:\n  unsure: ...",
        "Take the choice out, or give it another id.",
    ),
    error(
        "check-too-large",
        "The check has more combinations of answers than can be gone through.",
        "(a check with twenty questions)",
        "Ask fewer questions, or split it into two checks.",
    ),
)
"""The rules about checks."""
