"""The whole pack: which sheets there are, in which order, and on which pages, so that no paper is two teams'.

Sheets come in bundles that each fill whole sheets of paper printed on both sides; where a side would be left over it
becomes a side for notes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from game.classroom.pack import card, commons, forms, key, others, short, tables, teacher, team
from game.classroom.pack.blocks import MEDIATOR, OUTSIDE, PRESS, Page, Rules, Sheet
from game.classroom.pack.fit import fitting, paged
from game.classroom.pack.html import pack_html
from game.classroom.pack.kit import Kit, Public
from game.classroom.pack.printing import papers
from game.classroom.pack.style import PAPERS, Paper
from game.kernel.errors import BadRequest
from game.kernel.sides import BOTH_SIDES, Side

NOTES = "notes."
BACKGROUNDS = ((False, True), (True, True), (True, False))
KEPT: tuple[dict[str, bool], ...] = (
    {},
    {"short": True},
    {"short": True, "jobs": False},
    {"short": True, "brief": True, "jobs": True},
    {"short": True, "brief": True, "jobs": False},
)
"""What gives way on the side of points and acts of the small pack, one version after the other."""
MINIMUM = 12
"""Sides of the minimum pack; that of a lesson behind the curtain has fewer."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack on its paper. `copies` counts the sides when everything is printed as often as the roster says."""

    pages: tuple[Page, ...]
    paper: Paper
    html: str

    @property
    def copies(self) -> int:
        """How many sides are printed for the class."""
        return sum(page.sheet.copies for page in self.pages)

    @property
    def papers(self) -> int:
        """How many sheets of paper that takes, printed on both sides."""
        return papers([page.sheet.copies for page in self.pages])


def pack(kit: Kit, paper: str = "a4", *, minimum: bool = False) -> Pack:
    """The pack of a lesson. Raises BadRequest for a paper that there is not."""
    if paper not in PAPERS:
        raise BadRequest(f"There is no paper `{paper}`; there is {' and '.join(PAPERS)}.")
    sheet_of = PAPERS[paper]
    laid = _numbered(_minimum(kit, sheet_of) if minimum else _whole(kit, sheet_of))
    return Pack(laid, sheet_of, _html(kit.public, laid, sheet_of))


def _html(public: Public, pages: Sequence[Page], paper: Paper) -> str:
    t = public.t
    heads = {
        page.sheet.id: t(
            f"print.head.{page.sheet.audience}", side="" if page.sheet.side is None else public.side(page.sheet.side)
        )
        for page in pages
    }
    title = t("print.file", title=public.shown.title, number=str(public.number))
    return pack_html(pages, paper, t, title, str(public.number), heads, public.shown.title)


def _numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    return tuple(replace(page, number=n) for n, page in enumerate(pages, 1))


def _whole(kit: Kit, paper: Paper) -> list[Page]:
    """Everything, the roster first; it says on which pages the rest is. What is cut up is last: nothing is behind."""
    public = kit.public
    behind = _teacher(kit, paper)
    ticket = fitting((forms.ticket(public, gap) for gap in forms.LINES), paper)
    bundles = [
        _bundle(public, commons_of(kit, paper), paper),
        *(bundle for side in BOTH_SIDES for bundle in _team(kit, side, paper)),
        *(_bundle(public, sheets, paper) for sheets in _apart(kit)),
        _bundle(public, [forms.outcome(public), forms.debrief(public)], paper),
        _bundle(public, [commons.sources(kit)], paper),
        [*paged(ticket, paper)],
    ]
    rest = [page for bundle in bundles for page in bundle]
    for sides in (1, 2):
        count = sides + len(behind)
        start = count + count % 2
        laid = _places([*behind], sides + 1) + _places(rest, start + 1)
        needed = [1] * start + [page.sheet.copies for page in rest]
        first = list(paged(teacher.roster(kit, laid, needed), paper))
        if len(first) <= sides:
            break
    head = [*first, *behind]
    return [*head, *([_notes(public, head[-1].sheet, paper)] if len(head) % 2 else []), *rest]


def _places(pages: Sequence[Page], start: int) -> list[tuple[Sheet, int, int]]:
    """Each sheet with its first and last page, when the first of these pages has the number `start`."""
    found: dict[str, tuple[Sheet, int, int]] = {}
    for n, page in enumerate(pages, start):
        name = page.sheet.id.removeprefix(NOTES)
        sheet, first, _ = found.get(name, (page.sheet, n, n))
        found[name] = (sheet, first, n)
    return list(found.values())


def _teacher(kit: Kit, paper: Paper) -> list[Page]:
    sheets = (teacher.guide(kit.public), teacher.plan(kit.public), key.key(kit))
    return [page for sheet in sheets for page in paged(sheet, paper)]


