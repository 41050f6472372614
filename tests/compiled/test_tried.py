"""What is only tried, and not learned from, leaves alone what is kept."""

from __future__ import annotations

from pathlib import Path

import small

from advisor.compiled.cache import digest_of
from advisor.engine import open_advisor


def test_conversations_change_nothing_that_is_learned_and_their_mistakes_are_not_told(tmp_path: Path) -> None:
    folder = small.write(tmp_path / "school")
    (folder / "examples" / "conversations").mkdir(parents=True)
    before = digest_of(folder)
    (folder / "examples" / "conversations" / "talk.yaml").write_text("#" * 1_000_001)
    assert digest_of(folder) == before
    assert open_advisor(folder, kept=False).problems == ()
    (folder / "examples" / "talk.yaml").write_text("[]")
    assert digest_of(folder) != before
