"""Writes the receipt of an eligibility check: a dated plain text for somebody's own records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from advisor.dialogue.replies import CheckResult, Reason
from advisor.dialogue.wording import spoken_date, spoken_month, version_line
from advisor.model import Source

STATES = {True: "Met", False: "Not met", None: "Not known yet"}


def receipt(result: CheckResult, name: str, version: str, today: date) -> str:
    """Return the receipt: answers, result, reasons and sources, with the date and the knowledge base's version."""
    sections = [
        [f"{result.title}: {result.verdict}", f"{name}, {spoken_date(today)}"],
        [result.text, *(each.text for each in result.nearest), result.disclaimer],
        ["Your answers", *(f"- {each.text} {each.label}" for each in result.given)],
        ["Criteria", *(f"- {line}" for line in _criteria(result))],
        *(
            [each.name, *(f"- {'For' if point.holds else 'Against'}: {point.text}" for point in each.points)]
            for each in result.comparison
        ),
        ["Next steps", *(f"- {step}" for step in result.next_steps)],
        ["Sources", *(line for source in result.sources for line in _source(source))],
        [version_line(version)],
    ]
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _criteria(result: CheckResult) -> Iterator[str]:
    for reason in result.reasons:
        if reason.holds is not None or not result.settled:
            yield from _reason(reason)
    if result.unneeded:
        yield result.unneeded


def _reason(reason: Reason) -> Iterator[str]:
    pages = "; ".join(source.url for source in reason.sources)
    yield f"{STATES[reason.holds]}: {reason.text}" + (f" ({pages})" if pages else "")


def _source(source: Source) -> Iterator[str]:
    yield f"- {source.title}" + (f" ({spoken_month(source.as_of)})" if source.as_of else "")
    yield f"  {source.url}"
