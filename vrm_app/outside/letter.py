"""Write a complaint as a letter in plain text, in the language of its recipient.

What the customer wrote stands indented under sentences of ours, line by line and never
interpreted, so that no text can pass for another part of the letter.
"""

from collections.abc import Iterator

from vrm_app.domain.company import ContactRules
from vrm_app.domain.promise import PromiseState
from vrm_app.outside.complaint import Complaint, Contact, Enclosure, GivenPromise, Language
from vrm_app.outside.letter_english import ENGLISH
from vrm_app.outside.letter_german import GERMAN
from vrm_app.outside.letter_layout import block, facts, item, items, paragraph, quoted
from vrm_app.outside.letter_numbers import (
    choice_text,
    day_text,
    money_text,
    size_text,
    span_text,
)
from vrm_app.outside.letter_phrases import Phrases

PHRASES = {Language.ENGLISH: ENGLISH, Language.GERMAN: GERMAN}
DIGEST_SHOWN = 16


def letter(complaint: Complaint) -> str:
    """Return the letter, wrapped at 72 characters, its lines ending with a line feed."""
    phrases = PHRASES[complaint.language]
    sections = (_head, _matter, _contacts, _promises, _remedy, _answer, _terms, _foot)
    parts = (part for section in sections for part in section(complaint, phrases))
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    sender, recipient = complaint.sender, complaint.recipient
    legal_name = recipient.legal_name if recipient.legal_name != recipient.name else None
    earlier = complaint.earlier_reference
    yield block([sender.name, *sender.reply_to, sender.alias])
    yield block([recipient.name, legal_name, recipient.address, recipient.email])
    yield day_text(complaint.written_on, phrases.locale)
    yield block(
        [
            phrases.subject.format(title=complaint.title),
            phrases.reference.format(reference=complaint.reference),
            phrases.earlier_reference.format(reference=earlier) if earlier else None,
        ]
    )
    yield phrases.salutation


def _matter(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    amount = complaint.amount
    yield paragraph(phrases.opening)
    yield facts(
        [
            (phrases.product, complaint.product or ""),
            (phrases.order_number, complaint.order_number or ""),
            (phrases.amount, money_text(amount, phrases.locale) if amount else ""),
        ]
    )
    yield from _telling(phrases.expected, complaint.expected)
    yield from _telling(phrases.happened, complaint.happened)


def _contacts(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    if not complaint.contacts_made:
        return
    yield paragraph(phrases.contacts)
    yield items(_contact(contact, phrases) for contact in complaint.contacts_made)


def _contact(contact: Contact, phrases: Phrases) -> str:
    form = phrases.contact_with if contact.person else phrases.contact
    head = form.format(
        day=day_text(contact.on, phrases.locale),
        channel=phrases.by_channel[contact.channel],
        person=contact.person,
    )
    if not contact.summary:
        return item(head + ".")
    return item(head + ":", text=contact.summary)


def _promises(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    if not complaint.promises:
        return
    yield paragraph(phrases.promises)
    yield items(_promise(promise, complaint, phrases) for promise in complaint.promises)


def _promise(promise: GivenPromise, complaint: Complaint, phrases: Phrases) -> str:
    due_on = promise.due_on
    if due_on is None:
        head = phrases.promised[promise.by]
    else:
        head = phrases.promised_by[promise.by].format(day=day_text(due_on, phrases.locale))
    is_overdue = due_on is not None and due_on < complaint.written_on
    if promise.state is PromiseState.OPEN and is_overdue:
        return item(head, text=promise.what, tail=phrases.overdue[promise.by])
    return item(head, text=promise.what, tail=phrases.outcome[promise.by][promise.state])


def _remedy(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    wanted, fallback = complaint.remedy_wanted, complaint.remedy_fallback
    if wanted is not None:
        yield paragraph(phrases.wanted[wanted])
    elif not complaint.remedy_text:
        yield paragraph(phrases.nothing_named)
    yield from _telling(phrases.in_detail, complaint.remedy_text)
    if fallback is not None:
        yield paragraph(phrases.fallback[fallback])


def _answer(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    due_on, reference = complaint.answer_due_on, complaint.reference
    alias, addresses = complaint.sender.alias, list(complaint.sender.reply_to)
    if alias:
        addresses.append(alias)
    if due_on is None:
        sentences = [phrases.answer_when]
    else:
        sentences = [phrases.answer_by.format(day=day_text(due_on, phrases.locale))]
    if not addresses:
        sentences.append(phrases.answer_under_reference.format(reference=reference))
    elif len(addresses) == 1 and len(addresses[0].splitlines()) == 1:
        sentences.append(phrases.answer_to.format(address=addresses[0], reference=reference))
    else:
        sentences.append(phrases.answer_to_top.format(reference=reference))
    if alias:
        sentences.append(phrases.alias.format(alias=alias))
    yield paragraph(" ".join(sentences))


def _terms(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    terms = complaint.terms
    if terms is None:
        return
    locale = phrases.locale
    parts = []
    if terms.purposes:
        parts.append(item(phrases.purposes, text="\n".join(terms.purposes)))
    if terms.retention:
        parts.append(item(phrases.retention.format(span=span_text(terms.retention, locale))))
    if terms.contact_rules:
        parts.extend(_contact_rules(terms.contact_rules, phrases))
    if terms.agreement_code:
        parts.append(item(phrases.agreement.format(code=terms.agreement_code)))
    if terms.expires_on:
        parts.append(item(phrases.expires.format(day=day_text(terms.expires_on, locale))))
    if terms.text:
        parts.append(item(phrases.terms_text, text=terms.text))
    if parts:
        yield paragraph(phrases.terms)
        yield items(parts)


def _contact_rules(rules: ContactRules, phrases: Phrases) -> Iterator[str]:
    for form, channels in (
        (phrases.contact_only, rules.allowed),
        (phrases.contact_never, rules.blocked),
    ):
        if channels:
            names = choice_text((phrases.by_channel[one] for one in channels), phrases.locale)
            yield item(form.format(channels=names))
    if rules.marketing is not None:
        yield item(phrases.marketing[rules.marketing])
    if rules.note:
        yield item(phrases.contact_note, text=rules.note)


def _foot(complaint: Complaint, phrases: Phrases) -> Iterator[str]:
    unnamed = phrases.unnamed.format(reference=complaint.reference)
    yield phrases.closing
    yield paragraph(complaint.sender.name or unnamed)
    if complaint.enclosures:
        yield paragraph(phrases.enclosures)
        yield items(_enclosure(enclosure, phrases) for enclosure in complaint.enclosures)
    yield paragraph(phrases.signature)


def _enclosure(enclosure: Enclosure, phrases: Phrases) -> str:
    return item(
        phrases.enclosure.format(
            name=enclosure.file_name,
            size=size_text(enclosure.size, phrases.locale),
            digest=enclosure.sha256[:DIGEST_SHOWN],
        )
    )


def _telling(head: str, text: str | None) -> Iterator[str]:
    if text and text.strip():
        yield paragraph(head)
        yield quoted(text)
