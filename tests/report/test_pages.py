"""What the pages of the debrief say, and that it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from game.analysis.missed import MissedTrades
from game.analysis.tables import tables_now
from game.bargaining.points import total
from game.engine import events as e
from game.report.blocks import Entry, Figure, Gallery, Letter, Page, Table, Trade, Words
from game.report.charts import Chart, round_axis, round_step
from game.report.course_charts import TENTHS
from game.report.pages import MOST_TRADES, STAGES, missed, pages
from game.report.plane_chart import plane_chart
from game.report.teller import Teller, teller
from game.session.controller import Controller
from tests.analysis.test_story import portsmouth
from tests.report.conftest import strings, told
from tests.session.helpers import played

GAMES = range(16)
Harbour = Callable[[int], Teller]


def texts(page: Page) -> Iterator[str]:
    """Every text of a page."""
    for block in page.blocks:
        match block:
            case Words(text=text):
                yield text
            case Letter(heading=heading, text=text, lines=lines):
                yield from (heading, text, *lines)
            case Table(head=head, rows=rows):
                yield from head
                yield from (cell for row in rows for cell in row.cells)
            case Entry():
                yield from (block.when, block.kicker, block.text, block.source)
            case Trade():
                yield from (block.title, block.worth, *block.changes, block.when, block.pays)
            case Figure() | Gallery():
                for chart in charts_of(block):
                    yield from (chart.title, chart.summary, *(dot.caption for dot in chart.dots))


def charts_of(block: Figure | Gallery) -> tuple[Chart, ...]:
    return block.charts if isinstance(block, Gallery) else (block.chart,)


def every_chart(tell: Teller) -> list[Chart]:
    """All charts of a debrief."""
    found = [block for page in pages(tell) for block in page.blocks if isinstance(block, Figure | Gallery)]
    return [chart for block in found for chart in charts_of(block)]


def test_a_game_in_play_has_no_pages() -> None:
    """Nothing is told before the end."""
    controller = Controller(played(1, 6), lookup=strings().text)
    assert teller(controller, strings().text) is None


def test_every_page_is_told_in_whole_sentences(conference: Teller, game: Harbour) -> None:
    """No key is missing, no parameter is left open, no name is unknown, whatever the end was."""
    for tell in (conference, *(game(seed) for seed in GAMES)):
        for page in pages(tell):
            for text in (page.title, page.promise, *texts(page)):
                assert "{" not in text, text
                assert "[debrief" not in text, text
                assert "@" not in text, text
                assert tell.t("say.unknown") not in text, text
    assert [name for name in strings().missing if name.startswith("debrief")] == []


def test_there_are_nine_stages_in_order(conference: Teller) -> None:
    """Scores first, then what was secret, then how it came about, then what came of it."""
    assert [page.id for page in pages(conference)] == list(STAGES)
    assert len(STAGES) == 9


def test_the_scores_are_those_of_the_verdict(game: Harbour) -> None:
    """The table has both sides' true figures."""
    for seed in GAMES:
        tell = game(seed)
        table = next(block for block in pages(tell)[0].blocks if isinstance(block, Table))
        sides = tell.found.verdict.sides
        assert table.rows[0].cells[1:] == (str(sides.first.points), str(sides.second.points))
        assert table.rows[1].cells[1:] == (str(sides.first.opening), str(sides.second.opening))


def test_how_far_below_the_frontier_is_in_per_cent(conference: Teller) -> None:
    """The share is in per cent, not in hundredths of it: history lies within three per cent."""
    below = conference.found.verdict.below_frontier
    assert below is not None
    said = conference.t("debrief.score.below", share=f"{below / 100:.1f}")
    assert said in list(texts(pages(conference)[0]))
    assert below / 100 < 3


def test_both_letters_and_every_option_are_laid_open(conference: Teller) -> None:
    """Two letters, and each option of each article with both sides' points."""
    blocks = pages(conference)[1].blocks
    assert len([block for block in blocks if isinstance(block, Letter)]) == 2
    table = next(block for block in blocks if isinstance(block, Table))
    options = sum(len(card.options) for card in conference.shown.articles)
    assert len([row for row in table.rows if len(row.cells) == 3]) == options


def test_dots_of_the_path_are_at_true_points(game: Harbour) -> None:
    """Every dot stands where its treaty is worth it to each side; nothing that was said is left out."""
    for seed in GAMES:
        tell = game(seed)
        dots = {dot.id: dot for dot in plane_chart(tell).dots}
        stops = [stop for stop in tell.found.story.path.stops if stop.what != "treaty"]
        shown = {dot.at for name, dot in dots.items() if name.startswith("stop.")}
        assert shown == {(stop.points.first, stop.points.second) for stop in stops}
        for n, stop in enumerate(tell.found.story.path.stops):
            if f"stop.{n}" in dots:
                assert dots[f"stop.{n}"].at == (stop.points.first, stop.points.second)
                assert tell.when(stop.sitting) in dots[f"stop.{n}"].caption


