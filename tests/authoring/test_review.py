"""What reviews a change of the knowledge base elsewhere names commands and paths that are there."""

from __future__ import annotations

import re
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from small import TUITION, write
from terminal.conftest import Run, run

__all__ = ["run"]

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
WORKFLOW: dict[Any, Any] = yaml.safe_load((ROOT / ".github/workflows/knowledge.yml").read_text(encoding="utf-8"))
STEPS: dict[str, str] = {
    step["name"]: step["run"] for step in WORKFLOW["jobs"]["review"]["steps"] if "name" in step and "run" in step
}
ADDRESS = re.compile(r"https?://|\.(?:com|org|io|dev)\b")


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_a_hook_has_all_that_it_needs(hook: dict[str, Any]) -> None:
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert (hook["language"], hook["pass_filenames"]) == ("python", False)
    files = re.compile(hook["files"])
    assert files.search("knowledge/topics/tuition.yaml")
    assert not files.search("knowledge/README.md")


def test_the_lint_hook_stops_a_mistake_and_lets_good_files_pass(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (hook,) = (each for each in HOOKS if each["id"] == "knowledge-lint")
    argv = [*shlex.split(hook["entry"])[1:], *hook["args"]]
    folder = write(tmp_path / "knowledge")
    monkeypatch.chdir(tmp_path)
    assert run(*argv).status == 0
    (folder / "topics/tuition.yaml").write_text(TUITION.replace("category", "kategory"))
    ran = run(*argv)
    assert (ran.status, "knowledge/topics/tuition.yaml:2:1" in ran.out) == (1, True)


def test_the_workflow_looks_at_changes_of_the_knowledge_base_alone() -> None:
    on = WORKFLOW[True]  # what YAML 1.1 takes `on` for
    assert {name: part["paths"] for name, part in on.items()} == {
        "pull_request": ["knowledge/**"],
        "push": ["knowledge/**"],
    }
    assert WORKFLOW["permissions"] == {"contents": "read"}


def test_mistakes_become_annotations(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = write(tmp_path / "knowledge")
    (folder / "topics/tuition.yaml").write_text(TUITION.replace("category", "kategory"))
    monkeypatch.chdir(tmp_path)
    ran = run(*shlex.split(STEPS["Mistakes"])[1:])
    assert ran.status == 1
    assert ran.out.startswith("::error file=knowledge/topics/tuition.yaml,line=2,col=1,title=unknown-field::")


@pytest.mark.parametrize("status", [0, 1])
def test_the_examples_stand_in_the_summary_whatever_came_of_them(tmp_path: Path, status: int) -> None:
    program, summary = tmp_path / ".venv/bin/advisor", tmp_path / "summary"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\necho 'all right'\necho '```' >&2\necho '<b>'\nexit {status}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    step = tmp_path / "step.sh"
    step.write_text(STEPS["Examples"])
    ran = subprocess.run(
        ["bash", "-eo", "pipefail", str(step)],
        cwd=tmp_path,
        env={"GITHUB_STEP_SUMMARY": str(summary), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"},
        check=False,
    )
    assert ran.returncode == status
    assert summary.read_text() == "### Examples\n\n    all right\n    ```\n    <b>\n"


def test_no_address_stands_in_them() -> None:
    for name in (".pre-commit-hooks.yaml", ".github/workflows/knowledge.yml"):
        assert not ADDRESS.search((ROOT / name).read_text(encoding="utf-8"))
