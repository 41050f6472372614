"""Makes a rule of the reader from its page."""

from __future__ import annotations

from advisor.authoring.lint.rule import Rule, Severity


def error(name: str, means: str, example: str, mend: str) -> Rule:
    """Return a rule whose finding keeps something from being shown."""
    return Rule(name=name, severity=Severity.ERROR, means=means, example=example, mend=mend)


def warning(name: str, means: str, example: str, mend: str) -> Rule:
    """Return a rule whose finding is shown or used, but hardly as it was meant."""
    return Rule(name=name, severity=Severity.WARNING, means=means, example=example, mend=mend)


def hint(name: str, means: str, example: str, mend: str) -> Rule:
    """Return a rule whose finding may well be meant as it is."""
    return Rule(name=name, severity=Severity.HINT, means=means, example=example, mend=mend)
