"""Telling companies of the same name apart."""

from collections.abc import Iterable, Mapping

from vrm_app.domain.company import Company


def told_apart(companies: Iterable[Company], places: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each company by its id, with a telling detail where several share it.

    `places` are postal addresses by company. The detail is the first of site, place, legal name,
    trade, country and account that differs in all of them; where none does, each has the first
    that is its own, and what has none a number.
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
    return bare(one) == bare(other)


def bare(name: str) -> str:
    """Return a name without the detail that tells it apart, and without capitals."""
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
    return [_own(every, at) or str(at + 1) for at in range(len(group))]


def _own(every: Iterable[list[str]], at: int) -> str:
    """Return the first detail that one of several has alone, nothing where there is none."""
    for details in every:
        folded = [one.casefold() for one in details]
        if details[at] and folded.count(folded[at]) == 1:
            return details[at]
    return ""
