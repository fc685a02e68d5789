"""Dates as they are written out."""

from game.ui.scenes.base import Context


def long_date(ctx: Context, iso: str) -> str:
    """A date as it is written out; what is not a date stays as it is."""
    parts = iso.split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return iso
    year, month, day = (int(part) for part in parts)
    return ctx.t("pause.date", day=day, month=ctx.t(f"pause.month_{month}"), year=year)
