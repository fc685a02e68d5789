"""Offers put together but not laid, kept beside the autosave of their game so that leaving loses nothing.

A small file that is never trusted: what cannot be read or does not fit the game is left out without a word.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from game.engine.treaty import TONES, terms_of
from game.kernel.errors import StorageError
from game.kernel.sides import BOTH_SIDES, Side
from game.session.files import write_safely
from game.ui.scenes.parts_draft import Draft

ENDING, AUTO, SAVE = ".desk", "auto-", ".json"
LARGEST = 20_000


def path_of(folder: Path, match_id: str) -> Path:
    """The file of a game."""
    return folder / f"{AUTO}{match_id}{ENDING}"


def has_save(folder: Path, match_id: str) -> bool:
    """Whether the game has an autosave, beside which its drafts are kept."""
    return os.path.exists(path_of(folder, match_id).with_suffix(SAVE))


def keep(folder: Path, match_id: str, moves: int, sheets: Mapping[Side, Draft]) -> None:
    """Write the drafts of a game at this entry of its log; none of them: no file. Never raises."""
    path = path_of(folder, match_id)
    rows = {side.name.lower(): _plain(draft) for side, draft in sheets.items() if not draft.empty}
    with suppress(OSError, StorageError):
        if not rows:
            path.unlink(missing_ok=True)
        elif has_save(folder, match_id):
            write_safely(path, json.dumps({"moves": moves, "sheets": rows}).encode("utf-8"), backup=False)


def found(folder: Path, match_id: str, moves: int, options: Sequence[int]) -> dict[Side, Draft]:
    """The drafts kept at this entry of this game; `options`: how many each of its articles has."""
    try:
        with path_of(folder, match_id).open("rb") as stream:
            raw = json.loads(stream.read(LARGEST + 1)[:LARGEST])
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(raw, dict) or raw.get("moves") != moves or not isinstance(raw.get("sheets"), dict):
        return {}
    read = {side: _draft(raw["sheets"].get(side.name.lower()), options) for side in BOTH_SIDES}
    return {side: draft for side, draft in read.items() if draft is not None}


def forget(save: Path) -> None:
    """Remove what belongs to a save that is deleted, and what belongs to saves that are gone. Never raises."""
    with suppress(OSError):
        save.with_suffix(ENDING).unlink(missing_ok=True)
        for path in save.parent.glob(f"{AUTO}*{ENDING}"):
            if not path.with_suffix(SAVE).exists():
                path.unlink(missing_ok=True)


def _plain(draft: Draft) -> dict[str, Any]:
    return {
        "terms": [list(term) for term in draft.terms],
        "linked": draft.linked,
        "tone": draft.tone,
        "ad_referendum": draft.ad_referendum,
        "withdraws": list(draft.withdraws),
    }


def _draft(raw: object, options: Sequence[int]) -> Draft | None:
    match raw:
        case {
            "terms": list(terms), "linked": bool(linked), "tone": str(tone), "ad_referendum": bool(referred),
            "withdraws": list(withdraws),
        } if tone in TONES:  # fmt: skip
            pairs = {}
            for term in terms:
                if not (isinstance(term, list) and len(term) == 2 and all(_whole(each) for each in term)):
                    return None
                pairs[term[0]] = term[1]
            known = all(0 <= n < len(options) and 0 <= option < options[n] for n, option in pairs.items())
            given = all(_whole(n) and 0 <= n < len(options) and n not in pairs for n in withdraws)
            if known and given:
                return Draft(terms_of(pairs), linked, tone, referred, tuple(sorted(dict.fromkeys(withdraws))))
    return None


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
