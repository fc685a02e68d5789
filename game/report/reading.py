"""How hard an English text is to read: the Flesch-Kincaid grade, a school year from its sentences and syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['\u2019][a-z]+)?")
_SENTENCE = re.compile(r"[.!?]+(?=[\s\"'\u201d\u2019)\]*]|$)|\n\s*\n")
_VOWELS = re.compile(r"[aeiouyà-öø-ÿ]+")
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Col|Gen|Lt|No|vol|pp|etc)\.", re.IGNORECASE)
_SILENT = re.compile(
    r"[^aeiouyl]e$|[aeiouyl]le$|[^aeiouytdl]ed$|[aeiouyl]led$|[^aeiouylscgxzh]es$|[aeiouyl]les$|[tgp]hes$"
)
"""Endings whose `e` is not spoken: `peace`, `signed`, `called`, `names`; not `table`, `wanted`, `houses`."""
_APART = re.compile(
    r"(?<![ctsgx])i(?=a|ou|um|us)|(?<![ctsgxl])io(?!u)|(?<=li)o(?=n)(?<!llio)|(?<!g)eo(?!p)|[^aeiouqg]ua|[aeo]ing$|uyi"
    r"|[cr]rea(?=t)|idea|rea$|(?<!t)ie(?=t)|(?<=[lsc]c)ie|^cli(?=e)|uel$|eum$|^sci(?=e)"
)
"""Places where two vowels stand together and are spoken apart: `idea`, `quiet`, `serious`, `actual`, `going`."""
IRREGULAR = {"every": 2, "evening": 2, "evenings": 2, "business": 2, "colonel": 2, "area": 3, "areas": 3, "real": 1}
COMMON = frozenset(("the", "of", "and", "to", "a", "in", "is", "that", "it", "for", "was", "on", "be", "not", "with"))
COMMON_PER_CENT = 12
"""A text of which fewer words are among the commonest is not taken for English."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Sentences, words and syllables of texts."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    common: int = 0

    def plus(self, other: Measure) -> Measure:
        """Both together."""
        return Measure(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.common + other.common,
        )

    @property
    def english(self) -> bool:
        """Whether it may be taken for English."""
        return 100 * self.common >= COMMON_PER_CENT * self.words > 0

    @property
    def grade(self) -> int:
        """The school year (Flesch-Kincaid), in tenths, at least 0; a reader is about five years older than that."""
        if not self.words:
            return 0
        thousandths = 390 * self.words // max(1, self.sentences) + 11_800 * self.syllables // self.words - 15_590
        return max(0, (thousandths + 50) // 100)


def measure(text: str) -> Measure:
    """The measure of one text. Marks of emphasis are not counted, abbreviated titles end no sentence."""
    plain = _TITLES.sub("Mister", text.replace("*", " "))
    words = _WORD.findall(plain)
    sentences = sum(1 for part in _SENTENCE.split(plain) if _WORD.search(part))
    return Measure(
        sentences, len(words), sum(syllables(word) for word in words), sum(word.lower() in COMMON for word in words)
    )


def together(measures: Iterable[Measure]) -> Measure:
    """The measure of several texts as one."""
    whole = Measure()
    for one in measures:
        whole = whole.plus(one)
    return whole


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels; at least one."""
    bare = re.split(r"['\u2019]", word.lower())[0]
    if bare in IRREGULAR:
        return IRREGULAR[bare]
    count = len(_VOWELS.findall(bare)) + len(_APART.findall(bare))
    return max(1, count - bool(_SILENT.search(bare)))
