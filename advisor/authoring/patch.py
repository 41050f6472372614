"""Changes one thing in a file of the knowledge base and leaves every other byte as it is: comments, order and quotes.

A change is made in the text, at the place that the reader knows. What comes of it is read and compared, value by
value, before anybody gets to see it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from advisor.authoring.editing import put_field, put_in
from advisor.authoring.page import UNUSUAL, CannotChangeError, Page
from advisor.authoring.places import part
from advisor.authoring.writing import scalar
from advisor.model import Place, Problem
from advisor.reading.nodes import REMARKS, parse
from advisor.reading.tree import Listing, Node, Plain, Table, plain_of

_MISTAKES = "it has mistakes. Mend them first; advisor kb lint names them"
_NO_LIST = "it has no such list. Make this change by hand, in an editor"


def with_item(data: bytes, names: Sequence[str], value: str) -> bytes:
    """Return a file's bytes with one more item at the end of the list under these names.

    Raises `CannotChangeError`.
    """

    def extended(values: Plain, _: Node) -> None:
        for name in names:
            values = values[name]
        values.append(value)

    def change(page: Page, node: Node) -> None:
        found = part(node, *names)
        if not isinstance(found, Listing):
            raise CannotChangeError(_NO_LIST)
        put_in(page, found, len(found.items), [value])

    return _verified(data, change, extended)


def with_field(data: bytes, place: Place, name: str, value: str) -> bytes:
    """Return a file's bytes with one more field in the entry of its list that begins at a place.

    Raises `CannotChangeError`.
    """

    def change(page: Page, node: Node) -> None:
        table = _entry_at(node, place)[1]
        line = f"{' ' * (table.place.column - 1)}{name}: {scalar(value)}"
        put_field(page, table, table.entries[-1][1], line, in_braces=f"{name}: {scalar(value, flow=True)}")

    def expected(values: Plain, node: Node) -> None:
        values[_entry_at(node, place)[0]][name] = value

    return _verified(data, change, expected)


def without_field(data: bytes, place: Place, name: str) -> bytes:
    """Return a file's bytes without a field of the entry of its list that begins at a place.

    The field has to stand on a line of its own. Raises `CannotChangeError`.
    """

    def change(page: Page, node: Node) -> None:
        for key, _ in _entry_at(node, place)[1].entries:
            if key.value == name:
                start = page.line_start(page.offset(key.place))
                page.remove(start, page.next_line(start))

    def expected(values: Plain, node: Node) -> None:
        values[_entry_at(node, place)[0]].pop(name, None)

    return _verified(data, change, expected)


def _entry_at(node: Node, place: Place) -> tuple[int, Table]:
    """Return the entry of a list that begins at a place, and its number."""
    for number, item in enumerate(node.items if isinstance(node, Listing) else ()):
        if isinstance(item, Table) and (item.place.line, item.place.column) == (place.line, place.column):
            return number, item
    raise CannotChangeError(_NO_LIST)


def _verified(data: bytes, change: Callable[[Page, Node], None], expect: Callable[[Plain, Node], None]) -> bytes:
    """Change a file, and make sure that it says what is expected, and nothing else has changed."""
    text = data.decode("utf-8", errors="surrogateescape")
    before, problems = parse(text, "")
    if before is None:
        raise CannotChangeError(_MISTAKES if problems else _NO_LIST)
    page = Page(text)
    change(page, before)
    result = page.edited()
    node, found = parse(result, "")
    wanted = plain_of(before)
    expect(wanted, before)
    if node is None or plain_of(node) != wanted or _kinds(found) != _kinds(problems):
        raise CannotChangeError(_MISTAKES if _kinds(problems) else UNUSUAL)
    return result.encode("utf-8", errors="surrogateescape")


def _kinds(problems: Iterable[Problem]) -> Counter[str]:
    return Counter(problem.rule for problem in problems if problem.rule not in REMARKS)
