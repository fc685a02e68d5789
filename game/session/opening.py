"""Beginning a game and taking one up again: where a controller comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.kernel.canonical import digest
from game.kernel.errors import DamagedSave
from game.kernel.sentences import sentence
from game.kernel.sides import BySide
from game.session.archive import Archive, archive_of
from game.session.chain import Settings
from game.session.controller import Controller
from game.session.edition import edition_of_path
from game.session.match import USUAL, Match, branch, start
from game.session.policies import Policies
from game.session.record import Absent, Damaged, Loaded, Reading, Save, read, write
from game.session.replay import OK, READ_ONLY, afresh, replay_save
from game.session.say import Lookup
from game.session.store import Store, load_file


@dataclass(frozen=True, slots=True)
class NotOpened:
    """Why a save could not be played on; `archive` is what can be read of it, `moves` how many entries are good."""

    reason: str
    archive: Archive | None = None
    moves: int = 0


def new_game(
    scenario: Path,
    seed: str,
    settings: Settings = USUAL,
    instructions: BySide[str] | None = None,
    store: Store | None = None,
    policies: Policies | None = None,
    lookup: Lookup | None = None,
    open_book: bool = False,
) -> Controller:
    """A new game of the scenario in a file. Raises GameError when it cannot be played."""
    edition = edition_of_path(scenario)
    given = store.new_id() if store is not None else ""
    return Controller(start(edition, seed, settings, instructions, given), store, policies, lookup, open_book)


def new_seed(store: Store) -> str:
    """A seed for a game in which nobody has asked for a particular one: letters that can be told to others."""
    return digest(store.new_id())[:8]


def resume(
    path: Path, store: Store, policies: Policies | None = None, lookup: Lookup | None = None
) -> Controller | NotOpened:
    """The game in a save, to be played on; a damaged one is not opened here (see `recover`).

    A named save that another game of the same id has gone past is taken up as a branch, so that neither is lost; so is
    one in a folder that another running game has, and a game without going back is not opened there at all.
    """
    found = store.load(path)
    if isinstance(found, Absent):
        return NotOpened(sentence("trouble.no_such", "There is no such save."))
    if isinstance(found, Damaged):
        good = found.good
        reason = found.said
        return NotOpened(reason, None if good is None else archive_of(good), 0 if good is None else len(good.log))
    replayed = replay_save(found.save)
    if replayed.status == READ_ONLY:
        return NotOpened(replayed.reason, archive_of(found.save))
    if replayed.reason or replayed.match is None:
        return NotOpened(replayed.reason, archive_of(found.save), replayed.entries)
    match, elsewhere = replayed.match, store.elsewhere
    if elsewhere and match.header.settings.iron:
        return NotOpened(
            sentence(
                "trouble.open_elsewhere",
                "Another running game may have this one open, and it has but one save; close that game first.",
            )
        )
    if elsewhere or (path != store.auto_path(match.header.id) and _gone_past(match, store)):
        match = branch(match, len(match.entries), store.new_id())
    return Controller(match, store, policies, lookup)


def recover(
    path: Path, store: Store, policies: Policies | None = None, lookup: Lookup | None = None
) -> Controller | NotOpened:
    """The good beginning of a damaged save, as a game of its own; the damaged file is left as it is."""
    found = store.load(path)
    save = _best(found)
    if save is None:
        return NotOpened(sentence("trouble.nothing_played", "Nothing in this save can be played."))
    replayed = replay_save(save)
    match = replayed.match
    if match is None or (save.log and not replayed.entries):  # what its first entry does not bear out is another game
        return NotOpened(replayed.reason, archive_of(save))
    return Controller(branch(match, len(match.entries), store.new_id()), store, policies, lookup)


def again(match: Match) -> Match:
    """The match that the log of a match gives. Raises DamagedSave when that is another, or none."""
    found = read(write(match).encode("utf-8"))
    replayed = replay_save(found.save) if isinstance(found, Loaded) else None
    if replayed is None or replayed.match is None or replayed.status != OK:
        raise DamagedSave("The log of this game does not give this game.")
    return replayed.match


def begin_again(path: Path, store: Store, lookup: Lookup | None = None) -> Controller | NotOpened:
    """A fresh start from a save's scenario, seed and instructions. Raises GameError when it cannot be played."""
    found = store.load(path)
    save = _best(found)
    if save is None:
        return NotOpened(sentence("trouble.nothing_begun", "Nothing in this save can be begun again."))
    return Controller(afresh(save, store.new_id()), store, None, lookup)


def _best(found: Reading) -> Save | None:
    """The save, or what is good of it."""
    if isinstance(found, Loaded):
        return found.save
    return found.good if isinstance(found, Damaged) else None


def _gone_past(match: Match, store: Store) -> bool:
    """Whether the autosave of the same game holds anything that this match does not."""
    found = load_file(store.auto_path(match.header.id))
    if not isinstance(found, Loaded):
        return False
    kept = tuple(replace(entry, digest="") for entry in found.save.log)
    ours = tuple(replace(entry, digest="") for entry in match.entries)
    return kept != ours[: len(kept)]
