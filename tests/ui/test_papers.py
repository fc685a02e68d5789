"""Papers as they lie on the desk: forms, front pages with their cuttings, the book of protocols, the treaty."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui.describe import Node, find, walk
from game.ui.scenes import flow
from game.ui.scenes.base import Context, Scene
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.minutes import MinutesScene
from game.ui.scenes.parts_paper import undated
from game.ui.scenes.parts_press import masthead, opened, where_from
from game.ui.scenes.parts_telegram import group
from game.ui.scenes.treaty import TreatyScene, heading
from tests.pictures.stage import SIDE, Stage
from tests.ui.game_hands import pilot
from tests.ui.pilot import Pilot


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    """Games to look into."""
    return Stage(tmp_path_factory.mktemp("papers"))


def shown(stage: Stage, scene: Scene, size: tuple[int, int] = (1366, 768), text: int = 100) -> Pilot:
    """A window in front of a scene."""
    return pilot(stage.shelf, scene, size, text)


def labels(at: Pilot) -> list[str]:
    """Every word on the screen."""
    return [node.label for node in walk(at.tree()) if node.label]


def sheets(at: Pilot, surface: str) -> list[Node]:
    """The sheets made of this."""
    return [node for node in walk(at.tree()) if node.look.surface == surface]


def test_a_telegram_counts_its_words(stage: Stage) -> None:
    """The figure on the form is that of the words under it."""
    scene = stage.paper("telegram")
    at = shown(stage, scene)
    (form,) = sheets(at, "telegram")
    words = [node.label for node in walk(form) if node.look.face == "telegram" and node.look.leading > 1.21]
    count = sum(len(part.split()) for part in words)
    cells = [node for node in sheets(at, "cell") if node.children[0].label == "Words"]
    assert [cell.children[1].label for cell in cells] == [str(count)]


def test_only_a_secret_telegram_was_deciphered(stage: Stage) -> None:
    """What a news agency sends lies in clear."""
    secret, plain = shown(stage, stage.paper("telegram", private=True)), shown(stage, stage.paper("telegram"))
    assert "Deciphered" in labels(secret)
    assert "Deciphered" not in labels(plain)
    assert any(node.paint is not None and node.look.face == "telegram" for node in walk(secret.tree()))


def test_cipher_groups_are_always_the_same() -> None:
    """Five figures, from the words and the place alone, so that a paper looks the same whenever it is opened."""
    assert group("peace", 3) == group("peace", 3) != group("peace", 4)
    assert len(group("peace", 3)) == 5
    assert group("peace", 3).isdigit()


def test_other_capitals_tell_the_same_news(stage: Stage) -> None:
    """Every slant has its masthead, its place and a word that it is invented."""
    scene = stage.paper("newspaper", slanted=True)
    assert isinstance(scene, Dispatches)
    at = shown(stage, scene)
    paper = dict(flow.papers_of(scene.playing, scene.side))[scene.open]
    told = labels(at)
    for slant in paper.slants:
        assert slant.headline in told
        assert slant.body.strip() in told
        assert slant.place in told
        assert (slant.native or slant.name) in told
    assert sum("Invented for the game" in one for one in told) >= len(paper.slants)
    assert len(sheets(at, "news")) == 1 + len(paper.slants)


@pytest.mark.parametrize(
    ("origin", "name"),
    [
        ("A New York morning paper, 10 August", "New York Morning Paper"),
        ("The Times", "Times"),
        ("Le Temps", "Le Temps"),
    ],
)
def test_a_masthead_is_set_as_a_title(origin: str, name: str) -> None:
    """Without its article, each word of weight with a capital."""
    assert masthead(origin) == name


def test_a_column_opens_in_capitals() -> None:
    """Three plain words; a text that begins otherwise is left alone."""
    assert opened("It came over the wire.") == "**IT CAME OVER** the wire."
    assert opened("In *one* word.") == "In *one* word."


def test_the_minutes_keep_the_sides_apart(stage: Stage) -> None:
    """On a wide page what each did stands in its own half, in order, numbered; on a narrow one under each other."""
    at = shown(stage, MinutesScene(stage.third, SIDE))
    (leaf,) = sheets(at, "protocol")
    middle = leaf.rect.centre[0]
    controller = stage.third.controller
    for line in controller.minutes(3):
        if line.by is None or line.message.key == "minutes.sitting":
            continue
        words = controller.say(line.message)
        node = next(each for each in walk(leaf) if each.label.replace("\\", "") == words)
        assert (node.rect.centre[0] < middle) is (line.by is Side.FIRST)
    narrow = shown(stage, MinutesScene(stage.third, SIDE), (1024, 768), 200)
    assert len({node.rect.x for node in walk(narrow.tree()) if node.look.face == "treaty"}) <= 2


def test_the_treaty_is_blank_until_it_is_signed(stage: Stage) -> None:
    """Open articles have dotted lines, and the places of the seals are empty; a signed one has both seals."""
    at = shown(stage, TreatyScene(stage.third, SIDE))
    assert "Not yet agreed." in labels(at)
    assert any(one.startswith("Here the seal of") for one in labels(at))
    signed = shown(stage, TreatyScene(stage.signed, SIDE))
    assert sum(one.startswith("The seal of") for one in labels(signed)) == 2
    assert find(signed.tree(), "treaty.back") is not None


@pytest.mark.parametrize(("own", "head"), [("", "TREATY OF PEACE"), ("Agreement on the quay", "AGREEMENT ON THE QUAY")])
def test_the_sheet_bears_the_title_of_its_scenario(stage: Stage, own: str, head: str) -> None:
    """A conference that ends no war signs no treaty of peace."""
    at = shown(stage, TreatyScene(stage.third, SIDE))
    card = replace(stage.third.controller.presentation, treaty_title=own)
    assert heading(Context(at.strings, stage.shelf.settings), card) == head
    assert ("TREATY OF PEACE" in labels(at)) == (stage.third.controller.presentation.treaty_title == "")


def test_the_foot_of_the_treaty_takes_a_place_of_any_form(stage: Stage) -> None:
    """A place with an article of its own stands by itself before the date, in no phrase that it would break."""
    at = shown(stage, TreatyScene(stage.third, SIDE))
    place = stage.third.controller.presentation.place
    (foot,) = (one for one in labels(at) if one.startswith("In witness whereof"))
    assert f"their seals. {place}, " in foot


def test_nothing_of_it_depends_on_the_folder(stage: Stage, tmp_path: Path) -> None:
    """Two stages show the same first morning."""
    other = Stage(tmp_path)
    one, two = (labels(shown(each, Dispatches(each.first, SIDE, every=True))) for each in (stage, other))
    assert one == two


def test_a_date_stands_once_on_a_front_page() -> None:
    """A newspaper's origin loses the day that is printed beside it, and keeps any other."""
    assert undated("A New York morning paper, 10 August", "10 August") == "A New York morning paper"
    assert undated("The Times, London, 9 August", "10 August") == "The Times, London, 9 August"


