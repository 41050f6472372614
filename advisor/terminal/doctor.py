"""The command `doctor`: what somebody who helps has to know of this computer, with nothing personal in it."""

from __future__ import annotations

import getpass
import locale
import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import metadata
from pathlib import Path
from typing import TextIO

from advisor import __version__
from advisor.compiled.cache import file_for, trouble
from advisor.compiled.home import home_folder
from advisor.compiled.shipped import SHIPPED_INDEX
from advisor.dialogue.wording import short_version, spoken_month
from advisor.engine import Opened, open_for_checks
from advisor.model import Knowledge
from advisor.terminal import record, streams
from advisor.terminal.options import Options, can_style
from advisor.terminal.safe import one_line

PACKAGES = ("prompt_toolkit", "pyyaml", "rapidfuzz", "rich")
_SETTINGS = (
    "NO_COLOR",
    "ACCESSIBLE",
    "ADVISOR_ACCESSIBLE",
    "ADVISOR_JOURNAL",
    "COLORTERM",
    "LANG",
    "LC_ALL",
    "PYTHONIOENCODING",
)


def run(options: Options) -> int:
    """Print a block of facts to paste into a mail; return the exit status."""
    found = {name: _without_names(one_line(fact)) for name, fact in _facts(options)}
    if options.json:
        streams.say_json(record.dumped({**found}))
    else:
        streams.say("\n".join(f"{name}: {fact}" for name, fact in found.items()))
    return 0


def _facts(options: Options) -> Iterator[tuple[str, str]]:
    """Yield everything that is looked at, in the order in which it is printed."""
    opened = open_for_checks(options.folder)
    yield "Advisor", __version__
    yield "Python", f"{platform.python_version()}, {platform.system()} {platform.release()}, {platform.machine()}"
    yield "Packages", ", ".join(f"{name} {_installed(name)}" for name in PACKAGES)
    yield "Terminal", _terminal()
    yield "Colours", _colours(options)
    yield "Encoding", f"output {_encoding(sys.stdout)}, system {locale.getpreferredencoding(do_setlocale=False)}"
    yield "Environment", ", ".join(f"{name}={os.environ[name]}" for name in _SETTINGS if name in os.environ) or "plain"
    yield "Knowledge base", f"{options.folder.absolute()}, version {short_version(opened.version)}"
    yield "It holds", _counts(opened.knowledge)
    yield "Problems", _problems(opened)
    yield "Oldest facts", _oldest(opened.knowledge)
    yield "Learned", _learned(options.folder, opened)
    yield "Cache", _cache(options.folder)


def _installed(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "is not installed"


def _terminal() -> str:
    size = shutil.get_terminal_size()
    kinds = {"input": sys.stdin, "output": sys.stdout, "messages": sys.stderr}
    connected = (
        f"{name} {'a terminal' if streams.is_terminal(each) else 'no terminal'}" for name, each in kinds.items()
    )
    return f"{os.environ.get('TERM') or 'unnamed'}, {size.columns} x {size.lines}; {', '.join(connected)}"


def _colours(options: Options) -> str:
    shown = f"shown as {options.look}"
    return shown if can_style(os.environ) else f"{shown}; NO_COLOR or TERM forbids them"


def _encoding(stream: TextIO | None) -> str:
    return getattr(stream, "encoding", None) or "none"


def _counts(knowledge: Knowledge | None) -> str:
    if knowledge is None:
        return "nothing that can be used"
    phrasings = sum(len(topic.phrasings) for topic in knowledge.topics.values())
    counts = {"programs": len(knowledge.programs), "topics": len(knowledge.topics), "ways to ask": phrasings}
    return ", ".join(f"{count:,} {name}" for name, count in counts.items())


def _problems(opened: Opened) -> str:
    more = "; advisor kb lint lists them all" if len(opened.problems) > 1 else ""
    return f"{len(opened.problems)}, the first: {opened.problems[0]}{more}" if opened.problems else "none"


def _oldest(knowledge: Knowledge | None) -> str:
    dated = (
        sorted((source.as_of, source.title) for source in knowledge.sources.values() if source.as_of)
        if knowledge
        else []
    )
    return f"{spoken_month(dated[0][0])} ({dated[0][1]})" if dated else "no page has a date"


def _learned(folder: Path, opened: Opened) -> str:
    """Say whether the compiled file can be used as it is."""
    found = [path for path in map(Path, filter(None, (SHIPPED_INDEX, file_for(folder)))) if path.exists()]
    fresh = "ready to use" if opened.understanding else "to be learned anew at the next question"
    return "; ".join([fresh, *(f"{path} ({path.stat().st_size:,} bytes)" for path in found)])


def _cache(folder: Path) -> str:
    """Say whether what is learned can be kept, and if not, what to do."""
    path = file_for(folder)
    reason = trouble(path)
    if not reason:
        return f"{path} can be written"
    remedy = "set XDG_CACHE_HOME to a folder that you may write in"
    if not path:
        return f"none, so each start learns anew: {reason}; {remedy}"
    return f"{path} cannot be used, so each start learns anew: {reason}; remove it or make it yours, or {remedy}"


def _without_names(text: str) -> str:
    """Return text without the names of the person and of the computer: home becomes ~."""
    home = home_folder()
    if len(home) > 1:
        text = re.sub(rf"{re.escape(home)}(?=[/\\,:; ]|$)", "~", text)
    names = [platform.node()]
    with suppress(Exception):  # there is no name, or nobody knows it
        names.append(getpass.getuser())
    either = "|".join(re.escape(name) for name in names if name)
    return re.sub(rf"(?<![\w.-])(?:{either})(?![\w.-])", "…", text) if either else text
