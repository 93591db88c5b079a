"""How much a company learns of who writes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from building import NOW

from vrm_app.domain.errors import UserError
from vrm_app.domain.fields import Json
from vrm_app.domain.identity import CompanyId
from vrm_app.domain.need import Identity
from vrm_app.outside.complaint import Sender
from vrm_app.services import records
from vrm_app.services.senders import Disclosed, sender_of
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class World:
    """Two companies, and what of the customer one of them would learn."""

    vault: Vault
    acme: CompanyId
    other: CompanyId
    tick: Callable[[], int]

    def keep(self, what: str, value: str, **fields: Json) -> str:
        """Keep a data item, each a second later: which one is the newest must be known."""
        now = NOW + timedelta(seconds=self.tick())
        fields = {"type": what, "value": value, **fields}
        return records.add(self.vault, "data_item", fields, now=now).id

    def usual(self, what: str, value: str, **fields: Json) -> str:
        return self.keep(what, value, usual=True, **fields)

    def sender(self, identity: Identity = Identity.KNOWN, to: CompanyId | None = None) -> Disclosed:
        with self.vault.reading() as connection:
            return sender_of(connection, identity, to or self.acme, on=date(2026, 6, 1))


@pytest.fixture
def world(vault: Vault) -> World:
    acme, other = (
        CompanyId(records.add(vault, "company", {"name": name}, now=NOW).id)
        for name in ("Acme", "Other")
    )
    return World(vault, acme, other, count().__next__)


def test_the_anonymous_customer_tells_nothing_and_misses_nothing(world: World) -> None:
    world.usual("name", "Kim Example")
    world.keep("alias_email", "k7f3@alias.example", for_company_id=world.acme)

    assert world.sender(Identity.ANONYMOUS) == Disclosed(told=Sender())


def test_the_known_customer_tells_name_mail_and_post_and_no_more(world: World) -> None:
    post = world.usual("postal_address", "1 Sample Street\nExampleton")
    mail = world.usual("email", "kim@example.org")
    name = world.usual("name", "Kim Example")
    world.keep("name", "Kimberley Example")
    world.keep("alias_email", "k7f3@alias.example", for_company_id=world.acme)
    for private in ("phone", "date_of_birth", "bank_account", "customer_number", "other"):
        world.usual(private, "private")

    told = world.sender()

    addresses = ("1 Sample Street\nExampleton", "kim@example.org")
    assert told.told == Sender(name="Kim Example", reply_to=addresses)
    assert told.data_items == (name, mail, post)
    assert told.missing == ()


def test_what_the_known_customer_does_not_hold_is_missing(world: World) -> None:
    assert world.sender() == Disclosed(told=Sender(), missing=("name", "email", "postal_address"))

    world.keep("email", "unusual@example.org")
    name = world.usual("name", "Kim Example")

    told = world.sender()
    assert told.told == Sender(name="Kim Example")
    assert (told.data_items, told.missing) == ((name,), ("email", "postal_address"))


def test_of_several_usual_values_the_newest_that_holds_today_is_told(world: World) -> None:
    world.usual("email", "old@example.org")
    world.usual("email", "new@example.org", valid_from="2026-06-01", valid_until="2026-06-01")
    world.usual("email", "past@example.org", valid_until="2026-05-31")
    world.usual("email", "future@example.org", valid_from="2026-06-02")

    assert world.sender().told.reply_to == ("new@example.org",)


def test_what_is_meant_for_one_company_is_told_to_that_company_alone(world: World) -> None:
    world.usual("email", "kim+acme@example.org", for_company_id=world.acme)
    world.usual("email", "newest@example.org")

    assert world.sender().told.reply_to == ("kim+acme@example.org",)
    assert world.sender(to=world.other).told.reply_to == ("newest@example.org",)


def test_an_alias_is_the_companys_own_and_tells_nothing_else(world: World) -> None:
    world.usual("name", "Kim Example")
    world.keep("alias_email", "old@alias.example", for_company_id=world.acme)
    alias = world.keep("alias_email", "k7f3@alias.example", for_company_id=world.acme)
    world.keep(
        "alias_email", "past@alias.example", for_company_id=world.acme, valid_until="2026-05-31"
    )

    told = world.sender(Identity.ALIAS)
    assert told.told == Sender(alias="k7f3@alias.example")
    assert (told.data_items, told.missing) == ((alias,), ())

    elsewhere = world.sender(Identity.ALIAS, to=world.other)
    assert elsewhere == Disclosed(told=Sender(), missing=("alias_email",))


@pytest.mark.parametrize(
    ("kind", "identity"), [("name", "known"), ("email", "known"), ("alias_email", "alias")]
)
def test_what_was_kept_on_lines_is_told_on_one_and_what_is_endless_is_refused(
    world: World, kind: str, identity: str
) -> None:
    item = world.usual(kind, " kim\nexample\t", for_company_id=world.acme)
    assert "kim example" in str(world.sender(Identity(identity)).told)

    records.edit(world.vault, item, {"value": "x" * 301}, now=NOW)
    with pytest.raises(UserError, match="too long for a letter"):
        world.sender(Identity(identity))
