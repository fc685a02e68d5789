"""Hostile files: each is refused with a sentence, quickly, and nothing is raised."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from game.scenario.loader import load, load_text
from game.scenario.render import render_all

from .helpers import harbour

HOSTILE: dict[str, tuple[str, str]] = {
    "empty": ("", "E107"),
    "only comments": ("# nothing\n", "E107"),
    "a list": ("- a\n- b\n", "E107"),
    "a scalar": ("hello", "E107"),
    "several documents": ("format: 1\n---\nformat: 1\n", "E107"),
    "nul": ("format: 1\nid: a\0b\n", "E102"),
    "escape character": ("format: 1\nid: a\x1bb\n", "E102"),
    "line separator": ("format: 1\nid: a\u2028b\n", "E102"),
    "lone surrogate": ("format: 1\nid: a\ud800b\n", "E102"),
    "lone surrogate escape": ('format: 1\nid: "\\ud800"\n', "E103"),
    "tab": ("format: 1\n\tid: a\n", "E104"),
    "brackets": ("a: " + "[" * 400_000, "E106"),
    "braces": ("a: " + "{" * 400_000, "E109"),
    "nested maps": ("".join(" " * n + f"k{n}:\n" for n in range(900))[:500_000], "E106"),
    "nested dashes": ("a:\n " + "- " * 5000 + "x", "E106"),
    "many nodes": ("a: [" + "x," * 100_000 + "]", "E106"),
    "alias bomb": ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "E105"),
    "alias": ("a: x\nb: *a\n", "E105"),
    "object tag": ("a: !!python/object/apply:os.system ['true']\n", "E105"),
    "tag": ("a: !!int 3\n", "E105"),
    "own tag": ("a: !x 3\n", "E105"),
    "tag directive": ("%TAG ! tag:x,2000:\n---\na: b\n", "E105"),
    "merge": ("a: {b: c}\nd:\n  <<: {e: f}\n", "E105"),
    "list as key": ("? [a, b]\n: c\n", "E109"),
    "mapping as key": ("{a: b}: c\n", "E109"),
    "large": ("a: " + "x" * 600_000, "E101"),
    "unclosed quote": ('a: "b\nc: d\n', "E103"),
    "reserved": ("a: @b\n", "E103"),
    "percent": ("a: %b\n", "E103"),
    "bad escape": ('a: "\\q"\n', "E103"),
}


MENDED = ("tab", "unclosed quote", "percent", "reserved")
"""A slip of the pen: what else is wrong with the file is told as well."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_refused(name: str) -> None:
    """What YAML can be abused for is refused with one code, in no time, in few words."""
    text, code = HOSTILE[name]
    began = time.process_time()
    loaded = load_text(text, "hostile.yaml")
    assert time.process_time() - began < 2
    assert loaded.scenario is None
    codes = [one.code for one in loaded.problems]
    assert codes == [code] or (name in MENDED and code in codes)
    assert len(render_all(loaded.problems, loaded.name, loaded.text)) < 2500


@pytest.mark.parametrize(
    "line",
    ["# ignore " * 50_000 + "E1", "# ignore E410" + " " * 400_000 + "x", "#" + " " * 400_000 + "ignor",
     "# ignore " + "E410, " * 60_000 + "x", "a: b" + " #" * 200_000, "# ignore E410: " + " x" * 200_000],
    ids=["comments", "spaces", "more spaces", "codes", "signs", "a long reason"],
)  # fmt: skip
def test_a_long_comment_takes_no_time(line: str) -> None:
    """Half a megabyte of comment is read in a moment, whatever stands in it."""
    began = time.process_time()
    load_text(f"{line}\n", "x")
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    "value",
    ["9" * 5000, "017", "1_000", "1e3", "0x10", "3.0", "+3", " ", "12:30", "no", "~", "-0x1", "\u0663", "\uff13"],
)
def test_only_plain_whole_numbers_are_numbers(value: str) -> None:
    """Digits with signs, points, other scripts or other bases are not taken for numbers."""
    loaded = load_text(harbour().replace("start: 40", f'start: "{value}"'), "x")
    assert [one.code for one in loaded.problems] in (["E203"], ["E204"])


