"""A player's hands in a game: keys only, from the dossier to the last leaf of the verdict."""

from collections.abc import Callable
from pathlib import Path

from game.engine import actions as a
from game.engine.treaty import Terms
from game.kernel.sides import Side
from game.session.controller import Controller
from game.ui import start
from game.ui.describe import find, focusables
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Scene
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.table import Table
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Order, Services, open_services
from game.views.options import Legal
from tests.ui.pilot import Pilot

SCENARIOS = {
    "harbour": Path(__file__).parents[1] / "scenarios",
    "portsmouth-1905": Path(__file__).parents[2] / "scenarios",
    "portsmouth-lesson": Path(__file__).parents[2] / "scenarios",
    "ghent-1814": Path(__file__).parents[2] / "scenarios",
    "shimonoseki-1895": Path(__file__).parents[2] / "scenarios",
}


def services(folder: Path, scenario: str = "harbour") -> Services:
    """Services with saves and settings under `folder`."""
    return open_services(Places(folder / "saves", folder / "settings.json", (SCENARIOS[scenario],)))


def begin(with_: Services, *human: Side, scenario: str = "harbour", seed: str = "hands") -> Playing:
    """A new game that people play on these sides."""
    opened = with_.new_game(Order(scenario, human, seed=seed, historical=True))
    return Playing(controller=opened.controller, human=opened.human, services=with_)


def at_the_table(with_: Services, side: Side, scenario: str = "portsmouth-1905", seed: str = "table") -> Playing:
    """A new game with this side to act, its dossier and papers read."""
    playing = begin(with_, side, scenario=scenario, seed=seed)
    flow.begin(playing)
    quietly(playing.controller, side, lambda legal: legal.act)
    playing.desk(side).briefed = True
    for key, _ in flow.unread(playing, side):
        playing.desk(side).read[key] = None
    return playing


def pilot(with_: Services, scene: Scene, size: tuple[int, int] = (1280, 720), text: int = 100) -> Pilot:
    """The window, wired as the game itself is."""
    settings = with_.settings.scaled_text(text)
    with_.settings = settings
    return Pilot(scene, size=size, settings=settings, strings=with_.strings, hooks=start.hooks(with_))


