"""The bytes of a pack: let in whole and within its limits, or refused in one sentence; nothing is ever unpacked."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from pathlib import Path
from random import Random

from game.scenario.loader import load
from game.scenario.packs import ENDINGS, LARGEST_FILE, LARGEST_TOGETHER, MOST_FILES, BadPackError, read_pack
from game.session.catalogue import card_of, summarise
from game.session.tongues import Tongues
from game.workshop.packing import Label, packed
from tests.fuzz.mutate import ODD_NUMBERS
from tests.fuzz.rooms import room
from tests.fuzz.target import Target
from tests.strategies import HARBOUR, harbour

PICTURE = Path(__file__).parents[3] / "assets" / "images" / "icon.png"
NAMES = (
    "../x.yaml", "/x.yaml", "a\\b.yaml", "con.yaml", "a/b/c/d.yaml", "x.exe", "pack.yaml", "harbour.yaml",
    "Harbour.yaml", "harbour.ja.yaml", "a.yaml/", "records/harbour.yaml", "x" * 200 + ".yaml", "é.yaml",
    "a\x00b.yaml", "maps/m.json", "",
)  # fmt: skip


def check(data: bytes) -> None:
    """A pack that is let in keeps every limit; its scenario, card and list entry are read or refused in words."""
    try:
        files = read_pack(data)
    except BadPackError as error:
        assert str(error).strip() and "\n" not in str(error)
    else:
        assert len(files) <= MOST_FILES
        assert sum(map(len, files.values())) <= LARGEST_TOGETHER
        for name, content in files.items():
            assert len(content) <= LARGEST_FILE
            assert not name.startswith("/") and ".." not in name and name.lower().endswith(ENDINGS)
    path = _folder() / "fuzzed.zip"
    path.write_bytes(data)
    _fresh()
    loaded = load(path)
    assert (loaded.scenario is None) == bool(loaded.errors)
    summary = summarise(path)
    assert summary.ok == (loaded.scenario is not None)
    card_of(path)
    if loaded.scenario is not None:
        Tongues(lambda: "ja", lambda: (path,)).told(loaded.scenario)
    assert [each.name for each in _folder().iterdir()] == ["fuzzed.zip"]


def _fresh() -> None:
    """Two writings within one tick of the file's clock would look like one."""
    from game.scenario import packs

    packs._opened.cache_clear()


def _folder() -> Path:
    return room("packs")


@cache
def _seeds() -> tuple[bytes, ...]:
    plain = Label("A. Author", "CC BY 4.0", "A note.")
    shown = Label("A. Author", "CC BY 4.0", "A note.", PICTURE, "An icon.")
    return packed(HARBOUR, harbour(), plain), packed(HARBOUR, harbour(), shown)


def _mutate(data: bytes, chance: Random) -> bytes:
    """A zip with the same members but for one, whose name, content, kind or way of packing is another."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old:
            members = [(info, old.read(info)) for info in old.infolist()]
    except Exception:
        return data
    if not members:
        return data
    at = chance.randrange(len(members))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for n, (info, content) in enumerate(members):
            fresh = zipfile.ZipInfo(info.filename, info.date_time)
            fresh.compress_type, fresh.external_attr = info.compress_type, info.external_attr
            if n == at:
                content = _changed(fresh, content, chance)
            try:
                new.writestr(fresh, content)
            except (ValueError, UnicodeEncodeError, RuntimeError, NotImplementedError):
                return data
    return out.getvalue()


def _changed(info: zipfile.ZipInfo, content: bytes, chance: Random) -> bytes:
    match chance.randrange(6):
        case 0:
            info.filename = chance.choice(NAMES)
        case 1:
            info.external_attr = chance.choice((0o120777, 0o60644, 0o20644, 0o40755, 0)) << 16
        case 2:
            info.compress_type = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2))
        case 3:
            return content[: chance.randint(0, len(content))]
        case 4:
            return content + bytes([chance.randrange(256)]) * chance.choice((1, 500, 200_000))
        case _:
            at = chance.randint(0, len(content))
            return content[:at] + chance.choice((*ODD_NUMBERS, b"\xff", b"\n", b"PK\x03\x04")) + content[at:]
    return content


WORDS = (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"../", b"\0\0", b"\xff" * 4, b"\x08\0")
TARGET = Target("packs", check, _seeds, WORDS, _mutate, longest=120_000, seconds=4.0)
