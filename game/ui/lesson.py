"""A lesson on the screen: the plan and its beat, the game, and the file that brings both back after a power cut.

The file lies beside the game's save and is written at every change, so that a machine that dies comes back to the
cover of the beat at which it died.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom import deeds, keep, lesson as plans
from game.classroom.cards import Card, Meaning, card_for, symbol_of
from game.classroom.clock import Standing, most, standing
from game.classroom.lesson import CALLED, CARDS, CLOSED, NUMBERS, Beat, Last, Lesson
from game.classroom.plan import BEFORE
from game.classroom.roles import Role, roles_for
from game.engine import actions as a
from game.engine.parts import Common, Stage
from game.engine.refusals import Refused
from game.kernel.errors import StorageError
from game.kernel.sides import BOTH_SIDES, Side
from game.session.files import write_safely
from game.ui.lesson_entered import why_kept
from game.ui.lesson_files import lesson_file
from game.ui.playing import Playing
from game.views.options import Legal

if TYPE_CHECKING:
    from game.session.controller import Controller
    from game.session.papers import Paper
    from game.session.presentation import Presentation
    from game.ui.services import Services

MOST_ACTS = 4000
"""More than two teams ever have to be silent about; a guard against an act that comes back for ever."""
LENGTHS = {"reading": 15, "morning": 6, "evening": 6}
"""Seconds that a private phase lasts at least, for both teams alike, when timers are normal or off."""
BEHIND = {"morning": 20, "evening": 25}
"""The same where private choices are made behind the curtain: papers are read and acts chosen on the screen."""
FIRST_VISIT = 15
"""The same for the first morning behind the curtain: nothing has been done yet that could have come to anything."""
LONGEST = 60
"""Seconds that a second team has at most because the first one took so long."""
LEAF = "leaf"
"""What is kept of a debrief besides what was typed: which leaf is open."""
FACTORS = {"double": 2, "quadruple": 4}

Clock = Callable[[], int]


def system_clock() -> int:
    """Whole seconds of the system's clock: a lesson goes on in another process at the time of day."""
    return int(time.time())


