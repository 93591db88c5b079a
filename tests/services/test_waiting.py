"""What waits in the inbox, and filing a mail once its company is named."""

from datetime import timedelta

import pytest
from building import NOW, company, record, shown
from mail_shapes import GMAIL, mail
from mailing import Drop, files_of, taken

from vrm_app.domain.interaction import Interaction
from vrm_app.services import inbox
from vrm_app.services.jotting import Jotted, jot
from vrm_app.services.undoing import undo
from vrm_app.services.waiting import NotWaitingError, count_waiting, file_mail, waiting
from vrm_app.vault.vault import Vault


def test_lines_and_mails_wait_newest_first(vault: Vault, drop: Drop) -> None:
    taken(vault, drop(GMAIL))
    jot(vault, Jotted(line="first"), now=NOW)
    inbox.capture(vault.folder, "while locked", now=NOW + timedelta(hours=1))
    inbox.take_in(vault, now=NOW + timedelta(hours=2))

    found = waiting(vault)

    assert [one.record.heading for one in found] == ["Your refund €", "while locked", "first"]
    assert [one.is_mail for one in found] == [True, False, False]
    assert count_waiting(vault) == len(found)


def test_a_mail_is_filed_under_the_company_that_is_named(vault: Vault, drop: Drop) -> None:
    acme = company(vault)
    taken(vault, drop(GMAIL))
    (waits,) = shown(vault, "inbox")

    entry = file_mail(vault, waits, acme, now=NOW)

    assert isinstance(entry, Interaction)
    assert (entry.company_id, entry.subject) == (acme, "Your refund €")
    assert files_of(vault, entry.id)[0] == ("0.eml", "message/rfc822", GMAIL)
    assert count_waiting(vault) == 0


def test_undo_lets_the_mail_wait_again(vault: Vault, drop: Drop) -> None:
    acme = company(vault)
    taken(vault, drop(GMAIL))
    (waits,) = shown(vault, "inbox")
    file_mail(vault, waits, acme, now=NOW)

    assert undo(vault, now=NOW) == "file"

    assert shown(vault, "inbox") == [waits]
    assert shown(vault, "interaction") == []


def test_what_is_filed_already_is_not_filed_twice(vault: Vault, drop: Drop) -> None:
    acme = company(vault)
    taken(vault, drop(mail("Hello")))
    (waits,) = shown(vault, "inbox")
    file_mail(vault, waits, acme, now=NOW)

    with pytest.raises(NotWaitingError):
        file_mail(vault, waits, acme, now=NOW)

    assert len(shown(vault, "interaction")) == 1


def test_a_line_is_no_mail_and_says_so(vault: Vault) -> None:
    line = jot(vault, Jotted(line="they called"), now=NOW)

    with pytest.raises(NotWaitingError):
        file_mail(vault, line.id, company(vault), now=NOW)

    assert record(vault, line.id).deleted_at is None
