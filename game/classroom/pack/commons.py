"""Sheets that everybody may read: the questions on the table, the background, the map, the words, the sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.classroom.calls import WHEN, number_of
from game.classroom.cards import LETTERS
from game.classroom.pack.blocks import ALL, CLASS, HOME, Block, Box, Cell, Grid, Items, Picture, Rules, Sheet, Words
from game.classroom.pack.kit import Kit, Public
from game.classroom.pack.map_svg import drawn
from game.engine.treaty import UNLINKED_LIMIT
from game.kernel.sides import BOTH_SIDES
from game.report.pages import topic_name
from game.scenario.definition import Fact
from game.session.days import long_day

MOST_WORDS = 34
MAP_ROOM = 165.0
EXTRACTS = 5
LEAST_WORDS = 14
CLASS_WORDS = (
    "cable", "caucus", "groups", "influence", "initialled", "linked", "ratify", "separable", "sitting", "standing",
)  # fmt: skip
"""What sheets and screen call things in every lesson; a scenario's own explanation of a word goes first."""
MOST_SOURCES = 14


def articles(public: Public, *, brief: bool = False) -> Sheet:
    """What is negotiated, with every option that there is; a `brief` one only names them."""
    t, cards = public.t, public.shown.articles
    lead = t("print.articles.how", first=public.side(BOTH_SIDES[0]), second=public.side(BOTH_SIDES[1]))
    blocks: list[Block] = [Words(lead, "lead")]
    for n, article in enumerate(cards):
        options: Block
        if brief:
            options = Words(_named(public, n))
        else:
            told = [t("print.articles.option", name=one.name, text=one.text) for one in article.options]
            options = Grid((), tuple((LETTERS[k], text) for k, text in enumerate(told)), (5, 95))
        silent = "" if article.silent is None else t("print.articles.silent", letter=LETTERS[article.silent])
        summary = article.summary if not silent else f"{article.summary} {silent}"
        blocks += [Words(public.article(n), "part"), Words(summary, "note"), options]
    if public.shown.links:
        blocks += [Words(t("print.articles.links"), "part"), Items(tuple(link.text for link in public.shown.links))]
    return Sheet("articles", t("print.articles.title"), public.shown.title, ALL, tuple(blocks), most=2,
                 copies=tables(public), notes=t("print.notes"))  # fmt: skip


def articles_table(public: Public) -> Sheet:
    """The same as a table of names: article, options."""
    rows = tuple((Cell(public.article(n), strong=True), _named(public, n)) for n in range(len(public.shown.articles)))
    return replace(articles(public), blocks=(Grid((), rows, (28, 72)),))


def _named(public: Public, article: int) -> str:
    options = public.shown.articles[article].options
    return public.t("say.separator").join(f"**{LETTERS[k]}** {one.name}" for k, one in enumerate(options))


def tables(public: Public) -> int:
    """At how many tables the class sits: a set of what is public lies on each."""
    groups = {(role.group, role.side) for role in public.roles}
    return len(groups)


def reading(public: Public) -> int:
    """How many sets there are of what is only read: a home government reads with its delegation."""
    groups = {(role.group, role.side) for role in public.roles if role.group != HOME}
    return len(groups)


def calls(public: Public) -> Sheet:
    """What a team may call out at the table, by number: the numbers of the buttons on the screen."""
    t = public.t
    blocks: list[Block] = [Words(offers_and_turns(public))]
    for when, some in WHEN:
        rows = tuple(
            (f"**{number_of(call)}**", Cell(t(f"class.call.{call}"), strong=True), t(f"print.say.{call}"))
            for call in some
        )
        blocks += [Words(t(f"print.say.{when}"), "part"), Grid((), rows, (6, 28, 66), "small")]
    return Sheet("calls", t("print.say.title"), t("print.say.sub"), ALL, tuple(blocks), copies=2)


def offers_and_turns(public: Public, key: str = "print.say.turns") -> str:
    """How often a team has its turn at a sitting of this lesson, and how many articles an offer may name."""
    turns = {day.turns for day in public.shown.calendar[: public.plan.sittings]}
    if len(turns) == 1:
        return public.t(key, n=turns.pop(), most=UNLINKED_LIMIT)
    return public.t(f"{key}_vary", least=min(turns), largest=max(turns), most=UNLINKED_LIMIT)


def background(public: Public, *, brief: bool = False, people: bool = True) -> Sheet:
    """What everybody should have read, and who is who; a `brief` one leaves out what they are like."""
    t, shown = public.t, public.shown
    blocks: list[Block] = [Words(shown.summary, "lead")]
    blocks += [Words(part) for part in shown.background.split("\n\n") if part.strip()]
    if people:
        blocks += _people(public, brief=brief)
    if shown.mediator is not None:
        blocks.append(Words(t("print.background.mediator", name=shown.mediator.name, office=shown.mediator.office)))
    if public.outside:
        blocks.append(Words(t("print.background.outside"), "part"))
        blocks.append(Items(public.outside))
    blocks.append(Words(shown.note, "note"))
    return Sheet(
        "background",
        shown.title,
        shown.subtitle,
        ALL,
        tuple(blocks),
        copies=reading(public),
        notes=t("print.background.questions"),
    )


def _people(public: Public, *, brief: bool) -> list[Block]:
    """Both delegations, with what each is like unless it is to be brief."""
    t = public.t
    blocks: list[Block] = [Words(t("print.background.people"), "head")]
    for side in BOTH_SIDES:
        card = public.shown.sides.of(side)
        lines = [
            t("print.background.person", name=one.name, office=one.office, text="" if brief else one.character).strip()
            for one in card.delegates
        ]
        blocks += [Words(card.name, "part"), Items(tuple(lines))]
    return blocks


