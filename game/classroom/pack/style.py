"""The sizes of everything on paper: the layout reckons with them, and the style sheet is written from them."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.pack.metrics import FACES, INSTEAD, MM_A_POINT

TEXT_WIDTH = 170.0
HEAD_OVER, FOOT_UNDER = 11.0, 9.5
"""How far above the text a page's head begins, and how far below it its foot ends at most, in millimetres."""
SPARE = 1.5
"""Millimetres at the foot of the text that the layout leaves free, since browsers round."""
CELL_SIDE, CELL_TOP, TIGHT_TOP = 1.5, 0.75, 0.12
ITEM_INDENT = 5.0
SYMBOL = 5.3
"""How high a line with the sign of a sitting is, whatever the size of its letters."""
BOX_SIDE, BOX_TOP = 4.0, 2.5
GUTTER = 7.0
ITEM_SHARE = 0.6
"""Of the room round a paragraph stands under an entry of a list."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A size of paper in millimetres. `top`, `foot`: what the text leaves free above and below."""

    name: str
    width: float
    height: float
    top: float = 21.0
    foot: float = 18.0

    @property
    def side(self) -> float:
        """The margin on the left and on the right."""
        return (self.width - TEXT_WIDTH) / 2

    @property
    def room(self) -> float:
        """How high the text may be."""
        return self.height - self.top - self.foot


PAPERS = {"a4": Paper("A4", 210.0, 297.0), "letter": Paper("letter", 215.9, 279.4, 18.5, 15.5)}


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of text is set: face, size and line in points, room before and after in points."""

    face: str
    size: float
    line: float
    before: float = 0.0
    after: float = 0.0

    def line_mm(self, scale: int) -> float:
        """The height of a line in millimetres."""
        return self.line * scale / 1000 * MM_A_POINT

    def room_mm(self, scale: int) -> float:
        """Room before and after together, in millimetres."""
        return (self.before + self.after) * scale / 1000 * MM_A_POINT


BASE = 10.0
"""Size in points that the sizes below are related to in the style sheet."""
STYLES = {
    "title": Style("display", 23.0, 27.0, 0.0, 2.0),
    "sub": Style("italic", 12.5, 16.0, 0.0, 8.0),
    "more": Style("display", 14.0, 18.0, 0.0, 7.0),
    "head": Style("display", 13.0, 16.5, 9.0, 3.0),
    "part": Style("bold", 11.6, 14.6, 5.0, 1.5),
    "lead": Style("italic", 12.6, 16.6, 0.0, 6.0),
    "body": Style("text", 11.4, 14.8, 0.0, 4.5),
    "note": Style("italic", 10.2, 13.0, 0.0, 4.0),
    "strong": Style("bold", 11.4, 14.8, 0.0, 4.5),
    "plain": Style("plain", 12.0, 17.0, 0.0, 6.0),
    "plain_head": Style("plain_bold", 12.6, 17.0, 7.0, 2.0),
    "choice": Style("plain", 11.4, 15.2),
    "cell": Style("text", 10.3, 12.8),
    "small": Style("text", 9.3, 11.6),
    "code": Style("code", 10.6, 11.6),
    "figure": Style("bold", 12.0, 14.0),
    "huge": Style("code", 34.0, 42.0, 4.0, 6.0),
}
SCALES = (1160, 1120, 1080, 1040, 1000, 960, 920, 880, 840, 800)
"""How far letters may grow or shrink for a sheet to fill its number of sides, in thousandths; the largest that fits."""


def rules() -> str:
    """The style sheet's part that follows from these numbers."""
    lines = []
    for name, style in STYLES.items():
        before, after, em = style.before / style.size, style.after / style.size, style.size / BASE
        named = name.replace("_", "-")
        lines.append(
            f".k-{named} {{ font-family: {family(style.face)}; {_cut(style.face)}font-size: {em:.3f}em; "
            f"line-height: {style.line / style.size:.4f}; padding: {before:.4f}em 0 {after:.4f}em; }}"
        )
        lines.append(f"li.k-{named} {{ padding-top: 0; padding-bottom: {(before + after) * ITEM_SHARE:.4f}em; }}")
    return "\n".join(lines)


def family(name: str) -> str:
    """The CSS family of a face, with what stands in for letters that it lacks."""
    kind = "monospace" if name == "code" else "sans-serif" if name.startswith("plain") else "serif"
    return ", ".join([f'"Pack {one}"' for one in (name, *INSTEAD[name])] + [kind])


def _cut(name: str) -> str:
    """Faces are named one by one, so none is ever slanted or thickened by the machine."""
    if name not in FACES:
        raise KeyError(name)
    return "font-style: normal; font-weight: normal; "
