"""Finds the user's home folder, and what a path that begins with ~ means; there may be no home at all."""

from __future__ import annotations

import os
import sys


class NoHomeError(ValueError):
    """A path begins with ~, and nobody knows which folder that is."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("there is no home folder")


def home_folder() -> str:
    """Return the user's home folder as an absolute path; empty where there is none."""
    if sys.platform != "win32" and not os.environ.get("HOME"):
        home = _of_account()
    else:
        home = os.path.expanduser("~")
    return home if os.path.isabs(home) else ""


def _of_account() -> str:
    import pwd  # noqa: PLC0415 - seldom needed, and Windows has none

    try:
        return pwd.getpwuid(os.getuid()).pw_dir
    except KeyError:
        return ""


def expanded(path: str) -> str:
    """Return a path with its ~ resolved; raises NoHomeError where there is no home folder to put in its place."""
    first, _, rest = path.replace(os.sep, "/").partition("/")
    if first != "~":
        return os.path.expanduser(path)
    home = home_folder()
    if not home:
        raise NoHomeError
    return os.path.join(home, rest) if rest else home


def base_folder(named: str | None, *below_home: str) -> str:
    """Return the folder that a setting names, or one below home; empty where there is neither.

    A setting that is no absolute path counts as none, as the XDG specification says.
    """
    if named and os.path.isabs(named):
        return named
    home = home_folder()
    return os.path.join(home, *below_home) if home else ""
