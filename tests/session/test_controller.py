"""The door for scenes: acting, going back, saving, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given

from game.ai.policy import Choice
from game.engine import actions as a, events as e
from game.engine.parts import Stage
from game.engine.refusals import Refused
from game.engine.state import GameState
from game.kernel.draws import Draws
from game.kernel.errors import BadRequest
from game.kernel.message import message
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.session.archive import Archive
from game.session.chain import COMPUTER, Settings
from game.session.controller import Controller
from game.session.match import start
from game.session.opening import NotOpened, begin_again, new_game, new_seed, recover, resume
from game.session.policies import Policies, default_policies
from game.session.record import Loaded
from game.session.store import Store
from game.views.mediator import MediatorView
from game.views.options import Legal
from game.views.view import SideView
from tests.session.helpers import ONE_PERSON, TWO_PEOPLE, harbour_edition, played
from tests.strategies import HARBOUR, SEEDS, candidates

TWO_COMPUTERS = Settings(BySide(COMPUTER, COMPUTER))


@dataclass(frozen=True)
class Chancer:
    """A delegation that does anything it may."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """A simple action, chosen by its own well."""
        chance = Random(f"{draws.key}.{len(view.history)}")
        return Choice(chance.choice(candidates(view, legal, chance)))


@dataclass(frozen=True)
class Stubborn:
    """A delegation that always proposes what cannot be."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """An offer of nothing."""
        return Choice(a.LayOffer(()))


@dataclass(frozen=True)
class Silent:
    """A mediator who waits."""

    def decide(self, view: MediatorView, draws: Draws) -> Choice:
        """Nothing."""
        return Choice(a.Wait())


CHANCERS = Policies(BySide(Chancer(), Chancer()), Silent())


def two_computers(seed: int, store: Store | None = None) -> Controller:
    """A game that plays itself."""
    return Controller(start(harbour_edition(), str(seed), TWO_COMPUTERS), store, CHANCERS)


def play(controller: Controller) -> Controller:
    """The same game at its end."""
    for _ in range(3000):
        if not controller.advance():
            return controller
    raise AssertionError("the game does not end")


@given(SEEDS)
def test_computers_play_to_the_end(seed: int) -> None:
    """Two computer players and the mediator bring any game to its end, one act at a time."""
    controller = play(two_computers(seed))
    assert controller.over
    assert controller.debrief() is not None


def test_the_games_own_players() -> None:
    """The players of the roster play a whole game without proposing anything that is refused."""
    controller = play(Controller(start(harbour_edition(), "1", TWO_COMPUTERS)))
    assert controller.over
    assert controller.faults == ()


def test_a_player_that_proposes_nonsense_holds_nobody_up() -> None:
    """What is refused of a computer player is noted, and something harmless is done in its place."""
    stubborn = Policies(BySide(Stubborn(), Stubborn()), Silent())
    controller = play(Controller(start(harbour_edition(), "1", TWO_COMPUTERS), None, stubborn))
    assert controller.over
    assert {fault.refused.code.value for fault in controller.faults} >= {"nothing_chosen", "not_your_turn"}


def test_unknown_levels_are_a_sentence() -> None:
    """A level that does not exist is one clear sentence."""
    with pytest.raises(BadRequest, match="tsar"):
        default_policies(Settings(levels=BySide("tsar", "envoy")))


def test_advance_never_plays_for_people() -> None:
    """Where people are asked, nothing happens until they act."""
    controller = Controller(start(harbour_edition(), "1", ONE_PERSON), None, CHANCERS)
    while controller.advance():
        pass
    assert controller.waiting_humans() == (Side.FIRST,)
    assert controller.advance() is False


@given(SEEDS)
def test_cursors(seed: int) -> None:
    """Piece by piece a seat is given exactly its stream, and after an undo what it is given fits what it has kept."""
    controller = Controller(start(harbour_edition(), str(seed), ONE_PERSON), None, CHANCERS)
    chance = Random(seed)
    kept: list[e.Event] = []
    cursor = 0
    for _ in range(60):
        view = controller.view(Side.FIRST)
        if controller.waiting_humans():
            may = candidates(view, controller.legal(Side.FIRST), chance)
            refused = controller.submit(Side.FIRST, chance.choice(may))
            if refused is None and chance.random() < 0.4:
                controller.undo(Side.FIRST)
                del kept[len(controller.view(Side.FIRST).history) :]
        elif not controller.advance():
            break
        news, cursor = controller.events_since(Side.FIRST, cursor)
        kept.extend(news)
        assert tuple(kept) == controller.view(Side.FIRST).history
    assert controller.events_since(Side.FIRST, cursor)[0] == ()
    assert controller.events_since(Side.FIRST)[0] == tuple(kept)


def contents(value: Any, seen: set[int]) -> list[type]:
    """The types of everything that can be reached from a value."""
    if id(value) in seen:
        return []
    seen.add(id(value))
    found = [type(value)]
    if is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            found += contents(getattr(value, field.name), seen)
    elif isinstance(value, (tuple, list)):
        for item in value:
            found += contents(item, seen)
    return found


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_handed_out_holds_the_truth(seed: int) -> None:
    """No scenario and no state can be reached from anything that the door hands out, even at the end."""
    controller = play(two_computers(seed))
    handed: list[Any] = [
        controller.presentation,
        controller.minutes(),
        controller.debrief(),
        controller.settings,
        controller.days(),
    ]
    for side in BOTH_SIDES:
        handed += [
            controller.view(side),
            controller.legal(side),
            controller.papers(side),
            controller.briefing(side),
            controller.questions(side),
            controller.events_since(side),
        ]
    types = set(contents(handed, set()))
    assert Scenario not in types
    assert GameState not in types


def test_the_debrief_waits_for_the_end() -> None:
    """Before the end there is no debrief and no history; after it both are there."""
    controller = two_computers(1)
    assert controller.debrief() is None
    assert controller.presentation.history is None
    play(controller)
    assert controller.debrief() is not None
    assert controller.presentation.history == harbour_edition().scenario.history


def test_refusals_change_nothing() -> None:
    """A refused action says why and leaves the game as it was."""
    controller = two_computers(1)
    before = controller.moves
    refused = controller.submit(Side.FIRST, a.MarkText(True))
    assert refused is not None
    assert controller.moves == before


def test_improvement_after_a_treaty() -> None:
    """After a ratified treaty either side may ask for an improvement, before it nobody may."""
    controller = next(
        game
        for game in (play(two_computers(seed)) for seed in range(200))
        if (found := game.debrief()) is not None and found.verdict.closing.kind == "ratified"
    )
    assert two_computers(1).request_improvement(Side.FIRST) is not None
    assert controller.request_improvement(Side.FIRST) is None
    play(controller)
    assert controller.waiting() == ()


# Saving


def test_every_action_is_saved(tmp_path: Path) -> None:
    """After each action the autosave holds the game as it stands, so that a crash loses nothing."""
    store = Store(tmp_path)
    controller = two_computers(3, store)
    for _ in range(15):
        controller.advance()
        found = store.load(store.auto_path(controller.match_id))
        assert isinstance(found, Loaded)
        assert len(found.save.log) == controller.moves


def test_a_game_goes_on_unsaved_with_a_notice(tmp_path: Path) -> None:
    """Where nothing can be saved the game goes on, and the notice is there to be shown."""
    (tmp_path / "file").touch()
    controller = two_computers(3, Store(tmp_path / "file"))
    assert controller.notice is not None
    assert controller.advance()
    assert controller.save_as("x") == controller.notice
    assert two_computers(3).save_as("x") is not None


def test_resuming_goes_on_where_it_stood(tmp_path: Path) -> None:
    """A game taken up again has the same seats, views and cursors, and plays on to the same end."""
    store = Store(tmp_path)
    controller = two_computers(5, store)
    for _ in range(10):
        controller.advance()
    again = resume(store.auto_path(controller.match_id), store, CHANCERS)
    assert isinstance(again, Controller)
    assert again.view(Side.FIRST) == controller.view(Side.FIRST)
    assert again.seats == controller.seats
    assert play(again).minutes() == play(two_computers(5)).minutes()


def test_an_older_named_save_does_not_overwrite_the_game(tmp_path: Path) -> None:
    """Going on from an earlier named save is a game of its own; the later autosave stays."""
    store = Store(tmp_path)
    controller = two_computers(5, store)
    for _ in range(5):
        controller.advance()
    assert controller.save_as("early") is None
    while controller.moves < 12:
        controller.advance()
    again = resume(store.path_of("early"), store, CHANCERS)
    assert isinstance(again, Controller)
    again.advance()
    assert again.match_id != controller.match_id
    kept = store.load(store.auto_path(controller.match_id))
    assert isinstance(kept, Loaded)
    assert len(kept.save.log) == 12


def test_a_damaged_save_is_offered_not_played(tmp_path: Path) -> None:
    """A cut save does not open by itself; its good beginning does when asked for, and the file stays as it was."""
    store = Store(tmp_path)
    path = store.save("a", played(7, 12))
    path.write_bytes(path.read_bytes()[:-60])
    cut = path.read_bytes()
    refused = resume(path, store)
    assert isinstance(refused, NotOpened)
    assert refused.moves == 11
    assert isinstance(refused.archive, Archive)
    found = recover(path, store)
    assert isinstance(found, Controller)
    assert found.moves == 11
    assert path.read_bytes() == cut
    assert isinstance(resume(tmp_path / "none.json", store), NotOpened)


def test_beginning_again(tmp_path: Path) -> None:
    """A fresh start from a save has its scenario, seed and instructions, and nothing played yet."""
    store = Store(tmp_path)
    path = store.save("a", played(7, 12))
    found = begin_again(path, store)
    assert isinstance(found, Controller)
    assert found.moves == 0
    assert found.view(Side.FIRST).own.doctrine == Controller(played(7, 12)).view(Side.FIRST).own.doctrine


def test_new_games(tmp_path: Path) -> None:
    """A new game of a file begins at its first dispatches, and seeds made up differ."""
    store = Store(tmp_path)
    controller = new_game(HARBOUR, "1", TWO_PEOPLE, store=store)
    assert controller.view(Side.FIRST).common.sitting == 1
    assert new_seed(store) != new_seed(store)
    assert [slot.auto for slot in store.slots()] == [True]


def test_iron_games_have_one_save(tmp_path: Path) -> None:
    """In an iron game saving under a name, undo and branching are refused with a reason."""
    settings = Settings(BySide("human", "human"), iron=True)
    controller = new_game(HARBOUR, "1", settings, store=Store(tmp_path))
    assert controller.save_as("x") is not None
    assert isinstance(controller.branch(0), Refused)
    assert controller.undo(Side.FIRST) is not None


def test_branching_back_to_a_day(tmp_path: Path) -> None:
    """One may go back to the beginning of any sitting as a game of its own."""
    controller = play(two_computers(5, Store(tmp_path)))
    days = controller.days()
    assert [sitting for sitting, _ in days] == list(range(1, len(days) + 1))
    for sitting, entry in days:
        found = controller.branch(entry)
        assert isinstance(found, Controller)
        assert found.view(Side.FIRST).common.sitting == sitting
        assert found.match_id != controller.match_id
    assert isinstance(controller.branch(10**6), Refused)


def test_the_director_steps_in() -> None:
    """A teacher's acts are public in the minutes and mark the game; only the length that a game is ordered with, the
    first thing entered, is no intervention.
    """
    controller = Controller(start(harbour_edition(), "1", TWO_PEOPLE), None, CHANCERS)
    ordered = [m.message.key for m in controller.minutes()]
    assert controller.direct(a.SetCalendar(3)) is None
    assert controller.directed and [m.message.key for m in controller.minutes()] == ordered
    assert controller.direct(a.SetCalendar(2)) is None
    assert controller.direct(a.TakeOver(Side.SECOND, True)) is None
    assert controller.seats.of(Side.SECOND) == COMPUTER
    assert controller.directed
    assert {"minutes.directed.set_calendar", "minutes.seat_computer"} <= {m.message.key for m in controller.minutes()}
    assert controller.rewind(0) is None
    assert controller.seats.of(Side.SECOND) == "human"
    assert controller.minutes()[-1].message.key == "minutes.directed.rewind"


# Saying


def test_say_resolves_names_and_never_a_persons_words() -> None:
    """References become names; what somebody wrote stays what it is."""
    controller = two_computers(1)

    def lookup(key: str, **params: Any) -> str:
        return "|".join(str(value) for value in params.values())

    said = controller.say(message("x", a="@article:0", b="@option:0.1", c="@side:1", n=3), None, lookup)
    assert said == "The quay|Northam's for ten years|Southam|3"
    assert controller.say(message("x", text="@article:0"), None, lookup) == "@article:0"
    assert controller.say("plain", None, lookup) == "plain"


HIDDEN = ("@event:spy", "@event:new-orders", "@answer:baker.bread", "@ending:peace", "@war:winter",
          "@bystanders:abbey")  # fmt: skip
NOWHERE = ("@", "@article:", "@article:99", "@option:0", "@side:7", "@nothing:1", "@event:none", "@bystanders:none")


@pytest.mark.parametrize("reference", HIDDEN)
def test_say_gives_nothing_away(reference: str) -> None:
    """What a seat has not been shown is not said, however it is asked for."""
    controller = two_computers(1)

    def lookup(key: str, **params: Any) -> str:
        return key if not params else str(next(iter(params.values())))

    for side in (None, *BOTH_SIDES):
        assert controller.say(message("x", a=reference), side, lookup) == "say.unknown"


def test_people_are_named_as_the_language_joins_names() -> None:
    """Those who were not in the room are joined by the catalogue's own words, never by a comma of the code."""
    controller = play(two_computers(1))
    one = harbour_edition().scenario.bystanders[0]

    def lookup(key: str, **params: Any) -> str:
        return key if not params else "|".join(str(value) for value in params.values())

    assert controller.say(message("x", a=f"@bystanders:{one.id}"), None, lookup) == one.name
    both = f"@bystanders:{one.id},{one.id}"
    assert controller.say(message("x", a=both), None, lookup) == f"{one.name}|{one.name}"


@pytest.mark.parametrize("reference", NOWHERE)
def test_say_survives_bad_references(reference: str) -> None:
    """A reference that leads nowhere is said to be unknown; nothing is raised."""
    controller = play(two_computers(1))

    def lookup(key: str, **params: Any) -> str:
        return key if not params else str(next(iter(params.values())))

    assert controller.say(message("x", a=reference), Side.FIRST, lookup) == "say.unknown"


def test_undo_in_the_evening_of_one_player() -> None:
    """A single player may take an evening choice back while the computer has not yet chosen."""
    controller = Controller(start(harbour_edition(), "2", ONE_PERSON), None, CHANCERS)
    chance = Random(2)
    while controller.view(Side.FIRST).common.stage is not Stage.EVENING:
        if not controller.advance():
            view = controller.view(Side.FIRST)
            controller.submit(Side.FIRST, chance.choice(candidates(view, controller.legal(Side.FIRST), chance)))
    assert controller.submit(Side.FIRST, a.SaveInfluence()) is None
    assert controller.why_not_undo(Side.FIRST) is None
    assert controller.undo(Side.FIRST) is None
    assert controller.view(Side.FIRST).own.evening.chosen is False
