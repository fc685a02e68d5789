"""What scenes may ask of the world outside the window: games, saves, scenarios, settings, rules.

Nothing heavy is imported before it is needed: the title page reads no scenario.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from game import paths
from game.ai.levels import LEVELS as ALL_LEVELS
from game.kernel.errors import GameError, StorageError
from game.ui import settings as stored
from game.ui.pace import Pace
from game.ui.places import Places
from game.ui.settings import Settings
from game.ui.shelf import How, Shelf, Slot
from game.ui.strings import ENGLISH, Strings

if TYPE_CHECKING:
    from game.classroom.collection import Collection
    from game.kernel.sides import Side
    from game.session.archive import Archive, ArchiveLine
    from game.session.atlas import Atlas
    from game.session.catalogue import File, PackCard, Summary
    from game.session.controller import Controller
    from game.session.erase import Erased
    from game.session.historian import Day
    from game.session.opening import NotOpened
    from game.session.store import Store
    from game.session.summary import Summary as Save
    from game.session.tongues import Tongues
    from game.ui.map.chart import Chart
    from game.ui.rulebook import Rulebook

__all__ = ["LEVELS", "How", "Opened", "Order", "Services", "Slot", "open_services"]

LEVELS: tuple[str, ...] = tuple(level.id for level in ALL_LEVELS)


class Order(NamedTuple):
    """A game as it was asked for. `scenario` is an id or a path; without a seed one is made up.

    `author`: laid open for the one who writes the scenario, and saved apart from games that are played.
    """

    scenario: str
    human: tuple[Side, ...]
    level: str = LEVELS[0]
    seed: str | None = None
    historical: bool = False
    iron: bool = False
    author: bool = False


class Opened(NamedTuple):
    """A running game and the sides that people play."""

    controller: Controller
    human: tuple[Side, ...]


class Services:
    """One for the whole run. `notice` is one sentence about what could not be written or read, or empty.

    `stumbled`: how often the game broke after which action of which match. `pace`: in what time answers come.
    """

    def __init__(
        self, strings: Strings, places: Places, shelf: Shelf, settings: Settings, *, first_run: bool, notice: str = ""
    ) -> None:
        self.strings, self.places, self.shelf, self.settings = strings, places, shelf, settings
        self.first_run, self.notice = first_run, notice
        self.stumbled: dict[tuple[str, int], int] = {}
        self.pace = Pace()
        self._known: dict[tuple[str, int, int], Summary] = {}
        self._rules: dict[str, Rulebook] = {}
        self._rough: Store | None = None
        self._beside: list[File] = []
        self._charts: dict[str, Chart | None] = {}
        self._tongues: Tongues | None = None

    # Settings

    def keep(self, settings: Settings) -> None:
        """Put settings in force and write them down; what the game remembers besides is not theirs to change."""
        self._put(settings._replace(**{name: getattr(self.settings, name) for name in stored.REMEMBERED}))

    def remember(self, **what: object) -> None:
        """Write down something of `REMEMBERED`, whatever window and scenes hold for their settings."""
        self._put(self.settings._replace(**what))  # type: ignore[arg-type]

    def _put(self, settings: Settings) -> None:
        self.settings = settings
        self.first_run = False
        self.notice = self.strings.told(stored.save(self.places.settings, settings)) or self.notice

    def speak(self, language: str) -> None:
        """Go on in a language, without writing that down."""
        self.settings = self.settings._replace(language=language)
        self.strings.speak(language)

    # Scenarios

    @property
    def scenario_folder(self) -> str:
        """Where scenarios are looked for, to be shown."""
        return ", ".join(str(folder) for folder in self.places.scenarios)

    def scenarios(self) -> tuple[Summary, ...]:
        """Every scenario, broken ones included; a file that has not changed is not read again."""
        from game.session import catalogue

        found: dict[str, Summary] = {}
        for path in catalogue.files(*self.places.scenarios):
            summary = self._summary(path)
            found.setdefault(summary.id, summary)
        return tuple(sorted(found.values(), key=lambda one: (one.title.lower(), one.id)))

    def _summary(self, path: Path) -> Summary:
        from game.session import catalogue

        translate = self.tongues().translated
        try:
            stat = path.stat()
            key = (f"{self.strings.language}:{path}", stat.st_mtime_ns, stat.st_size)
        except OSError:
            return catalogue.summarise(path, translate)
        if key not in self._known:
            self._known[key] = catalogue.summarise(path, translate)
        return self._known[key]

    def tongues(self) -> Tongues:
        """What scenarios say in the language that is read."""
        from game.session.tongues import Tongues

        if self._tongues is None:
            self._tongues = Tongues(lambda: self.strings.language, self._homes)
        return self._tongues

    def _named(self, about: Save) -> Save:
        """What a save says of itself, with the title and the sides as the reader knows them."""
        return about if self.strings.language == ENGLISH else self.tongues().named(about, self.places.scenarios)

    def preferred(self, playable: Sequence[str]) -> str:
        """The scenario that a new game starts from; empty when there is none."""
        return next((one for one in playable if one.startswith("portsmouth")), next(iter(playable), ""))

    # Games

    def new_game(self, order: Order) -> Opened:
        """Begin a game. Raises GameError when the scenario cannot be played."""
        from game.kernel.sides import BOTH_SIDES, BySide
        from game.session import catalogue
        from game.session.chain import COMPUTER, DRAWN, HISTORICAL, HUMAN, Settings as Terms
        from game.session.opening import new_game, new_seed

        path = catalogue.path_of(order.scenario, self.places.scenarios)
        self._beside = [catalogue.home_of(path)]
        first, second = (HUMAN if side in order.human else COMPUTER for side in BOTH_SIDES)
        instructions = HISTORICAL if order.historical else DRAWN
        terms = Terms(BySide(first, second), BySide(order.level, order.level), instructions, (), order.iron)
        store = self.author_store() if order.author else self.shelf.store
        seed = order.seed or new_seed(store)
        made = new_game(path, seed, terms, store=store, lookup=self.strings.text, open_book=order.author)
        return Opened(made.retold(self.tongues().told), order.human)

    def unread_card(self, scenario: str) -> PackCard | None:
        """The card of a pack whose games nobody here has begun yet; None for anything else."""
        from game.session import catalogue

        try:
            card = catalogue.card_of(catalogue.path_of(scenario, self.places.scenarios))
        except GameError:
            return None
        return None if card is None or card.digest in self.settings.packs else card

    def erase(self, *, keep_documents: bool = False) -> Erased:
        """Delete everything that the game has written for this player, the file of settings included; or all but the
        documents that were kept to be read or handed out.

        Raises FolderTaken when another running game saves there: it would go on writing.
        """
        from game.session.erase import documents, erase
        from game.session.store import FolderTaken

        stores = [self.shelf.store, self.author_store()]
        for store in stores:
            try:
                if store.folder.is_dir():
                    store.claim()
            except FolderTaken:
                self._release()
                raise
            except StorageError:
                continue
        keep = documents(self.places.saves) if keep_documents else ()
        erased = erase(self.places.saves, (self.places.settings,), self._release, keep)
        first = Settings()
        self.settings = self.settings._replace(**{name: getattr(first, name) for name in stored.REMEMBERED})
        return erased

    def _release(self) -> None:
        self.shelf.forget()
        if self._rough is not None:
            self._rough.close()

    def collection(self, scenario: str) -> Collection | None:
        """The wall of the scenario in this file; None, with a notice, when it cannot be played."""
        from game.classroom.collection import Collection

        try:
            return Collection(Path(scenario), self.places.saves / "walls")
        except GameError as problem:
            self.notice = self.strings.told(problem.sentence)
            return None

    def author_store(self) -> Store:
        """The folder of an author's games, apart from those that are played."""
        from game.session.store import Store

        if self._rough is None:
            self._rough = Store(self.places.saves / "author")
        return self._rough

    def resume(self, slot: str, how: How = How.ON) -> Opened | NotOpened:
        """Take up a save, or the good beginning of a damaged one, or begin it again. Raises GameError."""
        from game.kernel.sides import BOTH_SIDES, Side
        from game.session.controller import Controller

        controller = self.shelf.open(slot, how, self.strings.text)
        if not isinstance(controller, Controller):
            return controller
        human = tuple(side for side in BOTH_SIDES if controller.seats.of(side) == "human")
        return Opened(controller.retold(self.tongues().told), human or (Side.FIRST,))

    def _homes(self) -> tuple[File, ...]:
        """Where what belongs to a scenario may lie: with the one begun, in the folders, in the packs in them."""
        from game.session import catalogue

        packs = [catalogue.home_of(path) for path in catalogue.packs(*self.places.scenarios)]
        return (*self._beside, *self.places.scenarios, *packs)

    def record_of(self, scenario: str) -> File | None:
        """The record of the conference as it was held, beside the scenario of this id."""
        from game.session import catalogue

        for folder in self._homes():
            path = catalogue.record_place(folder, scenario)
            if path.is_file():
                return path
        return None

    def chronicle(self, controller: Controller) -> tuple[Day, ...]:
        """What was done in fact up to the sitting that is played; nothing where there is no record that can be read."""
        from game.session.playbook import load_record

        path = self.record_of(controller.presentation.id)
        if path is None:
            return ()
        try:
            return controller.chronicle(load_record(path))
        except GameError as problem:
            self.notice = self.strings.told(problem.sentence)
            return ()

    def chart(self, atlas: Atlas | None) -> Chart | None:
        """The map that a conference brings, ready to be drawn; None without one, or when its file cannot be used.

        Only the map that was asked for last keeps what was drawn of it: hours of other tables must not add up.
        """
        if atlas is None:
            return None
        from game.session.atlas import find_geography
        from game.ui.map.chart import Chart

        known = self._charts.get(atlas.file)
        if known is None or known.atlas != atlas:
            found = find_geography(atlas.file, self._homes())
            known = self._charts[atlas.file] = None if found is None else Chart(atlas, found)
        for other in self._charts.values():
            if other is not None and other is not known:
                other.layers.parts.clear()
        return known

    # Saves

    @property
    def saves_folder(self) -> str:
        """Where saves lie, to be shown."""
        return str(self.places.saves)

    def slots(self) -> tuple[Slot, ...]:
        """Every save, the latest first."""
        try:
            return self.shelf.slots(self.strings.text, self._named)
        except GameError as problem:
            self.notice = self.strings.told(problem.sentence)
            return ()

    def latest(self) -> Slot | None:
        """The latest save that can be gone on with."""
        try:
            return self.shelf.latest(self.strings.text, self._named)
        except GameError as problem:
            self.notice = self.strings.told(problem.sentence)
            return None

    def archive(self, slot: str) -> Archive | None:
        """What can be read of a save that cannot be gone on with."""
        opened = self.shelf.open(slot, How.ON, self.strings.text)
        return getattr(opened, "archive", None)

    def said(self, archive: Archive, line: ArchiveLine) -> tuple[str, ...]:
        """A line of an archive in the language that is read, as far as the scenario is translated."""
        from game.session.archive_words import said

        tell = self.tongues().teller(archive.summary.scenario, self.places.scenarios)
        return said(archive, line, self.strings.text, tell)

    # Rules

    def rulebook(self) -> Rulebook:
        """The rules in the language that is read, or in English; empty where they were not installed."""
        from game.ui.rulebook import Rulebook, read

        language = self.strings.language
        if language not in self._rules:
            own = paths.assets() / "locale" / f"RULES.{language}.md"
            file = own if own.is_file() else paths.assets().parent / "RULES.md"
            try:
                self._rules[language] = read(file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                self._rules[language] = Rulebook()
        return self._rules[language]


def open_services(places: Places) -> Services:
    """Read the settings and the sentences. What cannot be read or written is said in `notice`."""
    first_run = not places.settings.exists()
    loaded = stored.load(places.settings)
    strings = Strings(paths.assets() / "locale", loaded.settings.language)
    shelf = Shelf(places.saves)
    notice = strings.told(shelf.complaint()) or " ".join(map(strings.told, loaded.complaints))
    return Services(strings, places, shelf, loaded.settings, first_run=first_run, notice=notice)
