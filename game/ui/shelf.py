"""Saved games as scenes list them, and taking one up.

The first screen asks only for the latest save; the store, which brings all the rules along, is opened after it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game.kernel.errors import StorageError
from game.kernel.sentences import sentence
from game.session.files import cannot_write, delete, move

if TYPE_CHECKING:
    from datetime import datetime

    from game.session.controller import Controller
    from game.session.opening import NotOpened
    from game.session.store import Slot as Found, Store
    from game.session.summary import Summary

Lookup = Callable[..., str]
Named = Callable[["Summary"], "Summary"]
"""What a save says of itself, in the language that is read."""

TRIES = 8
LESSON = ".lesson"
"""How the file of a lesson ends, beside the save of its game."""
STAMP = "%Y-%m-%d %H:%M"


class How(StrEnum):
    """How a save is taken up: go on, go on from what can be read, or begin its game anew."""

    ON = "on"
    PREFIX = "prefix"
    AGAIN = "again"


class Slot(NamedTuple):
    """A save of the list. `state` is ready, ended, old or damaged; `moves` is -1 where nothing can be read.

    `lesson`: the number of the lesson that it belongs to, or empty.
    """

    id: str
    name: str
    automatic: bool
    title: str
    sides: str
    when: str
    moves: int
    state: str
    reason: str = ""
    sitting: int = 0
    date: str = ""
    iron: bool = False
    lesson: str = ""

    @property
    def playable(self) -> bool:
        """Whether it can be gone on with, or its verdict read."""
        return self.state in ("ready", "ended")

    @property
    def prefix(self) -> int:
        """How many moves of a damaged save can still be played; 0: none."""
        return max(0, self.moves) if self.state == "damaged" else 0


class Shelf:
    """The folder of saves. A slot's id is the name of its file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The folder as the session sees it."""
        if self._store is None:
            from game.session.store import Store

            self._store = Store(self.folder)
        return self._store

    def forget(self) -> None:
        """Give the folder up; it is opened again when it is next asked for."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def complaint(self) -> str:
        """Why nothing can be saved, as a sentence; empty when it can."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            if not os.access(self.folder, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            return cannot_write(self.folder, error)
        return ""

    def slots(self, t: Lookup, named: Named) -> tuple[Slot, ...]:
        """Every save, the latest first. Raises StorageError when the folder cannot be read."""
        return tuple(slot_of(found, t, named) for found in self.store.slots())

    def latest(self, t: Lookup, named: Named) -> Slot | None:
        """The latest save that can be gone on with, a lesson also when only its debrief is left. Few files are read, so
        that the title page is there at once.
        """
        for path, stamp in self._newest():
            about = _about(path)
            if about is not None and (not about.over or _lesson_open(path)):
                from datetime import datetime

                when = datetime.fromtimestamp(stamp).strftime(STAMP)
                return _slot(path, path.name.startswith("auto-"), when, "ready", "", named(about), t)
        return None

    def empty(self) -> bool:
        """Whether nothing was ever saved here, not even by the game itself; so also when the folder cannot be read."""
        try:
            return not any(item.name.endswith(".json") for item in os.scandir(self.folder))
        except OSError:
            return True

    def _newest(self) -> Iterator[tuple[Path, float]]:
        try:
            items = [item for item in os.scandir(self.folder) if item.name.endswith(".json")]
            timed = sorted(((item.stat().st_mtime, item.name) for item in items), reverse=True)
        except OSError:
            return
        for stamp, name in timed[:TRIES]:
            yield self.folder / name, stamp

    def open(self, slot: str, how: How, t: Lookup) -> Controller | NotOpened:
        """The game in a save. Raises GameError when its scenario cannot be played."""
        from game.session.opening import begin_again, recover, resume

        path = self.path(slot)
        if how is How.PREFIX:
            return recover(path, self.store, lookup=t)
        if how is How.AGAIN:
            return begin_again(path, self.store, lookup=t)
        return resume(path, self.store, lookup=t)

    def path(self, slot: str) -> Path:
        """The file of a slot."""
        return self.folder / Path(slot).name

    def called(self, name: str) -> str:
        """The id that a save of this name has. Raises StorageError when no file can have the name."""
        return self.store.path_of(name).name

    def delete(self, slot: str) -> None:
        """Delete a save. Raises StorageError."""
        from game.ui import drafts

        path = self.path(slot)
        self.store.delete(path)
        drafts.forget(path)
        with suppress(OSError):
            delete(path.with_suffix(LESSON))

    def rename(self, slot: str, name: str) -> str:
        """Give a save another name; its new id. Raises StorageError, also when the name is taken."""
        old, new = self.path(slot), self.store.path_of(name)
        if new == old:
            return slot
        self.store.claim()
        if os.path.exists(new):
            raise StorageError(sentence("trouble.name_taken", "There is a save called {name} already.", name=new.stem))
        try:
            move(old, new)
        except OSError as error:
            raise StorageError(
                sentence(
                    "trouble.not_renamed",
                    "{name} cannot be renamed ({reason}).",
                    name=old.name,
                    reason=error.strerror or "unknown reason",
                )
            ) from error
        return new.name


