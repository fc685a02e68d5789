"""What the game starts beside itself sees the system's libraries."""

from game.ui.outside import surroundings


def test_the_portable_game_keeps_its_libraries_to_itself() -> None:
    """A program started by the portable game gets the search path for libraries that was there before, or none."""
    own = {"LD_LIBRARY_PATH": "/game/_internal", "HOME": "/home/me"}
    assert surroundings(own, frozen=True) == {"HOME": "/home/me"}
    before = {**own, "LD_LIBRARY_PATH_ORIG": "/usr/local/cuda"}
    assert surroundings(before, frozen=True) == {"HOME": "/home/me", "LD_LIBRARY_PATH": "/usr/local/cuda"}


def test_elsewhere_nothing_is_taken_away() -> None:
    """From a checkout or a package a program gets the environment as it is."""
    own = {"LD_LIBRARY_PATH": "/opt/lib", "HOME": "/home/me"}
    assert surroundings(own) == own
