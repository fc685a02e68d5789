"""`schema`: the JSON Schema of scenario files."""

from __future__ import annotations

from game.commands.shared import FINE, say
from game.scenario.schema import schema_text


def run_schema() -> int:
    """Print the schema, as it lies beside the scenarios."""
    say(schema_text().rstrip("\n"))
    return FINE
