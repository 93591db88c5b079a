"""The customer's words for kinds, channels, stages and days: one table each for all pages."""

from datetime import date
from gettext import gettext as _
from gettext import ngettext

from vrm_app.domain.agenda import AgendaKind
from vrm_app.domain.case import CaseType, Remedy, Stage
from vrm_app.domain.company import Channel
from vrm_app.domain.judgement import Dimension
from vrm_app.domain.money import Money

KINDS = {
    "company": _("Company"),
    "contact_point": _("How to reach"),
    "person": _("Person"),
    "interaction": _("Entry"),
    "case": _("Case"),
    "promise": _("Promise"),
    "agreement": _("Contract"),
    "data_item": _("My data"),
    "disclosure": _("Shared with"),
    "judgement": _("Trust rating"),
    "review": _("Recommendation"),
    "need": _("Looking for"),
    "offer": _("Offer"),
    "terms": _("My terms"),
    "source": _("Source"),
    "advice": _("Advice"),
    "reminder": _("Reminder"),
    "attachment": _("File"),
    "inbox": _("Inbox"),
    "release": _("Handed over"),
}

CHANNELS = {
    Channel.EMAIL: _("E-mail"),
    Channel.PHONE: _("Phone"),
    Channel.POST: _("Letter"),
    Channel.WEB_FORM: _("Web form"),
    Channel.CHAT: _("Chat"),
    Channel.APP: _("App"),
    Channel.SMS: _("SMS"),
    Channel.IN_PERSON: _("In person"),
    Channel.SOCIAL: _("Social media"),
    Channel.FORUM: _("Forum"),
    Channel.OTHER: _("Other"),
}

CHANNEL_ICONS = {
    Channel.EMAIL: "mail",
    Channel.PHONE: "phone",
    Channel.POST: "mailbox",
    Channel.WEB_FORM: "globe",
    Channel.CHAT: "message-square",
    Channel.APP: "smartphone",
    Channel.SMS: "message-circle",
    Channel.IN_PERSON: "handshake",
    Channel.SOCIAL: "megaphone",
    Channel.FORUM: "users",
    Channel.OTHER: "circle-dot",
}

CASE_TYPES = {
    CaseType.COMPLAINT: _("Complaint"),
    CaseType.QUESTION: _("Question"),
    CaseType.IDEA: _("Idea"),
    CaseType.PRAISE: _("Praise"),
    CaseType.CLAIM: _("Claim"),
    CaseType.CANCELLATION: _("Cancellation"),
    CaseType.DATA_REQUEST: _("Data request"),
}

STAGES = {
    Stage.DRAFT: _("draft"),
    Stage.RAISED: _("sent"),
    Stage.ACKNOWLEDGED: _("acknowledged"),
    Stage.NEED_INFO: _("they need information"),
    Stage.OFFER_MADE: _("offer made"),
    Stage.REMINDED: _("reminded"),
    Stage.FINAL_NOTICE: _("final notice"),
    Stage.DEADLOCK: _("deadlock"),
    Stage.EXTERNAL: _("with an outside body"),
    Stage.ANSWERED: _("answered"),
    Stage.ADOPTED: _("adopted"),
    Stage.DECLINED: _("declined"),
    Stage.CONFIRMED: _("confirmed"),
    Stage.REFUSED: _("refused"),
    Stage.EXTENDED: _("extended"),
    Stage.PARTLY_ANSWERED: _("partly answered"),
    Stage.CLOSED: _("closed"),
}

REMEDIES = {
    Remedy.REFUND: _("Money back"),
    Remedy.REPAIR: _("Repair"),
    Remedy.REPLACEMENT: _("Replacement"),
    Remedy.PRICE_CUT: _("Lower price"),
    Remedy.COMPENSATION: _("Compensation"),
    Remedy.CORRECTION: _("Correction"),
    Remedy.CANCELLATION: _("Cancellation"),
    Remedy.APOLOGY: _("Apology"),
    Remedy.INFORMATION: _("Information"),
    Remedy.POLICY_CHANGE: _("A change of rules"),
    Remedy.OTHER: _("Something else"),
}

