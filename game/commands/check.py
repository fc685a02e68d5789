"""`check`: every problem of scenario files at once, what the doctor reckoned, and the certificate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.commands.check_words import in_words, total
from game.commands.progress import watched_games
from game.commands.shared import FAULTS, FINE, files_of, say, say_json
from game.kernel.errors import BadRequest
from game.workshop.checking import Checked, check_file

PAGES = (".html", ".htm")


def run_check(words: Sequence[str], games: int, report: str, as_json: bool) -> int:
    """Check files, folders and ids; 1 when one of them cannot be played as it is.

    With `report` a certificate of all of them is written to that file. Raises BadRequest or StorageError when it
    cannot be.
    """
    page = _page(report)
    checked = [check_file(path, games, watched_games) for path in files_of(words)]
    if page is not None:
        _certify(checked, page)
    if as_json:
        said = {"files": [one.data() for one in checked]}
        say_json(said if page is None else {**said, "report": str(page)})
    else:
        say("\n\n".join([*(in_words(one) for one in checked), total(checked, page)]))
    return FINE if all(one.ok for one in checked) else FAULTS


def _page(report: str) -> Path | None:
    """The file for the certificate; None when none is wanted. Raises BadRequest when it cannot be one."""
    if not report:
        return None
    path = Path(report)
    if path.is_dir():
        raise BadRequest(f"`{report}` is a folder; `--report` names a file.")
    if path.suffix.lower() not in PAGES:
        raise BadRequest(f"`--report` names an HTML file, such as `{path.stem or 'certificate'}.html`, not `{report}`.")
    return path


def _certify(checked: Sequence[Checked], page: Path) -> None:
    """Write the certificate. Raises StorageError."""
    from game import paths
    from game.report.files import put
    from game.ui.strings import Strings
    from game.workshop.certificate import certificate_html

    put(page, certificate_html(checked, Strings(paths.assets() / "locale").text).encode("utf-8"))
