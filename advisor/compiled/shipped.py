"""Where the knowledge base stands that comes with the package, and what was learned from it when it was packed."""

from __future__ import annotations

import os

_PACKAGE = os.path.dirname(os.path.dirname(__file__))

SHIPPED_INDEX = os.path.join(_PACKAGE, "compiled", "shipped.jsonl")
"""The compiled file that travels in the wheel with the knowledge base, so that the first question need not wait."""


_INSTALLED = {"site-packages", "dist-packages"}


def is_installed(path: str) -> bool:
    """Tell whether a path lies in an installed copy: what is written there is lost at the next install."""
    whole, package = os.path.realpath(path), os.path.realpath(_PACKAGE)
    return not _INSTALLED.isdisjoint(whole.split(os.sep)) or f"{whole}{os.sep}".startswith(f"{package}{os.sep}")


def shipped_folder() -> str:
    """Return the knowledge base that came with the package, or that of the working copy."""
    inside = os.path.join(_PACKAGE, "knowledge")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(_PACKAGE), "knowledge")
