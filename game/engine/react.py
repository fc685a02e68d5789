"""What a scenario says should follow from things that happen at the table (`reactions`)."""

from __future__ import annotations

from game.engine.play import Play
from game.engine.run_effects import run_effects
from game.kernel.sides import Side


def react(play: Play, happening: str, by: Side | None, article: int | None) -> None:
    """Run the effects of every reaction to `happening`, by that side, on that article."""
    for number, reaction in enumerate(play.state.scenario.reactions):
        if reaction.on != happening:
            continue
        if reaction.by is not None and reaction.by is not by:
            continue
        if reaction.article is not None and reaction.article != article:
            continue
        if play.holds(reaction.when):
            place = 0 if article is None else article
            run_effects(play, reaction.effects, f"reaction.{number}.{happening}.{place}")
