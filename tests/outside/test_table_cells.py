import pytest

from vrm_app.domain.company import Relationship
from vrm_app.outside import table_cells
from vrm_app.outside.reading import Reason, UnreadCellError


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Acme", "Acme"),
        ('="00123"', "00123"),
        ("'+49 30 123", "+49 30 123"),
        ("'=1+1", "=1+1"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("+49 30 123", "+49 30 123"),
        ("-", "-"),
    ],
)
def test_what_spreadsheets_put_around_a_text_is_taken_off(cell: str, text: str) -> None:
    assert table_cells.text_in(cell) == text


@pytest.mark.parametrize(
    "cell", ["=1+1", " =cmd|' /C calc'!A0", '="a"&"b"', '=HYPERLINK("http://x.example")', "\uff1d1"]
)
def test_a_formula_is_no_text(cell: str) -> None:
    with pytest.raises(UnreadCellError) as refusal:
        table_cells.text_in(cell)

    assert refusal.value.reason is Reason.FORMULA


@pytest.mark.parametrize(
    ("text", "code"),
    [("de", "DE"), ("Germany", "DE"), ("Deutschland", "DE"), ("ÖSTERREICH", "AT"), ("UK", "GB")],
)
def test_a_country_is_read_by_code_or_name(text: str, code: str) -> None:
    assert table_cells.country(text) == code


@pytest.mark.parametrize(
    ("text", "tag"), [("de", "de"), ("German", "de"), ("Englisch", "en"), ("en_GB", "en-GB")]
)
def test_a_language_is_read_by_tag_or_name(text: str, tag: str) -> None:
    assert table_cells.language(text) == tag


def test_how_the_customer_stands_to_a_company_is_read_in_two_languages() -> None:
    assert table_cells.relationship("Customer") is Relationship.CUSTOMER
    assert table_cells.relationship("ehemalig") is Relationship.FORMER


@pytest.mark.parametrize(("text", "is_yes"), [("Yes", True), ("ja", True), ("0", False)])
def test_yes_and_no_are_read(text: str, is_yes: bool) -> None:
    assert table_cells.is_yes(text) is is_yes


@pytest.mark.parametrize(
    ("read", "text", "found"),
    [
        ("emails", "Help <help@x.example>; a@x.example, b@x.example", 3),
        ("emails", "mailto:help@x.example", 1),
        ("phones", "tel:+49 30 123; 030/456", 2),
        ("entries", "A-1;A-2\nA-3", 3),
        ("tags", "boat, lake;", 2),
        ("hosts", "https://www.shop.example/a,b, x.example y.example", 3),
        ("hosts", "shop.example intranet", 1),
    ],
)
def test_a_cell_may_list_several(read: str, text: str, found: int) -> None:
    assert len(getattr(table_cells, read)(text)) == found


@pytest.mark.parametrize(
    ("read", "text", "reason"),
    [
        ("country", "Atlantis", Reason.COUNTRY),
        ("language", "Elvish tongue", Reason.LANGUAGE),
        ("relationship", "friend", Reason.RELATIONSHIP),
        ("is_yes", "perhaps", Reason.YES_OR_NO),
        ("emails", "nobody", Reason.EMAIL),
        ("emails", "a@b@c", Reason.EMAIL),
        ("phones", "call me", Reason.PHONE),
        ("hosts", "http://", Reason.ADDRESS),
        ("hosts", "http://192.168.0.1/", Reason.OWN_NETWORK),
        ("line", "x" * 301, Reason.TEXT),
        ("line", "x" * 100_000, Reason.TEXT),
        ("prose", "x" * 100_001, Reason.PROSE),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(
    read: str, text: str, reason: Reason
) -> None:
    with pytest.raises(UnreadCellError) as refusal:
        getattr(table_cells, read)(text)

    assert refusal.value.reason is reason


@pytest.mark.parametrize(
    ("parts", "address"),
    [
        (["Musterweg 1", "12345", "Teststadt"], "Musterweg 1, 12345 Teststadt"),
        (["1 Harbour Lane\nSampleham", "TE1 2ST"], "1 Harbour Lane Sampleham, TE1 2ST"),
        (["Teststadt"], "Teststadt"),
        ([], ""),
    ],
)
def test_an_address_in_pieces_becomes_one_line(parts: list[str], address: str) -> None:
    assert table_cells.postal_address(parts) == address
