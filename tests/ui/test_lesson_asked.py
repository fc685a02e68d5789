"""What a lesson asks of one team: it is read behind that team's curtain, numbered as on its card, and nowhere else."""

from pathlib import Path

import pytest

from game.classroom.cards import PARTS
from game.classroom.deeds import groups_of, morning_papers
from game.classroom.groups import keys_for, read, understood
from game.kernel.sides import BOTH_SIDES, Side
from game.session.papers import Question
from game.ui.lesson import Class
from game.ui.lesson_files import found
from game.ui.places import Places
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_reading import Reading
from game.ui.scenes.lesson_shared import Papers
from game.ui.services import open_services
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import bring, lesson, step

pytestmark = pytest.mark.usefixtures("quick_disk")

SHIPPED = sorted(path.stem for path in Path("scenarios").glob("*.yaml") if "." not in path.stem)
QUICK = "portsmouth-lesson"
EVERY = [name if name == QUICK else pytest.param(name, marks=pytest.mark.slow) for name in SHIPPED]


def page(klass: Class, scene: Scene) -> str:
    """A page in words."""
    return pilot(klass.services, scene).text()


def asked(klass: Class, side: Side) -> list[Question]:
    """What waits for a team's answer, in the order of its morning's numbers."""
    every = {one.event: one for one in klass.controller.questions(side)}
    return [every[event] for event, _ in klass.controller.legal(side).choices]


@pytest.mark.parametrize("scenario", EVERY)
def test_whatever_a_team_is_asked_it_reads_behind_its_own_curtain_alone(tmp_path: Path, scenario: str) -> None:
    """At every sitting of every conference each question stands on the page of the team that is asked, with its
    paper's headline, its numbered answers and the part that answers it, also where everybody holds the paper; neither
    the other team's page nor the public one has it.
    """
    with_ = open_services(Places(tmp_path / "saves", tmp_path / "settings.json", (Path("scenarios"),)))
    klass, seen = lesson(with_, scenario), 0
    while not klass.controller.over:
        step(klass)
        if klass.beat.name != "papers" or not klass.lesson.open:
            continue
        room = page(klass, Papers(klass))
        pages = [page(klass, Reading(klass, side)) for side in BOTH_SIDES]
        for side in BOTH_SIDES:
            questions = asked(klass, side)
            assert len(questions) <= PARTS, "a card has room for so many answers"
            for n, question in enumerate(questions, 1):
                seen += 1
                headed = [one for one in klass.private_papers(side) if one.question == question]
                assert len(headed) == 1 and klass.controller.say(headed[0].headline, side) in pages[side]
                t = klass.services.strings.text
                told = [t("class.answer", n=m, answer=one.name, text=one.text)
                        for m, one in enumerate(question.answers, 1)]  # fmt: skip
                for line in (question.text, *told, t("class.answer_in", n=n)):
                    assert line in pages[side]
                for line in (question.text, *told):
                    assert line not in room and line not in pages[side.other]
    assert seen


def test_the_groups_count_what_was_read_behind_the_curtain(tmp_path: Path) -> None:
    """At every sitting the number of papers that a team reads out of its groups is that of its page, whatever came
    between, and it is the same after the machine has died.
    """
    klass, counted = lesson(services(tmp_path, QUICK), QUICK), 0
    shown = {}
    while not klass.controller.over:
        beat = klass.beat
        if beat.name == "reading" and beat.side is not None and klass.lesson.open:
            shown[beat.side] = len(klass.private_papers(beat.side))
        if beat.name == "groups" and klass.lesson.open:
            kept = found(klass.services.shelf.store.auto_path(klass.controller.match_id))
            assert kept is not None
            for side in BOTH_SIDES:
                keys = keys_for(klass.lesson.number, klass.lesson.scenario, side, beat.sitting)
                for known in (klass.lesson, kept):
                    values = read(groups_of(known, klass.controller, side), keys)
                    assert values is not None and understood(values).papers == shown[side]
            counted += sum(shown.values())
        step(klass)
    assert counted


@pytest.mark.parametrize("beat", ["caucus", "table", "evening"])
def test_what_a_teacher_let_happen_is_news_once(tmp_path: Path, beat: str) -> None:
    """Shown in full when it happens, it is not among the papers of that day or the next; what came by itself is."""
    klass = bring(lesson(services(tmp_path, QUICK), QUICK), beat)
    let = next(one for one in klass.controller.happenings() if one.to is None and not one.fired)
    assert klass.inject(let.id) is None
    heads = [one.headline for one in klass.controller.papers(Side.FIRST) if one.kind == f"event:{let.id}"]
    assert heads == [let.headline]
    day = klass.beat.sitting
    bring(klass, "papers", day + 1)
    for sitting in (day, day + 1):
        shown = [one.headline for one in morning_papers(klass.controller, sitting)]
        assert shown and let.headline not in shown
    assert let.headline not in page(klass, Papers(klass))


def test_a_public_paper_that_asks_one_team_is_read_by_that_team_too(tmp_path: Path) -> None:
    """In the lesson's conference a newspaper that everybody holds asks a team something: its page has the paper."""
    klass = lesson(services(tmp_path, QUICK), QUICK)
    for sitting in range(1, 9):
        if klass.controller.over:
            break
        bring(klass, "papers", sitting)
        for side in BOTH_SIDES:
            if any(one.public and one.question is not None for one in klass.private_papers(side)):
                return
        step(klass)
    raise AssertionError("no public paper asked anybody anything")