def test_the_plane_equals_brute_force(game: Harbour) -> None:
    """Frontier, count of treaties that suit both capitals, and the zone, against trying all 144 treaties."""
    for seed in GAMES:
        match, tell = played(seed), game(seed)
        tables, links = tables_now(match.state)
        every = [total(tables, links, choice) for choice in product(*(range(len(rows)) for rows in tables))]
        best = {pair for pair in every if not any(a >= pair[0] and b >= pair[1] and (a, b) != pair for a, b in every)}
        assert {(spot.points.first, spot.points.second) for spot in tell.found.plane.edge} == best
        limit = tell.found.plane.closing
        better = [pair for pair in every if pair[0] >= limit.first and pair[1] >= limit.second]
        zone = next((region for region in plane_chart(tell).regions if region.pattern == "slant"), None)
        assert (zone is not None) == bool(better)
        if zone is not None:
            assert max(at[0] for at in zone.points) == max(pair[0] for pair in better)
            assert max(at[1] for at in zone.points) == max(pair[1] for pair in better)


def test_missed_trades_equal_brute_force(game: Harbour) -> None:
    """Of a ratified treaty: every trade named betters both by what it says, and none of two articles is better."""
    seen = 0
    for seed in range(60):
        match = played(seed)
        treaty = match.state.common.treaty
        closing = match.state.common.closing
        if closing is None or closing.kind != "ratified" or treaty is None:
            continue
        seen += 1
        tables, links = tables_now(match.state)
        now = total(tables, links, treaty)
        best = 0
        for one, two in combinations(range(len(tables)), 2):
            for a, b in product(range(len(tables[one])), range(len(tables[two]))):
                other = list(treaty)
                other[one], other[two] = a, b
                if a != treaty[one] and b != treaty[two]:
                    first, second = (x - y for x, y in zip(total(tables, links, other), now, strict=True))
                    best = max(best, first * second if min(first, second) > 0 else 0)
        named = told(match).found.story.missed.final
        assert (named[0].trade.gains[0] * named[0].trade.gains[1] if named else 0) == best
        for trade in named:
            swapped = list(treaty)
            for swap in trade.trade.swaps:
                assert treaty[swap.article] == swap.was
                swapped[swap.article] = swap.to
            worth = total(tables, links, swapped)
            assert (worth[0] - now[0], worth[1] - now[1]) == trade.trade.gains
            assert min(trade.trade.gains) > 0
    assert seen > 2


def test_three_trades_at_most_with_their_worth_to_both(conference: Teller, game: Harbour) -> None:
    """Each has a name, its worth to both, and the changes; where nothing was signed the day on which it lay there."""
    for tell in (conference, *(game(seed) for seed in GAMES)):
        trades = [block for block in pages(tell)[6].blocks if isinstance(block, Trade)]
        assert len(trades) <= MOST_TRADES
        assert len({trade.title + trade.when for trade in trades}) == len(trades)
        for trade in trades:
            assert len(trade.changes) == 2
            assert bool(trade.when) == (not tell.found.story.missed.signed)


def test_without_a_treaty_no_trade_in_it_is_said_to_be_missed(game: Harbour) -> None:
    """Where nothing was signed and no draft had a trade for both, the sentence is of that and not of a treaty."""
    tell = next(tell for tell in map(game, range(40)) if tell.found.plane.made is None)
    story = replace(tell.found.story, missed=MissedTrades((), ()))
    (said,) = missed(replace(tell, found=replace(tell.found, story=story)))
    assert isinstance(said, Words) and said.text == strings().text("debrief.missed.efficient_draft")
    assert said.text != strings().text("debrief.missed.efficient") and "no treaty" in said.text


def test_courses_follow_the_tracks(game: Harbour) -> None:
    """At each sitting a track is where its events brought it, and the pushes add up to the way it went."""
    for seed in GAMES:
        match, tell = played(seed), game(seed)
        values = [course.start for course in tell.found.courses]
        number = 0
        seen: dict[tuple[int, int], int] = {}
        for event in match.events:
            if isinstance(event, e.SittingOpened):
                number = event.sitting
            elif isinstance(event, e.TrackMoved):
                values[event.track] = event.value
            elif isinstance(event, e.ConferenceEnded):
                break
            for track, value in enumerate(values):
                seen[(track, max(1, number))] = value
        for course in tell.found.courses:
            before = course.start
            for day in course.days:
                assert seen[(course.track, day.sitting)] == day.value
                assert before + sum(push.change for push in day.pushes) == day.value
                before = day.value


