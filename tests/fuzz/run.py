"""One target run for a time: guided by coverage where atheris is there, else by the mutator alone."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from random import Random

from tests.fuzz.mutate import mutated
from tests.fuzz.rooms import clear
from tests.fuzz.target import Target, attempt

POOL = 400
WATCHED = 8
"""How many times slower everything is while every step of it is watched."""
EVERY = 50
"""After so many inputs the tally is written down."""
TREE_SHARE = 0.45
SHARE_OF_THE_KNOWN = 0.25
"""Of the time, at most, that goes to what every test run gives to the game as well."""


@dataclass
class Tally:
    """What a run has done. `finds`: a file for each thing that went wrong, by what went wrong where."""

    target: str
    engine: str
    seed: int
    inputs: int = 0
    seconds: float = 0.0
    megabytes: int = 0
    finds: dict[str, str] = field(default_factory=dict)


class Run:
    """Gives inputs to a target and keeps what goes wrong, each fault once."""

    def __init__(self, target: Target, engine: str, seed: int, out: Path) -> None:
        self.target, self.out = target, out
        self.tally = Tally(target.name, engine, seed)
        self.began = time.monotonic()
        out.mkdir(parents=True, exist_ok=True)
        (out / "at-hand").unlink(missing_ok=True)

    def one(self, data: bytes) -> bool:
        """Give one input; whether all was well."""
        hand = self.out / "at-hand"
        hand.write_bytes(data)
        try:
            attempt(self.target, data)
            self._memory()
        except KeyboardInterrupt:
            raise
        except BaseException as fault:
            self._keep(data, fault)
            return False
        finally:
            self.tally.inputs += 1
            if self.tally.inputs % EVERY == 0:
                self.write()
        return True

    def _memory(self) -> None:
        self.tally.megabytes = most_memory()
        if self.tally.megabytes > self.target.megabytes:
            raise MemoryError(f"{self.tally.megabytes} MB")

    def _keep(self, data: bytes, fault: BaseException) -> None:
        name = place_of(fault)
        if name not in self.tally.finds:
            file = self.out / f"find-{hashlib.sha256(name.encode()).hexdigest()[:10]}"
            file.write_bytes(data)
            trace = "".join(traceback.format_exception(fault))
            file.with_suffix(".txt").write_text(f"{name}\n\n{trace}", encoding="utf-8", errors="backslashreplace")
            self.tally.finds[name] = file.name
            self.write()

    def write(self) -> None:
        """Write the tally down."""
        self.tally.seconds = round(time.monotonic() - self.began, 1)
        (self.out / "tally.json").write_text(json.dumps(asdict(self.tally), indent=1), encoding="utf-8")


def most_memory() -> int:
    """The most megabytes that this process has held; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def place_of(fault: BaseException) -> str:
    """What went wrong and where: the same for the same fault, whatever the input."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if f"{os.sep}game{os.sep}" in frame.filename] or list(frames)
    last = own[-1] if own else None
    where = "?" if last is None else f"{Path(last.filename).name}:{last.name}"
    words = str(fault)[:60] if type(fault) is AssertionError and last is not None and last is not frames[-1] else ""
    line = frames[-1].line if type(fault) is AssertionError and frames else ""
    return f"{type(fault).__name__} in {where} {words}{line}".strip()


def by_mutation(target: Target, seconds: float, seed: int, out: Path) -> Tally:
    """Edit what there is, over and over; inputs that were taken are edited on."""
    run, chance = Run(target, "mutator", seed, out), Random(seed)
    first = list(target.begin())
    until = run.began + seconds
    for data in first:
        if time.monotonic() < run.began + seconds * SHARE_OF_THE_KNOWN:
            run.one(data)
    pool = list(first)
    while time.monotonic() < until:
        data = made(target, chance, pool)
        if run.one(data) and chance.random() < 0.3 and len(data) <= target.longest:
            pool.append(data)
            if len(pool) > POOL:
                del pool[chance.randrange(len(first), len(pool))]
    run.write()
    return run.tally


def made(target: Target, chance: Random, pool: list[bytes]) -> bytes:
    """One input made from those there are."""
    base, other = chance.choice(pool), chance.choice(pool)
    if target.mutate is not None and chance.random() < TREE_SHARE:
        return target.mutate(base, chance)
    return mutated(base, chance, target.words, other, target.longest)


def by_coverage(load: Callable[[], Target], seconds: float, seed: int, out: Path) -> None:
    """Let atheris choose, which sees what each input reaches. Does not come back; the tally is in the folder."""
    import atheris

    atheris.instrument_imports(include=["game"]).__enter__()  # what is imported later on is to be watched, too
    target = load()
    target = replace(target, seconds=target.seconds * WATCHED)
    run, chance = Run(target, "atheris", seed, out), Random(seed)
    seeds, words = out / "seeds", out / "words.dict"
    seeds.mkdir(exist_ok=True)
    for n, data in enumerate(target.begin()):
        (seeds / f"{n:03d}").write_bytes(data)
        run.one(data)
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in target.words if 0 < len(word) < 64), encoding="ascii")
    pool = list(target.begin())

    def custom(data: bytes, longest: int, number: int) -> bytes:
        turn = Random(number)
        if turn.random() < 0.4:
            return atheris.Mutate(data, longest)
        other = turn.choice(pool)
        if target.mutate is not None and turn.random() < TREE_SHARE:
            return target.mutate(data, turn)[:longest]
        return mutated(data, turn, target.words, other, longest)

    options = [
        sys.argv[0], f"-seed={chance.randrange(1, 2**31)}", f"-max_total_time={max(1, int(seconds))}", "-timeout=120",
        "-rss_limit_mb=0", f"-max_len={target.longest}", f"-dict={words}", "-print_final_stats=0", "-verbosity=0",
        f"-artifact_prefix={out}/", str(seeds),
    ]  # fmt: skip

    def one(data: bytes) -> None:
        run.one(data)
        if time.monotonic() - run.began > seconds:
            run.write()
            clear()
            os._exit(0)

    atheris.Setup(options, one, custom_mutator=custom)
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(chr(byte) if 32 < byte < 127 and byte not in b'"\\' else f"\\x{byte:02x}" for byte in word)