def slot_of(found: Found, t: Lookup, named: Named) -> Slot:
    """A save as scenes show it."""
    from game.session.store import DAMAGED, READ_ONLY

    about = None if found.summary is None else named(found.summary)
    state = "damaged" if found.status == DAMAGED else "old" if found.status == READ_ONLY else "ready"
    if state == "ready" and about is not None and about.over:
        state = "ended"
    return _slot(found.path, found.auto, found.when, state, found.reason, about, t)


def _slot(path: Path, auto: bool, when: str, state: str, reason: str, about: Summary | None, t: Lookup) -> Slot:
    from datetime import datetime

    title = about.title if about is not None else ""
    lesson = _lesson_of(path)
    unnamed = t("class.save", number=lesson) if lesson else title or t("saves.untitled")
    return Slot(
        id=path.name,
        name=unnamed if auto else path.stem,
        automatic=auto,
        title=title,
        sides=_sides(about, t) if about is not None else "",
        when=told_when(when, t, datetime.now()),
        moves=about.moves if about is not None else -1,
        state=state,
        reason=reason,
        sitting=about.sitting if about is not None else 0,
        date=about.date if about is not None else "",
        iron=about.iron if about is not None else False,
        lesson=lesson,
    )


def _lesson_of(path: Path) -> str:
    """The number of the lesson that a save belongs to; empty when it belongs to none, or its file cannot be read."""
    if not path.with_suffix(LESSON).is_file():
        return ""
    from game.classroom.keep import BadLesson
    from game.ui.lesson_files import found

    try:
        lesson = found(path)
    except BadLesson:
        return ""
    return "" if lesson is None else str(lesson.number)


def _lesson_open(path: Path) -> bool:
    """Whether a save belongs to a lesson that has not been ended, also when its file cannot be read."""
    if not path.with_suffix(LESSON).is_file():
        return False
    from game.classroom.keep import BadLesson
    from game.ui.lesson_files import found

    try:
        lesson = found(path)
    except BadLesson:
        return True
    return lesson is not None and not lesson.done


def _about(path: Path) -> Summary | None:
    """What a whole save says of itself; None where it is not whole."""
    from game.session.record import LARGEST_BYTES, Loaded, read
    from game.session.summary import summary_of

    try:
        with path.open("rb") as stream:
            found = read(stream.read(LARGEST_BYTES + 1), sealed=False)
    except OSError:
        return None
    return summary_of(found.save) if isinstance(found, Loaded) else None


def told_when(when: str, t: Lookup, now: datetime) -> str:
    """A time such as `2026-03-01 14:05` as one says it: today, yesterday or the date."""
    from datetime import datetime, timedelta

    from game.session.days import full_day

    try:
        stamp = datetime.strptime(when, STAMP)
    except ValueError:
        return when
    time = stamp.strftime("%H:%M")
    if stamp.date() == now.date():
        return t("saves.today", time=time)
    if stamp.date() == (now - timedelta(days=1)).date():
        return t("saves.yesterday", time=time)
    return t("saves.on", date=full_day(t, stamp.date().isoformat()), time=time)


def _sides(about: Summary, t: Lookup) -> str:
    from game.kernel.sides import BOTH_SIDES

    names = [about.sides.of(side) for side in BOTH_SIDES if about.seats.of(side) == "human"]
    return t("saves.two", first=names[0], second=names[1]) if len(names) == 2 else "".join(names)