def commons_of(kit: Kit, paper: Paper) -> list[Sheet]:
    """The sheets that everybody may read. Where there is no map the articles are behind the background, if they fit."""
    public = kit.public
    words = [commons.glossary(public, most) for most in range(commons.MOST_WORDS, 0, -2)]
    told = (commons.background(public, brief=brief, people=people) for brief, people in BACKGROUNDS)
    background = fitting(told, paper)
    chart = commons.map_sheet(public)
    asked = [commons.articles(public, brief=brief) for brief in (False, True)]
    if chart is None:
        background = replace(background, copies=asked[0].copies)
        asked = [*(replace(sheet, most=1) for sheet in asked), *asked]
    found = [
        background,
        chart,
        fitting(asked, paper),
        fitting((sheet for sheet in words if sheet is not None), paper) if public.shown.glossary else None,
        commons.calls(public),
    ]
    return [sheet for sheet in found if sheet is not None]


def _team(kit: Kit, side: Side, paper: Paper) -> list[list[Page]]:
    """A team's bundles: its orders in two levels, its points and acts, its code card unless it chooses behind the
    curtain, and its home government's.
    """
    public, own = kit.public, kit.own.of(side)
    worth = fitting(_points(kit, side), paper)
    done = fitting((team.acts(public, own, brief=brief) for brief in (False, True)), paper)
    papers = (
        [team.orders(public, own), short.simple(public, own)],
        [worth, done],
        *_code_card(kit, side, paper),
        [others.home(public, own)],
    )
    return [_bundle(public, sheets, paper) for sheets in papers]


def _points(kit: Kit, side: Side) -> Iterator[Sheet]:
    """What everything is worth to a team, the fullest first: reasons give way, then the names of options."""
    for why, brief in ((True, False), (False, False), (False, True)):
        yield team.points(kit.public, kit.own.of(side), brief=brief, why=why)


def _code_card(kit: Kit, side: Side, paper: Paper) -> list[list[Sheet]]:
    """The bundle of a team's code card; none behind the curtain."""
    if kit.public.curtain:
        return []
    return [[_send(kit, side, paper), card.read(kit.public, kit.own.of(side))]]


def _send(kit: Kit, side: Side, paper: Paper) -> Sheet:
    """A team's numbers to send, on one side of paper: the names of its acts give way."""
    return fitting((card.send(kit.public, kit.own.of(side), brief=brief) for brief in (False, True)), paper)


def _apart(kit: Kit) -> list[list[Sheet]]:
    """The sheets of those groups that the class has; those outside have the observers' sheet behind their own."""
    public, given = kit.public, kit.scenario.mediator
    found = []
    if given is not None and public.seats(MEDIATOR):
        found.append([others.mediator(kit, given)])
    if public.seats(PRESS):
        found.append([others.press(public)])
    if public.seats(OUTSIDE):
        return [*found, [others.outside(public), replace(others.observer(public), audience=OUTSIDE)]]
    return [*found, [others.observer(public)]]


def _bundle(public: Public, sheets: Sequence[Sheet], paper: Paper) -> list[Page]:
    """Sheets on an even number of sides."""
    pages = [page for sheet in sheets for page in paged(sheet, paper)]
    return [*pages, _notes(public, sheets[-1], paper)] if len(pages) % 2 else pages


def _notes(public: Public, sheet: Sheet, paper: Paper) -> Page:
    """A side for notes of those who hold the sheet before it."""
    blank = Sheet(
        NOTES + sheet.id,
        sheet.notes or public.t("print.notes"),
        "",
        sheet.audience,
        (Rules(1, gap=9.0),),
        sheet.side,
        copies=sheet.copies,
    )
    return paged(blank, paper)[0]


def _minimum(kit: Kit, paper: Paper) -> list[Page]:
    """Twelve sides: the guide, four for each team, and a paper for every table with what is on it and what to do.

    A home government has its own copy of orders and points. Behind the curtain a team has no code card: eight sides.
    """
    public = kit.public
    guides = (teacher.guide(public, small=True, timed=timed) for timed in (True, False))
    pages = _bundle(public, [fitting(guides, paper)], paper)
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        worth = fitting((team.points_and_acts(public, own, **kept) for kept in KEPT), paper)
        pages += _bundle(public, [replace(team.orders(public, own), copies=2), worth], paper)
        pages += [page for sheets in _code_card(kit, side, paper) for page in _bundle(public, sheets, paper)]
    asked = (replace(sheet, most=1) for sheet in (commons.articles(public, brief=True), commons.articles_table(public)))
    done = (tables.tasks(kit, rules=rules) for rules in (True, False))
    return [*pages, *_bundle(public, [fitting(asked, paper), fitting(done, paper)], paper)]
