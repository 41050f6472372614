"""Puts items into lists and fields into tables of a file, and takes them out, in the form that is there."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.authoring.page import CannotChangeError, Page
from advisor.authoring.writing import scalar
from advisor.reading.tree import Listing, Node, Table


def put_in(page: Page, listing: Listing, number: int, texts: Sequence[str]) -> None:
    """Put texts before the item of a number, or after the last."""
    items = listing.items
    if page.is_flow(listing):
        written = ", ".join(scalar(text, flow=True) for text in texts)
        if number:
            page.insert(page.end(items[number - 1]), f", {written}")
        else:
            page.insert(page.offset(listing.place) + 1, f"{written}, " if items else written)
        return
    first = page.line_start(page.offset(items[0].place))
    dash = page.text[first : page.offset(items[0].place)]
    if dash.strip() != "-":
        raise CannotChangeError
    if number:
        at = page.line_end(page.end(items[number - 1]))
        page.insert(at, "".join(f"{page.newline}{dash}{scalar(text)}" for text in texts))
    else:
        page.insert(first, "".join(f"{dash}{scalar(text)}{page.newline}" for text in texts))


def take_out(page: Page, listing: Listing, number: int) -> None:
    """Take out the item of a number; one must stay."""
    items = listing.items
    start, stop = page.offset(items[number].place), page.end(items[number])
    if not page.is_flow(listing):
        page.remove(page.line_start(start), page.next_line(stop))
    elif number:
        page.remove(page.end(items[number - 1]), stop)
    elif len(items) > 1:
        page.remove(start, page.offset(items[1].place))
    else:
        raise CannotChangeError


def put_field(page: Page, table: Table, last: Node, lines: str, *, in_braces: str) -> None:
    """Put a field after the `last` one that it follows: as lines of its own, or as it stands in braces."""
    if page.is_flow(table):
        page.insert(page.end(last), f", {in_braces}")
    else:
        page.insert(page.line_end(page.end(last)), page.newline + lines)
