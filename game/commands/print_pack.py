"""`print`: everything on paper that a lesson needs, as one HTML file, or as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game import paths
from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.number import DRAWN, HISTORICAL, number_for
from game.classroom.pack.assemble import Pack, pack
from game.classroom.pack.kit import kit_for
from game.classroom.pack.naming import stem_of
from game.classroom.pack.pdf import pdf_of
from game.commands.shared import FINE, find_scenario, load_found, say, say_json
from game.kernel.errors import BadRequest, BrokenScenario
from game.report.files import put
from game.scenario.packs import home_of
from game.session.atlas import find_geography
from game.session.tongues import Tongues
from game.ui.strings import LANGUAGES, Strings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for on the command line. `drawn`: orders by the odds of the scenario, from the lesson number;
    `curtain`: private choices are made behind the curtain, without code cards.
    """

    seed: str
    out: str
    minutes: int
    pupils: int
    paper: str
    minimum: bool
    pdf: bool
    drawn: bool
    language: str
    curtain: bool = False


def run_print(word: str, wanted: Wanted, as_json: bool) -> int:
    """Write the pack of a scenario to a file, or here under a name of its own (`stem_of`); say what it is."""
    found = find_scenario(word)
    scenario = load_found(found).scenario
    if scenario is None:
        raise BrokenScenario(f"{word} cannot be played.")
    if wanted.out:
        _allowed(Path(wanted.out), found)
    if wanted.language not in LANGUAGES:
        raise BadRequest(f"The game is not read in `{wanted.language}`; it is in {', '.join(LANGUAGES)}.")
    geography = None if scenario.map is None else find_geography(scenario.map.file, (home_of(found),))
    told = Tongues(lambda: wanted.language, lambda: (home_of(found), paths.scenarios())).told(scenario)
    strings = Strings(paths.assets() / "locale", wanted.language)
    strings.follow(told.words.ways)
    t = strings.text
    number, how = number_for(wanted.seed, scenario.id), DRAWN if wanted.drawn else HISTORICAL
    kit = kit_for(t, told, number, wanted.minutes, wanted.pupils, how, geography, CURTAIN if wanted.curtain else CARDS)
    made = pack(kit, wanted.paper, minimum=wanted.minimum)
    ending = ".pdf" if wanted.pdf else ".html"
    path = Path(wanted.out or f"{stem_of(kit, wanted.paper, minimum=wanted.minimum)}{ending}")
    _allowed(path, found)
    put(path, pdf_of(made.html) if wanted.pdf else made.html.encode("utf-8"))
    _said(made, str(number), path, as_json)
    return FINE


def _allowed(path: Path, scenario: Path) -> None:
    """Raises BadRequest where a pack may not be written."""
    if path.is_dir():
        raise BadRequest(f"`{path}` is a folder; `--out` names a file.")
    if path.exists() and path.resolve() == scenario.resolve():
        raise BadRequest(f"The pack would be written over the scenario `{path}`.")


def _said(made: Pack, number: str, path: Path, as_json: bool) -> None:
    sheets = list(dict.fromkeys(page.sheet.id for page in made.pages))
    if as_json:
        say_json({
            "lesson": number, "pages": len(made.pages), "sides_for_the_class": made.copies,
            "sheets_of_paper": made.papers, "paper": made.paper.name,
            "sheets": sheets, "file": str(path),
        })  # fmt: skip
    else:
        pages = f"{len(made.pages)} pages, {made.copies} sides on {made.papers} sheets of paper for the class"
        say(f"Lesson {number}: {pages}, in {path}")