def test_every_push_names_its_cause(conference: Teller, game: Harbour) -> None:
    """What moved a track is an event, an answer, an instrument, the table or drift, by name."""
    tellers = (conference, *(game(seed) for seed in GAMES))
    pushes = [push for tell in tellers for one in tell.found.courses for day in one.days for push in day.pushes]
    assert len({push.message.key for push in pushes}) > 4
    assert all(push.message.key != "debrief.cause.besides" for push in pushes)


def test_beliefs_are_whole_and_the_truth_is_marked(conference: Teller) -> None:
    """Each side has a line for every set of orders and a dot for every sitting; the true one alone is heavy."""
    chart = next(chart for chart in every_chart(conference) if chart.id == "belief.0")
    opinion = conference.found.story.opinions.first
    assert len(chart.lines) == len(opinion.doctrines)
    assert len(chart.dots) == len(opinion.doctrines) * len(opinion.readings)
    cards = conference.shown.doctrines.second
    heavy = [line.label for line in chart.lines if line.thick > 3]
    assert heavy == [conference.t("debrief.belief.true", name=cards[opinion.truth].name)]
    assert chart.lines[-1].label == heavy[0]
    assert sorted(name for _, name in chart.legend) == sorted(line.label for line in chart.lines)
    assert len({line.dash for line in chart.lines}) == len(chart.lines)
    for reading in opinion.readings:
        column = [dot.at[1] for dot in chart.dots if dot.at[0] == reading.sitting * TENTHS]
        assert abs(sum(column) - 100) <= len(column)


def test_sides_are_told_apart_without_colour(conference: Teller) -> None:
    """A shape belongs to one side alone wherever both are in a chart, and each chart's dots have sentences."""
    for chart in every_chart(conference):
        assert len({dot.id for dot in chart.dots}) == len(chart.dots)
        assert all(dot.caption and dot.caption != dot.label for dot in chart.dots)
        for dot in chart.dots:
            assert chart.x.holds(dot.at[0]) and chart.y.holds(dot.at[1]), dot
            if dot.tone in ("first", "second"):
                assert dot.shape == dot.tone


def test_those_at_one_place_are_one_dot(conference: Teller) -> None:
    """History's treaty, made again, is one dot with both names; it lies at the points of the verdict."""
    dots = [dot for dot in plane_chart(conference, near=True).dots if dot.id.startswith("spot.")]
    assert len({dot.at for dot in dots}) == len(dots)
    made = next(dot for dot in dots if dot.id == "spot.made")
    assert made.at == (581, 609)
    assert conference.t("debrief.spot.history") in made.label
    assert plane_chart(conference).dots[-1].id == "spot.made"


def test_a_closer_look_keeps_the_treaty_and_the_zone(conference: Teller) -> None:
    """It shows less of the plane, none of it wrongly, and what it is about is still there."""
    whole, near = plane_chart(conference), plane_chart(conference, near=True)
    assert near.x.high - near.x.low < (whole.x.high - whole.x.low) // 2
    kept = {dot.id: dot.at for dot in whole.dots}
    assert all(kept[dot.id] == dot.at for dot in near.dots)
    assert near.dot("spot.made") is not None


def test_what_followed_keeps_fact_and_fancy_apart(conference: Teller) -> None:
    """Every line of the epilogue and every fate carries its own mark."""
    by_name = {page.id: page for page in pages(conference)}
    lines = [block for block in by_name["followed"].blocks if isinstance(block, Entry)]
    marks = [line.fact.mark for line in conference.found.verdict.epilogue]
    assert sorted(line.mark for line in lines) == sorted(marks)
    fates = [block for block in by_name["others"].blocks if isinstance(block, Entry)]
    assert [fate.kicker for fate in fates] == [one.name for one in conference.found.verdict.bystanders]
    assert all(fate.mark in ("better", "same", "worse") for fate in fates)


@pytest.mark.parametrize("values", [[0], [5, 5], [-40, 12], [531, 616], [0, 1000], [3, 4]])
def test_axes_have_round_whole_numbers(values: list[int]) -> None:
    """All values are on the axis, and what is printed are multiples of one round step, not too many."""
    axis = round_axis(values, "", 7)
    assert all(axis.holds(value) for value in values)
    step = round_step(axis.high - axis.low, 7)
    assert str(step).rstrip("0") in ("1", "2", "5")
    assert all(value % step == 0 and axis.holds(value) for value, _ in axis.ticks)
    assert len(axis.ticks) <= 8


def test_the_conference_is_told_quickly() -> None:
    """The debrief of the whole conference, every page of it, takes well under a second of work."""
    import time

    match = portsmouth()
    begun = time.process_time()
    pages(told(match))
    assert time.process_time() - begun < 1.0
