"""A pack: a scenario with its map, record, translations and pictures in one zip, read in memory and never unpacked.

A pack comes from a stranger. Before anything in it is read, every name, size, count and ratio is checked against the
limits below; one that breaks a limit is refused whole, in one sentence. Paths lead only to what lies in the pack.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import IO

from game.scenario.pictures import BadPictureError, picture_size

SUFFIX = ".zip"
CARD = "pack.yaml"
LARGEST_PACK = 8 * 1024 * 1024
LARGEST_FILE = 4 * 1024 * 1024
LARGEST_TOGETHER = 16 * 1024 * 1024
MOST_FILES = 64
DENSEST = 100
"""A file that swells to more than so many times its packed size is taken for a bomb."""
SMALL = 16 * 1024
"""Below so many bytes it may swell as it likes."""
ENDINGS = (".yaml", ".yml", ".json", ".png", ".jpg", ".jpeg", ".md", ".txt")
PICTURES = (".png", ".jpg", ".jpeg")

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}(/[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}){0,2}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class BadPackError(ValueError):
    """A pack that is not let in; the text says why in one sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """What lies in a pack, by name, and where the pack lies."""

    path: Path
    files: Mapping[str, bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Inside:
    """A file or folder of a pack, to be read like a path. Nothing in it can be written."""

    pack: Pack
    parts: tuple[str, ...] = ()

    def __truediv__(self, name: str) -> Inside:
        return Inside(self.pack, (*self.parts, *(part for part in name.split("/") if part not in ("", "."))))

    def __str__(self) -> str:
        return "/".join((str(self.pack.path), *self.parts))

    @property
    def name(self) -> str:
        """The last part; the pack's own name at its top."""
        return self.parts[-1] if self.parts else self.pack.path.name

    @property
    def stem(self) -> str:
        """The name without its ending."""
        return Path(self.name).stem

    @property
    def suffix(self) -> str:
        """The ending, with its dot."""
        return Path(self.name).suffix

    @property
    def parent(self) -> Inside:
        """The folder that it lies in; the top is its own."""
        return Inside(self.pack, self.parts[:-1])

    def is_dir(self) -> bool:
        """Whether something lies in the pack below this name."""
        deep = len(self.parts)
        return any(tuple(name.split("/"))[:deep] == self.parts for name in self.pack.files if name.count("/") >= deep)

    def is_file(self) -> bool:
        """Whether the pack has a file of this name."""
        return "/".join(self.parts) in self.pack.files

    def iterdir(self) -> Iterator[Inside]:
        """What lies directly in this folder, by name."""
        deep = len(self.parts)
        found = dict.fromkeys(
            tuple(name.split("/"))[: deep + 1]
            for name in sorted(self.pack.files)
            if tuple(name.split("/"))[:deep] == self.parts
        )
        return (Inside(self.pack, parts) for parts in found)

    def read_bytes(self) -> bytes:
        """The file. Raises FileNotFoundError."""
        try:
            return self.pack.files["/".join(self.parts)]
        except KeyError:
            raise FileNotFoundError(2, "No such file in the pack", str(self)) from None

    def read_text(self, encoding: str = "utf-8") -> str:
        """The file as text. Raises FileNotFoundError or UnicodeDecodeError."""
        return self.read_bytes().decode(encoding)

    def open(self, mode: str = "rb") -> IO[bytes]:
        """The file as a stream of bytes. Raises FileNotFoundError; ValueError for any other mode."""
        if mode != "rb":
            raise ValueError("a pack is only read")
        return io.BytesIO(self.read_bytes())


File = Path | Inside
"""Something that is read from a disk or from a pack."""


def is_pack(path: File) -> bool:
    """Whether a path names a pack."""
    return isinstance(path, Path) and path.suffix.lower() == SUFFIX


def located(path: File) -> File:
    """The scenario file that a path means: itself, or the one in a pack. Raises BadPackError."""
    return scenario_in(open_pack(path)) if isinstance(path, Path) and is_pack(path) else path


def home_of(path: File) -> File:
    """The folder in which what belongs to a scenario lies: that of its file, or the top of its pack."""
    try:
        return located(path).parent
    except BadPackError:
        return path.parent


def record_place(home: File, scenario: str) -> File:
    """Where the record of a scenario is looked for, in the folder or pack that it lies in; it need not be there."""
    return home / "records" / f"{scenario}.yaml"


def scenario_in(pack: Pack) -> Inside:
    """The one scenario file of a pack: at its top, neither the card nor a translation. Raises BadPackError."""
    names = [one for one in Inside(pack).iterdir() if one.suffix in (".yaml", ".yml") and one.is_file()]
    found = [one for one in names if one.name != CARD and "." not in one.stem]
    if len(found) != 1:
        many = "no scenario" if not found else f"{len(found)} scenarios"
        raise BadPackError(f"the pack holds {many} at its top; there must be exactly one")
    return found[0]


def open_pack(path: Path) -> Pack:
    """The pack in a file, every limit kept. Raises BadPackError."""
    try:
        found = path.stat()
    except OSError as error:
        raise BadPackError(f"the pack cannot be read: {error.strerror or error}") from error
    if not stat.S_ISREG(found.st_mode):
        raise BadPackError("the pack is not an ordinary file")
    if found.st_size > LARGEST_PACK:
        raise BadPackError(f"the pack is larger than {_megabytes(LARGEST_PACK)}")
    return _opened(path, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=8)
def _opened(path: Path, _stamp: int, _size: int) -> Pack:
    """A pack is read once for each time that it was written."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BadPackError(f"the pack cannot be read: {error.strerror or error}") from error
    return Pack(path, read_pack(data))


def read_pack(data: bytes) -> dict[str, bytes]:
    """What lies in a zip, by name. Raises BadPackError with the first limit that it breaks."""
    if len(data) > LARGEST_PACK:
        raise BadPackError(f"the pack is larger than {_megabytes(LARGEST_PACK)}")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _unpacked(packed)
    except BadPackError:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise BadPackError("the pack is not a zip file that can be read, or it is damaged") from error


def _unpacked(packed: zipfile.ZipFile) -> dict[str, bytes]:
    members = packed.infolist()
    if len(members) > MOST_FILES:
        raise BadPackError(f"the pack holds {len(members)} files; at most {MOST_FILES} are let in")
    if sum(member.file_size for member in members) > LARGEST_TOGETHER:
        raise BadPackError(f"what is in the pack is larger than {_megabytes(LARGEST_TOGETHER)} together")
    files: dict[str, bytes] = {}
    known: set[str] = set()
    for member in members:
        name = member.filename
        _check_member(member)
        if name.lower() in known:
            raise BadPackError(f"the pack holds `{_short(name)}` twice")
        known.add(name.lower())
        if not member.is_dir():
            files[name] = _content(packed, member)
    return files


def _check_member(member: zipfile.ZipInfo) -> None:
    """Its name, its kind and its sizes as they are declared, before a byte of it is unpacked."""
    name, short = member.filename, _short(member.filename)
    if not name:  # of such a one not even the library says whether it is a folder
        raise BadPackError("a file in the pack has no name")
    plain = name.removesuffix("/") if member.is_dir() else name
    parts = plain.split("/")
    if "\\" in name or not _NAME.fullmatch(plain) or any(_RESERVED.fullmatch(part) for part in parts):
        raise BadPackError(f"the name `{short}` in the pack could lead out of it, or is not a plain name")
    kind = stat.S_IFMT(member.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BadPackError(f"`{short}` in the pack is a link or a device, not a file")
    if member.flag_bits & 0x1:
        raise BadPackError(f"`{short}` in the pack is locked with a password")
    if member.is_dir():
        return
    if not name.lower().endswith(ENDINGS):
        raise BadPackError(f"`{short}` does not belong in a pack: its files are {', '.join(ENDINGS)}")
    if member.compress_type not in _METHODS:
        raise BadPackError(f"`{short}` is packed in a way that is not let in; make an ordinary zip")
    if member.file_size > LARGEST_FILE:
        raise BadPackError(f"`{short}` in the pack is larger than {_megabytes(LARGEST_FILE)}")
    if member.file_size > SMALL and member.file_size > DENSEST * max(1, member.compress_size):
        raise BadPackError(f"`{short}` in the pack swells to over {DENSEST} times its size")


def _content(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member, never more of it than it declares."""
    short = _short(member.filename)
    with packed.open(member) as stream:
        data = stream.read(member.file_size + 1)
    if len(data) != member.file_size:
        raise BadPackError(f"`{short}` in the pack is not as large as it says")
    if data[:4] == b"PK\x03\x04":
        raise BadPackError(f"`{short}` is a pack within the pack")
    if member.filename.lower().endswith(PICTURES):
        try:
            picture_size(data)
        except BadPictureError as error:
            raise BadPackError(f"`{short}`: {error}") from error
    return data


def _short(name: str) -> str:
    """A stranger's name, fit to stand in a sentence."""
    plain = "".join(letter if letter.isprintable() and letter != "`" else "?" for letter in name)
    return plain if len(plain) <= 60 else plain[:60] + "…"


def _megabytes(number: int) -> str:
    return f"{number // (1024 * 1024)} MB"
