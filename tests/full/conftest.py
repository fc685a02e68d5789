"""One desktop a test, and pictures kept in `build/`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.full.desktop import Desktop, missing_tools

PICTURES = Path(__file__).parents[2] / "build" / "windows"


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A screen of 1600 by 1000 with a window manager; the test is skipped where the programs for it are missing."""
    missing = missing_tools()
    if missing:
        pytest.skip(f"no real window without {', '.join(missing)}")
    with Desktop(tmp_path) as found:
        yield found


@pytest.fixture
def pictures() -> Path:
    """Where pictures are kept to be looked at."""
    return PICTURES
