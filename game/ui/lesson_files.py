"""The file of a lesson, beside the save of its game: where it lies, and what can be read of it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from game.classroom import keep
from game.classroom.lesson import Lesson
from game.session.files import backup_of
from game.ui.shelf import LESSON


def lesson_file(save: Path) -> Path:
    """The file of the lesson that a save belongs to, if it belongs to one."""
    return save.with_suffix(LESSON)


def found(save: Path) -> Lesson | None:
    """The lesson of a save, covered; None when the save is no lesson's. Raises BadLesson for a damaged file."""
    file = lesson_file(save)
    try:
        return keep.read(_bytes(file))
    except FileNotFoundError:
        return None
    except keep.BadLesson:
        with suppress(FileNotFoundError):
            return keep.read(_bytes(backup_of(file)))
        raise


def _bytes(file: Path) -> bytes:
    """A lesson's file, no more of it than a lesson has. Raises FileNotFoundError, or BadLesson for a bad one."""
    try:
        with file.open("rb") as stream:
            return stream.read(keep.LARGEST_BYTES + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise keep.unreadable() from error
