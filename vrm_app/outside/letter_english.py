"""The sentences of a letter in English."""

from vrm_app.domain.case import Remedy
from vrm_app.domain.company import Channel
from vrm_app.domain.promise import Party, PromiseState
from vrm_app.outside.letter_phrases import Phrases

ENGLISH = Phrases(
    # World English: the day before the month, and no doubt about which is which.
    locale="en_001",
    subject="Complaint: {title}",
    reference="My reference: {reference} (please quote it in your answer)",
    earlier_reference="Your reference: {reference}",
    salutation="Dear Sir or Madam,",
    opening="I am writing to complain about the matter named above, and I ask you to put it right.",
    product="Product or service",
    order_number="Order or contract",
    amount="Amount",
    expected="What I expected:",
    happened="What happened:",
    contacts="We have already been in contact about this:",
    contact="{day}, {channel}",
    contact_with="{day}, {channel}, with {person}",
    by_channel={
        Channel.EMAIL: "by email",
        Channel.PHONE: "by phone",
        Channel.POST: "by post",
        Channel.WEB_FORM: "through the form on your website",
        Channel.CHAT: "by chat",
        Channel.APP: "through your app",
        Channel.SMS: "by text message",
        Channel.IN_PERSON: "in person",
        Channel.SOCIAL: "on a social network",
        Channel.FORUM: "in a forum",
        Channel.OTHER: "in another way",
    },
    promises="These promises were made:",
    promised={Party.COMPANY: "You promised:", Party.ME: "I promised:"},
    promised_by={
        Party.COMPANY: "You promised, by {day}:",
        Party.ME: "I promised, by {day}:",
    },
    outcome={
        Party.COMPANY: {
            PromiseState.OPEN: "I am still waiting for this.",
            PromiseState.KEPT: "You kept this promise. Thank you.",
            PromiseState.BROKEN: "You did not keep this promise.",
            PromiseState.WITHDRAWN: "You took this promise back.",
        },
        Party.ME: {
            PromiseState.OPEN: "I will keep this promise.",
            PromiseState.KEPT: "I kept this promise.",
            PromiseState.BROKEN: "I was not able to keep this promise.",
            PromiseState.WITHDRAWN: "I took this promise back.",
        },
    },
    overdue={
        Party.COMPANY: "That day has passed, and I am still waiting.",
        Party.ME: "That day has passed, and I still owe you this.",
    },
    wanted={
        Remedy.REFUND: "I ask you to refund what I paid.",
        Remedy.REPAIR: "I ask you to repair it at no cost to me.",
        Remedy.REPLACEMENT: "I ask you to replace it at no cost to me.",
        Remedy.PRICE_CUT: "I ask you to reduce the price.",
        Remedy.COMPENSATION: "I ask you to compensate me for my loss.",
        Remedy.CORRECTION: "I ask you to correct this.",
        Remedy.CANCELLATION: "I ask you to cancel the contract.",
        Remedy.APOLOGY: "I ask you for an apology.",
        Remedy.INFORMATION: "I ask you to give me the information that I lack.",
        Remedy.POLICY_CHANGE: "I ask you to change the way you handle such matters.",
        Remedy.OTHER: "I ask you to put this right.",
    },
    nothing_named="Please tell me how you will put this right.",
    in_detail="What I ask for in detail:",
    fallback={
        Remedy.REFUND: "If you cannot do that, I would accept a refund instead.",
        Remedy.REPAIR: "If you cannot do that, I would accept a repair at no cost to me instead.",
        Remedy.REPLACEMENT: "If you cannot do that, I would accept a replacement instead.",
        Remedy.PRICE_CUT: "If you cannot do that, I would accept a lower price instead.",
        Remedy.COMPENSATION: "If you cannot do that, I would accept compensation instead.",
        Remedy.CORRECTION: "If you cannot do that, I would accept a correction instead.",
        Remedy.CANCELLATION: "If you cannot do that, I would accept that the contract is "
        "cancelled instead.",
        Remedy.APOLOGY: "If you cannot do that, I would accept an apology instead.",
        Remedy.INFORMATION: "If you cannot do that, I would accept a full explanation instead.",
        Remedy.POLICY_CHANGE: "If you cannot do that, I would accept that you handle such "
        "matters differently from now on.",
        Remedy.OTHER: "If you cannot do that, please offer me another solution.",
    },
    answer_by="Please answer by {day}.",
    answer_when="Please confirm that you have received this letter, and tell me by when you will "
    "answer it.",
    answer_to="Please send your answer to {address} and quote my reference {reference}.",
    answer_to_top="Please use the contact details at the top of this letter for your answer and "
    "quote my reference {reference}.",
    answer_under_reference="Please answer under reference {reference}, in the same way as this "
    "letter reached you. I give no address here.",
    alias="I use the address {alias} with you alone.",
    terms="What I tell you in this letter, I tell you on these terms:",
    purposes="Please use it for the following only:",
    retention="Please delete it after {span} at the latest, unless the law requires you to keep "
    "it longer.",
    contact_only="Please contact me only {channels}.",
    contact_never="Please do not contact me {channels}.",
    contact_note="About contacting me:",
    marketing={
        True: "You may send me advertising.",
        False: "Please do not send me advertising.",
    },
    agreement="These are the standard terms with the code {code} (IEEE 7012).",
    expires="You may rely on these terms until {day}.",
    terms_text="In my own words:",
    closing="Yours faithfully,",
    unnamed="The customer with the reference {reference}",
    enclosures="Enclosures:",
    enclosure="{name} ({size}, SHA-256 begins with {digest})",
    signature="About the signature: this letter comes with files that are signed together with "
    "it. The signature shows that they come unchanged from the same sender as everything else "
    "signed with the same key. It does not prove who I am. The file HOW-TO-CHECK.txt explains how "
    "to check it.",
    document="The file complaint.json says the same as this letter in a form for computers.",
    page="Page {page} of {pages}",
    has_window=False,
)
