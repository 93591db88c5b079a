"""German words about time, said in the English in which days, moments and spans are read."""

import re

from vrm_app.language import spoken

_GERMAN = "de"
_ENGLISH_AGO = " ago"
_NUMBERS = {
    **dict.fromkeys("ein eine einem einer einen eines".split(), "1"),
    **{
        word: str(number)
        for number, word in enumerate(
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), start=2
        )
    },
}
_UNITS = {
    **dict.fromkeys("t tag tage tagen".split(), "days"),
    **dict.fromkeys("wo woche wochen".split(), "weeks"),
    **dict.fromkeys("mon monat monate monaten".split(), "months"),
    **dict.fromkeys("j jahr jahre jahren".split(), "years"),
}
_SPANS = {
    **dict.fromkeys(("halbes jahr", "ein halbes jahr"), "6 months"),
    **dict.fromkeys(("vierteljahr", "ein vierteljahr"), "3 months"),
    **dict.fromkeys(("keine", "keiner", "keins", "ohne"), "none"),
    "quartal": "quarterly",
    "täglich": "daily",
    "wöchentlich": "weekly",
    "monatlich": "monthly",
    "vierteljährlich": "quarterly",
    "halbjährlich": "half-yearly",
    "jährlich": "yearly",
    **{unit: english.removesuffix("s") for unit, english in _UNITS.items() if len(unit) > 1},
}
_DAYS = {
    "heute": "today",
    "gestern": "yesterday",
    "vorgestern": "2 days ago",
    "morgen": "tomorrow",
    "übermorgen": "in 2 days",
    "nächste woche": "in 1 week",
    "nächsten monat": "in 1 month",
    "nächstes jahr": "in 1 year",
    "monatsende": "end of month",
    "jahresende": "end of year",
    "ende": "end of",
    "mitte": "middle of",
    "anfang": "beginning of",
}
_WEEKDAYS = {
    "mo": "monday",
    "di": "tuesday",
    "mi": "wednesday",
    "do": "thursday",
    "fr": "friday",
    "sa": "saturday",
    "so": "sunday",
}
_OTHER_WORDS = {"so", "die", "mit"}
"""Words as they stand in any sentence; only with a capital letter are they short for a day."""
_BEFORE = re.compile(r"^(?:(?:spätestens|bis|am|zum|den|dem) )+")
_COUNT = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})\s?({'|'.join(_UNITS)})\b\.?"
_COUNTED = re.compile(_COUNT)
_AGO = re.compile(rf"^vor {_COUNT}")
_LAST = re.compile(r"^(?:letzte|vorige|vergangene)[nrsm]? ")
_NEXT = re.compile(r"^(?:nächste|kommende|diese)[nrsm]? ")
_O_CLOCK = re.compile(r"(?:um )?(\d{1,2})(?:[:.](\d{2}))? uhr$", re.ASCII)
_AT = re.compile(r"\bum (?=\d)")
_FIRST = re.compile(r"(?:last |next )?(\w+)\.?(?=$|[ ,])")


def day_in_english(text: str) -> str:
    """Return a day or a moment in small letters, its German said in English.

    What is not understood stays as it is; so does all where German is not spoken.
    """
    typed = " ".join(text.split())
    words = typed.casefold()
    if spoken() != _GERMAN:
        return words
    if typed in _OTHER_WORDS:
        return ""
    words = _O_CLOCK.sub(lambda found: f"{found[1]}:{found[2] or '00'}", words)
    words = _AT.sub("at ", _BEFORE.sub("", words, count=1))
    for german, english in _DAYS.items():
        if words == german or words.startswith(f"{german} "):
            return english + words.removeprefix(german)
    words = _NEXT.sub("next ", _LAST.sub("last ", words, count=1), count=1)
    words = _AGO.sub(lambda found: _counted(found) + _ENGLISH_AGO, words)
    return _FIRST.sub(_weekday, _COUNTED.sub(_counted, words), count=1)


def span_in_english(words: str) -> str:
    """Return a span, its German said in English."""
    if spoken() != _GERMAN:
        return words
    for before in ("alle ", "pro ", "im ", "jede ", "jeden ", "jedes "):
        words = words.removeprefix(before)
    return _SPANS.get(words) or _COUNTED.sub(_counted, words)


def _counted(found: re.Match[str]) -> str:
    return f"{_NUMBERS.get(found[1], found[1])} {_UNITS[found[2]]}"


def _weekday(found: re.Match[str]) -> str:
    if found[1] not in _WEEKDAYS:
        return found[0]
    return found[0].rstrip(".").removesuffix(found[1]) + _WEEKDAYS[found[1]]
