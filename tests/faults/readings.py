"""All the ways of reading a vault, each as a question whose answer can be compared."""

from collections.abc import Callable
from datetime import UTC

from faults.acting import START

from vrm_app.domain.kinds import KINDS
from vrm_app.services import agenda, attaching, changes, checking, records, searching
from vrm_app.vault.vault import Vault

Question = Callable[[Vault], object]


def listed(vault: Vault, *, trash: bool = False) -> list[object]:
    """Return every record in its list."""
    return [one for kind in KINDS for one in records.list_of(vault, kind, trash=trash)]


def shown(vault: Vault) -> list[object]:
    """Return some records of every kind as each is shown by itself."""
    return [records.show(vault, one) for kind in KINDS for one in _ids(vault, kind)[-3:]]


def saved(vault: Vault) -> list[object]:
    """Return every file with its bytes."""
    return [attaching.content_of(vault, one) for one in _ids(vault, "attachment")]


QUESTIONS: dict[str, Question] = {
    "list": listed,
    "trash": lambda vault: listed(vault, trash=True),
    "show": shown,
    "save": saved,
    "history": lambda vault: list(changes.history(vault)),
    "agenda": lambda vault: agenda.agenda(vault, today=START.date()),
    "search": lambda vault: list(searching.search(vault, "company", zone=UTC)),
    "names": records.names_of_companies,
}


def is_well(vault: Vault) -> bool:
    """Tell whether `vrm check` would be content."""
    return checking.check(vault).ok


def _ids(vault: Vault, kind: str) -> list[str]:
    return [one.id for one in records.list_of(vault, kind)]
