"""The names that a scenario's conditions and effects may use, and close matches for those they may not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.vocabulary import SHARED_METERS, SIDE_METERS

NONE = "none"
COUNTS = ("sitting", "barren", "settled")
SIDE_NUMBERS = (*SIDE_METERS, "walk_away")
STATES = ("ending", "ending_id", "blame", "cause", "war")
FLAGS = ("offer_stands", "final_stands", "text_stands", "final_date")
SIDE_WORDS = ("first", "second")
TESTS: Mapping[str, tuple[str, ...]] = {
    "fired": ("event",),
    "chosen": ("event", "answer"),
    "initialled": ("article",),
    "open": ("article",),
    "laid": ("article",),
    "withdrawn": ("article",),
    "used": ("side", "instrument"),
    "announced": ("side", "article"),
    "ratified": ("side",),
}
"""Each named test of a condition, with the kinds of its arguments."""

RESERVED = frozenset(
    (
        *("and", "or", "not", "is", "in", "true", "false", "own", "other", "both", "any", NONE),
        *COUNTS,
        *SHARED_METERS,
        *SIDE_NUMBERS,
        *STATES,
        *FLAGS,
        *("doctrine", "mandate", "position", "ordered"),
    )
)
"""Words that mean something in conditions already, so that no id may be one of them."""

SECTIONS: Mapping[str, str] = {
    "side": "sides",
    "article": "articles",
    "option": "articles",
    "track": "tracks",
    "number": "tracks",
    "doctrine": "doctrines",
    "instrument": "instruments",
    "event": "events",
    "answer": "events",
    "source": "sources",
    "ending": "endings",
    "war": "wars",
}
"""The part of a file in which each kind of name is written down."""


@dataclass(frozen=True, slots=True)
class Names:
    """All ids of a scenario.

    `ghosts` belong to parts that are broken themselves: nobody complains about them twice. `partial`: parts of the file
    some of whose ids could not be read, so that a name without a near match may be right. `unsure`: articles some of
    whose options could not be read.
    """

    sides: tuple[str, str]
    articles: Mapping[str, tuple[str, ...]]
    tracks: frozenset[str]
    events: Mapping[str, tuple[str, ...]]
    instruments: frozenset[str]
    doctrines: tuple[frozenset[str], frozenset[str]]
    endings: frozenset[str]
    wars: frozenset[str]
    sources: frozenset[str]
    mediator: bool
    ghosts: frozenset[str] = frozenset()
    partial: frozenset[str] = frozenset()
    unsure: frozenset[str] = frozenset()

    def side(self, word: str, own: Side | None) -> Side | None:
        """The side that `word` means; `own` and `other` only where an own side is known."""
        if own is not None and word in ("own", "other"):
            return own if word == "own" else own.other
        return next((side for side in BOTH_SIDES if self.sides[side] == word), None)

    def forgiven(self, word: str, known: Iterable[str], what: str) -> bool:
        """Whether an unknown word, meant to be a `what`, is the fault of something that is reported already."""
        section = SECTIONS.get(what.split()[0])
        in_doubt = section in self.partial
        if what.startswith("option of `"):
            in_doubt = what.split("`")[1] in self.unsure
        return word in self.ghosts or (in_doubt and not closest(word, known))

    def side_names(self, own: Side | None) -> tuple[str, ...]:
        """Every word for a side that may be used here."""
        return self.sides if own is None else (*self.sides, "own", "other")


def closest(word: str, known: Iterable[str]) -> str:
    """The name most like `word`, or nothing."""
    names = sorted(known)
    folded = {name.lower().replace("-", "_"): name for name in names}
    found = get_close_matches(word.lower().replace("-", "_"), list(folded), n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def suggestion(word: str, known: Iterable[str], most: int = 8) -> str:
    """A hint for an unknown `word`: the closest name, or the list when it is short."""
    names = sorted(known)
    match = closest(word, names)
    if match:
        return f"did you mean `{match}`?"
    if not names:
        return "there is none"
    listed = ", ".join(f"`{name}`" for name in names[:most])
    return f"known: {listed}" + (", …" if len(names) > most else "")
