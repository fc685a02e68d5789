"""Checks of names over a whole file: everything that points somewhere must find something there."""

from __future__ import annotations

from collections.abc import Iterator

from game.scenario import effect_shapes as fx, models as m, shapes as sh
from game.scenario.checker import Checker, Part, parts
from game.scenario.expressions import ConditionReader
from game.scenario.map_checks import check_map
from game.scenario.names import NONE, Names
from game.scenario.packs import File
from game.scenario.problems import Path, Problem
from game.scenario.sense import check_sense
from game.scenario.source import Source
from game.scenario.texts import MEDIATOR_PHRASES, PLACEHOLDERS, SIDE_PHRASES, flaws, in_curly_quotes
from game.scenario.uniqueness import check_ids
from game.scenario.vocabulary import SHARED_METERS, SIDE_METERS

NEEDS_MEDIATOR = ("confide", "appeal", "ask_text")
NAMES = ("name", "short", "title", "subtitle", "adjective", "capital", "chief", "office", "place", "term", "headline")
OF_THE_TABLE = ("fruitful", "barren")


def names_of(file: m.ScenarioFile, ghosts: frozenset[str] = frozenset(), blind: frozenset[Path] = frozenset()) -> Names:
    """Every id in a file of whose parts those in `blind` could not be read."""
    first, second = (side.id for side in file.sides)
    return Names(
        sides=(first, second),
        articles={article.id: tuple(option.id for option in article.options) for article in file.articles},
        tracks=frozenset(track.id for track in file.tracks),
        events={event.id: tuple(answer.id for answer in event.answers) for event in file.events},
        instruments=frozenset(instrument.id for instrument in file.instruments),
        doctrines=(
            frozenset(one.id for one in file.doctrines.get(first, ())),
            frozenset(one.id for one in file.doctrines.get(second, ())),
        ),
        endings=frozenset(ending.id for ending in file.endings),
        wars=frozenset(war.id for war in file.wars),
        sources=frozenset(source.code for source in file.sources),
        mediator=file.mediator is not None,
        ghosts=ghosts | frozenset(_strays(file, (first, second))),
        unsure=frozenset(
            article.id
            for number, article in enumerate(file.articles)
            if any(path[:2] == ("articles", number) and (len(path) == 2 or path[2] == "options") for path in blind)
        ),
        partial=frozenset(str(path[0]) for path in blind if path and _hides_names(path)),
    )


def _hides_names(path: Path) -> bool:
    """Whether something of the wrong shape at `path` may have held ids."""
    return len(path) <= 2 or path[-1] in ("id", "code", "options", "answers") or path[-2] in ("options", "answers")


def _strays(file: m.ScenarioFile, sides: tuple[str, str]) -> Iterator[str]:
    """Doctrines under a side that does not exist: the wrong name of the side is complaint enough."""
    for side, doctrines in file.doctrines.items():
        if side not in sides:
            yield from (one.id for one in doctrines)


def check_references(
    file: m.ScenarioFile,
    source: Source,
    reader: ConditionReader,
    blind: frozenset[Path] = frozenset(),
    folder: File | None = None,
) -> tuple[Problem, ...]:
    """Everything wrong in a file whose shape is right; `folder` is where its map lies, if that is known."""
    checker = Checker(file, source, reader, blind)
    check_ids(checker)
    for part in parts(file):
        _texts(checker, part)
        _guards(checker, part)
        _one(checker, part)
    check_map(checker, folder)
    check_sense(checker)
    return tuple(checker.problems)


def _one(checker: Checker, part: Part) -> None:
    match part.shape:
        case m.SideFile():
            _side(checker, part.path, part.shape)
        case m.Term():
            _term(checker, part.path, part.shape)
        case m.MediatorFile():
            _mediator(checker, part.path, part.shape)
        case m.InterestFile():
            _interest(checker, part.path, part.shape)
        case m.ArticleFile():
            _article(checker, part.path, part.shape)
        case m.LinkFile():
            _link(checker, part.path, part.shape)
        case m.DoctrineFile():
            _doctrine(checker, part.path, part.shape)
        case m.TrackFile():
            _track(checker, part.path, part.shape)
        case m.InstrumentFile():
            _instrument(checker, part.path, part.shape)
        case m.EventFile():
            _event(checker, part.path, part.shape)
        case m.EndingFile() if part.shape.side is not None:
            checker.side((*part.path, "side"), part.shape.side)
        case m.WarFile():
            for word in part.shape.points:
                checker.known("E301", (*part.path, "points", word), "side", word, checker.names.sides, key=True)
        case m.BlameFile():
            _blame(checker, part.path, part.shape)
        case m.ReactionFile():
            _reaction(checker, part.path, part.shape)
        case sh.Fact():
            _fact(checker, part.path, part.shape)
        case fx.EffectShape():
            _effect(checker, part)
        case m.ScenarioFile():
            checker.for_both(("doctrines",), part.shape.doctrines)


