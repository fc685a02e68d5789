"""What a process asks of the system, by strace: which files it would change, and which sockets it opens."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

CHANGES = (
    "open", "openat", "openat2", "creat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat",
    "rmdir", "link", "linkat", "symlink", "symlinkat", "truncate", "mknod", "mknodat", "chmod", "fchmodat", "chown",
    "lchown", "fchownat", "setxattr", "lsetxattr",
)  # fmt: skip
"""Calls with a path that may change what lies there; those that this machine does not know are left out by strace."""
OPENS = ("open", "openat", "openat2")
HARMLESS = ("ENOENT", "EEXIST")
"""Failures that are no attempt at something forbidden: nothing is there, or the folder is there already."""
_LINE = re.compile(r"^(\d+) +(.*)$")
_CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\w+|\?)(?:<.*>)?(?: (E[A-Z]+))?")
_PATH = re.compile(r'(?:(AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE")


@dataclass(frozen=True)
class Call:
    """One system call. `failed`: why it failed, or empty."""

    name: str
    words: str
    failed: str

    def changed(self, here: Path) -> tuple[Path, ...]:
        """The paths that this call would change, for a process that was started in `here`."""
        if self.name not in CHANGES or self.failed in HARMLESS:
            return ()
        if self.name in OPENS and not _WRITES.search(self.words):
            return ()
        found = [Path(base or here) / text for _, base, text in _PATH.findall(self.words)]
        return tuple(path for path in (found[1:] if "symlink" in self.name else found))


def tracer(calls: Path) -> tuple[str, ...]:
    """What stands before a command so that its calls are written to a file. The test is skipped where there is none.

    The command keeps the process that was started: whoever waits for it or looks for its window finds it.
    """
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("no look at system calls without strace")
    if subprocess.run([strace, "-D", "-o", str(calls), "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    wanted = ",".join(("%network", *(f"?{name}" for name in CHANGES)))
    return (strace, "-D", "-f", "-y", "-qq", "-s", "512", "-e", f"trace={wanted}", "-o", str(calls))


def read_calls(file: Path) -> Iterator[Call]:
    """The calls of all processes and threads; those that were interrupted are put together again."""
    waiting: dict[str, str] = {}
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines():
        match = _LINE.match(line)
        if match is None:
            continue
        process, text = match[1], match[2]
        if text.endswith("<unfinished ...>"):
            waiting[process] = text.removesuffix("<unfinished ...>").rstrip()
            continue
        if text.startswith("<... "):
            text = waiting.pop(process, "") + text.split(" resumed>", 1)[-1]
        call = _CALL.match(text)
        if call is not None:
            yield Call(call[1], call[2], call[4] or "")
