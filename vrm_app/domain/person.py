"""Someone in a company."""

from dataclasses import dataclass

from vrm_app.domain.identity import CompanyId
from vrm_app.domain.record import Record, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Record):
    """Someone in a company."""

    kind = "person"
    heading_fields = ("name",)

    company_id: CompanyId
    name: Text
    role: Text | None = None
    email: Text | None = None
    phone: Text | None = None
