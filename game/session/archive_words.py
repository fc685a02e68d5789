"""The log of an archive in words. Nothing is played and no scenario is compiled: names come from the tree in the save.

A name that the tree does not have is its id, and an act that this game does not know is said to be so, because the log
may have been written under any rules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from game.kernel.sides import BOTH_SIDES
from game.session.archive import Archive, ArchiveLine

Lookup = Callable[..., str]
Tell = Callable[[str, str], str]
"""`tell(path, text)`: a text of the scenario as it is read in the language in force."""
DIRECTOR, MEDIATOR = "director", "mediator"


def said(archive: Archive, line: ArchiveLine, lookup: Lookup, tell: Tell) -> tuple[str, ...]:
    """What a line of an archive says: one sentence, or the parts of an offer in so many."""
    words = _Words(archive, lookup, tell)
    name, to = line.act.get("action"), line.act.get("rewind")
    if isinstance(to, int):
        return (lookup("archive.rewind" if to else "archive.rewind_start", number=to),)
    if name == "offer" and line.by in words.seats:
        return _offer(words, line.by, line.act)
    make = _MAKERS.get(name) if isinstance(name, str) and line.by in words.seats else None
    return (words.unknown(line) if make is None else make(words, line.by, line.act),)


@dataclass(frozen=True, slots=True)
class _Words:
    """Names and sentences of one archive."""

    archive: Archive
    lookup: Lookup
    tell: Tell

    @property
    def seats(self) -> tuple[str, ...]:
        """Everybody who may act, by id."""
        return (*(self.archive.side_ids.of(side) for side in BOTH_SIDES), MEDIATOR, DIRECTOR)

    def unknown(self, line: ArchiveLine) -> str:
        """Of an act without words: that there was one."""
        return self.lookup("archive.unknown", number=line.n, who=self.who(line.by))

    def who(self, by: Any) -> str:
        """A side or the mediator by name."""
        if by == MEDIATOR:
            return self._text("mediator.name", _of(self.archive.tree, MEDIATOR), "name", by)
        return self._text(f"sides.{by}.name", self._row("sides", by), "name", by)

    def capital(self, by: Any) -> str:
        """The capital of a side."""
        return self._text(f"sides.{by}.capital", self._row("sides", by), "capital", by)

    def article(self, name: Any) -> str:
        """An article by name."""
        return self._text(f"articles.{name}.name", self._row("articles", name), "name", name)

    def articles(self, names: Any) -> str:
        """Several articles, one after another."""
        *most, last = [self.article(name) for name in names] if isinstance(names, list) and names else [""]
        return self.lookup("say.and", first=self.lookup("say.comma").join(most), last=last) if most else last

    def terms(self, terms: Any) -> str:
        """Articles with an option each."""
        rows = terms.items() if isinstance(terms, Mapping) else ()
        return self.lookup("say.separator").join(self._term(article, option) for article, option in rows)

    def _term(self, article: Any, option: Any) -> str:
        found = _found(_of(self._row("articles", article), "options"), option)
        name = self._text(f"articles.{article}.options.{option}.name", found, "name", option)
        return self.lookup("say.term", article=self.article(article), option=name)

    def instrument(self, by: str, name: Any) -> str:
        """An instrument as this side calls it."""
        row = self._row("instruments", name)
        worn = "both" if _of(row, "both") is not None else by
        return self._text(f"instruments.{name}.{worn}.name", _of(row, worn), "name", name)

    def headline(self, event: Any) -> str:
        """What the papers call an event."""
        return self._text(f"events.{event}.headline", self._row("events", event), "headline", event)

    def answer(self, event: Any, answer: Any) -> str:
        """An answer to a question that an event puts."""
        row = _found(_of(self._row("events", event), "answers"), answer)
        return self._text(f"events.{event}.answers.{answer}.name", row, "name", answer)

    def _row(self, rows: str, name: Any) -> Any:
        return _found(_of(self.archive.tree, rows), name)

    def _text(self, path: str, row: Any, key: str, otherwise: Any) -> str:
        text = _of(row, key)
        return self.tell(path, text) if isinstance(text, str) and text else str(otherwise)


def _of(row: Any, key: str) -> Any:
    return row.get(key) if isinstance(row, Mapping) else None


def _found(rows: Any, name: Any) -> Any:
    return next((row for row in rows if _of(row, "id") == name), None) if isinstance(rows, list) else None


Act = Mapping[str, Any]
Maker = Callable[[_Words, str, Act], str]


def _plain(key: str) -> Maker:
    """An act that is told by who did it alone."""
    return lambda words, by, act: words.lookup(key, side=words.who(by), mediator=words.who(MEDIATOR))


def _choice(flag: str, yes: str, no: str) -> Maker:
    """An act with a yes or a no in it."""
    return lambda words, by, act: words.lookup(yes if act.get(flag) else no, side=words.who(by))


def _offer(words: _Words, by: str, act: Act) -> tuple[str, ...]:
    side, tone = words.who(by), act.get("tone")
    form = "linked" if act.get("linked") else "open"
    terms = words.terms(act.get("terms"))
    key = f"archive.final.{form}" if tone == "final" else f"minutes.offer.{form}.{_one_of(tone, 'courteous', 'firm')}"
    parts = [words.lookup(key, side=side, terms=terms)]
    if act.get("withdraws"):
        parts.append(words.lookup("minutes.offer_withdraws", side=side, articles=words.articles(act["withdraws"])))
    if act.get("ad_referendum"):
        parts.append(words.lookup("minutes.offer_ad_referendum", side=side, capital=words.capital(by)))
    return tuple(parts)


def _answer(words: _Words, by: str, act: Act) -> str:
    side, verdict, articles = words.who(by), act.get("verdict"), act.get("articles")
    if verdict == "accept":
        key = "minutes.accepted_part" if articles else "minutes.accepted"
    elif verdict == "reserve":
        key = "minutes.reserved"
    elif articles:
        key = "minutes.declined.instructions_on"
    else:
        key = f"minutes.declined.{_one_of(act.get('ground'), 'price', 'instructions', 'not_now')}"
    return words.lookup(key, side=side, articles=words.articles(articles))


def _withdraw(words: _Words, by: str, act: Act) -> str:
    article, side = act.get("article"), words.who(by)
    if article is None:
        return words.lookup("minutes.offer_dropped.withdrawn", side=side)
    return words.lookup("minutes.withdrawn", side=side, article=words.article(article))


def _instrument(words: _Words, by: str, act: Act) -> str:
    articles, target = act.get("articles"), act.get("target")
    bare = "telling.instrument_offer" if target == "offer" else "telling.instrument"
    key = "telling.instrument_on" if articles else bare
    name = words.instrument(by, act.get("instrument"))
    return words.lookup(key, side=words.who(by), instrument=name, articles=words.articles(articles))


def _letter(key: str) -> Maker:
    """What the mediator does towards one side over an article."""

    def make(words: _Words, by: str, act: Act) -> str:
        side, article = act.get("side"), words.article(act.get("article"))
        given = {"mediator": words.who(MEDIATOR), "side": words.who(side), "capital": words.capital(side)}
        return words.lookup(key, article=article, **given)

    return make


def _inject(words: _Words, by: str, act: Act) -> str:
    """Which event it was is told of a game that is over only: it may have come to one side alone."""
    if words.archive.outcome is None:
        return words.lookup("archive.inject")
    return words.lookup("minutes.directed.inject", detail=words.headline(act.get("event")))


def _guess(words: _Words, by: str, act: Act) -> str:
    side, points = words.who(by), act.get("walk_away")
    if not act.get("lines"):
        return words.lookup("archive.guess", side=side, points=points)
    return words.lookup("archive.guess_lines", side=side, points=points, terms=words.terms(act["lines"]))


def _one_of(word: Any, *known: str) -> str:
    """A word of the save's, or the usual one where it is none that has a sentence."""
    return word if word in known else known[0]


