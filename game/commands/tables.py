"""Tables of plain text for a terminal, a pipe or a file: the same everywhere, without colour."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable, Sequence

WIDTH = 100


def table(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> str:
    """A table with its title over it; the first `left` columns are words, the others figures set to the right."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    grid = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, head in enumerate(heads):
        words = number < left
        grid.add_column(head, justify="left" if words else "right", overflow="fold", no_wrap=not words)
    for row in rows:
        grid.add_row(*row)
    page = io.StringIO()
    Console(file=page, width=WIDTH, color_system=None, markup=False, highlight=False, emoji=False).print(grid)
    return "\n".join([textwrap.fill(title, WIDTH), *(line.rstrip() for line in page.getvalue().rstrip().splitlines())])


def whole(number: float | None) -> str:
    """A figure with its thousands set apart; a dash for none."""
    return "\u2013" if number is None else f"{round(number):,}"


def per_cent(part: float | None, of: float = 1.0) -> str:
    """A share in per cent with one decimal; a dash for none."""
    return "\u2013" if part is None or not of else f"{100 * part / of:.1f} %"
