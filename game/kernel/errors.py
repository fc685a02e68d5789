"""The exceptions that are meant to reach a person.

    GameError                 anything with a code and a clear sentence; the command line exits 2 with it
    +-- UnknownScenario       no scenario by that name
    +-- BrokenScenario        a scenario file with problems
    +-- DamagedSave           a save that cannot be read, or not to its end
    +-- StorageError          a folder or file that cannot be written or read
    +-- NoDisplay             no screen to open a window on
    +-- BadRequest            something that cannot be was asked for: a level, a size, a number

A refused action is not an exception but a value (`game.engine.refusals`). Any other exception is a fault of ours.
"""

from __future__ import annotations


class GameError(Exception):
    """Something a person can be told: what went wrong, where, and what to do."""

    code = "error"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class UnknownScenario(GameError):
    """No scenario has that id or path."""

    code = "unknown_scenario"


class BrokenScenario(GameError):
    """The scenario file has problems and cannot be played."""

    code = "broken_scenario"


class DamagedSave(GameError):
    """The save cannot be read, or not to its end."""

    code = "damaged_save"


class StorageError(GameError):
    """A file or folder cannot be read or written."""

    code = "storage"


class NoDisplay(GameError):
    """There is no screen to open a window on."""

    code = "no_display"


class BadRequest(GameError):
    """Something is asked for that cannot be."""

    code = "bad_request"
