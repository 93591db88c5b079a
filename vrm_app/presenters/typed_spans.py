"""Spans of time as a person types them: 12 months, 2w, 1 year."""

import re
from gettext import gettext as _
from gettext import ngettext, pgettext

from vrm_app.domain.spans import Span, Unit
from vrm_app.presenters.typed_german import span_in_english

_SPAN = re.compile(r"(\d{1,4})?\s?(d|days?|w|weeks?|m|months?|y|years?)", re.ASCII)
_ISO = re.compile(r"p\d{1,4}[dwmy]", re.ASCII)
_OFTEN = {
    Span(1, Unit.DAY): ("daily", _("daily")),
    Span(1, Unit.WEEK): ("weekly", _("weekly")),
    Span(1, Unit.MONTH): ("monthly", _("monthly")),
    Span(3, Unit.MONTH): ("quarterly", _("quarterly")),
    Span(6, Unit.MONTH): ("half-yearly", _("half-yearly")),
    Span(1, Unit.YEAR): ("yearly", "annually", _("yearly")),
}
"""How often, as one says it of what is paid."""


def read_span(text: str) -> Span | None:
    """Return the span that was typed, "month" and "monthly" being one; none if it is unclear."""
    words = span_in_english(" ".join(text.casefold().split()))
    for span, said in _OFTEN.items():
        if words in said:
            return span
    if words in {"0", "none", pgettext("time", "none")}:
        return Span(0, Unit.DAY)
    if _ISO.fullmatch(words):
        return Span.parse(words.upper())
    match = _SPAN.fullmatch(words) or _own(words)
    return None if match is None else Span(int(match[1] or 1), Unit(match[2][0].upper()))


def span_text(span: Span) -> str:
    """Write a span as it can be typed: 12 months."""
    if not span.count:
        return pgettext("time", "none")
    return {
        Unit.DAY: ngettext("{n} day", "{n} days", span.count),
        Unit.WEEK: ngettext("{n} week", "{n} weeks", span.count),
        Unit.MONTH: ngettext("{n} month", "{n} months", span.count),
        Unit.YEAR: ngettext("{n} year", "{n} years", span.count),
    }[span.unit].format(n=span.count)


def every_words(span: Span) -> str:
    """Write how often: a month, 3 months."""
    one = {
        Unit.DAY: _("a day"),
        Unit.WEEK: _("a week"),
        Unit.MONTH: _("a month"),
        Unit.YEAR: _("a year"),
    }
    if span.count == 1:
        return one[span.unit]
    return _("every {span}").format(span=span_text(span))


def _own(words: str) -> re.Match[str] | None:
    """Read a span in the words in which it is written here."""
    digits = re.match(r"\d{1,4}", words, re.ASCII)
    if digits is None:
        return None
    for unit in Unit:
        if span_text(Span(int(digits[0]), unit)).casefold() == words:
            return _SPAN.fullmatch(f"{digits[0]}{unit.lower()}")
    return None
