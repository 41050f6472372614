"""The thresholds and limits by which the advisor decides what to reply, each with its reason.

Probabilities are those of the ranking of readings, calibrated on conversations that it did not learn from.
"""

from __future__ import annotations

COST = 0.03
"""What a wrong answer costs, in times of asking back, for each share of wrong answers that is allowed."""


def answer_from(wrong_answers: float) -> float:
    """Return the probability from which on a topic is answered, for the share of wrong answers allowed (0 to 1).

    Answering is worth it from where its cost is less than that of asking back: with 2 in 100, from 0.6 on. Of turns of
    authors that were kept out, that answers 6 in 100 fewer wrongly than 0.5 and 1 in 100 fewer rightly.
    """
    return COST / (COST + wrong_answers)


OFFER = 0.05
"""The probability from which on a topic is offered, where none is answered: one of four is then likely meant."""
ASK_BACK = 0.2
"""The probability, of all offered topics together, from which on it asks back; else it says that it does not know."""
MOST_OFFERED = 4
"""Topics that are offered at most: more would be a list to read, not a question."""
TALK = 0.3
"""The probability from which on small talk, or what lies outside, is named as such: to be wrong there costs little."""
ONLY_TOLD = 0.6
"""The probability from which on a message is taken to tell something and ask nothing; below, what it may ask counts."""
DETAIL = 0.3
"""The probability from which on a detail of a topic is answered; below, the whole topic is: that says too much, but a
wrong detail embarrasses. Of turns of authors that were kept out, that answers 4 in 100 fewer with a wrong detail, and 1
in 100 fewer with the right one."""
SEVERAL = 0.45
"""The probability from which on a message is taken to ask several questions: a second answer unasked annoys."""
PATIENCE = 2
"""After so many turns in a row without an answer nothing is guessed any more: a person can help better."""
CERTAIN = 0.99
"""The highest confidence that is ever told."""
