"""What a delegate holds in the hand: the events that a seat was shown, as telegrams, newspapers, letters and notes.

Built from the seat's own stream, so that nothing can stand in a paper that its reader has not been shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from game.engine import events as e
from game.engine.parts import Phase
from game.engine.treaty import Terms
from game.kernel.message import Message, message
from game.kernel.refs import side_ref, terms_ref
from game.kernel.sides import Side
from game.scenario.definition import EventSpec, Scenario
from game.session.phrases import mediator_phrase, side_phrase
from game.session.presentation import Note, noted

Text = str | Message
"""A text of the scenario's, or a sentence to be said."""

OURS = Note("invented")
FROM_MEDIATOR = ("written", "sent", "weary", "settled", "not_now")


@dataclass(frozen=True, slots=True)
class PaperAnswer:
    """One answer to a question; `public`: everybody will know of it."""

    id: str
    name: str
    text: str
    public: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A choice that an event puts to this seat. `answered`: the id of its answer, or empty."""

    event: str
    text: str
    answers: tuple[PaperAnswer, ...]
    answered: str = ""


@dataclass(frozen=True, slots=True)
class Slant:
    """The same facts as a newspaper of one capital tells them. `native`: its name in its own letters, or empty.

    `note`: where the name stands; `words`: where headline and body do; `days`: how old the paper is that is read.
    """

    name: str
    native: str
    place: str
    headline: str
    body: str
    note: Note
    words: Note
    days: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `sitting` is the sitting in whose dispatches it is read; `kind` says what it is about.

    `form`: telegram, newspaper, letter, note or minutes. `public`: everybody holds it. `at_table`: it came while the
    table sat. `why`: the reason that its writer gives, if any; `terms`: the clauses of a text, article by article;
    `line`: the article and the option up to which the capital says that orders reach, where it says so.
    """

    sitting: int
    kind: str
    form: str
    origin: Text
    headline: Text
    body: Text
    note: Note
    public: bool
    at_table: bool = False
    question: Question | None = None
    why: Message | None = None
    terms: Terms = ()
    slants: tuple[Slant, ...] = ()
    line: tuple[int, int] | None = None


@dataclass(slots=True)
class _Desk:
    """What has been read so far."""

    scenario: Scenario
    side: Side
    titles: dict[str, str]
    lines: dict[int, int]
    agreed: set[int] = field(default_factory=set)
    sitting: int = 1
    phase: Phase = Phase.DISPATCHES
    cabled: int | None = None
    asked: str = ""
    why: Message | None = None
    papers: list[Paper] = field(default_factory=list)

    def put(self, event: e.Event, kind: str, form: str, origin: Text, body: Text, **more: Any) -> None:
        """Lay a paper down; one that comes in the evening is read next morning."""
        sitting = self.sitting + (self.phase is Phase.EVENING)
        headline = more.pop("headline", message(f"paper.{kind}"))
        public = event.audience is e.Audience.PUBLIC
        at_table = self.phase is Phase.TABLE
        note = more.pop("note", OURS)
        more["why"] = self.why
        self.papers.append(Paper(sitting, kind, form, origin, headline, body, note, public, at_table, **more))

    @property
    def capital(self) -> str:
        """Where orders come from."""
        return self.scenario.sides.of(self.side).capital

    def order(self, event: e.Event, kind: str, body: Text, line: tuple[int, int] | None = None) -> None:
        """Lay down what the capital writes: a telegram, or a letter where there is no telegraph."""
        form = "telegram" if self.scenario.words.messages == "telegraph" else "letter"
        self.put(event, kind, form, self.capital, body, line=line)


def papers(
    scenario: Scenario,
    side: Side,
    doctrine: str,
    shown: Iterable[e.Event],
    grounds: Mapping[int, Message] | None = None,
) -> tuple[Paper, ...]:
    """The papers of a seat, oldest first, from the events it was shown and the instructions it opened with.

    `grounds` are the reasons that writers give, by the place of the event among those shown.
    """
    titles = {source.code: source.title for source in scenario.sources}
    lines = {line.article: line.option for line in scenario.doctrine(side, doctrine).mandate}
    desk = _Desk(scenario, side, titles, lines)
    for place, event in enumerate(shown):
        make = _MAKERS.get(type(event))
        if make is not None:
            desk.why = None if grounds is None else grounds.get(place)
            make(desk, event)
    return tuple(desk.papers)


