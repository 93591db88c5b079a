"""Companies that are made on the way, where somebody names one that is not known yet."""

from collections.abc import Mapping

from vrm_app.domain.company import Company
from vrm_app.domain.errors import FieldError
from vrm_app.domain.fields import Json
from vrm_app.vault import records
from vrm_app.vault.records import Writing


def with_new(
    writing: Writing, fields: Mapping[str, Json], names: Mapping[str, str]
) -> dict[str, Json]:
    """Keep a new company for each field that names one, and return the fields that lead there."""
    found = dict(fields)
    for field, name in names.items():
        try:
            company = Company.read({"name": name}, now=writing.now)
        except FieldError as error:
            raise FieldError(field, error.reason) from None
        found[field] = records.add(writing, company).id
    return found
