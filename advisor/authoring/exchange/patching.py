"""Makes the changes of a table in the file of a topic and its details: comments, order, quotes and line ends stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from advisor.authoring.editing import put_field, put_in, take_out
from advisor.authoring.exchange.base import TOPIC, Cells, Entry
from advisor.authoring.exchange.columns import ANSWERS, OF_ANSWER, OF_TOPIC, TEXT, Value, column_of, field_of, joined
from advisor.authoring.exchange.comparing import Change, Plan
from advisor.authoring.page import CannotChangeError, Page
from advisor.authoring.places import DETAILS, part
from advisor.authoring.writing import WIDTH, block, flow_list, scalar
from advisor.reading.tree import LITERAL, PLAIN, Listing, Node, Table, Text

_STEP = "  "
_ORDER: Mapping[str, int] = {field_of(name): number for number, name in enumerate((*OF_TOPIC, *OF_ANSWER))}


def patched(topic: Entry, plans: Sequence[Plan]) -> bytes:
    """Return a topic's file with what is planned for it and its details; raises `CannotChangeError`."""
    page = _page(topic)
    new: dict[str, Cells] = {}
    for plan in plans:
        if plan.entry:
            _change(page, plan.entry, plan.changes)
        else:
            new[plan.detail] = {(change.program, change.column): change.after for change in plan.changes}
    _add_details(page, topic.node, new)
    return page.edited().encode()


def with_detail(topic: Entry, name: str, cells: Cells) -> bytes:
    """Return a topic's file with one more detail, which says what these cells say; raises `CannotChangeError`."""
    page = _page(topic)
    _add_details(page, topic.node, {name: cells})
    return page.edited().encode()


def _page(entry: Entry) -> Page:
    try:
        return Page(entry.file.data.decode())
    except UnicodeError as error:
        raise CannotChangeError from error


def _change(page: Page, entry: Entry, changes: Sequence[Change]) -> None:
    of_topic = [change for change in changes if change.program == TOPIC]
    _change_fields(page, entry.node, of_topic)
    answers = part(entry.node, ANSWERS)
    for program in dict.fromkeys(change.program for change in changes if change.program != TOPIC):
        own = [change for change in changes if change.program == program]
        answer = part(answers, program)
        if isinstance(answer, Table):
            _change_fields(page, answer, own)
        elif isinstance(answers, Table) and answer is None:
            _add_answer(page, answers, program, own)
        else:
            raise CannotChangeError


def topic_file(cells: Cells, details: Mapping[str, Cells], editor_line: str) -> bytes:
    """Return the file of a new topic, with its details, that says what these cells say."""
    lines = [editor_line] if editor_line else []
    lines += _lines(cells, details, "", "\n")
    return ("\n".join(lines) + "\n").encode()


def _lines(cells: Cells, details: Mapping[str, Cells], indent: str, newline: str) -> list[str]:
    """Return the fields of a new topic, or (with no details) of a new detail."""
    own = {column: value for (program, column), value in cells.items() if program == TOPIC}
    first, last = [name for name in ("title", "category") if name in own], [name for name in ("ask",) if name in own]
    lines = [_field(name, own[name], indent, newline) for name in first]
    lines.append(f"{indent}{ANSWERS}:")
    for program in dict.fromkeys(program for program, _ in cells if program != TOPIC):
        answer = {column: value for (each, column), value in cells.items() if each == program}
        lines.append(_answer(program, answer, indent + _STEP, newline))
    lines += [_field(name, own[name], indent, newline) for name in own if name not in {*first, *last}]
    lines += [f"{indent}{DETAILS}:", *_details(details, indent + _STEP, newline)] if details else []
    return [*lines, *(_field(name, own[name], indent, newline) for name in last)]


def _details(details: Mapping[str, Cells], indent: str, newline: str) -> Iterator[str]:
    for name, cells in details.items():
        yield from (f"{indent}{name}:", *_lines(cells, {}, indent + _STEP, newline))


def detail_lines(name: str, cells: Cells) -> str:
    """Return a new detail as it is written under `details:`."""
    return "\n".join(_details({name: cells}, _STEP, "\n")) + "\n"


def _add_details(page: Page, topic: Table, details: Mapping[str, Cells]) -> None:
    """Write new details behind those that are there, or else before the ways to ask."""
    there = part(topic, DETAILS)
    table = topic if there is None else there
    if not details:
        return
    if not isinstance(table, Table) or page.is_flow(table) or not table.entries:
        raise CannotChangeError
    indent = " " * (table.place.column - 1)
    before = [value for key, value in table.entries if there is not None or key.value != "ask"]
    added = _details(details, indent if there is not None else indent + _STEP, page.newline)
    lines = page.newline.join([*([f"{indent}{DETAILS}:"] if there is None else []), *added])
    put_field(page, table, before[-1], lines, in_braces="")


