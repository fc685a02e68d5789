"""The lesson number: six letters on every sheet, from which instructions, cards and symbols are drawn.

What it fixes is what is printed. The chance of the game itself comes from a second seed, made when the lesson starts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from game.classroom.crockford import read, written
from game.kernel.draws import Draws, pick
from game.kernel.sides import BySide, each
from game.scenario.definition import Scenario

LETTERS = 5
BITS = 5 * LETTERS
HISTORICAL, DRAWN = "historical", "drawn"


@dataclass(frozen=True, slots=True)
class Number:
    """A lesson number, as it is printed: `K7Q2M-V`, the last letter being the check."""

    value: int

    def __str__(self) -> str:
        plain = written(self.value, LETTERS)
        return f"{plain[:LETTERS]}-{plain[LETTERS:]}"

    def draws(self, scenario: str) -> Draws:
        """The well from which everything printed for this scenario is drawn."""
        return Draws(f"lesson\x1f{self.value}\x1f{scenario}")


def number_for(seed: str, scenario: str) -> Number:
    """The number that `print --seed` gives to a scenario's id: the same seed, the same sheets."""
    text = f"{seed}\x1f{scenario}".encode()
    return Number(int.from_bytes(hashlib.blake2b(text, digest_size=8).digest(), "big") % 2**BITS)


def parse(text: str) -> Number:
    """The number that somebody typed. Raises BadCode with what is wrong about it."""
    return Number(read(text, LETTERS))


def instructions_of(number: Number, scenario: Scenario, how: str = HISTORICAL) -> BySide[str]:
    """The doctrine of each side in this lesson: the historical one, or drawn by its odds from the number."""
    if how == HISTORICAL:
        return scenario.doctrines.map(lambda cards: next(card.id for card in cards if card.historical))
    key = number.draws(scenario.id).key
    return each(
        lambda side: (
            scenario.doctrines.of(side)[
                pick(key, f"doctrine.{int(side)}", 0, tuple(card.prior for card in scenario.doctrines.of(side)))
            ].id
        )
    )
