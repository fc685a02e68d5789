"""The story told in the debrief: path, turning points, missed trades, concepts and beliefs of finished games."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from game.ai.beliefs import beliefs_of
from game.analysis.concepts import words_of
from game.analysis.missed import missed
from game.analysis.moments import moments
from game.analysis.opinion import opinions
from game.analysis.room import free_limits, gain_allowed, joint_left
from game.analysis.story import Story, story
from game.analysis.tables import mandate_limits, tables_now
from game.analysis.timeline import Timeline, timeline
from game.bargaining.points import total
from game.engine import events as e
from game.engine.facts import walk_away
from game.engine.state import GameState
from game.engine.treaty import ladder_better
from game.kernel.canonical import plain, sorted_dumps
from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller
from game.session.debrief import make_debrief
from game.session.edition import edition_of_path
from game.session.match import Match
from game.session.outcome import outcome_data
from game.session.playbook import load_record
from game.session.replay import play_record
from game.views.view import SideView
from tests.session.helpers import played
from tests.session.test_wording import catalogue

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GAMES = range(40)
PLACE = re.compile(r"\{([a-z_]+)\}")


@cache
def portsmouth() -> Match:
    """The conference as it was held."""
    edition = edition_of_path(SCENARIOS / "portsmouth-1905.yaml")
    match, _, reason = play_record(edition, load_record(SCENARIOS / "records" / "portsmouth-1905.yaml"))
    assert match is not None, reason
    return match


@cache
def told(seed: int) -> Story:
    """The story of a random game of the harbour."""
    match = played(seed)
    return story(match.state, match.events, lambda view: beliefs_of(view).weights)


@cache
def history() -> Story:
    """The story of the conference as it was held."""
    match = portsmouth()
    return story(match.state, match.events, lambda view: beliefs_of(view).weights)


def beats_of(match: Match) -> Timeline:
    return timeline(match.state, match.events)


def messages(found: Story) -> Iterator[Message]:
    """Every message of a story."""
    yield from (moment.message for moment in found.moments)
    yield from (concept.message for concept in found.concepts)
    for one in (*found.missed.final, *found.missed.by_sitting):
        yield one.message
        if one.warning is not None:
            yield one.warning
    for opinion in found.opinions:
        yield from (turn.message for turn in opinion.turns)


def test_a_game_in_play_has_no_story() -> None:
    """While the game goes on nothing of it is told."""
    match = played(1, 6)
    with pytest.raises(ValueError, match="ended"):
        timeline(match.state, match.events)
    assert make_debrief(match) is None


def test_the_timeline_ends_where_the_game_did() -> None:
    """Folding the events again gives the very state that the game ended in."""
    for match in (portsmouth(), *(played(seed) for seed in GAMES)):
        assert beats_of(match)[-1].after == match.state


def test_the_path_is_in_true_points() -> None:
    """Every stop is worth what its treaty is worth; what was signed is the last, at the points of the verdict."""
    for match, found in ((portsmouth(), history()), (played(3), told(3))):
        tables, links = tables_now(match.state)
        moved = any(isinstance(event, e.PointsMoved) for event in match.events)
        for stop in found.path.stops:
            assert moved or total(tables, links, stop.treaty) == tuple(stop.points)
        last = found.path.days[-1].sitting
        assert [day.sitting for day in found.path.days] == list(range(1, last + 1))
    assert history().path.stops[-1].what == "treaty"
    assert tuple(history().path.stops[-1].points) == (581, 609)
    assert history().path.days[-1].settled == 16


def enumerated(state: GameState, inside: bool) -> list[tuple[int, int]]:
    """Both sides' points for all treaties still possible (`inside` both mandates), one by one."""
    tables, links = tables_now(state)
    rows = free_limits(state)
    if inside:
        rows = tuple(tuple(set(a) & set(b)) for a, b in zip(rows, mandate_limits(state), strict=True))
    return [total(tables, links, treaty) for treaty in product(*rows)]


def test_what_is_left_equals_enumeration() -> None:
    """What both could still have, and what both orders allow of it, are those of trying all treaties."""
    for seed in GAMES:
        for beat in beats_of(played(seed))[::25]:
            state = beat.after
            if not state.common.sitting:
                continue
            assert joint_left(state) == max(map(sum, enumerated(state, False)))
            limits = [walk_away(state, side) for side in BOTH_SIDES]
            good = [pair for pair in enumerated(state, True) if pair[0] >= limits[0] and pair[1] >= limits[1]]
            assert gain_allowed(state) == (max(map(sum, good)) - sum(limits) if good else None)


def test_turning_points_of_the_conference() -> None:
    """The order of 28 August opened the first zone; settling term and guards alone cost both what a trade was worth."""
    found = {(moment.kind, moment.sitting): moment for moment in history().moments}
    zone = found[("zone_opened", 11)]
    assert zone.by is Side.FIRST
    lost = found[("value_lost", 13)]
    before, after = history().path.days[11].left, history().path.days[12].left
    assert lost.weight == before - after
    assert list(history().moments) == sorted(history().moments, key=lambda moment: moment.sitting)


def test_a_declined_offer_named_was_better_for_both() -> None:
    """Every declined offer that is named would have left both with more than they had, and was indeed declined."""
    seen = 0
    for seed in GAMES:
        for moment in moments(beats_of(played(seed)), 100):
            if moment.kind != "offer_declined":
                continue
            seen += 1
            gains = [moment.message.get(name) for name in ("first", "second")]
            assert all(isinstance(gain, int) and gain > 0 for gain in gains)
            assert moment.weight == sum(gain for gain in gains if isinstance(gain, int))
            answers = [event for event in played(seed).events if isinstance(event, e.OfferAnswered)]
            assert any(answer.by is moment.by and answer.verdict == "decline" for answer in answers)
    assert seen


