"""What the portable folder starts: the game; or, in a process begun by `simulate`, its share of the games."""

import os
import sys

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

if __name__ == "__main__":
    if "multiprocessing" in " ".join(sys.argv[1:]):  # not imported otherwise: the window must not wait for it
        import multiprocessing

        multiprocessing.freeze_support()
    from game.cli import main

    raise SystemExit(main())
