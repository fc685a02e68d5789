"""Checks of sense: numbers that belong together, keys that exclude each other, endings that must be there."""

from __future__ import annotations

from datetime import date
from math import prod

from game.kernel.sides import BOTH_SIDES, Side
from game.scenario import effect_shapes as fx, models as m, shapes as sh
from game.scenario.checker import Checker, parts
from game.scenario.problems import Path
from game.scenario.vocabulary import ENDING_KINDS, MOST_TREATIES

TRIGGERED = ("government_fell", "exhausted")
DEEPEST_EFFECTS = 4


def check_sense(checker: Checker) -> None:
    """Everything that makes no sense in a file, though all names in it are right."""
    _calendar(checker)
    for number, article in enumerate(checker.file.articles):
        _article(checker, ("articles", number), article)
    _size(checker)
    for number, link in enumerate(checker.file.links):
        _link(checker, ("links", number), link)
    for number, event in enumerate(checker.file.events):
        _event(checker, ("events", number), event)
    _substitutes(checker)
    _endings(checker)
    _wars(checker)
    _blames(checker)
    _doctrines(checker)
    _effects(checker)
    if not any(one.is_error for one in checker.problems) and not checker.blind:
        _documented(checker)
        _mandates(checker)


def _size(checker: Checker) -> None:
    """Whether all treaties can be told apart in the code of a finished game."""
    number = prod(len(article.options) for article in checker.file.articles)
    if number > MOST_TREATIES:
        made = f"{len(checker.file.articles)} articles make {number:,} treaties"
        hint = "leave out an article, or options that nobody would miss"
        message = f"{made}, and at most {MOST_TREATIES:,} can be told apart"
        checker.report("E414", ("articles",), message, hint, key=True)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _date(checker: Checker, path: Path, text: str) -> bool:
    if _day(text) is not None:
        return True
    checker.report("E209", path, f"`{text}` is not a day that exists", "write year-month-day, as in `1905-08-23`")
    return False


def _calendar(checker: Checker) -> None:
    before = ""
    for number, sitting in enumerate(checker.file.calendar):
        path = ("calendar", number, "date")
        if not _date(checker, path, sitting.date) or checker.hidden("calendar"):
            continue
        if before and sitting.date <= before:
            message = f"{sitting.date} does not come after {before}"
            checker.report("E404", path, message, "put the sittings in the order of time, one a date")
        before = max(before, sitting.date)


def _article(checker: Checker, path: Path, article: m.ArticleFile) -> None:
    if checker.hidden(*path, "options"):
        return
    for side, row in article.points.items():
        if len(row) != len(article.options):
            message = f"there are {len(row)} numbers for {len(article.options)} options"
            checker.report("E401", (*path, "points", side), message, "write one number for each option, in their order")
    first, second = (article.points.get(side, ()) for side in checker.names.sides)
    if len(first) == len(second) == len(article.options) and (first[0] < first[-1] or second[0] > second[-1]):
        message = f"the options of `{article.id}` seem to run the wrong way"
        hint = "begin with what suits the first side best"
        checker.report("E411", (*path, "points"), message, hint, key=True)


def _link(checker: Checker, path: Path, link: m.LinkFile) -> None:
    if len(link.when) < 2:
        message = "a link joins at least two articles"
        checker.report("E408", (*path, "when"), message, "name another article, or change its points", key=True)
    for article, options in link.when.items():
        if not options:
            checker.report("E408", (*path, "when", article), f"no option of `{article}` is named here")
    if all(points == 0 for points in link.points.values()):
        checker.report("E408", (*path, "points"), "this link changes no points", "give a side some", key=True)


def _event(checker: Checker, path: Path, event: m.EventFile) -> None:
    for key, text in (("date", event.date), ("from", event.from_), ("until", event.until)):
        if text is not None and _date(checker, (*path, key), text) and not checker.hidden("calendar"):
            _in_calendar(checker, (*path, key), key, text)
    given = {
        "date": event.date is not None,
        "instead_of": event.instead_of is not None,
        "from": event.from_ is not None,
        "until": event.until is not None,
        "repeat": event.repeat > 0,
    }
    for key, rivals in (
        ("date", ("instead_of", "from", "until", "repeat")),
        ("instead_of", ("from", "until", "repeat")),
    ):
        for rival in rivals:
            if given[key] and given[rival]:
                message = f"an event with `{key}` cannot have `{rival}`"
                checker.report("E405", (*path, rival), message, "keep one of them", key=True)
    _question(checker, path, event)


def _in_calendar(checker: Checker, path: Path, key: str, text: str) -> None:
    first, last = checker.file.calendar[0].date, checker.file.calendar[-1].date
    if key != "until" and text > last:
        message = f"{text} is after the last sitting ({last}), so that this never happens"
        checker.report("E404", path, message, "choose an earlier date, or add a sitting")
    if key == "until" and text < first:
        message = f"{text} is before the first sitting ({first}), so that this never happens"
        checker.report("E404", path, message, "choose a later date")


def _question(checker: Checker, path: Path, event: m.EventFile) -> None:
    if event.asks is None:
        key = "question" if event.question else "answers"
        if event.question or event.answers:
            checker.report("E405", (*path, key), f"`{key}` without `asks`: who is asked?", "add `asks: SIDE`", key=True)
        return
    if not event.question:
        checker.report("E405", (*path, "asks"), "`asks` without a `question`", "add `question: …`", key=True)
    if len(event.answers) < 2:
        message = "`asks` needs two to four `answers`"
        checker.report("E405", (*path, "asks"), message, "add `answers: [{id: …, name: …}, …]`", key=True)
    if event.to is not None and event.to != event.asks:
        message = f"the event is private to `{event.to}` but asks `{event.asks}`"
        checker.report("E405", (*path, "asks"), message, "ask the side that is told, or leave `to` out")


