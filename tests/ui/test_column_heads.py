"""The heads of a table stand above the cells that they name."""

from pathlib import Path

import pytest
import windows
from building import Template, company, several_contracts
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from vrm_app.presenters.places import Place, Section
from vrm_app.ui.pages.records.section_page import SectionPage
from vrm_app.ui.widgets.column_heads import END, GAP, WIDE

_BESIDE_WORDS = 4


@pytest.mark.parametrize(("count", "scrolls"), [(2, False), (60, True)])
def test_heads_stand_above_their_cells_with_a_bar_and_without(
    qtbot: QtBot, template: Template, tmp_path: Path, *, count: int, scrolls: bool
) -> None:
    with template.copied_to(tmp_path / "Mine.vault") as vault:
        several_contracts(vault, company(vault), count)
    with windows.opened(qtbot, template, tmp_path / "Mine.vault") as hand:
        hand.window.go(Place(Section.CONTRACTS))
        hand.settle()
        page = hand.window.page
        assert isinstance(page, SectionPage)
        shown, heads = page.panel.list, list(page.panel.heads.heads.values())[1:]
        assert shown.verticalScrollBar().isVisible() is scrolls

        end = shown.viewport().width() - END
        cells = [end - (len(heads) - at) * (WIDE + GAP) + GAP for at in range(len(heads))]
        words = [head.mapTo(page, QPoint(_BESIDE_WORDS, 0)).x() for head in heads]
        assert words == [shown.viewport().mapTo(page, QPoint(one, 0)).x() for one in cells]
        assert {head.width() - 2 * _BESIDE_WORDS for head in heads} == {WIDE}
