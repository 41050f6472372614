"""The picture in the README is one of a real chat, as it would go today."""

from __future__ import annotations

from picture import PICTURE, drawn, words

from advisor.engine import Opened


def test_the_picture_says_what_the_chat_says(shipped: Opened) -> None:
    kept = PICTURE.read_text(encoding="utf-8")
    assert words(kept) == words(drawn(shipped)), "run: python tests/picture.py"
    assert "http" not in kept.split("<g ")[0].replace("http://www.w3.org/2000/svg", "")
    assert f"(.github/{PICTURE.name})" in (PICTURE.parents[1] / "README.md").read_text(encoding="utf-8")
