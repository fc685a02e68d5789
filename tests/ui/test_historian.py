"""The historian beside the game: the record's public acts up to today, and nothing later."""

from pathlib import Path

from game.kernel.sides import Side
from game.scenario.loader import load
from game.session.edition import edition_of
from game.session.historian import chronicle
from game.session.playbook import load_record
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.historian import Historian
from game.ui.services import Order, Services, open_services
from tests.ui.game_hands import pilot, quietly

ROOT = Path(__file__).parents[2]


def _services(folder: Path) -> Services:
    return open_services(Places(folder / "saves", folder / "settings.json", (ROOT / "scenarios",)))


def test_the_record_is_told_by_day_with_notes_and_sources_and_without_what_was_secret() -> None:
    """Every sitting of the conference has acts; notes stand with them; no instrument of an evening is told."""
    scenario = load(ROOT / "scenarios" / "portsmouth-1905.yaml").scenario
    assert scenario is not None
    record = load_record(ROOT / "scenarios" / "records" / "portsmouth-1905.yaml")
    edition = edition_of(load(ROOT / "scenarios" / "portsmouth-1905.yaml"))
    days = chronicle(edition, record, 99)
    sittings = sorted({act.sitting for act in record.actions})
    assert [day.sitting for day in days][: len(sittings)] == sittings
    noted = [done.note for day in days for done in day.acts if done.note]
    public = {"present", "offer", "answer", "move_to_sign", "statement"}
    wanted = [act.note for act in record.actions if act.action["action"] in public and act.note]
    assert set(wanted) <= set(noted)
    cables = [act.note for act in record.actions if act.action.get("instrument") == "cable" and act.note]
    assert cables and not set(cables) & set(noted)


def test_later_days_are_not_told_and_a_key_opens_it(tmp_path: Path) -> None:
    """At the second sitting there are two leaves; both columns have words; it is clean at every size."""
    with_ = _services(tmp_path)
    opened = with_.new_game(Order("dogger-bank-1904", (Side.FIRST,), seed="h", historical=True))
    playing = Playing(controller=opened.controller, human=opened.human, services=with_)
    flow.begin(playing)
    quietly(playing.controller, Side.FIRST, lambda legal: legal.act and _sitting(playing) == 2)
    playing.desk(Side.FIRST).briefed = True
    for key, _ in flow.papers_of(playing, Side.FIRST):
        playing.desk(Side.FIRST).read[key] = None
    for size, text in (((1366, 768), 100), ((1024, 768), 200)):
        at = pilot(with_, flow.scene_of(playing, Side.FIRST), size, text)
        assert at.scene.id == "table"
        at.press("history")
        assert isinstance(at.scene, Historian)
        assert [day.sitting for day in at.scene.days] == [1, 2]
        assert at.problems() == []
        at.press("back")
        assert at.scene.id == "table"


def _sitting(playing: Playing) -> int:
    return playing.controller.view(Side.FIRST).common.sitting


def test_a_game_without_a_record_has_no_historian(tmp_path: Path) -> None:
    """No button, and an empty chronicle."""
    from tests.ui.game_hands import begin, services

    with_ = services(tmp_path)
    playing = begin(with_, Side.FIRST)
    assert with_.chronicle(playing.controller) == ()


def test_words_of_the_glossary_lead_to_one_another(tmp_path: Path) -> None:
    """An entry that names another has a button to it, which turns there; the other leads back."""
    from game.ui.scenes.help import HelpScene

    with_ = _services(tmp_path)
    opened = with_.new_game(Order("portsmouth-1905", (Side.FIRST,), seed="h"))
    playing = Playing(controller=opened.controller, human=opened.human, services=with_)
    at = pilot(with_, HelpScene(with_, "Vladivostok", playing=playing))
    scene = at.scene
    assert isinstance(scene, HelpScene)
    pairs = [
        (one, other) for one in scene.words for other in scene.index.named(one.text) if other.id != one.id
    ]  # fmt: skip
    assert len(pairs) > 10
    one, other = pairs[0]
    at.use(f"help.word.{one.id}")
    at.use(f"help.also.{other.id}")
    assert at.scene.entry == other.id  # type: ignore[attr-defined]
    at.use(f"help.also.{one.id}")
    assert at.scene.entry == one.id  # type: ignore[attr-defined]
    assert at.problems() == []
