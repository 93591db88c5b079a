"""Telling companies of the same name apart."""

from collections.abc import Iterable, Mapping

from vrm_app.domain.company import Company


def told_apart(companies: Iterable[Company], places: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each company by its id, with a telling detail where several share it.

    `places` are postal addresses by company. The detail is the first of site, place, legal name,
    trade, country and account that differs in all of them; where none does, they are numbered.
    """
    groups: dict[str, list[Company]] = {}
    for one in companies:
        groups.setdefault(one.name.casefold(), []).append(one)
    named = {}
    for group in groups.values():
        if len(group) == 1:
            named[str(group[0].id)] = group[0].name
            continue
        # Oldest first, so that a number stays with its company.
        group.sort(key=lambda one: one.id)
        for one, detail in zip(group, _details(group, places), strict=True):
            named[str(one.id)] = f"{one.name} ({detail})"
    return named


def is_same_name(one: str, other: str) -> bool:
    """Tell whether two names differ by the detail alone that tells the companies apart."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return name.rpartition(" (")[0].casefold() if name.endswith(")") else name.casefold()


def _details(group: list[Company], places: Mapping[str, str]) -> list[str]:
    every = (
        [one.domains[0] if one.domains else "" for one in group],
        [places.get(str(one.id), "") for one in group],
        [one.legal_name or "" for one in group],
        [one.category or "" for one in group],
        [one.country or "" for one in group],
        [one.account_numbers[0] if one.account_numbers else "" for one in group],
    )
    for details in every:
        if all(details) and len({one.casefold() for one in details}) == len(group):
            return details
    return [str(number) for number in range(1, len(group) + 1)]
