"""`playthrough`: one game as text."""

from __future__ import annotations

from game.commands.shared import FINE, find_scenario, load_found, say
from game.session.edition import edition_of
from game.workshop.players import levels_of
from game.workshop.playthrough import Request, playthrough
from game.workshop.simulate import instructions_for


def run_playthrough(word: str, seed: str, levels: str, instructions: str) -> int:
    """Print a game between computer delegations."""
    edition = edition_of(load_found(find_scenario(word)))
    request = Request(seed, levels_of(levels), instructions_for(edition.scenario, seed, instructions))
    for line in playthrough(edition, request):
        say(line)
    return FINE
