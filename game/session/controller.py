"""The one door through which scenes and commands reach a match. It never hands out a scenario or a state.

Every change is saved at once when there is a store. A save that fails leaves the game going on, with a notice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from game.engine import actions as a, events as e
from game.engine.refusals import Code, Refused
from game.kernel.draws import Draws, private_draws
from game.kernel.errors import BadRequest, GameError, StorageError
from game.kernel.message import Message, Param, message
from game.kernel.sentences import sentence
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.session.briefing import Briefing, brief
from game.session.chain import COMPUTER, Settings
from game.session.clerk import Clerk
from game.session.cursors import Cursors
from game.session.debrief import Debrief, make_debrief
from game.session.match import Match, branch, put_to_vote, rewind, submit
from game.session.minutes import Minute
from game.session.papers import Paper, Question, question_of
from game.session.policies import Policies, default_policies, plain_acts
from game.session.presentation import Presentation, present
from game.session.say import Lookup, Speaker
from game.session.store import Store
from game.session.undo import undo, why_not_undo
from game.views import options
from game.views.project import mediator_view, project
from game.views.view import SideView

if TYPE_CHECKING:
    from game.engine.state import GameState
    from game.session.advice import Estimate, Opinion
    from game.session.happenings import Happening
    from game.session.historian import Day
    from game.session.playbook import Record
    from game.session.voices import Words

Tell = Callable[[Scenario], Scenario]
"""What a scenario says in the language that is read."""

MOST_STEPS = 4000
"""More than computers ever do in one go; a guard against two that hand a turn back and forth for ever."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A computer player proposed what was refused; something harmless was done instead."""

    actor: a.Actor
    action: a.Action
    refused: Refused


def _as_it_is(scenario: Scenario) -> Scenario:
    return scenario


def bare(key: str, **params: Param) -> str:
    """The lookup of a controller that was given none: the key with its parameters."""
    return f"[{key}] {' '.join(str(value) for value in params.values())}".rstrip()


