"""The thresholds and limits by which the advisor decides what to reply, each with its reason.

Probabilities are those of the ranking of readings, calibrated on conversations that it did not learn from.
"""

from __future__ import annotations

ANSWER = 0.5
"""The probability from which on a topic is answered: below it, the answer is more likely wrong than right."""
OFFER = 0.12
"""The probability from which on a topic is offered, where none is answered: one of four is then likely meant."""
ASK_BACK = 0.4
"""The probability, of all offered topics together, from which on it asks back; else it says that it does not know."""
MOST_OFFERED = 4
"""Topics that are offered at most: more would be a list to read, not a question."""
TALK = 0.3
"""The probability from which on small talk, or what lies outside, is named as such: to be wrong there costs little."""
PATIENCE = 2
"""After so many turns in a row without an answer nothing is guessed any more: a person can help better."""
CERTAIN = 0.99
"""The highest confidence that is ever told."""
