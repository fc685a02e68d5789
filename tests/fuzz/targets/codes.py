"""What is typed: result codes, lesson numbers, the digits of code cards. Understood as meant, or refused in words."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from random import Random

from game.classroom.cards import MORNING, Card, card_for, check_digit
from game.classroom.crockford import ALPHABET, BadCode
from game.classroom.number import Number, parse
from game.classroom.wall import LAST_SITTING, Result, code_of, result_of, wall_of
from game.engine.make_board import make_board
from game.kernel.sides import Side
from game.scenario.definition import Scenario
from game.scenario.vocabulary import ENDING_KINDS
from tests.fuzz.target import Target
from tests.strategies import harbour

LONGEST_REASON = 300


def check(data: bytes) -> None:
    """Text is a code, a number, digits of a card, or a sentence says why not; and from the same bytes a round trip."""
    text = data.decode("utf-8", "surrogateescape")
    scenario = harbour()
    try:
        result = result_of(scenario, text)
    except BadCode as bad:
        _sentence(bad)
    else:
        _same(scenario, result)
    try:
        number = parse(text)
    except BadCode as bad:
        _sentence(bad)
    else:
        assert parse(str(number)) == number
    for row in _card().rows[:2]:
        meant = row.meant(text)
        assert meant is None or row.meant(row.code_for(meant)) == meant
    _round_trip(scenario, Random(blake2b(data, digest_size=8).digest()))


def _round_trip(scenario: Scenario, chance: Random) -> None:
    """Any result that a game can have comes back from its code; one wrong or two exchanged letters never pass."""
    treaty = tuple(chance.randrange(len(article.options)) for article in scenario.articles)
    sitting = chance.randint(1, LAST_SITTING)
    result = Result(chance.choice(ENDING_KINDS), sitting, treaty if chance.random() < 0.7 else None)
    code = code_of(scenario, result)
    assert result_of(scenario, code) == result
    _same(scenario, result)
    plain = code.replace("-", "")
    assert result_of(scenario, " ".join(plain.lower())) == result
    at = chance.randrange(len(plain))
    wrong = plain[:at] + chance.choice([one for one in ALPHABET if one != plain[at]]) + plain[at + 1 :]
    _refused(scenario, wrong)
    other = chance.randrange(len(plain))
    if plain[at] != plain[other]:
        letters = list(plain)
        letters[at], letters[other] = letters[other], letters[at]
        _refused(scenario, "".join(letters))
    number = Number(chance.randrange(2**25))
    assert parse(str(number)) == number
    row = _card().row(1, MORNING)
    digits = "".join(chance.choice(column).code for column in row.columns)
    assert row.meant(digits) is not None
    place = chance.randrange(len(digits))
    slip = digits[:place] + str((int(digits[place]) + chance.randint(1, 9)) % 10) + digits[place + 1 :]
    assert row.meant(slip) is None or check_digit(slip[:2]) == slip[2]
    assert slip[place // 3 * 3 : place // 3 * 3 + 3] not in [cell.code for cell in row.columns[place // 3]]


def _refused(scenario: Scenario, code: str) -> None:
    try:
        result_of(scenario, code)
    except BadCode:
        return
    raise AssertionError(f"{code} passes")


def _same(scenario: Scenario, result: Result) -> None:
    code = code_of(scenario, result)
    assert result_of(scenario, code) == result
    wall_of(scenario, [code])


def _sentence(bad: BadCode) -> None:
    assert bad.sentence.strip() and len(bad.sentence) < LONGEST_REASON and "\n" not in bad.sentence, bad.sentence


@cache
def _card() -> Card:
    return card_for(Number(12345), "harbour", make_board(harbour()), Side.FIRST, 4)


@cache
def _seeds() -> tuple[bytes, ...]:
    scenario, chance = harbour(), Random(1)
    codes = []
    for kind in ENDING_KINDS:
        treaty = tuple(chance.randrange(len(article.options)) for article in scenario.articles)
        codes.append(code_of(scenario, Result(kind, chance.randint(1, 9), treaty)).encode())
    digits = "".join(column[0].code for column in _card().row(1, MORNING).columns).encode()
    return (*codes, str(Number(777)).encode(), digits)


WORDS = (b"-", b" ", "\u2014".encode(), b"O", b"I", b"L", b"U", "\u0131".encode(), "\u00df".encode(), "\uff17".encode(),
         "\u0663".encode(), b"0" * 12, b"\xed\xa0\x80", b"\x00")  # fmt: skip
TARGET = Target("codes", check, _seeds, WORDS, longest=200, seconds=1.0)
