"""A draft on the desk: terms being put together before anything is laid. Plain values with undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from game.engine.actions import LayOffer, Present
from game.engine.treaty import Offer, Terms, terms_of


@dataclass(frozen=True, slots=True)
class Draft:
    """Terms with everything that goes with them."""

    terms: Terms = ()
    linked: bool = False
    tone: str = "courteous"
    ad_referendum: bool = False
    withdraws: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.terms and not self.withdraws

    def option(self, article: int) -> int | None:
        """The option drafted on `article`, or None."""
        return dict(self.terms).get(article)

    def put(self, article: int, option: int | None) -> Draft:
        """The draft with `option` on `article`; None takes the article out."""
        pairs = dict(self.terms)
        pairs.pop(article, None)
        if option is not None:
            pairs[article] = option
        rest = tuple(each for each in self.withdraws if each != article or option is None)
        return replace(self, terms=terms_of(pairs), withdraws=rest)

    def without(self, article: int) -> Draft:
        """The draft without anything on `article`, whether a term or given up."""
        terms = tuple(term for term in self.terms if term[0] != article)
        return replace(self, terms=terms, withdraws=tuple(each for each in self.withdraws if each != article))

    def give_up(self, article: int) -> Draft:
        """The draft with `article` given up as a term of it, or no longer so."""
        if article in self.withdraws:
            return replace(self, withdraws=tuple(each for each in self.withdraws if each != article))
        pairs = {a: o for a, o in self.terms if a != article}
        return replace(self, terms=terms_of(pairs), withdraws=tuple(sorted((*self.withdraws, article))), linked=True)

    def offer(self) -> LayOffer:
        """The draft as an offer."""
        return LayOffer(self.terms, self.linked, self.tone, self.ad_referendum, self.withdraws)

    def positions(self) -> Present:
        """The draft as positions to present."""
        return Present(self.terms)


def from_offer(offer: Offer) -> Draft:
    """A draft with an offer's terms, to amend. Its tone and its last words are not taken over."""
    return Draft(offer.terms, offer.linked)


@dataclass(slots=True)
class Sheet:
    """A draft with what it was before: undo and redo. `kept` is told of every change; `aside` is a copy laid by."""

    now: Draft = Draft()
    past: list[Draft] = field(default_factory=list)
    future: list[Draft] = field(default_factory=list)
    kept: Callable[[], None] | None = None
    aside: Draft | None = None

    def _changed(self) -> None:
        if self.kept is not None:
            self.kept()

    def change(self, draft: Draft) -> None:
        """Put another draft in place of this one."""
        if draft != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = draft
            self._changed()

    def undo(self) -> bool:
        """Go one change back; whether there was one."""
        if not self.past:
            return False
        self.future.append(self.now)
        self.now = self.past.pop()
        self._changed()
        return True

    def redo(self) -> bool:
        """Go one change forward again; whether there was one."""
        if not self.future:
            return False
        self.past.append(self.now)
        self.now = self.future.pop()
        self._changed()
        return True

    def sent(self) -> None:
        """Begin afresh: what was on the sheet has been laid."""
        self.now = Draft()
        self.past.clear()
        self.future.clear()
        self._changed()
