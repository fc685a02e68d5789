"""TrueType files as far as paper needs them: how wide letters are, and a small font of a few of them."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping

Tables = Mapping[str, bytes]

_KEPT = ("OS/2", "cvt ", "fpgm", "gasp", "name", "prep")
"""Tables that do not know of glyphs by number: they are taken over as they are."""
_WORDS, _MORE, _SCALE, _BOTH, _MATRIX = 0x0001, 0x0020, 0x0008, 0x0040, 0x0080
"""Flags of a part of a compound glyph: how long it is, and whether another follows."""
_MAGIC = 0xB1B0AFBA
_EVERY = 0xFFFFFFFF


def tables_of(data: bytes) -> dict[str, bytes]:
    """The tables of a file by name."""
    found = {}
    for n in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        found[tag.decode("latin-1")] = data[offset : offset + length]
    return found


def letters_of(tables: Tables) -> dict[int, int]:
    """Each letter of the basic plane with its glyph, from the table of format 4."""
    cmap = tables["cmap"]
    for n in range(struct.unpack_from(">H", cmap, 2)[0]):
        start = struct.unpack_from(">I", cmap, 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", cmap, start)[0] == 4:
            return dict(_format_four(cmap, start))
    return {}


def widths_of(tables: Tables) -> dict[int, float]:
    """How far each letter moves on, in ems."""
    units: int = struct.unpack_from(">H", tables["head"], 18)[0]
    return {letter: _advance(tables, glyph)[0] / units for letter, glyph in letters_of(tables).items()}


def _advance(tables: Tables, glyph: int) -> tuple[int, int]:
    """A glyph's width and its left edge, in units."""
    measured = struct.unpack_from(">H", tables["hhea"], 34)[0]
    hmtx = tables["hmtx"]
    wide, left = struct.unpack_from(">Hh", hmtx, 4 * min(glyph, measured - 1))
    if glyph >= measured:
        left = struct.unpack_from(">h", hmtx, 4 * measured + 2 * (glyph - measured))[0]
    return wide, left


