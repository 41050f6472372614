"""Rows are found by their keys without being parsed, and tables fetch only what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.compiled.rows import DamagedError, Rows, encode, in_memory
from advisor.compiled.tables import LazyColumn, LazyList, LazyTable

KEYS = st.text(max_size=8)
VALUES = st.one_of(st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=3)).filter(
    lambda value: value is not None
)
STAMP = {"made from": "a test"}


@given(st.dictionaries(KEYS, VALUES), KEYS)
def test_every_row_is_found_and_no_other(rows: dict[str, object], other: str) -> None:
    data = encode(rows.items(), STAMP)
    found = Rows(in_memory(data), len(data), STAMP)
    assert {key: found.get(key) for key in rows} == rows
    assert found.get(other) == rows.get(other)


@given(st.dictionaries(KEYS, VALUES))
def test_the_order_of_the_rows_makes_no_difference(rows: dict[str, object]) -> None:
    assert encode(rows.items(), STAMP) == encode(reversed(rows.items()), STAMP)


@given(st.dictionaries(KEYS, VALUES, min_size=1), st.data())
def test_a_changed_byte_is_noticed_and_mended_in_time(rows: dict[str, object], drawn: st.DataObject) -> None:
    data = encode(rows.items(), STAMP)
    place = drawn.draw(st.integers(0, len(data) - 1))
    byte = drawn.draw(st.integers(0, 255).filter(lambda value: value != data[place]))
    damaged = data[:place] + bytes([byte]) + data[place + 1 :]
    try:
        found = Rows(in_memory(damaged), len(damaged), STAMP, mend=lambda: data)
    except DamagedError:
        return
    assert {key: found.get(key) for key in rows} == rows


def test_what_cannot_be_mended_is_not_read() -> None:
    data = encode([("a", 1)], STAMP)
    damaged = data.replace(b'["a",1]', b'["a",2]')
    with pytest.raises(DamagedError):
        Rows(in_memory(damaged), len(damaged), STAMP).get("a")
    with pytest.raises(DamagedError):
        Rows(in_memory(data), len(data), {"made from": "another"})


def test_a_table_fetches_each_value_once() -> None:
    fetched: list[str] = []

    def fetch(key: str) -> str:
        fetched.append(key)
        return key.upper()

    table = LazyTable(["b", "a"], fetch)
    assert (list(table), len(table), fetched) == (["b", "a"], 2, [])
    assert [table["a"], table["a"], table.get("b"), table.get("c")] == ["A", "A", "B", None]
    assert fetched == ["a", "b"]
    with pytest.raises(KeyError):
        table["c"]


def test_a_column_knows_a_key_when_it_has_a_value() -> None:
    column = LazyColumn({"a": 1, "zero": 0}.get)
    assert ("a" in column, "zero" in column, "b" in column) == (True, True, False)
    assert (column["zero"], column.get("b", 7)) == (0, 7)
    with pytest.raises(KeyError):
        column["b"]
    with pytest.raises(NotImplementedError):
        list(column)
    with pytest.raises(NotImplementedError):
        len(column)


def test_a_list_is_a_list() -> None:
    squares = LazyList(4, lambda place: place * place)
    assert (list(squares), squares[1:3], len(squares), 9 in squares) == ([0, 1, 4, 9], [1, 4], 4, True)
    with pytest.raises(IndexError):
        squares[4]
