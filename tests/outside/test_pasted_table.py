"""A table on its way to other programs."""

import csv

import pytest

from vrm_app.outside.pasted_table import csv_of, tabs_of, text_of


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "\rx", "  =x", "\uff1d1"]
)
def test_no_cell_is_a_formula(cell: str) -> None:
    (_, line) = csv.reader(csv_of(["Name"], [[cell]]).splitlines(keepends=True))
    assert line[0].startswith("'")
    assert tabs_of(["Name"], [[cell]]).splitlines()[1].startswith("'")


def test_cells_stay_apart_whatever_they_hold() -> None:
    lines = [['a "b", c', "d\te\nf"]]
    assert list(csv.reader(csv_of(["x", "y"], lines).splitlines(keepends=True)))[1] == lines[0]
    assert tabs_of(["x", "y"], lines) == 'x\ty\na "b", c\td e f\n'


def test_text_leaves_out_what_is_empty() -> None:
    assert text_of([("Power", "", "€84.20"), ("Gas", "Acme", "")]) == "Power · €84.20\nGas · Acme"


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "@SUM(A1)", "  =x", "a\tb\nc"])
def test_one_value_alone_stays_as_it_is(cell: str) -> None:
    assert text_of([("", cell, "")]) == cell


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49 30", "-5", "@SUM(A1)", "\tx", "  =x", "x\t=1", "\n=1"]
)
def test_no_line_of_several_is_taken_for_a_formula(cell: str) -> None:
    for lines in ([[cell], ["Globex"]], [["Acme"], [cell]], [[cell, "Globex"]]):
        made = text_of(lines)
        assert len(made.split("\n")) == len(lines)
        for pasted in made.replace("\n", "\t").split("\t"):
            assert pasted.strip()[:1] not in set("=+-@")
