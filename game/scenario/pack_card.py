"""What a pack says of itself in its `pack.yaml`: who wrote it, under which licence, what a class should know first."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.canonical import digest
from game.scenario.packs import CARD, PICTURES, BadPackError, Inside, Pack
from game.scenario.source import LARGEST_BYTES, decode, read_source

KEYS = ("pack", "author", "licence", "note", "picture", "picture_text")
NEEDED = ("pack", "author", "licence")
LONGEST = 2000
FORM = "1"


@dataclass(frozen=True, slots=True)
class Card:
    """The card of a pack. `picture`: a file of the pack, or empty; `digest`: of all that the pack holds."""

    author: str
    licence: str
    note: str
    picture: str
    picture_text: str
    digest: str


def read_card(pack: Pack) -> Card:
    """The card. Raises BadPackError when it is missing, or says what it should not."""
    place = Inside(pack) / CARD
    if not place.is_file():
        raise BadPackError(f"the pack has no `{CARD}` that says who wrote it and under which licence")
    said = _said(place)
    if said["pack"] != FORM:
        raise BadPackError(f"`{CARD}`: `pack: {said['pack'][:20]}` is not known; this game reads `pack: {FORM}`")
    picture = said.get("picture", "")
    if picture and (not picture.lower().endswith(PICTURES) or not (Inside(pack) / picture).is_file()):
        raise BadPackError(f"`{CARD}` names a picture `{picture[:60]}` that is not in the pack")
    if picture and not said.get("picture_text"):
        raise BadPackError(f"`{CARD}`: a picture needs `picture_text`, for those who cannot see it")
    whole = digest(*(part for name in sorted(pack.files) for part in (name, pack.files[name].hex())))
    return Card(said["author"], said["licence"], said.get("note", ""), picture, said.get("picture_text", ""), whole)


def _said(place: Inside) -> dict[str, str]:
    text = decode(place.read_bytes()[: LARGEST_BYTES + 1])
    source = read_source(text).source if isinstance(text, str) else None
    if source is None:
        raise BadPackError(f"`{CARD}` is not plain YAML")
    said: dict[str, str] = {}
    for key, value in source.tree.items():
        if key not in KEYS:
            raise BadPackError(f"`{CARD}` has a key `{key[:40]}` that is not known; its keys are {', '.join(KEYS)}")
        if not isinstance(value, str) or len(value) > LONGEST:
            raise BadPackError(f"`{CARD}`: `{key}` must be a text of at most {LONGEST} letters")
        said[key] = value.strip()
    for key in NEEDED:
        if not said.get(key):
            raise BadPackError(f"`{CARD}` does not say its `{key}`")
    return said
