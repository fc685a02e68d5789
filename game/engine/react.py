"""What a scenario says should follow from things that happen at the table (`reactions`)."""

from __future__ import annotations

from game.engine.play import Play
from game.engine.run_effects import run_effects
from game.kernel.sides import Side
from game.scenario.definition import Reaction


def react(play: Play, happening: str, by: Side | None, articles: tuple[int, ...] = ()) -> None:
    """Run once the effects of every reaction to `happening` by a side (None: both, or the table) over `articles`."""
    for number, reaction in enumerate(play.state.scenario.reactions):
        if reaction.on == happening and _fits(reaction, by, articles) and play.holds(reaction.when):
            place = reaction.article if reaction.article is not None else articles[0] if articles else 0
            run_effects(play, reaction.effects, f"reaction.{number}.{happening}.{place}")


def _fits(reaction: Reaction, by: Side | None, articles: tuple[int, ...]) -> bool:
    if reaction.by is not None and by is not None and reaction.by is not by:
        return False
    return reaction.article is None or reaction.article in articles
