"""What is written goes into the folder that one stands in, is told with its full path, and never into an install."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from authoring.helping import school
from small import write

from advisor.cli import main
from advisor.commands.kb import ACTIONS
from advisor.compiled import shipped
from terminal.conftest import Ran, Run, streams_of

from .test_writing import WHOLE

WRONG = "- {question: what is the tuition, topic: notes}\n"
BROKEN = "title: Broken\ncategory: study\nask: [is it broken]\nanswers:\n\tany: {text: Yes., refer: dean}\n"

WRITERS = {
    "lint": ["lint", "--fix"],
    "test": ["test", "--accept"],
    "new": ["new", "lockers"],
    "add": ["add", "notes", "may I see the sheets"],
    "gaps": ["gaps", "{asked}"],
    "import": ["import", "{table}", "--yes"],
    "schema": ["schema"],
}
"""How each action is called that writes into the knowledge base."""
READERS = {
    "show": ["show", "tuition"],
    "explain": ["explain", "what is the tuition"],
    "stale": ["stale"],
    "preview": ["preview", "tuition"],
    "export": ["export", "{new}"],
    "compile": ["compile"],
}
"""And each that does not."""

Call = Callable[..., Ran]


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the knowledge base that comes with the program be an installed copy."""
    package = tmp_path / "lib" / "site-packages" / "advisor"
    folder = mistaken(package).rename(package / "knowledge")
    monkeypatch.setattr(shipped, "_PACKAGE", str(package))
    monkeypatch.setattr(shipped, "SHIPPED_INDEX", str(package / "none"))
    return folder


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Return a function that calls `kb` in a folder, with somebody at the terminal where that is needed to write."""
    named = {name: tmp_path / f"{name}.csv" for name in ("asked", "table", "new")}
    named["asked"].write_text("instrument\n")
    named["table"].write_text("id,program,answer\nnotes,any,Another answer.\n")

    def called(folder: Path, argv: list[str], *more: str) -> Ran:
        monkeypatch.chdir(folder)
        monkeypatch.delenv("ADVISOR_KNOWLEDGE", raising=False)
        words = [word.format(**{name: str(path) for name, path in named.items()}) for word in argv]
        tty = argv[0] == "gaps"
        stdin = b"lending\nq\n" if tty else WHOLE
        with streams_of(monkeypatch, stdin, tty=tty) as ran:
            status = main(["kb", *words, "--plain", *more])
        return ran(status)

    return called


def mistaken(folder: Path) -> Path:
    """Write a knowledge base in which there is something to do for each action that writes."""
    home = school(folder, WRONG)
    (home / "topics" / "broken.yaml").write_text(BROKEN)
    return home


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_tables_name_every_action() -> None:
    assert {*WRITERS, *READERS} == {action.name for action in ACTIONS}


@pytest.mark.parametrize("argv", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("place", ["beside it", "in it", "in a folder of it"])
def test_what_writes_uses_the_folder_that_one_stands_in_and_names_it(
    tmp_path: Path, installed: Path, call: Call, argv: list[str], place: str
) -> None:
    folder = mistaken(tmp_path / "mine").rename(tmp_path / "mine" / "knowledge")
    before, there = contents(folder), contents(installed)
    stand = {"beside it": folder.parent, "in it": folder, "in a folder of it": folder / "topics"}[place]
    ran = call(stand, argv)
    assert contents(folder) != before, ran.err
    assert str(folder) in ran.out + ran.err
    assert contents(installed) == there


@pytest.mark.parametrize("argv", WRITERS.values(), ids=WRITERS)
@pytest.mark.parametrize("how", ["nowhere", "in it", "named"])
def test_what_writes_is_refused_in_an_installed_copy_and_where_one_stands_in_none(
    tmp_path: Path, installed: Path, call: Call, argv: list[str], how: str
) -> None:
    there = contents(installed)
    named = ["--knowledge", str(installed)] if how == "named" else []
    ran = call(installed if how == "in it" else tmp_path, argv, *named)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "--knowledge" in ran.err
    assert "stand in a folder" in ran.err
    assert contents(installed) == there


@pytest.mark.parametrize("argv", WRITERS.values(), ids=WRITERS)
def test_what_writes_leaves_a_working_copy_alone_that_one_does_not_stand_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: Call, argv: list[str]
) -> None:
    folder = mistaken(tmp_path / "src").rename(tmp_path / "src" / "knowledge")
    monkeypatch.setattr(shipped, "_PACKAGE", str(tmp_path / "src" / "advisor"))
    before = contents(folder)
    ran = call(tmp_path, argv)
    assert (ran.status, ran.out, "--knowledge" in ran.err) == (2, "", True)
    assert contents(folder) == before


@pytest.mark.parametrize("place", ["lib/python3/dist-packages/advisor/knowledge", "target/advisor/knowledge"])
def test_what_an_installed_copy_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", str(tmp_path / "target" / "advisor"))
    (tmp_path / "link").symlink_to(tmp_path / place)
    assert shipped.is_installed(str(tmp_path / place))
    assert shipped.is_installed(str(tmp_path / "link" / "topics"))
    assert not shipped.is_installed(str(tmp_path / "target" / "knowledge"))
    assert not shipped.is_installed(str(tmp_path / "target" / "advisor-of-mine"))


@pytest.mark.parametrize("argv", READERS.values(), ids=READERS)
def test_what_only_reads_takes_the_copy_where_one_stands_in_none(
    tmp_path: Path, installed: Path, call: Call, argv: list[str]
) -> None:
    there = contents(installed)
    assert call(tmp_path, argv).status in {0, 1}
    assert contents(installed) == there


def test_a_file_of_an_installed_copy_is_not_mended(installed: Path, tmp_path: Path, call: Call) -> None:
    there = contents(installed)
    ran = call(tmp_path, ["lint", "--fix", str(installed / "topics" / "broken.yaml")])
    assert (ran.status, "installed copy" in ran.err) == (2, True)
    assert contents(installed) == there


def test_what_is_named_comes_first(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named, other, here = (write(tmp_path / name / "knowledge") for name in ("named", "other", "here"))
    monkeypatch.chdir(here.parent)
    assert str(other) in run("kb", "new", "lockers", stdin=WHOLE, env={"ADVISOR_KNOWLEDGE": str(other)}).out
    ran = run("kb", "new", "lockers", "--knowledge", str(named), stdin=WHOLE, env={"ADVISOR_KNOWLEDGE": str(other)})
    assert str(named) in ran.out
    assert not (here / "topics" / "lockers.yaml").exists()


def test_all_that_writes_into_a_knowledge_base_does_so_in_one_place() -> None:
    package = Path(shipped.__file__).parents[1]
    own = {"terminal/kb/changing.py", "authoring/saving.py"}
    writing = {"write_text", "write_bytes", "save", "mkdir", "touch", "rename", "symlink_to"}
    found = {
        path.relative_to(package).as_posix()
        for part in ("terminal/kb", "authoring")
        for path in (package / part).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node.func) in writing
    }
    assert found <= own


def _called(function: ast.expr) -> str:
    return getattr(function, "attr", getattr(function, "id", ""))
