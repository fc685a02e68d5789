"""From the choices to the game: a new one, or one that is taken up again. Two-seat games come back at the curtain."""

from game.kernel.errors import GameError
from game.ui.scenes.base import Push, Reset, Scene, Transition
from game.ui.scenes.message import Message
from game.ui.services import How, Opened, Order, Services
from game.ui.shelf import LESSON


def begin_new(services: Services, order: Order) -> Transition:
    """Begin the game that was ordered, or say why it cannot be; first the card of a pack that is not known yet."""
    sheet = card_first(services, order)
    return begin_known(services, order) if sheet is None else Push(sheet)


def card_first(services: Services, order: Order) -> Scene | None:
    """The card that must be seen before this game, or None."""
    card = services.unread_card(order.scenario)
    if card is None:
        return None
    from game.ui.scenes.pack_card import PackSheet

    return PackSheet(services, order, card)


def begin_known(services: Services, order: Order) -> Transition:
    """Begin the game that was ordered, or say why it cannot be."""
    try:
        opened = services.new_game(order)
    except GameError as problem:
        return Push(Message(services.strings.text("new_game.cannot"), services.strings.told(problem.sentence)))
    return Reset(first_scene(services, opened))


def resume(services: Services, slot: str, how: How = How.ON) -> Transition:
    """Take a game up again, or say why it cannot be."""
    t = services.strings.text
    try:
        opened = services.resume(slot, how)
    except GameError as problem:
        return Push(Message(t("saves.cannot"), services.strings.told(problem.sentence)))
    if not isinstance(opened, Opened):
        return Push(Message(t("saves.cannot"), services.strings.told(opened.reason)))
    return Reset(lesson_scene(services, slot, opened) if how is How.ON else first_scene(services, opened))


def lesson_scene(services: Services, slot: str, opened: Opened) -> Scene:
    """A lesson at the cover where it stood; any other game at its beginning, also one whose lesson cannot be read."""
    file = services.shelf.path(slot)
    if not file.with_suffix(LESSON).is_file():
        return first_scene(services, opened)
    from game.classroom.keep import BadLesson
    from game.ui.lesson import take_up
    from game.ui.lesson_files import found
    from game.ui.scenes.lesson_flow import scene_of

    try:
        lesson = found(file)
    except BadLesson as problem:
        why = services.strings.told(problem.sentence)
        return Message(services.strings.text("saves.cannot"), why, leads_to=first_scene(services, opened))
    if lesson is None:
        return first_scene(services, opened)
    return scene_of(take_up(lesson, opened.controller, services))


def first_scene(services: Services, opened: Opened) -> Scene:
    """Where a game that was just opened begins; first of all the word that it cannot be saved, if it cannot."""
    from game.ui.playing import Playing
    from game.ui.scenes.flow import begin

    scene = begin(Playing(controller=opened.controller, human=opened.human, services=services))
    notice = services.strings.told(opened.controller.notice or "")
    return Message(services.strings.text("message.storage"), notice, leads_to=scene) if notice else scene
