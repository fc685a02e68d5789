"""Effects as an author writes them: a union told apart by the key that names the kind."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.shapes import Boolean, Integer, PerMille, Positive, Shape, When
from game.scenario.vocabulary import LineKind


class EffectShape(Shape):
    """What all effects share: a guard."""

    if_: When | None = Field(default=None, alias="if")


class TrackEffect(EffectShape):
    """Change a track."""

    track: str
    change: Integer


class MeterEffect(EffectShape):
    """Change a meter of a side, or a shared one."""

    meter: str
    side: str | None = None
    change: Integer


class MandateEffect(EffectShape):
    """Move a mandate to an option, or by steps (positive: more latitude)."""

    mandate: str
    side: str
    to: str | None = None
    steps: Integer = 0
    kind: LineKind | None = None


class PointsEffect(EffectShape):
    """Change what an option is worth to a side."""

    points: str
    side: str
    option: str
    change: Integer


class OptionEffect(EffectShape):
    """Open or close an option for both sides."""

    option: str
    which: str
    open: Boolean


class InstrumentEffect(EffectShape):
    """Allow or forbid an instrument to a side."""

    instrument: str
    side: str
    allowed: Boolean


class OrderEffect(EffectShape):
    """Send the order to go home, or put it to sleep."""

    order: str
    send: Boolean


class ReportEffect(EffectShape):
    """A dated, fallible report about the other side."""

    report: Literal["mandate", "walk_away", "order", "track"]
    to: str
    article: str | None = None
    track: str | None = None
    truth: PerMille


class EaseCableEffect(EffectShape):
    """Make a side's next cable likelier."""

    ease_cable: str
    side: str
    per_mille: Integer


class LaterEffect(EffectShape):
    """Effects some sittings from now."""

    later: Positive
    effects: Annotated[tuple[Effect, ...], Field(min_length=1)]


class GambleEffect(EffectShape):
    """One list of effects or the other."""

    gamble: PerMille
    success: tuple[Effect, ...] = ()
    failure: tuple[Effect, ...] = ()


class ShareBlameEffect(EffectShape):
    """Notables at home share a side's blame: its breaches weigh half at ratification."""

    share_blame: str


EFFECT_KEYS = (
    "share_blame",
    "gamble",
    "later",
    "report",
    "ease_cable",
    "order",
    "mandate",
    "meter",
    "points",
    "instrument",
    "option",
    "track",
)
"""The keys that say what kind an effect is, in the order in which they are looked for."""


def effect_kind(value: object) -> str | None:
    """The kind of an effect, from the keys it has."""
    if isinstance(value, dict):
        return next((f"<{key}>" for key in EFFECT_KEYS if key in value), None)
    if isinstance(value, EffectShape):
        return next(f"<{key}>" for key in EFFECT_KEYS if key in type(value).model_fields)
    return None


Effect = Annotated[
    Annotated[ShareBlameEffect, Tag("<share_blame>")]
    | Annotated[GambleEffect, Tag("<gamble>")]
    | Annotated[LaterEffect, Tag("<later>")]
    | Annotated[ReportEffect, Tag("<report>")]
    | Annotated[EaseCableEffect, Tag("<ease_cable>")]
    | Annotated[OrderEffect, Tag("<order>")]
    | Annotated[MandateEffect, Tag("<mandate>")]
    | Annotated[MeterEffect, Tag("<meter>")]
    | Annotated[PointsEffect, Tag("<points>")]
    | Annotated[InstrumentEffect, Tag("<instrument>")]
    | Annotated[OptionEffect, Tag("<option>")]
    | Annotated[TrackEffect, Tag("<track>")],
    Discriminator(effect_kind),
]