def map_sheet(public: Public) -> Sheet | None:
    """The map as it is before the conference; None where there is none."""
    atlas, t = public.shown.map, public.t
    if atlas is None or public.geography is None:
        return None
    svg, high = drawn(atlas, public.geography, MAP_ROOM)
    key = "print.map.key" if any("railway" in line.kind for line in atlas.stretches) else "print.map.key_no_railway"
    blocks: tuple[Block, ...] = (
        Picture(svg, high, t(key, first=public.side(BOTH_SIDES[0]), second=public.side(BOTH_SIDES[1]))),
        Words(atlas.note, "note"),
    )
    return Sheet("map", atlas.title, atlas.subtitle, ALL, blocks, copies=reading(public),
                 notes=t("print.map.notes"))  # fmt: skip


def glossary(public: Public, most: int = MOST_WORDS) -> Sheet | None:
    """The words of every lesson, and at most so many of the scenario's, those that the sheets use first; None where a
    scenario explains nothing.
    """
    t = public.t
    entries = public.shown.glossary
    if not entries:
        return None
    said = _said(public)
    used = [one for one in entries if one.term.lower() in said]
    rest = [one for one in entries if one not in used]
    words = {t(f"print.glossary.{one}"): t(f"print.glossary.{one}_text") for one in CLASS_WORDS}
    own = {one.term: one.text for one in (used + rest)[:most]}
    known = {one.lower() for one in own}
    told = own | {term: text for term, text in words.items() if term.lower() not in known}
    rows = tuple((f"**{term}**", told[term]) for term in sorted(told, key=str.lower))
    return Sheet("glossary", t("print.glossary.title"), t("print.glossary.sub"), ALL,
                 (Grid((), rows, (26, 74), "small"),), copies=2, notes=t("print.glossary.own"))  # fmt: skip


def _said(public: Public) -> str:
    """What the public sheets say, in small letters."""
    shown = public.shown
    parts = [shown.background, shown.summary]
    for article in shown.articles:
        parts += [article.name, article.summary, *(f"{one.name} {one.text}" for one in article.options)]
    return " ".join(parts).lower()


# Sources, for after the conference


def sources(kit: Kit) -> Sheet:
    """What is documented, piece by piece with where it stands, and questions that a historian asks."""
    t, scenario = kit.public.t, kit.scenario
    blocks: list[Block] = [Words(t("print.sources.lead"), "lead")]
    pieces = _extracts(kit)
    for n, (where, text, fact) in enumerate(pieces):
        titles = [source.title for source in scenario.sources if source.code in fact.sources]
        told = t("print.sources.from", sources=t("say.separator").join(titles))
        blocks.append(
            Box(
                (
                    Words(t("print.sources.piece", letter=LETTERS[n].upper(), title=where), "part"),
                    Words(text),
                    Words(told, "note"),
                )
            )
        )
    blocks += [
        Words(t("print.sources.questions"), "head"),
        Items(tuple(t(f"print.sources.q_{n}") for n in range(1, 7)), "body", "number"),
    ]
    rows = [
        (source.title, t("say.separator").join(used))
        for source in scenario.sources
        if (used := [LETTERS[n].upper() for n, piece in enumerate(pieces) if source.code in piece[2].sources])
    ]
    if rows:
        head = (t("print.sources.head_title"), t("print.sources.head_where"))
        blocks += [Words(t("print.sources.list"), "head"), Grid(head, tuple(rows[:MOST_SOURCES]), (78, 22), "small")]
    return Sheet("sources", t("print.sources.title"), t("print.sources.sub"), CLASS, tuple(blocks), most=2, copies=2,
                 notes=t("print.sources.answers"))  # fmt: skip


def _extracts(kit: Kit) -> list[tuple[str, str, Fact]]:
    """Documented pieces, long ones first if there are: days as they were, news, what became of those outside."""
    scenario, t = kit.scenario, kit.public.t
    days = [(day.name or long_day(t, day.date), day.day, day.fact) for day in scenario.calendar if day.day]
    after = [(topic_name(kit.public.shown, line.topic), line.text, line.fact) for line in scenario.epilogue]
    fate = [
        (one.name, verdict.text, verdict.fact)
        for one in scenario.bystanders
        for verdict in one.verdicts
        if verdict.verdict == "same"
    ]
    news = [(event.headline, event.body, event.fact) for event in scenario.events if event.to is None]
    found: list[tuple[str, str, Fact]] = []
    for pieces, most in ((days, 2), (news, 1), (fate, 1), (after, 1)):
        known = [piece for piece in pieces if piece[2].mark == "documented" and piece[2].sources]
        sound = [piece for piece in known if len(piece[1].split()) >= LEAST_WORDS] or known
        found += _spread(sound, most)
    return found[:EXTRACTS]


def _spread(pieces: list[tuple[str, str, Fact]], most: int) -> Iterator[tuple[str, str, Fact]]:
    """At most so many of the pieces, from the first to the last."""
    if len(pieces) <= most:
        yield from pieces
    elif most == 1:
        yield pieces[0]
    else:
        yield from (pieces[n * (len(pieces) - 1) // (most - 1)] for n in range(most))


def answer_lines(label: str, count: int = 3) -> Rules:
    """Lines to write an answer on."""
    return Rules(count, label)
