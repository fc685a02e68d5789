"""Help: the rules by paragraph, the words, people and places of the conference, the keys; one search over all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.rulebook import Chapter, Paragraph, Rulebook, matches, plain, sentences
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.glossary import Entry, Index, entries, entry_nodes, links
from game.ui.scenes.keys import key_table, keys_found
from game.ui.scenes.parts_marks import TOPIC, marks_leaf
from game.ui.services import Services
from game.ui.text import is_ideograph
from game.ui.widgets.basic import column, columns, heading, note, row, rule, scroll, text
from game.ui.widgets.controls import Option, button, listitem, tabs, text_box

if TYPE_CHECKING:
    from game.ui.playing import Playing

LEAVES = ("rules", "words", TOPIC, "keys")
SEE_ALSO = 8
LONG = 380
"""Letters from which a paragraph is set sentence by sentence."""


class HelpScene(Scene):
    """`topic` opens a chapter (a rule's number, a word of its heading) or an entry of the glossary (its id or term).

    Without `playing` there is no glossary: it belongs to a conference. So do the marks of the table.
    """

    id = "help"

    def __init__(self, services: Services, topic: str = "", *, playing: Playing | None = None) -> None:
        self.services = services
        self.words: tuple[Entry, ...] = entries(playing.controller.presentation) if playing is not None else ()
        self.index = Index(self.words)
        self.search = ""
        self.entry = next((one.id for one in self.words if topic and one.is_called(topic)), "")
        self.chapter = self.rules.holding(topic)
        self.shown = playing.controller.presentation if playing is not None else None
        self.leaf = "words" if self.entry else "rules" if self.rules.chapters else "keys"
        if topic == TOPIC and self.shown is not None:
            self.leaf = TOPIC
        self.rule = self.rules.number(topic)
        self.first_focus = self._first()
        self.begins_below = bool(self.rule or self.entry or self.chapter)

    @property
    def rules(self) -> Rulebook:
        """The rules in the language that is read now."""
        return self.services.rulebook()

    def _first(self) -> str:
        if self.leaf == "rules":
            return f"help.rule.{self.rule}" if self.rule else f"help.chapter.{self.chapter}"
        return f"help.word.{self.entry}" if self.entry else f"help.leaf.{self.leaf}"

    def build(self, ctx: Context) -> Node:
        """Leaves and search at the head, contents at the left, the text at the right."""
        leaves = [Option(each, ctx.t(f"help.{each}"), on=each) for each in LEAVES if self._has(each)]
        box = text_box(
            "help.search", ctx.t("help.search"), self.search, placeholder=ctx.t("help.search"), limit=60,
            show_label=False, grow=1, min_w=150, max_w=360,
        )  # fmt: skip
        head = row(tabs("help.leaf", leaves, self.leaf), box, gap=18, align="centre", justify="between")
        found = self._found(ctx) if self.search.strip() else self._leaf(ctx)
        back = button("help.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        return front_page(ctx, ctx.t("help.title"), head, found, buttons=(back,))

    def _has(self, leaf: str) -> bool:
        """Whether there is such a leaf: words and marks belong to a conference."""
        return leaf not in ("words", TOPIC) or (self.shown is not None and (leaf == TOPIC or bool(self.words)))

    def _leaf(self, ctx: Context) -> Node:
        if self.leaf == TOPIC and self.shown is not None:
            return scroll("help.text.marks", *marks_leaf(ctx, self.shown), gap=9)
        if self.leaf == "keys":
            return scroll("help.text.keys", key_table(ctx), max_w=860)
        if self.leaf == "words":
            return self._glossary(ctx)
        if not self.rules.chapters:
            return scroll("help.text.none", text(ctx.t("help.no_rules")))
        items: list[tuple[Node, list[Node]]] = []
        for n, each in enumerate(self.rules.chapters):
            name, chosen = each.name or ctx.t("help.rules"), n == self.chapter
            line = listitem(f"help.chapter.{n}", name, selected=chosen, on=n, padding=(5, 12))
            items.append((line, [_chapter(ctx, each, self.rule)] if chosen else []))
        return _two(ctx, items, f"help.text.{self.chapter}")

    def _glossary(self, ctx: Context) -> Node:
        chosen = next((one for one in self.words if one.id == self.entry), self.words[0])
        items: list[tuple[Node, list[Node]]] = []
        kind = ""
        for one in self.words:
            if one.kind != kind:
                kind = one.kind
                items.append((heading(ctx.t(f"glossary.{kind}"), size=19), []))
            line = listitem(f"help.word.{one.id}", one.term, selected=one is chosen, on=one, padding=(4, 12))
            items.append((line, self._entry(ctx, one) if one is chosen else []))
        return _two(ctx, items, f"help.text.{chosen.id}")

    def _entry(self, ctx: Context, one: Entry) -> list[Node]:
        """An entry, with ways to those that it names and to those that name it."""
        also = links(ctx, self.index.near(one)[:SEE_ALSO], "help.also", ctx.t("glossary.also"))
        return entry_nodes(ctx, one) + ([also] if also is not None else [])

    def _found(self, ctx: Context) -> Node:
        """What any leaf has of the words searched for: the marks, the keys, the words of the conference, the rules."""
        wanted = plain(self.search).split()
        signs = marks_leaf(ctx, self.shown, wanted) if self.shown is not None else []
        keys = keys_found(ctx, wanted)
        words = [one for one in self.words if matches(f"{one.term} {one.about} {one.text}", wanted)]
        chapters = self.rules.search(self.search)
        rules = sum(len(chapter.paragraphs) for chapter in chapters)
        count = sum(len(sheet.children) - 1 for sheet in signs) + len(keys) + len(words) + rules
        nodes = [note(ctx.t("help.found", n=count)), *signs]
        if keys:
            nodes.append(column(heading(ctx.t("help.keys")), *keys, gap=3, max_w=860))
        nodes += [node for one in words for node in entry_nodes(ctx, one)]
        nodes += [_chapter(ctx, chapter) for chapter in chapters]
        return scroll("help.results", *nodes, gap=10, max_w=980)

    def handle(self, command: Command) -> Transition:
        """Turn to a leaf, a chapter or a word; search while typing."""
        match command:
            case Pressed(id=str(name), on=str(leaf)) if name.startswith("help.leaf."):
                self.leaf, self.search = leaf, ""
            case Pressed(on=int(chapter)):
                self.chapter = chapter
            case Pressed(on=Entry() as one):
                self.entry = one.id
            case Changed("help.search", str(words)):
                self.search = words
            case Pressed("help.back"):
                return Pop()
        return Stay()


def _two(ctx: Context, items: list[tuple[Node, list[Node]]], text_id: str) -> Node:
    """Contents beside the text of the chosen one, or the text under its line where there is no room."""
    if ctx.narrow:
        flat: list[Node] = []
        for line, body in items:
            flat += [line, column(*body, gap=9, padding=(8, 12, 16, 12))] if body else [line]
        return scroll("help.contents", *flat, gap=0)
    listed = scroll("help.contents", *[line for line, _ in items], gap=0, basis=300, grow=1, max_w=360)
    told = [node for _, nodes in items for node in nodes]
    return columns(listed, scroll(text_id, *told, gap=10, basis=620, grow=3), gap=26)


def _chapter(ctx: Context, chapter: Chapter, rule_asked: str = "") -> Node:
    lines = [_paragraph(ctx, one, asked=bool(one.number) and one.number == rule_asked) for one in chapter.paragraphs]
    name = (heading(chapter.name, size=26), rule()) if chapter.name else ()
    return column(*name, *lines, gap=9, max_w=820)


def _paragraph(ctx: Context, one: Paragraph, *, asked: bool) -> Node:
    if one.cells:
        return _table_line(ctx, one)
    if not one.number:
        return text(one.text)
    wide = 30 if ctx.narrow else 52
    number = text(one.number, face="bold", colour="accent", width=max(wide, 14.0 * len(one.number)), text_align="right")
    node = row(number, column(*_points(one.text), gap=5, grow=1, basis=200), gap=14)
    if asked:  # so that opening help at a rule brings it into view
        node.id, node.focus = f"help.rule.{one.number}", True
    return node


def _points(words: str) -> list[Node]:
    """A short paragraph as it is; of a long one its first sentence, and every other on a line of its own."""
    if len(words) + sum(map(is_ideograph, words)) <= LONG:
        return [text(words)]
    first, *rest = sentences(words)
    dots = [row(text("•", colour="accent", width=12), text(one, grow=1, basis=180), gap=8) for one in rest]
    return [text(first), *dots]


def _table_line(ctx: Context, one: Paragraph) -> Node:
    """The first cell as a name, and each other one under the words over its column."""
    first, *rest = one.cells
    pairs = zip(one.labels[1:], rest, strict=False)
    lines = [
        row(note(label, size=16, basis=110 if ctx.narrow else 150), text(cell, size=18, grow=1, basis=200), gap=12)
        for label, cell in pairs
        if cell
    ]
    return column(text(first, face="bold", colour="accent"), *lines, rule(), gap=2)
