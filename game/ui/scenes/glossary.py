"""The words, people and places of a conference, as public as the conference itself."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.session.presentation import Note, Presentation
from game.ui.describe import Node
from game.ui.scenes.base import Context
from game.ui.strings import escape
from game.ui.text import is_ideograph
from game.ui.widgets.basic import eyebrow, heading, note, row, rule, text
from game.ui.widgets.controls import button

KINDS = ("person", "place", "document", "term")
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `kind` is one of `KINDS`."""

    id: str
    term: str
    text: str
    kind: str
    about: str
    note: Note

    def is_called(self, topic: str) -> bool:
        """Whether a topic means this entry, by id or by term."""
        return topic.lower() in (self.id.lower(), self.term.lower())


def entries(shown: Presentation) -> tuple[Entry, ...]:
    """People first, then places, documents and terms, each by name; the delegates stand among the people."""
    found = [Entry(f"word.{one.id}", one.term, one.text, _kind(one.kind), "", one.note) for one in shown.glossary]
    known = {entry.term.lower() for entry in found}
    for side in shown.sides:
        for person in side.delegates:
            if person.name.lower() not in known:
                entry = Entry(f"person.{side.id}.{person.id}", person.name, person.character, "person", "", person.note)
                found.append(_with_office(entry, person.office))
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.term.lower(), one.id)))


class Index:
    """Finds which entries a text names, in whole words. People are called by any name that nobody else bears."""

    def __init__(self, known: Sequence[Entry]) -> None:
        borne = Counter(name for one in known for name in {one.term, *_names(one)})
        self._patterns: list[tuple[re.Pattern[str], Entry]] = []
        for one in known:
            names = [one.term, *(name for name in _names(one) if borne[name] == 1)]
            self._patterns.append((re.compile("|".join(map(_whole, names))), one))
        self._found: dict[str, tuple[Entry, ...]] = {}

    def named(self, words: str) -> tuple[Entry, ...]:
        """The entries named in a text, in the order in which they come there."""
        if words not in self._found:
            hits = ((pattern.search(words), one) for pattern, one in self._patterns)
            places = sorted((hit.start(), one.id, one) for hit, one in hits if hit is not None)
            self._found[words] = tuple(one for _, _, one in places)
        return self._found[words]

    def near(self, one: Entry) -> tuple[Entry, ...]:
        """The entries that an entry names, then those that name it."""
        back = tuple(other for _, other in self._patterns if one in self.named(other.text))
        return tuple(other for other in dict.fromkeys((*self.named(one.text), *back)) if other is not one)


def _whole(name: str) -> str:
    """A pattern for a name that stands as a word; where words are not parted by spaces, anywhere."""
    before = "" if is_ideograph(name[0]) else r"(?<!\w)"
    after = "" if is_ideograph(name[-1]) else r"(?!\w)"
    return f"{before}{re.escape(name)}{after}"


def _names(one: Entry) -> list[str]:
    if one.kind != "person":
        return []
    return [name for name in re.findall(r"\w+", one.term) if len(name) >= SHORTEST and name[0].isupper()]


def links(ctx: Context, found: Sequence[Entry], prefix: str, label: str) -> Node | None:
    """A line of quiet buttons that lead to entries; None where there is none. Each carries its entry."""
    if not found:
        return None
    nodes = [button(f"{prefix}.{one.id}", escape(one.term), on=one, quiet=True) for one in found]
    for node in nodes:
        node.look = type(node.look)("body", 17, surface="quiet")
    return row(text(label, size=16, colour="ink_soft"), *nodes, gap=10, wrap=True, align="centre")


def entry_nodes(ctx: Context, one: Entry) -> list[Node]:
    """An entry laid out: what it is, its name, what is to be known, where it is known from."""
    mark = ctx.t(f"glossary.{one.note.mark}")
    sources = ctx.listed(escape(title) for title in one.note.sources)
    said = ctx.t("glossary.sources", mark=mark, sources=sources) if sources else mark
    parts = [
        eyebrow(ctx.t(f"glossary.one_{one.kind}")),
        heading(escape(one.term), size=28),
        text(escape(one.about), face="italic", colour="ink_soft") if one.about else None,
        rule("swelled"),
        text(one.text, max_w=820),
        note(said, size=16, max_w=820),
    ]
    return [part for part in parts if part is not None]


def _with_office(entry: Entry, office: str) -> Entry:
    return Entry(entry.id, entry.term, entry.text, entry.kind, office, entry.note)


def _kind(kind: str) -> str:
    return kind if kind in KINDS else "term"
