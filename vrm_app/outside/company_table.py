"""A table of companies from any program, read by what its headings mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vrm_app.outside.company_rows import company_of, login_of
from vrm_app.outside.found_company import gathered
from vrm_app.outside.headings import (
    GATHERED,
    TableField,
    field_of,
    is_key,
    proposed,
    withheld,
)
from vrm_app.outside.limits import (
    DoubleColumnError,
    EmptyTableError,
    SecretColumnError,
    UnknownColumnError,
    UnreadableFileError,
    refuse_large,
)
from vrm_app.outside.plain_text import beginning_of, decoded, one_line
from vrm_app.outside.reading import ERRORS, FoundCompany, Reading, Reason, RowError
from vrm_app.outside.table_dates import DateOrder, order_of
from vrm_app.outside.table_layout import Layout, layout_of, rows
from vrm_app.outside.table_reading import SAMPLES, Column, Table, TableReading
from vrm_app.outside.table_settings import AS_FOUND, TableSettings
from vrm_app.outside.web_address import Site, site_of

FORM = "company-csv"
_HEAD_BYTES = 1 << 16
_SAMPLE_CHARACTERS = 60

_Row = tuple[int, Mapping[int, str] | None]
"""A row, and its cells by place where something stands in them; none where it is damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    """A heading, what it means if anything, and whether its column is never read."""

    text: str
    meaning: TableField | None
    """What it usually means, whatever somebody said."""
    field: TableField | None
    is_withheld: bool
    is_key: bool


def is_table(content: bytes) -> bool:
    """Tell whether the beginning of the content, 64 KiB at most, names companies in a table."""
    try:
        headings = layout_of(beginning_of(content, _HEAD_BYTES)).written_headings
    except UnreadableFileError:
        return False
    fields = {field_of(heading) for heading in headings}
    return len(headings) > 1 and not fields.isdisjoint({TableField.NAME, TableField.DOMAINS})


def read(content: bytes, settings: TableSettings = AS_FOUND) -> TableReading:
    """Return the companies in a table, and how it was read.

    Raises an UnreadableFileError for what is no table, or does not fit the settings.
    """
    refuse_large(content)
    text, encoding = decoded(content, settings.encoding)
    layout = layout_of(text, settings.delimiter)
    headings = _headings(layout, settings.mapping)
    shown = [at for at, heading in enumerate(headings) if not heading.is_withheld]
    # A shifted row could show a password where an address is expected.
    found = [
        (row, None if cells is None else _kept(cells, shown))
        for row, cells in rows(text, layout, exact=_holds_keys(headings))
    ]
    if not found:
        raise EmptyTableError
    dated = [at for at, one in enumerate(headings) if one.field is TableField.KNOWN_SINCE]
    order = settings.date_order or order_of(_cells(found, dated))
    table = Table(
        encoding=encoding,
        delimiter=layout.delimiter,
        quoting=layout.quoting,
        date_order=order,
        columns=_columns(headings, found),
    )
    reading = Reading(companies=(), errors=(), skipped=())
    if table.names_companies:
        reading = _reading(headings, found, order)
    return TableReading(table=table, reading=reading)


def _kept(cells: Sequence[str], shown: Iterable[int]) -> dict[int, str]:
    """Return the cells that may be read; those of every other column end here."""
    return {at: cells[at] for at in shown if at < len(cells) and cells[at].strip()}


def _headings(layout: Layout, mapping: Iterable[tuple[str, TableField | None]]) -> list[_Heading]:
    texts, written = layout.headings, layout.written_headings
    hidden = withheld(written)
    told = {_place(texts, one_line(heading)): field for heading, field in mapping}
    if any(hidden[at] for at, field in told.items() if field):
        raise SecretColumnError
    alone = [field for field in told.values() if field and field not in GATHERED]
    if len(set(alone)) < len(alone):
        raise DoubleColumnError
    # What somebody said frees what was only guessed.
    guessed = [
        None if at in told or field in alone else field
        for at, field in enumerate(proposed(written, hidden))
    ]
    return [
        _Heading(
            text=text,
            meaning=field_of(written[at]),
            field=told.get(at, guessed[at]),
            is_withheld=hidden[at],
            is_key=is_key(written[at]),
        )
        for at, text in enumerate(texts)
    ]


def _place(texts: Sequence[str], heading: str) -> int:
    if heading in texts:
        return texts.index(heading)
    alike = [at for at, text in enumerate(texts) if text.casefold() == heading.casefold()]
    if len(alike) != 1:
        raise UnknownColumnError
    return alike[0]


def _reading(
    headings: Sequence[_Heading], found: Iterable[_Row], order: DateOrder | None
) -> Reading:
    told = [(row, None if cells is None else _said(headings, cells)) for row, cells in found]
    damaged = [RowError(row=row, reason=Reason.DAMAGED) for row, said in told if said is None]
    if _holds_keys(headings):
        logins = [login_of(row, said, order) for row, said in told if said is not None]
        return gathered([*logins, *damaged])
    entries = [company_of(row, said, order) for row, said in told if said is not None]
    refused = sorted(
        [*damaged, *(one for one in entries if isinstance(one, RowError))], key=lambda one: one.row
    )
    return Reading(
        companies=tuple(one for one in entries if isinstance(one, FoundCompany)),
        errors=tuple(one for one in refused if one.reason in ERRORS),
        skipped=tuple(one for one in refused if one.reason not in ERRORS),
    )


def _said(headings: Sequence[_Heading], cells: Mapping[int, str]) -> dict[TableField, list[str]]:
    said: dict[TableField, list[str]] = {}
    for at, cell in cells.items():
        field = headings[at].field
        if field is not None:
            said.setdefault(field, []).append(cell)
    return said


def _holds_keys(headings: Iterable[_Heading]) -> bool:
    return any(heading.is_key for heading in headings)


def _columns(headings: Sequence[_Heading], found: Sequence[_Row]) -> tuple[Column, ...]:
    # What stands beside a password is shown only where it comes in as it is.
    shown = {TableField.DOMAINS, TableField.CATEGORY} if _holds_keys(headings) else None
    return tuple(
        Column(
            heading=heading.text,
            field=heading.field,
            samples=_samples(found, at, heading)
            if shown is None or heading.meaning in shown
            else (),
            is_withheld=heading.is_withheld,
        )
        for at, heading in enumerate(headings)
    )


def _samples(found: Sequence[_Row], at: int, heading: _Heading) -> tuple[str, ...]:
    is_site = TableField.DOMAINS in {heading.field, heading.meaning}
    samples: dict[str, None] = {}
    for cell in _cells(found, (at,)):
        if len(samples) == SAMPLES:
            break
        if sample := _sample(cell, is_site=is_site):
            samples[sample] = None
    return tuple(samples)


def _sample(cell: str, *, is_site: bool) -> str:
    if is_site or "://" in cell:
        # What stands beside the host can be a name and a password.
        site = site_of(cell)
        return site.host if isinstance(site, Site) else ""
    return one_line(one_line(cell[: 10 * _SAMPLE_CHARACTERS])[:_SAMPLE_CHARACTERS])


def _cells(found: Iterable[_Row], places: Sequence[int]) -> Iterable[str]:
    for _, cells in found:
        for at in places:
            if cells and at in cells:
                yield cells[at]
