"""The time that a signature carries: reading it, writing it, judging its age."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from inspector.signatures.place import Place, sentence_start
from inspector.signatures.reading import Reading
from inspector.signatures.refusal import malformed, missing

_MILLISECONDS = 1000
_MOST_DIGITS = 16
_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,12}))?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
# Later than this in seconds (the year 5138), a time in seconds is one in milliseconds.
_PLAUSIBLE = 100_000_000_000


@dataclass(frozen=True, slots=True)
class Timestamp:
    """Where the time stands, how it is written, and how old or early it may be, in seconds.

    `past` or `future` None: the provider names no limit, so age is shown and not judged.
    """

    source: str
    places: tuple[Place, ...]
    format: str
    past: float | None
    future: float | None

    def text(self, reading: Reading) -> bytes:
        """Return the time as it arrived. Raises Refusal when it stands nowhere."""
        for place in self.places:
            text = place(reading)
            if text is not None:
                return text
        reason = f"{sentence_start(self.source)}, which holds the signed time, is missing."
        raise (malformed if self.source.startswith("field:") else missing)(reason)

    def seconds(self, text: bytes) -> float:
        """Return the time in epoch seconds. Raises Refusal when the text is none of the format."""
        try:
            return _READERS[self.format](text)
        except (ValueError, OverflowError):
            shown = text[:40].decode("utf-8", "replace")
            raise malformed(f"The time {shown!r} is not {_WORDS[self.format]}.") from None

    def complaint(self, seconds: float, now: float | None) -> str | None:
        """Return in words why a time is too old or too early at `now`; None when it is neither."""
        if now is None:
            return None
        age = now - seconds
        if seconds > _PLAUSIBLE:
            return "its time lies millennia ahead: milliseconds were sent where seconds are due"
        if self.past is not None and age > self.past:
            return f"it is {age:.0f} s old, and {self.past:g} s are allowed"
        if self.future is not None and -age > self.future:
            return f"its time is {-age:.0f} s in the future, and {self.future:g} s are allowed"
        return None

    def write(self, now: float) -> str:
        """Return `now`, in epoch seconds, as text of the format."""
        return _WRITERS[self.format](now)


def _read_unix(text: bytes) -> float:
    if not text.isdigit() or len(text) > _MOST_DIGITS:
        raise ValueError(text)
    return float(int(text))


def _read_unix_ms(text: bytes) -> float:
    return _read_unix(text) / _MILLISECONDS


def _read_rfc3339(text: bytes) -> float:
    match = _RFC3339.fullmatch(text.decode("ascii"))
    if match is None:
        raise ValueError(text)
    *numbers, fraction, zone = match.groups()
    offset = "+00:00" if zone in "Zz" else zone
    whole = datetime.fromisoformat("{}-{}-{}T{}:{}:{}".format(*numbers) + offset)
    return whole.timestamp() + (float(f"0.{fraction}") if fraction else 0.0)


def _read_http_date(text: bytes) -> float:
    return parsedate_to_datetime(text.decode("ascii")).timestamp()


def _write_rfc3339(now: float) -> str:
    moment = datetime.fromtimestamp(now, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


_READERS: dict[str, Callable[[bytes], float]] = {
    "unix": _read_unix,
    "unix-ms": _read_unix_ms,
    "rfc3339": _read_rfc3339,
    "http-date": _read_http_date,
}
_WRITERS: dict[str, Callable[[float], str]] = {
    "unix": lambda now: str(int(now)),
    "unix-ms": lambda now: str(int(now * _MILLISECONDS)),
    "rfc3339": _write_rfc3339,
    "http-date": lambda now: format_datetime(datetime.fromtimestamp(int(now), UTC), usegmt=True),
}
_WORDS = {
    "unix": "a Unix time in seconds",
    "unix-ms": "a Unix time in milliseconds",
    "rfc3339": "a time as RFC 3339 writes it",
    "http-date": "a date as HTTP writes it",
}
TIME_FORMATS = tuple(_READERS)