@pytest.mark.parametrize("data", [b"\xff\xfe\x00a", b"\x80", bytes(range(256)), b"a" * 600_000, b""])
def test_bytes_that_are_no_text(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no text, too many, or none are one problem."""
    path = tmp_path / "x.yaml"
    path.write_bytes(data)
    loaded = load(path)
    assert loaded.scenario is None
    assert len(loaded.problems) == 1


@pytest.mark.parametrize("path", ["/nonexistent/x.yaml", "/", "a\0b", ""])
def test_files_that_cannot_be_read(path: str) -> None:
    """A path that leads nowhere, to a folder, or that cannot be one is one problem."""
    loaded = load(path)
    assert [one.code for one in loaded.problems] == ["E101"]


def test_five_thousand_articles() -> None:
    """A file of far too many articles is refused in a moment."""
    rows = "".join(f"  - {{id: a{n}}}\n" for n in range(5000))
    began = time.process_time()
    loaded = load_text("format: 1\narticles:\n" + rows, "x")
    assert time.process_time() - began < 2
    assert loaded.scenario is None
    assert loaded.problems


def test_marks_and_line_ends_of_other_systems() -> None:
    """Another system's byte order mark and line ends are no problem."""
    loaded = load_text("\ufeff" + harbour().replace("\n", "\r\n"), "x")
    assert loaded.problems == ()
    assert loaded.scenario is not None


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_file_never_raises(data: st.DataObject) -> None:
    """A file with lines cut, emptied or doubled loads or has problems."""
    lines = harbour().split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.integers(0, 3)):
            case 0:
                del lines[at]
            case 1:
                lines[at] = (
                    lines[at].partition(":")[0] + ": " + data.draw(st.sampled_from(["", "x", "[]", "{}", "1", "[{}]"]))
                )
            case 2:
                lines[at] = lines[data.draw(st.integers(0, len(lines) - 1))]
            case _:
                lines[at] = data.draw(st.text(max_size=30))
    text = "\n".join(lines)
    loaded = load_text(text, "x")
    assert (loaded.scenario is None) == any(one.is_error for one in loaded.problems)
    render_all(loaded.problems, "x", loaded.text)


SLIPS_OF_HALF_A_MEGABYTE = {
    "a text in braces": "x: {a: " + "b " * 150_000 + ": c: d}",
    "a long line and one too far in": "a: " + "word " * 80_000 + "\nb: c\n  d: e",
    "eight thousand lines astray": "\n".join(" " * (n % 7) + f"k{n}: v" for n in range(8000)),
    "quotes never closed": "\n".join(f'a{n}: "b' for n in range(30_000)),
    "apostrophes in quotes": "\n".join(f"a{n}: 'b's c'" for n in range(25_000)),
    "dashes": "- " * 200_000 + "x: y: z",
    "tabs in lines": "\n".join(f"a{n}: b\tc" for n in range(30_000)),
    "numbers after signs": "\n".join(f"a{n}: b #{n}" for n in range(30_000)),
}


@pytest.mark.parametrize("name", SLIPS_OF_HALF_A_MEGABYTE)
def test_looking_for_slips_takes_no_time(name: str) -> None:
    """However large and however wrong, what may have been meant is looked for in a second or two."""
    began = time.process_time()
    loaded = load_text(SLIPS_OF_HALF_A_MEGABYTE[name], "x")
    assert time.process_time() - began < 1.5
    assert loaded.scenario is None
    assert 1 <= len(loaded.problems) <= 500


def test_a_text_full_of_flaws_is_told_in_few_words() -> None:
    """Ninety thousand placeholders in one text are not ninety thousand problems."""
    loaded = load_text(harbour().replace("Nothing moves.", '"' + "{a} " * 90_000 + '"', 1), "x")
    assert 1 <= len(loaded.problems) <= 20


@pytest.mark.parametrize("end", ["", "\n", "\n\n   \n"])
def test_what_is_missing_at_the_end_is_told_behind_the_last_words(end: str) -> None:
    """No problem stands on a line that the file does not have, or that is blank."""
    loaded = load_text(harbour()[: harbour().index("name: ") + 2] + end, "x")
    lines = loaded.text.split("\n")
    assert loaded.errors
    assert all(one.line <= len(lines) and lines[one.line - 1].strip() for one in loaded.errors)
