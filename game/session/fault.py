"""A report of a fault of the game itself: what broke and where in the program, and nothing of what was played.

No message of an exception and no value of a variable is written down, because either may hold a secret; of modules that
are not the game's only the name. The report is a plain text for who mends the game, and nothing sends it.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from importlib import metadata
from pathlib import Path
from types import TracebackType

from game.kernel.errors import StorageError
from game.session.files import write_safely

FOLDER = "faults"
MOST_REPORTS, MOST_CALLS, MOST_CAUSES = 20, 60, 5
OWN, PACKAGE = "game", "portsmouth-1905"
HEAD = (
    "A fault of the game. This report names versions, screens, kinds of keys and places in the program.",
    "It holds nothing of the game that was played, and nothing has sent it anywhere.",
)


def report(
    problem: BaseException, when: datetime, *, scenes: Sequence[str] = (), trail: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
) -> str:  # fmt: skip
    """The text of a report. `scenes`: ids, the lowest first; `trail`: kinds of what was last done; `more`: versions."""
    facts = {
        "when": when.strftime("%Y-%m-%d %H:%M:%S"),
        **versions(),
        **(more or {}),
        "scenes": " > ".join(scenes) or "none",
        "last": ", ".join(trail) or "nothing",
    }
    lines = [*HEAD, "", *(f"{name}: {value}" for name, value in facts.items())]
    for number, one in enumerate(causes(problem)):
        lines += ["", f"{'because of' if number else 'fault'}: {kind(one)}", *(f"  {place}" for place in places(one))]
    return "\n".join(lines) + "\n"


def versions() -> dict[str, str]:
    """What is running, and on what kind of system."""
    from game.engine.state import RULES
    from game.session.chain import FORMAT

    try:
        own = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        own = "unknown"
    frozen = " (portable)" if getattr(sys, "frozen", False) else ""
    return {
        "game": f"{own}{frozen}, rules {RULES}, saves of format {FORMAT}",
        "python": f"{platform.python_version()} on {platform.system()} {platform.release()} ({platform.machine()})",
    }


def causes(problem: BaseException) -> Iterator[BaseException]:
    """An exception and what it came from, one after the other."""
    found: BaseException | None = problem
    for _ in range(MOST_CAUSES):
        if found is None:
            return
        yield found
        found = found.__cause__ or found.__context__


def kind(problem: BaseException) -> str:
    """The class of an exception, never its message."""
    return type(problem).__name__


def places(problem: BaseException) -> list[str]:
    """Where an exception passed, the outermost call first: file, line and function of our own, of others the module."""
    found = [_place(step) for step in _steps(problem.__traceback__)]
    if len(found) > MOST_CALLS:
        half = MOST_CALLS // 2
        found = [*found[:half], f"({len(found) - MOST_CALLS} more)", *found[-half:]]
    return found


def last_place(problem: BaseException) -> str:
    """Where in our own program an exception arose: `game/ui/app.py:120`; empty when it is not to be told."""
    own = [step for step in _steps(problem.__traceback__) if _is_own(step)]
    return f"{_file(own[-1])}:{own[-1].tb_lineno}" if own else ""


def _steps(step: TracebackType | None) -> Iterator[TracebackType]:
    while step is not None:
        yield step
        step = step.tb_next


def _module(step: TracebackType) -> str:
    return str(step.tb_frame.f_globals.get("__name__", "?"))


def _is_own(step: TracebackType) -> bool:
    return _module(step).partition(".")[0] == OWN


def _file(step: TracebackType) -> str:
    return _module(step).replace(".", "/") + ".py"


def _place(step: TracebackType) -> str:
    if not _is_own(step):
        return f"({_module(step)})"
    return f"{_file(step)}:{step.tb_lineno} {step.tb_frame.f_code.co_qualname}"


def keep_report(folder: Path, text: str, when: datetime) -> Path | None:
    """Write a report into `faults` in the folder of saves; where it is, None when it cannot be written. Never raises.

    Only the latest reports are kept.
    """
    home = folder / FOLDER
    path = home / f"fault-{when.strftime('%Y-%m-%d-%H%M%S')}.txt"
    try:
        write_safely(path, text.encode("utf-8", "backslashreplace"), backup=False)
        for old in sorted(home.glob("fault-*.txt"))[:-MOST_REPORTS]:
            old.unlink(missing_ok=True)
    except (OSError, StorageError):
        return path if path.is_file() else None
    return path


def last_word(problem: BaseException, folder: Path, more: Mapping[str, str] | None = None) -> str:
    """Write a report of what ended the program, and the one sentence that is said of it. Never raises."""
    when = datetime.now()
    try:
        path = keep_report(folder, report(problem, when, more=more), when)
    except Exception:
        path = None
    place = last_place(problem)
    where = f" at {place}" if place else ""
    kept = f"a report without anything of your game lies in {path}" if path else "no report of it could be written"
    return f"A fault in the game itself ({kind(problem)}{where}): {kept}."
