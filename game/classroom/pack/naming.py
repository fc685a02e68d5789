"""The name of a pack's file: whatever is unusual in it is named, so that no pack takes another's name."""

from __future__ import annotations

from game.classroom.number import HISTORICAL
from game.classroom.pack.kit import Kit

MINUTE = 60
MINUTES, PUPILS, PAPER, LANGUAGE = 45, 30, "a4", "en"
"""A lesson and a paper that the name of the file says nothing of."""


def stem_of(kit: Kit, paper: str, *, minimum: bool = False) -> str:
    """The name without its ending: scenario and lesson number, then whatever differs from the usual pack with code
    cards; two packs have one name only where they are of the same lesson, on the same paper.
    """
    public = kit.public
    plan, language = public.plan, public.t("print.language")
    more = (
        "curtain" if public.curtain else "",
        "small" if minimum else "",
        "drawn" if kit.how != HISTORICAL else "",
        f"{plan.minutes}min" if plan.minutes != MINUTES else "",
        f"{public.pupils}pupils" if public.pupils != PUPILS else "",
        f"late{plan.late // MINUTE}" if plan.late else "",
        paper if paper != PAPER else "",
        language if language != LANGUAGE else "",
    )
    return "-".join((kit.scenario.id, str(public.number), *(word for word in more if word)))
