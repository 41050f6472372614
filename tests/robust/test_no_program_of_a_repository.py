"""No program that a repository names to git runs, and no connection is made, when the last commit is looked at."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from authoring import helping
from small import FILES

from advisor.authoring.committed import committed

ALL = {*FILES, "examples/questions.yaml"}


@pytest.fixture
def mark(tmp_path: Path) -> Path:
    """Return the file that is there once anything of somebody else's has run."""
    return tmp_path / "mark"


def git(folder: Path, *words: str, given: str | None = None) -> str:
    """Run git as it is, but for what the environment says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    ran = subprocess.run(
        ["git", *words], cwd=folder, env=clean, input=given, capture_output=True, text=True, check=True
    )
    return ran.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a knowledge base that was committed, and changed since."""
    folder = helping.school(tmp_path)
    helping.commit(folder)
    (folder / "topics" / "notes.yaml").unlink()
    return folder


@pytest.fixture
def program(tmp_path: Path, mark: Path) -> Path:
    """Return a program that leaves a mark."""
    path = tmp_path / "program"
    path.write_text(f"#!/bin/sh\necho ran >> '{mark}'\n")
    path.chmod(0o755)
    return path


def files_committed(folder: Path) -> set[str]:
    """Return the names of the files of the last commit."""
    with committed(folder) as before:
        return {path.relative_to(before).as_posix() for path in before.rglob("*.yaml")} if before else set()


def test_what_was_committed_is_laid_out(repository: Path) -> None:
    assert files_committed(repository) == ALL
    with committed(repository) as before:
        assert before
        assert {name: (before / name).read_text() for name in FILES} == FILES


def lose(folder: Path, name: str) -> None:
    """Take a file or folder out of the store; git will look for it where it is promised."""
    number = git(folder, "rev-parse", f"HEAD:{name}")
    (folder / ".git" / "objects" / number[:2] / number[2:]).unlink()


REMOTES: dict[str, list[tuple[str, str]]] = {
    "a program for a transport": [("remote.evil.url", "ext::{program} %S")],
    "a program that serves a folder": [("remote.evil.url", "{folder}"), ("remote.evil.uploadpack", "{program}")],
    "a program for ssh": [("remote.evil.url", "ssh://evil.example/x"), ("core.sshCommand", "{program}")],
    "a program as a proxy": [("remote.evil.url", "git://evil.example/x"), ("core.gitProxy", "{program}")],
    "a helper": [("remote.evil.url", "x"), ("remote.evil.vcs", "x/../../program")],
    "a helper that is allowed": [("remote.evil.url", "x"), ("remote.evil.vcs", "none")],
}


@pytest.mark.parametrize("remote", REMOTES)
def test_a_missing_object_is_not_fetched(
    repository: Path, program: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, remote: str
) -> None:
    settings = [("core.repositoryFormatVersion", "1"), ("extensions.partialClone", "evil")]
    settings += [("remote.evil.promisor", "true"), ("protocol.allow", "always"), ("protocol.ext.allow", "always")]
    for name, value in (*settings, *REMOTES[remote]):
        git(repository, "config", name, value.format(program=program, folder=repository))
    (repository / "git-remote-x").mkdir()
    shutil.copy(program, repository / "git-remote-none")
    monkeypatch.setenv("PATH", f".{os.pathsep}{os.environ['PATH']}")
    for name in ("advisor.yaml", "topics"):
        lose(repository, name)
        assert files_committed(repository) == set()
        assert not mark.exists()


