"""`playthrough`: one game as text."""

from __future__ import annotations

from game.commands.replay import story, strings_of
from game.commands.shared import FINE, find_scenario, load_found, say
from game.session.edition import edition_of
from game.workshop.players import levels_of
from game.workshop.playthrough import Request, played, playthrough
from game.workshop.task import instructions_for


def run_playthrough(word: str, seed: str, levels: str, instructions: str, *, as_story: bool = False) -> int:
    """Print a game between computer delegations: with every view and figure, or `as_story` what was done, in words."""
    edition = edition_of(load_found(find_scenario(word)))
    request = Request(seed, levels_of(levels), instructions_for(edition.scenario, seed, instructions))
    if as_story:
        match = played(edition, request)
        lines = [edition.scenario.title, *story(match, strings_of(edition.scenario)), ""]
        say("\n".join([*lines, f"digest: {match.digest}"]))
        return FINE
    for line in playthrough(edition, request):
        say(line)
    return FINE
