"""Why a delegation does what it does: the terms add up, the words fit, a question about needs is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from game.ai.policy import Choice
from game.ai.roster import delegation, mediator
from game.ai.words import USUAL, WORDINGS, spoken
from game.engine import actions as a
from game.engine.parts import Stage
from game.engine.state import awaiting
from game.kernel.draws import private_draws
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario, SideSpec
from game.ui.strings import Strings
from game.views.options import legal, why_not
from game.views.view import SideView
from tests.ai.driver import Game, begun, played, step
from tests.ai.rambler import Rambler
from tests.ai.test_answers import facing
from tests.ai.test_games import harbour, portsmouth, scenario

__all__ = ["harbour", "portsmouth"]

LOCALE = Path(__file__).resolve().parents[2] / "assets" / "locale"
PLACES = {"side", "capital", "chief", "mediator"}
POSITIONS, QUICK_POSITIONS = 100, 30


def decided(where: Scenario, seeds: range, first: str, second: str) -> Iterator[tuple[SideView, Choice]]:
    """Every decision of delegations of two levels in whole games, with the view it was made on."""
    policies = BySide(delegation(first), delegation(second))
    for seed in seeds:
        game = begun(where, str(seed))
        while awaiting(game.state):
            side = awaiting(game.state)[0].side
            view = None if side is None else game.view(side)
            step(game, policies, mediator(), str(seed))
            if view is not None:
                yield view, game.log[-1][1]


def test_terms_add_up_to_the_answer(harbour: Scenario) -> None:
    """What is declined has terms whose sum is below 0, what is accepted terms whose sum is not."""
    seen = {"accept": 0, "decline": 0}
    for first in ("attache", "plenipotentiary"):
        for _, choice in decided(harbour, range(6), first, "envoy"):
            if isinstance(choice.action, a.Answer) and choice.action.verdict in seen:
                assert (choice.score >= 0) is (choice.action.verdict == "accept"), choice
                assert choice.score == sum(term.value for term in choice.reasons)
                seen[choice.action.verdict] += 1
            if isinstance(choice.action, a.AnswerSigning):
                assert (choice.score >= 0) is choice.action.sign
    assert all(count > 10 for count in seen.values()), seen


def test_terms_add_up_at_portsmouth(portsmouth: Scenario) -> None:
    """The same for the shipped conference, and a plea of instructions names articles that its orders speak of."""
    declined = 0
    for view, choice in decided(portsmouth, range(2), "plenipotentiary", "plenipotentiary"):
        if not isinstance(choice.action, a.Answer) or choice.action.verdict != "decline":
            continue
        declined += 1
        assert choice.score < 0
        assert choice.ground == choice.action.ground
        if choice.ground == "instructions":
            assert choice.about
            assert all(view.own.mandate[article] is not None for article in choice.about)
    assert declined > 20


def test_every_reason_has_words() -> None:
    """Every wording stands in the catalogue, several to a refusal, and asks only for what it is given."""
    strings = Strings(LOCALE)
    for name, count in WORDINGS:
        for number in range(1, count + 1):
            assert f"reason.{name}.{number}" in strings
        assert f"reason.{name}.{count + 1}" not in strings
    counts = dict(WORDINGS)
    assert min(counts["decline.price"], counts["decline.instructions"], counts["cable.latitude"]) >= 3
    assert all(f"{act}.{term}" in counts for act, term in USUAL)


def test_words_fill_their_places(portsmouth: Scenario) -> None:
    """What is said in a game has a sentence with no place left empty and no figure, and several wordings occur."""
    strings, said = Strings(LOCALE), set()
    for view, choice in decided(portsmouth, range(2), "plenipotentiary", "attache"):
        words = spoken(view, choice)
        if words is None:
            continue
        sentence = strings.text(words.key)
        given = {name for name, _ in words.params}
        assert set(re.findall(r"{(\w+)}", sentence)) <= given, words
        assert given <= PLACES | {"articles"}
        assert not re.search(r"\d", sentence)
        said.add(words.key)
    assert len(said) > 20


def test_a_bar_reads_unlike_a_price() -> None:
    """No wording of a refusal on instructions says that it is too little; each names the articles or the capital."""
    strings = Strings(LOCALE)
    for number in range(1, dict(WORDINGS)["decline.instructions"] + 1):
        sentence = strings.text(f"reason.decline.instructions.{number}")
        assert "{articles}" in sentence
        assert "enough" not in sentence


def test_a_demand_is_refused_otherwise_than_a_gift(harbour: Scenario) -> None:
    """The same refusal on the terms says that too much is asked where an offer leaves a side its worst, and that too
    little is given where it leaves it nearly all that it asks.
    """
    for view, choice in decided(harbour, range(1, 4), "plenipotentiary", "plenipotentiary"):
        offer = view.seat.against
        if offer is None or not isinstance(choice.action, a.Answer):
            continue
        refused = replace(choice, action=a.Answer("decline", (), "price"), ground="price", about=())
        for worst, name in ((True, "demand"), (False, "price")):
            terms = tuple((n, _end(view.own.points[n], worst=worst)) for n, _ in offer.terms)
            words = spoken(facing(view, replace(offer, terms=terms)), refused)
            assert words is not None
            assert words.key.startswith(f"reason.decline.{name}.")
        return
    raise AssertionError("nobody was made an offer")


def _end(points: tuple[int, ...], *, worst: bool) -> int:
    return points.index(min(points) if worst else max(points))


def asking(where: Scenario, level: str, seeds: range) -> Iterator[tuple[Game, Side, str]]:
    """Positions of random play in which one side may ask a delegation of a level what it would need."""
    for seed in seeds:
        policies = BySide(Rambler(Random(seed)), delegation(level))
        game = begun(where, str(seed))
        while awaiting(game.state):
            view = game.view(Side.FIRST)
            if awaiting(game.state)[0] is a.Actor.FIRST and why_not(view, a.AskNeed()) is None:
                yield (
                    replace(game, histories={side: list(seen) for side, seen in game.histories.items()}),
                    Side.FIRST,
                    str(seed),
                )
            step(game, policies, mediator(), str(seed))


@pytest.mark.parametrize(
    ("name", "level", "positions"),
    [
        ("tests/scenarios/harbour.yaml", "envoy", QUICK_POSITIONS),
        pytest.param("tests/scenarios/harbour.yaml", "envoy", POSITIONS, marks=pytest.mark.slow),
        pytest.param("scenarios/portsmouth-1905.yaml", "plenipotentiary", POSITIONS, marks=pytest.mark.slow),
    ],
)
def test_what_would_you_need(name: str, level: str, positions: int) -> None:
    """In random positions the question is answered with an offer that is accepted when it comes back, or with silence
    that names the articles forbidden.
    """
    tried = laid = 0
    for game, side, seed in asking(scenario(name), level, range(300)):
        tried += 1
        laid += asked(game, side, level, seed)
        if tried == positions:
            break
    assert tried == positions
    assert laid > tried // 2


def asked(game: Game, side: Side, level: str, seed: str) -> bool:
    """Ask; True when an offer came, which was then returned unchanged and accepted."""
    draws = private_draws(seed, str(int(side.other)))
    assert game.do(a.actor_of(side), Choice(a.AskNeed()))
    view = game.view(side.other)
    assert view.common.stage is Stage.NEED
    choice = delegation(level).decide(view, legal(view), draws)
    assert game.do(a.actor_of(side.other), choice)
    if not isinstance(choice.action, a.LayOffer):
        assert choice.about
        assert choice.reasons
        return False
    offer = game.view(side).common.desks.of(side.other).offer
    assert offer is not None
    theirs = game.view(side.other)
    back = replace(offer, side=side, tone="courteous", number=0)
    desks = theirs.common.desks.put(side, replace(theirs.common.desks.of(side), offer=back))
    common = replace(theirs.common, desks=desks, stage=Stage.ANSWER, to_move=a.actor_of(side.other))
    returned = replace(theirs, common=common)
    assert delegation(level).decide(returned, legal(returned), draws).action == a.Answer("accept")
    return True


def test_no_zone_of_agreement(harbour: Scenario) -> None:
    """Where war is better for both than any treaty, strong delegations still come to an end, and sign nothing."""

    def hopeful(side: SideSpec) -> SideSpec:
        return replace(side, walk_away=replace(side.walk_away, base=side.walk_away.base + 100_000))

    where = replace(harbour, sides=harbour.sides.map(hopeful))
    for seed in range(6):
        policies = BySide(delegation("plenipotentiary"), delegation("plenipotentiary"))
        game = played(where, str(seed), policies, mediator())
        assert game.state.common.treaty is None
