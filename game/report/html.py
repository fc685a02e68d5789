"""Pages for paper: one HTML file with all there is, to be read in a browser or printed; nothing is fetched for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from game import paths
from game.kernel.sides import Side
from game.report import svg
from game.report.blocks import Block, Page
from game.report.charts import Chart
from game.report.pages import pages
from game.report.teller import Lookup, Teller

TEMPLATE = "report.html.j2"
_BOLD, _ITALIC = re.compile(r"\*\*(.+?)\*\*"), re.compile(r"(?<!\\)\*(.+?)\*")


@dataclass(frozen=True, slots=True)
class Game:
    """One finished game as the template takes it."""

    number: int
    tell: Teller
    pages: tuple[Page, ...]

    @property
    def title(self) -> str:
        """The conference."""
        return self.tell.shown.title

    @property
    def players(self) -> str:
        """Who played each side."""
        return " ".join(self.tell.player(side) for side in Side)

    @property
    def terms(self) -> list[tuple[str, str, str]]:
        """The treaty that was made: name, where it stands and the wording; empty without one."""
        made = self.tell.found.plane.made
        if made is None:
            return []
        cards = self.tell.shown.articles
        return [
            (self.tell.article(n), self.tell.option(n, option), cards[n].options[option].treaty)
            for n, option in enumerate(made.treaty)
        ]


def report_html(tellers: Sequence[Teller]) -> str:
    """The report of finished games, one after another. Raises ValueError when there are none."""
    if not tellers:
        raise ValueError("a report is of at least one game")
    games = tuple(Game(n, tell, pages(tell)) for n, tell in enumerate(tellers, 1))
    return written(TEMPLATE, tellers[0].t, games=games)


def written(template: str, t: Lookup, **given: object) -> str:
    """A page from a template of ours; `t` looks up its sentences, `given` are its other names."""
    from jinja2 import Environment, FileSystemLoader  # here, so that a game without a report does not load it
    from markupsafe import Markup

    loader = FileSystemLoader(str(paths.assets() / "templates"))
    world = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)

    def safe(make: Callable[..., str]) -> Callable[..., Markup]:
        """What is made of parts that have been escaped, marked as such."""
        return lambda *parts: Markup(make(*parts))  # noqa: S704

    world.filters["prose"] = safe(prose)
    drawing = {"kind": kind, "chart": safe(chart_svg), "sample": safe(sample), "side": side_class}
    return world.get_template(template).render(t=t, **drawing, **given)


def kind(block: Block) -> str:
    """The name of a block's kind, for the template."""
    return type(block).__name__.lower()


def chart_svg(chart: Chart, game: int) -> str:
    """A chart with ids of its own."""
    return svg.svg(chart, chart_name(chart, game))


def chart_name(chart: Chart, game: int) -> str:
    """What the ids of a chart begin with."""
    return f"g{game}-{chart.id.replace('.', '-')}"


def sample(shape: str, chart: Chart, game: int) -> str:
    """A sample of the legend of a chart."""
    return svg.sample(shape, chart_name(chart, game))


def side_class(side: Side | None) -> str:
    """The class of what belongs to a side."""
    return "" if side is None else "first" if side is Side.FIRST else "second"


def prose(text: str) -> str:
    """A text with its marks for bold and italic, everything else escaped; paragraphs stay apart."""
    parts = [part.strip() for part in text.split("\n") if part.strip()]
    bold = [_BOLD.sub(r"<strong>\1</strong>", escape(part, quote=False)) for part in parts]
    marked = [_ITALIC.sub(r"<em>\1</em>", part) for part in bold]
    return "<br>".join(part.replace("\\*", "*").replace("\\\\", "\\") for part in marked)
