"""What can be read of a save that is not played on: every act in words, whatever rules it was made under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from game.engine.actions import ACTION_NAMES
from game.paths import assets
from game.session.archive import Archive, ArchiveLine, archive_of
from game.session.archive_words import said
from game.session.record import Loaded, Save, read, write
from game.ui.strings import Strings
from tests.session.helpers import played

GAME = 11
ACTS: dict[str, dict[str, Any]] = {
    "choose": {"event": "baker", "answer": "bread"},
    "answer": {"verdict": "decline", "ground": "not_now"},
    "present": {"positions": {"quay": "a", "tolls": "b"}},
    "offer": {"terms": {"quay": "b"}, "linked": True, "tone": "final", "ad_referendum": True, "withdraws": ["nets"]},
    "withdraw": {"article": "quay"},
    "answer_signing": {"sign": True},
    "train": {"article": "quay"},
    "instrument": {"instrument": "announce", "articles": ["quay", "nets"]},
    "mark_text": {"accept": False},
    "mark_improvement": {"accept": True},
    "write": {"side": "southam", "article": "nets"},
    "send_text": {"terms": {"quay": "c"}},
    "warn": {"side": "northam", "article": "nets"},
    "inject": {"event": "baker"},
    "take_over": {"side": "southam", "computer": True},
    "set_calendar": {"sittings": 4},
    "statement": {"text": "Nobody *owns* the {sea}."},
    "guess": {"walk_away": 521, "lines": {"quay": "c"}},
}


def words(language: str = "en") -> Strings:
    """The sentences of a language as they are shipped."""
    return Strings(assets() / "locale", language)


def saved(most: int = 2000) -> Save:
    """A save of a random game of the harbour."""
    found = read(write(played(GAME, most)).encode("utf-8"))
    assert isinstance(found, Loaded)
    return found.save


def told(archive: Archive, line: ArchiveLine, strings: Strings | None = None) -> str:
    """A line in words, its sentences one after the other."""
    strings = strings or words()
    found = said(archive, line, strings.text, lambda path, text: text)
    assert not strings.missing
    return " / ".join(found)


def act(name: str, by: str = "northam", over: bool = True, **more: Any) -> str:
    """One act of a game of the harbour in words."""
    archive = archive_of(saved())
    assert archive.outcome is not None
    return told(archive if over else replace(archive, outcome=None), ArchiveLine(7, 1, by, {"action": name, **more}))


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_every_action_has_words_in_every_language(language: str) -> None:
    """No act is told by the word of the save, and none as unknown; nothing that it names stays an id."""
    archive, strings = archive_of(saved()), words(language)
    for name, _ in ACTION_NAMES:
        line = ArchiveLine(7, 1, "northam", {"action": name, **ACTS.get(name, {})})
        found = told(archive, line, strings)
        assert found
        assert name not in found.replace("Northam", "").split()
        assert found != strings.text("archive.unknown", number=7, who="Northam")
        assert not any(each in found for each in ("_", "[", "northam", "southam", "announce", "@"))


def test_a_whole_game_is_told() -> None:
    """Every entry of a played game is told with the names of the scenario, under sittings that never go back."""
    archive = archive_of(saved())
    assert len(archive.lines) > 20
    assert [line.n for line in archive.lines] == list(range(1, len(archive.lines) + 1))
    sittings = [line.sitting for line in archive.lines]
    assert sittings == sorted(sittings)
    assert sittings[-1] > 1
    for line in archive.lines:
        found = told(archive, line)
        assert "Northam" in found or "Southam" in found or "Abbot" in found, found


def test_what_an_act_carries_is_told() -> None:
    """Articles with their options, what is withdrawn, capitals, answers and headlines, by name."""
    offer = act("offer", **ACTS["offer"])
    assert offer == (
        "Northam gives its final word, all together or not at all: The quay: Northam's for ten years. / "
        "If this is accepted, Northam withdraws: Fishing grounds. / "
        "Northam says that this goes beyond its instructions and is subject to the Council at Northam."
    )
    assert act("choose", "southam", **ACTS["choose"]) == "Southam is asked, and answers: “Open the granary”."
    assert act("inject", "director", **ACTS["inject"]).endswith("Bread riot at the south gate.")
    assert act("withdraw") == "Northam takes its proposal back."
    assert act("instrument", instrument="announce", articles=["quay", "nets"]) == (
        "In secret, Northam: Cry it in the market. On: The quay and Fishing grounds."
    )
    assert "Nobody *owns* the {sea}." in act("statement", **ACTS["statement"])
    assert act("answer", verdict="accept", articles=["quay"]) == "Northam accepts in part: The quay."


def test_secrets_of_a_game_that_goes_on_stay_secret() -> None:
    """Of an unfinished game only public acts are told, and of an event put in only that there was one."""
    save = saved(24)
    archive = archive_of(save)
    assert archive.outcome is None
    hidden = {entry.n for entry in save.log} - {line.n for line in archive.lines}
    assert hidden
    assert all(
        entry.action["action"] in ("instrument", "save_influence", "wait", "write", "warn", "choose", "mark_text")
        for entry in save.log
        if entry.n in hidden
    )
    assert act("inject", "director", over=False, event="baker") == "The leader of the game lets an event happen."


@pytest.mark.parametrize(
    ("by", "given", "expected"),
    [
        ("northam", {"action": "bribe", "article": "quay"}, "no words for"),
        ("eastham", {"action": "adjourn"}, "eastham"),
        ("northam", {"action": ["offer"]}, "no words for"),
        ("northam", {"action": "offer", "terms": {"reef": "z"}, "tone": 5}, "reef: z"),
        ("northam", {"action": "offer", "terms": 3}, "Northam proposes"),
        ("northam", {"action": "write", "side": None, "article": {"a": 1}}, "writes to"),
        ("northam", {"rewind": 0}, "to its beginning"),
        ("northam", {"rewind": 3}, "line 3"),
        ("northam", {"rewind": "far"}, "no words for"),
    ],
)
def test_what_no_rule_knows_is_told_all_the_same(by: str, given: Mapping[str, Any], expected: str) -> None:
    """A save of other rules may hold anything: an unknown act is said to be one, an unknown name is its id."""
    assert expected in told(archive_of(saved()), ArchiveLine(9, 1, by, given))


@pytest.mark.parametrize("tree", [{}, {"sides": 3, "articles": [1, {"id": "quay"}], "mediator": None, "calendar": [4]}])
def test_a_scenario_without_names_is_read(tree: dict[str, Any]) -> None:
    """Where the save's scenario has no name, the id stands for it, and a day that is none is left out."""
    archive = archive_of(replace(saved(), scenario=tree))
    line = ArchiveLine(1, 1, "northam", {"action": "train", "article": "quay"})
    assert told(archive, line) == "northam makes ready to leave, over one article: quay."
    assert not any(archive.dates)


def test_going_back_is_told_where_it_leads() -> None:
    """After a rewind, acts belong to the sitting that the game was taken back to."""
    save = saved()
    log = (*save.log, replace(save.log[-1], n=len(save.log) + 1, action={"rewind": 1}))
    assert archive_of(replace(save, log=log)).lines[-1].sitting == 1