DIMENSIONS = {
    Dimension.HONESTY: _("Honesty"),
    Dimension.COMPETENCE: _("Competence"),
    Dimension.CARE: _("Care"),
    Dimension.PRIVACY: _("Privacy"),
    Dimension.VALUE: _("Value"),
    Dimension.WOULD_BUY_AGAIN: _("Would buy again"),
}

AGENDA_ICONS = {
    AgendaKind.CANCEL_BY: "mail-x",
    AgendaKind.SEND_BY: "mail-x",
    AgendaKind.RENEWAL: "refresh-cw",
    AgendaKind.PRICE_CHANGE: "banknote",
    AgendaKind.TRIAL_END: "flask-conical",
    AgendaKind.WARRANTY_END: "shield",
    AgendaKind.PROMISE_DUE: "handshake",
    AgendaKind.NEXT_ACTION: "circle-user",
    AgendaKind.DEADLINE: "hourglass",
    AgendaKind.REMINDER: "bell",
    AgendaKind.NEEDED_BY: "target",
    AgendaKind.CONSENT_EXPIRY: "fingerprint",
}

_WEEKDAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_LONG_WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)
_MONTHS = (
    _("Jan"),
    _("Feb"),
    _("Mar"),
    _("Apr"),
    _("May"),
    _("Jun"),
    _("Jul"),
    _("Aug"),
    _("Sep"),
    _("Oct"),
    _("Nov"),
    _("Dec"),
)
_LONG_MONTHS = (
    _("January"),
    _("February"),
    _("March"),
    _("April"),
    _("May"),
    _("June"),
    _("July"),
    _("August"),
    _("September"),
    _("October"),
    _("November"),
    _("December"),
)
_NEAR = 30
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹"}


def day_words(day: date, *, today: date) -> str:
    """Write a day: with its weekday when it is near, with its year when that is another."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    if abs((day - today).days) <= _NEAR:
        return f"{_WEEKDAYS[day.weekday()]} {words}"
    return words if day.year == today.year else f"{words} {day.year}"


def day_and_month(day: date) -> str:
    """Write a day where its year stands above."""
    return f"{day.day} {_MONTHS[day.month - 1]}"


def past_day_words(day: date, *, today: date) -> str:
    """Write a day that is gone: today, yesterday, or the day."""
    if day == today:
        return _("Today")
    if (today - day).days == 1:
        return _("Yesterday")
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def long_day_words(day: date) -> str:
    """Write a day in full, without its year: Sunday, 22 November."""
    return f"{_LONG_WEEKDAYS[day.weekday()]}, {day.day} {_LONG_MONTHS[day.month - 1]}"


def month_words(day: date, *, today: date) -> str:
    """Name the group of a past day: today, yesterday, earlier this month, a month."""
    if (today - day).days in {0, 1}:
        return past_day_words(day, today=today)
    if day > today:
        return _("To come")
    month = _LONG_MONTHS[day.month - 1]
    if (day.year, day.month) == (today.year, today.month):
        return _("Earlier in {month}").format(month=month)
    return month if day.year == today.year else f"{month} {day.year}"


def days_left_words(day: date, *, today: date) -> str:
    """Say how far off a day is: today, tomorrow, in 3 days, 2 days late."""
    days = (day - today).days
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days < 0:
        return ngettext("{days} day late", "{days} days late", -days).format(days=-days)
    return ngettext("in {days} day", "in {days} days", days).format(days=days)


def urgency(day: date, *, today: date) -> str:
    """Return the tone of a day that is left to act: bad, warn, or none."""
    days = (day - today).days
    if days < 3:  # noqa: PLR2004  (the window's one rule: late, or fewer than three days left)
        return "bad"
    return "warn" if days <= _NEAR else ""


def money_words(money: Money) -> str:
    """Write an amount with its sign before it."""
    symbol = _SYMBOLS.get(money.currency)
    return f"{symbol}{money.amount}" if symbol else f"{money.currency} {money.amount}"


def size_words(size: int) -> str:
    """Write the size of a file: 84 KiB."""
    amount = float(size)
    for unit in ("B", "KiB", "MiB"):
        if amount < 1000:  # noqa: PLR2004  (never four digits)
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 10 else f"{amount:.1f} {unit}"  # noqa: PLR2004
        amount /= 1024
    return f"{amount:.1f} GiB"
