"""Somebody saves while the folder is read: what was learned is never kept under the name of other contents."""

from __future__ import annotations

from pathlib import Path

import pytest
from small import TUITION, write

from advisor.compiled import cache
from advisor.compiled.cache import digest_of, file_for
from advisor.engine import open_advisor
from advisor.library import Advisor


def price(folder: Path) -> str:
    return Advisor.load(folder, keep=True).ask("what is the tuition", "diploma")[0].text.split()[3]


@pytest.mark.parametrize("saves", [1, 3, 1_000])
def test_a_save_between_looking_and_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, saves: int) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    school = write(tmp_path / "school")
    digests: list[str] = []

    def looked(folder: Path) -> str:
        """Look at the folder, and save at once afterwards, as somebody may do who knows nothing of it."""
        digests.append(digest_of(folder))
        if len(digests) <= saves:
            write(folder, tuition=TUITION.replace("3000", str(3_000 + len(digests))))
        return digests[-1]

    with monkeypatch.context() as patch:
        patch.setattr(cache, "digest_of", looked)
        assert price(school) in {str(3_000 + number) for number in range(1, len(digests) + 1)}
    assert Path(file_for(school)).exists() is (saves < 5)
    write(school)
    assert price(school) == "3000"
    assert open_advisor(school).version == digest_of(school)
