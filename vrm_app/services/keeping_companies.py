"""Keeping a company together with the ways to reach it, as one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.company import Company
from vrm_app.domain.contact_point import ContactPoint
from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.vault import lists, records
from vrm_app.vault.records import Writing
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A way to reach a company; without an id it is a new one."""

    id: str = ""
    fields: Mapping[str, Json]


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFound:
    """A company, and the ways to reach it, oldest first."""

    company: Company
    points: list[ContactPoint]


def find_company(vault: Vault, company_id: str) -> CompanyFound:
    """Return a company as it can be changed; refuse what is none."""
    with vault.reading() as connection:
        company = records.get(connection, company_id)
        if not isinstance(company, Company):
            raise records.UnknownRecordError
        points = list(lists.of_kind(connection, ContactPoint, company_id=company_id))
        return CompanyFound(company=company, points=points[::-1])


def keep_company(
    vault: Vault,
    company_id: str,
    fields: Mapping[str, Json],
    points: Sequence[Point],
    *,
    now: datetime,
) -> Company:
    """Keep a new company or change one; a way to reach it that is not named goes to the trash.

    What is wrong with a way to reach it is told under `points.` and its place in the order.
    """
    name = "edit company" if company_id else "add company"
    with vault.writing(name, now=now) as writing:
        company = _company(writing, company_id, fields)
        held: dict[str, ContactPoint] = {
            one.id: one
            for one in lists.of_kind(writing.connection, ContactPoint, company_id=company.id)
        }
        for at, point in enumerate(points):
            try:
                _keep_point(writing, company, held.pop(point.id, None), point)
            except FieldError as error:
                raise FieldError(f"points.{at}", error.reason) from None
        for one in held.values():
            records.change(writing, one, replace(one, deleted_at=now))
        return company


def _company(writing: Writing, company_id: str, fields: Mapping[str, Json]) -> Company:
    if not company_id:
        return records.add(writing, Company.read(fields, now=writing.now))
    before = records.get(writing.connection, company_id)
    if not isinstance(before, Company):
        raise records.UnknownRecordError
    return records.change(writing, before, before.patched(fields, now=writing.now))


def _keep_point(
    writing: Writing, company: Company, before: ContactPoint | None, point: Point
) -> None:
    if before is not None:
        records.change(writing, before, before.patched(point.fields, now=writing.now))
        return
    fields = {"company_id": company.id, **point.fields}
    records.add(writing, ContactPoint.read(fields, now=writing.now))
