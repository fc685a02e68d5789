"""The command line: without arguments the window, otherwise a command (`game.commands`)."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

FAILED, INTERRUPTED = 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run what `argv` (None: the process's own arguments) asks for; 0 fine, 1 faults found, 2 could not run.

    The imports stand inside because the title screen must not wait for the parser of commands; so a package that is
    missing is met in here as well.
    """
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        if words:
            from game.commands.app import run

            return run(words)
        from game.commands.window import open_window

        return open_window()
    except KeyboardInterrupt:
        return INTERRUPTED
    except ModuleNotFoundError as missing:
        if sys.stderr is not None:
            print(f"The Python package '{missing.name}' is missing: run `make play` first.", file=sys.stderr)
        return FAILED