def _format_four(cmap: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", cmap, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", cmap, start + 14)
    starts = struct.unpack_from(f">{count}H", cmap, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}h", cmap, start + 16 + 4 * count)
    ranges = start + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", cmap, ranges)
    for n, (low, high, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for letter in range(low, min(high, 0xFFFE) + 1):
            glyph = letter
            if offset:
                glyph = struct.unpack_from(">H", cmap, ranges + 2 * n + offset + 2 * (letter - low))[0]
            if glyph:
                yield letter, (glyph + delta) % 0x10000


# A small font


def subset(data: bytes, letters: Iterable[int]) -> bytes:
    """A font of these letters alone, as far as the file has them; letters that join are not joined in it."""
    tables = tables_of(data)
    known = letters_of(tables)
    wanted = [letter for letter in sorted(set(letters)) if letter in known]
    order = [0, *(known[letter] for letter in wanted)]
    order += _parts_of(tables, order)
    place = {glyph: n for n, glyph in reversed(list(enumerate(order)))}
    drawn = [_renumbered(_outline(tables, glyph), place) for glyph in order]
    ends = [0]
    for outline in drawn:
        ends.append(ends[-1] + len(outline))
    count = len(order)
    made = {name: tables[name] for name in _KEPT if name in tables}
    made["glyf"] = b"".join(drawn)
    made["loca"] = struct.pack(f">{count + 1}I", *ends)
    made["hmtx"] = b"".join(struct.pack(">Hh", *_advance(tables, glyph)) for glyph in order)
    made["cmap"] = _cmap(wanted)
    made["maxp"] = tables["maxp"][:4] + struct.pack(">H", count) + tables["maxp"][6:]
    made["hhea"] = tables["hhea"][:34] + struct.pack(">H", count)
    made["head"] = tables["head"][:8] + bytes(4) + tables["head"][12:50] + struct.pack(">hh", 1, 0)
    made["post"] = struct.pack(">I", 0x00030000) + tables["post"][4:32]
    return _file(made)


def outline_of(tables: Tables, letter: int) -> bytes:
    """How a letter is drawn, its parts one after another; nothing for a space."""
    glyph = letters_of(tables)[letter]
    return b"".join(_unnumbered(_outline(tables, one)) for one in (glyph, *_parts_of(tables, (glyph,))))


def _unnumbered(drawn: bytes) -> bytes:
    return _renumbered(drawn, dict.fromkeys((glyph for _, glyph in _components(drawn)), 0))


def _outline(tables: Tables, glyph: int) -> bytes:
    """The drawing of a glyph, on a multiple of four bytes; nothing for a space."""
    loca = tables["loca"]
    if struct.unpack_from(">h", tables["head"], 50)[0]:
        start, end = struct.unpack_from(">II", loca, 4 * glyph)
    else:
        start, end = (2 * half for half in struct.unpack_from(">HH", loca, 2 * glyph))
    drawn = tables["glyf"][start:end]
    return drawn + bytes(-len(drawn) % 4)


def _components(drawn: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs that a compound one is put together from: where each is named, and which it is."""
    if len(drawn) < 10 or struct.unpack_from(">h", drawn)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, glyph = struct.unpack_from(">HH", drawn, at)
        yield at + 2, glyph
        at += 4 + (4 if flags & _WORDS else 2)
        at += 2 if flags & _SCALE else 4 if flags & _BOTH else 8 if flags & _MATRIX else 0


def _parts_of(tables: Tables, glyphs: Iterable[int]) -> list[int]:
    """The glyphs that these need besides."""
    here = dict.fromkeys(glyphs)
    waiting = list(here)
    found: dict[int, None] = {}
    while waiting:
        for _, part in _components(_outline(tables, waiting.pop())):
            if part not in here and part not in found:
                found[part] = None
                waiting.append(part)
    return list(found)


def _renumbered(drawn: bytes, place: Mapping[int, int]) -> bytes:
    """A glyph whose parts have their new numbers."""
    changed = bytearray(drawn)
    for at, glyph in _components(drawn):
        struct.pack_into(">H", changed, at, place[glyph])
    return bytes(changed)


def _cmap(letters: list[int]) -> bytes:
    """Letters in their order are glyphs 1, 2, 3 …: a segment for each run of neighbours."""
    runs: list[list[int]] = []
    for n, letter in enumerate(letters, 1):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter, (n - letter) % 0x10000])
    runs.append([0xFFFF, 0xFFFF, 1])
    count = len(runs)
    power = 1 << (count.bit_length() - 1)
    arrays = [[run[1] for run in runs], [0], [run[0] for run in runs], [run[2] for run in runs], [0] * count]
    body = b"".join(struct.pack(f">{len(one)}H", *one) for one in arrays)
    head = struct.pack(">7H", 4, 14 + len(body), 0, 2 * count, 2 * power, power.bit_length() - 1, 2 * (count - power))
    return struct.pack(">HHHHI", 0, 1, 3, 1, 12) + head + body


def _file(tables: Tables) -> bytes:
    """Tables as a file."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    head = struct.pack(">IHHHH", 0x00010000, count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    offset = 12 + 16 * count
    rows, body = b"", b""
    for name in sorted(tables):
        data = tables[name]
        rows += struct.pack(">4sIII", name.encode("latin-1"), _sum(data), offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    whole = bytearray(head + rows + body)
    at = next(
        struct.unpack_from(">I", whole, 12 + 16 * n + 8)[0] for n, name in enumerate(sorted(tables)) if name == "head"
    )
    struct.pack_into(">I", whole, at + 8, (_MAGIC - _sum(bytes(whole))) & _EVERY)
    return bytes(whole)


def _sum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    total: int = sum(struct.unpack(f">{len(padded) // 4}I", padded))
    return total & _EVERY
