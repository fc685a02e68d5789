"""Sentences that the layers below the window say by themselves: in plain English, and knowing their key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


class Sentence(str):
    """An English sentence, or a part of one, that can be looked up in another language.

    `key` is its place in the catalogue, whose English is this template; `params` are what was put into it, sentences
    among them.
    """

    __slots__ = ("key", "params")
    key: str
    params: Mapping[str, object]


def sentence(key: str, english: str, **params: object) -> Sentence:
    """The sentence of a template with its parameters in place."""
    made = Sentence(english.format(**params) if params else english)
    made.key, made.params = key, MappingProxyType(params)
    return made