class Hands:
    """Plays with keys. `bold`: lays offers on the ladders; otherwise it mostly adjourns."""

    def __init__(self, at: Pilot, *, bold: bool = True) -> None:
        self.at, self.bold = at, bold
        self.seen: dict[str, int] = {}

    def go(self, node_id: str) -> None:
        """Walk to a node the shortest way, with Tab and arrows."""
        self.at.focus(node_id)

    def use(self, node_id: str) -> None:
        """Walk to a node and confirm."""
        self.go(node_id)
        self.at.press("confirm")

    def has(self, node_id: str) -> bool:
        """Whether a node is there and can be used."""
        node = find(self.at.tree(), node_id)
        return node is not None and node.enabled

    def play(self, until: Callable[[Scene], bool], most: int = 1500) -> bool:
        """Play on until something is so; False when it never came about."""
        for _ in range(most):
            scene = self.at.scene
            self.seen[scene.id] = self.seen.get(scene.id, 0) + 1
            if until(scene):
                return True
            self.step(scene)
        return False

    def step(self, scene: Scene) -> None:
        """One sensible thing on this screen."""
        if isinstance(scene, Dispatches):
            self._read(scene)
        elif isinstance(scene, Table):
            self._act(scene, scene.playing.controller.legal(scene.side))
        elif isinstance(scene, EveningScene):
            self.use("text.yes" if self.has("text.yes") else "evening.do")
        elif scene.id == "dossier":
            self.use("dossier.close" if self.has("dossier.close") else "dossier.next")
        elif scene.id == "confirm":
            self.use("confirm.yes" if self.has("confirm.yes") else "confirm.no")
        elif scene.id == "curtain":
            self.at.wait(600).hold("confirm", 1000)
        elif scene.id == "question":
            self.use("question.yes")
        elif scene.id == "ceremony":
            self.use("ceremony.on")
        elif scene.id == "guess":
            self.use("guess.do")
        elif isinstance(scene, VerdictScene):
            self._verdict()
        else:
            raise AssertionError(f"no hand knows what to do on {scene.id}:\n{self.at.text()}")

    def _read(self, scene: Dispatches) -> None:
        if not self.has("dispatches.next"):
            answers = [node.id for node in focusables(self.at.tree()) if node.id.startswith("reply.")]
            self.use(answers[0])
        self.use("dispatches.next")

    def _act(self, scene: Table, legal: Legal) -> None:
        view = scene.playing.controller.view(scene.side)
        offer = view.seat.against
        if legal.answer and offer is not None:
            worth = weigh(view, offer.terms, offer.withdraws)
            fair = worth.after >= worth.now - 12 and not worth.breaches
            self.use("answer.accept" if fair else "answer.price")
        elif legal.answer_signing:
            self.use("signing.sign")
        elif legal.leave:
            self.use("train.stay")
        elif legal.sign:
            self.use("act.more")
            self.use("acts.sign")
        elif not self.bold or not self._lay(scene):
            self.use("act.adjourn")

    def _lay(self, scene: Table) -> bool:
        """Pick the middle of an open ladder by its number and lay it; whether it could be laid."""
        view = scene.playing.controller.view(scene.side)
        found = view.seat.open_articles()
        if not found:
            return False
        article = found[self.seen["table"] % len(found)]
        self.go(f"ladder.{article}")
        middle = len(view.board.articles[article].options) // 2
        self.at.press(f"choice_{middle + 1}")
        if self.has("act.lay"):
            self.use("act.lay")
            return True
        if self.has("draft.clear"):
            self.use("draft.clear")
        return False

    def open_debrief(self, most: int = 30) -> None:
        """Open the debrief from the verdict; on its last leaf that button reads on first."""
        for _ in range(most):
            if isinstance(self.at.scene, VerdictScene):
                self.use("verdict.debrief")

    def _verdict(self) -> None:
        for node_id in ("improve.ask", "improve.yes", "verdict.next", "verdict.leave"):
            if self.has(node_id):
                self.use(node_id)
                return


def quietly(controller: Controller, side: Side, until: Callable[[Legal], bool], most: int = 400) -> None:
    """Bring a game on without a window: the computers act, `side` says nothing."""
    for _ in range(most):
        while controller.advance():
            pass
        legal = controller.legal(side)
        if controller.over or until(legal):
            return
        controller.submit(side, _plain(legal))


def signed(controller: Controller, package: Terms) -> None:
    """Two people take the same package and sign it; whatever the capitals then say, the game is over."""
    settled(controller, package, signing=True)


def settled(controller: Controller, package: Terms, signing: bool = False) -> Side:
    """Two people take the same package: who may then move to sign; with `signing` they do, and the game is over."""
    side = Side.FIRST
    while not controller.over:
        if controller.advance():
            continue
        side = controller.waiting_humans()[0]
        legal = controller.legal(side)
        if legal.answer:
            controller.submit(side, a.Answer("accept"))
        elif legal.sign and not signing:
            return side
        elif legal.sign:
            controller.submit(side, a.MoveToSign())
        elif legal.choices or legal.evening or legal.answer_signing:
            controller.submit(side, _plain(legal))
        else:
            assert controller.submit(side, a.LayOffer(package, True)) is None
    return side


def _plain(legal: Legal) -> a.Action:
    if legal.choices:
        return a.Choose(legal.choices[0][0], legal.choices[0][1][0])
    if legal.answer:
        return a.Answer("decline", (), "not_now")
    if legal.answer_signing:
        return a.AnswerSigning(True)
    if legal.mark_text:
        return a.MarkText(False)
    if legal.leave:
        return a.Stay()
    return a.SaveInfluence() if legal.evening else a.Adjourn()


__all__ = ["Hands", "begin", "flow", "pilot", "quietly", "services", "settled", "signed"]
