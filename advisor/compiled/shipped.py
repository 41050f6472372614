"""Where the knowledge base stands that comes with the package, and what was learned from it when it was packed."""

from __future__ import annotations

from pathlib import Path

SHIPPED_INDEX = Path(__file__).parent / "shipped.jsonl"
"""The compiled file that travels in the wheel with the knowledge base, so that the first question need not wait."""


def shipped_folder() -> Path:
    """Return the knowledge base that came with the package, or that of the working copy."""
    package = Path(__file__).parents[1]
    inside = package / "knowledge"
    return inside if inside.is_dir() else package.parent / "knowledge"
