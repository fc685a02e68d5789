"""The report as a file: self-contained, whole, safe, and legible without colour."""

from __future__ import annotations

import re
import xml.etree.ElementTree as Tree
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from game.kernel.sides import BySide
from game.report.blocks import Figure, Gallery
from game.report.html import prose, report_html
from game.report.pages import pages
from game.report.svg import shape, svg
from game.report.teller import Teller

Harbour = Callable[[int], Teller]
VOID = {"meta", "br", "link"}


class Checker(HTMLParser):
    """Sees that tags are closed in order, and keeps ids and addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.addresses: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag opens."""
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("src", "href", "srcset", "data", "action"):
                self.addresses.append(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """A tag closes."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


def checked(text: str) -> Checker:
    """A whole document, parsed."""
    checker = Checker()
    checker.feed(text)
    checker.close()
    return checker


def test_the_report_is_one_sound_file(conference: Teller, game: Harbour) -> None:
    """Every tag is closed, every id is there once, and nothing is fetched from anywhere."""
    text = report_html([conference, game(1), game(2)])
    found = checked(text)
    assert (found.wrong, found.open) == ([], [])
    assert len(set(found.ids)) == len(found.ids)
    assert found.addresses == []
    assert not re.search(r"@import|<script|<link|url\((?!#)", text)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(found.ids)


def test_the_report_holds_everything(conference: Teller) -> None:
    """Each stage by name, each chart, and the sentence of every dot."""
    text = unescape(report_html([conference]))
    for page in pages(conference):
        assert page.title in text
        for block in page.blocks:
            if isinstance(block, Figure | Gallery):
                for chart in (block.chart,) if isinstance(block, Figure) else block.charts:
                    assert chart.title in text
                    assert all(dot.caption in text for dot in chart.dots)
    assert "@media print" in text


def test_the_report_says_who_played(game: Harbour) -> None:
    """People are called people, and the computer's delegations by their level."""
    tell = replace(game(1), players=BySide("", "envoy"))
    text = unescape(report_html([tell]))
    assert tell.t("debrief.player.person", side="Northam") in text
    assert tell.t("debrief.player.computer", side="Southam", level=tell.t("new_game.level_envoy")) in text


def test_what_people_wrote_is_escaped(game: Harbour) -> None:
    """A scenario cannot put its own tags into the report."""
    tell = game(1)
    bad = "<script>alert('x')</script> & *so*"
    spoilt = replace(tell, shown=replace(tell.shown, title=bad, subtitle=bad))
    revealed = tell.found.revealed.map(lambda one: replace(one, letter=bad, name=bad))
    spoilt = replace(spoilt, found=replace(tell.found, revealed=revealed))
    text = report_html([spoilt])
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert checked(text).wrong == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a *b* **c**", "a <em>b</em> <strong>c</strong>"),
        ("1 < 2", "1 &lt; 2"),
        ("a\n\nb", "a<br>b"),
        (r"2 \* 3", "2 * 3"),
    ],
)
def test_prose_keeps_its_marks(text: str, said: str) -> None:
    """Bold and italic become tags, everything else is text."""
    assert prose(text) == said


def test_charts_are_sound_and_tell_shapes_apart(conference: Teller) -> None:
    """Every chart is well-formed XML with a title for every dot; every shape is drawn differently."""
    for page in pages(conference):
        for block in page.blocks:
            if isinstance(block, Figure | Gallery):
                for chart in (block.chart,) if isinstance(block, Figure) else block.charts:
                    root = Tree.fromstring(svg(chart, "x"))  # noqa: S314
                    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
                    assert titles == [dot.caption for dot in chart.dots]
    kinds = ("first", "second", "square", "star", "ring", "triangle", "cross", "bar")
    assert len({shape(kind, 10, 10, 8, "#000") for kind in kinds}) == len(kinds)


def test_a_report_of_nothing_is_refused() -> None:
    """At least one game is wanted."""
    with pytest.raises(ValueError, match="at least one"):
        report_html([])
