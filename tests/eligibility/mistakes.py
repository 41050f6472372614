"""A good check, and each mistake that staff can make in it: what is replaced, the rule, and how the message begins."""

from __future__ import annotations

GOOD = """\
title: Club
intro: Whether you can join.
ask: [can i join]
questions:
  age:
    ask: How old are you?
    number: {from: 0, to: 120, one: year, many: years}
  member:
    ask: Are you a member?
  plan:
    ask: Which plan?
    choices:
      gold: {label: Gold}
      blue: {label: Blue}
conditions:
  adult:
    at_least: {age: 18}
  joins:
    all_of:
      - adult
      - any_of:
          - is: {member: yes}
          - one_of: {plan: [gold]}
criteria:
  - condition: adult
    met: You are an adult.
    not_met: You are not an adult.
    not_known: Your age is not known.
outcomes:
  in:
    title: In
    text: You can join.
    when: joins
  out:
    title: Out
    text: You cannot join.
    when:
      not: joins
unclear:
  title: Not clear
  text: Not clear yet.
disclaimer: This is guidance.
"""

NOT_JOINS = "    when:\n      not: joins\n"

MISTAKES = {
    "gap": (
        {"outcomes:": "outcomes: # here", NOT_JOINS: "    when:\n      not: adult\n"},
        "check-gap",
        "check 'club' has no outcome for age=18 to 120 and member=no and plan=blue;",
    ),
    "overlap": (
        {"  out:": "  out: # here", NOT_JOINS: "    when:\n      is: {member: no}\n"},
        "check-overlap",
        "outcomes 'in' (line 30) and 'out' both hold for age=18 to 120 and member=no and plan=gold;",
    ),
    "unreachable": (
        {
            "unclear:": "  never: # here\n    title: N\n    text: N.\n    when:\n"
            "      all_of: [adult, {not: adult}]\nunclear:"
        },
        "unreachable-outcome",
        "no answers lead to outcome 'never';",
    ),
    "unused question": (
        {"  plan:": "  shoe: # here\n    ask: Shoes?\n  plan:"},
        "unused-question",
        "question 'shoe' of check 'club' cannot change the outcome,",
    ),
    "question used without effect": (
        {
            "  plan:": "  shoe: # here\n    ask: Shoes?\n  plan:",
            "- adult\n": "- adult\n      - any_of: [{is: {shoe: yes}}, {is: {shoe: no}}]\n",
        },
        "unused-question",
        "question 'shoe' of check 'club' cannot change the outcome,",
    ),
    "unused condition": (
        {"  joins:\n": "  spare:\n    is: {member: yes} # here\n  joins:\n"},
        "unused-condition",
        "condition 'spare' is used nowhere in check 'club';",
    ),
    "unknown question": (
        {"          - is: {member: yes}": "          - is: {membr: yes} # here"},
        "unknown-question",
        "check 'club' has no question 'membr'; did you mean 'member'?",
    ),
    "unknown question of a number": (
        {"    at_least: {age: 18}": "    at_least: {years: 18} # here"},
        "unknown-question",
        "check 'club' has no question 'years'; there is age, member, plan",
    ),
    "unknown value": (
        {"          - one_of: {plan: [gold]}": "          - one_of: {plan: [golden]} # here"},
        "unknown-value",
        "question 'plan' has no answer 'golden'; did you mean 'gold'?",
    ),
    "unknown condition": (
        {"      - adult\n": "      - adlut # here\n"},
        "unknown-condition",
        "there is no condition 'adlut'; did you mean 'adult'?",
    ),
    "unknown condition in the ledger": (
        {"  - condition: adult": "  - condition: nobody # here"},
        "unknown-condition",
        "there is no condition 'nobody'; there is adult, joins",
    ),
    "threshold never reached": (
        {"    at_least: {age: 18}": "    at_least: {age: 180} # here"},
        "threshold-outside-range",
        "at_least 180 never holds, because question 'age' takes 0 to 120; name a number from 1 to 120,",
    ),
    "threshold always reached": (
        {"    at_least: {age: 18}": "    at_least: {age: 0} # here"},
        "threshold-outside-range",
        "at_least 0 always holds,",
    ),
    "impossible range": (
        {"  age:": "  age: # here", "from: 0, to: 120": "from: 120, to: 20"},
        "impossible-range",
        "question 'age' goes from 120 to 20, so no number fits;",
    ),
    "circle": (
        {"    at_least: {age: 18}": "    any_of: [adult, {at_least: {age: 18}}] # here"},
        "circular-condition",
        "condition 'adult' is defined by itself ('adult' → 'adult');",
    ),
    "circle over another": (
        {"    at_least: {age: 18}": "    any_of: [joins, {at_least: {age: 18}}] # here"},
        "circular-condition",
        "condition 'adult' is defined by itself ('adult' → 'joins' → 'adult');",
    ),
    "number compared by is": (
        {"    at_least: {age: 18}": "    one_of: {age: [x]} # here"},
        "unfit-condition",
        "question 'age' asks for a number; compare it with at_least: {age: x}",
    ),
    "choice compared by at_least": (
        {"          - is: {member: yes}": "          - at_least: {member: 1} # here"},
        "unfit-condition",
        "question 'member' does not ask for a number; use is: {member: …}",
    ),
    "reserved value": (
        {"  plan:": "  plan: # here", "blue: {label: Blue}": "unsure: {label: Blue}"},
        "reserved-value",
        "question 'plan' has a choice called 'unsure',",
    ),
    "unknown usual value": (
        {"  plan:": "  plan:\n    usually: 'glod' # here"},
        "unknown-value",
        "question 'plan' has no choice 'glod'; did you mean 'gold'?",
    ),
    "unknown value that people state": (
        {"  plan:": "  plan:\n    said: {glod: [a gold member]} # here\n    understood: {any: 'you have {answer}'}"},
        "unknown-value",
        "question 'plan' has no choice 'glod'; did you mean 'gold'?",
    ),
    "a statement without words for what was understood": (
        {"  plan:": "  plan:\n    said: {gold: [a gold member]} # here"},
        "not-understood",
        "question 'plan' has ways to state 'gold', and no words that tell what was understood;",
    ),
    "a number that is stated without words for it": (
        {"  age:": "  age:\n    said: {any: ['{answer} old']} # here"},
        "not-understood",
        "question 'age' has ways to state 'any', and no words that tell what was understood;",
    ),
    "a usual value for a number": (
        {"  age:": "  age:\n    usually: 'x' # here"},
        "unknown-value",
        "'usually' of question 'age' is for questions with choices;",
    ),
    "two things in a condition": (
        {"    at_least: {age: 18}": "    at_least: {age: 18}\n    is: {member: yes} # here"},
        "not-one-condition",
        "a condition says one thing, and this one says at_least and is;",
    ),
    "two questions in a condition": (
        {"          - is: {member: yes}": "          - is: {member: yes, plan: gold} # here"},
        "not-one-condition",
        "'is' names one question, and this one names 2;",
    ),
    "an empty condition": (
        {"          - is: {member: yes}": "          - {} # here"},
        "not-one-condition",
        "a condition says one thing, and this one says nothing;",
    ),
    "an unknown operator": (
        {"          - one_of: {plan: [gold]}": "          - oneof: {plan: [gold]} # here"},
        "unknown-field",
        "unknown field 'oneof'; did you mean 'one_of'?",
    ),
    "a condition that is a list": (
        {NOT_JOINS: "    when: [joins] # here\n"},
        "not-a-table",
        "'when' must hold fields",
    ),
    "two kinds of answer": (
        {"    ask: Which plan?\n    choices:": "    ask: Which plan?\n    words: {yes: [aye]}\n    choices: # here"},
        "not-one-kind",
        "question 'plan' has choices and words;",
    ),
    "an outcome called unclear": (
        {"  out:": "  unclear: # here"},
        "reserved-outcome",
        "'unclear' is what remains",
    ),
    "for and against at once": (
        {
            "outcomes:": "speaks:\n  x:\n    - when: adult\n      for: A.\n      against: B. # here\noutcomes:",
        },
        "not-one-side",
        "write either 'for' or 'against'",
    ),
    "an answer that is a list": (
        {"          - is: {member: yes}": "          - is: {member: [yes, no]} # here"},
        "not-a-text",
        "'member' must be",
    ),
    "an operator without its part": (
        {NOT_JOINS: "    when:\n      not: # here\n"},
        "empty",
        "'not' is empty;",
    ),
    "unknown shared question": (
        {"conditions:": "shared: [degre] # here\nconditions:"},
        "unknown-question",
        "'shared' names the question 'degre', which is not in checks/questions.yaml",
    ),
}  # fmt: skip

HARMLESS = {"unreachable", "unused question", "question used without effect", "unused condition"}
"""Mistakes with which a check still gives right results."""
