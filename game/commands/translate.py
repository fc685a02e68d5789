"""`translate`: the file in which a scenario is put into another language."""

from __future__ import annotations

from game.commands.shared import FAULTS, FINE, find_scenario, load_found, say, say_json
from game.kernel.errors import BrokenScenario
from game.scenario.render import render_all
from game.ui.strings import LANGUAGES
from game.workshop.translations import write_translation


def run_translate(word: str, language: str, translator: str, as_json: bool) -> int:
    """Write or update the file; 1 when something in it cannot be used. Raises GameError."""
    path = find_scenario(word)
    scenario = load_found(path).scenario
    if scenario is None:
        raise BrokenScenario(f"{word} cannot be played.")
    written = write_translation(path, scenario, language, translator)
    if as_json:
        say_json(written.data())
        return FINE if written.ok else FAULTS
    errors = [one for one in written.problems if one.is_error]
    if errors:
        say(render_all(errors, str(written.path), written.text))
    say(f"{written.path}: {written.done:,} of {written.texts:,} texts are in this language")
    if language not in LANGUAGES:
        known = ", ".join(f"`{one}`" for one in LANGUAGES)
        say(f"The game itself is read in {known}. It cannot be set to `{language}` yet: nobody will see these texts.")
    return FAULTS if errors else FINE
