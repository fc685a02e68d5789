"""`python -m tests.pictures`: write `build/pictures`, and end with 1 when anything is wrong on any screen."""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import cache
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = os.environ["SDL_AUDIODRIVER"] = "dummy"
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"

from game.ui.strings import LANGUAGES
from tests.pictures.registry import SHOTS, Shot
from tests.pictures.stage import Stage
from tests.pictures.take import EVERY, QUICK, Look, Picture, take

OUT = Path("build") / "pictures"


def main(words: Sequence[str] | None = None) -> int:
    """0 when every screen is whole, 1 when something is wrong, 2 when a screen of that name does not exist."""
    wish = _wish(words)
    shots = [shot for shot in SHOTS if not wish.only or shot.name.startswith(tuple(wish.only))]
    if not shots:
        print(f"No screen has a name that begins with {' or '.join(wish.only)}.", file=sys.stderr)
        return 2
    looks = tuple(look for look in (QUICK if wish.quick else EVERY) if look.language in (wish.language or LANGUAGES))
    wish.out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    pictures = _all(shots, looks, wish.out if not wish.check else None, wish.jobs)
    index = [asdict(picture) for picture in pictures]
    (wish.out / "index.json").write_text(json.dumps(index, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return _told(pictures, time.monotonic() - began)


def _wish(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("--only", action="append", default=[], metavar="SCENE", help="screens whose names begin so")
    parser.add_argument("--quick", action="store_true", help="two sizes instead of twelve")
    parser.add_argument("--language", action="append", choices=tuple(LANGUAGES), help="this language instead of all")
    parser.add_argument("--check", action="store_true", help="look for problems, write no pictures")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes at once")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help=f"where to write (usually {OUT})")
    return parser.parse_args(words)


def _all(shots: list[Shot], looks: tuple[Look, ...], out: Path | None, jobs: int) -> list[Picture]:
    if jobs < 2 or len(shots) < 2:
        return [picture for shot in shots for picture in _one(shot.name, looks, out)]
    with ProcessPoolExecutor(jobs) as pool:
        waiting = [pool.submit(_one, shot.name, looks, out) for shot in shots]
        return [picture for each in waiting for picture in each.result()]


def _one(name: str, looks: tuple[Look, ...], out: Path | None) -> list[Picture]:
    shot = next(shot for shot in SHOTS if shot.name == name)
    return list(take(shot, _stage(), looks, out))


@cache
def _stage() -> Stage:
    return Stage(Path(tempfile.mkdtemp(prefix="pictures-")))


def _told(pictures: list[Picture], seconds: float) -> int:
    wrong = [picture for picture in pictures if picture.problems]
    shown: dict[tuple[str, str], list[Picture]] = {}
    for picture in wrong:
        for problem in picture.problems:
            shown.setdefault((picture.scene, problem), []).append(picture)
    for (scene, problem), where in shown.items():
        print(f"{scene}: {problem} ({len(where)} pictures, first {where[0].file})")
    print(f"{len(pictures)} pictures in {seconds:.0f} s; something is wrong on {len(wrong)}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
