"""Kept pictures and texts take no more room than they may."""

import pygame
from hypothesis import given, strategies as st

from game import paths
from game.ui.album import Album
from game.ui.describe import Look
from game.ui.fonts import Fonts
from game.ui.paint import Store
from game.ui.text import Typesetter


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=60))
def test_it_never_holds_more_than_it_may(things: list[tuple[int, int]]) -> None:
    """Whatever is put in, over and over, the sum is right, and within the bound but for a single picture."""
    album: Album[int, str] = Album(100)
    sizes: dict[int, int] = {}
    for key, pixels in things:
        assert album.put(key, f"{key}", pixels) == f"{key}"
        sizes[key] = pixels
        assert album.get(key) == f"{key}"
        held = [one for one in sizes if album.get(one) is not None]
        assert album.pixels == sum(sizes[one] for one in held)
        assert album.pixels <= 100 or len(album) == 1


def test_what_was_not_used_for_longest_goes_first() -> None:
    """Asking for a picture keeps it; what is larger than the bound stays alone."""
    album: Album[str, str] = Album(10)
    for name in ("a", "b"):
        album.put(name, name, 5)
    assert album.get("a") == "a"
    album.put("c", "c", 5)
    assert album.get("b") is None
    assert album.get("a") == "a"
    album.put("d", "d", 99)
    assert (len(album), album.get("d")) == (1, "d")


def test_what_was_once_set_is_not_kept_for_ever() -> None:
    """Texts that are new every time, long ones too, leave no more behind than a few books' worth of words, and what is
    set again afterwards is set as before."""
    setter, look = Typesetter(Fonts(paths.assets() / "fonts"), 1.0), Look("body", 20)
    first = setter.lines("Peace with honour", look, 80)
    for n in range(60):
        long = " ".join(f"{word}of{n}" for word in range(1000))
        assert len(setter.lines(long, look, 400)) > 100
    assert setter._sized.pixels <= 30_000
    assert len(setter._sized) < 60
    assert len(setter._widths) <= 20_000
    assert setter.lines("Peace with honour", look, 80) == first
    for n in range(4000):
        setter.lines(f"{n}", look, 400)
    assert len(setter._lines) <= 3000


def test_drawn_parts_take_room_after_the_window_they_are_for() -> None:
    """Parts of a small window take no more than eight times the largest of them, or 16 MB, however many sizes there
    have been; a large window keeps several of its whole sheets, never above 64 MB."""
    store = Store()
    for wide in range(100, 500):
        store.keep(("small", wide), pygame.Surface((wide, 300), pygame.SRCALPHA))
        assert store.bytes == sum(each.get_width() * each.get_height() * 4 for each in store.parts.values())
        assert store.bytes <= 16 * 2**20
    kept = [store.keep(("sheet", n), pygame.Surface((1920, 1080), pygame.SRCALPHA)) for n in range(20)]
    assert store.parts[("sheet", 19)] is kept[19]
    assert 4 * 8_294_400 <= store.bytes <= 64 * 2**20
