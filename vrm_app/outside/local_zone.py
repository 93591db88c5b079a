"""The time zone of this machine, which knows summer from winter for every moment."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The zone of this machine: each moment has the offset that clocks here show then.

    The standard library's own answer to "now" holds the offset of now alone, by which a summer
    night seen in winter would fall on another day.
    """

    def utcoffset(self, moment: datetime | None, /) -> timedelta | None:
        """Return by how much clocks here are ahead of UTC at that time of this place."""
        return None if moment is None else _here(moment.replace(tzinfo=None)).utcoffset()

    def dst(self, moment: datetime | None, /) -> timedelta | None:  # noqa: ARG002  (the same always)
        """Return nothing: how much of the offset is summer's, nobody asks."""
        return None

    def tzname(self, moment: datetime | None, /) -> str | None:
        """Return the name that the zone has then."""
        return None if moment is None else _here(moment.replace(tzinfo=None)).tzname()

    def fromutc(self, moment: datetime, /) -> datetime:
        """Return the time here of a moment in UTC."""
        here = _here(moment.replace(tzinfo=UTC))
        found = here.replace(tzinfo=self)
        # Of an hour that clocks show twice, this is the second.
        return found if found.utcoffset() == here.utcoffset() else found.replace(fold=1)


def local_now() -> datetime:
    """Return the moment, in the zone of this machine."""
    return datetime.now(UTC).astimezone(LocalZone())


def _here(moment: datetime) -> datetime:
    with suppress(OSError, OverflowError, ValueError):
        return moment.astimezone()
    # Beyond the years that a system knows, there is no season either.
    return moment.replace(tzinfo=UTC)
