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

INSIDE: Mapping[str, str] = {
    "FLAC": "BSD-3-Clause",
    "SDL2": "Zlib",
    "SDL2_image": "Zlib",
    "SDL2_mixer": "Zlib",
    "SDL2_ttf": "Zlib",
    "brotlicommon": "MIT",
    "brotlidec": "MIT",
    "bz2": "bzip2-1.0.6",
    "crypto": "Apache-2.0",
    "ffi": "MIT",
    "fluidsynth": "LGPL-2.1-or-later",
    "freetype": "FTL",
    "gcc_s": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "harfbuzz": "MIT",
    "jpeg": "IJG AND BSD-3-Clause AND Zlib",
    "lzma": "0BSD",
    "mpg123": "LGPL-2.1-only",
    "ogg": "BSD-3-Clause",
    "opus": "BSD-3-Clause",
    "opusfile": "BSD-3-Clause",
    "png16": "libpng-2.0",
    "python": "PSF-2.0",
    "sharpyuv": "BSD-3-Clause",
    "sndfile": "LGPL-2.1-or-later",
    "ssl": "Apache-2.0",
    "stdc++": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "tiff": "libtiff",
    "uuid": "BSD-3-Clause",
    "vorbis": "BSD-3-Clause",
    "vorbisenc": "BSD-3-Clause",
    "vorbisfile": "BSD-3-Clause",
    "wavpack": "BSD-3-Clause",
    "webp": "BSD-3-Clause",
    "webpdemux": "BSD-3-Clause",
    "webpmux": "BSD-3-Clause",
    "xmp": "MIT",
    "z": "Zlib",
}
"""Libraries in C that travel in the portable folder with pygame-ce and Python, under the licences of their projects.
Each lies in a file of its own, so that another can be put in the place of one under the LGPL."""

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


def library(file: str) -> str:
    """The name in `INSIDE` of a shared library's file: `libSDL2_ttf-2-e69aa315.0.so.0.2400.0` is `SDL2_ttf`."""
    plain = file.removeprefix("lib").split(".so")[0].split(".")[0]
    return re.sub(r"(-[0-9a-f]+)*$|(?<=python)3$", "", plain)


def fine(name: str, licence: str) -> bool:
    """Whether a package may be used under an SPDX expression: of `OR` one must be let in, of `AND` all."""
    known = FREE | (LIBRARY if name in LIBRARIES else frozenset()) | (TOOL if name in TOOLS else frozenset())
    plain = re.sub(r"[()]", "", licence)
    return any(all(each.strip() in known for each in way.split(" AND ")) for way in plain.split(" OR "))