def test_a_signal_missed_was_never_acted_on() -> None:
    """Where a true report is said to have been missed, the hearer never asked for as much afterwards."""
    seen = 0
    for seed in GAMES:
        beats = beats_of(played(seed))
        for moment in moments(beats, 100):
            if moment.kind != "signal_missed" or moment.by is None:
                continue
            seen += 1
            option = int(str(moment.message.get("option")).rpartition(".")[2])
            later = [words_of(beat.event) for beat in beats if beat.sitting > moment.sitting]
            asked = [dict(words[1]).get(moment.articles[0]) for words in later if words and words[0] is moment.by]
            assert not any(n is not None and not ladder_better(moment.by.other, n, option) for n in asked)
    assert seen


def test_trades_left_in_the_treaty_of_portsmouth() -> None:
    """Three trades of two articles were left; who else would have paid for them is named."""
    left = history().missed.final
    assert [one.trade.gains for one in left] == [(3, 4), (3, 3), (2, 1)]
    assert [one.both for one in left] == [7, 6, 3]
    assert all(one.warning is not None and one.trade.pays for one in left)
    assert {one.sitting for one in left} == {0}


def test_a_trade_of_a_sitting_gains_for_both() -> None:
    """The trade named at each sitting touches open articles alone and leaves both better off."""
    for seed in GAMES:
        beats = beats_of(played(seed))
        for one in missed(beats).by_sitting:
            closing = [beat.after for beat in beats if beat.sitting == one.sitting][-1]
            assert min(one.trade.gains) > 0
            assert len(one.trade.swaps) == 2
            assert all(closing.common.matters[swap.article].open for swap in one.trade.swaps)


def test_arts_of_the_conference() -> None:
    """What is found in the conference as it was held, and when."""
    found = [(one.sitting, one.kind, one.by) for one in history().concepts]
    assert found == [
        (1, "anchoring", Side.FIRST),
        (2, "tying_hands", Side.SECOND),
        (7, "package", Side.FIRST),
        (10, "tying_hands", Side.SECOND),
        (12, "linkage", Side.FIRST),
        (12, "package", Side.SECOND),
        (12, "logrolling", None),
        (12, "conceding_alone", Side.FIRST),
        (12, "tying_hands", Side.SECOND),
        (12, "deadline", None),
        (13, "conceding_alone", Side.FIRST),
    ]
    keys = [one.message.key for one in history().concepts]
    assert "debrief.concept.package.refused" in keys
    assert "debrief.concept.package.taken" in keys


def test_every_art_can_be_found() -> None:
    """Among random games each concept turns up, so that no rule is dead."""
    kinds = {one.kind for seed in GAMES for one in told(seed).concepts}
    kinds |= {one.kind for one in history().concepts}
    wanted = "anchoring logrolling conceding_alone tying_hands linkage deadline package reopening"
    assert kinds == set(wanted.split())


def test_reopening_moves_what_was_initialled() -> None:
    """A reopening is an offer of that sitting with another option on an article that was settled."""
    for seed in GAMES:
        beats = beats_of(played(seed))
        for one in told(seed).concepts:
            if one.kind != "reopening":
                continue
            laid = [beat for beat in beats if isinstance(beat.event, e.OfferLaid) and beat.sitting == one.sitting]
            assert any(
                beat.before.common.matters[article].settled not in (None, option)
                for beat in laid
                for article, option in beat.event.offer.terms  # type: ignore[union-attr]
                if article in one.articles
            )


def test_a_word_is_broken_or_held() -> None:
    """A side that bound itself is said to have broken its word exactly when it later went past it."""
    keys = {one.message.key for seed in GAMES for one in told(seed).concepts if one.kind == "tying_hands"}
    assert keys == {"debrief.concept.tying_hands.held", "debrief.concept.tying_hands.broken"}


def test_opinions_are_those_of_the_seat() -> None:
    """Beliefs are read at each sitting's close from what the side had been shown by then, and nothing else."""
    match = played(2)
    seen: list[SideView] = []

    def read(view: SideView) -> tuple[int, ...]:
        seen.append(view)
        return beliefs_of(view).weights

    found = opinions(beats_of(match), read)
    for side in BOTH_SIDES:
        views = [view for view in seen if view.side is side]
        opinion = found.of(side)
        assert len(views) == len(opinion.readings) == len(told(2).path.days)
        assert all(sum(reading.weights) == 1_000_000 for reading in opinion.readings)
        assert opinion.doctrines[opinion.truth] == match.header.instructions.of(side.other)
        for view in views:
            assert view.history == match.shown.of(side)[: len(view.history)]
            assert view.common.closing is None or view is views[-1]


def test_every_message_has_its_sentence() -> None:
    """Each message of a story has a sentence, no place in it stays empty, and every name in it is known."""
    sentences = catalogue()
    for match, found in ((portsmouth(), history()), *((played(seed), told(seed)) for seed in GAMES)):
        door = Controller(match, lookup=lambda key, **params: sentences[key].format(**params))
        for one in messages(found):
            assert set(PLACE.findall(sentences[one.key])) <= {name for name, _ in one.params}, one
            said = door.say(one)
            assert "@" not in said
            assert sentences["say.unknown"] not in said, one


def test_a_finished_save_keeps_the_story() -> None:
    """The outcome in a save holds the story, and telling it twice gives the same bytes."""
    match = played(1)
    outcome = outcome_data(match)
    assert outcome is not None
    assert outcome["story"] == plain(told(1))
    assert sorted_dumps(outcome["story"]) == sorted_dumps(plain(told(1)))