def _opened(desk: _Desk, event: e.SittingOpened) -> None:
    desk.sitting, desk.phase = event.sitting, Phase.DISPATCHES


def _stage(desk: _Desk, event: e.StageSet) -> None:
    desk.phase = event.phase


def _fired(desk: _Desk, event: e.EventFired) -> None:
    spec = desk.scenario.event_by_id[event.event]
    note = noted(spec.fact, desk.titles)
    slants = slants_of(desk.scenario, spec, desk.titles)
    more = {"headline": spec.headline, "note": note, "slants": slants}
    desk.put(event, f"event:{spec.id}", spec.form, spec.origin, spec.body, **more)


def slants_of(scenario: Scenario, spec: EventSpec, titles: dict[str, str]) -> tuple[Slant, ...]:
    """What the newspapers of the capitals make of an event, in the order of the file."""
    press = {paper.id: paper for paper in scenario.press}
    return tuple(
        Slant(
            press[one.paper].name, press[one.paper].native, press[one.paper].place, one.headline, one.body,
            noted(press[one.paper].fact, titles), noted(one.fact or press[one.paper].fact, titles),
            press[one.paper].days,
        )
        for one in spec.slants
    )  # fmt: skip


def _put_choice(desk: _Desk, event: e.ChoicePut) -> None:
    question = question_of(desk.scenario, event.event)
    for number, paper in enumerate(desk.papers):
        if paper.kind == f"event:{event.event}" and paper.sitting == desk.sitting:
            desk.papers[number] = replace(paper, question=question)
            return
    spec = desk.scenario.event_by_id[event.event]
    note = noted(spec.fact, desk.titles)
    desk.put(event, "question", "note", spec.origin, spec.question, note=note, question=question)


def question_of(scenario: Scenario, event_id: str) -> Question:
    """The question that an event puts."""
    spec = scenario.event_by_id[event_id]
    answers = tuple(PaperAnswer(item.id, item.name, item.text, item.public) for item in spec.answers)
    return Question(event_id, spec.question, answers)


def _choice_made(desk: _Desk, event: e.ChoiceMade) -> None:
    for number, paper in enumerate(desk.papers):
        if paper.question is not None and paper.question.event == event.event:
            desk.papers[number] = replace(paper, question=replace(paper.question, answered=event.answer))


def _choice_known(desk: _Desk, event: e.ChoiceKnown) -> None:
    """A public answer of the other side's is in the papers, in the scenario's words; without any it is not printed."""
    answers = desk.scenario.event_by_id[event.event].answers
    known = next((item.known for item in answers if item.id == event.answer), "")
    if event.by is not desk.side and known:
        headline = message("paper.choice", side=side_ref(event.by))
        desk.put(event, "choice", "newspaper", message("paper.origin.press"), known, headline=headline)


def _sent(desk: _Desk, event: e.CableSent) -> None:
    desk.asked = f"@sitting:{desk.sitting}"


def _cable(desk: _Desk, event: e.CableAnswered) -> None:
    verdict, line = "granted" if event.granted else "refused", None
    if event.article is None:
        purpose = f"package_{verdict}"
        package = terms_ref(event.package)
        body = side_phrase(desk.scenario, desk.side, purpose, event.variant, terms=package, date=desk.asked)
    else:
        purpose = f"cable_{verdict}"
        option = event.option if event.option is not None else _one_step(desk, event.article)
        matter = _matter(event.article, option)
        body = side_phrase(desk.scenario, desk.side, purpose, event.variant, **matter, date=desk.asked)
        desk.cabled = event.article if event.granted else None
        line = (event.article, option) if event.granted else None
    desk.order(event, purpose, body, line)


