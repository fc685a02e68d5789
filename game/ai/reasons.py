"""Reasons: signed terms behind a choice, the one ground that is stated, and the message keys to say it with."""

from __future__ import annotations

from game.kernel.draws import Term
from game.kernel.message import Message, message

GROUND_OF: tuple[tuple[str, str], ...] = (
    ("price", "price"),
    ("mandate", "instructions"),
    ("timing", "not_now"),
)
"""Which stated ground each kind of term belongs to."""


def heaviest_first(*terms: Term) -> tuple[Term, ...]:
    """The terms that weigh anything, the heaviest first; ties by name."""
    return tuple(sorted((term for term in terms if term.value), key=lambda term: (-abs(term.value), term.name)))


def ground_of(terms: tuple[Term, ...]) -> str:
    """The stated ground of the heaviest term that speaks against; `not_now` when none does."""
    against = [term for term in heaviest_first(*terms) if term.value < 0]
    grounds = dict(GROUND_OF)
    for term in against:
        if term.name in grounds:
            return grounds[term.name]
    return "not_now"


def spoken(term: Term) -> Message:
    """A term as a sentence without its figure: what it is about, and whether it speaks for or against."""
    return message(f"reason.{term.name}.{'for' if term.value > 0 else 'against'}")
