"""The list of scenarios."""

from __future__ import annotations

from pathlib import Path

from game.session.catalogue import files, summarise
from tests.scenario.helpers import harbour


def test_the_list_shows_broken_files(tmp_path: Path) -> None:
    """A broken file stays in the list under its own title, with its problems; an unreadable one under its name."""
    (tmp_path / "good.yaml").write_text(harbour(), encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(harbour().replace("lag: 0", "lagg: 0").replace("Harbour of", "Bay of"), "utf-8")
    (tmp_path / "worse.yaml").write_bytes(b"\x00\xff")
    listed = {path.name: summarise(path) for path in files(tmp_path)}
    assert listed["good.yaml"].ok
    assert not any(trouble.is_error for trouble in listed["good.yaml"].troubles)
    bad = listed["bad.yaml"]
    assert not bad.ok
    assert bad.title == "The Bay of Estmere"
    assert [trouble.code for trouble in bad.troubles] == ["E201"]
    assert not listed["worse.yaml"].ok
    assert listed["worse.yaml"].title == "worse"
    assert files(tmp_path / "nowhere") == ()
