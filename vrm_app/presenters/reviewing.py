"""What would come in with a file, said before anything is taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.company import Company
from vrm_app.domain.interaction import Direction
from vrm_app.domain.text import flattened
from vrm_app.outside.headings import TableField
from vrm_app.outside.plain_text import Encoding
from vrm_app.outside.table_dates import DateOrder
from vrm_app.outside.table_reading import Table
from vrm_app.outside.table_settings import Delimiter
from vrm_app.presenters import words
from vrm_app.services.importing import Imported
from vrm_app.services.mail_filing import Filing
from vrm_app.services.mail_sorting import Fate, FoundMail
from vrm_app.services.mails import Looked

FORMS = {
    "bitwarden-json": _("Bitwarden (JSON)"),
    "bitwarden-csv": _("Bitwarden (CSV)"),
    "keepassxc-csv": _("KeePassXC (CSV)"),
    "firefox-csv": _("Firefox (CSV)"),
    "chrome-csv": _("Chrome or Edge (CSV)"),
    "company-csv": _("a table of companies"),
}
FIELDS = {
    TableField.NAME: _("Name"),
    TableField.LEGAL_NAME: _("Legal name"),
    TableField.DOMAINS: _("Website"),
    TableField.CATEGORY: _("Category"),
    TableField.COUNTRY: _("Country"),
    TableField.LANGUAGE: _("Language"),
    TableField.RELATIONSHIP: _("Relationship"),
    TableField.ACCOUNT_NUMBERS: _("Account number"),
    TableField.KNOWN_SINCE: _("Known since"),
    TableField.FAVOURITE: _("Favourite"),
    TableField.TAGS: _("Tags"),
    TableField.NOTES: _("Notes"),
    TableField.EMAIL: _("E-mail"),
    TableField.PHONE: _("Phone"),
    TableField.ADDRESS: _("Postal address"),
}
"""What a column of a table can say, as it is chosen."""
ENCODINGS = {
    Encoding.UTF_8: _("UTF-8"),
    Encoding.WINDOWS: _("Windows (western Europe)"),
    Encoding.LATIN_1: _("Latin-1"),
    Encoding.UTF_16_LE: _("UTF-16, little end first"),
    Encoding.UTF_16_BE: _("UTF-16, big end first"),
    Encoding.UTF_32_LE: _("UTF-32, little end first"),
    Encoding.UTF_32_BE: _("UTF-32, big end first"),
}
DELIMITERS = {
    Delimiter.COMMA: _("commas"),
    Delimiter.SEMICOLON: _("semicolons"),
    Delimiter.TAB: _("tabs"),
    Delimiter.PIPE: _("upright lines"),
}
DATE_ORDERS = {
    DateOrder.YEAR_FIRST: _("2026-01-31"),
    DateOrder.DOTTED: _("31.1.2026"),
    DateOrder.DAY_FIRST: _("31/1/2026"),
    DateOrder.MONTH_FIRST: _("1/31/2026"),
}
_SAMPLE_SIGNS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many of a kind."""

    name: str
    number: int
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One company, mail or row, and what becomes of it."""

    group: str
    icon: str
    title: str
    detail: str = ""
    end: str = ""
    day: str = ""
    tone: str = "muted"

    @property
    def spoken(self) -> str:
        """The line as it is read out."""
        parts = (self.group, self.day, self.title, self.detail, self.end)
        return ". ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLine:
    """One column of a table, what its cells look like, and what it means."""

    heading: str
    samples: str
    field: TableField | None
    is_withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TableShown:
    """How a table was read."""

    columns: tuple[ColumnLine, ...]
    encoding: Encoding
    delimiter: Delimiter
    date_order: DateOrder | None
    problem: str = ""
    """What has to be chosen before anything can come in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What would come in: counts, and line by line."""

    title: str
    counts: tuple[Count, ...]
    lines: tuple[Line, ...]
    action: str
    """The words of the button that takes it in; empty where there is nothing to take."""
    table: TableShown | None = None
    is_mail: bool = False
    new_companies: bool = False


def review_of_companies(imported: Imported, form: str) -> Review:
    """Say what would become of the companies in a file."""
    new = [one for what, one in imported.told if what == "new"]
    completed = [one for what, one in imported.told if what != "new"]
    number = len(imported.told)
    lines = (
        *_rows(_("Not taken"), imported.errors, "circle-alert", "bad"),
        *(_company_line(one, _("New"), "plus", "ok") for one in new),
        *(_company_line(one, _("Completed"), "pen-line", "accent") for one in completed),
        *_rows(_("Passed over"), imported.left_out, "minus", "muted"),
    )
    action = ngettext("Import {n} company", "Import {n} companies", number).format(n=number)
    return Review(
        title=_("Written by {program}").format(program=FORMS.get(form, form))
        if imported.table is None
        else _("A table of companies"),
        counts=_counts(len(new), len(completed), imported.skipped, len(imported.errors)),
        lines=lines,
        action=action if number else "",
        table=None if imported.table is None else _table_shown(imported.table),
    )


def review_of_mails(looked: Looked, now: datetime) -> Review:
    """Say what would become of e-mails."""
    expected = looked.expected()
    fresh = [one for one in looked.mails if one.fate is not Fate.KNOWN]
    known = [one for one in looked.mails if one.fate is Fate.KNOWN]
    filed = [one for one in fresh if one.filing.company_id is not None]
    waiting = [one for one in fresh if one.filing.company_id is None]
    refused = [
        Line(
            group=_("Not taken"),
            icon="circle-alert",
            title=flattened(path.name),
            end=_(reason),
            tone="bad",
        )
        for path, reason in looked.reasons
    ]
    number = len(fresh)
    action = ngettext("Import {n} e-mail", "Import {n} e-mails", number).format(n=number)
    return Review(
        title=ngettext("{n} e-mail", "{n} e-mails", len(looked.mails)).format(n=len(looked.mails)),
        counts=_counts(expected.created, expected.updated, expected.skipped, len(refused)),
        lines=(
            *refused,
            *(_mail_line(one, _("Filed under a company"), now) for one in filed),
            *(
                _mail_line(one, _("No company is found: waits in the inbox"), now)
                for one in waiting
            ),
            *(_mail_line(one, _("Is kept already"), now) for one in known),
        ),
        action=action if number else "",
        is_mail=True,
        new_companies=looked.wishes.new_companies,
    )


def _counts(new: int, completed: int, skipped: int, errors: int) -> tuple[Count, ...]:
    return (
        Count(name=_("New"), number=new, tone="ok" if new else ""),
        Count(name=_("Completed"), number=completed, tone="accent" if completed else ""),
        Count(name=_("Passed over"), number=skipped),
        Count(name=_("Not taken"), number=errors, tone="bad" if errors else ""),
    )


def _rows(group: str, rows: Iterable[tuple[int, str]], icon: str, tone: str) -> Iterator[Line]:
    for row, reason in rows:
        title = _("Row {n}").format(n=row)
        yield Line(group=group, icon=icon, title=title, end=_(reason), tone=tone)


def _company_line(company: Company, group: str, icon: str, tone: str) -> Line:
    return Line(
        group=group,
        icon=icon,
        title=flattened(company.name),
        detail=", ".join(company.domains),
        end=company.category or "",
        tone=tone,
    )


def _table_shown(table: Table) -> TableShown:
    problem = ""
    if not table.names_companies:
        problem = _("Choose which column holds the names or the websites of the companies.")
    return TableShown(
        columns=tuple(
            ColumnLine(
                heading=column.heading,
                samples=_("never read: it can hold secrets")
                if column.is_withheld
                else " · ".join(sample[:_SAMPLE_SIGNS] for sample in column.samples),
                field=column.field,
                is_withheld=column.is_withheld,
            )
            for column in table.columns
        ),
        encoding=table.encoding,
        delimiter=table.delimiter,
        date_order=table.date_order,
        problem=problem,
    )


def _mail_line(found: FoundMail, group: str, now: datetime) -> Line:
    mail, filing = found.mail, found.filing
    at = mail.at.astimezone(now.tzinfo)
    mine = filing.direction is Direction.OUT
    files = ""
    if mail.files:
        files = ngettext("{n} file", "{n} files", len(mail.files)).format(n=len(mail.files))
        files += ": " + ", ".join(one.name for one in mail.files)
    return Line(
        group=group,
        icon="send" if mine else "mail",
        day=words.past_day_words(at.date(), today=now.date()),
        title=mail.subject or _("(no subject)"),
        detail=" · ".join(part for part in (_whom(found, mine=mine), files) if part),
        end=_filed_words(filing),
        tone="accent" if mine else "muted",
    )


def _whom(found: FoundMail, *, mine: bool) -> str:
    mail = found.mail
    if mine:
        names = ", ".join(one.name or one.address for one in mail.to)
        return _("from you to {names}").format(names=names)
    if mail.sender is None:
        return _("from an unknown sender")
    # Anybody can show any name; the address says whose it is.
    name, address = mail.sender.name, mail.sender.address
    return _("from {name}").format(name=f"{name} <{address}>" if name else address)


def _filed_words(filing: Filing) -> str:
    if filing.company_id is None:
        return _("Inbox")
    if filing.new_domain is not None:
        return _("{company} (new)").format(company=filing.company_name)
    return filing.company_name
