"""Texts with one mistake each, and what has to be reported of it."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.model import Problem
from advisor.reading.mending import mended

from .test_nodes import LEFT_OUT, Plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """A text with one mistake: where and what is reported, what the message holds, and what is read all the same."""

    text: str
    at: str
    says: str
    value: Plain


X = LEFT_OUT
MISTAKES = {
    "tab": Mistake(text="a:\n\tb: c\nd: e\n", at="2:1 tab", says="2 spaces", value={"a": {"b": X}, "d": "e"}),
    "tab further down": Mistake(
        text="a:\n  b: c\n\td: e\n", at="3:1 tab", says="d: e", value={"a": {"b": "c", "d": X}}
    ),
    "tab in a block text": Mistake(text="a: |\n\tx\nb: c\n", at="2:1 tab", says="tab", value={"a": X, "b": "c"}),
    "field too far left": Mistake(
        text="a:\n    b: c\n   d: e\nf: g\n",
        at="3:4 indentation",
        says="line 3 starts at column 4; the lines above start at 5",
        value={"a": {"b": "c", "d": X}, "f": "g"},
    ),
    "item too far left": Mistake(
        text="a:\n  - x\n - y\n", at="3:2 indentation", says="column 2", value={"a": ["x", X]}
    ),
    "field too far right": Mistake(
        text="a: x\n  b: y\nc: z\n",
        at="2:3 indentation",
        says="begin it at column 1",
        value={"a": X, "c": "z"},
    ),
    "block text too far left": Mistake(
        text="a: |\n    x\n    y\n  z\nb: c\n", at="4:3 indentation", says="line 4", value={"a": X, "b": "c"}
    ),
    "item among fields": Mistake(
        text="a: b\n- c\nd: e\n", at="2:1 indentation", says="does not go with", value={"a": "b", "d": "e"}
    ),
    "colon in text": Mistake(
        text="a: Note: this\nb: c\n", at="1:8 colon-in-text", says='a: "Note: this"', value={"a": X, "b": "c"}
    ),
    "colon in an item": Mistake(
        text="a:\n  - b: c: d\n  - e\n", at="2:9 colon-in-text", says='- b: "c: d"', value={"a": [X, "e"]}
    ),
    "colon and quotes": Mistake(
        text='a: x: "y" it\'s\n', at="1:5 colon-in-text", says="""a: 'x: "y" it''s'""", value={"a": X}
    ),
    "two quotations": Mistake(
        text='a: "x" or "y"\nb: c\n', at="1:8 text-goes-on", says="""a: '"x" or "y"'""", value={"a": X, "b": "c"}
    ),
    "smart quotes": Mistake(text="a: “x: y”\n", at="1:6 colon-in-text", says='a: "x: y"', value={"a": X}),
    "at sign": Mistake(text="a: @x\nb: c\n", at="1:4 special-character", says='a: "@x"', value={"a": X, "b": "c"}),
    "percent": Mistake(text="- %x\n- y\n", at="1:3 special-character", says='- "%x"', value=[X, "y"]),
    "back-tick": Mistake(text="a: `x`\n", at="1:4 special-character", says='"`x`"', value={"a": X}),
    "ampersand": Mistake(text="a: & x\n", at="1:4 special-character", says="'&' at the start", value={"a": X}),
    "directive": Mistake(text="%x\na: b\n", at="1:1 special-character", says="'%' at the start", value={"a": "b"}),
    "text after a bar": Mistake(
        text="a: | x\nb: c\n", at="1:4 text-after-bar", says="next line", value={"a": X, "b": "c"}
    ),
    "no colon": Mistake(text="title x\ncategory: y\n", at="1:1 no-colon", says="has no ': '", value={"category": "y"}),
    "no colon, on two lines": Mistake(
        text="title\n  x\ncategory: y\n", at="1:1 no-colon", says="has no ': '", value={"title": X, "category": "y"}
    ),
    "no colon at the end": Mistake(
        text="a: b\ntitle\n", at="2:1 no-colon", says="has no ': '", value={"a": "b", "title": X}
    ),
    "no colon after the name of an entry": Mistake(
        text="a:\n  b\n    c: |\n      d\n    e: f\n  g: h\n",
        at="2:3 no-colon",
        says="has no ': '",
        value={"a": {"b": X, "g": "h"}},
    ),
    "curly quotes around the name of an entry": Mistake(
        text="a:\n  “b:”\n    c: d\n  g: h\n", at="2:3 no-colon", says="has no ': '", value={"a": {"g": "h"}}
    ),
    "no colon in the first field of an item": Mistake(
        text="- a is b\n  c: d\n- a: x\n", at="1:1 no-colon", says="has no ': '", value=[X, {"a": "x"}]
    ),
    "field after a plain item too far right": Mistake(
        text="a:\n  - b c\n    d: e\n  - f\n", at="3:5 indentation", says="new field", value={"a": [X, "f"]}
    ),
    "no bar, and a colon further down": Mistake(
        text="a:\n  b:\n    c d\n    e f: g\n    h\n  i: j\n",
        at="2:5 lost-bar",
        says="b: |",
        value={"a": {"b": X, "i": "j"}},
    ),
    "no bar, and a colon in the first line": Mistake(
        text="a:\n  b:\n    c d: e\n    f g\n    h\n  i: j\n",
        at="2:5 lost-bar",
        says="b: |",
        value={"a": {"b": X, "i": "j"}},
    ),
    "no space before the bar": Mistake(
        text="a:|\n  b c\n  d e: f\ng: h\n", at="1:1 no-colon", says="a: |", value={"a": X, "g": "h"}
    ),
    "first field too far right": Mistake(
        text="a:\n     b: c\n  d: e\n  f: g\nh: i\n",
        at="2:6 indentation",
        says="it starts at 3",
        value={"a": {"b": X, "d": "e", "f": "g"}, "h": "i"},
    ),
    "first field too far left": Mistake(
        text="a:\nb: |\n    c\n  d: e\n  f: g\nh: i\n",
        at="2:1 indentation",
        says="it starts at 3",
        value={"a": {"b": X, "d": "e", "f": "g"}, "h": "i"},
    ),
    "first line of a file too far right": Mistake(
        text="  a: b\nc: d\ne: f\n", at="1:3 indentation", says="it starts at 1", value={"a": X, "c": "d", "e": "f"}
    ),
    "second field of an item too far right": Mistake(
        text="- a: b\n    c: d\n- a: e\n  c: f\n",
        at="2:5 indentation",
        says="new field",
        value=[X, {"a": "e", "c": "f"}],
    ),
    "stray text at the top": Mistake(
        text="# a\n   b c\n- a: e\n  c: f\n", at="2:4 no-colon", says="has no ': '", value=[{"a": "e", "c": "f"}]
    ),
    "no dash before the first item": Mistake(
        text="a: x\n  b: y\n- a: z\n  b: y\n", at="1:1 no-dash", says="- a: x", value=[X, {"a": "z", "b": "y"}]
    ),
    "no colon before a bar": Mistake(
        text="a:\n  b |\n    c: d e\n    f g\n  h: i\n",
        at="2:3 no-colon",
        says="has no ': '",
        value={"a": {"b": X, "h": "i"}},
    ),
    "field too far left amid the entries around it": Mistake(
        text="a:\n  b:\n    c: d\ne: f\n  g:\n    h: i\nj: k\n",
        at="4:1 indentation",
        says="it starts at 5",
        value={"a": {"b": {"c": "d", "e": X}, "g": {"h": "i"}}, "j": "k"},
    ),
    "text after a bar too far left": Mistake(
        text="a:\n  b: |\nc d\n    e f\n  g: h\ni: j\n",
        at="3:1 indentation",
        says="it starts at 5",
        value={"a": {"b": X, "g": "h"}, "i": "j"},
    ),
    "entry too far left": Mistake(
        text="a:\n  b:\n    c: d\ne:\n    c: d\n    f: g\n  h:\n    c: d\n",
        at="4:1 indentation",
        says="it starts at 3",
        value={"a": {"b": {"c": "d"}, "e": X, "h": {"c": "d"}}},
    ),
    "first line of a block text too far right": Mistake(
        text="a: |\n     x\n  y\n  z\nb: c\n", at="2:6 indentation", says="it starts at 3", value={"a": X, "b": "c"}
    ),
    "no space after the colon": Mistake(text="a:b\nc: d\n", at="1:1 no-colon", says="a: b", value={"a": X, "c": "d"}),
    "no-break space": Mistake(
        text="a:\N{NO-BREAK SPACE}b\nc: d\n", at="1:3 no-break-space", says="anew a: b", value={"a": "b", "c": "d"}
    ),
    "no-break space as indent": Mistake(
        text="a:\n\N{NO-BREAK SPACE} b: d\n", at="2:1 no-break-space", says="  b: d", value={"a": {"b": "d"}}
    ),
    "no-break space after a dash": Mistake(
        text="-\N{NO-BREAK SPACE}a\n", at="1:2 no-break-space", says="- a", value=["a"]
    ),
    "unclosed quote": Mistake(
        text='a: "b\nc: d\n',
        at="1:4 unclosed-quote",
        says='at the end of the text. Until then, line 1 is left out a: "b"',
        value={"a": X, "c": "d"},
    ),
    "unclosed quote that another closes": Mistake(
        text='a:\n  - "b\n  - "c"\nd: e\n', at="2:5 unclosed-quote", says='- "b"', value={"a": [X, "c"], "d": "e"}
    ),
    "unclosed quote that closes at the next": Mistake(
        text="a: 'b\nc: it's\n", at="1:4 unclosed-quote", says="a: 'b'", value={"a": X, "c": "it's"}
    ),
    "text after a quote": Mistake(
        text="a: 'it's fine'\nb: c\n", at="1:8 text-goes-on", says='a: "it\'s fine"', value={"a": X, "b": "c"}
    ),
    "text after a bracket": Mistake(
        text="a: {school} x\n", at="1:13 text-goes-on", says='a: "{school} x"', value={"a": X}
    ),
    "back-slash": Mistake(
        text='a: "C:\\x y\\path"\nb: c\n', at="1:9 backslash", says="a: 'C:", value={"a": X, "b": "c"}
    ),
    "unclosed bracket": Mistake(
        text="a: [x\nb: c\n", at="1:4 unclosed-bracket", says="Add ]", value={"a": X, "b": "c"}
    ),
    "unclosed brace": Mistake(text="a: {x\nb: c\n", at="1:4 unclosed-bracket", says="Add }", value={"a": X, "b": "c"}),
    "comment in a text of several lines": Mistake(
        text="a: x\n  y #1\n  z\nb: c\n", at="2:5 comment-in-text", says="ends the text", value={"a": X, "b": "c"}
    ),
    "field among items": Mistake(
        text="a:\n  - x\n  b: c\n  - y\n", at="3:3 indentation", says="does not go with", value={"a": ["x", "y"]}
    ),
    "colon in a text of several lines": Mistake(
        text="a: b\n  c d: e\nf: g\n", at="2:6 colon-in-text", says="in quotes", value={"a": X, "f": "g"}
    ),
    "no space after a dash": Mistake(
        text="a:\n  - x\n  -y\n  - z\n", at="3:3 no-space-after-dash", says="  - y", value={"a": ["x", X, "z"]}
    ),
    "no space after the dash of an item of one line": Mistake(
        text="- a: b\n  c: d\n-a: e\n- a: f\n",
        at="3:1 no-space-after-dash",
        says="- a: e",
        value=[{"a": "b", "c": "d"}, X, {"a": "f"}],
    ),
    "longer dash": Mistake(
        text="a:\n  - b\n  – c\n  - d\n", at="3:3 no-dash", says="  - c", value={"a": ["b", X, "d"]}
    ),
    "longer dash before the first of several fields": Mistake(
        text="a:\n  — b: c\n    d: e\nf: g\n", at="2:3 no-dash", says="  - b: c", value={"a": [X], "f": "g"}
    ),
    "longer dash before the first text": Mistake(
        text="a:\n  –b\n  - c\n  - d: e\nf: g\n",
        at="2:3 no-dash",
        says="  - b",
        value={"a": [X, "c", {"d": "e"}], "f": "g"},
    ),
    "tab after a dash": Mistake(
        text="a:\n  -\tb\n  - c\n", at="2:4 tab", says="a space instead of the tab", value={"a": [X, "c"]}
    ),
    "comma at the start": Mistake(
        text="a: , b\nc: d\n", at="1:4 special-character", says='a: ", b"', value={"a": X, "c": "d"}
    ),
    "closing bracket at the start": Mistake(
        text="- ] b\n- c\n", at="1:3 special-character", says='- "] b"', value=[X, "c"]
    ),
    "closing brace at the start": Mistake(
        text="a:\n  - } b\n  - c\n", at="2:5 special-character", says='- "} b"', value={"a": [X, "c"]}
    ),
    "comment on a line within a text": Mistake(
        text="a: b\n  c\n  # d\n  e\nf: g\n",
        at="3:3 comment-in-text",
        says="line 3 is left out",
        value={"a": "b c\ne", "f": "g"},
    ),
    "hash in a list of names": Mistake(
        text="a: [b, #c-d, e]\nf: g\n", at="1:8 lost-after-hash", says="a: [b, c-d, e]", value={"a": X, "f": "g"}
    ),
    "hash in a list of texts": Mistake(
        text="a: [The b, 'It, #1', c #2, e]\nf: [g]\n",
        at="1:24 lost-after-hash",
        says="""a: [The b, 'It, #1', "c #2", e]""",
        value={"a": X, "f": ["g"]},
    ),
    "hash in the last line of a list": Mistake(
        text="a: [The b,\n  c,#2]\nf: g\n", at="2:5 lost-after-hash", says='  c,"#2"]', value={"a": X, "f": "g"}
    ),
    "hash in braces": Mistake(
        text="a:\n  b: {c: No #2 here, d: [e]}\n  f: g\n",
        at="2:13 lost-after-hash",
        says='b: {c: "No #2 here", d: [e]}',
        value={"a": {"b": X, "f": "g"}},
    ),
    "comment in a list, or an item": Mistake(
        text="a: [b, # c, d]\nf: g\n", at="1:8 lost-after-hash", says="is not read", value={"a": X, "f": "g"}
    ),
    "unclosed quote in brackets": Mistake(
        text='a: ["b, c]\nd: e\n', at="1:5 unclosed-quote", says='a: ["b, c"]', value={"a": X, "d": "e"}
    ),
    "quotations within quotes": Mistake(
        text='a: "The "b" at c"\n', at="1:10 text-goes-on", says="""a: 'The "b" at c'""", value={"a": X}
    ),
    "unclosed quote of a text that goes on below": Mistake(
        text='a: "It is\n  free\nb: c\n',
        at="1:4 unclosed-quote",
        says="lines 1 to 2 are left out None",
        value={"a": X, "b": "c"},
    ),
    "unclosed bracket of a list": Mistake(
        text="a: [b, c\nd: e\n", at="1:4 unclosed-bracket", says="a: [b, c]", value={"a": X, "d": "e"}
    ),
    "no comma at the end of a line in brackets": Mistake(
        text="a: [b, c\n  # d\n  'e']\nf: g\n",
        at="1:4 unclosed-bracket",
        says="lines 1 to 3 are left out None",
        value={"a": X, "f": "g"},
    ),
    "comma": Mistake(text=",\na: b\n", at="1:1 unreadable", says="cannot be read", value={"a": "b"}),
    "long line": Mistake(text="a: b: " + "x" * 300 + "\n", at="1:5 colon-in-text", says="in quotes", value={"a": X}),
}


def mended_line(text: str, problem: Problem) -> str | None:
    """Return the line of a problem as it should be."""
    line = text.splitlines()[problem.place.line - 1]
    return mended(line, problem.patch) if problem.patch else None
