"""pygame greets on standard output, and Wayland's library complains on standard error, unless they are told not to."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager, suppress


def hush(environment: MutableMapping[str, str]) -> None:
    """Call this with `os.environ` before anything imports pygame."""
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    if sys.platform.startswith("linux"):
        environment.setdefault("XDG_RUNTIME_DIR", "/run")


@contextmanager
def muted() -> Iterator[None]:
    """What libraries in C write to standard error meanwhile goes nowhere: a machine without sound says so at length."""
    try:
        kept = os.dup(2)
    except OSError:
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 2)
        os.close(nowhere)
        yield
    finally:
        with suppress(OSError):
            os.dup2(kept, 2)
        os.close(kept)
