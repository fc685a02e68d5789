"""The condition language: `unrest >= 70 and quay is leased` becomes a `game.kernel.conditions` tree.

Parsed by lark, never evaluated. Two steps: text to a syntax tree, then names to canonical references. References are
`(track, id)`, `(side, first|second, meter)`, `(shared, name)`, `(count, name)`, `(article, id)`, `(doctrine, side)`,
`(mandate, side, article)`, `(position, side, article)` and `(state, name)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any as Anything

from lark import Lark, Token, Tree
from lark.exceptions import LarkError, UnexpectedCharacters, UnexpectedToken

from game.kernel.conditions import ALWAYS, All, Any, Compare, Condition, Is, Not, Ref, Test
from game.kernel.sides import Side
from game.scenario.names import (
    COUNTS,
    FLAGS,
    NONE,
    SIDE_NUMBERS,
    SIDE_WORDS,
    STATES,
    TESTS,
    Names,
    suggestion,
)
from game.scenario.vocabulary import ENDING_KINDS, SHARED_METERS

LONGEST = 1000
DEEPEST = 20

_GRAMMAR = r"""
?start: either
?either: every ("or" every)*
?every: single ("and" single)*
?single: "not" single -> negation
       | "(" either ")"
       | term OP term -> compare
       | name "is" WORD -> is_word
       | name "is" "not" WORD -> is_not_word
       | name "in" words -> in_words
       | name "not" "in" words -> not_in_words
       | name "(" [WORD ("," WORD)*] ")" -> call
       | name -> flag
