"""The words, people and places of a conference, as public as the conference itself."""

from dataclasses import dataclass

from game.session.presentation import Note, Presentation
from game.ui.describe import Node
from game.ui.scenes.base import Context
from game.ui.strings import escape
from game.ui.widgets.basic import eyebrow, heading, note, rule, text

KINDS = ("person", "place", "document", "term")


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


def entry_nodes(ctx: Context, one: Entry) -> list[Node]:
    """An entry laid out: what it is, its name, what is to be known, where it is known from."""
    mark = ctx.t(f"glossary.{one.note.mark}")
    sources = "; ".join(escape(title) for title in one.note.sources)
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
