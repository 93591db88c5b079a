"""The fields of every kind, written down a second time, apart from the program's declarations.

A line is a field: its name (with "!" where it is needed), its type, and "=" its default as JSON.
"""

import json
from dataclasses import dataclass

from vrm_app.domain.fields import Json

CHANNEL = "email|phone|post|web_form|chat|app|sms|in_person|social|forum|other"
ROUTE = "file|email|web_form|letter|registered_letter|https|phone|in_person"
REMEDY = (
    "refund|repair|replacement|price_cut|compensation|correction|cancellation|apology|information"
    "|policy_change|other"
)
STAGE = (
    "draft|raised|acknowledged|need_info|offer_made|reminded|final_notice|deadlock|external"
    "|answered|adopted|declined|confirmed|refused|extended|partly_answered|closed"
)
CODE = (
    "SD-BASE|SD-BASE-DP|SD-BASE-A|SD-BASE-A-DP|SD-BASE-AT|SD-BASE-AT-DP|SD-BASE-ATP|SD-BASE-ATP-DP"
    "|SD-BASE-ATP-S3P|SD-BASE-ATP-S3P-DP|PDC|PDC-AI|PDC-GOOD|PDC-INTENT|TPR|TPR-IDENTITY-REF"
)
DUE = (
    "cancel_by|send_by|renewal|price_change|trial_end|warranty_end|promise_due|next_action|deadline"
    "|reminder|needed_by|consent_expiry"
)

_KINDS = {
    "company": """
        name! text
        legal_name text
        brands [text]
        domains [host]
        category text
        country country
        language language
        relationship prospect|customer|former|avoided ="customer"
        relationship_type personal|self_service|automated|community|co_creation
        account_numbers [text]
        successor_id id:company
        known_since day
        favourite bool =false
        contact_rules rules
    """,
    "contact_point": f"""
        company_id! id:company
        channel! {CHANNEL}
        address! text
        desk support|sales|privacy|complaints|press|other ="other"
        preference preferred|allowed|blocked ="allowed"
        source text
        as_of day
    """,
    "person": """
        company_id! id:company
        name! text
        role text
        email text
        phone text
    """,
    "interaction": f"""
        at! instant
        direction! in|out|observed
        channel! {CHANNEL}
        company_id id:company
        person_id id:person
        answers_id id:interaction
        subject text
        body long
        expectation long
        outcome long
        minutes count
        cost money
        url address
        public bool =false
        message_id text
        reference text
        case_id id:case
        agreement_id id:agreement
        need_id id:need
    """,
    "case": f"""
        company_id! id:company
        type! complaint|question|idea|praise|claim|cancellation|data_request
        title! text
        product text
        order_number text
        amount money
        expected long
        happened long
        remedy_wanted {REMEDY}
        remedy_fallback {REMEDY}
        remedy_text text
        stage {STAGE} ="draft"
        waiting_on me|company|other
        next_action_on day
        opened_on day ="today"
        closed_on day
        answer_due_on day
        reference text
        external_body text
        external_reference text
        agreement_id id:agreement
        copy_of id:case
        outcome got_it|partly|nothing|withdrawn
        outcome_amount money
        satisfaction score
        minutes count
        cost money
    """,
    "promise": """
        company_id! id:company
        by! company|me
        what! text
        due_on day
        state open|kept|broken|withdrawn ="open"
        settled_on day
        amount money
        person_id id:person
        interaction_id id:interaction
        case_id id:case
    """,
    "agreement": """
        company_id! id:company
        type! contract|subscription|trial|warranty|insurance|membership|purchase
        title! text
        price money
        billing span
        started_on day
        first_term span
        renewal_term span
        after_term renews|ends|open_ended ="open_ended"
        notice notice
        notice_anchor end_of_term|end_of_month|end_of_quarter|end_of_year|any_time ="end_of_term"
        trial_ends_on day
        guarantee_ends_on day
        cancel_method web_button|email|letter|registered_letter|phone|in_person|app
        price_changes [change]
        state active|cancelled|ended ="active"
        cancelled_on day
        ended_on day
        confirmed_on day
        confirmation text
        customer_number text
    """,
    "data_item": """
        type! name|email|alias_email|phone|postal_address|username|customer_number\
|date_of_birth|payment_card|bank_account|identity_document|other
        value! long
        label text
        usual bool =false
        for_company_id id:company
        dpv text
        valid_from day
        valid_until day
    """,
    "disclosure": """
        company_id! id:company
        data_item_id! id:data_item
        at instant ="now"
        purpose text
        legal_basis unknown|consent|contract|legal_obligation|vital_interest|public_task\
|legitimate_interest ="unknown"
        consent_state unknown|not_needed|requested|given|refused|withdrawn|expired ="unknown"
        source text
        retention span
        retention_text text
        recipients [text]
        terms_id id:terms
        release_id id:release
        withdrawn_on day
    """,
    "judgement": """
        company_id! id:company
        dimension! honesty|competence|care|privacy|value|would_buy_again
        score! score
        at instant ="now"
        reason long
        what_it_would_take long
        evidence [id:any]
    """,
    "review": """
        company_id! id:company
        item text
        rating score
        text long
        positive_notes [text]
        negative_notes [text]
        recommend bool
        at instant ="now"
    """,
    "need": """
        title! text
        description long
        category text
        must_haves [text]
        nice_to_haves [text]
        quantity quantity =1
        budget_min money
        budget_max money
        region text
        needed_by day
        valid_from day
        valid_through day
        identity anonymous|alias|known ="anonymous"
        terms_id id:terms
        state open|decided|withdrawn|expired ="open"
        decision id:offer
        decision_reason long
        review_on day
    """,
    "offer": """
        need_id! id:need
        company_id! id:company
        at instant ="now"
        price money
        billing span
        term span
        fit score
        text long
        promises [text]
        state received|shortlisted|accepted|declined|withdrawn|expired ="received"
        interaction_id id:interaction
    """,
    "terms": f"""
        title! text
        agreement_code {CODE}
        purposes [text]
        retention span
        contact_rules rules
        expires_on day
        text long
    """,
    "source": """
        name! text
        type! friend|expert|publication|community|company|other
        reliability score
        topics [text]
        muted bool =false
        followed bool =false
        url address
    """,
    "advice": """
        source_id! id:source
        text! long
        company_id id:company
        need_id id:need
        stance for|against|neutral ="neutral"
        url address
        at instant ="now"
        followed bool
    """,
    "reminder": f"""
        due_on! day
        subject text
        about id:any
        agenda_kind {DUE}
        lead_days [days] =[0]
        repeat span
        snoozed_until day
        done_on day
    """,
    "saved_search": """
        name! text
        asked! text
    """,
    "attachment": """
        about! id:any
        file_name! text
        media_type! text
        size! count
        sha256! sha256
    """,
    "inbox": """
        text! long
        at instant ="now"
        origin capture|import|feed|paste ="capture"
        attachment_id id:attachment
    """,
    "release": f"""
        what! id:any
        recipient! id:company
        at instant ="now"
        files [file]
        sha256! sha256
        terms_id id:terms
        route! {ROUTE}
        identity! anonymous|alias|known
        fields [text]
        omitted [text]
        reference text
        state drafted|written|sent|delivered|failed|answered|withdrawn ="drafted"
        answer id:interaction
    """,
}
_EVERY = """
    tags [text]
    notes long
"""

