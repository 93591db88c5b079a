"""Records of any kind as rows of a list: what it is, what one must know of it, how it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from gettext import gettext as _
from gettext import ngettext
from typing import Any

from vrm_app.domain.agreement import Agreement, AgreementState
from vrm_app.domain.need import Need, NeedState
from vrm_app.domain.record import Record
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.counted_words import counted_words
from vrm_app.presenters.kind_icons import ICONS
from vrm_app.presenters.labels import value_words
from vrm_app.presenters.typed_spans import every_words
from vrm_app.services.record_lists import Listed
from vrm_app.services.wording import KIND_WORDS

_LONGEST = 300
_SECRET = frozenset({"payment_card", "bank_account", "identity_document"})
_IN_SIGHT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """A record as a row of a list says it."""

    id: str
    kind: str
    company_id: str
    title: str
    line: str
    aside: str = ""
    tone: str = ""
    icon: str = ""
    tile: str = ""
    """The company whose tile stands in place of an icon."""
    cells: Mapping[str, str] = field(default_factory=dict)
    """What stands in the columns of a table, by their keys."""
    brief: str = ""
    """What one must know of it beside those columns."""
    more: str = ""
    """What it says at length."""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        parts = (words.KINDS[self.kind], self.title, self.line, self.aside)
        said = dict.fromkeys((*parts, *self.cells.values()))
        return ". ".join(part for part in said if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    title: str = ""
    line: tuple[str, ...] = ()
    aside: str = ""
    tone: str = "muted"
    cells: Mapping[str, str] = field(default_factory=dict)
    brief: str = ""


def row_of(listed: Listed, *, now: datetime, with_company: bool) -> RecordRow:
    """Return a record as a row, with its company where that is not known already."""
    record = listed.record
    said = _SAYING.get(record.kind, _plain)(listed, now)
    company = flattened(listed.company) if with_company else ""
    line = [one for one in (company, *said.line) if one]
    return RecordRow(
        id=record.id,
        kind=record.kind,
        company_id=record.company or "",
        title=flattened(said.title or record.heading)[:_LONGEST],
        line=flattened(" · ".join(line)[:_LONGEST]),
        aside=said.aside,
        tone=said.tone,
        icon="" if company else ICONS[record.kind],
        tile=company,
        cells=said.cells,
        brief=_joined(company, said.brief),
        more=_more(record),
    )


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_LENGTHY = (
    *("body", "happened", "expected", "text", "description", "reason", "what_it_would_take"),
    *("decision_reason", "notes"),
)
_MOST_OF_A_TEXT = 4000


def _more(record: Record) -> str:
    """Return what a record says at length, with the lines that it has."""
    texts = [str(getattr(record, name, None) or "").strip() for name in _LENGTHY]
    said = [one[:_MOST_OF_A_TEXT] for one in dict.fromkeys(texts) if one]
    if record.tags:
        said.append(" ".join(f"#{one}" for one in record.tags))
    return "\n".join(said)


def _day(day: date | None, now: datetime) -> str:
    return "" if day is None else words.day_words(day, today=now.date())


def _moment(moment: datetime, now: datetime) -> str:
    return words.past_day_words(moment.astimezone(now.tzinfo).date(), today=now.date())


def _value(value: StrEnum | None) -> str:
    return "" if value is None else value_words(value)


def _plain(listed: Listed, now: datetime) -> _Said:
    return _Said(aside=_moment(listed.record.moment, now))


def _agreement(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    price = words.money_words(record.price) if record.price else ""
    each = every_words(record.billing) if record.billing else ""
    due = listed.next
    aside, tone = "", "muted"
    if due is not None:
        aside = _("{what}: {day}").format(what=KIND_WORDS[due.kind], day=_day(due.on, now))
        tone = words.urgency(due.on, today=now.date()) or "muted"
    is_over = record.state is not AgreementState.ACTIVE
    state = _value(record.state) if is_over else ""
    began = _day(record.started_on, now)
    return _Said(
        line=(" ".join(one for one in (price, each) if one), _value(record.type), state),
        aside=aside,
        tone=tone,
        cells={
            "price": price,
            "each": each,
            "type": _value(record.type),
            "started": began,
            "ends": _day(record.trial_ends_on, now),
            "warranty": _day(record.guarantee_ends_on, now),
            "next": "" if due is None else _day(due.on, now),
            "number": record.customer_number or "",
            "state": _value(record.state),
        },
        brief=_joined(_value(record.type), aside),
    )


def _case(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    return _Said(
        line=(words.CASE_TYPES[record.type], words.STAGES[record.stage]),
        aside=_day(record.opened_on, now),
    )


def _person(listed: Listed, now: datetime) -> _Said:  # noqa: ARG001  (all are made alike)
    record: Any = listed.record
    return _Said(line=(record.role or "", record.email or "", record.phone or ""))


def _contact_point(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    tones = {"preferred": "ok", "blocked": "bad"}
    return _Said(
        line=(words.CHANNELS[record.channel], _value(record.desk), _day(record.as_of, now)),
        aside=_value(record.preference),
        tone=tones.get(record.preference, "muted"),
    )


def _disclosure(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    aside = _moment(record.at, now)
    if record.withdrawn_on is not None:
        aside = _("withdrawn {day}").format(day=_day(record.withdrawn_on, now))
    basis = "" if record.legal_basis == "unknown" else _value(record.legal_basis)
    return _Said(
        title=listed.about,
        line=(record.purpose or "", basis),
        aside=aside,
        tone="warn" if record.withdrawn_on is not None else "muted",
    )


def _data_item(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    value = flattened(record.value)
    if record.type in _SECRET:
        value = "•••• " + value[-_IN_SIGHT:] if len(value) > 2 * _IN_SIGHT else "••••"
    count = listed.count
    shared = ngettext("shared with {n} company", "shared with {n} companies", count)
    return _Said(
        title=record.label or value,
        line=(
            _value(record.type),
            value if record.label else "",
            _("the usual one") if record.usual else "",
        ),
        aside=shared.format(n=count) if count else _("shared with nobody"),
        cells={
            "type": _value(record.type),
            "since": _day(record.valid_from, now),
            "until": _day(record.valid_until, now),
            "shared": counted_words("company", count) if count else _("nobody"),
        },
        brief=_joined(value if record.label else "", _("the usual one") if record.usual else ""),
    )


def _judgement(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    take = record.what_it_would_take
    return _Said(
        title=_("{dimension}: {score} of 5").format(
            dimension=words.DIMENSIONS[record.dimension], score=record.score
        ),
        line=(
            record.reason or "",
            _("It would take: {what}").format(what=take) if take else "",
        ),
        aside=_moment(record.at, now),
    )


def _review(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    verdicts = {True: _("Recommended"), False: _("Not recommended"), None: _("Recommendation")}
    rated = _("{score} of 5").format(score=record.rating) if record.rating else ""
    parts = [one for one in (verdicts[record.recommend], rated) if one]
    return _Said(
        title=", ".join(parts),
        line=(record.item or "", record.text or ""),
        aside=_moment(record.at, now),
    )


def _attachment(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    return _Said(
        line=(words.size_words(record.size), listed.about),
        aside=_moment(record.created_at, now),
    )


def _need(listed: Listed, now: datetime) -> _Said:
    record = listed.record
    if not isinstance(record, Need):
        raise TypeError
    budget = ""
    if record.budget_max is not None:
        budget = _("at most {money}").format(money=words.money_words(record.budget_max))
    offers = ngettext("{n} offer", "{n} offers", listed.count).format(n=listed.count)
    is_open = record.state is NeedState.OPEN
    by = _day(record.needed_by, now)
    tone = "muted"
    if is_open and record.needed_by is not None:
        tone = words.urgency(record.needed_by, today=now.date()) or "muted"
    return _Said(
        line=(_value(record.state), budget, offers if listed.count else ""),
        aside=_("by {day}").format(day=by) if by else "",
        tone=tone,
        cells={
            "budget": words.money_words(record.budget_max) if record.budget_max else "",
            "by": by,
            "offers": offers if listed.count else "",
            "state": _value(record.state),
        },
        brief=_joined(record.category or "", offers if listed.count else ""),
    )


def _offer(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    price = words.money_words(record.price) if record.price else _("no price")
    each = every_words(record.billing) if record.billing else ""
    fits = _("fits {n} of 5").format(n=record.fit) if record.fit else ""
    return _Said(
        title=" ".join(one for one in (price, each) if one),
        line=(_value(record.state), fits, record.text or ""),
        aside=_moment(record.at, now),
    )


def _reminder(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    is_done = record.done_on is not None
    urgency = words.urgency(record.due_on, today=now.date())
    return _Said(
        title=record.subject or listed.about,
        line=(listed.about if record.subject else "", _("done") if is_done else ""),
        aside=_day(record.due_on, now),
        tone="muted" if is_done else urgency or "muted",
    )


def _terms(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    until = _day(record.expires_on, now)
    return _Said(
        line=(_value(record.agreement_code), ", ".join(record.purposes), record.text or ""),
        aside=_("until {day}").format(day=until) if until else "",
    )


def _source(listed: Listed, now: datetime) -> _Said:  # noqa: ARG001
    record: Any = listed.record
    relied = _("{n} of 5").format(n=record.reliability) if record.reliability else ""
    state = _("muted") if record.muted else _("followed") if record.followed else ""
    return _Said(line=(_value(record.type), ", ".join(record.topics), state), aside=relied)


def _saved_search(listed: Listed, now: datetime) -> _Said:  # noqa: ARG001
    record: Any = listed.record
    return _Said(line=(record.asked,))


def _advice(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    return _Said(line=(listed.about, _value(record.stance)), aside=_moment(record.at, now))


def _promise(listed: Listed, now: datetime) -> _Said:
    record: Any = listed.record
    return _Said(line=(_value(record.by), _value(record.state)), aside=_day(record.due_on, now))


_SAYING: dict[str, Callable[[Listed, datetime], _Said]] = {
    Agreement.kind: _agreement,
    "advice": _advice,
    "attachment": _attachment,
    "case": _case,
    "contact_point": _contact_point,
    "data_item": _data_item,
    "disclosure": _disclosure,
    "judgement": _judgement,
    "need": _need,
    "offer": _offer,
    "person": _person,
    "promise": _promise,
    "reminder": _reminder,
    "review": _review,
    "source": _source,
    "saved_search": _saved_search,
    "terms": _terms,
}
