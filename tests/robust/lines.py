"""Lines that people, programs and attackers may type, for tests that put them in any order."""

from __future__ import annotations

from .hostile import ATTACKS

TALK = (
    "what is the tuition;and for the diploma?;the other one;both;1;2;the second one;hi;thanks;deadline;instrument;"
    "where can I park;what do I need for the diploma;xyzzy;tuitoin;w/;c.s.;don't;?;, and &;日本語;🎺;bye"
).split(";")
COMMANDS = (
    "/;/help;/why;/topics;/topics cost;/program;/program diploma;/program both;/check;/check audition;/check course;"
    "/check x;/save;/save x.txt;/quit;/nonsense;//;/ check"
).split(";")
CHECKS = (
    "yes;no;not sure;a little;well;new;5;5 years;four;0;81;-1;1e9;back;change;change 1;change level;change 99;review;"
    "why;help;skip;keep;stop;start over;quit;save x.txt;my answers;am i eligible;check my eligibility"
).split(";")
LINES = [*TALK, *COMMANDS, *CHECKS, *ATTACKS.values(), "", " ", "\ud800", "9" * 5_000, "x" * 3_000, "a, " * 1_000]
