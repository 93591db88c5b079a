"""How trust in a company went, from 1 to 5, with the promises that were kept and broken."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.promise import Promise, PromiseState
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.charts import Chart, Mark, Table
from vrm_app.presenters.desk import Desk
from vrm_app.services.trust import TrustGone, trust_gone

_SIGNS = {PromiseState.KEPT: "good", PromiseState.BROKEN: "bad"}
_LONGEST = 200


class TrustView(Protocol):
    """What can be shown of it."""

    def show_trust(self, chart: Chart | None) -> None:
        """Show how trust went, or nothing where there is no rating yet."""


class TrustPresenter:
    """Reads how trust in one company went."""

    def __init__(self, view: TrustView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self._company_id = ""

    def show(self, company_id: str) -> None:
        """Show how trust in a company went."""
        self._company_id = company_id
        if not company_id:
            return

        def answer(found: TrustGone) -> None:
            if company_id == self._company_id:
                self._view.show_trust(self._chart(found))

        self._desk.read(lambda vault: trust_gone(vault, company_id), answer)

    def _chart(self, found: TrustGone) -> Chart | None:
        if not found.rated:
            return None
        now = self._desk.now()
        today, zone = now.date(), now.tzinfo
        points = tuple((one.judgement.at.astimezone(zone).date(), one.mean) for one in found.rated)
        first, last = points[0][0], max(today, points[-1][0])
        settled = [(on, one) for on, one in found.settled if first <= on <= last]
        marks = tuple(
            Mark(on=on, sign=_SIGNS[one.state], words=_settled_words(one)) for on, one in settled
        )
        signs = {mark.sign for mark in marks}
        legend = (("good", _("promise kept")), ("bad", _("promise broken")))
        return Chart(
            name=_("Trust over time"),
            sentence=_sentence(points, today),
            points=points,
            marks=marks,
            first=first,
            last=last,
            ends=(
                words.past_day_words(first, today=today),
                words.past_day_words(last, today=today),
            ),
            legend=tuple(one for one in legend if one[0] in signs),
            table=_table(found, settled, points, today),
        )


def _sentence(points: tuple[tuple[date, float], ...], today: date) -> str:
    (on, before), (_last, now) = points[0], points[-1]
    since = words.past_day_words(on, today=today)
    figures = {
        "before": words.number_words(before, 1),
        "now": words.number_words(now, 1),
        "day": since,
    }
    if len(points) == 1:
        return _("You rated them once, {day}: trust is {now} of 5.").format(**figures)
    if now < before:
        said = _("Trust fell from {before} to {now} of 5 since {day}, in {ratings}.")
    elif now > before:
        said = _("Trust rose from {before} to {now} of 5 since {day}, in {ratings}.")
    else:
        said = _("Trust is at {now} of 5, as on {day}, after {ratings}.")
    count = ngettext("{n} rating", "{n} ratings", len(points)).format(n=len(points))
    return said.format(ratings=count, **figures)


def _table(
    found: TrustGone,
    settled: list[tuple[date, Promise]],
    points: tuple[tuple[date, float], ...],
    today: date,
) -> Table:
    rows = [
        (
            on,
            _("{dimension}: {score} of 5").format(
                dimension=words.DIMENSIONS[one.judgement.dimension], score=one.judgement.score
            ),
            flattened((one.judgement.reason or "")[:_LONGEST]),
            words.number_words(mean, 1),
        )
        for one, (on, mean) in zip(found.rated, points, strict=True)
    ]
    rows += [(on, _settled_words(one), "", "") for on, one in settled]
    newest_first = sorted(rows, key=lambda row: row[0], reverse=True)
    return Table(
        heads=(_("Day"), _("What"), _("Why"), _("Trust")),
        rows=tuple((words.past_day_words(on, today=today), *rest) for on, *rest in newest_first),
    )


def _settled_words(promise: Promise) -> str:
    said = {
        PromiseState.KEPT: _("Promise kept: {what}"),
        PromiseState.BROKEN: _("Promise broken: {what}"),
    }[promise.state]
    return said.format(what=flattened(promise.what))
