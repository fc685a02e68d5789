"""The way in: without arguments the window opens, with arguments a command runs."""

import os

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

if __name__ == "__main__":
    from game.cli import main

    raise SystemExit(main())
