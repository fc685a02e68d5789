"""Why a capital answers as it does: the heaviest part of its sum, and the same after a save is taken up again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import events as e
from game.engine.parts import Line
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES, Side
from game.session.chain import COMPUTER, Settings
from game.session.controller import Controller
from game.session.grounds import ORDER_WORDINGS, WORDINGS, _cable
from game.session.match import start
from game.session.opening import new_game, resume
from game.session.store import Store
from game.session.telling import told
from game.ui.strings import Strings
from tests.session.helpers import harbour_edition, played
from tests.session.test_wording import catalogue
from tests.strategies import HARBOUR

LOCALE = Path(__file__).parents[2] / "assets" / "locale"
SIDE = Side.FIRST


def state(line: Line | None, standing: int = 50) -> GameState:
    """The opening of the harbour with this line of the first side on the first article."""
    found = start(harbour_edition(), "g").state
    own = found.own.of(SIDE)
    return replace(found, own=found.own.put(SIDE, replace(own, mandate=(line, *own.mandate[1:]), standing=standing)))


def reason(where: GameState, *, granted: bool) -> str:
    """The name of the reason given for an answer to a cable on the first article."""
    option = 1 if granted else None
    return _cable(where, e.CableAnswered(SIDE, 0, (), granted, option, 0)).key.split(".")[2]


def test_every_reason_has_its_sentences() -> None:
    """Every wording of every reason stands in the catalogue."""
    keys = catalogue()
    for family, wordings in (("home", WORDINGS), ("order", ORDER_WORDINGS)):
        for name, count in wordings:
            assert all(f"reason.{family}.{name}.{number + 1}" in keys for number in range(count)), name


def test_what_cannot_be_granted_says_so() -> None:
    """A line that never moves, one sworn in public, and the end of a ladder are refused for being that."""
    last = len(state(None).board.articles[0].options) - 1
    assert reason(state(Line(0, "never")), granted=False) == "never"
    assert reason(state(Line(0, "soft", announced=True)), granted=False) == "sworn"
    assert reason(state(Line(last, "soft")), granted=False) == "limit"
    assert reason(state(None), granted=False) == "limit"


def test_the_heaviest_part_is_the_reason() -> None:
    """A delegate without credit is refused for it, one with much is granted for it; a hard line is refused for that."""
    assert reason(state(Line(0, "soft"), standing=0), granted=False) == "standing"
    assert reason(state(Line(0, "soft"), standing=100), granted=True) == "standing"
    assert reason(state(Line(0, "hard"), standing=50), granted=False) == "stubborn"


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_reasons_and_opinions_outlive_a_save(tmp_path: Path, side: Side) -> None:
    """A game taken up again gives the same papers with the same reasons, minutes with the same remarks, and the
    secretaries' past opinions, sitting by sitting.
    """
    store = Store(tmp_path)
    seats = Settings(start(harbour_edition(), "g").header.settings.seats.put(side, COMPUTER).put(side.other, COMPUTER))
    first = new_game(HARBOUR, "again", seats, store=store)
    for _ in range(70):
        if first.over or not first.advance():
            break
    again = resume(store.auto_path(first.match_id), store)
    assert isinstance(again, Controller)
    assert again.papers(side) == first.papers(side)
    assert again.minutes() == first.minutes()
    past = again.secretaries_before(side)
    assert past == first.secretaries_before(side)
    assert [sitting for sitting, _ in past] == list(range(1, first.view(side).common.sitting))
    assert all(sum(one.per_cent for one in then) == 100 for _, then in past)


def test_past_opinions_are_those_of_the_day() -> None:
    """What is read again of an earlier sitting is what the secretaries said at the end of that sitting."""
    both = Settings(start(harbour_edition(), "g").header.settings.seats.put(SIDE, COMPUTER).put(SIDE.other, COMPUTER))
    game = Controller(start(harbour_edition(), "day", both))
    noted = {}
    while not game.over and game.view(SIDE).common.sitting < 5:
        noted[game.view(SIDE).common.sitting] = game.secretaries(SIDE)
        if not game.advance():
            break
    for sitting, then in game.secretaries_before(SIDE):
        assert then == noted[sitting]


def test_secrets_are_told_once_it_is_over() -> None:
    """The telling of a game that goes on holds public acts only; of one that is over the secret ones as well."""
    strings = Strings(LOCALE)
    prefix = strings.text("telling.instrument", side="", instrument="").split(",")[0]

    secret = 0
    for seed in range(12):
        whole = played(seed)
        half = played(seed, len(whole.entries) // 2)
        assert whole.over
        assert not half.over
        for match, over in ((half, False), (whole, True)):
            lines = [line for _, said in told(match, strings.text) for line in said]
            found = sum(line.startswith(prefix) for line in lines)
            assert over or not found
            secret += found
    assert secret > 10
    assert strings.missing == {}
