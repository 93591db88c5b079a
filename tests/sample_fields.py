"""What fields a record of the sample may have, kind by kind, told apart from the program."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from vrm_app.outside.sample import linked_keys

CHOICES = {
    "channel": "email phone post web_form chat app sms in_person social forum other",
    "currency": "EUR GBP USD",
    "country": "DE GB FR US NL",
    "language": "de en fr",
    "relationship": "prospect customer former avoided",
    "relationship_type": "personal self_service automated community co_creation",
    "desk": "support sales privacy complaints press other",
    "preference": "preferred allowed blocked",
    "direction": "in out observed",
    "case": "complaint question idea praise claim cancellation data_request",
    "remedy": "refund repair replacement price_cut compensation correction cancellation apology"
    " information policy_change other",
    "stage": "draft raised acknowledged need_info offer_made reminded final_notice deadlock"
    " external answered adopted declined confirmed refused extended partly_answered closed",
    "waiting_on": "me company other",
    "outcome": "got_it partly nothing withdrawn",
    "party": "company me",
    "promise_state": "open kept broken withdrawn",
    "agreement": "contract subscription trial warranty insurance membership purchase",
    "after_term": "renews ends open_ended",
    "anchor": "end_of_term end_of_month end_of_quarter end_of_year any_time",
    "cancel_method": "web_button email letter registered_letter phone in_person app",
    "agreement_state": "active cancelled ended",
    "data_item": "name email alias_email phone postal_address username customer_number"
    " date_of_birth payment_card bank_account identity_document other",
    "legal_basis": "unknown consent contract legal_obligation vital_interest public_task"
    " legitimate_interest",
    "consent": "unknown not_needed requested given refused withdrawn expired",
    "dimension": "honesty competence care privacy value would_buy_again",
    "identity": "anonymous alias known",
    "need_state": "open decided withdrawn expired",
    "offer_state": "received shortlisted accepted declined withdrawn expired",
    "terms_code": "SD-BASE SD-BASE-DP PDC PDC-AI PDC-GOOD PDC-INTENT TPR",
    "source": "friend expert publication community company other",
    "stance": "for against neutral",
}

FIELDS = {
    "company": "name!text legal_name:text brands:texts domains:texts category:text country:country"
    " language:language relationship:relationship relationship_type:relationship_type"
    " account_numbers:texts successor_id:@company known_since:past favourite:bool"
    " contact_rules:rules",
    "contact_point": "company_id!@company channel!channel address!text desk:desk"
    " preference:preference source:text as_of:past",
    "person": "company_id!@company name!text role:text email:text phone:text",
    "interaction": "at!instant direction!direction channel!channel company_id:@company"
    " person_id:@person answers_id:@interaction subject:text body:long expectation:long"
    " outcome:long minutes:int cost:money url:url public:bool message_id:text reference:text"
    " case_id:@case agreement_id:@agreement need_id:@need",
    "case": "company_id!@company type!case title!text product:text order_number:text amount:money"
    " expected:long happened:long remedy_wanted:remedy remedy_fallback:remedy remedy_text:text"
    " stage:stage waiting_on:waiting_on next_action_on:day opened_on:past closed_on:past"
    " answer_due_on:day reference:text external_body:text external_reference:text"
    " agreement_id:@agreement copy_of:@case outcome:outcome outcome_amount:money"
    " satisfaction:score minutes:int cost:money",
    "promise": "company_id!@company by!party what!text due_on:day state:promise_state"
    " settled_on:past amount:money person_id:@person interaction_id:@interaction case_id:@case",
    "agreement": "company_id!@company type!agreement title!text price:money billing:span"
    " started_on:past first_term:span renewal_term:span after_term:after_term notice:notice"
    " notice_anchor:anchor trial_ends_on:day guarantee_ends_on:day cancel_method:cancel_method"
    " price_changes:changes state:agreement_state cancelled_on:past ended_on:past"
    " confirmed_on:past confirmation:text customer_number:text",
    "data_item": "type!data_item value!long label:text usual:bool for_company_id:@company dpv:text"
    " valid_from:past valid_until:past",
    "disclosure": "company_id!@company data_item_id!@data_item at:instant purpose:text"
    " legal_basis:legal_basis consent_state:consent source:text retention:span"
    " retention_text:text recipients:texts terms_id:@terms withdrawn_on:past",
    "judgement": "company_id!@company dimension!dimension score!score at:instant reason:long"
    " what_it_would_take:long evidence:@any",
    "review": "company_id!@company item:text rating:score text:long positive_notes:texts"
    " negative_notes:texts recommend:bool at:instant",
    "need": "title!text description:long category:text must_haves:texts nice_to_haves:texts"
    " quantity:int budget_min:money budget_max:money region:text needed_by:day valid_from:past"
    " valid_through:day identity:identity terms_id:@terms state:need_state decision:@offer"
    " decision_reason:long review_on:day",
    "offer": "need_id!@need company_id!@company at:instant price:money billing:span term:span"
    " fit:score text:long promises:texts state:offer_state interaction_id:@interaction",
    "terms": "title!text agreement_code:terms_code purposes:texts retention:span"
    " contact_rules:rules expires_on:day text:long",
    "source": "name!text type!source reliability:score topics:texts muted:bool followed:bool"
    " url:url",
    "advice": "source_id!@source text!long company_id:@company need_id:@need stance:stance url:url"
    " at:instant followed:bool",
    "rules": "allowed!channels blocked!channels marketing!bool note!text",
    "money": "amount!amount currency!currency",
    "change": "from!day price!money announced_on!day reason!text",
    "saved_search": "name!text asked!text",
    "reminder": "due_on!day subject:text about:@any lead_days:days repeat:span snoozed_until:day"
    " done_on:past",
}


def declared(kind: str) -> dict[str, tuple[bool, str]]:
    parts = re.findall(r"(\w+)([!:]?)(@?\w+)", FIELDS[kind])
    return {name: (mark == "!", type_) for name, mark, type_ in parts}


def is_text(value: object) -> bool:
    return is_long(value) and len(str(value)) <= 300 and "\n" not in str(value)


def is_long(value: object) -> bool:
    if not isinstance(value, str) or not unicodedata.is_normalized("NFC", value):
        return False
    return 0 < len(value) <= 100_000 and value.replace("\n", " ").isprintable()


def is_day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def fits(type_: str, value: object, today: date) -> bool:
    if type_ in CHOICES:
        return value in CHOICES[type_].split()
    checks: dict[str, Callable[[Any], bool]] = {
        "text": is_text,
        "long": is_long,
        "texts": lambda it: isinstance(it, list) and all(map(is_text, it)),
        "bool": lambda it: isinstance(it, bool),
        "int": lambda it: type(it) is int and it >= 0,
        "score": lambda it: type(it) is int and 1 <= it <= 5,
        "days": lambda it: all(type(part) is int and 0 <= part <= 365 for part in it),
        "money": lambda it: misfits("money", it, today) == [],
        "amount": lambda it: re.fullmatch(r"\d+\.\d\d", it) is not None,
        "day": is_day,
        "past": lambda it: is_day(it) and it <= today.isoformat(),
        "instant": lambda it: bool(datetime.fromisoformat(it)) and it[:10] <= today.isoformat(),
        "span": lambda it: re.fullmatch(r"P[1-9]\d*[DWMY]", it) is not None,
        "notice": lambda it: re.fullmatch(r"P(0D|[1-9]\d*[DWMY])", it) is not None,
        "url": lambda it: re.fullmatch(r"https://[a-z.-]+\.example(/\S*)?", it) is not None,
        "channels": lambda it: set(it) <= set(CHOICES["channel"].split()),
        "rules": lambda it: misfits("rules", it, today) == [],
        "changes": lambda it: not any(misfits("change", part, today) for part in it),
    }
    return type_.startswith("@") or checks[type_](value)


def misfits(kind: str, fields: dict[str, Any], today: date) -> list[str]:
    """Return the fields of a record that are missing, not declared, or of another type."""
    known = declared(kind) | {"tags": (False, "texts"), "notes": (False, "long")}
    missing = [name for name, (must, _) in known.items() if must and name not in fields]
    strange = [name for name in fields if name not in known]
    return missing + strange or [n for n in fields if not fits(known[n][1], fields[n], today)]


def links(kind: str, fields: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (field, wanted kind, key) for each link of a record."""
    for name, value in fields.items():
        _, type_ = declared(kind).get(name, (False, ""))
        if type_.startswith("@"):
            keys = list(linked_keys(value))
            assert keys, (kind, name, value)
            yield from ((name, type_[1:], key) for key in keys)
