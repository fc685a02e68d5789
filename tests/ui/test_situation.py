"""How things stand: only what this side reads, with where it tends and why."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Role, walk
from game.ui.scenes import flow
from game.ui.scenes.briefing import Dossier
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.situation import Situation
from game.views.estimates import article_as_it_lies, worth, worth_as_it_lies
from game.views.pressure import expected_moves, order_estimate
from tests.ui.game_hands import begin, pilot, quietly, services


def test_every_gauge_that_is_read_is_shown_and_no_other(tmp_path: Path) -> None:
    """A dial for each gauge with a reading; hidden ones are counted, never drawn."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES)
    flow.next_scene(playing)
    for side in BOTH_SIDES:
        at = pilot(with_, Situation(playing, side))
        view, cards = playing.controller.view(side), playing.controller.presentation.tracks
        drawn = {node.id for node in walk(at.tree()) if node.role is Role.GAUGE and node.id.startswith("situation.")}
        read = {f"situation.{card.id}" for card, one in zip(cards, view.own.readings, strict=True) if one is not None}
        assert drawn - {"situation.ruler"} == read
        assert len(read) < len(cards) or side is Side.SECOND


def test_what_is_expected_of_a_gauge_comes_about_when_nobody_acts(tmp_path: Path) -> None:
    """A gauge read exactly stands, a sitting later, inside what was expected, unless an event or an act moved it."""
    playing = begin(services(tmp_path), Side.FIRST)
    controller = playing.controller
    quietly(controller, Side.FIRST, lambda legal: legal.act)
    view = controller.view(Side.FIRST)
    grain = next(n for n, track in enumerate(view.board.tracks) if track.id == "grain")
    assert expected_moves(view)[grain] is None
    chest = next(n for n, track in enumerate(view.board.tracks) if track.id == "chest")
    expected, before = expected_moves(view)[chest], view.own.readings[chest]
    assert expected is not None and before is not None
    assert expected.low <= -2 and expected.high <= 0 and expected.why
    quietly(controller, Side.FIRST, lambda legal: legal.act and controller.view(Side.FIRST).common.sitting == 2)
    after = controller.view(Side.FIRST).own.readings[chest]
    assert after is not None
    assert expected.low <= after.low - before.low <= expected.high


def test_an_order_home_is_reckoned_only_once_it_may_come(tmp_path: Path) -> None:
    """None before the first sitting at which the capital's rule allows it; a chance in per mille after."""
    playing = begin(services(tmp_path), Side.FIRST)
    controller = playing.controller
    quietly(controller, Side.FIRST, lambda legal: legal.act)
    assert order_estimate(controller.view(Side.FIRST)) is None
    quietly(controller, Side.FIRST, lambda legal: legal.act and controller.view(Side.FIRST).common.sitting == 3)
    chance = order_estimate(controller.view(Side.FIRST))
    assert chance is not None and 0 <= chance <= 1000


def test_the_page_is_whole_at_every_size_and_opens_by_a_key(tmp_path: Path) -> None:
    """From the table and back, with nothing clipped."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.SECOND, scenario="portsmouth-1905")
    quietly(playing.controller, Side.SECOND, lambda legal: legal.act)
    playing.desk(Side.SECOND).briefed = True
    for key, _ in flow.papers_of(playing, Side.SECOND):
        playing.desk(Side.SECOND).read[key] = None
    for size, text in (((1024, 768), 200), ((1280, 720), 100), ((1920, 1080), 150)):
        at = pilot(with_, flow.scene_of(playing, Side.SECOND), size, text)
        at.press("situation")
        assert at.scene.id == "situation"
        assert at.problems() == []
        at.press("back")
        assert at.scene.id == "table"
    assert at.strings.missing == {}


def test_an_open_article_counts_the_mean_of_what_both_ask_and_a_whole_treaty_its_points(tmp_path: Path) -> None:
    """Half of my demand and of theirs, whatever steps lie between; with everything agreed exactly its worth."""
    playing = begin(services(tmp_path), *BOTH_SIDES)
    flow.next_scene(playing)
    quietly(playing.controller, Side.FIRST, lambda legal: legal.act)
    view = playing.controller.view(Side.FIRST)
    first, second = (dict(view.board.openings.of(side)) for side in BOTH_SIDES)
    for article, points in enumerate(view.own.points):
        if article in first and article in second and view.common.matters[article].laid_by is not None:
            assert article_as_it_lies(view, article) == (points[first[article]] + points[second[article]]) // 2
    quay = next(n for n, one in enumerate(view.board.articles) if one.id == "quay")
    assert article_as_it_lies(view, quay) == (view.own.points[quay][0] + view.own.points[quay][3]) // 2 == 30
    whole = tuple((n, 0) for n in range(len(view.board.articles)))
    assert worth_as_it_lies(view, whole) == worth(view, tuple(option for _, option in whole))


@pytest.mark.parametrize("narrowed", [False, True])
def test_an_exact_figure_is_not_called_a_band(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, narrowed: bool) -> None:
    """Where low is high neither the dossier nor the war room speaks of a band; elsewhere both do."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES)
    flow.next_scene(playing)
    low = playing.controller.briefing(Side.FIRST).walk_away[0]
    ends = (low, low) if narrowed else (low, low + 7)
    told, weighed = playing.controller.briefing(Side.FIRST), weigh(playing.controller.view(Side.FIRST))
    monkeypatch.setattr(type(playing.controller), "briefing", lambda *_: replace(told, walk_away=ends))
    monkeypatch.setattr("game.ui.scenes.situation.weigh", lambda *_: replace(weighed, low=ends[0], high=ends[1]))
    dossier = Dossier(playing, Side.FIRST)
    dossier.leaf = "war"
    for scene in (dossier, Situation(playing, Side.FIRST)):
        words = pilot(with_, scene).text()
        assert ("band" in words) is not narrowed
        assert ("exact because" in words) is narrowed