@pytest.mark.parametrize("scheme", ["git", "http"])
def test_no_connection_is_made(repository: Path, scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"{scheme}://127.0.0.1:{server.getsockname()[1]}/x"
        for name, value in (("promisor", "true"), ("url", address)):
            git(repository, "config", f"remote.evil.{name}", value)
        git(repository, "config", "extensions.partialClone", "evil")
        git(repository, "config", "core.repositoryFormatVersion", "1")
        lose(repository, "advisor.yaml")
        assert files_committed(repository) == set()
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


SETTINGS = [
    "core.fsmonitor",
    "core.pager",
    "core.editor",
    "core.askPass",
    "core.alternateRefsCommand",
    "diff.external",
    "diff.evil.textconv",
    "diff.evil.command",
    "filter.evil.clean",
    "filter.evil.smudge",
    "filter.evil.process",
    "gpg.program",
    "credential.helper",
    "pager.ls-tree",
    "pager.cat-file",
]


@pytest.mark.parametrize("included", [False, True])
def test_no_setting_starts_a_program(repository: Path, program: Path, mark: Path, *, included: bool) -> None:
    place = [f"--file={repository / 'more'}"] if included else []
    for name in SETTINGS:
        git(repository, "config", *place, name, str(program))
    for name in ("ls-tree", "cat-file", "show"):
        git(repository, "config", *place, f"alias.{name}", f"!{program}")
    git(repository, "config", *place, "core.hooksPath", str(hooks(repository / "hooks", program)))
    git(repository, "config", *place, "log.showSignature", "true")
    if included:
        git(repository, "config", "include.path", str(repository / "more"))
    hooks(repository / ".git" / "hooks", program)
    (repository / ".gitattributes").write_text("* filter=evil diff=evil\n")
    assert files_committed(repository) == ALL
    assert not mark.exists()


def hooks(folder: Path, program: Path) -> Path:
    """Put the program in the place of every hook."""
    folder.mkdir(exist_ok=True)
    for name in ("post-index-change", "post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman"):
        shutil.copy(program, folder / name)
    return folder


def test_another_working_folder_changes_nothing(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "core.worktree", str(tmp_path))
    assert files_committed(repository) in (ALL, set())


def test_the_environment_names_no_other_repository(
    repository: Path, tmp_path: Path, program: Path, mark: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "other.yaml").write_text("x")
    helping.commit(other)
    for name in ("GIT_SSH_COMMAND", "GIT_PAGER", "GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "GIT_EDITOR", "GIT_PROXY_COMMAND"):
        monkeypatch.setenv(name, str(program))
    for name, place in (("GIT_DIR", other / ".git"), ("GIT_WORK_TREE", other), ("GIT_EXEC_PATH", tmp_path)):
        monkeypatch.setenv(name, str(place))
    for name, value in (("COUNT", "1"), ("KEY_0", "alias.ls-tree"), ("VALUE_0", f"!{program}")):
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    assert files_committed(repository) == ALL
    assert not mark.exists()


def test_files_that_look_like_a_repository_are_none(tmp_path: Path) -> None:
    inner = helping.school(tmp_path)
    helping.commit(inner)
    for path in list((inner / ".git").iterdir()):
        path.rename(inner / path.name)
    (inner / ".git").rmdir()
    assert git(inner, "rev-parse", "--is-bare-repository") == "false"
    git(inner, "--git-dir=.", "config", "core.bare", "true")
    assert files_committed(inner) == set()


@pytest.mark.parametrize("path", [".", "", "bin"])
def test_no_git_of_the_current_folder_is_run(
    repository: Path, program: Path, mark: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (repository / "bin").mkdir()
    for place in (repository, repository / "bin"):
        shutil.copy(program, place / "git")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("PATH", f"{path}{os.pathsep}{os.environ['PATH']}")
    assert files_committed(repository) == ALL
    assert not mark.exists()


@pytest.mark.parametrize("odd", ["{outside}/out.yaml", "../out.yaml", "advisor.yaml/in.yaml"])
def test_no_committed_name_leads_out_of_the_copy(repository: Path, tmp_path: Path, odd: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    entries = git(repository, "ls-tree", "HEAD").splitlines()
    number = git(repository, "hash-object", "-w", "advisor.yaml")
    tree = b"".join(
        b"%s %s\0%s" % (mode.encode(), name.encode(), bytes.fromhex(of))
        for mode, name, of in [
            *((each.split()[0], each.split("\t")[1], each.split()[2]) for each in entries),
            ("100644", odd.format(outside=outside), number),
        ]
    )
    (tmp_path / "tree").write_bytes(tree)
    made = git(repository, "hash-object", "-t", "tree", "--literally", "-w", str(tmp_path / "tree"))
    who = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    git(repository, "reset", "--soft", git(repository, *who, "commit-tree", made, "-m", "odd"))
    before = sorted(tmp_path.rglob("out.yaml"))
    assert files_committed(repository) in (ALL, set())
    assert sorted(tmp_path.rglob("out.yaml")) == before == []
