"""What a target is, and one input given to it under a bound of time."""

from __future__ import annotations

import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from types import FrameType

CORPUS = Path(__file__).parent / "corpus"


class TookTooLongError(BaseException):
    """An input kept the processor busy for longer than its target allows. Nothing that catches `Exception` stops it."""


@dataclass(frozen=True)
class Target:
    """One kind of input.

    `check` raises whatever it likes when the game does not do with an input what it promises. `seeds` are good inputs
    to begin with; `words` are pieces that mean something there; `mutate`, beside the usual edits of bytes, changes an
    input in a way that keeps its form. `seconds` of the processor are allowed for one input, `megabytes` in all;
    `longest` is how many bytes are worth trying.
    """

    name: str
    check: Callable[[bytes], None]
    seeds: Callable[[], tuple[bytes, ...]]
    words: tuple[bytes, ...] = ()
    mutate: Callable[[bytes, Random], bytes] | None = None
    longest: int = 40_000
    seconds: float = 2.0
    megabytes: int = 600

    @property
    def folder(self) -> Path:
        """Where inputs are kept that once went wrong, or are worth having."""
        return CORPUS / self.name

    def corpus(self) -> tuple[Path, ...]:
        """The files kept, by name."""
        return tuple(sorted(path for path in self.folder.glob("*") if path.is_file()))

    def begin(self) -> tuple[bytes, ...]:
        """The inputs to begin with: the good ones, then those kept."""
        return (*self.seeds(), *(path.read_bytes() for path in self.corpus()))


def attempt(target: Target, data: bytes) -> None:
    """Give an input to a target. Raises what the target raises, or TookTooLongError."""
    if not hasattr(signal, "setitimer"):
        target.check(data)
        return
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, target.seconds)
    try:
        target.check(data)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(_number: int, _frame: FrameType | None) -> None:
    raise TookTooLongError
