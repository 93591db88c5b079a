from collections.abc import Sequence
from datetime import date

import pytest

from vrm_app.outside.found_company import Login, Written, gathered, understood
from vrm_app.outside.reading import FoundCompany, Reason, RowError


def entry(
    row: int, title: str, *addresses: str, created: str = "", category: str = ""
) -> Login | RowError:
    return understood(
        Written(
            row=row,
            title=title,
            addresses=addresses,
            category=category,
            favourite=False,
            created=created,
        )
    )


def companies(*entries: Login | RowError) -> Sequence[FoundCompany]:
    return gathered(entries).companies


def names(*entries: Login | RowError) -> list[str]:
    return [company.name for company in companies(*entries)]


def test_logins_of_one_registered_domain_are_one_company() -> None:
    (company,) = companies(
        entry(1, "Example Shop", "https://www.shop.example", created="2020-05-01T00:00:00Z"),
        entry(2, "Example Shop", "https://pay.shop.example", created="2019-05-01 12:00:00"),
        entry(3, "Example Shop", "https://shop.example/again"),
    )

    assert company.accounts == 3
    assert company.rows == (1, 2, 3)
    assert company.domains == ("shop.example", "pay.shop.example")
    assert company.known_since == date(2019, 5, 1)


def test_a_second_address_belongs_to_the_company_of_the_first() -> None:
    (company,) = companies(entry(1, "Shop", "https://shop.example", "https://shop.test/a"))

    assert company.domains == ("shop.example", "shop.test")


def test_a_second_address_stays_with_the_company_that_has_it_as_its_own() -> None:
    work, chat = companies(
        entry(1, "Work", "https://work.example", "https://chat.example"),
        entry(2, "Chat", "https://chat.example"),
    )

    assert work.domains == ("work.example",)
    assert chat.domains == ("chat.example",)


def test_an_address_that_is_no_website_does_not_hide_one_that_is() -> None:
    (company,) = companies(entry(1, "Shop", "androidapp://com.example", "https://shop.example"))

    assert company.domains == ("shop.example",)


def test_the_commonest_title_is_the_name() -> None:
    assert names(
        entry(1, "Example Shop (old)", "https://shop.example"),
        entry(2, "Example Shop", "https://shop.example"),
        entry(3, "Example Shop", "https://shop.example"),
    ) == ["Example Shop"]


def test_of_two_titles_the_shorter_is_the_name() -> None:
    assert names(
        entry(1, "Example Shop (old)", "https://shop.example"),
        entry(2, "Example Shop", "https://shop.example"),
    ) == ["Example Shop"]


@pytest.mark.parametrize(
    "title",
    [
        "",
        "blue-heron.example",
        "www.blue-heron.example",
        "https://blue-heron.example/login",
        "login.blue-heron.example (someone)",
        "someone@mail.example",
    ],
)
def test_a_title_that_only_repeats_the_host_becomes_a_readable_name(title: str) -> None:
    assert names(entry(1, title, "https://blue-heron.example")) == ["Blue Heron"]


def test_a_title_with_a_dot_that_is_another_name_stays() -> None:
    assert names(entry(1, "Dr.Heron", "https://blue-heron.example")) == ["Dr.Heron"]


def test_logins_without_an_address_are_kept_by_name() -> None:
    (company,) = companies(entry(1, "Library"), entry(2, " library "))

    assert (company.name, company.accounts, company.domains) == ("Library", 2, ())


def test_a_login_without_an_address_joins_the_company_of_its_name() -> None:
    (company,) = companies(entry(1, "example shop"), entry(2, "Example Shop", "shop.example"))

    assert (company.name, company.rows) == ("Example Shop", (1, 2))


def test_a_login_without_an_address_joins_neither_of_two_companies_of_its_name() -> None:
    assert len(companies(entry(1, "A", "a.example"), entry(2, "A", "a.test"), entry(3, "A"))) == 3


def test_a_mail_address_in_a_title_is_dropped() -> None:
    assert names(entry(1, "Shop - me@mail.example"), entry(2, "Post (me@mail.example)")) == [
        "Shop",
        "Post",
    ]


def test_a_title_is_one_line_without_control_characters() -> None:
    title = " Cafe\u0301\r\n\x00\u202e Nero\ud800 "

    assert names(entry(1, title)) == ["Café Nero"]


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (entry(1, ""), Reason.NAMELESS),
        (entry(1, "someone@mail.example"), Reason.NAMELESS),
        (entry(1, "a" * 301), Reason.LONG),
        (entry(1, "a" * 50_000_000), Reason.LONG),
        (entry(1, "a", category="a" * 301), Reason.LONG),
        (entry(1, "a", "http://router.lan"), Reason.OWN_NETWORK),
        (entry(1, "a", "https://a..example"), Reason.ADDRESS),
        (entry(1, "a", created="7.6.2015"), Reason.DATE),
        (entry(1, "a", created="2015-02-30"), Reason.DATE),
        (entry(1, "a", created="today"), Reason.DATE),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_entry_that_is_no_account_says_why(written: Login | RowError, reason: Reason) -> None:
    assert written == RowError(row=1, reason=reason)


def test_companies_come_in_the_order_of_the_file() -> None:
    assert names(entry(1, "Z"), entry(2, "Y", "y.example"), entry(3, "X")) == ["Z", "Y", "X"]


@pytest.mark.parametrize("created", ["0001-01-01T00:00:00Z", "1799-12-31", "9001-01-01", "soon"])
def test_a_day_that_no_record_can_hold_is_an_error(created: str) -> None:
    shop = entry(7, "Shop", "https://shop.example", created=created)

    assert shop == RowError(row=7, reason=Reason.DATE)


def test_a_company_has_as_many_hosts_as_a_record_holds() -> None:
    hosts = [f"https://h{number:04}.shop.example" for number in range(1_100)]
    (company,) = companies(entry(1, "Shop", *hosts))

    assert len(company.domains) == 1_000
    assert company.domains[:2] == ("shop.example", "h0000.shop.example")
