"""The signing: it runs its few seconds, can be skipped, keeps still for those who wish it, and is seen once."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.ceremony import Ceremony
from game.ui.scenes.parts_sealing import SIGNED, UNSIGNED
from game.ui.settings import Motion
from tests.ui.game_hands import Hands, pilot
from tests.ui.pilot import Pilot
from tests.ui.test_game_settlement import ratified


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """A small treaty, signed and ratified; nobody has seen it signed, and the guesses are made."""
    made = ratified(tmp_path)
    for side in BOTH_SIDES:
        made.desk(side).guessed = True
    return made


def ceremony(at: Pilot) -> Ceremony:
    """The scene on top, which is a ceremony."""
    assert isinstance(at.scene, Ceremony)
    return at.scene


def moved(at: Pilot, motion: Motion) -> Pilot:
    """With this much motion."""
    at.app.configure(at.app.settings._replace(motion=motion))
    at.app.step()
    return at


def test_the_second_signs_after_the_first_and_then_the_verdict_follows(playing: Playing) -> None:
    """From blank to sealed in under ten seconds, the first side first; one press leads on, and never back."""
    at = pilot(playing.services, flow.next_scene(playing))
    seen = []
    for _ in range(50):
        seen.append((ceremony(at).sealing(Side.FIRST), ceremony(at).sealing(Side.SECOND)))
        at.wait(200)
    assert seen[0] == (UNSIGNED, UNSIGNED)
    assert (SIGNED, UNSIGNED) in seen
    assert seen[-1] == (SIGNED, SIGNED)
    assert ceremony(at).done
    Hands(at).use("ceremony.on")
    assert at.scene.id in ("verdict", "debrief")
    assert flow.next_scene(playing).id != "ceremony"


def test_it_can_be_skipped(playing: Playing) -> None:
    """One press brings it to its end, another leads on; no time need pass."""
    at = pilot(playing.services, flow.next_scene(playing))
    at.press("confirm")
    assert ceremony(at).done
    at.press("confirm")
    assert at.scene.id != "ceremony"


def test_without_motion_all_is_there_at_once(playing: Playing) -> None:
    """Nothing moves, and nobody waits."""
    at = moved(pilot(playing.services, flow.next_scene(playing)), Motion.NONE)
    assert ceremony(at).done


def test_with_reduced_motion_nothing_is_half_done(playing: Playing) -> None:
    """A name is written or not, a seal is there or not."""
    at = moved(pilot(playing.services, flow.next_scene(playing)), Motion.REDUCED)
    for _ in range(40):
        for side in BOTH_SIDES:
            far = ceremony(at).sealing(side)
            assert {far.written, far.pressed} <= {0, 100}
        at.wait(200)
    assert ceremony(at).done


def test_once_it_is_over_it_draws_nothing_more(playing: Playing) -> None:
    """A finished ceremony is as still as any other screen."""
    at = pilot(playing.services, flow.next_scene(playing)).wait(10_000)
    frames = at.app.frames
    at.wait(3000)
    assert at.app.frames == frames


def test_a_game_taken_up_after_its_end_is_not_signed_again(playing: Playing) -> None:
    """Who opens a finished game sees its verdict."""
    assert flow.begin(playing).id != "ceremony"
