"""Temper: how two delegations of equal skill differ. Drawn from a delegation's own well, the same for a whole game."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.draws import Draws

WHOLE = 1000
LEAST_HASTE = 900
HASTE_SPREAD = 201
GREED_SPREAD = 161
OBEDIENT_ONE_IN = 2


@dataclass(frozen=True, slots=True)
class Persona:
    """`haste` (per mille) stretches its clock: above 1000 it feels the end nearer. `greed` (0..160, per mille of what
    there is to win) is kept above the least it would take until the last. `obedient` says whether
    a first order to go home is obeyed when nothing is on offer.
    """

    haste: int
    greed: int
    obedient: bool


PLAIN = Persona(WHOLE, 80, False)
"""Neither hasty nor slow."""


def drawn_persona(draws: Draws) -> Persona:
    """The temper that a well of draws gives, the same every time it is asked."""
    return Persona(
        haste=LEAST_HASTE + draws.below("persona.haste", 0, HASTE_SPREAD),
        greed=draws.below("persona.greed", 0, GREED_SPREAD),
        obedient=draws.below("persona.obedient", 0, OBEDIENT_ONE_IN) == 0,
    )
