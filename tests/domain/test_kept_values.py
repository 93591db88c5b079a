from datetime import UTC, datetime

import pytest
from building import NOW, keep

from vrm_app.domain.agreement import Agreement
from vrm_app.domain.company import Company
from vrm_app.domain.errors import FieldError
from vrm_app.services import records
from vrm_app.vault.vault import Vault


def test_a_host_name_that_grows_in_lower_case_is_refused_before_it_is_kept() -> None:
    grows = ".".join(["İ" * 30] * 9)

    with pytest.raises(FieldError, match="domains"):
        Company.read({"name": "Acme", "domains": [grows]}, now=NOW)


def test_a_list_is_read_as_it_was_kept_whatever_a_later_version_takes(vault: Vault) -> None:
    company = keep(vault, "company", {"name": "Acme", "domains": ["acme.example"]})
    with vault.writing("edit", now=NOW) as writing:
        writing.connection.execute(
            "UPDATE company SET domains = json_array('no host name') WHERE id = ?", (company,)
        )
        writing.changed = True

    (shown,) = records.list_of(vault, "company")

    assert isinstance(shown, Company)
    assert shown.domains == ("no host name",)


def test_money_and_days_inside_a_list_come_back_as_they_were(vault: Vault) -> None:
    company = keep(vault, "company", {"name": "Acme"})
    change = {
        "from": "2026-07-01",
        "price": {"amount": "12.90", "currency": "EUR"},
        "announced_on": None,
        "reason": "Costs",
    }
    fields = {
        "company_id": company,
        "type": "contract",
        "title": "Power",
        "price_changes": [change],
    }
    made = Agreement.read(fields, now=datetime(2026, 6, 1, tzinfo=UTC))

    kept = records.show(vault, keep(vault, "agreement", fields)).record

    assert isinstance(kept, Agreement)
    assert kept.price_changes == made.price_changes
    assert kept.to_json()["price_changes"] == [change]
