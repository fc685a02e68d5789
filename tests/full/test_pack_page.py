"""The print pack as a browser puts it on paper: so many sides, nothing cut off, nothing empty."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path

import pytest

from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.pack.assemble import Pack, pack
from tests.classroom.pack.conftest import FILES, kit_of, scenario_of
from tests.full.test_report_page import browser as browser

pytestmark = pytest.mark.full
SIDES = 40
LEAST, MOST = 35, 100
"""Per cent of a side's height that its text takes."""
PROBE = """<script>document.fonts.ready.then(() => {
const found = [];
document.querySelectorAll('.page').forEach(page => {
  const text = page.querySelector('.text'), box = text.getBoundingClientRect();
  let low = box.top, right = box.right;
  text.querySelectorAll(':not(svg *)').forEach(one => {
    const place = one.getBoundingClientRect();
    if (place.height > 0) { low = Math.max(low, place.bottom); right = Math.max(right, place.right); }
  });
  found.push([page.dataset.sheet, 100 * (low - box.top) / box.height, right - box.right]);
});
document.title = JSON.stringify(found); });</script></body>"""


def _shown(browser: list[str], path: Path, *words: str) -> str:
    call = [*browser, "--virtual-time-budget=20000", *words, path.as_uri()]
    done = subprocess.run(call, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("minimum", [False, True], ids=["whole", "small"])
@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_every_side_holds_what_is_on_it(
    browser: list[str], tmp_path: Path, name: str, paper: str, minimum: bool, private: str
) -> None:
    """In a browser no text reaches past the foot or the edge of its side, and none leaves two thirds of it blank, with
    code cards and behind the curtain.
    """
    kit = kit_of(scenario_of(name), 90 if minimum else 45, private=private)
    _holds(browser, tmp_path, pack(kit, paper, minimum=minimum))


@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_the_plan_of_a_late_lesson_fits_its_side(browser: list[str], tmp_path: Path, private: str) -> None:
    """The sentence that it is of a late lesson has its room on the plan."""
    _holds(browser, tmp_path, pack(kit_of(scenario_of("portsmouth-lesson"), private=private, lost=300)))


@pytest.mark.parametrize("language", ["ja", "ru"])
@pytest.mark.parametrize(("name", "paper"), [("portsmouth-lesson", "a4"), ("portsmouth-1905", "letter")])
@pytest.mark.parametrize("minimum", [False, True], ids=["whole", "small"])
def test_every_side_holds_what_is_on_it_in_other_languages(
    browser: list[str], tmp_path: Path, language: str, name: str, paper: str, minimum: bool
) -> None:
    """The same of sheets in Japanese and in Russian, whose letters the file brings along, the fullest among them."""
    made = pack(kit_of(scenario_of(name), language=language), paper, minimum=minimum)
    assert len(made.pages) <= SIDES
    _holds(browser, tmp_path, made)


def _holds(browser: list[str], tmp_path: Path, made: Pack) -> None:
    page = tmp_path / "pack.html"
    page.write_text(made.html.replace("</body>", PROBE), encoding="utf-8")
    title = re.search(r"<title>(.*?)</title>", _shown(browser, page, "--dump-dom"), re.DOTALL)
    assert title is not None
    measured = json.loads(html.unescape(title[1]))
    assert [one[0] for one in measured] == [one.sheet.id for one in made.pages]
    assert [one for one in measured if not LEAST <= one[1] <= MOST or one[2] > 0.5] == []


@pytest.mark.parametrize("name", ["portsmouth-lesson", "portsmouth-1905"])
def test_a_browser_prints_one_side_a_page(browser: list[str], tmp_path: Path, name: str) -> None:
    """The PDF that a browser makes has as many pages as the pack has sides, of the paper's size."""
    made = pack(kit_of(scenario_of(name)))
    page, pdf = tmp_path / "pack.html", tmp_path / "pack.pdf"
    page.write_text(made.html, encoding="utf-8")
    _shown(browser, page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    data = pdf.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", data)) == len(made.pages)
    boxes = {tuple(round(float(n)) for n in one.split()) for one in re.findall(rb"/MediaBox\s*\[([^\]]+)\]", data)}
    assert boxes <= {(0, 0, 595, 842), (0, 0, 596, 842), (0, 0, 595, 841), (0, 0, 594, 841)}
