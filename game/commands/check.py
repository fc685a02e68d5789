"""`check`: every problem of scenario files at once, what the doctor reckoned, and the certificate."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from game.commands.check_words import in_words, total, translation_in_words
from game.commands.progress import watched_games
from game.commands.shared import FAULTS, FINE, files_of, say, say_json
from game.kernel.errors import BadRequest
from game.scenario.beside import is_translation
from game.workshop.checking import Checked, check_file
from game.workshop.translations import check_translations

PAGES = (".html", ".htm")


def run_check(words: Sequence[str], games: int, report: str, as_json: bool) -> int:
    """Check files, folders and ids; 1 when one of them cannot be played as it is.

    With `report` a certificate of all of them is written to that file. Raises BadRequest or StorageError when it
    cannot be.
    """
    page = _page(report)
    checked = [check_file(path, games, watched_games) for path in _scenarios(files_of(words))]
    translated = [each for one in checked for each in check_translations(one.path, one.scenario)]
    if page is not None:
        _certify(checked, page)
    if as_json:
        said = {"files": [one.data() for one in checked], "translations": [one.data() for one in translated]}
        say_json(said if page is None else {**said, "report": str(page)})
    else:
        told = [*(in_words(one) for one in checked), *(translation_in_words(one) for one in translated)]
        say("\n\n".join([*told, total(checked, page)]))
    return FINE if all(one.ok for one in checked) and all(one.ok for one in translated) else FAULTS


def _scenarios(files: Sequence[Path]) -> list[Path]:
    """The files with the scenario of a translation in its place, each once. Raises BadRequest where there is none."""
    found: dict[Path, None] = {}
    for path in files:
        if is_translation(path):
            beside = path.with_name(path.name.rsplit(".", 2)[0] + path.suffix)
            if not beside.is_file():
                raise BadRequest(f"`{path}` is a translation, and `{beside.name}` is not beside it.")
            path = beside
        found[path] = None
    return list(found)


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
