"""Which company a form takes for what was typed."""

import pytest
from building import company
from desks import DeskAtOnce

from vrm_app.presenters.form import Typed
from vrm_app.presenters.meant_company import company_meant, matching
from vrm_app.services.naming import names_to_choose
from vrm_app.vault.vault import Vault


def _companies(vault: Vault) -> list[tuple[str, str]]:
    with vault.reading() as connection:
        return sorted(names_to_choose(connection).items(), key=lambda one: one[1])


def test_of_two_companies_of_one_name_none_is_taken_unasked(vault: Vault) -> None:
    bank = company(vault, "Acme Bank")
    company(vault, "Acme", country="DE")
    austrian = company(vault, "ACME", country="AT")
    companies = _companies(vault)
    for order in (companies, companies[::-1]):
        typed = Typed({"company": "acme"}, DeskAtOnce(vault), "EUR")

        assert matching(order, "Acme") is None
        assert company_meant(typed, "", order).id is None

        (asked,) = typed.wrong.values()
        assert "Bank" not in asked
        assert "DE" in asked
        assert "AT" in asked
        # More of it says which; another company that begins alike is not in the way.
        assert matching(order, "acme (at)") == (austrian, "ACME (AT)")
        assert matching(order, "acme b") == (bank, "Acme Bank")


@pytest.mark.parametrize("typed", ["Acme", "acme"])
def test_a_whole_name_is_meant_though_others_begin_with_it(vault: Vault, typed: str) -> None:
    acme = company(vault, "Acme")
    company(vault, "Acme (Bonn)")
    company(vault, "Acme Bank")

    assert matching(_companies(vault), typed) == (acme, "Acme")
