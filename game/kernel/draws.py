"""Chance by name: every draw is a hash of seed, stream and index, so that adding one changes no other (R17)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

PER_MILLE = 1000
LOWEST_CHANCE = 20
HIGHEST_CHANCE = 980


def draw(seed: str, stream: str, index: int, bound: int) -> int:
    """A whole number in 0..bound-1, the same on every machine for the same arguments.

    Raises ValueError when `bound` is less than one.
    """
    if bound < 1:
        raise ValueError(f"a draw needs a bound of at least 1, not {bound}")
    text = f"{seed}\x1f{stream}\x1f{index}".encode()
    number = int.from_bytes(hashlib.blake2b(text, digest_size=16).digest(), "big")
    return number % bound


def pick(seed: str, stream: str, index: int, weights: tuple[int, ...]) -> int:
    """The position chosen among `weights` (non-negative, at least one above zero)."""
    ticket = draw(seed, stream, index, sum(weights))
    for position, weight in enumerate(weights):
        ticket -= weight
        if ticket < 0:
            return position
    raise ValueError("weights must be non-negative with a positive sum")


@dataclass(frozen=True, slots=True)
class Draws:
    """A private well of named draws, from which no draw leads back to the seed of the game."""

    key: str

    def below(self, stream: str, index: int, bound: int) -> int:
        """A whole number in 0..bound-1."""
        return draw(self.key, stream, index, bound)

    def happens(self, stream: str, index: int, chance: int) -> bool:
        """Whether something of `chance` per mille happens."""
        return draw(self.key, stream, index, PER_MILLE) < chance


def private_draws(seed: str, who: str) -> Draws:
    """The well that a computer player called `who` draws from."""
    return Draws(hashlib.blake2b(f"{seed}\x1fai\x1f{who}".encode(), digest_size=16).hexdigest())


@dataclass(frozen=True, slots=True)
class Term:
    """One signed reason in a sum: a name and its weight."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Chance:
    """A chance in per mille with the signed terms that it is the sum of."""

    terms: tuple[Term, ...]

    @property
    def raw(self) -> int:
        """The plain sum of the terms."""
        return sum(term.value for term in self.terms)

    @property
    def per_mille(self) -> int:
        """The sum clamped to 20..980, so that nothing is certain."""
        return max(LOWEST_CHANCE, min(HIGHEST_CHANCE, self.raw))
