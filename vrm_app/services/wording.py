"""The sentences that more than one part says: what is due and why, what was taken out of files."""

from datetime import date

from vrm_app.domain.agenda import AgendaEntry, AgendaKind
from vrm_app.domain.data_item import DataItemType
from vrm_app.outside.scrubbed import Left, Taken

KIND_WORDS = {
    AgendaKind.CANCEL_BY: "Cancel by",
    AgendaKind.SEND_BY: "Post by",
    AgendaKind.RENEWAL: "Renews",
    AgendaKind.PRICE_CHANGE: "New price",
    AgendaKind.TRIAL_END: "Trial ends",
    AgendaKind.WARRANTY_END: "Guarantee ends",
    AgendaKind.PROMISE_DUE: "Promised",
    AgendaKind.NEXT_ACTION: "Next step",
    AgendaKind.DEADLINE: "Answer due",
    AgendaKind.REMINDER: "Reminder",
    AgendaKind.NEEDED_BY: "Needed by",
    AgendaKind.CONSENT_EXPIRY: "Consent ends",
}
"""What each kind of day is called."""


def day_words(day: date) -> str:
    """Write a day so that nobody takes the month for the day: 5 Mar 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def field_words(field: str) -> str:
    """Say what a field of a case holds, at the beginning of a sentence."""
    return _FIELDS.get(field) or field.replace("_", " ").capitalize()


_FIELDS = {
    "title": "What it is about",
    "product": "The product",
    "order_number": "The order number",
    "amount": "The amount",
    "expected": "What you expected",
    "happened": "What happened",
    "remedy_wanted": "What you ask for",
    "remedy_fallback": "What you would accept instead",
    "remedy_text": "What you ask for in detail",
    "answer_due_on": "The day you expect an answer by",
    "reference": "Their own reference",
    "interactions": "That you had contact about it",
    "promises": "What was promised",
    "opened_on": "The day you opened the case",
    "minutes": "The time it took you",
    "cost": "What it cost you",
}


def item_words(kind: DataItemType) -> str:
    """Say what a piece of the customer's data is, at the beginning of a sentence."""
    return _ITEMS[kind]


_ITEMS = {
    DataItemType.NAME: "Your name",
    DataItemType.EMAIL: "Your e-mail address",
    DataItemType.ALIAS_EMAIL: "The e-mail address you keep for one company",
    DataItemType.PHONE: "Your phone number",
    DataItemType.POSTAL_ADDRESS: "Your postal address",
    DataItemType.USERNAME: "Your user name",
    DataItemType.CUSTOMER_NUMBER: "Your customer number",
    DataItemType.DATE_OF_BIRTH: "Your date of birth",
    DataItemType.PAYMENT_CARD: "Your payment card",
    DataItemType.BANK_ACCOUNT: "Your bank account",
    DataItemType.IDENTITY_DOCUMENT: "Your identity document",
    DataItemType.OTHER: "What you keep as other data",
}


def why(entry: AgendaEntry) -> str:
    """Return in one sentence how the day came about."""
    sentence = _REASONS[entry.kind].format(
        day=day_words(entry.stored_on),
        who="You" if entry.by_me else "The company",
        amount=entry.amount,
    )
    if entry.repeat is not None:
        sentence = f"Your reminder for {day_words(entry.stored_on)}, again every {entry.repeat}"
    if entry.snoozed:
        return f"{sentence}; put off until {day_words(entry.on)}."
    return f"{sentence}."


_REASONS = {
    AgendaKind.PRICE_CHANGE: "The price is {amount} from {day} on",
    AgendaKind.TRIAL_END: "The trial ends on {day}; decide before then",
    AgendaKind.WARRANTY_END: "The guarantee ends on {day}; report faults before then",
    AgendaKind.PROMISE_DUE: "{who} promised it by {day}",
    AgendaKind.NEXT_ACTION: "You set your next step for {day}",
    AgendaKind.DEADLINE: "The company's answer is due by {day}",
    AgendaKind.REMINDER: "You wanted to be reminded on {day}",
    AgendaKind.NEEDED_BY: "You need it by {day}",
}


TAKEN_WORDS = {
    Taken.PLACE: "where it was taken",
    Taken.TIME: "when it was made or changed",
    Taken.CAMERA: "camera",
    Taken.AUTHOR: "author",
    Taken.PROGRAM: "program",
    Taken.TITLE: "title and keywords",
    Taken.COMMENT: "comment",
    Taken.THUMBNAIL: "small preview picture",
    Taken.HISTORY: "traces of earlier versions",
    Taken.BEHIND: "what was hidden behind its end",
    Taken.FOLDER: "folder on your computer",
    Taken.OTHER: "other hidden details",
}
"""What was taken out of a file before it leaves."""

LEFT_WORDS = {
    Left.ENCRYPTED: "nothing was taken out, because it is encrypted",
    Left.SIGNED: "nothing was taken out, because a change would break the signature in it",
    Left.DAMAGED: "nothing was taken out, because it could not be read safely",
    Left.MAIL: "nothing was taken out, because its first lines belong to the mail",
    Left.UNKNOWN: "nothing was taken out, because it is of a kind that cannot be cleaned",
    Left.COMMENTS: "comments and who wrote them stay in it",
    Left.CHANGES: "tracked changes and who made them stay in it",
    Left.FILES: "files or programs within it stay as they are",
    Left.PICTURES: "details of pictures within it stay",
    Left.PATHS: "names of folders on a computer stay in it",
}
"""What a file may still tell although nobody sees it, and why."""
