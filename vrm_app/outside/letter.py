"""Write a complaint as a letter, in the language of its recipient.

What the customer wrote stands under sentences of ours, set apart from them and never
interpreted, so that no text can pass for another part of the letter.
"""

from collections.abc import Iterable, Iterator

from vrm_app.domain.company import ContactRules
from vrm_app.domain.promise import PromiseState
from vrm_app.outside.complaint import (
    Complaint,
    Contact,
    Enclosure,
    GivenPromise,
    Language,
    Recipient,
)
from vrm_app.outside.formats import ALL_FORMATS, Format
from vrm_app.outside.letter_english import ENGLISH
from vrm_app.outside.letter_german import GERMAN
from vrm_app.outside.letter_layout import text_of
from vrm_app.outside.letter_numbers import (
    choice_text,
    day_text,
    money_text,
    size_text,
    span_text,
)
from vrm_app.outside.letter_parts import Facts, Item, Items, Letter, Paragraph, Part, Quote
from vrm_app.outside.letter_phrases import Phrases

PHRASES = {Language.ENGLISH: ENGLISH, Language.GERMAN: GERMAN}
DIGEST_SHOWN = 16


def letter(complaint: Complaint, formats: frozenset[Format] = ALL_FORMATS) -> str:
    """Return the letter, wrapped at 72 characters, its lines ending with a line feed."""
    return text_of(compose(complaint, formats))


def compose(complaint: Complaint, formats: frozenset[Format] = ALL_FORMATS) -> Letter:
    """Return what the letter says; it speaks of the files that come with it in these formats."""
    phrases = PHRASES[complaint.language]
    sender, recipient, reference = complaint.sender, complaint.recipient, complaint.reference
    legal_name = recipient.legal_name if recipient.legal_name != recipient.name else None
    earlier = complaint.earlier_reference
    sections = (_matter, _contacts, _promises, _remedy, _answer, _terms)
    references = [
        phrases.reference.format(reference=reference),
        phrases.earlier_reference.format(reference=earlier) if earlier else "",
    ]
    return Letter(
        phrases=phrases,
        sender=_lines([sender.name, *sender.reply_to, sender.alias]),
        recipient=_lines([recipient.name, legal_name, *_postal(recipient), recipient.email]),
        day=day_text(complaint.written_on, phrases.locale),
        subject=phrases.subject.format(title=complaint.title),
        reference=reference,
        references=tuple(line for line in references if line),
        body=tuple(part for section in sections for part in section(complaint, phrases)),
        signer=sender.name or phrases.unnamed.format(reference=reference),
        enclosures=tuple(_enclosures(complaint, phrases)),
        remarks=tuple(_remarks(formats, phrases)),
    )


def _postal(recipient: Recipient) -> Iterator[str]:
    """Yield the lines of an address, which may have been noted in one with commas."""
    address = recipient.address or ""
    lines = address.splitlines() if "\n" in address else address.split(", ")
    for line in lines:
        if line.strip() not in {recipient.name, recipient.legal_name}:
            yield line


def _lines(texts: Iterable[str | None]) -> tuple[str, ...]:
    """Return the lines of an address; each text may itself have lines."""
    lines = (line.strip() for text in texts if text for line in text.splitlines())
    return tuple(line for line in lines if line)