def test_a_real_paper_with_invented_words_says_both(stage: Stage) -> None:
    """The foot of a cutting tells the name and the words apart where they do not stand alike."""
    scene = stage.paper("newspaper", slanted=True)
    assert isinstance(scene, Dispatches)
    paper = dict(flow.papers_of(scene.playing, scene.side))[scene.open]
    slant = paper.slants[0]
    ctx = Context(shown(stage, scene).strings, stage.shelf.settings)
    assert "The name of the paper" not in where_from(ctx, slant)
    told = where_from(ctx, replace(slant, note=replace(slant.note, mark="documented")))
    assert "name of the paper: Documented" in told
    assert "words: Invented for the game" in told


def test_a_chosen_answer_is_given_by_the_same_key_after_a_question(tmp_path: Path) -> None:
    """Enter chooses, Enter again asks, Yes gives; whoever reads on with that key until it chooses comes to No."""
    playing = Stage(tmp_path).first
    scene = Dispatches(playing, SIDE)
    papers = flow.papers_of(playing, SIDE)
    scene.open, question = next((key, paper.question) for key, paper in papers if paper.question is not None)
    at = pilot(playing.services, scene)

    def waits() -> bool:
        return any(event == question.event for event, _ in playing.controller.legal(SIDE).choices)

    at.press("confirm", 6)
    assert waits() and at.scene is scene and not scene.picked, "a habitual key chooses nothing"
    reply = f"reply.{question.answers[1].id}"
    at.focus(reply).press("confirm")
    assert at.focused == reply and waits()
    at.press("confirm")
    assert at.scene.id == "confirm" and at.focused == "confirm.no"
    at.press("confirm", 3)
    assert waits() and scene.picked, "a habitual key gives nothing"
    if at.scene is scene:
        at.focus(reply).press("confirm")
    at.use("confirm.yes")
    assert not waits() and at.scene is scene
