"""What is known of a company itself: every field that holds something, in words."""

from gettext import gettext as _

from vrm_app.domain.company import Company
from vrm_app.domain.text import flattened
from vrm_app.presenters import words
from vrm_app.presenters.company_form import RELATIONSHIPS
from vrm_app.presenters.labels import field_words, value_words

_LONGEST = 300


def about_of(company: Company, successor: str) -> tuple[tuple[str, str], ...]:
    """Return each field's words with what it holds; `successor` is who followed the company."""
    since = company.known_since
    kind = company.relationship_type
    found = {
        "legal_name": company.legal_name,
        "brands": ", ".join(company.brands),
        "domains": ", ".join(company.domains),
        "category": company.category,
        "relationship": RELATIONSHIPS[company.relationship],
        "relationship_type": value_words(kind) if kind else "",
        "account_numbers": "; ".join(company.account_numbers),
        "known_since": "" if since is None else str(since.year),
        "country": company.country,
        "language": company.language,
        "successor_id": successor,
        "contact_rules": _rules(company),
        "tags": ", ".join(company.tags),
        "notes": company.notes,
    }
    return tuple(
        (field_words(Company.kind, name), flattened(text[:_LONGEST]))
        for name, text in found.items()
        if text
    )


def _rules(company: Company) -> str:
    rules = company.contact_rules
    if rules is None:
        return ""
    said = []
    if rules.allowed:
        said.append(
            _("only by {channels}").format(
                channels=", ".join(words.CHANNELS[one] for one in rules.allowed)
            )
        )
    if rules.blocked:
        said.append(
            _("never by {channels}").format(
                channels=", ".join(words.CHANNELS[one] for one in rules.blocked)
            )
        )
    if rules.marketing is not None:
        said.append(_("may advertise") if rules.marketing else _("no advertising"))
    if rules.note:
        said.append(rules.note)
    return " · ".join(said)
