"""Where Enter leads from what happened: to what left, to a case, or into the form of an entry."""

from vrm_app.domain.case import Case
from vrm_app.domain.release import Release
from vrm_app.presenters.entries import Entry
from vrm_app.presenters.opening import ask_of
from vrm_app.presenters.places import Go, Open, Place, Section


def open_entry(entry: Entry, company_id: str, go: Go, open_: Open) -> None:
    """Open something of a timeline."""
    if entry.kind == Release.kind:
        go(Place(Section.HANDED_OVER, entry.id))
        return
    case_id = entry.id if entry.kind == Case.kind else entry.case_id
    if case_id:
        go(Place(Section.CASES, case_id))
        return
    ask = ask_of(entry.kind, entry.id, company_id)
    if ask is not None:
        open_(ask)
