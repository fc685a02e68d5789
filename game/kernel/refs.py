"""References into a scenario's texts, for the parameters of a message: `@kind:which` (see `game.kernel.message`)."""

from __future__ import annotations

from collections.abc import Iterable

from game.kernel.sides import Side


def side_ref(side: Side) -> str:
    """A side, by its name."""
    return f"@side:{int(side)}"


def article_ref(article: int) -> str:
    """An article, by its position."""
    return f"@article:{article}"


def option_ref(article: int, option: int) -> str:
    """An option of an article, both by position."""
    return f"@option:{article}.{option}"


def articles_ref(articles: Iterable[int]) -> str:
    """Several articles, one after another."""
    return "@articles:" + ",".join(str(article) for article in articles)


def bystanders_ref(bystanders: Iterable[str]) -> str:
    """People who were not in the room, by their ids, one after another."""
    return "@bystanders:" + ",".join(bystanders)


def terms_ref(terms: Iterable[tuple[int, int]]) -> str:
    """Articles with an option each."""
    return "@terms:" + ",".join(f"{article}.{option}" for article, option in terms)
