"""Watching the file of an author's game, and going on under what it says now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.kernel.errors import BadRequest
from game.scenario.loader import Loaded, load
from game.session.catalogue import Summary, summary_of
from game.session.controller import Controller
from game.session.edition import edition_of
from game.session.match import Match, start
from game.session.reload import reload
from game.session.say import Lookup
from game.session.store import Store

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a change. `controller` None: the file is broken, or says what it said before.

    `kept` and `lost` count the moves of the game that could and could not be made again; `reason`: why not the first
    of those lost. `anew`: its instructions are gone, so it begins again with the historical ones.
    """

    summary: Summary
    controller: Controller | None = None
    kept: int = 0
    lost: int = 0
    reason: str = ""
    anew: bool = False


class Rewriting:
    """Looks at one file. A change counts once the file has been left alone for one look, so that none is read half."""

    def __init__(self, path: Path, store: Store, lookup: Lookup) -> None:
        self.path = path
        self._store, self._lookup = store, lookup
        self._taken = self._seen = (0, 0)
        self._taken = self._seen = self._stamp()

    def changed(self) -> bool:
        """Whether the file has changed since it was last taken, and has settled."""
        now = self._stamp()
        settled, self._seen = now == self._seen, now
        return settled and now != self._taken

    def settle(self) -> None:
        """The file as it stands is what the game plays."""
        self._taken = self._seen = self._stamp()

    def take(self, controller: Controller) -> Taken:
        """Read the file; where it is good and says something else, the game goes on under it."""
        self.settle()
        loaded = load(self.path)
        summary = summary_of(self.path, loaded)
        if loaded.scenario is None:
            return Taken(summary)
        edition = edition_of(loaded)
        match = controller.open_match()
        if edition.digest == match.edition.digest:
            return Taken(summary)
        try:
            again = reload(match, edition)
        except BadRequest as gone:
            return Taken(summary, self._make(self._anew(match, loaded)), 0, len(match.line) - 1, gone.sentence, True)
        return Taken(summary, self._make(again.match), again.kept, again.lost, again.reason)

    def _make(self, match: Match) -> Controller:
        return Controller(match, self._store, None, self._lookup, open_book=True)

    def _anew(self, match: Match, loaded: Loaded) -> Match:
        header = match.header
        return start(edition_of(loaded), header.seed, header.settings, None, header.id, True)

    def _stamp(self) -> Stamp:
        """When the file was last written and how long it is; an absent one (some editors write anew) is no change."""
        try:
            found = self.path.stat()
        except OSError:
            return self._taken
        return found.st_mtime_ns, found.st_size