STAMPS = ("kind", "id", "created_at", "updated_at", "deleted_at")
"""What the program sets, in the order in which JSON shows it."""

MADE_ELSEWHERE = {"attachment": "attach", "inbox": "capture", "release": "release"}
"""The kinds that `add` refuses, and the command that makes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """What the contract says of one field."""

    name: str
    type: str
    required: bool
    default: Json

    @property
    def choices(self) -> list[str]:
        """The words it may be, none where it is not a choice."""
        return self.type.split("|") if "|" in self.type else []


def _promised(line: str) -> Promised:
    words, _, default = line.partition("=")
    name, type_ = words.split()
    nothing: Json = [] if type_.startswith("[") else None
    return Promised(
        name=name.rstrip("!"),
        type=type_,
        required=name.endswith("!"),
        default=json.loads(default) if default else nothing,
    )


KINDS: dict[str, dict[str, Promised]] = {
    kind: {one.name: one for one in map(_promised, filter(str.strip, (lines + _EVERY).split("\n")))}
    for kind, lines in _KINDS.items()
}
"""Every field of every kind, in the order of the contract."""

ADDED = [kind for kind in KINDS if kind not in MADE_ELSEWHERE]
"""The kinds that `add` takes."""

STAGES = {
    "complaint": "draft raised acknowledged closed need_info offer_made reminded final_notice"
    " deadlock external",
    "claim": "draft raised acknowledged closed need_info offer_made reminded final_notice"
    " deadlock external",
    "question": "draft raised acknowledged closed answered",
    "praise": "draft raised acknowledged closed answered",
    "idea": "draft raised acknowledged closed answered adopted declined",
    "cancellation": "draft raised acknowledged closed confirmed refused reminded external",
    "data_request": "draft raised acknowledged closed extended answered partly_answered refused"
    " reminded external",
}
"""Which stages a case of each type may have."""