def _guards(checker: Checker, part: Part) -> None:
    shape = part.shape
    if isinstance(shape, fx.EffectShape):
        checker.condition((*part.path, "if"), shape.if_, part.owns)
    else:
        when = getattr(shape, "when", None)
        if isinstance(when, str):
            checker.condition((*part.path, "when"), when, part.owns)


def _texts(checker: Checker, part: Part) -> None:
    for name, info in type(part.shape).model_fields.items():
        if sh.TEXT not in info.metadata and sh.PHRASES not in info.metadata:
            continue
        allowed = PLACEHOLDERS if sh.PHRASES in info.metadata else ()
        path, value = (*part.path, info.alias or name), getattr(part.shape, name)
        _text(checker, path, value, allowed)
        _curly(checker, path, value)


def _curly(checker: Checker, path: Path, value: object) -> None:
    if path[-1] in NAMES and isinstance(value, str) and in_curly_quotes(value):
        message = "this name stands in curly quotes, which would be shown to players"
        hint = f"YAML knows straight quotes only, and needs none here: `{path[-1]}: {value[1:-1]}`"
        checker.report("E413", path, message, hint)


def _text(checker: Checker, path: Path, value: object, allowed: tuple[str, ...]) -> None:
    if isinstance(value, str):
        for flaw in flaws(value, allowed):
            checker.report("E406", path, flaw.message, flaw.hint, offset=flaw.offset)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _text(checker, (*path, number), item, allowed)
    elif hasattr(value, "items"):
        for key, item in value.items():
            _text(checker, (*path, key), item, allowed)


def _side(checker: Checker, path: Path, side: m.SideFile) -> None:
    for track in side.walk_away.terms:
        checker.track((*path, "walk_away", "terms", track), track, key=True)
    for article, option in side.opening.items():
        here = (*path, "opening", article)
        if checker.article(here, article, key=True):
            checker.option(here, article, option)
    for purpose in side.phrases:
        here = (*path, "phrases", purpose)
        checker.known("E206", here, "purpose of a phrase called", purpose, SIDE_PHRASES, key=True)


def _term(checker: Checker, path: Path, term: m.Term) -> None:
    checker.track((*path, "track"), term.track)
    if isinstance(term, m.CableTerm):
        for number, article in enumerate(term.articles):
            checker.article((*path, "articles", number), article)


def _mediator(checker: Checker, path: Path, mediator: m.MediatorFile) -> None:
    checker.for_both((*path, "brief"), mediator.brief)
    checker.for_both((*path, "goodwill"), mediator.goodwill)
    for purpose in mediator.phrases:
        here = (*path, "phrases", purpose)
        checker.known("E206", here, "purpose of a phrase called", purpose, MEDIATOR_PHRASES, key=True)


def _interest(checker: Checker, path: Path, interest: m.InterestFile) -> None:
    for article, row in interest.points.items():
        here = (*path, "points", article)
        if checker.article(here, article, key=True):
            for option in row:
                checker.option((*here, option), article, option, key=True)


def _article(checker: Checker, path: Path, article: m.ArticleFile) -> None:
    checker.for_both((*path, "why"), article.why)
    checker.for_both((*path, "points"), article.points)
    if checker.hidden(*path, "options"):
        return
    if article.silent is not None:
        checker.option((*path, "silent"), article.id, article.silent)
    checker.option((*path, "historical"), article.id, article.historical)


def _link(checker: Checker, path: Path, link: m.LinkFile) -> None:
    for article, options in link.when.items():
        here = (*path, "when", article)
        if checker.article(here, article, key=True):
            for number, option in enumerate(options):
                checker.option((*here, number), article, option)
    for word in link.points:
        checker.known("E301", (*path, "points", word), "side", word, checker.names.sides, key=True)


def _doctrine(checker: Checker, path: Path, doctrine: m.DoctrineFile) -> None:
    for article in doctrine.weights:
        checker.article((*path, "weights", article), article, key=True)
    for article, line in doctrine.mandate.items():
        here = (*path, "mandate", article)
        if checker.article(here, article, key=True):
            checker.option((*here, "line"), article, line.line)
    for track in doctrine.start_tracks:
        checker.track((*path, "start_tracks", track), track, key=True)


def _track(checker: Checker, path: Path, track: m.TrackFile) -> None:
    checker.known("E301", (*path, "owner"), "side", track.owner, (*checker.names.sides, NONE))
    checker.for_both((*path, "sight"), track.sight)


def _instrument(checker: Checker, path: Path, instrument: m.InstrumentFile) -> None:
    if instrument.kind in NEEDS_MEDIATOR and not checker.names.mediator:
        message = f"an instrument of the kind `{instrument.kind}` needs a mediator"
        checker.report("E313", (*path, "kind"), message, "add a `mediator`, or leave the instrument out")
    allowed = (*checker.names.sides, "both")
    strange = [word for word in instrument.dresses if word not in allowed]
    for word in strange:
        checker.known("E301", (*path, word), "side", word, allowed, key=True)
    if "both" in instrument.dresses or checker.hidden(*path):
        return
    missing = [side for side in checker.names.sides if side not in instrument.dresses]
    if len(missing) > len(strange):
        for side in missing:
            checker.report(
                "E312", path, f"there is nothing here for `{side}`", f"add `{side}: …` or `both: …`", key=True
            )


