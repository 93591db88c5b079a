import pytest

from vrm_app.outside.headings import (
    TableField,
    field_of,
    is_key,
    is_user,
    proposed,
    withheld,
)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Company", TableField.NAME),
        ("company_name", TableField.NAME),
        ("FIRMA", TableField.NAME),
        ("Web site", TableField.DOMAINS),
        ("Webseite", TableField.DOMAINS),
        ("Straße", TableField.ADDRESS),
        ("E-Mail", TableField.EMAIL),
        ("Kunden-Nr.", TableField.ACCOUNT_NUMBERS),
        ("Kunde seit", TableField.KNOWN_SINCE),
        ("Händler", TableField.NAME),
        ("Colour", None),
        ("", None),
    ],
)
def test_usual_headings_are_known_however_they_are_written(
    heading: str, field: TableField | None
) -> None:
    assert field_of(heading) is field


KEYS = """Password|password_2|Kennwort|Kundenpasswort|TOTP|OTPAuth|otpSecret|otp url|PIN
    |Pin-Code|CVV|cvc|Card number|cardNumber|Kartennummer|Mot de passe|Contraseña|Wachtwoord
    |Secret|API key|Token
    |Security question 1|pw|PASS|login_password|パスワード""".replace("\n", "").split("|")
USERS = "Username|username3|user name|Benutzername|Login|User|login_username".split("|")
NEITHER = ["Company", "Shipping", "Secretary", "Login URL", "Tango", "Notes", "Opinion", "Pinboard"]


@pytest.mark.parametrize("heading", [key.strip() for key in KEYS])
def test_a_column_of_secrets_is_known_by_its_heading(heading: str) -> None:
    assert is_key(heading)
    assert withheld([heading]) == [True]


@pytest.mark.parametrize("heading", USERS)
def test_a_column_of_user_names_is_never_read(heading: str) -> None:
    assert is_user(heading) or is_key(heading)
    assert withheld(["Company", heading, "Notes"])[1]


@pytest.mark.parametrize("heading", NEITHER)
def test_other_columns_are_read(heading: str) -> None:
    assert withheld([heading]) == [False]


def test_beside_a_password_only_harmless_columns_are_read() -> None:
    headings = ["title", "url", "folder", "fav", "created", "password", "notes", "email", "other"]

    assert withheld(headings) == [False] * 5 + [True] * 4
    assert withheld(["title", "notes", "email", "other"]) == [False] * 4


def test_a_thing_that_only_one_column_can_say_is_said_by_the_first() -> None:
    headings = ["Title", "Company", "Website", "URL", "Username"]

    assert proposed(headings, withheld(headings)) == [
        TableField.NAME,
        None,
        TableField.DOMAINS,
        TableField.DOMAINS,
        None,
    ]
