"""Whether the vault is whole."""

from dataclasses import dataclass

from vrm_app.vault import checks, history
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check of the whole vault found."""

    problems: list[str]
    records: int
    history_entries: int
    commit_counter: int

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def check(vault: Vault) -> Report:
    """Read all of the vault: pages, structure, index, files, and history against records."""
    problems = vault.integrity()
    if problems:
        # Reading on through broken pages would only say the same in other words.
        return Report(problems=problems, records=0, history_entries=0, commit_counter=0)
    with vault.reading() as connection:
        problems = [*checks.structure(connection), *history.verify(connection)]
        counted = checks.count(connection)
    if vault.warning is not None:
        problems.append(vault.warning.title)
    return Report(
        problems=problems,
        records=counted.records,
        history_entries=counted.history_entries,
        commit_counter=counted.commit_counter,
    )