?term: name | NUMBER
name: WORD ("." WORD)*
words: "[" WORD ("," WORD)* "]"
OP: "<=" | ">=" | "==" | "!=" | "<" | ">"
WORD: /[A-Za-z_][A-Za-z0-9_-]*/
NUMBER: /-?[0-9]+/
%ignore /[ \n]+/
"""

_SHAPES = {
    "=": "compare numbers with `==`, words with `is`",
    "&": "write `and`",
    "|": "write `or`",
    "!": "write `not`",
    '"': "words are written without quotes",
    "'": "words are written without quotes",
    ".": "only whole numbers are allowed",
    "%": "write the number alone, in digits: `65`",
}


@cache
def grammar() -> Lark:
    """The parser, built at its first use."""
    return Lark(_GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=False)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in an expression; `offset` counts characters from its start."""

    code: str
    offset: int
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A condition, or the faults that prevent one."""

    condition: Condition
    faults: tuple[Fault, ...] = ()


@dataclass(slots=True)
class ConditionReader:
    """Reads conditions for one scenario. Equal texts are parsed once."""

    names: Names
    parser: Lark = field(default_factory=grammar)
    memory: dict[tuple[str, Side | None], Reading] = field(default_factory=dict)

    def read(self, text: str, own: Side | None = None) -> Reading:
        """The condition that `text` says, with `own` and `other` understood from the side `own`."""
        key = (text, own)
        if key not in self.memory:
            self.memory[key] = self._read(text, own)
        return self.memory[key]

    def _read(self, text: str, own: Side | None) -> Reading:
        parsed = parse(text, self.parser)
        if isinstance(parsed, Fault):
            return Reading(ALWAYS, (parsed,))
        resolver = _Resolver(self.names, own)
        condition = resolver.condition(parsed, 0)
        if resolver.faults:
            return Reading(ALWAYS, tuple(sorted(resolver.faults, key=lambda fault: fault.offset)))
        return Reading(condition if not resolver.silent else ALWAYS)


Parsed = Tree[Token] | Token


def parse(text: str, parser: Lark) -> Parsed | Fault:
    """The syntax tree of `text`, or what stands in its way."""
    if len(text) > LONGEST:
        return Fault("E320", 0, f"this condition is longer than {LONGEST} characters", "split it over several events")
    if not text.strip():
        return Fault("E320", 0, "this condition is empty", "leave the key out where no condition is meant")
    try:
        return parser.parse(text)
    except UnexpectedCharacters as error:
        offset = error.pos_in_stream or 0
        letter = text[offset]
        return Fault("E320", offset, f"`{letter}` cannot stand in a condition", _SHAPES.get(letter, ""))
    except UnexpectedToken as error:
        return _unexpected(error, text)
    except (LarkError, RecursionError):
        return Fault("E320", 0, "this condition cannot be read")


def _unexpected(error: UnexpectedToken, text: str) -> Fault:
    token = error.token
    if token.type == "$END":
        return Fault("E320", len(text.rstrip()), "this condition breaks off", "is a bracket or a word missing?")
    hint = "join conditions with `and` or `or`"
    if "WORD" in error.accepts or "WORD" in error.expected:
        hint = "a name is expected here"
    if token.type == "OP":
        hint = "comparisons cannot be chained; write `a < b and b < c`"
    if text.count("(") != text.count(")"):
        hint = "the parentheses are not balanced"
    return Fault("E320", token.start_pos or 0, f"`{token}` cannot stand here", hint)


class _Resolver:
    """Turns names into references, collecting what is wrong; `silent` when a broken part was named."""

    def __init__(self, names: Names, own: Side | None) -> None:
        self.names = names
        self.own = own
        self.faults: list[Fault] = []
        self.silent = False

    def condition(self, node: Parsed, depth: int) -> Condition:
        """The condition of a syntax tree."""
        if depth > DEEPEST:
            self.fault("E320", 0, f"this condition is nested more than {DEEPEST} deep", "write it more simply")
            return ALWAYS
        if isinstance(node, Token):
            raise TypeError("a condition is a branch of the syntax tree")
        kind, parts = node.data, node.children
        if kind in ("either", "every"):
            resolved = tuple(self.condition(part, depth + 1) for part in parts)
            return Any(resolved) if kind == "either" else All(resolved)
        if kind == "negation":
            return Not(self.condition(parts[0], depth + 1))
        steps: dict[str, Callable[[list[Anything]], Condition]] = {
            "compare": self.compare,
            "call": self.call,
            "flag": self.flag,
            "is_word": lambda given: self.membership(given[0], [given[1]], False),
            "is_not_word": lambda given: self.membership(given[0], [given[1]], True),
            "in_words": lambda given: self.membership(given[0], given[1].children, False),
            "not_in_words": lambda given: self.membership(given[0], given[1].children, True),
        }
        return steps[str(kind)](parts)

    def fault(self, code: str, where: int | Token, message: str, hint: str = "") -> None:
        """Note something wrong."""
        offset = where if isinstance(where, int) else (where.start_pos or 0)
        self.faults.append(Fault(code, offset, message, hint))

    def unknown(self, token: Token, what: str, known: Iterable[str], code: str = "E321") -> None:
        """Note an unknown name, unless it belongs to a part that is broken itself."""
        if self.names.forgiven(str(token), known, what):
            self.silent = True
            return
        self.fault(code, token, f"there is no {what} `{token}`", suggestion(str(token), known))

    def compare(self, parts: list[Anything]) -> Condition:
        """Two numbers."""
        left, op, right = parts
        before = len(self.faults), self.silent
        terms = tuple(self.number(term) for term in (left, right))
        if isinstance(left, Token) and isinstance(right, Token) and before == (len(self.faults), self.silent):
            self.fault("E322", left, "two plain numbers are compared", "one of them should be a name")
        return Compare(terms[0], str(op), terms[1])

    def number(self, term: Parsed) -> int | Ref:
        """A number or a reference to one."""
        if isinstance(term, Token):
            if len(term) > 9:
                self.fault("E322", term, "this number is too large")
                return 0
            return int(term)
        words: list[Token] = list(term.children)  # type: ignore[arg-type]
        if len(words) == 2:
            return self._side_number(words)
        head = str(words[0])
        if len(words) == 1:
            if head in COUNTS:
                return ("count", head)
            if head in SHARED_METERS:
                return self._shared(words[0])
            if head in self.names.tracks:
                return ("track", head)
            if head in self.names.articles or head in STATES:
                self.fault("E322", words[0], f"`{head}` is a word, not a number", f"write `{head} is …`")
                return 0
        elif self.names.side(head, self.own) is not None and words[1] in ("mandate", "position"):
            self.fault("E322", words[0], f"`{_dotted(words)}` is a word, not a number", "write `… is OPTION`")
            return 0
        known = (*self.names.tracks, *COUNTS, *SHARED_METERS)
        self.unknown(words[0], "number called", known)
        return 0

    def _shared(self, word: Token) -> Ref:
        if word == "mediator_patience" and not self.names.mediator:
            self.fault("E313", word, "`mediator_patience` needs a mediator", "this scenario has none")
        return ("shared", str(word))

    def _side_number(self, words: list[Token]) -> int | Ref:
        side = self.side(words[0])
        if side is None:
            return 0
        if words[1] not in SIDE_NUMBERS:
            if words[1] == "doctrine":
                self.fault("E322", words[1], "`doctrine` is a word, not a number", "write `… is …`")
            else:
                self.fault(
                    "E321",
                    words[1],
                    f"a side has no number called `{words[1]}`",
                    suggestion(str(words[1]), SIDE_NUMBERS),
                )
            return 0
        if words[1] == "goodwill" and not self.names.mediator:
            self.fault("E313", words[1], "`goodwill` needs a mediator", "this scenario has none")
        return ("side", SIDE_WORDS[side], str(words[1]))

    def side(self, word: Token) -> Side | None:
        """The side that a word means, noting it when there is none."""
        found = self.names.side(str(word), self.own)
        if found is None and word in ("own", "other"):
            self.fault("E321", word, f"`{word}` means something only inside instruments", "name the side")
        elif found is None:
            self.unknown(word, "side", self.names.side_names(self.own))
        return found

    def membership(self, name: Tree[Token], given: list[Token], negated: bool) -> Condition:
        """A reference that has one of some words."""
        words: list[Token] = list(name.children)  # type: ignore[arg-type]
        found = self.symbol(words)
        if found is None:
            return ALWAYS
        ref, allowed, what = found
        meant = tuple(self._word(word, allowed, what, ref) for word in given)
        return Is(ref, meant, negated)

    def _word(self, word: Token, allowed: tuple[str, ...], what: str, ref: Ref) -> str:
        if ref == ("state", "blame") and word != NONE:
            side = self.side(word)
            return SIDE_WORDS[side] if side is not None else NONE
        if word not in allowed:
            self.unknown(word, what, allowed)
        return str(word)

    def symbol(self, words: list[Token]) -> tuple[Ref, tuple[str, ...], str] | None:
        """A reference to a word, the words it may have and what they are called."""
        head = str(words[0])
        if len(words) == 1 and head in STATES:
            return ("state", head), self._state_words(head), head.replace("_id", "").replace("cause", "article")
        if len(words) == 1 and head in self.names.articles:
            return ("article", head), (*self.names.articles[head], NONE), f"option of `{head}` called"
        if len(words) == 1:
            if head in self.names.tracks or head in COUNTS or head in SHARED_METERS:
                self.fault("E322", words[0], f"`{head}` is a number", "compare it: `>=`, `<`, `==`")
            else:
                self.unknown(words[0], "article", (*self.names.articles, *STATES))
            return None
        return self._side_symbol(words)

    def _state_words(self, state: str) -> tuple[str, ...]:
        words: dict[str, Iterable[str]] = {
            "ending": ENDING_KINDS,
            "ending_id": sorted(self.names.endings),
            "war": sorted(self.names.wars),
            "cause": self.names.articles,
            "blame": self.names.sides,
        }
        return (*words[state], NONE)

    def _side_symbol(self, words: list[Token]) -> tuple[Ref, tuple[str, ...], str] | None:
        side = self.side(words[0])
        if side is None:
            return None
        what = str(words[1])
        if what == "doctrine" and len(words) == 2:
            return ("doctrine", SIDE_WORDS[side]), tuple(sorted(self.names.doctrines[side])), "doctrine"
        if what in ("mandate", "position") and len(words) == 3:
            article = str(words[2])
            if article not in self.names.articles:
                self.unknown(words[2], "article", self.names.articles)
                return None
            options = (*self.names.articles[article], NONE)
            return (what, SIDE_WORDS[side], article), options, f"option of `{article}` called"
        if what in SIDE_NUMBERS and len(words) == 2:
            self.fault("E322", words[1], f"`{_dotted(words)}` is a number", "compare it: `>=`, `<`, `==`")
            return None
        known = ("doctrine", "mandate", "position")
        self.fault(
            "E321",
            words[1],
            f"a side has no word called `{_dotted(words[1:])}`",
            suggestion(what, known) + ("; write `SIDE.mandate.ARTICLE`" if what in known[1:] else ""),
        )
        return None

    def flag(self, parts: list[Anything]) -> Condition:
        """A name that is true or false by itself."""
        words: list[Token] = list(parts[0].children)
        head = str(words[0])
        if len(words) == 1 and head in FLAGS:
            if head == "text_stands" and not self.names.mediator:
                self.fault("E313", words[0], "`text_stands` needs a mediator", "this scenario has none")
            return Test(head, ())
        if len(words) == 2 and words[1] == "ordered":
            side = self.side(words[0])
            return Test("ordered", (SIDE_WORDS[side],)) if side is not None else ALWAYS
        if len(words) == 1 and head in TESTS:
            self.fault("E322", words[0], f"`{head}` asks about something", f"write `{_call(head)}`")
        elif len(words) == 1 and (head in self.names.articles or head in STATES):
            self.fault("E322", words[0], f"`{head}` is neither true nor false", f"write `{head} is …`")
        elif len(words) == 1 and (head in self.names.tracks or head in COUNTS or head in SHARED_METERS):
            self.fault("E322", words[0], f"`{head}` is a number", f"compare it: `{head} >= …`")
        elif len(words) == 1:
            self.unknown(words[0], "true-or-false name", FLAGS)
        elif self.side(words[0]) is not None:
            hint = f"compare it: `{_dotted(words)} >= …`" if words[1] in SIDE_NUMBERS else f"write `{head}.ordered`"
            self.fault("E322", words[1], f"`{_dotted(words)}` is neither true nor false", hint)
        return ALWAYS

    def call(self, parts: list[Anything]) -> Condition:
        """A named test of some words."""
        words: list[Token] = list(parts[0].children)
        given: list[Token] = parts[1:]
        name = str(words[0])
        if len(words) > 1 or name not in TESTS:
            token = words[0]
            hint = suggestion(name, TESTS)
            self.fault("E321", token, f"there is no test called `{_dotted(words)}`", hint)
            return ALWAYS
        kinds = TESTS[name]
        if len(given) != len(kinds):
            count = "one name" if len(kinds) == 1 else "two names"
            self.fault("E322", words[0], f"`{name}` asks about {count}, not {len(given)}", f"write `{_call(name)}`")
            return ALWAYS
        args = [self._argument(kind, token, given) for kind, token in zip(kinds, given, strict=True)]
        return Test(name, tuple(args))

    def _argument(self, kind: str, token: Token, given: list[Token]) -> str:
        if kind == "side":
            side = self.side(token)
            return SIDE_WORDS[side] if side is not None else str(token)
        answers = self.names.events.get(str(given[0]), ()) if kind == "answer" else ()
        known: dict[str, Iterable[str]] = {
            "event": self.names.events,
            "answer": answers,
            "article": self.names.articles,
            "instrument": self.names.instruments,
        }
        if kind == "answer" and str(given[0]) not in self.names.events:
            return str(token)
        if str(token) not in set(known[kind]):
            self.unknown(token, kind, known[kind])
        return str(token)


def _dotted(words: list[Token]) -> str:
    return ".".join(str(word) for word in words)


def _call(name: str) -> str:
    return f"{name}({', '.join(kind.upper() for kind in TESTS[name])})"
