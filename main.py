"""The way in: without arguments the window opens, with arguments a command runs."""

import os
import sys

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

if __name__ == "__main__":
    try:
        from game.cli import main

        raise SystemExit(main())
    except ModuleNotFoundError as missing:
        print(f"The Python package '{missing.name}' is missing: run `make play` first.", file=sys.stderr)
        raise SystemExit(2) from None
