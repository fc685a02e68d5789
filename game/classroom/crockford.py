"""Numbers as letters that can be read aloud and copied by hand: Crockford's base 32, with a check over GF(32).

The check is a weighted sum over the field with 32 elements. Its weights differ and none is zero, so any one wrong
character and any two exchanged ones are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from game.kernel.errors import BadRequest
from game.kernel.sentences import sentence

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE = 32
POLYNOMIAL = 0b100101
"""x^5 + x^2 + 1, of which 2 is a root that generates the field."""
GENERATOR = 2
_SAME = {"O": "0", "I": "1", "L": "1"}
_SPACES = frozenset(" -\u2010\u2011\u2012\u2013\u2014\t")


class BadCode(BadRequest):
    """A code that was mistyped; the sentence says how."""


@cache
def times(one: int, two: int) -> int:
    """The product of two elements of the field."""
    product = 0
    while two:
        if two & 1:
            product ^= one
        two >>= 1
        one <<= 1
        if one & BASE:
            one ^= POLYNOMIAL
    return product


@cache
def power(exponent: int) -> int:
    """The generator to a power."""
    found = 1
    for _ in range(exponent):
        found = times(found, GENERATOR)
    return found


def check_of(digits: Sequence[int]) -> int:
    """The digit that makes the weighted sum of `digits` and itself nought. At most 30 digits."""
    total = 0
    for place, digit in enumerate(digits, 1):
        total ^= times(digit, power(place))
    return total


def digits_of(value: int, length: int) -> tuple[int, ...]:
    """A number as `length` digits in base 32, the highest first. Raises ValueError when it does not fit."""
    if not 0 <= value < BASE**length:
        raise ValueError(f"{value} does not fit into {length} digits")
    return tuple(value >> (5 * place) & (BASE - 1) for place in reversed(range(length)))


def written(value: int, length: int) -> str:
    """A number as `length` letters and a check."""
    digits = digits_of(value, length)
    return "".join(ALPHABET[digit] for digit in (*digits, check_of(digits)))


def read(text: str, length: int) -> int:
    """The number in a code of `length` letters and a check, however it was typed. Raises BadCode."""
    plain = "".join(_SAME.get(letter, letter) for letter in text.upper() if letter not in _SPACES)
    if len(plain) != length + 1:
        raise BadCode(
            sentence(
                "trouble.code_length",
                "A code has {wanted} letters and digits; this one has {found}.",
                wanted=length + 1,
                found=len(plain),
            )
        )
    odd = next((letter for letter in plain if letter not in ALPHABET), None)
    if odd is not None:
        shown = odd if odd.isprintable() else f"U+{ord(odd):04X}"
        raise BadCode(sentence("trouble.code_letter", "‘{letter}’ never stands in a code.", letter=shown))
    digits = tuple(ALPHABET.index(letter) for letter in plain)
    if check_of(digits[:-1]) != digits[-1]:
        raise BadCode(sentence("trouble.code_slip", "This code has a slip in it: compare it letter by letter."))
    value = 0
    for digit in digits[:-1]:
        value = value * BASE + digit
    return value
