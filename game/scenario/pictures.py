"""How large a picture says it is, read from its first bytes, so that a bomb is refused before it is decoded."""

from __future__ import annotations

import struct

WIDEST = 4096
MOST_PIXELS = 8_000_000
PNG = b"\x89PNG\r\n\x1a\n"
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})


class BadPictureError(ValueError):
    """A picture that is not let in; the text says why."""


def picture_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG or JPEG. Raises BadPictureError for anything else, or too large a one."""
    if data.startswith(PNG):
        found = _png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        found = _jpeg(data)
    else:
        raise BadPictureError("this is not a PNG or JPEG picture")
    wide, high = found
    if not (0 < wide <= WIDEST and 0 < high <= WIDEST and wide * high <= MOST_PIXELS):
        limit = f"at most {WIDEST} each way and {MOST_PIXELS // 1_000_000} million together"
        raise BadPictureError(f"a picture of {wide} by {high} pixels is too large ({limit}) or empty")
    return found


def _png(data: bytes) -> tuple[int, int]:
    if len(data) < 24 or data[12:16] != b"IHDR":
        raise BadPictureError("this PNG picture is damaged")
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def _jpeg(data: bytes) -> tuple[int, int]:
    """Walk the segments of a JPEG to its frame."""
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            break
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker in _BARE:
            at += 2
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker in _FRAMES and at + 9 <= len(data):
            high, wide = struct.unpack(">HH", data[at + 5 : at + 9])
            return wide, high
        if marker == 0xDA or length < 2:
            break
        at += 2 + length
    raise BadPictureError("this JPEG picture is damaged, or of a kind that is not read")
