"""What is read of a match again and again, made once for each state of it: minutes, papers, words said, opinions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.engine import actions as a, events as e
from game.kernel.message import Message
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.session.chain import COMPUTER
from game.session.grounds import capital_grounds
from game.session.match import Match
from game.session.minutes import Minute, numbered, with_remarks
from game.session.papers import Paper, papers
from game.session.policies import Policies
from game.views.view import SideView

if TYPE_CHECKING:
    from game.ai.policy import Choice
    from game.session.advice import Opinion
    from game.session.voices import Words

LETTERS = (e.MediatorWrote, e.MediatorWarned, e.TextLaid)
Opinions = tuple[tuple[int, tuple["Opinion", ...]], ...]


class Clerk:
    """Keeps the readings of one match, which every method is given as it stands. `players`: who plays by computer."""

    def __init__(self, players: Callable[[], Policies]) -> None:
        self._players = players
        self._said: dict[str, Words | None] = {}
        self._minutes: dict[int | None, tuple[Match, tuple[Minute, ...]]] = {}
        self._papers: dict[Side, tuple[Match, Scenario, tuple[Paper, ...]]] = {}
        self._opinions: dict[Side, tuple[Match, Opinions]] = {}

    def minutes(self, match: Match, seats: BySide[str], sitting: int | None) -> tuple[Minute, ...]:
        """The protocol so far, or that of one sitting, with what computer players said aloud."""
        kept = self._minutes.get(sitting)
        if kept is None or kept[0] is not match:
            lines = numbered((number, event) for number in match.line for event in match.steps[number].events)
            wanted = lines if sitting is None else tuple(line for line in lines if line.sitting == sitting)
            kept = self._minutes[sitting] = (match, with_remarks(wanted, self._remarks(match, seats, sitting)))
        return kept[1]

    def _remarks(
        self, match: Match, seats: BySide[str], sitting: int | None
    ) -> tuple[tuple[int, Side, Message], ...]:  # fmt: skip
        if COMPUTER not in (*seats, *match.header.settings.seats):
            return ()
        aloud = (words for words in self.words(match, None, sitting) if words.to is None)
        return tuple((words.number, words.by, words.text) for words in aloud if words.by is not None)

    def papers(self, match: Match, texts: Scenario, side: Side) -> tuple[Paper, ...]:
        """Every paper that `side` holds, oldest first, with the texts of a scenario as it is told now."""
        kept = self._papers.get(side)
        if kept is None or kept[0] is not match or kept[1] is not texts:
            grounds = capital_grounds(match, side) | self._letters(match, side)
            found = papers(texts, side, match.header.instructions.of(side), match.shown.of(side), grounds)
            kept = self._papers[side] = (match, texts, found)
        return kept[2]

    def _letters(self, match: Match, side: Side) -> dict[int, Message]:
        """Why the mediator wrote, by the place of his letter among the events shown to `side`."""
        found, place = dict[int, Message](), 0
        said: dict[int, Message] = {}
        if any(isinstance(event, LETTERS) for event in match.shown.of(side)):
            said = {words.number: words.text for words in self.words(match, side, actor=a.Actor.MEDIATOR)}
        for number in match.line:
            for event in match.steps[number].events:
                if e.sees(side, event):
                    if isinstance(event, LETTERS) and number in said:
                        found[place] = said[number]
                    place += 1
        return found

    def words(
        self, match: Match, side: Side | None, sitting: int | None = None, actor: a.Actor | None = None
    ) -> tuple[Words, ...]:
        """What computer players have said: what everybody heard and only `side` read, or all once the game is over."""
        from game.session.voices import voices  # here, so that a game of two people does not wait for delegations

        said = voices(match, self._players(), self._said, sitting, actor)
        return tuple(words for words in said if words.to is None or words.to is side or match.over)

    def heard(self, match: Match, seats: BySide[str], view: SideView | None, choice: Choice, sitting: int = 0) -> None:
        """Keep the words of what was just done, which would otherwise have to be thought of once more."""
        from game.session.voices import letter, speaks, speech

        step = match.steps[-1]
        if step.entry is not None and speaks(step, seats):
            number = step.entry.n
            said = letter(number, sitting, choice) if view is None else speech(number, view, choice)
            self._said[step.entry.digest] = said

    def opinions(self, match: Match, side: Side) -> Opinions:
        """What the secretaries of `side` thought at the end of each earlier sitting."""
        from game.session import advice

        kept = self._opinions.get(side)
        if kept is None or kept[0] is not match:
            kept = self._opinions[side] = (match, advice.opinions_before(match, side))
        return kept[1]
