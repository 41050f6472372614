"""Prints the lowest versions of the libraries that pyproject.toml allows, as constraints for pip."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]

if __name__ == "__main__":
    print(*(re.sub(r">=([^,]+).*", r"==\1", needed) for needed in PROJECT["dependencies"]), sep="\n")
