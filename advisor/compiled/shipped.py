"""Where the knowledge base stands that comes with the package, and what was learned from it when it was packed."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(__file__))

SHIPPED_INDEX = os.path.join(_PACKAGE, "compiled", "shipped.jsonl")
"""The compiled file that travels in the wheel with the knowledge base, so that the first question need not wait."""


def shipped_folder() -> str:
    """Return the knowledge base that came with the package, or that of the working copy."""
    inside = os.path.join(_PACKAGE, "knowledge")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "knowledge")
