"""What comes after handing over: how far the case is now, and by when they should answer."""

from dataclasses import dataclass
from gettext import gettext as _
from typing import Protocol

from vrm_app.domain.case import STAGES, Stage, WaitingOn
from vrm_app.domain.text import flattened
from vrm_app.domain.turns import turn_of
from vrm_app.presenters import words
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.typed_days import Toward, read_day, typed_day
from vrm_app.services.after_leaving import WentOut, find_went_out
from vrm_app.services.records import edit

_TURNS = {
    None: _("It is nobody’s turn."),
    WaitingOn.ME: _("It is your turn."),
    WaitingOn.COMPANY: _("It is their turn."),
    WaitingOn.OTHER: _("It is somebody else’s turn."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How the case stands, and what can be said of it."""

    case_id: str
    told: str
    stage: str
    stages: tuple[tuple[str, str], ...]
    answer_due_on: str


class NextStepView(Protocol):
    """What can be shown of it."""

    def show_step(self, step: Step | None) -> None:
        """Show how the case stands, or that no case was handed over."""

    def show_wrong_day(self, words: str) -> None:
        """Say what is wrong with the day, or nothing."""


class NextStepPresenter:
    """Proposes how far the case is, and keeps what the customer says."""

    def __init__(self, view: NextStepView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._release_id = ""
        self._case_id = ""

    def show(self, release_id: str) -> None:
        """Show what follows from something that was handed over."""
        if release_id != self._release_id:
            self._release_id, self._case_id = release_id, ""
        self.refresh()

    def refresh(self) -> None:
        """Read the case again."""
        release_id = self._release_id
        if not release_id:
            return

        def answer(found: WentOut | None) -> None:
            if release_id == self._release_id:
                self._came(found)

        self._desk.read(lambda vault: find_went_out(vault, release_id), answer)

    def note(self, stage: str, day_text: str) -> None:
        """Keep how far the case is and by when they should answer, as one action."""
        now, case_id = self._desk.now(), self._case_id
        if not case_id:
            return
        day = None
        if day_text.strip():
            day = read_day(day_text.strip(), today=now.date(), toward=Toward.FUTURE)
            if day is None:
                self._view.show_wrong_day(_("This is no day. Try 30 nov, in 2w or 2026-11-30."))
                return
        self._view.show_wrong_day("")
        patch = {
            "stage": stage,
            "waiting_on": None,
            "answer_due_on": None if day is None else day.isoformat(),
        }
        self._desk.write(lambda vault: edit(vault, case_id, patch, now=now), lambda _kept: None)

    def _came(self, found: WentOut | None) -> None:
        if found is None:
            self._view.show_step(None)
            return
        case = found.case
        self._case_id = case.id
        whose = _TURNS[turn_of(case)]
        told = _("“{title}” is marked as: {stage}. {turn}").format(
            title=flattened(case.title), stage=words.STAGES[case.stage], turn=whose
        )
        due = case.answer_due_on
        self._view.show_step(
            Step(
                case_id=case.id,
                told=told,
                stage=found.proposed,
                stages=tuple(
                    (one, words.STAGES[one])
                    for one in Stage
                    if one in STAGES[case.type] and one is not Stage.CLOSED
                ),
                answer_due_on=typed_day(due) if due else "",
            )
        )
