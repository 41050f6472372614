"""Turns one text into the value it stands for: a flag, a day, an address; or says what is wrong with it."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import assert_never
from urllib.parse import urlsplit

from advisor.model import Patch, Place
from advisor.reading.characters import visible
from advisor.reading.mending import in_quotes, shortened
from advisor.reading.nearest import did_you_mean
from advisor.reading.shapes import Among, Day, Email, Flag, Month, Percent, Plain, TextShape, WebAddress
from advisor.reading.tree import LITERAL, Listing, Table, Text

FLAGS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d{1,3})?) ?%?", re.ASCII)
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?", re.IGNORECASE)
"""A site that is what it looks like: no name before an @, no letters that resemble others."""
_SLOT = re.compile(r"\{(\w*)\}|[{}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """Why a text cannot be read: the rule that it breaks, and the message."""

    rule: str
    message: str


def paragraphs(node: Text) -> str:
    """Return a text with each paragraph on one line and an empty line between paragraphs.

    In a text after |, a line that begins with "- " is an item of a list, and stays a line of its own.
    """
    gap, begins = (r"\n\s*\n", r"\n(?=\s*- )") if node.style == LITERAL else (r"\n+", r"(?!)")
    parts = ([" ".join(line.split()) for line in re.split(begins, part)] for part in re.split(gap, node.value))
    return "\n\n".join(joined for lines in parts if (joined := "\n".join(filter(None, lines))))


def odd_line(node: Text) -> Place:
    """Return the line that makes a text run on: its second; its first, where all the others begin with a dash."""
    are_items = node.lines > 2 and node.value.count(" - ") >= node.lines - 1  # noqa: PLR2004 a list of several lines
    return node.place if are_items else node.dash or Place(file=node.place.file, line=node.place.line + 1)


def runs_on(node: Text) -> str:
    """Return the message for a text of one line that goes on below it."""
    return (
        f"this line is read as more of the text above, '{node.value[:40]} …'. If it is a new item, begin it with '- '; "
        "if it is a new field, write its name and a colon; if it is one text, write it on one line"
    )


def not_a_text(node: Listing | Table, name: str) -> str:
    """Return the message for a list or table where a text is expected, mostly because of a colon or bracket."""
    if isinstance(node, Listing):
        return f"'{name}' must be one text and not a list; if the brackets are text, put the text in quotes"
    match node.entries:
        case ((Text(value=key), Text(value=value)),) if value:
            why = f"the ': ' makes this a field '{key[:60]}' and not a text"
            return f"{why}. Put the text in quotes: {in_quotes(shortened(f'{key}: {value}'))}"
        case _:
            return (
                f"'{name}' must be one text, without fields of its own; text that holds ': ' or braces goes in quotes"
            )


def as_text(node: Listing | Table) -> Patch | None:
    """Return what puts a text in quotes which a colon makes a field on one line; None where it is something else."""
    match node:
        case Table(entries=((Text(style="") as key, Text(style="", lines=1) as value),)):
            between = value.place.column - key.place.column - len(key.value) - 1
            if not value.value or (node.place, value.place.line) != (key.place, key.place.line):
                return None
            old = f"{key.value}:{' ' * between}{value.value}"
            return Patch(column=key.place.column, old=old, new=in_quotes(old))
        case _:
            return None


def stands_for_nothing(value: str, name: str) -> str:
    """Return the message for what YAML takes for nothing at all."""
    return f"'{name}' says {value}, which stands for nothing in YAML; write its text, or take it out"


def text(value: str, shape: TextShape, name: str) -> str | Wrong:
    """Return the text if it keeps to its shape."""
    if len(value) > shape.max_length:
        return Wrong(
            rule="too-long",
            message=f"'{name}' has {len(value)} characters; at most {shape.max_length} are allowed. Shorten it",
        )
    if shape.pattern and not re.fullmatch(shape.pattern, value):
        shown = visible(value[:60])
        if shape.example.isdigit():
            message = f"'{name}' must be a whole number, as in {shape.example}, and not '{shown}'"
            return Wrong(rule="not-a-number", message=message)
        message = f"'{shown}' cannot name a {name}: use small letters, digits and hyphens, as in '{shape.example}'"
        return Wrong(rule="bad-id", message=message)
    return value if shape.slots is None else _slots(value, shape.slots, name)


def _slots(value: str, slots: frozenset[str], name: str) -> str | Wrong:
    for found in _SLOT.finditer(value):
        if found[1] not in slots:
            allowed = ", ".join(f"{{{slot}}}" for slot in sorted(slots)) or "nothing"
            return Wrong(rule="unknown-slot", message=f"'{name}' may hold {allowed} in braces, and not '{found[0]}'")
    return value


def convert(value: str, shape: Plain, name: str) -> str | bool | float | date | Wrong:
    """Return what the text stands for."""
    match shape:
        case Flag():
            return flag(value, name)
        case Day():
            return day(value, name)
        case Month():
            return month(value, name)
        case Percent():
            return percent(value, shape, name)
        case WebAddress():
            return web_address(value, name)
        case Email():
            return email(value, name)
        case _:  # pragma: no cover
            assert_never(shape)


def flag(value: str, name: str) -> bool | Wrong:
    """Return whether the text says yes or no."""
    if value.lower() in FLAGS:
        return FLAGS[value.lower()]
    return Wrong(rule="not-a-flag", message=f"'{name}' must be yes or no, and not '{value[:60]}'")


def day(value: str, name: str) -> date | Wrong:
    """Return the day that the text names."""
    found = _DAY.fullmatch(value)
    if not found:
        return Wrong(
            rule="not-a-day",
            message=f"'{name}' must be a day written as year-month-day, as in 2026-08-01, and not '{value[:60]}'",
        )
    year, month_number, day_number = int(found[1]), int(found[2]), int(found[3])
    if why := _no_month(year, month_number) or _no_day(year, month_number, day_number):
        return Wrong(rule="not-a-day", message=f"'{value}' does not exist: {why}")
    return date(year, month_number, day_number)


def month(value: str, name: str) -> str | Wrong:
    """Return the text if it is a year or a month."""
    found = _MONTH.fullmatch(value)
    if not found:
        return Wrong(
            rule="not-a-month",
            message=f"'{name}' must be a month or a year, as in 2025-11 or 2025, and not '{value[:60]}'",
        )
    why = _no_month(int(found[1]), int(found[2] or 1))
    return Wrong(rule="not-a-month", message=f"'{value}' does not exist: {why}") if why else value


def _no_month(year: int, number: int) -> str:
    """Return why a month does not exist; nothing if it does."""
    if not year:
        return "there is no year 0"
    is_there = 1 <= number < len(calendar.month_name)
    return "" if is_there else f"there is no month {number}; months go from 01, January, to 12, December"


def _no_day(year: int, month_number: int, number: int) -> str:
    """Return why a day does not exist in its month; nothing if it does."""
    days = calendar.monthrange(year, month_number)[1]
    if not number:
        return "the days of a month begin at 01"
    return "" if number <= days else f"{calendar.month_name[month_number]} {year} has {days} days"


def percent(value: str, shape: Percent, name: str) -> float | Wrong:
    """Return the share of 1 that a number of percent stands for."""
    found = PERCENT.fullmatch(value)
    if found and shape.least <= float(found[1]) <= shape.most:
        return float(found[1]) / 100
    return Wrong(
        rule="not-a-percentage",
        message=f"'{name}' must be a number of percent from {shape.least:g} to {shape.most:g}, as in 2%, "
        f"and not '{value[:60]}'",
    )


def web_address(value: str, name: str) -> str | Wrong:
    """Return the text if it is the address of a web page."""
    try:
        parts = urlsplit(value)
        whole = parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", value)
    except ValueError:
        whole = False
    if whole and (not _HOST.fullmatch(parts.netloc) or "\\" in value):
        message = f"'{name}' hides which site it leads to: '{value[:60]}'. Write it plainly, as in https://school.edu"
        return Wrong(rule="not-an-address", message=message)
    if whole:
        return value
    return Wrong(
        rule="not-an-address",
        message=f"'{name}' must be a web address that begins with https://, and not '{value[:60]}'",
    )


def email(value: str, name: str) -> str | Wrong:
    """Return the text if it looks like an e-mail address."""
    if EMAIL.fullmatch(value):
        return value
    return Wrong(
        rule="not-an-email",
        message=f"'{name}' must be an e-mail address such as admissions@school.edu, and not '{value[:60]}'",
    )


def among(value: str, shape: Among, name: str) -> str | Wrong:
    """Return the text if it is one of the words that may stand there."""
    if value in shape.words:
        return value
    hint = did_you_mean(value, shape.words) or f"; it is one of {', '.join(shape.words)}"
    return Wrong(rule="not-a-choice", message=f"'{name}' cannot be '{value[:60]}'{hint}")
