"""The curtain: it shows no game and no habit lifts it."""

from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui.describe import walk
from game.ui.scenes.curtain import Curtain
from game.ui.scenes.message import Message
from game.ui.scenes.opening import first_scene
from tests.ui import front
from tests.ui.pilot import Pilot


@pytest.fixture
def pilot(tmp_path: Path) -> Pilot:
    """A curtain before the second side's chair."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_, Side.FIRST, Side.SECOND)
    return front.pilot(Curtain(playing, Side.SECOND, lambda: Message("lifted", "lifted")), with_)


def test_it_names_the_side_and_nothing_else_of_the_game(pilot: Pilot) -> None:
    """Every word on it is the side's public name or the curtain's own."""
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    words = " ".join(f"{node.label} {node.value} {node.hint}" for node in walk(pilot.tree()))
    shown = playing.controller.presentation
    assert shown.sides.second.name in words
    secrets = [article.name for article in shown.articles] + [shown.sides.first.name, shown.title, shown.place]
    secrets += [playing.controller.briefing(side).letter for side in playing.human]
    assert [secret for secret in secrets if secret and secret in words] == []


def test_mashing_keys_lifts_nothing(pilot: Pilot) -> None:
    """Twenty rounds of every likely key, before and after the deaf half second, leave it down."""
    for wait in (0, 0, 600, 0, 0, 200, 0, 0, 0, 200, 0, 0, 0, 0, 0, 200, 0, 0, 0, 0):
        pilot.wait(wait)
        for intent in ("confirm", "next", "confirm", "proceed", "back", "down", "confirm", "menu", "help"):
            pilot.press(intent)
        assert pilot.scene.id == "curtain"


def test_the_key_of_the_main_button_only_leads_to_it(pilot: Pilot) -> None:
    """After however long a quiet; the button itself is then used like any other."""
    for _ in range(3):
        pilot.wait(2000).press("proceed")
        assert pilot.scene.id == "curtain"
    pilot.wait(800).press("confirm")
    assert pilot.scene.id == "message"


def test_the_settings_come_over_it_and_leave_it_down(pilot: Pilot) -> None:
    """F2 works here as anywhere; on the settings there is nothing of the game, and going back finds the curtain."""
    playing = pilot.scene.playing  # type: ignore[attr-defined]
    pilot.wait(600).press("settings")
    assert pilot.scene.id == "settings"
    assert [article.name for article in playing.controller.presentation.articles if article.name in pilot.text()] == []
    pilot.press("back").wait(200)
    assert pilot.scene.id == "curtain" and "#curtain.lift" in pilot.text()


def test_a_held_key_lifts_it(pilot: Pilot) -> None:
    """Confirm held for about seven tenths of a second lifts it, a shorter hold does not."""
    pilot.wait(600).hold("confirm", 400)
    assert pilot.scene.id == "curtain"
    pilot.wait(400).hold("confirm", 1000)
    assert pilot.scene.id == "message"


def test_a_key_held_from_the_scene_before_does_not_count(pilot: Pilot) -> None:
    """A key that went down in the deaf half second is no hold."""
    pilot.hold("confirm", 2000)
    assert pilot.scene.id == "curtain"


def test_the_named_button_lifts_it(pilot: Pilot) -> None:
    """A click at once after the deaf time; a key on the button after a moment of quiet."""
    pilot.click("curtain.lift")
    assert pilot.scene.id == "curtain"
    pilot.wait(600).click("curtain.lift")
    assert pilot.scene.id == "message"


def test_the_button_answers_a_key_after_a_quiet_moment(pilot: Pilot) -> None:
    """No held key is ever needed."""
    pilot.wait(600).focus("curtain.lift").press("confirm")
    assert pilot.scene.id == "curtain"
    pilot.wait(800).press("confirm")
    assert pilot.scene.id == "message"


def test_leaving_is_possible_without_lifting(pilot: Pilot) -> None:
    """The title page can be reached from behind the curtain."""
    pilot.wait(600).click("curtain.leave")
    assert pilot.scene.id == "title"


def test_two_seat_games_are_taken_up_at_the_curtain(tmp_path: Path) -> None:
    """After a restart the latest two-seat game comes back at the curtain, not at anybody's papers."""
    with_ = front.services(tmp_path)
    front.playing(with_, Side.FIRST, Side.SECOND)
    with_.shelf.store.close()
    again = front.services(tmp_path)
    latest = again.latest()
    assert latest is not None
    opened = again.resume(latest.id)
    assert first_scene(again, opened).id == "curtain"  # type: ignore[arg-type]
