"""The stack of scenes, and the only code that changes it."""

from game.ui.scenes.base import Pop, Push, Quit, Replace, Reset, Resumed, Scene, Transition


class SceneStack:
    """Scenes from the bottom up. An empty stack means that the game is over."""

    def __init__(self, *scenes: Scene) -> None:
        self._scenes: list[Scene] = list(scenes)

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """Every scene from the bottom up."""
        return tuple(self._scenes)

    @property
    def top(self) -> Scene | None:
        """The scene that has the input."""
        return self._scenes[-1] if self._scenes else None

    def visible(self) -> tuple[Scene, ...]:
        """The top scene and, under modal ones, what shows through, from the bottom up."""
        shown: list[Scene] = []
        for scene in reversed(self._scenes):
            shown.insert(0, scene)
            if not scene.modal:
                break
        return tuple(shown)

    def apply(self, transition: Transition) -> Resumed | None:
        """Carry out a transition; what the scene now on top is to be told, if anything."""
        match transition:
            case Push(scene):
                self._scenes.append(scene)
            case Pop(result):
                del self._scenes[-1:]
                return Resumed(result) if result is not None else None
            case Replace(scene):
                self._scenes[-1:] = [scene]
            case Reset(scene):
                self._scenes[:] = [scene]
            case Quit():
                self._scenes.clear()
        return None
