"""What is certain is mended, and every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import TUITION

from advisor.authoring.lint.fix import Fixed, fix
from advisor.reading.folder import find

from .test_mistakes import MISTAKES, school

CERTAIN = {
    "a tab": ("  - tuition fees", "\t- tuition fees", "  - tuition fees"),
    "several tabs": (
        "    text: |\n      The evening",
        "\t\ttext: |\n\t\t\tThe evening",
        "    text: |\n      The evening",
    ),
    "one tab for all the spaces": ("      The evening", "\tThe evening", "      The evening"),
    "one tab before the name of a text": ("    text: |\n", "\ttext: |\n", "    text: |\n"),
    "a tab after the dash": ("  - tuition fees", "  -\ttuition fees", "  - tuition fees"),
    "a longer dash": ("  - tuition fees", "  – tuition fees", "  - tuition fees"),
    "a colon in an item": ("- tuition fees", "- tuition: the fees", '- "tuition: the fees"'),
    "a number after a hash behind quotes": ("- tuition fees", "- 'tuition' #2", '- "tuition #2"'),
    "special spaces in a text": ("- tuition fees", "- tuition\xa0fees\u3000now", "- tuition fees now"),
    "a colon": ("title: What", "title: Fees: what", 'title: "Fees: what it costs"'),
    "a number after a hash": ("- tuition fees", "- tuition #2", '- "tuition #2"'),
    "an at sign": ("title: What it costs", "title: @costs", 'title: "@costs"'),
    "a misspelt field": ("volatile: yes", "volatil: yes", "volatile: yes"),
    "no space after the colon": ("category: cost", "category:cost", "category: cost"),
    "no space after the dash": ("  - tuition fees", "  -tuition fees", "  - tuition fees"),
    "a no-break space": ("title: What", "title:\xa0What", "title: What"),
    "an invisible character": ("- tuition fees", "- tui\u200btion fees", "- tuition fees"),
    "curly quotes": ("title: What it costs", "title: “Costs”", 'title: "Costs"'),
    "an apostrophe in single quotes": ("- tuition fees", "- 'it's free?'", '- "it\'s free?"'),
}
UNCERTAIN = {
    "a comment or not": ("- tuition fees", "- tuition fees #new"),
    "a comment at the end": ("title: What it costs", "title: Fees: all # costs"),
    "a hash in a list of names": ("category: cost", "category: cost\nsee_also: [notes, #lending, deadline]"),
    "a comment within a text": ("title: What it costs", "title: What it\n  # all\n  costs"),
    "a field among the ways to ask": ("- tuition fees", "- title: fees"),
    "a tab, and another mistake in its entry": ("    text: |\n", "\ttext: |\n    sources fees\n"),
    "an unclosed quote": ("- tuition fees", '- "tuition fees'),
    "a list or a text": ("- tuition fees", "- [tuition] fees"),
    "a field in the wrong place": ("category: cost", "source: [fees]\ncategory: cost"),
    "a misspelt field that would be there twice": ("category: cost", "category: cost\ncategorie: cost"),
    "a wrong id": ("sources: [fees]\n    volatile", "sources: [feess]\n    volatile"),
}


def fixed(tmp_path: Path, text: str | bytes) -> tuple[Fixed, bytes]:
    """Mend the topic `tuition` with another text; return what was mended, and the new text."""
    home = school(tmp_path)
    (home / "topics" / "tuition.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    files = find(home, [])
    result = fix(home.name, files, {file.name for file in files})
    return result, next(file.data for file in result.files if file.path.stem == "tuition")


@pytest.mark.parametrize(("old", "wrong", "right"), [pytest.param(*each, id=name) for name, each in CERTAIN.items()])
def test_what_is_certain_is_mended_and_nothing_else(tmp_path: Path, old: str, wrong: str, right: str) -> None:
    assert old in TUITION
    result, data = fixed(tmp_path, TUITION.replace(old, wrong, 1))
    rest = TUITION.split(old, 1)[1].split("\n", 1)[1]
    assert result.mended
    assert right in data.decode()
    assert data.decode().endswith(rest)
    again = fix("kb", result.files, {file.name for file in result.files})
    assert (again.mended, again.files) == ([], result.files)


@pytest.mark.parametrize(("old", "wrong"), [pytest.param(*each, id=name) for name, each in UNCERTAIN.items()])
def test_what_is_not_certain_stays(tmp_path: Path, old: str, wrong: str) -> None:
    assert old in TUITION
    text = TUITION.replace(old, wrong, 1)
    result, data = fixed(tmp_path, text)
    assert result.mended == []
    assert data == text.encode()


def test_several_on_one_line_are_mended_one_after_the_other(tmp_path: Path) -> None:
    right = "  diploma: {text: The diploma costs 3000 a year., sources: [fees]}"
    text = TUITION.replace(right, right.replace("text", "txet").replace("sources", "sorces"))
    result, data = fixed(tmp_path, text)
    assert len(result.mended) == 2
    assert data.decode() == TUITION


def test_all_of_a_file_is_mended_at_once_and_its_ends_of_lines_stay(tmp_path: Path) -> None:
    text = "\ufeff# “note”\n" + TUITION.replace("volatile", "volatil").replace("title: What", "title: Fees: what")
    data = text.replace("\n", "\r\n").encode().replace(b"is it expensive", b"is it expensive\xe9")
    result, after = fixed(tmp_path, data)
    assert [each.problem.rule for each in result.mended] == ["colon-in-text", "unknown-field"]
    right = data.replace(b"title: Fees: what it costs", b'title: "Fees: what it costs"')
    assert after == right.replace(b"volatil:", b"volatile:")


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_mending_twice_is_mending_once_and_makes_nothing_worse(path: Path, tmp_path: Path) -> None:
    result, _ = fixed(tmp_path, path.read_bytes())
    again = fix("kb", result.files, {file.name for file in result.files})
    assert (again.mended, again.files) == ([], result.files)


@settings(max_examples=30)
@given(at=st.integers(0, len(TUITION)), piece=st.sampled_from(["\t", "“", ": ", " #2", "\xa0", "@", "'", "\n", "-"]))
def test_only_lines_with_a_mistake_change(at: int, piece: str) -> None:
    import tempfile  # noqa: PLC0415 - a fixture would be shared by all examples

    text = TUITION[:at] + piece + TUITION[at:]
    with tempfile.TemporaryDirectory() as folder:
        result, data = fixed(Path(folder), text)
    changed = {each.problem.place.line for each in result.mended}
    before, after = text.split("\n"), data.decode().split("\n")
    assert len(before) == len(after)
    assert {number for number, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]} == changed
