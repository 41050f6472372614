"""Changes one thing in a file of the knowledge base and leaves every other byte as it is: comments, order and quotes.

A change is made in the text, at the place that the reader knows. What comes of it is read and compared, value by
value, before anybody gets to see it.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import mkstemp
from typing import Any, TypeAlias, assert_never

from advisor.authoring.places import part
from advisor.model import Place, Problem
from advisor.reading.blocks import indent_of
from advisor.reading.nodes import REMARKS, parse
from advisor.reading.tree import PLAIN, Listing, Node, Table, Text, Torn

Values: TypeAlias = Any
"""What a file says, as texts, lists and tables of Python."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDING = re.compile(r"\r\n|\r|\n")
_FLOW_TEXT = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|(?:(?!\s\#|\s*[,\]\[{}]).)+)""", re.DOTALL)
_BOM = "\ufeff"
_MISTAKES = "it has mistakes. Mend them first; advisor kb lint names them"
_UNUSUAL = "of how it is written. Make this change by hand, in an editor"
_NO_LIST = "it has no such list. Make this change by hand, in an editor"


class CannotPatchError(Exception):
    """A file cannot be changed without touching more than it should; the message says what to do."""


def with_item(data: bytes, names: Sequence[str], value: str) -> bytes:
    """Return a file's bytes with one more item at the end of the list under these names.

    Raises `CannotPatchError`.
    """

    def extended(values: Values, _: Node) -> None:
        for name in names:
            values = values[name]
        values.append(value)

    def changed(text: str, node: Node) -> str:
        found = part(node, *names)
        if not isinstance(found, Listing):
            raise _refusal(_NO_LIST)
        return _into_brackets(text, found, value) if _is_in_brackets(text, found) else _below(text, found, value)

    return _verified(data, changed, extended)


def with_field(data: bytes, place: Place, name: str, value: str) -> bytes:
    """Return a file's bytes with one more field in the entry of its list that begins at a place.

    Raises `CannotPatchError`.
    """

    def changed(text: str, node: Node) -> str:
        table = _entry_at(node, place)[1]
        key, last = table.entries[-1]
        if _is_in_brackets(text, table):
            found = _FLOW_TEXT.match(text, _offset(text, last.place)) if isinstance(last, Text) else None
            end = found.end() if found else len(text)
            return f"{text[:end]}, {name}: {quoted(value, in_brackets=True)}{text[end:]}"
        indent = table.place.column - 1
        return _below_line(text, key.place.line - 1, indent, f"{' ' * indent}{name}: {quoted(value)}")

    def expected(values: Values, node: Node) -> None:
        values[_entry_at(node, place)[0]][name] = value

    return _verified(data, changed, expected)


def without_field(data: bytes, place: Place, name: str) -> bytes:
    """Return a file's bytes without a field of the entry of its list that begins at a place.

    The field has to stand on a line of its own. Raises `CannotPatchError`.
    """

    def changed(text: str, node: Node) -> str:
        keys = [key for key, _ in _entry_at(node, place)[1].entries if key.value == name]
        lines = _lines(text)
        return "".join(line for number, line in enumerate(lines, start=1) if number != (keys and keys[0].place.line))

    def expected(values: Values, node: Node) -> None:
        values[_entry_at(node, place)[0]].pop(name, None)

    return _verified(data, changed, expected)


def _entry_at(node: Node, place: Place) -> tuple[int, Table]:
    """Return the entry of a list that begins at a place, and its number."""
    for number, item in enumerate(node.items if isinstance(node, Listing) else ()):
        if isinstance(item, Table) and (item.place.line, item.place.column) == (place.line, place.column):
            return number, item
    raise _refusal(_NO_LIST)


def quoted(value: str, *, in_brackets: bool = False) -> str:
    """Return how a text of one line is written so that it is read as just that: in quotes if it needs them."""
    forms = (value, f'"{value}"', "'" + value.replace("'", "''") + "'")
    return next((form for form in forms if _reads_as(form, value, in_brackets=in_brackets)), forms[-1])


def write(path: Path, data: bytes) -> None:
    """Write a file whole, or not at all; it keeps its permissions. Raises OSError."""
    path = Path(os.path.realpath(path))
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    now = os.umask(0o022)
    os.umask(now)
    return now


def _verified(data: bytes, change: Callable[[str, Node], str], expect: Callable[[Values, Node], None]) -> bytes:
    """Change a file, and make sure that it says what is expected, and nothing else has changed."""
    text = data.decode("utf-8", errors="surrogateescape")
    before, problems = parse(text, "")
    if before is None:
        raise _refusal(_MISTAKES if problems else _NO_LIST)
    after = change(text.removeprefix(_BOM), before)
    result = (_BOM if text.startswith(_BOM) else "") + after
    node, found = parse(result, "")
    wanted = _values(before)
    expect(wanted, before)
    if node is None or _values(node) != wanted or _kinds(found) != _kinds(problems):
        raise _refusal(_MISTAKES if _kinds(problems) else _UNUSUAL)
    return result.encode("utf-8", errors="surrogateescape")


def _kinds(problems: Iterable[Problem]) -> Counter[str]:
    return Counter(problem.rule for problem in problems if problem.rule not in REMARKS)


def _refusal(why: str) -> CannotPatchError:
    return CannotPatchError(f"this file cannot be changed, because {why}")


def _values(node: Node) -> Values:
    match node:
        case Text():
            return node.value
        case Listing():
            return [_values(item) for item in node.items]
        case Table():
            return {key.value: _values(value) for key, value in node.entries}
        case Torn():
            return None
        case _ as never:
            assert_never(never)


def _lines(text: str) -> list[str]:
    """Return the lines of a text, each with its end."""
    return _LINE.findall(text)


def _offset(text: str, place: Place) -> int:
    return sum(map(len, _lines(text)[: place.line - 1])) + place.column - 1


def _is_in_brackets(text: str, node: Listing | Table) -> bool:
    return text[_offset(text, node.place) :][:1] in {"[", "{"}


def _into_brackets(text: str, listing: Listing, value: str) -> str:
    """Put an item behind the last one of a list in brackets."""
    written = quoted(value, in_brackets=True)
    if not listing.items:
        end = _offset(text, listing.place) + 1
        return text[:end] + written + text[end:]
    last = _FLOW_TEXT.match(text, _offset(text, listing.items[-1].place))
    end = last.end() if last else len(text)
    return f"{text[:end]}, {written}{text[end:]}"


def _below(text: str, listing: Listing, value: str) -> str:
    """Put an item on a line of its own below the last one of a list."""
    indent = listing.place.column - 1
    margin = _lines(text)[listing.place.line - 1][:indent]
    return _below_line(text, listing.items[-1].place.line - 1, indent, f"{margin}- {quoted(value)}")


def _below_line(text: str, start: int, indent: int, added: str) -> str:
    """Put a line below the part that starts on a line and has this indentation."""
    lines = _lines(text)
    last = _last_line(lines, start, indent)
    ending = _ENDING.search(text)
    end = ending[0] if ending else "\n"
    whole = lines[last] if _ENDING.search(lines[last]) else lines[last] + end
    return "".join([*lines[:last], whole, added, end, *lines[last + 1 :]])


def _last_line(lines: Sequence[str], start: int, indent: int) -> int:
    """Return the last line of the item that starts on a line: whatever stands deeper than its dash belongs to it."""
    last = start
    for number, line in enumerate(lines[start + 1 :], start=start + 1):
        if line.strip():
            if indent_of(line) <= indent:
                break
            last = number
    return last


def _reads_as(form: str, value: str, *, in_brackets: bool) -> bool:
    """Tell whether a text written like this is read as the value."""
    node, problems = parse(f"[x, {form}, x]" if in_brackets else f"- {form}\n- x", "")
    items = node.items if isinstance(node, Listing) and not problems else ()
    texts = [item for item in items if isinstance(item, Text)]
    own = texts[1] if in_brackets and len(texts) > 1 else texts[0] if texts else None
    whole = len(texts) == len(items) == (3 if in_brackets else 2)
    return whole and own is not None and own.value == value and (form != value or own.style == PLAIN)
