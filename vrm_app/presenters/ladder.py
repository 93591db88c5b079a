"""How far a case has come: the stages behind it, where it is, and those that may follow."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from gettext import gettext as _

from vrm_app.domain.case import STAGES, Case, CaseType, Stage
from vrm_app.presenters import words
from vrm_app.services.stages import Reached

_ASKED = (Stage.RAISED, Stage.ACKNOWLEDGED, Stage.ANSWERED, Stage.CLOSED)
_DISPUTED = (Stage.RAISED, Stage.REMINDED, Stage.FINAL_NOTICE, Stage.EXTERNAL, Stage.CLOSED)
_USUAL = {
    CaseType.COMPLAINT: _DISPUTED,
    CaseType.CLAIM: _DISPUTED,
    CaseType.CANCELLATION: (Stage.RAISED, Stage.REMINDED, Stage.CONFIRMED, Stage.CLOSED),
    CaseType.DATA_REQUEST: (Stage.RAISED, Stage.REMINDED, Stage.ANSWERED, Stage.CLOSED),
}
"""What usually follows what; it is never a gate."""

_UNSENT = {Stage.DRAFT, Stage.RAISED, Stage.CLOSED}
"""Stages before which a case need not have been sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A stage: its name, its day, and whether it is gone, now or to come."""

    name: str
    day: str
    state: str
    """gone, now or later."""

    @property
    def spoken(self) -> str:
        """The rung as it is read out."""
        state = {"gone": _("done"), "now": _("now"), "later": _("to come")}[self.state]
        return ", ".join(part for part in (self.name, self.day, state) if part)


def ladder_of(case: Case, way: Sequence[Reached], today: date) -> tuple[Rung, ...]:
    """Return the stages of a case in order."""
    gone = [one for one in way if one.stage is not Stage.DRAFT and one.stage is not case.stage]
    if case.stage not in _UNSENT and all(one.stage is not Stage.RAISED for one in gone):
        # Whatever came of it, it was sent at some time, even if nobody wrote down when.
        gone.insert(0, Reached(stage=Stage.RAISED, on=None))
    now = next((one for one in way if one.stage is case.stage), None)
    on = now.on if now is not None else None
    if case.stage is Stage.CLOSED and case.closed_on is not None:
        on = case.closed_on
    usual = _USUAL.get(case.type, _ASKED)
    after = usual.index(case.stage) + 1 if case.stage in usual else _past(usual, gone)
    known = {one.stage for one in gone} | {case.stage}
    later = [stage for stage in usual[after:] if stage not in known and stage in STAGES[case.type]]
    return (
        *(_rung(one.stage, one.on, "gone", today) for one in gone),
        _rung(case.stage, on, "now", today),
        *(_rung(stage, None, "later", today) for stage in later),
    )


def _past(usual: Sequence[Stage], gone: Sequence[Reached]) -> int:
    """Return how much of the usual way is behind, where the stage now is beside it."""
    return max((usual.index(one.stage) + 1 for one in gone if one.stage in usual), default=0)


def _rung(stage: Stage, on: date | None, state: str, today: date) -> Rung:
    name = words.STAGES[stage]
    return Rung(
        name=name[:1].upper() + name[1:],
        day="" if on is None else words.past_day_words(on, today=today),
        state=state,
    )
