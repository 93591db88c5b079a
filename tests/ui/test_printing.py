"""What goes on paper."""

from dataclasses import replace

from vrm_app.presenters.day_groups import Group
from vrm_app.presenters.several import Sheet
from vrm_app.ui.look import Look
from vrm_app.ui.printing import document_of, document_of_text

LINES: list[tuple[str, ...]] = [("Power", "Acme", "€84.20"), ("Gas <b>", "Acme", "")]
SHEET = Sheet(title="Contracts", told="Today", heads=("Name", "About", "Price"), lines=LINES)


def test_a_list_has_its_heads_and_a_line_for_each_row(look: Look) -> None:
    assert look
    text = document_of(SHEET).toPlainText()
    said = "Contracts Today Name About Price Power Acme €84.20 Gas <b> Acme"
    assert text.split() == said.split()


def test_a_group_has_a_line_of_its_own_across_the_table(look: Look) -> None:
    assert look
    groups = (Group(0, "Overdue"), Group(1, "Next week"))
    text = document_of(replace(SHEET, groups=groups)).toPlainText()
    said = "Contracts Today Name About Price Overdue Power Acme €84.20 Next week Gas <b> Acme"
    assert text.split() == said.split()


def test_type_is_measured_on_paper_not_in_dots_of_a_printer(look: Look) -> None:
    assert look
    for made in (document_of(SHEET), document_of_text("seven quiet herons")):
        assert made.defaultFont().pointSizeF() > 8
