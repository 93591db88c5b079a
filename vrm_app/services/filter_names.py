"""What filters can be completed to: the names that are known."""

from dataclasses import dataclass

from vrm_app.vault import lists
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class FilterNames:
    """Names of companies and people, and tags, each in the order of the alphabet."""

    companies: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def filter_names(vault: Vault) -> FilterNames:
    """Return every name that a filter can be completed to, and that finds something."""
    with vault.reading() as connection:
        return FilterNames(
            companies=_sorted(lists.shown_names(connection, "company")),
            people=_sorted(lists.shown_names(connection, "person")),
            tags=_sorted(lists.tags(connection)),
        )


def _sorted(names: list[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))