def _one_step(desk: _Desk, article: int) -> int:
    """The option that a cable asked for: one step beyond the line."""
    last = len(desk.scenario.articles[article].options) - 1
    line = desk.lines.get(article, 0 if desk.side is Side.FIRST else last)
    return max(0, min(last, line + 1 if desk.side is Side.FIRST else line - 1))


def _matter(article: int, option: int) -> dict[str, str]:
    return {"article": f"@article:{article}", "option": f"@option:{article}.{option}"}


def _mandate(desk: _Desk, event: e.MandateMoved) -> None:
    by_cable = desk.cabled == event.article
    moved = desk.lines.get(event.article) != event.option
    desk.cabled = None
    desk.lines[event.article] = event.option
    if by_cable or event.announced or not moved:
        return
    purpose = "mandate_wider" if event.wider else "mandate_narrower"
    variant = desk.sitting + event.article
    body = side_phrase(desk.scenario, desk.side, purpose, variant, **_matter(event.article, event.option))
    desk.order(event, purpose, body, (event.article, event.option))


def _leak(desk: _Desk, event: e.LeakHeard) -> None:
    date = f"@sitting:{event.sitting}"
    matter = _matter(event.article, event.option)
    if event.article in desk.agreed:
        desk.put(event, "leak_late", "note", message("paper.origin.rumour"), message("phrase.leak_late", **matter))
        return
    body = side_phrase(desk.scenario, desk.side, "leak", event.variant, **matter, date=date)
    desk.put(event, "leak", "note", message("paper.origin.rumour"), body)


def _initialled(desk: _Desk, event: e.Initialled) -> None:
    desk.agreed.add(event.article)


def _report(desk: _Desk, event: e.ReportHeard) -> None:
    date = f"@sitting:{event.sitting}"
    origin = message("paper.origin.friend")
    if event.article is not None:
        purpose = "report" if event.subject == "mandate" else "report_preference"
        matter = _matter(event.article, event.low)
        body = side_phrase(desk.scenario, desk.side, purpose, event.variant, **matter, date=date)
    elif event.track is not None:
        purpose, track = "report_track", f"@track:{event.track}"
        body = message("phrase.report_track", track=track, low=event.low, high=event.high, date=date)
    elif event.subject == "order":
        purpose = "report_order" if event.low else "report_no_order"
        body = side_phrase(desk.scenario, desk.side, purpose, event.variant, date=date)
    else:
        purpose = "report_walk_away"
        band = {"low": event.low, "high": event.high}
        body = side_phrase(desk.scenario, desk.side, purpose, event.variant, **band, date=date)
    desk.put(event, purpose, "note", origin, body)


def _order(desk: _Desk, event: e.OrderCame) -> None:
    purpose = "order_final" if event.final else "order"
    desk.order(event, purpose, side_phrase(desk.scenario, desk.side, purpose, event.variant))


def _ordered(kind: str) -> Callable[[_Desk, Any], None]:
    """What the capital writes, in the interface's own words."""
    return lambda desk, event: desk.order(event, kind, message(f"phrase.{kind}"))


def _points(desk: _Desk, event: e.PointsMoved) -> None:
    body = message("phrase.points_moved", **_matter(event.article, event.option), points=event.value)
    desk.order(event, "points_moved", body)


def _instrument_set(desk: _Desk, event: e.InstrumentSet) -> None:
    kind = "instrument_allowed" if event.allowed else "instrument_forbidden"
    name = f"@instrument:{int(desk.side)}.{event.instrument}"
    desk.order(event, kind, message(f"phrase.{kind}", instrument=name))


def _mediator(purpose: str, kind: str) -> Callable[[_Desk, Any], None]:
    """A letter of the mediator's."""

    def make(desk: _Desk, event: Any) -> None:
        params: dict[str, str] = {}
        terms: Terms = getattr(event, "terms", ())
        if hasattr(event, "article"):
            params["article"] = f"@article:{event.article}"
        if terms:
            params["terms"] = terms_ref(terms)
        origin = message("paper.origin.mediator", mediator="@mediator:")
        body = mediator_phrase(desk.scenario, purpose, event.variant, **params)
        desk.put(event, kind, "letter", origin, body, terms=terms)

    return make