def _substitutes(checker: Checker) -> None:
    by_id = {event.id: event for event in checker.file.events}
    for number, event in enumerate(checker.file.events):
        path: Path = ("events", number, "instead_of")
        seen, one = {event.id}, event
        while one.instead_of is not None and one.instead_of in by_id:
            one = by_id[one.instead_of]
            if one.id in seen:
                checker.report(
                    "E407", path, "these events stand in for each other in a circle", "give one of them a date"
                )
                break
            seen.add(one.id)
        else:
            if event.instead_of in by_id and one.date is None and one.instead_of is None:
                message = f"`{event.instead_of}` has no date, so that nothing can stand in for it"
                checker.report("E405", path, message, "only an event with a `date` has a moment to miss")


def _endings(checker: Checker) -> None:
    file = checker.file
    for number, ending in enumerate(file.endings):
        path = ("endings", number)
        if ending.kind in TRIGGERED and ending.when is None:
            message = f"an ending of the kind `{ending.kind}` needs `when`, or it would come at once"
            checker.report("E405", path, message, "add `when: …`", key=True)
    if checker.hidden("endings") or checker.hidden("sides"):
        return
    for kind in ENDING_KINDS:
        fitting = [one for one in file.endings if one.kind == kind]
        if not fitting:
            checker.report(
                "E402",
                ("endings",),
                f"there is no ending of the kind `{kind}`",
                f"add `{{id: …, kind: {kind}, title: …, text: …, fact: …}}`",
                key=True,
            )
        elif kind not in TRIGGERED:
            _always(checker, kind, fitting)


def _always(checker: Checker, kind: str, fitting: list[m.EndingFile]) -> None:
    free = [one for one in fitting if one.when is None]
    for side in checker.names.sides:
        if any(one.side in (None, side) for one in free):
            continue
        sided = kind == "repudiated" or any(one.side is not None for one in fitting)
        whose = f" for `{side}`" if sided else ""
        message = f"no ending of the kind `{kind}`{whose} fits always"
        checker.report("E402", ("endings",), message, "add one without `when`", key=True)
        if not sided:
            return


def _wars(checker: Checker) -> None:
    if not checker.hidden("wars") and all(war.weight == 0 for war in checker.file.wars):
        checker.report("E408", ("wars",), "no war outcome has a weight above 0", "give one a `weight`", key=True)


def _blames(checker: Checker) -> None:
    seen: set[tuple[str, str | None]] = set()
    for number, blame in enumerate(checker.file.blames):
        if (blame.side, blame.article) in seen:
            over = f"over `{blame.article}`" if blame.article else "over anything else"
            message = f"there is another blame for `{blame.side}` {over}"
            checker.report("E310", ("blames", number), message, "keep one of them", key=True)
        seen.add((blame.side, blame.article))


def _doctrines(checker: Checker) -> None:
    for side, doctrines in checker.file.doctrines.items():
        if checker.hidden("doctrines", side) or ("doctrines",) in checker.blind:
            continue
        historical = [number for number, one in enumerate(doctrines) if one.historical]
        if not historical:
            message = f"no doctrine of `{side}` is the historical one"
            checker.report("E403", ("doctrines", side), message, "add `historical: true` to one of them", key=True)
        for number in historical[1:]:
            path: Path = ("doctrines", side, number, "historical")
            checker.report("E403", path, f"`{side}` has another historical doctrine", "keep one of them", key=True)


def _effects(checker: Checker) -> None:
    for part in parts(checker.file):
        shape, path = part.shape, part.path
        nested = isinstance(shape, (fx.LaterEffect, fx.GambleEffect))
        if nested and sum(1 for step in path if step in ("effects", "success", "failure")) > DEEPEST_EFFECTS:
            message = f"effects are nested more than {DEEPEST_EFFECTS} deep"
            checker.report("E407", path, message, "write them more simply", key=True)
        if isinstance(shape, fx.MandateEffect):
            _move(checker, path, shape)


def _move(checker: Checker, path: Path, effect: fx.MandateEffect) -> None:
    if effect.to is not None and effect.steps:
        checker.report("E405", (*path, "steps"), "`to` and `steps` exclude each other", "keep one of them", key=True)
    if effect.to is None and not effect.steps and effect.kind is None:
        checker.report("E405", path, "this changes nothing", "add `to: OPTION` or `steps: NUMBER`", key=True)


def _documented(checker: Checker) -> None:
    for part in parts(checker.file):
        if isinstance(part.shape, sh.Fact) and part.shape.mark == "documented" and not part.shape.sources:
            message = "documented, but no source is named"
            checker.report("E409", part.path, message, "add `sources: [CODE]`, or mark it `inferred`")


def _mandates(checker: Checker) -> None:
    file = checker.file
    narrow = [article.id for article in file.articles if _inside(checker, article) <= 1]
    if 2 * len(narrow) > len(file.articles):
        listed = ", ".join(f"`{one}`" for one in narrow[:6])
        message = (
            f"{len(narrow)} of {len(file.articles)} articles leave at most one option inside both mandates: {listed}"
        )
        checker.report("E410", ("articles",), message, "give the historical doctrines wider mandates", key=True)


def _inside(checker: Checker, article: m.ArticleFile) -> int:
    """How many options lie inside both historical mandates."""
    ids = [option.id for option in article.options]
    bounds = [0, len(ids) - 1]
    for side in BOTH_SIDES:
        doctrine = next(one for one in checker.file.doctrines[checker.names.sides[side]] if one.historical)
        line = doctrine.mandate.get(article.id)
        if line is not None:
            bounds[1 if side is Side.FIRST else 0] = ids.index(line.line)
    return max(0, bounds[1] - bounds[0] + 1)
