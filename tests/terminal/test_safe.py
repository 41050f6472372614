"""No text, whatever it holds, can steer a terminal."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from advisor.terminal.safe import ASCII_FORMS, escaped, one_line, safe, unbroken

ANY_TEXT = st.text(st.characters())
NASTY = st.lists(
    st.sampled_from(
        ["\x1b[31m", "\x9b2J", "\x07", "\u202e", "\u200b", "\ud800", "\udc1b", "\r", "\x00", "a\n", "é", "\u2028"]
    )
).map("".join)


@given(ANY_TEXT | NASTY)
@example("\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\")
@example("\x1b]52;c;aGk=\x07")
def test_nothing_in_safe_text_is_a_control_character(text: str) -> None:
    shown = safe(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in "\n\t"]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200d\u200e\u200f\ufeff")
    shown.encode("utf-8")


@given(ANY_TEXT | NASTY)
def test_safe_text_stays_as_it_is(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(ANY_TEXT | NASTY)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "^[[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\x00b\x7f", "a^@b^?"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("a\rb", "a^Mb"),
        ("user\u202egnp.exe", "usergnp.exe"),
        ("\ud800", "\N{REPLACEMENT CHARACTER}"),
        ("a\u2028b", "a\nb"),
        ("[bold]:smile: 日本語 ❤️ naïve", "[bold]:smile: 日本語 ❤️ naïve"),
    ],
)
def test_what_is_dangerous_is_shown_or_left_out(text: str, shown: str) -> None:
    assert safe(text) == shown


HIDDEN = (
    *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080), 0xAD, 0x61C, 0x180E, 0xFEFF,
)  # fmt: skip
"""Without width, or turning the direction of writing."""
BROKEN = (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF)


@pytest.mark.parametrize("block", [range(0x10000), range(0x1F300, 0x1F700), range(0xE0000, 0xE1000)])
def test_each_character_is_shown_as_it_is_unless_it_could_do_harm(block: range) -> None:
    other = {code: safe(chr(code)) for code in block if safe(chr(code)) != chr(code)}
    expected = dict.fromkeys(HIDDEN, "") | dict.fromkeys(BROKEN, "\N{REPLACEMENT CHARACTER}")
    expected |= dict.fromkeys((0x2028, 0x2029), "\n") | {code: f"\\x{code:x}" for code in range(0x80, 0xA0)}
    expected |= {code: f"^{chr(code + 0x40)}" for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: "^?"}
    assert other == {code: shown for code, shown in expected.items() if code in block}


@pytest.mark.parametrize(
    ("text", "shown"), [("one\r\ntwo", "one two"), (" a\t \n b\n", "a b"), ("\n", ""), ("a\u2028b", "a b")]
)
def test_what_stands_on_one_line_has_single_spaces(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_what_is_broken_is_replaced_and_nothing_else() -> None:
    assert unbroken("a\ud800b\uffff\x1b") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}\x1b"


def test_json_spells_what_is_dangerous() -> None:
    assert escaped('"\x7f\u202e\U000e0041é"') == '"\\u007f\\u202e\\udb40\\udc41é"'


@given(ANY_TEXT | NASTY)
def test_json_keeps_its_meaning_and_is_harmless(text: str) -> None:
    line = escaped(json.dumps({"text": text}, ensure_ascii=False))
    assert safe(line) == line
    assert json.loads(line)["text"] == unbroken(text)


@given(ANY_TEXT)
def test_every_character_has_an_ascii_form(text: str) -> None:
    unbroken(text).encode("ascii", errors=ASCII_FORMS).decode("ascii")


def test_ascii_forms_are_readable() -> None:
    assert "“it’s” — naïve…".encode("ascii", errors=ASCII_FORMS) == b'"it\'s" - naive...'
    assert "‘1–2’ • a→b ×3 ≥4 ≤5 €6".encode("ascii", errors=ASCII_FORMS) == b"'1-2' - a->b x3 >=4 <=5 EUR6"
    assert "a日本b".encode("ascii", errors=ASCII_FORMS) == b"a??b"


def test_what_is_no_question_of_encoding_is_not_hidden() -> None:
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", errors=ASCII_FORMS)
