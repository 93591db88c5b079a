"""The days that records bring with them: promises, next steps, trial ends, reminders."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import singledispatch

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.domain.agreement import Agreement, AgreementState
from vrm_app.domain.case import Case, Stage
from vrm_app.domain.need import Need, NeedState
from vrm_app.domain.promise import Party, Promise, PromiseState
from vrm_app.domain.record import Record
from vrm_app.domain.reminder import Reminder

_ANSWERED = {
    Stage.OFFER_MADE,
    Stage.DEADLOCK,
    Stage.ANSWERED,
    Stage.PARTLY_ANSWERED,
    Stage.ADOPTED,
    Stage.DECLINED,
    Stage.CONFIRMED,
    Stage.REFUSED,
    Stage.CLOSED,
}
"""Stages in which the company has said what it had to say."""


@singledispatch
def days_of(record: Record) -> Iterator[AgendaEntry]:
    """Yield the days that stand in a record, overdue ones too."""
    raise TypeError(record.kind)


@days_of.register
def _of_promise(promise: Promise) -> Iterator[AgendaEntry]:
    if promise.due_on is not None and promise.state is PromiseState.OPEN:
        yield AgendaEntry(
            on=promise.due_on,
            kind=AgendaKind.PROMISE_DUE,
            about=promise.id,
            company_id=promise.company_id,
            title=promise.what,
            stored_on=promise.due_on,
            by_me=promise.by is Party.ME,
        )


@days_of.register
def _of_case(case: Case) -> Iterator[AgendaEntry]:
    if case.stage is Stage.CLOSED:
        return
    days = [(case.next_action_on, AgendaKind.NEXT_ACTION)]
    if case.stage not in _ANSWERED:
        days.append((case.answer_due_on, AgendaKind.DEADLINE))
    for day, kind in days:
        if day is not None:
            yield AgendaEntry(
                on=day,
                kind=kind,
                about=case.id,
                company_id=case.company_id,
                title=case.title,
                stored_on=day,
            )


@days_of.register
def _of_agreement(agreement: Agreement) -> Iterator[AgendaEntry]:
    if agreement.state is AgreementState.ENDED:
        return
    ends: list[tuple[date | None, AgendaKind, str | None]] = [
        (agreement.guarantee_ends_on, AgendaKind.WARRANTY_END, None)
    ]
    if agreement.state is AgreementState.ACTIVE:
        ends.append((agreement.trial_ends_on, AgendaKind.TRIAL_END, None))
        ends += [
            (change.from_, AgendaKind.PRICE_CHANGE, str(change.price))
            for change in agreement.price_changes
        ]
    for day, kind, amount in ends:
        if day is not None:
            yield AgendaEntry(
                on=day,
                kind=kind,
                about=agreement.id,
                company_id=agreement.company_id,
                title=agreement.title,
                stored_on=day,
                amount=amount,
            )


@days_of.register
def _of_need(need: Need) -> Iterator[AgendaEntry]:
    day, kind = need.needed_by, AgendaKind.NEEDED_BY
    if need.state is NeedState.DECIDED:
        day, kind = need.review_on, AgendaKind.REMINDER
    elif need.state is not NeedState.OPEN:
        return
    if day is not None:
        yield AgendaEntry(
            on=day, kind=kind, about=need.id, company_id=None, title=need.title, stored_on=day
        )


@days_of.register
def _of_reminder(reminder: Reminder) -> Iterator[AgendaEntry]:
    if reminder.agenda_kind is not None:
        return
    on = reminder.due_on
    if reminder.done_on is not None:
        turn = None
        if reminder.repeat is not None:
            turn = reminder.repeat.next_turn(on, after=reminder.done_on)
        if turn is None:
            return
        on = turn
    snoozed = reminder.snoozed_until is not None and reminder.snoozed_until > on
    yield AgendaEntry(
        on=reminder.snoozed_until if snoozed and reminder.snoozed_until else on,
        kind=AgendaKind.REMINDER,
        about=reminder.id,
        company_id=None,
        title=reminder.subject or "",
        lead_days=reminder.lead_days,
        stored_on=on,
        snoozed=snoozed,
        repeat=reminder.repeat,
    )


def settled(entries: Iterable[AgendaEntry], reminders: Iterable[Reminder]) -> Iterator[AgendaEntry]:
    """Yield the entries as the customer left them: without those done, later where snoozed.

    The reminders come newest first, and of several about one entry the newest counts.
    """
    left: dict[tuple[str | None, AgendaKind | None, date], Reminder] = {}
    for reminder in reminders:
        left.setdefault((reminder.about, reminder.agenda_kind, reminder.due_on), reminder)
    for entry in entries:
        settling = left.get((entry.about, entry.kind, entry.stored_on))
        if settling is None:
            yield entry
        elif settling.done_on is None:
            until = settling.snoozed_until
            if until is not None and until > entry.on:
                yield replace(entry, on=until, snoozed=True, lead_days=settling.lead_days)
            else:
                yield replace(entry, lead_days=settling.lead_days)
