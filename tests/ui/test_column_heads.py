"""The heads of a table stand above the cells that they name."""

from pathlib import Path

import pytest
from building import Template, company, several_contracts
from PySide6.QtCore import QPoint
from windows import OpenWindow

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.pages.records.section_page import SectionPage
from vrm_app.ui.widgets.column_heads import END, GAP, WIDE

_BESIDE_WORDS = 4


@pytest.mark.parametrize(("count", "width"), [(2, 1200), (60, 1200), (60, 1900)])
def test_heads_stand_above_their_cells_with_a_bar_and_without(
    template: Template, folder: Path, open_window: OpenWindow, *, count: int, width: int
) -> None:
    with template.opened(folder) as vault:
        several_contracts(vault, company(vault), count)
    hand = open_window()
    hand.window.resize(width, 760)
    hand.window.go(Place(Section.CONTRACTS))
    hand.settle()
    page = hand.window.page
    assert isinstance(page, SectionPage)
    shown, heads = page.panel.list, list(page.panel.heads.heads.values())[1:]
    assert shown.verticalScrollBar().isVisible() is (count > 20)

    # Where there is room for it, the columns come nearer to the names.
    wide = WIDE if width < 1300 else 2 * WIDE
    end = shown.viewport().width() - END
    cells = [end - (len(heads) - at) * (wide + GAP) + GAP for at in range(len(heads))]
    words = [head.mapTo(page, QPoint(_BESIDE_WORDS, 0)).x() for head in heads]
    assert words == [shown.viewport().mapTo(page, QPoint(one, 0)).x() for one in cells]
    assert {head.width() - 2 * _BESIDE_WORDS for head in heads} == {wide}
