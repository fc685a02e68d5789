"""pygame greets on standard output unless it is told not to before its import."""

from collections.abc import MutableMapping


def hush(environment: MutableMapping[str, str]) -> None:
    """Call this with `os.environ` before anything imports pygame."""
    environment.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
