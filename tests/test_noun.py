"""A noun is as strict as a frozen dataclass, and says so in the same way."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.noun import Noun


class Note(Noun):
    """A note of some length."""

    name: str
    beats: int = 1


def test_it_has_a_value_for_each_field_and_no_other() -> None:
    made: Any = Note
    assert (made(name="C").beats, made(name="C", beats=2).beats) == (1, 2)
    with pytest.raises(TypeError, match="Note needs a value for 'name'"):
        made(beats=2)
    with pytest.raises(TypeError, match="Note has no field 'key'"):
        made(name="C", key="major")


def test_it_stays_as_it_was_made() -> None:
    note: Any = Note(name="C")
    with pytest.raises(AttributeError, match="Note is frozen: 'name' cannot be set"):
        note.name = "D"
    with pytest.raises(AttributeError, match="Note is frozen"):
        del note.name
    assert note == Note(name="C")


def test_it_is_its_class_and_its_values() -> None:
    class Rest(Note):
        """A note that is not played."""

    assert Note(name="C") == Note(name="C", beats=1) != Note(name="D")
    assert Note(name="C") != Rest(name="C")
    assert len({Note(name="C"), Note(name="C"), Note(name="D")}) == 2
    assert sorted([Note(name="D"), Note(name="C", beats=2), Note(name="C")])[1] == Note(name="C", beats=2)
    assert repr(Note(name="C")) == "Note(name='C', beats=1)"
    assert Note(name="C")._replace(beats=3)._asdict() == {"name": "C", "beats": 3}
