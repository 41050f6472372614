"""Puts the knowledge base into the wheel, with what was learned from it, so that the first question need not wait."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileIndex(BuildHookInterface[BuilderConfig]):
    """Learns the knowledge base once, when the wheel is built."""

    _made: Path | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the knowledge base and its compiled file; an editable installation reads the folder itself."""
        if version == "editable":
            return
        root = Path(self.root)
        self._made = Path(tempfile.mkdtemp(prefix="advisor-"))
        index = self._made / "shipped.jsonl"
        _compile(root, index)
        build_data["force_include"] |= {
            str(root / "knowledge"): "advisor/knowledge",
            str(index): "advisor/compiled/shipped.jsonl",
        }

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 as it is called
        """Take away what was made on the way."""
        if self._made:
            shutil.rmtree(self._made, ignore_errors=True)


def _compile(root: Path, index: Path) -> None:
    """Learn the knowledge base with the code that is being packed, and keep what was learned."""
    sys.path.insert(0, str(root))
    try:
        from advisor.compiled.cache import digest_of  # noqa: PLC0415 found only now
        from advisor.engine import learn  # noqa: PLC0415 as above

        opened = learn(root / "knowledge", digest_of(root / "knowledge"), index)
    finally:
        sys.path.remove(str(root))
    if not index.is_file():
        sys.exit("\n".join(["the knowledge base cannot be used:", *map(str, opened.problems)]))
