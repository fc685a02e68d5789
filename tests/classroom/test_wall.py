"""Result codes: twelve characters hold a game's end, any slip is found, and a wall plots them where they belong."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest

from game.analysis.tables import links_of, tables_for, worth_to_both
from game.classroom.collection import Collection
from game.classroom.crockford import ALPHABET, BadCode
from game.classroom.wall import LAST_SITTING, Result, code_of, fits, result_of, tag_of, wall_of
from game.classroom.wall_page import wall_chart, wall_csv, wall_html
from game.engine.setup import drawn_instructions, historical_instructions
from game.kernel.draws import draw
from game.scenario.definition import Scenario
from game.scenario.loader import load
from game.scenario.vocabulary import ENDING_KINDS
from game.session.edition import edition_of_path
from game.ui.strings import Strings
from game.workshop.play_out import play_out
from game.workshop.players import levels_of, players
from tests.classroom.conftest import HARBOUR, LESSON, ROOT

SHIPPED = sorted(path for path in (ROOT / "scenarios").glob("*.yaml") if "." not in path.stem)


@pytest.fixture(scope="module", params=[HARBOUR, *SHIPPED], ids=lambda path: path.stem)
def scenario(request: pytest.FixtureRequest) -> Scenario:
    """Every scenario there is."""
    return edition_of_path(request.param).scenario


def _drawn(scenario: Scenario, n: int) -> Result:
    sizes = [len(article.options) for article in scenario.articles]
    treaty = tuple(draw("codes", "option", 100 * n + at, size) for at, size in enumerate(sizes))
    signed = draw("codes", "signed", n, 3) > 0
    kind = ENDING_KINDS[draw("codes", "kind", n, len(ENDING_KINDS))]
    return Result(kind, draw("codes", "sitting", n, LAST_SITTING) + 1, treaty if signed else None)


def test_every_result_is_told_in_twelve_characters_and_read_back(scenario: Scenario) -> None:
    """Three hundred drawn ones, however they are typed; also the least and the greatest treaty."""
    sizes = [len(article.options) for article in scenario.articles]
    ends = [Result("ratified", 1, (0,) * len(sizes)), Result("exhausted", 16, tuple(size - 1 for size in sizes))]
    for result in (*ends, *(_drawn(scenario, n) for n in range(300))):
        code = code_of(scenario, result)
        assert len(code.replace("-", "")) == 12
        for typed in (code, code.lower(), code.replace("-", " "), code.replace("0", "O").replace("1", "I")):
            assert result_of(scenario, typed) == result


def test_any_single_wrong_or_exchanged_character_is_refused() -> None:
    """In every place, for every other character, and every exchange of two places."""
    scenario = edition_of_path(LESSON).scenario
    for n in range(12):
        good = code_of(scenario, _drawn(scenario, n)).replace("-", "")
        for place, letter in ((place, letter) for place in range(12) for letter in ALPHABET):
            if letter != good[place]:
                with pytest.raises(BadCode):
                    result_of(scenario, good[:place] + letter + good[place + 1 :])
        for one, two in combinations(range(12), 2):
            if good[one] != good[two]:
                swapped = list(good)
                swapped[one], swapped[two] = swapped[two], swapped[one]
                with pytest.raises(BadCode):
                    result_of(scenario, "".join(swapped))


def test_a_code_of_another_scenario_is_refused_by_name() -> None:
    """The tag tells the shipped scenarios apart, and the sentence says which was expected."""
    scenarios = [edition_of_path(path).scenario for path in (HARBOUR, *SHIPPED)]
    assert len({tag_of(one) for one in scenarios}) == len(scenarios)
    code = code_of(scenarios[0], Result("adjourned", 3, None))
    for other in scenarios[1:]:
        with pytest.raises(BadCode, match="another conference"):
            result_of(other, code)


def test_games_played_at_random_end_in_a_code_that_says_how_they_ended() -> None:
    """Sixty games between computer delegations: ending, sitting and treaty come back out of each code."""
    scenario = edition_of_path(HARBOUR).scenario
    seen = set()
    for n in range(60):
        seed = f"wall.{n}"
        row = play_out(scenario, seed, drawn_instructions(scenario, seed), players(levels_of("attache")))
        result = Result(row.kind, len(row.dull) or 1, row.treaty)
        assert result_of(scenario, code_of(scenario, result)) == result
        seen.add(row.kind)
    assert len(seen) > 1


@pytest.mark.slow
def test_five_hundred_endings_at_random_are_decoded() -> None:
    """The same over five hundred games."""
    scenario = edition_of_path(HARBOUR).scenario
    for n in range(500):
        seed = f"many.{n}"
        row = play_out(scenario, seed, drawn_instructions(scenario, seed), players(levels_of("attache")))
        result = Result(row.kind, len(row.dull) or 1, row.treaty)
        assert result_of(scenario, code_of(scenario, result)) == result


def test_a_scenario_too_large_for_a_code_is_refused_by_check(tmp_path: Path) -> None:
    """More treaties than 36 bits can tell apart; Portsmouth's forty-four milliards still fit."""
    assert fits(edition_of_path(ROOT / "scenarios" / "portsmouth-1905.yaml").scenario)
    text = HARBOUR.read_text(encoding="utf-8")
    start, end = text.index("articles:\n"), text.index("\nlinks:")
    block = text[start + len("articles:\n") : end]
    first = block[: block.index("\n  - id:", 5)]
    name = first.split("id: ")[1].split()[0]
    more = "\n".join(first.replace(f"id: {name}", f"id: copy-{n}", 1) for n in range(34))
    file = tmp_path / "large.yaml"
    file.write_text(text[:end] + "\n" + more + text[end:], encoding="utf-8")
    assert "E414" in {problem.code for problem in load(file).problems}


