"""What the page Today says beyond today: the year, trust that moved, and what is shared."""

from dataclasses import dataclass
from datetime import date
from gettext import gettext as _
from gettext import ngettext
from typing import Protocol

from vrm_app.domain.agenda import AgendaKind
from vrm_app.domain.spans import add_months
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.charts import Chart, Mark, Table
from vrm_app.presenters.desk import Desk
from vrm_app.presenters.places import Place, Section
from vrm_app.presenters.typed_spans import every_words
from vrm_app.services.standing import LAST_DAYS, Coming, Standing, standing
from vrm_app.services.trust import Moved
from vrm_app.services.wording import why

_SHOWN = 5
_YEAR = 12
_SIGNS = {
    **dict.fromkeys(LAST_DAYS, "last_day"),
    AgendaKind.RENEWAL: "renewal",
    AgendaKind.PRICE_CHANGE: "change",
    AgendaKind.WARRANTY_END: "end",
}
_LEGEND = {
    "last_day": _("last day to cancel"),
    "renewal": _("renews"),
    "change": _("price change"),
    "end": _("guarantee ends"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """A row of a card that leads somewhere."""

    place: Place
    company: str
    words: str
    aside: str
    end: str
    """A figure at the end of the row."""
    tone: str = ""
    icon: str = ""

    @property
    def spoken(self) -> str:
        """The row as it is read out."""
        parts = (self.company, self.words, self.aside, self.end)
        return ". ".join(part for part in parts if part)


class StandingView(Protocol):
    """What the page can show of it; each card only where it has something to say."""

    def show_last_days(self, rows: list[StandingRow], count: int) -> None:
        """Show until when what can be cancelled, and how many such contracts there are."""

    def show_moved(self, rows: list[StandingRow], count: int) -> None:
        """Show where trust moved."""

    def show_shared(self, rows: list[StandingRow], sentence: str) -> None:
        """Show who holds most of what is shared, and how much it is in a sentence."""

    def show_year(self, chart: Chart | None, places: list[Place]) -> None:
        """Show the year ahead, and where each row of its table leads."""


class StandingPresenter:
    """Reads how the customer stands with everybody, and says it."""

    def __init__(self, view: StandingView, desk: Desk) -> None:
        self._view = view
        self._desk = desk

    def refresh(self) -> None:
        """Read everything again."""
        now = self._desk.now()
        self._desk.read(lambda vault: standing(vault, now=now), self._came)

    def _came(self, found: Standing) -> None:
        today = self._desk.now().date()
        last_days = found.last_days
        self._view.show_last_days(
            [_last_day_row(one, today) for one in last_days[:_SHOWN]], len(last_days)
        )
        self._view.show_moved(
            [_moved_row(one, today) for one in found.moved[:_SHOWN]], len(found.moved)
        )
        self._view.show_shared(
            [
                StandingRow(
                    place=Place(Section.COMPANIES, one.company_id, "data"),
                    company=flattened(one.company),
                    words="",
                    aside="",
                    end=ngettext("{n} item", "{n} items", one.items).format(n=one.items),
                )
                for one in found.holders[:_SHOWN]
            ],
            _shared_words(found),
        )
        self._view.show_year(
            _year(found.coming, today),
            [Place(Section.CONTRACTS, one.agreement.id) for one in found.coming],
        )


def _shared_words(found: Standing) -> str:
    if not found.holders:
        return ""
    items = ngettext("{n} item of yours", "{n} items of yours", found.items).format(n=found.items)
    count = len(found.holders)
    return ngettext("{items} with {n} company", "{items} with {n} companies", count).format(
        items=items, n=count
    )


def _last_day_row(coming: Coming, today: date) -> StandingRow:
    agreement, on = coming.agreement, coming.entry.on
    price = words.money_words(agreement.price) if agreement.price else ""
    each = every_words(agreement.billing) if agreement.billing and agreement.price else ""
    return StandingRow(
        place=Place(Section.CONTRACTS, agreement.id),
        company=flattened(coming.company),
        words=flattened(agreement.title),
        aside=words.day_words(on, today=today),
        end=_("{price} {each}").format(price=price, each=each) if each else price,
        tone=words.urgency(on, today=today),
    )


def _moved_row(moved: Moved, today: date) -> StandingRow:
    rose = moved.now > moved.before
    return StandingRow(
        place=Place(Section.COMPANIES, moved.company_id, "trust"),
        company=flattened(moved.company),
        words=_("from {before} to {now} of 5").format(
            before=f"{moved.before:.1f}", now=f"{moved.now:.1f}"
        ),
        aside=_("rising") if rose else _("falling"),
        end=words.past_day_words(moved.on, today=today),
        tone="ok" if rose else "warn",
        icon="trending-up" if rose else "trending-down",
    )


def _year(coming: list[Coming], today: date) -> Chart | None:
    if not coming:
        return None
    last = add_months(today, _YEAR)
    marks = tuple(
        Mark(on=one.entry.on, sign=_SIGNS[one.entry.kind], words=flattened(one.company))
        for one in coming
        if one.entry.kind in _SIGNS
    )
    first = coming[0]
    said = ngettext(
        "{n} day of your contracts comes in the next twelve months: {title}, {day}.",
        "{n} days of your contracts come in the next twelve months, first {title}, {day}.",
        len(coming),
    )
    signs = {mark.sign for mark in marks}
    return Chart(
        name=_("Next 12 months"),
        sentence=said.format(
            n=len(coming),
            title=flattened(first.agreement.title),
            day=words.day_words(first.entry.on, today=today),
        ),
        points=(),
        marks=marks,
        first=today,
        last=last,
        ends=(words.day_words(today, today=today), words.day_words(last, today=today)),
        legend=tuple(pair for pair in _LEGEND.items() if pair[0] in signs),
        table=Table(
            heads=(_("Day"), _("Contract"), _("Why"), _("Left")),
            rows=tuple(_year_row(one, today) for one in coming),
        ),
        axis=tuple(
            words.short_month(add_months(today.replace(day=1), one)) for one in range(1, _YEAR + 1)
        ),
    )


def _year_row(coming: Coming, today: date) -> tuple[str, ...]:
    entry = coming.entry
    return (
        words.day_words(entry.on, today=today),
        _("{company}: {title}").format(
            company=flattened(coming.company), title=flattened(coming.agreement.title)
        ),
        why(entry),
        words.days_left_words(entry.on, today=today),
    )
