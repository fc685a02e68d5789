"""Every command of the game, as they are given to what was packaged, and what must come of each."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.packaged.room import FailedError, Ran, Room

TUTORIAL = "dogger-bank-1904"


@dataclass(frozen=True)
class Try:
    """A command, its exit code, and what must be read in its answer. `file`: what it must have written, and in it."""

    words: tuple[str, ...]
    says: str
    code: int = 0
    file: tuple[str, str] = ("", "")


def tries() -> tuple[Try, ...]:
    """In this order: some read what others have written."""
    return (
        Try(("--help",), "simulate"),
        Try(("check", TUTORIAL), TUTORIAL),
        Try(("analyse", TUTORIAL, "--json"), '"frontier'),
        Try(("simulate", TUTORIAL, "--games", "4", "--workers", "2", "--json"), '"digest"'),
        Try(("compare", "portsmouth-lesson", "portsmouth-seminar", "--games", "0"), "portsmouth-seminar"),
        Try(("replay", "portsmouth-1905", "--json"), '"status": "ok"'),
        Try(("playthrough", TUTORIAL, "--story"), "1904"),
        Try(("report", TUTORIAL, "--out", "report.html"), "report.html", file=("report.html", "</html>")),
        Try(("print", "portsmouth-lesson", "--out", "pack.html"), "pack.html", file=("pack.html", "</html>")),
        Try(("print", "portsmouth-lesson", "--out", "pack.pdf", "--pdf"), "WeasyPrint", code=2),
        Try(("wall", "0000-0NDG-6AJV", "--scenario", "portsmouth-lesson", "--out", "wall.html"), "0000-0NDG-6AJV",
            file=("wall.html", "</html>")),
        Try(("new", "my-dispute"), "my-dispute", file=("my-dispute.yaml", "format: 1")),
        Try(("check", "my-dispute.yaml", "--play", "2", "--report", "page.html"), "my-dispute",
            file=("page.html", "</html>")),
        Try(("migrate", "my-dispute.yaml"), "format"),
        Try(("translate", "my-dispute.yaml", "ja"), "my-dispute.ja.yaml", file=("my-dispute.ja.yaml", "ja")),
        Try(("translate", TUTORIAL, "de"), "written", code=2),
        Try(("pack", TUTORIAL, "--author", "A", "--licence", "CC BY 4.0", "--out", "mine.zip"), "mine.zip"),
        Try(("analyse", "mine.zip", "--json"), '"frontier'),
        Try(("schema",), '"$schema"'),
        Try(("bench", TUTORIAL), "games"),
        Try(("play", TUTORIAL), "needs a screen", code=2),
        Try(("simulate", TUTORIAL, "--games", "1", "--dask", "tcp://127.0.0.1:1"), "Dask", code=2),
    )  # fmt: skip


def run(room: Room, program: tuple[str, ...], wanted: tuple[Try, ...]) -> str:
    """Give these commands to the program, one after the other; how it went, in words. Raises FailedError."""
    started = time.monotonic()
    for each in wanted:
        done = room.run(*program, *each.words)
        _judge(each, done, room)
    names = ", ".join(dict.fromkeys(each.words[0] for each in wanted))
    return f"{len(wanted)} commands answered as they should in {time.monotonic() - started:.0f} s: {names}"


def replayed(room: Room, program: tuple[str, ...], save: Path) -> dict[str, Any]:
    """What `replay --json` says of a save that must be whole. Raises FailedError."""
    found: dict[str, Any] = json.loads(room.fine(*program, "replay", str(save), "--json"))
    if found["status"] != "ok":
        raise FailedError(f"The save of the game that was played does not replay: {found}")
    return found


def _judge(each: Try, done: Ran, room: Room) -> None:
    line = " ".join(each.words)
    said = done.out + done.err
    if done.code != each.code or "Traceback" in said:
        raise FailedError(f"`{line}` ended with {done.code} instead of {each.code}:\n{said[-2000:]}")
    if each.says not in said:
        raise FailedError(f"`{line}` does not say {each.says}:\n{said[:2000]}")
    name, inside = each.file
    if name and inside not in (room.here / name).read_text(encoding="utf-8"):
        raise FailedError(f"`{line}` did not put {inside} in {name}.")
