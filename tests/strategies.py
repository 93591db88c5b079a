"""Made-up records of any kind, by what the kind declares."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from building import Fields, least
from hypothesis import strategies as st

from vrm_app.domain.case import STAGES
from vrm_app.domain.compounds import ListOf, Part
from vrm_app.domain.countries import COUNTRIES
from vrm_app.domain.fields import Field, FieldType, Json
from vrm_app.domain.kinds import KINDS
from vrm_app.domain.money import CURRENCIES, decimals
from vrm_app.domain.record import fields_of
from vrm_app.domain.scalars import Choice, Link, Whole

_MARKS_OF_DIRECTION = "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NO_TEXT = "\ufffe\uffff"
_SIGNS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=_NO_TEXT)
_LINE_SIGNS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters=_MARKS_OF_DIRECTION + _NO_TEXT
)
_LABEL = st.from_regex(re.compile(r"[a-z0-9]([a-z0-9-]{0,20}[a-z0-9])?", re.ASCII), fullmatch=True)

lines = st.text(_LINE_SIGNS, max_size=60).filter(lambda line: len(line.strip()) > 0)
prose = st.text(st.one_of(_SIGNS, st.sampled_from("\n\t")), max_size=200)
days = st.dates(date(1800, 1, 1), date(9000, 12, 31))
_zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.datetimes(datetime(1800, 1, 3), datetime(9000, 12, 29), timezones=_zones)  # noqa: DTZ001


@st.composite
def money(draw: st.DrawFn, currency: str | None = None) -> Json:
    code = currency or draw(st.sampled_from(sorted(CURRENCIES)))
    places = draw(st.integers(0, decimals(code)))
    whole = str(draw(st.integers(0, 10**9)))
    fraction = "".join(
        draw(st.lists(st.sampled_from("0123456789"), min_size=places, max_size=places))
    )
    return {"amount": f"{whole}.{fraction}" if places else whole, "currency": code}


def _json_days() -> st.SearchStrategy[Json]:
    return days.map(date.isoformat)


def _spans(least_count: int) -> st.SearchStrategy[Json]:
    counts = st.integers(least_count, 9999)
    return st.builds("P{}{}".format, counts, st.sampled_from("DWMY"))


_SIMPLE: dict[str, st.SearchStrategy[Json]] = {
    "Line": lines,
    "Prose": prose,
    "HostName": st.builds("{}.{}".format, _LABEL, _LABEL),
    "Address": st.builds(
        "{}://{}.example/{}".format, st.sampled_from(["http", "https"]), _LABEL, _LABEL
    ),
    "Sha256": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "Country": st.sampled_from(sorted(COUNTRIES)),
    "Language": st.sampled_from(["de", "en-GB", "zh-Hant-TW", "es-419"]),
    "Day": _json_days(),
    "Instant": instants.map(datetime.isoformat),
    "SpanType": _spans(1),
    "NoticeType": st.one_of(st.just("P0D"), _spans(1)),
    "Flag": st.booleans(),
    "MoneyType": money(),
}


def values(field_type: FieldType, ids: dict[str, str]) -> st.SearchStrategy[Json]:
    """Return JSON values of a type, some of them empty."""
    if isinstance(field_type, ListOf):
        return st.lists(values(field_type.item, ids), max_size=4)
    if isinstance(field_type, Part):
        return _objects(field_type.fields, ids)
    if isinstance(field_type, Choice):
        return st.sampled_from([*field_type.options])
    if isinstance(field_type, Link):
        return (
            st.just(ids[field_type.kind]) if field_type.kind else st.sampled_from([*ids.values()])
        )
    if type(field_type) is Whole:
        return st.integers(field_type.least, field_type.most)
    return _SIMPLE[type(field_type).__name__]


def _objects(fields: Mapping[str, Field], ids: dict[str, str]) -> st.SearchStrategy[Json]:
    needed: dict[str, st.SearchStrategy[Json]] = {}
    optional: dict[str, st.SearchStrategy[Json]] = {}
    for name, field in fields.items():
        if field.required:
            needed[name] = values(field.type, ids)
        else:
            optional[name] = st.one_of(st.none(), values(field.type, ids))
    return st.fixed_dictionaries(needed, optional=optional)


def records(kind: str, ids: dict[str, str]) -> st.SearchStrategy[Fields]:
    """Return the JSON of records of a kind that link to the given ones."""
    fields = _objects(fields_of(KINDS[kind]), ids)
    return fields.map(lambda given: _agreeing(kind, given, ids))


def _agreeing(kind: str, given: Fields, ids: dict[str, str]) -> Fields:
    """Change what several fields must agree on."""
    if kind == "case":
        stages = sorted(STAGES[given["type"]])
        return {**given, "stage": stages[len(given["title"]) % len(stages)]}
    if kind == "reminder" and given.get("agenda_kind") and not given.get("about"):
        return {**given, "about": ids["case"]}
    if kind == "need":
        return {**given, "budget_min": None}
    needed = {
        "interaction": ("company_id", ids["company"]),
        "agreement": ("started_on", "2026-02-28"),
        "review": ("rating", 5),
        "reminder": ("subject", "Call"),
    }
    required_texts = {
        name: value for name, value in least(kind, ids).items() if isinstance(value, str)
    }
    blank = {
        name: value
        for name, value in required_texts.items()
        if isinstance(given.get(name), str) and not str(given[name]).strip()
    }
    name, value = needed.get(kind, ("notes", given.get("notes")))
    return {**given, name: given.get(name) or value, **blank}


anything: st.SearchStrategy[Json] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
"""Any JSON at all, and what is none."""
