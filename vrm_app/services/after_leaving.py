"""What follows once something was handed over: the case went out, and an answer comes back."""

from dataclasses import dataclass, replace
from datetime import datetime

from vrm_app.domain.case import STAGES, Case, Stage
from vrm_app.domain.interaction import Interaction
from vrm_app.domain.release import Release, ReleaseState
from vrm_app.services.logging_entries import NewEntry, write_entry
from vrm_app.services.mail_keeping import settle
from vrm_app.vault import lists, records
from vrm_app.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class WentOut:
    """The case that was handed over, and how far that brings it."""

    case: Case
    proposed: Stage
    """Where it is now, unless it went to somebody other than its company."""


def note_handed_over(vault: Vault, release_id: str, *, now: datetime) -> Case | None:
    """Note on a case that was still a draft that it went out; one action, undone as one."""
    with vault.writing("hand over", now=now) as writing:
        release = records.find(writing.connection, release_id)
        if not isinstance(release, Release):
            raise records.UnknownRecordError
        case = records.find(writing.connection, release.what)
        if not isinstance(case, Case) or case.stage is not Stage.DRAFT:
            return None
        # Whose turn it is follows from the stage again.
        return records.change(writing, case, replace(case, stage=Stage.RAISED, waiting_on=None))


def find_went_out(vault: Vault, release_id: str) -> WentOut | None:
    """Return the case that was handed over, none where something else was."""
    with vault.reading() as connection:
        release = records.find(connection, release_id)
        case = records.find(connection, release.what) if isinstance(release, Release) else None
        if not isinstance(release, Release) or not isinstance(case, Case):
            return None
        went_before = any(
            one.recipient == case.company_id and one.state is not ReleaseState.DRAFTED
            for one in lists.linked_from(connection, Release, "what", [case.id])
        )
        goes_on = (
            release.recipient != case.company_id
            and (went_before or case.stage is not Stage.RAISED)
            and case.stage is not Stage.CLOSED
            and Stage.EXTERNAL in STAGES[case.type]
        )
        return WentOut(case=case, proposed=Stage.EXTERNAL if goes_on else case.stage)


def note_answer(vault: Vault, release_id: str, entry: NewEntry, *, now: datetime) -> Interaction:
    """Log what came back, and note on what was handed over that it is answered."""
    with vault.writing("log answer", now=now) as writing:
        kept = write_entry(writing, entry)
        settle(writing, release_id, kept.id)
        return kept
