"""Texts in which YAML stops further down than where the mistake is, and the line that is to blame."""

from __future__ import annotations

from .faulty import Mistake
from .test_nodes import LEFT_OUT as X

BLAMED = {
    "longer dash before no item": Mistake(
        text="a: b\n– c\nd: e\n", at="2:1 no-colon", says="has no ': '", value={"a": "b", "d": "e"}
    ),
    "comment above a line without a colon": Mistake(
        text="a: b\n  # c\nd\ne: f\n", at="3:1 no-colon", says="has no ': '", value={"a": "b", "d": X, "e": "f"}
    ),
    "field of an item too far left": Mistake(
        text="a:\n  - b: c\nd: e\n    f: g\n    h: i\n  - b: k\n",
        at="3:1 indentation",
        says="it starts at 5",
        value={"a": [X, {"b": "k"}]},
    ),
    "field too far left before the last of its entry": Mistake(
        text="a:\n  b: c\n  d: e\n  f: g\nh:\n  b: i\nd: j\n  f: k\n",
        at="7:1 indentation",
        says="it starts at 3",
        value={"a": {"b": "c", "d": "e", "f": "g"}, "h": {"b": "i", "d": X, "f": "k"}},
    ),
    "first entry one column too far left": Mistake(
        text="a:\n b:\n    c: d\n    e: f\n  g:\n    c: d\n",
        at="2:2 indentation",
        says="it starts at 3",
        value={"a": {"b": X, "g": {"c": "d"}}},
    ),
    "bar at the column of its text": Mistake(
        text="a:\n  b:\n      c: |\n      x y\n      z\n    d: e\nf: g\n",
        at="3:7 indentation",
        says="it starts at 5",
        value={"a": {"b": {"c": X, "d": "e"}}, "f": "g"},
    ),
    "letter before the first dash": Mistake(
        text="a:\n  o- b: c\n  - d\ne: f\n", at="2:3 no-dash", says="  - b: c", value={"a": [X, "d"], "e": "f"}
    ),
    "no dash before the first item, and none of fields below": Mistake(
        text="a:\n  b: c\n  - d\ne: f\n", at="2:3 no-dash", says="  - b: c", value={"a": [X, "d"], "e": "f"}
    ),
    "rest of a comment at the top, deeper": Mistake(
        text="# a b\n    c: d e\n\n- f: g\n- f: h\n",
        at="2:5 indentation",
        says="    # c: d e",
        value=[{"f": "g"}, {"f": "h"}],
    ),
    "rest of a comment at the top": Mistake(
        text="# a b\nc: d e\n\n- f: g\n- f: h\n", at="2:1 indentation", says="# c: d e", value=[{"f": "g"}, {"f": "h"}]
    ),
    "first item too far left": Mistake(
        text="a: b\nc:\n- d\n  - e\n  - 'f'\n  - g: h\ni: j\n",
        at="3:1 indentation",
        says="it starts at 3",
        value={"a": "b", "c": [X, "e", "f", {"g": "h"}], "i": "j"},
    ),
    "item that left its list": Mistake(
        text="a:\n  b:\n    - c\n  - d\n    - e\n  f: g\n",
        at="4:3 indentation",
        says="line 4 starts at column 3",
        value={"a": {"b": ["c"], "f": "g"}},
    ),
    "no dash before the first item of a file, whose fields stand where they should": Mistake(
        text="  a: b\n  c: d\n- a: e\n  c: f\n", at="1:3 no-dash", says="- a: b", value=[X, {"a": "e", "c": "f"}]
    ),
    "name of several words too far left": Mistake(
        text="a:\n  b c: d\n  e f: g\nh i: j\n  k l: m\n  n: o\n",
        at="4:1 indentation",
        says="it starts at 3",
        value={"a": {"b c": "d", "e f": "g", "k l": "m", "n": "o"}},
    ),
    "bracket that opens around another": Mistake(
        text="a:\n  - [b:\n    - {c: d}\n    - e\nf: g\n",
        at="2:5 unclosed-bracket",
        says="not closed",
        value={"a": [X], "f": "g"},
    ),
    "no colon before a brace": Mistake(
        text="a:\n  b:\n    c {d: [e, f]}\n  f: g\n",
        at="3:5 no-colon",
        says="has no ': '",
        value={"a": {"b": {"c": X}, "f": "g"}},
    ),
    "item that begins below its dash": Mistake(
        text="- a: b\n  c: d\n-\n a: e\n  c: f\n",
        at="4:2 indentation",
        says="it starts at 3",
        value=[{"a": "b", "c": "d"}],
    ),
    "colon amid the name before a bar": Mistake(
        text="a:\n  b:c |\n    d e: f\n  g: h\n", at="2:3 no-colon", says="b: c |", value={"a": {"b": X, "g": "h"}}
    ),
    "first item without its dash, deeper than the others": Mistake(
        text="a:\n    b c\n  - d\n  - e f: g\nh: i\n",
        at="2:5 no-dash",
        says="  - b c",
        value={"a": [X, "d", {"e f": "g"}], "h": "i"},
    ),
    "item too deep after others that are right": Mistake(
        text="- a: b\n  c: d\n- a: e\n  c: f\n  - a: g\n- a: i\n  c: k\n",
        at="5:3 indentation",
        says="does not go with",
        value=[{"a": "b", "c": "d"}, X, {"a": "i", "c": "k"}],
    ),
}
