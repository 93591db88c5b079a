"""The way a case went, from stage to stage, as its history tells."""

from dataclasses import dataclass
from datetime import date, datetime

from vrm_app.domain.case import Case, Stage
from vrm_app.vault import history
from vrm_app.vault.database import Connection

_FIRST = {Stage.DRAFT, Stage.RAISED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A stage that a case came to, and on which day, where that is known."""

    stage: Stage
    on: date | None


def way_of(connection: Connection, case: Case, *, now: datetime) -> list[Reached]:
    """Return the stages that a case came through, the first one first and the last where it is.

    A stage that was gone back from is no part of the way. Of a case that was written down late,
    only the day on which it was opened is known.
    """
    way: list[Reached] = []
    for entry in history.changes(connection, case.id):
        after = entry.after or {}
        if "stage" not in after:
            continue
        stage = Stage(after["stage"])
        known = [one.stage for one in way]
        if stage in known:
            del way[known.index(stage) + 1 :]
            continue
        at = datetime.fromisoformat(entry.at).astimezone(now.tzinfo).date()
        first = case.opened_on if stage in _FIRST else None
        way.append(Reached(stage=stage, on=at if way else first))
    return way
