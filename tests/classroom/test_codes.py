"""Numbers, cards and groups: what is typed means what was printed, slips are found, and the room learns nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from game.classroom import groups as g
from game.classroom.cards import (
    EVENING,
    MORNING,
    PHASES,
    Card,
    Meaning,
    card_for,
    check_digit,
    evening_acts,
    morning_acts,
    symbol_of,
)
from game.classroom.crockford import ALPHABET, BadCode, read, written
from game.classroom.deeds import copied, entered, groups_of, told, understood, what_is_told
from game.classroom.lesson import Lesson
from game.classroom.news import ACT, ACTS, PUBLIC_OR_READ, TEN, News
from game.classroom.number import DRAWN, LETTERS, Number, instructions_of, number_for, parse
from game.engine import actions as a, events as e
from game.engine.events_base import BothEvent, OwnEvent
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.controller import Controller
from game.session.edition import edition_of_path
from game.views.options import Legal
from tests.classroom.conftest import HARBOUR, game_of, lesson_on


def test_a_number_is_read_back_however_it_is_typed() -> None:
    """With and without its dash, in small letters, with O for 0 and I or L for 1."""
    for seed in range(200):
        number = number_for(str(seed), "harbour")
        text = str(number)
        assert parse(text) == parse(text.lower()) == parse(f" {text.replace('-', '')} ") == number
        assert parse(text.replace("0", "O").replace("1", "l")) == number


def test_any_wrong_letter_and_any_two_exchanged_are_found() -> None:
    """Every single slip in every place, and every exchange of two places, of a number and of a code of twelve."""
    for value, length in ((0, LETTERS), (2**25 - 1, LETTERS), (1234567, LETTERS), (987654321987654321 % 32**11, 11)):
        good = written(value, length)
        for place, letter in product(range(length + 1), ALPHABET):
            if letter != good[place]:
                with pytest.raises(BadCode):
                    read(good[:place] + letter + good[place + 1 :], length)
        for one, two in product(range(length + 1), repeat=2):
            if good[one] != good[two]:
                letters = list(good)
                letters[one], letters[two] = letters[two], letters[one]
                with pytest.raises(BadCode):
                    read("".join(letters), length)


@pytest.mark.parametrize("text", ["", "K7Q2M", "K7Q2M-VV", "K7U2M-V", "K7Q2M*V", "ＫＫＫＫＫＫ"])
def test_what_is_no_number_is_refused_in_a_sentence(text: str) -> None:
    """Too short, too long, a letter that never stands in one."""
    with pytest.raises(BadCode) as refused:
        parse(text)
    assert refused.value.sentence.endswith((".", "?"))


def test_damms_digit_finds_every_slip_and_every_exchange() -> None:
    """Of the two digits and the check itself: a wrong one, or neighbours exchanged, is no code."""
    codes = {f"{n:02d}{check_digit(f'{n:02d}')}" for n in range(100)}
    for code in codes:
        for place, digit in product(range(3), "0123456789"):
            if digit != code[place]:
                assert code[:place] + digit + code[place + 1 :] not in codes
        for place in (0, 1):
            if code[place] != code[place + 1]:
                assert code[:place] + code[place + 1] + code[place] + code[place + 2 :] not in codes


def _cards(path: Path, number: Number) -> tuple[Card, Card, Controller]:
    scenario = edition_of_path(path).scenario
    controller = game_of(path, number, "chance")
    board = controller.view(Side.FIRST).board
    one, two = (card_for(number, scenario.id, board, side, 4) for side in BOTH_SIDES)
    return one, two, controller


def test_every_meaning_has_its_own_code_and_is_read_back(path: Path) -> None:
    """In every row and column; nine digits for any choice, and the choice back from them."""
    one, _, _ = _cards(path, number_for("codes", "x"))
    for row in one.rows:
        for column in row.columns:
            assert len({cell.code for cell in column}) == len(column)
        for head in row.columns[0]:
            meanings = (head.meaning, row.columns[1][0].meaning, row.columns[2][-1].meaning)
            assert row.meant(row.code_for(meanings)) == meanings


@pytest.mark.parametrize("digits", ["", "12345678", "1234567890", "abcdefghi", "١٢٣٤٥٦٧٨٩"])
def test_what_is_not_nine_digits_means_nothing(digits: str) -> None:
    """Whatever is typed, also in other digits than ours."""
    one, _, _ = _cards(HARBOUR, number_for("codes", "x"))
    assert understood(one, 1, MORNING, digits) is None


def test_teams_sittings_and_mornings_have_cards_of_their_own(path: Path) -> None:
    """The same choice has another number for the other team, on another day, and in the evening: by chance alone
    may two agree.
    """
    one, two, _ = _cards(path, number_for("codes", "x"))
    save = (Meaning("save"), Meaning("article", 0), Meaning("article", 1))
    codes = [card.row(n, EVENING).code_for(save) for card in (one, two) for n in range(1, 5)]
    assert len(set(codes)) == len(codes)
    symbols = [symbol_of(number_for("codes", "x"), "x", n) for n in range(1, 19)]
    assert len(set(symbols)) == 18


def test_the_same_number_prints_the_same_card_and_another_number_another(path: Path) -> None:
    """So that a lost card can be printed again."""
    assert _cards(path, number_for("a", "x"))[0] == _cards(path, number_for("a", "x"))[0]
    assert _cards(path, number_for("a", "x"))[0] != _cards(path, number_for("b", "x"))[0]


def test_drawn_instructions_come_from_the_number_alone() -> None:
    """As often as their odds say, and the same for the same number."""
    scenario = edition_of_path(HARBOUR).scenario
    found = Counter(instructions_of(Number(n), scenario, DRAWN).second for n in range(600))
    odds = {card.id: card.prior for card in scenario.doctrines.second}
    assert set(found) == set(odds)
    for doctrine, prior in odds.items():
        assert abs(found[doctrine] / 600 - prior / sum(odds.values())) < 0.08
    historical = instructions_of(Number(5), scenario)
    assert all(scenario.doctrine(side, historical.of(side)).historical for side in BOTH_SIDES)


def test_no_number_in_time_means_influence_saved_and_the_last_answer() -> None:
    """The quiet thing, whatever could have been chosen."""
    controller = game_of(HARBOUR, number_for("quiet", "x"), "chance")
    board = controller.view(Side.FIRST).board
    legal = Legal(choices=(("flood", ("ours", "theirs", "nobody")),), evening=True, mark_text=True)
    assert morning_acts(legal, None) == (a.Choose("flood", "nobody"),)
    assert morning_acts(legal, (Meaning("answer", 4),)) == (a.Choose("flood", "nobody"),)
    assert morning_acts(legal, (Meaning("answer", 2),)) == (a.Choose("flood", "theirs"),)
    assert evening_acts(board, legal, None) == (a.SaveInfluence(), a.MarkText(False))


def _played(path: Path, seed: str, *, by_code: bool) -> str:
    """A game in which both teams do the same things, by code or at once: all that the room saw of it."""
    lesson, controller = lesson_on(path, seed)
    board = controller.view(Side.FIRST).board
    cards = [card_for(lesson.number, lesson.scenario, board, side, lesson.plan.sittings) for side in BOTH_SIDES]
    draws, step = lesson.number.draws("play"), 0
    while not controller.over and step < 400:
        step += 1
        while controller.advance():
            pass
        for side in controller.waiting_humans():
            legal = controller.legal(side)
            phase = MORNING if legal.choices else EVENING if legal.evening or legal.mark_text else ""
            if not phase:
                controller.submit(side, _public(controller, side))
                continue
            sitting = min(controller.view(side).common.sitting, lesson.plan.sittings)
            row = cards[side].row(sitting, phase)
            meant = tuple(
                column[draws.below(f"{part}", step, len(column))].meaning for part, column in enumerate(row.columns)
            )
            said = understood(cards[side], sitting, phase, row.code_for(meant)) if by_code else meant
            lesson = entered(lesson, controller, side, phase, said)
    return repr(controller.minutes())


def _public(controller: Controller, side: Side) -> a.Action:
    legal = controller.legal(side)
    if legal.answer:
        return a.Answer("decline", (), "terms")
    if legal.answer_signing:
        return a.AnswerSigning(False)
    return a.Adjourn() if controller.why_not(side, a.Adjourn()) is None else a.LayOffer(((0, 0),))


def test_a_game_by_code_is_the_game(path: Path) -> None:
    """What was chosen by numbers on a card gives the same game as the same choices made at once."""
    assert _played(path, "equal", by_code=True) == _played(path, "equal", by_code=False)


# Groups


def test_a_team_reads_what_it_was_told_and_a_slip_is_found(path: Path) -> None:
    """Value and key back to the value in every place; one wrong group breaks the check."""
    lesson, controller = lesson_on(path)
    lesson = replace(lesson, papers=BySide(2, 3))
    for side in BOTH_SIDES:
        keys = g.keys_for(lesson.number, lesson.scenario, side, 1)
        groups = groups_of(lesson, controller, side)
        values = g.read(groups, keys)
        assert values is not None and len(groups) == g.SIZE == 15
        said, view = g.understood(values), controller.view(side)
        assert said == what_is_told(lesson, controller, side)
        assert said.influence == view.own.influence and said.standing == view.own.standing
        assert said.papers == lesson.papers.of(side)
        for slot in range(g.SIZE):
            wrong = list(groups)
            wrong[slot] = f"{(int(wrong[slot]) + 7) % 100:02d}"
            assert g.read(wrong, keys) is None


def test_without_the_card_every_group_is_any_number() -> None:
    """Over many lesson numbers each place shows each of the hundred about equally often, whatever it says."""
    plain = (3, 50, *([0] * (g.SIZE - 2)))
    seen: Counter[str] = Counter()
    for value in range(2000):
        seen.update([g.shown(plain, g.keys_for(Number(value), "x", Side.FIRST, 1))[1]])
    assert len(seen) == 100 and max(seen.values()) < 45


def test_the_pads_of_two_teams_and_two_days_are_unlike() -> None:
    """No key row is used twice."""
    rows = {g.keys_for(Number(7), "x", side, n) for side in BOTH_SIDES for n in range(1, 19)}
    assert len(rows) == 36


def test_what_was_told_once_is_not_told_again(path: Path) -> None:
    """After the groups have been read, only figures are left in them until something new comes."""
    lesson, controller = lesson_on(path)
    after = told(copied(lesson, controller), controller)
    keys = g.keys_for(lesson.number, lesson.scenario, Side.FIRST, 1)
    values = g.read(groups_of(after, controller, Side.FIRST), keys)
    assert values is not None
    assert g.understood(values).news == () and not any(values[len(g.HEAD) : -1])


def test_an_act_that_could_not_be_done_is_told_to_its_team_alone(path: Path) -> None:
    """The room sees the same as after any other number; the team reads `not done` in its next groups."""
    lesson, controller = lesson_on(path)
    while not controller.legal(Side.FIRST).evening:
        while controller.advance():
            pass
        for side in controller.waiting_humans():
            if controller.legal(side).choices:
                lesson = entered(lesson, controller, side, MORNING, None)
            elif not controller.legal(side).evening:
                controller.submit(side, _public(controller, side))
    impossible = (Meaning("act", 0, "no-such-act"), Meaning("nothing"), Meaning("nothing"))
    dear = next(tool.id for tool in controller.view(Side.FIRST).board.instruments)
    wrong = (Meaning("act", 0, dear), Meaning("offer"), Meaning("nothing"))
    before = len(controller.minutes())
    lesson = entered(lesson, controller, Side.FIRST, EVENING, wrong)
    assert controller.view(Side.FIRST).own.evening.chosen
    assert len(controller.minutes()) == before
    assert lesson.refused.of(Side.FIRST) and not lesson.refused.of(Side.SECOND)
    told_of = [_read(lesson, controller, side) for side in BOTH_SIDES]
    not_done = News(TEN * ACT + ACTS.index("not_done"), 0)
    assert [g.understood(values).news for values in told_of] == [(not_done,), ()]
    assert evening_acts(controller.view(Side.FIRST).board, Legal(evening=True), impossible) == (a.SaveInfluence(),)


def _read(lesson: Lesson, controller: Controller, side: Side) -> tuple[int, ...]:
    """What a team reads out of its groups now."""
    sitting = controller.view(side).common.sitting
    values = g.read(groups_of(lesson, controller, side), g.keys_for(lesson.number, lesson.scenario, side, sitting))
    assert values is not None
    return values


def test_everything_that_a_side_learns_in_private_has_its_place() -> None:
    """Each kind of event for one side or for both is news, or is named among what is read behind the curtain."""
    kinds = [kind for kind in vars(e).values() if isinstance(kind, type) and issubclass(kind, (OwnEvent, BothEvent))]
    coded = {
        e.CableAnswered, e.ActTold, e.Refunded, e.SeenAlone, e.Sounded, e.LeakHeard, e.ReportHeard, e.OrderCame,
        e.OrderSlept, e.OrderDropped, e.MediatorWrote, e.MediatorWarned, e.MandateMoved,
    }  # fmt: skip
    named = {kind.__name__ for kind in kinds} - {"OwnEvent", "BothEvent"}
    assert named <= {kind.__name__ for kind in coded | set(PUBLIC_OR_READ)}


def test_cards_have_room_for_every_shipped_scenario() -> None:
    """A hundred numbers a column are enough."""
    for path in sorted(Path("scenarios").glob("*.yaml")):
        if path.stem.count("."):
            continue
        scenario = edition_of_path(path).scenario
        controller = game_of(path, Number(1), "c")
        board = controller.view(Side.FIRST).board
        card = card_for(Number(1), scenario.id, board, Side.FIRST, 2)
        assert {row.phase for row in card.rows} == set(PHASES)
        assert len(card.row(1, EVENING).columns[0]) == 2 + 2 * len(board.instruments)


@pytest.mark.parametrize("odd", ["\n", "\u202e", "\x00", "\udc80"])
def test_a_sign_that_cannot_be_seen_is_told_by_its_number(odd: str) -> None:
    """The sentence stays one line of what can be shown, whatever was typed."""
    with pytest.raises(BadCode) as bad:
        read(f"7K3M{odd}00Q2V9X", 11)
    assert bad.value.sentence.isprintable()
    assert f"U+{ord(odd):04X}" in bad.value.sentence
