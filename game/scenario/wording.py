"""What to say about a part of the wrong shape: a code, a sentence and a hint for each complaint of pydantic's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, get_args

from game.scenario.days import iso_date
from game.scenario.effect_shapes import EFFECT_KEYS
from game.scenario.fields import Spot
from game.scenario.names import closest, suggestion


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something to say. `at_key`: point at the key. `whole`: it is about that many first parts of the path."""

    code: str
    message: str
    hint: str = ""
    at_key: bool = False
    whole: int = 0


CUT_OFF = "between braces a comma ends a text: put the whole text in quotes"
"""What to do when the rest of a text seems to be a key."""

Error = dict[str, Any]


def complaint(error: Error, spot: Spot, known: tuple[str, ...], stranger: bool = False) -> Complaint:
    """What to say about one error of pydantic's; `known` are the keys that may stand there.

    `stranger`: it is about something in an instrument that is no dress of it.
    """
    if stranger:
        return _unknown_key(str(error["loc"][2]), "", known, 3)
    for types, say in _SAYINGS:
        if error["type"] in types:
            return say(error, spot, known)
    return Complaint("E207", str(error["msg"]).lower())


def shown(value: object) -> str:
    """A short picture of what is written."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    text = str(value)
    if text == "":
        return "nothing"
    return f"`{text[:40]}…`" if len(text) > 40 else f"`{text}`"


def _extra(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    return _unknown_key(str(error["loc"][-1]), error["input"], known, 0)


def _unknown_key(key: str, value: object, known: tuple[str, ...], whole: int) -> Complaint:
    short = key if len(key) <= 40 else key[:40] + "…"
    tight = re.fullmatch(r"([A-Za-z_][\w-]*):(\S.*)", key)
    if tight is not None and value == "":
        written = f"{tight[1]}: {tight[2]}"
        return Complaint(
            "E201", f"a space is missing after `{tight[1][:40]}:`", f"write `{written[:60]}`", at_key=True, whole=whole
        )
    message = f"there is no key `{short}` here"
    if value == "" and (not re.fullmatch(r"[a-z_][\w-]*", key)) and not closest(key, known):
        return Complaint("E201", message, CUT_OFF, at_key=True, whole=whole)
    return Complaint("E201", message, suggestion(key, known, most=14), at_key=True, whole=whole)


def _missing(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    key = error["loc"][-1]
    example = "`fact: {mark: invented}`" if key == "fact" else f"`{key}: …`"
    return Complaint("E202", f"the key `{key}` is missing here", f"add {example}", at_key=True)


def _number(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    value = error["input"]
    text = str(value).strip("“”„’'\"")
    hint = "write digits only, with a `-` in front where needed"
    if text.lower() in _NUMERALS:
        hint = f"did you mean `{_NUMERALS[text.lower()]}`?"
    elif re.fullmatch(r"-?[0-9]{1,9} ?(%|\u2030|points?|turns?|days?|per cent|per mille)", text):
        hint = f"did you mean `{re.sub(r'[^-0-9]', '', text)}`?"
    elif re.fullmatch(r"-?[0-9]+[.][0-9]+", text):
        hint = f"there are no fractions; did you mean `{text.split('.')[0]}`?"
    elif re.fullmatch(r"[-+−–]?[0-9_, ]+", text) and re.search("[0-9]", text) and len(text) < 14:
        sign = "-" if text[0] in "-−–" else ""
        hint = f"did you mean `{sign}{int(re.sub('[^0-9]', '', text))}`?"
    elif re.fullmatch(r"-?[0-9]{10,}", text):
        return Complaint("E204", f"{shown(value)} is too large a number", "the largest is 1000000")
    return Complaint("E203", f"a whole number is expected here, not {shown(value)}", hint)


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_NUMERALS = {word: number for number, word in enumerate(_SMALL.split())} | {
    word: 10 * number
    for number, word in enumerate(("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"), 3)
}


def _degree(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    message = f"degrees are expected here, not {shown(error['input'])}"
    return Complaint("E212", message, "write at most three decimals, west and south with a `-`: `126.63`")


def _bound(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    context = error.get("ctx", {})
    if "ge" in context:
        least = context["ge"]
        return Complaint(
            "E204", f"{shown(error['input'])} is too small", f"the smallest number allowed here is {least}"
        )
    return Complaint(
        "E204", f"{shown(error['input'])} is too large", f"the largest number allowed here is {context['le']}"
    )


def _truth(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    word = str(error["input"]).lower()
    meant = {"yes": "true", "on": "true", "y": "true", "1": "true", "true": "true"}.get(word)
    meant = meant or {"no": "false", "off": "false", "n": "false", "0": "false", "false": "false"}.get(word)
    hint = f"did you mean `{meant}`?" if meant else "write `true` or `false`"
    return Complaint("E205", f"`true` or `false` is expected here, not {shown(error['input'])}", hint)


def _word(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    if error["loc"] == ("format",):
        return _format(error["input"])
    words = tuple(str(word) for word in get_args(spot.annotation))
    hint = suggestion(str(error["input"]), words, most=12)
    return Complaint("E206", f"{shown(error['input'])} is not one of the words allowed here", hint)


def _format(said: object) -> Complaint:
    message = f"format {shown(said)} is not known to this version"
    if isinstance(said, str) and re.fullmatch("[0-9]{1,6}", said):
        old = int(said) == 0
        hint = "`migrate FILE` brings it to `format: 1`" if old else "a newer game reads it; this one `format: 1`"
        return Complaint("E211", message, hint)
    return Complaint("E211", message, "write `format: 1`")


_WANTED = {
    "string_type": "a text",
    "model_type": "a mapping (`key: value`)",
    "model_attributes_type": "a mapping (`key: value`)",
    "mapping_type": "a mapping (`key: value`)",
    "dict_type": "a mapping (`key: value`)",
    "tuple_type": "a list (`- …` or `[…]`)",
}


def _kind(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    wanted, value = _WANTED[error["type"]], error["input"]
    hint = ""
    if value == "":
        hint = "leave the key out, or write `[]` or `{}` for none"
    elif wanted == "a text" and isinstance(value, dict):
        hint = "if this is text that begins with a brace, put it in quotes"
    elif wanted == "a text" and isinstance(value, list):
        hint = "if this is text that begins with a bracket, put it in quotes"
    elif wanted.startswith("a list"):
        hint = "put it in brackets: `[…]`"
    elif wanted.startswith("a mapping"):
        hint = "write a name, a colon and a value for each: `{name: value}`"
    return Complaint("E207", f"{wanted} is expected here, not {shown(value)}", hint)


def _length(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    context = error.get("ctx", {})
    if error["type"] == "string_too_short":
        if error["loc"] and isinstance(error["loc"][-1], str):
            return Complaint("E208", f"`{error['loc'][-1]}` must not be empty", "write a text after the colon")
        return Complaint("E208", "this text must not be empty", "write something between the quotes")
    if error["type"] == "string_too_long":
        return Complaint("E208", f"this text is longer than {context['max_length']} letters", "shorten it")
    count = len(error["input"]) if isinstance(error["input"], (list, dict)) else context.get("actual_length")
    if error["type"] == "too_short":
        least = context["min_length"]
        hint = f"write {least}" if least > 1 else "write at least one, or leave the key out"
        return Complaint("E208", f"at least {least} are needed here, not {count}", hint, at_key=True)
    most = context["max_length"]
    return Complaint("E208", f"at most {most} are allowed here, not {count}", "leave some out", at_key=True)


def _pattern(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    pattern, value = str(error["ctx"]["pattern"]), str(error["input"])
    if pattern.startswith("^[0-9]{4}"):
        hint = "write year-month-day, as in `1905-08-23`"
        meant = iso_date(value)
        hint = f"did you mean `{meant}`? {hint[0].upper()}{hint[1:]}" if meant else hint
        return Complaint("E209", f"{shown(value)} is not a date", hint)
    if "json" in pattern:
        hint = "write the way from this file's folder, as in `maps/valley.json`"
        return Complaint("E209", f"{shown(value)} cannot be a map file", hint)
    if "exact" in pattern:
        hint = suggestion(value, ("exact", "words", "hidden", "band 15"))
        return Complaint("E206", f"{shown(value)} is not a way of seeing a track", hint)
    if pattern.startswith("^[a-z]"):
        tidy = re.sub(r"[^a-z0-9_]+", "-", value.lower()).strip("-_0123456789")[:40].rstrip("-")
        hint = "use small letters, digits, `-` and `_`, beginning with a letter"
        return Complaint("E209", f"{shown(value)} cannot be an id", f"{hint}: `{tidy}`" if tidy else hint)
    return Complaint("E209", f"{shown(value)} cannot be a source code", "use letters, digits, `.`, `-` and `_`")


def _effect(error: Error, spot: Spot, known: tuple[str, ...]) -> Complaint:
    value = error["input"]
    if not isinstance(value, dict):
        return Complaint(
            "E210", f"an effect is expected here, not {shown(value)}", "as in `{track: unrest, change: 2}`"
        )
    match = next((found for key in value if (found := closest(key, EFFECT_KEYS))), "")
    hint = f"did you mean `{match}`?" if match else "known: " + ", ".join(f"`{key}`" for key in sorted(EFFECT_KEYS))
    return Complaint("E210", "this effect is of no known kind", hint)


_SAYINGS: tuple[tuple[tuple[str, ...], Callable[[Error, Spot, tuple[str, ...]], Complaint]], ...] = (
    (("extra_forbidden",), _extra),
    (("missing",), _missing),
    (("whole_number",), _number),
    (("degree",), _degree),
    (("greater_than_equal", "less_than_equal"), _bound),
    (("truth",), _truth),
    (("literal_error",), _word),
    (tuple(_WANTED), _kind),
    (("string_too_short", "string_too_long", "too_short", "too_long"), _length),
    (("string_pattern_mismatch",), _pattern),
    (("union_tag_not_found", "union_tag_invalid"), _effect),
)