def test_a_wall_has_every_game_once_at_its_place(scenario: Scenario) -> None:
    """Points under the historical instructions, on the exact frontier; the same code twice is one game."""
    codes = [code_of(scenario, _drawn(scenario, n)) for n in range(30)]
    codes.append(code_of(scenario, Result("ratified", 4, scenario.history)))
    wall = wall_of(scenario, [*codes, codes[0].lower()])
    assert [dot.code for dot in wall.dots] == list(dict.fromkeys(codes))
    pair = historical_instructions(scenario)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    for dot in wall.dots:
        if dot.result.treaty is not None:
            assert dot.points is not None
            assert (dot.points.first, dot.points.second) == worth_to_both(tables, links, dot.result.treaty)
            beaten = [one for one in wall.edge if one[0] > dot.points.first and one[1] > dot.points.second]
            on_edge = (dot.points.first, dot.points.second) in wall.edge
            assert on_edge or beaten or dot.points.first <= max(one[0] for one in wall.edge)
    assert wall.dots[-1].points == wall.history


def test_the_wall_is_drawn_written_and_tabled(scenario: Scenario) -> None:
    """Every dot has its caption, the page stands alone, the table has a line a code."""
    t = Strings(ROOT / "assets" / "locale").text
    wall = wall_of(scenario, [code_of(scenario, _drawn(scenario, n)) for n in range(12)])
    chart = wall_chart(t, scenario, wall)
    assert all(dot.caption for dot in chart.dots)
    page = wall_html(t, scenario, wall)
    assert "[wall." not in page and "<script" not in page and "http" not in page.replace("http://www.w3.org", "")
    rows = list(csv.reader(io.StringIO(wall_csv(scenario, wall))))
    assert len(rows) == 13 and all(len(row) == 5 + len(scenario.articles) for row in rows)


def test_a_wrong_code_is_named_and_nothing_is_plotted() -> None:
    """The sentence quotes it."""
    scenario = edition_of_path(HARBOUR).scenario
    good = code_of(scenario, Result("adjourned", 3, None))
    with pytest.raises(BadCode, match="‘0000-0000-0001’"):
        wall_of(scenario, [good, "0000-0000-0001"])


def test_the_command_writes_page_and_table(tmp_path: Path) -> None:
    """`wall` on two codes, as data; a bad code is exit 2 and one sentence."""
    scenario = edition_of_path(LESSON).scenario
    codes = [code_of(scenario, Result("ratified", 4, scenario.history)), code_of(scenario, Result("recalled", 2, None))]
    page, sheet = tmp_path / "wall.html", tmp_path / "wall.csv"
    done = _run(*codes, "--scenario", scenario.id, "--out", str(page), "--csv", str(sheet), "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert [one["ending"] for one in data["codes"]] == ["ratified", "recalled"]
    assert data["codes"][0]["points"] == data["history"]
    assert page.stat().st_size > 5000 and sheet.stat().st_size > 100
    wrong = _run("AAAA", "--scenario", scenario.id)
    assert wrong.returncode == 2 and len(wrong.stderr.strip().splitlines()) == 1


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", "wall", *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )


# A wall of several running games


def _hung(folder: Path, *numbers: int) -> Collection:
    found = Collection(HARBOUR, folder)
    for n in numbers:
        found.add(_numbered(found, n))
    return found


def _numbered(found: Collection, n: int) -> str:
    option = tuple(n // LAST_SITTING % len(article.options) for article in found.scenario.articles)
    return code_of(found.scenario, Result("ratified", n % LAST_SITTING + 1, option))


def test_two_running_games_share_a_wall(tmp_path: Path) -> None:
    """What one puts up stays when the other does; what one took down does not come back; all seen is taken down."""
    mine, theirs = _hung(tmp_path, 0), _hung(tmp_path)
    one, two, three = (_numbered(mine, n) for n in (0, 1, 2))
    assert theirs.codes == (one,) and theirs.add(two) == 1
    assert mine.add(three) == 1 and mine.codes == (one, two, three)
    theirs.remove(one)
    assert mine.add(two) == 0 and mine.codes == (two, three)
    theirs.add(one)
    mine.clear()
    assert mine.codes == (one,) == Collection(HARBOUR, tmp_path).codes


@pytest.mark.slow
def test_processes_that_write_a_wall_at_once_lose_nothing(tmp_path: Path) -> None:
    """Three at a time, twelve codes each: all are there."""
    script = "import sys\nfrom pathlib import Path\nfrom tests.classroom.test_wall import _hung\n"
    script += "_hung(Path(sys.argv[1]), *map(int, sys.argv[2:]))"
    spans = [range(start, start + 12) for start in (0, 12, 24)]
    running = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path), *map(str, span)], cwd=ROOT)
               for span in spans]  # fmt: skip
    assert [one.wait(60) for one in running] == [0, 0, 0]
    found = Collection(HARBOUR, tmp_path)
    assert sorted(found.codes) == sorted(_numbered(found, n) for n in range(36))


def test_a_wall_that_cannot_be_written_keeps_what_was_typed(tmp_path: Path) -> None:
    """The folder is a file: it is said, and the codes stay on the screen while the game runs."""
    folder = tmp_path / "walls"
    folder.write_text("")
    found = _hung(folder, 0, 1)
    assert len(found.codes) == 2 and found.notice.endswith(".")