_MAKERS: dict[str, Maker] = {
    "choose": lambda words, by, act: words.lookup(
        "archive.choice", side=words.who(by), answer=words.answer(act.get("event"), act.get("answer"))
    ),
    "answer": _answer,
    "present": lambda words, by, act: words.lookup(
        "minutes.presented", side=words.who(by), terms=words.terms(act.get("positions"))
    ),
    "withdraw": _withdraw,
    "move_to_sign": _plain("minutes.motion"),
    "answer_signing": _choice("sign", "minutes.motion_taken", "minutes.motion_refused"),
    "adjourn": _plain("minutes.adjourned"),
    "train": lambda words, by, act: words.lookup(
        "archive.train", side=words.who(by), article=words.article(act.get("article"))
    ),
    "leave": _plain("archive.left"),
    "stay": _plain("archive.stayed"),
    "ask_need": _plain("minutes.need_asked"),
    "instrument": _instrument,
    "save_influence": _plain("archive.saved"),
    "mark_text": _choice("accept", "telling.mark_yes", "telling.mark_no"),
    "request_improvement": _plain("archive.improve"),
    "mark_improvement": _choice("accept", "archive.improve_yes", "archive.improve_no"),
    "write": _letter("telling.write"),
    "send_text": lambda words, by, act: words.lookup(
        "telling.text", mediator=words.who(MEDIATOR), terms=words.terms(act.get("terms"))
    ),
    "warn": _letter("telling.warn"),
    "wait": _plain("archive.wait"),
    "inject": _inject,
    "take_over": lambda words, by, act: words.lookup(
        "minutes.seat_computer" if act.get("computer") else "minutes.seat_human", side=words.who(act.get("side"))
    ),
    "end_now": _plain("minutes.directed.end_now"),
    "set_calendar": lambda words, by, act: words.lookup("archive.calendar", number=act.get("sittings")),
    "put_to_vote": _plain("minutes.directed.put_to_vote"),
    "statement": lambda words, by, act: words.lookup("minutes.statement", side=words.who(by), text=act.get("text", "")),
    "guess": _guess,
}
