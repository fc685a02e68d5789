"""Programs of the system that the game starts: a voice, an editor."""

import sys
from collections.abc import Mapping

LIBRARIES = "LD_LIBRARY_PATH"
BEFORE = f"{LIBRARIES}_ORIG"
"""Where the portable game keeps what stood there before it put its own libraries first."""


def surroundings(environment: Mapping[str, str], *, frozen: bool | None = None) -> dict[str, str]:
    """The environment for such a program: without the libraries that the portable game brings for itself alone.

    `frozen`: whether this is the portable game; None: as it is.
    """
    known = dict(environment)
    if not (bool(getattr(sys, "frozen", False)) if frozen is None else frozen):
        return known
    before = known.pop(BEFORE, "")
    known.pop(LIBRARIES, None)
    return known | ({LIBRARIES: before} if before else {})
