"""What a team may call out at the table, numbered: the same numbers stand on its sheet and on the screen."""

from __future__ import annotations

OFFERED = ("accept", "part", "reserve", "price", "instructions", "not_now")
"""Answers to an offer."""
SIGNING = ("sign_yes", "sign_no")
"""Answers to a motion to sign."""
LEAVING = ("stay", "leave")
"""What a team says when its train waits."""
TURN = ("offer", "present", "adjourn", "need", "sign", "withdraw", "take_back", "train")
"""What a team may do when it is its turn."""
WORD = "state"
"""A line for the minutes, which uses no turn."""
CALLS = (*OFFERED, *SIGNING, *LEAVING, *TURN, WORD)
CLOSE = "close"
"""The table is closed by the teacher while turns are left. It is not called out, so it has no number."""
READ_BACK = (*(call for call in CALLS if call not in ("present", WORD)), CLOSE)
"""What is read back and asked for once more before it is done: everything by which something is given up, a turn or an
answer at the least. Positions and a line for the minutes are made up on a page of their own and can be said anew.
"""
WHEN = (("offered", OFFERED), ("signing", SIGNING), ("leaving", LEAVING), ("turn", (*TURN, WORD)))
"""Each occasion with what may be called out then."""


def number_of(call: str) -> int:
    """The number of a call, from 1. Raises ValueError for what is none."""
    return CALLS.index(call) + 1
