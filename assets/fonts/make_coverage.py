"""Write coverage.json: for each face, on a line of its own, the edges of the ranges of letters it has.

A maintainer's tool, not used by the game: `pip install fonttools`, then run it
in this folder after adding or replacing a face.
"""

import json
from pathlib import Path

from fontTools.ttLib import TTFont


def edges(codes: list[int]) -> list[int]:
    """Sorted codes as start, one past the end, start, one past the end ..."""
    found: list[int] = []
    for code in codes:
        if found and found[-1] == code:
            found[-1] = code + 1
        else:
            found += [code, code + 1]
    return found


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    table = {p.name: edges(sorted(TTFont(p).getBestCmap())) for p in sorted(here.glob("*.ttf"))}
    lines = [f"{json.dumps(name)}:{json.dumps(codes, separators=(',', ':'))}" for name, codes in table.items()]
    (here / "coverage.json").write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")
