"""Packs: what is let in, what is refused, always with a sentence, never unpacked anywhere."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario import packs
from game.scenario.packs import BadPackError, Inside, open_pack, read_pack

TEXT = b"format: 1\n"


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, data in files:
            made.writestr(name, data)
    return out.getvalue()


def png(wide: int, high: int) -> bytes:
    """The beginning of a picture that claims this size."""
    head = b"IHDR" + struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def _member(name: str, mode: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr = mode << 16
    return made


def _nameless() -> zipfile.ZipInfo:
    made = _member("a.yaml")
    made.filename = ""
    return made


def _lying() -> bytes:
    """A zip whose directory says that a file is smaller than it is."""
    data = bytearray(zipped(("a.yaml", b"x" * 5000), method=zipfile.ZIP_STORED))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def _locked() -> bytes:
    data = bytearray(zipped(("a.yaml", TEXT)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.rindex(sign)
        data[at + place] |= 1
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "traversal": (lambda: zipped(("../evil.yaml", TEXT)), "lead out"),
    "deep traversal": (lambda: zipped(("maps/../../evil.yaml", TEXT)), "lead out"),
    "absolute": (lambda: zipped(("/etc/evil.yaml", TEXT)), "lead out"),
    "drive": (lambda: zipped(("C:evil.yaml", TEXT)), "lead out"),
    "backslash": (lambda: zipped((_member("maps\\evil.yaml"), TEXT)), "lead out"),
    "reserved": (lambda: zipped(("con.yaml", TEXT)), "lead out"),
    "no name": (lambda: zipped((_nameless(), TEXT)), "no name"),
    "control letter": (lambda: zipped(("a\x1bb.yaml", TEXT)), "lead out"),
    "hidden": (lambda: zipped((".hidden.yaml", TEXT)), "lead out"),
    "symlink": (lambda: zipped((_member("a.yaml", stat.S_IFLNK | 0o777), b"/etc/passwd")), "link"),
    "device": (lambda: zipped((_member("a.yaml", stat.S_IFCHR | 0o600), b"")), "link"),
    "bomb": (lambda: zipped(("a.yaml", b"\0" * (4 * 1024 * 1024))), "swells"),
    "large file": (lambda: zipped(("a.yaml", bytes(range(256)) * 17000), method=zipfile.ZIP_STORED), "larger than"),
    "large together": (
        lambda: zipped(*((f"{n}.json", (bytes(range(256)) * 9000)) for n in range(8))),
        "together",
    ),
    "many files": (lambda: zipped(*((f"{n}.yaml", TEXT) for n in range(65))), "65 files"),
    "nested": (lambda: zipped(("inner.zip", zipped(("a.yaml", TEXT)))), "does not belong"),
    "nested in disguise": (lambda: zipped(("inner.yaml", zipped(("a.yaml", TEXT)))), "pack within"),
    "program": (lambda: zipped(("run.py", b"print()")), "does not belong"),
    "twice": (lambda: zipped(("a.yaml", TEXT), ("A.yaml", TEXT)), "twice"),
    "huge picture": (lambda: zipped(("pictures/a.png", png(60_000, 60_000))), "too large"),
    "many pixels": (lambda: zipped(("pictures/a.png", png(4000, 4000))), "too large"),
    "no picture": (lambda: zipped(("pictures/a.png", b"GIF89a")), "not a PNG"),
    "cut picture": (lambda: zipped(("pictures/a.jpg", b"\xff\xd8\xff\xe0\x00")), "damaged"),
    "locked": (_locked, "password"),
    "lying": (_lying, "damaged"),
    "bzip2": (lambda: zipped(("a.yaml", TEXT), method=zipfile.ZIP_BZIP2), "ordinary zip"),
    "not a zip": (lambda: b"not a zip at all", "not a zip"),
    "empty": (lambda: b"", "not a zip"),
    "cut": (lambda: zipped(("a.yaml", TEXT))[:-10], "not a zip"),
    "too large": (lambda: b"\0" * (packs.LARGEST_PACK + 1), "larger than"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_pack_is_refused_in_one_sentence(case: str) -> None:
    """Each breaks one limit, and the sentence says which."""
    make, reason = HOSTILE[case]
    with pytest.raises(BadPackError) as refused:
        read_pack(make())
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 200


def test_every_byte_of_a_pack_may_be_wrong() -> None:
    """A flipped byte gives the same files, or a refusal; never anything else."""
    good = zipped(("a.yaml", TEXT), ("maps/m.json", b"{}"))
    for at in range(len(good)):
        spoilt = bytearray(good)
        spoilt[at] ^= 0xFF
        try:
            files = read_pack(bytes(spoilt))
        except BadPackError:
            continue
        assert set(files.values()) <= {TEXT, b"{}"}


def test_a_pack_is_read_like_a_folder(tmp_path: Path) -> None:
    """Names, folders and contents; nothing is written beside it."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a.yaml", TEXT), ("maps/m.json", b"{}"), ("maps/n.json", b"[]")))
    top = Inside(open_pack(path))
    assert [one.name for one in top.iterdir()] == ["a.yaml", "maps"]
    assert [one.name for one in (top / "maps").iterdir()] == ["m.json", "n.json"]
    assert (top / "maps/m.json").read_bytes() == b"{}" and (top / "maps" / "m.json").is_file()
    assert not (top / "maps").is_file() and not (top / "../a.yaml").is_file()
    assert (top / "a.yaml").parent == top and (top / "a.yaml").stem == "a"
    assert str(top / "a.yaml") == f"{path}/a.yaml"
    with pytest.raises(FileNotFoundError):
        (top / "b.yaml").read_bytes()
    with pytest.raises(ValueError, match="only read"):
        (top / "a.yaml").open("wb")
    assert [one.name for one in tmp_path.iterdir()] == ["a.zip"]


def test_a_folder_or_an_absent_file_is_no_pack(tmp_path: Path) -> None:
    """Each with its sentence."""
    for path in (tmp_path, tmp_path / "none.zip"):
        with pytest.raises(BadPackError):
            open_pack(path)


def test_a_pack_written_anew_is_read_anew(tmp_path: Path) -> None:
    """What was read is kept only as long as the file is the same."""
    path = tmp_path / "a.zip"
    path.write_bytes(zipped(("a.yaml", TEXT)))
    assert open_pack(path) is open_pack(path)
    path.write_bytes(zipped(("b.yaml", TEXT)))
    assert list(open_pack(path).files) == ["b.yaml"]