def _matter(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    amount = complaint.amount
    yield Paragraph(phrases.opening)
    rows = [
        (phrases.product, complaint.product),
        (phrases.order_number, complaint.order_number),
        (phrases.amount, money_text(amount, phrases.locale) if amount else None),
    ]
    told = tuple((label, value) for label, value in rows if value)
    if told:
        yield Facts(told)
    yield from _telling(phrases.expected, complaint.expected)
    yield from _telling(phrases.happened, complaint.happened)


def _contacts(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    if not complaint.contacts_made:
        return
    yield Paragraph(phrases.contacts)
    yield Items(tuple(_contact(contact, phrases) for contact in complaint.contacts_made))


def _contact(contact: Contact, phrases: Phrases) -> Item:
    form = phrases.contact_with if contact.person else phrases.contact
    head = form.format(
        day=day_text(contact.on, phrases.locale),
        channel=phrases.by_channel[contact.channel],
        person=contact.person,
    )
    if not contact.summary:
        return Item(head + ".")
    return Item(head + ":", text=contact.summary)


def _promises(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    if not complaint.promises:
        return
    yield Paragraph(phrases.promises)
    yield Items(tuple(_promise(promise, complaint, phrases) for promise in complaint.promises))


def _promise(promise: GivenPromise, complaint: Complaint, phrases: Phrases) -> Item:
    due_on = promise.due_on
    if due_on is None:
        head = phrases.promised[promise.by]
    else:
        head = phrases.promised_by[promise.by].format(day=day_text(due_on, phrases.locale))
    is_overdue = due_on is not None and due_on < complaint.written_on
    if promise.state is PromiseState.OPEN and is_overdue:
        return Item(head, text=promise.what, tail=phrases.overdue[promise.by])
    return Item(head, text=promise.what, tail=phrases.outcome[promise.by][promise.state])


def _remedy(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    wanted, fallback = complaint.remedy_wanted, complaint.remedy_fallback
    if wanted is not None:
        yield Paragraph(phrases.wanted[wanted])
    elif not complaint.remedy_text:
        yield Paragraph(phrases.nothing_named)
    yield from _telling(phrases.in_detail, complaint.remedy_text)
    if fallback is not None:
        yield Paragraph(phrases.fallback[fallback])


def _answer(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
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
    yield Paragraph(" ".join(sentences))


def _terms(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    terms = complaint.terms
    if terms is None:
        return
    locale = phrases.locale
    parts = []
    if terms.purposes:
        parts.append(Item(phrases.purposes, text="\n".join(terms.purposes)))
    if terms.retention:
        parts.append(Item(phrases.retention.format(span=span_text(terms.retention, locale))))
    if terms.contact_rules:
        parts.extend(_contact_rules(terms.contact_rules, phrases))
    if terms.agreement_code:
        parts.append(Item(phrases.agreement.format(code=terms.agreement_code)))
    if terms.expires_on:
        parts.append(Item(phrases.expires.format(day=day_text(terms.expires_on, locale))))
    if terms.text:
        parts.append(Item(phrases.terms_text, text=terms.text))
    if parts:
        yield Paragraph(phrases.terms)
        yield Items(tuple(parts))


def _contact_rules(rules: ContactRules, phrases: Phrases) -> Iterator[Item]:
    for form, channels in (
        (phrases.contact_only, rules.allowed),
        (phrases.contact_never, rules.blocked),
    ):
        if channels:
            names = choice_text((phrases.by_channel[one] for one in channels), phrases.locale)
            yield Item(form.format(channels=names))
    if rules.marketing is not None:
        yield Item(phrases.marketing[rules.marketing])
    if rules.note:
        yield Item(phrases.contact_note, text=rules.note)


def _enclosures(complaint: Complaint, phrases: Phrases) -> Iterator[Part]:
    if complaint.enclosures:
        yield Paragraph(phrases.enclosures)
        yield Items(tuple(_enclosure(enclosure, phrases) for enclosure in complaint.enclosures))


def _remarks(formats: frozenset[Format], phrases: Phrases) -> Iterator[Paragraph]:
    sentences = []
    if Format.PROOF in formats:
        sentences.append(phrases.signature)
    if Format.JSON in formats:
        sentences.append(phrases.document)
    if sentences:
        yield Paragraph(" ".join(sentences))


def _enclosure(enclosure: Enclosure, phrases: Phrases) -> Item:
    return Item(
        phrases.enclosure.format(
            name=enclosure.file_name,
            size=size_text(enclosure.size, phrases.locale),
            digest=enclosure.sha256[:DIGEST_SHOWN],
        )
    )


def _telling(head: str, text: str | None) -> Iterator[Part]:
    if text and text.strip():
        yield Paragraph(head)
        yield Quote(text)