def _announced(desk: _Desk, event: e.RedLineAnnounced) -> None:
    if event.by is not desk.side:
        body = message("phrase.announced", side=side_ref(event.by), **_matter(event.article, event.option))
        desk.put(event, "announced", "newspaper", message("paper.origin.press"), body)


def _released(desk: _Desk, event: e.RedLineReleased) -> None:
    body = message("phrase.released", side=side_ref(event.by), article=f"@article:{event.article}")
    desk.put(event, "released", "newspaper", message("paper.origin.press"), body)


def _press(desk: _Desk, event: e.PressPlayed) -> None:
    if event.by is not desk.side:
        name = f"@instrument:{int(event.by)}.{event.instrument}"
        body = message("phrase.press", side=side_ref(event.by), instrument=name)
        desk.put(event, "press", "newspaper", message("paper.origin.press"), body)


def _seen(desk: _Desk, event: e.SeenAlone) -> None:
    kind = "seen_alone" if event.by is desk.side else "seen_other"
    body = message(f"phrase.{kind}", side=side_ref(event.by))
    desk.put(event, kind, "note", message("paper.origin.press"), body)


def _sounded(desk: _Desk, event: e.Sounded) -> None:
    kind = "sounded_seen" if event.seen else "sounded"
    desk.put(event, kind, "note", message("paper.origin.secretary"), message(f"phrase.{kind}"))


def _text_failed(desk: _Desk, event: e.TextFailed) -> None:
    desk.why = message("reason.failed.overtaken" if event.overtaken else "reason.failed.marks")
    _mediator("text_failed", "text_failed")(desk, event)


def _refunded(desk: _Desk, event: e.Refunded) -> None:
    name = f"@instrument:{int(desk.side)}.{event.instrument}"
    body = message(f"phrase.evening.{event.why}", instrument=name, influence=event.influence)
    desk.put(event, "refunded", "note", message("paper.origin.secretary"), body)


def _act_told(desk: _Desk, event: e.ActTold) -> None:
    """What came of an act of one's own; the mediator answers for himself."""
    params: dict[str, str] = {"instrument": f"@instrument:{int(desk.side)}.{event.instrument}"}
    kind = "act_well" if event.well else "act_ill"
    form, origin, headline = "note", message("paper.origin.secretary"), message(f"paper.{kind}")
    if event.why in FROM_MEDIATOR:
        headline = message(f"paper.letter.{event.why}")
        form, origin = "letter", message("paper.origin.mediator", mediator="@mediator:")
    if event.articles:
        params["article"] = f"@article:{event.articles[0]}"
    desk.put(event, kind, form, origin, message(f"phrase.evening.{event.why}", **params), headline=headline)


_MAKERS: dict[type, Callable[[_Desk, Any], None]] = {
    e.SittingOpened: _opened,
    e.StageSet: _stage,
    e.EventFired: _fired,
    e.ChoicePut: _put_choice,
    e.ChoiceMade: _choice_made,
    e.ChoiceKnown: _choice_known,
    e.CableSent: _sent,
    e.CableAnswered: _cable,
    e.MandateMoved: _mandate,
    e.Initialled: _initialled,
    e.LeakHeard: _leak,
    e.ReportHeard: _report,
    e.OrderCame: _order,
    e.OrderSlept: _ordered("order_slept"),
    e.OrderDropped: _ordered("order_dropped"),
    e.BlameShared: _ordered("blame_shared"),
    e.PointsMoved: _points,
    e.InstrumentSet: _instrument_set,
    e.MediatorWrote: _mediator("write", "mediator_wrote"),
    e.MediatorWarned: _mediator("warn", "mediator_warned"),
    e.TextLaid: _mediator("text", "text"),
    e.TextFailed: _text_failed,
    e.RedLineAnnounced: _announced,
    e.RedLineReleased: _released,
    e.PressPlayed: _press,
    e.SeenAlone: _seen,
    e.Sounded: _sounded,
    e.Refunded: _refunded,
    e.ActTold: _act_told,
}