def _change_fields(page: Page, table: Table, changes: Iterable[Change]) -> None:
    for change in changes:
        node = part(table, field_of(change.column))
        if node is None:
            _add_field(page, table, change)
        elif isinstance(change.after, tuple):
            _change_list(page, node, change.after)
        elif isinstance(node, Text):
            _change_text(page, node, change.after, flow=page.is_flow(table))
        else:
            raise CannotChangeError


def _change_text(page: Page, node: Text, text: str, *, flow: bool) -> None:
    """Write another text in the place of one, in the same style."""
    start = page.offset(node.place)
    if node.style in {LITERAL, ">"}:
        body = page.line_end(start) + len(page.newline)
        indent = page.indent(body) or page.indent(start) + _STEP
        page.put(body, page.end(node), block(text, indent, page.newline))
    elif "\n" in text and not flow:
        indent = page.indent(start) + _STEP
        page.replace(node, LITERAL + page.newline + block(text, indent, page.newline))
    else:
        page.replace(node, scalar(text, node.style, flow=flow))


def _change_list(page: Page, node: Node, texts: Sequence[str]) -> None:
    """Write other texts in a list: those that stay are not touched."""
    if isinstance(node, Text):
        page.replace(node, scalar(texts[0], node.style) if len(texts) == 1 else flow_list(texts))
        return
    items = [item for item in node.items if isinstance(item, Text)] if isinstance(node, Listing) else []
    if not isinstance(node, Listing) or len(items) != len(node.items) or not items:
        raise CannotChangeError
    before = [" ".join(item.value.split()) for item in items]
    for kind, start, stop, begin, end in SequenceMatcher(None, before, texts, autojunk=False).get_opcodes():
        if kind != "equal":
            _change_run(page, node, items, range(start, stop), texts[begin:end])


def _change_run(page: Page, node: Listing, items: Sequence[Text], run: range, texts: Sequence[str]) -> None:
    """Write texts in the place of some items that follow each other: one for one, then the rest."""
    flow = page.is_flow(node)
    for number, text in zip(run, texts, strict=False):
        page.replace(items[number], scalar(text, items[number].style, flow=flow))
    for number in run[len(texts) :]:
        take_out(page, node, number)
    if more := texts[len(run) :]:
        put_in(page, node, run.stop, more)


def _add_field(page: Page, table: Table, change: Change) -> None:
    """Write a field that was not there, after those that it mostly follows."""
    name = field_of(change.column)
    before = [value for key, value in table.entries if _ORDER.get(key.value, 0) < _ORDER[name]]
    last = before[-1] if before else table.entries[-1][1]
    lines = _field(name, change.after, " " * (table.place.column - 1), page.newline)
    put_field(page, table, last, lines, in_braces=_flow_field(name, change.after))


def _add_answer(page: Page, answers: Table, program: str, changes: Sequence[Change]) -> None:
    after = {change.column: change.after for change in changes}
    fields = ", ".join(_flow_field(name, value) for name, value in _in_order(after))
    lines = _answer(program, after, " " * (answers.place.column - 1), page.newline)
    put_field(page, answers, answers.entries[-1][1], lines, in_braces=f"{program}: {{{fields}}}")


def _answer(program: str, cells: Mapping[str, Value], indent: str, newline: str) -> str:
    fields = [_field(name, value, indent + _STEP, newline) for name, value in _in_order(cells)]
    return newline.join([f"{indent}{program}:", *fields])


def _in_order(cells: Mapping[str, Value]) -> Sequence[tuple[str, Value]]:
    return sorted(((field_of(column), value) for column, value in cells.items()), key=lambda each: _ORDER[each[0]])


def _field(name: str, value: Value, indent: str, newline: str) -> str:
    """Return a field on lines of its own."""
    if isinstance(value, tuple):
        items = newline.join(f"{indent}{_STEP}- {scalar(text)}" for text in value)
        return f"{indent}{name}:{newline}{items}" if joined(column_of(name)) else f"{indent}{name}: {flow_list(value)}"
    line = f"{indent}{name}: {scalar(value)}"
    if name == TEXT or "\n" in value or len(line) > WIDTH:
        return f"{indent}{name}: {LITERAL}{newline}{block(value, indent + _STEP, newline)}"
    return line


def _flow_field(name: str, value: Value) -> str:
    return f"{name}: {flow_list(value) if isinstance(value, tuple) else scalar(value, PLAIN, flow=True)}"
