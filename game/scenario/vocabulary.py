"""The closed lists of words of a scenario file: what may stand for a kind, a mark, a happening, and the meters."""

from __future__ import annotations

from typing import Literal, get_args

Mark = Literal["documented", "inferred", "invented"]
LineKind = Literal["soft", "firm", "hard", "never"]
Messages = Literal["telegraph", "letters"]
Leaving = Literal["train", "passports", "ship", "notice"]
Form = Literal["telegram", "newspaper", "letter", "note", "minutes"]
EndingKind = Literal[
    "ratified",
    "repudiated",
    "broken_off",
    "broken_off_final",
    "adjourned",
    "recalled",
    "government_fell",
    "exhausted",
]
InstrumentKind = Literal[
    "announce",
    "press",
    "confide",
    "appeal",
    "ask_text",
    "sound_out",
    "cable",
    "probe",
    "probe_war",
    "stall",
    "plain",
]
Moment = Literal[
    "dossier",
    "papers",
    "question",
    "positions",
    "present",
    "draft",
    "offer",
    "answer",
    "need",
    "signing",
    "train",
    "evening",
    "card",
    "text",
    "guess",
    "verdict",
]
Happening = Literal[
    "presented",
    "offered",
    "initialled",
    "reopened",
    "declined",
    "withdrawn",
    "final_laid",
    "final_refused",
    "softened",
    "announced",
    "broken_word",
    "train",
    "stayed",
    "signing_refused",
    "fruitful",
    "barren",
]
"""What reactions may follow. Each happens by a side and over an article, except the last two, which are the table's."""

ENDING_KINDS: tuple[EndingKind, ...] = get_args(EndingKind)
MOST_TREATIES = 2**36
"""How many treaties a scenario may have at most: so many can be told apart in the code that a finished game shows."""
SIDE_METERS = ("standing", "influence", "patience", "credibility", "goodwill")
SHARED_METERS = ("rapport", "world", "mediator_patience")
PlaceKind = Literal["capital", "town", "station", "port", "fortress", "harbour", "strait", "beyond"]
LineMark = Literal["railway", "other_railway", "front", "coast", "parallel"]
LetterKind = Literal["country", "province", "island", "water", "river"]
AreaWord = Literal["region", "line", "place"]
Manner = Literal[
    "ceded", "leased", "protected", "joint", "restored", "neutral", "evacuated", "guarded", "closed", "open", "held"
]
"""In what way a clause touches a piece of the map: words that the window has a text for."""
