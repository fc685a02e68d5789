"""The slips of the pen that make a file unreadable, looked for on the lines that may be to blame."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from game.scenario import effect_shapes, map_shapes, models, shapes
from game.scenario.lines import CLOSERS, STRUCTURE, Line, closing_quote, edges, is_blank, look, running_text

LONGEST_LINE = 4000
"""Longer lines are nobody's slip of the pen, and looking for one in them would take its time."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A line that may be to blame, from nought, what to say of it and what it should be instead.

    `hides`: it may swallow the lines below it, so that the trouble seen lies far from it.
    """

    line: int
    column: int
    message: str
    hint: str
    instead: str
    hides: bool = False


def suspects(lines: Sequence[str], line: int, begun: int) -> Iterator[Suspect]:
    """What may be to blame for trouble on `line`, in something that began on the line `begun`, the likeliest first."""
    hidden = running_text(lines)
    last = min(line, len(lines) - 1)
    before = next((n for n in range(last - 1, -1, -1) if n not in hidden and not is_blank(lines[n])), last)
    near = [n for n in dict.fromkeys((last, begun, before)) if 0 <= n < len(lines) and n not in hidden]
    near = [n for n in near if len(lines[n]) <= LONGEST_LINE]
    for number in near:
        yield from _curly(number, look(lines[number]))
    yield from _open_quotes(lines, hidden, last)
    for number in near:
        seen = look(lines[number])
        for check in (_junk, _brackets, _begins_badly, _no_space):
            yield from check(number, seen)
        ids = frozenset(word for line in lines for word in _ID.findall(line))
        yield from _no_colon(number, seen, ids)
        yield from _comma(number, seen)
        yield from _bare_in_flow(number, seen, ids)
        yield from _colon_in_text(number, seen)
    yield from _indentation(lines, hidden, last)
    if before != last and is_blank(lines[last]):
        yield from _indentation(lines, hidden, before)


@cache
def known_keys() -> frozenset[str]:
    """Every key of the format, wherever it may stand."""
    found: set[str] = set()
    for module in (shapes, effect_shapes, map_shapes, models):
        for one in vars(module).values():
            if isinstance(one, type) and issubclass(one, shapes.Shape):
                found.update(info.alias or name for name, info in one.model_fields.items())
    return frozenset(found)


_ID = re.compile(r"\bid: ([a-z][a-z0-9_-]*)")


def _quoted(words: str) -> str:
    """A text in the quotes that need the least changed."""
    if "'" in words and '"' not in words:
        return f'"{words}"'
    if '"' in words:
        return "'" + words.replace("'", "''") + "'"
    return f'"{words}"'


def _short(words: str) -> str:
    return words if len(words) <= 48 else words[:47] + "…"


def _put(text: str, at: int, end: int, words: str) -> str:
    return text[:at] + words + text[end:]


_CURLY = re.compile(r"[“„”]([^“”„\"]*)[“”]")


def _curly(number: int, seen: Line) -> Iterator[Suspect]:
    """Quotes as a word processor draws them."""
    found = _CURLY.match(seen.text, seen.value) or _CURLY.search(seen.text, seen.value)
    if found is not None:
        said = "these are not the quotes that YAML knows"
        hint = f"use straight quotes: `{_short(_quoted(found[1]))}`"
        yield Suspect(number, found.start(), said, hint, _put(seen.text, *found.span(), _quoted(found[1])))


def _open_quotes(lines: Sequence[str], hidden: frozenset[int], last: int) -> Iterator[Suspect]:
    """A quote that is not closed swallows the lines below it."""
    number = 0
    while number <= last:
        seen = look(lines[number]) if number not in hidden else None
        if seen is None or seen.open_quote < 0:
            number += 1
            continue
        quote = seen.text[seen.open_quote]
        end = number + 1
        while end < len(lines) and closing_quote(lines[end], 0, quote) < 0:
            end += 1
        if any(STRUCTURE.match(line) for line in lines[number + 1 : end + 1]):
            yield from _close(number, seen, quote)
            number += 1
        else:
            number = end + 1


def _close(number: int, seen: Line, quote: str) -> Iterator[Suspect]:
    """The places where an open quote may have been meant to end."""
    text, places = seen.text.rstrip(), []
    inner = re.compile(r", [A-Za-z_][\w-]*: ").search(text, seen.open_quote)
    tail = re.compile(r"[\]}]+$").search(text)
    if seen.flow:
        places = [inner.start()] if inner else [tail.start()] if tail else []
    said = "a quote is opened here and not closed"
    for at in (*places, len(text)):
        hint = f"add `{quote}` after `{_short(text[max(seen.open_quote + 1, at - 24) : at].strip())}`"
        yield Suspect(number, seen.open_quote, said, hint, _put(text, at, at, quote), hides=True)


def _junk(number: int, seen: Line) -> Iterator[Suspect]:
    """A quoted text that ends too early, at an apostrophe or at a quotation inside it."""
    if seen.junk < 0:
        return
    quote, text = seen.text[seen.junk], seen.text
    ends = [at for at in range(seen.quote_end + 1, len(text)) if text[at] == quote]
    if not ends:
        said = "something follows the quote that closes this text"
        whole = _quoted(text[seen.junk : seen.end])
        hint = f"put all of it in quotes: `{_short(whole)}`"
        yield Suspect(number, seen.quote_end, said, hint, _put(text, seen.junk, seen.end, whole))
        return
    what = "an apostrophe" if quote == "'" else "a quote inside the text"
    for end in (ends[-1], *ends[:-1]):
        words = text[seen.junk + 1 : end]
        whole = f'"{words}"' if '"' not in words else "'" + words.replace("'", "''") + "'"
        hint = f"write `{_short(whole)}`"
        said = f"{what} ends this text too early"
        yield Suspect(number, seen.quote_end, said, hint, _put(text, seen.junk, end + 1, whole))


def _brackets(number: int, seen: Line) -> Iterator[Suspect]:
    """Brackets that are not closed, or closed by the wrong one."""
    text = seen.text
    if seen.wrong >= 0:
        if seen.open_brackets:
            closer = CLOSERS[seen.open_brackets[-1]]
            said = f"a `{seen.open_brackets[-1]}` is open here, and `{text[seen.wrong]}` does not close it"
            yield Suspect(
                number, seen.wrong, said, f"add `{closer}` before it", _put(text, seen.wrong, seen.wrong, closer)
            )
        said = f"this `{text[seen.wrong]}` closes nothing"
        yield Suspect(number, seen.wrong, said, "take it away", _put(text, seen.wrong, seen.wrong + 1, " "))
    elif seen.open_brackets and seen.open_quote < 0:
        closers = "".join(CLOSERS[one] for one in reversed(seen.open_brackets))
        said = "a bracket is not closed on this line"
        hint = f"add `{closers}` at its end"
        yield Suspect(number, seen.value, said, hint, _put(text, seen.end, seen.end, closers), hides=True)


_BAD_START = re.compile(r"[@`%&*!|>?,\]}]")


def _begins_badly(number: int, seen: Line) -> Iterator[Suspect]:
    """A text that begins with a character that means something to YAML."""
    if not seen.flow and _BAD_START.match(seen.text, seen.value) and seen.value < seen.end:
        words = _quoted(seen.text[seen.value : seen.end])
        said = f"a text that begins with `{seen.text[seen.value]}` must stand in quotes"
        yield Suspect(
            number, seen.value, said, f"write `{_short(words)}`", _put(seen.text, seen.value, seen.end, words)
        )
    for found in re.finditer(r"(?<=: )[@`%&*!][^,\]}]*|(?<=[\[,] )[@`%&*!][^,\]}]*", seen.text if seen.flow else ""):
        words = _quoted(found[0].rstrip())
        said = f"a text that begins with `{found[0][0]}` must stand in quotes"
        yield Suspect(number, found.start(), said, f"write `{_short(words)}`", _put(seen.text, *found.span(), words))


def _no_space(number: int, seen: Line) -> Iterator[Suspect]:
    """`key:value` and `-item`."""
    text = seen.text
    dash = re.compile(r"-(?=[A-Za-z_{\[][\w-]*:?)").match(text, seen.indent)
    if dash is not None and not text.startswith("---"):
        said = "a space is missing after the dash"
        written = text[dash.end() : seen.end]
        yield Suspect(
            number, seen.indent, said, f"write `- {_short(written)}`", _put(text, dash.end(), dash.end(), " ")
        )
    tight = re.compile(r"([A-Za-z_][\w-]*):(?=\S)").match(text, seen.start)
    if tight is not None:
        said = f"a space is missing after `{tight[1]}:`"
        hint = f"write `{_short(f'{tight[1]}: {text[tight.end() : seen.end]}')}`"
        yield Suspect(number, seen.start, said, hint, _put(text, tight.end(), tight.end(), " "))


def _no_colon(number: int, seen: Line, ids: frozenset[str]) -> Iterator[Suspect]:
    """`key value` and `key = value`; a key of the format, an id of the file, or what stands before a bracket."""
    found = re.compile(r"([a-z][a-z0-9_-]*) *(= *| )(?P<opens>[\[{\"'])?").match(seen.text, seen.start)
    if not seen.key and found is not None and (found[1] in known_keys() or found["opens"] or found[1] in ids):
        said = f"a colon is missing after `{found[1]}`"
        rest = seen.text[found.end(2) : seen.end]
        yield Suspect(
            number, seen.start, said, f"write `{_short(f'{found[1]}: {rest}')}`",
            _put(seen.text, seen.start, found.end(2), f"{found[1]}: "),
        )  # fmt: skip


_INNER = re.compile(r"(?P<key>[A-Za-z_][\w-]*): (?P<words>[^,\[\]{}\"']*?(?P<next>[A-Za-z_][\w-]*)): ")


def _comma(number: int, seen: Line) -> Iterator[Suspect]:
    """Between braces, a key after a text without a comma before it."""
    for found in _INNER.finditer(seen.text) if seen.flow else ():
        at = found.start("next")
        if found["next"] in known_keys() and found["words"] != found["next"] and seen.text[at - 1] == " ":
            said = f"a comma is missing before `{found['next']}`"
            hint = f"write `{_short(found['words'][: -len(found['next'])].strip())}, {found['next']}: …`"
            yield Suspect(number, at, said, hint, _put(seen.text, at - 1, at, ", "))


_FLOW_KEY = re.compile(r"[{,] *(?P<key>[A-Za-z_][\w-]*): +(?=[^\s\[\]{}\"',#&*!|>%@`])")


def _bare_in_flow(number: int, seen: Line, ids: frozenset[str]) -> Iterator[Suspect]:
    """Between braces, a text without quotes that holds a colon, a bracket or a brace: the whole of it is quoted."""
    found = _FLOW_KEY.search(seen.text, seen.start) if seen.flow else None
    each: list[Suspect] = []
    whole, longer = seen.text, 0
    while found is not None and found.end() < seen.end:  # a key behind the end is in a comment
        at = found.end()
        end = _bare_end(seen.text, at, seen.end, ids)
        words = seen.text[at:end].rstrip()
        held = re.search(r":(?= |$)|[\[\]{}]", words)
        if held is not None:
            what = "a colon" if held[0] == ":" else "a bracket"
            said = f"this text holds {what} and must stand in quotes"
            hint = f"put the text in quotes: `{found['key']}: {_short(_quoted(words))}`"
            instead = _put(seen.text, at, at + len(words), _quoted(words))
            each.append(Suspect(number, at + held.start(), said, hint, instead))
            whole = _put(whole, at + longer, at + longer + len(words), _quoted(words))
            longer = len(whole) - len(seen.text)
        found = _FLOW_KEY.search(seen.text, end)
    yield from each
    if len(each) > 1:
        said = f"{len(each)} texts on this line hold a colon or a bracket and must stand in quotes"
        yield replace(each[0], message=said, instead=whole)


def _bare_end(text: str, at: int, last: int, ids: frozenset[str]) -> int:
    """Where a text without quotes that begins at `at` was meant to end: at a comma before a key, or its brace."""
    depth = 0
    while at < last:
        letter = text[at]
        if letter in CLOSERS:
            depth += 1
        elif letter in CLOSERS.values():
            if depth == 0:
                return at
            depth -= 1
        elif letter == "," and depth == 0:
            key = re.compile(r", *([A-Za-z_][\w-]*): ").match(text, at)
            if key is not None and (key[1] in known_keys() or key[1] in ids):
                return at
        at += 1
    return last


def _colon_in_text(number: int, seen: Line) -> Iterator[Suspect]:
    """A text that holds a colon, or stands on a line of its own and holds one."""
    if seen.flow or seen.text[seen.value : seen.value + 1] in ("'", '"'):
        return
    words = seen.text[seen.value : seen.end]
    found = re.compile(r":( |$)").search(words)
    if seen.key and found is not None:
        said = "this text holds a colon and must stand in quotes"
        hint = f"write `{seen.key}: {_short(_quoted(words))}`"
        instead = _put(seen.text, seen.value, seen.end, _quoted(words))
        yield Suspect(number, seen.value + found.start(), said, hint, instead)
    inner = re.compile(r":( |$)").search(seen.text, seen.start)
    if inner is not None and seen.key not in known_keys():
        said = "this text goes on from the line above and holds a colon"
        hint = "put the whole text in quotes, or write `|` after the key and the text below it"
        yield Suspect(number, inner.start(), said, hint, _put(seen.text, inner.start(), inner.start() + 1, ";"))


def _indentation(lines: Sequence[str], hidden: frozenset[int], number: int) -> Iterator[Suspect]:
    """A line that stands too far in or out."""
    seen = look(lines[number])
    if is_blank(lines[number]):
        return
    yield from _no_first_dash(lines, hidden, number)
    yield from _odd_first(lines, hidden, number)
    yield from _odd_one(lines, hidden, number)
    levels = _levels([line for n, line in enumerate(lines[:number]) if n not in hidden and not is_blank(line)])
    dashed = seen.start > seen.indent
    fitting = {column for column, dash in levels if dash is dashed and column != seen.indent}
    below = next((line for line in lines[number + 1 :] if not is_blank(line)), "")
    wanted = len(below) - len(below.lstrip(" "))
    for column in sorted(fitting, key=lambda one: (one != wanted, abs(one - seen.indent), -one)):
        yield _moved(number, seen, column)


def _above(lines: Sequence[str], hidden: frozenset[int], number: int, column: int) -> int:
    """The first of the lines right above that stand further in than `column`, from the key that they belong to."""
    first = -1
    for n in range(number - 1, -1, -1):
        if n in hidden or is_blank(lines[n]):
            continue
        if edges(lines[n])[0] <= column and first >= 0:
            seen = look(lines[n])
            return first if seen.key and seen.value >= seen.end else -1
        if edges(lines[n])[0] <= column:
            return -1
        first = n
    return -1


def _no_first_dash(lines: Sequence[str], hidden: frozenset[int], number: int) -> Iterator[Suspect]:
    """A list whose first part has no dash, although the next one has."""
    column, start = edges(lines[number])
    first = _above(lines, hidden, number, column) if start > column else -1
    if first >= 0 and edges(lines[first])[0] == edges(lines[first])[1]:
        words = lines[first].strip()
        said = "a dash is missing before the first part of this list"
        yield Suspect(
            first, edges(lines[first])[0], said, f"write `- {_short(words)}`", " " * column + "- " + words, hides=True
        )


def _odd_first(lines: Sequence[str], hidden: frozenset[int], number: int) -> Iterator[Suspect]:
    """The first part of a list, if it stands elsewhere than the lines after it."""
    column, start = edges(lines[number])
    above = next((n for n in range(number - 1, -1, -1) if n not in hidden and not is_blank(lines[n])), -1)
    below = next((edges(line) for line in lines[number + 1 :] if not is_blank(line)), (-1, -1))
    if above < 0 or below != (column, start):
        return
    indent, begun = edges(lines[above])
    if begun > indent and start == column and begun != start:
        yield _moved(above, look(lines[above]), max(0, indent + start - begun))
    elif begun > indent and start > column and indent != column:
        yield _moved(above, look(lines[above]), column)


def _odd_one(lines: Sequence[str], hidden: frozenset[int], number: int) -> Iterator[Suspect]:
    """The line above, if the lines around it agree on where it should begin."""
    above = [n for n in range(number - 1, -1, -1) if n not in hidden and not is_blank(lines[n])][:2]
    if len(above) < 2:
        return
    odd, first, here = look(lines[above[0]]), look(lines[above[1]]), look(lines[number])
    wanted = first.start + 2 if first.key and first.value >= first.end else first.start
    if here.indent == wanted != odd.indent and here.start == here.indent and odd.start == odd.indent:
        yield _moved(above[0], odd, wanted)


def _moved(number: int, seen: Line, column: int) -> Suspect:
    further = "too far to the right" if seen.indent > column else "too far to the left"
    said = f"this line begins {further}"
    hint = f"put {column or 'no'} space{'s' * (column != 1)} before it, as before the lines that it belongs to"
    return Suspect(number, seen.indent, said, hint, " " * column + seen.text.lstrip(" "))


def _levels(lines: Sequence[str]) -> list[tuple[int, bool]]:
    """The columns at which keys (False) or dashes (True) may stand after these lines."""
    open_: list[tuple[int, bool]] = []
    for text in lines:
        indent, start = edges(text)
        open_ = [one for one in open_ if one[0] < indent]
        if start > indent:
            open_.append((indent, True))
        open_.append((start, False))
    if lines:
        last = look(lines[-1])
        if last.key and last.value >= last.end:
            open_ += [(last.start + 2, False), (last.start + 2, True)]
    return open_
