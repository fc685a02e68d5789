"""The codes that a teacher has typed for one scenario, kept in a file of plain lines between lessons."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from game.classroom.crockford import BadCode
from game.classroom.wall import Wall, code_of, result_of, wall_of
from game.classroom.wall_page import wall_chart, wall_csv, wall_html
from game.kernel.sentences import sentence
from game.report.charts import Chart
from game.report.files import put
from game.report.teller import Lookup
from game.scenario.definition import Scenario
from game.session.edition import edition_of_path
from game.session.lock import alone

MOST = 400
LARGEST_BYTES = 64 * 1024


class Collection:
    """A wall that grows. Every change is written at once; `notice` says when it could not be.

    Several running games may have the same wall: each change is made on what the file holds by then.
    """

    def __init__(self, scenario: Path, folder: Path) -> None:
        """The collection of a scenario's file. Raises GameError when that cannot be played."""
        self.scenario: Scenario = edition_of_path(scenario).scenario
        self.folder = folder
        self.notice = ""
        self.codes: tuple[str, ...] = self._kept()

    @property
    def file(self) -> Path:
        """Where the codes are kept."""
        return self.folder / f"{self.scenario.id}.txt"

    @property
    def wall(self) -> Wall:
        """All of them on the frontier."""
        return wall_of(self.scenario, list(self.codes))

    def chart(self, t: Lookup) -> Chart:
        """The wall as a chart."""
        return wall_chart(t, self.scenario, self.wall)

    def add(self, text: str) -> int:
        """Take in one code, or several with spaces, commas or lines between; how many were new. Raises BadCode.

        When one of them is wrong none is taken.
        """
        words = text.replace(",", "\n").replace(";", "\n").split("\n")
        plain = [code_of(self.scenario, result_of(self.scenario, word)) for word in words if word.strip()]
        if not plain:
            raise BadCode(sentence("trouble.code_wanted", "Type a code of twelve letters and digits."))
        with self._alone() as codes:
            fresh = [code for code in dict.fromkeys(plain) if code not in codes]
            if len(codes) + len(fresh) > MOST:
                raise BadCode(
                    sentence("trouble.wall_full", "A wall holds {most} codes; take some down first.", most=MOST)
                )
            self._keep((*codes, *fresh))
        return len(fresh)

    def remove(self, code: str) -> None:
        """Take one down."""
        with self._alone() as codes:
            self._keep(tuple(one for one in codes if one != code))

    def clear(self) -> None:
        """Take down all that were shown here."""
        seen = self.codes
        with self._alone() as codes:
            self._keep(tuple(one for one in codes if one not in seen))

    def write_page(self, t: Lookup) -> Path:
        """The wall as a page to print, beside the codes. Raises StorageError."""
        return put(self.file.with_suffix(".html"), wall_html(t, self.scenario, self.wall).encode("utf-8"))

    def write_table(self) -> Path:
        """The codes as a table, beside them. Raises StorageError."""
        return put(self.file.with_suffix(".csv"), wall_csv(self.scenario, self.wall).encode("utf-8"))

    @contextmanager
    def _alone(self) -> Iterator[tuple[str, ...]]:
        """The codes as they stand in the file, while no other running game changes it; those here if it has none."""
        with alone(self.folder):
            yield self.codes if self.notice else self._kept()

    def _keep(self, codes: tuple[str, ...]) -> None:
        from game.kernel.errors import StorageError

        self.codes = codes
        try:
            put(self.file, "".join(f"{code}\n" for code in codes).encode("ascii"))
            self.notice = ""
        except StorageError as error:
            self.notice = error.sentence

    def _kept(self) -> tuple[str, ...]:
        """The codes of the file that can be read; a line that cannot is left out."""
        try:
            text = self.file.read_bytes()[:LARGEST_BYTES].decode("ascii", "replace")
        except OSError:
            return ()
        found: dict[str, None] = {}
        for line in text.splitlines()[:MOST]:
            try:
                found[code_of(self.scenario, result_of(self.scenario, line))] = None
            except BadCode:
                continue
        return tuple(found)
