"""Every target by its name. Imported when a target is asked for, so that what watches imports can be there before."""

from __future__ import annotations

from tests.fuzz.target import Target

NAMES = (
    "scenarios", "saves", "packs", "codes", "translations", "records", "maps", "lessons", "drafts", "settings", "walls",
    "journals", "command_lines", "streams",
)  # fmt: skip


def target(name: str) -> Target:
    """The target of this name. Raises KeyError."""
    return {each.name: each for each in _of(name)}[name]


def _of(name: str) -> tuple[Target, ...]:
    match name:
        case "scenarios":
            from tests.fuzz.targets import scenarios

            return (scenarios.TARGET,)
        case "saves":
            from tests.fuzz.targets import saves

            return (saves.TARGET,)
        case "packs":
            from tests.fuzz.targets import packs

            return (packs.TARGET,)
        case "codes":
            from tests.fuzz.targets import codes

            return (codes.TARGET,)
        case "command_lines":
            from tests.fuzz.targets import command_lines

            return (command_lines.TARGET,)
        case "streams":
            from tests.fuzz.targets import streams

            return (streams.TARGET,)
    from tests.fuzz.targets import beside

    return beside.TARGETS
