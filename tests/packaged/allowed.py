"""Which licences the game may stand on, and how packages that do not say theirs exactly are to be read."""

from __future__ import annotations

import re
from collections.abc import Mapping

FREE = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "HPND", "ISC", "MIT", "MIT-0", "MIT-CMU",
    "MPL-1.1", "MPL-2.0", "PSF-2.0", "Unlicense", "Zlib",
})  # fmt: skip
"""Under these anything may be used here."""
LIBRARY = frozenset({"LGPL-2.1-only", "LGPL-2.1-or-later"})
"""Let in for a library that lies in files of its own, where whoever has the game can put another in its place."""
TOOL = frozenset({"GPL-2.0-or-later WITH Bootloader-exception"})
"""Let in for what builds: the exception leaves what is built under its own terms."""
LIBRARIES = frozenset({"pygame-ce"})
TOOLS = frozenset({"pyinstaller"})

READ: Mapping[str, str] = {
    "accesskit": "Apache-2.0 OR MIT",  # names none; LICENSE-APACHE and LICENSE-MIT lie in it
    "altgraph": "MIT",
    "atheris": "Apache-2.0",
    "macholib": "MIT",
    "pygame-ce": "LGPL-2.1-only",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",  # COPYING.txt, first section
    "pyinstaller-hooks-contrib": "GPL-2.0-or-later OR Apache-2.0",  # what runs in the program is under Apache-2.0
    "pyphen": "MPL-1.1 OR LGPL-2.1-or-later OR GPL-2.0-or-later",  # COPYING: any of the three
}
"""What was read in the licence files of packages whose metadata is silent or not exact."""

SPDX: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD License": "BSD",
    "ISC License": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""Names in words, as SPDX writes them. `BSD` alone is told apart by the text of the licence."""


def fine(name: str, licence: str) -> bool:
    """Whether a package may be used under an SPDX expression: of `OR` one must be let in, of `AND` all."""
    known = FREE | (LIBRARY if name in LIBRARIES else frozenset()) | (TOOL if name in TOOLS else frozenset())
    plain = re.sub(r"[()]", "", licence)
    return any(all(each.strip() in known for each in way.split(" AND ")) for way in plain.split(" OR "))
