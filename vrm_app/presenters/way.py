"""The way one came through the window, so that one can go back and forward on it."""

from vrm_app.presenters.places import Place


class Way:
    """Places one behind the other, and the one where one is."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self._back: list[Place] = []
        self._ahead: list[Place] = []

    @property
    def can_go_back(self) -> bool:
        """Whether one came from somewhere."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether one went back before."""
        return bool(self._ahead)

    def go(self, place: Place) -> None:
        """Go on to a place; the way that was ahead is gone."""
        if place != self.here:
            self._back.append(self.here)
            self._ahead.clear()
            self.here = place

    def go_instead(self, place: Place) -> None:
        """Go to a place in place of the one where one is, which is no longer there."""
        self.here = place
        if self._back and self._back[-1] == place:
            self._back.pop()

    def go_back(self) -> None:
        """Go one place back, if one came from somewhere."""
        if self._back:
            self._ahead.append(self.here)
            self.here = self._back.pop()

    def go_forward(self) -> None:
        """Go one place forward again, if one went back before."""
        if self._ahead:
            self._back.append(self.here)
            self.here = self._ahead.pop()
