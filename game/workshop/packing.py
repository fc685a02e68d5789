"""Making a pack: a scenario with all it needs, zipped always the same way, and opened again before it is kept."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from game.kernel.errors import BadRequest
from game.scenario.beside import translations_beside
from game.scenario.definition import Scenario
from game.scenario.geography import inside
from game.scenario.pack_card import FORM, read_card
from game.scenario.packs import CARD, BadPackError, File, Pack, read_pack, record_place, scenario_in
from game.scenario.schema import FIRST_LINE

_SCHEMA = re.compile(rb"^# *yaml-language-server: *\$schema=(?!https?:)[^\r\n]*", re.MULTILINE)
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file in a pack, so that the same files give the same pack."""


@dataclass(frozen=True, slots=True)
class Label:
    """What the author says of a pack. `picture`: a file, or None; then `picture_text` is empty."""

    author: str
    licence: str
    note: str = ""
    picture: Path | None = None
    picture_text: str = ""


def files_for(path: Path, scenario: Scenario) -> dict[str, bytes]:
    """The scenario's file, its map, its record and its translations, by their names in a pack. Raises BadRequest."""
    files = {path.name: _without_folders(_read(path))}
    if scenario.map is not None:
        chart = inside(path.parent, scenario.map.file)
        if chart is None:
            raise BadRequest(f"The map file {scenario.map.file} lies outside the folder of the scenario.")
        files[scenario.map.file] = _read(chart)
    record = record_place(path.parent, scenario.id)
    if record.is_file():
        files[f"records/{scenario.id}.yaml"] = _read(record)
    for translation in translations_beside(path):
        files[translation.name] = translation.read_bytes()
    return files


def packed(path: Path, scenario: Scenario, label: Label) -> bytes:
    """The pack as bytes. Raises BadRequest when something is missing, or the game itself would not let it in."""
    files = files_for(path, scenario)
    card = {"pack": FORM, "author": label.author, "licence": label.licence, "note": label.note}
    if label.picture is not None:
        name = f"pictures/{label.picture.name}"
        files[name] = _read(label.picture)
        card |= {"picture": name, "picture_text": label.picture_text}
    said = {key: value for key, value in card.items() if value}
    files[CARD] = yaml.safe_dump(said, allow_unicode=True, sort_keys=False).encode("utf-8")
    data = _zipped(files)
    try:
        pack = Pack(path, read_pack(data))
        read_card(pack)
        scenario_in(pack)
    except BadPackError as error:
        raise BadRequest(f"This cannot be packed: {error}.") from error
    return data


def _without_folders(data: bytes) -> bytes:
    """A scenario whose line for editors names no folder of its author's; every line keeps its number."""
    return _SCHEMA.sub(FIRST_LINE.encode("utf-8"), data)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            member = zipfile.ZipInfo(name, LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            made.writestr(member, files[name])
    return out.getvalue()


def _read(path: File) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadRequest(f"{path} cannot be read: {error.strerror or error}.") from error
