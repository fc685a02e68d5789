"""Kept pictures take no more room than they may."""

from hypothesis import given, strategies as st

from game.ui.album import Album


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
