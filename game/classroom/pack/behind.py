"""The sentences of a lesson behind the curtain: what speaks of numbers in code has another sentence there."""

from __future__ import annotations

from typing import Any

from game.report.teller import Lookup

OTHERS = frozenset({
    "class.role.delegation.2", "class.task.delegation.2",
    "print.acts.sub",
    "print.glossary.groups", "print.glossary.groups_text",
    "print.guide.aloud_2", "print.guide.beats_1", "print.guide.beats_3", "print.guide.beats_6", "print.guide.beats_8",
    "print.guide.beats_8_small", "print.guide.lead", "print.guide.prepare_1", "print.guide.prepare_2",
    "print.guide.prepare_2_small", "print.guide.start_2", "print.guide.start_4",
    "print.home.cable_2", "print.home.moves", "print.home.vote_1",
    "print.orders.war_how",
    "print.plan.caucus_do", "print.plan.caucus_do_apart", "print.plan.dispatch", "print.plan.dispatch_do",
    "print.plan.evening", "print.plan.evening_do", "print.plan.later",
    "print.roster.number",
    "print.simple.do_4",
    "print.tables.homes_cable",
})  # fmt: skip
"""The keys that have another sentence, under the same key with `_curtain` behind it and the same parameters."""
DROPPED = frozenset({"print.guide.beats_4", "print.guide.beats_5", "print.guide.wrong_3", "print.guide.wrong_4"})
"""Entries of the guide that are only about numbers and code cards."""


def behind(t: Lookup) -> Lookup:
    """The lookup of a lesson behind the curtain."""

    def said(key: str, **params: Any) -> str:
        return t(f"{key}_curtain" if key in OTHERS else key, **params)

    return said
