"""The record of dealings as plain text."""

from building import NOW, add, company, exchange

from vrm_app.presenters.dealings_text import dealings_of
from vrm_app.services.timeline import happened_to
from vrm_app.vault.query import read_query
from vrm_app.vault.vault import Vault


def test_no_line_can_be_taken_for_a_formula_by_a_spreadsheet(vault: Vault) -> None:
    acme = company(vault, "=cmd()")
    dana = add(vault, "person", company_id=acme, name="@Dana")
    exchange(
        vault, acme, person_id=dana, subject="+1", body="=1+1\nfirst\t=2\n- a point\n\n@SUM(A1)"
    )

    events = happened_to(vault, read_query("", zone=NOW.tzinfo), [], limit=9)
    made = dealings_of(events, now=NOW).text()

    assert "    > - a point\n    >\n" in made
    for cell in made.replace("\n", "\t").split("\t"):
        assert cell.strip()[:1] not in set("=+-@"), made
