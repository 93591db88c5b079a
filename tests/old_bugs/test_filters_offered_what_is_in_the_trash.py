"""A filter was completed to names that only lie in the trash, and so found nothing."""

from building import add, company, delete, exchange, restore

from vrm_app.services.filter_names import FilterNames, filter_names
from vrm_app.vault.vault import Vault


def _named(vault: Vault, company_id: str, person: str, tag: str) -> tuple[str, str]:
    one = add(vault, "person", company_id=company_id, name=person)
    return one, exchange(vault, company_id, tags=[tag])


def test_what_is_in_the_trash_alone_is_not_offered(vault: Vault) -> None:
    acme, globex = company(vault, "Acme"), company(vault, "Globex")
    _named(vault, acme, "Dana Kaur", "money")
    gone_person, gone_entry = _named(vault, acme, "Ola Berg", "noise")
    _named(vault, globex, "Kim Lind", "repair")
    whole = filter_names(vault)
    assert whole.companies == ("Acme", "Globex")

    for one in (gone_person, gone_entry, globex):
        delete(vault, one)

    assert filter_names(vault) == FilterNames(
        companies=("Acme",), people=("Dana Kaur",), tags=("money",)
    )
    for one in (gone_person, gone_entry, globex):
        restore(vault, one)
    assert filter_names(vault) == whole


def test_a_name_that_something_shown_has_too_stays_on_offer(vault: Vault) -> None:
    first, second = company(vault, "Acme"), company(vault, "Acme")
    for one in (first, second):
        _named(vault, one, "Dana Kaur", "money")

    delete(vault, first)

    assert filter_names(vault) == FilterNames(
        companies=("Acme",), people=("Dana Kaur",), tags=("money",)
    )
