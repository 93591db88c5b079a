"""Where a mail belongs: direction, company, person, case, and what it answers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from vrm_app.domain.identity import RecordId
from vrm_app.domain.interaction import Direction
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.outside.mail import Mail, Mailbox
from vrm_app.outside.mail_address import host_of, own_domain
from vrm_app.outside.web_address import name_of
from vrm_app.services.correspondence import Correspondence, only, tokens
from vrm_app.vault.mails import KnownMail

_HANDED_OVER = frozenset({ReleaseState.WRITTEN, ReleaseState.SENT, ReleaseState.DELIVERED})
_SURE_REFERENCE = 6
"""As many signs make a case's reference one that nobody else writes by chance."""


class FoundBy(StrEnum):
    """By what the company of a mail was found, the surest first."""

    NAMED = "named"
    THREAD = "thread"
    REFERENCE = "reference"
    ALIAS = "alias"
    ADDRESS = "address"
    DOMAIN = "domain"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where a mail belongs; without a company it waits in the inbox."""

    direction: Direction
    company_id: str | None = None
    company_name: str = ""
    found_by: FoundBy | None = None
    new_domain: str | None = None
    """The domain of a company that is not there yet."""
    person_id: str | None = None
    case_id: str | None = None
    answers_id: str | None = None
    release_id: str | None = None
    """What was handed over and is answered by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """A mail beside what is known of it."""

    mail: Mail
    direction: Direction
    others: tuple[Mailbox, ...]
    """With whom the customer speaks: the sender, or those written to."""
    said: frozenset[str]
    before: KnownMail | None
    """The mail that it follows."""
    release: Release | None
    """What it names that was handed over."""

    @property
    def is_answer(self) -> bool:
        """Tell whether it answers; a program saying that nobody is there does not."""
        before = self.before
        return (
            before is not None and before.direction != self.direction and not self.mail.is_automatic
        )


def file(known: Correspondence, mail: Mail, *, named: str | None, new: RecordId | None) -> Filing:
    """Return where the mail belongs: to the named company, else to the surest guess.

    `new` is the id that a company gets which is not there yet; none where none may come about.
    """
    heard = _heard(known, mail)
    for found_by, company_id in _companies(known, heard, named):
        if company_id is not None:
            return _of_company(known, heard, company_id, found_by)
    filing = Filing(direction=heard.direction)
    return filing if new is None else _of_new_company(heard, filing, new)


def _heard(known: Correspondence, mail: Mail) -> _Heard:
    is_mine = mail.sender is not None and known.is_own(mail.sender)
    written_to = [one for one in (*mail.to, *mail.cc) if not known.is_own(one)]
    sender = [] if mail.sender is None else [mail.sender]
    said = frozenset(tokens(f"{mail.subject} {mail.body}"))
    return _Heard(
        mail=mail,
        direction=Direction.OUT if is_mine else Direction.IN,
        others=tuple(written_to if is_mine else sender),
        said=said,
        before=next((known.mails[one] for one in mail.follows if one in known.mails), None),
        release=next((known.releases[one] for one in said & known.releases.keys()), None),
    )


def _companies(
    known: Correspondence, heard: _Heard, named: str | None
) -> Iterator[tuple[FoundBy, str | None]]:
    mail = heard.mail
    yield FoundBy.NAMED, named
    yield FoundBy.THREAD, heard.before and heard.before.company_id
    yield FoundBy.REFERENCE, _by_reference(known, heard)
    sender = () if mail.sender is None else (mail.sender,)
    mine = (*sender, *mail.to, *mail.cc, *mail.delivered_to)
    yield FoundBy.ALIAS, known.company_with_alias(mine)
    yield FoundBy.ADDRESS, known.company_at(heard.others)
    yield FoundBy.DOMAIN, known.company_of_domain(heard.others)


def _by_reference(known: Correspondence, heard: _Heard) -> str | None:
    if heard.release is not None:
        return heard.release.recipient
    sure = (one for one in heard.said & known.cases.keys() if len(one) >= _SURE_REFERENCE)
    return only(case.company_id for one in sure for case in known.cases[one])


def _of_company(known: Correspondence, heard: _Heard, company_id: str, found_by: FoundBy) -> Filing:
    # What belongs to another company is no thread of this one.
    if heard.before is not None and heard.before.company_id != company_id:
        heard = replace(heard, before=None)
    if heard.release is not None and heard.release.recipient != company_id:
        heard = replace(heard, release=None)
    return Filing(
        direction=heard.direction,
        company_id=company_id,
        company_name=known.companies.get(company_id, ""),
        found_by=found_by,
        person_id=known.person_at(company_id, heard.others),
        case_id=_case(known, heard, company_id),
        answers_id=heard.before.id if heard.before and heard.is_answer else None,
        release_id=_answered(known, heard, company_id),
    )


def _case(known: Correspondence, heard: _Heard, company_id: str) -> str | None:
    if heard.before is not None and heard.before.case_id is not None:
        return heard.before.case_id
    if heard.release is not None and heard.release.what in known.case_ids:
        return heard.release.what
    named = (case for one in heard.said & known.cases.keys() for case in known.cases[one])
    return only(case.id for case in named if case.company_id == company_id)


def _answered(known: Correspondence, heard: _Heard, company_id: str) -> str | None:
    """Return what was handed over, where this is surely the company's answer to it."""
    release = heard.release
    if release is None or release.state not in _HANDED_OVER or release.answer is not None:
        return None
    # A reference can be passed on; only the company itself answers.
    theirs = known.company_at(heard.others) or known.company_of_domain(heard.others)
    if heard.direction is not Direction.IN or heard.mail.is_automatic or theirs != company_id:
        return None
    return release.id


def _of_new_company(heard: _Heard, filing: Filing, new: RecordId) -> Filing:
    for one in heard.others:
        domain = own_domain(host_of(one.address))
        if domain is not None:
            return replace(
                filing,
                company_id=new,
                company_name=_name(domain, one.name),
                found_by=FoundBy.NEW,
                new_domain=domain,
            )
    return filing


def _name(domain: str, shown: str) -> str:
    """Return a name by the domain; as anybody can show any name, that only spells it better."""
    label = "".join(filter(str.isalnum, domain.partition(".")[0]))
    is_alike = "".join(filter(str.isalnum, shown)).casefold() == label
    return shown if is_alike else name_of(domain)
