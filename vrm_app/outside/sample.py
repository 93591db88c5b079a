"""The invented dealings of the sample vault, with dates that follow the day it is made."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta

Sample = tuple[str, str, dict[str, object]]

# "today-412", "today+30 10:30"; "~31" and "~02-29" step back to the latest such day,
# because a contract that begins on the 31st or on 29 February is a case of its own.
_MOMENT = re.compile(
    r"today(?P<days>[+-]\d{1,5})?"
    r"(?:~(?:(?P<month>\d\d)-)?(?P<number>\d\d))?"
    r"(?: (?P<time>\d\d:\d\d))?"
)


def sample_records(lines: Iterable[str], *, today: date) -> list[Sample]:
    """Return (key, kind, fields) for each line, in the order in which they can be kept.

    Days and instants (UTC) are resolved; links stay "@key" and point at an earlier key. A key
    that comes a second time changes the record: its fields are a merge patch.
    """
    records: list[Sample] = []
    kinds: dict[str, str] = {}
    for line in filter(str.strip, lines):
        fields: dict[str, object] = json.loads(line)
        key = _key(fields, kinds)
        records.append((key, kinds[key], {name: _on(fields[name], today) for name in fields}))
    return records


def linked_keys(value: object) -> Iterator[str]:
    """Yield the keys a field's value points at, without their "@"."""
    if isinstance(value, str) and re.fullmatch(r"@[a-z0-9-]+", value):
        yield value[1:]
    if isinstance(value, list):
        for part in value:
            yield from linked_keys(part)


def _key(fields: dict[str, object], kinds: dict[str, str]) -> str:
    if "edit" in fields:
        return str(fields.pop("edit")).removeprefix("@")
    key = str(fields.pop("key"))
    if key in kinds:
        raise ValueError(f"{key} is there twice")
    kinds[key] = str(fields.pop("kind"))
    return key


def _on(value: object, today: date) -> object:
    if isinstance(value, list):
        return [_on(part, today) for part in value]
    if isinstance(value, dict):
        return {name: _on(part, today) for name, part in value.items()}
    moment = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    return _resolved(moment, today) if moment else value


def _resolved(moment: re.Match[str], today: date) -> str:
    day = today + timedelta(days=int(moment["days"] or 0))
    while not _matches(day, moment["month"], moment["number"]):
        day -= timedelta(days=1)
    if moment["time"] is None:
        return day.isoformat()
    at = datetime.combine(day, time.fromisoformat(moment["time"]), UTC)
    return at.isoformat().replace("+00:00", "Z")


def _matches(day: date, month: str | None, number: str | None) -> bool:
    if number is None:
        return True
    return day.day == int(number) and month in {None, f"{day.month:02}"}