class Controller:
    """A match as its players may see and move it."""

    def __init__(
        self,
        match: Match,
        store: Store | None = None,
        policies: Policies | None = None,
        lookup: Lookup | None = None,
        open_book: bool = False,
    ) -> None:
        self._match = match
        self._open_book = open_book
        self._lookup = lookup if lookup is not None else bare
        self._store = store
        self._policies = self._given = policies
        self._tell: Tell = _as_it_is
        self._presented: tuple[Scenario, Presentation] | None = None
        self._cursors = Cursors()
        self._clerk = Clerk(self._players)
        self.notice: str | None = None
        self.faults: tuple[Fault, ...] = ()
        self._autosave()

    def retold(self, tell: Tell) -> Controller:
        """This controller, its scenario's texts from now on said as `tell` has them. Nothing else changes."""
        self._tell = tell
        return self

    @property
    def _words(self) -> Scenario:
        """The scenario for its texts alone."""
        return self._tell(self._match.edition.scenario)

    # What is public

    @property
    def presentation(self) -> Presentation:
        """The conference as everybody may see it; with history's treaty once it is over."""
        words, kept = self._words, self._presented
        if kept is None or kept[0] is not words:
            kept = self._presented = (words, present(words))
        return replace(kept[1], history=words.history) if self.over else kept[1]

    @property
    def bystanders(self) -> tuple[str, ...]:
        """Those who were not in the room, by name."""
        return tuple(one.name for one in self._words.bystanders)

    @property
    def settings(self) -> Settings:
        """How the game is played."""
        return self._match.header.settings

    @property
    def seats(self) -> BySide[str]:
        """Who plays each side now: `human` or `computer`."""
        return self._match.seats

    @property
    def match_id(self) -> str:
        """The id of the match."""
        return self._match.header.id

    @property
    def directed(self) -> bool:
        """Whether a teacher or author has stepped in."""
        return self._match.header.directed

    @property
    def over(self) -> bool:
        """Whether the conference has ended. An improvement may still be asked for."""
        return self._match.over

    @property
    def moves(self) -> int:
        """How many entries the log has."""
        return len(self._match.steps) - 1

    def last_act(self, side: Side) -> int:
        """The number of the last entry on the line that is `side`'s own doing; 0 when it has done nothing yet."""
        match, actor = self._match, a.actor_of(side)
        own = (n for n in reversed(match.line) if match.steps[n].actor is actor and match.steps[n].action is not None)
        return next(own, 0)

    def waiting(self) -> tuple[a.Actor, ...]:
        """Who must act now, first side first; empty when nothing more can happen."""
        return self._match.waiting()

    def waiting_humans(self) -> tuple[Side, ...]:
        """The sides played by people that must act now."""
        sides = (actor.side for actor in self.waiting())
        return tuple(side for side in sides if side is not None and self.seats.of(side) != COMPUTER)

    def minutes(self, sitting: int | None = None) -> tuple[Minute, ...]:
        """The protocol so far, or that of one sitting, with what computer players said aloud: the same for everyone."""
        return self._clerk.minutes(self._match, self.seats, sitting)

    # What an author may know

    def open_state(self) -> GameState:
        """Everything, secrets too. Raises BadRequest unless the game was begun as an author's."""
        return replace(self.open_match().state, scenario=self._words)

    def open_match(self) -> Match:
        """The match itself, to be played on under a changed scenario. Raises BadRequest like `open_state`."""
        if not self._open_book:
            raise BadRequest("Only a game begun with --author may be laid open.")
        return self._match

    # What one seat may know

    def view(self, side: Side) -> SideView:
        """What `side` knows."""
        return project(self._match.state, side, self._match.shown.of(side))

    def legal(self, side: Side) -> options.Legal:
        """What `side` may try now."""
        return options.legal(self.view(side))

    def why_not(self, side: Side, action: a.Action) -> Refused | None:
        """Why `side` may not do this, as far as it can know; None when it may try."""
        return options.why_not(self.view(side), action)

    def events_since(self, side: Side, cursor: int = 0) -> tuple[tuple[e.Event, ...], int]:
        """What `side` has been shown since `cursor` (0: everything) and the cursor for the next call.

        A cursor is a number to be kept and given back, nothing more: it stays right across undo and rewinding.
        """
        return self._cursors.since(self._match.shown.of(side), side, cursor)

    def papers(self, side: Side, sitting: int | None = None) -> tuple[Paper, ...]:
        """The papers that `side` holds, oldest first; of one sitting's dispatches, or all."""
        found = self._clerk.papers(self._match, self._words, side)
        return tuple(paper for paper in found if sitting is None or paper.sitting == sitting)

    def questions(self, side: Side) -> tuple[Question, ...]:
        """The choices that wait for `side`'s answer."""
        words = self._words
        return tuple(question_of(words, event) for event in self._match.state.own.of(side).asked)

    def briefing(self, side: Side) -> Briefing:
        """The dossier of `side`."""
        return brief(self._words, self.view(side))

    def say(self, text: Message | str, side: Side | None = None, lookup: Lookup | None = None) -> str:
        """`text` as a sentence, resolving only what `side` has been shown (None: only what is public).

        Interface sentences come from `lookup`, or from the one given to the controller.
        """
        return self._speaker(side).say(text, lookup if lookup is not None else self._lookup)

    def _speaker(self, side: Side | None) -> Speaker:
        match = self._match
        if side is None:
            seen = tuple(event for event in match.events if event.audience is e.Audience.PUBLIC)
        else:
            seen = match.shown.of(side)
        fired = frozenset(event.event for event in seen if isinstance(event, (e.EventFired, e.ChoicePut)))
        answers = frozenset(
            f"{event.event}.{event.answer}" for event in seen if isinstance(event, (e.ChoiceKnown, e.ChoiceMade))
        )
        return Speaker(self._words, self.presentation, fired, answers, match.over)

    # What is said and thought

    def words(
        self, side: Side | None = None, sitting: int | None = None, actor: a.Actor | None = None
    ) -> tuple[Words, ...]:
        """What computer players have said so far, or at one sitting, or one of them, in order: what everybody heard,
        and what only `side` read.
        """
        return self._clerk.words(self._match, side, sitting, actor)

    def what_would_they_say(self, side: Side, action: a.Action) -> Estimate | None:
        """What `side`'s people think the other side would answer to an offer; None where no answer is asked."""
        from game.session import advice

        return advice.what_would_they_say(self, side, action)

    def adviser_line(self, side: Side) -> Message:
        """One line of advice for `side`, with an object, a direction and a confidence."""
        from game.session import advice

        return advice.adviser_line(self, side)

    def secretaries(self, side: Side) -> tuple[Opinion, ...]:
        """What `side`'s secretaries think of the other's instructions, the likeliest first, 100 per cent together."""
        from game.session import advice

        return advice.secretaries(self, side)

    def secretaries_before(self, side: Side) -> tuple[tuple[int, tuple[Opinion, ...]], ...]:
        """What they thought at the end of each earlier sitting, read again from what `side` had been shown by then."""
        return self._clerk.opinions(self._match, side)

    def how_sure(self, side: Side) -> Message:
        """How much the secretaries of `side` have to go on, in a sentence."""
        from game.session import advice

        return advice.how_sure(self, side)

    # Acting

    def submit(self, side: Side, action: a.Action) -> Refused | None:
        """Let `side` act. None when it is done; otherwise why not, and nothing has changed."""
        return self._take(submit(self._match, a.actor_of(side), action))

    def direct(self, action: a.Action) -> Refused | None:
        """Let the director act: `Inject`, `TakeOver`, `EndNow`, `SetCalendar`, `PutToVote`."""
        return self._take(submit(self._match, a.Actor.DIRECTOR, action))

    def mediate(self, action: a.Action) -> Refused | None:
        """Let a person act in the mediator's place: `Write`, `Warn`, `SendText`, `Wait`."""
        return self._take(submit(self._match, a.Actor.MEDIATOR, action))

    def put_to_vote(self, first: str, second: str) -> Refused | None:
        """After a signature: the capitals decide anew, where chance decided by these votes (`actions.VOTES`, R11)."""
        return self._take(put_to_vote(self._match, first, second))

    def request_improvement(self, side: Side) -> Refused | None:
        """After a treaty: ask for the best improvement that both would prefer (R20)."""
        return self.submit(side, a.RequestImprovement())

    def happenings(self) -> tuple[Happening, ...]:
        """The events that the director may inject, for the director's eyes."""
        from game.session.happenings import happenings

        return happenings(self._words, (event for event, _ in self._match.state.hidden.fired))

    def advance(self) -> bool:
        """Let one computer player act, a delegation or the mediator. False when none has anything to do."""
        for actor in self.waiting():
            side = actor.side
            if side is None:
                return self._mediate()
            if self.seats.of(side) == COMPUTER:
                return self._delegate(side)
        return False

    def settle(self, stop: Callable[[], bool] = lambda: False) -> None:
        """Let computers and the mediator act until a person must, nothing more can happen, or `stop` says so."""
        for _ in range(MOST_STEPS):
            if stop() or not self.advance():
                break

    def _delegate(self, side: Side) -> bool:
        view = self.view(side)
        legal = options.legal(view)
        choice = self._players().sides.of(side).decide(view, legal, self._draws(side.name.lower()))
        refused = self.submit(side, choice.action)
        if refused is None:
            self._clerk.heard(self._match, self.seats, view, choice)
            return True
        self._fault(a.actor_of(side), choice.action, refused)
        return any(self.submit(side, action) is None for action in plain_acts(view, legal))

    def _mediate(self) -> bool:
        actor = a.Actor.MEDIATOR
        view = mediator_view(self._match.state)
        choice = self._players().mediator.decide(view, self._draws("mediator"))
        action, sitting = choice.action, view.common.sitting
        refused = self._take(submit(self._match, actor, action))
        if refused is None:
            self._clerk.heard(self._match, self.seats, None, choice, sitting)
        if refused is not None:
            self._fault(actor, action, refused)
            refused = self._take(submit(self._match, actor, a.Wait()))
        return refused is None

    def _fault(self, actor: a.Actor, action: a.Action, refused: Refused) -> None:
        if refused.code is not Code.UNAVAILABLE:
            self.faults = (*self.faults, Fault(actor, action, refused))

    def _players(self) -> Policies:
        if self._policies is None:
            self._policies = default_policies(self.settings)
        return self._policies

    def _draws(self, who: str) -> Draws:
        return private_draws(self._match.header.seed, who)

    # Going back

    def undo(self, side: Side) -> Refused | None:
        """Take `side`'s last decision back, unless somebody has learnt something by it."""
        return self._take(undo(self._match, side))

    def why_not_undo(self, side: Side) -> Refused | None:
        """Why `side` may not take its last decision back; None when it may."""
        return why_not_undo(self._match, side)

    def days(self) -> tuple[tuple[int, int], ...]:
        """The sittings opened so far with the number of the entry that opened each: where one may go back to."""
        found = []
        for number in self._match.line:
            for event in self._match.steps[number].events:
                if isinstance(event, e.SittingOpened):
                    found.append((event.sitting, number))
        return tuple(found)

    def branch(self, to: int) -> Controller | Refused:
        """A new game that shares this one's first `to` entries, and its luck. It is saved apart from this one."""
        if self.settings.iron:
            return Refused(Code.NOT_NOW, message("refusal.iron"))
        if not 0 <= to <= self.moves:
            return Refused(Code.NOT_NOW, message("refusal.cannot_rewind"))
        new_id = self._store.new_id() if self._store is not None else f"{self.match_id}-{self.moves}-{to}"
        branched = branch(self._match, to, new_id)
        return Controller(branched, self._store, self._policies, open_book=self._open_book).retold(self._tell)

    def chronicle(self, record: Record) -> tuple[Day, ...]:
        """What was done in fact, day by day, up to the sitting that is played."""
        from game.session.historian import chronicle

        return chronicle(self._match.edition, record, self._match.state.common.sitting)

    def line(self) -> tuple[int, ...]:
        """The numbers of the entries that led to where the game stands now, the opening (0) first."""
        return self._match.line

    def moment(self, to: int) -> Controller | None:
        """The game as it stood after entry `to`, to be looked at from either side; None while it is being played."""
        if not self.over or to not in self._match.line:
            return None
        return Controller(branch(self._match, to, self.match_id), None, self._policies).retold(self._tell)

    def reopened(self) -> Controller:
        """This game played again from its own log, as if it had been saved and read. Raises DamagedSave."""
        from game.session.opening import again

        fresh = Controller(again(self._match), self._store, self._given, self._lookup, self._open_book)
        return fresh.retold(self._tell)

    def rewind(self, to: int) -> Refused | None:
        """The director goes back to after entry `to`; everybody is told."""
        return self._take(rewind(self._match, a.Actor.DIRECTOR, to))

    # Saving and the end

    def save_as(self, name: str) -> str | None:
        """Save under a name. None when done, otherwise a sentence that says why not."""
        if self._store is None:
            return sentence("trouble.no_folder", "This game is played without a folder for saves.")
        if self.settings.iron:
            return sentence(
                "trouble.iron",
                "This game is played without going back, so it has one save, which the game keeps itself.",
            )
        try:
            self._store.save(name, self._match)
        except GameError as error:
            return error.sentence
        return None

    def debrief(self) -> Debrief | None:
        """Everything, once the conference is over; None before."""
        return make_debrief(self._match, self._words) if self.over else None

    def _take(self, outcome: Match | Refused) -> Refused | None:
        if isinstance(outcome, Refused):
            return outcome
        self._cursors.follow(outcome)
        self._match = outcome
        self._autosave()
        return None

    def _autosave(self) -> None:
        if self._store is None:
            return
        try:
            self._store.autosave(self._match)
        except StorageError as error:
            self.notice = error.sentence
        else:
            self.notice = None