def _event(checker: Checker, path: Path, event: m.EventFile) -> None:
    if event.to is not None:
        checker.side((*path, "to"), event.to)
    if event.asks is not None:
        checker.side((*path, "asks"), event.asks)
    if event.instead_of is not None:
        checker.known("E307", (*path, "instead_of"), "event", event.instead_of, checker.names.events)
    papers = tuple(paper.id for paper in checker.file.press)
    for number, slant in enumerate(event.slants):
        if not checker.hidden("press"):
            checker.known("E317", (*path, "slants", number, "paper"), "newspaper", slant.paper, papers)
    if event.slants and event.to is not None:
        message = "newspapers cannot tell what only one side is told"
        checker.report("E405", (*path, "slants"), message, "leave `slants` or `to` out", key=True)


def _blame(checker: Checker, path: Path, blame: m.BlameFile) -> None:
    checker.side((*path, "side"), blame.side)
    if blame.article is not None:
        checker.article((*path, "article"), blame.article)


def _reaction(checker: Checker, path: Path, reaction: m.ReactionFile) -> None:
    if reaction.by is not None:
        checker.side((*path, "by"), reaction.by)
    if reaction.article is not None:
        checker.article((*path, "article"), reaction.article)
    for key in ("by", "article"):
        if reaction.on in OF_THE_TABLE and getattr(reaction, key) is not None:
            message = f"`{reaction.on}` happens to the whole table and has no `{key}`"
            checker.report("E405", (*path, key), message, f"leave `{key}` out", key=True)


def _fact(checker: Checker, path: Path, fact: sh.Fact) -> None:
    if checker.hidden("sources"):
        return
    for number, code in enumerate(fact.sources):
        checker.known("E308", (*path, "sources", number), "source", code, checker.names.sources)


def _effect(checker: Checker, part: Part) -> None:
    path, effect = part.path, part.shape
    for key in ("side", "order", "to", "share_blame"):
        word = getattr(effect, key, None)
        if isinstance(word, str) and not (key == "to" and isinstance(effect, fx.MandateEffect)):
            checker.side((*path, key), word, part.owns)
    match effect:
        case fx.TrackEffect():
            checker.track((*path, "track"), effect.track)
        case fx.MeterEffect():
            _meter(checker, path, effect)
        case fx.MandateEffect():
            if checker.article((*path, "mandate"), effect.mandate) and effect.to is not None:
                checker.option((*path, "to"), effect.mandate, effect.to)
        case fx.PointsEffect():
            if checker.article((*path, "points"), effect.points):
                checker.option((*path, "option"), effect.points, effect.option)
        case fx.OptionEffect():
            if checker.article((*path, "option"), effect.option):
                checker.option((*path, "which"), effect.option, effect.which)
        case fx.InstrumentEffect():
            known = checker.names.instruments
            checker.known("E306", (*path, "instrument"), "instrument", effect.instrument, known)
        case fx.ReportEffect():
            _report(checker, path, effect)
        case fx.EaseCableEffect():
            if effect.ease_cable != "any":
                checker.article((*path, "ease_cable"), effect.ease_cable)


def _meter(checker: Checker, path: Path, effect: fx.MeterEffect) -> None:
    known = (*SIDE_METERS, *SHARED_METERS)
    if not checker.known("E314", (*path, "meter"), "meter", effect.meter, known):
        return
    if effect.meter in SIDE_METERS and effect.side is None:
        checker.report("E314", path, f"whose `{effect.meter}`? A side is missing", "add `side: …`", key=True)
    if effect.meter in SHARED_METERS and effect.side is not None:
        checker.report("E314", (*path, "side"), f"`{effect.meter}` belongs to no side", "leave `side` out", key=True)
    if effect.meter in ("goodwill", "mediator_patience") and not checker.names.mediator:
        message = f"`{effect.meter}` needs a mediator"
        checker.report("E313", (*path, "meter"), message, "add a `mediator`, or leave the effect out")


def _report(checker: Checker, path: Path, effect: fx.ReportEffect) -> None:
    wanted = {"mandate": "article", "track": "track"}.get(effect.report)
    for key in ("article", "track"):
        word = getattr(effect, key)
        if key == wanted and word is None:
            checker.report("E405", path, f"a report on a {effect.report} needs `{key}`", f"add `{key}: …`", key=True)
        elif key != wanted and word is not None:
            message = f"a report on `{effect.report}` has no `{key}`"
            checker.report("E405", (*path, key), message, f"leave `{key}` out", key=True)
    if wanted == "article" and effect.article is not None:
        checker.article((*path, "article"), effect.article)
    if wanted == "track" and effect.track is not None:
        checker.track((*path, "track"), effect.track)
