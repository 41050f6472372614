"""Changes of several files are saved together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.authoring.saving import ChangedError, save


def test_all_are_written_with_the_permissions_that_they_had(tmp_path: Path) -> None:
    old, new = tmp_path / "old.yaml", tmp_path / "deeper/new.yaml"
    old.write_bytes(b"before")
    old.chmod(0o640)
    save({old: b"after", new: b"made"})
    assert (old.read_bytes(), new.read_bytes()) == (b"after", b"made")
    assert old.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deeper", "new.yaml", "old.yaml"]


def test_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_bytes(b"before")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    save({tmp_path / "link.yaml": b"after"})
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "real.yaml").read_bytes() == b"after"


@pytest.mark.parametrize("trouble", ["a folder stands there", "no folder can be made"])
def test_none_is_written_where_one_cannot_be(tmp_path: Path, trouble: str) -> None:
    first, new, bad = tmp_path / "a.yaml", tmp_path / "b.yaml", tmp_path / "c.yaml"
    first.write_bytes(b"before")
    if trouble == "a folder stands there":
        bad.mkdir()
    else:
        (tmp_path / "file").write_bytes(b"")
        bad = tmp_path / "file" / "c.yaml"
    with pytest.raises(OSError, match=r"\w"):
        save({first: b"after", new: b"made", bad: b"x"})
    assert first.read_bytes() == b"before"
    assert not new.exists()
    assert not list(tmp_path.glob(".*"))


def test_what_is_write_protected_stays(tmp_path: Path) -> None:
    free, protected = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (free, protected):
        path.write_bytes(b"before")
    protected.chmod(0o444)
    with pytest.raises(PermissionError, match="write-protected"):
        save({free: b"after", protected: b"after"})
    assert (free.read_bytes(), protected.read_bytes()) == (b"before", b"before")
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("now", [b"edited", None])
def test_what_was_edited_meanwhile_stays(tmp_path: Path, now: bytes | None) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_bytes(b"before")
    if now is not None:
        second.write_bytes(now)
    with pytest.raises(ChangedError):
        save({first: b"after", second: b"after"}, {first: b"before", second: b"before"})
    assert first.read_bytes() == b"before"
    assert (second.read_bytes() if second.exists() else None) == now
    assert len(list(tmp_path.iterdir())) == 1 + second.exists()


def test_what_was_made_meanwhile_stays(tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_bytes(b"somebody's")
    with pytest.raises(ChangedError):
        save({tmp_path / "new.yaml": b"ours"}, {})
    assert (tmp_path / "new.yaml").read_bytes() == b"somebody's"


@pytest.mark.parametrize("other", [b"after", b"otherwise"])
def test_two_names_of_one_file_get_one_text(tmp_path: Path, other: bytes) -> None:
    (tmp_path / "real.yaml").write_bytes(b"before")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real.yaml")
    try:
        save({tmp_path / "link.yaml": b"after", tmp_path / "real.yaml": other})
    except ChangedError:
        assert other == b"otherwise"
    else:
        assert other == b"after"
    assert (tmp_path / "real.yaml").read_bytes() == (b"after" if other == b"after" else b"before")
    assert len(list(tmp_path.iterdir())) == 2
