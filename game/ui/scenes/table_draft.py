"""What keys and pointer do to the draft on a desk."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.playing import Playing
from game.ui.scenes.base import Changed, Command, Focused, Pressed
from game.ui.scenes.parts_draft import Draft

KINDS = ("rung.", "name.", "turn.", "tone.", "draft.undo", "draft.redo", "draft.clear", "draft.aside", "draft.out.")


class Composing:
    """Edits the draft of one side. `here` is where the keyboard is."""

    def __init__(self, playing: Playing, side: Side, here: str) -> None:
        self.playing, self.side, self.here = playing, side, here
        self.desk = playing.desk(side)

    def takes(self, command: Command) -> bool:
        """Whether a command is about the draft."""
        return isinstance(command, Focused | Changed) or (isinstance(command, Pressed) and command.id.startswith(KINDS))

    def next(self, command: Command) -> str:
        """Where the hand goes after a rung was chosen by its number: on a ladder to the next article that is open,
        on a rung to the one chosen.
        """
        if not isinstance(command, Pressed) or not command.id.startswith("rung.") or command.pointer:
            return ""
        if self.here.startswith("rung."):
            self.here = command.id
            return self.here
        if not self.here.startswith(("ladder.", "name.")):
            return ""
        opened = self.playing.controller.view(self.side).seat.open_articles()
        after = [n for n in opened if n > self.desk.article]
        self.desk.article = after[0] if after else self.desk.article
        self.here = f"ladder.{self.desk.article}"
        return self.here

    def remove(self) -> None:
        """Take the article under the hand out of the draft."""
        sheet = self.desk.sheet
        sheet.change(sheet.now.without(self.desk.article))

    def edit(self, command: Command) -> None:
        """Take a command into the draft."""
        sheet = self.desk.sheet
        draft = sheet.now
        if isinstance(command, Focused):
            self.here = command.id
        match command:
            case Focused(node_id) if node_id.startswith(("ladder.", "name.")):
                self.desk.article = int(node_id.split(".")[1])
            case Pressed(node_id) if node_id.startswith("name."):
                self.desk.article = int(node_id.split(".")[1])
            case Pressed("turn.before" | "turn.after", int(article)):
                self.desk.article = article
            case Pressed(node_id) if node_id.startswith("rung."):
                option = int(node_id.split(".")[1])
                same = draft.option(self.desk.article) == option
                sheet.change(draft.put(self.desk.article, None if same else option))
            case Pressed(node_id, int(article)) if node_id.startswith("draft.out."):
                sheet.change(draft.without(article))
            case Pressed("draft.undo"):
                sheet.undo()
            case Pressed("draft.redo"):
                sheet.redo()
            case Pressed("draft.clear"):
                sheet.change(Draft())
            case Pressed("draft.aside"):
                sheet.aside = draft
            case Pressed(node_id) if node_id.startswith("tone."):
                sheet.change(_with(draft, tone=node_id.removeprefix("tone.")))
            case Changed("draft.linked", bool(on)):
                sheet.change(_with(draft, linked=on))
            case Changed("draft.adref", bool(on)):
                sheet.change(_with(draft, ad_referendum=on))
            case Changed("draft.give_up"):
                sheet.change(draft.give_up(self.desk.article))
            case Changed(node_id, bool(on)) if node_id.startswith("take."):
                self._tick(int(node_id.split(".")[1]), on)
            case Changed(node_id, int(value)) if node_id.startswith("ladder."):
                self._slide(int(node_id.split(".")[1]), value)

    def _slide(self, article: int, value: int) -> None:
        """A ladder was moved; a closed rung is passed over."""
        sheet = self.desk.sheet
        self.desk.article = article
        matter = self.playing.controller.view(self.side).common.matters[article]
        before = sheet.now.option(article)
        count = len(self.playing.controller.presentation.articles[article].options)
        step = 1 if before is not None and value - 1 > before else -1
        while 0 < value <= count and value - 1 in matter.closed:
            value += step
        if 0 < value <= count:
            sheet.change(sheet.now.put(article, value - 1))

    def _tick(self, article: int, on: bool) -> None:
        offer = self.playing.controller.view(self.side).seat.against
        if offer is None:
            return
        now = offer.articles if self.desk.ticked is None else self.desk.ticked
        self.desk.ticked = tuple(each for each in offer.articles if (on if each == article else each in now))


def _with(
    draft: Draft, *, linked: bool | None = None, tone: str | None = None, ad_referendum: bool | None = None
) -> Draft:
    return Draft(
        draft.terms,
        draft.linked if linked is None else linked,
        draft.tone if tone is None else tone,
        draft.ad_referendum if ad_referendum is None else ad_referendum,
        draft.withdraws,
    )
