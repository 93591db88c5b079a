"""Every field of a company that holds something is said in words."""

from building import NOW

from vrm_app.domain.company import Company
from vrm_app.domain.fields import Json
from vrm_app.presenters.company_about import about_of


def _about(successor: str = "", **fields: Json) -> dict[str, str]:
    return dict(about_of(Company.read({"name": "Acme", **fields}, now=NOW), successor))


def test_of_a_name_alone_only_what_one_is_to_it_is_known() -> None:
    assert _about() == {"You are": "Customer"}


def test_each_field_has_its_name_and_its_words() -> None:
    about = _about(
        "Globex",
        legal_name="Acme AG",
        account_numbers=["12,34", "56"],
        relationship="former",
        relationship_type="automated",
        known_since="2019-01-01",
        contact_rules={"allowed": ["email"], "blocked": ["phone", "sms"], "marketing": False},
        tags=["power"],
        notes="Patience.",
    )
    assert about == {
        "Legal name": "Acme AG",
        "You are": "Former customer",
        "How they deal with you": "By machine",
        "Account numbers": "12,34; 56",
        "Since": "2019",
        "Followed by": "Globex",
        "How they may contact you": "only by E-mail · never by Phone, SMS · no advertising",
        "Tags": "power",
        "Notes, for you alone": "Patience.",
    }
