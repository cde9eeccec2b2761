"""Nanoseconds UTC as text."""

from datetime import UTC, datetime

_NANOSECONDS = 1_000_000_000
_MILLISECOND = 1_000_000


def iso_time(nanoseconds: int) -> str:
    """Return ISO 8601 with all nine digits and `Z`, the form of machine-readable lines."""
    seconds, rest = divmod(nanoseconds, _NANOSECONDS)
    return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}.{rest:09d}Z"


def local_time(nanoseconds: int) -> str:
    """Return date and time of day to the millisecond in the machine's own time zone, for people."""
    seconds, rest = divmod(nanoseconds, _NANOSECONDS)
    moment = datetime.fromtimestamp(seconds, UTC).astimezone()
    return f"{moment:%Y-%m-%d %H:%M:%S}.{rest // _MILLISECOND:03d}"


def milliseconds(nanoseconds: int | None) -> float | None:
    """Return a duration in milliseconds, exact to the microsecond; None stays None."""
    return None if nanoseconds is None else round(nanoseconds / _MILLISECOND, 3)
