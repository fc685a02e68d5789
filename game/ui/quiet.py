"""pygame greets on standard output, and Wayland's library complains on standard error, unless they are told not to."""

import sys
from collections.abc import MutableMapping


def hush(environment: MutableMapping[str, str]) -> None:
    """Call this with `os.environ` before anything imports pygame."""
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if sys.platform.startswith("linux"):
        environment.setdefault("XDG_RUNTIME_DIR", "/run")
