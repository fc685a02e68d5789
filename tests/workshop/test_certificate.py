"""The certificate of a scenario: one sound page, the same every time, that holds what was found and hides nothing."""

from __future__ import annotations

import hashlib
import re
from html import unescape
from pathlib import Path

import pytest

from game import paths
from game.scenario.loader import load
from game.ui.strings import Strings
from game.workshop.certificate import certificate_html
from game.workshop.certificate_charts import height
from game.workshop.checking import Checked, check_file
from game.workshop.packing import Label, packed
from tests.report.test_html import checked as parsed

from .sound import sound

LESSON = Path(__file__).parents[2] / "scenarios" / "portsmouth-lesson.yaml"


@pytest.fixture(scope="module")
def strings() -> Strings:
    """The interface's sentences."""
    return Strings(paths.assets() / "locale")


def written(folder: Path, text: str, games: int = 0) -> Checked:
    """A file with that text, checked."""
    path = folder / "harbour.yaml"
    path.write_text(text, encoding="utf-8")
    return check_file(path, games)


def test_the_page_is_one_sound_file(tmp_path: Path, strings: Strings) -> None:
    """Every tag is closed, every id is there once, all sentences are in the catalogue, nothing is fetched."""
    text = certificate_html([check_file(LESSON), written(tmp_path, sound(), 2)], strings.text)
    found = parsed(text)
    assert (found.wrong, found.open) == ([], [])
    assert len(set(found.ids)) == len(found.ids)
    assert all(address.startswith("#part-") for address in found.addresses)
    assert not re.search(r"@import|<script|<link|url\((?!#)", text)
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(found.ids)
    assert "[certificate." not in text


def test_the_page_holds_what_was_reckoned(strings: Strings) -> None:
    """Digest, zones by date and by pair, frontier, history, texts and sources stand on it, and a word about secrets."""
    checked = check_file(LESSON)
    assert checked.scenario is not None
    text = unescape(certificate_html([checked], strings.text))
    assert hashlib.sha256(LESSON.read_bytes()).hexdigest() in text
    assert strings.text("certificate.secret") in text
    assert checked.scenario.title in text
    for sitting in checked.scenario.calendar:
        assert str(int(sitting.date[-2:])) in text
    for card in (*checked.scenario.doctrines.first, *checked.scenario.doctrines.second):
        assert card.name in text
    assert text.count("<svg viewBox") == 4
    assert "The historical treaty lies on the frontier" in text
    assert "The record plays to its end" in text
    for source in checked.scenario.sources:
        assert source.title in text


def test_the_page_is_the_same_every_time(tmp_path: Path, strings: Strings) -> None:
    """Two certificates of one file are equal, byte for byte, with games played too: no date, no time, no chance."""
    one, two = (certificate_html([written(tmp_path, sound(), 3)], strings.text) for _ in range(2))
    assert one == two


def test_findings_stand_on_the_page(tmp_path: Path, strings: Strings) -> None:
    """Each finding with its line, its code and its remedy; those of one kind together."""
    text = sound(("short: Quay", "short: The quay and its jetties"), ("short: Bell", "short: The bell in the fog"))
    page = unescape(certificate_html([written(tmp_path, text)], strings.text))
    assert page.count("Advice E602") == 1
    assert "shorten it, or divide it" in page
    assert "2 pieces of advice" in page


def test_games_stand_on_the_page(tmp_path: Path, strings: Strings) -> None:
    """With games played the page tells endings, instruments, and by which sitting there was a treaty."""
    checked = written(tmp_path, sound(), 4)
    assert checked.played is not None
    page = unescape(certificate_html([checked], strings.text))
    assert strings.text("certificate.page.games") in page
    last = checked.played.agreed_by(6)
    assert last == checked.played.agreed
    assert f"{last} of 4 games ended in a treaty." in page


def test_a_broken_file_has_its_problems_on_the_page(tmp_path: Path, strings: Strings) -> None:
    """A file that cannot be played gets its errors, and no reckoning; what is written in it is escaped."""
    text = sound(("owner: northam ", "owner: <script>alert ")) + "\n"
    page = certificate_html([written(tmp_path, text)], strings.text)
    assert "<script" not in page
    assert "Error E" in page
    assert "<svg viewBox" not in page
    assert parsed(page).wrong == []


def test_numbers_of_treaties_are_drawn_by_their_powers_of_ten() -> None:
    """None lies at the foot, one a step above it, and ten times as many always the same step further."""
    assert [height(n) for n in (0, 1, 10, 100, 1_000_000)] == [0, 100, 200, 300, 700]


def test_what_was_silenced_stands_on_the_page(tmp_path: Path, strings: Strings) -> None:
    """A finding that the author silenced is named with its reason, so that a clean page hides nothing."""
    text = sound()
    checked = written(tmp_path, text.replace("\nlinks:\n", "\nlinks:  # ignore E507: a trap on purpose\n"))
    page = unescape(certificate_html([checked], strings.text))
    assert strings.text("certificate.silenced") in page
    assert "a trap on purpose" in page
    assert checked.data()["silenced"][0]["reason"] == "a trap on purpose"
    assert strings.text("certificate.silenced") not in certificate_html([written(tmp_path, text)], strings.text)


def test_the_page_of_a_pack_says_who_wrote_it(tmp_path: Path, strings: Strings) -> None:
    """A pack is checked like a file, its record in it is found, and its author and licence stand under the title."""
    place = tmp_path / "one.zip"
    scenario = load(LESSON).scenario
    assert scenario is not None
    place.write_bytes(packed(LESSON, scenario, Label("A. Teacher", "CC BY 4.0")))
    checked = check_file(place)
    page = unescape(certificate_html([checked], strings.text))
    assert "By A. Teacher. CC BY 4.0" in page
    assert "The record plays to its end" in page
    assert checked.digest == hashlib.sha256(place.read_bytes()).hexdigest()
