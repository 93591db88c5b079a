"""The icon of the program, in every size."""

import icons
from PySide6.QtGui import QImage

from vrm_app.ui.icons import program_icon


def test_every_size_of_the_icon_is_the_drawing_in_that_size(qapp: object) -> None:
    assert qapp
    for size in icons.SIZES:
        kept, drawn = QImage(str(icons.place(size))), icons.drawn(size)
        assert (kept.width(), kept.height()) == (size, size)
        apart = sum(
            abs(kept.pixelColor(at, at).lightness() - drawn.pixelColor(at, at).lightness())
            for at in range(size)
        )
        assert apart <= size


def test_the_window_has_the_icon_in_every_size(qapp: object) -> None:
    assert qapp
    sizes = {size.width() for size in program_icon().availableSizes()}

    assert sizes == set(icons.SIZES)
