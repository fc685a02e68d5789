"""What is said when something goes wrong. The library for it is read only then: a start has nothing to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger


def log(name: str) -> Logger:
    """The logger of a module."""
    import logging

    return logging.getLogger(name)
