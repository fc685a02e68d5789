"""The report of a finished game, and a certificate, as a browser shows them on a screen and puts them on paper."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pygame
import pytest

from tests.full.player import ROOT

pytestmark = pytest.mark.full
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTHS = (1280, 700)
FEWEST, MOST = 8, 60


@pytest.fixture
def browser() -> list[str]:
    """A browser without a window, and the words it always wants; the test is skipped where there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(f"no page is rendered without a browser ({' or '.join(BROWSERS)})")
    caged = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    return [found, "--headless", "--disable-gpu", "--hide-scrollbars", *caged]


PAGES = {
    "report": ("report", "portsmouth-1905", "--out"),
    "certificate": ("check", "portsmouth-1905", "portsmouth-lesson", "--play", "2", "--report"),
}


@pytest.fixture(params=PAGES)
def page(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The report of the real conference, and the certificate of two scenarios."""
    out = tmp_path / f"{request.param}.html"
    words = [sys.executable, "main.py", *PAGES[request.param], str(out)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return out


def _run(browser: list[str], *words: str) -> str:
    done = subprocess.run([*browser, *words], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_page_fills_a_screen_and_is_never_wider_than_it(
    browser: list[str], page: Path, tmp_path: Path, pictures: Path
) -> None:
    """Ink on paper at two widths, charts drawn, nothing fetched from elsewhere, no scrolling from side to side."""
    text = page.read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"|url\((?!["\']?(?:data:|#))', text) == []
    measured = tmp_path / "measured.html"
    ask = "<script>document.title = document.documentElement.scrollWidth + ' in ' + window.innerWidth</script>"
    measured.write_text(text.replace("</body>", f"{ask}</body>"), encoding="utf-8")
    pictures.mkdir(parents=True, exist_ok=True)
    for wide in WIDTHS:
        shot, size = pictures / f"{page.stem}-{wide}.png", f"--window-size={wide},2400"
        _run(browser, size, f"--screenshot={shot}", page.as_uri())
        drawn = pygame.image.load(str(shot))
        tones = {tuple(drawn.get_at((x, y)))[:3] for x in range(0, wide, 5) for y in range(0, 2400, 5)}
        assert len(tones) > 20
        said = re.search(r"<title>(\d+) in (\d+)</title>", _run(browser, size, "--dump-dom", measured.as_uri()))
        assert said is not None
        assert int(said[1]) <= int(said[2]), f"{said[1]} wide in a window of {said[2]}"
        print(f"{page.stem} on a screen of {wide}: {len(tones)} tones, {said[1]} wide in {said[2]}")


def test_a_page_can_be_printed(browser: list[str], page: Path, pictures: Path) -> None:
    """Printed, it is a document of a sensible number of pages."""
    pictures.mkdir(parents=True, exist_ok=True)
    paper = pictures / f"{page.stem}.pdf"
    _run(browser, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    made = paper.read_bytes()
    assert made.startswith(b"%PDF")
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", made))
    print(f"{page.stem} on paper: {count} pages, {len(made) // 1024} kB")
    assert FEWEST <= count <= MOST
