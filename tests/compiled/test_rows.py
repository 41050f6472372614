"""Rows are found by their keys without being parsed, and tables fetch only what is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.compiled.rows import Rows, encode
from advisor.compiled.tables import LazyColumn, LazyList, LazyTable

KEYS = st.text(max_size=8)
VALUES = st.one_of(st.integers(), st.text(max_size=8), st.lists(st.integers(), max_size=3)).filter(
    lambda value: value is not None
)


@given(st.dictionaries(KEYS, VALUES), KEYS, st.binary(max_size=20))
def test_every_row_is_found_and_no_other(rows: dict[str, object], other: str, before: bytes) -> None:
    found = Rows(before + encode(rows.items()), len(before))
    assert {key: found.get(key) for key in rows} == rows
    assert found.get(other) == rows.get(other)


@given(st.dictionaries(KEYS, VALUES))
def test_the_order_of_the_rows_makes_no_difference(rows: dict[str, object]) -> None:
    assert encode(rows.items()) == encode(reversed(rows.items()))


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
