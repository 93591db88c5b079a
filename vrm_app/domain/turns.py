"""Whose turn it is in a case, where the customer has not said so."""

from vrm_app.domain.case import Case, CaseType, Stage, WaitingOn

BY_STAGE = {
    Stage.DRAFT: WaitingOn.ME,
    Stage.RAISED: WaitingOn.COMPANY,
    Stage.ACKNOWLEDGED: WaitingOn.COMPANY,
    Stage.NEED_INFO: WaitingOn.ME,
    Stage.OFFER_MADE: WaitingOn.ME,
    Stage.REMINDED: WaitingOn.COMPANY,
    Stage.FINAL_NOTICE: WaitingOn.COMPANY,
    Stage.DEADLOCK: WaitingOn.ME,
    Stage.EXTERNAL: WaitingOn.OTHER,
    Stage.ANSWERED: WaitingOn.ME,
    Stage.REFUSED: WaitingOn.ME,
    Stage.EXTENDED: WaitingOn.COMPANY,
    Stage.PARTLY_ANSWERED: WaitingOn.ME,
}
"""Whose turn it is in a stage, unless the customer says otherwise."""

OPEN_ENDED = {CaseType.IDEA, CaseType.PRAISE}
"""What was said and asks for no answer."""


def turn_of(case: Case) -> WaitingOn | None:
    """Return whose turn it is, as the customer said or the stage tells; none where all is said."""
    if case.stage is Stage.CLOSED:
        return None
    if case.waiting_on is None and case.type in OPEN_ENDED:
        return None
    return case.waiting_on or BY_STAGE.get(case.stage)
