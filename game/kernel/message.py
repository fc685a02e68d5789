"""Text by reference: a key and named parameters, never a finished sentence."""

from __future__ import annotations

from dataclasses import dataclass

Param = str | int


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence to be looked up.

    `key` names one whole sentence in a catalogue. A parameter is a number, a plain word, or a reference into the
    scenario's own texts written `@kind:id` (`@article:quay`, `@option:quay.b`, `@side:first`), which the front end
    resolves from what the seat has been shown.
    """

    key: str
    params: tuple[tuple[str, Param], ...] = ()

    def get(self, name: str) -> Param | None:
        """The parameter called `name`, or None."""
        for key, value in self.params:
            if key == name:
                return value
        return None


def message(key: str, **params: Param) -> Message:
    """A message with its parameters in alphabetical order, so that equal messages are equal values."""
    return Message(key, tuple(sorted(params.items())))
