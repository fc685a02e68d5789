"""What a save keeps of a finished game in so many words, so that it can be read even under other rules."""

from __future__ import annotations

from typing import Any

from game.kernel.canonical import digest, plain, sorted_dumps
from game.kernel.sides import BOTH_SIDES
from game.session.codec import encode_treaty
from game.session.debrief import make_debrief
from game.session.match import Match
from game.session.minutes import minutes


def outcome_data(match: Match) -> dict[str, Any] | None:
    """The outcome of a finished match, closed by a digest of its own; None while it is being played."""
    debrief = make_debrief(match)
    if debrief is None:
        return None
    board = match.edition.board
    body: dict[str, Any] = {
        **_end(match),
        "points": {board.side_ids.of(side): debrief.verdict.closing.points.of(side) for side in BOTH_SIDES},
        "verdict": plain(debrief.verdict),
        "story": plain(debrief.story),
        "minutes": [plain(minute) for minute in minutes(match.events)],
    }
    return {**body, "digest": digest(sorted_dumps(body))}


def outcome_sound(data: Any) -> bool:
    """Whether an outcome still has the digest it was closed with."""
    if not isinstance(data, dict) or "digest" not in data:
        return False
    body = {key: value for key, value in data.items() if key != "digest"}
    return bool(data["digest"] == digest(sorted_dumps(body)))


def outcome_fits(data: Any, match: Match) -> bool:
    """Whether an outcome is that of this match: the way it ended, and what was signed."""
    return isinstance(data, dict) and match.over and all(data.get(key) == value for key, value in _end(match).items())


def _end(match: Match) -> dict[str, Any]:
    treaty = match.state.common.treaty
    signed = {} if treaty is None else encode_treaty(match.edition.board, treaty)
    return {"ending": ending_data(match), "treaty": signed}


def ending_data(match: Match) -> dict[str, Any]:
    """How a match ended: `{id, kind, ratified: {side: bool}}`; `ratified` is empty when nothing was signed."""
    closing = match.state.common.closing
    if closing is None:
        return {}
    ids = match.edition.board.side_ids
    ratified = {ids.of(side): closing.ratified.of(side) for side in BOTH_SIDES if closing.ratified.of(side) is not None}
    return {"id": closing.id, "kind": closing.kind, "ratified": ratified}