@dataclass(slots=True)
class Class:
    """One running lesson. Everything that changes it goes through `put`, which keeps it.

    `read`: how many private papers a team had when it last read behind the curtain; `opened`: when the beat was opened;
    `lasted`: how many seconds the private phase lasted that was left last; `debrief`: which leaf of the debrief
    is open, and what was typed on its leaves.
    """

    lesson: Lesson
    playing: Playing
    now: Clock = system_clock
    notice: str = ""
    read: dict[Side, int] = field(default_factory=dict)
    opened: int = 0
    lasted: int = 0
    debrief: dict[str, str] = field(default_factory=dict)
    _cards: dict[Side, Card] = field(default_factory=dict)

    @property
    def controller(self) -> Controller:
        """The game."""
        return self.playing.controller

    @property
    def services(self) -> Services:
        """What scenes may ask of the world outside."""
        return self.playing.services

    @property
    def shown(self) -> Presentation:
        """The conference as everybody may see it."""
        return self.controller.presentation

    @property
    def common(self) -> Common:
        """What both delegations know."""
        return self.controller.view(Side.FIRST).common

    @property
    def beat(self) -> Beat:
        """What is on the screen, or announced."""
        return self.lesson.beat

    @property
    def following(self) -> Beat | None:
        """What comes after this beat; None at the very end. Ratification comes only where a treaty has been signed."""
        rest = self.lesson.beats[self.lesson.at + 1 :]
        return next((beat for beat in rest if not self._passed(beat)), None)

    def _passed(self, beat: Beat) -> bool:
        """Whether a beat is left out: ratification of nothing, and visits of a team for which the computer sits in."""
        if beat.name == plans.RATIFICATION:
            return not self.signed
        return self.lesson.private == plans.CURTAIN and beat.side is not None and self.absent(beat.side)

    @property
    def signed(self) -> bool:
        """Whether the conference has ended with a treaty for the capitals to decide on."""
        closing = self.common.closing
        return closing is not None and closing.ratified.first is not None

    @property
    def sitting(self) -> int:
        """The sitting that the beat is about; before the first one the first."""
        return self.beat.sitting or max(1, self.common.sitting)

    @property
    def symbol(self) -> str:
        """The sign of this sitting, as it stands on every card."""
        return symbol_of(self.lesson.number, self.lesson.scenario, self.sitting)

    @property
    def standing(self) -> Standing:
        """How the lesson stands in its time."""
        return standing(self.lesson, self.now(), max(1, self.common.sitting))

    def absent(self, side: Side) -> bool:
        """Whether the computer sits in for this team."""
        return self.controller.seats.of(side) != "human"

    def card(self, side: Side) -> Card:
        """A team's card of codes."""
        if side not in self._cards:
            board, sittings = self.controller.view(side).board, len(self.shown.calendar)
            self._cards[side] = card_for(self.lesson.number, self.lesson.scenario, board, side, sittings)
        return self._cards[side]

    def roles(self) -> tuple[Role, ...]:
        """A role for every pupil."""
        return roles_for(self.shown, self.lesson.pupils, outside=bool(self.controller.bystanders))

    def least(self) -> int:
        """Seconds that this private phase lasts at least; 0 for what everybody sees. Behind the curtain a second team
        has at least as long as the first one took, up to `LONGEST`.
        """
        beat, behind = self.beat, self.lesson.private == plans.CURTAIN
        seconds = (BEHIND if behind else LENGTHS).get(beat.name, 0)
        if behind and (beat.name, beat.sitting) == ("morning", 1):
            seconds = FIRST_VISIT
        least = seconds * FACTORS.get(self.lesson.timers, 1)
        was = self.lesson.beats[self.lesson.at - 1]
        second = behind and (was.name, was.sitting) == (beat.name, beat.sitting) and not self._passed(was)
        return max(least, min(self.lasted, LONGEST)) if second else least

    def private_papers(self, side: Side) -> tuple[Paper, ...]:
        """What this team reads behind the curtain on the day of the beat."""
        coded = self.lesson.private == CARDS
        return deeds.private_page(self.controller, side, self.beat.sitting, self.read.get(side), coded=coded)

    @property
    def last_tonight(self) -> bool:
        """Whether the team of this beat is the last one to act in the evening."""
        later = self.lesson.beats[self.lesson.at + 1 :]
        return self.beat.name == "evening" and not any(
            one.sitting == self.beat.sitting and one.name == "evening" and not self._passed(one) for one in later
        )

    @property
    def ahead(self) -> bool:
        """Whether the game has opened the sitting after this beat's: the last evening act has been chosen."""
        return 0 < self.beat.sitting < self.common.sitting and not self.controller.over

    def has_read(self, side: Side) -> None:
        """This team has read all that it holds by now."""
        self.read[side] = deeds.own_papers(self.controller, side)

    # Going through it

    def put(self, lesson: Lesson) -> None:
        """Let the lesson stand so, and keep it."""
        self.lesson = lesson
        self.keep()

    def go_on(self) -> None:
        """Open what is announced, or leave what is open for what comes next. Only a teacher does this."""
        with self._paced():
            if self.lesson.open:
                self._leave()
            else:
                self._opening()
            if self.lesson.last is not None and self.lesson.last.kind == NUMBERS:
                self.lesson = replace(self.lesson, last=None)
            self.put(plans.go_on(self.lesson, self.now()))
            self.opened = self.now()
            self.settle()
            self.follow()

    def back(self) -> Refused | None:
        """Take back what was only announced; a table that was closed early is open again. Why not, or None."""
        last = self.lesson.last
        if last is not None and last.kind == CLOSED and self.lesson.at == last.led and not self.not_taken_back:
            return self.take_back()
        self.put(plans.back(self.lesson, self.now()))
        return None

    def pause(self) -> None:
        """The clock stands still, or goes on again."""
        now = self.now()
        self.put(plans.resume(self.lesson, now) if self.lesson.paused else plans.pause(self.lesson, now))

    def timers(self, name: str) -> None:
        """Let timers be off, normal, doubled, quadrupled."""
        self.put(replace(self.lesson, timers=name))

    @property
    def most(self) -> int:
        """How many sittings in all there may still be."""
        return max(self.lesson.plan.sittings, min(len(self.shown.calendar), most(self.lesson, self.now())))

    def hold(self, sittings: int) -> Refused | None:
        """So many sittings in all; the debrief keeps its time."""
        refused = self.controller.direct(a.SetCalendar(sittings))
        if refused is None:
            self.put(plans.held(self.lesson, sittings))
        return refused

    def end(self) -> None:
        """End the conference where it stands; the debrief is announced."""
        if not self.controller.over:
            self.controller.direct(a.EndNow())
        self._end()

    def _end(self) -> None:
        self.put(plans.to_debrief(self.lesson, self.now(), signed=self.signed))

    def take_over(self, side: Side, *, computer: bool) -> Refused | None:
        """Let the computer sit in for a team, or give the seat back."""
        with self._paced():
            refused = self.controller.direct(a.TakeOver(side, computer))
            self.settle()
            self.follow()
        return refused

    def inject(self, event: str) -> Refused | None:
        """Let an event of the scenario happen now."""
        with self._paced():
            refused = self.controller.direct(a.Inject(event))
            self.settle()
            self.follow()
        return refused

    def act(self, side: Side, action: a.Action) -> Refused | None:
        """Carry out what a team called out."""
        before = self.lesson.last
        self._begins(CALLED)
        with self._paced():
            refused = self.controller.submit(side, action)
            if refused is None:
                self.settle()
                self.follow()
                self.entry_done()
            else:
                self.put(replace(self.lesson, last=before))
        return refused

    def close_table(self) -> None:
        """Close the table while turns are left; what comes next is announced."""
        self._begins(CLOSED)
        self.go_on()
        self.entry_done()

    def _begins(self, kind: str) -> None:
        """Write down how all stands before something is entered, so that a power cut leaves the way back."""
        self.put(replace(self.lesson, last=self._before(kind)))

    def _before(self, kind: str) -> Last:
        lesson, seen = self.lesson, self.controller.events_since(Side.FIRST)[1]
        return Last(kind, lesson.plan, lesson.at, lesson.step_begun, lesson.refused, lesson.told, self.controller.moves,
                    seen, lesson.at)  # fmt: skip

    def entry_done(self, last: Last | None = None) -> None:
        """What was being entered has been done; of a call that never reached the game nothing is left."""
        last = last or self.lesson.last
        if last is not None and not last.after:
            done = replace(last, led=self.lesson.at, after=self.controller.moves)
            nothing = done.kind == CALLED and done.after == done.moves
            self.put(replace(self.lesson, last=None if nothing else done))

    @property
    def not_taken_back(self) -> str:
        """Why what was entered last at the table stays, as in `why_kept`; empty where it may be taken back."""
        last = self.lesson.last
        shown = () if last is None else self.controller.events_since(Side.FIRST, last.seen)[0]
        alone = any(self.absent(side) for side in BOTH_SIDES)
        moves, over = self.controller.moves, self.controller.over
        return why_kept(last, self.lesson, moves, shown, alone=alone, over=over)

    def take_back(self) -> Refused | None:
        """Back to before what was entered last at the table, and to the table; the minutes say that the lesson went
        back. Why not, or None.
        """
        last = self.lesson.last
        if last is None or self.not_taken_back:
            return None
        refused = self.controller.rewind(last.moves)
        if refused is None:
            self._unread()
            kept, now = replace(self.lesson, last=None), self.now()
            same = kept.at == last.at
            self.put(kept if same else replace(kept, plan=last.plan, at=last.at, open=True,
                                               step_begun=min(now, last.step_begun)))  # fmt: skip
        return refused

    def _unread(self) -> None:
        """Papers that have gone with what was taken back have not been read."""
        self.read = {side: min(count, deeds.own_papers(self.controller, side)) for side, count in self.read.items()}

    def enter(self, side: Side, phase: str, meant: tuple[Meaning, ...] | None) -> None:
        """Carry out what a team sent, or what stands for nothing; the next beat is announced."""
        with self._paced():
            before = self._before(NUMBERS)
            self.lasted = max(0, self.now() - self.opened)
            self.lesson = deeds.entered(self.lesson, self.controller, side, phase, meant)
            self.settle()
            self.put(plans.go_on(self.lesson, self.now()))
            self.follow()
            self.entry_done(before)

    # After a signature

    def vote(self, side: Side, said: str) -> None:
        """What a home government was heard to say of the treaty, one of `actions.VOTES`; nothing is done yet."""
        self.put(replace(self.lesson, votes=self.lesson.votes.put(side, said)))

    def put_to_vote(self) -> None:
        """The capitals decide by what was voted where chance had decided; where nobody was asked all stays as it is."""
        votes = self.lesson.votes
        if any(said != "none" for said in votes):
            self.controller.put_to_vote(votes.first, votes.second)
            self.keep()

    @property
    def may_enter_again(self) -> Side | None:
        """The team whose numbers may be typed again: they were entered last, and nothing has been shown since."""
        last = self.lesson.last
        if last is None or last.kind != NUMBERS or self.lesson.private != CARDS or self.controller.over:
            return None
        if self.lesson.open or self.lesson.at != last.led:
            return None
        side = plans.beats_of(last.plan, CARDS)[last.at].side
        return None if side is None or self.absent(side) else side

    def enter_again(self) -> Refused | None:
        """Back to before the numbers entered last; the minutes say that the lesson went back. Why not, or None."""
        last = self.lesson.last
        if last is None or self.may_enter_again is None:
            return None
        refused = self.controller.rewind(last.moves)
        if refused is None:
            self._unread()
            now = self.now()
            self.put(replace(self.lesson, at=last.at, open=True, refused=last.refused, told=last.told, last=None,
                             step_begun=min(now, last.step_begun)))  # fmt: skip
            self.opened = now
        return refused

    def _leave(self) -> None:
        """What must be so before the next thing may come."""
        beat = self.beat
        if beat.name == "reading" and beat.side is not None:
            self.lasted = max(0, self.now() - self.opened)
            count = len(self.private_papers(beat.side))
            self.lesson = replace(self.lesson, papers=self.lesson.papers.put(beat.side, count))
            self.has_read(beat.side)
        if beat.name == "groups":
            self.lesson = deeds.copied(self.lesson, self.controller)
        if beat.name == "caucus":
            self.release()
        if beat.name == "table":
            self.silent(lambda: self.common.stage is Stage.EVENING or self.common.sitting > beat.sitting)

    def _opening(self) -> None:
        """What must be so before what is announced is seen. The way back from a cover leads to what came before as it
        was, so that the code groups of a sitting last until something else is opened.
        """
        if self.beat.name not in ("groups", "caucus"):
            self.lesson = deeds.told(self.lesson, self.controller)

    def follow(self) -> None:
        """Keep the beat true to the game: over means debrief, and a beat's sitting is the game's."""
        beat = self.beat
        played = beat.sitting > 0 or beat.name in BEFORE
        if beat.name in (plans.RATIFICATION, plans.DEBRIEF) and not self.controller.over:
            self.controller.direct(a.EndNow())
        if self.controller.over and (played or (beat.name == plans.RATIFICATION and not self.signed)):
            self._end()
            return
        if beat.sitting > self.common.sitting:
            self.silent(lambda: self.common.sitting >= beat.sitting)
        while self.beat.side is not None and not self.lesson.open and self._passed(self.beat):
            self.put(plans.go_on(plans.go_on(self.lesson, self.now()), self.now()))

    @contextmanager
    def _paced(self) -> Iterator[None]:
        """What is done here takes a time that says nothing of what the computer and the mediator thought of."""
        self.services.pace.begin()
        try:
            yield
        finally:
            self.services.pace.keep()

    # The game between acts

    def settle(self) -> None:
        """Let the computer act, the mediator above all, until a team must; a pupil in his chair is waited for.

        Before the first papers nobody acts, so that the chair can still be given away.
        """
        if self.beat.name not in BEFORE:
            self.controller.settle(stop=lambda: self.mediating)

    @property
    def mediating(self) -> bool:
        """Whether the pupil in the mediator's chair is to act."""
        return self.lesson.chair and self.controller.waiting()[:1] == (a.Actor.MEDIATOR,)

    def mediate(self, action: a.Action) -> Refused | None:
        """Carry out what the pupil in the mediator's chair wrote down."""
        refused = self.controller.mediate(action)
        if refused is None:
            self.settle()
        return refused

    def seat_mediator(self, *, pupil: bool) -> None:
        """Give the mediator's chair to a pupil, or back to the computer."""
        self.put(replace(self.lesson, chair=pupil))
        self.settle()

    def release(self) -> None:
        """A mediator who has written nothing by now waits."""
        while self.mediating:
            if self.mediate(a.Wait()) is not None:
                break

    def silent(self, done: Callable[[], bool]) -> None:
        """Let both teams say nothing more until something is so."""
        for _ in range(MOST_ACTS):
            self.settle()
            self.release()
            waiting = self.controller.waiting_humans()
            if done() or self.controller.over or not waiting:
                break
            if self.controller.submit(waiting[0], quiet(self.controller.legal(waiting[0]))) is not None:
                break

    # Its file

    @property
    def file(self) -> Path:
        """Where the lesson is kept, beside its game's save."""
        return lesson_file(self.services.shelf.store.auto_path(self.controller.match_id))

    def finish(self) -> None:
        """The lesson is over; its file stays, so that the debrief can be opened again: where it was left, or at its
        first leaf when all of it had been gone through.
        """
        if self.beat.name != plans.DEBRIEF:
            self.debrief.pop(LEAF, None)
        self.put(replace(self.lesson, done=True))

    def keep(self) -> None:
        """Write the lesson down. What cannot be written is said; the lesson goes on."""
        try:
            self.services.shelf.store.claim()
            self.lesson = replace(self.lesson, debrief=tuple(sorted(self.debrief.items())))
            write_safely(self.file, keep.written(self.lesson))
        except StorageError as error:
            self.notice = self.services.strings.told(error.sentence)
        else:
            self.notice = self.services.strings.told(self.controller.notice or "")


def quiet(legal: Legal) -> a.Action:
    """What stands for nothing said."""
    if legal.choices:
        event, answers = legal.choices[0]
        return a.Choose(event, answers[-1])
    if legal.answer:
        return a.Answer("decline", (), "not_now")
    if legal.answer_signing:
        return a.AnswerSigning(False)
    if legal.leave:
        return a.Stay()
    if legal.mark_text:
        return a.MarkText(False)
    return a.SaveInfluence() if legal.evening else a.Adjourn()


def take_up(lesson: Lesson, controller: Controller, services: Services, now: Clock = system_clock) -> Class:
    """The lesson with its game, at the cover of the beat where it stood."""
    if lesson.done:
        lesson = plans.reopened(lesson, now())
    klass = Class(lesson, Playing(controller, BOTH_SIDES, services), now, debrief=dict(lesson.debrief))
    klass.playing.sealed = True
    klass.settle()
    klass.follow()
    klass.entry_done()
    klass.keep()
    return klass
