"""Makes any text harmless to show: no character in it can steer the terminal or hide what is said."""

from __future__ import annotations

import codecs
import re
import unicodedata

_HIDDEN = re.compile(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""What has no width, or turns the direction of writing: left out."""
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_IN_ASCII = {
    "—": "-", "–": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "•": "-", "→": "->", "×": "x", "≥": ">=",
    "≤": "<=", "€": "EUR",
}  # fmt: skip

ASCII_FORMS = "advisor-ascii-forms"
"""The name under which streams know what to write for a character that they cannot show."""


def safe(text: str) -> str:
    r"""Return `text` with nothing in it that a terminal would obey; only newlines and tabs stay.

    Control characters become visible (`^[`, `\x9b`), hidden ones are left out, broken ones become a question mark.
    """
    text = _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n"))
    return _CONTROL.sub(_shown, _HIDDEN.sub("", text))


def one_line(text: str) -> str:
    """Return harmless text on a single line."""
    return _SPACES.sub(" ", safe(text)).strip()


def row(text: str) -> str:
    """Return harmless text on a single line, with its spaces as they are."""
    return safe(text).replace("\n", " ").replace("\t", " ")


def unbroken(text: str) -> str:
    """Return `text` without lone surrogates, which no file and no JSON may hold."""
    return _BROKEN.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(json: str) -> str:
    """Return a JSON text with its dangerous characters spelt as JSON escapes: the same data, harmless to show."""
    return _HIDDEN.sub(_json_escape, _CONTROL.sub(_json_escape, unbroken(json)))


def _shown(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code > 0xFF:  # noqa: PLR2004 the two separators of lines that Unicode adds
        return "\n"
    if code > 0x7F:  # noqa: PLR2004 the second set of control characters
        return f"\\x{code:02x}"
    return f"^{chr(code ^ 0x40)}"


def _json_escape(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def _ascii_form(error: UnicodeError) -> tuple[str, int]:
    """Return what stands for characters that a stream cannot encode: "-" for a dash, "e" for an accented e."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    forms = (_IN_ASCII.get(each) or _plain_letter(each) for each in error.object[error.start : error.end])
    return "".join(forms), error.end


def _plain_letter(character: str) -> str:
    return unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode() or "?"


codecs.register_error(ASCII_FORMS, _ascii_form)
